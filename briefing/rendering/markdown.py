"""Markdown, from a template: footnotes that GitHub, pandoc and markdown-it all know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing.errors import TemplateError
from briefing.records import Daily, Note, Point, Section, Source, comparable, weave
from briefing.rendering import Renderer, renderers, statements, templates, wording
from briefing.rendering.citation_style import Reference, references, unnumbered
from briefing.rendering.coverage_page import COVERAGE_PAGE, NONE, page_lists
from briefing.rendering.coverage_words import brackets_text, coverage_text
from briefing.rendering.daily import chart_title, daily_rows
from briefing.rendering.disputes import dispute_text, side_text, told_in
from briefing.rendering.house_words import details
from briefing.rendering.locators import locators, shown_quotes
from briefing.rendering.markdown_read_back import (
    Parsed,
    Written,
    data_comment,
    is_joint,
    parse,
    read_back,
)
from briefing.rendering.markdown_text import escape
from briefing.rendering.own_words import fingerprint, says_something

if TYPE_CHECKING:
    from markupsafe import Markup

SUFFIX = ".md.j2"

_BLANK_LINES = re.compile(r"\n{3,}")
# A comment or a raw citation block of a template would be taken for the data.
_DATA_OPENING = re.compile(r"<!--(?=\s*briefing\.citations)")


def render(note: Note, template: str | None, folder: Path | None) -> bytes:
    """A note as Markdown in UTF-8, its citation data in a comment at the end.

    Raises TemplateError where the template is at fault, also where what it made would not
    verify: a quote that it altered, a mark without its footnote.
    """
    path = (
        templates.default(note, SUFFIX, folder)
        if template is None
        else templates.find(template, SUFFIX, folder)
    )
    text = templates.render(path, context(note), escape=escape, folder=folder)
    text = _BLANK_LINES.sub("\n\n", _DATA_OPENING.sub("&lt;!--", text)).strip() + "\n"
    parsed = parse(text)
    written = _written(note, parsed, path.name)
    own = [text for block in parsed.blocks for text, label in block.pieces if label is None]
    return f"{text}\n{data_comment(written, filter(says_something, own))}".encode()


def context(note: Note) -> Mapping[str, object]:
    """The fields that a template may use; all text is escaped where it is put out."""
    styles = zip(
        *(references(note, style) for style in ("note", "full", "short")),
        strict=True,
    )
    return {
        "title": note.title,
        "subtitle": wording.subtitle(note),
        "language": note.language,
        "generated": note.generated,
        "period": note.period,
        "house": {
            "marking": note.house.marking,
            "lines": tuple(details(note).values()),
            "comment": note.house.comment,
        },
        "sections": [_section(note, section) for section in note.sections],
        "sources": [_source(source) for source in wording.listed_sources(note)],
        "footnotes": [
            {
                "number": number,
                "text": _footnote(usual),
                "full": _footnote(full),
                "short": _footnote(short),
            }
            for number, (usual, full, short) in enumerate(styles, start=1)
        ],
        "coverage": coverage_text(note),
        "brackets": brackets_text(note),
        "coverage_page": page_lists(note),
        "daily": _daily(note.daily),
        "words": {
            "developments": wording.DEVELOPMENTS,
            "differing": statements.DIFFERING,
            "comment": wording.COMMENT,
            "sources": wording.SOURCES,
            "coverage": wording.COVERAGE,
            "coverage_page": COVERAGE_PAGE,
            "none": NONE,
            "chart": chart_title(note.daily) if note.daily is not None else "",
        },
    }


def _section(note: Note, section: Section) -> dict[str, object]:
    points = {id(point): _point(note, section, point) for point in section.points}
    groups = statements.by_party(note, section) if section.kind == "statements" else ()
    return {
        "kind": section.kind,
        "heading": section.heading,
        "label": section.label,
        "count": statements.count_text(section.count),
        "points": list(points.values()),
        "groups": [
            {
                "party": statements.party_text(group),
                "points": [points[id(point)] for point in group.points],
                "see_also": group.see_also,
            }
            for group in groups
        ],
        "speech": statements.speech_text(section) if groups else "",
        "mentions": wording.mentions(note, section),
        "empty": wording.empty_text(note, section),
    }


def _daily(daily: Daily | None) -> dict[str, object] | None:
    """The figures of the chart, as the rows of a table, the first of them its heading."""
    if daily is None or not daily.days or not daily.publishers:
        return None
    head, *rows = daily_rows(daily)
    return {"publishers": daily.publishers, "head": head, "rows": rows}


def _point(note: Note, section: Section, point: Point) -> dict[str, object]:
    from markupsafe import Markup

    cited = " ".join(f"{escape(words)}[^{number}]" for number, words in shown_quotes(note, point))
    also = "".join(f" [^{number}]" for number in point.also)
    return {
        "text": point.text,
        "cited": Markup(cited + also),
        "claim": statements.claim_text(point),
        "speaker": statements.speaker_text(point.statement) if point.statement else "",
        "side": side_text(note, point) if section.kind == "conflicts" else "",
        "told_in": told_in(note, point) if section.kind == "conflicts" else "",
        "remark": dispute_text(point),
    }


def _source(source: Source) -> dict[str, object]:
    from markupsafe import Markup

    before, words, after = wording.source_parts(source)
    linked = _linked(words, wording.link(source.url))
    cited: Markup = Markup(f"{escape(before)}{linked}{escape(after)}")
    return {
        "entry": cited,
        "publisher": source.publisher,
        "title": source.title,
        "path": source.path,
        "date": wording.date_text(source.published),
        "quoted": source.quoted,
        "sentences": source.sentences,
        "kind": source.kind or "",
        "notice": source.notice or "",
    }


def _footnote(text: Reference) -> Markup:
    """A citation's text as Markdown, its title linked to the article."""
    from markupsafe import Markup

    if not (text.title and text.address):
        return Markup(escape(text.text))
    behind = escape(f"{text.after}{text.see}{text.tail}")
    return Markup(f"{escape(text.before)}{_linked(text.title, text.address)}{behind}")


def _linked(words: str, address: str | None) -> str:
    return escape(words) if address is None else f"[{escape(words)}]({_destination(address)})"


def _destination(address: str) -> str:
    """An address that can stand in brackets; what is markup there is percent-encoded."""
    return quote(address, safe="/:?#@!$'*+,;=%~.-_&").replace("&", "&amp;")


def _written(note: Note, parsed: Parsed, template: str) -> list[Written]:
    """What the text holds of each citation. Raises TemplateError where it would not verify."""
    beside: dict[int, tuple[str, str]] = {}
    carried = locators(note)
    numbers = {str(citation.number): citation for citation in note.citations}
    others = {n for section in note.sections for point in section.points for n in point.also}
    for block in parsed.blocks:
        for text, label in block.pieces:
            if label is None:
                continue
            if label not in numbers:
                raise TemplateError(template, None, f"[^{label}] is no citation of this note")
            if label not in parsed.footnotes:
                reason = f"[^{label}] has no footnote; put every entry of 'footnotes' out"
                raise TemplateError(template, None, reason)
            citation = numbers[label]
            if citation.number in others and is_joint(text):
                continue
            shown = weave(citation.quote, carried[citation.number - 1].insertions)
            beside.setdefault(citation.number, _beside(citation.number, shown, text, template))
    written = [
        Written(
            locator=one,
            footnote=parsed.footnotes.get(str(one.number), ""),
            before=beside.get(one.number, ("", ""))[0],
            after=beside.get(one.number, ("", ""))[1],
        )
        for one in carried
    ]
    return list(_told_apart(note, written))


def _told_apart(note: Note, written: list[Written]) -> Iterable[Written]:
    """The same; those that share a footnote's text also with the hash of what they show.

    Two sentences of one paragraph read alike when they are cited.
    """
    texts = Counter(unnumbered(one.footnote) for one in written)
    for one in written:
        if texts[unnumbered(one.footnote)] > 1:
            locator = one.locator
            shown = weave(note.citations[locator.number - 1].quote, locator.insertions)
            yield replace(one, shown=fingerprint(shown))
        else:
            yield one


def _beside(number: int, shown: str, text: str, template: str) -> tuple[str, str]:
    """What a template put before and after a quote with its insertions, up to its mark."""
    quoted = comparable(shown)
    before, found, after = comparable(text).partition(quoted)
    if not found or says_something(after):
        raise TemplateError(
            template,
            None,
            f"what stands before [^{number}] is not its quote as the source has it; "
            "put points out as {{ point.cited }}",
        )
    return before, after


renderers.register("md")(
    Renderer(name="md", suffix=".md", text=True, render=render, read_back=read_back)
)
