"""Whatever the text: insertions only add, rest on their places, and nothing is raised."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.records import PARAGRAPH_BREAK, weave
from briefing.standing import stand_alone
from tests.test_standing import document

WORDS = [
    "He",
    "She",
    "It",
    "They",
    "His",
    "Her",
    "Its",
    "The",
    "two",
    "sides",
    "Both",
    "countries",
    "ministers",
    "Minister",
    "President",
    "Ada",
    "Holt",
    "Karl",
    "Osten",
    "Lo",
    "Jianwei",
    "Norvia",
    "Estmark",
    "France",
    "Spain",
    "and",
    "met",
    "said",
    "told",
    '"',
    "“",
    "”",
    "'",
    "’s",
    ",",
    ".",
    ",",
    "he",
    "said",
    ",",
    "she",
    "added",
    "on",
    "Tuesday",
    "yesterday",
    "last",
    "month",
    "the",
    "company",
    "However",
    "This",
    "Meanwhile",
    "of",
    "Lund",
    "Council",
    "-",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map(". ".join) | st.text(max_size=200)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "zh", "ja", "ko", "it", "xx"])
_WORD = re.compile(r"\w+")


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), LANGUAGES)
def test_insertions_only_add(parts: list[str], language: str) -> None:
    text = PARAGRAPH_BREAK.join(" ".join(part.split()) or "x" for part in parts)
    made = document(text, language=language)
    standing = stand_alone(made)
    for sentence in made.sentences:
        passage = standing(sentence)
        if passage is None:
            continue
        assert passage.sentences[-1] == sentence
        assert len(passage.sentences) <= 2
        quote = " ".join(one.text for one in passage.sentences)
        places = [one.at for one in passage.insertions]
        assert places == sorted(set(places))
        assert all(0 < at <= len(quote) for at in places)
        woven = weave(quote, passage.insertions)
        added = len(woven) - len(quote)
        for one in reversed(passage.insertions):
            shown = f" [{one.text}]"
            added -= len(shown)
            start = one.at + added
            assert woven[start : start + len(shown)] == shown
            woven = woven[:start] + woven[start + len(shown) :]
            assert one.text.strip() == one.text != ""
            if one.evidence is None:
                assert one.kind == "date"
                continue
            place = one.evidence
            assert 0 <= place.start < place.end <= len(text)
            assert text.count(PARAGRAPH_BREAK, 0, place.start) + 1 == place.paragraph
            known = set(_WORD.findall(text[place.start : place.end].casefold()))
            if one.kind != "date":
                assert set(_WORD.findall(one.text.casefold())) <= known
        assert woven == quote
