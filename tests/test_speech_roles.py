"""Who speaks: the role and the party that the text states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.speech import statements
from tests.factories_ranking import document
from tests.factories_speech import said

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
