"""The expressions for dates of a language as one pattern, and the cues around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefing.text.date_words import DATE_WORDS
from briefing.text.pieces import Pieces

# In characters before a hint: no expression begins further away.
_REACH = 32
_UNSPACED_REACH = 8
_REMEMBERED = 4096
_WORD = re.compile(r"\w+")


def find_expressions(text: str, language: str, hints: Iterable[str]) -> Iterator[re.Match[str]]:
    """The expressions of a text, none overlapping another.

    ``hints`` are those of the language that the text may hold. Only where one stands is the
    whole pattern tried, at the words before it: tried everywhere it would take ten times as
    long as splitting the text into sentences.
    """
    pattern = expressions_of(language)
    spaced, openings = DATE_WORDS[language].spaced, DATE_WORDS[language].openings
    reach = 0
    for at, end in _places(text, hints):
        if at < reach:
            continue
        window = max(reach, at - (_REACH if spaced else _UNSPACED_REACH))
        starts: Iterable[int] = range(window, end)
        if spaced:
            # The last word may go on behind the hint.
            starts = [
                word.start()
                for word in _WORD.finditer(text, window, end)
                if not openings or word.end() == end or _may_open(word[0], openings)
            ]
            if window and starts and starts[0] == window and _WORD.match(text, window - 1):
                del starts[0]  # in the midst of a word
        for start in starts:
            match = pattern.match(text, start)
            if match is not None:
                reach = match.end()
                yield match
                break


def _may_open(word: str, openings: frozenset[str]) -> bool:
    # Beyond ASCII some letters are others in a pattern that passes over case.
    return word[0].isdigit() or word.lower() in openings or not word.isascii()


def _places(text: str, hints: Iterable[str]) -> list[tuple[int, int]]:
    """Where the hints stand in a text, in order, none overlapping another."""
    found: list[tuple[int, int]] = []
    for piece in hints:
        at = text.find(piece)
        while at >= 0:
            found.append((at, at + len(piece)))
            at = text.find(piece, at + 1)
    if len(found) < 2:
        return found
    # Of two that begin at one place the first counts, as in an alternation.
    found.sort(key=lambda place: place[0])
    kept: list[tuple[int, int]] = []
    reach = 0
    for at, end in found:
        if at >= reach:
            kept.append((at, end))
            reach = end
    return kept


def hints_in(text: str, language: str) -> tuple[str, ...]:
    """The pieces that dates of a language are made of, as far as a text holds any."""
    hints = DATE_WORDS[language].hints
    return tuple([hints[number] for number in _hints_of(language).found_in(text)])


@lru_cache(maxsize=16)
def _hints_of(language: str) -> Pieces:
    return Pieces(DATE_WORDS[language].hints)


def may_name_dates(sentence: str, hints: Iterable[str]) -> bool:
    """Whether a sentence holds any of the pieces that its text does."""
    for piece in hints:  # noqa: SIM110 # any() of a generator takes twice as long
        if piece in sentence:
            return True
    return False


# The same few words come again and again, and to ask the pattern takes ten times as long.
@lru_cache(maxsize=_REMEMBERED)
def is_form(piece: str, form: str) -> bool:
    """Whether a word or phrase of a text is one that a piece of a pattern stands for."""
    return re.fullmatch(piece, form, re.IGNORECASE) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_cased_form(piece: str, form: str) -> bool:
    """The same, where capitals count."""
    return re.fullmatch(piece, form) is not None


@lru_cache(maxsize=16)
def expressions_of(language: str) -> re.Pattern[str]:
    """Every expression of a language, as one pattern with a named group for each kind."""
    words = DATE_WORDS[language]
    edge = r"\b" if words.spaced else ""
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
    pieces = [
        rf"(?P<day>{_either(words.days, any_case=not words.cased_days)})",
        rf"(?:(?P<before>{before}){space})?(?P<weekday>{weekday})(?: (?P<after>{after}))?",
        rf"(?P<ago>{ago})",
        rf"(?P<same_day>{words.same_day})",
    ]
    if words.spaced:
        pieces += [
            rf"(?P<month_of_year>{months}),? (?:of |de )?(?P<year_of_month>(?:18|19|20)\d\d)",
            rf"(?P<month_first>{months}) (?P<first_day>[0-3]?\d)(?:st|nd|rd|th)?"
            rf"(?:\s?[-–]\s?(?P<first_to>[0-3]?\d))?{of_year}(?![\d%]|,? \d{{4}}|[.,:]\d)",
            r"(?P<last_day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
            r"(?:\s?(?:-|–|to|bis|au|al|and|und|et|y)\s?(?P<last_to>[0-3]?\d)\.?)?"
            rf" (?:of |de )?(?P<month_last>{months}){of_year.replace('of_year', 'of_year_too')}"
            r"(?!,? \d{4}| de \d{4})",
            rf"(?:(?P<month_lead>{words.in_month}) )?(?P<month>{months})"
            rf"{of_year.replace('of_year', 'of_year_also')}(?!\.? \d|,? \d{{4}})",
            words.day_of_month,
            rf"(?P<stretch>{stretch})",
            rf"(?:{words.in_year}) (?P<year>(?:18|19|20)\d\d)(?![\d%]|[.,:-]\d)",
        ]
    else:
        pieces += [
            r"(?P<year_of_month>(?:18|19|20)\d\d)\s?[年년]\s?(?P<month_of_year>1?\d)\s?[月월]"
            r"(?!\s?\d)",
            rf"(?<![年년\d])(?<!년 ){counted}"
            r"(?P<month_first>1?\d)\s?[月월]\s?(?P<first_day>[0-3]?\d)"
            r"(?:[日号號일]?\s?(?:至|到|-|~|〜|～|∼)\s?(?P<first_to>[0-3]?\d))?"
            r"\s?[日号號일]",
            rf"(?<![年년\d])(?<!년 ){counted.replace('from_stretch', 'month_lead')}"
            r"(?P<month>1?\d)\s?[月월]"
            r"(?!\s?\d|份?[初末]|曜)",
            counted.replace("from_stretch", "dom_lead") + words.day_of_month,
            rf"(?P<stretch>{stretch})",
            r"(?P<year>(?:18|19|20)\d\d)\s?[年년](?!\s?\d|间|間|代|대|도|度)",
        ]
    return re.compile(f"{edge}(?:{'|'.join(pieces)})" + (r"(?!\w)" if words.spaced else ""))


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
