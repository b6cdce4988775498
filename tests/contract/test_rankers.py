"""What every registered ranker keeps to, whatever it is given."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import pytest

from briefing.ranking import rankers
from briefing.records import Budget, Document, Objective
from briefing.selection import select
from briefing.text.words import count_words
from tests.factories_ranking import document

SAME = "The council of Lunde voted to close both marl quarries by the end of June."
HARBOUR = (
    "The harbour of Lunde reopened on Monday after the storm had passed the coast.",
    "Ferry captain Ola Brenn counted eleven damaged piers between Sella and Kest.",
    "Insurers in Orvia expect claims of nine million marks, their union said.",
)

CLUSTERS: dict[str, Callable[[], tuple[Document, ...]]] = {
    "nothing": lambda: (),
    "an article without sentences": lambda: (document("a"),),
    "one sentence": lambda: (document("a", SAME),),
    "two sentences": lambda: (document("a", SAME, HARBOUR[0]),),
    "two short sentences": lambda: (document("a", "Orvia builds.", "Kest pays."),),
    "identical sentences": lambda: (document("a", SAME, SAME), document("b", SAME)),
    "stop words only": lambda: (document("a", "It was so.", "And so it is to be."),),
    "no letters": lambda: (document("a", "— … !", "* * *"),),
    "Chinese": lambda: (
        document("a", "两国代表周一在塔文举行会谈。", "双方同意继续讨论大桥问题。", language="zh"),
    ),
    "Arabic": lambda: (
        document("a", "أعلنت وزارة النقل فتح الجسر يوم الجمعة أمام الشاحنات.", language="ar"),
    ),
    "unknown language": lambda: (document("a", *HARBOUR, language=None),),
    "mixed languages": lambda: (
        document("a", *HARBOUR, title="Harbour reopens"),
        document("b", "룬데 항구가 월요일 폭풍이 지나간 뒤 다시 문을 열었다.", language="ko"),
        document("c", "Der Hafen von Lunde wurde am Montag wieder geöffnet.", language="de"),
        document("d", "ルンデ港は月曜日、嵐の後に再開した。", language="ja"),
        document("e", SAME, HARBOUR[0]),
    ),
}
BUDGETS = (Budget(words=30), Budget(sentences=2), Budget(words=20, sentences=1))


def check(method: str, made: Objective, documents: tuple[Document, ...], budget: Budget) -> None:
    """Parallel tuples, finite numbers, all sentences, and a selection within the budget."""
    size = sum(len(each.sentences) for each in documents)
    assert made.method == method
    assert set(made.sentences) == {each for document in documents for each in document.sentences}
    assert len(made.sentences) == len(made.constants) == len(made.eligible) == size
    for optional in (made.covers, made.factors, made.parts):
        assert len(optional) in (0, size)
    numbers = [
        *made.constants,
        *made.concept_weights,
        *made.factors,
        *(value for parts in made.parts for value in parts.values()),
    ]
    assert all(map(math.isfinite, numbers))
    assert min(numbers, default=0.0) >= 0.0
    assert all(0 <= concept < len(made.concept_weights) for each in made.covers for concept in each)
    chosen = select(made, budget)
    may = {each for each, yes in zip(made.sentences, made.eligible, strict=True) if yes}
    assert may.issuperset(choice.sentence for choice in chosen)
    if budget.words is not None:
        assert sum(count_words(choice.sentence.text) for choice in chosen) <= budget.words
    if budget.sentences is not None:
        assert len(chosen) <= budget.sentences
    fits = any(budget.words is None or count_words(each.text) <= budget.words
               for each in made.sentences)  # fmt: skip
    assert bool(chosen) == fits


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize("method", rankers.names())
def test_any_cluster(method: str, cluster: str) -> None:
    rank = rankers[method]
    documents = CLUSTERS[cluster]()
    for budget in BUDGETS:
        made = rank(documents, budget, None)
        check(method, made, documents, budget)
        assert rank(documents, budget, None) == made
        backwards = rank(documents[::-1], budget, None)
        assert select(backwards, budget) == select(made, budget)


@pytest.mark.parametrize("method", rankers.names())
def test_with_a_query(method: str) -> None:
    documents = CLUSTERS["mixed languages"]()
    made = rankers[method](documents, BUDGETS[0], '"marl quarries" OR Hafen -insurers')
    check(method, made, documents, BUDGETS[0])


@pytest.mark.parametrize("method", rankers.names())
def test_without_a_limit(method: str) -> None:
    made = rankers[method](CLUSTERS["mixed languages"](), Budget(), None)
    assert any(made.eligible)


@pytest.mark.parametrize(
    "method", [name for name in rankers.names() if not name.startswith("sumy-")]
)
def test_five_thousand_sentences(method: str) -> None:
    lots = random.Random(2)
    words = [f"{first}{second}" for first in "bdfgklmnprstvz" for second in
             ("arin", "ola", "ethu", "ivan", "ume", "osk", "ery", "alt")]  # fmt: skip
    documents = tuple(
        document(
            f"a{number:03}",
            *(" ".join(lots.choices(words, k=14)).capitalize() + "." for _ in range(50)),
        )
        for number in range(100)
    )
    budget = Budget(words=350)
    check(method, rankers[method](documents, budget, None), documents, budget)
