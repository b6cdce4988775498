"""Who may be chosen: what cannot stand in a note is left out while there is enough else."""

from __future__ import annotations

import pytest

from briefing.ranking.candidates import admit
from briefing.ranking.openers import points_back
from briefing.records import Budget
from tests.factories_ranking import document

GOOD = (
    "The province of Sella will build forty new flats in Lunde by next spring.",
    "Orvia has lent the province nine million marks for the work on the flats.",
)
FULL = Budget(words=20)


@pytest.mark.parametrize(
    "unfit",
    [
        "Who will pay for the new flats in the old town of Lunde?",
        "“Who will pay for the new flats in the old town of Lunde?”",
        "Rain in Lunde.",
        "The new flats of Lunde seen from the river side on Monday",
        "Photo: The new flats of Lunde are seen from the river side on Monday.",
        "Click here for the plan of the new flats in the old town of Lunde.",
        "Watch the video of the new flats in the old town of Lunde.",
        "Image source, Ola Brenn, who walks by the river of Lunde on Mondays.",
        "Pictures from Ola Brenn in the old town of Lunde on Monday.",
        "(Published on Tuesday, the third of March, in the evening.)",
        "The flats of Lunde, in the early morning of Monday. (Photo by Ola Brenn)",
        "Ola Brenn in Tarvin and Mira Tolk in Kest contributed to this report.",
        "“There is no better place for families than the old town of Lunde.”",
        "They will also build a school and a nursery next to the river.",
        "The province said " + "and said again and again " * 12 + "that it will build.",
    ],
)
def test_the_unfit_are_left_out(unfit: str) -> None:
    candidates = admit([document("a", unfit, *GOOD)], FULL, None)
    assert candidates.eligible == (False, True, True)


@pytest.mark.parametrize(
    "fit",
    [
        "“There is no better place for families,” said the mayor of Lunde, Mira Tolk.",
        '"There is no better place for families," said the mayor of Lunde, Mira Tolk.',
        "Mira Tolk called the old town of Lunde “the best of all places for families”.",
        "Pictures from Lunde show smoke over the new flats next to the river.",
        "Photographs of the flats were shown to the council of Lunde on Monday.",
        "The flats cost 1.4 million marks each (the province pays a third).",
        "The council said: „Kein Ort ist besser für Familien als Lunde“, and voted.",
    ],
)
def test_the_fit_are_let_in(fit: str) -> None:
    candidates = admit([document("a", fit, *GOOD)], FULL, None)
    assert candidates.eligible == (True, True, True)
    assert candidates.factors == (1.0, 1.0, 1.0)


def test_a_quotation_that_runs_on_has_no_speaker_in_its_middle() -> None:
    paragraph = (
        "“Lunde is a good place for families,” said the mayor, Mira Tolk.",
        "“The river is clean and the rents are lower than in Tarvin.",
        "Schools are within ten minutes of each of the new flats.",
        "No other town on the coast of Sella can say as much.”",
        "The council will vote on the last eight flats in the spring.",
    )
    candidates = admit([document("a", paragraph)], FULL, None)
    assert candidates.eligible == (True, False, False, False, True)


def test_a_quotation_that_is_never_closed_ends_with_its_sentence() -> None:
    paragraph = (
        "“The river is clean and the rents are lower than in Tarvin.",
        "The council will vote on the last eight flats in the spring.",
        "“The Marl Road’’ was sold to the town of Kest for two marks.",
        "The council of Kest will vote on the sale in the summer.",
    )
    candidates = admit([document("a", paragraph)], FULL, None)
    assert candidates.eligible == (False, True, True, True)


@pytest.mark.parametrize(
    ("budget", "eligible", "factors"),
    [
        (Budget(words=11), (True, False, False), (1.0, 0.5, 0.25)),
        (Budget(words=20), (True, True, False), (1.0, 0.5, 0.25)),
        (Budget(words=50), (True, True, True), (1.0, 0.5, 0.25)),
        (Budget(sentences=1), (True, False, False), (1.0, 0.5, 0.25)),
        (Budget(sentences=2), (True, True, False), (1.0, 0.5, 0.25)),
        (Budget(sentences=3), (True, True, True), (1.0, 0.5, 0.25)),
        (Budget(words=50, sentences=1), (True, False, False), (1.0, 0.5, 0.25)),
        (Budget(words=5), (True, True, True), (1.0, 0.5, 0.25)),
    ],
)
def test_the_less_unfit_come_back_first(
    budget: Budget, eligible: tuple[bool, ...], factors: tuple[float, ...]
) -> None:
    article = document(
        "a",
        "The province of Sella will build forty new flats in Lunde.",
        "It has nine million marks for the work on them in all.",
        "Rain in Lunde.",
    )
    candidates = admit([article], budget, None)
    assert (candidates.eligible, candidates.factors) == (eligible, factors)


def test_a_text_without_full_stops_is_not_all_fragments() -> None:
    article = document(
        "a",
        "รัฐบาลประกาศแผนใหม่เพื่อช่วยเหลือชาวประมงในพื้นที่ชายฝั่ง วันจันทร์ ที่ ผ่าน มา นี้",
        "ชาวประมงในจังหวัดกล่าวว่าแผนดังกล่าวยังไม่เพียงพอ ต่อ การ ดำรง ชีพ ใน ปี นี้",
        language="th",
    )
    candidates = admit([article, document("b", *GOOD)], FULL, None)
    assert candidates.eligible == (True, True, True, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He also said that the flats will be ready.", True),
        ("But they have not been paid.", True),
        ("It further said that the river is clean.", True),
        ("Its mayor voted against the plan.", True),
        ("However, this was not what Kest had asked for.", True),
        ("The latter has not voted yet.", True),
        ("Both sides agreed to meet again in Lunde.", True),
        ("The two ministers agreed to meet again.", True),
        ("In response, she called the vote a farce.", True),
        ("This was the third vote within a month.", True),
        ("This week the council of Lunde votes on the plan.", False),
        ("Those who live by the river will move first.", False),
        ("It is not clear whether the flats will be ready.", False),
        ("It was the mayor who asked for a new vote.", False),
        ("Both Orvia and Kest will vote in June.", False),
        ("The two sides of the river were flooded.", False),
        ("The former mayor of Lunde will run again.", False),
        ("Itzal Brenn, the mayor, voted against the plan.", False),
        ("Theirry Moll was elected on Monday.", False),
        ("“We will build forty flats,” the mayor said.", False),
        ("The flats will be ready by spring, she said.", False),
        ("The meeting took place in Kest on Monday.", True),
        ("In response, the request was turned down by the council.", True),
        ("The meeting of the council of Lunde took place on Monday.", False),
        ("The decision to close the quarries was taken in June.", False),
        ("Her Majesty will open the bridge on Friday.", False),
        ("In doing so, the council broke its own rules.", True),
        ("According to her, nobody looked at the bridge.", True),
        ("According to Lind, nobody looked at the bridge.", False),
        ("One of them said the bridge had swayed.", True),
        ("One of the ferries said to be lost was found.", False),
        ("The other was found two days later.", True),
        ("Both were found two days later.", True),
        ("The same day, a second ferry ran aground.", True),
        ("The next month will be hard for Lunde.", False),
        ("Asked about the delay, she said steel was late.", True),
        ("Asked about the delay, Lind said steel was late.", False),
    ],
)
def test_openings_that_point_back(text: str, expected: bool) -> None:
    assert points_back(text, "en") is expected
    assert points_back(text, "en-GB") is expected
    assert not points_back(text, "de")
    assert not points_back(text, None)
