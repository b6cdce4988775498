"""Notes to bytes, and bytes back to what they cite: one file for each format.

What every format agrees on, so that ``verify`` can treat them alike:

- The mark of a citation stands right behind the quote it proves. ``Use.text`` is the text
  between the mark before (or the start of the paragraph, item or cell) and this one, with
  white space normalised, but otherwise as the source has it (not recomposed).
- Marks of ``Point.also`` follow the point's own marks with nothing between but white
  space and commas; the ``Use.text`` of such a mark is "", which stands for the text of the
  use before it in the same block.
- What a document shows is what is verified: ``Use.locator`` is the locator that belongs
  to the footnote which the mark leads to, and None where that footnote is not one the
  renderer wrote.
- Words that are the renderer's own (headings, the sources, the coverage line) are never
  reported as unsourced, and neither is what stands under a heading "Comment" (or in a
  paragraph that opens with "Comment:"), which is the staff's own block.
- ``read_back`` takes bytes and knows no path: it raises ``ReadError(UNNAMED, line, reason)``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.errors import ReadError, TemplateError
from briefing.records import Note, ReadBack
from briefing.records.frozen import dataclass
from briefing.registry import Registry

UNNAMED = "the document"
NOT_OURS = (
    "not a briefing note, or its citation data were removed; "
    "verify the file as 'briefing note' or 'briefing export' wrote it"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """One format: how a note becomes bytes, and how its citations are read out again.

    ``render`` takes the note, the name or path of a template (None for the format's own)
    and the working folder's templates (None without one). ``text`` is True where the bytes
    are UTF-8 fit for standard output. ``read_back`` is None where a format can't be
    verified. Raises TemplateError where the template is at fault.
    """

    name: str
    suffix: str
    text: bool
    render: Callable[[Note, str | None, Path | None], bytes]
    read_back: Callable[[bytes], ReadBack] | None


renderers: Registry[Renderer] = Registry(
    "format",
    ours={
        "csl": "briefing.rendering.csl",
        "docx": "briefing.rendering.docx",
        "html": "briefing.rendering.html",
        "json": "briefing.rendering.note_json",
        "md": "briefing.rendering.markdown",
        "pdf": "briefing.rendering.pdf",
        "text": "briefing.rendering.text",
    },
    group="briefing.renderers",
)
# The suffixes of ours, so that the format of a file is told without importing every other.
_SUFFIXES = {
    ".csl.json": "csl",
    ".docx": "docx",
    ".html": "html",
    ".json": "json",
    ".md": "md",
    ".pdf": "pdf",
    ".txt": "text",
}


def format_said(name: str) -> str | None:
    """The format that the ending of a file's name says, the longest that does; None for none."""
    name = name.lower()
    # The whole ending of most names is a suffix of ours: nothing else needs to be looked at.
    whole = _SUFFIXES.get(name[name.find(".") :])
    if whole is not None:
        return whole
    known = _names_by_suffix()
    found = [suffix for suffix in known if name.endswith(suffix)]
    return known[max(found, key=len)] if found else None


def suffixes() -> tuple[str, ...]:
    """The suffix of every format, in order of the formats' names."""
    by_name = {name: suffix for suffix, name in _names_by_suffix().items()}
    return tuple(by_name[name] for name in sorted(by_name))


def _names_by_suffix() -> dict[str, str]:
    return {other.suffix: other.name for other in renderers.others()} | _SUFFIXES


def refuse_template(name: str, template: str | None) -> None:
    """Raise TemplateError when a format that takes no template is given one."""
    if template is not None:
        raise TemplateError(
            template,
            None,
            f"format '{name}' takes no template; leave --template out, "
            "or choose a format that takes one (md, docx)",
        )


def read_back(path: Path) -> ReadBack:
    """What the document at ``path`` cites; its suffix says the format.

    Raises ReadError for a suffix that can't be verified, a file that can't be read, and
    one that is not a briefing document.
    """
    read = _reader_of(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(path, None, "there is no such file; check the path") from None
    except IsADirectoryError:
        raise ReadError(path, None, "a folder, not a file; name the note in it") from None
    except OSError as error:
        reason = f"can't be read ({error.strerror}); check its permissions"
        raise ReadError(path, None, reason) from error
    try:
        return read(content)
    except ReadError as error:
        raise ReadError(path, error.line, error.reason) from error


def can_be_verified(name: str) -> bool:
    """Whether a file's name is that of a format that says what it cites."""
    # The longest suffix tells: ".csl.json" also ends as ".json" does.
    known = (renderers[one] for one in renderers.names())
    said = [one for one in known if name.lower().endswith(one.suffix)]
    return bool(said) and max(said, key=lambda one: len(one.suffix)).read_back is not None


def _reader_of(path: Path) -> Callable[[bytes], ReadBack]:
    suffix = path.suffix.lower()
    ours = renderers[_SUFFIXES[suffix]].read_back if suffix in _SUFFIXES else None
    if ours is not None:
        return ours
    known: list[str] = []
    for name in renderers.names():
        renderer = renderers[name]
        if renderer.read_back is None:
            continue
        if suffix == renderer.suffix:
            return renderer.read_back
        known.append(renderer.suffix)
    raise ReadError(
        path,
        None,
        f"'{path.suffix}' files can't be verified; those that can: {', '.join(sorted(known))}"
        if path.suffix
        else f"no suffix says the format; those that can be verified: {', '.join(sorted(known))}",
    )
