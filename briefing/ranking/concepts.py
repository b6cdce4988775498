"""What sentences tell, as concepts: stems, and pairs of neighbouring stems.

A function word alone is no concept, nor is a pair of two. Concepts are counted in plain
Python where sentences are few, so that a summary of one article starts without numpy, and
by numpy where they are many. Both count the same, and what is made of the counts is rounded
to a grid on which sums are exact in whatever order: both weigh the same to the last digit.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.records.frozen import dataclass
from briefing.text.terms import Rows, Terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Either a list or an array of numpy: all columns of one set of concepts are the same kind.
Column: TypeAlias = Any
Places: TypeAlias = Any

# From so many sentences on, numpy saves more time than it costs to import; where it is there
# already, from so few.
MANY = 150
FEW = 12

# A weight has so many binary digits behind that of the largest weight, at most: the sum of
# a million such weights is exact.
_DIGITS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """The concepts of sentences, numbered in order of their first appearance.

    ``covers[i]`` are the distinct concepts of sentence i, in order of appearance;
    ``keys[c]`` is term t for a stem, T + a·T + b for the pair of terms a and b out of T.
    The other columns have an entry for each article and concept in it: the place of the
    article, the number of the concept, that of the first sentence which holds it, and how
    often the article does.
    """

    terms: int
    keys: Places
    covers: Rows
    article: Places
    concept: Places
    first: Places
    times: Places

    def __len__(self) -> int:
        """The number of concepts."""
        return len(self.keys)

    def holders(self) -> Column:
        """How many articles hold each concept."""
        return counts(self.concept, len(self))

    def sentences(self) -> Column:
        """How many sentences hold each concept."""
        return counts(self._flat(), len(self))

    def single(self) -> Column:
        """1 for a stem, 0 for a pair."""
        return each(lambda _, key: 1.0 * (key < self.terms), self.keys)

    def holding(self, values: Sequence[float]) -> Column:
        """For each concept the sum of the values of the sentences that hold it."""
        flat = self._flat()
        if isinstance(flat, list):
            found = [0.0] * len(self)
            for row, value in zip(self.covers, values, strict=True):
                for concept in row:
                    found[concept] += value
            return found
        import numpy as np

        beside = np.repeat(np.asarray(values), self._rows())
        return np.bincount(flat, weights=beside, minlength=len(self))

    def independent(self, groups: Sequence[int], places: Sequence[int]) -> Concepts:
        """Count once what a sentence tells that several articles carry, where it is earliest.

        ``groups`` number the sentences, the same ones alike; ``places`` say how early each
        stands in its article.
        """
        total = 1 + max(groups, default=0)
        if total == len(groups):
            return self
        if isinstance(self.concept, list):
            kept: dict[tuple[int, int], int] = {}
            for entry, (concept, first) in enumerate(zip(self.concept, self.first, strict=True)):
                known = kept.setdefault((concept, groups[first]), entry)
                if places[first] < places[self.first[known]]:
                    kept[concept, groups[first]] = entry
            chosen: Places = sorted(kept.values())
            columns = [
                [column[entry] for entry in chosen]
                for column in (self.article, self.concept, self.first, self.times)
            ]
        else:
            import numpy as np

            told = self.concept * total + np.asarray(groups)[self.first]
            order = np.lexsort((np.asarray(places)[self.first], told))
            leading = np.ones(len(order), dtype=bool)
            leading[1:] = told[order][1:] != told[order][:-1]
            chosen = np.sort(order[leading])
            columns = [
                column[chosen] for column in (self.article, self.concept, self.first, self.times)
            ]
        article, concept, first, times = columns
        return replace(self, article=article, concept=concept, first=first, times=times)

    def worths(self, weights: Column) -> list[float]:
        """For each sentence the sum of the weights of its concepts, which lie on a grid."""
        flat = self._flat()
        if isinstance(flat, list):
            return [sum(map(weights.__getitem__, row)) for row in self.covers]
        import numpy as np

        rows = np.repeat(np.arange(len(self.covers)), self._rows())
        found: list[float] = np.bincount(
            rows, weights=np.asarray(weights)[flat], minlength=len(self.covers)
        ).tolist()
        return found

    def overlaps(self, holders: Column) -> list[float]:
        """For each article that holds pairs: the share of them that another holds, too."""
        size = 1 + int(self.article[-1]) if len(self.article) else 0
        pair = each(lambda _, one: 1.0 - one, self.single())
        pairs = sums(self.article, taken(pair, self.concept), size)
        common = each(lambda _, one, held: one * (held > 1.0), pair, holders)
        shared = sums(self.article, taken(common, self.concept), size)
        return [float(two / one) for one, two in zip(pairs, shared, strict=True) if one]

    def made_of(self, terms: frozenset[int]) -> frozenset[int]:
        """The concepts that are one of these terms or a pair with one of them."""
        size = self.terms
        keys = self.keys if isinstance(self.keys, list) else self.keys.tolist()
        return frozenset(
            number
            for number, key in enumerate(keys)
            if (
                key in terms
                if key < size
                else (key - size) // size in terms or (key - size) % size in terms
            )
        )

    def _rows(self) -> Any:
        """How many concepts each sentence has."""
        import numpy as np

        starts = np.frombuffer(self.covers.starts, dtype=np.int64)
        return starts[1:] - starts[:-1]

    def _flat(self) -> Places:
        if isinstance(self.concept, list):
            return list(self.covers.flat)
        import numpy as np

        return np.frombuffer(self.covers.flat, dtype=np.int32)


def concepts_of(terms: Terms, *, many: bool | None = None) -> Concepts:
    """Count the concepts of sentences; ``many`` says by which way, None by their number."""
    if many is None:
        many = len(terms) >= (FEW if "numpy" in sys.modules else MANY)
    return _by_numpy(terms) if many else _by_hand(terms)


def _by_hand(terms: Terms) -> Concepts:
    size = len(terms.stems)
    function = terms.function
    numbers: dict[int, int] = {}
    covers: list[int] = []
    starts = array("q", [0])
    article: list[int] = []
    concept: list[int] = []
    first: list[int] = []
    times: list[int] = []
    for place, sentences in enumerate(terms.by_document()):
        occurrences: Counter[int] = Counter()
        rows: list[dict[int, None]] = []
        for number in sentences:
            sequence = terms.of(number)
            keys = [term for term in sequence if not function[term]]
            keys += [
                size + one * size + two
                for one, two in pairwise(sequence)
                if not (function[one] and function[two])
            ]
            told = [numbers.setdefault(key, len(numbers)) for key in keys]
            occurrences.update(told)
            row = dict.fromkeys(told)
            rows.append(row)
            covers += row
            starts.append(len(covers))
        earliest: dict[int, int] = {}
        for number, row in zip(reversed(sentences), reversed(rows), strict=True):
            earliest.update(dict.fromkeys(row, number))
        held = sorted(earliest)
        article += [place] * len(held)
        concept += held
        first += [earliest[each] for each in held]
        times += [occurrences[each] for each in held]
    return Concepts(
        terms=size,
        keys=list(numbers),
        covers=Rows(array("i", covers), starts),
        article=article,
        concept=concept,
        first=first,
        times=times,
    )


def words_and_pairs(
    terms: Terms,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The stem and the sentence at each place of a text, and the places of concepts.

    These are where a telling stem stands, and where the first of two neighbours in a sentence
    stands of which one is telling. Each array has one dimension.
    """
    import numpy as np

    sequence = np.frombuffer(terms.sequence, dtype=np.int32).astype(np.int64)
    starts = np.frombuffer(terms.starts, dtype=np.int64)
    sentence = np.repeat(np.arange(len(terms)), np.diff(starts))
    telling = np.frombuffer(terms.function, dtype=np.uint8)[sequence] == 0
    words = np.flatnonzero(telling)
    pairs = np.flatnonzero((telling[:-1] | telling[1:]) & (sentence[:-1] == sentence[1:]))
    return sequence, sentence, words, pairs


def _by_numpy(terms: Terms) -> Concepts:
    import numpy as np

    size = len(terms.stems)
    sequence, sentence, words, pairs = words_and_pairs(terms)
    rows = np.concatenate((sentence[words], sentence[pairs]))
    keys = np.concatenate((sequence[words], size + sequence[pairs] * size + sequence[pairs + 1]))
    order = np.argsort(rows, kind="stable")
    rows, keys = rows[order], keys[order]
    distinct, appears, inverse = np.unique(keys, return_index=True, return_inverse=True)
    by_appearance = np.argsort(appears)
    number = np.empty(len(distinct), dtype=np.int64)
    number[by_appearance] = np.arange(len(distinct))
    told = number[inverse]
    total = max(1, len(distinct))

    once = np.sort(np.unique(rows * total + told, return_index=True)[1])
    ends = np.zeros(len(terms) + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows[once], minlength=len(terms)), out=ends[1:])
    document = np.frombuffer(terms.document_of, dtype=np.int32).astype(np.int64)
    held, earliest, times = np.unique(
        document[rows] * total + told, return_index=True, return_counts=True
    )
    article = held // total
    return Concepts(
        terms=size,
        keys=distinct[by_appearance],
        covers=Rows(array("i", told[once].astype(np.int32).tobytes()), array("q", ends.tobytes())),
        article=article,
        concept=held % total,
        first=rows[earliest],
        times=times,
    )


# --- the same arithmetic on both kinds of column ------------------------------------------


def counts(places: Places, size: int) -> Column:
    """How often each number below ``size`` stands among the places."""
    if isinstance(places, list):
        found = [0] * size
        for place in places:
            found[place] += 1
        return found
    import numpy as np

    return np.bincount(places, minlength=size)


def sums(places: Places, values: Column, size: int) -> Column:
    """For each number below ``size`` the sum of the values that stand beside it."""
    if isinstance(places, list):
        found = [0.0] * size
        for place, value in zip(places, values, strict=True):
            found[place] += value
        return found
    import numpy as np

    return np.bincount(places, weights=values, minlength=size)


def taken(table: Column | Sequence[float], places: Places) -> Column:
    """The entry of a table at each place."""
    if isinstance(places, list):
        return [table[place] for place in places]
    import numpy as np

    return np.asarray(table, dtype=np.float64)[places]


def each(function: Callable[..., Any], *columns: Column) -> Column:
    """A function of the entries that stand side by side; it gets the square root beside them."""
    if isinstance(columns[0], list):
        return [function(math.sqrt, *entries) for entries in zip(*columns, strict=True)]
    import numpy as np

    return function(np.sqrt, *columns)


def on_a_grid(values: Column) -> Column:
    """Round values, so far that any sum of them is exact; the column stays of its kind."""
    largest = max(values, default=0.0) if isinstance(values, list) else values.max(initial=0.0)
    unit = math.ldexp(1.0, math.frexp(largest)[1] - _DIGITS)
    if isinstance(values, list):
        return [round(value / unit) * unit for value in values]
    import numpy as np

    return np.rint(values / unit) * unit


def listed(values: Column) -> list[float]:
    """The numbers of a column as Python's own."""
    numbers: list[float] = values if isinstance(values, list) else values.tolist()
    return numbers
