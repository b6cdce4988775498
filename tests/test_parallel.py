"""Reading in several processes: the same corpus as with one, whatever a file does to them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefing import pipeline
from briefing.config import Settings
from briefing.corpus import open_corpus
from briefing.corpus.ingest import _batches
from briefing.records import IngestReport, Limits, Reading
from briefing.workers import Workers
from tests.conftest import ARTICLES, Run
from tests.factories_corpus import BODY, settle, written
from tests.factories_workers import read

KEPT = ("files", "articles", "revisions", "searched", "likenesses")


def ingest(home: Path, jobs: int, *, seconds: float = 30.0, again: bool = False) -> IngestReport:
    database = home / f"{jobs}.db"
    with open_corpus(database, folder=home / "corpus") as corpus:
        return corpus.ingest(
            None,
            read,
            reader_version="2" if again else "1",
            batch_files=7,
            workers=Workers(jobs, seconds=seconds, few=0, grace=0.2),
        )


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(database) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in KEPT
        }


def test_the_same_corpus_comes_of_any_number_of_jobs(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    prose = "The harbour of Ostrel was shut for a week, and the ferries lay idle in the roads. "
    for number in range(60):
        written(folder / f"{number:02}.txt", f"{prose * 4}Story {number}.", published="2031-05-02")
    for number in range(12):  # copies of read, of refused and of empty files
        written(
            folder / f"copy-{number}.txt", f"{prose * 4}Story {number}.", published="2031-05-02"
        )
        (folder / f"empty-{number}.txt").write_text("")
    (folder / "01.txt.toml").write_text('title = "Stated"')
    (folder / "02.txt.toml").write_text("title = 1")
    (folder / "copy-3.txt.toml").write_text('title = "Of a copy"')
    written(folder / "several.txt", "One.\n=====\nTwo.\n=====\nThree.")
    settle(folder)
    first = [ingest(tmp_path, jobs) for jobs in (1, 2)]
    assert first[0] == first[1]
    assert (len(first[0].added), len(first[0].copies), len(first[0].rejected)) == (61, 12, 13)
    assert rows(tmp_path / "1.db") == rows(tmp_path / "2.db")

    (folder / "kept").mkdir()
    for number in range(30, 40):
        (folder / f"{number}.txt").rename(folder / "kept" / f"{number}.txt")
    (folder / "00.txt").unlink()  # its copy takes over
    written(folder / "05.txt", BODY)
    (folder / "several.txt").write_text("\n\nOne.\n=====\n\n\nThree.")
    settle(folder)
    second = [ingest(tmp_path, jobs, again=True) for jobs in (1, 2)]
    assert second[0] == second[1]
    assert (len(second[0].moved), len(second[0].changed)) == (11, 2)
    assert rows(tmp_path / "1.db") == rows(tmp_path / "2.db")


@pytest.mark.parametrize(
    ("files", "sizes"),
    [(3, [3]), (8, [8]), (9, [7, 2]), (17, [8, 7, 2]), (18, [8, 8, 2]), (19, [8, 8, 1, 2])],
)
def test_the_last_few_files_are_written_by_themselves(files: int, sizes: list[int]) -> None:
    found: Any = SimpleNamespace(task=SimpleNamespace(found=SimpleNamespace(size=100)))
    assert [len(batch) for batch in _batches([found] * files, 8, files)] == sizes


def test_a_rehearsal_leaves_little_to_import_or_compile_for_a_common_article() -> None:
    """What workers are forked from has read one: the next of its kind finds all of it there."""
    script = """
import re, sys
from pathlib import Path
import briefing.rehearsal
from briefing.corpus.entries import entry_of
from briefing.reading import read
before, new = set(sys.modules), []
compile_one = re._compiler.compile
re._compiler.compile = lambda source, flags=0: new.append(source) or compile_one(source, flags)
text = "Ferries of Lorvik lie idle\\nBy Ana Merrin\\n4 May 2031\\n\\n" + (
    "The council said on Monday that the harbour, closed in 2029, stays shut until 6 June. " * 9
)
[document] = read(Path("a.txt"), "a.txt", content=text.encode()).documents
entry_of(document)
assert len(document.sentences) == 9
print(len(new), sorted(set(sys.modules) - before))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    patterns, modules = done.stdout.split(maxsplit=1)
    assert int(patterns) < 10, "of 35 without"
    assert modules.strip() == "[]"


@pytest.mark.parametrize(
    ("fate", "reason", "again"),
    [
        ("It exits.", "the process that read it broke down", True),
        ("It crashes.", "the process that read it broke down", True),
        ("It hangs.", "took more than the limit and could not be stopped", False),
    ],
)
def test_a_file_that_crashes_or_hangs_is_rejected_and_the_rest_is_read(
    tmp_path: Path, fate: str, reason: str, again: bool
) -> None:
    for number in range(20):
        written(tmp_path / "corpus" / f"{number:02}.txt", f"Story {number}.")
    written(tmp_path / "corpus" / "07-bad.txt", fate)
    report = ingest(tmp_path, 2, seconds=2.0 if fate == "It hangs." else 30.0)
    assert [refusal.path for refusal in report.rejected] == ["07-bad.txt"]
    assert len(report.added) == 20
    assert reason in report.rejected[0].reason
    with sqlite3.connect(tmp_path / "2.db") as connection:
        query = "SELECT reader_version FROM files WHERE status = 'rejected'"
        assert connection.execute(query).fetchall() == [("" if again else "1",)]


def test_the_pipeline_gives_the_workers_all_that_reading_needs(folder: Path, corpus: Path) -> None:
    settings = Settings(reading=Reading(publishers={"Harbour Post": "The Harbour Post"}))
    for number in range(260):
        text = f"Port {number} reopens\n\n2031-05-02 Harbour Post\n\nThe port reopened on Monday."
        (corpus / f"port-{number}.txt").write_text(
            f"{text}\n\nNumber {number} was first to sail.\n"
        )
    found = []
    for jobs in (1, 2):
        own = Settings(reading=settings.reading, jobs=jobs, database=folder / f"{jobs}.db")
        with pipeline.corpus_of(own, reading=[corpus]) as stored:
            pipeline.ingest(stored, own, None)
            found.append(tuple(stored.find(row.id) for row in stored.listing()))
    assert found[0] == found[1]
    assert len(found[0]) == 264
    dates = [mention for document in found[1] for s in document.sentences for mention in s.dates]
    assert {(one.first.isoformat(), one.anchor) for one in dates} >= {("2031-04-28", "published")}


def test_a_file_beyond_the_limit_is_not_even_hashed(folder: Path, corpus: Path) -> None:
    with (corpus / "sparse.txt").open("wb") as file:
        file.truncate(2**40)  # a sparse file of a terabyte: hashing it would take an hour
    settings = Settings(reading=Reading(limits=Limits(file_bytes=1_000_000)))
    for unchanged in (0, 4):
        with pipeline.corpus_of(settings, reading=[corpus]) as stored:
            report = pipeline.ingest(stored, settings, None, rehash=True)
        assert [refusal.path for refusal in report.rejected] == ["sparse.txt"]
        assert "1,000,000 are the limit" in report.rejected[0].reason
        assert report.unchanged == unchanged


def test_a_member_that_needs_an_extra_is_read_once_that_is_installed(
    folder: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in corpus.iterdir():
        file.unlink()
    for name, others in (("some.zip", ["flood.txt"]), ("none.zip", [])):
        with zipfile.ZipFile(corpus / name, "w") as archive:
            archive.writestr("page.pdf", b"%PDF-1.4\n" + name.encode())
            for other in others:
                archive.writestr(other, ARTICLES[other])
    reasons = []
    for missing in (True, True, False):
        with monkeypatch.context() as patch:
            if missing:
                patch.setitem(sys.modules, "pypdf", None)
            with pipeline.corpus_of(Settings(), reading=[corpus]) as stored:
                report = pipeline.ingest(stored, Settings(), None)
        assert [refusal.path for refusal in report.rejected] == ["none.zip", "some.zip"]
        reasons.append(["needs an extra" in refusal.reason for refusal in report.rejected])
    assert reasons == [[True, True], [True, True], [False, False]]
    with pipeline.corpus_of(Settings(), reading=[corpus]) as stored:
        assert pipeline.ingest(stored, Settings(), None).unchanged == 1, "partly read is read"


def test_articles_dated_after_today_are_named(corpus: Path, run: Run) -> None:
    written(corpus / "far.txt")
    (corpus / "far.txt.toml").write_text("published = 2931-05-02")
    with pipeline.corpus_of(Settings(), reading=[corpus]) as stored:
        report = pipeline.ingest(stored, Settings(), None, now=datetime(2026, 3, 5, 23, tzinfo=UTC))
        assert [(one.path, one.published) for one in report.ahead] == [
            ("april.txt", "2026-04-08T09:30:00"),
            ("far.txt", "2931-05-02"),
        ]
        assert pipeline.ingest(stored, Settings(), None, rehash=True).ahead == ()
    found = run("ingest", "--database", "other.db", "--jobs", "1")
    assert "Dated after today" in found.out
    assert "2931-05-02  far.txt" in found.out
    assert run("ingest", "--jobs", "0").code == 2


def test_an_article_lists_the_dates_that_it_names(corpus: Path, run: Run) -> None:
    run("ingest")
    assert (
        "dates that it names:\n  2026-03-03  “Tuesday”" in run("articles", "show", "talks.txt").out
    )
    shown = json.loads(run("articles", "show", "talks.txt", "--json").out)
    day = shown["dates"][0]
    assert (day["first"], day["text"], day["paragraph"]) == ("2026-03-03", "Tuesday", 1)


def test_an_empty_folder_is_told_what_can_be_read(folder: Path, run: Run) -> None:
    (folder / "corpus").mkdir()
    found = run("ingest")
    assert found.code == 1
    assert ".html" in found.err
    assert ".docx" in found.err
