"""``briefing articles remove``, ``purge`` and ``vacuum``: retention and privacy."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from briefing import periods, pipeline, retention
from briefing.cli.articles.correcting import sign
from briefing.cli.articles.telling import row_line, row_of
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JsonOption,
    OutputOption,
    QuietOption,
    TimezoneOption,
    settings_of,
)
from briefing.retention import Removed

FileOption = Annotated[
    bool, typer.Option("--file", help="Delete the files too, with their sidecars.")
]


def remove_articles(
    context: typer.Context,
    references: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, their first digits, or paths.")
    ],
    file: FileOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Take articles out of the corpus; without --file their sidecars keep them out."""
    settings = settings_of(context, corpus=corpus, database=database)
    with pipeline.corpus_of(settings) as stored:
        done = retention.remove(stored, settings, references, files=file)
        for row in done.articles:
            sign(stored, row, "remove with its file" if file else "remove")
    _tell(done, report, quiet)


def purge_articles(
    context: typer.Context,
    before: Annotated[str, typer.Option("--before", help="A day; that day itself stays.")],
    file: FileOption = False,
    corpus: CorpusOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Take out the articles dated before a day; what proves the notes that quote them stays."""
    settings = settings_of(
        context, corpus=corpus, output=output, database=database, timezone=timezone
    )
    day = periods.parse_day(before)
    with pipeline.corpus_of(settings) as stored:
        done = retention.purge(stored, settings, day, files=file)
        for row in done.articles:
            sign(stored, row, f"purge before {day.isoformat()}")
    _tell(done, report, quiet)


def vacuum_database(
    context: typer.Context,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Give back the room of what was deleted, and overwrite it."""
    settings = settings_of(context, corpus=corpus, database=database)
    with pipeline.corpus_of(settings) as stored:
        stored.vacuum()
    if not quiet:
        sys.stdout.write(f"{stored.shown}: what was deleted is overwritten, its room given back\n")


def _tell(done: Removed, report: bool, quiet: bool) -> None:
    if report:
        told = {
            "articles": [row_of(row) for row in done.articles],
            "marked": [str(path) for path in done.marked],
            "deleted": [str(path) for path in done.deleted],
            "purged_texts": done.texts,
            "notes": done.notes,
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    if quiet:
        return
    lines = [f"removed: {row_line(row_of(row))}" for row in done.articles]
    lines += [f"deleted: {path}" for path in done.deleted]
    lines += [f"kept out by: {path} (removed = true)" for path in done.marked]
    if done.texts:
        lines.append(
            f"{done.texts} texts purged; the hashes of their sentences are kept, and what "
            f"{done.notes} notes below the output folder quote of them"
        )
    if done.marked:
        lines.append(
            "The files themselves are still in the corpus folder; delete them too with --file."
        )
    if done.articles:
        lines.append("'briefing articles vacuum' overwrites what the database has let go of.")
    sys.stdout.write("\n".join(lines or ["none"]) + "\n")
