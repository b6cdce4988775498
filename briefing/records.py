"""The records that every room shares: frozen, keyword-only, tuples inside.

All offsets count code points. An article's ``text`` is its canonical text: the body's
paragraphs, white space normalised, joined by a blank line ("\\n\\n"). Spans are half open:
``text[start:end]``. Paragraphs count from 1, lines of a file from 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

PARAGRAPH_BREAK = "\n\n"

Basis: TypeAlias = Literal["sidecar", "metadata", "header", "dateline", "lead", "filename"]
Precision: TypeAlias = Literal["second", "minute", "hour", "day"]
SectionKind: TypeAlias = Literal[
    "key_points", "story", "statements", "conflicts", "also", "late", "undated"
]


def sha256_of(text: str) -> str:
    """The hex SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# --- what readers give -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a file: its number from 1 and its text, white space normalised.

    ``number`` is None where a format has no lines (or the place could not be found).
    """

    number: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one reader takes from one item of a file, before anything is understood.

    ``lines`` holds every line, blank ones too, where the format is plain text; there the
    body still has to be told from furniture. Where the format itself separates the body
    (HTML through trafilatura), ``lines`` holds one entry a body paragraph, ``extracted``
    is True, and ``headings`` holds the indices of those that are subheadings. The other
    fields hold what the format states in fields of its own, as stated, or None.
    """

    path: str
    item: str | None = None
    lines: tuple[Line, ...]
    extracted: bool = False
    headings: frozenset[int] = frozenset()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


# --- articles --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """The date an article is filed under: stated somewhere, never a guess.

    ``value`` is a date, or a datetime where a time is stated (naive when no zone is).
    ``basis`` "lead" means an event date that opens the text. ``evidence`` is the source's
    own words.
    """

    value: date | datetime
    precision: Precision
    basis: Basis
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the canonical text; ``heading`` marks a subheading of the body."""

    text: str
    start: int
    line: int | None
    heading: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as a careful reader takes it from its file.

    ``path`` is the file's, relative to the corpus folder where it lies there; ``item``
    tells apart several articles of one file. ``id`` comes from the content, so that a
    moved file keeps it. ``sha256`` is the hash of ``text``: the revision. ``dateline_end``
    is where the text goes on after an opening dateline ("Beijing, 21 February (AA): "),
    0 without one.
    """

    id: str
    path: str
    item: str | None = None
    title: str | None
    text: str
    paragraphs: tuple[Paragraph, ...]
    published: PublicationDate | None
    publisher: str | None = None
    publisher_name: str | None = None
    agency: str | None = None
    author: str | None = None
    place: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str
    dateline_end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What the user states of an article in a sidecar; None leaves a field as read."""

    title: str | None = None
    published: date | datetime | None = None
    publisher: str | None = None
    author: str | None = None
    place: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its exact place: ``article.text[start:end] == text``.

    ``index`` counts the article's sentences from 0, ``paragraph`` its paragraphs from 1.
    """

    article_id: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article with its sentences (headings give none), in order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time in one zone; ``end`` is exclusive. Both are aware midnights."""

    label: str
    start: datetime
    end: datetime
    timezone: str


# --- ranking and selection -------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much may be chosen: a number of words, of sentences, or both; never exceeded."""

    words: int | None = None
    sentences: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a ranker hands to selection: the worth of each sentence, and of sets of them.

    Sentence i is worth ``constants[i]`` by itself plus ``concept_weights[c]`` for every
    concept c of ``covers[i]`` that no chosen sentence covers yet; the gain is divided by
    ``words ** length_exponent``. ``eligible[i]`` is False for a sentence that may not be
    chosen. ``parts[i]`` names what the worth is made of, for the reader who asks why.
    All tuples are parallel to ``sentences``; ``covers`` may be empty (constant weights).
    """

    method: str
    sentences: tuple[Sentence, ...]
    constants: tuple[float, ...]
    eligible: tuple[bool, ...]
    concept_weights: tuple[float, ...] = ()
    covers: tuple[tuple[int, ...], ...] = ()
    length_exponent: float = 0.0
    parts: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A chosen sentence, its gain when it was chosen, and the named parts of that gain."""

    sentence: Sentence
    score: float
    reasons: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell the same; ``articles[0]`` is the one to cite, the rest carry it too."""

    articles: tuple[Article, ...]

    @property
    def headline(self) -> str | None:
        return self.articles[0].title


# --- notes -----------------------------------------------------------------------------


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
    """Points under one heading; ``articles`` are the ids of those it is about."""

    kind: SectionKind
    heading: str
    articles: tuple[str, ...]
    points: tuple[Point, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a note rests on. ``read`` is the sum of articles, other_periods, undated,
    rejected and copies; ``publishers`` and ``independent`` count the sources of the
    period's articles, agency copy once in ``independent``.

    ``inferred`` counts the period's articles whose date is an event date of the lead.
    """

    articles: int
    other_periods: int
    undated: int
    rejected: int
    copies: int
    publishers: int
    independent: int
    inferred: int = 0

    @property
    def read(self) -> int:
        return self.articles + self.other_periods + self.undated + self.rejected + self.copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A briefing note or a summary, before any format.

    It checks itself: citations are numbered 1..n in order of first appearance, each used
    exactly once, none dangling, and each point's text is made of its quotes.
    """

    title: str
    language: str
    generated: datetime | None
    period: Period | None
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    coverage: Coverage | None

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


# --- reports ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that was skipped, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A file that was found again, unchanged, at another path."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """An article without a date: what a user needs to give it one."""

    article: str
    path: str
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What an ingest found. Paths are as articles carry them; ``unchanged`` is a count.

    ``copies`` are files with the very bytes of another; ``undated`` lists the articles
    read this time that state no date; ``remarks`` are sentences for the user.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    deleted: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    undated: tuple[Undated, ...] = ()
    remarks: tuple[str, ...] = ()
    unchanged: int = 0


# --- verification ----------------------------------------------------------------------

Outcome: TypeAlias = Literal[
    "holds",
    "holds in an earlier revision",
    "changed quote",
    "changed source",
    "missing article",
    "renumbered",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """The machine-readable part of a citation, as a document carries it."""

    number: int
    article: str
    revision: str
    path: str
    line: int | None
    paragraph: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One footnote mark in a document: the text it stands behind, and where it points.

    ``label`` is the mark as a reader sees it, ``text`` what stands between the mark before
    (or the start of the paragraph) and this one, white space normalised. ``locator`` is
    what the footnote of that label carries; None where it carries none.
    """

    label: str
    text: str
    locator: Locator | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What a document cites, read out of the document alone.

    ``locators`` are all that it carries, used or not; ``unsourced`` are sentences that
    stand in it without a citation and were not written by the renderer.
    """

    uses: tuple[Use, ...]
    locators: tuple[Locator, ...]
    unsourced: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found of one citation; ``detail`` says what differs, for the user."""

    label: str
    outcome: Outcome
    detail: str
    locator: Locator | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The verdicts on one document, in its order, and the sentences without a source."""

    path: str
    verdicts: tuple[Verdict, ...]
    unsourced: tuple[str, ...]
