"""A new database from the files, with what the old one had beyond them."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import pipeline
from briefing.config import Settings
from briefing.errors import CorpusError
from briefing.records import IngestReport
from briefing.records.frozen import dataclass

if TYPE_CHECKING:
    from briefing.corpus.carrying import CarriedOver, OldDatabase

_SIDES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came of it: the report of the ingest, what was carried over, what could not be.

    ``kept`` is where the old database lies now, None where there was none. ``unread`` is
    how many stretches of the old one could not be read.
    """

    report: IngestReport
    carried: CarriedOver
    kept: Path | None
    unread: int


def rebuild(settings: Settings, *, now: datetime | None = None) -> Rebuilt:
    """Make the database anew beside the old one, carry over earlier texts, and swap the two.

    Killed at any point it leaves the old database as it was, or the new one in its place.
    Raises CorpusError for a database on a server, one that is being written, another
    program's, and a corpus folder that is not there.
    """
    old = settings.database
    if isinstance(old, str):
        raise CorpusError(
            "doctor --rebuild",
            "rebuilds a database in a file; on a server, make another with 'createdb', name it "
            "with --database, and run 'briefing ingest'",
        )
    if not settings.corpus.is_dir():
        raise CorpusError(
            settings.corpus,
            "is not there, and the database is rebuilt from its files: name it with --corpus",
        )
    new = old.with_name(f"{old.name}.new")
    _delete(new)
    with _held(old) as reading:
        if reading.is_foreign():
            raise CorpusError(
                old, "is another program's database: name another with --database, or move it away"
            )
        told = replace(settings, database=new)
        with pipeline.corpus_of(told, reading=[settings.corpus]) as corpus:
            report = pipeline.ingest(corpus, told, None, now=now)
            carried = corpus.carry_over(reading.texts(), reading.proofs(), reading.first_read())
            if corpus.broken():
                raise CorpusError(new, "could not be written whole: see to the disk, and try again")
    kept = _swap(old, new)
    return Rebuilt(report=report, carried=carried, kept=kept, unread=reading.unread)


@contextmanager
def _held(old: Path) -> Iterator[OldDatabase]:
    """The old database, as far as it can be read; nobody else writes to it meanwhile."""
    from briefing.corpus.carrying import OldDatabase

    place = old.absolute() if old.is_file() else Path(":memory:")
    with closing(sqlite3.connect(place, timeout=2.0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise CorpusError(
                    old, "another briefing is writing to it: wait until it is done, then run again"
                ) from error
        except sqlite3.DatabaseError:
            pass  # damaged: whoever writes to it fails as well
        yield OldDatabase(connection)
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _swap(old: Path, new: Path) -> Path | None:
    """Put the new database in the place of the old, which is kept as .bak, .bak2, …

    What an earlier rebuild kept may hold texts that are nowhere else.
    """
    kept = _free(old)
    if not old.exists():
        new.replace(old)
        return None
    _delete(kept)
    for side in _SIDES:  # what is left of it would be taken for the new one's
        beside = old.with_name(old.name + side)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + side))
    try:
        os.link(old, kept)
    except OSError:  # a file system without links
        shutil.copy2(old, kept)
    with new.open("rb+") as file:  # Windows syncs what may be written alone
        os.fsync(file.fileno())
    shutil.copymode(old, new)
    new.replace(old)
    return kept


def _free(old: Path) -> Path:
    """Where the old database may be kept: a name of nothing else, though perhaps of itself."""
    for number in count(1):
        kept = old.with_name(f"{old.name}.bak{number if number > 1 else ''}")
        if not kept.exists() or (old.exists() and kept.samefile(old)):
            return kept
    raise AssertionError


def _delete(database: Path) -> None:
    for side in ("", *_SIDES):
        database.with_name(database.name + side).unlink(missing_ok=True)
