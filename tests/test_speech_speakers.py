"""Who speaks in sentences that follow: short names, pronouns, two sides, quotations that run on."""

from __future__ import annotations

import pytest

from briefing.speech import Voices, statements
from briefing.text.namings import Told
from tests.factories_ranking import document
from tests.factories_speech import said, speakers


def test_a_short_name_is_looked_up_earlier_in_the_article() -> None:
    assert speakers("President Wen Tao came to Peru.", "Wen said it was late.") == [
        ("Wen", "Wen Tao")
    ]


def test_a_short_name_is_never_looked_up_later() -> None:
    assert speakers("Wen said it was late.", "President Wen Tao came to Peru.")[0] == (
        "Wen",
        "Wen",
    )


def test_a_pronoun_is_the_last_speaker() -> None:
    texts = ("Minister Ida Holm said it was late.", "She added that fares were high.")
    assert speakers(*texts)[1] == ("She", "Ida Holm")


def test_a_pronoun_of_the_other_gender_is_nobody() -> None:
    texts = (
        "Minister Ida Holm said it was late.",
        "She added that fares were high.",
        "He said they would fall.",
    )
    assert len(speakers(*texts)) == 2


def test_a_pronoun_between_two_people_is_nobody() -> None:
    texts = (
        "Minister Ida Holm said it was late.",
        "The room fell silent as President Pell Aron came in with Minister Lio Marsh.",
        "He said fares were high.",
    )
    assert len(speakers(*texts)) == 1


def test_a_pronoun_has_no_speaker_of_the_next_sentence() -> None:
    assert speakers("He said it was late.", "Pell Aron said fares were high.") == [
        ("Pell Aron", "Pell Aron")
    ]


def test_it_is_the_house_that_spoke_last() -> None:
    texts = ("The Chinese side said it was late.", "Fares would fall, it also said.")
    assert speakers(*texts)[1] == ("it", "the Chinese side")


def test_both_sides_are_the_two_countries_spoken_of() -> None:
    (one,) = said("Peru met Chile in Lima.", "Both sides agreed to share the ferry.")
    assert one.statement.speaker == "Peru and Chile"
    assert one.statement.party == "Peru; Chile"


def test_both_sides_of_three_are_nobody() -> None:
    assert said("Peru met Chile and Cuba.", "Both sides agreed to share the ferry.") == []


def test_two_ministers_are_those_of_the_sentence_before() -> None:
    (one,) = said(
        "Chinese Foreign Minister Wen Tao met his Japanese counterpart Ko Mori.",
        "The two ministers agreed to meet again.",
    )
    assert one.statement.speaker == "Wen Tao and Ko Mori"
    assert one.statement.party == "China; Japan"


@pytest.mark.parametrize(
    "paragraphs",
    [
        # Who says the first sentence stands behind the second.
        [
            "Ida Holm, the mayor, opened the bridge.",
            ["“The bridge is ours. ", "It stays open,” Ida Holm said."],
        ],
        # That the minister tells Orvia's will is told by two statements, one far behind.
        [
            "Minister Pell Aron said that Orvia was ready for talks.",
            "Orvia built the bridge.",
            "Minister Pell Aron said that Orvia would pay for the bridge.",
        ],
        ["Ida Holm came.", "She left.", "The town said nothing.", "She said the port was shut."],
    ],
)
def test_a_sentence_asked_alone_says_what_it_says_in_its_article(
    paragraphs: list[str | list[str]],
) -> None:
    made = document("a", *paragraphs)
    told = statements(made)
    assert told
    for sentence in made.sentences:
        alone = Voices(made, Told(made)).said(sentence)
        assert alone == tuple(one for one in told if one.sentence == sentence)


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    found = said(["“First the salt,” said Pell Aron.", "“Then came the oil in May.”"])
    assert [one.statement.speaker for one in found] == ["Pell Aron", "Pell Aron"]
    assert found[1].mention == ""


def test_a_quotation_of_a_new_paragraph_is_nobodys() -> None:
    assert len(said("“First the salt,” said Pell Aron.", "“Then came the oil in May.”")) == 1


def test_an_open_quotation_has_its_speaker_if_known_before() -> None:
    opening = ["“That it jammed is a fact.", "Why it did we do not know,” Aron said."]
    known = said("President Pell Aron came to Lunde.", opening)
    assert [one.statement.speaker for one in known] == ["Pell Aron", "Pell Aron"]
    assert len(said(opening)) == 1


# Sentence → speaker, relay.
RELAYED = [
    ("The port is shut, the Post reported, citing police.", "police", "the Post"),
    (
        "The port is shut, the Post reported, citing a statement by the port council.",
        "the port council",
        "the Post",
    ),
    ("Pell Aron was quoted by the Post as saying it was late.", "Pell Aron", "the Post"),
    ("State television quoted Pell Aron as saying it was late.", "Pell Aron", "State television"),
    (
        "The crew said it was late, according to al-Lunde Television.",
        "The crew",
        "al-Lunde Television",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "via"), RELAYED)
def test_what_came_through_somebody_names_them(text: str, speaker: str, via: str) -> None:
    assert [(one.statement.speaker, one.statement.via) for one in said(text)] == [(speaker, via)]


def test_a_pronoun_behind_a_meeting_of_two_is_nobody() -> None:
    texts = ("Mayor Ines Cobb met the minister, Hal Brandt.", "He said the bridge was shut.")
    assert speakers(*texts) == []


def test_a_given_name_tells_which_of_two_a_pronoun_is() -> None:
    texts = ("Mayor Anna Cobb met the minister, Peter Brandt.", "She said the bridge was shut.")
    assert speakers(*texts) == [("She", "Anna Cobb")]


def test_a_pronoun_in_the_sentence_is_its_one_speaker() -> None:
    found = speakers("Mayor Ines Cobb said it was late, and she promised to pay.")
    assert [speaker for _, speaker in found] == ["Ines Cobb", "Ines Cobb"]
    two = speakers("Mayor Ines Cobb said Minister Lio Marsh was late, and she promised to pay.")
    assert [speaker for _, speaker in two] == ["Ines Cobb"]


def test_a_quotation_cut_into_paragraphs_is_one() -> None:
    found = said(
        "Mayor Ines Cobb said: “The bridge is shut.",
        "It will open in May.”",
        "Nobody was hurt.",
    )
    assert [(one.statement.speaker, one.statement.direct) for one in found] == [
        ("Ines Cobb", True),
        ("Ines Cobb", True),
    ]


def test_a_mark_that_nothing_closes_opens_no_quotation() -> None:
    texts = ("Mayor Ines Cobb said the “bridge is shut.", "It will open in May.")
    assert [one.sentence.index for one in said(*texts)] == [0]
