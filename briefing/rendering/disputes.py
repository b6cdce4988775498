"""Figures that sources dispute: where the sentence of a side stands, and a pointer beside it.

Like ``wording``, all functions give one line of plain text.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.records import Citation, Note, Point, Section, comparable
from briefing.rendering.citation_style import who_text
from briefing.rendering.invisibles import one_line, settled

DISPUTED = "[sources differ: see below]"


def dispute_text(point: Point) -> str:
    """What follows a point whose figure another source contradicts; else ""."""
    return DISPUTED if point.disputed else ""


def side_text(note: Note, point: Point) -> str:
    """One side of a conflict, the figure and who says so: "47, Tide Wire, 17 June 2031".

    Where nothing but the figure is quoted, who says so alone.
    """
    names = (who_text(note.citations[n - 1]) for n in (*point.citations, *point.also))
    said = "; ".join(dict.fromkeys(names))
    if not point.figure or is_figure_alone(note, point):
        return said
    return f"{settled(one_line(point.figure))}, {said}"


def is_figure_alone(note: Note, point: Point) -> bool:
    """Whether a side of a conflict quotes nothing but its figure."""
    quotes = " ".join(note.citations[n - 1].quote for n in point.citations)
    return bool(point.figure) and comparable(quotes) == comparable(point.figure or "")


def told_in(note: Note, point: Point) -> str:
    """Where the sentence stands of which a side quotes the figure alone: "see key point 2"."""
    if not is_figure_alone(note, point):
        return ""
    one = note.citations[point.citations[0] - 1]
    for section, number, other in _before(note, one.number):
        if any(_holds(note.citations[n - 1], one) for n in other.citations):
            return f"see {_place_text(section, number)}"
    return ""


def _before(note: Note, citation: int) -> Iterator[tuple[Section, int, Point]]:
    for section in note.sections:
        for number, point in enumerate(section.points, start=1):
            if point.citations[0] < citation:
                yield section, number, point


def _holds(wide: Citation, narrow: Citation) -> bool:
    same = wide.article == narrow.article
    return same and wide.start <= narrow.start and narrow.end <= wide.end


def _place_text(section: Section, number: int) -> str:
    if section.kind == "key_points":
        return f"key point {number}"
    heading = settled(one_line(section.heading))
    return f"“{heading}”" if section.kind == "story" else heading
