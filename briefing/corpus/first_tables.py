"""Migration 1: the first tables, as they were then (schema.py says what they hold)."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
)

_BY_BYTES = Text().with_variant(Text(collation="C"), "postgresql")


def make_first_tables(connection: Connection) -> None:
    """Make state, files, articles and revisions."""
    metadata = MetaData()
    state = Table(
        "state",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("generation", BigInteger, nullable=False),
    )
    Table(
        "files",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("path", _BY_BYTES, nullable=False, unique=True),
        Column("size", BigInteger, nullable=False),
        Column("mtime_ns", BigInteger, nullable=False),
        Column("settled", Boolean, nullable=False),
        Column("sha256", String(64), nullable=False),
        Column("sidecars_sha256", String(64)),
        Column("reader_version", Text, nullable=False),
        Column("status", String(8), nullable=False),
        Column("reason", Text),
        Column("faults", JSON),
        Index("files_by_bytes", "status", "sha256"),
    )
    Table(
        "articles",
        metadata,
        Column("id", String(12), primary_key=True),
        Column("file_id", ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
        Column("item", _BY_BYTES),
        Column("revision", String(64), nullable=False),
        Column("title", Text),
        Column("published", Text),
        Column("precision", String(8)),
        Column("basis", String(8)),
        Column("evidence", Text),
        Column("wall", DateTime),
        Column("instant", DateTime),
        Column("publisher", Text),
        Column("publisher_name", Text),
        Column("agency", Text),
        Column("author", Text),
        Column("place", Text),
        Column("url", Text),
        Column("language", Text),
        UniqueConstraint("file_id", "item"),
        Index("articles_by_published", "published"),
        Index("articles_by_wall", "wall"),
        Index("articles_by_instant", "instant"),
    )
    Table(
        "revisions",
        metadata,
        Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        Column("sha256", String(64), primary_key=True),
        Column("text", Text, nullable=False),
        Column("dateline_end", Integer, nullable=False),
        Column("paragraphs", JSON, nullable=False),
        Column("sentences", JSON, nullable=False),
        Index("revisions_by_text", "sha256"),
    )
    metadata.create_all(connection)
    connection.execute(insert(state).values(id=1, generation=0))
