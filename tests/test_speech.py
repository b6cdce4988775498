"""Who said what in one sentence: the statements, their speakers and their words."""

from __future__ import annotations

import pytest

from tests.factories_speech import said, words

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
