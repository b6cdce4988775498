"""Where a rendered note goes: standard output, a named file, or the output folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefing import pipeline
from briefing.cli.options import check_query
from briefing.cli.turns import in_turn
from briefing.config import Settings
from briefing.errors import ConfigError, ExportError, UnknownName
from briefing.pipeline import rankers, renderers, write_atomically
from briefing.records import (
    WORDS_A_PAGE,
    Budget,
    Desk,
    House,
    Note,
    NoteRequest,
    Rejected,
    key_points_on,
)
from briefing.records.frozen import dataclass


def wanted_formats(formats: Sequence[str] | None, out: str | None, default: str) -> list[str]:
    """The formats asked for, each once; else the one that the file name says; else a default.

    Raises UnknownName for a format, or a file name's ending, that is not known, and
    ExportError where a file's name says another format than was asked for.
    """
    said = _format_said(out, known_only=bool(formats))
    if not formats:
        return [said or default]
    wanted = list(dict.fromkeys(formats))
    _check_formats(wanted)
    if out is not None and said and wanted != [said]:
        raise ExportError(out, f"is the name of a {said} file; leave out --format, or rename it")
    return wanted


def _check_formats(names: Iterable[str]) -> None:
    """Raise UnknownName for a format that is not known, ConfigError for several in one."""
    for name in names:
        parts = name.replace(",", " ").split()
        if len(parts) > 1:
            each = " ".join(f"--format {part}" for part in parts)
            raise ConfigError("option --format", None, f"takes one format at a time: {each}")
        renderers[name]


def _format_said(out: str | None, *, known_only: bool) -> str | None:
    """The format that the ending of a file's name says; None for a folder or no ending."""
    if out is None or out == "-" or is_folder(out):
        return None
    ending = Path(out).suffix.lower()
    said = pipeline.format_said(Path(out).name)
    if said is None and ending and not known_only:
        raise UnknownName("format", ending, pipeline.suffixes())
    return said


def is_folder(out: str) -> bool:
    """Whether a path names a folder: it is one, or ends as one."""
    return out.endswith(("/", "\\")) or Path(out).is_dir()


def check(formats: Sequence[str], method: str, query: str | None) -> None:
    """Raise an error for a format, method or query that can not be, before any work is done."""
    _check_formats(formats)
    rankers[method]
    check_query(query)


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a note is asked to be: what is None is left open."""

    words: int | None = None
    sentences: int | None = None
    pages: int | None = None

    def __bool__(self) -> bool:
        return (self.words, self.sentences, self.pages) != (None, None, None)


def length_of(settings: Settings, given: Length, desk: Desk | None = None) -> Length:
    """The length of a note: what options give beats the desk, the desk [note] and ``words``."""
    if given:
        return given
    if desk is not None:
        own = Length(words=desk.words, sentences=desk.sentences, pages=desk.pages)
        if own:
            return own
    if settings.note.pages is not None:
        return Length(pages=settings.note.pages)
    return Length(words=settings.words)


def budget_of(length: Length, words_a_page: int) -> Budget:
    """The limits of a note of a length, as quoted words and sentences."""
    words = length.words
    if length.pages is not None:
        room = length.pages * words_a_page
        words = room if words is None else min(words, room)
    return Budget(words=words, sentences=length.sentences)


def request_of(
    settings: Settings,
    *,
    now: datetime,
    generated: datetime | None,
    length: Length,
    words_a_page: int = WORDS_A_PAGE,
    method: str | None = None,
    query: str | None = None,
    diversity: float | None = None,
    undated: bool = False,
    desk: Desk | None = None,
    house: House | None = None,
    page: bool | None = None,
    chart: bool | None = None,
) -> NoteRequest:
    """What is asked of a note: what an option gives beats the desk, the desk the settings.

    ``method`` and ``query`` are those of options, None where there was none.
    """
    of_note = settings.note
    length = length_of(settings, length, desk)
    listed = of_note.coverage_page if page is None else page
    # On one page the picture would take the room of the news: only where it is asked for.
    picture = (of_note.chart and length.pages != 1) if chart is None else chart
    key_points = settings.key_points
    if desk is not None and desk.key_points is not None:
        key_points = desk.key_points
    asked = NoteRequest(
        budget=budget_of(length, words_a_page),
        now=now,
        generated=generated,
        method=method or settings.method,
        query=query,
        diversity=diversity,
        segment=settings.segment,
        language=settings.language,
        key_points=key_points or key_points_on(length.pages or 1),
        novelty=settings.novelty,
        undated=undated,
        languages=of_note.languages,
        house=house or of_note.house,
        known=settings.publishers,
        share=of_note.share,
        chart=picture,
        page=listed,
        # Slow to find out, and only told on that page.
        version=pipeline.briefing_version() if listed else "",
    )
    if desk is None:
        return asked
    return replace(
        asked,
        method=method or desk.method or settings.method,
        query=query or desk.query,
        languages=desk.languages or of_note.languages,
        publishers=desk.publishers,
        house=desk.house(house or of_note.house),
    )


def told_rejected(rejected: Iterable[Rejected]) -> list[dict[str, str | None]]:
    """Skipped inputs as every report in JSON has them."""
    return [{"path": r.path, "item": r.item, "reason": r.reason} for r in rejected]


def deliver(
    note: Note,
    *,
    formats: Sequence[str],
    template: str | None,
    out: str | None,
    place: str,
    settings: Settings,
    to_files: bool,
    command: str,
    waiting: Callable[[str], None],
) -> list[Path]:
    """Render a note in every format and put each where it belongs; the files written.

    ``place`` is the path below the output folder, without suffix. One text format goes to
    standard output unless ``out`` names a file or ``to_files`` asks for files. All formats
    are rendered before anything is written, and what lies in the output folder is only
    replaced where nobody has edited it. A batch that writes there is waited for, which
    ``waiting`` is told of; ``command`` is who waits.
    """
    rendered = {
        name: pipeline.render(note, name, template=template, templates=settings.templates)
        for name in formats
    }
    if out is None and len(formats) == 1 and renderers[formats[0]].text and not to_files:
        _print(rendered[formats[0]])
        return []
    if out == "-":
        _print_only(rendered)
        return []
    if out is not None and len(formats) == 1 and not is_folder(out):
        paths = {Path(out): rendered[formats[0]]}
    else:
        base = settings.output / place if out is None else Path(out) / Path(place).name
        if base.parent.is_file():
            raise ExportError(base.parent, "is a file; name a folder for several formats")
        paths = {
            base.with_name(base.name + renderers[name].suffix): content
            for name, content in rendered.items()
        }
    inside = any(_place(path, settings.output) is not None for path in paths)
    with in_turn(settings, command, waiting) if inside else nullcontext():
        return [_write(path, content, settings.output) for path, content in paths.items()]


def _write(path: Path, content: bytes, output: Path) -> Path:
    place = _place(path, output)
    if place is None:
        write_atomically(path, content)
        return path
    return pipeline.put(output, place, content)


def _place(path: Path, output: Path) -> str | None:
    """Where a path lies below the output folder; None where it does not."""
    try:
        return path.absolute().relative_to(output.absolute()).as_posix()
    except ValueError:
        return None


def _print(content: bytes) -> None:
    sys.stdout.write(content.decode("utf-8"))
    sys.stdout.flush()


def _print_only(rendered: dict[str, bytes]) -> None:
    if len(rendered) > 1:
        raise ExportError("-", "standard output takes one format; name a folder with --out")
    for content in rendered.values():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
