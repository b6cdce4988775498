"""Who said what: one sentence or two, and the statements in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.readers.deadline import deadline
from briefing.records import Said
from briefing.speech import Voices, statements
from briefing.text.namings import Told
from tests.factories_ranking import document

# Sentence → speaker, verb, what was said.
SIMPLE = [
    ("Pell Aron said the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    ("Pell Aron said that the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    (
        "The ministry said on Friday that the ferry was late.",
        "The ministry",
        "said",
        "the ferry was late",
    ),
    ("The ministry said Friday the ferry was late.", "The ministry", "said", "the ferry was late"),
    ("The ministry said in a statement that it was late.", "The ministry", "said", "it was late"),
    ("The ferry was late, the ministry said.", "the ministry", "said", "The ferry was late"),
    (
        "The ferry was late, the ministry said on Friday.",
        "the ministry",
        "said",
        "The ferry was late",
    ),
    ("The ferry was late, said Pell Aron.", "Pell Aron", "said", "The ferry was late"),
    (
        "The ferry was late, according to Pell Aron.",
        "Pell Aron",
        "according to",
        "The ferry was late",
    ),
    (
        "According to the police, the ferry was late.",
        "the police",
        "according to",
        "the ferry was late",
    ),
    (
        "Pell Aron told reporters that the ferry was late.",
        "Pell Aron",
        "told",
        "the ferry was late",
    ),
    ("Pell Aron told reporters the ferry was late.", "Pell Aron", "told", "the ferry was late"),
    ("The ferry was late, Pell Aron told reporters.", "Pell Aron", "told", "The ferry was late"),
    ("Pell Aron also said the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    (
        "Pell Aron has repeatedly said the ferry was late.",
        "Pell Aron",
        "said",
        "the ferry was late",
    ),
    ("Pell Aron on Friday said the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    ("Pell Aron, in response, said the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    ("Pell Aron, 51, said the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    ("In Tarvin, Pell Aron said the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    ("However, the union said the ferry was late.", "the union", "said", "the ferry was late"),
    ("Officials say the ferry was late.", "Officials", "say", "the ferry was late"),
    ("Police said nobody was hurt.", "Police", "said", "nobody was hurt"),
    ("The union stressed that fares were high.", "The union", "stressed", "fares were high"),
    ("The union noted that fares were high.", "The union", "noted", "fares were high"),
    ("The union denied that fares were high.", "The union", "denied", "fares were high"),
    ("The union claimed fares were high.", "The union", "claimed", "fares were high"),
    ("The union argued that fares were high.", "The union", "argued", "fares were high"),
    ("The union warned that fares were high.", "The union", "warned", "fares were high"),
    ("The union pointed out that fares were high.", "The union", "pointed out", "fares were high"),
    ("The union admitted it had no money.", "The union", "admitted", "it had no money"),
    ("The union announced that it had no money.", "The union", "announced", "it had no money"),
    (
        "The union reminded members that fares were high.",
        "The union",
        "reminded",
        "fares were high",
    ),
    ("The union assured members that fares were fair.", "The union", "assured", "fares were fair"),
    ("The union vowed to fight the fares.", "The union", "vowed", "to fight the fares"),
    ("The union asked why fares were high.", "The union", "asked", "why fares were high"),
    (
        "The union asked the port to lower its fares.",
        "The union",
        "asked",
        "the port to lower its fares",
    ),
    ("The union urged the port to lower fares.", "The union", "urged", "the port to lower fares"),
    (
        "The union called on the port to lower fares.",
        "The union",
        "called on",
        "the port to lower fares",
    ),
    ("The union called for lower fares.", "The union", "called for", "lower fares"),
    ("The union asked for lower fares.", "The union", "asked for", "lower fares"),
    ("The union requested a lower fare.", "The union", "requested", "a lower fare"),
    ("The union demanded a lower fare.", "The union", "demanded", "a lower fare"),
    ("The union warned of higher fares.", "The union", "warned of", "higher fares"),
    ("The union expressed concern over fares.", "The union", "expressed", "concern over fares"),
    ("The union welcomed the lower fares.", "The union", "welcomed", "the lower fares"),
    ("The union condemned the higher fares.", "The union", "condemned", "the higher fares"),
    (
        "The union thanked the port for its patience.",
        "The union",
        "thanked",
        "the port for its patience",
    ),
    ("The union accused the port of greed.", "The union", "accused", "the port of greed"),
    (
        "The union reiterated its support for the plan.",
        "The union",
        "reiterated",
        "its support for the plan",
    ),
    ("Peru and Chile agreed to share the ferry.", "Peru and Chile", "agreed", "to share the ferry"),
    ("Peru and Chile on Sunday agreed to share it.", "Peru and Chile", "agreed", "to share it"),
    ("Lund & Orr estimated that fares were high.", "Lund & Orr", "estimated", "fares were high"),
    (
        "Shipbroker Lund & Orr said fares were high.",
        "Shipbroker Lund & Orr",
        "said",
        "fares were high",
    ),
    (
        "Members of the Ferry League said fares were high.",
        "Members of the Ferry League",
        "said",
        "fares were high",
    ),
    (
        "Doctors at two hospitals said nobody was hurt.",
        "Doctors at two hospitals",
        "said",
        "nobody was hurt",
    ),
    (
        "The port, which owns the ferry, shut, the union said.",
        "the union",
        "said",
        "The port, which owns the ferry, shut",
    ),
    ("Transpell, which owns the ferry, said it was late.", "Transpell", "said", "it was late"),
    ("Asked about the delay, Pell Aron said it was short.", "Pell Aron", "said", "it was short"),
    ("He left early and Pell Aron said it was late.", "Pell Aron", "said", "it was late"),
    (
        "Its operator, Lunde Gas, said the ferry was late.",
        "Lunde Gas",
        "said",
        "the ferry was late",
    ),
    ("The director of the port, Ida Holm, said it was late.", "Ida Holm", "said", "it was late"),
    ("Beijing said the ferry was late.", "Beijing", "said", "the ferry was late"),
    ("Early on Monday the union said fares were high.", "the union", "said", "fares were high"),
    ("The Chinese side said fares were high.", "The Chinese side", "said", "fares were high"),
    ("A report said fares were high.", "A report", "said", "fares were high"),
    # The words for the speaker in the middle of what was said.
    (
        "The ferry, Pell Aron said, had been late for a week.",
        "Pell Aron",
        "said",
        "The ferry, Pell Aron said, had been late for a week",
    ),
    (
        "The ferry, according to Pell Aron, had been late for a week.",
        "Pell Aron",
        "according to",
        "The ferry, according to Pell Aron, had been late for a week",
    ),
    ("The port was shut; Pell Aron said it was full.", "Pell Aron", "said", "it was full"),
    (
        "The ferry was late, the mayor said at a meeting of the Harbour League, which has met.",
        "the mayor",
        "said",
        "The ferry was late",
    ),
    ("One of the passengers said it was late.", "One of the passengers", "said", "it was late"),
    ("The union rejected the accusation.", "The union", "rejected", "the accusation"),
    (
        "The union declined to comment, saying only that it was late.",
        "The union",
        "saying",
        "it was late",
    ),
    ("Pell Aron was quoted as saying it was late.", "Pell Aron", "quoted as saying", "it was late"),
    ("The crew was told by the mayor that it was late.", "the mayor", "told", "it was late"),
    ("Police: Ferry to stay shut until Friday", "Police", ":", "Ferry to stay shut until Friday"),
    (
        "In a statement on its website the union said it was late.",
        "the union",
        "said",
        "it was late",
    ),
    (
        "Pell Aron, at a meeting of harbour towns in Tarvin, said it was late.",
        "Pell Aron",
        "said",
        "it was late",
    ),
    (
        "The WHO director, Dr Ida Holm, said fares were high.",
        "Ida Holm",
        "said",
        "fares were high",
    ),
    ("The actor Ida Driver said it was late.", "Ida Driver", "said", "it was late"),
    (
        "Ida Holm, head of the Ferry League told the Tarvin Post the crew was late.",
        "Ida Holm",
        "told",
        "the crew was late",
    ),
    ("The union warned members that fares were high.", "The union", "warned", "fares were high"),
    ("The union confirmed the ferry was late.", "The union", "confirmed", "the ferry was late"),
    ("Pell Aron said  the ferry was late.", "Pell Aron", "said", "the ferry was late"),
    (
        "The ferry was late, according to Radio Lunde and the Tarvin Post.",
        "Radio Lunde and the Tarvin Post",
        "according to",
        "The ferry was late",
    ),
    (
        "As the bridge was shut, local journalists said the ferry was late.",
        "local journalists",
        "said",
        "the ferry was late",
    ),
]

DIRECT = [
    ('"The ferry was late," Pell Aron said.', "Pell Aron", "The ferry was late"),
    ('"The ferry was late," said Pell Aron.', "Pell Aron", "The ferry was late"),
    ("“The ferry was late,” said Pell Aron, the port captain.", "Pell Aron", "The ferry was late"),
    (
        "“The ferry was late,” Pell Aron told reporters in Tarvin.",
        "Pell Aron",
        "The ferry was late",
    ),
    ("„The ferry was late“, said Pell Aron.", "Pell Aron", "The ferry was late"),
    ("«The ferry was late», said Pell Aron.", "Pell Aron", "The ferry was late"),
    ("‘The ferry was late,’ said Pell Aron.", "Pell Aron", "The ferry was late"),
    ('Pell Aron said: "The ferry was late."', "Pell Aron", "The ferry was late"),
    ('Pell Aron said, "The ferry was late."', "Pell Aron", "The ferry was late"),
    ("Pell Aron: “The ferry was late.”", "Pell Aron", "The ferry was late"),
    ("“Was the ferry late?” asked Pell Aron.", "Pell Aron", "Was the ferry late?"),
    (
        "“The ferry was late,” Pell Aron, who runs the port, said.",
        "Pell Aron",
        "The ferry was late",
    ),
    ("“The ferry ‘Vesla’ was late,” said Pell Aron.", "Pell Aron", "The ferry ‘Vesla’ was late"),
    ("“No,” said Pell Aron.", "Pell Aron", "No"),
    (
        "“It was late,” Pell Aron said, “but not by much.”",
        "Pell Aron",
        "It was late,” Pell Aron said, “but not by much",
    ),
    (
        "“The ferry,” said Pell Aron, “was late.”",
        "Pell Aron",
        "The ferry,” said Pell Aron, “was late",
    ),
    ("The passenger hung up saying, “It was late.”", "The passenger", "It was late"),
    ("The port was blunt, the union saying: “It was late.”", None, None),
]

# Sentences in which nobody says anything, or nobody whom they name.
NOTHING = [
    "The ferry is said to be late.",
    "The bridge was said to have cost four million.",
    "It is said that the ferry was late.",
    "Passengers were told to wait.",
    "Rice growers were told not to draw water.",
    "The crew had been asked to wait.",
    "The crew was urged to wait by the port.",
    "Pell Aron did not say when the ferry would sail.",
    "Pell Aron would not say when it sails.",
    "Pell Aron declined to say when it sails.",
    "The port is expected to say more on Friday.",
    "The ferry sailed according to the plan.",
    "According to the plan, the ferry sails at noon.",
    "The river carried less water, according to the old gauge.",
    "He added three.",
    "Pell Aron added three goals in the second half.",
    "The “new” ferry was late again.",
    "The book “What the River Said” won a prize.",
    "The play “She Told Me” opens on Friday.",
    "That said, the ferry was late.",
    "Pell Aron reported for work at noon.",
    "The port observed a minute of silence.",
    "The hospital admitted 29 of the injured.",
    "The company claimed the prize.",
    "The union called a strike for Friday.",
    "Pell Aron was called to the bridge.",
    "The so-called ferry was late.",
    "A ship that was announced for May is late.",
    "Nobody said anything.",
    "There was said to be a leak.",
    "The ferry called at Lunde on Friday.",
    "Seven of nine economists asked by the Post expected it.",
    "The port agreed to pay for the damage.",
    "He agreed.",
    "What the captain said was not recorded.",
    "If the minister said so, it would be news.",
    "The sign said nothing of the ferry.",
    "The price quoted was four marks.",
    "The letter, to be told by others, was lost.",
    "Ferry late, “captain asleep”",
    "The union rejected the offer.",
    "The court dismissed the case.",
    "Author: Ida Holm of the Tarvin Post",
    "The council declared its own “ferry” after the strike.",
    "The port is in Lunde, D.C., said to be quiet.",
    "Pell Aron confirmed that on Friday.",
    "The mayor summoned the envoy after reports that the crew had left.",
    "The ferry was late.",
    "",
]


def said(*paragraphs: str | list[str], language: str = "en") -> list[Said]:
    return list(statements(document("a", *paragraphs, language=language)))


def words(one: Said, *paragraphs: str | list[str]) -> str:
    return document("a", *paragraphs).article.text[one.start : one.end]


@pytest.mark.parametrize(("text", "speaker", "verb", "content"), SIMPLE)
def test_a_statement_has_its_speaker_and_words(
    text: str, speaker: str, verb: str, content: str
) -> None:
    found = said(text)
    assert [(one.statement.speaker, one.statement.verb, words(one, text)) for one in found] == [
        (speaker, verb, content)
    ]
    assert not found[0].statement.direct


@pytest.mark.parametrize(("text", "speaker", "content"), DIRECT)
def test_words_in_quotation_marks_are_direct(
    text: str, speaker: str | None, content: str | None
) -> None:
    found = [
        (one.statement.speaker, words(one, text)) for one in said(text) if one.statement.direct
    ]
    assert found == ([(speaker, content)] if speaker else [])


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert said(text) == []


# Two statements in one sentence: verb and words of each.
TWO = [
    (
        "Pell Aron welcomed the plan and said it was late.",
        [("welcomed", "the plan"), ("said", "it was late")],
    ),
    (
        "Both sides reiterated that they value the ferry, and agreed to keep it.",
        [],
    ),
    (
        "Pell Aron voiced concern over fares and called for a cut.",
        [("voiced", "concern over fares"), ("called for", "a cut")],
    ),
    (
        "The ferry was late, Pell Aron said, adding that fares were high.",
        [("said", "The ferry was late"), ("adding", "fares were high")],
    ),
    (
        "Pell Aron noted that fares were high, and asked for a cut.",
        [("noted", "fares were high"), ("asked for", "a cut")],
    ),
    (
        "Pell Aron rejected the finding, saying the port was slow.",
        [("saying", "the port was slow")],
    ),
    (
        "Pell Aron put the cost at four marks and said it would fall.",
        [("said", "it would fall")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_a_sentence_may_hold_two(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.statement.verb, words(one, text)) for one in said(text)] == expected


# Who, role, party, whether inferred.
ROLES = [
    (
        "Chinese Foreign Minister Wen Tao said it was late.",
        "Wen Tao",
        "Foreign Minister",
        "China",
        False,
    ),
    (
        "Wen Tao, China's foreign minister, said it was late.",
        "Wen Tao",
        "foreign minister",
        "China",
        False,
    ),
    (
        "It was late, said Wen Tao, head of Lunde Gas.",
        "Wen Tao",
        "head of Lunde Gas",
        "Lunde Gas",
        False,
    ),
    ("Wen Tao of Lunde Gas said it was late.", "Wen Tao", None, "Lunde Gas", False),
    (
        "China's Environment Ministry said it was late.",
        "China's Environment Ministry",
        None,
        "China",
        False,
    ),
    (
        "A Foreign Ministry official in Seoul said it was late.",
        "A Foreign Ministry official in Seoul",
        "Foreign Ministry official",
        "South Korea",
        False,
    ),
    ("The Foreign Ministry said it was late.", "The Foreign Ministry", None, None, False),
    ("China said it was late.", "China", None, "China", False),
    ("Tokyo said it was late.", "Tokyo", None, "Japan", False),
    (
        "A Lunde Gas spokesman said it was late.",
        "A Lunde Gas spokesman",
        "Lunde Gas spokesman",
        "Lunde Gas",
        False,
    ),
    ("The Ferry Council said it was late.", "The Ferry Council", None, "Ferry Council", False),
    (
        "Secretary of State Ida Holm said it was late.",
        "Ida Holm",
        "Secretary of State",
        None,
        False,
    ),
    ("Farmers' leader Hal Brandt said it was late.", "Hal Brandt", "leader", None, False),
    ("Vane's lawyer, Ida Holm, said it was late.", "Ida Holm", "lawyer", None, False),
    ("Lunde Gas's board said it was late.", "Lunde Gas's board", None, "Lunde Gas", False),
    (
        "A report by the Lunde Institute said it was late.",
        "A report by the Lunde Institute",
        None,
        "Lunde Institute",
        False,
    ),
    (
        "Pell Aron, Lunde Aid director in Peru, said it was late.",
        "Pell Aron",
        "Lunde Aid director in Peru",
        "Lunde Aid",
        False,
    ),
    ("The Harbour Post reported that it was late.", "The Harbour Post", None, None, False),
    (
        "Transport Minister Ida Holm said it was late.",
        "Ida Holm",
        "Transport Minister",
        None,
        False,
    ),
    (
        "Orvia's Transport Minister Ida Holm said it was late.",
        "Ida Holm",
        "Transport Minister",
        "Orvia",
        False,
    ),
]


@pytest.mark.parametrize(("text", "speaker", "role", "party", "inferred"), ROLES)
def test_role_and_party_are_those_the_text_states(
    text: str, speaker: str, role: str | None, party: str | None, inferred: bool
) -> None:
    (one,) = said(text)
    told = one.statement
    assert (told.speaker, told.role, told.party, told.party_inferred) == (
        speaker,
        role,
        party,
        inferred,
    )


def speakers(*paragraphs: str | list[str]) -> list[tuple[str, str]]:
    return [(one.mention, one.statement.speaker) for one in said(*paragraphs)]


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


def test_who_relays_is_told_apart() -> None:
    (one,) = said("Wen Tao said China would pay, according to the ministry official.")
    assert (one.statement.speaker, one.statement.via) == ("Wen Tao", "the ministry official")
    quoted = said(
        "Minister Wen Tao met the press.", "“We will pay,” the official quoted him as saying."
    )
    assert [(one.statement.speaker, one.statement.via) for one in quoted] == [
        ("Wen Tao", "the official")
    ]


def test_the_country_of_an_institution_is_inferred_from_where_it_is_named() -> None:
    found = said(
        "It was late, a Foreign Ministry official said.",
        "A Foreign Ministry official in Seoul said fares were high.",
    )
    assert [(one.statement.party, one.statement.party_inferred) for one in found] == [
        ("South Korea", True),
        ("South Korea", False),
    ]


def test_a_house_of_its_director_is_inferred() -> None:
    found = said("Lunde Gas Company cut its fares.", "Its director, Ida Holm, said they were fair.")
    assert [(one.statement.party, one.statement.party_inferred) for one in found] == [
        ("Lunde Gas Company", True)
    ]


OTHER_LANGUAGES = [
    ("de", "„Wir werden das Tal nicht verlassen“, sagte Ida Holm.", "Ida Holm"),
    (
        "fr",
        "« Nous ne quitterons pas la vallée », a déclaré Ida Holm, qui préside le syndicat.",
        "Ida Holm",
    ),
    ("es", "«No dejaremos el valle nunca», dijo Ida Holm.", "Ida Holm"),
    ("ru", "«Мы не покинем эту долину», — сказал Иван Холм.", "Иван Холм"),
    ("zh", "部长王涛说：“我们不会离开这个山谷。”", "部长王涛"),
    ("ko", '홍길동 장관은 "우리는 계곡을 떠나지 않는다"고 말했다.', "홍길동 장관"),
    ("ja", "山田大臣は「私たちは谷を離れません」と述べた。", "山田大臣"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), OTHER_LANGUAGES)
def test_direct_speech_in_other_languages(language: str, text: str, speaker: str) -> None:
    (one,) = said(text, language=language)
    assert (one.statement.speaker, one.statement.direct) == (speaker, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Buch „Der Fluss“ sagte ihm nichts."),
        ("fr", "Le film « La vallée » sort vendredi."),
        ("zh", "他说：“我们不会离开这个山谷。”"),
        ("xx", "“We will not leave,” said Ida Holm."),
    ],
)
def test_what_is_unsure_in_other_languages_is_left_alone(language: str, text: str) -> None:
    assert said(text, language=language) == []


def test_a_clause_before_a_quotation_is_no_name_in_korean() -> None:
    text = '공장 세 곳을 운영하는 "우리는 계곡을 떠나지 않는다"고 말했다.'
    assert said(text, language="ko") == []


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


def placed(place: str | None, *paragraphs: str) -> list[tuple[str, str | None, bool]]:
    told = document("a", *paragraphs, language="en")
    told = replace(told, article=replace(told.article, place=place))
    return [
        (one.statement.speaker, one.statement.party, one.statement.party_inferred)
        for one in statements(told)
    ]


# The dateline's place, the text, the party of its bare ministry.
OWN_MINISTRIES = [
    ("Lima", "The Transport Ministry said it was late.", "Peru"),
    ("LIMA", "Transport Minister Ida Holm said it was late.", "Peru"),
    ("Tarvin, Peru", "The Transport Ministry said it was late.", "Peru"),
    # Another country's officials are spoken of: whose the ministry is stays open.
    ("Lima", "The Transport Ministry said it was late for Chile's ministers.", None),
    ("Tarvin", "The Transport Ministry said it was late.", None),
    # Thanking a country makes nobody its president.
    (None, "President Pell Aron said the help of Peru's army was late.", None),
    ("Lima", "The harbour office said it was late.", None),
    # A place of which a comma is left tells nothing, and is not looked for without end.
    (", Tarvin", "The Transport Ministry said it was late.", None),
]


@pytest.mark.parametrize(("place", "text", "party"), OWN_MINISTRIES)
def test_a_ministry_is_its_datelines_countrys(
    place: str | None, text: str, party: str | None
) -> None:
    ((_, found, inferred),) = placed(place, text)
    assert (found, inferred) == (party, party is not None)


def test_the_ministry_is_the_one_that_was_named() -> None:
    texts = ("Peru's transport ministry shut the port.", "The ministry said it was late.")
    assert placed(None, *texts) == [("The ministry", "Peru", True)]
    two = (texts[0], "Chile's transport ministry did too.", texts[1])
    assert placed(None, *two) == [("The ministry", None, False)]


# Sentence or sentences → who speaks, as the text names them; "" where nobody does.
FURTHER = [
    # A name before words in dashes, behind an age, an occupation, or a relation.
    (["Ida Holm - the mayor of Lunde - said fares were high."], "Ida Holm"),
    (["Ida Holm — the mayor of Lunde — said fares were high."], "Ida Holm"),
    (["“Fares are high,” said 45-year-old Lio Marsh."], "Lio Marsh"),
    (["Harbour Boys guitarist Lio Marsh said fares were high."], "Lio Marsh"),
    (["Fares were high, according to close friend Lio Marsh."], "Lio Marsh"),
    (["“Fares are high,” Lio Marsh, Ida's father, wrote on Friday."], "Lio Marsh"),
    (["“Fares are high,” Lunde police Sgt. Lio Marsh said."], "Lio Marsh"),
    (["Lio Marsh, a spokesman for Lunde Aid also urged calm on deck."], "Lio Marsh"),
    (["Lio Marsh, standing on the pier, said fares were high."], "Lio Marsh"),
    (["At one point Lio Marsh said fares were high."], "Lio Marsh"),
    (["Lio Marsh told Radio Lunde's Harbour Hour programme fares were high."], "Lio Marsh"),
    (["Lio Marsh said by telephone that fares were high."], "Lio Marsh"),
    (["Lio Marsh said of the ferry: “It is late.”"], "Lio Marsh"),
    (["Lio Marsh added, however, that “fares are high.”"], "Lio Marsh"),
    (["Secretary of State Lio Marsh met the crew.", "Marsh said it was late."], "Lio Marsh"),
    (["When Lio Marsh came, it rained.", "Marsh said fares were high."], "Lio Marsh"),
    (["Last month, top organised crime investigator Lio Marsh said it was late."], "Lio Marsh"),
    # Several, and those whom only a noun names.
    (["State media announced on Friday that it was late."], "State media"),
    (["The Lunde branch of the League said it was late."], "The Lunde branch of the League"),
    (["The family told Radio Lunde that fares were high."], "The family"),
    (["Ida's boyfriend Monday afternoon said fares were high."], "Ida's boyfriend"),
    (["The ferry's producers said fares were high."], "The ferry's producers"),
    (["A man living in Lunde said fares were high."], "A man living in Lunde"),
    (["A person familiar with the matter said it was late."], "A person familiar with the matter"),
    (["Rebels fighting to take Lunde said it was late."], "Rebels fighting to take Lunde"),
    (["Prosecutors allege he took the money."], "Prosecutors"),
    (["Activists say at least 1,700 people were there."], "Activists"),
    # Papers and who made them.
    (["It was late, according to a report by the Lunde Fund."], "a report by the Lunde Fund"),
    (["It was late, according to a statement from the council."], "a statement from the council"),
    # Who is nobody, or said nothing.
    (["Some said fares were high."], ""),
    (["Others said fares were high."], ""),
    (["People say fares are high."], ""),
    (["French said fares were high."], ""),
    (["“It was late,” wrote A. Holm/Norpress/Lunde Pictures."], ""),
    (["The Harbour Front claimed responsibility for the fire that was set."], ""),
    (["The council stepped in, with its director, Lio Marsh, saying he was sorry."], ""),
    (["The deputy called for backup."], ""),
    (["Thousands leave their homes for Lunde harbour officials say it was late."], ""),
    (["Officers believe it was late this week.Lio Marsh saw it."], ""),
    # "Ida" in what Ida Holm is said to say: rather somebody else's words.
    (["Ida Holm came.", "“It was not like Ida to be late,” she said."], ""),
    (["Lio Holm was there, and Peter Marsh saw it.", "“Nobody was hurt,” he said."], ""),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "speaker"), FURTHER)
def test_who_speaks_in_further_ways(texts: list[str], speaker: str) -> None:
    assert [one for _, one in speakers(*texts)] == ([speaker] if speaker else [])


# Sentence → what was said, the role and the party of who said it.
ROUND_THEM = [
    ("(LUNDE)Fares were high, the mayor said.", "Fares were high", "mayor", None),
    (
        "Lio Marsh said it was late, so the ferry left.",
        "it was late, so the ferry left",
        None,
        None,
    ),
    (
        "The port's director, Lio Marsh, said it was late.",
        "it was late",
        "director",
        None,
    ),
    (
        "Lio Marsh, president of the Peruvian Association of Pilots, said it was late.",
        "it was late",
        "president of the Peruvian Association of Pilots",
        "Peruvian Association of Pilots",
    ),
    (
        "Lio Marsh, director of the Centre on Trade and Peruvian Life at Lunde, said it was late.",
        "it was late",
        "director of the Centre on Trade and Peruvian Life at Lunde",
        "Centre on Trade and Peruvian Life",
    ),
    ("The Lunde Sheriff's office said it was late.", "it was late", None, None),
]


@pytest.mark.parametrize(("text", "content", "role", "party"), ROUND_THEM)
def test_words_roles_and_parties_end_where_they_should(
    text: str, content: str, role: str | None, party: str | None
) -> None:
    found = [(words(one, text), one.statement.role, one.statement.party) for one in said(text)]
    assert found == [(content, role, party)]


def test_what_a_paper_reports_somebody_to_have_said_is_theirs_through_it() -> None:
    (one,) = said("The Lunde Post reported that her father, Lio Marsh, said it was late.")
    assert (one.statement.speaker, one.statement.via) == ("Lio Marsh", "The Lunde Post")
    assert one.statement.party is None


def test_a_role_told_once_stays_with_its_bearer() -> None:
    found = said("“It is late,” said Lio Marsh, head of Lunde Gas.", "“Go home,” Marsh said.")
    assert [(one.statement.role, one.statement.party) for one in found] == [
        ("head of Lunde Gas", "Lunde Gas")
    ] * 2


def test_marks_of_two_kinds_close_each_other() -> None:
    assert [one.statement.direct for one in said('"It is late,” Lio Marsh said.')] == [True]


def test_a_namesake_is_nobody_else() -> None:
    texts = ("Omar Sol Karim left.", "“It was late,” according to Sol Karim, his father.")
    assert speakers(*texts) == [("Sol Karim", "Sol Karim")]


def test_a_long_run_of_capitals_is_gone_through_once() -> None:
    # It takes a minute and a half where each letter looks for a title in all that follow.
    with deadline("long.txt", 20):
        assert said("Pell Aron said it was late.", "A" * 40_000)


def test_verbs_of_saying_without_end_are_no_statements() -> None:
    with deadline("long.txt", 20):
        assert said("It was late, " + "he said, " * 20_000) == []
