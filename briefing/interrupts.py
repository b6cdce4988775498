"""Ctrl-C, kept in mind while work is under way."""

from __future__ import annotations

import signal
import threading
from typing import Any


class Stop:
    """Whether Ctrl-C was pressed while work was under way.

    Python raises KeyboardInterrupt wherever it happens to be. In what runs on an object's
    end (``__del__``, the call-backs of weak references, of which executors and connections
    have many) it is printed and forgotten, and whoever waits would wait on: so it is kept
    in mind, and raised again at the next look.
    """

    def __init__(self) -> None:
        self._pressed = False
        self._before: Any = None

    def listen(self) -> None:
        """Take note of Ctrl-C from now on, if this is the main thread, whose signals are."""
        if threading.current_thread() is not threading.main_thread():
            return
        before = signal.getsignal(signal.SIGINT)
        if callable(before):
            self._before = before
            signal.signal(signal.SIGINT, self._press)

    def unlisten(self) -> None:
        """Leave Ctrl-C to whoever had it before."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def check(self) -> None:
        """Raise KeyboardInterrupt where Ctrl-C was pressed."""
        if self._pressed:
            raise KeyboardInterrupt

    def _press(self, number: int, frame: Any) -> None:
        self._pressed = True
        self._before(number, frame)
