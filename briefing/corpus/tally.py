"""What a look at the corpus tells without reading any text."""

from __future__ import annotations

from briefing.records import PublicationDate
from briefing.records.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many articles lie where, as seen from one period.

    ``other_inferred`` are those of the other periods whose date is an event date of the
    lead. Without a period every dated article counts as ``in_period``. ``rejected`` and
    ``copies`` count files; a sidecar with a fault is none (its article is read without it).
    """

    in_period: int
    other_periods: int
    undated: int
    rejected: int
    copies: int
    other_inferred: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article as a list shows it."""

    id: str
    path: str
    item: str | None
    title: str | None
    publisher: str | None
    publisher_name: str | None
    language: str | None
    published: PublicationDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found, and the sentence of it that tells why, shortened."""

    row: ArticleRow
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The first hits of a search, best first; ``total`` is how many articles match."""

    hits: tuple[Hit, ...]
    total: int
