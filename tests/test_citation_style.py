"""How citations are written, in full and shortened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.rendering.citation_style import STYLES, CitationStyle, footnotes, references
from tests.factories_docx import a_citation, a_note, note_of, weekly_note
from tests.factories_house import rich_note

NOTE, _ = rich_note()


@pytest.mark.parametrize(
    ("style", "shift", "number", "text"),
    [
        ("note", 0, 1, "Tide Wire, “Orland and Vesk agree to reopen Karsa crossing”, "
         "17 June 2031, para. 1 (line 3)."),
        ("note", 0, 2, "The same sentence: Harbour Post, “Karsa to open again”, 18 June 2031, "
         "para. 1 (line 3)."),
        ("note", 0, 3, "Tide Wire, 17 June 2031, para. 2 (line 5; see note 1)."),
        ("note", 4, 3, "Tide Wire, 17 June 2031, para. 2 (line 5; see note 5)."),
        ("full", 4, 3, "Tide Wire, “Orland and Vesk agree to reopen Karsa crossing”, "
         "17 June 2031, para. 2 (line 5)."),
        ("note", 0, 7, "Vesk Gazette, “Seven hurt at Karsa barrier”, 19 June 2031 "
         "(date inferred from the lead), para. 2 (line 5)."),
        ("note", 0, 9, "Al Marsa, “إعادة فتح معبر كارسا”\u200e, 18 June 2031, para. 1 (line 3)."),
        ("short", 4, 1, "Tide Wire, 17 June 2031, para. 1 (line 3)."),
        ("short", 0, 2, "The same sentence: Harbour Post, 18 June 2031, para. 1 (line 3)."),
        ("short", 0, 3, "Tide Wire, 17 June 2031, para. 2 (line 5)."),
        ("note", 0, 16, "Harbour Post, “No trace of cable”, undated, para. 1 (line 3)."),
    ],
)  # fmt: skip
def test_the_text_of_a_citation(style: CitationStyle, shift: int, number: int, text: str) -> None:
    assert footnotes(NOTE, style, shift=shift)[number - 1] == text


def test_a_shortened_citation_points_at_the_first_of_its_article() -> None:
    for style in STYLES:
        written = references(NOTE, style)
        assert [one.text for one in written] == list(footnotes(NOTE, style))
        for citation, one in zip(NOTE.citations, written, strict=True):
            first = next(c.number for c in NOTE.citations if c.article == citation.article)
            short = style == "note" and first < citation.number
            assert one.first == (first if short else None)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"title": None}, "Linhaven Courier, 10 June 2031, para. 1 (line 7)."),
        ({"publisher": None}, "“Title 1”, 10 June 2031, para. 1 (line 7)."),
        ({"publisher": " ", "title": "", "line": None}, "article-1.txt, 10 June 2031, para. 1."),
        ({"url": "javascript:alert(1)", "line": None},
         "Linhaven Courier, “Title 1”, 10 June 2031, para. 1."),
        ({"published": None, "date_basis": None, "url": None},
         "Linhaven Courier, “Title 1”, undated, para. 1 (line 7)."),
        ({"date_basis": "lead", "url": None}, "Linhaven Courier, “Title 1”, 10 June 2031 "
         "(date inferred from the lead), para. 1 (line 7)."),
    ],
)  # fmt: skip
def test_what_is_missing_leaves_no_gap(changes: dict[str, object], text: str) -> None:
    one = replace(a_citation(1, "It rained."), **changes)  # type: ignore[arg-type]  # a row's own
    sections = note_of("It rained.").sections
    (written,) = references(a_note(sections=sections, citations=(one,), sources=()))
    assert written.text == text
    assert written.address is None


def test_every_citation_of_a_week_says_who_when_and_where() -> None:
    note = weekly_note()
    for citation, text in zip(note.citations, footnotes(note), strict=True):
        assert citation.publisher is not None
        assert citation.publisher in text
        assert f"para. {citation.paragraph} (line {citation.line}" in text
