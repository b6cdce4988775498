"""How citations are written: who, what, when, where, and what later ones leave out.

Two styles, by the name that a template chooses: "note" writes the first citation of an
article in full and shortens later ones to a pointer ("Tide Wire, 19 May 2031, para. 3
(line 13; see note 1)"), "full" writes each in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from briefing.records import Citation, Note
from briefing.rendering.invisibles import one_line, settled
from briefing.rendering.wording import (
    INFERRED,
    SAME_SENTENCE,
    UNDATED,
    day_text,
    link,
    name_text,
)

CitationStyle: TypeAlias = Literal["note", "full"]
STYLES: tuple[CitationStyle, ...] = get_args(CitationStyle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The text of one citation's note, in parts: ``before``, the ``title`` that a link may
    stand on (``address``), ``after``, and for a shortened one ``see`` with the number of the
    note to see and what closes it. ``first`` is the citation that ``see`` points at.
    """

    before: str
    title: str
    address: str | None
    after: str
    see: str = ""
    tail: str = "."
    first: int | None = None

    @property
    def text(self) -> str:
        return f"{self.before}{self.title}{self.after}{self.see}{self.tail}"


def references(
    note: Note, style: CitationStyle = "note", *, shift: int = 0
) -> tuple[Reference, ...]:
    """The text of each citation's note, in order of the numbers.

    ``shift`` is how many notes a document has before the first of ours: citation n is its
    note n + ``shift``. Another source of a sentence that is quoted already says so.
    """
    others = {n for section in note.sections for point in section.points for n in point.also}
    firsts: dict[str, int] = {}
    written: list[Reference] = []
    for one in note.citations:
        opening = SAME_SENTENCE if one.number in others else ""
        first = firsts.setdefault(one.article, one.number)
        if style == "full" or first == one.number:
            written.append(_full(one, opening))
        else:
            written.append(_short(one, opening, first, first + shift))
    return tuple(written)


def footnotes(note: Note, style: CitationStyle = "note", *, shift: int = 0) -> tuple[str, ...]:
    """``references`` as lines of plain text."""
    return tuple(one.text for one in references(note, style, shift=shift))


def _full(one: Citation, opening: str) -> Reference:
    """ "Tide Wire, “Title”, 19 May 2031, para. 1 (line 7)."."""
    has_title = bool(one.title and one.title.strip())
    title = settled(f"“{one_line(one.title or '')}”") if has_title else ""
    stated = bool(one.publisher and one.publisher.strip())
    named = settled(name_text(one.publisher, None, "")) if stated else ""
    if not title:
        title, named = named or name_text(None, None, one.path), ""
    before = f"{opening}{named}, " if named else opening
    line = "" if one.line is None else f" (line {one.line})"
    return Reference(
        before=before,
        title=title,
        address=link(one.url),
        after=f", {_day(one)}, para. {one.paragraph}{line}",
    )


def _short(one: Citation, opening: str, first: int, shown: int) -> Reference:
    """ "Tide Wire, 19 May 2031, para. 3 (line 13; see note 1)."."""
    name = settled(name_text(one.publisher, one.title, one.path))
    line = "" if one.line is None else f"line {one.line}; "
    return Reference(
        before=f"{opening}{name}, {_day(one)}, para. {one.paragraph} ({line}",
        title="",
        address=None,
        after="",
        see=f"see note {shown}",
        tail=").",
        first=first,
    )


def _day(one: Citation) -> str:
    day = UNDATED if one.published is None else day_text(one.published)
    return f"{day} ({INFERRED})" if one.date_basis == "lead" else day
