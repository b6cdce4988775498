"""No network: every command runs with sockets of the internet blocked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]

# Each command, more than once where it has parts; run one after the other in one process.
RUNS = (
    ("ingest",),
    ("summarize", "corpus/talks.txt"),
    ("articles", "list"),
    ("articles", "show", "talks.txt"),
    ("articles", "search", "bridge"),
    ("articles", "set", "talks.txt", "--title", "Told"),
    ("articles", "log"),
    ("articles", "exclude", "talks.txt"),
    ("articles", "exclude", "talks.txt", "--undo"),
    ("articles", "pin", "talks.txt", "toll of four"),
    ("articles", "drop", "talks.txt", "toll of four"),
    ("init",),
    ("templates", "list"),
    ("templates", "check", "note"),
    ("note", "2026-W10", "--out", "output/note.md"),
    ("export", "--by", "month"),
    ("run",),
    ("verify", "output/note.md"),
    ("articles", "remove", "undated.txt"),
    ("articles", "purge", "--before", "2026-03-04"),
    ("articles", "vacuum"),
    ("doctor",),
    ("doctor", "--rebuild"),
)
BLOCKED = """
import socket, sys
real = socket.socket
class Blocked(real):
    def __init__(self, family=socket.AF_INET, *rest, **more):
        if family in (-1, socket.AF_INET, socket.AF_INET6) and more.get("fileno") is None:
            raise AssertionError("a socket of the internet was asked for")
        super().__init__(family, *rest, **more)
def refuse(*_, **__):
    raise AssertionError("a name of the internet was asked for")
socket.socket = Blocked
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""
MAIN = """
import sys
from briefing.cli import main
for words in {runs!r}:
    sys.argv = ["briefing", *words]
    try:
        main()
    except SystemExit as ending:
        assert not ending.code, (words, ending.code)
"""


def run(folder: Path, script: str, *before: str) -> None:
    done = subprocess.run(
        [*before, sys.executable, "-c", script],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_command_is_run() -> None:
    assert set(COMMANDS) == {words[0] for words in RUNS}


def test_no_command_asks_for_a_socket_of_the_internet(corpus: Path) -> None:
    run(corpus.parent, BLOCKED + MAIN.format(runs=RUNS))


@pytest.mark.skipif(
    os.getuid() != 0 or shutil.which("unshare") is None, reason="needs root and unshare"
)
def test_every_command_works_where_there_is_no_network(corpus: Path) -> None:
    if subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode:
        pytest.skip("a namespace without network can not be made here")
    run(corpus.parent, MAIN.format(runs=RUNS), "unshare", "-n")
