"""Whatever the objective: limits hold, nothing that adds something is left, ties are stable."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from briefing.ranking import rankers
from briefing.records import Budget, Document, Objective
from briefing.selection import select
from briefing.text.words import count_words
from tests.factories_ranking import document, objective

WORDS = [first + second for first in "bdfgklmnprst" for second in ("arin", "ola", "ethu", "iv")]
texts = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), max_size=14
)
budgets = st.builds(
    Budget, words=st.integers(0, 40), sentences=st.one_of(st.none(), st.integers(0, 5))
)
weights = st.floats(0.0, 100.0, allow_nan=False)


@st.composite
def objectives(draw: st.DrawFn) -> Objective:
    sentences = draw(texts)
    size = len(sentences)
    number = draw(st.integers(0, 8))
    every = st.lists(weights, min_size=size, max_size=size)
    covers = st.lists(
        st.lists(st.integers(0, max(0, number - 1)), max_size=6, unique=True),
        min_size=size,
        max_size=size,
    )
    return objective(
        sentences,
        constants=draw(every),
        eligible=draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        weights=draw(st.lists(weights, min_size=number, max_size=number)),
        covers=draw(covers) if number else (),
        articles=draw(st.lists(st.sampled_from("abc"), min_size=size, max_size=size)),
        factors=draw(st.lists(st.floats(0.1, 1.0), min_size=size, max_size=size)),
        length_exponent=draw(st.sampled_from((0.0, 0.65, 1.0))),
    )


@given(objectives(), budgets, st.one_of(st.none(), st.integers(1, 3)))
def test_limits_hold(made: Objective, budget: Budget, per_article: int | None) -> None:
    chosen = select(made, budget, per_article=per_article)
    eligible = {
        sentence for sentence, may in zip(made.sentences, made.eligible, strict=True) if may
    }
    places = [choice.sentence for choice in chosen]
    assert len(set(places)) == len(places)
    assert eligible.issuperset(places)
    assert budget.words is not None
    assert sum(count_words(each.text) for each in places) <= budget.words
    assert budget.sentences is None or len(places) <= budget.sentences
    if per_article is not None:
        for article in "abc":
            assert sum(each.article_id == article for each in places) <= per_article
    for choice in chosen:
        assert abs(choice.score - sum(choice.reasons.values())) <= 1e-6 * (1 + abs(choice.score))


@given(objectives(), budgets)
def test_where_one_fits_one_is_chosen(made: Objective, budget: Budget) -> None:
    fits = any(
        may and count_words(each.text) <= (budget.words or 0)
        for each, may in zip(made.sentences, made.eligible, strict=True)
    )
    assert bool(select(made, budget)) == (fits and budget.sentences != 0)


@given(objectives(), budgets, st.randoms(use_true_random=False))
def test_the_order_of_sentences_does_not_matter(
    made: Objective, budget: Budget, shuffled: random.Random
) -> None:
    order = list(range(len(made.sentences)))
    shuffled.shuffle(order)

    mixed = replace(
        made,
        sentences=tuple(made.sentences[each] for each in order),
        constants=tuple(made.constants[each] for each in order),
        eligible=tuple(made.eligible[each] for each in order),
        covers=tuple(made.covers[each] for each in order) if made.covers else (),
        factors=tuple(made.factors[each] for each in order),
    )
    assert select(mixed, budget) == select(made, budget)


@st.composite
def clusters(draw: st.DrawFn) -> tuple[Document, ...]:
    names = count()
    sentence = st.lists(st.sampled_from([*WORDS, "the", "of", "said"]), min_size=1, max_size=12)
    body = st.lists(sentence.map(lambda words: " ".join(words).capitalize() + "."), max_size=5)
    return tuple(
        document(f"a{next(names)}", *paragraphs)
        for paragraphs in draw(st.lists(body, min_size=1, max_size=5))
    )


@given(clusters(), st.randoms(use_true_random=False), st.sampled_from((None, "barin OR dola")))
def test_the_order_of_documents_does_not_matter(
    documents: tuple[Document, ...], shuffled: random.Random, query: str | None
) -> None:
    budget = Budget(words=20)
    mixed = list(documents)
    shuffled.shuffle(mixed)
    for method in ("coverage", "lead", "random"):
        rank = rankers[method]
        assert select(rank(tuple(mixed), budget, query), budget) == select(
            rank(documents, budget, query), budget
        )
