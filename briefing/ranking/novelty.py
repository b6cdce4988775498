"""What is new: articles held against those of the period before.

An article takes up an earlier one where the two have many of their names in common.
What its sentences say that those earlier ones said already then weighs less, and its story
is called developing; unchanged where hardly anything in it is new; new where it takes up
none.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from briefing.records import Document, Novelty, Objective, Story
from briefing.text.terms import Terms, terms_of
from briefing.text.words import primary, stopwords, tokens

# A stem, or two stems side by side, by their numbers.
_Concept: TypeAlias = tuple[int, ...]

# A word inside a sentence: not behind what ends one, or opens one in a quotation.
_INSIDE = re.compile(r"(?<=[^\s.!?…:\"“„«‘(] )\w[\w’'-]*")

# Cosine of two articles' names from which the later takes up the earlier. Among articles of
# eight long-running events, six an event and week, 41 in 100 reach it with one of their own
# event in the week before, and 2 in 100 with one of another event; by all their words, at
# the same 2 in 100, it would be 26.
TAKEN_UP = 0.21
# An article with fewer different names is compared by all its telling words.
_FEWEST_NAMES = 3
# One in so many texts of a story has to take up an earlier article.
_TAKING = 3
# Share of an article's weight that was told before from which it is called unchanged.
UNCHANGED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What of some articles was told before.

    ``labels`` leads from an article's id to what its story is called; ``shares`` from the
    id to the share, 0 to 1, of each of its sentences that was told; articles that take up
    none have no shares.
    """

    labels: Mapping[str, Novelty]
    shares: Mapping[str, tuple[float, ...]]


def compare(
    documents: Sequence[Document],
    earlier: Sequence[Document],
    stories: Iterable[Story] = (),
) -> Told:
    """Hold documents against earlier ones; without any in its language, nothing is said of one.

    The articles of one of ``stories`` are held against all that any of them takes up, and
    have one label, that of all their sentences together; an article of none has its own.
    Only those among ``documents`` count. What is told is counted in stems and pairs of
    neighbouring stems, each weighted by its inverse frequency over the sentences of all
    documents. The order of neither matters.
    """
    if not earlier or not documents:
        return Told(labels={}, shares={})
    stories = tuple(stories)
    taken_up = _of_stories(documents, _taken_up(documents, earlier), stories)
    # Only what takes up or is taken up has to be counted.
    later = [number for number, others in enumerate(taken_up) if others]
    before = sorted({other for others in taken_up for other in others})
    terms = terms_of([*(documents[n] for n in later), *(earlier[n] for n in before)])
    rows = _rows(terms, len(later) + len(before))
    rarity = _rarity(terms)
    told_by = {
        number: frozenset(c for row in rows[len(later) + place] for c in _concepts(terms, row))
        for place, number in enumerate(before)
    }
    # Where nothing earlier is in an article's language, nothing could have told it before.
    languages = {primary(document.article.language) for document in earlier}
    labels: dict[str, Novelty] = {
        document.article.id: "new"
        for document in documents
        if primary(document.article.language) in languages
    }
    shares: dict[str, tuple[float, ...]] = {}
    story_of = {a.id: number for number, story in enumerate(stories) for a in story.articles}
    sums: dict[int | str, list[float]] = {}
    # The articles of a story take up the same ones.
    told_together: dict[tuple[int, ...], frozenset[_Concept]] = {}
    for place, number in enumerate(later):
        id_ = documents[number].article.id
        others = tuple(taken_up[number])
        told = told_together.get(others)
        if told is None:
            told = frozenset[_Concept]().union(*(told_by[other] for other in others))
            told_together[others] = told
        weights = [_weigh(_concepts(terms, row), told, rarity) for row in rows[place]]
        shares[id_] = tuple(old / all_ if all_ else 0.0 for old, all_ in weights)
        together = sums.setdefault(story_of.get(id_, id_), [0.0, 0.0])
        together[0] += sum(old for old, _ in weights)
        together[1] += sum(all_ for _, all_ in weights)
    for number in later:
        id_ = documents[number].article.id
        old, all_ = sums[story_of.get(id_, id_)]
        labels[id_] = "unchanged" if old >= UNCHANGED * all_ else "developing"
    return Told(labels=labels, shares=shares)


def fade(objective: Objective, told: Told, novelty: float) -> Objective:
    """The objective with what was told before weighing less: 1 - novelty · share.

    ``novelty`` 0 leaves everything as it is, at 1 a sentence counts by what is new in it.
    """
    if not novelty or not told.shares:
        return objective
    factors = objective.factors or (1.0,) * len(objective.sentences)
    faded = []
    for factor, sentence in zip(factors, objective.sentences, strict=True):
        shares = told.shares.get(sentence.article_id, ())
        share = shares[sentence.index] if sentence.index < len(shares) else 0.0
        faded.append(factor * (1.0 - novelty * share))
    return replace(objective, factors=tuple(faded))


def _of_stories(
    documents: Sequence[Document], taken_up: list[list[int]], stories: Iterable[Story]
) -> list[list[int]]:
    """What each document takes up, with what others of its story do.

    A story takes up something earlier if a third of its texts do: of many articles one or
    another has the names of anything.
    """
    place_of = {document.article.id: place for place, document in enumerate(documents)}
    for story in stories:
        places = sorted(place_of[a.id] for a in story.articles if a.id in place_of)
        taking = [place for place in places if taken_up[place]]
        all_of_them = sorted({other for place in taking for other in taken_up[place]})
        for place in places:
            taken_up[place] = all_of_them if len(taking) >= len(places) / _TAKING else []
    return taken_up


def _rows(terms: Terms, documents: int) -> list[list[int]]:
    """The numbers of each document's sentences."""
    rows: list[list[int]] = [[] for _ in range(documents)]
    for row, document in enumerate(terms.document_of):
        rows[document].append(row)
    return rows


def _taken_up(documents: Sequence[Document], earlier: Sequence[Document]) -> list[list[int]]:
    """For each document the earlier ones that it takes up."""
    counted = [_names(document) for document in (*documents, *earlier)]
    held_by = Counter(name for names in counted for name in names)
    vectors = []
    for names in counted:
        weighted = {
            name: (1.0 + math.log(count)) * math.log1p(len(counted) / held_by[name])
            for name, count in sorted(names.items())
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        vectors.append({name: weight / length for name, weight in weighted.items()})
    holders: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors[len(documents) :]):
        for name, weight in vector.items():
            holders.setdefault(name, []).append((number, weight))
    taken_up = []
    for vector in vectors[: len(documents)]:
        alike: dict[int, float] = {}
        for name, weight in vector.items():
            for number, theirs in holders.get(name, ()):
                alike[number] = alike.get(number, 0.0) + weight * theirs
        taken_up.append(sorted(number for number, cosine in alike.items() if cosine >= TAKEN_UP))
    return taken_up


def _names(document: Document) -> Counter[str]:
    """The words with a capital that open no sentence; in other scripts all telling words."""
    language = document.article.language
    names = Counter(
        name
        for sentence in document.sentences
        for match in _INSIDE.finditer(sentence.text)
        if match[0][0].isupper()
        for name in tokens(match[0], language)
    )
    if len(names) >= _FEWEST_NAMES:
        return names
    function_words = stopwords(language)
    return Counter(
        word
        for sentence in document.sentences
        for word in tokens(sentence.text, language)
        if word not in function_words
    )


def _concepts(terms: Terms, row: int) -> set[_Concept]:
    """The telling stems of a sentence, and its pairs of neighbours that hold one."""
    sequence = terms.of(row)
    function = terms.function
    found: set[_Concept] = {(term,) for term in sequence if not function[term]}
    found.update(
        pair for pair in pairwise(sequence) if not (function[pair[0]] and function[pair[1]])
    )
    return found


def _rarity(terms: Terms) -> list[float]:
    """The weight of each term: its inverse frequency over the sentences."""
    import numpy as np

    columns = np.frombuffer(terms.sequence, dtype=np.int32)
    held_by = np.bincount(columns, minlength=len(terms.stems))
    weights: list[float] = np.log1p(len(terms) / np.maximum(held_by, 1)).tolist()
    return weights


def _weigh(
    concepts: Iterable[_Concept], told: frozenset[_Concept], rarity: Sequence[float]
) -> tuple[float, float]:
    """The weight of what was told, and of all; a pair weighs as much as its rarer stem."""
    old = all_ = 0.0
    for concept in sorted(concepts):
        weight = rarity[concept[0]]
        if len(concept) > 1 and rarity[concept[1]] > weight:
            weight = rarity[concept[1]]
        all_ += weight
        if concept in told:
            old += weight
    return old, all_
