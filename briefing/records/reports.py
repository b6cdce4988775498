"""What an ingest reports, and what verification finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from briefing.records.frozen import dataclass
from briefing.records.passages import Insertion


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that was skipped, and why; ``item`` is the part of the file, None for all.

    ``passing`` is set where it may be read another time as it is: an extra is missing.
    """

    path: str
    reason: str
    item: str | None = None
    passing: bool = False

    def __str__(self) -> str:
        place = self.path if self.item is None else f"{self.path}, {self.item}"
        return f"{place}: {self.reason}"


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
class Ahead:
    """An article dated after the day it was read on: most likely its date was misread."""

    article: str
    path: str
    title: str | None
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopy:
    """An article that carries the text of another, whole or cut, in other bytes."""

    path: str
    of: str
    item: str | None = None
    of_item: str | None = None

    def __str__(self) -> str:
        one, other = (
            path if item is None else f"{path}, {item}"
            for path, item in ((self.path, self.item), (self.of, self.of_item))
        )
        return f"{one} carries the text of {other}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What an ingest found. Paths are as articles carry them; ``unchanged`` is a count.

    ``copies`` are files with the very bytes of another, ``near_copies`` articles read this
    time that carry the text of another; ``undated`` lists the articles read this time that
    state no date, ``ahead`` those that state one to come; ``remarks`` are sentences for the
    user.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    deleted: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    near_copies: tuple[NearCopy, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    undated: tuple[Undated, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    remarks: tuple[str, ...] = ()
    unchanged: int = 0


Outcome: TypeAlias = Literal[
    "holds",
    "holds in an earlier revision",
    "changed quote",
    "changed insertion",
    "changed source",
    "missing article",
    "renumbered",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """The machine-readable part of a citation, as a document carries it.

    ``insertions`` are those in its quote; ``at`` of each counts in that quote alone.
    """

    number: int
    article: str
    revision: str
    path: str
    line: int | None
    paragraph: int
    start: int
    end: int
    sha256: str
    insertions: tuple[Insertion, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of one place of a text that was purged: its hash, of a quote its words."""

    paragraph: int
    start: int
    end: int
    sha256: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the corpus holds of a cited article: its texts by revision, and which is current.

    ``purged`` are revisions whose text was purged, with what is kept of them.
    """

    article: str
    path: str
    current: str
    texts: Mapping[str, str]
    purged: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)
