"""Articles a day by publisher, as every format tells them: rows of a table, and a sentence.

Of a long period they are articles a week or a month.
"""

from __future__ import annotations

from datetime import date

from briefing.records import Daily
from briefing.rendering.invisibles import one_line
from briefing.rendering.wording import counted, day_text

TOTAL = "Total"
_DAYS_ACROSS = 8  # that fit beside the names of publishers


def chart_title(daily: Daily) -> str:
    """ "Articles per day, by publisher"."""
    return f"Articles per {daily.unit}, by publisher"


def unit_title(daily: Daily) -> str:
    """What a table calls its columns: "Day", "Week" or "Month"."""
    return daily.unit.capitalize()


def totals(daily: Daily) -> tuple[int, ...]:
    """The articles of each day, all publishers together."""
    return tuple(sum(counts[day] for counts in daily.counts) for day in range(len(daily.days)))


def short_day(value: date) -> str:
    """ "9 Jun"."""
    day, month, _ = day_text(value).split()
    return f"{day} {month[:3]}"


def short_names(daily: Daily) -> tuple[str, ...]:
    """What stands under each column: "9 Jun", "W24", "Jun" (in two years "Jun 2031")."""
    if daily.unit == "day":
        return tuple(short_day(day) for day in daily.days)
    if daily.unit == "week":
        return tuple(f"W{day.isocalendar().week:02}" for day in daily.days)
    years = len({day.year for day in daily.days}) > 1
    names = (short_day(day).split()[1] for day in daily.days)
    return tuple(
        f"{name} {day.year}" if years else name for name, day in zip(names, daily.days, strict=True)
    )


def full_name(daily: Daily, column: int) -> str:
    """What a sentence calls a column: "9 June 2031", "2031-W24", "June 2031"."""
    day = daily.days[column]
    if daily.unit == "day":
        return day_text(day)
    if daily.unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day_text(day).partition(" ")[2]


def description(daily: Daily) -> str:
    """What a chart of the days shows, for who can't see it: its alternative text."""
    sums = totals(daily)
    if not daily.days or not sum(sums):
        return "No articles."
    most = max(range(len(sums)), key=lambda day: sums[day])
    first, last = full_name(daily, 0), full_name(daily, -1)
    stretch = first if first == last else f"{first} to {last}"
    shares = ", ".join(
        f"{one_line(name)} {sum(counts):,}"
        for name, counts in zip(daily.publishers, daily.counts, strict=True)
    )
    on = "on" if daily.unit == "day" else "in"
    busiest = f"most {on} {full_name(daily, most)} ({sums[most]:,})"
    return f"{counted(sum(sums), 'article')}, {stretch}; {busiest}. By publisher: {shares}."


def daily_rows(daily: Daily) -> tuple[tuple[str, ...], ...]:
    """The figures as rows, the first and the last of them heading and total.

    Publishers are rows where the days of a week fit beside them, else days are.
    """
    days = short_names(daily)
    names = [one_line(name) for name in daily.publishers]
    if len(days) <= _DAYS_ACROSS:
        rows = [("Publisher", *days, TOTAL)]
        rows += [
            (name, *map(str, counts), str(sum(counts)))
            for name, counts in zip(names, daily.counts, strict=True)
        ]
        sums: tuple[int, ...] = totals(daily)
    else:
        rows = [(unit_title(daily), *names, TOTAL)]
        for index, day in enumerate(days):
            counts = [row[index] for row in daily.counts]
            rows.append((day, *map(str, counts), str(sum(counts))))
        sums = tuple(sum(row) for row in daily.counts)
    return (*rows, (TOTAL, *map(str, sums), str(sum(sums))))
