"""``briefing summarize``: one summary of one or several articles, without any corpus."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing import pipeline
from briefing.cli import documents
from briefing.cli.options import (
    AsOfOption,
    DebugOption,
    DiversityOption,
    FormatOption,
    JsonOption,
    LanguageOption,
    MethodOption,
    OutOption,
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
from briefing.cli.screen import one_line
from briefing.cli.turns import says_that_it_waits
from briefing.config import Settings
from briefing.config.filenames import portable
from briefing.errors import BriefingError, ReadError
from briefing.records import Document, FileRead, Rejected

STANDARD_INPUT = "-"
DEFAULT_WORDS = 100

app = typer.Typer(add_completion=False)


@app.command()
def summarize(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files; - is standard input.", show_default=False),
    ],
    words: WordsOption = None,
    sentences: SentencesOption = None,
    method: MethodOption = None,
    query: QueryOption = None,
    diversity: DiversityOption = None,
    language: LanguageOption = None,
    formats: FormatOption = None,
    template: TemplateOption = None,
    out: OutOption = None,
    templates: TemplatesOption = None,
    output: OutputOption = None,
    timezone: TimezoneOption = None,
    as_of: AsOfOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    strict: StrictOption = False,
    debug: DebugOption = False,
) -> None:
    """Print the summary of one article, or one summary of several; 100 words unless told."""
    settings = settings_of(
        context,
        templates=templates,
        output=output,
        timezone=timezone,
        language=language,
        method=method,
    )
    now, stamp = moment(as_of, settings.timezone)
    wanted = documents.wanted_formats(formats, out, "text")
    documents.check(wanted, settings.method, query)
    read: list[Document] = []
    rejected: list[Rejected] = []
    for source in dict.fromkeys(sources):
        try:
            found = _read(source, settings)
            read.extend(found.documents)
            rejected.extend(found.rejected)
        except BriefingError as error:
            if len(sources) == 1:
                raise
            reason = error.reason if isinstance(error, ReadError) else str(error)
            rejected.append(Rejected(path=source, reason=reason))
    for refusal in rejected:
        sys.stderr.write(one_line(f"skipped: {refusal}") + "\n")
    if not read:
        sys.stderr.write("error: none of the files could be read; mend or leave out those named\n")
        raise typer.Exit(1)
    if words is None and sentences is None:
        words = DEFAULT_WORDS
    note = pipeline.summary_note(
        tuple(read),
        documents.request_of(
            settings,
            length=documents.Length(words=words, sentences=sentences),
            query=query,
            diversity=diversity,
            now=now,
            generated=stamp,
        ),
        timezone=settings.timezone,
        rejected=len(rejected),
    )
    alone = len(sources) == 1 and sources != [STANDARD_INPUT]
    place = portable(Path(sources[0]).stem) if alone else "summary"
    files = documents.deliver(
        note,
        formats=wanted,
        template=template,
        out=out,
        place=place,
        settings=settings,
        to_files=report,
        command="summarize",
        waiting=says_that_it_waits(quiet=quiet, events=report),
    )
    if report:
        sys.stdout.write(
            json.dumps(
                {
                    "files": [path.as_posix() for path in files],
                    "rejected": documents.told_rejected(rejected),
                },
                ensure_ascii=False,
            )
            + "\n"
        )
    elif not quiet:
        for path in files:
            sys.stdout.write(f"{one_line(str(path))}\n")
    if strict and rejected:
        raise typer.Exit(3)


def _read(source: str, settings: Settings) -> FileRead:
    content = sys.stdin.buffer.read() if source == STANDARD_INPUT else None
    return pipeline.read(
        Path(source),
        source if source == STANDARD_INPUT else Path(source).as_posix(),
        content=content,
        language=settings.language,
        reading=settings.reading,
    )
