"""The database on every engine: batches, several processes, and periods."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import (
    ColumnElement,
    event,
)

from briefing.corpus import database as database_module
from briefing.corpus import open_corpus, schema
from briefing.corpus.filing import filed_in
from briefing.corpus.rows import load
from briefing.corpus.tally import Tally
from briefing.errors import CorpusError, MissingExtra
from briefing.records import Corrections, FileRead, IngestReport, Period
from tests.factories_corpus import BODY, Bench, ReadOne, Stated, days

# --- batches and other processes -------------------------------------------------------


def test_a_kill_loses_at_most_one_batch(bench: Bench) -> None:
    for number in range(7):
        bench.write(f"{number}.txt", f"Story {number}.", published="2031-05-02")
    with bench.open() as corpus:
        reader = ReadOne([])

        def killed(file: Path, path: str, stated: Stated | None = None) -> FileRead:
            if path == "5.txt":
                raise KeyboardInterrupt
            return reader(file, path, stated)

        with pytest.raises(KeyboardInterrupt):
            corpus.ingest(None, killed, reader_version="1", batch_files=2)
    assert list(bench.listing()) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    report = bench.ingest(batch_files=2)
    assert report == IngestReport(added=("4.txt", "5.txt", "6.txt"), unchanged=4)


def test_a_kill_between_a_copy_and_its_first_is_made_good(bench: Bench) -> None:
    for name in ("a.txt", "b.txt"):
        bench.write(name, published="2031-05-02")
    bench.ingest()
    bench.write("a.txt", "Another story.", published="2031-05-02")
    with bench.open() as corpus:
        reader = ReadOne([])

        def killed(file: Path, path: str, stated: Stated | None = None) -> FileRead:
            if path == "b.txt":
                raise KeyboardInterrupt
            return reader(file, path, stated)

        with pytest.raises(KeyboardInterrupt):
            corpus.ingest(None, killed, reader_version="1")
    assert list(bench.listing()) == ["a.txt"]
    assert bench.ingest() == IngestReport(added=("b.txt",), unchanged=1)


def test_a_bug_in_a_reader_is_no_rejected_file(bench: Bench) -> None:
    bench.write("a.txt")
    with bench.open() as corpus:
        good = ReadOne([])

        def misplaced(file: Path, path: str, stated: Stated | None = None) -> FileRead:
            (document,) = good(file, path, stated).documents
            first, *rest = document.sentences
            wrong = replace(document, sentences=(replace(first, end=first.end - 1), *rest))
            return FileRead(documents=(wrong,))

        with pytest.raises(ValueError, match=r"a\.txt: a sentence is not what its place has"):
            corpus.ingest(None, misplaced, reader_version="1")
        assert corpus.listing() == ()


def test_a_missing_extra_is_asked_for_again_each_time(bench: Bench) -> None:
    bench.write("a.txt")
    asked: list[str] = []

    def lacking(file: Path, path: str, stated: Stated | None = None) -> FileRead:
        asked.append(path)
        raise MissingExtra("pdf", "reading a PDF")

    with bench.open() as corpus:
        for _ in range(2):
            report = corpus.ingest(None, lacking, reader_version="1")
            assert 'pip install "briefing[pdf]"' in report.rejected[0].reason
    assert asked == ["a.txt", "a.txt"]


def test_two_ingests_at_once_share_the_work(bench: Bench) -> None:
    for number in range(12):
        bench.write(f"{number:02}.txt", f"Story {number}.", published="2031-05-02")
    with bench.open() as other:

        def read(file: Path, path: str, stated: Stated | None = None) -> FileRead:
            if path == "03.txt":  # in the midst of ours, another comes and does them all
                other.ingest(None, ReadOne([]), reader_version="1")
            return ReadOne([])(file, path, stated)

        with bench.open() as corpus:
            report = corpus.ingest(None, read, reader_version="1", batch_files=2)
    assert report == IngestReport(added=("00.txt", "01.txt"), unchanged=10)
    assert len(bench.listing()) == 12


def test_two_processes_may_open_a_new_corpus_at_once(bench: Bench) -> None:
    for number in range(20):
        bench.write(f"{number:02}.txt", f"Story {number}.", published="2031-05-02")
    failed: list[BaseException] = []

    def run() -> None:
        try:
            own = Bench(home=bench.home, url=bench.url)
            own.ingest(batch_files=3)
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(bench.listing()) == 20
    assert bench.ingest() == IngestReport(unchanged=20)


def test_who_waits_too_long_is_told_that_another_writes(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("a.txt")
    told: list[str] = []
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.3)
    monkeypatch.setattr(database_module, "SILENT_SECONDS", 0.1)
    with bench.open() as other, other._database.writing():
        with (
            open_corpus(
                bench.url or bench.database, folder=bench.folder, waiting=told.append
            ) as corpus,
            pytest.raises(CorpusError, match="another briefing is writing to it: wait"),
        ):
            corpus.ingest(None, ReadOne([]), reader_version="1")
        assert len(told) == 1
        assert "is writing to" in told[0]
        with bench.open() as corpus:
            assert corpus.listing() == (), "who only reads does not wait"
    assert bench.ingest().added == ("a.txt",)


# --- periods ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "used"),
    [
        (
            filed_in(days("2031-05-02", 7), ZoneInfo("UTC")),
            (
                "articles USING INDEX articles_by_wall (wall>? AND wall<?)",
                "articles USING INDEX articles_by_instant (instant>? AND instant<?)",
            ),
        ),
        (
            schema.articles.c.published.is_(None),
            ("articles USING INDEX articles_by_published (published=?)",),
        ),
    ],
    ids=["period", "undated"],
)
def test_documents_are_found_by_index(
    file_bench: Bench, condition: ColumnElement[bool], used: tuple[str, ...]
) -> None:
    for number in range(30):
        file_bench.write(f"{number}.txt", f"Story {number}.", published=f"2031-05-{number + 1:02}")
    file_bench.ingest()
    asked: list[tuple[str, object]] = []

    def listen(_: object, cursor: object, statement: str, values: object, *rest: object) -> None:
        asked.append((statement, values))

    with file_bench.open() as corpus, corpus._database.reading() as connection:
        event.listen(connection, "before_cursor_execute", listen)
        list(load(connection, condition))
        statement, values = asked[-1]  # the first is BEGIN
        assert isinstance(values, tuple)
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        plan = [row[3] for row in rows]
    for expected in used:
        assert any(line.endswith(expected) for line in plan), plan
    assert not any(line.startswith("SCAN") for line in plan), plan


# An article's date, the zone the corpus is opened in, and the day it is then filed under.
FILED = [
    ("2031-05-02", "UTC", "2031-05-02"),
    ("2031-05-02", "Pacific/Auckland", "2031-05-02"),
    ("2031-05-02T23:59:59.999999", "America/Lima", "2031-05-02"),
    ("2031-05-02T00:00", "Asia/Tokyo", "2031-05-02"),
    ("2031-05-02T23:30+00:00", "UTC", "2031-05-02"),
    ("2031-05-02T23:30+00:00", "Asia/Tokyo", "2031-05-03"),
    ("2031-05-02T01:00+09:00", "UTC", "2031-05-01"),
    ("2031-05-02T01:00+09:00", "Asia/Tokyo", "2031-05-02"),
    ("2031-05-02T00:00+00:00", "UTC", "2031-05-02"),
    # Clocks go forward at midnight, and back within the day.
    ("2024-04-26", "Africa/Cairo", "2024-04-26"),
    ("2024-04-25T23:59", "Africa/Cairo", "2024-04-25"),
    ("2024-04-25T22:00+00:00", "Africa/Cairo", "2024-04-26"),
    ("2024-10-27T02:30", "Europe/Paris", "2024-10-27"),
    ("2020-12-31", "UTC", "2020-12-31"),
    ("0001-01-01T00:00+14:00", "UTC", "0001-01-01"),
    ("9999-12-30", "UTC", "9999-12-30"),
]


@pytest.mark.parametrize(("published", "zone", "day"), FILED)
def test_a_date_is_filed_under_one_day_of_the_zone(
    bench: Bench, published: str, zone: str, day: str
) -> None:
    bench.timezone = zone
    bench.write("a.txt", published=published)
    bench.ingest()
    filed = date.fromisoformat(day)
    with bench.open() as corpus:
        assert len(corpus.documents(days(day, 1, zone))) == 1
        for other in (-1, 1):
            try:
                around = (filed + timedelta(days=other)).isoformat()
            except OverflowError:
                continue
            if around < "9999-12-31":
                assert corpus.documents(days(around, 1, zone)) == ()
        if day > "0001-01-01":
            assert corpus.days() == (filed,)
            assert corpus.first_and_last() == (filed, filed)


def test_a_period_of_another_zone_than_the_corpus(bench: Bench) -> None:
    bench.timezone = "Asia/Tokyo"
    bench.write("a.txt", "One.", published="2031-05-02")  # from 15:00 UTC of the day before
    bench.write("b.txt", "Two.", published="2031-05-02T10:00")  # 01:00 UTC
    bench.write("c.txt", "Three.", published="2031-05-02T10:00+00:00")
    bench.ingest()
    with bench.open() as corpus:
        found = {
            day: [d.article.path for d in corpus.documents(days(day))]
            for day in ("2031-05-01", "2031-05-02")
        }
    assert found == {"2031-05-01": ["a.txt"], "2031-05-02": ["b.txt", "c.txt"]}


def test_documents_come_in_order_of_instant_path_and_item(bench: Bench) -> None:
    dated = {
        "z.txt": "2031-05-02",
        "c.txt": "2031-05-02T10:00",
        "b.txt": "2031-05-02T10:00",
        "a.txt": "2031-05-02T12:00+02:00",
        "early.txt": "2031-05-02T01:00+02:00",
        "none.txt": "",
        "later.txt": "2031-05-20",
    }
    for name, published in dated.items():
        header = {"published": published} if published else {}
        bench.write(name, f"Of {name}.", **header)
    (bench.folder / "two.txt").write_text(
        "published: 2031-05-02\n\nFirst.\n=====\npublished: 2031-05-02\n\nSecond."
    )
    bench.ingest()
    week = Period(
        label="x",
        start=datetime(2031, 5, 1, tzinfo=UTC),
        end=datetime(2031, 5, 8, tzinfo=UTC),
        timezone="UTC",
    )
    expected = ["early.txt", "two.txt", "two.txt", "z.txt", "a.txt", "b.txt", "c.txt"]
    with bench.open() as corpus:
        documents = corpus.documents(week)
        assert [document.article.path for document in documents] == expected
        assert [document.article.item for document in documents][1:3] == ["1", "2"]
        assert [d.article.path for d in corpus.undated()] == ["none.txt"]
        assert [row.path for row in corpus.listing(week)] == expected
        assert [row.path for row in corpus.listing()] == [*expected, "later.txt", "none.txt"]
        assert [row.path for row in corpus.listing(undated=True)] == ["none.txt"]
        assert [row.path for row in corpus.listing(week, undated=True)] == [*expected, "none.txt"]
        assert corpus.tally(week) == Tally(
            in_period=7, other_periods=1, undated=1, rejected=0, copies=0
        )
        assert corpus.tally().in_period == 8


def test_the_nearest_days_of_an_empty_period(bench: Bench) -> None:
    for day in ("01", "02", "03", "04", "20", "25T23:30+00:00", "26", "26"):
        bench.write(f"{day}.txt", f"Of {day}.", published=f"2031-05-{day}")
    bench.ingest()
    with bench.open() as corpus:
        near = corpus.nearest(days("2031-05-10", 7), 2)
        assert [day.day for day in near] == [20, 4, 3, 25]
        assert [day.day for day in corpus.days()] == [1, 2, 3, 4, 20, 25, 26]
        assert corpus.first_and_last() == (date(2031, 5, 1), date(2031, 5, 26))


def test_an_empty_corpus_has_nothing_to_tell(bench: Bench) -> None:
    with bench.open() as corpus:
        assert corpus.first_and_last() is None
        assert corpus.days() == corpus.nearest(days("2031-05-10")) == ()
        assert corpus.tally() == Tally(
            in_period=0, other_periods=0, undated=0, rejected=0, copies=0
        )


def test_what_is_set_on_a_file_outside_goes_beside_it(bench: Bench, tmp_path: Path) -> None:
    outside = tmp_path / "else" / "a.txt"
    outside.parent.mkdir()
    outside.write_text(f"\n\n{BODY}")
    bench.ingest(outside)
    with bench.open() as corpus:
        sidecar = corpus.set_corrections(str(outside), Corrections(title="T"))
        assert sidecar == outside.with_name("a.txt.toml")
        further = corpus._places.further_sidecar(outside.as_posix())
    assert further == bench.database.parent / "corrections" / Path(f"{outside}.toml").relative_to(
        "/"
    )
    assert bench.ingest(outside).changed == (outside.as_posix(),)
