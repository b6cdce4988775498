# ruff: noqa: E501 - a row holds two sentences and what they say
"""Which figures and dates of one story contradict each other, and which only look so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from briefing.conflicts import conflicts
from briefing.conflicts.figures import figures
from tests.factories_stories import DAY, report

# One article's sentence, the other's, and the figures that stand against each other.
AGAINST = [
    ("The collapse left 14 injured.", "The collapse left 17 people injured.", {"14", "17"}),
    ("Fourteen people were injured in Lunde.", "The blast injured 17 people.", {"Fourteen", "17"}),
    ("The fire killed at least 14 people.", "Nine people were killed in the fire.", {"at least 14", "Nine"}),
    ("The death toll stands at 31, doctors said.", "The quake killed 44 people.", {"31", "44"}),
    ("Police arrested 12 people at the march.", "At the march 30 people were arrested.", {"12", "30"}),
    ("Twenty-one people were missing on Tuesday.", "Rescuers said 12 people were missing.", {"Twenty-one", "12"}),
    ("More than 40 people were hurt.", "Doctors said 31 people were hurt.", {"More than 40", "31"}),
    ("The bus crash injured 9 children.", "In the bus crash 13 children were injured.", {"9", "13"}),
    ("About 140 tonnes of crude oil leaked from the pipeline.",
     "The pipeline lost 60 tonnes of crude oil.", {"About 140 tonnes", "60 tonnes"}),
    ("The tunnel will cost 2.4 billion euros.", "The tunnel would cost at least €3.1 billion.",
     {"2.4 billion euros", "at least €3.1 billion"}),
    ("The storm cut power to 23,000 homes on the coast.",
     "On the coast the storm cut power to 31,000 homes.", {"23,000", "31,000"}),
    ("The gale closed the strait for 14 hours.", "The strait stayed closed by the gale for 17 hours.",
     {"14 hours", "17 hours"}),
    ("The storm brought gusts of 117 kilometres an hour.",
     "Gusts of 121 kilometres came with the storm.", {"117 kilometres", "121 kilometres"}),
    ("The plant will employ 640 workers.", "The plant will employ 510 workers.", {"640", "510"}),
    ("Unemployment in the valley stood at 6.1 percent in May.",
     "In May unemployment in the valley stood at 7 per cent.", {"6.1 percent", "7 per cent"}),
    ("Repairs to the bridge cost 80 million marks.", "Repairs of the bridge cost 95 million marks.",
     {"80 million marks", "95 million marks"}),
    ("The Karsa crossing reopens on 3 July.", "The crossing will reopen on 5 July, the ministry said.",
     {"3 July", "5 July"}),
    ("Talks on the herring quota will begin on Thursday.", "Talks on the quota will begin on Friday.",
     {"Thursday", "Friday"}),
    ("The ferry hit the breakwater on Sunday evening.", "The ferry struck the breakwater on Monday evening.",
     {"Sunday", "Monday"}),
    ("The council approved 12 new buses for the island.", "The council approved 15 new buses for the island.",
     {"12", "15"}),
]  # fmt: skip

APART = [
    # What can both be right.
    ("More than 10 people were injured.", "The blast injured 14 people."),
    ("About 90 million marks were lost in the fraud.", "In the fraud 89.6 million marks were lost."),
    ("The fraud cost the bank 90 million marks.", "The fraud cost the bank 89.6 million marks."),
    ("Nearly 50 people were hurt.", "Doctors said 47 people were hurt."),
    ("At least 14 people died.", "The interior ministry said 16 people died."),
    ("Up to 300 people were evacuated.", "The mayor said 240 people were evacuated."),
    ("The storm cut power to 23,000 homes.", "The storm cut power to 22,870 homes."),
    ("Forty-seven people were injured.", "The accident injured 47 people."),
    ("The port loaded 1,200 tonnes of wheat.", "The port loaded 1200 tonnes of wheat."),
    # What is told of other things.
    ("The collapse left 14 injured.", "The collapse killed 3 people."),
    ("Fourteen people were injured in Karsa.", "Nine people were injured in Tessum."),
    ("Fourteen people were slightly injured.", "Nine people were seriously injured."),
    ("Fourteen soldiers were injured.", "Nine children were injured."),
    ("Of the injured, 22 were citizens of Orland.", "The crash injured 47 people."),
    ("The crash injured 47 people, including 9 children.", "Of 47 people injured, 12 children were hurt."),
    ("Two of them were injured on the stairs.", "The fire injured 14 people."),
    ("Another 12 people were injured.", "The blast injured 30 people."),
    ("A quake killed 9 people in 2019.", "The quake of 2031 killed 14 people."),
    ("The bridge is 200 metres long.", "The bridge stands 30 metres above the river."),
    ("The bridge cost 80 million marks.", "The company lost 12 million marks."),
    ("The ferry carried 388 passengers.", "The ferry carried 41 crew members."),
    ("A bus with 26 pupils left the road.", "The school has 340 pupils."),
    ("The plant employs 640 workers.", "The strike of 300 workers goes on."),
    ("Norvik Steel earned 210 million marks.", "Kest Brewery earned 34 million marks."),
    # Revisions, positions, offers, denials.
    ("The number of injured rose from 14 to 17 people.", "The blast left 14 injured."),
    ("The provision was raised to 31 million marks from 18 million.", "The provision is 18 million marks."),
    ("Castin asked for a flow of 210 cubic metres at the border.",
     "Lodven offered a flow of 160 cubic metres at the border."),
    ("The union demands a rise in pay of 9 percent.", "The company offers a rise in pay of 4 percent."),
    ("The minister denied that 14 people were injured.", "The blast injured 17 people."),
    ("Not one of the 14 people was injured.", "The blast injured 17 people."),
    # What only looks like a count.
    ("A man of 61 died of his injuries.", "The accident killed 2 people."),
    ("A 34-year-old woman was injured.", "The accident injured 2 people."),
    ("Lunde beat Karsa 3-1 on Sunday.", "Lunde beat Karsa 2-1 on Sunday."),
    ("Flight 370 landed safely in Lunde.", "Flight 412 landed safely in Lunde."),
    ("The ferry left at 7:20 p.m. for Lunde.", "The ferry left at 8 p.m. for Lunde."),
    ("Between 14 and 17 people were injured.", "The blast injured 20 people."),
    # Dates.
    ("The bridge closes on 3 July.", "The bridge reopens on 5 July."),
    ("The minister said on Monday that talks go on.", "The minister said on Sunday that talks go on."),
    ("The first round of talks begins on Thursday.", "The second round of talks begins on Friday."),
    ("The court in Karsa meets on Thursday.", "The court in Tessum meets on Friday."),
    ("Talks on the quota begin on 3 July and end on 5 July.", "Talks on the quota begin on 5 July."),
    ("The ferry to Vesk sails on Thursday.", "Sails for the regatta arrive on Friday."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "figures_"), AGAINST)
def test_different_figures_for_the_same_thing(one: str, other: str, figures_: set[str]) -> None:
    first, second = report(one, name="1"), report(other, name="2")
    (conflict,) = conflicts((first, second))
    assert {figure for _, figure in conflict.sides} == figures_
    assert [sentence.text for sentence, _ in conflict.sides] == [one, other]
    assert conflict.what
    assert conflicts((second, first)) == (conflict,)


@pytest.mark.parametrize(("one", "other"), APART)
def test_figures_that_do_not_contradict_each_other(one: str, other: str) -> None:
    assert conflicts((report(one, name="1"), report(other, name="2"))) == ()


def test_an_article_does_not_contradict_itself() -> None:
    text = "The blast injured 14 people.\nDoctors said 17 people were injured."
    assert conflicts((report(text),)) == ()


@pytest.mark.parametrize(
    ("later", "held_against"),
    [
        ("Nine people were injured.", True),  # fewer than the day before
        ("Twenty people were injured.", False),  # more: the count goes on
        ("The number of people injured was revised to nine, with nine people injured.", False),
    ],
)
def test_a_later_count_may_be_an_update(later: str, held_against: bool) -> None:
    first = report("Fourteen people were injured.", name="1")
    second = report(later, name="2", published=DAY + timedelta(days=1))
    assert bool(conflicts((first, second))) is held_against


def test_the_figure_of_most_articles_comes_first() -> None:
    documents = [
        report("The blast left 17 injured.", name="1"),
        report("Fourteen people were injured.", name="2"),
        report("The blast injured 14 people.", name="3"),
    ]
    (conflict,) = conflicts(documents)
    assert [figure for _, figure in conflict.sides] == ["Fourteen", "17"]
    assert conflict.what == "people injured"


def test_only_english_is_read() -> None:
    one = report("14 people were injured.", name="1", language="de")
    other = report("17 people were injured.", name="2", language="de")
    assert conflicts((one, other)) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("seventeen", 17, 17),
        ("twenty-one", 21, 21),
        ("1,200", 1200, 1200),
        ("2.4 billion", 2.4e9, 2.4e9),
        ("€3.1 bn", 3.1e9, 3.1e9),
        ("two hundred", 200, 200),
        ("more than 10", 10, float("inf")),
        ("fewer than 10", float("-inf"), 10),
        ("about 90", 81, 99),
        ("almost 100", 85, 100),
        ("１２", 12, 12),
        ("٣٤", 34, 34),
        ("1２", 12, 12),
    ],
)
def test_what_a_figure_can_mean(text: str, low: float, high: float) -> None:
    (figure,) = figures(f"There were {text} of them.")
    assert figure.low == pytest.approx(low)
    assert figure.high == pytest.approx(high)


@pytest.mark.parametrize("text", ["3-1", "12:30", "A4", "1.2.3", "one-sided", "v2"])
def test_what_is_no_figure(text: str) -> None:
    assert list(figures(f"It was {text} then.")) == []


@pytest.mark.parametrize("piece", ["from 1 to ", "14 people, ", "1,000", "killing 3 ", "€", "a-1 "])
def test_hostile_text_takes_no_time(piece: str) -> None:
    documents = (report(piece * 20_000, name="1"), report("17 people were injured.", name="2"))
    assert conflicts(documents) == ()
