"""Migration 5: indices for what every note counts, so that it costs the same in any corpus."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, MetaData, String, Table, Text


def make_count_indices(connection: Connection) -> None:
    """Index how articles were dated, and the files that have a fault to tell."""
    metadata = MetaData()
    articles = Table(
        "articles",
        metadata,
        Column("id", String(12), primary_key=True),
        Column("basis", String(8)),
    )
    files = Table(
        "files",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("path", Text),
        Column("faults", Text),
    )
    Index("articles_by_basis", articles.c.basis).create(connection)
    faulty = files.c.faults.is_not(None)
    # Said to the dialect at hand alone: to be told of another one, SQLAlchemy imports all of it.
    where: dict[str, Any] = {f"{connection.dialect.name}_where": faulty}
    Index("files_with_faults", files.c.path, **where).create(connection)
