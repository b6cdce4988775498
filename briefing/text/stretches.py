"""Weeks, months, quarters and years on the calendar, counted from a day."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.records import Span
from briefing.text.dates import make_day


def stretch(day: date, unit: str, shift: int) -> tuple[date, date, Span] | None:
    """The week, month, quarter or year so many away from that of a day."""
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * shift)
        if unit == "week":
            return monday, monday + timedelta(days=6), "week"
        # On a Saturday or Sunday the last weekend is the one before, else the last one past.
        if shift == 0 and day.weekday() < 5:
            return None
        return monday + timedelta(days=5), monday + timedelta(days=6), "day"
    if unit == "year":
        year = day.year + shift
        return (date(year, 1, 1), date(year, 12, 31), "year") if year >= 1 else None
    months = 3 if unit == "quarter" else 1
    number = day.year * 12 + (day.month - 1) // months * months + shift * months
    if number < 12:
        return None
    first = date(number // 12, number % 12 + 1, 1)
    return first, last_of(first, months), "quarter" if unit == "quarter" else "month"


def nearest_day(day: date, number: int, *, ahead: bool) -> date | None:
    """The day of that number on or before a day, or on or after it, in the month next to it."""
    for shift in (0, 1 if ahead else -1):
        month = day.year * 12 + day.month - 1 + shift
        found = make_day(month // 12, month % 12 + 1, number)
        if found is not None and (found >= day if ahead else found <= day):
            return found
    return None


def last_of(first: date, months: int) -> date:
    """The last day of so many months that begin with a day."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)
