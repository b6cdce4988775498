"""Arithmetic on columns: numbers of a file's lines, one a line, and what is around each.

All of it takes time in proportion to the lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

    Column = np.ndarray[Any, np.dtype[np.float64]]
    Columns = dict[str, Column]
    Places = np.ndarray[Any, np.dtype[np.intp]]

# What stands for what is not there: a neighbour or a mark; words to share.
NOWHERE, NOTHING = -99.0, -1.0
FARTHEST = 60
_LIKE = 4  # neighbours on either side whose shape is compared
_AS_LONG = 0.5  # of two lengths, the most their logarithms may differ by


def since(marks: Sequence[ArrayLike], size: int, *, itself: bool = True) -> Column:
    """How far above each block the nearest of the marks is; a row for each lot of marks."""
    import numpy as np

    # One place more, before all blocks: what is looked at where the block itself does not count.
    nearest = np.full((len(marks), size + 1), -1)
    for row, places in zip(nearest, marks, strict=True):
        at = np.asarray(places, dtype=np.intp)
        row[at + 1] = at
    found = np.maximum.accumulate(nearest, axis=1)
    found = found[:, 1:] if itself else found[:, :-1]
    return np.where(found < 0, NOWHERE, np.minimum(FARTHEST, np.arange(size) - found))


def around(values: Column, radius: int) -> Column:
    """The mean over each block and so many on either side of it; of each row of values."""
    sums, low, high = _sums(values, radius)
    mean: Column = (sums.take(high, axis=-1) - sums.take(low, axis=-1)) / (high - low)
    return mean


def sides(values: Column, radius: int) -> tuple[Column, Column]:
    """The sum over so many blocks above each one, and that over as many below."""
    sums, low, high = _sums(values, radius)
    return sums[:-1] - sums.take(low), sums.take(high) - sums[1:]


def _sums(values: Column, radius: int) -> tuple[Column, Places, Places]:
    """The sums of the values before each place, and where those near each block begin and end."""
    import numpy as np

    size = values.shape[-1]
    sums = np.zeros((*values.shape[:-1], size + 1))
    np.cumsum(values, axis=-1, out=sums[..., 1:])
    at = np.arange(size)
    return sums, np.maximum(0, at - radius), np.minimum(size, at + (radius + 1))


def moved(values: Sequence[Column], distances: Sequence[int]) -> list[list[Column]]:
    """Of each block, the value of the one so far below it (above, if less than nothing).

    A list for each row of values, with a column for each of the distances.
    """
    import numpy as np

    size = len(values[0])
    far = max(map(abs, distances))
    wide = np.full((len(values), size + 2 * far), NOWHERE)
    for row, value in zip(wide, values, strict=True):
        row[far : far + size] = value
    return [[row[far + one : far + one + size] for one in distances] for row in wide]


def times(keys: Sequence[str]) -> Column:
    """How many of the keys are the same as each one."""
    import numpy as np

    count = Counter(keys)
    return np.array([count[key] for key in keys], dtype=float)


def alike(words: Column, endings: Column) -> Column:
    """The part of the blocks near each one that are about as long and end alike."""
    import numpy as np

    lengths = np.log(words)
    steps = [step for step in range(-_LIKE, _LIKE + 1) if step]
    near_lengths, near_endings = moved((lengths, endings), steps)
    near = np.abs(np.array(near_lengths) - lengths) < _AS_LONG
    near &= np.array(near_endings) == endings
    part: Column = near.sum(axis=0) / (2 * _LIKE)
    return part


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
