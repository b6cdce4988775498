"""Which templates there are, in every format, and copies of them for staff to change."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from briefing.errors import TemplateError
from briefing.records import WORDS_A_PAGE
from briefing.records.frozen import dataclass
from briefing.rendering.templates import find, of_periods, packaged
from briefing.text.patterns import Lazy

SUFFIXES = {"docx": ".docx", "html": ".html.j2", "md": ".md.j2"}
"""Format → how the names of its templates end."""

_COMMENT = Lazy(r"\s*\{#-?\s*([^\n#]*)")
_DESCRIPTION = re.compile(rb"<dc:description>([^<]{0,500})</dc:description>")
_WORDS_A_PAGE = re.compile(r"\b([1-9][0-9]{1,4}) words a page\b")
_HEAD = 2000  # bytes of a template that tell what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A template: ``own`` is True for one of the working folder, False for one of ours;
    ``hidden`` where the folder has one of the same name, which is taken in its place."""

    name: str
    format: str
    path: Path
    own: bool
    hidden: bool
    description: str


def listed(folder: Path | None) -> tuple[Listed, ...]:
    """Every template of the folder and of ours, by name, then format, the folder's first."""
    found: list[Listed] = []
    seen: set[tuple[str, str]] = set()
    ours = packaged()
    places = [(ours, False)]
    if folder is not None and folder.is_dir() and folder.resolve() != ours.resolve():
        places.insert(0, (folder, True))
    for place, own in places:
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            kind = format_of(path)
            if kind is None or path.name.startswith(("~", ".")) or not path.is_file():
                continue
            name = path.name.removesuffix(SUFFIXES[kind])
            found.append(
                Listed(
                    name=name,
                    format=kind,
                    path=path,
                    own=own,
                    hidden=(name, kind) in seen,
                    description=_description(path),
                )
            )
            seen.add((name, kind))
    return tuple(sorted(found, key=lambda one: (one.name, one.format, one.hidden)))


def format_of(path: Path) -> str | None:
    """The format that a template's file is for, by its name; None where it is for none."""
    name = path.name.lower()
    return next((kind for kind, suffix in SUFFIXES.items() if name.endswith(suffix)), None)


def named(name: str, folder: Path | None) -> tuple[Path, ...]:
    """The files of a template by its name ("note": of every format; "note.docx": that one).

    Those that are taken when the name is asked for. Raises TemplateError, naming those known.
    """
    known = [one for one in listed(folder) if not one.hidden]
    paths = tuple(one.path for one in known if name in {one.name, one.path.name})
    if not paths:
        names = ", ".join(dict.fromkeys(one.name for one in known)) or "none"
        raise TemplateError(name, None, f"there is no such template or file; known: {names}")
    return paths


def copies(name: str, to: Path) -> dict[Path, bytes]:
    """What copying a template of ours comes to: each new file with its content.

    ``to`` is a folder, or for one file its new name. Raises TemplateError where there is
    no such template, or several files would get one name.
    """
    sources = named(name, None)
    as_file = format_of(to) is not None and not to.is_dir()
    if as_file:
        wanted = [path for path in sources if format_of(path) == format_of(to)]
        if len(wanted) != 1:
            reason = f"has no {format_of(to)} file to copy to {to}; name a folder"
            raise TemplateError(name, None, reason)
        return {to: wanted[0].read_bytes()}
    return {to / path.name: path.read_bytes() for path in sources}


def _description(path: Path) -> str:
    """One line on what a template is for: the comment it opens with, or a Word file's comment."""
    if path.suffix == ".docx":
        try:
            with zipfile.ZipFile(path) as package:
                found = _DESCRIPTION.search(package.read("docProps/core.xml"))
        except (zipfile.BadZipFile, KeyError, OSError, RuntimeError):
            return ""
        return unescape(found[1].decode("utf-8", "replace")).strip() if found else ""
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8", "replace")
    comment = _COMMENT.match(head)
    return comment[1].strip().removesuffix("-").strip() if comment else ""


def words_a_page(
    format_: str, template: str | None, folder: Path | None, *, day: bool = False
) -> int:
    """How many quoted words a page of a template holds, as its description says.

    Where none is named, it is that of notes of a ``day``, or of other periods. "350 words a
    page"; of a template that says nothing, and of formats without any, that.
    """
    suffix = SUFFIXES.get(format_)
    if suffix is None:
        return WORDS_A_PAGE
    try:
        path = find(template, suffix, folder) if template else of_periods(suffix, folder, day=day)
    except TemplateError:  # it is told where the note is rendered
        return WORDS_A_PAGE
    said = _WORDS_A_PAGE.search(_description(path))
    return int(said[1]) if said else WORDS_A_PAGE
