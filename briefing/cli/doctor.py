"""``briefing doctor``: what is installed, configured and wrong, and how to mend it."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from briefing import doctor as examining
from briefing.cli.options import (
    CorpusOption,
    DatabaseOption,
    DebugOption,
    JsonOption,
    OutputOption,
    TemplatesOption,
    TimezoneOption,
    settings_of,
)
from briefing.cli.screen import one_line
from briefing.doctor import Examination, Rebuilt
from briefing.text.addresses import without_passwords

app = typer.Typer(add_completion=False)


@app.command()
def doctor(
    context: typer.Context,
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild",
            help="Make the database anew from the files; the old one is kept as .bak.",
        ),
    ] = False,
    corpus: CorpusOption = None,
    templates: TemplatesOption = None,
    output: OutputOption = None,
    database: DatabaseOption = None,
    timezone: TimezoneOption = None,
    report: JsonOption = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say only what is wrong, and nothing else.")
    ] = False,
    debug: DebugOption = False,
) -> None:
    """Say what is installed, what is configured, what is wrong and how to mend it."""
    given = {
        "corpus": corpus,
        "templates": templates,
        "output": output,
        "database": database,
        "timezone": timezone,
    }
    settings = settings_of(context, **given)
    now = datetime.now(UTC)
    if rebuild:
        done = examining.rebuild(settings, now=now)
        _tell_rebuilt(done, report, quiet)
        return
    before = context.obj if isinstance(context.obj, dict) else {}
    options = before | {key: value for key, value in given.items() if value is not None}
    found = examining.examine(settings, Path.cwd(), os.environ, options, now)
    if report:
        told = asdict(found) | {"wrong": len(found.wrong)}
        text = json.dumps(told, ensure_ascii=False, indent=2)
        sys.stdout.write(f"{without_passwords(text)}\n")
    else:
        sys.stdout.write(_text_of_wrong(found) if quiet else _text(found))
    if found.wrong:
        raise typer.Exit(1)


def _text_of_wrong(found: Examination) -> str:
    """A line for each thing that is wrong: what, and how to mend it."""
    told = [f"{one.what}: {one.told}; mend: {one.mend}" for one in found.wrong]
    return without_passwords("".join(f"{one_line(line)}\n" for line in told))


def _text(found: Examination) -> str:
    lines = ["Installed"]
    lines += [f"  {one.what:<20} {one.told}" for one in found.installed]
    lines += ["", "Configured"]
    lines += [f"  {one.name:<20} {one.value}  ({one.origin})" for one in found.settings]
    lines += ["", "Checked"]
    for one in found.checked:
        mark = "" if one.state == "fine" else f"{one.state.upper()}: "
        lines.append(f"  {one.what:<20} {mark}{one.told}")
        if one.mend is not None:
            lines.append(f"  {'':<20}   mend: {one.mend}")
    wrong = len(found.wrong)
    lines += ["", f"{wrong} thing{'s' * (wrong != 1)} wrong" if wrong else "All is well"]
    return without_passwords("".join(f"{one_line(line)}\n" for line in lines))


def _tell_rebuilt(done: Rebuilt, report: bool, quiet: bool) -> None:
    carried = done.carried
    lost = [{"article": article, "path": path} for article, path in carried.without_article]
    if report:
        told = {
            "added": len(done.report.added),
            "rejected": [str(refusal) for refusal in done.report.rejected],
            "earlier_texts": carried.texts,
            "purged_proofs": carried.proofs,
            "not_carried_over": lost,
            "unread": done.unread,
            "kept": str(done.kept) if done.kept else None,
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    if quiet and not (lost or done.unread):
        return
    lines = [
        f"Rebuilt from {len(done.report.added)} files; {len(done.report.rejected)} rejected.",
        f"Carried over: {carried.texts} earlier texts, {carried.proofs} proofs of purged ones.",
    ]
    lines += [
        f"not carried over: {one['path'] or 'path unknown'} ({one['article']}) is no longer in the "
        "corpus folder; put the file back to prove notes that cite it"
        for one in lost
    ]
    if done.unread:
        lines.append(f"not carried over: {done.unread} stretches of the old one can not be read")
    if done.kept is not None:
        lines.append(f"The old database is kept as {done.kept}.")
    sys.stdout.write("".join(f"{one_line(line)}\n" for line in lines))
