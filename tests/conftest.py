"""What many tests share: a working folder with a small corpus, and the command line in it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.cli import main
from tests.factories_corpus import Bench
from tests.postgres import Server, programs, temporary_server

# A shell starts what it puts behind with "&" deaf to Ctrl-C, nohup to the closing of a terminal,
# and every process that starts from there is deaf, too: the tests that stop commands need them
# to hear.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# What takes longest comes first, so that no process is left alone with it at the end.
LONG = ("test_ranking.py", "test_export_crash.py", "test_nothing_lost.py", "test_workers.py")

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

ARTICLES = {
    "talks.txt": (
        "Home > World\n"
        "Talks on the Sella bridge resume in Tarvin\n"
        "\n"
        "2026-03-03 Editor : Ida Holm Harbour Post App Download\n"
        "\n"
        "Orvia and Kest resumed talks on the Sella bridge in Tarvin on Tuesday, "
        "the Orvian transport ministry said.\n"
        "\n"
        "The two countries want to open the bridge to lorries by June, Minister Pell Aron said.\n"
        "\n"
        "Kest has asked for a toll of four marks a lorry, and Orvia has offered two.\n"
        "\n"
        "Share this story\n"
        "Copyright 2026 Harbour Post. All rights reserved.\n"
    ),
    "flood.txt": (
        "Flood closes the Sella valley road\n"
        "\n"
        "Tarvin, 5 March 2026 (KNB): A flood closed the Sella valley road on Wednesday night, "
        "and 40 families left their homes.\n"
        "\n"
        "The river rose by three metres in six hours, the valley council said.\n"
        "\n"
        "Repairs will take until the end of the month, engineer Lio Marsh told reporters.\n"
    ),
    "april.txt": (
        "Kest orders six new ferries\n"
        "\n"
        "Published: 2026-04-08 09:30:00\n"
        "\n"
        "The port of Kest ordered six ferries from a yard in Orvia on Monday for 90 million.\n"
        "\n"
        "The first of them will sail in the spring of next year, port director Ana Sorel said.\n"
    ),
    "undated.txt": (
        "Fishermen of Lunde ask for a later season\n"
        "\n"
        "The fishermen of Lunde asked the ministry on Sunday to open the season two weeks later.\n"
        "\n"
        "The ministry will answer within a month, its spokeswoman Mira Tolk said.\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Done:
    """What one run of the command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def corpus(folder: Path) -> Path:
    """The corpus folder of a working folder, with four small articles."""
    place = folder / "corpus"
    place.mkdir()
    for name, text in ARTICLES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line as a user runs it, in this process; a bug raises.

    However slow the machine is, it does not come to telling how far it is.
    """
    monkeypatch.setattr("briefing.cli.progress.LINES", 3600.0)

    def command(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["briefing", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else int(bool(ending.code))
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return command


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server; where none is installed, what needs one is skipped."""
    if programs() is None:
        pytest.skip("no PostgreSQL is installed (Debian: postgresql; and pip install psycopg)")
    with temporary_server() as running:
        yield running


@pytest.fixture
def file_bench(tmp_path: Path) -> Bench:
    """A working folder with an empty corpus and its database in a file."""
    (tmp_path / "corpus").mkdir()
    return Bench(home=tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    """A working folder with an empty corpus, its database a file, or on a server."""
    (tmp_path / "corpus").mkdir()
    url = None
    if request.param == "postgresql":
        running = request.getfixturevalue("postgres")
        assert isinstance(running, Server)
        url = running.empty()
    return Bench(home=tmp_path, url=url)
