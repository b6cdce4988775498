"""Several at once, and Ctrl-C: who waits for whom, what is said, and what is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing import locks
from briefing.cli import turns
from briefing.corpus import turn_on
from briefing.errors import CorpusError
from briefing.locks import locked
from tests.conftest import Run
from tests.postgres import Server

ROOT = Path(__file__).parents[1]
LOCK = Path(".briefing/run.lock")
HOLDER = "'briefing run', process 1 on host"


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits says so at once, and gives up soon."""
    monkeypatch.setattr(locks, "_SILENT", 0.0)
    monkeypatch.setattr(locks, "_STEP", 0.01)
    monkeypatch.setattr(turns, "_PATIENCE", 0.2)


@contextmanager
def held(seconds: float | None = None) -> Iterator[None]:
    """The lock of a batch, held by another open file; for some seconds, or throughout."""
    let_go = threading.Event()
    taken = threading.Event()

    def hold() -> None:
        with locked(LOCK.absolute(), HOLDER):
            taken.set()
            let_go.wait(seconds)

    thread = threading.Thread(target=hold)
    thread.start()
    taken.wait()
    try:
        yield
    finally:
        let_go.set()
        thread.join()


@pytest.mark.usefixtures("hasty")
def test_a_note_waits_for_a_batch_that_writes_to_the_same_folder(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest")
    note = ("note", "2026-W10", "--no-ingest", "--format", "docx")
    with held():
        done = run(*note)
        assert done.code == 1
        assert f"{HOLDER} is at work; waiting for it\n" in done.err
        assert f"held by {HOLDER}" in done.err
        assert not Path("output").exists()
        quiet = run(*note, "--quiet")
        assert "waiting" not in quiet.err
        events = run(*note, "--json").err.splitlines()
        assert json.loads(events[0])["event"] == "waiting"
        # What goes elsewhere is in nobody's way.
        assert run("note", "2026-W10", "--no-ingest").code == 0
        assert run(*note, "--out", "elsewhere.docx").code == 0
        assert "held by" in run("summarize", "corpus/talks.txt", "-f", "docx").err
    monkeypatch.setattr(turns, "_PATIENCE", 60.0)
    with held(0.3):
        assert run(*note).code == 0
    assert Path("output/2026/2026-W10.docx").exists()
    assert LOCK.read_bytes() == b""


@pytest.mark.parametrize("command", ["run", "note"])
def test_a_run_beside_a_batch_says_so_and_a_note_on_screen_does_not_care(
    corpus: Path, run: Run, command: str
) -> None:
    run("ingest")
    with held():
        done = run(command, "--as-of", "2026-03-09T07:00")
        assert done.code == (1 if command == "run" else 0)
        assert (f"held by {HOLDER}" in done.err) == (command == "run")


def test_a_lock_is_let_go_of_where_the_work_fails(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with pytest.raises(ZeroDivisionError), locked(file, "one"):
        raise ZeroDivisionError
    with locked(file, "two"):
        assert file.read_text() == "two\n"
        with pytest.raises(CorpusError, match="held by two"), locked(file, "three"):
            pass


@pytest.mark.usefixtures("hasty")
def test_machines_that_share_a_server_take_turns(corpus: Path, run: Run, postgres: Server) -> None:
    url = postgres.empty()
    at = ("--database", url)
    assert run(*at, "ingest").code == 0
    assert run(*at, "export", "--format", "md").code == 0
    note = ("note", "2026-W10", "--no-ingest", "--format", "docx")
    with turn_on(url, HOLDER) as turn:  # as from another machine, where no file is locked
        assert turn.take()
        for batch in ("run", "export"):
            done = run(*at, batch)
            assert done.code == 1
            assert f"held by {HOLDER}, since 20" in done.err
        done = run(*at, *note)
        assert done.code == 1
        assert f"{HOLDER}, since 20" in done.err
        assert "is at work; waiting for it" in done.err
        # What writes no notes, or elsewhere, is in nobody's way, nor is another database.
        assert run(*at, "ingest").code == 0
        assert run(*at, "export", "--dry-run").code == 0
        assert run(*at, *note, "--out", "elsewhere.docx").code == 0
        other = ("--database", postgres.another("neighbours"), "--output", "other")
        assert run(*other, "run", "--as-of", "2026-03-09T07:00").code == 0
    assert run(*at, "run", "--as-of", "2026-03-09T07:00").code == 0
    assert run(*at, *note).code == 0


def test_what_needs_no_server_does_without_the_one_that_is_named(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".briefing").mkdir()
    monkeypatch.setenv("BRIEFING_DATABASE", f"postgresql://ida@/none?host={corpus}")
    assert run("summarize", "corpus/talks.txt", "--format", "docx").code == 0
    assert run("export").code == 1


@pytest.mark.parametrize(
    "command",
    [
        *(["run"], ["note"], ["ingest"], ["export"], ["doctor"], ["doctor", "--rebuild"]),
        *(["articles", "log"], ["articles", "vacuum"], ["verify", "x.md"]),
    ],
)
def test_a_folder_without_a_corpus_is_told_and_left_empty(
    folder: Path, run: Run, command: list[str]
) -> None:
    done = run(*command)
    assert done.code == 1
    assert "corpus" in done.out + done.err
    assert list(folder.iterdir()) == []


def test_settings_that_change_no_byte_make_no_note_again(corpus: Path, run: Run) -> None:
    run("ingest")
    run("export", "--format", "md")
    Path("briefing.toml").write_text("log = 'briefing.log'\njobs = 1\n")
    assert "would make" not in run("export", "--format", "md", "--dry-run").out


# --- Ctrl-C, and asked to end --------------------------------------------------------------

# In one process, so that the moment is known: when the last file is read, or a note is made.
STOPPED = """
import signal, time
from briefing import reading
from briefing.batch import run as batch

# What runs in the background of a shell has it ignored, and so have its children.
signal.signal(signal.SIGINT, signal.default_int_handler)

def slowly(real, at):
    def work(*given):
        if at in (None, given[-2]):
            print("now", flush=True)
            time.sleep(600)
        return real(*given)
    return work

reading.read_for_corpus = slowly(reading.read_for_corpus, "zz.txt")
batch.make_note_of = slowly(batch.make_note_of, None)
from briefing.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("command", "asks", "ended", "told"),
    [
        ("ingest", "SIGINT", 130, "4 articles are in the database and are kept"),
        ("run", "SIGINT", 130, "4 articles are in the database and are kept"),
        ("note", "SIGINT", 130, "4 articles are in the database and are kept"),
        ("export", "SIGINT", 130, "0 of 2 notes were made and are kept"),
        # As a service's "stop" and a closed terminal do, which look for their own signal.
        ("run", "SIGTERM", -15, "4 articles are in the database and are kept"),
        ("export", "SIGTERM", -15, "0 of 2 notes were made and are kept"),
        ("ingest", "SIGHUP", -1, "4 articles are in the database and are kept"),
    ],
)
def test_ctrl_c_ends_it_and_tells_what_was_done(
    corpus: Path, run: Run, command: str, asks: str, ended: int, told: str
) -> None:
    run("ingest")
    (corpus / "zz.txt").write_text("The bells\n\nThe bells of Torv rang on Monday.\n")
    working = subprocess.Popen(
        [sys.executable, "-c", STOPPED, command, "--jobs", "1", "--log", "log"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with working:
        assert working.stdout is not None
        assert working.stdout.readline() == "now\n"
        working.send_signal(getattr(signal, asks))
        try:
            _, said = working.communicate(timeout=60)
        finally:
            working.kill()
    assert working.returncode == ended
    assert said.splitlines()[-2].startswith(told)
    assert said.splitlines()[-1].startswith("stopped; what was finished is kept")
    assert "Traceback" not in said
    assert "ended: exit code" in Path("log").read_text().splitlines()[-1]
    assert not LOCK.exists() or LOCK.read_bytes() == b""
