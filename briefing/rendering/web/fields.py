"""The fields of a note that an HTML template may use."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.records import Citation, Note, Point, Section, Source, weave
from briefing.rendering import chart, statements, wording
from briefing.rendering.citation_style import Reference, references
from briefing.rendering.coverage_page import COVERAGE_PAGE, NONE, page_lists
from briefing.rendering.coverage_words import brackets_text, coverage_text
from briefing.rendering.daily import TOTAL, chart_title, full_name, totals, unit_title
from briefing.rendering.disputes import dispute_text, side_text, told_in
from briefing.rendering.house_words import details
from briefing.rendering.locators import insertions_by_citation
from briefing.rendering.web.markup import (
    css_string,
    escape,
    escape_part,
    fragment_address,
    language_tag,
    one_spaced,
)

LANGUAGE = "en"  # of our own words
BACK = "Back to the text"
READ = "Read it at the source"
SEE_NOTE = "See note"
_AWAY = "noreferrer noopener external"
_WORDS = {
    "language": LANGUAGE,
    "developments": wording.DEVELOPMENTS,
    "differing": statements.DIFFERING,
    "comment": wording.COMMENT,
    "sources": wording.SOURCES,
    "coverage": wording.COVERAGE,
    "coverage_page": COVERAGE_PAGE,
    "citations": "Citations",
    "none": NONE,
    "chart": "",
    "table": "The same figures as a table",
    "day": "",
    "total": TOTAL,
    "skip": "Skip to the note",
    "cited": "Cited:",
}
_PAPERS = {"a4": "A4", "letter": "letter"}


class Fields:
    """A note's fields, made once; ``context`` is what the template is given."""

    def __init__(self, note: Note, style: str) -> None:
        self._note = note
        self._style = style
        self._texts = references(note)
        self._sources = {source.article: source for source in note.sources}
        self._languages = {
            source.article: language_tag(source.language or note.language, LANGUAGE)
            for source in note.sources
        }
        self._inserted = {
            number: inserted
            for section in note.sections
            for point in section.points
            for number, inserted in insertions_by_citation(note, point).items()
        }
        self._cited: dict[str, list[int]] = {}
        for citation in note.citations:
            self._cited.setdefault(citation.article, []).append(citation.number)

    def context(self) -> Mapping[str, object]:
        """All fields; text is escaped where it is put out, markup stands as it is."""
        from markupsafe import Markup

        note = self._note
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
            "style": Markup(_style_text(self._style + _page_rule(note))),
            "sections": [self._section(section) for section in note.sections],
            "chart": self._chart(),
            "sources": [self._source(one) for one in wording.listed_sources(note)],
            "footnotes": [
                self._footnote(citation, *texts)
                for citation, *texts in zip(
                    note.citations,
                    self._texts,
                    references(note, "full"),
                    references(note, "short"),
                    strict=True,
                )
            ],
            "coverage": coverage_text(note),
            "brackets": brackets_text(note),
            "coverage_page": page_lists(note),
            "words": self._words(),
        }

    def _words(self) -> dict[str, str]:
        daily = self._note.daily
        if daily is None:
            return _WORDS
        return _WORDS | {"chart": chart_title(daily), "day": unit_title(daily)}

    # --- sections ----------------------------------------------------------------------

    def _section(self, section: Section) -> dict[str, object]:
        points = {id(point): self._point(point) for point in section.points}
        headed = section.kind == "story" and bool(section.articles)
        return {
            "kind": section.kind,
            "heading": section.heading,
            "language": self._languages.get(section.articles[0]) if headed else None,
            "label": section.label,
            "count": statements.count_text(section.count),
            "points": list(points.values()),
            "groups": [
                {
                    "party": statements.party_text(group),
                    "points": [points[id(point)] for point in group.points],
                    "see_also": group.see_also,
                }
                for group in self._groups(section)
            ],
            "speech": statements.speech_text(section) if section.kind == "statements" else "",
            "mentions": wording.mentions(self._note, section),
            "empty": wording.empty_text(self._note, section),
        }

    def _groups(self, section: Section) -> tuple[statements.PartyGroup, ...]:
        return statements.by_party(self._note, section) if section.kind == "statements" else ()

    def _point(self, point: Point) -> dict[str, object]:
        from markupsafe import Markup

        parts = []
        for number in point.citations:
            quote = self._note.citations[number - 1].quote
            inserted = self._inserted[number]
            woven = weave(quote, inserted)
            shown, before = [], 0
            for one in inserted:
                shown.append(escape_part(quote[before : one.at], woven))
                ours = escape_part(f"[{one.text}]", woven)
                shown.append(f' <span class="ours">{ours}</span>')
                before = one.at
            shown.append(escape_part(quote[before:], woven))
            marks = [number, *(point.also if number == point.citations[-1] else ())]
            language = self._languages.get(self._note.citations[number - 1].article)
            words = "".join(shown)
            parts.append(
                (f"<span{_lang(language)}>{words}</span>" if language else words)
                + f'<sup class="marks">{",".join(map(self._mark, marks))}</sup>'
            )
        return {
            "text": point.text,
            "cited": Markup(" ".join(parts)),
            "claim": statements.claim_text(point),
            "speaker": statements.speaker_text(point.statement) if point.statement else "",
            "side": side_text(self._note, point),
            "told_in": told_in(self._note, point),
            "remark": dispute_text(point),
        }

    def _mark(self, number: int) -> str:
        name = escape(self._texts[number - 1].text)
        return (
            f'<a class="mark" id="use-{number}" href="#cite-{number}" role="doc-noteref" '
            f'aria-label="Citation {number}: {name}">{number}</a>'
        )

    # --- citations and sources -----------------------------------------------------------

    def _footnote(
        self, citation: Citation, usual: Reference, full: Reference, short: Reference
    ) -> dict[str, object]:
        """A citation's text and its entry, in each style."""
        from markupsafe import Markup

        number = citation.number
        language = self._languages.get(citation.article)
        rests = statements.rests_text(self._inserted.get(number, ()))
        address = fragment_address(wording.link(citation.url), citation.quote)
        opening = (
            f'<a class="number" href="#use-{number}" role="doc-backlink" '
            f'aria-label="{BACK} ({number})">{number}</a>\n<p class="place">'
        )
        first = usual.first
        see = "" if first is None else f'<a href="#cite-{first}">{SEE_NOTE} {first}</a> '
        parts = (
            f'</p>\n<blockquote class="context" dir="auto"{_lang(language)}>{_context(citation)}'
            "</blockquote>\n",
            f'<p class="rests">{escape(rests)}</p>\n' if rests else "",
            '<p class="links">',
            see,
            f'<a href="{escape(address)}" rel="{_AWAY}">{READ}</a> ' if address else "",
            f'<a class="back" href="#use-{number}">{BACK}</a></p>',
        )
        closing = "".join(parts)
        return {
            "number": number,
            "text": usual.text,
            "full": full.text,
            "short": short.text,
            "entry": Markup(opening + escape(usual.text) + closing),
            "full_entry": Markup(opening + escape(full.text) + closing),
            "short_entry": Markup(opening + escape(short.text) + closing),
        }

    def _source(self, source: Source) -> dict[str, object]:
        before, words, after = wording.source_parts(source)
        return {
            "before": before,
            "words": words,
            "after": after,
            "link": wording.link(source.url),
            "language": self._languages[source.article],
            "kind": source.kind or "",
            "notice": source.notice or "",
            "uses": self._cited.get(source.article, []),
            "publisher": source.publisher,
            "title": source.title,
            "path": source.path,
            "date": wording.date_text(source.published),
            "quoted": source.quoted,
            "sentences": source.sentences,
        }

    def _chart(self) -> dict[str, object] | None:
        from markupsafe import Markup

        daily = self._note.daily
        if daily is None or not daily.days or not daily.publishers:
            return None
        return {
            "svg": Markup(chart.svg(daily)),
            "publishers": daily.publishers,
            "rows": [
                {
                    "day": full_name(daily, number),
                    "counts": [counts[number] for counts in daily.counts],
                    "total": total,
                }
                for number, total in enumerate(totals(daily))
            ],
        }


def _context(citation: Citation) -> str:
    """What may be shown of the source around a quote as HTML, the quote in ``mark``."""
    start = citation.start - citation.context_start
    end = start + len(citation.quote)
    shown = citation.context
    if start < 0 or shown[start:end] != citation.quote:
        shown, start, end = citation.quote, 0, len(citation.quote)
    before, quote, after = (
        "<br><br>".join(escape_part(paragraph, shown) for paragraph in text.split("\n\n"))
        for text in (shown[:start], shown[start:end], shown[end:])
    )
    return f"{before}<mark>{quote}</mark>{after}"


def _lang(language: str | None) -> str:
    return f' lang="{language}"' if language else ""


def _page_rule(note: Note) -> str:
    """The rule for printed pages: paper, the marking at top and bottom, page numbers."""
    marking = note.house.marking
    boxes = ""
    if marking and marking.strip():
        content = css_string(one_spaced(marking).strip())
        boxes = f"@top-center{{content:{content}}}@bottom-center{{content:{content}}}"
    return f"\n@page{{size:{_PAPERS[note.house.paper]};{boxes}}}\n"


def _style_text(style: str) -> str:
    # "</style" would end the element; in CSS the backslash changes nothing.
    return style.replace("</", "<\\/")
