"""Migration 4: what is kept of texts that were purged."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Connection, Index, MetaData, String, Table, Text


def make_fourth_tables(connection: Connection) -> None:
    """Make the table of what is kept of purged texts."""
    by_bytes = Text().with_variant(Text(collation="C"), "postgresql")
    Table(
        "purged",
        MetaData(),
        Column("article_id", String(12), primary_key=True),
        Column("sha256", String(64), primary_key=True),
        Column("path", by_bytes, nullable=False),
        Column("item", by_bytes),
        Column("kept", JSON, nullable=False),
        Index("purged_by_text", "sha256"),
    ).create(connection)
