"""What makes a sentence stand alone: referents, whole names, the sentence before, or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Document,
    Paragraph,
    Passage,
    PublicationDate,
    sha256_of,
    weave,
)
from briefing.standing import stand_alone
from briefing.text.mentions import with_dates
from briefing.text.sentences import document_of

PUBLISHED = date(2031, 5, 14)  # a Wednesday


def document(
    text: str,
    *,
    language: str = "en",
    published: date | None = PUBLISHED,
    headings: tuple[int, ...] = (),
) -> Document:
    paragraphs, start = [], 0
    for number, part in enumerate(text.split(PARAGRAPH_BREAK)):
        heading = number in headings
        paragraphs.append(Paragraph(text=part, start=start, line=None, heading=heading))
        start += len(part) + len(PARAGRAPH_BREAK)
    article = Article(
        id="a", path="a.txt", title=None, text=text, paragraphs=tuple(paragraphs),
        published=PublicationDate(value=published, precision="day", basis="header")
        if published
        else None,
        language=language, sha256=sha256_of(text),
    )  # fmt: skip
    split = document_of(article, language)
    return Document(article=split.article, sentences=with_dates(split.article, split.sentences))


def told(text: str, **how: object) -> str | None:
    """The last sentence of a text as it is quoted; None where it is left out."""
    made = document(text, **how)  # type: ignore[arg-type]  # as document() takes them
    passage = stand_alone(made)(made.sentences[-1])
    return None if passage is None else shown(passage)


def shown(passage: Passage) -> str:
    return weave(" ".join(one.text for one in passage.sentences), passage.insertions)


HOLT = "Foreign Minister Ada Holt said the port would open. "
OSTEN = "Mayor Karl Osten opened the port. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pronouns and their subject
        (HOLT + "She also thanked the crews.", "She [Ada Holt] also thanked the crews."),
        (OSTEN + "He also thanked the crews.", "He [Karl Osten] also thanked the crews."),
        (OSTEN + "His deputy was not there.", "His [Karl Osten] deputy was not there."),
        (HOLT + "The crews had worked for a year, she said.",
         "The crews had worked for a year, she [Ada Holt] said."),
        (HOLT + '"We are glad," she told reporters.',
         '"We are glad," she [Ada Holt] told reporters.'),
        (HOLT + "She thanked the crews. She also named the dates.",
         "She [Ada Holt] also named the dates."),
        (HOLT + "She's sure that the port is safe.",
         "She's [Ada Holt] sure that the port is safe."),
        # told inside the sentence
        (HOLT + "In his letter, Osten said that he would resign.",
         "In his letter, Osten said that he would resign."),
        (HOLT + "A captain said he had seen the light.", "A captain said he had seen the light."),
        (HOLT + "It is not clear who will pay for it.", "It is not clear who will pay for it."),
        # gender does not agree, or several may be meant
        (HOLT + "He also thanked the crews.", None),
        ("Ada Holt met Petra Lind in the harbour. She thanked the crews.",
         "Ada Holt met Petra Lind in the harbour. She thanked the crews."),
        ("Ada Holt's mother met the mayor. She thanked the crews.",
         "Ada Holt's mother met the mayor. She thanked the crews."),
        # bodies
        ("The Harbour Ministry said the port would open. It also said that two tugs were bought.",
         "It [the Harbour Ministry] also said that two tugs were bought."),
        ("The Harbour Ministry said the port would open. Two tugs were bought, it also said.",
         "Two tugs were bought, it [the Harbour Ministry] also said."),
        ("The Harbour Ministry shut the port. Fog lay on the sea. The ministry bought two tugs.",
         "The ministry [Harbour Ministry] bought two tugs."),
        ("The Harbour Ministry met the Water Ministry. Fog lay on the sea. The ministry agreed.",
         None),
        ("The farmers said the fields were dry. They also asked for help.",
         "They [the farmers] also asked for help."),
        ("The bridge cost nine million crowns. It was opened in spring.",
         "The bridge cost nine million crowns. It was opened in spring."),
        # roles
        (HOLT + "The minister thanked the crews.", "The minister [Ada Holt] thanked the crews."),
        ("Minister Ada Holt met Minister Tom Brask. The minister thanked the crews.",
         "Minister Ada Holt met Minister Tom Brask. The minister thanked the crews."),
        # two
        ("Ships of Norvia and Estmark met. Norvia and Estmark agreed. The two sides will fish.",
         "The two sides [Norvia and Estmark] will fish."),
        ("France and Spain signed an accord. It was hailed by the fishermen of both countries.",
         "France and Spain signed an accord. It was hailed by the fishermen of both countries."),
        ("France and Spain signed a pact. Italy and Malta did not. The two countries were asked.",
         "Italy and Malta did not. The two countries were asked."),
        ("Minister Ada Holt met her counterpart Lo Jianwei. The two ministers agreed to talk.",
         "The two ministers [Ada Holt, Lo Jianwei] agreed to talk."),
        ("Germany, France and Spain signed an accord. Both sides will share the catch.", None),
        # what only the sentence before tells
        (OSTEN + "This is the first port of the island.",
         "Mayor Karl Osten opened the port. This is the first port of the island."),
        (OSTEN + "This is the first visit by a mayor.", None),
        (OSTEN + "The meeting took place in the rain.", None),
        ("Ada Holt met the mayor. The meeting took place in the rain.",
         "Ada Holt met the mayor. The meeting took place in the rain."),
        (OSTEN + "However, no ship came.",
         "Mayor Karl Osten opened the port. However, no ship came."),
        ("This was long ago. However, no ship came.", None),
        ("However, no ship came.", None),
        (OSTEN + "No ship came.", "No ship came."),
        # nouns with "the" that go back, and those that stand alone
        ("A ferry hit the pier. The vessel sank.", "A ferry hit the pier. The vessel sank."),
        ("A ferry hit the pier. Two divers came. The ferry sank.", None),
        ("A ferry hit the pier. The ferry from Brenn sank.", "The ferry from Brenn sank."),
        (OSTEN + "The government was pleased.", "The government was pleased."),
        (OSTEN + "The sun was shining.", "The sun was shining."),
        (OSTEN + "The harbour lights were lit.", "The harbour lights were lit."),
        (OSTEN + "The European Union was pleased.", "The European Union was pleased."),
        ("Halvia shut its ports. The decision comes as prices rise.",
         "Halvia shut its ports. The decision comes as prices rise."),
        ("No ship came. It rained. The country's highest court was shut.", None),
        ("After a ferry hit the pier, the vessel sank.",
         "After a ferry hit the pier, the vessel sank."),
        # who speaks, and what of
        ("Ada Holt said no. “The port is old.”", "Ada Holt said no. “The port is old.”"),
        ("No ship came.\n“The port is old.”", None),
        ("The port was shut. Ada Holt said it would stay shut.",
         "The port was shut. Ada Holt said it would stay shut."),
        ("It rained. Ada Holt said it was clear that the port was old.",
         "Ada Holt said it was clear that the port was old."),
        ("No ship came. Ada Holt made the remarks in Brenn.", None),
    ],
)  # fmt: skip
def test_a_sentence_stands_alone(text: str, expected: str | None) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("State Councilor Lo Jianwei came. Lo thanked the crews.",
         "Lo [Jianwei, State Councilor] thanked the crews."),
        ("Ada Holt, director of the port, came. Crews thanked Holt.",
         "Crews thanked Holt [Ada Holt, director of the port]."),
        ("The port's director, Ada Holt, came. Holt's report was short.",
         "Holt's [Ada Holt, director] report was short."),
        ("Minister Ada Holt came. Minister Holt thanked the crews.",
         "Minister Holt [Ada Holt] thanked the crews."),
        ("Minister Ada Holt came. Ada Holt thanked the crews. Holt left.",
         "Holt [Ada Holt, Minister] left."),
        ("Minister Ada Holt came. Ada Holt said that Holt was her name.",
         "Ada Holt said that Holt was her name."),
        ("Minister Ada Holt came. Minister Tom Holt left. Holt was late.", "Holt was late."),
        ("Holt is a village in Norvia. Holt lies on a hill.", "Holt lies on a hill."),
        ("Ada Holt Bridge was closed. The council of Holt met.", "The council of Holt met."),
    ],
)  # fmt: skip
def test_a_short_name_has_the_whole_one_beside_it(text: str, expected: str) -> None:
    assert told(text) == expected


def test_the_name_stands_once_in_a_passage_of_two_sentences() -> None:
    assert told("Minister Ada Holt came. Holt spoke to them all. However, Holt was late.") == (
        "Holt [Ada Holt, Minister] spoke to them all. However, Holt was late."
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Karl Osten kam ins Dorf. Er dankte allen.",
         "Karl Osten kam ins Dorf. Er dankte allen."),
        ("de", "Die Kräne stehen schon lange dort. Beide Seiten schweigen.", None),
        ("de", "Der Regen fiel den ganzen Tag. Der Hafen ist neu, sagte er.", None),
        ("fr", "La ministre Claire Aubrac est venue. Elle a souri.",
         "La ministre Claire Aubrac est venue. Elle a souri."),
        ("fr", "La ministre est venue au port. Il est clair que le port est neuf.",
         "Il est clair que le port est neuf."),
        ("es", "El alcalde Luis Moreda vino ayer. Según él, todo está bien.",
         "El alcalde Luis Moreda vino ayer [13 de mayo de 2031]. Según él, todo está bien."),
        ("ru", "Она приехала в порт вечером. Они подписали соглашение.", None),
        ("zh", "他来了。双方签署了协议。", None),
        ("ja", "彼は港を訪れた。同氏は感謝した。", None),
        ("ko", "로 장관은 항구를 방문했다. 양측은 서명했다.", None),
        ("xx", "Er kam an diesem Tag.", "Er kam an diesem Tag."),
    ],
)  # fmt: skip
def test_other_languages_leave_out_what_dangles(
    language: str, text: str, expected: str | None
) -> None:
    assert told(text, language=language) == expected


def test_nothing_is_taken_from_behind_a_heading() -> None:
    text = PARAGRAPH_BREAK.join([HOLT.strip(), "The strike", "She also thanked the crews."])
    assert told(text, headings=(1,)) is None


def test_a_quotation_may_run_over_sentences() -> None:
    text = 'Ada Holt said: "The mayor knows. He told me where to go. It was late." Nobody came.'
    made = document(text)
    standing = stand_alone(made)
    (inner,) = [one for one in made.sentences if one.text.startswith("He told")]
    passage = standing(inner)
    assert passage is None or not [one for one in passage.insertions if one.kind == "referent"]


def test_a_sentence_of_another_document_is_left_out() -> None:
    made, other = document(HOLT + "She came."), document("Nobody came at all that day.")
    assert stand_alone(made)(other.sentences[0]) is None


def test_a_sentence_is_told_alike_however_often_it_is_asked_for() -> None:
    made = document(HOLT + "She also thanked the crews.")
    standing = stand_alone(made)
    assert standing(made.sentences[1]) == standing(made.sentences[1])
    assert stand_alone(made)(made.sentences[1]) == standing(made.sentences[1])


def test_a_sentence_too_long_for_any_note_is_left_out() -> None:
    made = document("Minister Ada Holt said that " + "he said, " * 9000 + "nothing. She also left.")
    standing = stand_alone(made)
    assert [standing(one) for one in made.sentences] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Two ferries were late on the crossing, according to the operator.",
        "It rained. The operator's director was late for the crossing.",
    ],
)
def test_a_house_that_nothing_names_is_left_out(text: str) -> None:
    made = document(text)
    assert stand_alone(made)(made.sentences[-1]) is None


def test_a_house_that_the_sentence_names_is_left_as_it_is() -> None:
    text = "Lunde Line cut two ferries, according to the operator."
    made = document(text)
    passage = stand_alone(made)(made.sentences[-1])
    assert passage is not None
    assert shown(passage) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two of a kind, whatever kind it is.
        (
            "Police found a second body. Both bodies lay in the yard.",
            "Police found a second body. Both bodies lay in the yard.",
        ),
        ("Rain fell. Both Brenn and Vessen were flooded.", "Both Brenn and Vessen were flooded."),
        # What opens with "that" and "such", or asks for any such.
        (
            "Councillors met in Brenn at noon. At that point the dam had held for a day.",
            "Councillors met in Brenn at noon. At that point the dam had held for a day.",
        ),
        (
            "Divers look for a leak. It is unclear whether any such leak was found.",
            "Divers look for a leak. It is unclear whether any such leak was found.",
        ),
        (
            "Brenn may close the lock. The risks of that are small, engineers say.",
            "Brenn may close the lock. The risks of that are small, engineers say.",
        ),
        (
            "Rain fell. In that year's floods 40 houses sank.",
            None,
        ),
        (
            "Rain fell. At noon of this day 40 boats were sold.",
            "At noon of this day 40 boats were sold.",
        ),
        # Somebody called by what they do, with an adverb before the verb.
        (
            "A couple bought the mill. The couple first visited it in 2012.",
            "A couple bought the mill. The couple first visited it in 2012.",
        ),
        (
            "A breach was found. The action constitutes a crime.",
            "A breach was found. The action constitutes a crime.",
        ),
        ("Nobody came.\n\nThe four-time champion said the track was wet.", None),
        (
            "Prime Minister Ada Holt came. The prime minister said the port would open.",
            "The prime minister [Ada Holt] said the port would open.",
        ),
        # Whom somebody does something to is somebody else.
        ("Rain fell. A judge told him to leave the port.", None),
        (
            "Rain fell. Ada Holt's son said the judge liked him.",
            "Ada Holt's son said the judge liked him.",
        ),
        ("The storm came. The 29-year-old Dutchman left the team in May.", None),
        (
            "Rain fell. The chief point of dispute is the price of water.",
            "The chief point of dispute is the price of water.",
        ),
        ("Rain fell. The whole ordeal has Ada Holt worried.", None),
        (
            "A theory is out. The theory attempts to tell why boats sink.",
            "A theory is out. The theory attempts to tell why boats sink.",
        ),
        ("In 2030 rain fell. Residents of the town said nothing.", None),
        ("Rain fell. In a paper out today, the researchers say boats sink.", None),
        # Which accident, a day of the week does not tell; a date does.
        ("A ferry hit the pier. Nine lorries sank.\n\nThe accident on Monday injured 47.", None),
        (
            "A ferry was lost in an accident. Nine lorries sank. Six were hurt in the accident.",
            None,
        ),
        (
            "Rain fell. Six were hurt in the crash near Brenn.",
            "Six were hurt in the crash near Brenn.",
        ),
        (
            "An accident was told of. Nine lorries sank. The accident on 31 August 2030 hurt 47.",
            "The accident on 31 August 2030 hurt 47.",
        ),
        # A month is no name of whose hydrologist it is.
        ("Rain fell. Inflow in August fell by half, the company's hydrologist said.", None),
        # What a paragraph before opened.
        ('"We fish here.\n\nNobody has seen such boats in my life."', None),
        # "It" is nothing that the sentence tells.
        ("Rain fell. Ada Holt said there were no plans to raise it.", None),
    ],
)
def test_what_points_back_by_its_kind_is_told_with_it_or_left_out(
    text: str, expected: str | None
) -> None:
    assert told(text) == expected


def test_a_day_behind_a_name_is_no_part_of_it() -> None:
    text = "Xi Lun met envoy Lee Hae-jin. Talks went on. Rain fell. Ona met with Lee Friday. "
    assert told(text + "Lee said the talks would go on.") == (
        "Lee [Hae-jin, envoy] said the talks would go on."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A champion of before, with a name near and without.
        ("Rain fell. The former Orvian champion stands a good chance of parole.", None),
        (
            "Rain fell. The former minister Ada Holt stands a good chance of parole.",
            "The former minister Ada Holt stands a good chance of parole.",
        ),
        # "They" are none of whom the sentence before tells.
        ("Hunger is all too common. They are likely to fall ill.", None),
        # What goes on inside of a quotation that somebody else has to open.
        (
            '"The port is a bird. And at the moment its wing is clipped," Ada Holt said.',
            None,
        ),
        # A name that something is called by is no body's own.
        (
            "A Long Beach club called itself Top Gun Super Carrier. Rain fell.\n\n"
            "The carrier was used in the film.",
            None,
        ),
        # Sides, parties and scientists that were told of before.
        ("Rain fell. The sides began to talk again.", None),
        (
            "A trait was found by scientists. The scientists feel sure of it.",
            "A trait was found by scientists. The scientists feel sure of it.",
        ),
        ("Men were jailed. The overwhelming majority were sold for a bounty.", None),
        ("Rain fell. Ada Holt said this step was the last.", None),
        ("Rain fell. Ada Holt added that is not the end of it.", None),
    ],
)
def test_what_goes_on_from_before_is_told_with_it_or_left_out(
    text: str, expected: str | None
) -> None:
    assert told(text) == expected
