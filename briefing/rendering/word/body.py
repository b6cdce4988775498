"""A note as the paragraphs of a Word body, spliced together as one string."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

from briefing.records import Note, Point, Section, Source
from briefing.rendering.invisibles import closers, one_line
from briefing.rendering.locators import shown_quotes
from briefing.rendering.word.footnotes import reference
from briefing.rendering.word.look import Look, Role
from briefing.rendering.word.markup import escape, paragraph, run, runs_right_to_left
from briefing.rendering.wording import (
    COVERAGE,
    DEVELOPMENTS,
    SOURCES,
    coverage_text,
    empty_text,
    heading_text,
    link,
    listed_sources,
    mentions,
    source_parts,
    subtitle,
)

Linked = Callable[[str], str]
"""Enters an address into the document and gives the id that a hyperlink names it by."""

_LONGEST_ADDRESS = 2048  # Word refuses to open what has a longer one
_ADDRESS_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_CHARACTERS_A_PAGE = 3200


def body_xml(note: Note, look: Look, first_footnote: int, linked: Linked) -> str:
    """All paragraphs of a note; its citations' footnotes have the ids from ``first_footnote``."""
    return _Body(note, look, first_footnote, linked).xml()


def estimated_pages(note: Note) -> int:
    """How many pages a note takes, about: for what stands in a field until Word has counted."""
    points = sum(len(point.text) for section in note.sections for point in section.points)
    apparatus = 60 * len(note.citations) + 160 * len(listed_sources(note)) + 700
    return 1 + (points + apparatus) // _CHARACTERS_A_PAGE


def link_target(url: str | None) -> str | None:
    """The address as Word takes it, or None where it may not or can't be linked."""
    address = link(url)
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        if not parts.hostname or parts.port == 0:
            return None
    except ValueError:  # a port that is no number
        return None
    target = quote(address, safe=_ADDRESS_SAFE)
    return target if len(target) <= _LONGEST_ADDRESS else None


class _Body:
    def __init__(self, note: Note, look: Look, first_footnote: int, linked: Linked) -> None:
        self._note = note
        self._look = look
        self._first = first_footnote
        self._linked = linked

    def xml(self) -> str:
        note = self._note
        parts = [
            self._plain("title", one_line(note.title)),
            self._plain("subtitle", subtitle(note)),
        ]
        first_story = next((one for one in note.sections if one.kind == "story"), None)
        for section in note.sections:
            if section is first_story:
                parts.append(self._plain("part", DEVELOPMENTS))
            parts.append(self._section(section))
        sources = listed_sources(note)
        if sources:
            parts.append(self._plain("part", SOURCES))
            parts.extend(self._source(source) for source in sources)
        label = run(f"{COVERAGE}. ", "<w:b/><w:bCs/>")
        parts.append(self._paragraph("coverage", label + run(coverage_text(note))))
        return "".join(parts)

    def _section(self, section: Section) -> str:
        parts: list[str] = []
        if section.kind == "story":
            parts.append(self._plain("story", heading_text(section)))
        elif not self._note.title.startswith(section.heading):
            parts.append(self._plain("part", section.heading))
        parts.append(self._plain(None, empty_text(self._note, section) or ""))
        parts.extend(self._point(point) for point in section.points)
        parts.extend(self._plain("point", text) for text in mentions(self._note, section))
        return "".join(parts)

    def _point(self, point: Point) -> str:
        right_to_left = runs_right_to_left(point.text)
        direction = "<w:rtl/>" if right_to_left else ""
        parts: list[str] = []
        for number, words in shown_quotes(self._note, point):
            parts.append(run(" ", direction) if parts else "")
            parts.append(run(words, direction) + self._mark(number) + run(closers(words)))
        comma = run(",", f'<w:rStyle w:val="{escape(self._look.styles["mark"])}"/>')
        parts.extend(comma + self._mark(number) for number in point.also)
        return self._paragraph("point", "".join(parts), right_to_left=right_to_left)

    def _mark(self, number: int) -> str:
        return reference(self._first + number - 1, self._look)

    def _source(self, source: Source) -> str:
        before, words, after = source_parts(source)
        target = link_target(source.url)
        if target is None:
            return self._plain("source", before + words + after)
        style = f'<w:rStyle w:val="{escape(self._look.styles["link"])}"/>'
        anchor = f'<w:hyperlink r:id="{self._linked(target)}">{run(words, style)}</w:hyperlink>'
        return self._paragraph("source", run(before) + anchor + run(after))

    def _plain(self, role: Role | None, text: str) -> str:
        return self._paragraph(role, run(text)) if text else ""

    def _paragraph(self, role: Role | None, content: str, *, right_to_left: bool = False) -> str:
        style = None if role is None else self._look.styles[role]
        properties = "" if role is None else self._look.numbering.get(role, "")
        if right_to_left:
            properties += "<w:bidi/>"
        return paragraph(style, content, properties)
