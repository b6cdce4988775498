"""The coverage page in words that every format shares: lists under headings, each complete."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.records import CoveragePage, Note
from briefing.rendering.invisibles import one_line
from briefing.rendering.wording import as_of_text, period_kind

COVERAGE_PAGE = "What this note rests on"
NONE = "None."


@dataclass(frozen=True, slots=True, kw_only=True)
class PageList:
    """One list of the page; without lines it says "None."."""

    heading: str
    lines: tuple[str, ...]


def page_lists(note: Note) -> tuple[PageList, ...]:
    """The lists of a note's coverage page, none where it has no such page."""
    page = note.page
    if page is None:
        return ()
    unit = "period" if note.period is None else period_kind(note.period)
    lists = (
        ("Files read", page.files),
        ("Rejected, and why", tuple(map(str, page.rejected))),
        ("Copies", tuple(f"{one} carries the text of {of}" for one, of in page.copies)),
        ("Without a date", page.undated),
        (f"Publishers of the {unit} before that are silent in this one", page.silent),
    )
    counted = (
        PageList(heading=f"{heading} ({len(lines):,})", lines=tuple(map(one_line, lines)))
        for heading, lines in lists
    )
    return (*counted, PageList(heading="Method and settings", lines=_settings(note, page)))


def _settings(note: Note, page: CoveragePage) -> tuple[str, ...]:
    settings = tuple(one_line(f"{name}: {value}") for name, value in page.settings)
    moment = as_of_text(note.generated) if note.generated else ""
    made = (moment[:1].upper() + moment[1:],) if moment else ()
    return (*settings, one_line(f"briefing {page.version}"), *made)
