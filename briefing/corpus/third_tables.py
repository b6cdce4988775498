"""Migration 3: what staff want of an article in notes, and when it was first read."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    DateTime,
    Index,
    MetaData,
    String,
    Table,
)
from sqlalchemy.schema import CreateColumn


def make_third_tables(connection: Connection) -> None:
    """Add handling and first_read to articles; those that are there were read at no known time."""
    for column in (Column("handling", JSON), Column("first_read", DateTime)):
        told = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE articles ADD COLUMN {told}")
    known = Table(
        "articles",
        MetaData(),
        Column("id", String(12), primary_key=True),
        Column("first_read", DateTime),
    )
    Index("articles_by_first_read", known.c.first_read).create(connection)
