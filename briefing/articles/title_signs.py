"""What speaks for and against a line as an article's title: its signs, each by name.

A sign is a short phrase that holds of a line or not ("date right below", "9-14 words").
How much each weighs was learned from pages (``title_weights.json``); the choice is in titles.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing.articles.blocks import Block, is_east_asian
from briefing.articles.body import Layout
from briefing.articles.bylines import byline_opening, is_name
from briefing.articles.furniture import Kind
from briefing.articles.headers import opens_as_header
from briefing.articles.labels import states_date
from briefing.articles.phrases import SECTIONS
from briefing.articles.publishers import names_outlet
from briefing.text.patterns import Lazy, lower, one_of

# In words, characters, and blocks above the body; so many blocks of a body may be one, too.
_MOST_WORDS = 40
_SHORTEST, _LONGEST = 3, 350
_FURTHEST = 60
_FURTHEST_SHORT = 30  # where it has no more than three words
_INSIDE = 3
_LONGEST_INSIDE = 26
# What is looked through for the same words again, in blocks before and behind the body.
_HEAD_REACH, _TAIL_REACH = 300, 200
_BODY_REACH, _LEAD_REACH = 3000, 600  # in characters
_OTHER_DATES = 3

_TRAIL = re.compile(
    rf"\s{one_of('>»›/')}\s|^(?:home|start|startseite|accueil|inicio)\b", re.IGNORECASE
)
_TRAIL_BEGINNINGS = tuple("hHsSſaAiIİı")
_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*\b")
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_CHARACTERS = Lazy("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
_ASKS = ("?", "!", "？", "！")
_TRAILING = ("…", "...")
_QUOTES = ('"', "”", "“", "»", "«", "’", "'", "」")
_NEVER = frozenset({Kind.FURNITURE, Kind.COMMENTS, Kind.RELATED, Kind.COLOPHON})
_PASSED = frozenset({Kind.FURNITURE, Kind.CAPTION, Kind.COLOPHON, Kind.RELATED, Kind.COMMENTS})


class Page:
    """A layout, with what the signs of all its lines are told from."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.blocks = layout.blocks
        self.first = first = layout.body[0]
        start = max(0, first - _HEAD_REACH)
        self.head = "\n".join(block.text for block in self.blocks[start : first + 1]) + "\n"
        last = layout.body[-1]
        self.tail = "\n".join(block.text for block in self.blocks[last + 1 : last + _TAIL_REACH])
        self.counts = Counter(block.text for block in self.blocks[start:])
        text: list[str] = []
        length = 0
        for index in layout.body:
            text.append(self.blocks[index].text)
            length += len(text[-1])
            if length > _BODY_REACH:
                break
        self.opening = " ".join(text[:3])
        self.text = " " + lower(" ".join(text)[:_BODY_REACH])
        self.lead_text = " " + lower(self.opening[:_LEAD_REACH])
        self.headed = any(at < first for at in layout.headers)
        self.dates = tuple(
            (at, header.date.day)
            for at, header in layout.headers.items()
            if at < first and header.date is not None
        )
        # How many lines of text stand between each line and the body, and the header below.
        self.gaps = [0] * (first + 1)
        self.below: list[int | None] = [None] * (first + 1)
        for at in range(first - 1, max(-1, first - _FURTHEST - 2), -1):
            passed = at + 1 >= first or not self._is_read(at + 1)
            self.gaps[at] = self.gaps[at + 1] + (0 if passed else 1)
            header = at + 1 < first and at + 1 in layout.headers
            self.below[at] = at + 1 if header else self.below[at + 1]

    def candidates(self) -> Iterator[int]:
        """The indices of the blocks that may be the title."""
        for index in range(max(0, self.first - _FURTHEST), self.first):
            if self._may_be(index):
                yield index
        for index in self.layout.body[:-1][:_INSIDE]:
            block = self.blocks[index]
            # A plain sentence there is the text's own.
            told = block.ends and not block.text.endswith((*_ASKS, *_QUOTES, *_TRAILING))
            if not told and block.words <= _LONGEST_INSIDE and self._may_be(index):
                yield index

    def _is_read(self, index: int) -> bool:
        return index not in self.layout.headers and self.layout.kinds[index] not in _PASSED

    def _is_text(self, index: int) -> bool:
        return self._is_read(index) and not self.blocks[index].bullet

    def _may_be(self, index: int) -> bool:
        block = self.blocks[index]
        if block.words < 4 and (block.bullet or index < self.first - _FURTHEST_SHORT):
            return False
        return (
            _SHORTEST <= len(block.text) <= _LONGEST
            and block.words <= _MOST_WORDS
            and index not in self.layout.headers
            and self.layout.kinds[index] not in _NEVER
            and block.text.count("|") < 2
            and any(map(str.isalpha, block.text))
            and not _is_list_of_names(block)
            and not states_date(block.text)
        )

    def signs(self, index: int) -> list[str]:
        """The signs that hold of a block, by name."""
        block = self.blocks[index]
        return [
            *self._place(index),
            *self._form(index, block),
            *self._again(block),
            *self._neighbours(index, block),
        ]

    def _place(self, index: int) -> Iterator[str]:
        first = self.first
        if index >= first:
            yield "in the body"
            if index > first:
                yield "in the body, below its first line"
            if index in self.layout.headings:
                yield "a subheading of the body"
        headers = self.layout.headers
        gap = self.gaps[index] if index < first else 0
        yield f"{_bucket(gap, (0, 1, 2, 3, 5, 8, 14, 29))} lines of text to the body"
        yield f"{_bucket(first - index, (0, 1, 2, 3, 5, 8, 14, 29))} lines to the body"
        below = self.below[index] if index < first else None
        if below is not None:
            yield f"header {_bucket(below - index, (1, 2, 3, 5, 8))} below"
            between = gap - self.gaps[below]
            yield f"header {_bucket(between, (0, 1, 2, 4))} lines of text below"
            if headers[below].date is not None:
                yield "dated header below"
        elif self.headed:
            yield "headers above only"
        else:
            yield "no headers"
        if len({day for at, day in self.dates if at > index}) > _OTHER_DATES:
            yield "other dates below"
        above = next((at for at in range(index - 1, max(-1, index - 5), -1) if at in headers), None)
        if above is not None:
            yield f"header {_bucket(index - above, (1, 2, 4))} above"
        if index == 0:
            yield "first line"

    def _form(self, index: int, block: Block) -> Iterator[str]:
        text, words = block.text, block.words
        kind = self.layout.kinds[index]
        yield f"{_bucket(words, (1, 2, 3, 4, 6, 8, 12, 18, 25))} words"
        if kind is Kind.CAPTION:
            yield "a caption"
        if block.bullet:
            yield "an item"
        if block.ends:
            if text.rstrip("".join(_QUOTES)).endswith(_ASKS):
                yield "asks"
            elif text.endswith(_TRAILING):
                yield "trails off"
            elif text.endswith(_QUOTES):
                yield "ends as a quotation"
            else:
                yield "ends as a sentence" if words > 8 else "ends as a short sentence"
        elif text.endswith((":", "：", ",", ";", "-", "–")):
            yield "goes on"
        if 4 <= words <= 20 and not block.ends and text[:1].isupper():
            yield "made as a headline"
            if self.first - index <= 4:
                yield "made as a headline and near"
            if any(at in self.layout.headers for at in (index + 1, index + 2)):
                yield "made as a headline above a header"
        if "|" in text:
            yield "a bar"
        if "©" in text or "/" in text[-40:]:
            yield "a credit"
        if _is_trail(text):
            yield "a trail"
        if words <= 4 and is_name(text):
            yield "a name"
        if words <= 8 and byline_opening(text):
            yield "a byline"
        if words <= 6 and names_outlet(text):
            yield "an outlet"
        if opens_as_header(text):
            yield "opens with a date"
        if text.isupper():
            yield "capitals"
        elif words > 3 and not _SMALL_WORD.search(text):
            yield "no small word"
        if text[0].islower():
            yield "begins small"
        if words <= 3 and any(word.strip(",&").lower() in SECTIONS for word in text.split()):
            yield "a section"
        yield from self._overlap(block)

    def _overlap(self, block: Block) -> Iterator[str]:
        content = _content_of(block.text.lower())
        if not content:
            yield "no content words"
            return
        share = sum(_begins_in(self.text, word) for word in content) / len(content)
        size = "few" if len(content) < 3 else "many"
        yield f"{_share(share)} of {size} words in the body"
        if len(content) < 3:
            named = self.text.count(block.text.lower())
            yield f"{_bucket(named, (0, 1, 3))} times in the body"
        else:
            in_lead = sum(_begins_in(self.lead_text, word) for word in content)
            yield f"{_share(in_lead / len(content))} of words in the lead"
        if block.words >= 5 and block.text in self.opening:
            yield "in the words of the body"

    def _again(self, block: Block) -> Iterator[str]:
        text = block.text
        count = self.counts[text]
        if count > 1:
            yield f"stands {_bucket(count, (2, 3, 4))} times"
        if block.words < 2 or len(text) < 8:
            return
        if f"{text} " in self.head:
            yield "opens a longer line"
        elif f" {text}\n" in self.head:
            yield "ends a longer line"
        if count == 1 and text in self.tail:
            yield "named below the body"

    def _neighbours(self, index: int, block: Block) -> Iterator[str]:
        blocks, kinds, headers = self.blocks, self.layout.kinds, self.layout.headers
        if block.apart:
            yield "apart from above"
        if index + 1 < len(blocks):
            below = blocks[index + 1]
            if below.apart:
                yield "apart from below"
            if index + 1 not in headers and index + 1 < self.first:
                yield (
                    "furniture below"
                    if kinds[index + 1] in _PASSED
                    else (f"{_bucket(below.words, (2, 5, 9, 14, 25))} words below")
                )
                if below.bullet:
                    yield "an item below"
                if below.ends and below.words > 8:
                    yield "a sentence below"
        run = index
        while run > 0 and self._is_text(run - 1) and index - run < 7:
            run -= 1
        yield f"{_bucket(index - run, (0, 1, 2, 4, 6))} lines of text right above"
        if index == 0:
            return
        above = blocks[index - 1]
        if index - 1 not in headers:
            yield (
                "furniture above"
                if kinds[index - 1] in _PASSED
                else (f"{_bucket(above.words, (1, 2, 4, 8, 14, 25))} words above")
            )
        if above.bullet:
            yield "an item above"
        if (
            not block.bullet
            and self._is_text(index - 1)
            and 4 <= above.words <= 20
            and not above.ends
        ):
            yield (
                "a deck below a headline"
                if block.ends or block.words > above.words + 2
                else "a headline above"
            )
        if above.bullet and not block.bullet:
            yield "ends a list"
        if _is_trail(above.text):
            yield "a trail above"


def _is_trail(text: str) -> bool:
    """Whether a line leads from section to section: few have a sign or beginning of those."""
    may_be = (
        text.startswith(_TRAIL_BEGINNINGS)
        or ">" in text
        or "/" in text
        or "»" in text
        or "›" in text
    )
    return may_be and _TRAIL.search(text) is not None


def _is_list_of_names(block: Block) -> bool:
    """Sections and topics one after another: known ones, words twice, or many commas."""
    words = block.text.split()
    if block.text.count(",") >= 3 and len(words) <= 2 * block.text.count(",") + 2:
        return True
    if len(words) < 3:
        return False
    sections = sum(1 for word in words if word.strip(",|/·•&").lower() in SECTIONS)
    if sections * 2 > len(words):
        return True
    return len(words) > 3 and not _SMALL_WORD.search(block.text) and len(set(words)) < len(words)


def _content_of(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, or pairs of ideographs and the like."""
    if not is_east_asian(text):
        return frozenset(_CONTENT_WORD.findall(text))
    return frozenset(
        run[at : at + 2] for run in _CHARACTERS.findall(text) for at in range(len(run) - 1)
    ).union(word for word in _CONTENT_WORD.findall(text) if not is_east_asian(word))


def _begins_in(text: str, word: str) -> bool:
    """Whether a word of a text begins so; pairs of ideographs stand anywhere."""
    return f" {word}" in text or (is_east_asian(word) and word in text)


def _bucket(number: int, bounds: tuple[int, ...]) -> str:
    """The stretch between two bounds that a number falls into, the upper one included."""
    floor = 0
    for bound in bounds:
        if number <= bound:
            return str(bound) if bound <= floor + 1 or number == floor else f"{floor + 1}-{bound}"
        floor = bound
    return f"{floor + 1}+"


def _share(share: float) -> str:
    for bound, name in ((0.01, "none"), (0.34, "a third"), (0.67, "half"), (0.99, "most")):
        if share < bound:
            return name
    return "all"
