"""Where templates lie, and text made from one: what staff may change of a note.

A template is looked for in the working folder's templates first, then among ours. It is
run in jinja2's sandbox; a name that it misspells is an error, never an empty place.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from briefing.errors import TemplateError
from briefing.rendering.wording import period_kind

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

    from briefing.records import Note

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged() -> Path:
    """The folder of our own templates: in a wheel inside the package, else beside it."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def available(suffix: str, folder: Path | None = None) -> tuple[str, ...]:
    """The names of all templates with that suffix (".md.j2"), ours and the folder's."""
    names = {
        path.name.removesuffix(suffix)
        for place in _places(folder)
        if place.is_dir()
        for path in place.iterdir()
        if path.name.endswith(suffix) and not path.name.startswith(("~", "."))
    }
    return tuple(sorted(names))


def default(note: Note, suffix: str, folder: Path | None = None) -> Path:
    """The template of a note for which none was named: "summary" without a period, "daily"
    for a day, "note" for any other; where a folder lacks the day's, its "note" counts.

    Raises TemplateError where there is none.
    """
    if note.period is None:
        return find("summary", suffix, folder)
    return of_periods(suffix, folder, day=period_kind(note.period) == "day")


def of_periods(suffix: str, folder: Path | None = None, *, day: bool) -> Path:
    """The template of notes of days, or of other periods. Raises TemplateError without one."""
    names = ("daily", "note") if day else ("note",)
    for place in _places(folder):
        for name in names:
            if (place / f"{name}{suffix}").is_file():
                return place / f"{name}{suffix}"
    return find(names[-1], suffix, folder)


def find(template: str, suffix: str, folder: Path | None = None) -> Path:
    """The file of a template given by name ("note", "note.md.j2") or by path.

    Raises TemplateError, naming those that are known.
    """
    names = (template, template + suffix)
    if Path(template).name == template:
        for place in _places(folder):
            for name in names:
                if name.endswith(suffix) and (place / name).is_file():
                    return place / name
    for name in names:
        if Path(name).is_file():
            if not name.endswith(suffix):
                raise TemplateError(
                    template, None, f"its name must end in '{suffix}' for this format; rename it"
                )
            return Path(name)
    known = ", ".join(available(suffix, folder)) or "none"
    raise TemplateError(template, None, f"there is no such template or file; known: {known}")


def render(
    path: Path,
    context: Mapping[str, object],
    *,
    escape: Callable[[str], str],
    folder: Path | None = None,
) -> str:
    """The text that the template at ``path`` makes of ``context``.

    Whatever a template puts out is escaped with ``escape``, unless it is a
    ``markupsafe.Markup``. Values are never read as templates. Raises TemplateError with
    the line in the template.
    """
    from jinja2 import TemplateError as JinjaError

    environment = _environment(path.parent, escape, folder)
    try:
        return environment.get_template(path.name).render(_guarded(context, escape))
    except (
        JinjaError,  # a mistake in the template: its syntax, a name, what the sandbox forbids
        *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),  # in its code
        *(OSError, RecursionError),  # in what it includes
    ) as error:
        _refuse(path, error, folder)


def _guarded(context: Mapping[str, object], escape: Callable[[str], str]) -> dict[str, Any]:
    """The context with texts that escape themselves when they are joined to markup.

    ``{{ point.cited ~ title }}`` joins before anything is put out, and jinja2 would then
    escape the title for HTML.
    """

    class Text(str):
        __slots__ = ()

        def __html__(self) -> str:
            return escape(str(self))

    def guarded(value: object) -> object:
        if type(value) is str:
            return Text(value)
        if isinstance(value, Mapping):
            return {name: guarded(inner) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [guarded(inner) for inner in value]
        return value

    return {name: guarded(value) for name, value in context.items()}


def _places(folder: Path | None) -> tuple[Path, ...]:
    return (packaged(),) if folder is None else (folder, packaged())


@lru_cache(maxsize=16)  # with the templates it has parsed, until their files change
def _environment(
    home: Path, escape: Callable[[str], str], folder: Path | None
) -> SandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

    def escaped(value: object) -> Markup:
        return value if isinstance(value, Markup) else Markup(escape(str(value)))

    environment = SandboxedEnvironment(
        loader=FileSystemLoader([home, *_places(folder)]),
        undefined=StrictUndefined,
        finalize=_finalize(escaped),
        # What finalize gives is Markup, so that jinja2 adds no HTML escaping, and what a
        # macro or a captured block gives is Markup too and not escaped twice.
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in ("e", "escape", "forceescape"):
        environment.filters[name] = escaped
    return environment


def _finalize(escaped: Callable[[object], Any]) -> Callable[[object], Any]:
    from jinja2 import Undefined

    def finalize(value: object) -> Any:
        # An undefined value has to reach jinja2, which raises where it is put out.
        return value if isinstance(value, Undefined) else escaped(value)

    return finalize


def _refuse(path: Path, error: Exception, folder: Path | None) -> NoReturn:
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

    if isinstance(error, TemplateSyntaxError):
        name = Path(error.filename).name if error.filename else path.name
        raise TemplateError(name, error.lineno, error.message or "does not parse") from error
    name, line = _place(path, error)
    if isinstance(error, TemplateNotFound):
        known = ", ".join(available("", folder))
        reason = f"there is no template '{error.name}' to include; known: {known}"
    elif isinstance(error, UnicodeDecodeError):
        reason = "is not UTF-8 text; save it as UTF-8"
    elif isinstance(error, UndefinedError):
        reason = f"{error.message}; the fields are listed at the top of our note.md.j2"
    else:
        reason = str(error) or type(error).__name__
    raise TemplateError(name, line, reason) from error


def _place(path: Path, error: Exception) -> tuple[str, int | None]:
    """The template and line that an error comes from; jinja2 puts them into the traceback."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".j2"):
            return Path(frame.filename).name, frame.lineno
    return path.name, None
