"""Who said what, whatever the text: no error, spans inside their sentences, always the same."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.speech import Voices, own_claims, statements
from briefing.text.namings import Told
from tests.factories_ranking import document

_PIECES = st.sampled_from(
    [
        *("said", "told", "according to", "He", "she", "it", "they", "Both sides", "agreed to"),
        *("Pell Aron", "Foreign Minister", "Peru", "Chinese", "the ministry", "the", "of", "and"),
        *(",", ".", ":", ";", "“", "”", '"', "‘", "’", "'", "«", "»", "「", "」", "—", "(", ")"),
        *(
            "that",
            "who",
            "was",
            "not",
            "late",
            "ferry",
            "called on",
            "asked",
            "quoted him as saying",
        ),
        *(
            "\n",
            "\u00a0",
            "\x01",
            "说：",
            "고 말했다",
            "と述べた",
            "sagte",
            "a déclaré",
            "U.S.",
            "Mr.",
        ),
    ]
)
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=30).map(" ".join)
_PARAGRAPHS = st.lists(st.lists(_TEXTS, min_size=1, max_size=3), max_size=4)
_LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "zh", "ko", "ja", "xx", None])


@settings(max_examples=150)
@given(_PARAGRAPHS, _LANGUAGES)
def test_statements_stand_inside_their_sentences(
    paragraphs: list[list[str]], language: str | None
) -> None:
    made = document("a", *paragraphs, language=language)
    found = statements(made)
    assert found == statements(made)
    for one in found:
        assert one.sentence.start <= one.start < one.end <= one.sentence.end
        assert one.mention in one.sentence.text
        assert one.statement.speaker
    assert list(found) == sorted(found, key=lambda one: (one.sentence.start, one.start, one.end))
    assert own_claims(made) <= set(range(len(made.sentences)))
    assert own_claims(made).isdisjoint(one.sentence.index for one in found)


@settings(max_examples=150)
@given(_TEXTS)
def test_people_stand_where_they_are_said_to(text: str) -> None:
    for one in Told(document("a", text)).namings:
        assert 0 <= one.start < one.end <= len(text)
        assert one.name
        assert one.surname in one.name


@settings(max_examples=100)
@given(_PARAGRAPHS, _LANGUAGES, st.randoms(use_true_random=False))
def test_sentences_asked_one_by_one_say_what_they_say_together(
    paragraphs: list[list[str]], language: str | None, shuffled: Random
) -> None:
    made = document("a", *paragraphs, language=language)
    told = statements(made)
    claimed = own_claims(made, told)
    voices = Voices(made, Told(made))
    for sentence in shuffled.sample(made.sentences, len(made.sentences)):
        said = tuple(one for one in told if one.sentence == sentence)
        assert voices.said(sentence) == said
        assert said or voices.claims(sentence) == (sentence.index in claimed)
