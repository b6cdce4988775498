"""Plain text to HTML that shows just that text, and what of it HTML can't carry."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import quote, urldefrag

from briefing.rendering.invisibles import closers
from briefing.text.patterns import Lazy

REPLACEMENT = "\ufffd"

# No-break spaces that stand alone are typography and stay.
_WHITE_SPACE = re.compile("\\s{2,}|[^\\S \u00a0\u202f]")
# What an HTML parser drops or changes, however it is written (HTML Standard, 13.2.3.5).
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNFIT_OR_DIRECTION = re.compile(f"{_UNFIT.pattern}|{_DIRECTIONS.pattern}")
_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL_ONE = re.compile(r"[&<>\"']")
_PLAIN = re.compile(r"[\w.,;:!?()“”‘’«»–—%/\[\]-]+(?: [\w.,;:!?()“”‘’«»–—%/\[\]-]+)*")
_TAG = Lazy(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}")
_FRAGMENT_WORDS = 6  # at each end of a quote that is longer than both
_LONGEST_ADDRESS = 4000


def escape(text: str) -> str:
    """HTML that shows this text on one line, in an element or a quoted attribute.

    Text directions left open are closed; what HTML can't hold becomes U+FFFD.
    """
    if _PLAIN.fullmatch(text):  # most texts, and nothing in them to change
        return text
    return _escaped(one_spaced(text), _UNFIT) + closers(text)


def escape_part(text: str, whole: str) -> str:
    """The HTML of one part of a quote; ``whole`` is all of the quote, as it is shown.

    White space at its ends is kept. A quote whose text directions don't close by themselves
    loses their marks: closing them would alter what stands behind the quote.
    """
    if _PLAIN.fullmatch(text):
        return text
    return _escaped(one_spaced(text), _UNFIT if _closes(whole) else _UNFIT_OR_DIRECTION)


def lost(text: str) -> tuple[tuple[int, str], ...]:
    """The characters of a quote that its HTML shows as U+FFFD, with their places in its text,
    white space normalised."""
    unfit = _UNFIT if _closes(text) else _UNFIT_OR_DIRECTION
    if not unfit.search(text):
        return ()
    line = " ".join(text.split())
    return tuple((found.start(), found[0]) for found in unfit.finditer(line))


def restored(text: str, gone: tuple[tuple[int, str], ...]) -> str:
    """A text with the characters that ``lost`` told of, where U+FFFD stands for them."""
    characters = list(text)
    for place, character in gone:
        if place < len(characters) and characters[place] == REPLACEMENT:
            characters[place] = character
    return "".join(characters)


def one_spaced(text: str) -> str:
    """The text with runs of white space as one space, its ends kept."""
    return _WHITE_SPACE.sub(" ", text)


def language_tag(language: str | None, page: str) -> str | None:
    """The ``lang`` of a text on a page of another language, None where it needs none."""
    if not language or not _TAG.fullmatch(language) or language.lower() == page:
        return None
    return language


def fragment_address(address: str | None, text: str) -> str | None:
    """The address with a text fragment, so that a browser opens the page at the quote.

    WICG, URL Fragment Text Directives: "-", "," and "&" stand for something else in one.
    """
    if address is None:
        return None
    words = text.split()
    if not words or _UNFIT_OR_DIRECTION.search(text):
        return address
    if len(words) > 2 * _FRAGMENT_WORDS:
        ends = (words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:])
        directive = ",".join(_percent(" ".join(end)) for end in ends)
    else:
        directive = _percent(" ".join(words))
    page, fragment = urldefrag(address)
    linked = f"{page}#{fragment}:~:text={directive}"
    return linked if len(linked) <= _LONGEST_ADDRESS else address


def digest(text: str) -> str:
    """A Content-Security-Policy source for an element with just this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def css_string(text: str) -> str:
    """A CSS string with this text; everything but letters, digits and spaces is escaped."""
    safe = (c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(safe)}"'


def _closes(text: str) -> bool:
    """Whether a text leaves no direction open and closes none that it did not open."""
    if not _DIRECTIONS.search(text):
        return True
    depth: list[str] = []
    for mark in _DIRECTIONS.findall(text):
        if mark not in "\u202c\u2069":
            depth.append("\u2069" if mark in "\u2066\u2067\u2068" else "\u202c")
        elif not depth or depth.pop() != mark:
            return False
    return not depth


def _escaped(text: str, unfit: re.Pattern[str]) -> str:
    return _SPECIAL_ONE.sub(lambda found: _SPECIAL[found[0]], unfit.sub(REPLACEMENT, text))


def _percent(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
