"""The root command: settings that hold for every command, and the commands themselves.

A command's module is imported when it is called or listed, so that a short one does not
wait for the others.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from briefing.cli import log as log_file
from briefing.cli.groups import Group, PlainContext
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    LogOption,
    OutputOption,
    TemplatesOption,
    TimezoneOption,
    remember,
)

# The name of each command, which its module in this package has, too (and there an ``app``),
# and what it does: the list of them is shown without importing any.
COMMANDS = {
    "init": "Write a commented briefing.toml, and make corpus/, templates/ and output/.",
    "summarize": "Print the summary of one article, or one summary of several; 100 words unless "
    "told.",
    "ingest": "Read new and changed files of the corpus into the database.",
    "articles": "Look at the articles of the corpus, and correct what was read.",
    "note": "Write the briefing note of one period; ingests the corpus folder first.",
    "export": "Write the notes of every period of a range to the output folder; never ingests.",
    "run": "Read what is new, write the notes since the last export, and report on both.",
    "verify": "Check every citation of a note against the corpus; exit 4 when one does not hold.",
    "templates": "List the templates of notes, copy them to change them, check those you changed.",
    "doctor": "Say what is installed, what is configured, what is wrong and how to mend it.",
}


class Commands(Group):
    """The commands, in the order in which a newcomer meets them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        command = typer.main.get_command(import_module(f"briefing.cli.{cmd_name}").app)
        command.name = cmd_name
        return _of_ours(command)

    def told_of(self, ctx: Any, name: str) -> str:
        return COMMANDS[name]


def _of_ours(command: Any) -> Any:
    """A command that takes --log behind its name, too, and so do those below it.

    Its help and its errors are plain text.
    """
    from typer.core import TyperOption

    for below in getattr(command, "commands", {}).values():
        _of_ours(below)
    command.rich_markup_mode = None
    command.context_class = PlainContext
    if not any("--log" in option.opts for option in command.params):
        command.params.append(
            TyperOption(
                param_decls=["--log"],
                type=str,
                metavar="FILE",
                help="Log to a file, a line an event.",
                expose_value=False,
                is_eager=True,
                callback=_begin_log,
            )
        )
    return command


def _begin_log(context: Any, option: Any, value: str | None) -> None:
    if value is not None and not context.resilient_parsing:
        log_file.begin(Path(value))


app = typer.Typer(
    name="briefing",
    cls=Commands,
    help="Turn a folder of press articles into briefing notes whose every sentence is cited.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
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
    log: LogOption = None,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    if log is not None:
        log_file.begin(log)
    remember(
        context,
        corpus=corpus,
        templates=templates,
        output=output,
        database=database,
        timezone=timezone,
    )
