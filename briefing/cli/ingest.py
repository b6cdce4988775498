"""``briefing ingest``: new and changed files into the database, with a report."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing import pipeline
from briefing.cli import log
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JobsOption,
    JsonOption,
    QuietOption,
    StrictOption,
    moment,
    settings_of,
)
from briefing.cli.progress import progress
from briefing.cli.screen import one_line
from briefing.cli.turns import says_that_it_waits
from briefing.records import IngestReport

if TYPE_CHECKING:
    from briefing.pipeline import Corpus

app = typer.Typer(add_completion=False)


@app.command()
def ingest(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]",
            help="Files or folders; default: the corpus folder.",
            show_default=False,
        ),
    ] = None,
    rehash: Annotated[
        bool, typer.Option("--rehash", help="Compare every file by its content.")
    ] = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    jobs: JobsOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    strict: StrictOption = False,
    debug: DebugOption = False,
) -> None:
    """Read new and changed files of the corpus into the database."""
    settings = settings_of(context, corpus=corpus, database=database, jobs=jobs)
    now, _ = moment(None, settings.timezone)
    with (
        pipeline.corpus_of(
            settings,
            reading=paths or [settings.corpus],
            waiting=says_that_it_waits(quiet=quiet, events=report),
        ) as stored,
        telling_when_stopped(stored),
        progress("Reading", "files", quiet=quiet, events=report) as tell,
    ):
        found = pipeline.ingest(
            stored,
            settings,
            paths or None,
            rehash=rehash,
            now=now,
            tell=tell,
        )
    log.ingested(found)
    if report:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        sys.stdout.write(report_text(found))
    if strict and found.rejected:
        raise typer.Exit(3)


@contextmanager
def telling_when_stopped(stored: Corpus) -> Iterator[None]:
    """Where the user stops an ingest, tell what of the corpus is in the database."""
    try:
        yield
    except KeyboardInterrupt:
        tally = stored.tally()
        sys.stderr.write(
            f"{tally.in_period + tally.undated} articles are in the database and are kept; "
            "the next ingest reads the other files\n"
        )
        raise


def report_text(found: IngestReport) -> str:
    """What an ingest found, for a person: counts, then whatever wants attention, by name."""
    counts = [
        f"{len(found.added)} new",
        f"{len(found.changed)} changed",
        f"{len(found.moved)} moved",
        f"{len(found.deleted)} deleted",
        f"{found.unchanged} unchanged",
        f"{len(found.copies)} identical copies",
        f"{len(found.near_copies)} near-copies",
        f"{len(found.rejected)} rejected",
    ]
    lines = ["Files: " + ", ".join(counts) + "."]
    lines += [f"changed: {path}" for path in found.changed]
    lines += [f"moved: {move.before} -> {move.after}" for move in found.moved]
    lines += [f"deleted: {path}" for path in found.deleted]
    lines += [f"copy: {path}" for path in found.copies]
    lines += [f"near-copy: {copy}" for copy in found.near_copies]
    lines += [f"rejected: {refusal}" for refusal in found.rejected]
    lines += [f"note: {remark}" for remark in found.remarks]
    if found.undated:
        lines.append(
            "Undated (in no period; give a date with "
            "'briefing articles set ID --published YYYY-MM-DD'):"
        )
        lines += [
            f"  {undated.article}  {undated.path}  {undated.title or '(no title)'}"
            for undated in found.undated
        ]
    if found.ahead:
        lines.append(
            "Dated after today (filed there; correct a date that was misread with "
            "'briefing articles set ID --published YYYY-MM-DD'):"
        )
        lines += [
            f"  {ahead.article}  {ahead.published}  {ahead.path}  {ahead.title or '(no title)'}"
            for ahead in found.ahead
        ]
    return "".join(f"{one_line(line)}\n" for line in lines)
