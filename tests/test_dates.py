"""Absolute dates in text: what is stated in full, in many forms, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.text.dates import find_dates, find_days_of_month, find_month_years

DAYS = [
    ("On March 5, 2031, the council", "March 5, 2031", date(2031, 3, 5)),
    ("Mar. 5th 2031", "Mar. 5th 2031", date(2031, 3, 5)),
    ("Varnholt, 5 March 2031 (VNA):", "5 March 2031", date(2031, 3, 5)),
    ("the 5th of March 2031", "5th of March 2031", date(2031, 3, 5)),
    ("5-Mar-2031", "5-Mar-2031", date(2031, 3, 5)),
    ("2031-03-05 Editor", "2031-03-05", date(2031, 3, 5)),
    ("2031/3/5", "2031/3/5", date(2031, 3, 5)),
    ("2031.03.05", "2031.03.05", date(2031, 3, 5)),
    ("am 5. März 2031", "5. März 2031", date(2031, 3, 5)),
    ("05.03.2031", "05.03.2031", date(2031, 3, 5)),
    ("5. 3. 2031", "5. 3. 2031", date(2031, 3, 5)),
    ("le 1er août 2031", "1er août 2031", date(2031, 8, 1)),
    ("5 de marzo de 2031", "5 de marzo de 2031", date(2031, 3, 5)),
    ("5 de março de 2031", "5 de março de 2031", date(2031, 3, 5)),
    ("5 settembre 2031", "5 settembre 2031", date(2031, 9, 5)),
    ("5 мая 2031 года", "5 мая 2031", date(2031, 5, 5)),
    ("2031. május 3.", "2031. május 3", date(2031, 5, 3)),
    ("2031年3月5日，", "2031年3月5日", date(2031, 3, 5)),
    ("2031년 3월 5일", "2031년 3월 5일", date(2031, 3, 5)),
    ("28/03/2031", "28/03/2031", date(2031, 3, 28)),
    ("03/28/2031", "03/28/2031", date(2031, 3, 28)),
    ("12/12/2031", "12/12/2031", date(2031, 12, 12)),
]


@pytest.mark.parametrize(("text", "words", "day"), DAYS)
def test_a_day_stated_in_full_is_found_at_its_place(text: str, words: str, day: date) -> None:
    (found,) = find_dates(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.precision, found.day) == (day, "day", day)


# (text, date and time in ISO 8601, precision)
TIMES = [
    ("2031-03-05 11:50:52", "2031-03-05T11:50:52", "second"),
    ("2031-03-05T11:50:52Z", "2031-03-05T11:50:52+00:00", "second"),
    ("2031-03-05T11:50:52+08:00", "2031-03-05T11:50:52+08:00", "second"),
    ("5 March 2031, 10:04", "2031-03-05T10:04:00", "minute"),
    ("10:04 | 5 March 2031", "2031-03-05T10:04:00", "minute"),
    ("March 5, 2031 at 7:05 pm", "2031-03-05T19:05:00", "minute"),
    ("March 5, 2031 12:05 a.m.", "2031-03-05T00:05:00", "minute"),
    ("7:05 pm, 5 March 2031", "2031-03-05T19:05:00", "minute"),
    ("3:12 PM EST, Tue March 4, 2031", "2031-03-04T15:12:00-05:00", "minute"),
    ("5. März 2031, 19.08 Uhr", "2031-03-05T19:08:00", "minute"),
    ("Wed 5 Mar 2031 18.54", "2031-03-05T18:54:00", "minute"),
    ("le 5 mars 2031 à 19h08", "2031-03-05T19:08:00", "minute"),
    ("5 мая 2031 года в 12:30", "2031-05-05T12:30:00", "minute"),
    ("2031년 3월 5일 오후 3시 12분", "2031-03-05T15:12:00", "minute"),
    ("March 5, 2031 7 pm", "2031-03-05T19:00:00", "hour"),
    ("5 Mar 2031 08:00 GMT", "2031-03-05T08:00:00+00:00", "minute"),
    ("5 Mar 2031 08:00 (GMT+8)", "2031-03-05T08:00:00+08:00", "minute"),
    # CST is China's, Chicago's and Cuba's: the time stays without a zone.
    ("Mar 5, 2031, 10:31 pm CST", "2031-03-05T22:31:00", "minute"),
    # Which offset holds in New York depends on the season.
    ("Jan 4, 2031 3:12 PM ET", "2031-01-04T15:12:00-05:00", "minute"),
    ("Jul 4, 2031 3:12 PM ET", "2031-07-04T15:12:00-04:00", "minute"),
]


@pytest.mark.parametrize(("text", "value", "precision"), TIMES)
def test_a_time_of_day_next_to_a_date_belongs_to_it(text: str, value: str, precision: str) -> None:
    (found,) = find_dates(text)
    assert (found.value.isoformat(), found.precision) == (value, precision)


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2031",  # the third of April or the fourth of March
        "439",
        "in 2031",
        "March 2031",
        "March 5",
        "since the 1950-53 war",
        "25 years ago",
        "on Friday",
        "2031-13-05",
        "2031-02-30",
        "5 March 1799",
        "192.168.10.2031",
        "12.03.31",
        "May I ask 3, 2031 times",
        "",
    ],
)
def test_what_is_not_stated_in_full_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "day"), [("06.11.23", date(2023, 11, 6)), ("11/18/19 11:04 PM", date(2019, 11, 18))]
)
def test_short_years_are_read_on_demand_only(text: str, day: date) -> None:
    assert find_dates(text) == ()
    (found,) = find_dates(text, short_years=True)
    assert found.day == day


def test_a_number_after_a_date_is_no_hour() -> None:
    (found,) = find_dates("March 5, 2031 12 people met")
    assert found.precision == "day"


def test_several_dates_stand_in_order() -> None:
    text = "Published 5 March 2031 10:00, updated 2031-03-06 11:30"
    assert [found.day.day for found in find_dates(text)] == [5, 6]


def test_days_without_a_year_and_months_with_one() -> None:
    (first, second) = find_days_of_month("VARNHOLT, June 20 (VNA) -- until 3 July")
    assert (first.month, first.day, second.month, second.day) == (6, 20, 7, 3)
    assert find_month_years("Issue of June 2031, printed 2031-07") == ((2031, 6), (2031, 7))
