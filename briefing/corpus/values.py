"""Articles and their sentences as values of the tables' columns, in the form drivers take.

Times and JSON are texts, which every database takes for its own types. Nothing here needs
the database, so that worker processes, which make these values, need not import it.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from briefing.records import Article, DateMention, Document

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Value: TypeAlias = str | int | float | bytes | None

# The columns that an article itself fills, of its own row and of its text's, as the tables
# have them in order; whoever writes puts those before and after that the database decides.
OF_ARTICLE = (
    "item",
    "revision",
    "title",
    "published",
    "precision",
    "basis",
    "evidence",
    "wall",
    "instant",
    "publisher",
    "publisher_name",
    "agency",
    "author",
    "place",
    "url",
    "language",
    "title_confidence",
    "copyright",
    "signature",
    "handling",
)
OF_TEXT = ("sha256", "text", "dateline_end", "paragraphs", "sentences")


class Written(str):
    """A value of a JSON column that is JSON already."""

    __slots__ = ()


def as_json(value: object) -> str:
    """A value as the JSON columns have it."""
    return value if isinstance(value, Written) else _encode(value)


def as_moment(value: datetime | None) -> str | None:
    """A time without a zone as SQLite keeps it, which PostgreSQL reads, too."""
    return value.isoformat(" ", "microseconds") if value is not None else None


def columns_of(value: date | datetime) -> tuple[datetime | None, datetime | None]:
    """The wall and the instant of a publication: one of them, the other None."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time()), None
    if value.tzinfo is None:
        return value, None
    if value.utcoffset() is None:
        return value.replace(tzinfo=None), None
    return None, in_utc(value)


def in_utc(moment: datetime) -> datetime:
    """A moment in UTC, without its zone."""
    try:
        return moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:  # on the first or last day of the calendar
        return moment.replace(tzinfo=None)


def article_values(article: Article, signature: bytes) -> tuple[Value, ...]:
    """What an article fills of its row, as ``OF_ARTICLE`` has it; ``signature`` is its text's."""
    published = article.published
    wall, instant = columns_of(published.value) if published else (None, None)
    return (
        article.item,
        article.sha256,
        article.title,
        published.value.isoformat() if published else None,
        published.precision if published else None,
        published.basis if published else None,
        published.evidence if published else None,
        as_moment(wall),
        as_moment(instant),
        article.publisher,
        article.publisher_name,
        article.agency,
        article.author,
        article.place,
        article.url,
        article.language,
        article.title_confidence,
        article.copyright,
        signature,
        _handling(article),
    )


def _handling(article: Article) -> str | None:
    if not (article.excluded or article.pinned or article.dropped):
        return None
    return _encode([article.excluded, list(article.pinned), list(article.dropped)])


def text_values(document: Document) -> tuple[Value, ...]:
    """What a document fills of the row of its text, as ``OF_TEXT`` has it.

    Paragraphs and sentences are kept as places alone, so each must be what the text has
    there, and sentences must be numbered in order: ValueError otherwise, a bug of the reader.
    """
    article = document.article
    text = article.text
    paragraphs, sentences = [], []
    for paragraph in article.paragraphs:
        start = paragraph.start
        end = start + len(paragraph.text)
        if text[start:end] != paragraph.text:
            raise ValueError(f"{article.path}: a paragraph is not what its place has")
        line = "null" if paragraph.line is None else paragraph.line
        paragraphs.append(f"[{start},{end},{line},{int(paragraph.heading)}]")
    for number, sentence in enumerate(document.sentences):
        start, end = sentence.start, sentence.end
        if text[start:end] != sentence.text:
            raise ValueError(f"{article.path}: a sentence is not what its place has")
        if sentence.index != number:
            raise ValueError(f"{article.path}: sentence {number} is numbered {sentence.index}")
        dates = _dates_written(sentence.dates) if sentence.dates else ""
        sentences.append(f"[{sentence.paragraph},{start},{end}{dates}]")
    # Numbers, days and plain words: to put the JSON together takes a third of encoding it.
    return (
        article.sha256,
        text,
        article.dateline_end,
        f"[{','.join(paragraphs)}]",
        f"[{','.join(sentences)}]",
    )


def _dates_written(dates: tuple[DateMention, ...]) -> str:
    written = [
        f'[{d.start},{d.end},"{d.first.isoformat()}","{d.last.isoformat()}",'
        f'"{d.precision}","{d.anchor}"]'
        for d in dates
    ]
    return f",[{','.join(written)}]"
