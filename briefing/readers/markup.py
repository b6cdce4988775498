"""Finding pieces of mark-up in one pass, however much of it is left open.

A pattern such as ``<script>.*?</script>`` looks through all the rest of a page for each
element that is never closed, which takes hours on a page of nothing but openings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HIDDEN = re.compile(r"<!--|<(?P<name>script|style|noscript|template|head)\b[^<>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(?P<name>script)\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_CLOSING = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "head")
} | {"": re.compile("-->")}
# A tag up to its end, signs in quotes passed over; every match is final, so this is one pass.
_TAG = re.compile(r"""<[a-zA-Z](?>[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_NAME = re.compile(r"<[a-zA-Z][\w:-]{0,30}")
# Parsing takes the square of a tag's attributes, and no page has so many. In characters below
# that a tag can not have them.
_MOST_ATTRIBUTES, _SHORT_TAG = 1_000, 2_000


def hidden(page: str) -> Iterator[tuple[int, int]]:
    """Where comments and the elements that show no text stand, those that are closed."""
    yield from ((start, end) for start, _, end, _ in _elements(page, _HIDDEN))


def scripts(page: str) -> Iterator[tuple[str, str]]:
    """The attributes and the content of each script element."""
    for _, inside, end, match in _elements(page, _SCRIPT):
        yield match["attributes"], page[inside : page.rindex("</", inside, end)]


def parsable(page: str) -> str:
    """The page, tags of thousands of attributes without them; line ends are kept."""
    return _TAG.sub(_bare, page)


def _bare(tag: re.Match[str]) -> str:
    text = tag[0]
    if len(text) < _SHORT_TAG or len(_VALUE.sub(" ", text).split()) < _MOST_ATTRIBUTES:
        return text
    name = _NAME.match(text)
    return (name[0] if name else "<p") + "\n" * text.count("\n")


def _elements(page: str, opening: re.Pattern[str]) -> Iterator[tuple[int, int, int, re.Match[str]]]:
    """Start, start of the content, end and opening of each element, none inside another."""
    never_closed: set[str] = set()
    position = 0
    while (match := opening.search(page, position)) is not None:
        position = match.end()
        name = (match["name"] or "").lower()
        if name in never_closed:
            continue
        closing = _CLOSING[name].search(page, position)
        if closing is None:
            never_closed.add(name)
            continue
        yield match.start(), position, closing.end(), match
        position = closing.end()
