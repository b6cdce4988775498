"""A lock that one process holds for as long as it lives, and that says who does.

The system lets go of it where the process ends, however it does: a lock is never stale.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from briefing.errors import CorpusError

# Windows locks bytes, and what is locked can not be read: one far behind what is written.
_FAR = 1 << 20
_LONGEST = 500
# In seconds: after how long whoever waits says so, and between two tries.
_SILENT, _STEP = 2.0, 0.1


@contextmanager
def locked(
    file: Path,
    holder: str,
    *,
    patience: float = 0.0,
    waiting: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Hold the lock of a file; ``holder`` is what others are told of whoever does.

    Where another process holds it, it is waited for as many seconds as there is patience;
    ``waiting`` is told so in one sentence. Raises CorpusError then, naming that process.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        descriptor = os.open(file, flags, 0o666)
    except OSError as error:
        raise CorpusError(
            file, f"can not be locked ({error.strerror}): see to the permissions of its folder"
        ) from error
    try:
        wait_for(
            file,
            lambda: _take_file(descriptor, file),
            lambda: _said_in(descriptor),
            patience=patience,
            waiting=waiting,
        )
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{holder}\n".encode()[:_LONGEST])
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
            _let_go(descriptor)
    finally:
        os.close(descriptor)


def wait_for(
    place: Path | str,
    take: Callable[[], bool],
    whose: Callable[[], str],
    *,
    patience: float,
    waiting: Callable[[str], None] | None,
) -> None:
    """Take the lock of a place, or raise CorpusError once there is no more patience.

    ``whose`` tells who holds it, and is empty where nobody says.
    """
    began = time.monotonic()
    said = False
    while not take():
        holder = whose() or "another briefing"
        waited = time.monotonic() - began
        if waited >= patience:
            raise CorpusError(
                place, f"held by {holder}: wait until that one is done, then run this again"
            )
        if waited > _SILENT and not said and waiting is not None:
            waiting(f"{holder} is at work; waiting for it")
            said = True
        time.sleep(_STEP)


def _take_file(descriptor: int, file: Path) -> bool:
    try:
        return _take(descriptor)
    except OSError as error:
        raise CorpusError(
            file,
            f"can not be locked here ({error.strerror}): keep the database on a local disk",
        ) from error


def _said_in(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, _LONGEST).decode("utf-8", "replace").strip()


def _take(descriptor: int) -> bool:
    """Whether the lock could be had; it goes with the descriptor."""
    try:
        import fcntl
    except ModuleNotFoundError:
        return _take_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go(descriptor: int) -> None:
    """Give the lock back; only Windows lets one linger on a file that is closed."""
    try:
        import fcntl
    except ModuleNotFoundError:
        with suppress(OSError):
            _at_the_far_byte(descriptor, "LK_UNLCK")
        return
    fcntl.flock(descriptor, fcntl.LOCK_UN)


def _take_on_windows(descriptor: int) -> bool:
    try:
        _at_the_far_byte(descriptor, "LK_NBLCK")
    except PermissionError:
        return False
    return True


def _at_the_far_byte(descriptor: int, how: str) -> None:
    from importlib import import_module

    msvcrt: Any = import_module("msvcrt")
    os.lseek(descriptor, _FAR, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, getattr(msvcrt, how), 1)
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)
