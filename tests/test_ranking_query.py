"""Queries: what they ask for, which articles match, what they do to a ranking."""

from __future__ import annotations

import pytest

from briefing.ranking import rankers
from briefing.ranking.query import UNRELATED, UNWANTED, Query, matches, parse, relevance
from briefing.records import Budget
from briefing.selection import select
from tests.factories_ranking import document

FISH = document(
    "fish",
    "The fishing quota for herring was cut by a third, the ministry of Lunde said.",
    "Boats from Kest landed nine hundred tons of cod last winter in all.",
    "Harbour workers in Lunde fear for their jobs after the decision of Monday.",
    title="Herring quota cut",
)
TAX = document(
    "tax",
    "The council of Tarvin raised the tax on second homes by four per cent.",
    "A quota for social flats was rejected by two votes on Tuesday night.",
    "Owners of hotels called the tax a burden and will go to court.",
    title="Tarvin taxes second homes",
)
HERRING_FESTIVAL = document(
    "festival",
    "The herring festival of Sella drew forty thousand guests to the harbour.",
    "Cooks from Orvia won the prize for the best smoked eel again.",
)
ALL = (FISH, TAX, HERRING_FESTIVAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, Query()),
        ("  ", Query()),
        ("herring", Query(groups=(("herring",),))),
        ("herring quota", Query(groups=(("herring",), ("quota",)))),
        ("herring OR cod quota", Query(groups=(("herring", "cod"), ("quota",)))),
        ('"second homes" tax', Query(groups=(("second homes",), ("tax",)))),
        ("“second homes”", Query(groups=(("second homes",),))),
        ('"second homes', Query(groups=(("second homes",),))),
        ('herring -festival -"smoked eel"',
         Query(groups=(("herring",),), unwanted=("festival", "smoked eel"))),
        ("OR herring OR", Query(groups=(("herring",),))),
        ("herring or cod", Query(groups=(("herring",), ("or",), ("cod",)))),
        ("- herring !", Query(groups=(("herring",),))),
        ("Lunde-Kest", Query(groups=(("Lunde-Kest",),))),
    ],
)  # fmt: skip
def test_parsing(text: str | None, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (None, ["fish", "tax", "festival"]),
        ("", ["fish", "tax", "festival"]),
        ("herring", ["fish", "festival"]),
        ("HERRINGS", ["fish", "festival"]),
        ("quotas", ["fish", "tax"]),
        ("herring quota", ["fish"]),
        ('"herring quota"', ["fish"]),
        ('"quota herring"', []),
        ("cod OR taxes", ["fish", "tax"]),
        ("herring -festival", ["fish"]),
        ("-herring", ["tax"]),
        ('"the second homes"', []),
        ('"second home"', ["tax"]),
        ("the herring", ["fish", "festival"]),
        ("submarine", []),
        ('"cut the fishing"', []),  # the title's last word and the body's first
    ],
)
def test_which_articles_match(query: str | None, expected: list[str]) -> None:
    assert [each.article.id for each in ALL if matches(each, query)] == expected


def test_a_query_is_stemmed_in_the_language_of_the_article() -> None:
    german = document("de", "Die Verhandlungen in Tarvin gehen weiter.", language="de")
    korean = document("ko", "룬데 항구가 다시 문을 열었다.", language="ko")
    chinese = document("zh", "两国代表在塔文会谈。", language="zh")
    assert matches(german, "Verhandlung")
    assert matches(korean, "항구")
    assert matches(chinese, "代表")
    assert matches(chinese, "两国代表")
    assert not matches(chinese, "代表两国")


@pytest.mark.parametrize("method", ["coverage", "lead", "random", "sumy-luhn"])
def test_a_query_lowers_what_has_nothing_to_do_with_it(method: str) -> None:
    budget = Budget(words=20)
    made = rankers[method](ALL, budget, "tax -court")
    plain = rankers[method](ALL, budget, None).factors
    factors = {
        each.text: pytest.approx(asked / unasked)
        for each, asked, unasked in zip(made.sentences, made.factors, plain, strict=True)
    }
    assert factors[TAX.sentences[0].text] == 1.0
    assert factors[TAX.sentences[1].text] == UNRELATED
    assert factors[TAX.sentences[2].text] == UNWANTED


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("cod", FISH.sentences[1].text),
        ("social flats", TAX.sentences[1].text),
        ('"smoked eel"', HERRING_FESTIVAL.sentences[1].text),
        ("jobs OR workers", FISH.sentences[2].text),
    ],
)
def test_coverage_puts_first_what_is_asked_for(query: str, first: str) -> None:
    budget = Budget(words=16)
    chosen = select(rankers["coverage"](ALL, budget, query), budget)
    assert chosen[0].sentence.text == first
    assert chosen[0].reasons["asked for"] > 0
    assert sum(chosen[0].reasons.values()) == pytest.approx(chosen[0].score)


@pytest.mark.parametrize(
    ("query", "expected"),
    # The first three of five sentences count four times; one of them answers.
    [(None, 1.0), ("herring", 4 / 14), ("herring quota", 4 / 14), ("oil", 0.0), ("-herring", 0.0)],
)
def test_relevance_is_how_much_of_an_article_answers(query: str | None, expected: float) -> None:
    told = document("a", "The herring quota falls.", *["Skippers protested."] * 4)
    assert relevance(told, query) == pytest.approx(expected)
