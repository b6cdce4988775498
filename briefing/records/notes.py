"""A note, before any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Literal, TypeAlias

from briefing.records.articles import Basis, Period, PublicationDate
from briefing.records.frozen import dataclass
from briefing.records.passages import Insertion, Statement
from briefing.records.reports import Rejected
from briefing.records.texts import weave

SectionKind: TypeAlias = Literal[
    "key_points", "story", "statements", "conflicts", "also", "late", "undated"
]

Novelty: TypeAlias = Literal["new", "developing", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The way back from one use of a quote: ``article.text[start:end] == quote``.

    ``revision`` is the hash of the whole text the span counts in, ``sha256`` the quote's.
    ``context`` is as much of the source around the quote as may be shown, on its own
    ``article.text[context_start:]``; "" where none may.
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
    context: str = ""
    context_start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement of a note: the quotes of ``citations`` in order, joined by a space, with
    our ``insertions`` woven in; ``at`` of each counts in the joined quotes.

    ``also`` are citations of other sources that carry the same sentence. ``statement`` says
    who is quoted as saying it; ``claim_of`` is the paper whose own claim it is, None where
    somebody else is named for it or it is plain news. ``figure`` is what one side of a
    conflict says, as it stands there. ``disputed`` marks one with a figure or a date that a
    section of kind "conflicts" holds against another source's.
    """

    text: str
    citations: tuple[int, ...]
    also: tuple[int, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    statement: Statement | None = None
    claim_of: str | None = None
    figure: str | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """ "3 articles, 2 publishers, 1 independent source".

    ``unknown`` counts the articles that state no publisher; they stand behind none of the
    ``publishers``.
    """

    articles: int
    publishers: int
    independent: int
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Points under one heading; ``articles`` are the ids of those it is about.

    A story's heading is the title of ``articles[0]``. ``label`` says how it stands to the
    period before, None where nothing is said; ``count`` on how many sources it rests;
    ``reasons`` why it stands where it does: named parts of its weight. Each conflict has a
    section of its own; its heading says what differs. ``more`` counts the articles that a
    list of titles leaves out.
    """

    kind: SectionKind
    heading: str
    articles: tuple[str, ...]
    points: tuple[Point, ...]
    label: Novelty | None = None
    count: SourceCount | None = None
    reasons: Mapping[str, float] = field(default_factory=dict)
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as a note names it in its list of sources.

    ``copies`` are publishers (or paths) that carried the same text; ``quoted`` counts the
    sentences that the note quotes of ``sentences``, ``quoted_words`` the words that it quotes
    of ``words``. ``kind`` ("agency", "state media") and
    ``notice`` (the licence) are what the table of publishers says.
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
    author: str | None = None
    language: str | None = None
    kind: str | None = None
    notice: str | None = None
    quoted_words: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """Articles a day, by publisher: ``counts[p][d]`` of ``publishers[p]`` on ``days[d]``.

    The publishers with most articles come first; the last may stand for all others. Of a long
    period ``unit`` is "week" (ISO weeks) or "month", and ``days`` are the first of each that lie
    in the period.
    """

    days: tuple[date, ...]
    publishers: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    unit: Literal["day", "week", "month"] = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """Everything a note rests on and leaves out, as lists; paths are as articles carry them.

    ``copies`` are pairs of a path and the path whose text it carries, ``undated`` titles (or
    paths), ``silent`` the publishers with articles in the period before and none in this.
    ``settings`` are names and values, the method's first.
    """

    files: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    copies: tuple[tuple[str, str], ...]
    undated: tuple[str, ...]
    silent: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    version: str


Paper: TypeAlias = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What an office puts on its notes, whatever their points are.

    ``marking`` stands in header and footer ("OFFICIAL"). ``comment`` leaves a block for the
    staff's own words. ``endnotes`` puts citations at the end of a Word file.
    """

    marking: str | None = None
    prepared_by: str | None = None
    prepared_for: str | None = None
    desk: str | None = None
    comment: bool = False
    endnotes: bool = False
    paper: Paper = "a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a note rests on. ``read`` is the sum of articles, other_periods, undated,
    rejected, copies and excluded (by staff); ``publishers`` and ``independent`` count the
    sources of the period's articles, agency copy once in ``independent``.

    ``inferred`` counts the period's articles whose date is an event date of the lead,
    ``other_inferred`` those of the other periods. ``before`` is how many articles of the
    period before the stories were held against, None where they were not. ``unknown`` counts
    the articles of the period, copies too, that state no publisher. ``asked`` is what of the
    period's articles answers a desk or a query, None where neither was asked.
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
    excluded: int = 0
    unknown: int = 0
    asked: SourceCount | None = None

    @property
    def read(self) -> int:
        left_out = self.undated + self.rejected + self.copies + self.excluded
        return self.articles + self.other_periods + left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A briefing note or a summary, before any format.

    It checks itself: citations are numbered 1..n in order of first appearance, each used
    exactly once, none dangling, and each point's text is made of its quotes and insertions.
    ``matched`` is False where a query was asked and no article answers it. ``daily`` is what
    a chart shows, ``page`` the coverage page; None where none is asked for.
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
    house: House = House()
    daily: Daily | None = None
    page: CoveragePage | None = None

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
                if point.text != weave(quotes, point.insertions):
                    raise ValueError(f"a point is not made of its quotes: {point.text!r}")
