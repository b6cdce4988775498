"""What reading gives: drafts, articles, sentences, and the periods they fall into."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from briefing.records.frozen import dataclass

Basis: TypeAlias = Literal["sidecar", "metadata", "header", "dateline", "lead", "filename"]

Precision: TypeAlias = Literal["second", "minute", "hour", "day"]


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
    is True, ``headings`` holds the indices of those that are subheadings, and ``rows`` of
    those that are a row of a table each. The other fields hold what the format states in
    fields of its own, as stated, or None.
    """

    path: str
    item: str | None = None
    lines: tuple[Line, ...]
    extracted: bool = False
    headings: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    agency: str | None = None
    place: str | None = None
    copyright: str | None = None


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
    """One paragraph of the canonical text.

    ``heading`` marks what gives no sentences: a subheading of the body, or a table's row.
    """

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
    0 without one. ``title_confidence`` is the chance, 0 to 1, that the title is the
    article's own (1 where a field or the user states it), None without a title.
    ``copyright`` is the notice as it stands. ``excluded`` keeps the article out of notes;
    ``pinned`` and ``dropped`` are its sentences that staff want in a note, or in none.
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
    title_confidence: float | None = None
    copyright: str | None = None
    excluded: bool = False
    pinned: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What the user states of an article in a sidecar; None leaves a field as read.

    An article that is ``removed`` stays out of the corpus, though its file is there.
    """

    title: str | None = None
    published: date | datetime | None = None
    publisher: str | None = None
    author: str | None = None
    place: str | None = None
    url: str | None = None
    language: str | None = None
    exclude: bool | None = None
    pin: tuple[str, ...] | None = None
    drop: tuple[str, ...] | None = None
    removed: bool | None = None


Span: TypeAlias = Literal["day", "week", "month", "quarter", "season", "year"]

Anchor: TypeAlias = Literal["stated", "published", "lead", "antecedent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day or a stretch of days that a sentence names, resolved.

    ``start`` and ``end`` are its place in the article's text. ``first`` and ``last`` are
    the days it covers, the same for precision "day". ``anchor`` says what it was counted
    from: "stated" in full by the text itself, "published" the publication date, "lead" an
    event date that stands in for one, "antecedent" a date named earlier in the text.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Span
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its exact place: ``article.text[start:end] == text``.

    ``index`` counts the article's sentences from 0, ``paragraph`` its paragraphs from 1.
    ``dates`` are those it names that could be resolved, in order.
    """

    article_id: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str
    dates: tuple[DateMention, ...] = ()


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
