"""Files that are whole or not there: written beside their place, synced, renamed."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from briefing.errors import ExportError

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def write_atomically(path: Path, content: bytes, *, partial: Path | None = None) -> None:
    """Put the whole content at the path, or leave what was there. Raises ExportError.

    It is written to ``partial`` first (one that no other process has, unless told). Once
    this returns it stays, even where the power fails. Permissions follow the umask.
    """
    if partial is None:
        partial = path.with_name(f".briefing-{os.getpid()}.part")
    try:
        _make_folder(path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        descriptor = os.open(partial, flags, 0o666)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        partial.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        # Gone where it was renamed; of what failed nothing is to stay.
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_all(descriptor: int, content: bytes) -> None:
    """Write all of the content, however much the system takes at once."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def unwritable(path: Path, error: OSError) -> ExportError:
    reason = error.strerror or str(error)
    mend = "make room there, or " if error.errno in _FULL else ""
    return ExportError(
        path, f"can not be written ({reason}); {mend}name another place with --output or --out"
    )


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    # A rename is only sure to stay once its folder is synced; Windows and some shares can not.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
