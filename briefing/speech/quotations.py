"""Where words stand in quotation marks, through the sentences of a paragraph and beyond it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from briefing.records import Article
from briefing.text.patterns import Lazy

_CLOSING = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "‹": "›", '"': '"',
}  # fmt: skip
_MARKS = Lazy('["“”„«»「」『』‘’]')
_BEFORE_OPENING = frozenset(" \n\t\u00a0([{—–-:,/")
# From here on are the signs of Chinese, Japanese and Korean, which need no spaces.
_EASTERN = "\u2e80"


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` with its marks; ``going_on`` where the next paragraph goes on with it."""

    start: int
    end: int
    going_on: bool = False


def quotations_of(article: Article) -> tuple[Quotation, ...]:
    """Return the quotations of an article's text, in order, none inside another.

    One that is not closed in its paragraph counts where the next paragraph opens with a
    mark again, as in a quotation of several paragraphs; else it is left out.
    """
    found: list[Quotation] = []
    paragraphs = article.paragraphs
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
        found.extend(_in_paragraph(paragraph.text, paragraph.start, following))
    return tuple(found)


def _in_paragraph(text: str, offset: int, following: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened = -1
    closing = ""
    depth = 0
    for mark in _MARKS.finditer(text):
        sign, at = mark[0], mark.start()
        if opened < 0:
            if sign in _CLOSING and _opens(text, at, sign):
                opened, closing, depth = at, _CLOSING[sign], 0
        elif sign in closing:
            if not _closes(text, at, sign):
                continue
            if depth:
                depth -= 1
                continue
            if at - opened > 2:
                found.append(Quotation(offset + opened, offset + at + 1))
            opened = -1
        elif sign == text[opened] and sign not in "\"'" and closing != sign:
            depth += 1
    if opened >= 0 and following[:1] == text[opened]:
        found.append(Quotation(offset + opened, offset + len(text), going_on=True))
    return found


def _opens(text: str, at: int, sign: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if sign in "「『":
        return True
    if sign in "«„“" and after:
        return True
    return (before in _BEFORE_OPENING or before > _EASTERN) and bool(after) and not after.isspace()


def _closes(text: str, at: int, sign: str) -> bool:
    after = text[at + 1 : at + 2]
    if sign == "’":
        return not after.isalnum() and at > 0
    if sign == '"':
        return not (after.isalnum() and after < _EASTERN) and not text[at - 1].isspace()
    return True


class Quoted:
    """Look-ups in an article's quotations."""

    def __init__(self, quotations: tuple[Quotation, ...]) -> None:
        self._all = quotations
        self._starts = [one.start for one in quotations]

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that touch a stretch of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for one in self._all[first:]:
            if one.start >= end:
                break
            if one.end > start:
                found.append(one)
        return tuple(found)
