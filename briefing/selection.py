"""One search for every objective: which sentences to take within a limit.

Lazy greedy over gains (Minoux 1978) or the best single sentence, whichever is worth more:
for a monotone submodular objective that is within a constant of the best (Leskovec et al.
2007). Then one-for-one exchanges where sentences share concepts. Or, where it is asked for,
maximal marginal relevance (Carbonell and Goldstein 1998): likeness to what is chosen counts
against a sentence. Equal gains are decided by article id and place in the text, never by
the order of the input.
"""

from __future__ import annotations

import heapq
import sys
from array import array
from collections.abc import Iterable, Sequence
from operator import mul
from typing import TypeAlias

from briefing.records import Budget, Chosen, Objective
from briefing.text.likeness import Likeness, says_again, words_of
from briefing.text.terms import Rows
from briefing.text.words import count_words

# An exchange has to be worth this share of all that is chosen; smaller ones are rounding.
_WORTHWHILE = 1e-6
_ROUNDING = 1e-12
_EXCHANGES = 20
# Only so many sentences are tried for an exchange, those that would add most: with more,
# the time grows and the result does not.
_TRIED = 40

ALREADY_TOLD = "already told"
ALIKE = "like one chosen"


def select(
    objective: Objective,
    budget: Budget,
    *,
    per_article: int | None = None,
    exchange: bool = True,
    diversity: float | None = None,
) -> tuple[Chosen, ...]:
    """Choose sentences within the budget, in order of selection.

    Neither limit is ever exceeded, and no sentence that still fits and adds something is
    left out. ``per_article`` limits how many sentences one article may give. Without
    ``exchange`` the greedy choice stands, which is what counts where the order does. A
    sentence that repeats a chosen one, word for word or nearly, is passed over.
    ``diversity``, 0 to 1, is how much likeness to a chosen sentence counts beside the gain
    (None: as the method likes it); with it, nothing is exchanged. A choice's
    reasons are the objective's parts at the moment of choosing; they add up to its score.

    Raises ValueError when the budget sets no limit at all.
    """
    if budget.words is None and budget.sentences is None:
        raise ValueError("a budget needs a number of words or of sentences")
    search = _Search(objective, budget, per_article)
    diversity = objective.diversity if diversity is None else diversity
    if diversity > 0.0:
        return search.diverse(diversity)
    chosen = search.greedy([])
    if objective.covers and exchange:
        chosen = search.exchanged(chosen)
        chosen = search.greedy(chosen)
    return search.explained(chosen)


# Each concept's best factor among the chosen, the best of the others, and which has the best.
_Covered: TypeAlias = tuple[list[float], list[float], list[int]]


class _Rows(dict[int, list[int]]):
    """The concepts of each sentence, as a list once it is looked at.

    Where numpy is there, those that no other sentence has are left out: nothing else can
    tell them, so no sum changes, and they are most.
    """

    def __init__(self, covers: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self._covers = covers
        if isinstance(covers, Rows) and "numpy" in sys.modules:
            import numpy as np

            flat = np.frombuffer(covers.flat, dtype=np.int32)
            several = np.bincount(flat)[flat] > 1
            ends = np.zeros(len(flat) + 1, dtype=np.int64)
            np.cumsum(several, out=ends[1:])
            self._covers = Rows(
                array("i", flat[several].tobytes()), array("q", ends[covers.starts].tobytes())
            )

    def __missing__(self, position: int) -> list[int]:
        row = self[position] = list(dict.fromkeys(self._covers[position]))
        return row


class _Search:
    """One objective under one budget; sentences go by their position in the objective."""

    def __init__(self, objective: Objective, budget: Budget, per_article: int | None) -> None:
        self.objective = objective
        sentences = objective.sentences
        self.words = objective.lengths or [count_words(sentence.text) for sentence in sentences]
        self.limit = budget.words if budget.words is not None else sum(self.words)
        self.count = budget.sentences if budget.sentences is not None else len(sentences)
        self.per_article = per_article if per_article is not None else len(sentences)
        self.factors = objective.factors or (1.0,) * len(sentences)
        covers: Sequence[Sequence[int]] = objective.covers or ((),) * len(sentences)
        self.lengths: list[float] = [
            max(1, words) ** objective.length_exponent for words in self.words
        ]
        self.candidates = [
            position
            for position, eligible in enumerate(objective.eligible)
            if eligible and self.words[position] <= self.limit
        ]
        # What each sentence is worth by itself: no sentence ever adds more.
        worths = objective.worths or [
            constant + sum(objective.concept_weights[concept] for concept in covered)
            for constant, covered in zip(objective.constants, covers, strict=True)
        ]
        self.alone: list[float] = list(map(mul, worths, self.factors))
        self._shortest = min([self.words[each] for each in self.candidates], default=0)
        # Gains only fall as more is chosen, so what a sentence is worth alone bounds them.
        self._bounds = [
            (-self.alone[position] / self.lengths[position], self._key(position), position)
            for position in self.candidates
        ]
        heapq.heapify(self._bounds)
        self._rows = _Rows(covers)
        self._vocabulary: dict[int, frozenset[str]] = {}

    def greedy(self, chosen: list[int]) -> list[int]:
        """Add the candidates of the largest gain, one after the other, while any fits."""
        chosen = list(chosen)
        best = self._best(chosen)
        taken = set(chosen)
        used = self._used(chosen)
        queue = self._bounds.copy()
        while queue and self._room(chosen, used):
            negative, place, position = heapq.heappop(queue)
            if position in taken or not self._fits(position, chosen, used):
                continue
            gain = self._gain(position, best)
            if -negative > gain:
                heapq.heappush(queue, (-gain, place, position))
                continue
            if chosen and gain <= 0.0 and self.objective.covers:
                break
            if self._repeats(position, chosen):
                continue
            chosen.append(position)
            used += self.words[position]
            self._cover(position, best)
        return chosen

    def diverse(self, diversity: float) -> tuple[Chosen, ...]:
        """Choose by (1 - d) · gain - d · likeness to the most alike chosen, the largest first.

        Gains are taken as shares of the largest one, so that both count on one scale.
        """
        likeness = Likeness([sentence.text for sentence in self.objective.sentences])
        largest = max([-bound for bound, _, _ in self._bounds], default=0.0) or 1.0
        chosen: list[int] = []
        found: list[Chosen] = []
        best = self._best(())
        taken: set[int] = set()
        used = 0
        queue = [((1.0 - diversity) * bound, place, each) for bound, place, each in self._bounds]
        while queue and self._room(chosen, used):
            negative, place, position = heapq.heappop(queue)
            if position in taken or not self._fits(position, chosen, used):
                continue
            alike = max([likeness.between(position, other) for other in chosen], default=0.0)
            penalty = diversity * largest * alike
            value = (1.0 - diversity) * self._gain(position, best) - penalty
            if -negative > value:
                heapq.heappush(queue, (-value, place, position))
                continue
            taken.add(position)
            if self._repeats(position, chosen):
                continue
            reasons = {
                name: (1.0 - diversity) * part
                for name, part in self._reasons(position, best).items()
            }
            if penalty:
                reasons[ALIKE] = -penalty
            chosen.append(position)
            used += self.words[position]
            self._cover(position, best)
            sentence = self.objective.sentences[position]
            found.append(Chosen(sentence=sentence, score=sum(reasons.values()), reasons=reasons))
        return tuple(found)

    def exchanged(self, chosen: list[int]) -> list[int]:
        """Exchange a chosen sentence for another as long as all together is worth more.

        Many short ones may also give way to a single long one. The worth here is not divided
        by length: the limit itself is the price of words.
        """
        alone = [position for position in self.candidates if self._fits(position, (), 0)]
        single = min(alone, key=lambda each: (-self.alone[each], self._key(each)), default=-1)
        total = self._total(chosen)
        if single >= 0 and self.alone[single] > total:
            chosen, total = [single], self.alone[single]
        chosen = list(chosen)
        pool = self._pool(chosen)
        for _ in range(_EXCHANGES):
            exchange = self._best_exchange(chosen, pool, _WORTHWHILE * abs(total))
            if exchange is None:
                break
            added, out, into = exchange
            chosen[chosen.index(out)] = into
            total += added
        return chosen

    def _pool(self, chosen: Iterable[int]) -> list[int]:
        """The candidates that add most to what is covered; the chosen ones add nothing."""
        best = self._best(chosen)
        taken = set(chosen)
        queue = [(-self.alone[each], place, each, False) for _, place, each in self._bounds]
        heapq.heapify(queue)
        pool: list[int] = []
        while queue and len(pool) < _TRIED:
            _, place, each, exact = queue[0]
            if exact:
                pool.append(each)
                heapq.heappop(queue)
            else:
                worth = 0.0 if each in taken else self._worth(each, best)
                heapq.heapreplace(queue, (-worth, place, each, True))
        return pool

    def explained(self, chosen: list[int]) -> tuple[Chosen, ...]:
        """Put the chosen in the order in which their gains fall, and say what each gave."""
        best = self._best(())
        # Gains only fall, so the one that was looked at before bounds each.
        queue = [(-self._gain(each, best), self._key(each), each) for each in chosen]
        heapq.heapify(queue)
        explained = []
        while queue:
            negative, place, position = heapq.heappop(queue)
            gain = self._gain(position, best)
            if -negative > gain:
                heapq.heappush(queue, (-gain, place, position))
                continue
            reasons = self._reasons(position, best)
            self._cover(position, best)
            explained.append(
                Chosen(
                    sentence=self.objective.sentences[position],
                    score=sum(reasons.values()),
                    reasons=reasons,
                )
            )
        return tuple(explained)

    # --- worth ---------------------------------------------------------------------------

    def _worth(self, position: int, best: list[float]) -> float:
        """What a sentence adds to what is covered; ``best`` holds the factor by concept."""
        alone = self.alone[position]
        factor = self.factors[position]
        weights = self.objective.concept_weights
        told = 0.0
        for concept in self._rows[position]:
            held = best[concept]
            if held:
                told += weights[concept] * (factor if factor < held else held)
        added: float = alone - told
        # What is left of a difference of equal sums is rounding.
        return added if abs(added) > _ROUNDING * abs(alone) else 0.0

    def _gain(self, position: int, best: list[float]) -> float:
        return self._worth(position, best) / self.lengths[position]

    def _best(self, chosen: Iterable[int]) -> list[float]:
        """How well each concept is covered, 0 where it is not."""
        best = [0.0] * len(self.objective.concept_weights)
        for position in chosen:
            self._cover(position, best)
        return best

    def _cover(self, position: int, best: list[float]) -> None:
        factor = self.factors[position]
        for concept in self._rows[position]:
            if best[concept] < factor:
                best[concept] = factor

    def _reasons(self, position: int, best: list[float]) -> dict[str, float]:
        """The named parts of a gain: they add up to it."""
        share = self.factors[position] / self.lengths[position]
        parts = self.objective.parts[position] if self.objective.parts else {}
        reasons = {name: value * share for name, value in parts.items()}
        if not reasons:
            reasons = {self.objective.method: self.alone[position] / self.lengths[position]}
        told = self._gain(position, best) - sum(reasons.values())
        # Sums of thousands of parts differ in their last digits.
        if abs(told) > 1e-9 * max(1.0, *map(abs, reasons.values())):
            reasons[ALREADY_TOLD] = told
        return reasons

    # --- limits --------------------------------------------------------------------------

    def _used(self, chosen: Iterable[int]) -> int:
        return sum([self.words[each] for each in chosen])

    def _room(self, chosen: Sequence[int], used: int) -> bool:
        """Whether any sentence at all may still fit beside so many words."""
        return len(chosen) < self.count and used + self._shortest <= self.limit

    def _fits(self, position: int, chosen: Sequence[int], used: int) -> bool:
        """Whether a sentence fits beside the chosen ones, which have so many words."""
        if len(chosen) >= self.count or used + self.words[position] > self.limit:
            return False
        if len(chosen) < self.per_article:
            return True
        article = self.objective.sentences[position].article_id
        given = sum(self.objective.sentences[each].article_id == article for each in chosen)
        return given < self.per_article

    def _repeats(self, position: int, chosen: Iterable[int]) -> bool:
        """Whether a chosen sentence already says this in the same words, or nearly."""
        words = self._words_of(position)
        return any(says_again(words, self._words_of(other)) for other in chosen)

    def _words_of(self, position: int) -> frozenset[str]:
        words = self._vocabulary.get(position)
        if words is None:
            words = words_of(self.objective.sentences[position].text)
            self._vocabulary[position] = words
        return words

    # --- exchanges -----------------------------------------------------------------------

    def _best_exchange(
        self, chosen: Sequence[int], pool: Iterable[int], least: float
    ) -> tuple[float, int, int] | None:
        """What is gained, the sentence to give up and the one to take for it.

        None where nothing is, or no more than ``least``.
        """
        covered = self._covered(chosen)
        best, _, _ = covered
        taken = set(chosen)
        # What a sentence adds to all that is chosen bounds what exchanging it can add.
        bounds = sorted(
            (-self._worth(into, best), self._key(into), into) for into in pool if into not in taken
        )
        lost = {out: self._lost(out, covered) for out in sorted(chosen, key=self._key)}
        largest = least
        cheapest = min(lost.values(), default=0.0)
        used = self._used(chosen)
        found: tuple[float, int, int] | None = None
        for negative, _, into in bounds:
            if -negative <= largest:
                break
            again = self._again(into, covered)
            # Most come to nothing, whichever is given up for them.
            if sum(again.values()) - negative - cheapest <= largest:
                continue
            for out, gone in lost.items():
                added = again.get(out, 0.0) - negative - gone
                if added <= largest:
                    continue
                rest = [each for each in chosen if each != out]
                if self._fits(into, rest, used - self.words[out]) and not self._repeats(into, rest):
                    # A margin, since sums differ in their last digits with their order.
                    largest = added + least
                    found = (added, out, into)
        return found

    def _lost(self, out: int, covered: _Covered) -> float:
        """What giving up one of the chosen uncovers."""
        best, seconds, owner = covered
        weights = self.objective.concept_weights
        factor = self.factors[out]
        kept = 0.0
        for concept in self._rows[out]:
            others = seconds[concept] if owner[concept] == out else best[concept]
            if others:
                kept += weights[concept] * (factor if factor < others else others)
        return self.alone[out] - kept

    def _again(self, into: int, covered: _Covered) -> dict[int, float]:
        """What giving each of the chosen up would uncover and a sentence would cover again."""
        best, seconds, owner = covered
        weights = self.objective.concept_weights
        factor = self.factors[into]
        again: dict[int, float] = {}
        for concept in self._rows[into]:
            left = seconds[concept]
            had = best[concept]
            if left < had and left < factor:
                worth = weights[concept] * ((factor if factor < had else had) - left)
                again[owner[concept]] = again.get(owner[concept], 0.0) + worth
        return again

    def _covered(self, chosen: Iterable[int]) -> _Covered:
        size = len(self.objective.concept_weights)
        best, seconds, owner = [0.0] * size, [0.0] * size, [-1] * size
        for position in chosen:
            factor = self.factors[position]
            for concept in self._rows[position]:
                held = best[concept]
                if factor > held:
                    seconds[concept] = held
                    best[concept] = factor
                    owner[concept] = position
                elif factor > seconds[concept]:
                    seconds[concept] = factor
        return best, seconds, owner

    def _total(self, chosen: Iterable[int]) -> float:
        """What sentences are worth together."""
        best = self._best(())
        total = 0.0
        for position in chosen:
            total += self._worth(position, best)
            self._cover(position, best)
        return total

    def _key(self, position: int) -> tuple[str, int, int]:
        """A sentence's place, which decides between equals."""
        sentence = self.objective.sentences[position]
        return sentence.article_id, sentence.index, sentence.start
