"""Where a rendered note goes: standard output, a named file, or the output folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from briefing import pipeline
from briefing.config import Settings
from briefing.errors import ExportError
from briefing.pipeline import OutputFolder, rankers, renderers, write_atomically
from briefing.records import Note


def wanted_formats(formats: Sequence[str] | None, out: Path | None, default: str) -> list[str]:
    """The formats asked for, each once; else the one that the file name says; else a default."""
    if formats:
        return list(dict.fromkeys(formats))
    if out is not None and not out.is_dir():
        for name in renderers.names():
            if out.suffix and renderers[name].suffix == out.suffix.lower():
                return [name]
    return [default]


def check(formats: Sequence[str], method: str) -> None:
    """Raise UnknownName for a format or method that is not known, before any work is done."""
    for name in formats:
        renderers[name]
    rankers[method]


def deliver(
    note: Note,
    *,
    formats: Sequence[str],
    template: str | None,
    out: Path | None,
    place: str,
    settings: Settings,
    to_files: bool,
) -> list[Path]:
    """Render a note in every format and put each where it belongs; the files written.

    ``place`` is the path below the output folder, without suffix. One text format goes to
    standard output unless ``out`` names a file or ``to_files`` asks for files. All formats
    are rendered before anything is written.
    """
    rendered = {
        name: pipeline.render(note, name, template=template, templates=settings.templates)
        for name in formats
    }
    if out is None and len(formats) == 1 and renderers[formats[0]].text and not to_files:
        _print(rendered[formats[0]])
        return []
    if out == Path("-"):
        _print_only(rendered)
        return []
    if out is None:
        folder = OutputFolder(settings.output)
        return [
            folder.write(place + renderers[name].suffix, content).path
            for name, content in rendered.items()
        ]
    if len(formats) == 1 and not out.is_dir():
        write_atomically(out, rendered[formats[0]])
        return [out]
    if out.is_file():
        raise ExportError(out, "is a file; name a folder for several formats")
    paths = {
        out / f"{Path(place).name}{renderers[name].suffix}": content
        for name, content in rendered.items()
    }
    for path, content in paths.items():
        write_atomically(path, content)
    return list(paths)


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
