"""What a batch is about to write, told before it writes: so that a killed one is gone on with.

One line of JSON a note, synced before the first of its files is renamed. Whoever opens the
output folder next takes what reached its place for made, and lets go of the rest.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.export.writing import unwritable, write_all

JOURNAL = ".briefing-journal.jsonl"


class Journal:
    """The journal of an output folder; made with its first line."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self._open = False

    def read(self) -> list[dict[str, Any]]:
        """The lines that an earlier batch left; one that was cut short counts for nothing."""
        try:
            content = self._path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise unwritable(self._path, error) from error
        return list(_records(content))

    def append(self, record: Mapping[str, Any]) -> None:
        """Add a line, or nothing of it. Raises ExportError."""
        line = json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            descriptor = os.open(self._path, flags, 0o666)
            try:
                end = os.lseek(descriptor, 0, os.SEEK_END)
                try:
                    # A line that a kill cut short ends here.
                    write_all(descriptor, ("" if self._open else "\n").encode() + line.encode())
                    os.fsync(descriptor)
                except OSError:
                    os.ftruncate(descriptor, end)
                    raise
            finally:
                os.close(descriptor)
        except OSError as error:
            raise unwritable(self._path.parent, error) from error
        self._open = True

    def clear(self) -> None:
        """Let go of it: the manifest says all that it said."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._open = False


def _records(content: bytes) -> Iterator[dict[str, Any]]:
    for line in content.split(b"\n"):
        with contextlib.suppress(ValueError):
            record = json.loads(line)
            if isinstance(record, dict):
                yield record
