"""``briefing articles``: look at the corpus, and correct it."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import Annotated

import typer

from briefing import periods, pipeline
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JsonOption,
    QuietOption,
    TimezoneOption,
    moment,
    settings_of,
)
from briefing.errors import ConfigError
from briefing.pipeline import ArticleRow
from briefing.records import Article, Corrections, DateMention, Document

app = typer.Typer(
    help="Look at the articles of the corpus, and correct what was read.", no_args_is_help=True
)

ArticleArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An id, its first digits, or a path.")
]


@app.command("list")
def list_articles(
    context: typer.Context,
    period: Annotated[
        str | None,
        typer.Option("--period", help="Only those of one period.", show_default="all"),
    ] = None,
    undated: Annotated[bool, typer.Option("--undated", help="Only those without a date.")] = False,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="The files that were rejected, and why.")
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
            lines = [f"{row['path']}: {row['reason']}" for row in told]
        else:
            told = [_row(row) for row in stored.listing(period=span, undated=undated)]
            lines = [_row_line(row) for row in told]
    if report:
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in lines) or "none\n")


@app.command("show")
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
    if report:
        told = _article_json(document) | {
            "copies": [_row(row) for row in copies],
            "same_bytes": list(same_bytes),
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(_article_text(document, copies, same_bytes))


@app.command(
    "search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]}
)
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
        typer.Option("--period", help="Only articles of one period.", show_default="all"),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
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
        told = [_row(hit.row) | {"snippet": hit.snippet} for hit in found.hits]
        answer = {"total": found.total, "articles": told}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return
    lines = [f"{_row_line(_row(hit.row))}\n    {hit.snippet}" for hit in found.hits]
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


@app.command("set")
def set_article(
    context: typer.Context,
    reference: ArticleArgument,
    published: Annotated[
        str | None, typer.Option("--published", help="2023-11-26 or 2023-11-26T10:30.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher")] = None,
    author: Annotated[str | None, typer.Option("--author")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Place of the dateline.")] = None,
    url: Annotated[str | None, typer.Option("--url")] = None,
    language: Annotated[str | None, typer.Option("--language", help="Two-letter code.")] = None,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Correct an article; the correction is kept in a sidecar file and outlives the database."""
    corrections = Corrections(
        title=title,
        published=_published(published),
        publisher=publisher,
        author=author,
        place=place,
        url=url,
        language=language,
    )
    for name in ("title", "publisher", "author", "place", "url", "language"):
        if getattr(corrections, name) is not None and not getattr(corrections, name).strip():
            raise typer.BadParameter(f"--{name} is empty")
    if corrections == Corrections():
        raise typer.BadParameter("name what to set, for example --published 2023-11-26")
    settings = settings_of(context, corpus=corpus, database=database, timezone=timezone)
    with pipeline.corpus_of(settings) as stored:
        document, sidecar = pipeline.correct_article(stored, settings, reference, corrections)
    if not quiet:
        article = document.article
        sys.stdout.write(_row_line(_row(article)) + f"\nwritten to {sidecar}\n")
        if article.published:
            moment = periods.instant(article.published.value, settings.timezone)
            day = periods.today(moment, settings.timezone)
            sys.stdout.write(f"filed under {periods.week_of(day).label}\n")


TextArgument = Annotated[
    str, typer.Argument(metavar="TEXT", help="A sentence of the article, or words of one.")
]
UndoOption = Annotated[bool, typer.Option("--undo", help="Take it back.")]


@app.command("exclude")
def exclude_article(
    context: typer.Context,
    reference: ArticleArgument,
    undo: UndoOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Keep an article out of all notes; it stays in the corpus."""
    settings = settings_of(context, corpus=corpus, database=database)
    with pipeline.corpus_of(settings) as stored:
        document, sidecar, _ = pipeline.handle_article(
            stored, settings, reference, exclude=not undo
        )
    if not quiet:
        told = "back in notes" if undo else "kept out of notes"
        sys.stdout.write(f"{_row_line(_row(document.article))}\n{told}; written to {sidecar}\n")


@app.command("pin")
def pin_sentence(
    context: typer.Context,
    reference: ArticleArgument,
    text: TextArgument,
    undo: UndoOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Make sure that a sentence is in the notes of its article's period."""
    settings = settings_of(context, corpus=corpus, database=database)
    with pipeline.corpus_of(settings) as stored:
        _, sidecar, sentence = pipeline.handle_article(
            stored, settings, reference, pin=text, undo=undo
        )
    if not quiet:
        told = "no longer pinned" if undo else "pinned"
        sys.stdout.write(f"{told}: {sentence}\nwritten to {sidecar}\n")


@app.command("drop")
def drop_sentence(
    context: typer.Context,
    reference: ArticleArgument,
    text: TextArgument,
    undo: UndoOption = False,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Make sure that a sentence is in no note."""
    settings = settings_of(context, corpus=corpus, database=database)
    with pipeline.corpus_of(settings) as stored:
        _, sidecar, sentence = pipeline.handle_article(
            stored, settings, reference, drop=text, undo=undo
        )
    if not quiet:
        told = "no longer dropped" if undo else "dropped"
        sys.stdout.write(f"{told}: {sentence}\nwritten to {sidecar}\n")


def _published(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    try:
        stamp = datetime.fromisoformat(text)
        return stamp if len(text) > len("2023-11-26") else stamp.date()
    except ValueError as error:
        raise ConfigError(
            "option --published", None, f"'{text}' is not a date such as 2023-11-26"
        ) from error


def _row(article: Article | ArticleRow) -> dict[str, str | None]:
    published = article.published
    return {
        "id": article.id,
        "published": published.value.isoformat() if published else None,
        "basis": published.basis if published else None,
        "publisher": article.publisher,
        "title": article.title,
        "path": article.path,
    }


def _row_line(row: dict[str, str | None]) -> str:
    dated = f"{row['published']} ({row['basis']})" if row["published"] else "undated"
    publisher = row["publisher"] or "(publisher unknown)"
    return f"{row['id']}  {dated}  {publisher}: {row['title'] or '(no title)'}  {row['path']}"


def _article_json(document: Document) -> dict[str, object]:
    article = document.article
    return _row(article) | {
        "evidence": article.published.evidence if article.published else None,
        "precision": article.published.precision if article.published else None,
        "publisher_name": article.publisher_name,
        "agency": article.agency,
        "author": article.author,
        "place": article.place,
        "url": article.url,
        "language": article.language,
        "sha256": article.sha256,
        "paragraphs": [
            {
                "paragraph": number,
                "line": paragraph.line,
                "start": paragraph.start,
                "heading": paragraph.heading,
                "text": paragraph.text,
            }
            for number, paragraph in enumerate(article.paragraphs, 1)
        ],
        "item": article.item,
        "title_confidence": article.title_confidence,
        "copyright": article.copyright,
        "sentences": [
            {"paragraph": s.paragraph, "start": s.start, "end": s.end} for s in document.sentences
        ],
        "dates": [
            {
                "first": mention.first.isoformat(),
                "last": mention.last.isoformat(),
                "precision": mention.precision,
                "anchor": mention.anchor,
                "paragraph": sentence.paragraph,
                "start": mention.start,
                "end": mention.end,
                "text": article.text[mention.start : mention.end],
            }
            for sentence in document.sentences
            for mention in sentence.dates
        ],
    }


def _article_text(
    document: Document, copies: tuple[ArticleRow, ...], same_bytes: tuple[str, ...]
) -> str:
    article = document.article
    published = article.published
    fields: dict[str, str | None] = {
        "id": article.id,
        "title": article.title,
        "published": f"{published.value.isoformat()} ({published.basis})" if published else None,
        "evidence": published.evidence if published else None,
        "publisher": article.publisher,
        "agency": article.agency,
        "author": article.author,
        "place": article.place,
        "url": article.url,
        "language": article.language,
        "path": article.path,
    }
    if article.item is not None:
        fields["item"] = article.item
    if article.copyright:
        fields["copyright"] = article.copyright
    if article.title_confidence is not None and article.title_confidence < 1.0:
        fields["title"] = f"{article.title} ({article.title_confidence:.0%} sure)"
    if copies:
        fields["copies"] = "; ".join(
            f"{row.path} ({row.publisher or 'publisher unknown'}, {row.id})" for row in copies
        )
    if same_bytes:
        fields["same bytes"] = ", ".join(same_bytes)
    lines = [f"{name + ':':<11} {value or 'unknown'}" for name, value in fields.items()]
    for number, paragraph in enumerate(article.paragraphs, 1):
        line = f", line {paragraph.line}" if paragraph.line is not None else ""
        kind = "heading" if paragraph.heading else "paragraph"
        lines += ["", f"[{kind} {number}{line}]", paragraph.text]
    dates = [
        f"  {_span(mention)}  “{article.text[mention.start : mention.end]}”, "
        f"paragraph {sentence.paragraph} ({_COUNTED_FROM[mention.anchor]})"
        for sentence in document.sentences
        for mention in sentence.dates
    ]
    if dates:
        lines += ["", "dates that it names:", *dates]
    return "\n".join(lines) + "\n"


_COUNTED_FROM = {
    "stated": "stated in full",
    "published": "counted from the publication",
    "lead": "counted from the event date",
    "antecedent": "counted from a date before it",
}


def _span(mention: DateMention) -> str:
    """The day, or the first and last day of a longer stretch and what that is."""
    if mention.first == mention.last:
        return mention.first.isoformat()
    return f"{mention.first.isoformat()} to {mention.last.isoformat()} ({mention.precision})"
