"""``briefing export``: every note of a range of time, in every format."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Annotated

import typer

from briefing import periods, pipeline
from briefing.cli import documents
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
from briefing.errors import CorpusError, TooLarge, UnknownName
from briefing.records import NoteRequest

DEFAULT_FORMATS = ("md", "docx")
# Fifty years of days, five hundred of anything longer.
MOST_DAYS = {True: 18_300, False: 183_000}

app = typer.Typer(add_completion=False)


@app.command()
def export(
    context: typer.Context,
    by: Annotated[
        str, typer.Option("--by", help=f"One note a {', '.join(periods.KINDS)}.")
    ] = "week",
    since: Annotated[
        str | None, typer.Option("--since", help="First day.", show_default="the oldest article")
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", help="Last day, inclusive.", show_default="the newest article"),
    ] = None,
    words: WordsOption = None,
    sentences: SentencesOption = None,
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
    )
    now, stamp = moment(as_of, settings.timezone)
    wanted = list(dict.fromkeys(formats or DEFAULT_FORMATS))
    if by not in periods.KINDS:
        raise UnknownName("kind of period", by, periods.KINDS)
    documents.check(wanted, settings.method, query)
    request = NoteRequest(
        budget=documents.budget_of(settings.words, words, sentences),
        method=settings.method,
        query=query,
        diversity=diversity,
        segment=settings.segment,
        language=settings.language,
        key_points=settings.key_points,
        novelty=settings.novelty,
        now=now,
        generated=stamp,
    )
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
        result = pipeline.export(
            stored, settings, request, spans, formats=wanted, template=template
        )
    if report:
        sys.stdout.write(json.dumps(_told(result), ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        for written in result.written:
            state = "" if written.changed else "  (unchanged)"
            sys.stdout.write(f"{written.path}{state}\n")
            if written.spared:
                sys.stdout.write(f"  {written.spared} was edited since and is left as it is\n")
        if result.empty:
            sys.stdout.write(f"skipped, no articles: {_short(result.empty)}\n")
        for refusal in result.rejected:
            sys.stdout.write(f"rejected: {refusal.path}: {refusal.reason}\n")
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


def _told(result: pipeline.Exported) -> dict[str, object]:
    return {
        "written": [
            {
                "path": written.path.as_posix(),
                "changed": written.changed,
                "spared": written.spared.as_posix() if written.spared else None,
            }
            for written in result.written
        ],
        "empty": list(result.empty),
        "rejected": [{"path": r.path, "reason": r.reason} for r in result.rejected],
    }


def _short(labels: tuple[str, ...]) -> str:
    if len(labels) <= 6:
        return ", ".join(labels)
    return f"{', '.join(labels[:3])}, … {labels[-1]} ({len(labels)} periods)"
