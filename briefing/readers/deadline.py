"""A time limit for reading one file, so that no input can hold up an ingest for ever."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from briefing.errors import ReadError

# In seconds; timers take no more than some decades, and "inf" can be written in TOML.
_LONGEST = 31_536_000.0
# In seconds. Who swallows the first alarm meets another one.
_AGAIN = 1.0


class _TimeIsUp(BaseException):
    """No Exception: libraries that catch all of those must not catch this one."""


@contextmanager
def deadline(path: str, seconds: float) -> Iterator[None]:
    """Give up what the block does after so many seconds, with a ReadError for the path.

    Works through the timer signal of POSIX systems, in the main thread of a process (worker
    processes have one as well); elsewhere the block runs as long as it takes. A timer and a
    handler that were set before are set again afterwards, the timer with what is left of it.
    """
    if not _can_interrupt():
        yield
        return
    seconds = seconds if 0 < seconds < _LONGEST else _LONGEST
    before = signal.signal(signal.SIGALRM, _stop)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    elapsed = seconds
    try:
        try:
            yield
        finally:
            elapsed = max(0.0, seconds - signal.setitimer(signal.ITIMER_REAL, 0)[0])
    except _TimeIsUp:
        raise ReadError(
            path,
            None,
            f"it took more than {seconds:g} seconds to read, the limit: split it, or raise "
            "seconds under [limits] in briefing.toml",
        ) from None
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL if before is None else before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - elapsed, 1e-6), interval)


def _can_interrupt() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TimeIsUp
