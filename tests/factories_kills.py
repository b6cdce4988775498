"""Ingests that are ended at a given point, and what a database holds in the end."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event, inspect, select

from briefing.corpus import schema
from tests.factories_copies import cut, prose
from tests.factories_corpus import Bench

# What tells when, or in which order of rows, things were done: no part of the content.
_TIMES = {
    "state": {"generation", "last_row"},
    "files": {"id", "settled"},
    "articles": {"file_id"},
    "searched": {"row"},
}
_LONG_AGO = 1_500_000_000


def first_state(bench: Bench) -> None:
    """A corpus with copies, corrections, a file of several articles and one that is rejected."""
    text = prose(1, 200)
    bench.write("wire.txt", text, title="Wire", published="2031-05-02")
    bench.write("ledger.txt", cut(text, 0.6), published="2031-05-03")
    for number in range(6):
        bench.write(f"{number}.txt", f"Story {number}. It goes on.", published="2031-05-04")
    shutil.copy(bench.folder / "1.txt", bench.folder / "same.txt")
    (bench.folder / "2.txt.toml").write_text('title = "Told"\n')
    (bench.folder / "two.txt").write_text("title: A\n\nFirst.\n=====\ntitle: B\n\nSecond.")
    (bench.folder / "bad.txt").write_bytes(b"")
    aged(bench.folder)


def second_state(bench: Bench) -> None:
    """Changed, moved, deleted, new, corrected and removed files."""
    folder = bench.folder
    bench.write("0.txt", "Story 0. It ended otherwise.", published="2031-05-04")
    (folder / "2.txt").rename(folder / "moved.txt")
    (folder / "3.txt").unlink()
    (folder / "1.txt").unlink()
    (folder / "4.txt.toml").write_text("removed = true\n")
    (folder / "wire.txt.toml").write_text('publisher = "Tide Wire"\n')
    bench.write("two.txt", "Only one now.", title="A")
    bench.write("new.txt", prose(2, 80), published="2031-06-01")
    bench.write("bad.txt", "It is mended.", title="Mended")
    aged(folder)


def aged(folder: Path) -> None:
    """Give every file a time by its name, well before any ingest."""
    for file in folder.iterdir():
        at = _LONG_AGO + sum(file.read_bytes()) % 1_000
        os.utime(file, (at, at))


def content(bench: Bench) -> dict[str, Any]:
    """Every row of every table but for times and numbers of rows."""
    found: dict[str, Any] = {}
    with bench.open() as corpus, corpus._database.reading() as connection:
        assert set(schema.metadata.tables) <= set(inspect(connection).get_table_names())
        paths = dict(connection.execute(select(schema.files.c.id, schema.files.c.path)).all())
        for name, table in schema.metadata.tables.items():
            rows = []
            for row in connection.execute(select(table)).mappings():
                values = {k: v for k, v in row.items() if k not in _TIMES.get(name, ())}
                if name == "articles":
                    values["file"] = paths[row["file_id"]]
                rows.append(sorted((str(k), repr(v)) for k, v in values.items()))
            found[name] = sorted(rows)
    with bench.open() as corpus:
        found["search"] = [hit.row.path for hit in corpus.search([["story", "harbour"]]).hits]
    return found


def in_child(work: Callable[[], object]) -> int:
    """Run work in a forked process; its number."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 # a child of a test must never go on with the suite
        os._exit(70)
    os._exit(0)


def ended(child: int) -> int:
    """How a child ended: its exit code, or the signal as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def ingest_until(bench: Bench, boundary: int) -> None:
    """Ingest, and exit at the so-manieth beginning or end of a transaction."""
    seen = 0

    def count(*_: object) -> None:
        nonlocal seen
        seen += 1
        if seen == boundary:
            os._exit(9)

    with bench.open() as corpus:
        for name in ("begin", "commit"):
            event.listen(corpus._database.engine, name, count)
        corpus.ingest(None, bench.reader(), reader_version="1", batch_files=3)


def killed_after(work: Callable[[], object], seconds: float) -> int:
    """Run work in a child and kill it after so long; how it ended."""
    child = in_child(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ended(child)
