"""Migration 2: confidence, copyright, signatures, groups of copies, the index of words."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
    true,
)
from sqlalchemy.schema import CreateColumn

from briefing.corpus.search import make_index


def make_second_tables(connection: Connection) -> None:
    """Add columns to articles and state; make likenesses, searched and the index of words.

    What they hold is made from the texts when the corpus is opened next (derived.py).
    """
    articles = (
        Column("title_confidence", Float),
        Column("copyright", Text),
        Column("signature", LargeBinary),
        Column("copies", String(12)),
    )
    state = (
        Column("ungrouped", Boolean, nullable=False, server_default=true()),
        Column("last_row", BigInteger, nullable=False, server_default=text("0")),
        Column("prepared_by", Text, nullable=False, server_default=""),
    )
    for name, columns in (("articles", articles), ("state", state)):
        for column in columns:
            told = CreateColumn(column).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN {told}")
    metadata = MetaData()
    known = Table(
        "articles",
        metadata,
        Column("id", String(12), primary_key=True),
        Column("copies", String(12)),
    )
    Index("articles_by_copies", known.c.copies).create(connection)
    likenesses = Table(
        "likenesses",
        metadata,
        Column("one", String(64), primary_key=True),
        Column("other", String(64), primary_key=True),
        Column("copies", Boolean, nullable=False),
    )
    searched = Table(
        "searched",
        metadata,
        Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        Column("row", BigInteger, nullable=False, unique=True),
        Column("indexed", String(16), nullable=False),
    )
    likenesses.create(connection)
    searched.create(connection)
    make_index(connection)
