"""Which article a reference means: an id, its first digits, or a path."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path, PurePath, PurePosixPath

from sqlalchemy import ColumnElement, Connection, select

from briefing.corpus.places import Places
from briefing.corpus.schema import articles, files
from briefing.errors import CorpusError, UnknownName

FEWEST_DIGITS = 4
_NAMED = 5
_MOST_COMPARED = 5_000


def article_named(connection: Connection, reference: str, places: Places) -> str:
    """The id of the one article that a reference means.

    A path is as carried, relative to the working folder, or absolute; that of a copy means
    the file it is a copy of. Raises UnknownName, with what comes close; CorpusError where
    several articles are meant, or a rejected file.
    """
    ids = _ids(connection, articles.c.id == reference.lower())
    if ids:
        return ids[0]
    for path in dict.fromkeys((reference, places.name_of(Path(reference)))):
        found = _at(connection, path)
        if found is not None:
            return found
    if re.fullmatch(rf"[0-9a-fA-F]{{{FEWEST_DIGITS},12}}", reference):
        ids = _ids(connection, articles.c.id.startswith(reference.lower()))
        if len(ids) > 1:
            raise CorpusError(reference, f"means several articles: {_some(ids)}; give more digits")
        if ids:
            return ids[0]
    raise UnknownName("article", reference, _close(connection, reference))


def _at(connection: Connection, path: str) -> str | None:
    """The article of the file at a path, or of the file that it is a copy of."""
    row = connection.execute(
        select(files.c.id, files.c.status, files.c.sha256, files.c.reason).where(
            files.c.path == path
        )
    ).first()
    if row is None:
        return None
    if row.status == "rejected":
        raise CorpusError(path, f"is no article, it was rejected: {row.reason}")
    holder = files.c.id == row.id
    if row.status == "copy":
        holder = (files.c.status == "read") & (files.c.sha256 == row.sha256)
    query = select(articles.c.id).join_from(articles, files, articles.c.file_id == files.c.id)
    ids = list(connection.scalars(query.where(holder).order_by(articles.c.item)))
    if len(ids) > 1:
        raise CorpusError(path, f"has {len(ids)} articles: {_some(ids)}; name one by its id")
    return ids[0] if ids else None


def _ids(connection: Connection, condition: ColumnElement[bool]) -> list[str]:
    query = select(articles.c.id).where(condition).order_by(articles.c.id)
    return list(connection.scalars(query.limit(_NAMED + 1)))


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")


def _close(connection: Connection, reference: str) -> list[str]:
    """Paths and ids that come close; a few of the corpus where none does."""
    last = PurePath(reference).name.lower()
    paths = list(
        connection.scalars(
            select(files.c.path).where(files.c.status == "read").order_by(files.c.path)
        )
    )
    by_last: dict[str, list[str]] = {}
    for path in paths:
        by_last.setdefault(PurePosixPath(path).name.lower(), []).append(path)
    names = list(by_last)
    if len(names) > _MOST_COMPARED:
        names = [name for name in names if name[:2] == last[:2]][:_MOST_COMPARED]
    close = [
        path for name in difflib.get_close_matches(last, names, n=_NAMED) for path in by_last[name]
    ]
    if re.fullmatch("[0-9a-fA-F]{2,}", reference):
        close += _ids(connection, articles.c.id.startswith(reference[:FEWEST_DIGITS].lower()))
    return (close or paths)[:_NAMED]
