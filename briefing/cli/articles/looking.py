"""``briefing articles list``, ``show`` and ``search``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from briefing import periods, pipeline
from briefing.cli.articles.telling import article_json, article_text, row_line, row_of
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JsonOption,
    TimezoneOption,
    moment,
    settings_of,
)
from briefing.cli.screen import one_line

ArticleArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An id, its first digits, or a path.")
]


def list_articles(
    context: typer.Context,
    period: Annotated[
        str | None,
        typer.Option("--period", help="List only those of one period.", show_default="all"),
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated", help="List only those without a date.")
    ] = False,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="List the files that were rejected, and why.")
    ] = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    report: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List articles by date: id, date and basis, publisher, title, path."""
    if sum((bool(period), undated, rejected)) > 1:
        raise typer.BadParameter("--period, --undated and --rejected exclude each other")
    settings = settings_of(context, corpus=corpus, database=database, timezone=timezone)
    now, _ = moment(None, settings.timezone)
    span = periods.parse(period, timezone=settings.timezone, now=now) if period else None
    with pipeline.corpus_of(settings) as stored:
        told: list[dict[str, str | None]]
        if rejected:
            told = [{"path": r.path, "reason": r.reason} for r in stored.rejected()]
            lines = [one_line(f"{row['path']}: {row['reason']}") for row in told]
        else:
            told = [row_of(row) for row in stored.listing(period=span, undated=undated)]
            lines = [row_line(row) for row in told]
    if report:
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in lines) or "none\n")


def show_article(
    context: typer.Context,
    reference: ArticleArgument,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show one article as it was read: what was found, and its numbered paragraphs."""
    settings = settings_of(context, corpus=corpus, database=database)
    with pipeline.corpus_of(settings) as stored:
        document = stored.find(reference)
        copies = stored.copies_of(document.article.id)
        same_bytes = stored.same_bytes(document.article.id)
        changes = stored.changes(document.article.id)
    if report:
        told = article_json(document) | {
            "copies": [row_of(row) for row in copies],
            "same_bytes": list(same_bytes),
            "changes": [asdict(change) for change in changes],
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(article_text(document, copies, same_bytes, changes))


def search_articles(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help='Words that are all wanted, "a phrase", OR, -without, begin*.',
        ),
    ],
    period: Annotated[
        str | None,
        typer.Option("--period", help="Look only in articles of one period.", show_default="all"),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show at most so many.")] = 20,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    report: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Find articles by their words, the best first; accents and endings make no difference."""
    # What a search leaves out begins with a dash too, but never with two.
    unknown = [word for word in words if word.startswith("--") and word != "--"]
    if unknown:
        raise typer.BadParameter(f"no such option: {unknown[0]}")
    settings = settings_of(context, corpus=corpus, database=database, timezone=timezone)
    now, _ = moment(None, settings.timezone)
    span = periods.parse(period, timezone=settings.timezone, now=now) if period else None
    with pipeline.corpus_of(settings) as stored:
        found = pipeline.search(stored, _query_of(words), period=span, limit=limit)
    if report:
        told = [row_of(hit.row) | {"snippet": hit.snippet} for hit in found.hits]
        answer = {"total": found.total, "articles": told}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return
    lines = [f"{row_line(row_of(hit.row))}\n    {one_line(hit.snippet)}" for hit in found.hits]
    if found.total > len(found.hits):
        lines.append(f"{len(found.hits)} of {found.total} shown; see more with --limit")
    sys.stdout.write("".join(f"{line}\n" for line in lines) or "none\n")


def _query_of(words: list[str]) -> str:
    """The query of one argument, or of several: what the shell held together is a phrase."""
    if len(words) == 1:
        return words[0]
    return " ".join(
        f'"{word}"' if " " in word and '"' not in word and word[0] != "-" else word
        for word in words
    )
