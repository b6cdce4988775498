"""Articles a day by publisher, as every format tells them: rows of a table, and a sentence."""

from __future__ import annotations

from datetime import date

from briefing.records import Daily
from briefing.rendering.invisibles import one_line
from briefing.rendering.wording import counted, day_text

CHART = "Articles per day, by publisher"
TOTAL = "Total"
_DAYS_ACROSS = 8  # that fit beside the names of publishers


def totals(daily: Daily) -> tuple[int, ...]:
    """The articles of each day, all publishers together."""
    return tuple(sum(counts[day] for counts in daily.counts) for day in range(len(daily.days)))


def short_day(value: date) -> str:
    """ "9 Jun"."""
    day, month, _ = day_text(value).split()
    return f"{day} {month[:3]}"


def description(daily: Daily) -> str:
    """What a chart of the days shows, for who can't see it: its alternative text."""
    sums = totals(daily)
    if not daily.days or not sum(sums):
        return "No articles."
    most = max(range(len(sums)), key=lambda day: sums[day])
    first, last = day_text(daily.days[0]), day_text(daily.days[-1])
    stretch = first if first == last else f"{first} to {last}"
    shares = ", ".join(
        f"{one_line(name)} {sum(counts):,}"
        for name, counts in zip(daily.publishers, daily.counts, strict=True)
    )
    busiest = f"most on {day_text(daily.days[most])} ({sums[most]:,})"
    return f"{counted(sum(sums), 'article')}, {stretch}; {busiest}. By publisher: {shares}."


def daily_rows(daily: Daily) -> tuple[tuple[str, ...], ...]:
    """The figures as rows, the first and the last of them heading and total.

    Publishers are rows where the days of a week fit beside them, else days are.
    """
    days = [short_day(day) for day in daily.days]
    names = [one_line(name) for name in daily.publishers]
    if len(days) <= _DAYS_ACROSS:
        rows = [("Publisher", *days, TOTAL)]
        rows += [
            (name, *map(str, counts), str(sum(counts)))
            for name, counts in zip(names, daily.counts, strict=True)
        ]
        sums: tuple[int, ...] = totals(daily)
    else:
        rows = [("Day", *names, TOTAL)]
        for index, day in enumerate(days):
            counts = [row[index] for row in daily.counts]
            rows.append((day, *map(str, counts), str(sum(counts))))
        sums = tuple(sum(row) for row in daily.counts)
    return (*rows, (TOTAL, *map(str, sums), str(sum(sums))))
