"""Plain text for a terminal: quotes with their numbers, then where each one stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from briefing.records import Citation, Daily, Note, Point, Section
from briefing.rendering import Renderer, refuse_template, renderers, statements, wording
from briefing.rendering.citation_style import footnotes
from briefing.rendering.coverage_page import COVERAGE_PAGE, NONE, page_lists
from briefing.rendering.coverage_words import brackets_text, coverage_text
from briefing.rendering.daily import chart_title, daily_rows
from briefing.rendering.disputes import dispute_text, side_text, told_in
from briefing.rendering.house_words import details
from briefing.rendering.invisibles import INVISIBLE, MARK, one_line
from briefing.rendering.locators import shown_quotes

WIDTH = 88  # columns; an ideograph takes two

_HASH = 12  # hex digits of a quote's hash, enough to tell quotes apart


def render(note: Note, template: str | None, folder: Path | None) -> bytes:
    """A note as lines of at most 88 columns in UTF-8.

    Characters that could steer a terminal, or that nobody sees, are written out.
    """
    refuse_template("text", template)
    lines = [*_wrap(note.title), *_wrap(wording.subtitle(note))]
    lines += [line for pair in details(note).values() for line in _wrap(": ".join(pair))]
    if note.house.marking:
        lines = [*_wrap(note.house.marking), "", *lines]
    for section in note.sections:
        lines += ["", *_section(note, section)]
    lines += _daily(note.daily)
    sources = wording.listed_sources(note)
    if note.period is not None and sources:
        lines += ["", wording.SOURCES, ""]
        for number, source in enumerate(sources, start=1):
            lines += _wrap(wording.source_text(source), f"{number}. ")
    if note.citations:
        lines.append("")
        for citation, text in zip(note.citations, footnotes(note), strict=True):
            lines += _wrap(_citation(citation, text), f"[{citation.number}] ")
    if note.period is not None:
        lines += ["", *_wrap(f"{wording.COVERAGE}. {coverage_text(note)}")]
    elif brackets := brackets_text(note):
        lines += ["", *_wrap(brackets)]
    lines += _coverage_page(note)
    if note.house.marking:
        lines += ["", *_wrap(note.house.marking)]
    return ("\n".join(lines) + "\n").encode()


def _daily(daily: Daily | None) -> Iterator[str]:
    """The figures of the chart: a line for each row of its table."""
    if daily is None or not daily.days or not daily.publishers:
        return
    (_, *heads), *rows = daily_rows(daily)
    yield from ("", chart_title(daily), "")
    for name, *counts in rows:
        figures = (f"{head} {count}" for head, count in zip(heads, counts, strict=True))
        yield from _wrap(f"{name}: {', '.join(figures)}", "- ")


def _coverage_page(note: Note) -> Iterator[str]:
    lists = page_lists(note)
    if lists:
        yield from ("", COVERAGE_PAGE)
    for one in lists:
        yield from ("", *_wrap(one.heading), "")
        for line in one.lines or (NONE,):
            yield from _wrap(line, "- " if one.lines else "")


def _section(note: Note, section: Section) -> Iterator[str]:
    if note.period is not None:
        opening = f"{statements.DIFFERING}: " if section.kind == "conflicts" else ""
        yield from _wrap(f"{opening}{wording.heading_text(section)}")
        yield ""
    empty = wording.empty_text(note, section)
    if empty is not None:
        yield from _wrap(empty)
    if count := statements.count_text(section.count):
        yield from _wrap(f"({count})")
    if section.kind == "statements":
        yield from _statements(note, section)
    else:
        for number, point in enumerate(section.points, start=1):
            opening = f"{number}. " if section.kind == "key_points" else "- "
            yield from _wrap(_point(note, section, point), opening)
    for mention in wording.mentions(note, section):
        yield from _wrap(mention, "- ")


def _statements(note: Note, section: Section) -> Iterator[str]:
    speech = statements.speech_text(section)
    if speech:
        yield from (*_wrap(speech), "")
    for place, group in enumerate(statements.by_party(note, section)):
        if place:
            yield ""
        if party := statements.party_text(group):
            yield from _wrap(f"{party}:")
        for point in group.points:
            yield from _wrap(_point(note, section, point), "- ")
        if group.see_also:
            yield from _wrap(group.see_also, "- ")


def _point(note: Note, section: Section, point: Point) -> str:
    opening = statements.claim_text(point)
    if section.kind == "statements" and point.statement:
        opening = f"{statements.speaker_text(point.statement)}:"
    elif section.kind == "conflicts":
        opening = f"{side_text(note, point)}:"
    cited = [f"{words} [{number}]" for number, words in shown_quotes(note, point)]
    also = (f"[{number}]" for number in point.also)
    told = told_in(note, point) if section.kind == "conflicts" else ""
    behind = f"({told})" if told else dispute_text(point)
    return " ".join(filter(None, (opening, *cited, *also, behind)))


def _citation(citation: Citation, text: str) -> str:
    place = f"characters {citation.start}–{citation.end}"
    return f"{text.removesuffix('.')}, {place}, sha256 {citation.sha256[:_HASH]}"


def _wrap(text: str, opening: str = "") -> Iterator[str]:
    """The text on lines of at most ``WIDTH`` columns, each behind the first indented."""
    line, width = opening, len(opening)
    room = WIDTH - len(opening)
    empty = True
    for word in _visible(one_line(text)).split(" "):
        for part in _parts(word, room):
            columns = _columns(part)
            joint = "" if empty else " "
            if not empty and width + len(joint) + columns > WIDTH:
                yield line
                line, width, joint = " " * len(opening), len(opening), ""
            line += joint + part
            width += len(joint) + columns
            empty = False
    if not empty:
        yield line.rstrip()


def _parts(word: str, room: int) -> list[str]:
    """A word, or pieces of one that is wider than a line."""
    if _columns(word) <= room:
        return [word]
    parts, part, width = [], "", 0
    for character in word:
        columns = _columns(character)
        if width + columns > room:
            parts.append(part)
            part, width = "", 0
        part += character
        width += columns
    return [*parts, part]


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character) or character == MARK
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _visible(text: str) -> str:
    """The text with what nobody sees written out, but for the mark that we put behind a title
    from right to left."""
    return INVISIBLE.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    before = found.string[: found.start()].rstrip("”")[-1:]
    ours = found[0] == MARK and unicodedata.bidirectional(before or " ") in {"R", "AL"}
    return MARK if ours else f"<U+{ord(found[0]):04X}>"


renderers.register("text")(
    Renderer(name="text", suffix=".txt", text=True, render=render, read_back=None)
)
