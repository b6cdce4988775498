"""Where words stand in quotation marks, through the sentences of a paragraph and beyond it."""

from __future__ import annotations

from bisect import bisect_right

from briefing.records import Article
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy

_CLOSING = {
    "“": "”\"", "„": "“”",
    "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "‹": "›", '"': '"”',
}  # fmt: skip
_MARKS = Lazy('["“”„«»「」『』‘’]')
# How many paragraphs a quotation may run on through without a mark.
_FURTHEST = 3
_BEFORE_OPENING = frozenset(" \n\t\u00a0([{—–-:,/")
# From here on are the signs of Chinese, Japanese and Korean, which need no spaces.
_EASTERN = "\u2e80"


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` with its marks; ``going_on`` where the next paragraph goes on with it.

    ``carried`` marks one that goes on from the paragraph before without a mark of its own, as
    in texts whose lines were cut into paragraphs.
    """

    start: int
    end: int
    going_on: bool = False
    carried: bool = False


def quotations_of(article: Article) -> tuple[Quotation, ...]:
    """Return the quotations of an article's text, in order, none inside another.

    One that is not closed in its paragraph counts where the next paragraph opens with a
    mark again, as in a quotation of several paragraphs; else it is left out.
    """
    found: list[Quotation] = []
    paragraphs = article.paragraphs
    carried = ""
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1 : number + 1 + _FURTHEST]
        texts = [one.text for one in following]
        inside, carried = _in_paragraph(paragraph.text, paragraph.start, texts, carried)
        found.extend(inside)
    return tuple(found)


def _closed_later(sign: str, following: list[str]) -> bool:
    """Whether the next mark of the paragraphs that follow closes what ``sign`` opened."""
    for text in following:
        for mark in _MARKS.finditer(text):
            if mark[0] in "‘’":
                continue
            closes = mark[0] in _CLOSING[sign] and _closes(text, mark.start(), mark[0])
            return closes and not _opens(text, mark.start(), mark[0])
    return False


def _in_paragraph(
    text: str, offset: int, following: list[str], carried: str
) -> tuple[list[Quotation], str]:
    """The quotations of a paragraph, and the mark that is still open at its end, "" for none.

    ``carried`` is the mark that was open where the paragraph begins.
    """
    found: list[Quotation] = []
    opened = 0 if carried else -1
    first = carried
    closing = _CLOSING[carried] if carried else ""
    depth = 0
    for mark in _MARKS.finditer(text):
        sign, at = mark[0], mark.start()
        if opened < 0:
            if sign in _CLOSING and _opens(text, at, sign):
                opened, closing, depth, first = at, _CLOSING[sign], 0, sign
        elif sign in closing:
            if not _closes(text, at, sign):
                continue
            if depth:
                depth -= 1
                continue
            if at - opened > 2:
                whole = Quotation(offset + opened, offset + at + 1, carried=bool(carried))
                found.append(whole)
            opened, carried = -1, ""
        elif sign == first and sign not in "\"'" and closing != sign:
            depth += 1
    if opened < 0 or not following:
        return found, ""
    reopened = following[0][:1] == first
    if reopened or (first not in "‘‹" and _closed_later(first, following)):
        start, end = offset + opened, offset + len(text)
        found.append(Quotation(start, end, going_on=True, carried=bool(carried)))
        return found, "" if reopened else first
    return found, ""


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
        self.all = quotations
        self._starts = [one.start for one in quotations]

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that touch a stretch of the text."""
        all_ = self.all
        found = []
        for place in range(max(0, bisect_right(self._starts, start) - 1), len(all_)):
            one = all_[place]
            if one.start >= end:
                break
            if one.end > start:
                found.append(one)
        return tuple(found)
