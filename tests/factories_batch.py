"""Batches that are stopped on purpose: at every step that touches a file, or at any moment.

Run as a program in a working folder whose corpus was ingested, it stops one batch after the
other, each with an output folder of its own, lets the next one go on from there, and prints
as JSON where that did not come to the same files as a batch that nothing disturbed.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from briefing.batch import Batch, Planned
from briefing.cli import main

STOPPED = 9
COMMAND = ("export", "--format", "md", "--format", "json", "--jobs", "1", "--quiet")
ONE_WEEK = ("--zip", "--until", "2026-03-31")
Patch = Callable[[], None]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def child(folder: str, options: tuple[str, ...], before: Patch | None = None) -> int:
    """Start a batch in a process of its own, without waiting for it."""
    process = os.fork()
    if process:
        return process
    code = 70
    try:
        if before is not None:
            before()
        sys.argv = ["briefing", *COMMAND, "--output", folder, *options]
        main()
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
    finally:
        os._exit(code)


def warmed_up() -> None:
    """Import here, once, all that a batch needs."""
    sys.argv = ["briefing", *COMMAND, "--output", "warm"]
    try:
        main()
    except SystemExit as ending:
        if ending.code:
            raise


def ended(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def stop_at(point: int) -> Patch:
    """Exit before the step of that number; a write is done by half."""

    def patch() -> None:
        count = 0
        for name in ("write", "fsync", "replace", "mkdir"):
            real = getattr(os, name)

            def step(*given: Any, _real: Any = real, _name: str = name, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count == point:
                    if _name == "write":
                        _real(given[0], given[1][: len(given[1]) // 2])
                    os._exit(STOPPED)
                return _real(*given, **named)

            setattr(os, name, step)

    return patch


def prepared(folder: str, *, again: bool) -> None:
    """What the batches begin with: nothing, or an earlier batch of which staff edited a note."""
    if not again:
        return
    assert ended(child(folder, ("--words", "60", "--until", "2026-03-31"))) == 0
    note = sorted(Path(folder).rglob("*.md"))[-1]
    note.write_text(note.read_text(encoding="utf-8") + "\nEdited.\n", encoding="utf-8")


def stopped_everywhere(again: bool, each: int) -> dict[str, Any]:
    """Stop a batch at every ``each``-th step."""
    prepared("undisturbed", again=again)
    assert ended(child("undisturbed", ONE_WEEK)) == 0
    wanted = tree(Path("undisturbed"))
    wrong: list[list[int]] = []
    point = 1
    while True:
        folder = f"stopped-{point}"
        prepared(folder, again=again)
        code = ended(child(folder, ONE_WEEK, stop_at(point)))
        if code == 0:
            return {"points": point, "files": len(wanted), "wrong": wrong}
        rest = ended(child(folder, ONE_WEEK))
        if code != STOPPED or rest != 0 or tree(Path(folder)) != wanted:
            wrong.append([point, code, rest])
        point += each


def killed(times: int, seed: int) -> dict[str, Any]:
    """Kill a batch at random moments."""
    begun = time.monotonic()
    assert ended(child("undisturbed", ("--zip",))) == 0
    lasting = time.monotonic() - begun
    wanted = tree(Path("undisturbed"))
    wrong: list[list[int]] = []
    cut = 0
    chance = random.Random(seed)
    for number in range(times):
        process = child(f"killed-{number}", ("--zip",))
        time.sleep(lasting * chance.random())
        os.kill(process, signal.SIGKILL)
        cut += ended(process) == -signal.SIGKILL
        rest = ended(child(f"killed-{number}", ("--zip",)))
        if rest != 0 or tree(Path(f"killed-{number}")) != wanted:
            wrong.append([number, rest])
    return {"cut": cut, "wrong": wrong}


def full() -> dict[str, Any]:
    """Have no room for the longest document, as a full disk would, then make room."""
    assert ended(child("undisturbed", ())) == 0
    notes = {path: len(made) for path, made in tree(Path("undisturbed")).items() if "/" in path}
    longest = max(notes, key=lambda path: notes[path])
    size = notes[longest] - 1

    def limit() -> None:
        plan = Batch.plan

        def planned(batch: Batch) -> Sequence[Planned]:
            found = plan(batch)  # SQLite has its own files open by now
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            return found

        Batch.plan = planned  # type: ignore[assignment,method-assign]  # in this process, which ends

    code = ended(child("full", (), limit))
    left = sorted(tree(Path("full"))) if Path("full").is_dir() else []
    rest = ended(child("full", ()))
    same = tree(Path("full")) == tree(Path("undisturbed"))
    return {"code": code, "lost": longest, "left": left, "rest": rest, "same": same}


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    warmed_up()
    given = [int(number) for number in numbers]
    found = {"everywhere": stopped_everywhere, "killed": killed, "full": full}[what](*given)  # type: ignore[operator]  # by its arguments
    print(json.dumps(found))  # what the test reads
