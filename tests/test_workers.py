"""Worker processes: order, what crashes or hangs, how far ahead, and how all of it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.corpus import open_corpus
from briefing.workers import Lost, Workers
from tests.factories_corpus import written
from tests.factories_workers import fate, size

ROOT = Path(__file__).parents[1]
DIED, HUNG = Lost(overdue=False), Lost(overdue=True)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")


def workers(number: int = 2, *, seconds: float = 60.0) -> Workers:
    return Workers(number, seconds=seconds, few=0, grace=0.2)


def results(pool: Workers, words: list[str | None]) -> list[str | Lost | None]:
    return [result for _, result in pool.run(fate, ((word, word) for word in words), size)]


@pytest.mark.parametrize("number", [1, 2])
def test_results_come_in_order_whoever_has_done_them(number: int) -> None:
    words = [None if n % 7 == 3 else f"word {n} " + "x" * (n * 977 % 20_000) for n in range(120)]
    with workers(number) as pool:
        assert results(pool, words) == [word and word.upper() for word in words]
        assert pool.run_one(fate, "one more") == "ONE MORE"
        assert results(pool, []) == []


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("word", "error"), [("has a bug", ValueError), ("is late", TimeoutError)])
def test_what_work_raises_is_raised(number: int, word: str, error: type[Exception]) -> None:
    with workers(number) as pool, pytest.raises(error, match=word):
        results(pool, ["fine", word, "fine"])


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        (["a", "exits", "b"], {1: DIED}),
        (["is killed", "a"], {0: DIED}),
        (["a", "crashes"], {1: DIED}),
        (
            ["exits 1", "exits 2", *"abcdefghijklmnopqrstuvwxyz" * 2, "is killed"],
            {0: DIED, 1: DIED, 54: DIED},
        ),
        (["a", "hangs", "b", "exits", "c"], {1: HUNG, 3: DIED}),
    ],
    ids=["exits", "is killed", "crashes", "several", "hangs"],
)
def test_who_crashes_or_hangs_costs_itself_alone(
    words: list[str | None], lost: dict[int, Lost]
) -> None:
    expected = [lost.get(n, word.upper()) for n, word in enumerate(filter(None, words))]
    with workers(seconds=0.5) as pool:
        assert results(pool, words) == expected
        assert results(pool, ["again"]) == ["AGAIN"], "the pool works on"


def test_work_alone_may_crash_while_other_work_is_under_way() -> None:
    with workers() as pool:
        running = pool.run(fate, ((n, f"word {n}") for n in range(200)), size)
        assert next(running) == (0, "WORD 0")
        assert pool.run_one(fate, "exits") == DIED
        assert [n for n, _ in running] == list(range(1, 200))


def test_only_so_much_is_taken_ahead() -> None:
    taken = 0

    def source() -> Iterator[tuple[int, str]]:
        nonlocal taken
        for number in range(5_000):
            taken += 1
            yield number, "word"

    with workers() as pool:
        for done, _ in enumerate(pool.run(fate, source(), size), 1):
            assert taken - done < 600


def test_few_jobs_are_done_in_this_process() -> None:
    with Workers(2, seconds=60) as pool:
        own = [pid for _, pid in pool.run(whose, ((n, n) for n in range(100)), lambda n: 100)]
        assert set(own) == {os.getpid()}
        others = [pid for _, pid in pool.run(whose, [(0, 0)], lambda n: 2_000_000)]
        assert os.getpid() not in others


def whose(_: int) -> int:
    return os.getpid()


def test_where_no_process_can_be_started_all_is_done_in_this_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(*_: object) -> None:
        raise OSError(38, "no semaphores")

    monkeypatch.setattr("briefing.workers.Pool", none)
    with workers() as pool:
        assert results(pool, ["a", "b"]) == ["A", "B"]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_stop_ends_every_process_and_keeps_what_was_written(
    tmp_path: Path, how: signal.Signals
) -> None:
    for number in range(100):
        written(tmp_path / "corpus" / f"{number:02}.txt", f"Story {number}.")
    written(tmp_path / "corpus" / "zz.txt", "It hangs.")
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.factories_workers"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
        stdout=subprocess.PIPE,
    )
    database = tmp_path / "corpus.db"
    try:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:  # until it waits for the last file
            time.sleep(0.1)
            if database.exists() and len(listing(tmp_path)) >= 90:
                break
        if how is signal.SIGINT:
            os.killpg(running.pid, how)  # as Ctrl-C in a terminal does
        else:
            running.kill()
        # Every worker has the same output: it ends with the last of them.
        running.communicate(timeout=20)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode == (130 if how is signal.SIGINT else -signal.SIGKILL)
    assert len(listing(tmp_path)) >= 90


def test_what_is_made_ready_starts_deaf_to_a_stop() -> None:
    # In a process of its own: in this one all may have been started before.
    told = subprocess.run(
        [sys.executable, "-c", STARTS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    # What clears up behind pools, and the server that workers are forked from.
    assert told.stdout.split() == ["True", "True"]


STARTS = """
import signal
from multiprocessing import util
from briefing.pools import make_ready

start = util.spawnv_passfds

def spawn(*given):
    print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()), flush=True)
    return start(*given)

util.spawnv_passfds = spawn
make_ready(())
"""


def test_a_stop_that_python_forgets_is_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: forgotten.append(told.exc_type))

    class Ends:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    def words() -> Iterator[tuple[int, str]]:
        yield 0, "a"
        Ends()
        yield 1, "hangs"

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), workers(seconds=60) as pool:
        list(pool.run(fate, words(), size))
    assert forgotten == [KeyboardInterrupt]
    assert signal.getsignal(signal.SIGINT) is before


def listing(folder: Path) -> tuple[object, ...]:
    with open_corpus(folder / "corpus.db", folder=folder / "corpus") as corpus:
        return corpus.listing()
