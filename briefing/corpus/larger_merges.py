"""Migration 7: SQLite's index of words gathers more before it writes, and merges less often."""

from __future__ import annotations

from sqlalchemy import Connection

from briefing.corpus import fts5


def make_larger_merges(connection: Connection) -> None:
    """Set how FTS5 writes. What is found is the same; PostgreSQL's index has no such settings."""
    if connection.dialect.name == "sqlite":
        fts5.write_in_larger_steps(connection)
