"""One database: its engine, its transactions, and what its errors mean to a user."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    NoSuchModuleError,
    NotSupportedError,
    ProgrammingError,
)

from briefing.corpus.rows import as_json
from briefing.errors import CorpusError, MissingExtra

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

MOVE_AWAY = (
    "move it away and run 'briefing ingest', which makes it again from the files of the corpus"
)
BUSY_SECONDS = 10.0
_BUSY_STEP = 0.05

# What SQLite says, and what that means; it gives no finer codes through the driver of 3.11.
_MEANINGS = (
    (
        ("database is locked", "database table is locked", "database schema is locked"),
        "another briefing is writing to it: wait until that one is done, then run this again",
    ),
    (("not a database", "malformed", "unsupported file format"), f"is damaged: {MOVE_AWAY}"),
    (
        ("unable to open",),
        "can not be opened: see to the permissions of the file and of its folder, "
        "or name another with --database",
    ),
    (
        ("readonly database",),
        "can not be written: see to the permissions of the file and of its folder, "
        "or name another with --database",
    ),
    (("disk is full", "disk I/O error"), "the disk is full or failing: make room, then run again"),
)


class Database:
    """An open database; every error of it comes out as a CorpusError."""

    def __init__(self, url: URL, *, shown: str) -> None:
        self.shown = shown
        try:
            self._engine = _engine(url)
        except (ArgumentError, NoSuchModuleError) as error:
            raise CorpusError(shown, f"is no database that can be opened ({error})") from error
        except ModuleNotFoundError as error:
            raise MissingExtra(str(error.name), f"the database {shown}") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone writes, in one transaction: all of it or nothing."""
        with self._told(), self._engine.connect() as connection:
            connection.execution_options(takes_lock=True)
            with connection.begin():
                yield connection

    def write_ahead(self) -> None:
        """Put a SQLite database into WAL mode, so that readers and a writer do not wait."""
        if self._engine.dialect.name != "sqlite":
            return
        with self._told():
            raw = self._engine.raw_connection()
            try:
                cursor = raw.cursor()
                # Changing the mode does not wait for other processes as statements do.
                for _ in range(int(BUSY_SECONDS / _BUSY_STEP)):
                    cursor.execute("PRAGMA journal_mode")
                    if cursor.fetchone() == ("wal",):
                        break
                    try:
                        cursor.execute("PRAGMA journal_mode=WAL")
                    except self._engine.dialect.loaded_dbapi.OperationalError as error:
                        if "locked" not in str(error):
                            raise
                        time.sleep(_BUSY_STEP)
                cursor.close()
            finally:
                raw.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError, DataError, NotSupportedError):
            raise  # ours to mend, not the user's
        except DatabaseError as error:
            raise CorpusError(self.shown, self._meaning(str(error.orig))) from error

    def _meaning(self, said: str) -> str:
        if self._engine.dialect.name != "sqlite":
            return f"can not be used ({said}): see that its server runs and lets this user in"
        for words, meaning in _MEANINGS:
            if any(word in said for word in words):
                return meaning
        return f"can not be used ({said}): {MOVE_AWAY}"


def sqlite_url(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


def server_url(text: str) -> URL:
    """The URL of a database. Raises CorpusError, without its password."""
    try:
        return make_url(text)
    except ArgumentError as error:
        raise CorpusError(text.split("://")[0] + "://…", "is not the URL of a database") from error


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, json_serializer=as_json)
    engine = create_engine(url, json_serializer=as_json, connect_args={"timeout": BUSY_SECONDS})

    # SQLAlchemy's recipe for SQLite: the driver would begin no transaction before DDL or a
    # SELECT, so we begin them all. A writer takes the lock at once, where it can wait for it.
    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        takes_lock = connection.get_execution_options().get("takes_lock", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if takes_lock else "BEGIN")

    return engine
