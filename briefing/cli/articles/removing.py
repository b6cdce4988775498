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
from briefing.cli.screen import one_line
from briefing.cli.turns import says_that_it_waits
from briefing.retention import Removed

FileOption = Annotated[
    bool, typer.Option("--file", help="Delete the files too, with their sidecars.")
]

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="List what would be taken out, and change nothing.")
]


def remove_articles(
    context: typer.Context,
    references: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, their first digits, or paths.")
    ],
    file: FileOption = False,
    dry_run: DryRunOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Take articles out of the corpus; without --file their sidecars keep them out."""
    settings = settings_of(context, corpus=corpus, database=database)
    waits = says_that_it_waits(quiet=quiet, events=report)
    with pipeline.corpus_of(settings, waiting=waits) as stored:
        done = retention.remove(stored, settings, references, files=file, dry_run=dry_run)
        for row in () if dry_run else done.articles:
            sign(stored, row, "remove with its file" if file else "remove")
    _tell(done, report, quiet, dry_run)


def purge_articles(
    context: typer.Context,
    before: Annotated[
        str, typer.Option("--before", help="Articles of this day and after it stay.")
    ],
    file: FileOption = False,
    dry_run: DryRunOption = False,
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
    waits = says_that_it_waits(quiet=quiet, events=report)
    with pipeline.corpus_of(settings, waiting=waits) as stored:
        done = retention.purge(stored, settings, day, files=file, dry_run=dry_run)
        for row in () if dry_run else done.articles:
            sign(stored, row, f"purge before {day.isoformat()}")
    _tell(done, report, quiet, dry_run)


def vacuum_database(
    context: typer.Context,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Overwrite what the database has let go of, and give back its room."""
    settings = settings_of(context, corpus=corpus, database=database)
    waits = says_that_it_waits(quiet=quiet, events=report)
    with pipeline.corpus_of(settings, waiting=waits) as stored:
        stored.vacuum()
    if report:
        sys.stdout.write(json.dumps({"vacuumed": stored.shown}, ensure_ascii=False) + "\n")
    elif not quiet:
        sys.stdout.write(f"{stored.shown}: what was deleted is overwritten, its room given back\n")


def _tell(done: Removed, report: bool, quiet: bool, dry_run: bool) -> None:
    if report:
        told = {
            "dry_run": dry_run,
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
    would = "would be " if dry_run else ""
    lines = [f"{would}removed: {row_line(row_of(row))}" for row in done.articles]
    lines += [f"{would}deleted: {path}" for path in done.deleted]
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
    if done.articles and not dry_run:
        lines.append("'briefing articles vacuum' overwrites what the database has let go of.")
    sys.stdout.write("".join(f"{one_line(line)}\n" for line in lines or ["none"]))
