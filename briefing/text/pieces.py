"""Which of many pieces of text occur in a long one.

To look for each of fifty pieces takes fifty passes over a text. Here one pass notes which
runs of three characters the text has, and only the pieces all of whose runs are among them are
looked for (the filter of trigram indices, Cox 2012).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A text of fewer characters is looked through as quickly piece by piece; the runs of one of
# more than that many take more memory than they are worth.
_SHORT, _LONG = 400, 1_000_000
# So many runs of a piece are asked for; where it has fewer, a run that every text has stands in.
_RUNS = 4
_EVERY = 0x10000
# Odd, so that runs of different characters mostly have different numbers of 16 bits.
_FIRST, _SECOND = 0x9E3B, 0x0DA5


class Pieces:
    """Pieces to be looked for together, again and again."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._pieces = tuple(pieces)

    def __getitem__(self, number: int) -> str:
        return self._pieces[number]

    def found_in(self, text: str) -> list[int]:
        """The numbers of the pieces that occur in a text, in order."""
        pieces = self._pieces
        return [number for number in self._candidates(text) if pieces[number] in text]

    def first_in(self, text: str) -> Iterator[tuple[int, int]]:
        """The same numbers, each with where its piece stands first."""
        for number in self._candidates(text):
            at = text.find(self._pieces[number])
            if at >= 0:
                yield number, at

    def _candidates(self, text: str) -> Iterable[int]:
        # To import numpy takes longer than it saves where it is not in use yet.
        if not _SHORT <= len(text) <= _LONG or "numpy" not in sys.modules:
            return range(len(self._pieces))
        return _having_all(text, self._runs)

    @cached_property
    def _runs(self) -> NDArray[np.intp]:
        """The numbers of some runs of each piece, one below another, of long ones the ends too."""
        import numpy as np

        columns = np.full((_RUNS, len(self._pieces)), _EVERY, dtype=np.intp)
        for row, piece in zip(columns.T, self._pieces, strict=True):
            runs = _numbers(piece)[::-1]
            step = max(1, len(runs) // _RUNS)
            some = runs[::step][:_RUNS]
            row[: len(some)] = some
        return columns


def _having_all(text: str, columns: NDArray[np.intp]) -> list[int]:
    """The numbers of the columns all of whose runs a text has."""
    import numpy as np

    seen = np.zeros(_EVERY + 1, dtype=np.bool_)
    seen[_numbers(text).astype(np.intp)] = True
    seen[_EVERY] = True
    found: list[int] = np.logical_and.reduce(seen.take(columns)).nonzero()[0].tolist()
    return found


def _numbers(text: str) -> NDArray[np.uint16]:
    """A number for every run of three units of a text in UTF-16."""
    import numpy as np

    values = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    numbers: NDArray[np.uint16] = values[:-2] * np.uint16(_FIRST)
    numbers += values[1:-1] * np.uint16(_SECOND)
    numbers += values[2:]
    return numbers
