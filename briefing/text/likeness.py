"""How alike texts are by their words, and whether one says again what another says."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from briefing.text.words import tokens

# A sentence says again what another says when so much of its own words are in that one, or
# when the two share so much of the words of both.
CONTAINED = 0.85
ALIKE = 0.7


def words_of(text: str) -> frozenset[str]:
    """The words that a sentence is compared by; a text without any stands for itself."""
    return frozenset(tokens(text, None)) or frozenset((text,))


def says_again(words: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a sentence of some words says what one of ``known`` words says already."""
    shared = len(words & known)
    either = len(words) + len(known) - shared
    return shared >= CONTAINED * len(words) or shared >= ALIKE * either


class Likeness:
    """The cosine of two texts' words, each weighted by its rarity among all of the texts.

    A word counts once a text; its weight is log(1 + n/n_w) of n texts, of which n_w hold it.
    Texts go by their position; each is only looked at once.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [frozenset(tokens(text, None)) for text in texts]
        held_by = Counter(word for words in self._words for word in words)
        self._squares = {
            word: math.log1p(len(texts) / count) ** 2 for word, count in held_by.items()
        }
        self._lengths: dict[int, float] = {}

    def between(self, one: int, other: int) -> float:
        """The likeness of two texts, 0 to 1."""
        # Summed in a fixed order: sums of floats differ with it in their last digits.
        shared = sum(self._squares[word] for word in sorted(self._words[one] & self._words[other]))
        return shared / (self._length(one) * self._length(other)) if shared else 0.0

    def _length(self, text: int) -> float:
        length = self._lengths.get(text)
        if length is None:
            squares = sum(self._squares[word] for word in sorted(self._words[text]))
            length = self._lengths[text] = math.sqrt(squares) or 1.0
        return length
