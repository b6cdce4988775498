"""Ingest: the files of a corpus into its database, only as far as they are new or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, func, select, update

from briefing.corpus import search
from briefing.corpus.database import Database
from briefing.corpus.derived import is_grouped, regroup
from briefing.corpus.entries import Entries, Job, Read, entries_of
from briefing.corpus.log import Log
from briefing.corpus.look_up import near_copies, refused
from briefing.corpus.places import Places, is_under
from briefing.corpus.plan import (
    SETTLED,
    Known,
    Plan,
    Task,
    clock_of,
    make_plan,
    orphaned_copies,
)
from briefing.corpus.scan import Scan, found_at, scan
from briefing.corpus.schema import files, state
from briefing.corpus.sidecar_files import carry_along
from briefing.corpus.sidecars import beside, fingerprint, gather, read_sidecar
from briefing.corpus.store import Outcome, delete_files, refresh, store
from briefing.errors import ConfigError, CorpusError
from briefing.records import Corrections, IngestReport, Rejected
from briefing.text import copies
from briefing.workers import Lost, Workers

BATCH_BYTES = 32_000_000
# What is written last is this part of a batch.
_PART_AT_LAST = 4


class _Overtaken(Exception):
    """Another process has written since the plan was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What an ingest reads with.

    ``read`` is pickled where there are ``workers``. ``largest`` is in bytes; ``formats``
    gives the suffixes that can be read. Articles dated after ``last_day`` are told; new
    ones were first read ``now``. ``tell`` is called with how many files are done, and of
    how many.
    """

    read: Read
    reader_version: str
    workers: Workers
    largest: int
    formats: Callable[[], Sequence[str]]
    last_day: date | None = None
    now: datetime | None = None
    tell: Callable[[int, int], None] | None = None


@dataclass(slots=True, kw_only=True)
class _Look:
    """A file that is being looked at: it is read, or ``outcome`` is known without.

    ``waits`` is set where that hangs on a file before it which has the same bytes.
    """

    task: Task
    heir_of: Known | None = None
    outcome: Outcome | None = None
    waits: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def job(self) -> Job | None:
        if self.waits or self.outcome is not None:
            return None
        found = self.task.found
        return Job(place=found.place, name=self.task.name, sidecars=found.sidecars, size=found.size)


@dataclass(slots=True, kw_only=True)
class Ingest:
    """One ingest; ``run`` does it."""

    database: Database
    places: Places
    means: Means
    rehash: bool
    batch_files: int
    log: Log = field(default_factory=Log)

    def run(self, paths: Sequence[Path] | None) -> IngestReport:
        """Bring the database up to the files at or below the paths, and report."""
        while True:
            try:
                scanned, names, plan = self._pass(paths)
            except _Overtaken:
                # What the other process has done is done; each round somebody gets on.
                continue
            break
        with self.database.reading() as connection:
            below = [
                refusal
                for refusal in refused(connection)
                if any(is_under(refusal.file, scope) for scope in scanned.scopes)
            ]
            near = near_copies(
                connection, [id_ for ids in self.log.articles.values() for id_ in ids]
            )
        rejected = [Rejected(path=one.path, reason=one.reason, item=one.item) for one in below]
        rejected += [*scanned.unread, *plan.unreadable]
        files_refused = {one.file for one in below if one.whole}
        files_refused |= {refusal.path for refusal in plan.unreadable}
        for stray in scanned.strays:
            self._remark_on_stray(stray)
        return self.log.report(
            names,
            sorted(rejected, key=lambda one: (one.path, one.item or "")),
            files_refused,
            near,
        )

    def _pass(self, paths: Sequence[Path] | None) -> tuple[Scan, list[str], Plan]:
        now_ns = clock_of(self.places.tree.parent)
        scanned = scan(paths or [self.places.folder], self.places)
        with self.database.reading() as connection:
            self._expect_articles(connection, scanned, paths)
            there = connection.scalars(select(func.count()).select_from(files)).one()
            self.means.workers.expect(len(scanned.found) - there)
            plan = make_plan(
                connection,
                scanned,
                self.places,
                now_ns=now_ns,
                rehash=self.rehash,
                reader_version=self.means.reader_version,
                largest=self.means.largest,
            )
        # What is known of every file is let go of as early as can be: there may be very many.
        names = [found.name for found in scanned.found]
        scanned = replace(scanned, found=())
        if plan.refreshed:
            with self._writing(plan) as connection:
                refresh(connection, plan.refreshed)
        self._process(plan, plan.tasks)
        self._delete_gone(plan)
        with self.database.reading() as connection:
            orphans = orphaned_copies(connection, self.places, now_ns, self.means.largest)
        self._process(plan, orphans)
        with self.database.reading() as connection:
            grouped = is_grouped(connection)
        if not grouped:
            with self._writing(plan) as connection:
                regroup(connection)
                search.sweep(connection)
        return scanned, names, plan

    def _expect_articles(
        self, connection: Connection, scanned: Scan, paths: Sequence[Path] | None
    ) -> None:
        """Refuse a folder with nothing in it, of which nothing is known either."""
        if scanned.found or scanned.unread:
            return
        known = connection.scalars(select(files.c.path).where(files.c.status == "read"))
        scopes = scanned.scopes
        if not any(not paths or is_under(path, scope) for path in known for scope in scopes):
            raise CorpusError(
                (paths or [self.places.folder])[0],
                f"has no articles in it: put files there ({', '.join(self.means.formats())}), then "
                "run 'briefing ingest'",
            )

    @contextmanager
    def _writing(self, plan: Plan) -> Iterator[Connection]:
        """A writing transaction, if nobody has written since the plan was made."""
        with self.database.writing() as connection:
            counted = connection.execute(
                update(state)
                .where(state.c.generation == plan.generation)
                .values(generation=plan.generation + 1)
            )
            if counted.rowcount != 1:
                raise _Overtaken
            yield connection
        plan.generation += 1

    def _process(self, plan: Plan, tasks: list[Task]) -> None:
        """Read files and write what came of them, one transaction a batch; uses up the tasks."""
        total = len(tasks)
        outcomes = self._told(self._outcomes(plan, tasks), total)
        for batch in _batches(outcomes, self.batch_files, total):
            with self._writing(plan) as connection:
                stored = store(connection, batch, self.means.now)
            for each in stored:
                self.log.enter(each, self.means.last_day)

    def _told(self, outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
        """The outcomes, each told to whoever wants to know how far the ingest is."""
        tell = self.means.tell
        if tell is None or not total:
            yield from outcomes
            return
        tell(0, total)
        for number, outcome in enumerate(outcomes, start=1):
            yield outcome
            tell(number, total)

    def _outcomes(self, plan: Plan, tasks: list[Task]) -> Iterator[Outcome]:
        """What comes of each task, in order; files are read ahead, in other processes.

        Where a file has the bytes of one before it, of which nothing has come yet, it waits:
        so that the outcomes are those of looking at one file after the other.
        """
        work = partial(entries_of, self.means.read)
        looked_at: set[str] = set()

        def looks() -> Iterator[tuple[_Look, Job | None]]:
            tasks.reverse()
            while tasks:
                task = tasks.pop()
                same = task.sha256 in looked_at
                look = _Look(task=task, waits=True) if same else self._look(plan, task)
                looked_at.add(task.sha256)
                yield look, look.job

        workers = self.means.workers
        for look, entries in workers.run(work, looks(), lambda job: job.size):
            if look.waits:
                look = self._look(plan, look.task)
                entries = workers.run_one(work, look.job) if look.job is not None else None
            looked_at.discard(look.task.sha256)
            if entries is not None:
                copies.expect()  # while the workers go on: in the end all would wait for it
            yield look.outcome or self._outcome(plan, look, entries)

    def _look(self, plan: Plan, task: Task) -> _Look:
        """What is to be done with a file: it is read, unless its very bytes are read already."""
        if task.trouble is not None:
            # Of no reader version: it is tried again each time.
            outcome = Outcome(task=task, reader_version="", reason=task.trouble)
            return _Look(task=task, outcome=outcome)
        first = plan.present.get(task.sha256)
        if first is not None and first != task.name:
            remarks = self._remarks_on_copy(task, first)
            version = self.means.reader_version
            outcome = Outcome(task=task, reader_version=version, remarks=remarks)
            return _Look(task=task, outcome=outcome)
        was_read = task.known is not None and task.known.status in SETTLED
        left = plan.left.get(task.sha256)
        heir_of = left.pop(0) if left and not was_read else None
        if heir_of is None:
            return _Look(task=task)
        task, remarks = self._with_sidecars_of(heir_of, task)
        return _Look(task=task, heir_of=heir_of, remarks=remarks)

    def _outcome(self, plan: Plan, look: _Look, entries: Entries | Lost | None) -> Outcome:
        """What came of a file that was read."""
        task, heir_of = look.task, look.heir_of
        if isinstance(entries, Lost):
            # One that hangs would do so again; one that was ended may have met a full memory.
            entries = Entries(reason=_on_lost(entries), passing=not entries.overdue)
        assert entries is not None
        if entries.reason is None:
            plan.present[task.sha256] = task.name
            if heir_of is not None:
                plan.gone.pop(heir_of.id, None)
        else:
            plan.present.pop(task.sha256, None)
            if heir_of is not None:
                plan.left[task.sha256].insert(0, heir_of)
                heir_of = None
        return Outcome(
            task=task,
            reader_version="" if entries.passing else self.means.reader_version,
            entries=entries.entries,
            reason=entries.reason,
            heir_of=heir_of,
            faults=self._faults(task) + entries.faults,
            remarks=look.remarks + self._remarks_on_items(task, entries),
            removed=entries.removed,
        )

    def _with_sidecars_of(self, gone: Known, task: Task) -> tuple[Task, tuple[str, ...]]:
        """The task after the sidecars that a moved file left behind have followed it."""
        remarks = carry_along(
            self.places.file_of(gone.path),
            task.found.file,
            old_further=self.places.further_sidecar(gone.path),
            new_further=self.places.further_sidecar(task.name),
        )
        if remarks:
            found = found_at(task.name, self.places) or task.found
            task = task._replace(found=found, sidecars_sha256=fingerprint(found.sidecars))
        return task, remarks

    def _faults(self, task: Task) -> tuple[Rejected, ...]:
        if not task.found.sidecars:
            return ()
        _, faults = gather(task.found.sidecars, None)
        return tuple(
            Rejected(
                path=self.places.name_of(Path(fault.path)),
                reason=(f"'{fault.key}': " if fault.key else "")
                + f"{fault.reason}; until then {task.name} stays as it is read",
            )
            for fault in faults
        )

    def _remarks_on_items(self, task: Task, entries: Entries) -> tuple[str, ...]:
        """What is said of tables in sidecars that name no article of the file."""
        if entries.reason is not None or not task.found.sidecars:
            return ()
        there = {entry.item for entry in entries.entries} | set(entries.removed)
        there |= {fault.item for fault in entries.faults}
        remarks = []
        for sidecar in task.found.sidecars:
            with suppress(ConfigError):  # told as a fault
                remarks += [
                    f'{self.places.name_of(sidecar)}: [items."{item}"] corrects nothing: '
                    f"{task.name} has no such article"
                    for item in read_sidecar(sidecar)
                    if item is not None and item not in there
                ]
        return tuple(remarks)

    def _remarks_on_copy(self, task: Task, first: str) -> tuple[str, ...]:
        of_first = beside(self.places.file_of(first)) if task.found.sidecars else ()
        return tuple(
            f"{self.places.name_of(sidecar)} corrects nothing: {task.name} has the very "
            f"bytes of {first}; correct that one"
            for sidecar in task.found.sidecars
            if sidecar not in of_first
        )

    def _remark_on_stray(self, sidecar: Path) -> None:
        try:
            stated = any(found != Corrections() for found in read_sidecar(sidecar).values())
        except ConfigError:
            return  # some other program's file
        if stated:
            remark = f"{self.places.name_of(sidecar)} corrects nothing: no file goes by that name"
            self.log.remarks[remark] = None

    def _delete_gone(self, plan: Plan) -> None:
        if not plan.gone:
            return
        with self._writing(plan) as connection:
            delete_files(connection, sorted(plan.gone))
        self.log.deleted.update(row.path for row in plan.gone.values() if row.status == "read")


def _on_lost(lost: Lost) -> str:
    if lost.overdue:
        return (
            "reading it took more than the limit and could not be stopped, so its process was "
            "ended: take it out, save its text anew, or raise seconds under [limits] in "
            "briefing.toml"
        )
    return (
        "the process that read it broke down, as when memory runs out or a file is made to do "
        "harm: save its text anew, or take it out"
    )


def _batches(outcomes: Iterable[Outcome], most: int, total: int) -> Iterator[list[Outcome]]:
    """The outcomes, of which there are ``total``, up to so many at a time.

    The last few come by themselves: while they are written no worker has anything to read.
    """
    batch: list[Outcome] = []
    size = 0
    last = total - most // _PART_AT_LAST
    for number, outcome in enumerate(outcomes):
        found = outcome.task.found
        full = len(batch) >= most or (number == last and total > most)
        if batch and (full or size + found.size > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(outcome)
        size += found.size
    if batch:
        yield batch
