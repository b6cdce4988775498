"""The coverage page in words that every format shares: lists under headings, each complete."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.records import CoveragePage, Note
from briefing.records.frozen import dataclass
from briefing.rendering.invisibles import one_line
from briefing.rendering.wording import as_of_text, period_kind

COVERAGE_PAGE = "Coverage in full"
NONE = "None."


@dataclass(frozen=True, slots=True, kw_only=True)
class PageList:
    """One list of the page, as rows of a table and as lines; without any it says "None."."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]


def page_lists(note: Note) -> tuple[PageList, ...]:
    """The lists of a note's coverage page, the longest last; none where it has no such page."""
    page = note.page
    if page is None:
        return ()
    unit = "period" if note.period is None else period_kind(note.period)
    silent = f"Publishers of the {unit} before that are silent in this one"
    return (
        _list("Method and settings", ("Setting", "Value"), _settings(note, page), joint=": "),
        _list(
            "Files rejected, and why",
            ("File", "Reason"),
            (
                (one.path if one.item is None else f"{one.path}, {one.item}", one.reason)
                for one in page.rejected
            ),
            joint=": ",
        ),
        _list(
            "Copies", ("File", "Carries the text of"), page.copies, joint=" carries the text of "
        ),
        _list("Articles without a date", ("Title",), ((one,) for one in page.undated)),
        _list(silent, ("Publisher",), ((one,) for one in page.silent)),
        _list("Files read", ("File",), ((one,) for one in page.files)),
    )


def _list(
    heading: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, joint: str = ""
) -> PageList:
    """A list whose lines are its rows with ``joint`` between two cells; one that has a column
    for what each thing is tells how many there are."""
    shown = tuple(tuple(map(one_line, row)) for row in rows)
    return PageList(
        heading=heading if columns[0] == "Setting" else f"{heading} ({len(shown):,})",
        columns=columns,
        rows=shown,
        lines=tuple(joint.join(row) for row in shown),
    )


def _settings(note: Note, page: CoveragePage) -> tuple[tuple[str, str], ...]:
    settings = (*page.settings, ("version", f"briefing {page.version}"))
    if note.generated is not None:
        settings += (("as of", as_of_text(note.generated).removeprefix("as of ")),)
    if note.period is not None:
        settings += (("time zone", note.period.timezone),)
    return settings
