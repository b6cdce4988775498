"""One note as a job: all that a worker needs to know of it, and the bytes that it gives back.

A worker may be another process or another machine: it opens the database itself, by path or
URL, and reads nothing but that and the templates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.corpus import open_corpus
from briefing.errors import BriefingError, ConfigError
from briefing.ranking import rankers
from briefing.ranking.query import parse
from briefing.records import NoteRequest, Period
from briefing.records.frozen import dataclass
from briefing.rendering import renderers
from briefing.rendering.catalogue import SUFFIXES
from briefing.rendering.templates import find, packaged
from briefing.telling import period_note

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A note to be made: of which period, in which formats (with the template of each), from
    which database. ``version`` is that of the briefing that asks, ``number`` its own mark."""

    number: int
    version: str
    database: Path | str
    folder: Path
    timezone: str
    templates: Path
    period: Period
    request: NoteRequest
    formats: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The bytes of a note by format, and what kept the others from being made.

    ``articles`` is how many articles it quotes.
    """

    contents: Mapping[str, bytes] = field(default_factory=dict)
    failures: Mapping[str, str] = field(default_factory=dict)
    articles: int | None = None


def make_note(job: Job) -> Rendered:
    """Make a note in a process of its own: with a database connection of its own."""
    names = [name for name, _ in job.formats]
    if job.version != briefing_version():
        reason = (
            f"a worker runs briefing {briefing_version()}, not {job.version}: install the same "
            "version on every machine"
        )
        return Rendered(failures=dict.fromkeys(names, reason))
    try:
        with open_corpus(
            job.database, folder=job.folder, timezone=job.timezone, create=False
        ) as corpus:
            return make_note_of(corpus, job)
    except BriefingError as error:
        return Rendered(failures=dict.fromkeys(names, str(error)))


def make_note_of(corpus: Corpus, job: Job) -> Rendered:
    """Make a note of an open corpus. An error of briefing costs the formats that it is of."""
    contents: dict[str, bytes] = {}
    failures: dict[str, str] = {}
    try:
        note = period_note(corpus, job.period, job.request)
    except BriefingError as error:
        return Rendered(failures={name: str(error) for name, _ in job.formats})
    for name, template in job.formats:
        try:
            contents[name] = renderers[name].render(note, template, job.templates)
        except BriefingError as error:
            failures[name] = str(error)
    # Of a text that several carry, the one that is cited first.
    by_number = {citation.number: citation.article for citation in note.citations}
    points = (point for section in note.sections for point in section.points)
    quoted = {by_number[number] for point in points for number in point.citations}
    return Rendered(contents=contents, failures=failures, articles=len(quoted))


def check(request: NoteRequest, formats: Sequence[str]) -> None:
    """Raise UnknownName or ConfigError for a method, format or query that can not be."""
    for name in formats:
        renderers[name]
    rankers[request.method]
    if request.query is not None:
        parsed = parse(request.query)
        if not parsed.groups and not parsed.unwanted:
            raise ConfigError("query", None, f"'{request.query}' names nothing to look for")


def look_of(format_: str, template: str | None, folder: Path) -> str:
    """A hash of what the look of a format comes of: its template and what that may include.

    Raises TemplateError for a template that is not there.
    """
    suffix = renderers[format_].suffix
    endings = (f"{suffix}.j2", suffix)
    files = []
    if template is not None:
        own = (SUFFIXES[format_],) if format_ in SUFFIXES else endings
        for ending in own:
            try:
                files = [find(template, ending, folder)]
                break
            except BriefingError:
                if ending == own[-1]:
                    raise
    if not files or files[0].name.endswith(".j2"):
        near = {packaged(), folder, *(file.parent for file in files)}
        files += [
            file
            for place in sorted(near)
            if place.is_dir()
            for file in sorted(place.iterdir())
            if file.name.endswith(endings) and file.is_file()
        ]
    digest = sha256()
    for file in files:
        try:
            digest.update(f"{file.name}\0".encode() + sha256(file.read_bytes()).digest())
        except OSError as error:
            raise ConfigError(file, None, f"can not be read ({error.strerror})") from error
    return digest.hexdigest()


@cache
def briefing_version() -> str:
    """The version of briefing that is installed; "0" for one that is not."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("briefing")
    except PackageNotFoundError:
        return "0"
