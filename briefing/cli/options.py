"""Options that several commands share, and the settings that come of them."""

from __future__ import annotations

import math
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from briefing import pipeline
from briefing.cli import log
from briefing.config import Settings, load_settings
from briefing.errors import ConfigError
from briefing.pipeline import rankers, renderers
from briefing.registry import Registry


def _number(value: float | None) -> float | None:
    """Refuse what is no number, which no bound does: it compares with nothing."""
    if value is not None and math.isnan(value):
        raise typer.BadParameter("nan is no number from 0 to 1")
    return value


def _named(registry: Registry[Any]) -> str:
    """The names of a registry, for a help text; only read where a command's help is asked for,
    since parts of other distributions have to be looked for."""
    return ", ".join(registry.names()) if {"--help", "-h"} & set(sys.argv[2:]) else ""


CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", help="The folder of articles.", show_default="corpus")
]
TemplatesOption = Annotated[
    Path | None,
    typer.Option("--templates", help="The folder of templates.", show_default="templates"),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", help="The folder for documents.", show_default="output")
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        help="The database: a file, or a URL such as postgresql://host/name.",
        show_default=".briefing/corpus.db",
    ),
]
TimezoneOption = Annotated[
    str | None,
    typer.Option(
        "--timezone", help="The time zone of days and weeks, by its IANA name.", show_default="UTC"
    ),
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
LogOption = Annotated[
    Path | None, typer.Option("--log", metavar="FILE", help="Log to a file, a line an event.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print a report for machines on standard output.")
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Exit 3 when something was skipped or is unsourced.")
]
WordsOption = Annotated[
    int | None, typer.Option("--words", min=1, help="Quote at most so many words.")
]
SentencesOption = Annotated[
    int | None, typer.Option("--sentences", min=1, help="Quote at most so many sentences.")
]
PagesOption = Annotated[
    int | None,
    typer.Option("--pages", min=1, help="Fill about so many pages of the template."),
]
MethodOption = Annotated[
    str | None,
    typer.Option(
        "--method",
        help=f"How sentences are ranked: {_named(rankers)}.",
        show_default="coverage",
    ),
]
QueryOption = Annotated[
    str | None,
    typer.Option("--query", help='Tell only of what has these: words, "a phrase", OR, -without.'),
]
NoveltyOption = Annotated[
    float | None,
    typer.Option(
        "--novelty",
        min=0.0,
        max=1.0,
        help="How far what the period before told already counts less; 0 to 1, 0 turns it off.",
        show_default="0.5",
    ),
]
DiversityOption = Annotated[
    float | None,
    typer.Option(
        "--diversity",
        min=0.0,
        max=1.0,
        callback=_number,
        help="How much likeness to what is chosen counts against a sentence; 0 to 1 (MMR).",
        show_default="the method's own",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        help="How many processes may read at once; 1 reads in this one.",
        show_default="all cores",
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language", help="The language, as a two-letter code, in place of what is detected."
    ),
]
FormatOption = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help=f"The format, repeatable: {_named(renderers)}."),
]
TemplateOption = Annotated[
    str | None, typer.Option("--template", help="A template, by name or path.")
]
OutOption = Annotated[
    str | None,
    typer.Option(
        "--out",
        "-o",
        metavar="PATH",
        help="Where to write: a file, or with a / at its end a folder.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="The note's time stamp, from which relative periods count."),
]


def remember(context: typer.Context, **given: object) -> None:
    """Keep what stood before the command's name, for the command to read."""
    context.obj = {key: value for key, value in given.items() if value is not None}


def settings_of(context: typer.Context, **given: object) -> Settings:
    """The settings for one command; an option after its name beats the same before it."""
    before = context.obj if isinstance(context.obj, dict) else {}
    for key in before:
        if key not in given:
            raise typer.BadParameter(f"'{context.command_path}' takes no --{key}")
    options = before | {key: value for key, value in given.items() if value is not None}
    settings = load_settings(Path.cwd(), os.environ, options)
    if settings.log is not None:
        log.begin(settings.log)
    return settings


def check_query(query: str | None) -> None:
    """Raise ConfigError for a query that names nothing to look for."""
    if query is not None:
        parsed = pipeline.parse_query(query)
        if not parsed.groups and not parsed.unwanted:
            raise ConfigError("option --query", None, f"'{query}' names nothing to look for")


def moment(as_of: str | None, timezone: str) -> tuple[datetime, datetime | None]:
    """What relative periods count from, and the stamp a note carries (None: none given).

    A timestamp without a zone is in the configured one; a plain day is its midnight.
    """
    if as_of is None:
        return datetime.now(UTC), None
    try:
        stamp = datetime.fromisoformat(as_of)
    except ValueError as error:
        raise ConfigError(
            "option --as-of", None, f"'{as_of}' is not a timestamp such as 2024-06-24T07:00"
        ) from error
    if stamp.tzinfo is None:
        from zoneinfo import ZoneInfo

        stamp = stamp.replace(tzinfo=ZoneInfo(timezone))
    return stamp, stamp
