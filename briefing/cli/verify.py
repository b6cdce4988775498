"""``briefing verify``: every citation of a document, held against the corpus."""

from __future__ import annotations

import json
import sys
from collections import Counter
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
from briefing.records import Verification

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
    for verdict in pipeline.failures(found) if quiet else found.verdicts:
        if verdict.outcome == "holds" and not verdict.detail:
            continue
        detail = f": {verdict.detail}" if verdict.detail else ""
        sys.stdout.write(f"{found.path}: [{verdict.label}] {verdict.outcome}{detail}\n")
    if quiet:
        return
    for sentence in found.unsourced:
        sys.stdout.write(f"{found.path}: unsourced: {sentence}\n")
    counts = Counter(verdict.outcome for verdict in found.verdicts)
    told = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
    unsourced = f"; {len(found.unsourced)} unsourced" if found.unsourced else ""
    cited = len(found.verdicts)
    noun = "citation" if cited == 1 else "citations"
    sys.stdout.write(f"{found.path}: {cited} {noun}: {told or 'none'}{unsourced}\n")
