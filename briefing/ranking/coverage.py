"""Concept coverage: say as much as possible of what the articles say early and in common.

After Gillick and Favre (2009), "A scalable global model for summarization": concepts are
stemmed words and pairs of neighbouring words, each counts once however often it is chosen.
Here a concept weighs more the earlier it stands in its articles, the more articles hold it
and the fewer sentences of them do.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.ranking import rankers
from briefing.ranking.candidates import Candidates, admit
from briefing.ranking.query import Query, parse, sought
from briefing.records import Budget, Document, Objective
from briefing.text.words import primary, stem_words, stopwords, tokens

_WORDS_A_SENTENCE = 25.0
_USUAL_WORDS = 100
# v ** AGREEMENT: two articles that hold a concept count more than twice as much as one.
_AGREEMENT = 2.0
_REPETITION = 0.25
# A concept of what is asked for, a word or a pair that holds one, weighs so much more.
_ASKED = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What follows from the size of the cluster and of the budget.

    ``decay`` is the number of sentences over which a concept's worth falls to 1/e of the
    way to ``floor``; ``length_exponent`` is how far a gain is divided by length.
    """

    decay: float
    floor: float
    length_exponent: float


def settings(articles: int, words: int) -> Settings:
    """The settings for a number of articles and a limit in words.

    The longer the summary and the more articles tell of the matter, the further down in
    them is worth reading; all settings change smoothly and are bounded.
    """
    decay = min(30.0, words / _WORDS_A_SENTENCE + 0.5 * articles)
    return Settings(
        decay=max(1.0, decay),
        floor=min(0.5, decay / 50.0),
        length_exponent=min(0.7, 0.6 + 0.0004 * words),
    )


@rankers.register("coverage")
def coverage(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Weigh concepts; a sentence is worth the concepts that no chosen one has told yet.

    With q the index of the first sentence of article d that holds concept c, the weight is
    (Σ_d [f + (1 - f)·exp(-q/τ)])² · (mean count in an article that holds it)^0.25 · idf,
    times a penalty where only one article holds it: the harsher, the more the articles
    overlap. Inverse frequencies are over the sentences at hand. τ and f follow the number
    of articles and the budget.
    """
    candidates = admit(documents, budget, query)
    words = budget.words
    if words is None:
        wanted = budget.sentences
        words = _USUAL_WORDS if wanted is None else int(wanted * _WORDS_A_SENTENCE)
    chosen = settings(len(candidates.documents), words)
    concepts = _Concepts(candidates)
    weights = concepts.weights(chosen)
    asked = concepts.asked(parse(query))
    raised = [
        weight * _ASKED if concept in asked else weight for concept, weight in enumerate(weights)
    ]
    balance = _balance(candidates, concepts.covers, raised)
    return Objective(
        method="coverage",
        sentences=candidates.sentences,
        constants=(0.0,) * len(candidates.sentences),
        eligible=candidates.eligible,
        concept_weights=tuple(raised),
        covers=concepts.covers,
        length_exponent=chosen.length_exponent,
        parts=tuple(concepts.parts(covered, weights, asked) for covered in concepts.covers),
        factors=tuple(
            factor * scale for factor, scale in zip(candidates.factors, balance, strict=True)
        ),
    )


class _Concepts:
    """The concepts of documents, numbered in order of their first appearance."""

    def __init__(self, candidates: Candidates) -> None:
        self._documents = candidates.documents
        self._numbers: dict[str | tuple[str, str], int] = {}
        covers: list[tuple[int, ...]] = []
        # For each article: the first sentence of each concept, and how often it occurs.
        self._first: list[dict[int, int]] = []
        self._counts: list[Counter[int]] = []
        for document in candidates.documents:
            first: dict[int, int] = {}
            counts: Counter[int] = Counter()
            for index, found in enumerate(self._in_sentences(document)):
                counts.update(found)
                distinct = tuple(dict.fromkeys(found))
                covers.append(distinct)
                for concept in distinct:
                    first.setdefault(concept, index)
            self._first.append(first)
            self._counts.append(counts)
        self.covers = tuple(covers)
        self._holders = Counter(concept for first in self._first for concept in first)

    def _in_sentences(self, document: Document) -> Iterable[list[int]]:
        language = document.article.language
        function_words = stopwords(language)
        numbers = self._numbers
        for sentence in document.sentences:
            words = tokens(sentence.text, language)
            stemmed = stem_words(words, language)
            telling = [word not in function_words for word in words]
            found: list[int] = []
            for stem, tells in zip(stemmed, telling, strict=True):
                if tells:
                    found.append(numbers.setdefault(stem, len(numbers)))
            for pair, tell in zip(pairwise(stemmed), pairwise(telling), strict=True):
                if tell[0] or tell[1]:
                    found.append(numbers.setdefault(pair, len(numbers)))
            yield found

    def weights(self, chosen: Settings) -> list[float]:
        """The weight of each concept, by its number."""
        size = len(self._numbers)
        early = [0.0] * size
        occurrences = [0] * size
        languages = [primary(document.article.language) for document in self._documents]
        written_in = Counter(languages)
        alone = [1.0] * size
        penalty = self._penalty()
        for first, counts, language in zip(self._first, self._counts, languages, strict=True):
            fresh = [
                chosen.floor + (1.0 - chosen.floor) * math.exp(-index / chosen.decay)
                for index in range(1 + max(first.values(), default=0))
            ]
            for concept, index in first.items():
                early[concept] += fresh[index]
                occurrences[concept] += counts[concept]
                # An article that is the only one in its language can share nothing.
                if self._holders[concept] == 1 and written_in[language] > 1:
                    alone[concept] = penalty
        in_sentences = Counter(concept for covered in self.covers for concept in covered)
        rarity = [0.0] + [
            math.log(1.0 + len(self.covers) / count)
            for count in range(1, 1 + max(in_sentences.values(), default=0))
        ]
        weights = [0.0] * size
        for concept, holders in self._holders.items():
            weights[concept] = (
                early[concept] ** _AGREEMENT
                * (occurrences[concept] / holders) ** _REPETITION
                * rarity[in_sentences[concept]]
                * alone[concept]
            )
        return weights

    def _penalty(self) -> float:
        """What is left of a concept's weight that one article alone holds.

        Where articles tell the same event, what only one tells is a side matter; where
        they share next to nothing, it is the news.
        """
        shares = []
        pairs = {number for key, number in self._numbers.items() if not isinstance(key, str)}
        for first in self._first:
            held = [self._holders[concept] > 1 for concept in first if concept in pairs]
            if held:
                shares.append(sum(held) / len(held))
        overlap = sum(shares) / len(shares) if shares else 0.0
        return max(0.05, math.exp(-15.0 * overlap))

    def asked(self, query: Query) -> frozenset[int]:
        """The concepts that a query asks for: its words, and pairs that hold one of them."""
        if not query.groups:
            return frozenset()
        languages = {document.article.language for document in self._documents}
        wanted = frozenset[str]().union(*(sought(query, each).stems for each in languages))
        return frozenset(
            concept
            for key, concept in self._numbers.items()
            if (key in wanted if isinstance(key, str) else not wanted.isdisjoint(key))
        )

    def parts(
        self, covered: Sequence[int], weights: Sequence[float], asked: frozenset[int]
    ) -> Mapping[str, float]:
        """What a sentence is worth by itself: told by several articles, by one, asked for."""
        shared = own = query = 0.0
        for concept in covered:
            if self._holders[concept] > 1:
                shared += weights[concept]
            else:
                own += weights[concept]
            if concept in asked:
                query += weights[concept] * (_ASKED - 1.0)
        parts = {"told by several": shared, "told by one": own, "asked for": query}
        return {name: value for name, value in parts.items() if value}


def _balance(
    candidates: Candidates, covers: Sequence[Sequence[int]], weights: Sequence[float]
) -> list[float]:
    """What makes sentences of several languages comparable, one factor a sentence.

    Languages differ in how many concepts a word makes (Han and Hangul count by character
    pairs) and share few. So each language's best sentences are put level, then weighed by
    the square root of its share of the articles. With one language all factors are 1.
    """
    languages = [primary(document.article.language) for document in candidates.documents]
    written_in = Counter(languages)
    if len(written_in) < 2:
        return [1.0] * len(covers)
    best = dict.fromkeys(written_in, 0.0)
    for covered, words, place, eligible in zip(
        covers, candidates.words, candidates.document_of, candidates.eligible, strict=True
    ):
        if eligible and covered:
            worth = sum(weights[concept] for concept in covered) / max(1, words)
            best[languages[place]] = max(best[languages[place]], worth)
    highest = max(best.values())
    most = max(written_in.values())
    scales = {
        language: (highest / worth if worth else 1.0) * math.sqrt(written_in[language] / most)
        for language, worth in best.items()
    }
    return [scales[languages[place]] for place in candidates.document_of]
