"""The tables, as they are after the last migration.

Nothing here is true by itself: every row is rebuilt from the files and their sidecars,
except earlier revisions, and what is kept of purged texts, which last as long as the database
(a rebuild carries them over).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

# A text that is ordered by its bytes, as SQLite does, whatever the locale of a server.
BY_BYTES = Text().with_variant(Text(collation="C"), "postgresql")

migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
)

# One row. Each writing transaction of an ingest counts generation up, which tells another
# ingest that somebody has written since it made its plan. ungrouped: texts have come, changed
# or gone since the copies were grouped. last_row is the last number given to a row of the
# index of words, prepared_by the version of what made the signatures and the words of the index.
state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("generation", BigInteger, nullable=False),
    Column("ungrouped", Boolean, nullable=False),
    Column("last_row", BigInteger, nullable=False),
    Column("prepared_by", Text, nullable=False),
)

# status: read (its articles are below), copy (the very bytes of a file that is read) or
# rejected (with the reason). settled is False while the file may still change unseen,
# within one tick of the file system's clock. faults are sidecars that count for
# nothing and items that could not be read: [[path, reason, item], …].
files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("path", BY_BYTES, nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("sidecars_sha256", String(64)),
    Column("reader_version", Text, nullable=False),
    Column("status", String(8), nullable=False),
    Column("reason", Text),
    Column("faults", JSON(none_as_null=True)),
    Index("files_by_bytes", "status", "sha256"),
    # On PostgreSQL, too; to say so here would load its dialect with every command.
    Index("files_with_faults", "path", sqlite_where=text("faults IS NOT NULL")),
)

# published is the value as stated, in ISO 8601. Of it one of two columns is filled, so
# that a period is two ranges of indices in whatever zone the corpus is opened: wall for a
# day (its midnight) or a time without a zone, instant (UTC) for a time with one. signature is
# of the current text, empty for one that tells too little; copies is the smallest id among the
# articles that carry the same text, None for an article that stands alone. handling is what
# staff want of it in notes: [excluded, [pinned, …], [dropped, …]]. first_read is when it came
# into the database (UTC), the same moment for all of one ingest.
articles = Table(
    "articles",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("file_id", ForeignKey("files.id", ondelete="CASCADE"), nullable=False),
    Column("item", BY_BYTES),
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
    Column("title_confidence", Float),
    Column("copyright", Text),
    Column("signature", LargeBinary),
    Column("copies", String(12)),
    Column("handling", JSON(none_as_null=True)),
    Column("first_read", DateTime),
    UniqueConstraint("file_id", "item"),
    Index("articles_by_published", "published"),
    Index("articles_by_wall", "wall"),
    Index("articles_by_instant", "instant"),
    Index("articles_by_copies", "copies"),
    Index("articles_by_first_read", "first_read"),
    Index("articles_by_basis", "basis"),
)

# One row, kept by triggers: how many articles there are, how many of them have a date, and of
# how many that is one which their lead names.
counts = Table(
    "counts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("articles", BigInteger, nullable=False),
    Column("dated", BigInteger, nullable=False),
    Column("inferred", BigInteger, nullable=False),
)

# Paragraphs [start, end, line, heading] and sentences [paragraph, start, end], with a fourth
# entry [[start, end, first, last, precision, anchor], …] where a sentence names dates, are
# columns of the text they count in, not tables: they are only ever read whole and with it,
# and two million rows of them would double the time of an ingest.
revisions = Table(
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

# What came of comparing two texts (by their hashes, one < other): it need not be done again.
likenesses = Table(
    "likenesses",
    metadata,
    Column("one", String(64), primary_key=True),
    Column("other", String(64), primary_key=True),
    Column("copies", Boolean, nullable=False),
)

# Which row of the index of words (search.py) an article is, and a hash of what was indexed.
searched = Table(
    "searched",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("row", BigInteger, nullable=False, unique=True),
    Column("indexed", String(16), nullable=False),
)

# What is kept of texts that were purged: [[paragraph, start, end, sha256, quote or null], …], the
# places of sentences, and of what notes quote. It hangs on no article: those are gone.
purged = Table(
    "purged",
    metadata,
    Column("article_id", String(12), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("path", BY_BYTES, nullable=False),
    Column("item", BY_BYTES),
    Column("kept", JSON, nullable=False),
    Index("purged_by_text", "sha256"),
)
