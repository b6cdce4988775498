"""``briefing templates``: what notes may look like, copies to change, and whether they work."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing import pipeline
from briefing.cli.groups import Group
from briefing.cli.options import (
    DebugOption,
    JsonOption,
    QuietOption,
    StrictOption,
    TemplatesOption,
    settings_of,
)
from briefing.cli.screen import one_line

app = typer.Typer(
    cls=Group,
    help="List the templates of notes, copy them to change them, check those you changed.",
    no_args_is_help=True,
    add_completion=False,
)


@app.command("list")
def list_templates(
    context: typer.Context,
    templates: TemplatesOption = None,
    report: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List every template: its name, its format, where it lies, what it is for."""
    settings = settings_of(context, templates=templates)
    found = pipeline.listed_templates(settings.templates)
    if report:
        told = [
            {
                "name": one.name,
                "format": one.format,
                "from": "folder" if one.own else "built-in",
                "path": one.path.as_posix(),
                "replaced": one.hidden,
                "description": one.description,
            }
            for one in found
        ]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    for one in found:
        place = one.path.parent.as_posix() if one.own else "built-in"
        replaced = " (replaced by the one in the folder)" if one.hidden else ""
        description = f"  {one.description}" if one.description else ""
        line = f"{one.name:<12} {one.format:<5} {place}{replaced}{description}"
        sys.stdout.write(f"{one_line(line)}\n")


@app.command("copy")
def copy(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A template of ours: note (in every format), or note.docx (in that one).",
            show_default=False,
        ),
    ],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", help="A folder, or a file's new name.", show_default="the templates folder"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
    templates: TemplatesOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Copy a template of ours, for you to change; never overwrites without --force."""
    settings = settings_of(context, templates=templates)
    paths = pipeline.copy_template(name, to or settings.templates, force=force)
    if report:
        told = {"files": [path.as_posix() for path in paths]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    elif not quiet:
        for path in paths:
            sys.stdout.write(f"{one_line(str(path))}\n")


@app.command("check")
def check(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Templates, by path or by name.", show_default=False
        ),
    ],
    templates: TemplatesOption = None,
    report: JsonOption = False,
    quiet: QuietOption = False,
    strict: StrictOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what is wrong with a template, and where; exit 1 when no note can be made with it."""
    settings = settings_of(context, templates=templates)
    found = {
        path: problems
        for file in files
        for path, problems in pipeline.check_template(file, settings.templates).items()
    }
    if report:
        told = [
            {
                "path": path.as_posix(),
                "ok": not any(one.grave for one in problems),
                "problems": [
                    {
                        "kind": "error" if one.grave else "remark",
                        "place": one.place,
                        "reason": one.reason,
                    }
                    for one in problems
                ],
            }
            for path, problems in found.items()
        ]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        for path, problems in found.items():
            for one in problems:
                if one.grave or not quiet:
                    kind = "error" if one.grave else "remark"
                    sys.stdout.write(one_line(f"{path}: {kind}: {one}") + "\n")
            if not problems and not quiet:
                sys.stdout.write(f"{path}: nothing to mend\n")
    every = [one for problems in found.values() for one in problems]
    if any(one.grave for one in every):
        raise typer.Exit(1)
    if strict and every:
        raise typer.Exit(3)
