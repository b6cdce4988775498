"""``briefing note``: one briefing note for one period."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from briefing import periods, pipeline
from briefing.cli import documents, log
from briefing.cli.ingest import report_text, telling_when_stopped
from briefing.cli.options import (
    AsOfOption,
    CorpusOption,
    DatabaseOption,
    DebugOption,
    DiversityOption,
    FormatOption,
    JobsOption,
    JsonOption,
    LanguageOption,
    MethodOption,
    NoveltyOption,
    OutOption,
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
from briefing.cli.progress import progress
from briefing.cli.screen import one_line
from briefing.cli.turns import says_that_it_waits
from briefing.config import Settings
from briefing.records import House

if TYPE_CHECKING:
    from briefing.pipeline import Corpus

app = typer.Typer(add_completion=False)


@app.command()
def note(
    context: typer.Context,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD]",
            help="2024-W25, 2024-06, 2024-Q2, 2024, 2024-06-18, A..B, today, yesterday, "
            "this-week, last-week, this-month, last-month, last-7-days.",
            show_default="the last complete ISO week",
        ),
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated", help="Add a section of the undated articles.")
    ] = False,
    no_ingest: Annotated[
        bool, typer.Option("--no-ingest", help="Use the database as it is.")
    ] = False,
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
    out: OutOption = None,
    marking: Annotated[
        str | None, typer.Option("--marking", help='What stands in header and footer: "OFFICIAL".')
    ] = None,
    prepared_by: Annotated[
        str | None, typer.Option("--prepared-by", help="Whose note it is.")
    ] = None,
    prepared_for: Annotated[
        str | None, typer.Option("--prepared-for", help="Who reads it.")
    ] = None,
    comment: Annotated[
        bool | None,
        typer.Option("--comment/--no-comment", help="Leave a block for words of your own."),
    ] = None,
    chart: Annotated[
        bool | None,
        typer.Option("--chart/--no-chart", help="Count articles a day by publisher."),
    ] = None,
    coverage_page: Annotated[
        bool | None,
        typer.Option(
            "--coverage-page/--no-coverage-page",
            help="List all that was read, rejected and left out, and the settings.",
        ),
    ] = None,
    corpus: CorpusOption = None,
    templates: TemplatesOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    as_of: AsOfOption = None,
    jobs: JobsOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    strict: StrictOption = False,
    debug: DebugOption = False,
) -> None:
    """Write the briefing note of one period; ingests the corpus folder first."""
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
    span = (
        periods.parse(period, timezone=settings.timezone, now=now)
        if period is not None
        else periods.last_complete_week(now, settings.timezone)
    )
    wanted = documents.wanted_formats(formats, out, "md")
    documents.check(wanted, settings.method, query)
    waits = says_that_it_waits(quiet=quiet, events=report)
    reading = [] if no_ingest else [settings.corpus]
    with pipeline.corpus_of(settings, reading=reading, waiting=waits) as stored:
        if not no_ingest:
            _ingest(stored, settings, moment(None, settings.timezone)[0], quiet=quiet or report)
        made = pipeline.period_note(
            stored,
            span,
            documents.request_of(
                settings,
                length=documents.Length(words=words, sentences=sentences, pages=pages),
                words_a_page=pipeline.words_a_page(
                    wanted[0], template, settings.templates, day=periods.kind_of(span) == "day"
                ),
                house=_house(settings, marking, prepared_by, prepared_for, comment),
                page=coverage_page,
                chart=chart,
                query=query,
                diversity=diversity,
                undated=undated,
                now=now,
                generated=stamp,
            ),
        )
        rejected = stored.rejected()
    files = documents.deliver(
        made,
        formats=wanted,
        template=template,
        out=out,
        place=pipeline.place_of(span, ""),
        settings=settings,
        to_files=report,
        command="note",
        waiting=waits,
    )
    log.wrote(files)
    if report:
        told = {
            "period": span.label,
            "files": [path.as_posix() for path in files],
            "rejected": documents.told_rejected(rejected),
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    elif not quiet:
        for path in files:
            sys.stdout.write(f"{one_line(str(path))}\n")
    if strict and rejected:
        raise typer.Exit(3)


def _house(
    settings: Settings,
    marking: str | None,
    prepared_by: str | None,
    prepared_for: str | None,
    comment: bool | None,
) -> House:
    """What the office puts on the note; what an option gives beats the settings."""
    house = settings.note.house
    return replace(
        house,
        marking=marking or house.marking,
        prepared_by=prepared_by or house.prepared_by,
        prepared_for=prepared_for or house.prepared_for,
        comment=house.comment if comment is None else comment,
    )


def _ingest(stored: Corpus, settings: Settings, now: datetime, *, quiet: bool) -> None:
    """Read the corpus folder; what wants attention goes to standard error, as standard
    output may be the note itself."""
    unnamed = settings.corpus == Settings().corpus
    if unnamed and not stored.folder.exists() and stored.first_and_last():
        return  # nobody named a folder, and all articles were ingested from elsewhere
    with telling_when_stopped(stored), progress("Reading", "files", quiet=quiet) as tell:
        found = pipeline.ingest(stored, settings, None, now=now, tell=tell)
    log.ingested(found)
    if not quiet and (found.rejected or found.remarks or found.undated or found.ahead):
        sys.stderr.write(report_text(found))
