"""A desk: for whom notes are made, of what, and how they look."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from briefing.records.choices import Budget
from briefing.records.frozen import dataclass
from briefing.records.notes import House, Paper

# What a page of a note holds beside its headings, sources and citations, where no template
# says it.
WORDS_A_PAGE = 200
# Key points of a note of one page, and how many more each further page has.
_PAGE_KEY_POINTS, _MORE_KEY_POINTS = 3, 2


def key_points_on(pages: int) -> int:
    """How many key points open a note of so many pages: three on one, five on two."""
    return _PAGE_KEY_POINTS + _MORE_KEY_POINTS * (pages - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One table [desks.NAME]; what it leaves open (None, or nothing) the settings say.

    ``name`` names files, ``title`` is shown. A desk's documents answer ``query``, are in one
    of ``languages`` and by one of ``publishers``. Of ``words``, ``sentences`` and ``pages``
    one at most is set. ``template`` is a name, or a file name or path whose ending says the
    format it is for. ``folder`` is where the desk's readers look, None for the output folder.
    """

    name: str
    title: str
    query: str | None = None
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    template: str | None = None
    formats: tuple[str, ...] = ()
    words: int | None = None
    sentences: int | None = None
    pages: int | None = None
    marking: str | None = None
    prepared_by: str | None = None
    prepared_for: str | None = None
    folder: Path | None = None
    method: str | None = None
    key_points: int | None = None
    comment: bool | None = None
    paper: Paper | None = None
    endnotes: bool | None = None

    def house(self, office: House) -> House:
        """What the desk's notes carry whatever their points are: its own, else the office's."""
        return House(
            marking=self.marking or office.marking,
            prepared_by=self.prepared_by or office.prepared_by,
            prepared_for=self.prepared_for or office.prepared_for,
            desk=self.title,
            comment=office.comment if self.comment is None else self.comment,
            endnotes=office.endnotes if self.endnotes is None else self.endnotes,
            paper=self.paper or office.paper,
        )

    @property
    def budget(self) -> Budget | None:
        """How much a note may quote; None where the desk leaves it open, or counts pages."""
        if self.words is None and self.sentences is None:
            return None
        return Budget(words=self.words, sentences=self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTable:
    """What every note has. ``languages`` may be quoted beside the note's own; ``share`` of an
    article's words is quoted at most.
    """

    house: House = field(default_factory=House)
    pages: int | None = None
    languages: tuple[str, ...] = ()
    share: float = 0.4
    chart: bool = True
    coverage_page: bool = False
