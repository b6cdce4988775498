"""Where the jobs of a batch are done: in this process, in several, or on a cluster.

Whatever does them is an executor of ``concurrent.futures``, so another can stand in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from briefing.interrupts import Stop
from briefing.pools import processes
from briefing.records.frozen import dataclass
from briefing.workers import Lost

Job = TypeVar("Job")
Result = TypeVar("Result")

# In seconds: between looks whether somebody pressed Ctrl-C, which a wait on Windows keeps back.
_LOOK = 0.5
# Jobs under way for each worker: one at work and one that it takes up next.
_EACH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An executor that can be opened, how many jobs it does at once, and what it raises for a
    job whose worker was lost, beside BrokenExecutor."""

    open: Callable[[], AbstractContextManager[Executor]]
    workers: int
    lost: tuple[type[BaseException], ...] = ()


class _Here(Executor):
    """Does each job at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]  # as Executor has it
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            if not isinstance(error, Exception):
                raise  # Ctrl-C ends the batch, not the job
            future.set_exception(error)
        return future


def one_process() -> Engine:
    """This process alone."""
    return Engine(open=_Here, workers=1)


def several_processes(number: int, *, preload: Sequence[str] = ()) -> Engine:
    """So many processes of this machine, each with one thread for its sums.

    ``preload`` names modules that every one has from the start.
    """

    @contextmanager
    def opened() -> Iterator[Executor]:
        with processes(number, preload) as executor:
            yield executor

    return Engine(open=opened, workers=number)


def finished(
    engine: Engine, work: Callable[[Job], Result], jobs: Iterable[Job]
) -> Generator[tuple[Job, Result | Lost], None, None]:
    """Each job with its result as it comes, a few under way and never all at once.

    A worker that ends by itself costs its job alone: what was under way with it is done again,
    one at a time, in workers of their own. What a job raises is raised here, and Ctrl-C
    wherever it was pressed.
    """
    stop = Stop()
    stop.listen()
    try:
        yield from _finished(engine, work, jobs, stop)
    finally:
        stop.unlisten()


def _finished(
    engine: Engine, work: Callable[[Job], Result], jobs: Iterable[Job], stop: Stop
) -> Generator[tuple[Job, Result | Lost], None, None]:
    source = iter(jobs)
    most = engine.workers * _EACH if engine.workers > 1 else 1
    lost: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError, *engine.lost)
    while True:
        broken: list[Job] = []
        under_way: dict[Future[Result], Job] = {}
        with engine.open() as executor:
            while True:
                while not broken and len(under_way) < most:
                    job = next(source, None)
                    if job is None:
                        break
                    try:
                        under_way[executor.submit(work, job)] = job
                    except BrokenExecutor:
                        broken.append(job)
                if not under_way:
                    break
                stop.check()
                done = wait_for(under_way, timeout=_LOOK, return_when=FIRST_COMPLETED).done
                for future in [future for future in under_way if future in done]:
                    job = under_way.pop(future)
                    try:
                        result = future.result()
                    except lost:
                        broken.append(job)
                        continue
                    yield job, result
        if not broken:
            return
        for job in broken:
            yield job, _alone(engine, work, job, lost, stop)


def _alone(
    engine: Engine,
    work: Callable[[Job], Result],
    job: Job,
    lost: tuple[type[BaseException], ...],
    stop: Stop,
) -> Result | Lost:
    with engine.open() as executor:
        try:
            future = executor.submit(work, job)
            while not wait_for([future], timeout=_LOOK).done:
                stop.check()
            return future.result()
        except lost:
            return Lost(overdue=False)
