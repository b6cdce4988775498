"""The root command: settings that hold for every command, and the commands themselves.

A command's module is imported when it is called or listed, so that a short one does not
wait for the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    OutputOption,
    TemplatesOption,
    TimezoneOption,
    remember,
)

# Name → the module of that name in this package; each has an ``app``.
COMMANDS = ("summarize", "ingest", "articles", "note", "export", "verify", "doctor")


class Commands(TyperGroup):
    """The commands, in the order in which a newcomer meets them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        command = typer.main.get_command(import_module(f"briefing.cli.{cmd_name}").app)
        command.name = cmd_name
        return command


app = typer.Typer(
    name="briefing",
    cls=Commands,
    help="Turn a folder of press articles into briefing notes whose every sentence is cited.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"briefing {version('briefing')}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    corpus: CorpusOption = None,
    templates: TemplatesOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    debug: DebugOption = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    remember(
        context,
        corpus=corpus,
        templates=templates,
        output=output,
        database=database,
        timezone=timezone,
    )
