"""Periods: what a user calls a stretch of time, and the days it stands for.

A period begins at a midnight of its time zone and ends, exclusively, at another: the
midnight after its last day, however many hours a change of clocks puts between them.
Weeks are ISO 8601 weeks, Monday to Sunday; a year's first week has its first Thursday.

Labels: ``2024-06-18`` a day, ``2024-W25`` a week, ``2024-06`` a month, ``2024-Q2`` a
quarter, ``2024`` a year, ``2024-06-18..2024-06-24`` any run of days, both ends included.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Literal, TypeAlias

from briefing.errors import PeriodError
from briefing.records import Period

Kind: TypeAlias = Literal["day", "week", "month", "quarter", "year"]

KINDS: tuple[Kind, ...] = ("day", "week", "month", "quarter", "year")
ABSOLUTE_FORMS = (
    "2024-W25",
    "2024-06",
    "2024-Q2",
    "2024",
    "2024-06-18",
    "2024-06-18..2024-06-24",
)
RELATIVE_FORMS = (
    "today",
    "yesterday",
    "this-week",
    "last-week",
    "this-month",
    "last-month",
    "last-7-days",
)

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_WEEK = re.compile(r"(\d{4})-w(\d{2})", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-q(\d)", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_ONE_DIGIT = re.compile(r"(?<=[-w])\d(?!\d)", re.ASCII | re.IGNORECASE)
_OUTSIDE = "it reaches beyond the years 0001 to 9999"
_ONE_DAY = timedelta(days=1)


def parse(text: str, *, timezone: str = "UTC", now: datetime | None = None) -> Period:
    """Return the period that a text names; its label is the canonical one.

    ``now`` is an aware datetime, needed for the relative forms only; their label is that
    of what they stand for on that day. ``last-7-days`` are the seven days that end with
    yesterday: whole days, as in every other past period. Raises PeriodError.
    """
    name = text.strip()
    if name.lower() in RELATIVE_FORMS:
        if now is None:
            raise PeriodError(
                text, "it is counted from today, which is not known here; write it as a date"
            )
        return _relative(name.lower(), today(now, timezone, text), timezone)
    if ".." in name:
        first, last = _range_days(name, text)
        return _span(first, last, timezone, text)
    kind, day = _single(name, text)
    return _of(kind, day, timezone, text)


def parse_day(text: str) -> date:
    """Return the day that a text names as 2024-06-18. Raises PeriodError."""
    return _day(text.strip(), text)


def containing(kind: Kind, day: date, timezone: str = "UTC") -> Period:
    """Return the day, week, month, quarter or year that a day falls into."""
    return _of(kind, day, timezone)


def week_of(day: date, timezone: str = "UTC") -> Period:
    """Return the ISO week that a day falls into."""
    return _of("week", day, timezone)


def last_complete_week(now: datetime, timezone: str = "UTC") -> Period:
    """Return the ISO week before the one that ``now`` (aware) falls into."""
    return parse("last-week", timezone=timezone, now=now)


def previous(period: Period) -> Period:
    """Return the period before: of the same kind, or for a run of days as many days."""
    first, last = days(period)
    before = _shifted(first, -_ONE_DAY, period.label)
    kind = kind_of(period)
    if kind is not None:
        return _of(kind, before, period.timezone)
    earliest = _shifted(before, first - last, period.label)
    return _span(earliest, before, period.timezone, f"{earliest}..{before}")


def kind_of(period: Period) -> Kind | None:
    """Return what a period is by its label; None for a run of days."""
    return None if ".." in period.label else _single(period.label, period.label)[0]


def split_range(kind: Kind, since: date, until: date, timezone: str = "UTC") -> tuple[Period, ...]:
    """Return every period of a kind that has a day from ``since`` to ``until``, both included.

    They are in order and without a gap; the first and the last may reach beyond the range.
    Raises PeriodError where ``until`` lies before ``since``.
    """
    if until < since:
        raise PeriodError(f"{since}..{until}", f"it ends before it begins; write {until}..{since}")
    found = [_of(kind, since, timezone)]
    while (following := found[-1].end.date()) <= until:
        found.append(_of(kind, following, timezone))
    return tuple(found)


def days(period: Period) -> tuple[date, date]:
    """Return the first and the last day of a period, both included."""
    return period.start.date(), period.end.date() - _ONE_DAY


def today(now: datetime, timezone: str = "UTC", text: str = "today") -> date:
    """Return the day that an aware datetime falls on in a time zone.

    ``text`` is what an error names. Raises PeriodError.
    """
    if now.utcoffset() is None:
        raise ValueError(f"now has no time zone: {now}")
    try:
        return now.astimezone(zone(timezone, text)).date()
    except OverflowError:
        raise PeriodError(text, _OUTSIDE) from None


def instant(value: date, timezone: str = "UTC") -> datetime:
    """Return when a date or datetime is; a plain day is its midnight, and both without a
    zone are in ``timezone``. Raises PeriodError for a time zone that is not known.
    """
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return moment if moment.tzinfo else moment.replace(tzinfo=zone(timezone))


def zone(timezone: str, text: str | None = None) -> tzinfo:
    """Return a time zone by its name ("Asia/Seoul"). Raises PeriodError naming it."""
    if timezone == "UTC":
        return UTC
    found = _zone(timezone)
    if found is None:
        raise PeriodError(
            timezone if text is None else text,
            f"there is no time zone '{timezone}'; name one as 'Asia/Seoul', 'Europe/Paris' or "
            "'UTC'",
        )
    return found


@lru_cache(maxsize=32)
def _zone(timezone: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # ValueError: a path that leaves the folder; OSError: the name of a folder.
        return None


def _relative(name: str, day: date, timezone: str) -> Period:
    match name:
        case "today":
            return _of("day", day, timezone, name)
        case "yesterday":
            return _of("day", _shifted(day, -_ONE_DAY, name), timezone, name)
        case "this-week":
            return _of("week", day, timezone, name)
        case "last-week":
            return _of("week", _shifted(day, -7 * _ONE_DAY, name), timezone, name)
        case "this-month":
            return _of("month", day, timezone, name)
        case "last-month":
            return _of("month", _shifted(day.replace(day=1), -_ONE_DAY, name), timezone, name)
        case _:
            first = _shifted(day, -7 * _ONE_DAY, name)
            return _span(first, day - _ONE_DAY, timezone, name)


def _single(name: str, text: str) -> tuple[Kind, date]:
    """The kind of period that a name without a range stands for, and a day in it."""
    if _DAY.fullmatch(name):
        return "day", _day(name, text)
    if match := _WEEK.fullmatch(name):
        return "week", _monday(int(match[1]), int(match[2]), text)
    if match := _MONTH.fullmatch(name):
        year, month = _year(match[1], text), int(match[2])
        if not 1 <= month <= 12:
            hint = f"; a week is written {year:04}-W{month:02}" if 1 <= month <= 53 else ""
            raise PeriodError(text, f"there is no month {match[2]}, months are 01 to 12{hint}")
        return "month", date(year, month, 1)
    if match := _QUARTER.fullmatch(name):
        year, quarter = _year(match[1], text), int(match[2])
        if not 1 <= quarter <= 4:
            raise PeriodError(text, f"there is no quarter {quarter}, quarters are Q1 to Q4")
        return "quarter", date(year, 3 * quarter - 2, 1)
    if _YEAR.fullmatch(name):
        return "year", date(_year(name, text), 1, 1)
    raise PeriodError(text, _unknown(name))


def _unknown(name: str) -> str:
    """What to say of a text that has none of the forms."""
    padded = _ONE_DIGIT.sub(r"0\g<0>", name)
    if padded != name and any(form.fullmatch(padded) for form in (_DAY, _WEEK, _MONTH)):
        return f"months, weeks and days have two digits; write {padded}"
    import difflib

    close = difflib.get_close_matches(name.lower().replace(" ", "-"), RELATIVE_FORMS, n=1)
    hint = f"did you mean '{close[0]}'? " if close else ""
    return f"{hint}write one of {', '.join((*ABSOLUTE_FORMS, *RELATIVE_FORMS))}"


def _range_days(name: str, text: str) -> tuple[date, date]:
    start, _, end = name.partition("..")
    if not (_DAY.fullmatch(start.strip()) and _DAY.fullmatch(end.strip())):
        raise PeriodError(text, "a range is written with two days, as 2024-06-18..2024-06-24")
    first, last = _day(start.strip(), text), _day(end.strip(), text)
    if last < first:
        raise PeriodError(text, f"it ends before it begins; write {last}..{first}")
    return first, last


def _day(name: str, text: str) -> date:
    match = _DAY.fullmatch(name)
    if match is None:
        raise PeriodError(text, "a day is written as 2024-06-18: year, month, day")
    year, month, day = _year(match[1], text), int(match[2]), int(match[3])
    if not 1 <= month <= 12:
        raise PeriodError(text, f"there is no month {match[2]}, months are 01 to 12")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise PeriodError(
            text, f"there is no day {match[3]} in {year:04}-{month:02}, its days are 01 to {length}"
        )
    return date(year, month, day)


def _monday(year: int, week: int, text: str) -> date:
    _year(f"{year:04}", text)
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        # The 28th of December is always in the last ISO week of its year.
        weeks = date(year, 12, 28).isocalendar().week
        raise PeriodError(
            text, f"there is no week {week:02} in {year:04}, its weeks are W01 to W{weeks}"
        ) from None


def _year(digits: str, text: str) -> int:
    if int(digits) == 0:
        raise PeriodError(text, "there is no year 0000, years are 0001 to 9999")
    return int(digits)


def _of(kind: Kind, day: date, timezone: str, text: str | None = None) -> Period:
    """The period of a kind around a day; ``text`` is what an error names."""
    first, last, label = _extent(kind, date(day.year, day.month, day.day), text)
    start, end = _midnights(first, last, timezone, text or label)
    return Period(label=label, start=start, end=end, timezone=timezone)


def _span(first: date, last: date, timezone: str, text: str) -> Period:
    start, end = _midnights(first, last, timezone, text)
    return Period(label=f"{first}..{last}", start=start, end=end, timezone=timezone)


def _extent(kind: Kind, day: date, text: str | None) -> tuple[date, date, str]:
    """First day, last day and label of the period of a kind around a day."""
    year, month = day.year, day.month
    match kind:
        case "day":
            return day, day, day.isoformat()
        case "week":
            week_year, week, weekday = day.isocalendar()
            label = f"{week_year:04}-W{week:02}"
            first = _shifted(day, (1 - weekday) * _ONE_DAY, text or label)
            return first, _shifted(first, 6 * _ONE_DAY, text or label), label
        case "month":
            last = calendar.monthrange(year, month)[1]
            return day.replace(day=1), day.replace(day=last), f"{year:04}-{month:02}"
        case "quarter":
            quarter = (month - 1) // 3 + 1
            last = calendar.monthrange(year, 3 * quarter)[1]
            first = date(year, 3 * quarter - 2, 1)
            return first, date(year, 3 * quarter, last), f"{year:04}-Q{quarter}"
        case "year":
            return date(year, 1, 1), date(year, 12, 31), f"{year:04}"


def _midnights(first: date, last: date, timezone: str, text: str) -> tuple[datetime, datetime]:
    """The midnight that a run of days begins with and the one after it."""
    place = zone(timezone, text)
    start = datetime.combine(first, time(), place)
    end = datetime.combine(_shifted(last, _ONE_DAY, text), time(), place)
    try:
        # What compares periods with moments of other zones goes by UTC.
        for midnight in (start, end):
            midnight.astimezone(UTC)
    except OverflowError:
        raise PeriodError(text, _OUTSIDE) from None
    return start, end


def _shifted(day: date, by: timedelta, text: str) -> date:
    try:
        return day + by
    except OverflowError:
        raise PeriodError(text, _OUTSIDE) from None
