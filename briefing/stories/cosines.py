"""Texts as rows of weighted words, and the cosines of all with all.

Only sums of products are needed, of rows with a few hundred entries: numpy alone does that as
fast as a library for sparse matrices, which takes longer to load than a week's stories take.
A cosine is added up in the order of the columns, in whatever way, so that it is the same to
the last digit on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Pairs that are held at once, and cells of a table that are changed at once.
_PAIRS = 1 << 16
# What it costs to add up two entries, against a cell of a row that is changed as a whole, and
# what it costs to begin with a column whose rows are changed so.
_A_PAIR, _A_COLUMN = 28, 10_000


@dataclass(frozen=True, slots=True)
class Rows:
    """The entries of ``number`` rows, in order of rows and columns, none of them twice."""

    number: int
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]

    def of(self, kept: NDArray[np.bool_]) -> Rows:
        """Rows with some of the entries alone."""
        return Rows(self.number, self.rows[kept], self.columns[kept], self.values[kept])

    def sizes(self) -> NDArray[np.int64]:
        """How many entries each row has."""
        import numpy as np

        return np.bincount(self.rows, minlength=self.number)

    def unit(self) -> Rows:
        """Rows of length one; a row of nothing stays as it is."""
        import numpy as np

        sizes = self.sizes()
        filled = np.flatnonzero(sizes)
        lengths = np.ones(self.number)
        if len(filled):
            firsts = (np.cumsum(sizes) - sizes)[filled]
            lengths[filled] = np.sqrt(np.add.reduceat(self.values * self.values, firsts))
        return Rows(self.number, self.rows, self.columns, (1.0 / lengths)[self.rows] * self.values)

    def most_telling(self, most: int) -> Rows:
        """Rows without what stands in one row alone, and of the rest only the heaviest."""
        import numpy as np

        held_by = np.bincount(self.columns)
        shared = self.of(held_by[self.columns] > 1)
        sizes = shared.sizes()
        if sizes.max(initial=0) <= most:
            return shared
        order = np.lexsort((shared.columns, -shared.values, shared.rows))
        firsts = np.repeat(np.cumsum(sizes) - sizes, sizes)
        kept = np.zeros(len(order), dtype=bool)
        kept[order[np.arange(len(order)) - firsts < most]] = True
        return shared.of(kept)


class Held:
    """Which rows hold each column; rows go by their places in a given order.

    ``places[r]`` is the place of row r.
    """

    def __init__(self, rows: Rows, places: NDArray[np.intp]) -> None:
        import numpy as np

        found = places[rows.rows]
        order = np.lexsort((found, rows.columns))
        self._places = found[order]
        self._columns = rows.columns[order]
        self._values = rows.values[order]
        self._by_place = np.argsort(found, kind="stable")
        self._number = rows.number
        self._rows = rows
        self._ends = np.cumsum(np.bincount(found, minlength=rows.number))

    def cosines(self, start: int, end: int, last: int) -> NDArray[np.float64]:
        """The cosines of the rows from ``start`` to ``end`` with each after it, up to ``last``.

        A table of as many rows, and of a column for each place from ``start`` to ``last``;
        what it has where the second place is not the later one means nothing.
        """
        import numpy as np

        width = last - start
        table = np.zeros((end - start, width))
        places, columns, values = self._places, self._columns, self._values
        if start > 0 or last < self._number:
            near = (places >= start) & (places < last)
            places, columns, values = places[near] - start, columns[near], values[near]
        if not len(places):
            return table
        bounds = np.flatnonzero(np.diff(columns, prepend=-1, append=-1))
        sizes = np.diff(bounds)
        after = np.repeat(bounds[1:], sizes) - np.arange(1, len(places) + 1)
        after[places >= end - start] = 0
        pairs = np.add.reduceat(after, bounds[:-1])
        held = np.add.reduceat((places < end - start).astype(np.int64), bounds[:-1])
        # What many rows hold is added to whole rows at once, where that is less work.
        full = np.flatnonzero(pairs * _A_PAIR > held * width + _A_COLUMN)
        row = np.zeros(width)
        begun = 0
        for column in full.tolist():
            first, beyond, own = bounds[column], bounds[column + 1], bounds[column] + held[column]
            _add_pairs(table, places, values, after, slice(begun, first))
            row[:] = 0.0
            row[places[first:beyond]] = values[first:beyond]
            for some in _parts(first, own, max(1, _PAIRS // width)):
                table[places[some]] += values[some, None] * row
            begun = beyond
        _add_pairs(table, places, values, after, slice(begun, len(places)))
        return table

    def shared(self, ones: NDArray[np.intp], twos: NDArray[np.intp]) -> NDArray[np.int64]:
        """For each pair of places the number of the columns that both hold."""
        import numpy as np

        found = np.zeros(len(ones), dtype=np.int64)
        if not len(ones):
            return found
        columns = self._rows.columns[self._by_place]
        width = int(columns.max(initial=0)) + 1
        starts = self._ends - np.diff(self._ends, prepend=0)
        different, row_of = np.unique(ones, return_inverse=True)
        for some in _parts(0, len(different), max(1, 64 * _PAIRS // width)):
            own = different[some]
            table = np.zeros((len(own), width), dtype=bool)
            entries, of = _entries(starts[own], self._ends[own])
            table[of, columns[entries]] = True
            flat = table.ravel()
            here = np.flatnonzero((row_of >= some.start) & (row_of < some.stop))
            for part in _parts(0, len(here), 2_000):
                pairs = here[part]
                entries, of = _entries(starts[twos[pairs]], self._ends[twos[pairs]])
                cells = ((row_of[pairs] - some.start) * width)[of] + columns[entries]
                found[pairs] = np.bincount(of[flat[cells]], minlength=len(pairs))
        return found


def _add_pairs(
    table: NDArray[np.float64],
    places: NDArray[np.intp],
    values: NDArray[np.float64],
    after: NDArray[np.int64],
    entries: slice,
) -> None:
    """Add the products of each of some entries with those after it in its column."""
    import numpy as np

    begins = np.flatnonzero(after[entries]) + entries.start
    counts = after[begins]
    ends = np.cumsum(counts)
    flat, width = table.ravel(), table.shape[1]
    at = 0
    while at < len(begins):
        done = int(ends[at - 1]) if at else 0
        until = max(at + 1, int(np.searchsorted(ends, done + _PAIRS, side="right")))
        some, many = begins[at:until], counts[at:until]
        others = np.repeat(some + 1 + done + many - ends[at:until], many)
        others += np.arange(len(others))
        cells = np.repeat(places[some] * width, many)
        cells += places[others]
        products = np.repeat(values[some], many)
        products *= values[others]
        np.add.at(flat, cells, products)
        at = until


def _entries(
    starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All numbers of some stretches, and for each the number of its stretch."""
    import numpy as np

    sizes = ends - starts
    of = np.repeat(np.arange(len(starts)), sizes)
    return np.arange(len(of)) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes), of


def _parts(start: int, end: int, size: int) -> Iterator[slice]:
    for first in range(start, end, size):
        yield slice(first, min(first + size, end))
