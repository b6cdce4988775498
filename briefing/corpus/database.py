"""One database: its engine, its transactions, and what its errors mean to a user."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    NoSuchModuleError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
)

from briefing.corpus.meanings import MOVE_AWAY, meaning_of
from briefing.corpus.values import as_json
from briefing.errors import CorpusError, MissingExtra
from briefing.text.addresses import without_password

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

__all__ = ["BUSY_SECONDS", "MOVE_AWAY", "Database", "server_url", "sqlite_url"]

# In seconds: how long a writer waits for another, and after how long it says so.
BUSY_SECONDS = 60.0
SILENT_SECONDS = 2.0
_BUSY_STEP = 0.05
# What SQLite keeps of a file in memory: its own 2 MB do not hold what one batch writes.
_CACHE_KIB = 16_384

# What whoever writes on a server holds, in the database of ours alone ("briefing" in letters).
_LOCK = 0x6272_6965_6669_6E67
_WRITES = "another briefing is writing to {}; waiting for it"


class Database:
    """An open database; every error of it comes out as a CorpusError.

    ``waiting`` is told, in one sentence, when a writer has to wait for another process.
    """

    def __init__(
        self, url: URL, *, shown: str, waiting: Callable[[str], None] | None = None
    ) -> None:
        self.shown = shown
        self._waiting = waiting
        try:
            self.engine = _engine(url, self._take_lock)
        except (ArgumentError, NoSuchModuleError) as error:
            raise CorpusError(shown, f"is no database that can be opened ({error})") from error
        except ModuleNotFoundError as error:
            extra = "postgres" if url.get_backend_name() == "postgresql" else str(error.name)
            raise MissingExtra(extra, f"the database {shown}") from error

    @property
    def is_file(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with self._told(), self.engine.connect() as connection:
            if not self.is_file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone writes, in one transaction: all of it or nothing."""
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(takes_lock=True)
            with connection.begin():
                yield connection

    @contextmanager
    def outside(self) -> Iterator[Any]:
        """A cursor of the driver outside of any transaction, for what none may hold."""
        with self._told():
            try:
                raw = self.engine.raw_connection()
            except self.engine.dialect.loaded_dbapi.Error as error:
                raise CorpusError(self.shown, self._meaning(str(error))) from error
            try:
                if not self.is_file:
                    raw.driver_connection.autocommit = True  # type: ignore[union-attr]  # psycopg's
                cursor = raw.cursor()
                yield cursor
                cursor.close()
            except self.engine.dialect.loaded_dbapi.Error as error:
                raise CorpusError(self.shown, self._meaning(str(error))) from error
            finally:
                if not self.is_file:
                    with suppress(self.engine.dialect.loaded_dbapi.Error):
                        raw.driver_connection.autocommit = False  # type: ignore[union-attr]  # as above
                raw.close()

    def write_ahead(self, *, shared_over: str | None = None) -> None:
        """Put a SQLite database into WAL mode, so that readers and a writer do not wait.

        Not where its file is ``shared_over`` a network: there the memory that WAL needs is
        not shared. Raises CorpusError for one that is in WAL mode and in use.
        """
        if not self.is_file:
            return
        wanted = "wal" if shared_over is None else "delete"
        with self.outside() as cursor:
            # Changing the mode does not wait for other processes as statements do.
            for _ in range(int(min(BUSY_SECONDS, 10.0) / _BUSY_STEP)):
                cursor.execute("PRAGMA journal_mode")
                if cursor.fetchone() == (wanted,):
                    return
                try:
                    cursor.execute(f"PRAGMA journal_mode={wanted}")
                except self.engine.dialect.loaded_dbapi.OperationalError as error:
                    if "locked" not in str(error):
                        raise
                    time.sleep(_BUSY_STEP)
        if shared_over is not None:
            raise CorpusError(
                self.shown,
                f"is on a network share ({shared_over}) in a mode (WAL) that only works on a disk "
                "of one's own, and is in use: end every other briefing, then run this again, or "
                "keep the database on a local disk or on PostgreSQL",
            )

    def close(self) -> None:
        self.engine.dispose()

    def _take_lock(self, attempt: Callable[[], bool]) -> None:
        """Try until it is ours; says so after a while, and gives up in the end."""
        began = time.monotonic()
        said = False
        while not attempt():
            waited = time.monotonic() - began
            if waited > BUSY_SECONDS:
                raise CorpusError(self.shown, meaning_of("database is locked", server=False))
            if waited > SILENT_SECONDS and not said and self._waiting is not None:
                self._waiting(_WRITES.format(self.shown))
                said = True
            time.sleep(_BUSY_STEP)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError, DataError, NotSupportedError):
            raise  # ours to mend, not the user's
        except DatabaseError as error:
            raise CorpusError(self.shown, self._meaning(str(error.orig))) from error

    def _meaning(self, said: str) -> str:
        return meaning_of(said, server=not self.is_file)


def sqlite_url(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


def server_url(text: str) -> URL:
    """The URL of a database; PostgreSQL's is spoken to by psycopg.

    Raises CorpusError, without its password.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise CorpusError(
            without_password(text),
            "is not the URL of a database: write postgresql+psycopg://user@host/name",
        ) from error
    if url.drivername in {"postgresql", "postgres"}:
        url = url.set(drivername="postgresql+psycopg")
    return url


def _engine(url: URL, take_lock: Callable[[Callable[[], bool]], None]) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, take_lock)
    engine = create_engine(url, json_serializer=as_json)

    @event.listens_for(engine, "begin")
    def begin_on_server(connection: Connection) -> None:
        if connection.get_execution_options().get("takes_lock", False):
            asked = f"SELECT pg_try_advisory_xact_lock({_LOCK})"
            take_lock(lambda: bool(connection.exec_driver_sql(asked).scalar_one()))

    return engine


def _sqlite_engine(url: URL, take_lock: Callable[[Callable[[], bool]], None]) -> Engine:
    engine = create_engine(url, json_serializer=as_json, connect_args={"timeout": 10.0})

    # SQLAlchemy's recipe for SQLite: the driver would begin no transaction before DDL or a
    # SELECT, so we begin them all. A writer takes the lock at once, where it can wait for it.
    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("takes_lock", False):
            connection.exec_driver_sql("BEGIN")
            return

        def attempt() -> bool:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as error:
                if "locked" not in str(error.orig):
                    raise
                return False
            return True

        connection.exec_driver_sql("PRAGMA busy_timeout=0")
        try:
            take_lock(attempt)
        finally:
            connection.exec_driver_sql("PRAGMA busy_timeout=10000")

    return engine
