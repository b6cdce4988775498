from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import PeriodError
from briefing.periods import (
    KINDS,
    RELATIVE_FORMS,
    Kind,
    containing,
    days,
    parse,
    previous,
    split_range,
)

ZONES = st.sampled_from(["UTC", "Asia/Seoul", "Europe/Paris", "America/Sao_Paulo", "Pacific/Apia"])
KIND = st.sampled_from(KINDS)
DAYS = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 1))
NOWS = st.datetimes(
    min_value=datetime(2, 3, 1),  # noqa: DTZ001 - as hypothesis wants it
    max_value=datetime(9998, 12, 1),  # noqa: DTZ001 - as hypothesis wants it
    timezones=st.just(UTC),
)


@given(KIND, DAYS, ZONES)
def test_a_label_names_its_period(kind: Kind, day: date, timezone: str) -> None:
    period = containing(kind, day, timezone)
    assert parse(period.label, timezone=timezone) == period
    first, last = days(period)
    assert first <= day <= last


@given(st.sampled_from(RELATIVE_FORMS), NOWS, ZONES)
def test_a_relative_form_is_what_its_label_says(form: str, now: datetime, timezone: str) -> None:
    period = parse(form, timezone=timezone, now=now)
    assert parse(period.label, timezone=timezone) == period


@given(DAYS, st.integers(0, 400), ZONES)
def test_a_run_of_days_has_both_ends(first: date, length: int, timezone: str) -> None:
    last = first + timedelta(days=length)
    period = parse(f"{first}..{last}", timezone=timezone)
    assert days(period) == (first, last)
    before = previous(period) if first.year > 4 else None
    if before is not None:
        assert before.end == period.start
        assert days(before)[1] - days(before)[0] == last - first


@given(KIND, DAYS, st.integers(0, 800), ZONES)
def test_periods_of_a_range_are_contiguous_and_cover_it(
    kind: Kind, since: date, length: int, timezone: str
) -> None:
    until = since + timedelta(days=length)
    found = split_range(kind, since, until, timezone)
    assert days(found[0])[0] <= since <= days(found[0])[1]
    assert days(found[-1])[0] <= until <= days(found[-1])[1]
    for before, after in pairwise(found):
        assert before.end == after.start
        assert previous(after) == before


@given(DAYS, st.integers(0, 60))
def test_every_day_falls_into_exactly_one_week(since: date, length: int) -> None:
    until = since + timedelta(days=length)
    weeks = split_range("week", since, until)
    for offset in range(length + 1):
        day = since + timedelta(days=offset)
        holding = [week for week in weeks if days(week)[0] <= day <= days(week)[1]]
        assert holding == [containing("week", day)]


@given(
    st.text(max_size=24)
    | st.from_regex(r"[0-9]{1,5}(-[WwQq]?[0-9]{1,3}){0,2}(\.\.)?", fullmatch=True)
)
def test_any_text_is_a_period_or_an_error(text: str) -> None:
    period, named = None, None
    try:
        period = parse(text, timezone="Asia/Seoul", now=datetime(2024, 6, 25, tzinfo=UTC))
    except PeriodError as error:
        named = error.text
    if period is None:
        assert named == text
    else:
        assert period.start < period.end
        assert parse(period.label, timezone="Asia/Seoul") == period
