"""The line of a file on which a paragraph begins, looked for in the file's mark-up."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

# Parts of a page that carry no visible text of the article.
_OPENERS = re.compile(r"<!--|<(script|style|noscript|template|head)(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
_LINE_END = re.compile("\r\n|\r|\n")


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
            page = "\n".join(map(_unescaped, _LINE_END.split(_TAG.sub(_line_ends, page))))
        visible = _TAG.sub(_line_ends, _seen(page))
        pieces: list[str] = []
        self._starts: list[int] = []
        length = 0
        for line in _LINE_END.split(visible):
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
    """The page with its hidden parts taken out, their line ends left in."""
    lowered = page.lower()
    if len(lowered) != len(page):  # a few capitals have longer small letters
        lowered = page
    kept: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while (match := _OPENERS.search(page, at)) is not None:
        closer = "-->" if match[1] is None else f"</{match[1].lower()}"
        end = -1 if closer in unclosed else lowered.find(closer, match.end())
        if end < 0:
            unclosed.add(closer)
            kept.append(page[at : match.end()])
            at = match.end()
            continue
        end += 3 if match[1] is None else 0
        kept.append(page[at : match.start()])
        kept.append("\n" * len(_LINE_END.findall(page, match.start(), end)))
        at = end
    kept.append(page[at:])
    return "".join(kept)


def _unescaped(line: str) -> str:
    return html.unescape(line).replace("\n", " ").replace("\r", " ")


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * len(_LINE_END.findall(match[0]))
