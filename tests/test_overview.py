"""What surrounds the quotes: articles a day by publisher, and titles that are only named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing import periods
from briefing.overview import OTHERS, daily, name_of
from briefing.records import Document, Story
from briefing.rendering.daily import chart_title, daily_rows, description, short_names
from tests.factories_rendering import WEEK, alone, document

FIRST = date(2031, 6, 16)


def articles(*given: tuple[str | None, int]) -> tuple[Document, ...]:
    """One article of a publisher on a day of the week."""
    return tuple(
        document(
            "It rained.",
            path=f"{number}.txt",
            publisher=publisher,
            published=FIRST + timedelta(days=day),
        )
        for number, (publisher, day) in enumerate(given)
    )


def texts(*given: tuple[str | None, int]) -> tuple[Story, ...]:
    return alone(*articles(*given))


def test_articles_are_counted_by_day_and_publisher_the_most_first() -> None:
    counted = daily(
        texts(("Tide Wire", 0), ("Post", 0), ("Tide Wire", 0), ("Post", 6), ("Tide Wire", 2)),
        WEEK,
    )
    assert counted is not None
    assert (counted.days[0], len(counted.days)) == (FIRST, 7)
    assert counted.publishers == ("Tide Wire", "Post")
    assert counted.counts == ((2, 0, 1, 0, 0, 0, 0), (1, 0, 0, 0, 0, 0, 1))


def test_many_publishers_end_in_the_others_and_nothing_is_lost() -> None:
    given = [(f"Paper {number}", number % 7) for number in range(9)] + [("Paper 3", 1)]
    counted = daily(texts(*given), WEEK)
    assert counted is not None
    assert counted.publishers[0] == "Paper 3"
    assert counted.publishers[-1] == OTHERS
    assert len(counted.publishers) == 6
    assert sum(map(sum, counted.counts)) == len(given)


def test_who_publishes_may_be_unknown() -> None:
    counted = daily(texts((None, 0), (None, 1), (None, 2), ("Post", 3), (" ", 4)), WEEK)
    assert counted is not None
    assert counted.publishers == ("Post", "not stated")
    assert name_of(articles((None, 0))[0].article) == "not stated"


@pytest.mark.parametrize("number", [0, 4])
def test_of_few_articles_there_is_no_picture(number: int) -> None:
    assert daily(texts(*[("Post", 0)] * number), WEEK) is None


@pytest.mark.parametrize(
    ("label", "unit", "columns", "names"),
    [
        ("2031-W25", "day", 7, ("16 Jun", "22 Jun")),
        ("2031-06", "day", 30, ("1 Jun", "30 Jun")),
        ("2031-Q2", "week", 14, ("W14", "W27")),
        ("2031-05-15..2031-06-30", "week", 8, ("W20", "W27")),
        ("2031", "month", 12, ("Jan", "Dec")),
        ("2030-07-01..2031-06-30", "month", 12, ("Jul 2030", "Jun 2031")),
    ],
)
def test_long_periods_are_counted_by_weeks_or_months(
    label: str, unit: str, columns: int, names: tuple[str, str]
) -> None:
    given = texts(*[("Post", day) for day in (0, 0, 1, 2, 6)])
    counted = daily(given, periods.parse(label))
    assert counted is not None
    assert (counted.unit, len(counted.days)) == (unit, columns)
    assert (short_names(counted)[0], short_names(counted)[-1]) == names
    assert sum(map(sum, counted.counts)) == len(given)
    assert chart_title(counted) == f"Articles per {unit}, by publisher"


def test_a_week_at_the_edge_of_a_quarter_holds_the_days_that_are_in_it() -> None:
    given = texts(*[("Post", day) for day in (0, 0, 1, 14, 14)])  # 16, 17 and 30 June 2031
    counted = daily(given, periods.parse("2031-Q2"))
    assert counted is not None
    assert counted.counts[0][-3:] == (3, 0, 2)
    assert counted.days[0] == date(2031, 4, 1)
    assert daily_rows(counted)[0] == ("Week", "Post", "Total")
    assert description(counted) == (
        "5 articles, 2031-W14 to 2031-W27; most in 2031-W25 (3). By publisher: Post 5."
    )


def test_years_on_end_have_no_picture() -> None:
    assert daily(texts(*[("Post", 0)] * 9), periods.parse("2030-01-01..2031-12-31")) is None
