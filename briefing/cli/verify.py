"""``briefing verify``: every citation of a document, held against the corpus."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from briefing import pipeline
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JsonOption,
    QuietOption,
    StrictOption,
    settings_of,
)
from briefing.cli.screen import one_line
from briefing.errors import ReadError
from briefing.records import Locator, Verdict, Verification

app = typer.Typer(add_completion=False)


@app.command()
def verify(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Notes: .docx, .html, .md or .json; or folders of notes.",
            show_default=False,
        ),
    ],
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    strict: StrictOption = False,
    debug: DebugOption = False,
) -> None:
    """Check every citation of a note against the corpus; exit 4 when one does not hold."""
    settings = settings_of(context, corpus=corpus, database=database)
    found: list[Verification] = []
    skipped: list[ReadError] = []
    damaged: list[ReadError] = []
    unproved: list[ReadError] = []
    with pipeline.corpus_of(settings) as stored:
        for file in files:
            several = _is_folder(file)
            before = len(found) + len(damaged)
            for path in _notes_of(file):
                try:
                    found.append(pipeline.verify(stored, path))
                except ReadError as reason:
                    if not several:
                        raise
                    (skipped if pipeline.is_no_note(reason) else damaged).append(reason)
                else:
                    if not report:
                        _print(found[-1], quiet, table=not several)
            if len(found) + len(damaged) == before:
                unproved.append(ReadError(file, None, "holds no note that can be verified"))
    if report:
        sys.stdout.write(
            json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) + "\n"
        )
    for left_out in () if quiet else skipped:
        sys.stderr.write(f"{one_line(f'skipped: {left_out}')}\n")
    for error in (*damaged, *unproved):
        sys.stderr.write(f"error: {one_line(str(error))}\n")
    failing = sum(1 for one in found if pipeline.failures(one))
    if not (report or quiet) and any(map(_is_folder, files)):
        notes = "1 note" if len(found) == 1 else f"{len(found)} notes"
        left = f"; {len(skipped)} skipped" if skipped else ""
        left += f"; {len(damaged)} could not be read" if damaged else ""
        holding = len(found) - failing
        verbs = ("holds" if holding == 1 else "hold", "does not" if failing == 1 else "do not")
        sys.stdout.write(f"{notes}: {holding} {verbs[0]}, {failing} {verbs[1]}{left}\n")
    if failing:
        raise typer.Exit(4)
    if damaged or unproved:
        raise typer.Exit(1)
    if strict and (skipped or any(one.unsourced for one in found)):
        raise typer.Exit(3)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder that may not be entered: reading the file says so
        return False


def _notes_of(path: Path) -> Sequence[Path]:
    """A file, or all that may be notes in a folder. Raises ReadError where there are none."""
    if not _is_folder(path):
        if not os.path.lexists(path):
            raise ReadError(path, None, "there is no such file or folder; check the path")
        return (path,)
    notes = tuple(pipeline.notes_below(path))
    if not notes:
        raise ReadError(path, None, "holds no .docx, .html, .md or .json note; check the path")
    return notes


def _print(found: Verification, quiet: bool, *, table: bool) -> None:
    """What was found of a note; without the table, what holds is one line."""
    if table and not quiet:
        sys.stdout.write("".join(f"{one_line(row).rstrip()}\n" for row in _table(found.verdicts)))
    for verdict in found.verdicts if table and not quiet else pipeline.failures(found):
        if verdict.outcome == "holds" and not verdict.detail:
            continue
        detail = f": {verdict.detail}" if verdict.detail else ""
        line = f"{found.path}: [{verdict.label}] {verdict.outcome}{detail}"
        sys.stdout.write(f"{one_line(line)}\n")
    if quiet:
        return
    for sentence in found.unsourced if table else ():
        sys.stdout.write(one_line(f"{found.path}: unsourced: {sentence}") + "\n")
    counts = Counter(verdict.outcome for verdict in found.verdicts)
    told = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
    unsourced = f"; {len(found.unsourced)} unsourced" if found.unsourced else ""
    cited = len(found.verdicts)
    noun = "citation" if cited == 1 else "citations"
    sys.stdout.write(one_line(f"{found.path}: {cited} {noun}: {told or 'none'}{unsourced}") + "\n")


def _table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A row for each citation: its mark, what was found, and the place that it names."""
    if not verdicts:
        return
    rows = [("citation", "verdict", "place")]
    rows += [(f"[{one.label}]", one.outcome, _place(one.locator)) for one in verdicts]
    marks, outcomes = (max(len(row[column]) for row in rows) for column in (0, 1))
    for mark, outcome, place in rows:
        yield f"{mark:<{marks}}  {outcome:<{outcomes}}  {place}"


def _place(locator: Locator | None) -> str:
    if locator is None:
        return "none stated"
    line = "" if locator.line is None else f" (line {locator.line})"
    return f"{locator.path}, para. {locator.paragraph}{line}"
