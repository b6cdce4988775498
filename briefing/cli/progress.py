"""How far a long command is, on standard error: bars, plain lines or events for machines.

A room below is given ``tell``, calls it with what is done and what there is, and knows
nothing of all this. On a terminal ``tell`` draws a bar with counts, rate and time left;
elsewhere it writes a line every few seconds; with ``--json`` each step is one JSON object on
a line of its own, since standard output holds the report; with ``--quiet`` it is silent.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeAlias, TypeVar

Tell: TypeAlias = Callable[[int, int], None]
_Thing = TypeVar("_Thing")

# In seconds: between two plain lines, two events, and two looks of the bar.
LINES, EVENTS, _DRAWN = 5.0, 1.0, 0.1


@contextmanager
def progress(
    doing: str,
    things: str,
    *,
    quiet: bool = False,
    events: bool = False,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Tell]:
    """Tell how far something is: "Reading" "files", say; ``events`` is for machines.

    What is given is called with the number done and the number there is, as often as one
    likes; nothing is said before the first call.
    """
    stream = sys.stderr if stream is None else stream
    if quiet:
        yield _say_nothing
    elif events:
        told = _Events(doing, things, stream, clock)
        yield told
        told.end()
    elif stream.isatty():
        bar = _Bar(doing, things, stream, clock)
        try:
            yield bar
        finally:
            bar.end()
    else:
        yield _Lines(doing, things, stream, clock)


def counted(items: Iterable[_Thing], total: int, tell: Tell) -> Iterator[_Thing]:
    """The items as they come, each told once whoever asked for it has done with it."""
    if total:
        tell(0, total)
    for number, item in enumerate(items, start=1):
        yield item
        tell(number, total)


def _say_nothing(done: int, total: int) -> None:
    pass


class _Pace:
    """When something began, how fast it goes, and how long it may still take."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began = self._last = clock()

    def due(self, every: float) -> bool:
        """Whether so many seconds have passed since this was last true."""
        now = self._clock()
        if now - self._last < every:
            return False
        self._last = now
        return True

    def seconds(self) -> float:
        return self._clock() - self._began

    def rate(self, done: int) -> float:
        seconds = self.seconds()
        return done / seconds if seconds > 0 else 0.0

    def left(self, done: int, total: int) -> float | None:
        rate = self.rate(done)
        return (total - done) / rate if rate > 0 else None


class _Lines:
    """A plain line every few seconds, for logs of schedulers and the like."""

    def __init__(self, doing: str, things: str, stream: TextIO, clock: Callable[[], float]) -> None:
        self._doing, self._things, self._stream = doing, things, stream
        self._pace = _Pace(clock)

    def __call__(self, done: int, total: int) -> None:
        if self._pace.due(LINES):
            left = self._pace.left(done, total)
            self._stream.write(
                f"{self._doing}: {done:,} of {total:,} {self._things}, "
                f"{_shown(self._pace.rate(done))} a second"
                + (f", {_duration(left)} left\n" if left is not None else "\n")
            )
            self._stream.flush()


class _Events:
    """JSON objects, one a line: "start", "progress" (at most one a second) and "end"."""

    def __init__(self, doing: str, things: str, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._same = {"doing": doing.lower(), "things": things}
        self._pace = _Pace(clock)
        self._last: tuple[int, int] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._last is None:
            self._write("start", 0, total)
        elif self._pace.due(EVENTS):
            self._write("progress", done, total)
        self._last = (done, total)

    def end(self) -> None:
        if self._last is not None:
            self._write("end", *self._last)

    def _write(self, event: str, done: int, total: int) -> None:
        import json

        left = self._pace.left(done, total)
        told = {
            "event": event,
            **self._same,
            "done": done,
            "total": total,
            "seconds": round(self._pace.seconds(), 3),
            "rate": round(self._pace.rate(done), 2),
            "left": None if left is None else round(left, 1),
        }
        self._stream.write(json.dumps(told, ensure_ascii=False) + "\n")
        self._stream.flush()


class _Bar:
    """A bar on a terminal, gone again when all is done; only shown once there is something."""

    def __init__(self, doing: str, things: str, stream: TextIO, clock: Callable[[], float]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._things = things
        self._pace = _Pace(clock)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[count]}"),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            TextColumn("left"),
            console=Console(file=stream),
            transient=True,
        )
        self._task = self._progress.add_task(doing, total=None, count="", rate="")
        self._started = False

    def __call__(self, done: int, total: int) -> None:
        if not self._started:
            self._progress.start()
            self._started = True
        elif done < total and not self._pace.due(_DRAWN):
            return
        self._progress.update(
            self._task,
            completed=done,
            total=total,
            count=f"{done:,} of {total:,} {self._things}",
            rate=f"{_shown(self._pace.rate(done))} a second",
        )

    def end(self) -> None:
        if self._started:
            self._progress.stop()


def _shown(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
