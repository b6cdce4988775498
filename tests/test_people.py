"""People an article names: full names, roles, parties, and where each stands."""

from __future__ import annotations

import pytest

from briefing.text.namings import Naming, Told
from briefing.text.parties import Parties
from briefing.text.roles import role_of
from tests.factories_ranking import document


def namings(text: str) -> tuple[Naming, ...]:
    return Told(document("a", text)).namings


NAMED = [
    ("Orvian Trade Minister Pell Aron left Orvia.", "Pell Aron", "Trade Minister", "Orvia"),
    ("Chinese Foreign Minister Ida Holm arrived.", "Ida Holm", "Foreign Minister", "China"),
    ("Pell Aron, Orvia's transport minister, left.", "Pell Aron", "transport minister", "Orvia"),
    ("Talks with chief executive Lio Marsh failed.", "Lio Marsh", "chief executive", None),
    ("Lio Marsh, 51, head of Lunde Gas, left.", "Lio Marsh", "head of Lunde Gas", "Lunde Gas"),
    ("Its director, Ana Sorel, left.", "Ana Sorel", "director", None),
    ("Ana Sorel, who leads the union, left.", "Ana Sorel", "who leads the union", None),
    ("Mr. Aron left.", "Aron", None, None),
    (
        "Mira Tolk, Minister of Water Management of Japan, left.",
        "Mira Tolk",
        "Minister of Water Management",
        "Japan",
    ),
    (
        "Mira Tolk, who is here as Norwegian Premier Jon Berg's special envoy, left.",
        "Mira Tolk",
        "special envoy",
        "Norway",
    ),
    ("Trade Ministry spokesman Nils Orr left.", "Nils Orr", "Trade Ministry spokesman", None),
]


@pytest.mark.parametrize(("text", "name", "role", "party"), NAMED)
def test_a_person_is_named_with_role_and_party(
    text: str, name: str, role: str | None, party: str | None
) -> None:
    first = namings(text)[0]
    assert (first.name, first.role, first.party) == (name, role, party)
    assert text[first.start : first.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Water Management met.",
        "On Tuesday the Harbour Post reported nothing.",
        "North Korea and South Korea met in New Delhi.",
        "Sella Bridge, the longest in the valley, is shut.",
    ],
)
def test_places_and_houses_are_no_people(text: str) -> None:
    assert namings(text) == ()


def test_a_short_name_has_the_full_one_that_stands_before() -> None:
    text = "Foreign Minister Wen Tao met President Pell Aron. Wen spoke. Aron left."
    names = [one.name for one in namings(text)]
    assert names == ["Wen Tao", "Pell Aron", "Wen Tao", "Pell Aron"]


def test_a_short_name_of_two_people_is_nobodys() -> None:
    text = "President Pell Aron met Minister Ida Aron. Later Aron spoke."
    assert [one.name for one in namings(text)] == ["Pell Aron", "Ida Aron"]


def test_a_counterpart_has_the_same_role() -> None:
    text = "Chinese Foreign Minister Wen Tao met his Japanese counterpart Ko Mori."
    assert [(one.role, one.party) for one in namings(text)] == [
        ("Foreign Minister", "China"),
        ("Foreign Minister", "Japan"),
    ]


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("a spokesman for Lunde Gas", "Lunde Gas"),
        ("the Orvian envoy", "Orvia"),
        ("minister of foreign affairs of Peru", "Peru"),
        ("Minister of Foreign Affairs", None),
        ("a Foreign Ministry official in Seoul", "South Korea"),
        ("the mayor", None),
    ],
)
def test_the_party_is_what_the_words_state(phrase: str, party: str | None) -> None:
    role = role_of(phrase, Parties("Orvia and Orvian ships"))
    assert role is not None
    assert role.party == party


def test_a_country_has_the_name_that_the_article_uses() -> None:
    parties = Parties("The Republic of Korea (ROK) met the ROK's neighbours.")
    assert parties.all_of("South Korean and Japanese ships") == ("ROK", "Japan")


def test_what_is_no_role_has_none() -> None:
    assert role_of("a long bridge", Parties("")) is None
