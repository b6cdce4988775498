"""The words and figures of a sentence, with their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from briefing.text.patterns import Lazy

# A group, so that splitting by it gives the words, too, behind what stands before each.
_TOKEN = Lazy(r"([^\W\d_][\w’'-]*|%|\d[\d,.]*)")


class Token(NamedTuple):
    """A word, a number or a sign of per cent at ``text[start:end]``."""

    start: int
    end: int
    text: str
    word: str  # lower case

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper()


# No call of Python's own for each word.
_made = partial(tuple.__new__, Token)
_start_of, _end_of, word_of = (
    itemgetter(Token._fields.index(field)) for field in ("start", "end", "word")
)


def tokens_of(text: str) -> list[Token]:
    """The words of a sentence, in order."""
    parts = _TOKEN.split(text)
    places = list(accumulate(map(len, parts), initial=0))
    words = parts[1::2]
    fields = zip(places[1::2], places[2::2], words, map(str.lower, words), strict=False)
    return list(map(_made, fields))


def within(tokens: list[Token], start: int, end: int) -> list[Token]:
    """The words between two places."""
    first = bisect_left(tokens, start, key=_start_of)
    return tokens[first : bisect_right(tokens, end, first, key=_end_of)]
