"""Where the pieces that all dates of a language have stand in a text ("day", "Jan", "20").

To look for each of forty pieces takes forty passes over a text. Here one pass tells where one
may begin, by a number for every run of three characters; only there the pieces themselves are
held against it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.date_words import DATE_WORDS
from briefing.text.pieces import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A text of fewer characters is looked through as quickly piece by piece.
_SHORT = 400
# Pieces are told apart by so many characters.
_RUN = 3
# The number of a run has seven bits of its first and last character, and five of the second,
# so that only what differs there in case, or has a figure for a letter, has the same one.
_FIRST, _SECOND, _BITS = 1 << 12, 1 << 7, 0b11111
_NUMBERS = 1 << 19
_ASCII = 0x80

# Where a piece begins and ends in a text.
Place = tuple[int, int]


class _Piece(NamedTuple):
    """A piece, its number among those of its language, and how far in its run stands."""

    number: int
    text: str
    inside: int


class _Table(NamedTuple):
    """The pieces of a language by the numbers of the runs that they are told by.

    ``marked`` tells for the number of a run whether any piece is told by it.
    """

    marked: NDArray[np.bool_]
    by_number: Mapping[int, Sequence[_Piece]]


def places_of_hints(text: str, language: str) -> list[Place]:
    """Where the pieces that dates of a language are made of stand in a text, in order.

    One may overlap another; of two that begin at one place the one listed first comes first.
    """
    # To import numpy takes longer than it saves where it is not in use yet.
    if len(text) < _SHORT or "numpy" not in sys.modules:
        return _by_pieces(text, language)
    table = _table_of(language)
    if table is None:
        return _by_pieces(text, language)
    numbers = _numbers(_units(text))
    # No number is outside of the table; to have that checked takes longer.
    places = table.marked.take(numbers, mode="wrap").nonzero()[0]
    found: list[tuple[int, int, int]] = []
    for at, number in zip(places.tolist(), numbers[places].tolist(), strict=True):
        for order, piece, inside in table.by_number[number]:
            start = at - inside
            if start >= 0 and text.startswith(piece, start):
                found.append((start, order, start + len(piece)))
    found.sort()
    return [(start, end) for start, _, end in found]


def _units(text: str) -> bytes:
    """One byte a character, a question mark for each beyond ASCII, and as many more as make
    runs of the last ones."""
    return text.encode("ascii", "replace") + bytes(_RUN - 1)


def _numbers(units: bytes) -> NDArray[np.uint32]:
    """A number for every run of three bytes."""
    import numpy as np

    values = np.frombuffer(units, dtype=np.uint8).astype(np.uint32)
    numbers: NDArray[np.uint32] = values[:-2] * np.uint32(_FIRST)
    numbers += values[2:]
    values &= np.uint32(_BITS)
    values *= np.uint32(_SECOND)
    numbers += values[1:-1]
    return numbers


def _by_pieces(text: str, language: str) -> list[Place]:
    """The same, piece by piece."""
    hints = DATE_WORDS[language].hints
    found: list[Place] = []
    for number in _pieces_of(language).found_in(text):
        piece = hints[number]
        at = text.find(piece)
        while at >= 0:
            found.append((at, at + len(piece)))
            at = text.find(piece, at + 1)
    # Sorting keeps the order of those that begin at one place.
    found.sort(key=lambda place: place[0])
    return found


@lru_cache(maxsize=16)
def _pieces_of(language: str) -> Pieces:
    return Pieces(DATE_WORDS[language].hints)


@lru_cache(maxsize=16)
def _table_of(language: str) -> _Table | None:
    """The table of a language; None where its pieces are not written in Latin letters."""
    import numpy as np

    by_number: dict[int, list[_Piece]] = {}
    for order, piece in enumerate(DATE_WORDS[language].hints):
        # Few texts have many figures, so that a piece is told by its end where it has one.
        figured = any(map(str.isdigit, piece))
        inside = max(0, len(piece) - _RUN) if figured else 0
        run = _units(piece[inside : inside + _RUN])[:_RUN]
        if len(piece) < _RUN - 1 or run.count(b"?") > 1:
            return None
        short = len(piece) < _RUN
        runs = [run[:-1] + bytes((code,)) for code in range(_ASCII)] if short else [run]
        for each in runs:
            number = int(_numbers(each)[0])
            by_number.setdefault(number, []).append(_Piece(order, piece, inside))
    marked = np.zeros(_NUMBERS, dtype=np.bool_)
    marked[list(by_number)] = True
    return _Table(marked, by_number)
