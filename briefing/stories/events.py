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

    from briefing.stories.cosines import Held, Rows

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

# To bound memory, so many texts are held at once against all within reach.
_BLOCK = 512

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
    published = np.array([day.published or 0 for day in days], dtype=np.int64)
    order = np.argsort(published, kind="stable")
    features = _Features(documents, order)
    for start, end, last in _blocks(published[order]):
        ones, twos, values = features.between(start, end, last)
        for one, two, value in zip(
            order[ones].tolist(), order[twos].tolist(), values.tolist(), strict=True
        ):
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
    """What texts are compared by: their names, their other words, and their figures.

    They go by their places in ``order``.
    """

    def __init__(self, documents: Sequence[Document], order: NDArray[np.intp]) -> None:
        import numpy as np

        from briefing.stories.cosines import Held

        terms = terms_of(map(_first_page, documents))
        languages = [primary(document.article.language) or "" for document in documents]
        known = frozenset[str]().union(*map(commonplaces, set(languages)))
        named = np.zeros(len(terms.stems), dtype=bool)
        named[_names(documents, terms)] = True
        common = np.array([stem in known for stem in terms.stems], dtype=bool) & ~named
        figures = np.array([stem[:1].isdecimal() for stem in terms.stems], dtype=bool)
        places = np.empty_like(order)
        places[order] = np.arange(len(order))
        weighted = _weighted(terms)

        def held(columns: NDArray[np.bool_]) -> Held:
            return Held(_only(weighted, columns).most_telling(_MOST_TELLING), places)

        self._words = held(~named & ~common)
        self._names = held(named)
        self._named = _only(weighted, named).sizes()[order] >= _FEWEST_NAMES
        numbers = {language: number for number, language in enumerate(sorted(set(languages)))}
        self._languages = np.array([numbers[language] for language in languages])[order]
        self._figures = held(figures) if len(numbers) > 1 else None

    def between(
        self, start: int, end: int, last: int
    ) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
        """The pairs of a text from ``start`` to ``end`` and one after it, up to ``last``, that
        are alike, and their likeness, 0 to 1."""
        import numpy as np

        words = self._words.cosines(start, end, last)
        # Where both count, a likeness of twice the smaller one is out of reach.
        ones, twos = _later(words >= _FAINT / 2.0)
        both_named = self._named[start + ones] & self._named[start + twos]
        words = words[ones, twos].clip(0.0, 1.0)
        names = self._names.cosines(start, end, last)[ones, twos].clip(0.0, 1.0)
        names = np.where(both_named, names, words)
        both = words + names
        # The harmonic mean is high only where both are.
        alike = 2.0 * words * names / np.where(both > 0.0, both, 1.0)
        ones, twos = start + ones, start + twos
        found = _beyond_chance(self._words, ones, twos, alike)
        if self._figures is None:
            return found
        ones, twos, alike = found
        own = self._languages[ones] == self._languages[twos]
        figures = self._figures.cosines(start, end, last)
        firsts, seconds = _later(figures >= _FAINT)
        figures = figures[firsts, seconds].clip(0.0, 1.0)
        firsts, seconds = start + firsts, start + seconds
        foreign = self._languages[firsts] != self._languages[seconds]
        others = _beyond_chance(
            self._figures,
            firsts[foreign],
            seconds[foreign],
            figures[foreign],
            fewest=_FEWEST_FIGURES,
        )
        return (
            np.concatenate((ones[own], others[0])),
            np.concatenate((twos[own], others[1])),
            np.concatenate((alike[own], others[2])),
        )


def _later(found: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The cells of a table that were found, of those whose column is after their row."""
    import numpy as np

    ones, twos = np.nonzero(found)
    later = twos > ones
    return ones[later], twos[later]


def _beyond_chance(
    held: Held,
    ones: NDArray[np.intp],
    twos: NDArray[np.intp],
    alike: NDArray[np.float64],
    *,
    fewest: int = 1,
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Lower likenesses by how few columns the two texts share; with fewer than that, or faint
    ones, they are left out."""
    kept = alike >= _FAINT
    ones, twos, alike = ones[kept], twos[kept], alike[kept]
    shared = held.shared(ones, twos)
    alike *= shared / (shared + float(_BY_CHANCE))
    kept = (alike >= _FAINT) & (shared >= fewest)
    return ones[kept], twos[kept], alike[kept]


def _first_page(document: Document) -> Document:
    """The first page of a document, its title as its first sentence, even where it has none."""
    article = document.article
    title = Sentence(
        article_id=article.id, index=0, paragraph=1, start=0, end=0, text=article.title or ""
    )
    return Document(article=article, sentences=(title, *document.sentences[:_FIRST_PAGE]))


def _weighted(terms: Terms) -> Rows:
    """The weight of each telling word in each text: (1 + log frequency) · rarity."""
    import numpy as np

    from briefing.stories.cosines import Rows

    texts, size = len(terms.sentences), max(1, len(terms.stems))
    words = np.frombuffer(terms.sequence, dtype=np.int32)
    telling = np.flatnonzero(np.frombuffer(terms.function, dtype=np.uint8)[words] == 0)
    starts = np.frombuffer(terms.starts, dtype=np.int64)
    sentence = np.repeat(np.arange(len(terms)), np.diff(starts))
    sentence = sentence[telling]
    text_of = np.frombuffer(terms.document_of, dtype=np.int32).astype(np.int64)
    place = np.concatenate([np.arange(count) for count in terms.sentences])
    emphasis = np.where(place <= _OPENING, _OPENS, 1.0)
    cells, entry = np.unique(text_of[sentence] * size + words[telling], return_inverse=True)
    times = np.bincount(entry, weights=emphasis[sentence], minlength=len(cells))
    rows, columns = np.divmod(cells, size)
    held_by = np.bincount(columns, minlength=size)
    rarity = np.log((texts + _OTHERS) / (held_by + 1.0))
    return Rows(texts, rows, columns, (1.0 + np.log(times)) * rarity[columns])


def _only(rows: Rows, columns: NDArray[np.bool_]) -> Rows:
    """Rows of length one with nothing but some columns."""
    return rows.of(columns[rows.columns]).unit()


def _names(documents: Sequence[Document], terms: Terms) -> list[int]:
    """The terms that are names: mostly written with a capital, and inside sentences."""
    import numpy as np

    words: dict[str | None, Counter[str]] = {}
    for document in documents:
        language = primary(document.article.language)
        if language in _NOUNS_WITH_CAPITALS:
            continue
        end = document.sentences[:_FIRST_PAGE][-1].end if document.sentences else 0
        found = words.setdefault(language, Counter())
        found.update(capitals(document.article.text[:end]))
    with_capital: Counter[str] = Counter()
    for language, counted in words.items():
        for word, count in counted.items():
            for stem in stems(word, language):
                with_capital[stem] += count
    columns = np.frombuffer(terms.sequence, dtype=np.int32)
    times = np.bincount(columns, minlength=len(terms.stems)).tolist()
    return [
        number
        for number, stem in enumerate(terms.stems)
        if stem in with_capital and with_capital[stem] >= _MOSTLY * times[number]
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


def _blocks(days: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Stretches of texts in order of their days: first, end, and the end of what may be alike.

    A text without a date counts as of day 0 and is held against every other.
    """
    import numpy as np

    undated = int(np.searchsorted(days, 1))
    for start in range(0, len(days), _BLOCK):
        end = min(start + _BLOCK, len(days))
        last = len(days)
        if start >= undated:
            last = int(np.searchsorted(days, days[end - 1] + _FURTHEST, side="right"))
        yield start, end, last
