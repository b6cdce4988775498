"""What an ingest has to do: the files as they are, held against the files as known."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from briefing.corpus.chunks import chunks
from briefing.corpus.places import Places, is_gone, is_under
from briefing.corpus.scan import Found, Scan, found_at
from briefing.corpus.schema import files, state
from briefing.corpus.sidecars import fingerprint
from briefing.records import Rejected

# A file written within this stretch before we looked may be written again without its time
# changing (2 s is FAT's clock): such a file is looked into once more by the next ingest.
UNSETTLED_NS = 2_000_000_000

# A file of these is one that others are copies of, and that another may be the heir of.
SETTLED = ("read", "removed")

_IN_ONE_QUERY = 500
_PIECE = 262_144
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Known(NamedTuple):
    """A file as the database has it: the columns that are asked for, in their order."""

    id: int
    path: str
    size: int
    mtime_ns: int
    settled: bool
    sha256: str
    sidecars_sha256: str | None
    reader_version: str
    status: str


class Task(NamedTuple):
    """A file to be looked at; ``known`` is its row as it was, None where it is new.

    ``trouble`` says why not even its bytes could be read; ``sha256`` is then empty. A tuple
    for the reason that ``Found`` is one.
    """

    found: Found
    known: Known | None
    sha256: str
    sidecars_sha256: str | None
    settled: bool
    trouble: str | None = None

    @property
    def name(self) -> str:
        return self.found.name

    @property
    def same_bytes(self) -> bool:
        return self.known is not None and self.known.sha256 == self.sha256


@dataclass(slots=True, kw_only=True)
class Plan:
    """The tasks of one ingest, and what is known of identical bytes.

    ``refreshed`` are unchanged files of which only the time is new. ``gone`` are files
    below the scopes that are no more. ``present`` leads from bytes to the path of the
    file that is read for them; ``left`` from bytes to gone files whose articles wait for
    whoever has the very same bytes.
    """

    generation: int
    tasks: list[Task] = field(default_factory=list)
    refreshed: list[Task] = field(default_factory=list)
    gone: dict[int, Known] = field(default_factory=dict)
    present: dict[str, str] = field(default_factory=dict)
    left: dict[str, list[Known]] = field(default_factory=dict)
    unreadable: list[Rejected] = field(default_factory=list)


def clock_of(folder: Path) -> int:
    """What time it is for the file system of a folder, in ns: it is what stamps the files."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            return os.fstat(file.fileno()).st_mtime_ns
    except OSError:
        with tempfile.TemporaryFile() as file:
            return os.fstat(file.fileno()).st_mtime_ns


def make_plan(
    connection: Connection,
    scan: Scan,
    places: Places,
    *,
    now_ns: int,
    rehash: bool,
    reader_version: str,
    largest: int,
) -> Plan:
    """Hold a scan against the database. Reads the bytes of what seems new or changed.

    Not those of a file of more than ``largest`` bytes, which no reader will read.
    """
    plan = Plan(generation=connection.scalars(select(state.c.generation)).one())
    known = _known_below(connection, scan.scopes)
    for found in scan.found:
        task = _compare(plan, found, known.get(found.name), now_ns, rehash, reader_version, largest)
        if task is not None:
            plan.tasks.append(task)
    names = {found.name for found in scan.found}
    for name, row in known.items():
        if name not in names and is_gone(places.file_of(name)):
            plan.gone[row.id] = row
    _meet_identical(connection, plan, known, places, now_ns, largest)
    # Files whose articles may stay the same first: whether they do decides what others are.
    plan.tasks.sort(key=lambda task: (_turn(task), task.name))
    return plan


def orphaned_copies(
    connection: Connection, places: Places, now_ns: int, largest: int
) -> list[Task]:
    """Copies that are there, of bytes that no file is read for any more."""
    others = files.alias()
    read = exists().where(others.c.status.in_(SETTLED) & (others.c.sha256 == files.c.sha256))
    rows = _rows(connection, (files.c.status == "copy") & ~read)
    return list(_tasks_at(rows, places, now_ns, largest))


def _turn(task: Task) -> int:
    return 0 if task.known is not None and task.known.status == "read" else 1


def _compare(
    plan: Plan,
    found: Found,
    known: Known | None,
    now_ns: int,
    rehash: bool,
    reader_version: str,
    largest: int,
) -> Task | None:
    """The task for a file; None where nothing is to be done."""
    unchanged_at_sight = (
        known is not None
        and known.settled
        and not rehash
        and (known.size, known.mtime_ns) == (found.size, found.mtime_ns)
    )
    settled = found.mtime_ns < now_ns - UNSETTLED_NS
    if (
        known is not None
        and unchanged_at_sight
        and settled
        and not found.sidecars
        and known.sidecars_sha256 is None
        and known.reader_version == reader_version
    ):
        return None  # as of most files
    sidecars = fingerprint(found.sidecars) if found.sidecars else None
    trouble = None
    if known is not None and unchanged_at_sight:
        sha256 = known.sha256
    elif not found.nameable:
        sha256, trouble = "", "its name is not Unicode; rename it"
    else:
        try:
            sha256 = _identity(found, largest)
        except FileNotFoundError:
            return None  # gone since it was listed; the next ingest will see that
        except OSError as error:
            sha256, trouble = "", f"can not be read ({error.strerror}); see to its permissions"
            if known is not None and known.status == "read":
                # Not looked into is not changed.
                plan.unreadable.append(Rejected(path=found.name, reason=trouble))
                return None
    task = Task(
        found=found,
        known=known,
        sha256=sha256,
        sidecars_sha256=sidecars,
        settled=settled,
        trouble=trouble,
    )
    if known is None or (sha256, sidecars, reader_version) != (
        known.sha256,
        known.sidecars_sha256,
        known.reader_version,
    ):
        return task
    if (found.size, found.mtime_ns, task.settled) != (known.size, known.mtime_ns, known.settled):
        plan.refreshed.append(task)
    return None


def _meet_identical(
    connection: Connection,
    plan: Plan,
    known: dict[str, Known],
    places: Places,
    now_ns: int,
    largest: int,
) -> None:
    """Fill ``present`` and ``left``, and give gone files' articles to copies that are there."""
    changed = {task.name for task in plan.tasks if not task.same_bytes}
    wanted = {task.sha256 for task in plan.tasks if task.sha256}
    wanted |= {row.sha256 for row in plan.gone.values() if row.status in SETTLED}
    copies: list[Known] = []
    for hashes in chunks(sorted(wanted), _IN_ONE_QUERY):
        for row in _rows(connection, files.c.sha256.in_(hashes)):
            if row.path in changed or row.status == "rejected":
                continue
            is_read = row.status in SETTLED
            gone = row.id in plan.gone or (
                row.path not in known and is_gone(places.file_of(row.path))
            )
            if gone and is_read:
                plan.left.setdefault(row.sha256, []).append(row)
            elif is_read:
                plan.present.setdefault(row.sha256, row.path)
            elif not gone:
                copies.append(row)
    planned = {task.name for task in plan.tasks}
    for sha256, rows in plan.left.items():
        heirs = [row for row in copies if row.sha256 == sha256]
        if rows and heirs and sha256 not in plan.present:
            heir = min(heirs, key=lambda row: row.path)
            if heir.path not in planned:
                plan.tasks += _tasks_at([heir], places, now_ns, largest)


def _tasks_at(rows: Iterable[Known], places: Places, now_ns: int, largest: int) -> Iterator[Task]:
    for row in sorted(rows, key=lambda row: row.path):
        found = found_at(row.path, places)
        if found is None:
            continue
        try:
            sha256 = _identity(found, largest)
        except OSError:
            continue
        yield Task(
            found=found,
            known=row,
            sha256=sha256,
            sidecars_sha256=fingerprint(found.sidecars),
            settled=found.mtime_ns < now_ns - UNSETTLED_NS,
        )


def _identity(found: Found, largest: int) -> str:
    """The hash of a file's bytes; of one that is too large for any reader, its size."""
    return _hash(found.place) if found.size <= largest else f"not read: {found.size} bytes"


def _hash(place: str) -> str:
    # A Path, a file object and hashlib.file_digest take longer than hashing an article does.
    digest = hashlib.sha256()
    content = os.open(place, _TO_READ)
    try:
        while piece := os.read(content, _PIECE):
            digest.update(piece)
    finally:
        os.close(content)
    return digest.hexdigest()


def _known_below(connection: Connection, scopes: Sequence[str]) -> dict[str, Known]:
    found = or_(
        *(
            files.c.path.is_not(None)
            if scope == ""
            else or_(
                files.c.path == scope,
                files.c.path.startswith(scope.rstrip("/") + "/", autoescape=True),
            )
            for scope in scopes
        )
    )
    rows = _rows(connection, found)
    return {row.path: row for row in rows if _is_under_any(row.path, scopes)}


def _is_under_any(path: str, scopes: Sequence[str]) -> bool:
    for scope in scopes:  # noqa: SIM110 # any() of a generator takes twice as long
        if is_under(path, scope):
            return True
    return False


def _rows(connection: Connection, condition: ColumnElement[bool]) -> Iterator[Known]:
    columns = select(
        files.c.id,
        files.c.path,
        files.c.size,
        files.c.mtime_ns,
        files.c.settled,
        files.c.sha256,
        files.c.sidecars_sha256,
        files.c.reader_version,
        files.c.status,
    )
    yield from map(Known._make, connection.execute(columns.where(condition)))
