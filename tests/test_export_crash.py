"""A batch that is stopped, at any step or moment, is gone on with: the same bytes in the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.factories_batch import tree

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
KILLS = int(os.environ.get("BRIEFING_KILLS", "10"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")


def batches(*arguments: object) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.factories_batch", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(("again", "each"), [(False, 1), (True, 1 if KILLS > 10 else 5)])
def test_a_batch_stopped_at_any_step_is_gone_on_with(
    corpus: Path, run: Run, again: bool, each: int
) -> None:
    run("ingest")
    found = batches("everywhere", int(again), each)
    assert found["wrong"] == []
    assert found["points"] > 25
    assert found["files"] == 6 + int(again)  # 2 documents, a ZIP, 2 index pages, a manifest


def test_a_batch_killed_at_any_moment_is_gone_on_with(corpus: Path, run: Run) -> None:
    run("ingest")
    found = batches("killed", KILLS, 20310502)
    assert found["wrong"] == []
    assert found["cut"] > KILLS // 3


def test_a_full_disk_is_an_error_for_what_does_not_fit(corpus: Path, run: Run) -> None:
    run("ingest")
    found = batches("full")
    assert (found["code"], found["rest"], found["same"]) == (1, 0, True)
    # What did fit is there, and nothing of what did not.
    assert any(name.endswith(".md") for name in found["left"])
    assert found["lost"] not in found["left"]
    assert not any(name.endswith(".part") for name in found["left"])


MANY = """
import signal, sys, briefing.batch.run
# What runs in the background of a shell has it ignored, and so have its children.
signal.signal(signal.SIGINT, signal.default_int_handler)
briefing.batch.run._FEW_ARTICLES = 0
from briefing.cli import main
main()
"""


def started(*arguments: str) -> subprocess.Popen[str]:
    """A batch in several processes, however little there is to do."""
    return subprocess.Popen(
        [sys.executable, "-c", MANY, "export", "--by", "day", "--format", "md", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


def wait_for_a_note(folder: Path, process: subprocess.Popen[str]) -> None:
    before = len(list(folder.rglob("*.md")))
    while process.poll() is None and len(list(folder.rglob("*.md"))) == before:
        time.sleep(0.01)


@pytest.fixture
def many(corpus: Path, run: Run) -> Path:
    """A corpus with articles on eighty days."""
    for number in range(80):
        month, day = divmod(number, 28)
        (corpus / f"port-{number}.txt").write_text(
            f"Port {number} reopens after the storm\n\n2031-{month + 1:02}-{day + 1:02} "
            f"Harbour Post\n\nThe port number {number} reopened on Monday, its master said.\n"
        )
    run("ingest")
    return corpus


def test_processes_give_the_same_and_a_stopped_batch_tells_how_far_it_came(
    many: Path, run: Run
) -> None:
    assert run("export", "--by", "day", "--format", "md", "--jobs", "1").code == 0
    wanted = tree(Path("output"))

    process = started("--output", "killed", "--jobs", "2")
    wait_for_a_note(Path("killed"), process)
    process.kill()
    process.communicate()
    stopped = started("--output", "killed", "--jobs", "2")
    wait_for_a_note(Path("killed"), stopped)
    stopped.send_signal(signal.SIGINT)
    _, said = stopped.communicate(timeout=300)
    assert stopped.returncode == 130
    assert "notes were made and are kept\nstopped; what was finished is kept" in said
    assert "Traceback" not in said
    assert "Warning" not in said

    last = started("--output", "killed", "--jobs", "2", "--quiet")
    _, said = last.communicate()
    assert (last.returncode, said) == (0, "")
    assert tree(Path("killed")) == wanted
