"""A note, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from briefing.records.articles import Basis, Period, PublicationDate

SectionKind: TypeAlias = Literal[
    "key_points", "story", "statements", "conflicts", "also", "late", "undated"
]

Novelty: TypeAlias = Literal["new", "developing", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The way back from one use of a quote: ``article.text[start:end] == quote``.

    ``revision`` is the hash of the whole text the span counts in, ``sha256`` the quote's.
    """

    number: int
    article: str
    revision: str
    path: str
    line: int | None
    paragraph: int
    start: int
    end: int
    quote: str
    sha256: str
    title: str | None
    publisher: str | None
    published: date | datetime | None
    date_basis: Basis | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement of a note: the quotes of ``citations`` in order, joined by a space.

    ``also`` are citations of other sources that carry the same sentence.
    """

    text: str
    citations: tuple[int, ...]
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Points under one heading; ``articles`` are the ids of those it is about.

    ``label`` says how a story stands to the period before; None where nothing is said.
    """

    kind: SectionKind
    heading: str
    articles: tuple[str, ...]
    points: tuple[Point, ...]
    label: Novelty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as a note names it in its list of sources.

    ``copies`` are publishers (or paths) that carried the same text; ``quoted`` counts the
    sentences that the note quotes of ``sentences``.
    """

    article: str
    path: str
    title: str | None
    publisher: str | None
    agency: str | None
    published: PublicationDate | None
    url: str | None
    quoted: int
    sentences: int
    copies: tuple[str, ...] = ()
    publisher_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a note rests on. ``read`` is the sum of articles, other_periods, undated,
    rejected and copies; ``publishers`` and ``independent`` count the sources of the
    period's articles, agency copy once in ``independent``.

    ``inferred`` counts the period's articles whose date is an event date of the lead,
    ``other_inferred`` those of the other periods. ``before`` is how many articles of the
    period before the stories were held against, None where they were not.
    """

    articles: int
    other_periods: int
    undated: int
    rejected: int
    copies: int
    publishers: int
    independent: int
    inferred: int = 0
    other_inferred: int = 0
    before: int | None = None

    @property
    def read(self) -> int:
        return self.articles + self.other_periods + self.undated + self.rejected + self.copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A briefing note or a summary, before any format.

    It checks itself: citations are numbered 1..n in order of first appearance, each used
    exactly once, none dangling, and each point's text is made of its quotes. ``matched`` is
    False where a query was asked and no article answers it.
    """

    title: str
    language: str
    generated: datetime | None
    period: Period | None
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    coverage: Coverage | None
    matched: bool = True

    def __post_init__(self) -> None:
        used = [
            number
            for section in self.sections
            for point in section.points
            for number in (*point.citations, *point.also)
        ]
        numbers = [citation.number for citation in self.citations]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"citations are not numbered 1..{len(numbers)}: {numbers}")
        if used != numbers:
            raise ValueError(f"citations {numbers} are used as {used}")
        for section in self.sections:
            for point in section.points:
                quotes = " ".join(self.citations[n - 1].quote for n in point.citations)
                if point.text != quotes:
                    raise ValueError(f"a point is not made of its quotes: {point.text!r}")
