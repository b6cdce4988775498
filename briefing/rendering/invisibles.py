"""Characters a reader can't see: what of a source's text must not leak into ours.

A press text may carry direction overrides, zero-width marks and control characters. They
belong to the quote and are kept where a format can keep them; but an override that is left
open would turn round the words behind it (Unicode Standard Annex #9), so it is closed.
"""

from __future__ import annotations

from briefing.text.patterns import Lazy

_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_POP_EMBEDDING = "\u202c"
_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
_DIRECTIONS = Lazy("[\u202a-\u202e\u2066-\u2069]")

MARK = "\u200e"  # runs from left to right, and shows nothing
# The joiners (U+200C, U+200D) and variation selectors are spelling in many scripts.
INVISIBLE = Lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATES = Lazy("[\ud800-\udfff]")


def closers(text: str) -> str:
    """The characters that close what ``text`` leaves open of directions, innermost first."""
    if text.isascii():
        return ""
    open_ones: list[str] = []
    for match in _DIRECTIONS.finditer(text):
        mark = match[0]
        if mark in _EMBEDDINGS:
            open_ones.append(_POP_EMBEDDING)
        elif mark in _ISOLATES:
            open_ones.append(_POP_ISOLATE)
        elif mark == _POP_EMBEDDING:
            if open_ones and open_ones[-1] == _POP_EMBEDDING:
                open_ones.pop()
        elif _POP_ISOLATE in open_ones:  # it closes the embeddings inside it too
            while open_ones.pop() != _POP_ISOLATE:
                pass
    return "".join(reversed(open_ones))


def settled(text: str) -> str:
    """A name or title as it stands within a line of ours: behind one whose last letter runs
    from right to left, a mark (U+200E) keeps figures and punctuation from being drawn into it."""
    if text.isascii():
        return text
    from unicodedata import bidirectional

    for character in reversed(text):
        direction = bidirectional(character)
        if direction in {"R", "AL"}:
            return text + MARK
        if direction == "L":
            return text
    return text


def one_line(text: str) -> str:
    """The text on one line, white space as single spaces, and no direction left open.

    Half of a surrogate pair (a file name that is no UTF-8) becomes U+FFFD.
    """
    line = " ".join(text.split())
    if line.isascii():
        return line
    line = _SURROGATES.sub("\ufffd", line)
    return line + closers(line)
