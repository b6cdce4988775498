"""``briefing run``: the Monday command, ingest and export in one, with a report to be mailed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from briefing import periods, pipeline
from briefing.cli import batches, monday
from briefing.cli.batches import (
    BatchJobsOption,
    ByChoice,
    DeskOption,
    EngineOption,
    SchedulerOption,
    TlsCaOption,
    TlsCertOption,
    TlsKeyOption,
    ZipOption,
)
from briefing.cli.ingest import telling_when_stopped
from briefing.cli.options import (
    AsOfOption,
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JsonOption,
    OutputOption,
    QuietOption,
    TemplatesOption,
    TimezoneOption,
    moment,
    settings_of,
)
from briefing.cli.progress import progress
from briefing.cli.screen import same_stream
from briefing.cli.turns import alone, says_that_it_waits, state_folder
from briefing.config import Settings
from briefing.errors import UnknownName
from briefing.records import Desk, Period

if TYPE_CHECKING:
    from briefing.pipeline import Batch, Corpus, Engine

app = typer.Typer(add_completion=False)


@app.command()
def run(
    context: typer.Context,
    by: ByChoice = "week",
    desks: DeskOption = None,
    fail_if_empty: Annotated[
        bool, typer.Option("--fail-if-empty", help="Exit 3 when there is no note to read.")
    ] = False,
    fail_if_rejected: Annotated[
        str | None,
        typer.Option(
            "--fail-if-rejected",
            metavar="N%",
            help="Exit 3 when more than this share (or this number) of files is rejected.",
        ),
    ] = None,
    acknowledge: Annotated[
        bool,
        typer.Option("--acknowledge", help="Tell what is rejected now for the last time."),
    ] = False,
    archive: ZipOption = False,
    corpus: CorpusOption = None,
    templates: TemplatesOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    as_of: AsOfOption = None,
    jobs: BatchJobsOption = None,
    engine: EngineOption = "local",
    scheduler: SchedulerOption = None,
    tls_ca: TlsCaOption = None,
    tls_cert: TlsCertOption = None,
    tls_key: TlsKeyOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Read what is new, write the notes since the last export, and report on both."""
    settings = settings_of(
        context,
        corpus=corpus,
        templates=templates,
        output=output,
        database=database,
        timezone=timezone,
        jobs=jobs,
    )
    # Where both go to one place, as in cron's mail, that is the report's alone.
    mailed = not (quiet or report) and same_stream()
    silent = quiet or mailed
    now, stamp = moment(as_of, settings.timezone)
    today = periods.today(now, settings.timezone)
    if by not in periods.KINDS:
        raise UnknownName("kind of period", by, periods.KINDS)
    limit = monday.limit_of(fail_if_rejected)
    wanted = batches.desks_of(settings, desks)
    maker = batches.engine_of(engine, scheduler, tls_ca, tls_cert, tls_key)
    acknowledged = monday.Acknowledged(state_folder(settings) / "acknowledged.json")
    with (
        # Opened first: where there is no corpus, nothing is to be made for a lock.
        pipeline.corpus_of(
            settings,
            reading=[settings.corpus],
            waiting=says_that_it_waits(quiet=quiet, events=report),
        ) as stored,
        alone(settings, "run"),
    ):
        with (
            telling_when_stopped(stored),
            progress("Reading", "files", quiet=silent, events=report) as tell,
        ):
            found = pipeline.ingest(
                stored, settings, None, now=moment(None, settings.timezone)[0], tell=tell
            )
        batch = _batch(stored, settings, wanted, by, (now, stamp, today), archive, maker)
        result = batches.carry_out(batch, quiet=silent, events=report)
        tally = stored.tally()
    told = monday.Monday(
        when=now,
        timezone=settings.timezone,
        ingest=found,
        exported=result,
        fresh=acknowledged.new(found.rejected),
        files=monday.files_of(found),
        undated=tally.undated,
    )
    if acknowledge:
        acknowledged.keep(found.rejected)
    reasons = [] if acknowledge or limit is None else told.beyond(limit)
    if fail_if_empty and not result.written:
        reasons.append("there is no note: no period since the last export has articles")
    if report:
        data = {
            "ingest": asdict(found),
            "export": batches.told(result),
            "rejected_new": [str(one) for one in told.fresh],
            "rejected_acknowledged": len(found.rejected) - len(told.fresh),
            "undated": tally.undated,
            "faults": reasons,
        }
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        sys.stdout.write(told.text(reasons, acknowledged=acknowledge))
    if mailed and result.failed:
        raise typer.Exit(1)
    for reason in () if mailed else reasons:
        sys.stderr.write(f"error: {reason}\n")
    batches.end(result)
    if reasons:
        raise typer.Exit(3)


def _batch(
    stored: Corpus,
    settings: Settings,
    desks: Sequence[Desk | None],
    by: str,
    moments: tuple[datetime, datetime | None, date],
    archive: bool,
    engine: Engine | None,
) -> Batch:
    """The notes since the last export of each desk."""
    now, stamp, today = moments
    kind = next(one for one in periods.KINDS if one == by)
    last = periods.previous(periods.containing(kind, today, settings.timezone))
    batch = pipeline.batch(stored, settings, [], archive=archive, engine=engine)

    def spans(desk: Desk | None) -> Sequence[Period]:
        return _since(batch.exported(desk, kind), last, kind)

    batch.orders = batches.orders_of(settings, desks, spans, now=now, generated=stamp)
    return batch


def _since(label: str | None, last: Period, kind: periods.Kind) -> Sequence[Period]:
    """The periods after one that was exported up to the last; that one alone where there is
    none, or nothing was exported before."""
    if label is None:
        return (last,)
    done = periods.parse(label, timezone=last.timezone)
    first = periods.days(done)[1] + timedelta(days=1)
    until = periods.days(last)[1]
    return (last,) if first > until else periods.split_range(kind, first, until, last.timezone)
