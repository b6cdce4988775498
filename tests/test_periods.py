from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from briefing.errors import PeriodError
from briefing.periods import (
    ABSOLUTE_FORMS,
    KINDS,
    RELATIVE_FORMS,
    Kind,
    containing,
    days,
    instant,
    kind_of,
    last_complete_week,
    parse,
    parse_day,
    previous,
    split_range,
    today,
    week_of,
)

NOW = datetime(2024, 6, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "label", "first", "last"),
    [
        ("2024-W25", "2024-W25", "2024-06-17", "2024-06-23"),
        ("2024-w25", "2024-W25", "2024-06-17", "2024-06-23"),
        (" 2024-06 ", "2024-06", "2024-06-01", "2024-06-30"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12", "2024-12-01", "2024-12-31"),
        ("2024-Q2", "2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-q4", "2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024", "2024", "2024-01-01", "2024-12-31"),
        ("2024-06-18", "2024-06-18", "2024-06-18", "2024-06-18"),
        ("2024-06-18..2024-06-24", "2024-06-18..2024-06-24", "2024-06-18", "2024-06-24"),
        ("2024-06-18 .. 2024-06-24", "2024-06-18..2024-06-24", "2024-06-18", "2024-06-24"),
        # ISO weeks across year ends
        ("2020-W53", "2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-W01", "2021-W01", "2021-01-04", "2021-01-10"),
        ("2019-W01", "2019-W01", "2018-12-31", "2019-01-06"),
        ("2026-W53", "2026-W53", "2026-12-28", "2027-01-03"),
        # the first and the last that a calendar holds
        ("0001", "0001", "0001-01-01", "0001-12-31"),
        ("0001-W01", "0001-W01", "0001-01-01", "0001-01-07"),
        ("9999-12-30", "9999-12-30", "9999-12-30", "9999-12-30"),
    ],
)
def test_absolute_forms(text: str, label: str, first: str, last: str) -> None:
    period = parse(text)
    assert period.label == label
    assert days(period) == (date.fromisoformat(first), date.fromisoformat(last))
    assert period.start == datetime.combine(date.fromisoformat(first), datetime.min.time(), UTC)
    assert period.end - period.start == timedelta(days=(days(period)[1] - days(period)[0]).days + 1)
    assert period.timezone == "UTC"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("today", "2024-06-25"),
        ("yesterday", "2024-06-24"),
        ("this-week", "2024-W26"),
        ("last-week", "2024-W25"),
        ("Last-Week", "2024-W25"),
        ("this-month", "2024-06"),
        ("last-month", "2024-05"),
        ("last-7-days", "2024-06-18..2024-06-24"),
    ],
)
def test_relative_forms_take_the_label_of_what_they_are(text: str, label: str) -> None:
    period = parse(text, now=NOW)
    assert period.label == label
    assert parse(label) == period


@pytest.mark.parametrize(
    ("now", "text", "label"),
    [
        ("2021-01-03", "this-week", "2020-W53"),
        ("2021-01-04", "last-week", "2020-W53"),
        ("2021-01-01", "last-month", "2020-12"),
        ("2021-01-01", "yesterday", "2020-12-31"),
        ("2024-03-31", "last-month", "2024-02"),
        ("2024-03-03", "last-7-days", "2024-02-25..2024-03-02"),
    ],
)
def test_relative_forms_cross_year_and_month_ends(now: str, text: str, label: str) -> None:
    assert parse(text, now=datetime.fromisoformat(f"{now}T08:00+00:00")).label == label


@pytest.mark.parametrize(
    ("timezone", "label"),
    [("UTC", "2024-06-23"), ("Asia/Seoul", "2024-06-24"), ("America/Lima", "2024-06-23")],
)
def test_today_is_a_day_of_the_time_zone(timezone: str, label: str) -> None:
    now = datetime(2024, 6, 23, 16, 0, tzinfo=UTC)
    assert parse("today", timezone=timezone, now=now).label == label
    assert today(now, timezone) == date.fromisoformat(label)


@pytest.mark.parametrize(
    ("text", "timezone", "hours"),
    [
        ("2024-03-31", "Europe/Paris", 23),
        ("2024-10-27", "Europe/Paris", 25),
        ("2024-W13", "Europe/Paris", 7 * 24 - 1),
        ("2024-10-27", "Asia/Seoul", 24),
        # clocks go on at midnight, and a day that an island skipped
        ("2018-11-04", "America/Sao_Paulo", 23),
        ("2011-12-30", "Pacific/Apia", 0),
    ],
)
def test_periods_end_at_the_next_midnight_of_the_zone(text: str, timezone: str, hours: int) -> None:
    period = parse(text, timezone=timezone)
    assert period.start.tzinfo == period.end.tzinfo == ZoneInfo(timezone)
    assert (period.start.hour, period.end.hour) == (0, 0)
    assert period.end.astimezone(UTC) - period.start.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2021-W53", "no week 53 in 2021, its weeks are W01 to W52"),
        ("2020-W54", "its weeks are W01 to W53"),
        ("2024-W00", "no week 00"),
        ("2024-13", "no month 13"),
        ("2024-25", "a week is written 2024-W25"),
        ("2024-00", "no month 00"),
        ("2024-Q5", "no quarter 5"),
        ("2024-Q0", "no quarter 0"),
        ("2024-02-30", "no day 30 in 2024-02, its days are 01 to 29"),
        ("2024-13-01", "no month 13"),
        ("2024-06-00", "no day 00"),
        ("2024-06-24..2024-06-18", "write 2024-06-18..2024-06-24"),
        ("2024-06..2024-07", "a range is written with two days"),
        ("2024-06-18..", "a range is written with two days"),
        ("2024-06-18..2024-06-31", "no day 31"),
        ("2024-6", "write 2024-06"),
        ("2024-W5", "write 2024-W05"),
        ("2024-6-8", "write 2024-06-08"),
        ("last week", "did you mean 'last-week'?"),
        ("lastweek", "did you mean 'last-week'?"),
        ("", "write one of"),
        ("24", "write one of"),
        ("18.06.2024", "write one of"),
        ("2024-06-18T00:00", "write one of"),
        ("٢٠٢٤", "write one of"),
        ("0000", "no year 0000"),
        ("0000-06-01", "no year 0000"),
        ("0000-W01", "no year 0000"),
        ("9999", "beyond the years"),
        ("9999-12-31", "beyond the years"),
        ("9999-W52", "beyond the years"),
        ("today", "write it as a date"),
    ],
)
def test_what_is_no_period_says_why(text: str, says: str) -> None:
    with pytest.raises(PeriodError) as error:
        parse(text)
    assert says in str(error.value)
    assert error.value.text == text


def test_an_unknown_word_is_answered_with_every_form() -> None:
    with pytest.raises(PeriodError) as error:
        parse("fortnight", now=NOW)
    assert all(form in str(error.value) for form in (*ABSOLUTE_FORMS, *RELATIVE_FORMS))


@pytest.mark.parametrize("form", ABSOLUTE_FORMS + RELATIVE_FORMS)
def test_every_form_that_errors_name_is_one(form: str) -> None:
    assert parse(form, now=NOW).start < parse(form, now=NOW).end


@pytest.mark.parametrize("timezone", ["Orvane/Port", "", "../UTC", "Europe", "a\0b"])
@pytest.mark.parametrize("text", ["2024-W25", "today"])
def test_a_time_zone_that_is_none_is_named(text: str, timezone: str) -> None:
    with pytest.raises(PeriodError) as error:
        parse(text, timezone=timezone, now=NOW)
    assert f"no time zone '{timezone}'" in str(error.value)


@pytest.mark.parametrize(
    ("text", "timezone"), [("0001-01-01", "Asia/Seoul"), ("9999-12-31", "Pacific/Pago_Pago")]
)
def test_what_no_moment_of_utc_stands_for_is_no_period(text: str, timezone: str) -> None:
    with pytest.raises(PeriodError, match="beyond the years"):
        parse(text, timezone=timezone)


@pytest.mark.parametrize(
    ("now", "outside"),
    [
        ("0001-01-01T00:00+00:00", {"yesterday", "last-week", "last-month", "last-7-days"}),
        ("9999-12-31T23:59+00:00", {"today", "this-week", "this-month"}),
    ],
)
@pytest.mark.parametrize("form", RELATIVE_FORMS)
def test_relative_forms_at_the_ends_of_the_calendar(now: str, outside: set[str], form: str) -> None:
    moment = datetime.fromisoformat(now)
    if form in outside:
        with pytest.raises(PeriodError, match="beyond the years"):
            parse(form, now=moment)
    else:
        assert parse(form, now=moment).start.year == moment.year


def test_today_may_lie_beyond_the_calendar_of_a_zone() -> None:
    with pytest.raises(PeriodError, match="beyond the years"):
        parse("yesterday", timezone="Asia/Seoul", now=datetime(9999, 12, 31, 23, tzinfo=UTC))


def test_now_without_a_zone_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        parse("today", now=datetime(2024, 6, 25))  # noqa: DTZ001 - what is tested


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("day", "2024-12-30"),
        ("week", "2025-W01"),
        ("month", "2024-12"),
        ("quarter", "2024-Q4"),
        ("year", "2024"),
    ],
)
def test_the_period_that_holds_a_day(kind: Kind, label: str) -> None:
    period = containing(kind, date(2024, 12, 30), "Asia/Seoul")
    assert period == parse(label, timezone="Asia/Seoul")
    assert kind_of(period) == kind


def test_weeks() -> None:
    assert week_of(date(2021, 1, 3)).label == "2020-W53"
    assert week_of(datetime(2021, 1, 4, 9, tzinfo=UTC)).label == "2021-W01"
    assert last_complete_week(NOW).label == "2024-W25"
    assert last_complete_week(datetime(2024, 6, 23, 23, 59, tzinfo=UTC)).label == "2024-W24"
    monday_in_seoul = datetime(2024, 6, 23, 16, 0, tzinfo=UTC)
    assert last_complete_week(monday_in_seoul, "Asia/Seoul").label == "2024-W25"


@pytest.mark.parametrize(
    ("label", "before"),
    [
        ("2024-06-01", "2024-05-31"),
        ("2021-W01", "2020-W53"),
        ("2024-01", "2023-12"),
        ("2024-Q1", "2023-Q4"),
        ("2024", "2023"),
        ("2024-03-01..2024-03-07", "2024-02-23..2024-02-29"),
        ("2024-03-01..2024-03-01", "2024-02-29..2024-02-29"),
    ],
)
def test_the_period_before(label: str, before: str) -> None:
    assert previous(parse(label, timezone="Asia/Seoul")) == parse(before, timezone="Asia/Seoul")


@pytest.mark.parametrize("label", ["0001", "0001-W01", "0001-01-01", "0001-01-05..0001-01-09"])
def test_nothing_is_before_the_first_year(label: str) -> None:
    with pytest.raises(PeriodError, match="beyond the years"):
        previous(parse(label))


@pytest.mark.parametrize(
    ("kind", "since", "until", "labels"),
    [
        ("week", "2020-12-28", "2021-01-04", ["2020-W53", "2021-W01"]),
        ("week", "2024-06-18", "2024-06-18", ["2024-W25"]),
        ("day", "2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]),
        ("month", "2023-12-31", "2024-02-01", ["2023-12", "2024-01", "2024-02"]),
        ("quarter", "2023-12-31", "2024-04-01", ["2023-Q4", "2024-Q1", "2024-Q2"]),
        ("year", "2023-12-31", "2024-01-01", ["2023", "2024"]),
    ],
)
def test_a_range_gives_every_period_it_touches(
    kind: Kind, since: str, until: str, labels: list[str]
) -> None:
    found = split_range(kind, parse_day(since), parse_day(until), "Asia/Seoul")
    assert [period.label for period in found] == labels
    assert {period.timezone for period in found} == {"Asia/Seoul"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_reversed_range_is_an_error(kind: Kind) -> None:
    with pytest.raises(PeriodError, match=r"write 2024-06-01\.\.2024-06-02"):
        split_range(kind, date(2024, 6, 2), date(2024, 6, 1))


def test_days_are_read() -> None:
    assert parse_day(" 2024-06-18 ") == date(2024, 6, 18)


@pytest.mark.parametrize("text", ["2024-06", "2024-W25", "2024-6-18", "yesterday", "2024-02-30"])
def test_what_is_no_day_says_so(text: str) -> None:
    with pytest.raises(PeriodError) as error:
        parse_day(text)
    assert error.value.text == text


@pytest.mark.parametrize(
    ("value", "zone", "moment"),
    [
        (date(2024, 6, 18), "UTC", datetime(2024, 6, 18, tzinfo=UTC)),
        (date(2024, 6, 18), "Asia/Seoul", datetime(2024, 6, 17, 15, tzinfo=UTC)),
        (
            datetime.fromisoformat("2024-06-18T01:00"),
            "Asia/Seoul",
            datetime(2024, 6, 17, 16, tzinfo=UTC),
        ),
        (datetime(2024, 6, 18, 1, tzinfo=UTC), "Asia/Seoul", datetime(2024, 6, 18, 1, tzinfo=UTC)),
    ],
)
def test_what_has_no_zone_is_in_the_configured_one(
    value: date, zone: str, moment: datetime
) -> None:
    assert instant(value, zone) == moment
