"""Concept coverage: say as much as possible of what the articles say early and in common.

After Gillick and Favre (2009), "A scalable global model for summarization": concepts are
stemmed words and pairs of neighbouring words, each counts once however often it is chosen.
Here a concept weighs more the earlier it stands in its articles, the more articles hold it
and the fewer sentences of them do; and a sentence is worth more the closer it is to what
all of them are about.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import mul, truediv
from typing import Any, overload

from briefing.ranking import rankers
from briefing.ranking.candidates import Candidates, admit
from briefing.ranking.concepts import (
    Column,
    Concepts,
    concepts_of,
    each,
    listed,
    on_a_grid,
    sums,
    taken,
)
from briefing.ranking.query import Query, parse, sought
from briefing.records import Budget, Document, Objective
from briefing.records.frozen import dataclass
from briefing.text.words import primary

_WORDS_A_SENTENCE = 25.0
_USUAL_WORDS = 100
# A concept of what is asked for, a word or a pair that holds one, weighs so much more.
_ASKED = 8.0
# How far down in its article a sentence speaks for what all are about.
_MIDDLE_DECAY = 8.0
_MIDDLE_FLOOR = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What follows from the size of the cluster and of the budget.

    ``decay`` is the number of sentences over which a concept's worth falls to 1/e of the
    way to ``floor``; ``length_exponent`` is how far a gain is divided by length;
    ``centrality``, 0 to 1, how much more the most central sentence counts.
    """

    decay: float
    floor: float
    length_exponent: float
    centrality: float


def settings(articles: int, words: int) -> Settings:
    """The settings for a number of articles and a limit in words.

    The longer the summary and the more articles tell of the matter, the further down in
    them is worth reading; all settings change smoothly and are bounded.
    """
    decay = min(30.0, words / _WORDS_A_SENTENCE + 0.5 * articles)
    return Settings(
        decay=max(1.0, decay),
        floor=min(0.5, decay / 60.0),
        length_exponent=min(0.75, 0.55 + 0.0018 * words),
        centrality=min(1.0, max(0.0, (words - 60.0) / 40.0)),
    )


@rankers.register("coverage")
def coverage(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Weigh concepts; a sentence is worth the concepts that no chosen one has told yet.

    With q the place of the first sentence of article d that holds concept c, the weight is
    (Σ_d [f + (1 - f)·exp(-q/τ)])² · (mean count in an article that holds it)^0.25 · idf,
    times a penalty where only one article holds it: the harsher, the more the articles
    overlap. A place counts the sentences before it that can stand in a note; a sentence
    that several articles carry counts once, where it is earliest. Inverse frequencies are
    over the sentences at hand. τ and f follow the number of articles and the budget. All
    that a sentence is worth is multiplied by how central it is, from 1 to 2.
    """
    candidates = admit(documents, budget, query)
    words = budget.words
    if words is None:
        wanted = budget.sentences
        words = _USUAL_WORDS if wanted is None else int(wanted * _WORDS_A_SENTENCE)
    chosen = settings(len(candidates.documents), words)
    counted = concepts_of(candidates.terms)
    several = len(candidates.documents) > 1
    concepts = (
        counted.independent(candidates.terms.groups(), candidates.places) if several else counted
    )
    holders = concepts.holders()
    rarity = _rarity(concepts)
    column = _weights(candidates, concepts, holders, rarity, chosen)
    weights = listed(column)
    central = _central(candidates, concepts, rarity, chosen.centrality)
    asked = _asked(candidates, concepts, parse(query))
    raised = list(weights)
    for concept in asked:
        raised[concept] *= _ASKED
    worths = concepts.worths(raised if asked else column)
    balance = _balance(candidates, list(map(mul, worths, central)))
    return Objective(
        method="coverage",
        sentences=candidates.sentences,
        constants=(0.0,) * len(candidates.sentences),
        eligible=candidates.eligible,
        concept_weights=raised,
        covers=concepts.covers,
        length_exponent=chosen.length_exponent,
        parts=_Parts(concepts.covers, weights, holders, asked, central),
        factors=tuple(
            factor * middle * scale
            for factor, middle, scale in zip(candidates.factors, central, balance, strict=True)
        ),
        lengths=candidates.words,
        worths=worths,
    )


def _rarity(concepts: Concepts) -> Column:
    """The inverse frequency of each concept among the sentences at hand."""
    size = len(concepts.covers)
    logarithms = [0.0] + [math.log(1.0 + size / count) for count in range(1, 1 + size)]
    return taken(logarithms, concepts.sentences())


def _central(
    candidates: Candidates, concepts: Concepts, rarity: Column, strength: float
) -> list[float]:
    """How close each sentence is to what all are about: from 1, at most 1 + ``strength``.

    The cosine of its stems, weighted by rarity, to the sum over all sentences, in which the
    early ones of each article count more; beside that of the closest sentence.
    """
    single = concepts.single()
    squares = on_a_grid(each(lambda _, rare, one: rare * rare * one, rarity, single))
    lengths = [math.sqrt(length) or 1.0 for length in concepts.worths(squares)]
    fresh = _fading(candidates, _MIDDLE_DECAY, _MIDDLE_FLOOR)
    shares = [
        fresh[place] / length for place, length in zip(candidates.places, lengths, strict=True)
    ]
    middle = concepts.holding(on_a_grid(shares))
    closeness = concepts.worths(
        on_a_grid(each(lambda _, square, sum_: square * sum_, squares, middle))
    )
    cosines = list(map(truediv, closeness, lengths))
    closest = max(cosines, default=0.0) or 1.0
    return [1.0 + strength * cosine / closest for cosine in cosines]


def _weights(
    candidates: Candidates,
    concepts: Concepts,
    holders: Column,
    rarity: Column,
    chosen: Settings,
) -> Column:
    """The weight of each concept, by its number, on a grid."""
    size = len(concepts)
    documents = candidates.documents
    fresh = [_exact(value) for value in _fading(candidates, chosen.decay, chosen.floor)]
    by_sentence = [fresh[place] for place in candidates.places]
    early = sums(concepts.concept, taken(by_sentence, concepts.first), size)
    times = sums(concepts.concept, concepts.times, size)
    # An article that is the only one in its language can share nothing.
    written_in = Counter(primary(document.article.language) for document in documents)
    apart = [float(written_in[primary(document.article.language)] > 1) for document in documents]
    alone = sums(concepts.concept, taken(apart, concepts.article), size)
    loss = 1.0 - _left(concepts.overlaps(holders))

    def weight(
        root: Callable[[Any], Any], early: Any, times: Any, held: Any, rarity: Any, alone: Any
    ) -> Any:
        return (
            early
            * early
            * root(root(times / held))
            * rarity
            * (1.0 - loss * (held == 1.0) * (alone == 1.0))
        )

    return on_a_grid(each(weight, early, times, holders, rarity, alone))


def _fading(candidates: Candidates, decay: float, floor: float) -> list[float]:
    """How much it counts to be told at each place of an article: from 1, down to a floor."""
    return [
        floor + (1.0 - floor) * math.exp(-place / decay)
        for place in range(1 + max(candidates.places, default=0))
    ]


def _exact(value: float) -> float:
    """A value of up to 1, so far rounded that the sum of thousands is exact."""
    return round(math.ldexp(value, 40)) * 2.0**-40


def _left(overlaps: Sequence[float]) -> float:
    """What is left of a concept's weight that one article alone holds.

    Where articles tell the same event, what only one tells is a side matter; where they
    share next to nothing, it is the news.
    """
    overlap = sum(overlaps) / len(overlaps) if overlaps else 0.0
    return max(0.05, math.exp(-15.0 * overlap))


def _asked(candidates: Candidates, concepts: Concepts, query: Query) -> frozenset[int]:
    """The concepts that a query asks for: its words, and pairs that hold one of them."""
    if not query.groups:
        return frozenset()
    languages = {document.article.language for document in candidates.documents}
    wanted = frozenset[str]().union(*(sought(query, each).stems for each in languages))
    terms = candidates.terms
    return concepts.made_of(
        frozenset(
            number
            for number, stem in enumerate(terms.stems)
            if stem in wanted and not terms.function[number]
        )
    )


class _Parts(Sequence[Mapping[str, float]]):
    """What sentences are worth by themselves: told by several articles, by one, asked for.

    Made when it is looked at, since only what is chosen has to explain itself.
    """

    def __init__(
        self,
        covers: Sequence[Sequence[int]],
        weights: Sequence[float],
        holders: Column,
        asked: frozenset[int],
        central: Sequence[float],
    ) -> None:
        self._covers = covers
        self._weights = weights
        self._holders = holders
        self._asked = asked
        self._central = central

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Parts) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(len(self))

    def __len__(self) -> int:
        return len(self._covers)

    @overload
    def __getitem__(self, row: int) -> Mapping[str, float]: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Mapping[str, float]]: ...
    def __getitem__(self, row: int | slice) -> Mapping[str, float] | Sequence[Mapping[str, float]]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        shared = own = query = 0.0
        for concept in self._covers[row]:
            if self._holders[concept] > 1:
                shared += self._weights[concept]
            else:
                own += self._weights[concept]
            if concept in self._asked:
                query += self._weights[concept] * (_ASKED - 1.0)
        # What closeness adds is a part of its own: the others are as if there were none.
        central = self._central[row]
        whole = shared + own + query
        parts = {
            "told by several": shared / central,
            "told by one": own / central,
            "asked for": query / central,
            "central": whole - whole / central,
        }
        return {name: value for name, value in parts.items() if value}


def _balance(candidates: Candidates, worths: Sequence[float]) -> list[float]:
    """What makes sentences of several languages comparable, one factor a sentence.

    Languages differ in how many concepts a word makes (Han and Hangul count by character
    pairs) and share few. So each language's best sentences are put level, then weighed by
    the square root of its share of the articles. With one language all factors are 1.
    """
    languages = [primary(document.article.language) for document in candidates.documents]
    written_in = Counter(languages)
    if len(written_in) < 2:
        return [1.0] * len(worths)
    best = dict.fromkeys(written_in, 0.0)
    for worth, words, place, eligible in zip(
        worths, candidates.words, candidates.document_of, candidates.eligible, strict=True
    ):
        if eligible:
            best[languages[place]] = max(best[languages[place]], worth / max(1, words))
    highest = max(best.values())
    most = max(written_in.values())
    scales = {
        language: (highest / worth if worth else 1.0) * math.sqrt(written_in[language] / most)
        for language, worth in best.items()
    }
    return [scales[languages[place]] for place in candidates.document_of]
