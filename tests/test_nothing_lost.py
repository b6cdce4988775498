"""Nothing lost: an ingest that is killed anywhere, full disks, and two at once."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.factories_corpus import Bench, settle
from tests.factories_kills import (
    content,
    ended,
    first_state,
    in_child,
    ingest_until,
    killed_after,
    second_state,
)

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("BRIEFING_KILLS", "10"))

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks and signals of POSIX systems")


def another(bench: Bench, name: str) -> Bench:
    """The same corpus in another place, with the database as it is now, or with none."""
    home = bench.home / name
    shutil.copytree(bench.folder, home / "corpus")
    if bench.url is None and bench.database.exists():
        home.joinpath(".briefing").mkdir()
        shutil.copy(bench.database, home / ".briefing" / "corpus.db")
    return replace(bench, home=home, read=[])


def test_an_ingest_ended_at_any_boundary_is_gone_on_with(file_bench: Bench) -> None:
    first_state(file_bench)
    for changes in (False, True):
        if changes:
            file_bench.ingest(batch_files=3)
            second_state(file_bench)
        whole = another(file_bench, f"whole {changes}")
        whole.ingest(batch_files=3)
        expected = content(whole)
        for boundary in range(1, 100):
            one = another(file_bench, f"{changes} {boundary}")
            code = ended(in_child(lambda one=one, at=boundary: ingest_until(one, at)))  # type: ignore[misc]  # what is meant now
            assert code in {0, 9}
            one.ingest(batch_files=3)
            assert content(one) == expected, f"boundary {boundary}"
            if code == 0:
                break
        assert boundary > 8


@pytest.mark.parametrize("of", range(2))
def test_an_ingest_killed_at_any_moment_is_gone_on_with(file_bench: Bench, of: int) -> None:
    chance = random.Random(of)
    first_state(file_bench)
    if of:
        file_bench.ingest(batch_files=3)
        second_state(file_bench)
    whole = another(file_bench, "whole")
    began = time.monotonic()
    assert ended(in_child(lambda: whole.ingest(batch_files=2))) == 0
    takes = time.monotonic() - began
    expected = content(whole)
    for number in range(KILLS // 2):
        one = another(file_bench, str(number))
        killed_after(lambda one=one: one.ingest(batch_files=2), takes * chance.random())  # type: ignore[misc]  # what is meant now
        one.ingest(batch_files=2)
        assert content(one) == expected, f"kill {number}"


def test_an_ingest_killed_on_any_engine_is_gone_on_with(bench: Bench) -> None:
    first_state(bench)
    bench.ingest(batch_files=3)
    second_state(bench)
    assert ended(in_child(lambda: ingest_until(bench, 9))) == 9
    bench.ingest(batch_files=3)
    after = content(bench)
    bench.forget()
    bench.ingest(batch_files=3)
    fresh = content(bench)
    assert after["files"] == fresh["files"]
    assert sorted(after["search"]) == sorted(fresh["search"])
    assert len(after["articles"]) == len(fresh["articles"])


def test_two_ingests_at_once_give_what_one_gives(bench: Bench) -> None:
    first_state(bench)
    children = [in_child(lambda: bench.ingest(batch_files=2)) for _ in range(3)]
    assert [ended(child) for child in children] == [0, 0, 0]
    found = content(bench)
    bench.forget()
    bench.ingest(batch_files=2)
    assert found == content(bench)


# --- what goes wrong with the file of the database ---------------------------------------


def command(folder: Path, *words: str, most_bytes: int | None = None) -> tuple[int, str]:
    """The command line in a process of its own, which may write no file longer than that."""

    def limit() -> None:
        if most_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    done = subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,  # one thread
    )
    return done.returncode, done.stderr


def test_a_disk_that_is_full_is_told_and_nothing_is_lost(corpus: Path) -> None:
    for number in range(25):
        text = f"Story {number}\n\nTarvin, 5 March 2026 (KNB): " + "The road is shut. " * 800
        (corpus / f"{number}.txt").write_text(text)
    code, told = command(corpus.parent, "ingest", "--quiet", "--jobs", "1", most_bytes=300_000)
    assert code == 1
    assert (
        told
        == "error: .briefing/corpus.db: the disk is full or failing: make room, then run again\n"
    )
    assert command(corpus.parent, "ingest", "--quiet", "--jobs", "1") == (0, "")
    code, told = command(corpus.parent, "doctor")
    assert (code, told) == (0, "")


def damage(file: Path) -> None:
    """Overwrite a page in the midst of the texts."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'revisions'"
        ).fetchone()[0]
    with file.open("r+b") as content:
        content.seek((page - 1) * 4096)
        content.write(b"\xff" * 4096)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 3 * 4096])


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO migrations VALUES (99, 'from the future')")
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (damage, "is damaged: run 'briefing doctor --rebuild'"),
        (cut_short, "is damaged: run 'briefing doctor --rebuild'"),
        (newer, "was written by a newer briefing (schema 99"),
    ],
)
def test_a_database_that_can_not_be_used_is_named_and_rebuilt(
    corpus: Path, run: Run, spoil: object, told: str
) -> None:
    settle(corpus)
    assert run("ingest").code == 0
    before = run("articles", "list").out
    database = Path(".briefing/corpus.db")
    assert callable(spoil)
    spoil(database)
    spoiled = database.read_bytes()
    for words in (("note", "2026-W10"), ("articles", "show", "talks.txt")):
        done = run(*words)
        assert done.code == 1
        assert f"error: .briefing/corpus.db: {told}" in done.err
    found = run("doctor")
    assert found.code == 1
    assert "WRONG" in found.out
    assert database.read_bytes() == spoiled, "nothing is written over"
    done = run("doctor", "--rebuild")
    assert done.code == 0
    assert "kept as .briefing/corpus.db.bak" in done.out
    assert Path(".briefing/corpus.db.bak").read_bytes() == spoiled
    assert run("articles", "list").out == before
    assert run("doctor").code == 0


@pytest.mark.skipif(os.getuid() != 0, reason="becomes another user, which root alone can")
def test_a_database_that_can_not_be_written_is_named(corpus: Path, run: Run) -> None:
    assert run("ingest").code == 0
    database = Path(".briefing/corpus.db")
    before = database.read_bytes()
    (corpus / "new.txt").write_text("New\n\nTarvin, 5 March 2026 (KNB): The road is open.\n")
    for place in (corpus.parent, *corpus.parent.parents):
        if place.stat().st_mode & 0o005 != 0o005 and str(place).startswith("/tmp/"):
            place.chmod(0o755)
    os.seteuid(65534)
    try:
        done = run("ingest", "--jobs", "1")
        looked = run("doctor")
    finally:
        os.seteuid(0)
    assert done.code == 1
    assert "see to the permissions of the file and of its folder" in done.err
    assert looked.code == 1
    assert "can not be written" in looked.out
    assert database.read_bytes() == before
