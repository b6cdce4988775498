"""The words beside the sources' own: dates, titles, counts in singular and plural."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from briefing.note import build_summary
from briefing.records import Basis, Note, Period, PublicationDate, Source
from briefing.rendering import wording
from briefing.rendering.coverage_words import coverage_text
from tests.factories_rendering import WEEK, choose, coverage, document, small_note, weekly

AT = datetime(2031, 5, 19, 11, 50)  # noqa: DTZ001 - no zone is the case
SEOUL = ZoneInfo("Asia/Seoul")


def period(first: date, last: date, label: str = "x") -> Period:
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    end = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)
    return Period(label=label, start=start, end=end, timezone="UTC")


@pytest.mark.parametrize(
    ("first", "last", "title"),
    [
        (date(2031, 6, 18), date(2031, 6, 18), "Daily briefing: 18 June 2031"),
        (date(2031, 6, 16), date(2031, 6, 22), "Weekly briefing: 16–22 June 2031"),
        (date(2031, 4, 28), date(2031, 5, 4), "Weekly briefing: 28 April – 4 May 2031"),
        (
            date(2031, 12, 29),
            date(2032, 1, 4),
            "Weekly briefing: 29 December 2031 – 4 January 2032",
        ),
        (date(2031, 6, 17), date(2031, 6, 23), "Briefing: 17–23 June 2031"),
        (date(2032, 2, 1), date(2032, 2, 29), "Monthly briefing: February 2032"),
        (date(2031, 2, 1), date(2031, 2, 27), "Briefing: 1–27 February 2031"),
        (date(2031, 4, 1), date(2031, 6, 30), "Quarterly briefing: April–June 2031"),
        (date(2031, 5, 1), date(2031, 7, 31), "Briefing: 1 May – 31 July 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "Annual briefing: 2031"),
        (date(2031, 1, 1), date(2032, 12, 31), "Briefing: 1 January 2031 – 31 December 2032"),
    ],
)
def test_titles(first: date, last: date, title: str) -> None:
    assert wording.note_title(period(first, last)) == title


def test_a_week_keeps_its_days_through_a_change_of_clocks() -> None:
    zone = ZoneInfo("Europe/Berlin")
    week = Period(
        label="2031-W13",
        start=datetime(2031, 3, 24, tzinfo=zone),
        end=datetime(2031, 3, 31, tzinfo=zone),
        timezone="Europe/Berlin",
    )
    assert wording.note_title(week) == "Weekly briefing: 24–30 March 2031"


@pytest.mark.parametrize(
    ("value", "basis", "text"),
    [
        (AT.date(), "dateline", "19 May 2031 (dateline)"),
        (AT.date(), "filename", "19 May 2031 (file name)"),
        (AT.date(), "sidecar", "19 May 2031 (set by hand)"),
        (AT, "header", "19 May 2031, 11:50 (header; time zone not stated)"),
        (AT.replace(tzinfo=UTC), "metadata", "19 May 2031, 11:50 UTC (metadata)"),
        (AT.replace(tzinfo=SEOUL), "metadata", "19 May 2031, 11:50 KST (metadata)"),
        (
            AT.replace(tzinfo=timezone(timedelta(hours=5, minutes=30))),
            "metadata",
            "19 May 2031, 11:50 UTC+05:30 (metadata)",
        ),
        (AT.replace(tzinfo=ZoneInfo("America/Sao_Paulo")), "metadata",
         "19 May 2031, 11:50 UTC-03:00 (metadata)"),
        (
            AT.date(),
            "lead",
            "19 May 2031 (date inferred from the lead: “On May 19, the two”)",
        ),
    ],
)  # fmt: skip
def test_dates_say_what_they_rest_on(value: date, basis: Basis, text: str) -> None:
    stated = PublicationDate(
        value=value,
        precision="minute" if isinstance(value, datetime) else "day",
        basis=basis,
        evidence="On May 19,\n the two",
    )
    assert wording.date_text(stated) == text


def test_no_date_and_no_evidence() -> None:
    bare = PublicationDate(value=AT.date(), precision="day", basis="lead")
    assert wording.date_text(None) == "undated"
    assert wording.date_text(bare) == "19 May 2031 (date inferred from the lead)"


SOURCE = Source(
    article="a",
    path="in/k.txt",
    title="Road\u00a0open",
    publisher="Post",
    agency=None,
    published=PublicationDate(value=AT.date(), precision="day", basis="header"),
    url=None,
    quoted=2,
    sentences=15,
)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Post, “Road open”, 19 May 2031 (header). in/k.txt. Quoted: 2 of 15 sentences."),
        (
            {"title": None, "quoted": 1, "sentences": 1},
            "Post, 19 May 2031 (header). in/k.txt. Quoted: 1 of 1 sentence.",
        ),
        (
            {"agency": "Wire", "quoted": 0, "published": None},
            "Post (from Wire), “Road open”, undated. in/k.txt. Not quoted (15 sentences).",
        ),
        (
            {"agency": "POST", "copies": ("A", "B", "C")},
            "Post, “Road open”, 19 May 2031 (header). in/k.txt. Quoted: 2 of 15 sentences. "
            "Also carried by A, B and C.",
        ),
        (
            {"publisher": None, "copies": ("A",)},
            "Publisher not stated, “Road open”, 19 May 2031 (header). in/k.txt. "
            "Quoted: 2 of 15 sentences. Also carried by A.",
        ),
    ],
)
def test_sources(changes: dict[str, object], text: str) -> None:
    source = replace(SOURCE, **changes)  # type: ignore[arg-type]  # a row's own
    assert wording.source_text(source) == text
    assert "".join(wording.source_parts(source)) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "“Road open” (Post, 19 May 2031)"),
        ({"title": None, "publisher": None}, "k.txt (publisher not stated, 19 May 2031)"),
        ({"copies": ("A", "B")}, "“Road open” (Post, 19 May 2031; also carried by A and B)"),
        (
            {"published": PublicationDate(value=AT.date(), precision="day", basis="lead")},
            "“Road open” (Post, 19 May 2031, date inferred from the lead)",
        ),
    ],
)
def test_mentions(changes: dict[str, object], text: str) -> None:
    assert wording.mention_text(replace(SOURCE, **changes)) == text  # type: ignore[arg-type]  # a row's own


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://post.example/a?b=c#d", True),
        ("http://post.example", True),
        ("javascript:alert(1)", False),
        ("https:///nowhere", False),
        ("HTTPS://post.example", True),
        ("https://post.example/a b", False),
        ("https://post.example/\u202e", False),
        ("https://[bad", False),
        ("file:///etc/passwd", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, linked: bool) -> None:
    assert wording.link(url) == (url if linked else None)


def of_sources(articles: int, **counts: int) -> Note:
    source = document("It rained.")
    note = weekly([source], choose(source, 0))
    return replace(note, coverage=coverage(articles, **counts))


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (of_sources(1), "2031-W25 · 1 article, single source: Tide Wire"),
        (
            of_sources(3, publishers=1, independent=1),
            "2031-W25 · 3 articles, single source: Tide Wire",
        ),
        (
            of_sources(3, publishers=3, independent=1),
            "2031-W25 · 3 articles, 3 publishers, single source: Tide Wire",
        ),
        (
            of_sources(9, publishers=5, independent=4),
            "2031-W25 · 9 articles, 5 publishers, 4 independent",
        ),
        (of_sources(0), "2031-W25 · 0 articles"),
        (
            replace(of_sources(1), generated=datetime(2031, 6, 20, 7, tzinfo=SEOUL)),
            "2031-W25 · 1 article, single source: Tide Wire · as of Friday 20 June 2031, 07:00 KST",
        ),
    ],
)
def test_subtitles(note: Note, text: str) -> None:
    assert wording.subtitle(note) == text


def test_subtitles_of_summaries() -> None:
    one, other = document("It rained.", published=AT), document("It froze.", path="o.txt")
    assert (
        wording.subtitle(build_summary((one,), (), language="en"))
        == "Tide Wire · 19 May 2031, 11:50 (header; time zone not stated)"
    )
    assert wording.subtitle(build_summary((one, other), (), language="en")) == "2 articles"


OWN = " Sentences are the sources’ own, word for word."


@pytest.mark.parametrize(
    ("articles", "counts", "text"),
    [
        (
            1,
            {"other_periods": 3, "other_inferred": 1, "undated": 1},
            "Read 5 articles: 1 in this week, 3 in other weeks (1 of them by an event date), "
            "1 without a date, 0 copies, 0 rejected.",
        ),
        (
            1,
            {"inferred": 1},
            "Read 1 article: 1 in this week (by an event date), 0 in other weeks, "
            "0 without a date, 0 copies, 0 rejected.",
        ),
        (
            2,
            {"inferred": 2, "copies": 1, "rejected": 1200},
            "Read 1,203 articles: 2 in this week (all by an event date), 0 in other weeks, "
            "0 without a date, 1 copy, 1,200 rejected.",
        ),
    ],
)
def test_coverage_adds_up(articles: int, counts: dict[str, int], text: str) -> None:
    assert coverage_text(of_sources(articles, **counts)) == text + OWN


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("day", date(2031, 6, 18), date(2031, 6, 18)),
        ("month", date(2031, 6, 1), date(2031, 6, 30)),
        ("period", date(2031, 6, 2), date(2031, 6, 30)),
    ],
)
def test_coverage_names_the_kind_of_period(kind: str, first: date, last: date) -> None:
    note = replace(of_sources(1, other_periods=2), period=period(first, last))
    inside = "on" if kind == "day" else "in"
    assert f"1 {inside} this {kind}, 2 {inside} other {kind}s" in coverage_text(note)


def test_brackets_of_the_source_are_said_to_be_its_own() -> None:
    note, _ = small_note()
    assert coverage_text(note).endswith("word for word, square brackets included.")


def test_what_stands_where_there_is_nothing() -> None:
    source = document("It rained.")
    note = weekly([source], ())
    summary = build_summary((source,), (), language="en")
    texts = [wording.empty_text(note, section) for section in note.sections]
    assert texts == ["No sentence fits the limit.", None]
    unmatched = replace(note, matched=False)
    assert wording.empty_text(unmatched, note.sections[0]) == "No article in the corpus matched."
    assert wording.empty_text(summary, summary.sections[0]) == "No sentence fits the limit."


def test_mentions_are_for_what_is_not_quoted() -> None:
    note, _ = small_note()
    assert [wording.mentions(note, section) for section in note.sections] == [
        (),
        (),
        (),
        ("“Zoo news” (publisher not stated, 17 June 2031)",),
    ]
    assert [source.path for source in wording.listed_sources(note)] == ["a.txt", "b.txt", "c.txt"]


def test_a_title_can_not_turn_the_words_behind_it_round() -> None:
    source = replace(SOURCE, title="Road\u202e open\u2067", path="in/\udce9.txt")
    text = wording.source_text(source)
    assert "“Road\u202e open\u2067\u2069\u202c”" in text
    assert "in/\ufffd.txt" in text


def test_the_week_of_the_tests_is_one() -> None:
    assert wording.period_kind(WEEK) == "week"
