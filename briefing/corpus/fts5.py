"""The index of words on SQLite: FTS5's, without the texts, which the database has already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, func, select, text
from sqlalchemy.exc import OperationalError

from briefing.corpus.schema import articles, searched
from briefing.errors import CorpusError

# A word of the title counts as much as so many of the text.
TITLE, BODY = 4.0, 1.0

# A form that a term may stand in, and whether that is but a beginning (searchable.py).
Form: TypeAlias = tuple[str, bool]

_TOKENS = "porter unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
MAKE = (
    "CREATE VIRTUAL TABLE article_words USING fts5"
    f"(title, body, content='', tokenize=\"{_TOKENS}\")"
)

# FTS5 gathers new words up to so many bytes (1 MB of its own accord, which parts a batch in
# two or three), and merges so many stretches of its index at once (4 of its own accord): an
# ingest of 12,000 articles writes its index with two thirds of the work, and a search looks
# into a few stretches more.
_GATHERED, _MERGED = 4 << 20, 8


def make(connection: Connection) -> None:
    connection.exec_driver_sql(MAKE)


def write_in_larger_steps(connection: Connection) -> None:
    """Set, for good, how much FTS5 gathers before it writes and how much it merges at once."""
    for setting, value in (("hashsize", _GATHERED), ("automerge", _MERGED)):
        connection.exec_driver_sql(
            "INSERT INTO article_words (article_words, rank) VALUES (?, ?)", (setting, value)
        )


def insert_rows(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index texts: each the number of its row, a title and a body."""
    connection.exec_driver_sql(
        "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)", list(rows)
    )


def empty(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO article_words (article_words) VALUES ('delete-all')")


def best(
    connection: Connection,
    groups: Sequence[Sequence[Form]],
    unwanted: Sequence[Sequence[Form]],
    inside: Sequence[ColumnElement[bool]],
    limit: int,
) -> tuple[Sequence[str], int]:
    """The ids of the best articles, and how many match: one form of every group, none unwanted."""
    asked = " AND ".join(map(_any_of, groups))
    asked += "".join(f" NOT {_any_of(forms)}" for forms in unwanted)
    rank = f"round(bm25(article_words, {TITLE}, {BODY}), 4)"
    matching = (
        select(articles.c.id)
        .select_from(text("article_words"))
        .join(searched, text("searched.row = article_words.rowid"))
        .join(articles, articles.c.id == searched.c.article_id)
        .where(text("article_words MATCH :asked"), *inside)
    )
    newest = func.coalesce(articles.c.wall, articles.c.instant).desc()
    ordered = matching.order_by(text(rank), newest, articles.c.id).limit(limit)
    count = select(func.count()).select_from(matching.subquery())
    try:
        ids = connection.scalars(ordered, {"asked": asked}).all()
        total = connection.scalars(count, {"asked": asked}).one()
    except OperationalError as error:
        if "fts5" not in str(error.orig):
            raise
        raise CorpusError("search", f"can not be searched for ({error.orig})") from error
    return ids, total


def _any_of(forms: Sequence[Form]) -> str:
    """The expression of FTS5 for one of several forms."""
    quoted = [
        '"{}"{}'.format(form.replace('"', '""'), " *" if beginning else "")
        for form, beginning in forms
    ]
    return f"({' OR '.join(quoted)})"
