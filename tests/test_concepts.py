"""Concepts: what is one, and that both ways of counting give the same to the last digit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ranking import concepts as concepts_module
from briefing.ranking import rankers
from briefing.ranking.concepts import Concepts, concepts_of
from briefing.records import Budget, Document
from briefing.selection import select
from briefing.text.terms import terms_of
from tests.factories_ranking import document

WORDS = ["the", "of", "said", "bridge", "bridges", "toll", "Lunde", "Kest", "river", "four"]
SENTENCE = st.lists(st.sampled_from(WORDS), max_size=9).map(lambda words: " ".join(words) + ".")
CLUSTER = st.lists(st.lists(SENTENCE, max_size=5), min_size=1, max_size=5)


def documents_of(bodies: list[list[str]]) -> tuple[Document, ...]:
    return tuple(
        document(f"a{number}", *body, language="de" if number == 3 else "en")
        for number, body in enumerate(bodies)
    )


def columns(made: Concepts) -> tuple[list[int], ...]:
    return tuple(
        [int(value) for value in column]
        for column in (made.keys, made.article, made.concept, made.first, made.times)
    )


def test_stems_and_pairs_with_a_telling_word() -> None:
    terms = terms_of([document("a", "The bridge of the river.", "Of the bridge.")])
    made = concepts_of(terms, many=False)
    size = len(terms.stems)

    def name(key: int) -> str:
        parts = (key,) if key < size else divmod(key - size, size)
        return " ".join(terms.stems[part] for part in parts)

    assert [[name(made.keys[each]) for each in row] for row in made.covers] == [
        ["bridg", "river", "the bridg", "bridg of", "the river"],
        ["bridg", "the bridg"],
    ]
    assert list(made.first) == [0, 0, 0, 0, 0]
    assert list(made.times) == [2, 1, 2, 1, 1]


@settings(max_examples=40, deadline=None)
@given(CLUSTER)
def test_both_ways_count_the_same(bodies: list[list[str]]) -> None:
    terms = terms_of(documents_of(bodies))
    by_hand, by_numpy = concepts_of(terms, many=False), concepts_of(terms, many=True)
    assert by_hand.covers == by_numpy.covers
    assert columns(by_hand) == columns(by_numpy)
    places = [number % 3 for number in range(len(terms))]
    once = [each.independent(terms.groups(), places) for each in (by_hand, by_numpy)]
    assert columns(once[0]) == columns(once[1])


@settings(max_examples=40, deadline=None)
@given(CLUSTER, st.sampled_from([None, "toll OR Kest"]))
def test_both_ways_weigh_the_same(bodies: list[list[str]], query: str | None) -> None:
    documents = documents_of(bodies)
    budget = Budget(words=30)
    with pytest.MonkeyPatch.context() as patch:
        made = []
        for many in (10**9, 0):
            patch.setattr(concepts_module, "MANY", many)
            patch.setattr(concepts_module, "FEW", many)
            made.append(rankers["coverage"](documents, budget, query))
    assert made[0] == made[1]
    assert select(made[0], budget) == select(made[1], budget)


def test_a_copied_sentence_speaks_once_where_it_is_earliest() -> None:
    same = "The council of Lunde closes both quarries in June."
    terms = terms_of([document("a", "Rain fell.", same), document("b", same, "Kest pays.")])
    made = concepts_of(terms, many=False)
    once = made.independent(terms.groups(), [0, 1, 0, 1])
    quarries = terms.stems.index("quarri")
    concept = list(made.keys).index(quarries)
    assert [e for e, c in zip(made.first, made.concept, strict=True) if c == concept] == [1, 2]
    assert [e for e, c in zip(once.first, once.concept, strict=True) if c == concept] == [2]
    assert once.covers is made.covers


def test_copies_weigh_no_more_than_one() -> None:
    body = (
        "The council of Lunde voted to close both marl quarries by the end of June.",
        "Their owners will get nine million marks from the province of Sella.",
    )
    other = document("z", "Ferries between Tarvin and Kest will stop for a week in the autumn.")
    one = (document("a", *body), other)
    copied = (document("a", *body), document("b", *body), document("c", *body), other)
    for cluster in (one, copied):
        made = rankers["coverage"](cluster, Budget(words=40), None)
        # Nothing is told by several: there is one source, however often it is carried.
        assert all("told by several" not in parts for parts in made.parts)
        given = [choice.sentence.text for choice in select(made, Budget(words=40))]
        assert len(set(given)) == len(given)
