"""Ingest: the files of a corpus into its database, only as far as they are new or changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, select, update

from briefing.corpus import search
from briefing.corpus.database import Database
from briefing.corpus.derived import derive, is_grouped, regroup
from briefing.corpus.look_up import near_copies, refused
from briefing.corpus.places import Places, is_under
from briefing.corpus.plan import (
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
from briefing.corpus.store import Ended, Kind, Outcome, Stored, delete_files, refresh, store
from briefing.errors import BriefingError, ConfigError, CorpusError, MissingExtra, ReadError
from briefing.records import (
    Corrections,
    Document,
    FileRead,
    IngestReport,
    Moved,
    NearCopy,
    Rejected,
    Undated,
)

Read: TypeAlias = Callable[[Path, str], FileRead]

BATCH_FILES = 500
BATCH_BYTES = 32_000_000
_NAMED = 5


class _Overtaken(Exception):
    """Another process has written since the plan was made."""


@dataclass(slots=True)
class _Log:
    """What the report will say, by path: what is found later of a file stands."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    undated: dict[str, list[Undated]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    articles: dict[str, list[str]] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)

    def enter(self, stored: Stored) -> None:
        """Note what came of a file, and let go of its documents."""
        path, heir_of = stored.outcome.task.name, stored.outcome.heir_of
        self.kinds[path] = stored.kind
        if heir_of is not None:
            self.before[path] = heir_of.path
        if stored.kind != "unchanged":
            self.articles[path] = [document.article.id for document in stored.documents]
        if stored.ended:
            self.remarks[_on_ended(path, stored.ended)] = None
        self.undated[path] = [
            Undated(article=article.id, path=path, title=article.title)
            for article in (document.article for document in stored.documents)
            if article.published is None
        ]

    def report(
        self,
        found: Sequence[str],
        rejected: Sequence[Rejected],
        refused_files: AbstractSet[str],
        near: tuple[NearCopy, ...],
    ) -> IngestReport:
        of: dict[Kind, list[str]] = {}
        for path, kind in sorted(self.kinds.items()):
            of.setdefault(kind, []).append(path)
        told = set(self.kinds) - set(of.get("unchanged", ()))
        return IngestReport(
            added=tuple(of.get("added", ())),
            changed=tuple(of.get("changed", ())),
            moved=tuple(
                Moved(before=self.before[path], after=path) for path in of.get("moved", ())
            ),
            deleted=tuple(sorted(self.deleted)),
            copies=tuple(of.get("copy", ())),
            near_copies=near,
            rejected=tuple(rejected),
            undated=tuple(each for path in sorted(self.undated) for each in self.undated[path]),
            remarks=tuple(self.remarks),
            unchanged=sum(1 for path in found if path not in told and path not in refused_files),
        )


@dataclass(slots=True, kw_only=True)
class Ingest:
    """One ingest; ``run`` does it."""

    database: Database
    places: Places
    read: Read
    rehash: bool
    reader_version: str
    batch_files: int = BATCH_FILES
    log: _Log = field(default_factory=_Log)

    def run(self, paths: Sequence[Path] | None) -> IngestReport:
        """Bring the database up to the files at or below the paths, and report."""
        while True:
            try:
                scanned, plan = self._pass(paths)
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
        files_refused = {one.file for one in below if one.path == one.file and one.item is None}
        files_refused |= {refusal.path for refusal in plan.unreadable}
        for stray in scanned.strays:
            self._remark_on_stray(stray)
        return self.log.report(
            [found.name for found in scanned.found],
            sorted(rejected, key=lambda one: (one.path, one.item or "")),
            files_refused,
            near,
        )

    def _pass(self, paths: Sequence[Path] | None) -> tuple[Scan, Plan]:
        now_ns = clock_of(self.places.tree.parent)
        scanned = scan(paths or [self.places.folder], self.places)
        with self.database.reading() as connection:
            self._expect_articles(connection, scanned, paths)
            plan = make_plan(
                connection,
                scanned,
                self.places,
                now_ns=now_ns,
                rehash=self.rehash,
                reader_version=self.reader_version,
            )
        if plan.refreshed:
            with self._writing(plan) as connection:
                refresh(connection, plan.refreshed)
        self._process(plan, plan.tasks)
        self._delete_gone(plan)
        with self.database.reading() as connection:
            orphans = orphaned_copies(connection, self.places, now_ns)
        self._process(plan, orphans)
        with self.database.reading() as connection:
            grouped = is_grouped(connection)
        if not grouped:
            with self._writing(plan) as connection:
                regroup(connection)
                search.sweep(connection)
        return scanned, plan

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
                "has no articles in it: put files there (text or HTML), then run 'briefing ingest'",
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

    def _process(self, plan: Plan, tasks: Sequence[Task]) -> None:
        """Read files and write what came of them, one transaction a batch."""
        for batch in _batches(tasks, self.batch_files):
            outcomes = [self._look(plan, task) for task in batch]
            with self._writing(plan) as connection:
                stored = store(connection, outcomes)
            for each in stored:
                self.log.enter(each)

    def _look(self, plan: Plan, task: Task) -> Outcome:
        """Read one file, unless its very bytes are read already."""
        if task.trouble is not None:
            # Of no reader version: it is tried again each time.
            return Outcome(task=task, reader_version="", reason=task.trouble)
        first = plan.present.get(task.sha256)
        if first is not None and first != task.name:
            self._remark_on_copy(task, first)
            return Outcome(task=task, reader_version=self.reader_version)
        was_read = task.known is not None and task.known.status == "read"
        left = plan.left.get(task.sha256)
        heir_of = left.pop(0) if left and not was_read else None
        if heir_of is not None:
            task = self._with_sidecars_of(heir_of, task)
        faults = self._faults(task)
        version = self.reader_version
        documents: tuple[Document, ...] = ()
        try:
            read, reason = self.read(task.found.file, task.name), None
            documents = read.documents
            faults += read.rejected
            if not documents:
                reason = "has no article in it"
        except MissingExtra as error:
            reason, version = str(error), ""  # until it is installed
        except ReadError as error:
            line = f"line {error.line}: " if error.line is not None else ""
            reason = line + error.reason
        except BriefingError as error:
            reason = str(error)
        except OSError as error:
            reason, version = f"can not be read ({error.strerror})", ""
        if reason is None:
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
            reader_version=version,
            documents=documents,
            derived=tuple(map(derive, documents)),
            reason=reason,
            heir_of=heir_of,
            faults=faults,
        )

    def _with_sidecars_of(self, gone: Known, task: Task) -> Task:
        """The task after the sidecars that a moved file left behind have followed it."""
        remarks = carry_along(
            self.places.file_of(gone.path),
            task.found.file,
            old_further=self.places.further_sidecar(gone.path),
            new_further=self.places.further_sidecar(task.name),
        )
        if not remarks:
            return task
        self.log.remarks.update(dict.fromkeys(remarks))
        found = found_at(task.name, self.places) or task.found
        return replace(task, found=found, sidecars_sha256=fingerprint(found.sidecars))

    def _faults(self, task: Task) -> tuple[Rejected, ...]:
        _, faults = gather(task.found.sidecars, None)
        return tuple(
            Rejected(
                path=self.places.name_of(Path(fault.path)),
                reason=(f"'{fault.key}': " if fault.key else "")
                + f"{fault.reason}; until then {task.name} stays as it is read",
            )
            for fault in faults
        )

    def _remark_on_copy(self, task: Task, first: str) -> None:
        of_first = beside(self.places.file_of(first))
        for sidecar in task.found.sidecars:
            if sidecar not in of_first:
                remark = (
                    f"{self.places.name_of(sidecar)} corrects nothing: {task.name} has the very "
                    f"bytes of {first}; correct that one"
                )
                self.log.remarks[remark] = None

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


def _on_ended(path: str, ended: Sequence[Ended]) -> str:
    """What is said of articles that a file has no more, so that none is lost in silence."""
    named = [f"“{article.title or article.item or 'no title'}” ({article.id})" for article in ended]
    told = ", ".join(named[:_NAMED]) + (f" and {len(named) - _NAMED} more" * (len(named) > _NAMED))
    return (
        f"{path} has {len(ended)} article{'s' * (len(ended) > 1)} no more, and so has the corpus: "
        f"{told}; to keep what a feed drops, save each issue under a name of its own"
    )


def _batches(tasks: Sequence[Task], most: int) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        if batch and (len(batch) >= most or size + task.found.size > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += task.found.size
    if batch:
        yield batch
