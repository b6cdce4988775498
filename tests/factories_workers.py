"""Work that goes wrong as files do: it hangs, it crashes its process, it runs out of memory."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path

from briefing.corpus import open_corpus
from briefing.corpus.sidecars import Stated
from briefing.records import FileRead
from briefing.workers import Workers
from tests.factories_corpus import ReadOne

HANGS = 600.0


def fate(word: str) -> str:
    """The word, unless it is one that its reader does not come back from."""
    if "exits" in word:
        os._exit(3)
    if "is killed" in word:
        os.kill(os.getpid(), signal.SIGKILL)
    if "crashes" in word:
        ctypes.string_at(0)
    if "hangs" in word:
        time.sleep(HANGS)
    if "has a bug" in word:
        raise ValueError(word)
    if "is late" in word:
        raise TimeoutError(word)
    return word.upper()


def size(word: str) -> int:
    return len(word)


def read(file: Path, path: str, stated: Stated) -> FileRead:
    """Read a file as the tests of the corpus do, unless its text says otherwise."""
    fate(file.read_text(encoding="utf-8"))
    return ReadOne([])(file, path, stated)


def main() -> None:
    """Ingest a folder that a process of its own is to be stopped in: its working folder."""
    here = Path.cwd()
    with open_corpus(here / "corpus.db", folder=here / "corpus") as corpus:
        corpus.ingest(
            None,
            read,
            reader_version="1",
            batch_files=2,
            workers=Workers(2, seconds=HANGS, few=0),
        )


if __name__ == "__main__":
    # What runs in the background of a shell has it ignored, and so have its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        main()
    except KeyboardInterrupt:
        os._exit(130)  # as the command line does
