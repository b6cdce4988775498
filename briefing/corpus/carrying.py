"""What a database has beyond its files, taken over from an earlier one that it replaces."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from briefing.corpus.schema import articles, files, purged, revisions
from briefing.corpus.values import Written
from briefing.records.frozen import dataclass

_AT_ONCE = 100
# Rows in sequence that can not be read before the rest of a table is given up.
_MOST_FAILURES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OldText:
    """A revision of an earlier database, with the path and item of its article where known."""

    article: str
    path: str | None
    item: str | None
    sha256: str
    text: str
    dateline_end: int
    paragraphs: str
    sentences: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OldProof:
    """What an earlier database kept of a purged text."""

    article: str
    sha256: str
    path: str
    item: str | None
    kept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """How many earlier texts, and proofs of purged ones, were taken over.

    ``without_article`` are texts of articles whose file is no more: (article, path).
    """

    texts: int
    proofs: int
    without_article: tuple[tuple[str, str | None], ...]


def carry_first_read(connection: Connection, old: Mapping[str, str]) -> None:
    """Give articles, by id, the moment (ISO 8601, UTC) when an earlier database first read them."""
    values = [{"known": id_, "moment": datetime.fromisoformat(at)} for id_, at in old.items()]
    if values:
        known = update(articles).where(articles.c.id == bindparam("known"))
        connection.execute(known.values(first_read=bindparam("moment")), values)


def carry_over(
    connection: Connection, old_texts: Iterable[OldText], old_proofs: Iterable[OldProof]
) -> CarriedOver:
    """Write earlier revisions, each to the article of its id, else to that at its path."""
    query = select(articles.c.id, articles.c.item, files.c.path)
    rows = connection.execute(
        query.join_from(articles, files, articles.c.file_id == files.c.id)
    ).all()
    ids = {row.id for row in rows}
    at = {(row.path, row.item): row.id for row in rows}
    there = {
        tuple(row) for row in connection.execute(select(revisions.c.article_id, revisions.c.sha256))
    }
    texts = 0
    lost: dict[tuple[str, str | None], None] = {}
    for old in old_texts:
        id_ = at.get((old.path, old.item)) if old.path is not None else None
        if id_ is None and old.article in ids:
            id_ = old.article
        if id_ is None:
            lost[old.article, old.path] = None
            continue
        if (id_, old.sha256) in there:
            continue
        there.add((id_, old.sha256))
        connection.execute(
            insert(revisions).values(
                article_id=id_,
                sha256=old.sha256,
                text=old.text,
                dateline_end=old.dateline_end,
                paragraphs=Written(old.paragraphs),
                sentences=Written(old.sentences),
            )
        )
        texts += 1
    proofs = 0
    for proof in old_proofs:
        connection.execute(
            insert(purged).values(
                article_id=proof.article,
                sha256=proof.sha256,
                path=proof.path,
                item=proof.item,
                kept=Written(proof.kept),
            )
        )
        proofs += 1
    return CarriedOver(texts=texts, proofs=proofs, without_article=tuple(lost))


class OldDatabase:
    """A SQLite file that may be damaged, read row by row as far as that goes.

    ``unread`` counts the rows, or stretches of them, that could not be.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.unread = 0

    def is_foreign(self) -> bool:
        """Whether it is another program's; not so where it is empty, or too damaged to tell."""
        from briefing.corpus.migrations import is_ours

        names = "SELECT name FROM sqlite_master WHERE type = 'table'"
        try:
            tables = [name for (name,) in self._connection.execute(names)]
        except (sqlite3.Error, UnicodeDecodeError):
            return False
        return bool(tables) and not is_ours(tables)

    def texts(self) -> Iterator[OldText]:
        """Every revision that can still be read."""
        paths = {number: path for _, number, path in self._rows("files", ("id", "path"))}
        places = {
            id_: (paths.get(file), item)
            for _, id_, file, item in self._rows("articles", ("id", "file_id", "item"))
        }
        columns = ("article_id", "sha256", "text", "dateline_end", "paragraphs", "sentences")
        for _, article, sha256, text, dateline_end, paragraphs, sentences in self._rows(
            "revisions", columns
        ):
            path, item = places.get(article, (None, None))
            yield OldText(
                article=article,
                path=path,
                item=item,
                sha256=sha256,
                text=text,
                dateline_end=dateline_end,
                paragraphs=paragraphs,
                sentences=sentences,
            )

    def first_read(self) -> dict[str, str]:
        """When each article was first read, where that is known."""
        columns = ("id", "first_read")
        return {id_: at for _, id_, at in self._rows("articles", columns) if at is not None}

    def proofs(self) -> Iterator[OldProof]:
        """What was kept of purged texts."""
        columns = ("article_id", "sha256", "path", "item", "kept")
        for _, article, sha256, path, item, kept in self._rows("purged", columns):
            yield OldProof(article=article, sha256=sha256, path=path, item=item, kept=kept)

    def _rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        listed = ", ".join(columns)
        query = f"SELECT rowid, {listed} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?"
        with suppress(sqlite3.Error):  # a table that an older schema has not
            if not self._connection.execute(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
            ).fetchone():
                return
        last, at_once, failures = 0, _AT_ONCE, 0
        while failures < _MOST_FAILURES:
            try:
                rows = self._connection.execute(query, (last, at_once)).fetchall()
            except (sqlite3.Error, UnicodeDecodeError):
                if at_once > 1:
                    at_once = 1
                    continue
                failures += 1
                self.unread += failures == 1
                last += 1
                continue
            if not rows:
                return
            yield from rows
            last, failures = rows[-1][0], 0
            at_once = min(_AT_ONCE, at_once * 2)
