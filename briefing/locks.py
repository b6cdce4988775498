"""A lock that one process holds for as long as it lives, and that says who does.

The system lets go of it where the process ends, however it does: a lock is never stale.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import CorpusError

# Windows locks bytes, and what is locked can not be read: one far behind what is written.
_FAR = 1 << 20
_LONGEST = 500


@contextmanager
def locked(file: Path, holder: str) -> Iterator[None]:
    """Hold the lock of a file; ``holder`` is what others are told of whoever does.

    Raises CorpusError at once where another process holds it, naming it.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise CorpusError(
            file, f"can not be locked ({error.strerror}): see to the permissions of its folder"
        ) from error
    try:
        try:
            taken = _take(descriptor)
        except OSError as error:
            raise CorpusError(
                file,
                f"can not be locked here ({error.strerror}): keep the database on a local disk",
            ) from error
        if not taken:
            told = os.read(descriptor, _LONGEST).decode("utf-8", "replace").strip()
            raise CorpusError(
                file,
                f"held by {told or 'another briefing'}: wait until that one is done, then run "
                "this again",
            )
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{holder}\n".encode()[:_LONGEST])
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


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


def _take_on_windows(descriptor: int) -> bool:
    from importlib import import_module
    from typing import Any

    msvcrt: Any = import_module("msvcrt")
    os.lseek(descriptor, _FAR, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except PermissionError:
        return False
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)
    return True
