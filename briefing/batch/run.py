"""Every note of a range for every desk: what has to be made, made by an engine, and written.

plan     orders × periods → what is to be made, and why
run      each note is one job (period, desk) that gives bytes; this process writes them
result   what was written, kept, skipped and failed

A part that fails (a desk, a template, a folder that can not be written) is told in the
result, and the rest is done.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import periods
from briefing.batch.jobs import (
    Job,
    Rendered,
    briefing_version,
    check,
    look_of,
    make_note,
    make_note_of,
)
from briefing.batch.orders import (
    Exported,
    NoteFile,
    Order,
    Planned,
    in_runs,
    settings_told,
    template_for,
)
from briefing.config import Settings
from briefing.engines import Engine, finished, one_process, several_processes
from briefing.errors import BriefingError, PeriodError
from briefing.export.archive import packed
from briefing.export.folder import OutputFolder
from briefing.export.made import Basis, Failed
from briefing.export.names import base_of, place_of
from briefing.export.plan import reason_for
from briefing.records import Desk, Period
from briefing.rendering import renderers
from briefing.workers import Lost

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus
    from briefing.corpus.inputs import Inputs

# Processes are started for notes of more articles than this: else they cost more than they save.
_FEW_ARTICLES = 400
# What every worker has from the start, so that none has to wait for it.
_PRELOAD = ("briefing.batch.jobs", "briefing.corpus.corpus", "numpy", "jinja2", "docx")


@dataclass(slots=True, kw_only=True)
class Batch:
    """One batch. ``run`` yields each note once its files are written; a progress display can
    count them against ``len(batch.plan())``.

    ``engine`` does the jobs, None for as many processes as the settings say where that pays.
    ``force`` makes also what need not be made; ``archive`` adds one ZIP a desk.
    """

    corpus: Corpus
    settings: Settings
    orders: Sequence[Order]
    force: bool = False
    archive: bool = False
    engine: Engine | None = None
    done: int = 0
    _todo: list[Planned] | None = None
    _files: list[NoteFile] = field(default_factory=list)
    _empty: dict[str, None] = field(default_factory=dict)
    _failed: list[Failed] = field(default_factory=list)
    _archives: list[Path] = field(default_factory=list)
    _folders: dict[Path, OutputFolder] = field(default_factory=dict)
    _inputs: dict[str, Inputs] = field(default_factory=dict)

    # --- what is to be made --------------------------------------------------------------

    def plan(self) -> Sequence[Planned]:
        """The notes of which at least one file is to be made, in order."""
        if self._todo is None:
            self._todo = []
            days = self.corpus.days()
            for order in self.orders:
                try:
                    check(order.request, order.formats)
                    folder = self.folder_of(order.desk)
                except BriefingError as error:
                    self._fail(order, error)
                    continue
                looks = self._looks(order)
                for period in order.spans:
                    first, last = periods.days(period)
                    if bisect_left(days, first) == bisect_right(days, last):
                        self._empty[period.label] = None
                        continue
                    try:
                        planned = self._planned(order, period, folder, looks)
                    except BriefingError as error:
                        self._fail(order, error, period)
                        continue
                    self._keep(planned)
                    if planned.reasons:
                        self._todo.append(planned)
        return self._todo

    def folder_of(self, desk: Desk | None) -> OutputFolder:
        """The output folder that a desk's notes lie in. Raises ExportError."""
        place = self.settings.output if desk is None else desk.folder or self.settings.output
        key = place.resolve()
        if key not in self._folders:
            self._folders[key] = OutputFolder(place)
        return self._folders[key]

    def exported(self, desk: Desk | None, kind: str) -> str | None:
        """The period up to which all of a desk's notes of that kind were made; None where
        none were, or its folder can not be read (which planning will tell)."""
        try:
            return self.folder_of(desk).exported(desk.name if desk else None, kind)
        except BriefingError:
            return None

    def places(self, planned: Planned) -> Mapping[str, Path]:
        """Where the files that are to be made go, by format, unless something edited is there."""
        desk = planned.order.desk
        root = self.folder_of(desk).folder
        return {
            name: root / place_of(planned.period, renderers[name].suffix, desk)
            for name in planned.reasons
        }

    def _looks(self, order: Order) -> dict[str, str]:
        """The hash of what each format's look comes of; formats without a template fail."""
        looks = {}
        for name in order.formats:
            template = template_for(order.template, name, order.formats)
            try:
                looks[name] = look_of(name, template, self.settings.templates)
            except BriefingError as error:
                self._fail(order, error, format_=name)
        return looks

    def _planned(
        self, order: Order, period: Period, folder: OutputFolder, looks: Mapping[str, str]
    ) -> Planned:
        request = order.request
        inputs = self._inputs_of(period)
        before = self._before(period) if request.novelty else None
        told = settings_told(self.settings, request, complete=period.end <= request.now)
        digest = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        held = {inputs.sha256: inputs.revisions}
        if before is not None:
            held[before.sha256] = before.revisions
        planned = Planned(
            order=order,
            period=period,
            bases={
                name: Basis(
                    inputs=inputs.sha256,
                    before=before.sha256 if before is not None else None,
                    settings=digest,
                    template=look,
                    version=briefing_version(),
                )
                for name, look in looks.items()
            },
            reasons={},
            kept={},
            articles=len(inputs.revisions),
            inputs=held,
            settings={digest: told},
        )
        reasons, kept = {}, {}
        for name, basis in planned.bases.items():
            note = planned.note.id
            reason = reason_for(folder, note, name, basis, told, force=self.force)
            if reason is not None:
                reasons[name] = reason
            elif (made := folder.file_of(note, name)) is not None:
                kept[name] = folder.folder / made.place
        return replace(planned, reasons=reasons, kept=kept)

    def _inputs_of(self, period: Period) -> Inputs:
        if period.label not in self._inputs:
            self._inputs[period.label] = self.corpus.inputs(period)
        return self._inputs[period.label]

    def _before(self, period: Period) -> Inputs | None:
        try:
            return self._inputs_of(periods.previous(period))
        except PeriodError:  # before the first year that there is
            return None

    def _keep(self, planned: Planned) -> None:
        self._files += [
            NoteFile(
                desk=planned.order.name,
                period=planned.period.label,
                format=name,
                path=path,
                changed=False,
            )
            for name, path in planned.kept.items()
        ]

    # --- making it -----------------------------------------------------------------------

    def run(self) -> Iterator[Planned]:
        """Make and write what is planned; each note is yielded once its files are written.

        The manifests are written last. Stopped before, the next batch goes on from there.
        """
        todo = self._writable(self.plan())
        engine = self.engine
        if engine is None:
            number = min(self.settings.jobs, len(todo))
            little = sum(planned.articles for planned in todo) <= _FEW_ARTICLES
            engine = (
                one_process()
                if number < 2 or little
                else several_processes(number, preload=_PRELOAD)
            )
            here = engine.workers == 1
        else:
            here = False
        work = partial(make_note_of, self.corpus) if here else make_note
        jobs = [self._job(number, todo[number]) for number in in_runs(len(todo), engine.workers)]
        with closing(finished(engine, work, jobs)) as results:
            for job, rendered in results:
                planned = todo[job.number]
                self._write(planned, rendered)
                self.done += 1
                yield planned
        self._finish()

    def _writable(self, planned: Sequence[Planned]) -> Sequence[Planned]:
        """Those whose folder can be written; of the others one failure a desk is kept."""
        refused: set[str | None] = set()
        for order in {id(one.order): one.order for one in planned}.values():
            try:
                self.folder_of(order.desk).prepare()
            except BriefingError as error:
                self._fail(order, error)
                refused.add(order.name)
        return [one for one in planned if one.order.name not in refused]

    def _job(self, number: int, planned: Planned) -> Job:
        order, settings = planned.order, self.settings
        database: Path | str = settings.database
        return Job(
            number=number,
            version=briefing_version(),
            database=database.absolute() if isinstance(database, Path) else database,
            folder=settings.corpus.absolute(),
            timezone=settings.timezone,
            templates=settings.templates.absolute(),
            period=planned.period,
            request=order.request,
            formats=tuple(
                (name, template_for(order.template, name, order.formats))
                for name in planned.reasons
            ),
        )

    def _write(self, planned: Planned, rendered: Rendered | Lost) -> None:
        order, period = planned.order, planned.period
        if isinstance(rendered, Lost):
            self._failed.append(
                Failed(
                    desk=order.name,
                    period=period.label,
                    format=None,
                    reason="the process that made it broke down, twice: see to the memory, or "
                    "try with --jobs 1",
                )
            )
            return
        for name, reason in rendered.failures.items():
            self._failed.append(
                Failed(desk=order.name, period=period.label, format=name, reason=reason)
            )
        contents = {
            name: (place_of(period, renderers[name].suffix, order.desk), planned.bases[name], made)
            for name, made in rendered.contents.items()
        }
        if not contents:
            return
        try:
            written = self.folder_of(order.desk).add_note(
                replace(planned.note, articles=rendered.articles),
                contents,
                inputs=planned.inputs,
                settings=planned.settings,
            )
        except BriefingError as error:
            self._fail(order, error, period)
            return
        for name, one in written.items():
            if isinstance(one, BriefingError):
                self._fail(order, one, period, name)
                continue
            self._files.append(
                NoteFile(
                    desk=order.name,
                    period=period.label,
                    format=name,
                    path=one.path,
                    changed=one.changed,
                    spared=one.spared,
                    reason=planned.reasons[name],
                )
            )

    def _finish(self) -> None:
        lost = {one.desk for one in self._failed if one.period is None and one.format is None}
        orders = [order for order in self.orders if order.name not in lost]
        for order in orders:
            try:
                if self.archive:
                    self._pack(order)
                self._mark(order)
            except BriefingError as error:
                self._fail(order, error)
        for folder in dict.fromkeys(self.folder_of(order.desk) for order in orders):
            try:
                folder.commit({"briefing": briefing_version()})
            except BriefingError as error:
                self._failed.append(
                    Failed(desk=None, period=None, format=None, reason=f"no index: {error}")
                )

    def _pack(self, order: Order) -> None:
        folder, base = self.folder_of(order.desk), base_of(order.desk)
        labels = {period.label for period in order.spans}
        files = [f.path for f in self._files if f.desk == order.name and f.period in labels]
        members = {
            path.relative_to(folder.folder / base).as_posix(): folder.read(path) for path in files
        }
        if members:
            # Whoever is sent the archive finds the way in it as in the folder.
            places = {path.relative_to(folder.folder).as_posix() for path in files}
            members |= folder.pages_of(order.name, base, places)
            place = f"{base}{order.name or 'notes'}.zip"
            self._archives.append(folder.add(place, packed(members)).path)

    def _mark(self, order: Order) -> None:
        """Keep up to which period all was made: what ``briefing run`` goes on from."""
        failed = {one.period for one in self._failed if one.desk == order.name}
        last = None
        for period in order.spans:
            if None in failed or period.label in failed or period.end > order.request.now:
                break
            last = period
        if last is not None:
            kind = periods.kind_of(last) or ""
            self.folder_of(order.desk).mark_exported(order.name, kind, last.label)

    # --- what came of it -----------------------------------------------------------------

    def result(self) -> Exported:
        """What was written and kept, by desk and period, and what failed."""
        order = {one.name: number for number, one in enumerate(self.orders)}
        return Exported(
            written=tuple(
                sorted(self._files, key=lambda f: (order[f.desk], f.period, str(f.path)))
            ),
            empty=tuple(sorted(self._empty)),
            failed=tuple(self._failed),
            rejected=self.corpus.rejected(),
            archives=tuple(self._archives),
        )

    def _fail(
        self,
        order: Order,
        error: BriefingError,
        period: Period | None = None,
        format_: str | None = None,
    ) -> None:
        label = period.label if period is not None else None
        self._failed.append(
            Failed(desk=order.name, period=label, format=format_, reason=str(error))
        )
