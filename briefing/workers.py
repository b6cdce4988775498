"""Worker processes: one function over many jobs, the results in order and a few ahead.

The processes are those of ``concurrent.futures``. What it leaves open is done here. Each
worker tells in shared memory which job it is at and since when: one that is past its time
is ended, one that ends by itself costs its job alone, and everything else that was under
way is done again. So a file that crashes a library or hangs in it can not stop a batch.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import TimeoutError as StillRunning
from dataclasses import dataclass, field
from itertools import chain, count
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from briefing.interrupts import Stop
from briefing.pools import Pool, make_ready, work_through

Job = TypeVar("Job")
Item = TypeVar("Item")
Result = TypeVar("Result")

# A chunk is what a worker takes at once: so many jobs, or jobs of so much weight.
_CHUNK_JOBS, _CHUNK_WEIGHT = 16, 262_144
# Chunks under way: so many for each worker and some more, which last while results are stored.
_CHUNKS_EACH, _CHUNKS_MORE = 4, 12
_WEIGHT_AHEAD = 64_000_000
# Processes are started for more jobs or more weight than this: else they cost more than they save.
FEW_JOBS, _LITTLE_WEIGHT, _LIGHT_JOB = 250, 1_000_000, 1_000_000
# In seconds: between looks at the clock, and what a job has beyond its time to end by itself.
_LOOK, _GRACE = 0.25, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A job that came to nothing: its worker ended on it, or was ended past the time for it."""

    overdue: bool


@dataclass(slots=True, eq=False)
class _Chunk(Generic[Job, Result]):
    jobs: dict[int, Job] = field(default_factory=dict)
    weight: int = 0
    future: Future[list[Result]] | None = None
    results: dict[int, Result | Lost] = field(default_factory=dict)

    def left(self) -> list[int]:
        return [number for number in self.jobs if number not in self.results]


class Workers:
    """Up to ``number`` processes, started once there is enough to do; with 1, none.

    ``seconds`` is the time for one job, which the job is to keep by itself: ``grace`` later
    its process is ended. ``preload`` names modules that every worker has from the start.
    """

    def __init__(
        self,
        number: int,
        *,
        seconds: float,
        preload: Sequence[str] = (),
        grace: float = _GRACE,
        few: int = FEW_JOBS,
    ) -> None:
        self._number = number
        self._seconds = seconds + grace
        self._preload = tuple(preload)
        self._few = few
        self._pool: Pool | None = None
        self._alone: Pool | None = None
        self._numbers = count(1)
        self._under_way: deque[_Chunk[Any, Any]] = deque()
        self._weight = 0
        self._stop = Stop()

    def __enter__(self) -> Self:
        self._stop.listen()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            for pool in (self._pool, self._alone):
                if pool is not None and kind is None:
                    pool.executor.shutdown()
                elif pool is not None:
                    pool.end()
        finally:
            self._pool = self._alone = None
            self._stop.unlisten()

    def expect(self, jobs: int) -> None:
        """So many jobs may come: what worker processes need is made ready meanwhile."""
        if self._number > 1 and jobs > self._few and not self._started():
            make_ready(self._preload)

    def run(
        self,
        work: Callable[[Job], Result],
        items: Iterable[tuple[Item, Job | None]],
        weight: Callable[[Job], int],
    ) -> Iterator[tuple[Item, Result | Lost | None]]:
        """Each item with the result of its job (None where it has none), in order.

        ``items`` is read as far ahead as the workers need; ``work`` and the jobs are
        pickled where there are processes. What ``work`` raises is raised here.
        """
        source = iter(items)
        opening: list[tuple[Item, Job | None]] = []
        self._open(source, opening, weight)
        pays = self._pays([job for _, job in opening if job is not None], weight)
        if self._started() or (pays and self._start()):
            yield from self._ahead(work, chain(opening, source), weight)
        else:
            for item, job in chain(opening, source):
                yield item, None if job is None else work(job)

    def run_one(self, work: Callable[[Job], Result], job: Job) -> Result | Lost:
        """The result of one job, done while others may be under way."""
        if not self._started():
            return work(job)
        chunk: _Chunk[Job, Result] = _Chunk({next(self._numbers): job})
        return next(iter(self._results(work, chunk).values()))

    # --- whether, and how far ahead ------------------------------------------------------

    def _open(
        self,
        source: Iterator[tuple[Item, Job | None]],
        opening: list[tuple[Item, Job | None]],
        weight: Callable[[Job], int],
    ) -> None:
        """Take as much as it takes to tell whether processes pay."""
        if self._number < 2 or self._started():
            return
        jobs: list[Job] = []
        for item, job in source:
            opening.append((item, job))
            if job is not None:
                jobs.append(job)
                # Weighed now and then only: it is asked of all of them each time.
                light = weight(job) <= _LIGHT_JOB
                if not light or (len(jobs) % 16 == 0 and self._pays(jobs, weight)):
                    return

    def _pays(self, jobs: Sequence[Job], weight: Callable[[Job], int]) -> bool:
        if self._number < 2:
            return False
        weights = [weight(job) for job in jobs]
        return (
            len(jobs) > self._few
            or sum(weights) > _LITTLE_WEIGHT
            or max(weights, default=0) > _LIGHT_JOB
        )

    def _started(self) -> bool:
        return self._pool is not None

    def _start(self) -> bool:
        """Start processes; where the system has none to give, all is done in this one."""
        try:
            self._pool = Pool(self._number, self._preload)
        except (OSError, ImportError, NotImplementedError):
            self._number = 1
        return self._started()

    def _ahead(
        self,
        work: Callable[[Job], Result],
        source: Iterator[tuple[Item, Job | None]],
        weight: Callable[[Job], int],
    ) -> Iterator[tuple[Item, Result | Lost | None]]:
        waiting: deque[tuple[Item, _Chunk[Job, Result] | None, int]] = deque()
        filling: _Chunk[Job, Result] = _Chunk()
        most = _CHUNKS_EACH * self._number + _CHUNKS_MORE
        exhausted = False
        try:
            while True:
                self._stop.check()
                while (
                    not exhausted
                    and len(self._under_way) < most
                    and len(waiting) < most * _CHUNK_JOBS
                    and self._weight < _WEIGHT_AHEAD
                ):
                    entry = next(source, None)
                    if entry is None:
                        exhausted = True
                        break
                    item, job = entry
                    if job is None:
                        waiting.append((item, None, 0))
                        continue
                    number = next(self._numbers)
                    waiting.append((item, filling, number))
                    filling.jobs[number] = job
                    filling.weight += weight(job)
                    if len(filling.jobs) >= _CHUNK_JOBS or filling.weight >= _CHUNK_WEIGHT:
                        self._submit(work, filling)
                        filling = _Chunk()
                if filling.jobs and (exhausted or waiting[0][1] is filling):
                    self._submit(work, filling)
                    filling = _Chunk()
                if not waiting:
                    return
                item, chunk, number = waiting.popleft()
                yield item, None if chunk is None else self._results(work, chunk)[number]
        finally:
            # Not cancelled one by one: a pool that ends can not bear what it had not cancelled.
            self._under_way.clear()
            self._weight = 0

    # --- what becomes of a chunk ---------------------------------------------------------

    def _submit(self, work: Callable[[Job], Result], chunk: _Chunk[Job, Result]) -> None:
        if chunk not in self._under_way:
            self._under_way.append(chunk)
            self._weight += chunk.weight
        todo = [(number, chunk.jobs[number]) for number in chunk.left()]
        if not (self._started() or self._start()):
            chunk.results.update((number, work(job)) for number, job in todo)
            return
        assert self._pool is not None
        try:
            chunk.future = self._pool.executor.submit(work_through, work, todo)
        except BrokenExecutor as error:  # told by the future, as if it had broken later
            chunk.future = Future()
            chunk.future.set_exception(error)

    def _results(
        self, work: Callable[[Job], Result], chunk: _Chunk[Job, Result]
    ) -> Mapping[int, Result | Lost]:
        """The results of a chunk, waited for; a pool that breaks meanwhile is made anew."""
        while todo := chunk.left():
            if chunk.future is None:
                self._submit(work, chunk)
                continue
            try:
                chunk.results.update(zip(todo, chunk.future.result(_LOOK), strict=True))
            except StillRunning:
                self._stop.check()
                if chunk.future.done():
                    raise  # it is the job that raised it
                if self._pool is not None:
                    self._pool.end_overdue(self._seconds)
            except BrokenExecutor:
                self._mend(work)
        if chunk in self._under_way:
            self._under_way.remove(chunk)
            self._weight -= chunk.weight
        return chunk.results

    def _mend(self, work: Callable[[Job], Result]) -> None:
        """Find out on which jobs a pool broke, by trying them alone; the rest is done again."""
        assert self._pool is not None
        at_work, overdue = self._pool.at_work(), self._pool.overdue
        self._pool.end(broken=True)
        self._pool = None
        broken = []
        for chunk in self._under_way:
            if chunk.future is not None and not _came_back(chunk.future):
                chunk.future = None
                broken.append(chunk)
        left = [(chunk, number) for chunk in broken for number in chunk.left()]
        suspects = [(chunk, number) for chunk, number in left if number in at_work | overdue]
        for chunk, number in suspects or left:
            chunk.results[number] = (
                Lost(overdue=True)
                if number in overdue
                else self._try_alone(work, number, chunk.jobs[number])
            )

    def _try_alone(self, work: Callable[[Job], Result], number: int, job: Job) -> Result | Lost:
        if self._alone is None:
            self._alone = Pool(1, self._preload)
        pool = self._alone
        try:
            future = pool.executor.submit(work_through, work, [(number, job)])
            while True:
                try:
                    return future.result(_LOOK)[0]
                except StillRunning:
                    self._stop.check()
                    if future.done():
                        raise
                    pool.end_overdue(self._seconds)
        except BrokenExecutor:
            pool.end(broken=True)
            self._alone = None
            if number not in pool.at_work():  # it is the processes that fail, not the job
                return work(job)
            return Lost(overdue=number in pool.overdue)


def _came_back(future: Future[Any]) -> bool:
    """Whether a future has a result, or an error of its own."""
    if not future.done() or future.cancelled():
        return False
    return not isinstance(future.exception(), BrokenExecutor)
