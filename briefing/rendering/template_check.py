"""Templates of every format held against sample notes: what would go wrong, told beforehand."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import TemplateError, UnknownName
from briefing.rendering import renderers
from briefing.rendering.catalogue import SUFFIXES, format_of
from briefing.rendering.sample_note import full_note, plain_note, summary_note
from briefing.rendering.word.lint import Problem, problems


def check(path: Path, folder: Path | None) -> tuple[Problem, ...]:
    """Everything wrong with the template at ``path``, the grave first.

    Raises TemplateError where there is no such file, or its name is no template's.
    """
    kind = format_of(path)
    if path.name.lower().endswith((".docm", ".dotx", ".dotm", ".doc")):
        reason = "is not a Word document (.docx); open it in Word and save it as one"
        return (Problem(place="the file", reason=reason),)
    if kind is None:
        endings = ", ".join(SUFFIXES.values())
        raise TemplateError(str(path), None, f"is no template by its name; those end in {endings}")
    if not path.is_file():
        raise TemplateError(str(path), None, "there is no such file; check the path")
    found: list[Problem] = []
    if kind == "docx":
        found.extend(problems(path, full_note()))
    if not any(one.grave for one in found):
        found = [*_rendered(path, kind, folder), *found]
    return tuple(found)


def _rendered(path: Path, kind: str, folder: Path | None) -> list[Problem]:
    """What rendering each sample note trips over, the first of it."""
    for note in (full_note(), plain_note(), summary_note()):
        try:
            renderers[kind].render(note, str(path.absolute()), folder)
        except TemplateError as error:
            place = "the file" if error.line is None else f"line {error.line}"
            return [Problem(place=place, reason=error.reason)]
        except UnknownName as error:
            return [Problem(place="the file", reason=str(error))]
    return []
