"""The line of a file on which a paragraph begins, looked for in the file's mark-up."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from briefing.readers.lines import line_ends, split_lines
from briefing.readers.markup import hidden

_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")


class Places:
    """The line of the file on which each paragraph begins, found by its first letters.

    Compared without any white space, since mark-up and line ends stand anywhere. Looked
    for from where the paragraph before was found, so that a teaser of the same words
    further up is not taken. ``escaped`` is mark-up inside mark-up, as in feeds.
    """

    _PREFIX = 80
    _SHORTEST = 12

    def __init__(self, page: str, *, first_line: int = 1, escaped: bool = False) -> None:
        self._first_line = first_line
        if escaped:
            page = page.replace("<![CDATA[", "").replace("]]>", "")
            page = "\n".join(map(_unescaped, split_lines(_TAG.sub(_line_ends, page))))
        visible = _TAG.sub(_line_ends, _seen(page))
        pieces: list[str] = []
        self._starts: list[int] = []
        length = 0
        for line in split_lines(visible):
            self._starts.append(length)
            piece = _SPACES.sub("", html.unescape(line))
            pieces.append(piece)
            length += len(piece)
        self._text = "".join(pieces)
        self._from = 0

    def line_of(self, paragraph: str) -> int | None:
        """The line from 1, or None where the paragraph can not be found."""
        wanted = _SPACES.sub("", paragraph)[: self._PREFIX]
        while True:
            at = self._text.find(wanted, self._from)
            if at < 0:
                at = self._text.find(wanted)
            if at >= 0 or len(wanted) <= self._SHORTEST:
                break
            wanted = wanted[: max(self._SHORTEST, len(wanted) // 2)]
        if at < 0:
            return None
        self._from = at + len(wanted)
        return bisect_right(self._starts, at) + self._first_line - 1


def _seen(page: str) -> str:
    """The page without what shows no text, its line ends kept."""
    shown: list[str] = []
    position = 0
    for start, end in hidden(page):
        shown += (page[position:start], "\n" * line_ends(page[start:end]))
        position = end
    return "".join(shown) + page[position:]


def _unescaped(line: str) -> str:
    return html.unescape(line).replace("\n", " ").replace("\r", " ")


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * line_ends(match[0])
