"""Which texts are copies of one another: wire copy, cut, retouched, or with furniture added.

Copies are looked for by MinHash in bands (Broder 1997), of which one permutation gives all
(Li, Owen and Zhang 2012; empty bins filled as by Shrivastava and Li 2014), and every pair
found is verified by its true shingles. Different reports of one event, and the regular
reports of one beat that differ in their figures, are no copies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy, beyond_ascii
from briefing.text.shingles import shingles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from briefing.text.shingles import Hashes

# Raised whenever a text gives another signature than before.
VERSION = 1

# A text of fewer shingles (19 words, 23 characters) tells too little: paywalls, flashes.
FEWEST = 16

# Bands and their rows: 16 of 4 over the whole text find those that share most of it; 10 of 3
# over its beginning find what was cut from the end.
_WHOLE, _OPENING = (16, 4), (10, 3)
_BANDS = _WHOLE[0] + _OPENING[0]
_OPENING_SHINGLES = 96

_CONTAINED = 0.6  # of the shingles of the shorter text
_COVERED = 0.4  # of those of the longer one, unless the shorter is its beginning
_SAME_FIGURES = 0.5  # of the figures of the one that has fewer

# In a bucket of more than this many texts each is held against the next few only: copies
# meet there too, and a stock phrase that thousands share costs no more than that.
_ALL_PAIRS = 12
_NEXT_FEW = 4

_IN_ONE_LOOK = 500  # pairs whose texts are asked for together

_FIGURES = Lazy(r"\d+")
_BUT_FIGURES = bytes(byte if 48 <= byte <= 57 else 32 for byte in range(256))

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trace:
    """A text as it is compared: its shingles in order, sorted without repeats, its figures."""

    ordered: Hashes
    unique: Hashes
    figures: frozenset[str]


def trace(text: str) -> Trace:
    """What of a text is compared with others."""
    import numpy as np

    ordered = shingles(text)
    return Trace(ordered, np.unique(ordered), frozenset(_figures(text)))


def _figures(text: str) -> list[str]:
    if not text.isascii() and any(map(str.isdecimal, beyond_ascii(text))):
        return _FIGURES.findall(text)
    # A fraction of what holding the pattern against every character takes.
    encoded = text.encode("utf-8", "surrogatepass")
    return encoded.translate(_BUT_FIGURES).decode("ascii").split()


def are_copies(one: Trace, other: Trace) -> bool:
    """Whether one text is a copy of another, whole or cut, retouched here and there.

    The shorter has at least 60 % of its shingles from the longer, and with them covers 40 %
    of the longer or is its beginning; half of its figures, where both have any, agree.
    """
    shorter, longer = sorted((one, other), key=lambda each: len(each.unique))
    if len(shorter.unique) < FEWEST:
        return False
    shared = _shared(shorter.unique, longer.unique)
    if shared < _CONTAINED * len(shorter.unique):
        return False
    if shared < _COVERED * len(longer.unique):
        beginning = longer.ordered[: len(shorter.ordered)]
        if _shared(beginning, shorter.unique) < _CONTAINED * len(beginning):
            return False
    fewer = min(len(one.figures), len(other.figures))
    return len(one.figures & other.figures) >= _SAME_FIGURES * fewer


def signature(text: str) -> bytes:
    """The bands of a text's MinHash: 26 numbers of 32 bits; b"" for one that tells too little."""
    import numpy as np

    ordered = shingles(text)
    if len(ordered) < FEWEST:
        return b""
    bands = np.concatenate(
        (_bands(ordered, *_WHOLE), _bands(ordered[:_OPENING_SHINGLES], *_OPENING))
    )
    return bands.astype("<u4").tobytes()


def candidates(signatures: Sequence[bytes]) -> list[Pair]:
    """The pairs of texts that may be copies, by number, in order.

    They depend on the signatures and their order alone, and are at most a few for each text.
    """
    told = [number for number, each in enumerate(signatures) if each]
    if len(told) < 2:
        return []
    import numpy as np

    numbers = np.array(told, dtype=np.int64)
    table = np.frombuffer(b"".join(signatures[n] for n in told), dtype="<u4").reshape(-1, _BANDS)
    found: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
    for band in range(_BANDS):
        rows = _sharing(table, band)
        if not len(rows):
            continue
        keys = table[rows, band]
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        sizes = np.diff(np.append(starts, len(rows)))
        bucket = np.repeat(np.arange(len(starts)), sizes)
        reach = np.where(sizes <= _ALL_PAIRS, _ALL_PAIRS, _NEXT_FEW)[bucket]
        pairs = [found]
        for step in range(1, min(_ALL_PAIRS, len(rows))):
            meet = (bucket[step:] == bucket[:-step]) & (reach[step:] >= step)
            one, two = numbers[rows[:-step][meet]], numbers[rows[step:][meet]]
            pairs.append(np.minimum(one, two) * len(signatures) + np.maximum(one, two))
        found = np.unique(np.concatenate(pairs))
    ones, twos = np.divmod(found, len(signatures))
    return list(zip(ones.tolist(), twos.tolist(), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Which texts are copies: ``first_of[i]`` is the smallest number of the group of text i.

    ``verdicts`` are the pairs that were compared this time. ``pairs`` are all candidates.
    """

    first_of: list[int]
    verdicts: Mapping[Pair, bool]
    pairs: Collection[Pair]


def expect() -> None:
    """Import what grouping needs: whoever waits for something else meanwhile may do so early."""
    import_module("numpy")


def group(
    signatures: Sequence[bytes],
    texts: Callable[[Sequence[int]], Mapping[int, str]],
    known: Mapping[Pair, bool] | None = None,
) -> Grouped:
    """Group texts by their signatures; copies of copies are copies (union-find, Tarjan 1975).

    ``texts`` gives those of some numbers; they are asked for a few hundred at a time, and
    only where a candidate is to be verified that ``known`` does not tell. The groups depend
    on the texts and their order alone, not on what was known.
    """
    known = known or {}
    pairs = candidates(signatures)
    union = _Union(len(signatures))
    unknown = []
    for pair in pairs:
        verdict = known.get(pair)
        if verdict is None:
            unknown.append(pair)
        elif verdict:
            union.join(*pair)
    verdicts: dict[Pair, bool] = {}
    traces: dict[int, Trace] = {}
    for some in _looks(unknown, union):
        wanted = {number for pair in some for number in pair}
        traces = {number: seen for number, seen in traces.items() if number in wanted}
        fetched = texts(sorted(wanted - traces.keys()))
        for one, two in some:
            if union.first(one) == union.first(two):
                continue
            for number in (one, two):
                if number not in traces:
                    traces[number] = trace(fetched[number])
            verdicts[one, two] = are_copies(traces[one], traces[two])
            if verdicts[one, two]:
                union.join(one, two)
    return Grouped(
        first_of=[union.first(number) for number in range(len(signatures))],
        verdicts=verdicts,
        pairs=pairs,
    )


class _Union:
    """Sets that grow together; each is known by its smallest number."""

    def __init__(self, size: int) -> None:
        self._first_of = list(range(size))

    def first(self, number: int) -> int:
        first_of = self._first_of
        while first_of[number] != number:
            first_of[number] = first_of[first_of[number]]
            number = first_of[number]
        return number

    def join(self, one: int, two: int) -> None:
        first, second = sorted((self.first(one), self.first(two)))
        self._first_of[second] = first


def _looks(pairs: Iterable[Pair], union: _Union) -> Iterable[list[Pair]]:
    """The pairs a few hundred at a time, without those that are in one group by then."""
    some: list[Pair] = []
    for one, two in pairs:
        if union.first(one) != union.first(two):
            some.append((one, two))
            if len(some) == _IN_ONE_LOOK:
                yield some
                some = []
    if some:
        yield some


def _shared(some: Hashes, others: Hashes) -> int:
    """How many of some shingles are among others, which are sorted."""
    import numpy as np

    places = np.minimum(np.searchsorted(others, some), len(others) - 1)
    return int(np.count_nonzero(others[places] == some))


def _bands(hashes: Hashes, bands: int, rows: int) -> NDArray[np.uint32]:
    """One number a band: the smallest hash of each of its bins, mixed."""
    import numpy as np

    edges, factors = _bins(bands, rows)
    ordered = np.sort(hashes)
    firsts = ordered.searchsorted(edges)
    filled = (firsts[1:] > firsts[:-1]).nonzero()[0]
    firsts = firsts[:-1]
    if len(filled) == len(firsts):
        smallest = ordered[firsts]
    else:
        # An empty bin has what the next filled one has, told apart by how far that is.
        numbers = np.arange(len(firsts))
        lender = filled[filled.searchsorted(numbers) % len(filled)]
        away = ((lender - numbers) % len(firsts)).astype(np.uint64)
        smallest = ordered[firsts[lender]] + away * np.uint64(0x9E3779B97F4A7C15)
    keys = (smallest.reshape(bands, rows) * factors).sum(axis=1)
    found: NDArray[np.uint32] = (keys >> np.uint64(24)).astype(np.uint32)
    return found


@lru_cache(maxsize=2)
def _bins(bands: int, rows: int) -> tuple[Hashes, Hashes]:
    """Where the bins of so many bands begin, with the end of the last, and a factor a row."""
    import numpy as np

    bins = bands * rows
    edges = np.arange(bins + 1, dtype=np.uint64) * np.uint64((1 << 64) // bins)
    edges[bins] = np.uint64((1 << 64) - 1)
    factors = [pow(0x9E3779B97F4A7C15, row + 1, 1 << 64) for row in range(rows)]
    return edges, np.array(factors, dtype=np.uint64)


def _sharing(table: NDArray[np.uint32], band: int) -> NDArray[np.intp]:
    """The rows that share their number in a band with another, bucket by bucket.

    Inside a bucket by the bands that follow, so that in a large one copies stand together.
    """
    import numpy as np

    column = table[:, band]
    order = np.argsort(column, kind="stable")
    keys = column[order]
    same = keys[1:] == keys[:-1]
    edge = np.zeros(1, dtype=bool)
    rows = order[np.concatenate((same, edge)) | np.concatenate((edge, same))]
    second, third = (table[rows, (band + further) % _BANDS] for further in (1, 2))
    found: NDArray[np.intp] = rows[np.lexsort((third, second, column[rows]))]
    return found
