"""Shingles: the overlapping runs of words that a text is made of, as numbers.

Texts that share many shingles share whole passages (Broder 1997), whatever was put before,
after or between them. A text of Han, Kana or Hangul, which does not (or not evenly) part its
words, gives runs of characters. Numbers are the same in every process and on every machine.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.text.patterns import CASELESS, lower

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

WORDS = 4
CHARACTERS = 8

# What of a text is looked at, in characters: a long book. It bounds the tables of powers.
LONGEST = 500_000

_SEPARATOR, _LETTER, _ALONE = 0, 1, 2
_STANDING_ALONE = (
    (0x3005, 0x3007),
    (0x3041, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
)
_RARE_HAN = (0x20000, 0x3FFFF)
# The letters and digits of ASCII, in lower case, and 0 for every other byte of UTF-8.
_PLAIN = bytes(
    ord(chr(byte).lower()) if byte < 0x80 and chr(byte).isalnum() else _SEPARATOR
    for byte in range(0x100)
)

# Odd multipliers with well mixed bits (Steele, Lea and Flood 2014, splitmix64), and two
# for the powers.
_MIX_ONE, _MIX_TWO = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_OF_CHARACTERS, _OF_WORDS = 0x9E3779B97F4A7C15, 0xD1B54A32D192ED03


def shingles(text: str) -> Hashes:
    """The shingles of a text as 64-bit numbers, in order; none of a text that has too few words.

    Case, punctuation and white space do not count; letters are compared after Unicode NFC.
    Only the first 500,000 characters are looked at. Vectorised: about 0.05 ms for 1,000 words.
    """
    import numpy as np

    points: NDArray[np.unsignedinteger]
    text = text[:LONGEST]
    encoded = text.encode("utf-8", "surrogatepass")
    if text.isascii() or CASELESS.issuperset(_beyond_ascii(encoded)):
        # Small letters and digits, and 0 for all else: what is beyond ASCII parts words.
        points = kinds = np.frombuffer(encoded.translate(_PLAIN), dtype=np.uint8)
    else:
        lowered = lower(unicodedata.normalize("NFC", text))[:LONGEST]
        # Two bytes a character, unless some are beyond them.
        points = np.frombuffer(lowered.encode("utf-16-le", "surrogatepass"), dtype="<u2")
        if len(points) == len(lowered):
            kinds = _kinds().take(points)
        else:
            points = np.frombuffer(lowered.encode("utf-32-le", "surrogatepass"), dtype="<u4")
            kinds = _kinds()[np.minimum(points, 0xFFFF)]
            rare = (points >= _RARE_HAN[0]) & (points <= _RARE_HAN[1])
            kinds = np.where(points > 0xFFFF, np.where(rare, _ALONE, _SEPARATOR), kinds)
    if not len(points):
        return np.zeros(0, dtype=np.uint64)
    # A word begins and ends where separators, or characters that stand alone, part letters.
    counts = np.zeros(len(kinds) + 2, dtype=bool)
    np.not_equal(kinds, _SEPARATOR, out=counts[1:-1])
    alone = kinds == _ALONE
    standing = int(np.count_nonzero(alone)) if kinds is not points else 0
    if standing:
        edges = ~(counts[1:] & counts[:-1])
        edges[1:] |= alone
        edges[:-1] |= alone
        starts = (counts[1:-1] & edges[:-1]).nonzero()[0]
        ends = (counts[1:-1] & edges[1:]).nonzero()[0] + 1
    else:
        edges = (counts[1:] != counts[:-1]).nonzero()[0]
        starts, ends = edges[::2], edges[1::2]
    width = CHARACTERS if 2 * standing > len(starts) else WORDS
    number = len(starts) - width + 1
    if number < 1:
        return np.zeros(0, dtype=np.uint64)
    words = _mixed(_stretches(points.astype(np.uint64), starts, ends, _OF_CHARACTERS))
    return _mixed(_runs(words, width, _OF_WORDS))


def _beyond_ascii(encoded: bytes) -> str:
    """The characters beyond ASCII of a text in UTF-8, in order."""
    import numpy as np

    units = np.frombuffer(encoded, dtype=np.uint8)
    return units[units >= 0x80].tobytes().decode("utf-8", "surrogatepass")


def _stretches(
    values: Hashes, starts: NDArray[np.intp], ends: NDArray[np.intp], base: int
) -> Hashes:
    """A number for each stretch of values: a polynomial of ``base``, modulo 2 ** 64.

    Differences of running sums give them all at once (Karp and Rabin 1987); a base that is
    odd has an inverse, which takes out where in the text the stretch begins.
    """
    sums, inverses = _running_sums(values, base)
    found: Hashes = sums.take(ends)
    found -= sums.take(starts)
    found *= inverses.take(starts)
    return found


def _runs(values: Hashes, width: int, base: int) -> Hashes:
    """The same for every run of so many values."""
    sums, inverses = _running_sums(values, base)
    found: Hashes = sums[width:] - sums[:-width]
    found *= inverses[: len(found)]
    return found


def _running_sums(values: Hashes, base: int) -> tuple[Hashes, Hashes]:
    """The sums of the values up to each place, times powers of ``base``, and its inverses."""
    import numpy as np

    powers, inverses = _powers(base, _size(len(values)))
    sums = np.zeros(len(values) + 1, dtype=np.uint64)
    np.multiply(values, powers[: len(values)]).cumsum(out=sums[1:])
    return sums, inverses


def _mixed(values: Hashes) -> Hashes:
    """Make of values numbers that differ in every bit where they differ in one (splitmix64).

    In the place of the values themselves.
    """
    first, second, third, one, two = _mixers()
    values ^= values >> first
    values *= one
    values ^= values >> second
    values *= two
    values ^= values >> third
    return values


@lru_cache(maxsize=1)
def _mixers() -> tuple[np.uint64, ...]:
    import numpy as np

    return tuple(map(np.uint64, (30, 27, 31, _MIX_ONE, _MIX_TWO)))


def _size(length: int) -> int:
    """A power of two that holds so many, so that few tables are ever made."""
    return max(4096, 1 << (length - 1).bit_length())


@lru_cache(maxsize=16)
def _powers(base: int, size: int) -> tuple[Hashes, Hashes]:
    import numpy as np

    both = []
    for factor in (base, pow(base, -1, 1 << 64)):
        factors = np.full(size, factor, dtype=np.uint64)
        factors[0] = 1
        both.append(np.multiply.accumulate(factors))
    return both[0], both[1]


@lru_cache(maxsize=1)
def _kinds() -> NDArray[np.uint8]:
    """What each of the first 65,536 characters is: a separator, a letter, or one alone."""
    import numpy as np

    kinds = np.fromiter((chr(point).isalnum() for point in range(0x10000)), dtype=np.uint8)
    for first, last in _STANDING_ALONE:
        kinds[first : last + 1] *= _ALONE
    return kinds
