"""Progress and logs: what a terminal, a scheduler, a machine and a log file are shown."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing.cli import log
from briefing.cli.progress import counted, progress
from briefing.errors import ConfigError
from briefing.records import IngestReport, Moved, Rejected
from tests.conftest import Run


class Clock:
    """Seconds that pass one by one, each time they are asked for."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1.0
        return self.now


def told(**how: bool) -> str:
    stream = io.StringIO()
    with progress("Reading", "files", stream=stream, clock=Clock(), **how) as tell:
        for _ in counted(range(20), 20, tell):
            pass
    return stream.getvalue()


def test_elsewhere_a_plain_line_comes_every_few_seconds() -> None:
    lines = told().splitlines()
    assert 2 <= len(lines) < 20
    assert lines[0].startswith("Reading: ")
    assert " of 20 files, " in lines[0]
    assert " a second, " in lines[0]
    assert lines[0].endswith(" left")


def test_what_is_soon_done_says_nothing() -> None:
    stream = io.StringIO()
    with progress("Reading", "files", stream=stream) as tell:
        for _ in counted(range(20), 20, tell):
            pass
    assert stream.getvalue() == ""


@pytest.mark.parametrize("events", [False, True])
def test_quiet_is_silent(events: bool) -> None:
    assert told(quiet=True, events=events) == ""


def test_machines_are_told_by_json_lines() -> None:
    events = [json.loads(line) for line in told(events=True).splitlines()]
    kinds = [one["event"] for one in events]
    assert kinds[0] == "start"
    assert kinds[-1] == "end"
    assert set(kinds[1:-1]) == {"progress"}
    assert events[0] | {"seconds": 0} == {
        "event": "start",
        "doing": "reading",
        "things": "files",
        "done": 0,
        "total": 20,
        "seconds": 0,
        "rate": 0.0,
        "left": None,
    }
    assert [one["done"] for one in events] == sorted(one["done"] for one in events)
    assert (events[-1]["done"], events[-1]["left"]) == (20, 0.0)


def test_nothing_to_do_is_no_event() -> None:
    stream = io.StringIO()
    with progress("Reading", "files", stream=stream, events=True) as tell:
        assert list(counted([], 0, tell)) == []
    assert stream.getvalue() == ""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals to open here")
@pytest.mark.usefixtures("corpus")
def test_on_a_terminal_a_bar_is_drawn_and_goes_again(folder: Path) -> None:
    ours, theirs = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "briefing", "ingest", "--jobs", "1"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={
            **os.environ,
            "TERM": "xterm",
            "COLUMNS": "120",
            "PYTHONPATH": str(Path(briefing.__file__).parents[1]),
        },
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:
        pass  # the terminal's other end is closed
    finally:
        os.close(ours)
    output, _ = running.communicate(timeout=30)
    assert running.returncode == 0
    assert b"of 4 files" in shown
    assert b"a second" in shown
    assert b"\x1b[" in shown
    assert output.startswith(b"Files: 4 new")


@pytest.mark.usefixtures("corpus")
def test_the_report_of_an_ingest_stays_one_json_value(run: Run) -> None:
    done = run("ingest", "--json", "--jobs", "1")
    assert len(json.loads(done.out)["added"]) == 4
    events = [json.loads(line) for line in done.err.splitlines()]
    assert [one["event"] for one in events][:1] == ["start"]
    assert events[-1]["event"] == "end"


# --- the log -------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "logs" / "briefing.log"
    log.end(0)


def test_a_log_has_a_line_for_every_event(file: Path) -> None:
    log.begin(file)
    log.ingested(
        IngestReport(
            added=("a.txt",),
            moved=(Moved(before="b.txt", after="c.txt"),),
            rejected=(Rejected(path="d.txt", reason="two\nlines"),),
        )
    )
    log.wrote(["output/2026/2026-W37.md"])
    log.end(3)
    log.info("nobody hears this any more")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.split(" ", 1)[1] for line in lines[1:-2]] == [
        "INFO read: a.txt",
        "INFO moved: b.txt -> c.txt",
        "WARNING rejected: d.txt: two\\nlines",
        lines[4].split(" ", 1)[1],
    ]
    assert lines[4].split(" ", 2)[2].startswith("ingested: 1 new, 0 changed, 1 moved")
    assert lines[-2].endswith("INFO wrote: output/2026/2026-W37.md")
    assert " INFO ended: exit code 3, " in lines[-1]


def test_a_log_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="can not be written"):
        log.begin(tmp_path / "file" / "briefing.log")


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("arguments", "setting"),
    [
        (["ingest", "--jobs", "1", "--log", "run.log"], None),
        (["--log", "run.log", "ingest", "--jobs", "1"], None),
        (["ingest", "--jobs", "1"], "log = 'run.log'\n"),
    ],
)
def test_every_way_to_ask_for_a_log(
    run: Run, folder: Path, arguments: list[str], setting: str | None
) -> None:
    if setting is not None:
        (folder / "briefing.toml").write_text(setting, encoding="utf-8")
    assert run(*arguments).code == 0
    lines = (folder / "run.log").read_text(encoding="utf-8").splitlines()
    assert "began: briefing" in lines[0]
    assert sum(" INFO read: " in line for line in lines) == 4
    assert " ended: exit code 0, " in lines[-1]


@pytest.mark.usefixtures("corpus")
def test_what_ended_a_run_is_logged(run: Run, folder: Path) -> None:
    assert run("articles", "show", "nothing", "--log", "run.log").code == 1
    lines = (folder / "run.log").read_text(encoding="utf-8").splitlines()
    assert " ERROR " in lines[-2]
    assert " ended: exit code 1, " in lines[-1]
