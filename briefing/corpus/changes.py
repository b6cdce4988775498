"""Who corrected what and when: a log beside the database, a line of JSON for each change."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, field
from pathlib import Path

from briefing.errors import CorpusError
from briefing.records.frozen import dataclass

LOG = "corrections.log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change by hand: ``at`` in ISO 8601, ``by`` a user's name, ``what`` was done.

    ``values`` are the keys that were set; of what was there before, ``before``.
    """

    at: str
    by: str
    what: str
    article: str
    path: str
    item: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str | None] = field(default_factory=dict)


def note(folder: Path, change: Change) -> None:
    """Add a change to the log. Raises CorpusError."""
    line = json.dumps(asdict(change), ensure_ascii=False) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # In one write at the end, so that lines of two processes never mix.
        place = os.open(folder / LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os.write(place, line.encode("utf-8", "backslashreplace"))
        finally:
            os.close(place)
    except OSError as error:
        raise CorpusError(
            folder / LOG, f"can not be written ({error.strerror}); see to its permissions"
        ) from error


def noted(folder: Path, article: str | None = None) -> tuple[Change, ...]:
    """The changes of the log, of one article or of all; a line that is none is passed over."""
    try:
        lines = (folder / LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CorpusError(
            folder / LOG, f"can not be read ({error.strerror}); see to its permissions"
        ) from error
    found = []
    for line in lines:
        try:
            change = Change(**json.loads(line))
        except (ValueError, TypeError):
            continue
        if article in (None, change.article):
            found.append(change)
    return tuple(found)
