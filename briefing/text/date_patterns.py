"""The expressions for dates of a language as one pattern, and the cues around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefing.text.date_hints import Place
from briefing.text.date_words import DATE_WORDS
from briefing.text.patterns import Lazy

# In characters before a hint: no expression begins further away.
_REACH = 32
_UNSPACED_REACH = 8
_REMEMBERED = 4096
_WORD = re.compile(r"\w+")
# The kinds of expressions, by the last of the groups of a pattern that has matched.
_KINDS = {
    "day": "day",
    "weekday": "weekday",
    "after": "weekday",
    "ago": "ago",
    "same_day": "same_day",
    "month_of_year": "month_of_year",
    "year_of_month": "month_of_year",
    "first_day": "month_day",
    "first_to": "month_day",
    "of_year": "month_day",
    "month_last": "day_month",
    "of_year_too": "day_month",
    "month": "month",
    "of_year_also": "month",
    "dom": "day_of_month",
    "stretch": "stretch",
    "year": "year",
}
# Those that may begin with a figure.
_FIGURED = ("ago", "day_month")


def find_expressions(
    text: str, language: str, places: Iterable[Place]
) -> Iterator[tuple[str, re.Match[str]]]:
    """The expressions of a text, each with its kind, none overlapping another.

    ``places`` are those of the hints in it, in order. Only where one stands are the patterns
    tried, at the words before it: tried everywhere they would take ten times as long as
    splitting the text into sentences.
    """
    spaced, patterns = DATE_WORDS[language].spaced, _patterns_of(language)
    first_in, before = (_at_words, _REACH) if spaced else (_at_signs, _UNSPACED_REACH)
    reach = tried = placed = 0
    for at, end in places:
        # A place counts where it does not overlap the one before.
        if at < placed:
            continue
        placed = end
        if at < reach:
            continue
        match = first_in(text, max(reach, tried, at - before), end, patterns)
        if match is None:
            # What begins before here need not be tried again.
            tried = end
        else:
            reach = match.end()
            yield _KINDS[match.lastgroup or ""], match


def _at_words(text: str, window: int, end: int, patterns: _Patterns) -> re.Match[str] | None:
    """The first expression that begins with a word between two places."""
    # A word that began before is none here, the last one may go on behind the hint.
    begun = _WORD.match(text, window - 1) if window else None
    last = _WORD.match(text, end - 1)
    window, end = begun.end() if begun else window, last.end() if last else end
    opened_by = patterns.opened_by
    for word in _WORD.finditer(text, window, end):
        for pattern in opened_by[word[0]]:
            match = pattern.match(text, word.start())
            if match is not None:
                return match
    return None


def _at_signs(text: str, window: int, end: int, patterns: _Patterns) -> re.Match[str] | None:
    """The same for a script without spaces: it may begin at any sign."""
    for start in range(window, end):
        for pattern in patterns.every:
            match = pattern.match(text, start)
            if match is not None:
                return match
    return None


# The same few words come again and again, and to ask the pattern takes ten times as long.
@lru_cache(maxsize=_REMEMBERED)
def is_form(piece: str, form: str) -> bool:
    """Whether a word or phrase of a text is one that a piece of a pattern stands for."""
    return re.fullmatch(piece, form, re.IGNORECASE) is not None


@lru_cache(maxsize=_REMEMBERED)
def weekday_of(form: str, language: str) -> int:
    """The number, from 0 for Monday, of a weekday as a text of a language writes it."""
    return next(
        number
        for number, piece in enumerate(DATE_WORDS[language].weekdays)
        if re.fullmatch(piece, form)
    )


class _Patterns:
    """The patterns of a language, one below another as they are tried at a place.

    They are parted by kinds, of which a word opens few, where it is known which: those that
    may match where it begins are told by ``opened_by``.
    """

    def __init__(self, language: str) -> None:
        words = DATE_WORDS[language]
        pieces = _pieces_of(language)
        if not words.openings:
            pieces = {"": "|".join(pieces.values())}
        edge, end = (r"\b", r"(?!\w)") if words.spaced else ("", "")
        found = {kind: Lazy(f"{edge}(?:{piece}){end}") for kind, piece in pieces.items()}
        self.every = tuple(found.values())
        self.opened_by = _OpenedBy(
            by_word={
                word: tuple(found[kind] for kind in found if word in words.openings.get(kind, ()))
                for word in frozenset().union(*words.openings.values())
            },
            figured=tuple(found[kind] for kind in _FIGURED if kind in found),
            every=self.every,
        )


class _OpenedBy(dict[str, tuple[Lazy, ...]]):
    """The patterns by the words of texts; what a word opens is found out once."""

    def __init__(
        self,
        *,
        by_word: Mapping[str, tuple[Lazy, ...]],
        figured: tuple[Lazy, ...],
        every: tuple[Lazy, ...],
    ) -> None:
        super().__init__()
        self._by_word, self._figured, self._every = by_word, figured, every

    def __missing__(self, word: str) -> tuple[Lazy, ...]:
        # Beyond ASCII some letters are others in a pattern that passes over case.
        if not self._by_word or not word.isascii():
            opened = self._every
        elif word[0].isdigit():
            opened = self._figured
        else:
            opened = self._by_word.get(word.lower(), ())
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = opened
        return opened


@lru_cache(maxsize=16)
def _patterns_of(language: str) -> _Patterns:
    return _Patterns(language)


def _pieces_of(language: str) -> dict[str, str]:
    """What the expressions of each kind are like, with a named group for each of their parts."""
    words = DATE_WORDS[language]
    space = " " if words.spaced else ""
    weekday = "|".join(words.weekdays)
    before = _either(words.before)
    after = _either(words.after)
    number = "|".join((r"\d{1,4}", *words.numbers)) if words.numbers else r"\d{1,4}"
    ago = words.ago.format(n=f"(?P<count>{number})", unit=f"(?P<unit>{_either(words.units)})")
    stretch = _either(words.stretches, any_case=True)
    months = words.months or "(?!)"
    of_year = f"(?: (?P<of_year>{_either(words.of_year)}))?" if words.spaced else ""
    counted = f"(?:(?P<from_stretch>{stretch}) ?の?)?"
    pieces = {
        "day": rf"(?P<day>{_either(words.days, any_case=not words.cased_days)})",
        "weekday": rf"(?:(?P<before>{before}){space})?(?P<weekday>{weekday})"
        rf"(?: (?P<after>{after}))?",
        "ago": rf"(?P<ago>{ago})",
        "same_day": rf"(?P<same_day>{words.same_day})",
    }
    if words.spaced:
        return pieces | {
            "month_of_year": rf"(?P<month_of_year>{months}),? (?:of |de )?"
            r"(?P<year_of_month>(?:18|19|20)\d\d)",
            "month_day": rf"(?P<month_first>{months}) (?P<first_day>[0-3]?\d)(?:st|nd|rd|th)?"
            rf"(?:\s?[-–]\s?(?P<first_to>[0-3]?\d))?{of_year}(?![\d%]|,? \d{{4}}|[.,:]\d)",
            "day_month": r"(?P<last_day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
            r"(?:\s?(?:-|–|to|bis|au|al|and|und|et|y)\s?(?P<last_to>[0-3]?\d)\.?)?"
            rf" (?:of |de )?(?P<month_last>{months}){of_year.replace('of_year', 'of_year_too')}"
            r"(?!,? \d{4}| de \d{4})",
            "month": rf"(?:(?P<month_lead>{words.in_month}) )?(?P<month>{months})"
            rf"{of_year.replace('of_year', 'of_year_also')}(?!\.? \d|,? \d{{4}})",
            "day_of_month": words.day_of_month,
            "stretch": rf"(?P<stretch>{stretch})",
            "year": rf"(?:{words.in_year}) (?P<year>(?:18|19|20)\d\d)(?![\d%]|[.,:-]\d)",
        }
    return pieces | {
        "month_of_year": r"(?P<year_of_month>(?:18|19|20)\d\d)\s?[年년]"
        r"\s?(?P<month_of_year>1?\d)\s?[月월](?!\s?\d)",
        "month_day": rf"(?<![年년\d])(?<!년 ){counted}"
        r"(?P<month_first>1?\d)\s?[月월]\s?(?P<first_day>[0-3]?\d)"
        r"(?:[日号號일]?\s?(?:至|到|-|~|〜|～|∼)\s?(?P<first_to>[0-3]?\d))?"
        r"\s?[日号號일]",
        "month": rf"(?<![年년\d])(?<!년 ){counted.replace('from_stretch', 'month_lead')}"
        r"(?P<month>1?\d)\s?[月월]"
        r"(?!\s?\d|份?[初末]|曜)",
        "day_of_month": counted.replace("from_stretch", "dom_lead") + words.day_of_month,
        "stretch": rf"(?P<stretch>{stretch})",
        "year": r"(?P<year>(?:18|19|20)\d\d)\s?[年년](?!\s?\d|间|間|代|대|도|度)",
    }


@lru_cache(maxsize=16)
def cues_of(language: str) -> re.Pattern[str]:
    """What tells whether a date is to come, has come, or may be either: a group for each."""
    words = DATE_WORDS[language]
    edge = r"\b" if words.spaced else ""
    return re.compile(
        rf"{edge}(?:(?P<unsure>{words.unsure})|(?P<to_come>{words.to_come})"
        rf"|(?P<arranged>{words.arranged})|(?P<has_come>{words.has_come})){edge}"
    )


def _either(forms: Iterable[str], *, any_case: bool = False) -> str:
    """An alternation of forms, the longest first."""
    joined = "|".join(sorted(forms, key=len, reverse=True)) or "(?!)"
    return f"(?i:{joined})" if any_case else joined
