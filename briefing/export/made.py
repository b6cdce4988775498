"""What a batch knows of the notes that it made: what each rests on, and where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from briefing.records.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that the bytes of a document come of, as hashes; equal, they need not be made again.

    ``inputs`` are the articles of the period, ``before`` those of the period before (None
    where they are not looked at), ``settings`` what was asked for, the desk's part included,
    ``template`` what the look comes of, ``version`` that of briefing.
    """

    inputs: str
    before: str | None
    settings: str
    template: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """One format of a note: its place, what it was made of, and the places that it was not
    put to because staff had edited what lies there."""

    place: str
    basis: Basis
    edited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeNote:
    """A note of one period, for a desk (its name) or for none, and its files by format.

    ``articles`` is how many articles it quotes, None where that is not known.
    """

    desk: str | None
    title: str | None
    period: str
    first: date
    last: date
    files: Mapping[str, MadeFile] = field(default_factory=dict)
    articles: int | None = None

    @property
    def id(self) -> str:
        """What tells it from the other notes of an output folder."""
        return f"{self.desk or ''}/{self.period}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where a document lies; ``spared`` is the edited file it was put beside, if any.

    ``changed`` is False where the very bytes lay there already.
    """

    path: Path
    changed: bool
    spared: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A part of a batch that came to nothing, and why; None stands for all of them."""

    desk: str | None
    period: str | None
    format: str | None
    reason: str

    def __str__(self) -> str:
        named = [name for name in (self.desk, self.period, self.format) if name is not None]
        return f"{', '.join(named)}: {self.reason}" if named else self.reason
