"""Plain text for a terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from briefing.errors import TemplateError
from briefing.note import build_summary
from briefing.records import Note, sha256_of
from briefing.rendering import renderers
from tests.factories_rendering import choose, document, small_note, weekly

TEXT = renderers["text"]


def rendered(note: Note) -> str:
    return TEXT.render(note, None, None).decode()


def test_a_summary() -> None:
    source = document(
        "The governments of Orland and Vesk agreed on Tuesday to reopen the crossing at Karsa.",
        "It rained.",
    )
    text = rendered(build_summary((source,), choose(source, 0, 1), language="en"))
    for sentence in source.sentences:
        place = f"characters {sentence.start}–{sentence.end}"
        assert f"{place}, sha256 {sha256_of(sentence.text)[:12]} " in f"{' '.join(text.split())} "
    lines = [line.partition(", sha256")[0] for line in text.splitlines()]
    assert [line for line in lines if not line.startswith("    ")] == [
        "Karsa crossing to reopen",
        "Tide Wire · 17 June 2031 (header)",
        "",
        "1. The governments of Orland and Vesk agreed on Tuesday to reopen the crossing at Karsa.",
        "   [1]",
        "2. It rained. [2]",
        "",
        "[1] Tide Wire, “Karsa crossing to reopen”, 17 June 2031, para. 1 (line 3), characters",
        "[2] Tide Wire, 17 June 2031, para. 2 (line 5; see note 1), characters 87–97",
    ]


def test_a_note_has_its_sections_sources_and_coverage() -> None:
    text = rendered(small_note()[0])
    assert "Vesk reopened the Karsa crossing. [1] [2]\n" in text
    assert "\n“Fishing quota cut”\n\n- Skippers said [on radio] they would *appeal*. [5]\n" in text
    assert "\nAlso reported\n\n- “Zoo news” (publisher not stated, 17 June 2031)\n" in text
    assert "\nSources\n\n1. Tide Wire, “Karsa" in text
    assert "\nCoverage. Read 4 articles: 4 in this week" in text


def test_nothing_to_say() -> None:
    source = document("It rained.")
    assert "No sentence fits the limit." in rendered(build_summary((source,), (), language="en"))
    unmatched = replace(weekly([source], ()), matched=False)
    assert "No article in the corpus matched." in rendered(unmatched)


@pytest.mark.parametrize(
    "quote",
    [
        "word " * 80 + "end.",
        "w" * 300 + ".",
        "東京で会議が開かれた、" * 20 + "。",
        "e\u0301" * 150 + ".",
    ],
)
def test_no_line_is_wider_than_the_terminal(quote: str) -> None:
    source = document(quote.strip())
    text = rendered(build_summary((source,), choose(source, 0), language="en"))
    for line in text.splitlines():
        wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
        marks = sum(bool(unicodedata.combining(character)) for character in line)
        assert len(line) + wide - marks <= 88
    assert quote.replace(" ", "") in text.replace("\n", "").replace(" ", "")


def test_nothing_steers_the_terminal() -> None:
    source = document(
        "It\x1b[31m rained\x07.", title="A\x1b]0;title\x07\r\nB", path="\x9b2J.txt",
        publisher="Post\u202e",
    )  # fmt: skip
    text = rendered(weekly([source], choose(source, 0)))
    assert "It<U+001B>[31m rained<U+0007>. [1]" in text
    unseen = {c for c in text if unicodedata.category(c) in {"Cc", "Cf"}} - {"\n"}
    assert unseen == set()


def test_a_template_is_refused() -> None:
    with pytest.raises(TemplateError, match="format 'text' takes no template"):
        TEXT.render(small_note()[0], "house", None)
