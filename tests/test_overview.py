"""What surrounds the quotes: articles a day by publisher, and titles that are only named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.overview import OTHERS, daily, name_of
from briefing.records import Document, Story
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
