"""Whatever a source says, a Word document of it is read back as it was."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings

from briefing.records import Point, sha256_of
from briefing.rendering.docx import render_docx
from briefing.rendering.word.read_back import read_back_docx
from briefing.text.spaces import normalise
from tests.factories_docx import a_citation, a_note, a_section

SPECIAL = st.sampled_from(
    "<>&\"']]>{{}}\x00\x0b\x1f\x7f\x85\u200f\u202e\u2066\u2069\ufffe\u00ad\u2011[^1]:"
)
TEXTS = (
    st.lists(st.one_of(SPECIAL, st.text(max_size=8)), min_size=1, max_size=12)
    .map(lambda parts: normalise("".join(parts)))
    .filter(lambda text: text.lstrip("\u202c\u2069") == text)  # else they would close ours
    .filter(lambda text: any(character.isalnum() for character in text))
    .filter(lambda text: text.encode("utf-8", "ignore").decode() == text)
)


@settings(max_examples=40, deadline=None)
@given(quotes=st.lists(TEXTS, min_size=1, max_size=4), title=st.text(max_size=20))
def test_round_trip(quotes: list[str], title: str) -> None:
    citations = tuple(
        a_citation(number, quote, path=f"{title}.txt") for number, quote in enumerate(quotes, 1)
    )
    numbers = tuple(range(1, len(quotes) + 1))
    point = Point(text=" ".join(quotes), citations=numbers)
    section = a_section("key_points", title, point)
    found = read_back_docx(
        render_docx(a_note(title=title, sections=(section,), citations=citations, sources=()))
    )
    assert [use.locator and use.locator.number for use in found.uses] == list(numbers)
    assert [sha256_of(use.text) for use in found.uses] == [one.sha256 for one in citations]
    assert {locator.path for locator in found.locators} == {f"{title}.txt"}
    assert found.unsourced == ()
