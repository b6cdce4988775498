"""Articles and their sentences, from the rows of the tables (``values`` makes them)."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, select

from briefing.corpus.schema import articles, files, revisions
from briefing.corpus.tally import ArticleRow
from briefing.records import (
    Article,
    DateMention,
    Document,
    PublicationDate,
)
from briefing.records.making import make_date_mention, make_paragraph, make_sentence

# What a document comes of: its file, the sidecars of that, and what read them. Documents with
# equal marks are equal.
Mark: TypeAlias = tuple[Any, ...]

_MARK = (
    articles.c.id,
    articles.c.item,
    articles.c.revision,
    articles.c.published,
    files.c.path,
    files.c.sha256.label("bytes"),
    files.c.sidecars_sha256,
    files.c.reader_version,
)
_MARKS = select(*_MARK).join_from(articles, files, articles.c.file_id == files.c.id)

# What an article has as a column has it.
_AS_THEY_ARE = (
    "id",
    "item",
    "title",
    "publisher",
    "publisher_name",
    "agency",
    "author",
    "place",
    "url",
    "language",
    "title_confidence",
    "copyright",
)

_DOCUMENT = (
    select(
        *_MARK,
        *(articles.c[name] for name in _AS_THEY_ARE if name not in ("id", "item")),
        articles.c.precision,
        articles.c.basis,
        articles.c.evidence,
        articles.c.handling,
        articles.c.file_id,
        revisions.c.text,
        revisions.c.dateline_end,
        revisions.c.paragraphs,
        revisions.c.sentences,
    )
    .join_from(articles, files, articles.c.file_id == files.c.id)
    .join(
        revisions,
        (revisions.c.article_id == articles.c.id) & (revisions.c.sha256 == articles.c.revision),
    )
)

_LISTED = select(
    articles.c.id,
    articles.c.item,
    articles.c.title,
    articles.c.publisher,
    articles.c.publisher_name,
    articles.c.language,
    articles.c.published,
    articles.c.precision,
    articles.c.basis,
    articles.c.evidence,
    files.c.path,
).join_from(articles, files, articles.c.file_id == files.c.id)


def load(connection: Connection, condition: ColumnElement[bool]) -> Iterator[tuple[int, Document]]:
    """The documents of a condition, each with its file's number, in no order."""
    for row in connection.execute(_DOCUMENT.where(condition)):
        yield row.file_id, _document(row)


def marks(connection: Connection, condition: ColumnElement[bool]) -> Generator[Mark, None, None]:
    """The mark of each document of a condition, its id first, in no order."""
    with connection.execute(_MARKS.where(condition)) as rows:
        for row in rows:
            yield tuple(row)


def load_marked(
    connection: Connection, condition: ColumnElement[bool]
) -> Iterator[tuple[Mark, Document]]:
    """The documents of a condition with their marks, in no order."""
    for row in connection.execute(_DOCUMENT.where(condition)):
        yield tuple(row[: len(_MARK)]), _document(row)


def listed(connection: Connection, condition: ColumnElement[bool]) -> list[ArticleRow]:
    """The light rows of a condition, in no order."""
    return [
        ArticleRow(
            id=row.id,
            path=row.path,
            item=row.item,
            title=row.title,
            publisher=row.publisher,
            publisher_name=row.publisher_name,
            language=row.language,
            published=publication_of(row),
        )
        for row in connection.execute(_LISTED.where(condition))
    ]


def _dates(mentions: list[list[Any]]) -> tuple[DateMention, ...]:
    day = date.fromisoformat
    return tuple(
        [
            make_date_mention(start, end, day(first), day(last), precision, anchor)
            for start, end, first, last, precision, anchor in mentions
        ]
    )


def value_of(published: str) -> date | datetime:
    """The publication value as it was stated."""
    if "T" in published:
        return datetime.fromisoformat(published)
    return date.fromisoformat(published)


def publication_of(row: Row[*tuple[Any, ...]]) -> PublicationDate | None:
    if row.published is None:
        return None
    return PublicationDate(
        value=value_of(row.published),
        precision=row.precision,
        basis=row.basis,
        evidence=row.evidence,
    )


def _document(row: Row[*tuple[Any, ...]]) -> Document:
    text = row.text
    excluded, pinned, dropped = row.handling or (False, (), ())
    article = Article(
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
        path=row.path,
        text=text,
        paragraphs=tuple(
            [
                make_paragraph(text[start:end], start, line, heading=bool(heading))
                for start, end, line, heading in row.paragraphs
            ]
        ),
        published=publication_of(row),
        sha256=row.revision,
        dateline_end=row.dateline_end,
        excluded=excluded,
        pinned=tuple(pinned),
        dropped=tuple(dropped),
    )
    id_ = article.id
    sentences = [
        make_sentence(
            id_,
            index,
            place[0],
            place[1],
            place[2],
            text[place[1] : place[2]],
            _dates(place[3]) if len(place) > 3 else (),
        )
        for index, place in enumerate(row.sentences)
    ]
    return Document(article=article, sentences=tuple(sentences))
