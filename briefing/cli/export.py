"""``briefing export``: every note of a range of time, for every desk, in every format."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing import periods, pipeline
from briefing.cli import batches, documents, log
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
from briefing.cli.options import (
    AsOfOption,
    CorpusOption,
    DatabaseOption,
    DebugOption,
    DiversityOption,
    FormatOption,
    JsonOption,
    LanguageOption,
    MethodOption,
    NoveltyOption,
    OutputOption,
    PagesOption,
    QueryOption,
    QuietOption,
    SentencesOption,
    StrictOption,
    TemplateOption,
    TemplatesOption,
    TimezoneOption,
    WordsOption,
    moment,
    settings_of,
)
from briefing.cli.screen import one_line
from briefing.cli.turns import alone
from briefing.errors import CorpusError, TooLarge, UnknownName

if TYPE_CHECKING:
    from briefing.pipeline import Batch

# Fifty years of days, five hundred of anything longer.
MOST_DAYS = {True: 18_300, False: 183_000}

app = typer.Typer(add_completion=False)


@app.command()
def export(
    context: typer.Context,
    by: ByChoice = "week",
    since: Annotated[
        str | None,
        typer.Option("--since", help="The first day.", show_default="the oldest article"),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", help="The last day, which is included.", show_default="the newest article"
        ),
    ] = None,
    desks: DeskOption = None,
    force: Annotated[
        bool, typer.Option("--force", help="Make also the notes that are unchanged.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be made, and why.")
    ] = False,
    archive: ZipOption = False,
    words: WordsOption = None,
    sentences: SentencesOption = None,
    pages: PagesOption = None,
    method: MethodOption = None,
    query: QueryOption = None,
    diversity: DiversityOption = None,
    novelty: NoveltyOption = None,
    language: LanguageOption = None,
    formats: FormatOption = None,
    template: TemplateOption = None,
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
    strict: StrictOption = False,
    debug: DebugOption = False,
) -> None:
    """Write the notes of every period of a range to the output folder; never ingests."""
    settings = settings_of(
        context,
        corpus=corpus,
        templates=templates,
        output=output,
        database=database,
        timezone=timezone,
        language=language,
        method=method,
        novelty=novelty,
        words=words,
        jobs=jobs,
    )
    now, stamp = moment(as_of, settings.timezone)
    if by not in periods.KINDS:
        raise UnknownName("kind of period", by, periods.KINDS)
    documents.check(formats or (), settings.method, query)
    batches.check_engine(engine, scheduler, tls_ca, tls_cert, tls_key)
    wanted = batches.desks_of(settings, desks)
    with pipeline.corpus_of(settings) as stored:
        first, last = stored.first_and_last() or (None, None)
        start = periods.parse_day(since) if since else first
        end = periods.parse_day(until) if until else last
        if start is None or end is None:
            raise CorpusError(
                stored.shown, "no article has a date: see 'briefing articles list --undated'"
            )
        _check_range(by, start, end)
        spans = periods.split_range(by, start, end, settings.timezone)
        orders = batches.orders_of(
            settings,
            wanted,
            lambda _: spans,
            now=now,
            generated=stamp,
            words=words,
            sentences=sentences,
            pages=pages,
            method=method,
            query=query,
            diversity=diversity,
            formats=formats,
            template=template,
        )
        if dry_run:
            batch = pipeline.batch(stored, settings, orders, force=force)
            _tell_plan(batch, report=report, quiet=quiet)
            result = batch.result()
        else:
            maker = batches.engine_of(engine, scheduler, tls_ca, tls_cert, tls_key)
            with alone(settings, "export"):
                result = batches.carry_out(
                    pipeline.batch(
                        stored, settings, orders, force=force, archive=archive, engine=maker
                    ),
                    quiet=quiet,
                    events=report,
                )
            log.wrote(written.path for written in result.written if written.changed)
            log.rejected(result.rejected)
            if report:
                _print(batches.told(result))
            elif not quiet:
                sys.stdout.write(batches.text_of(result))
    batches.end(result)
    if strict and (result.rejected or result.empty):
        raise typer.Exit(3)


def _check_range(by: str, start: date, end: date) -> None:
    """Raise TooLarge where a mistyped date would make a batch of centuries."""
    days = (end - start).days
    if days > MOST_DAYS[by == "day"]:
        raise TooLarge(
            f"days from {start} to {end}",
            days,
            MOST_DAYS[by == "day"],
            "name the range with --since and --until, or correct an article's date with "
            "'briefing articles set'",
        )


def _tell_plan(batch: Batch, *, report: bool, quiet: bool) -> None:
    planned = [
        (note, format_, path, note.reasons[format_])
        for note in batch.plan()
        for format_, path in batch.places(note).items()
    ]
    result = batch.result()
    if report:
        _print(
            {
                "planned": [
                    {
                        "path": path.as_posix(),
                        "desk": note.order.name,
                        "period": note.period.label,
                        "format": format_,
                        "reason": reason,
                    }
                    for note, format_, path, reason in planned
                ],
                "unchanged": [file.path.as_posix() for file in result.written],
                "empty": list(result.empty),
                "failed": batches.told_failed(result),
                "rejected": documents.told_rejected(result.rejected),
            }
        )
    elif not quiet:
        for _, _, path, reason in planned:
            sys.stdout.write(one_line(f"would make {path}  ({reason})") + "\n")
        sys.stdout.write(batches.text_of(result))


def _print(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
