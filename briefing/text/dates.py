"""Absolute dates in text: a day, month and year that the text itself states in full.

Nothing is filled in: a weekday, a bare year, a relative expression ("25 years ago") and a
date whose order of day and month can not be told (03/04/2024) give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from briefing.records import Precision
from briefing.records.frozen import dataclass
from briefing.text.months import month_of
from briefing.text.patterns import Lazy

FIRST_YEAR, LAST_YEAR = 1800, 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date that stands at ``text[start:end]``, with its time of day where one is stated.

    ``value`` is a datetime when ``precision`` is finer than a day; it is aware when the text
    states a zone whose offset is beyond doubt, naive otherwise.
    """

    start: int
    end: int
    value: date | datetime
    precision: Precision

    @property
    def day(self) -> date:
        """The calendar day, as stated."""
        return self.value.date() if isinstance(self.value, datetime) else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfMonth:
    """A day and month without a year ("June 20") at ``text[start:end]``."""

    start: int
    end: int
    month: int
    day: int


# A month is found as any word and looked up afterwards: a long alternation would be slower.
_WORD = r"[^\W\d_]{3,12}+"
_DAY = r"(?P<day>[0-3]?\d)"
_YEAR = r"(?P<year>[12]\d{3})"
# A page made plain loses the spaces between a name, a date and a time: a word may stand right
# before a day, and a clock, another date or a capital right behind a year.
_GLUED = r"(?<=[a-zß-öø-ÿ]{3})"
_EDGE = rf"(?:(?<![\w.,/:-])|{_GLUED})" r"(?<!\d )"
_END = r"(?![\w/]|[-.,:]\d)"
_YEAR_END = r"(?![a-zß-öø-ÿ_]|[-.,:]\d|\d(?!\d?(?::[0-5]\d|[./]\s?[^\W_])))"

# Each names day, month (a number or a word) and year. The first that fits at a place wins.
_FORMS = (
    # 2024-06-18, 2024/6/18, 2024.06.18 (also before a T and a time)
    rf"{_EDGE}{_YEAR}(?P<mark>[-/.])\s?(?P<month>[01]?\d)(?P=mark)\s?{_DAY}\.?(?:(?=T\d)|{_END})",
    # 2024年6月18日, 2024년 6월 18일
    rf"{_YEAR}\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?{_DAY}\s?[日号號일]",
    # June 18, 2024; Jun. 18th 2024
    rf"(?<![\w])(?P<month>{_WORD})\.?\s(?:the\s)?{_DAY}(?:st|nd|rd|th)?(?:\s?,\s?|\s){_YEAR}{_YEAR_END}",
    # 18 June 2024; 18. Juni 2024; le 1er juin 2024; 18 de junio de 2024; 18-Jun-2024
    rf"(?:(?<![\w.,/:])|{_GLUED}){_DAY}(?:st|nd|rd|th|er|\.?[ºª°]|\.)?"
    rf"(?:\s(?:of|de|del|d[’'])\s?|\s|-|(?<=\.))(?P<month>{_WORD})\.?"
    rf"(?:,?\s(?:de|del|do)\s|\s?,\s?|\s|-){_YEAR}{_YEAR_END}",
    # 2022. május 3.; 2022-Jun-18
    rf"(?<![\w.,/:-]){_YEAR}(?:\.\s|-)(?P<month>{_WORD})\.?[ -]{_DAY}{_END}",
    # 18.06.2024
    rf"{_EDGE}{_DAY}\.\s?(?P<month>[01]?\d)\.\s?{_YEAR}{_YEAR_END}",
    # 18/06/2024 and 06/18/2024, where one number can only be the day or the order is known
    rf"{_EDGE}(?P<first>[0-3]?\d)(?P<mark>[-/])(?P<second>[0-3]?\d)(?P=mark){_YEAR}{_YEAR_END}(?!/)",
)
# 06.11.23 and 11/18/19: only where a header is read, since it may be anything in running text.
_SHORT_FORMS = (
    rf"{_EDGE}{_DAY}\.\s?(?P<month>[01]?\d)\.\s?(?P<short>\d\d){_END}",
    rf"{_EDGE}(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/(?P<short>\d\d){_END}",
)
_PATTERNS = tuple(Lazy(form) for form in _FORMS)
_MONTH_DAY = _PATTERNS[2]
_SHORT_PATTERNS = tuple(Lazy(form) for form in _SHORT_FORMS)
_SHORT_ANYWHERE = Lazy(r"\d[./]\s?\d{1,2}[./]\s?\d\d")
_SLASHED = Lazy(r"(?<![\d/])([0-3]?\d)/([0-3]?\d)/(?:[12]\d)?\d\d(?![\d/])")
_DAY_FIRST = frozenset({"es", "fr", "pt", "it", "nl", "ca", "gl", "ro", "el", "id", "vi", "ar"})
_AMERICAN = Lazy(
    r"\b(?:EST|EDT|PST|PDT|CDT|ET|PT)\b|\b(?:colors?|favor(?:s|ed|ite)?|labor|honor(?:s|ed)?"
    r"|behaviors?|neighbors?|centers?|theaters?|defense|(?:organ|real|recogn|critic)iz\w+)\b"
)
_BRITISH = Lazy(
    r"£|\b(?:GMT|BST|AEST|IST)\b|\b(?:colours?|favour(?:s|ed|ite)?|labour|honour(?:s|ed)?"
    r"|behaviours?|neighbours?|centres?|theatres?|defence|(?:organ|real|recogn|critic)is(?:e|ed|es"
    r"|ing|ation)s?)\b"
)
_FIGURES = re.compile(r"\d[-/.]\s?\d")
_YEAR_ANYWHERE = re.compile(r"[12]\d{3}")

_MONTH_YEAR = Lazy(
    rf"(?<!\w)(?P<name>{_WORD})\.?,?\s(?P<year>(?:18|19|20|21)\d\d)(?!\d|-\d)"
    r"|(?<![\d-])(?P<first_year>(?:18|19|20|21)\d\d)(?:-|\s?[年년]\s?)(?P<number>[01]?\d)(?![\d-])"
)

# Zones whose names mean one offset wherever they are written, in minutes east of Greenwich.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0,
    "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "PKT": 300, "WIB": 420, "HKT": 480, "SGT": 480, "JST": 540, "KST": 540,
    "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
_BY_SEASON = {"ET": "America/New_York", "PT": "America/Los_Angeles"}
# These mean several offsets (China or Chicago, India or Israel): the time stays without one.
_AMBIGUOUS_ZONES = ("CST", "IST", "BST", "AST", "CT", "MT")
_AFTERNOON = frozenset({"오후", "下午", "午後"})

_ZONE_NAME = "|".join((*_ZONES, *_BY_SEASON, *_AMBIGUOUS_ZONES))
_OFFSET = r"(?P<offset>(?:[+-]|−(?=\d))\d{1,2}(?::?[0-5]\d)?(?!\d))"
_BARE_OFFSET = _OFFSET.replace("offset", "bare_offset")
_ZONE = rf"(?:\s?\(?(?:(?P<zone>{_ZONE_NAME})\b(?:\s?{_OFFSET})?|{_BARE_OFFSET})\)?)?"
_CLOCK = (
    r"(?:(?P<half>오전|오후|上午|下午|午前|午後)\s?)?"
    r"(?P<hour>[0-2]?\d)"
    r"(?:(?:\s?(?:[:h]|[：시](?=[\s\d])|[時时](?=[\s\d]))\s?|(?P<point>\.))(?P<minute>[0-5]\d)(?:\s?[分분])?"
    r"(?:[:：]?\s?(?P<second_of>[0-5]\d)(?:[.,]\d{1,9})?(?:\s?[秒초])?(?!\d))?"
    r")?(?!\d)"
    r"(?:\s?(?P<meridiem>[aApP]\.?[mM]\b\.?)|\s?(?P<oclock>Uhr\b|h\b|hrs\b|[時时]|[시点]))?"
)
_GAP = (
    r"(?:\s(?:года|г\.))?"
    r"(?:\s?(?:[,|·@-]|[•–—]|--)\s?|\s?[(]|\s|T|"
    r"\s?,?\s(?:at|um|à|a las|às|alle ore|alle|ore|kl\.?|om|в)\s|)"
)
_TIME_AFTER = Lazy(rf"{_GAP}{_CLOCK}{_ZONE}")
# The same for ASCII without a zone, as most times are: quicker to compile.
_PLAIN_CLOCK = (
    r"(?P<half>(?!))?(?P<hour>[0-2]?\d)"
    r"(?:(?:\s?[:h]\s?|(?P<point>\.))(?P<minute>[0-5]\d)"
    r"(?::?\s?(?P<second_of>[0-5]\d)(?:[.,]\d{1,9})?(?!\d))?"
    r")?(?!\d)"
    r"(?:\s?(?P<meridiem>[aApP]\.?[mM]\b\.?)|\s?(?P<oclock>Uhr\b|h\b|hrs\b))?"
    r"(?P<zone>(?!))?(?P<offset>(?!))?(?P<bare_offset>(?!))?"
)
_PLAIN_TIME_AFTER = Lazy(
    r"(?:\s?(?:[,|@-]|--)\s?|\s?[(]|\s|T|\s?,?\s(?:at|um|a las|alle ore|alle|ore|kl\.?|om)\s|)"
    + _PLAIN_CLOCK
)
_PLAIN_TIME_BEFORE = Lazy(
    rf"(?<![\w.:,/-]){_PLAIN_CLOCK}"
    r"(?:\s?[,|-])?(?:\s?(?:on|am|le|el|il)\s|\s?)"
    r"(?:[^\W\d_]{2,12}\.?,?\s)?$"
)
_MAY_BE_ZONE = re.compile(r"(?![AP]M\b)[A-Z]{2}|Z|[+-]\d")
# A time with all that belongs to it is no longer.
_LONGEST_TIME = 80
_TIME_BEFORE = Lazy(
    rf"(?<![\w.:,/-]){_CLOCK}{_ZONE}"
    r"(?:\s?(?:[,|·-]|[•–—]|(?!)))?(?:\s?(?:on|am|le|el|il)\s|\s?)"
    r"(?:[^\W\d_]{2,12}\.?,?\s)?$"
)
# The longest "3:12 PM (GMT+08:00), Wednesday, " and the like that can stand before a date.
_TIME_REACH = 44
# An hour stands no further behind a date ("года, alle ore 오전 10").
_FURTHEST = 32
_DIGIT = re.compile(r"\d")
# The day of a date stands no further from its year: a month is between them, with its points,
# commas and articles.
_DAY_REACH = 32
# What must not stand behind a year is no longer.
_YEAR_ENDS = 8

_DAY_MONTH = Lazy(
    rf"(?<![\w])(?:(?P<month_first>{_WORD})\.?\s(?P<day_after>[0-3]?\d)(?:st|nd|rd|th)?"
    rf"|(?P<day_before>[0-3]?\d)(?:st|nd|rd|th|er|\.?[ºª°]|\.)?\s(?:of\s|de\s)?"
    rf"(?P<month_after>{_WORD}))(?![\w])"
)


def find_dates(
    text: str, *, short_years: bool = False, day_first: bool | None = None
) -> tuple[DateFound, ...]:
    """Return the dates that a text states in full, in order, none overlapping another.

    With ``short_years`` two digits are a year of this century too (06.11.23, 11/18/19).
    ``day_first`` says which of the first two numbers of 03/04/2024 is the day, where that
    is known; otherwise such a date is none.
    A time of day next to the date belongs to it ("11:50 UTC, 19 May 2017").
    """
    windows = _around_years(text)
    parted = short_years and text.count(".") + text.count("/") > 1
    if parted and _SHORT_ANYWHERE.search(text):
        windows = [(0, len(text))]
    if not windows:
        return ()
    figures = [
        figure.start() for start, end in windows for figure in _DIGIT.finditer(text, start, end)
    ]
    days: list[tuple[int, int, date]] = []
    for pattern in _patterns_for(text, short_years=short_years):
        for match in _matches(pattern, text, windows, figures):
            day = _day_of(match, day_first)
            if day is not None:
                days.append((match.start(), match.end(), day))
                if not match.start() and match.end() > figures[-1]:
                    # Whatever else begins in it is not taken: nothing begins before it.
                    figures = figures[:1]
    days.sort(key=lambda found: (found[0], -found[1]))
    found: list[DateFound] = []
    reach = 0
    for start, end, day in days:
        if start < reach:
            continue
        one = _with_time(text, start, end, day, reach)
        found.append(one)
        reach = one.end
    return tuple(found)


def _around_years(text: str) -> list[tuple[int, int]]:
    """The stretches of a text, in order, in which a date may begin, with all of its year.

    Each is around a number of four figures that may be a year and has another figure near.
    What has more figures than four has one beside those that are looked at.
    """
    found: list[tuple[int, int]] = []
    for year in _YEAR_ANYWHERE.finditer(text):
        start, end = year.span()
        window = max(0, start - _DAY_REACH)
        if _DIGIT.search(text, end, end + _DAY_REACH) or _DIGIT.search(text, window, start):
            end = min(len(text), end + _YEAR_ENDS)
            if found and found[-1][1] >= window:
                window, _ = found.pop()
            found.append((window, end))
    return found


def _matches(
    pattern: Lazy, text: str, windows: Iterable[tuple[int, int]], figures: Iterable[int]
) -> Iterator[re.Match[str]]:
    """What a pattern finds in the windows of a text, none overlapping another.

    All but the one of a month's name begin with a figure: they are tried where one stands.
    """
    if pattern is _MONTH_DAY:
        for start, end in windows:
            yield from pattern.finditer(text, start, end)
        return
    reach = 0
    for at in figures:
        match = pattern.match(text, at) if at >= reach else None
        if match is not None:
            reach = match.end()
            yield match


def _patterns_for(text: str, *, short_years: bool) -> Iterator[Lazy]:
    """Those of the patterns, in their order, that can fit anywhere in a text."""
    in_figures = _FIGURES.search(text) is not None
    year_month, han, month_day, day_month, year_word, *others = _PATTERNS
    if in_figures:
        yield year_month
    if "年" in text or "년" in text:
        yield han
    yield month_day
    yield day_month
    if "-" in text or ". " in text or not text.isascii():
        yield year_word
    if in_figures:
        yield from others
        if short_years:
            yield from _SHORT_PATTERNS


def find_days_of_month(text: str) -> tuple[DayOfMonth, ...]:
    """Return the days that a text names by day and month, with or without a year."""
    found: list[DayOfMonth] = []
    if not _DIGIT.search(text):
        return ()
    match = _DAY_MONTH.search(text)
    while match is not None:
        month = month_of(match["month_first"] or match["month_after"])
        day = int(match["day_after"] or match["day_before"])
        known = month is not None and 1 <= day <= 31
        if known and month is not None:
            found.append(DayOfMonth(start=match.start(), end=match.end(), month=month, day=day))
        match = _DAY_MONTH.search(text, match.end() if known else match.start() + 1)
    return tuple(found)


def find_month_years(text: str) -> tuple[tuple[int, int], ...]:
    """Return the months that a text names with their year ("June 2024"), as (year, month)."""
    found = []
    for match in _MONTH_YEAR.finditer(text):
        month = int(match["number"]) if match["number"] else month_of(match["name"])
        if month is not None and 1 <= month <= 12:
            found.append((int(match["year"] or match["first_year"]), month))
    return tuple(found)


def make_day(year: int, month: int, day: int) -> date | None:
    """The date of these numbers, or None where the calendar or the press has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_order_in(text: str) -> bool | None:
    """Whether the days of a text stand before their months in 18/06/2024, or None.

    Told by those of its dates that can be read in one way only, where they agree.
    """
    pairs = [(int(match[1]), int(match[2])) for match in _SLASHED.finditer(text)]
    orders = {first > 12 for first, second in pairs if (first > 12) != (second > 12)}
    return orders.pop() if len(orders) == 1 else None


def day_order_of(text: str, language: str) -> bool | None:
    """The same by a text's language, in English by whose spelling, zones and money it has.

    None where that leaves it open: English of neither side, or of both, and the languages
    that write such dates with points and so have no order for slashes.
    """
    if language != "en":
        return True if language in _DAY_FIRST else None
    american, british = len(_AMERICAN.findall(text)), len(_BRITISH.findall(text))
    return None if bool(american) == bool(british) else bool(british)


def _day_of(match: re.Match[str], day_first: bool | None) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else 2000 + int(parts["short"])
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        if first > 12 >= second or first == second:
            return make_day(year, second, first)
        if second > 12:
            return make_day(year, first, second)
        if day_first is None:
            return None
        return make_day(year, second, first) if day_first else make_day(year, first, second)
    word = parts["month"]
    month = int(word) if word.isdigit() else month_of(word)
    return None if month is None else make_day(year, month, int(parts["day"]))


def _with_time(text: str, start: int, end: int, day: date, reach: int) -> DateFound:
    after = None
    if _DIGIT.search(text, end, end + _FURTHEST):
        plain = _is_plain(text[end : end + _LONGEST_TIME])
        after = (_PLAIN_TIME_AFTER if plain else _TIME_AFTER).match(text, end)
    if after is not None:
        found = _timed(after, day)
        if found is not None:
            value, precision = found
            return DateFound(start=start, end=after.end(), value=value, precision=precision)
    window = max(reach, start - _TIME_REACH)
    near = text[window:start]
    before = None
    if _DIGIT.search(near):
        before = (_PLAIN_TIME_BEFORE if _is_plain(near) else _TIME_BEFORE).search(near)
    if before is not None:
        found = _timed(before, day)
        if found is not None:
            value, precision = found
            begin = window + before.start()
            return DateFound(start=begin, end=end, value=value, precision=precision)
    return DateFound(start=start, end=end, value=day, precision="day")


def _is_plain(text: str) -> bool:
    return text.isascii() and not _MAY_BE_ZONE.search(text)


def _timed(match: re.Match[str], day: date) -> tuple[datetime, Precision] | None:
    hour = int(match["hour"])
    minute = int(match["minute"] or 0)
    second = int(match["second_of"] or 0)
    marked = match["meridiem"] or match["oclock"] or match["half"]
    if match["minute"] is None and not marked:
        return None  # a bare number is a page, a count or an age
    ends = not match.string[match.end() : match.end() + 1].strip(" |,)·•")
    if match["point"] and not (marked or match["zone"] or ends):
        return None
    late = (match["meridiem"] or "")[:1].lower() == "p" or match["half"] in _AFTERNOON
    if match["meridiem"] or match["half"]:
        if not 1 <= hour <= 12 and match["meridiem"]:
            return None
        hour = hour % 12 + (12 if late else 0)
    if hour > 23:
        return None
    moment = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 - a zone follows only where one is stated
    zone = _zone_of(match["zone"], match["offset"] or match["bare_offset"], moment)
    if zone is not None:
        moment = moment.replace(tzinfo=zone)
    if match["second_of"] is not None:
        return moment, "second"
    return moment, "minute" if match["minute"] is not None else "hour"


def _zone_of(name: str | None, offset: str | None, moment: datetime) -> tzinfo | None:
    if offset and (name in (None, "UTC", "GMT")):
        sign = 1 if offset[0] == "+" else -1
        digits = offset[1:].replace(":", "")
        hours, minutes = (
            (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        )
        if hours > 14:
            return None
        return timezone(sign * timedelta(hours=hours, minutes=minutes))
    if name in _BY_SEASON:
        from zoneinfo import ZoneInfo

        season = moment.replace(tzinfo=ZoneInfo(_BY_SEASON[name])).utcoffset()
        return None if season is None else timezone(season)
    minutes_east = _ZONES.get(name or "")
    if minutes_east is None:
        return None
    return UTC if minutes_east == 0 else timezone(timedelta(minutes=minutes_east))
