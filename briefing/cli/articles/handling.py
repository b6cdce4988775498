"""``briefing articles exclude``, ``pin`` and ``drop``: what staff want of an article in notes."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from briefing import pipeline
from briefing.cli.articles.correcting import ArticleArgument, sign, tell_done
from briefing.cli.articles.telling import row_line, row_of
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JsonOption,
    QuietOption,
    settings_of,
)
from briefing.cli.screen import one_line
from briefing.cli.turns import says_that_it_waits
from briefing.config import Settings

TextArgument = Annotated[
    str, typer.Argument(metavar="TEXT", help="A sentence of the article, or words of one.")
]
UndoOption = Annotated[bool, typer.Option("--undo", help="Take it back.")]


def exclude_article(
    context: typer.Context,
    reference: ArticleArgument,
    undo: UndoOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Keep an article out of all notes; it stays in the corpus."""
    settings = settings_of(context, corpus=corpus, database=database)
    waits = says_that_it_waits(quiet=quiet, events=report)
    with pipeline.corpus_of(settings, waiting=waits) as stored:
        document, sidecar, _ = pipeline.handle_article(
            stored, settings, reference, exclude=not undo
        )
        sign(stored, document.article, "include" if undo else "exclude")
    if report:
        tell_done(document.article, sidecar, excluded=not undo)
    elif not quiet:
        told = "back in notes" if undo else "kept out of notes"
        line = row_line(row_of(document.article))
        sys.stdout.write(f"{line}\n{told}; written to {one_line(str(sidecar))}\n")


def pin_sentence(
    context: typer.Context,
    reference: ArticleArgument,
    text: TextArgument,
    undo: UndoOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Make sure that a sentence is in the notes of its article's period."""
    settings = settings_of(context, corpus=corpus, database=database)
    _say_of_sentence(settings, reference, "pin", text, undo=undo, report=report, quiet=quiet)


def drop_sentence(
    context: typer.Context,
    reference: ArticleArgument,
    text: TextArgument,
    undo: UndoOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Make sure that a sentence is in no note."""
    settings = settings_of(context, corpus=corpus, database=database)
    _say_of_sentence(settings, reference, "drop", text, undo=undo, report=report, quiet=quiet)


def _say_of_sentence(
    settings: Settings,
    reference: str,
    what: Literal["pin", "drop"],
    text: str,
    *,
    undo: bool,
    report: bool,
    quiet: bool,
) -> None:
    """Pin or drop a sentence, or take that back; sign it, and tell what was done."""
    waits = says_that_it_waits(quiet=quiet, events=report)
    with pipeline.corpus_of(settings, waiting=waits) as stored:
        document, sidecar, sentence = pipeline.handle_article(
            stored,
            settings,
            reference,
            pin=text if what == "pin" else None,
            drop=text if what == "drop" else None,
            undo=undo,
        )
        signed = f"take back {what}" if undo else what
        sign(stored, document.article, signed, {"text": sentence or text})
    if report:
        tell_done(document.article, sidecar, done=signed, sentence=sentence)
    elif not quiet:
        done = {"pin": "pinned", "drop": "dropped"}[what]
        told = f"no longer {done}" if undo else done
        sys.stdout.write(one_line(f"{told}: {sentence}") + "\n")
        sys.stdout.write(f"written to {one_line(str(sidecar))}\n")
