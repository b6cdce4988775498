"""Verdicts: what a document shows, what its footnote cites, what the corpus holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefing.records import (
    Document,
    Evidence,
    Held,
    Insertion,
    Locator,
    ReadBack,
    Use,
    Verdict,
    sha256_of,
)
from briefing.rendering.locators import locators
from briefing.verify import failures, verify
from tests.factories_rendering import Shelf, choose, document, weekly

FIRST = "The herring quota falls by 32 percent on Monday."
SECOND = "Skippers said they would appeal."
SOURCE = document(f"{FIRST} {SECOND}", "A ruling is due in August.", path="fish.txt")
COPY = document(FIRST, path="copy.txt", publisher="Harbour Post")


def located(*documents: Document) -> tuple[Locator, ...]:
    """Locators of all sentences of the first document."""
    source = documents[0]
    chosen = choose(source, *range(len(source.sentences)))
    note = weekly([source], chosen, key_points=9)
    return locators(note)


LOCATORS = located(SOURCE)


def judged(text: str, shelf: Shelf, locator: Locator | None = LOCATORS[0]) -> Verdict:
    use = Use(label="1", text=text, locator=locator)
    carried = LOCATORS if locator is None else (*LOCATORS, locator)
    found = verify("n", ReadBack(uses=(use,), locators=carried, unsourced=()), shelf.look_up)
    return found.verdicts[0]


@pytest.mark.parametrize(
    ("text", "outcome", "detail"),
    [
        (FIRST, "holds", ""),
        (FIRST.replace(" ", "\u00a0", 1), "holds", ""),
        (FIRST.replace("32", "23"), "changed quote", "‘23’ where the source has ‘32’"),
        (FIRST.replace(" on Monday", ""), "changed quote", "‘percent.’ where the source has"),
        (FIRST.replace("falls", "never falls"), "changed quote", "‘never’ is not in the source"),
        (FIRST.replace("herring ", ""), "changed quote", "‘herring’ of the source is missing"),
        (FIRST.lower(), "changed quote", "‘the’ where the source has ‘The’"),
        (FIRST + " It does.", "changed quote", "‘It does.’ is not in the source"),
        (f"It is denied that {FIRST}", "changed quote", "‘It is denied that’"),
        ("", "changed quote", "is missing"),
        (SECOND, "renumbered", "stands behind the quote of citation 2 (fish.txt), but leads to"),
        (f"Our view. {SECOND}", "renumbered", "citation 2"),
        (f"{FIRST} {SECOND}", "renumbered", "citation 2"),
    ],
)
def test_the_text_before_a_mark(text: str, outcome: str, detail: str) -> None:
    verdict = judged(text, Shelf([SOURCE]))
    assert verdict.outcome == outcome
    assert detail in verdict.detail
    assert (verdict.label, verdict.locator) == ("1", LOCATORS[0])


def test_composition_is_no_difference_either_way() -> None:
    composed, decomposed = "The café is open.", "The cafe\u0301 is open."
    for held, shown in ((composed, decomposed), (decomposed, composed)):
        source = document(held)
        (locator,) = located(source)
        use = Use(label="1", text=shown, locator=locator)
        read_back = ReadBack(uses=(use,), locators=(locator,), unsourced=())
        assert verify("n", read_back, Shelf([source]).look_up).verdicts[0].outcome == "holds"


def test_sentences_in_front_of_a_quote_are_listed_and_the_quote_holds() -> None:
    use = Use(label="1", text=f"Our view. Is it so? {FIRST}", locator=LOCATORS[0])
    read_back = ReadBack(uses=(use,), locators=LOCATORS, unsourced=("Before.",))
    found = verify("n", read_back, Shelf([SOURCE]).look_up)
    assert found.unsourced == ("Before.", "Our view.", "Is it so?")
    assert [verdict.outcome for verdict in found.verdicts] == ["holds"]


def test_an_empty_use_stands_for_the_text_before_it() -> None:
    (copy,) = (replace(one, number=4) for one in located(COPY))
    uses = (
        Use(label="1", text=FIRST, locator=LOCATORS[0]),
        Use(label="4", text="", locator=copy),
        Use(label="2", text="", locator=LOCATORS[1]),
    )
    read_back = ReadBack(uses=uses, locators=(*LOCATORS, copy), unsourced=())
    found = verify("n", read_back, Shelf([SOURCE, COPY]).look_up)
    assert [verdict.outcome for verdict in found.verdicts] == ["holds", "holds", "renumbered"]


def test_a_mark_that_leads_to_no_footnote_of_ours() -> None:
    verdict = judged(FIRST, Shelf([SOURCE]), None)
    assert (verdict.outcome, verdict.locator) == ("renumbered", None)


def test_a_sentence_that_staff_deleted_is_not_missed() -> None:
    found = verify("n", ReadBack(uses=(), locators=LOCATORS, unsourced=()), Shelf([]).look_up)
    assert (found.verdicts, failures(found)) == ((), ())


# --- the corpus ------------------------------------------------------------------------


def test_an_article_that_is_gone() -> None:
    verdict = judged(FIRST, Shelf([]))
    assert verdict.outcome == "missing article"
    assert "fish.txt" in verdict.detail


def test_a_changed_quote_of_an_article_that_is_gone() -> None:
    verdict = judged("Something else.", Shelf([]))
    assert verdict.outcome == "changed quote"
    assert "not in the corpus" in verdict.detail


@pytest.mark.parametrize(
    ("before", "after", "forget", "outcome", "detail"),
    [
        ("August", "May", False, "holds in an earlier revision", "at characters 0–48 now"),
        ("August", "May", True, "holds", "not in this sentence"),
        ("The herring", "New: The herring", False, "holds in an earlier revision", "5–53 now"),
        ("The herring", "New: The herring", True, "changed source", "5–53 now"),
        ("32", "23", False, "holds in an earlier revision", "‘32’ where the source has ‘23’"),
        ("32", "23", True, "changed source", "‘32’ where the source has ‘23’"),
        (FIRST, "Nobody came.", True, "changed source", "no longer says this"),
    ],
)
def test_a_source_that_changed(
    before: str, after: str, forget: bool, outcome: str, detail: str
) -> None:
    shelf = Shelf([SOURCE])
    shelf.change(SOURCE.article.id, before, after, forget=forget)
    verdict = judged(FIRST, shelf)
    assert verdict.outcome == outcome
    assert detail in verdict.detail


@pytest.mark.parametrize("forget", [False, True])
def test_a_quote_forged_with_its_hash_is_found_by_the_source(forget: bool) -> None:
    false = FIRST.replace("32", "23")
    forged = replace(LOCATORS[0], sha256=sha256_of(false))
    shelf = Shelf([SOURCE])
    if forget:
        shelf.change(SOURCE.article.id, "August", "May", forget=True)
    use = Use(label="1", text=false, locator=forged)
    found = verify("n", ReadBack(uses=(use,), locators=(forged,), unsourced=()), shelf.look_up)
    assert found.verdicts[0].outcome == ("changed source" if forget else "changed quote")
    assert "‘23’ where the source has ‘32’" in found.verdicts[0].detail


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"start": 1}, "does not stand at characters 1–48"),
        ({"end": 47}, "does not stand at characters 0–47"),
        ({"start": 10_000, "end": 10_048}, "but at 0–48"),
        ({"start": -48}, "does not stand"),
        ({"paragraph": 2}, "paragraph 1, not 2"),
    ],
)
def test_a_place_that_is_wrong(changes: dict[str, int], detail: str) -> None:
    verdict = judged(FIRST, Shelf([SOURCE]), replace(LOCATORS[0], **changes))  # type: ignore[arg-type]  # numbers only
    assert verdict.outcome == "changed quote"
    assert detail in verdict.detail


def test_each_article_is_looked_up_once() -> None:
    asked: list[str] = []
    shelf = Shelf([SOURCE])

    def look_up(locator: Locator) -> Held | None:
        asked.append(locator.article)
        return shelf.look_up(locator)

    uses = tuple(
        Use(label=str(one.number), text=quote, locator=one)
        for one, quote in zip(LOCATORS, (FIRST, SECOND, "A ruling is due in August."), strict=True)
    )
    found = verify("n", ReadBack(uses=uses, locators=LOCATORS, unsourced=()), look_up)
    assert [verdict.outcome for verdict in found.verdicts] == ["holds"] * 3
    assert asked == [SOURCE.article.id]


def test_failures_are_what_does_not_hold() -> None:
    shelf = Shelf([SOURCE])
    shelf.change(SOURCE.article.id, "August", "May")
    uses = (
        Use(label="1", text=FIRST, locator=LOCATORS[0]),
        Use(label="2", text="Nothing.", locator=LOCATORS[1]),
    )
    found = verify("n", ReadBack(uses=uses, locators=LOCATORS, unsourced=()), shelf.look_up)
    assert [verdict.label for verdict in failures(found)] == ["2"]


# --- insertions ----------------------------------------------------------------------------

SPOKE = document(
    "The harbour master, Ana Berg, closed the pier.",
    "She said it would open on Monday.",
    path="pier.txt",
)
WOVEN = "She [Ana Berg] said it would open on Monday [23 June 2031]."


def with_insertions(*changes: tuple[int, dict[str, object]]) -> Locator:
    """The locator of the second sentence, with a referent and a date in it."""
    name = SPOKE.article.text.index("Ana Berg")
    given: list[dict[str, Any]] = [
        {
            "at": 3,
            "text": "Ana Berg",
            "kind": "referent",
            "evidence": Evidence(paragraph=1, start=name, end=name + len("Ana Berg")),
        },
        {"at": 32, "text": "23 June 2031", "kind": "date", "evidence": None},
    ]
    for number, change in changes:
        given[number] |= change
    return replace(located(SPOKE)[1], insertions=tuple(Insertion(**one) for one in given))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (WOVEN, "holds"),
        (WOVEN.replace(" [", "\u00a0["), "holds"),
        (WOVEN.replace("Ana Berg", "Ana Bergen"), "changed insertion"),
        (WOVEN.replace("23 June", "24 June"), "changed insertion"),
        (WOVEN.replace(" [Ana Berg]", ""), "changed insertion"),
        ("She said [Ana Berg] it would open on Monday [23 June 2031].", "changed insertion"),
        (WOVEN.replace("pier", "pier").replace(" said", " [so] said"), "changed insertion"),
        (WOVEN.replace("open", "close"), "changed quote"),
        ("She said it would open on Monday.", "changed insertion"),
    ],
)
def test_a_changed_insertion_is_told_from_a_changed_quote(text: str, outcome: str) -> None:
    assert judged(text, Shelf((SPOKE,)), with_insertions()).outcome == outcome


@pytest.mark.parametrize(
    "evidence",
    [
        None,
        Evidence(paragraph=1, start=0, end=10),
        Evidence(paragraph=2, start=4, end=40),
        Evidence(paragraph=1, start=0, end=10_000),
    ],
)
def test_an_insertion_rests_on_the_place_that_it_names(evidence: Evidence | None) -> None:
    locator = with_insertions((0, {"evidence": evidence}))
    verdict = judged(WOVEN, Shelf((SPOKE,)), locator)
    assert verdict.outcome == "changed insertion"
    assert "‘[Ana Berg]’ does not rest on what the source says" in verdict.detail


def test_an_insertion_forged_in_text_and_data_alike_is_found_by_the_source() -> None:
    locator = with_insertions((0, {"text": "Tor Lind"}))
    verdict = judged(WOVEN.replace("Ana Berg", "Tor Lind"), Shelf((SPOKE,)), locator)
    assert verdict.outcome == "changed insertion"


def test_a_mark_behind_another_quote_with_its_insertions_is_renumbered() -> None:
    first, second = located(SPOKE)[0], with_insertions()
    use = Use(label="1", text=WOVEN, locator=first)
    read_back = ReadBack(uses=(use,), locators=(first, second), unsourced=())
    (verdict,) = verify("n", read_back, Shelf((SPOKE,)).look_up).verdicts
    assert verdict.outcome == "renumbered"
    assert f"stands behind the quote of citation {second.number}" in verdict.detail


def test_quotes_of_an_article_that_is_gone_are_known_without_their_insertions() -> None:
    assert judged(WOVEN, Shelf(()), with_insertions()).outcome == "missing article"
