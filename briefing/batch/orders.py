"""What a batch is asked for, what it plans, and what it tells in the end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefing import periods
from briefing.config import Settings
from briefing.export.made import Basis, Failed, MadeNote
from briefing.records import Desk, NoteRequest, Period, Rejected
from briefing.records.frozen import dataclass
from briefing.rendering import renderers

# Settings that say where things are and who works, or that a request or the articles hold.
_ASIDE = frozenset({
    *("corpus", "templates", "output", "database", "log", "jobs", "desks", "reading"),
    *("language", "method", "words", "key_points", "novelty", "segment"),
})  # fmt: skip


# Notes of periods that follow each other, made by one worker: it has read the period before.
_RUN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The notes that one desk (None: no desk) wants of some periods, all of one kind."""

    desk: Desk | None
    request: NoteRequest
    formats: tuple[str, ...]
    template: str | None
    spans: tuple[Period, ...]

    @property
    def name(self) -> str | None:
        return self.desk.name if self.desk else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A note and its files by format: what each is made of, and why it has to be made.

    ``reasons`` has those that are to be made only; ``kept`` the paths of the others.
    """

    order: Order
    period: Period
    bases: Mapping[str, Basis]
    reasons: Mapping[str, str]
    kept: Mapping[str, Path]
    articles: int
    inputs: Mapping[str, Mapping[str, str]]
    settings: Mapping[str, Mapping[str, Any]]

    @property
    def note(self) -> MadeNote:
        first, last = periods.days(self.period)
        desk = self.order.desk
        return MadeNote(
            desk=self.order.name,
            title=desk.title if desk else None,
            period=self.period.label,
            first=first,
            last=last,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFile:
    """One document of a batch; ``reason`` is why it was made, None for one that was kept."""

    desk: str | None
    period: str
    format: str
    path: Path
    changed: bool
    spared: Path | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What a batch wrote or kept, the periods without articles, what failed, and the files
    of the corpus that were rejected."""

    written: tuple[NoteFile, ...]
    empty: tuple[str, ...]
    failed: tuple[Failed, ...]
    rejected: tuple[Rejected, ...]
    archives: tuple[Path, ...] = ()


def settings_told(settings: Settings, request: NoteRequest, *, complete: bool) -> dict[str, Any]:
    """Everything that was asked of a note, as JSON: what is of no account to it left out."""
    given: dict[str, Any] = {
        one.name: getattr(settings, one.name) for one in fields(settings) if one.name not in _ASIDE
    }
    asked = asdict(request)
    del asked["now"]
    told: dict[str, Any] = json.loads(
        json.dumps(given | asked | {"complete": complete}, default=_plain)
    )
    return told


def _plain(value: object) -> object:
    if isinstance(value, frozenset | set):
        return sorted(value)
    return asdict(value) if hasattr(value, "__dataclass_fields__") else str(value)  # type: ignore[call-overload]  # a record


def in_runs(count: int, workers: int) -> list[int]:
    """The numbers of notes, so ordered that workers who take them in turns get neighbours.

    Of two workers one makes notes 0, 1, 2 … and the other 8, 9, 10 … meanwhile. Should one
    overtake the other, it only has a period to read that the other has read.
    """
    ordered: list[int] = []
    for first in range(0, count, workers * _RUN):
        size = min(count - first, workers * _RUN)
        starts = [first + size * worker // workers for worker in range(workers + 1)]
        runs = [range(*pair) for pair in pairwise(starts)]
        ordered += [run[place] for place in range(_RUN) for run in runs if place < len(run)]
    return ordered


def template_for(template: str | None, format_: str, formats: Sequence[str]) -> str | None:
    """The template for a format: one whose name ends as another format's is not for this."""
    if template is None:
        return None
    theirs = [
        name
        for name in formats
        if template.endswith((renderers[name].suffix, f"{renderers[name].suffix}.j2"))
    ]
    return template if format_ in theirs or not theirs else None
