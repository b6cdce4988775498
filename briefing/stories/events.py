"""Which texts tell the same event: what words and names they share, and on what days.

Texts are compared by the cosines of their words (tf-idf, Salton and Buckley 1988), of names
and of the words beside them apart: two events of one town and one mayor share names, two
companies' results share the words of results, and neither alone makes a story. What stands
at the beginning counts more. The further apart their days, the less alike texts are. Then
those join first that are most alike, as long as they are so on average (Sokal and Michener
1958): a chain of look-alikes makes no story either.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.records import Document, Sentence
from briefing.records.frozen import dataclass
from briefing.stories.commonplaces import commonplaces
from briefing.text.capitals import capitals
from briefing.text.terms import Terms, terms_of
from briefing.text.words import primary, stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

# Likeness from which texts tell the same event. Chosen on the sample corpus, invented pairs
# and every second cluster of a larger set; tests/quality says what it reaches on the others.
SAME_EVENT = 0.17
# Likeness that is too faint to count, even in a mean.
_FAINT = 0.05
# Texts that share so many telling words beside names have half of their likeness: the few
# words of two short texts are alike by chance.
_BY_CHANCE = 3
# A text with fewer different names is compared by its other words alone.
_FEWEST_NAMES = 2
# Texts of two languages are compared by their figures, if they share so many of them.
_FEWEST_FIGURES = 4

# The title and so many sentences open a text; a word there counts so many times. What comes
# after the first page tells the event no better.
_OPENING = 3
_OPENS = 4.0
_FIRST_PAGE = 40
# A text is compared by so many of its words that other texts have, the most telling ones.
_MOST_TELLING = 200
# The rarity of a word is counted as if so many articles about other things were there too,
# since a period of two articles knows nothing of what is rare.
_OTHERS = 20
# Days apart: nothing is lost up to the first, half after so many more; beyond the last,
# texts are not compared. Those without a date stand a few days from any.
_NEAR = 1
_HALVED = 6
_FURTHEST = 14
_UNDATED = 2
# An event lies so many days before it is published.
_JUST_BEFORE = 3

# To bound memory, so many texts are held at once against all within reach, and the words of
# so many pairs.
_BLOCK = 512
_PAIRS = 50_000

# A name is so often written with a capital that nothing but the beginnings of sentences are
# left over.
_MOSTLY = 0.5
# Languages that write every noun with a capital tell no names by it.
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})


@dataclass(frozen=True, slots=True)
class Likenesses:
    """How alike texts are, by their numbers: only pairs that are at least faintly alike.

    ``of[i]`` leads from each such j to the likeness of i and j, 0 to 1.
    """

    of: tuple[dict[int, float], ...]

    def among(self, numbers: Sequence[int], times: Sequence[int]) -> list[float]:
        """For each of some texts its mean likeness to all of them, itself included.

        ``times`` is how often each of them counts.
        """
        return [
            sum(
                count * (1.0 if other == one else self.of[one].get(other, 0.0))
                for other, count in zip(numbers, times, strict=True)
            )
            / sum(times)
            for one in numbers
        ]


def likenesses(documents: Sequence[Document]) -> Likenesses:
    """How alike the texts of documents are, at most two weeks apart."""
    import numpy as np

    found: tuple[dict[int, float], ...] = tuple({} for _ in documents)
    if len(documents) < 2:
        return Likenesses(found)
    days = [_days(document) for document in documents]
    features = _Features(documents)
    published = np.array([day.published or 0 for day in days], dtype=np.int64)
    order = np.argsort(published, kind="stable")
    for rows, columns in _blocks(published[order]):
        some, others = order[rows], order[columns]
        alike = features.between(some, others)
        ones, twos = np.nonzero(alike >= _FAINT)
        for one, two, value in zip(
            some[ones].tolist(), others[twos].tolist(), alike[ones, twos].tolist(), strict=True
        ):
            if one == two or two in found[one]:
                continue
            value *= days[one].nearness(days[two])
            if value >= _FAINT:
                found[one][two] = found[two][one] = value
    return Likenesses(found)


def same_event(alike: Likenesses, least: float = SAME_EVENT) -> list[list[int]]:
    """The texts of each event, by their numbers: groups that are alike on average.

    Each group is in order, and so are the groups by their first texts.
    """
    groups = {number: [number] for number in range(len(alike.of))}
    between = [dict(others) for others in alike.of]  # sums over the pairs of two groups
    queue = [
        (-value, one, two)
        for one, others in enumerate(alike.of)
        for two, value in others.items()
        if one < two and value >= least
    ]
    heapq.heapify(queue)
    while queue:
        value, one, two = heapq.heappop(queue)
        if one not in groups or two not in groups:
            continue
        if -value != _mean(between[one].get(two, 0.0), groups[one], groups[two]):
            continue  # from before one of them grew
        groups[one] += groups.pop(two)
        for other, total in between[two].items():
            del between[other][two]
            if other != one:
                total += between[one].get(other, 0.0)
                between[one][other] = between[other][one] = total
        between[two] = {}
        for other, total in between[one].items():
            mean = _mean(total, groups[one], groups[other])
            if mean >= least:
                heapq.heappush(queue, (-mean, min(one, other), max(one, other)))
    return sorted(sorted(group) for group in groups.values())


def _mean(total: float, one: Sequence[int], other: Sequence[int]) -> float:
    return total / (len(one) * len(other))


# --- words ---------------------------------------------------------------------------------


class _Features:
    """What texts are compared by: their names, their other words, and their figures."""

    def __init__(self, documents: Sequence[Document]) -> None:
        import numpy as np

        terms = terms_of(map(_first_page, documents))
        languages = [primary(document.article.language) or "" for document in documents]
        known = frozenset[str]().union(*map(commonplaces, set(languages)))
        named = np.zeros(len(terms.stems), dtype=bool)
        named[_names(documents, terms)] = True
        common = np.array([stem in known for stem in terms.stems], dtype=bool) & ~named
        figures = np.array([stem[:1].isdecimal() for stem in terms.stems], dtype=bool)
        words = _weighted(terms)
        self._words = _most_telling(_unit(_only(words, ~named & ~common)))
        names = _unit(_only(words, named))
        self._names = _most_telling(names)
        self._figures = _most_telling(_unit(_only(words, figures)))
        self._named = np.diff(names.indptr) >= _FEWEST_NAMES
        numbers = {language: number for number, language in enumerate(sorted(set(languages)))}
        self._languages = np.array([numbers[language] for language in languages])

    def between(self, some: NDArray[np.intp], others: NDArray[np.intp]) -> NDArray[np.float64]:
        """The likeness of each of some texts to each of others, 0 to 1."""
        import numpy as np

        words = _cosines(self._words, some, others)
        names = _cosines(self._names, some, others)
        names = np.where(np.outer(self._named[some], self._named[others]), names, words)
        both = words + names
        # The harmonic mean is high only where both are.
        alike = 2.0 * words * names / np.where(both > 0.0, both, 1.0)
        _allow_for_chance(alike, self._words, some, others)
        if self._languages.any():
            figures = _cosines(self._figures, some, others)
            _allow_for_chance(figures, self._figures, some, others, fewest=_FEWEST_FIGURES)
            foreign = self._languages[some][:, None] != self._languages[others][None, :]
            alike = np.where(foreign, figures, alike)
        likeness: NDArray[np.float64] = alike
        return likeness


def _cosines(
    rows: csr_matrix, some: NDArray[np.intp], others: NDArray[np.intp]
) -> NDArray[np.float64]:
    """The cosine of each of some rows with each of others."""
    cosines: NDArray[np.float64] = (rows[some] @ rows[others].T).toarray()
    return cosines.clip(0.0, 1.0)


def _allow_for_chance(
    alike: NDArray[np.float64],
    rows: csr_matrix,
    some: NDArray[np.intp],
    others: NDArray[np.intp],
    *,
    fewest: int = 1,
) -> None:
    """Lower likenesses by how few columns the two rows share; with fewer than that to 0."""
    import numpy as np

    alike[alike < _FAINT] = 0.0
    ones, twos = np.nonzero(alike)
    for start in range(0, len(ones), _PAIRS):
        one, two = ones[start : start + _PAIRS], twos[start : start + _PAIRS]
        one_rows, other_rows = rows[some[one]], rows[others[two]]
        one_rows.data[:] = other_rows.data[:] = 1.0
        shared = np.asarray(one_rows.multiply(other_rows).sum(axis=1)).ravel()
        alike[one, two] *= np.where(shared >= fewest, shared / (shared + _BY_CHANCE), 0.0)


def _first_page(document: Document) -> Document:
    """The first page of a document, its title as its first sentence, even where it has none."""
    article = document.article
    title = Sentence(
        article_id=article.id, index=0, paragraph=1, start=0, end=0, text=article.title or ""
    )
    return replace(document, sentences=(title, *document.sentences[:_FIRST_PAGE]))


def _weighted(terms: Terms) -> csr_matrix:
    """The weight of each word in each text: (1 + log frequency) · rarity."""
    import numpy as np
    from scipy.sparse import csr_matrix

    texts = len(terms.sentences)
    text_of = np.frombuffer(terms.document_of, dtype=np.int32)
    place = np.concatenate([np.arange(count) for count in terms.sentences])
    emphasis = np.where(place <= _OPENING, _OPENS, 1.0)
    gathered = csr_matrix((emphasis, (text_of, np.arange(len(terms)))), shape=(texts, len(terms)))
    counts = gathered @ terms.counts()
    counts.sort_indices()
    held_by = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((texts + _OTHERS) / (held_by + 1.0))
    counts.data = (1.0 + np.log(counts.data)) * rarity[counts.indices]
    return counts


def _only(rows: csr_matrix, columns: NDArray[np.bool_]) -> csr_matrix:
    """Rows with nothing but some columns."""
    import numpy as np

    kept = rows.copy()
    kept.data = np.where(columns[kept.indices], kept.data, 0.0)
    kept.eliminate_zeros()
    return kept


def _most_telling(rows: csr_matrix) -> csr_matrix:
    """Rows without what stands in one text alone, and of the rest only the heaviest."""
    import numpy as np
    from scipy.sparse import csr_matrix

    held_by = np.bincount(rows.indices, minlength=rows.shape[1])
    kept = held_by[rows.indices] > 1
    row_of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))[kept]
    columns, values = rows.indices[kept], rows.data[kept]
    order = np.lexsort((columns, -values, row_of))
    row_of, columns, values = row_of[order], columns[order], values[order]
    firsts = np.searchsorted(row_of, np.arange(rows.shape[0]))
    heaviest = np.arange(len(row_of)) - firsts[row_of] < _MOST_TELLING
    return csr_matrix((values[heaviest], (row_of[heaviest], columns[heaviest])), shape=rows.shape)


def _unit(rows: csr_matrix) -> csr_matrix:
    """Rows of length one; a row of nothing stays as it is."""
    import numpy as np
    from scipy.sparse import diags

    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths[lengths == 0.0] = 1.0
    return (diags(1.0 / lengths) @ rows).tocsr()


def _names(documents: Sequence[Document], terms: Terms) -> list[int]:
    """The terms that are names: mostly written with a capital, and inside sentences."""
    import numpy as np

    with_capital: Counter[str] = Counter()
    for document in documents:
        language = primary(document.article.language)
        if language in _NOUNS_WITH_CAPITALS:
            continue
        end = document.sentences[:_FIRST_PAGE][-1].end if document.sentences else 0
        for word, count in Counter(capitals(document.article.text[:end])).items():
            for stem in stems(word, language):
                with_capital[stem] += count
    columns = np.frombuffer(terms.sequence, dtype=np.int32)
    times = np.bincount(columns, minlength=len(terms.stems)).tolist()
    return [
        number
        for number, stem in enumerate(terms.stems)
        if with_capital[stem] >= _MOSTLY * times[number]
    ]


# --- days ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of a text, as numbers: published, told of at its beginning, and named at all."""

    published: int | None
    told_of: int | None
    named: frozenset[int]

    def nearness(self, other: _Days) -> float:
        """How much of the likeness of two texts counts for what lies between their days."""
        if self.published is None or other.published is None:
            return _lasting(_UNDATED)
        apart = abs(self.published - other.published)
        if apart > _FURTHEST:
            return 0.0
        if self.told_of is not None and other.told_of is not None:
            apart = min(apart, abs(self.told_of - other.told_of))
        if self.told_of in other.named or other.told_of in self.named:
            apart //= 2
        return _lasting(apart)


def _lasting(apart: int) -> float:
    return 1.0 / (1.0 + max(0, apart - _NEAR) / _HALVED)


def _days(document: Document) -> _Days:
    published = document.article.published
    if published is None:
        return _Days(None, None, frozenset())
    value = published.value
    day = (value.date() if isinstance(value, datetime) else value).toordinal()
    named = [
        (sentence.index, mention.first.toordinal())
        for sentence in document.sentences
        for mention in sentence.dates
        if mention.precision == "day" and mention.first == mention.last
    ]
    opening = [at for index, at in named if index < _OPENING and 0 <= day - at <= _JUST_BEFORE]
    return _Days(day, opening[0] if opening else day, frozenset(at for _, at in named))


def _blocks(days: NDArray[np.int64]) -> Iterator[tuple[slice, slice]]:
    """Stretches of texts in order of their days, each with all that may be alike.

    A text without a date counts as of day 0 and is held against every other.
    """
    import numpy as np

    undated = int(np.searchsorted(days, 1))
    for start in range(0, len(days), _BLOCK):
        end = min(start + _BLOCK, len(days))
        last = len(days)
        if start >= undated:
            last = int(np.searchsorted(days, days[end - 1] + _FURTHEST, side="right"))
        yield slice(start, end), slice(start, last)
