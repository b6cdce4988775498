"""``briefing verify``: every citation of a document, held against the corpus."""

from __future__ import annotations

import json
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
from briefing.records import Locator, Verdict, Verification

app = typer.Typer(add_completion=False)


@app.command()
def verify(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Notes: .docx, .html, .md or .json.", show_default=False
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
    with pipeline.corpus_of(settings) as stored:
        found = [pipeline.verify(stored, file) for file in files]
    if report:
        sys.stdout.write(
            json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) + "\n"
        )
    else:
        for one in found:
            _print(one, quiet)
    if any(pipeline.failures(one) for one in found):
        raise typer.Exit(4)
    if strict and any(one.unsourced for one in found):
        raise typer.Exit(3)


def _print(found: Verification, quiet: bool) -> None:
    if not quiet:
        sys.stdout.write("".join(f"{one_line(row).rstrip()}\n" for row in _table(found.verdicts)))
    for verdict in pipeline.failures(found) if quiet else found.verdicts:
        if verdict.outcome == "holds" and not verdict.detail:
            continue
        detail = f": {verdict.detail}" if verdict.detail else ""
        line = f"{found.path}: [{verdict.label}] {verdict.outcome}{detail}"
        sys.stdout.write(f"{one_line(line)}\n")
    if quiet:
        return
    for sentence in found.unsourced:
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
