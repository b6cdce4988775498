"""``briefing init``: a working folder to start from."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import DebugOption, JsonOption, QuietOption
from briefing.config import FILE_NAME
from briefing.errors import ConfigError
from briefing.pipeline import write_atomically

FOLDERS = ("corpus", "templates", "output")
_LOCALTIME = Path("/etc/localtime")
_ZONES = "zoneinfo/"
# Other names of it; a note says "UTC".
_UTC = frozenset({"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"})

app = typer.Typer(add_completion=False)


@app.command()
def init(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(metavar="[FOLDER]", help="Where to make it.", show_default="this folder"),
    ] = Path(),
    report: JsonOption = False,
    quiet: QuietOption = False,
    debug: DebugOption = False,
) -> None:
    """Write a commented briefing.toml, and make corpus/, templates/ and output/."""
    file = folder / FILE_NAME
    told = []
    try:
        for name in FOLDERS:
            there = (folder / name).is_dir()
            (folder / name).mkdir(parents=True, exist_ok=True)
            told.append(f"{folder / name}/" + ("  (is there already)" if there else ""))
    except OSError as error:
        raise ConfigError(folder / name, None, f"can not be made ({error.strerror})") from error
    if file.exists():
        told.append(f"{file}  (is there already, left as it is)")
    else:
        write_atomically(file, settings_text(local_zone()).encode("utf-8"))
        told.append(str(file))
    if report:
        paths = {"file": str(file), "folders": [str(folder / name) for name in FOLDERS]}
        sys.stdout.write(json.dumps(paths, ensure_ascii=False) + "\n")
    elif not quiet:
        sys.stdout.write("".join(f"{line}\n" for line in told))
        sys.stdout.write("Put articles into corpus/, then run 'briefing run'.\n")


def local_zone() -> str:
    """The IANA name of this machine's time zone: TZ, else what /etc/localtime links to, else
    UTC."""
    stated = os.environ.get("TZ", "").removeprefix(":")
    for place in (stated, str(_LOCALTIME)):
        name = place
        if place.startswith("/"):
            try:
                name = Path(place).resolve().as_posix()
            except OSError:
                continue
            name = name.rpartition(_ZONES)[2] if _ZONES in name else ""
        name = name.removeprefix("posix/").removeprefix("right/")
        if name and _is_zone(name):
            return "UTC" if name in _UTC else name
    return "UTC"


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def settings_text(timezone: str) -> str:
    """The commented settings that a newcomer starts from; every line taken out says a default."""
    return _SETTINGS.replace("@timezone@", timezone)


_SETTINGS = """\
# Settings of this working folder. A line that begins with "#" is a comment; what is
# commented out below shows the default, or an example. An option on the command line
# beats an environment variable (BRIEFING_WORDS), which beats this file.

# The time zone in which days and weeks begin, as detected on this machine.
timezone = "@timezone@"

# Where things lie.
# corpus = "corpus"
# templates = "templates"
# output = "output"
# database = ".briefing/corpus.db"

# A note quotes at most so many words, and opens with so many key points.
# words = 300
# key_points = 3

# How sentences are ranked: coverage, lexrank, centroid, lead ...
# method = "coverage"

# How far what the period before told already counts less: 0 to 1.
# novelty = 0.5

# How many processes may work at once; all cores unless told.
# jobs = 2

# What every note has, unless its desk or an option says otherwise.
# [note]
# marking = "OFFICIAL"
# prepared_by = "I. Holm"
# prepared_for = "the Director"
# comment = true                        # a block for your own words
# pages = 1                             # in place of words
# languages = ["en", "fr"]              # may be quoted; others are listed by title
# share = 0.4                           # of an article's words, at most
# chart = true                          # articles a day by publisher
# coverage_page = false                 # all that was read, rejected and left out
# paper = "a4"                          # or "letter"
# endnotes = false                      # in Word, in place of footnotes

# Short names of publishers, and the names to show for them.
# [publishers]
# "HP" = "Harbour Post"

# What your office knows of a publisher; its kind and notice stand in the list of sources.
# [publishers."Harbour Post"]
# aliases = ["Harbour Post Online", "harbourpost.example"]
# kind = "newspaper"
# notice = "© Harbour Post, used under licence"
# share = 0.25

# What a file may cost before it is given up.
# [limits]
# file_bytes = 50_000_000
# seconds = 60

# A desk gets notes of its own from 'briefing export' and 'briefing run'. Its name names
# its folder and files: output/harbours/2026/harbours_2026-W10.docx
# [desks.harbours]
# title = "Harbours desk"
# query = "ferry OR port"
# languages = ["en"]
# publishers = ["Harbour Post"]
# formats = ["md", "docx"]
# pages = 1                             # or words = 300, or sentences = 12
# template = "house.docx"               # a file in templates/
# marking = "OFFICIAL"
# prepared_by = "I. Holm"
# prepared_for = "the Director"
# folder = "/srv/share/harbours"        # where its readers look
# method = "coverage"
# key_points = 3
# comment = true                        # a block for your own words
# paper = "a4"                          # or "letter"
# endnotes = false
"""
