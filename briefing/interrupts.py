"""Ctrl-C and the signals that ask a process to end, kept in mind while work is under way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Ctrl-C; what a service's "stop" and a shutdown send; what a closed terminal sends (no Windows).
_ASKING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_asked: list[int] = []  # what asked this process to end, other than Ctrl-C


def end_as_ctrl_c_does() -> None:
    """Have SIGTERM and SIGHUP end this process by KeyboardInterrupt, with all that is undone then.

    One that is ignored stays so: ``nohup`` has a command outlive its terminal.
    """
    for number in _ASKING[1:]:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def end_by_what_asked() -> None:
    """End by the signal that asked for it, so that who sent it sees that it was heard.

    Returns where it was Ctrl-C, or nothing.
    """
    for number in _asked:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _interrupt(number: int, frame: Any) -> None:
    _asked.append(number)
    # Where every process was asked, one that clears up may have ended first: no news by now.
    import warnings

    warnings.filterwarnings("ignore", message="resource_tracker")
    raise KeyboardInterrupt


class Stop:
    """Whether Ctrl-C was pressed, or the process asked to end, while work was under way.

    Python raises KeyboardInterrupt wherever it happens to be. In what runs on an object's
    end (``__del__``, the call-backs of weak references, of which executors and connections
    have many) it is printed and forgotten, and whoever waits would wait on: so it is kept
    in mind, and raised again at the next look.
    """

    def __init__(self) -> None:
        self._pressed = False
        self._before: dict[int, Any] = {}

    def listen(self) -> None:
        """Take note of Ctrl-C from now on, if this is the main thread, whose signals are."""
        import threading

        if threading.current_thread() is not threading.main_thread():
            return
        for number in _ASKING:
            before = signal.getsignal(number)
            if callable(before):
                self._before[number] = before
                signal.signal(number, self._press)

    def unlisten(self) -> None:
        """Leave Ctrl-C to whoever had it before."""
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()

    def check(self) -> None:
        """Raise KeyboardInterrupt where Ctrl-C was pressed."""
        if self._pressed:
            raise KeyboardInterrupt

    def _press(self, number: int, frame: Any) -> None:
        self._pressed = True
        self._before[number](number, frame)


@contextmanager
def deaf() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach from their first moment, when they import."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def no_word_of_leaks() -> dict[str, str]:
    """For the process that clears up behind pools: where one is ended at once, that is its
    task, which it would warn of behind the last word of a command that was stopped."""
    told = [os.environ.get("PYTHONWARNINGS"), "ignore:resource_tracker:UserWarning"]
    return {"PYTHONWARNINGS": ",".join(filter(None, told))}
