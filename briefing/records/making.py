"""The small records of which an article has dozens, made without their own ``__init__``.

To take fields by their names and set each in a frozen record costs over three times what
this does: here they are set by place on an object of an open class with the same slots,
which then becomes the record. It is equal to one made by its name, and as frozen.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from briefing.records.articles import (
    Anchor,
    DateMention,
    Line,
    Paragraph,
    Sentence,
    Span,
)


class _Line:
    __slots__ = ("number", "text")


class _Paragraph:
    __slots__ = ("heading", "line", "start", "text")


class _DateMention:
    __slots__ = ("anchor", "end", "first", "last", "precision", "start")


class _Sentence:
    __slots__ = ("article_id", "dates", "end", "index", "paragraph", "start", "text")


def make_line(number: int | None, text: str) -> Line:
    """``Line`` of these fields."""
    made: Any = _Line()
    made.number = number
    made.text = text
    made.__class__ = Line
    record: Line = made
    return record


def make_paragraph(text: str, start: int, line: int | None, *, heading: bool) -> Paragraph:
    """``Paragraph`` of these fields."""
    made: Any = _Paragraph()
    made.text = text
    made.start = start
    made.line = line
    made.heading = heading
    made.__class__ = Paragraph
    record: Paragraph = made
    return record


def make_date_mention(
    start: int, end: int, first: date, last: date, precision: Span, anchor: Anchor
) -> DateMention:
    """``DateMention`` of these fields."""
    made: Any = _DateMention()
    made.start = start
    made.end = end
    made.first = first
    made.last = last
    made.precision = precision
    made.anchor = anchor
    made.__class__ = DateMention
    record: DateMention = made
    return record


def make_sentence(
    article_id: str,
    index: int,
    paragraph: int,
    start: int,
    end: int,
    text: str,
    dates: tuple[DateMention, ...] = (),
) -> Sentence:
    """``Sentence`` of these fields."""
    made: Any = _Sentence()
    made.article_id = article_id
    made.index = index
    made.paragraph = paragraph
    made.start = start
    made.end = end
    made.text = text
    made.dates = dates
    made.__class__ = Sentence
    record: Sentence = made
    return record
