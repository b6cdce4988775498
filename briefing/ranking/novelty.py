"""What is new: articles held against those of the period before.

An article takes up an earlier one where the two have many of their names in common.
What its sentences say that those earlier ones said already then weighs less, and its story
is called developing; unchanged where hardly anything in it is new; new where it takes up
none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from briefing.ranking.concepts import words_and_pairs
from briefing.records import Document, Novelty, Objective, Story
from briefing.records.frozen import dataclass
from briefing.text.capitals import capitals
from briefing.text.terms import Terms, terms_of
from briefing.text.words import primary, stopwords, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    weights = _weights_told(terms, [taken_up[number] for number in later], before)
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
    for number, weighed in zip(later, weights, strict=True):
        id_ = documents[number].article.id
        shares[id_] = tuple(old / all_ if all_ else 0.0 for old, all_ in weighed)
        together = sums.setdefault(story_of.get(id_, id_), [0.0, 0.0])
        together[0] += sum(old for old, _ in weighed)
        together[1] += sum(all_ for _, all_ in weighed)
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


def _taken_up(documents: Sequence[Document], earlier: Sequence[Document]) -> list[list[int]]:
    """For each document the earlier ones that it takes up."""
    counted = [_names(document) for document in (*documents, *earlier)]
    held_by = Counter(chain.from_iterable(counted))
    rarity = {name: math.log1p(len(counted) / count) for name, count in held_by.items()}
    often = [0.0] + [
        1.0 + math.log(count)
        for count in range(1, 1 + max([max(names.values(), default=0) for names in counted]))
    ]
    vectors = []
    for names in counted:
        weighted = [(name, often[names[name]] * rarity[name]) for name in sorted(names)]
        length = math.sqrt(sum([weight * weight for _, weight in weighted])) or 1.0
        # What no other article has makes none alike.
        vectors.append([(name, w / length) for name, w in weighted if held_by[name] > 1])
    holders: dict[str, list[tuple[int, float]]] = {}
    for number, vector in enumerate(vectors[len(documents) :]):
        for name, weight in vector:
            holders.setdefault(name, []).append((number, weight))
    taken_up = []
    for vector in vectors[: len(documents)]:
        alike = [0.0] * len(earlier)
        for name, weight in vector:
            for number, theirs in holders.get(name, ()):
                alike[number] += weight * theirs
        taken_up.append([number for number, cosine in enumerate(alike) if cosine >= TAKEN_UP])
    return taken_up


def _names(document: Document) -> Mapping[str, int]:
    text = "\n".join([sentence.text for sentence in document.sentences])
    return _names_in(text, document.article.language)


# What is told this week is what was told before next week's: a note has two weeks of articles.
@lru_cache(maxsize=1024)
def _names_in(text: str, language: str | None) -> Mapping[str, int]:
    """The words with a capital that open no sentence; in other scripts all telling words."""
    names: Counter[str] = Counter()
    for word, times in Counter(capitals(text)).items():
        for name in tokens(word, language):
            names[name] += times
    if len(names) >= _FEWEST_NAMES:
        return names
    function_words = stopwords(language)
    return Counter(word for word in tokens(text, language) if word not in function_words)


def _weights_told(
    terms: Terms, taken_up: Sequence[Sequence[int]], before: Sequence[int]
) -> Iterator[list[tuple[float, float]]]:
    """For each sentence of each later document the weight of what was told, and of all.

    ``taken_up`` are the earlier documents that each later one takes up; ``before``, in order,
    are those whose terms follow those of the later ones.
    """
    import numpy as np

    rows, keys, rarities = _concepts(terms)
    ends = np.searchsorted(rows, np.cumsum((0, *terms.sentences))).tolist()
    parts = [slice(*pair) for pair in pairwise(ends)]
    place_of = {number: len(taken_up) + place for place, number in enumerate(before)}
    total = 1 + int(keys.max(initial=0))
    told = np.zeros(len(rows))
    # The articles of a story take up the same ones.
    together: dict[tuple[int, ...], list[slice]] = {}
    for part, others in zip(parts, taken_up, strict=False):
        together.setdefault(tuple(others), []).append(part)
    for others, alike in together.items():
        known = np.zeros(total, dtype=bool)
        for other in others:
            known[keys[parts[place_of[other]]]] = True
        for part in alike:
            told[part] = known[keys[part]]
    # Added up in the order of the concepts: sums of floats differ with it.
    old = np.bincount(rows, weights=rarities * told, minlength=len(terms)).tolist()
    all_ = np.bincount(rows, weights=rarities, minlength=len(terms)).tolist()
    for numbers in islice(terms.by_document(), len(taken_up)):
        yield [(old[number], all_[number]) for number in numbers]


def _concepts(terms: Terms) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The concepts of each sentence, each once: its sentence, its number, its weight.

    Concepts are the telling stems and the pairs of neighbours that hold one, a stem before
    its pairs; a pair weighs as much as its rarer stem.
    """
    import numpy as np

    span = len(terms.stems) + 1
    sequence, sentence, words, pairs = words_and_pairs(terms)
    found = np.concatenate(
        (sequence[words] * span, sequence[pairs] * span + sequence[pairs + 1] + 1)
    )
    # One sort by concept and sentence: what is twice stands side by side.
    total = max(1, len(terms))
    told = np.sort(found * total + np.concatenate((sentence[words], sentence[pairs])))
    told = told[_changes(told)]
    concept, rows = np.divmod(told, total)
    changes = _changes(concept)
    keys = np.cumsum(changes) - 1
    # By sentence, in each by concept. Sorting is much quicker where the numbers are short.
    short = rows.astype(np.uint16) if total <= 1 << 16 else rows
    order = np.argsort(short, kind="stable")
    concept = concept[changes]
    held_by = np.bincount(sequence, minlength=span - 1)
    rarity = np.log1p(len(terms) / np.maximum(held_by, 1))
    first, second = concept // span, concept % span - 1
    weights = np.maximum(rarity[first], np.where(second < 0, 0.0, rarity[second]))
    keys = keys[order]
    return rows[order], keys, weights[keys]


def _changes(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where a sorted array has another value than at the place before."""
    import numpy as np

    found = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found
