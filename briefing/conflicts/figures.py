"""Figures in English sentences: what they say in numbers, and whether two can both be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy, ascii_words, beyond_ascii, has_digit

_TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_FROM_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: number for number, word in enumerate(_TO_NINETEEN.split(), 1)}
_TENS = {word: 10 * number for number, word in enumerate(_FROM_TWENTY.split(), 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
_WORD = "|".join((*_TENS, *sorted(_ONES, key=len, reverse=True)))
_FIGURE = Lazy(
    r"(?<![\w.,:/+-])(?P<currency>[€$£¥]\s?)?"
    rf"(?:(?P<digits>\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}})+(?:\.\d+)?|\d{{1,12}}(?:\.\d{{1,6}})?)"
    rf"|(?P<words>(?:{_WORD})(?:[ -](?:{_WORD}))?))"
    r"(?:[ \u00a0-]?(?P<scale>(?:hundred|thousand|million|billion|trillion|bn|mn|m)))?"
    r"(?![\w:/]|[.,]\d|[-–]\w)",
    re.IGNORECASE,
)

# Words that a figure in words can begin with: as ``ascii_words`` gives them.
_NUMBER_WORDS = frozenset(
    f"{word}{scale}".encode() for word in (*_ONES, *_TENS) for scale in ("", *_SCALES)
)
_START = Lazy(r"[\d€$£¥]")

# What stands before a figure, and the share of it that it may lie below or above.
_BOUNDS = {
    "at least": (0.0, None), "no fewer than": (0.0, None), "no less than": (0.0, None),
    "not less than": (0.0, None), "more than": (0.0, None), "over": (0.0, None),
    "above": (0.0, None), "upwards of": (0.0, None), "exceeding": (0.0, None),
    "at most": (None, 0.0), "up to": (None, 0.0), "less than": (None, 0.0),
    "fewer than": (None, 0.0), "under": (None, 0.0), "below": (None, 0.0),
    "no more than": (None, 0.0), "not more than": (None, 0.0),
    "nearly": (0.15, 0.0), "almost": (0.15, 0.0), "close to": (0.15, 0.05),
    "about": (0.1, 0.1), "around": (0.1, 0.1), "some": (0.1, 0.1), "roughly": (0.1, 0.1),
    "approximately": (0.1, 0.1), "an estimated": (0.1, 0.1), "estimated": (0.1, 0.1),
    "well over": (0.0, None), "just over": (0.0, 0.1), "just under": (0.1, 0.0),
}  # fmt: skip
_BOUND = Lazy(
    r"\b(?P<bound>" + "|".join(sorted(_BOUNDS, key=len, reverse=True)) + r") (?:an? |the )?$",
    re.IGNORECASE,
)
_LONGEST_BOUND = 24  # characters
_BOUND_ENDS = tuple(sorted({bound.split()[-1] for bound in _BOUNDS}))
# Letters of other cases than ``str.lower`` tells, which patterns take for "s" and "i".
_ODD_LETTERS = frozenset("ſıİ")
# Rounding moves a figure by no more than this share of it; below a hundred, counts are exact.
_ROUNDED = 0.15
_EXACT = 2  # digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number at ``text[start:end]`` of a sentence, and the range of what it can mean.

    ``from_`` is where the words that bound it begin ("at least 14"). ``unit`` is the sign of
    a currency before it, or "". ``step`` is how finely it is told: 10 for 140, 0.1 for 2.4.
    """

    start: int
    end: int
    from_: int
    value: float
    low: float
    high: float
    step: float
    unit: str

    def agrees(self, other: Figure) -> bool:
        """Whether both can be right: their ranges meet, or one is the other rounded."""
        if self.low <= other.high and other.low <= self.high:
            return True
        step = max(self.step, other.step)
        near = self.high if self.high < other.low else self.low
        far = other.low if self.high < other.low else other.high
        return abs(near - far) <= min(step / 2, _ROUNDED * max(abs(near), abs(far)))


def figures(text: str, taken: Collection[tuple[int, int]] = ()) -> Iterator[Figure]:
    """The figures of a sentence, in order, but those that begin in a stretch that is taken."""
    for match in _found(text):
        at = match.start()
        if taken and any(start <= at < end for start, end in taken):
            continue
        number = _value(match)
        if number is None:
            continue
        value, step = number
        before = text[max(0, at - _LONGEST_BOUND) : at]
        bound = _BOUND.search(before) if _may_bound(before) else None
        below, above = _BOUNDS[bound["bound"].lower()] if bound else (0.0, 0.0)
        yield Figure(
            start=at,
            end=match.end(),
            from_=at - (len(before) - bound.start() if bound else 0),
            value=value,
            low=float("-inf") if below is None else value * (1 - below),
            high=float("inf") if above is None else value * (1 + above),
            step=step,
            unit=(match["currency"] or "").strip(),
        )


def _may_bound(before: str) -> bool:
    """Whether the last word before a figure, articles aside, can end what bounds it."""
    if not before.isascii():
        return True
    words = before.lower().split()[-2:]
    if words and words[-1] in ("a", "an", "the"):
        words.pop()
    return bool(words) and words[-1].endswith(_BOUND_ENDS)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Where figures stand: most sentences have none in words, and many none at all."""
    words = _NUMBER_WORDS.intersection(ascii_words(text))
    if not words and not has_digit(text):
        return
    if words and not text.isascii() and not _ODD_LETTERS.isdisjoint(beyond_ascii(text)):
        yield from _FIGURE.finditer(text)
        return
    starts = [match.start() for match in _START.finditer(text)]
    if words:
        lower = text.lower()
        for word in words:
            starts += _places(lower, word.decode())
        starts.sort()
    end = 0
    for start in starts:
        if start >= end and (found := _FIGURE.match(text, start)) is not None:
            yield found
            end = found.end()


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _value(match: re.Match[str]) -> tuple[float, float] | None:
    """The value of a figure and how finely it is told, None for words that are no number."""
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1.0
    if match["words"]:
        parts = re.split("[ -]", match["words"].lower())
        if len(parts) == 2 and (parts[0] not in _TENS or _ONES.get(parts[1], 10) > 9):
            return None
        number = sum(_TENS.get(part, 0) + _ONES.get(part, 0) for part in parts)
        return number * scale, scale
    told = match["digits"]
    if not told.isascii():  # "１２", or a figure of another script
        told = "".join([str(unicodedata.decimal(sign, sign)) for sign in told])
    digits = re.sub("[^0-9.]", "", told)
    whole, _, decimals = digits.partition(".")
    if decimals:
        step = 10.0 ** -len(decimals)
    elif len(whole) > _EXACT and whole.strip("0"):
        step = 10.0 ** (len(whole) - len(whole.rstrip("0")))
    else:
        step = 1.0
    return float(digits) * scale, step * scale
