"""What is installed: Python, the packages that are needed, extras, programs."""

from __future__ import annotations

import platform
import re
import shutil
from collections.abc import Iterator
from importlib import metadata

from briefing.doctor.findings import Finding

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)[^;]*(?:;\s*(.*))?")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([\w-]+)['\"]")
_FOR = {
    "soffice": "LibreOffice, for PDF of Word documents and old .doc files",
    "pdftotext": "poppler, for reading PDF by its layout",
}


def installed() -> Iterator[Finding]:
    """What is installed, in order of need."""
    version = platform.python_version()
    yield Finding(what="Python", state="fine", told=version)
    import sqlite3

    yield Finding(what="SQLite", state="fine", told=sqlite3.sqlite_version)
    yield from _packages()
    for program, purpose in _FOR.items():
        place = shutil.which(program)
        if place is not None:
            yield Finding(what=program, state="fine", told=place)
        else:
            yield Finding(what=program, state="missing", told=f"not found ({purpose})")


def _packages() -> Iterator[Finding]:
    try:
        required = metadata.requires("briefing") or []
        yield Finding(what="briefing", state="fine", told=metadata.version("briefing"))
    except metadata.PackageNotFoundError:
        yield Finding(
            what="briefing",
            state="missing",
            told="not installed as a package, so what it needs can not be told",
        )
        return
    for line in required:
        match = _REQUIREMENT.match(line)
        if match is None or match[1].lower() == "briefing":
            continue
        name = match[1]
        extra = _EXTRA.search(match[2] or "")
        if extra is not None and extra[1] == "all":  # told by its own extra
            continue
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            if extra is None:
                yield Finding(
                    what=name, state="wrong", told="not installed", mend=f"pip install {name}"
                )
            else:
                told = f'not installed: pip install "briefing[{extra[1]}]" where it is wanted'
                yield Finding(what=name, state="missing", told=told)
            continue
        of = f" (extra {extra[1]})" if extra is not None else ""
        yield Finding(what=name, state="fine", told=f"{version}{of}")
