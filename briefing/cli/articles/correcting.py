"""``briefing articles set`` and ``log``: corrections, and who made them when."""

from __future__ import annotations

import getpass
import json
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing import periods, pipeline
from briefing.cli.articles.telling import change_line, row_line, row_of
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
from briefing.cli.screen import one_line
from briefing.cli.turns import says_that_it_waits
from briefing.errors import ConfigError
from briefing.pipeline import Change
from briefing.records import Article, Corrections

if TYPE_CHECKING:
    from briefing.pipeline import Corpus

ArticleArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An id, its first digits, or a path.")
]


def set_article(
    context: typer.Context,
    reference: ArticleArgument,
    published: Annotated[
        str | None,
        typer.Option("--published", help="When it was published: 2023-11-26 or 2023-11-26T10:30."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its headline.")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Who published it, as notes are to show it.")
    ] = None,
    author: Annotated[str | None, typer.Option("--author", help="Who wrote it.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="The place of its dateline.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where it stands on the web.")] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", help="Its language as a two-letter code, such as fr."),
    ] = None,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    report: JsonOption = False,
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
    check_published(corrections.published, settings.timezone)
    waits = says_that_it_waits(quiet=quiet, events=report)
    with pipeline.corpus_of(settings, waiting=waits) as stored:
        before = stored.find(reference).article
        document, sidecar = pipeline.correct_article(stored, settings, reference, corrections)
        sign(stored, before, "set", _stated(corrections), _were(before, corrections))
    article = document.article
    week = None
    if article.published:
        instant = periods.instant(article.published.value, settings.timezone)
        week = periods.week_of(periods.today(instant, settings.timezone)).label
    if report:
        tell_done(article, sidecar, week=week)
    elif not quiet:
        sys.stdout.write(f"{row_line(row_of(article))}\nwritten to {one_line(str(sidecar))}\n")
        if week is not None:
            sys.stdout.write(f"filed under {week}\n")


def tell_done(article: Article, sidecar: Path, **more: object) -> None:
    """Tell machines what was corrected: the article, where that is kept, and what more."""
    told = {"article": row_of(article), "sidecar": str(sidecar), **more}
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


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


def show_log(
    context: typer.Context,
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="Of one article, by its id or path.", show_default="all"
        ),
    ] = None,
    corpus: CorpusOption = None,
    database: DatabaseOption = None,
    report: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Tell who corrected, removed or purged what, and when."""
    settings = settings_of(context, corpus=corpus, database=database)
    with pipeline.corpus_of(settings) as stored:
        changes = stored.changes()
    if reference is not None:  # an article that was removed is not found by its path any more
        wanted = reference.lower()
        changes = tuple(c for c in changes if c.article.startswith(wanted) or c.path == reference)
    if report:
        told = json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=2)
        sys.stdout.write(told + "\n")
    else:
        lines = [f"{change_line(change)}  {change.article}  {change.path}" for change in changes]
        sys.stdout.write("".join(f"{one_line(line)}\n" for line in lines) or "none\n")


def sign(
    stored: Corpus,
    article: Article | pipeline.ArticleRow,
    what: str,
    values: dict[str, str] | None = None,
    before: dict[str, str | None] | None = None,
) -> None:
    """Write down that the user of this session did something to an article, now."""
    try:
        by = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a number that no name goes with; Windows
        by = "unknown"
    stored.note_change(
        Change(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            by=by,
            what=what,
            article=article.id,
            path=article.path,
            item=article.item,
            values=values or {},
            before=before or {},
        )
    )


def check_published(published: date | datetime | None, timezone: str) -> None:
    """Refuse a date of publication that is yet to come. Raises ConfigError."""
    if published is None:
        return
    now, _ = moment(None, timezone)
    day = periods.today(periods.instant(published, timezone), timezone)
    if day > periods.today(now, timezone):
        raise ConfigError(
            "option --published", None, f"{published.isoformat()} is yet to come; see to the year"
        )


def _stated(corrections: Corrections) -> dict[str, str]:
    stated = {key: value for key, value in asdict(corrections).items() if value is not None}
    return {
        key: value.isoformat() if isinstance(value, date) else str(value)
        for key, value in stated.items()
    }


def _were(article: Article, corrections: Corrections) -> dict[str, str | None]:
    published = article.published.value.isoformat() if article.published else None
    return {
        key: published if key == "published" else getattr(article, key)
        for key in _stated(corrections)
    }
