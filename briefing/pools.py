"""Pools of worker processes: how they are started, what each says of itself, how they end."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from briefing.interrupts import deaf, no_word_of_leaks

Job = TypeVar("Job")
Result = TypeVar("Result")

# What one worker says of itself: its process, the number of its job, and since when (0: idle).
_FIELDS = 3
# New objects between two looks for garbage; Python's own 700 are few for this work.
_GARBAGE = 20_000
_ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)


def make_ready(preload: Sequence[str]) -> None:
    """Start the server that workers are forked from, which imports ``preload`` by itself.

    Whoever does so long before the first job need not wait for it then. Where the system has
    no process to give, or no such server, nothing is done.
    """
    if _method() == "forkserver":
        with suppress(OSError):
            _start_server(preload)


def _start_server(preload: Sequence[str]) -> None:
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.get_context("forkserver").set_forkserver_preload(list(preload))
    # The server would start the process that clears up behind pools, too, which ends being
    # deaf: Ctrl-C would then reach the server while it imports.
    with _environment(no_word_of_leaks()), deaf():
        resource_tracker.ensure_running()
    with _environment(_ONE_THREAD | _search_path()), deaf():
        forkserver.ensure_running()


def _method() -> str:
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


class Pool:
    """An executor, and what its workers say of themselves."""

    def __init__(self, number: int, preload: Sequence[str]) -> None:
        method = _method()
        context: Any = multiprocessing.get_context(method)
        with _environment(no_word_of_leaks()):
            self._said: Any = context.RawArray("d", _FIELDS * number)
            taken = context.Value("i", 0)
        if method == "forkserver":
            _start_server(preload)
        self.executor: Executor = ProcessPoolExecutor(
            number, mp_context=context, initializer=_begin, initargs=(self._said, taken)
        )
        self.overdue: set[int] = set()

    def at_work(self) -> set[int]:
        """The numbers of the jobs that the workers are at, or were at last."""
        return {int(job) for job in self._said[1::_FIELDS]}

    def end_overdue(self, seconds: float) -> None:
        """End every worker that has been at one job for longer than this."""
        now = time.monotonic()
        rows = zip(*(self._said[index::_FIELDS] for index in range(_FIELDS)), strict=True)
        for process, job, since in rows:
            if since and now - since > seconds:
                self.overdue.add(int(job))
                _kill(int(process))

    def end(self, *, broken: bool = False) -> None:
        """End every worker now; of a broken pool none is left, and others may have its numbers."""
        for process in () if broken else self._said[::_FIELDS]:
            if process:
                _kill(int(process))
        self.executor.shutdown(wait=False, cancel_futures=True)


@contextmanager
def processes(number: int, preload: Sequence[str] = ()) -> Iterator[Executor]:
    """An executor of so many worker processes, ended at once where what it is for is."""
    pool = Pool(number, preload)
    try:
        yield pool.executor
    except BaseException:
        pool.end()
        raise
    pool.executor.shutdown()


def _kill(process: int) -> None:
    try:
        os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    except OSError:  # it has ended by itself
        return


def _search_path() -> dict[str, str]:
    """Where Python finds its modules here, for a process that begins with none of it."""
    places = [os.path.abspath(place) for place in sys.path]  # noqa: PTH100 # "" is this folder
    return {"PYTHONPATH": os.pathsep.join(dict.fromkeys(places)), "PYTHONSAFEPATH": "1"}


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables for as long as a process is started."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


# --- inside a worker ---------------------------------------------------------------------

_own: list[Any] = []  # what the worker says of itself, and where in it


def _begin(said: Any, taken: Any) -> None:
    # Ctrl-C goes to every process of a terminal; the parent alone decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.update(_ONE_THREAD)
    with taken.get_lock():
        place = taken.value * _FIELDS
        taken.value += 1
    # What is there from the start stays; looking through it for garbage again and again is work.
    gc.freeze()
    gc.set_threshold(_GARBAGE, 20, 20)
    said[place] = os.getpid()
    _own[:] = [said, place]


def _end_with_parent() -> None:
    """A parent that was killed can not end its workers: they see to that themselves."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def work_through(work: Callable[[Job], Result], jobs: Sequence[tuple[int, Job]]) -> list[Result]:
    """The results of some jobs, by their numbers; says of each when a worker is at it."""
    said, place = _own
    results = []
    for number, job in jobs:
        said[place + 1] = number
        said[place + 2] = time.monotonic()
        results.append(work(job))
        said[place + 2] = 0.0
    return results
