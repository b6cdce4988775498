"""Arithmetic on columns: numbers of a file's lines, one a line, and what is around each.

All of it takes time in proportion to the lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Column = np.ndarray[Any, np.dtype[np.float64]]
    Columns = dict[str, Column]

# What stands for what is not there: a neighbour or a mark; words to share.
NOWHERE, NOTHING = -99.0, -1.0
FARTHEST = 60
_LIKE = 4  # neighbours on either side whose shape is compared
_AS_LONG = 0.5  # of two lengths, the most their logarithms may differ by


def since(marks: Sequence[int], size: int, *, itself: bool = True) -> Column:
    """How far above each block the nearest of the marks (in order) is."""
    import numpy as np

    at = np.arange(size)
    places = np.array([-1, *marks])
    found = places[np.searchsorted(places, at, side="right" if itself else "left") - 1]
    return np.where(found < 0, NOWHERE, np.minimum(FARTHEST, at - found)).astype(float)


def around(values: Column, radius: int) -> Column:
    """The mean over each block and so many on either side of it."""
    import numpy as np

    size = len(values)
    at = np.arange(size)
    low, high = np.maximum(0, at - radius), np.minimum(size, at + radius + 1)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    mean: Column = (sums[high] - sums[low]) / (high - low)
    return mean


def sides(values: Column, radius: int) -> tuple[Column, Column]:
    """The sum over so many blocks above each one, and that over as many below."""
    import numpy as np

    size = len(values)
    at = np.arange(size)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    above = sums[at] - sums[np.maximum(0, at - radius)]
    below = sums[np.minimum(size, at + radius + 1)] - sums[at + 1]
    return above, below


def moved(values: Column, distance: int) -> Column:
    """Of each block, the value of the one so far below it (above, if less than nothing)."""
    import numpy as np

    size = len(values)
    moved = np.full(size, NOWHERE)
    if distance > 0:
        moved[: max(0, size - distance)] = values[distance:]
    else:
        moved[-distance:] = values[: max(0, size + distance)]
    return moved


def times(keys: Sequence[str]) -> Column:
    import numpy as np

    count = Counter(keys)
    return np.array([float(count[key]) for key in keys])


def alike(words: Column, endings: Column) -> Column:
    """The part of the blocks near each one that are about as long and end alike."""
    import numpy as np

    lengths = np.log(words)
    alike = np.zeros(len(words))
    for distance in range(1, _LIKE + 1):
        for step in (-distance, distance):
            near = np.abs(moved(lengths, step) - lengths) < _AS_LONG
            alike += near & (moved(endings, step) == endings)
    return alike / (2 * _LIKE)


def part_known(telling: Sequence[frozenset[str]], using: Collection[int]) -> Column:
    """The part of each one's telling words that is in others of those."""
    import numpy as np

    once: set[str] = set()
    twice: set[str] = set()
    for index in using:
        twice |= once & telling[index]
        once |= telling[index]
    return np.array(
        [
            len(words & (twice if index in using else once)) / len(words) if words else NOTHING
            for index, words in enumerate(telling)
        ]
    )


def best_stretch(worth: Sequence[float]) -> tuple[int, int]:
    """The half-open stretch of greatest sum; (0, 0) where nothing is worth anything."""
    best = total = 0.0
    start = 0
    found = (0, 0)
    for index, value in enumerate(worth):
        if total <= 0:
            total, start = 0.0, index
        total += value
        if total > best:
            best, found = total, (start, index + 1)
    return found
