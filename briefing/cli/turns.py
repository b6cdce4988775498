"""Who may write where another briefing may be at work: batches alone, single notes in turn."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from briefing import pipeline
from briefing.cli.screen import one_line
from briefing.config import Settings
from briefing.errors import CorpusError, MissingExtra
from briefing.locks import locked, wait_for
from briefing.text.addresses import without_password

# In seconds: how long a note waits for a batch, as a writer of the database waits for another.
_PATIENCE = 60.0


def state_folder(settings: Settings) -> Path:
    """Where a working folder keeps what is no article and no note: beside the database."""
    database: Path | str = settings.database
    return database.parent if isinstance(database, Path) else Path(".briefing")


@contextmanager
def alone(settings: Settings, command: str) -> Iterator[None]:
    """Keep other batches of the same database from starting. Raises CorpusError."""
    with locked(_lock(settings), _holder(command)), _on_server(settings, command, needed=True):
        yield


@contextmanager
def in_turn(settings: Settings, command: str, waiting: Callable[[str], None]) -> Iterator[None]:
    """Wait until no batch writes to the output folder, whose list of files both write.

    Raises CorpusError after a minute. Where there is no working folder, or one that this
    user may not write, there is no batch to wait for.
    """
    state = state_folder(settings)
    if not (state.is_dir() and os.access(state, os.W_OK)):
        yield
        return
    with (
        locked(_lock(settings), _holder(command), patience=_PATIENCE, waiting=waiting),
        _on_server(settings, command, patience=_PATIENCE, waiting=waiting),
    ):
        yield


@contextmanager
def _on_server(
    settings: Settings,
    command: str,
    *,
    patience: float = 0.0,
    waiting: Callable[[str], None] | None = None,
    needed: bool = False,
) -> Iterator[None]:
    """Take the turn among all machines, where the database is one that they may share.

    Unless it is ``needed``, a server that can not be reached is no reason to fail: what is
    to be written may well have come from files alone.
    """
    address = settings.database
    if not isinstance(address, str):
        yield
        return
    with ExitStack() as stack:
        try:
            turn = stack.enter_context(pipeline.turn_on(address, _who(command)))
        except (CorpusError, MissingExtra):
            if needed:
                raise
        else:
            shown = without_password(address)
            wait_for(shown, turn.take, turn.whose, patience=patience, waiting=waiting)
        yield


def says_that_it_waits(*, quiet: bool = False, events: bool = False) -> Callable[[str], None]:
    """What tells that another process is waited for: as a line, or as an event for machines."""

    def say(told: str) -> None:
        if quiet:
            return
        line = json.dumps({"event": "waiting", "told": told}, ensure_ascii=False)
        sys.stderr.write(f"{line if events else one_line(told)}\n")
        sys.stderr.flush()

    return say


def _lock(settings: Settings) -> Path:
    return state_folder(settings) / "run.lock"


def _holder(command: str) -> str:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    return f"{_who(command)}, since {since}"


def _who(command: str) -> str:
    return f"'briefing {command}', process {os.getpid()} on {platform.node()}"
