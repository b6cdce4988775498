"""How citations are written: who, what, when, where, and what later ones leave out.

Three styles, by the name that a template chooses: "note", the house's own, writes the first
citation of an article in full and shortens later ones to a pointer ("Tide Wire, 19 May 2031,
para. 3 (line 13; see note 1)"), "full" writes each in full, "short" each without its title.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from briefing.records import Citation, Note, comparable
from briefing.records.frozen import dataclass
from briefing.rendering.invisibles import one_line, settled
from briefing.rendering.wording import (
    INFERRED,
    UNDATED,
    day_text,
    link,
    name_text,
)
from briefing.text.patterns import Lazy

CitationStyle: TypeAlias = Literal["note", "full", "short"]
STYLES: tuple[CitationStyle, ...] = get_args(CitationStyle)
SAME_SENTENCE = "The same sentence: "
_SEE = Lazy(r"see note [0-9]{1,5}")


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
        if style == "full" or (style == "note" and first == one.number):
            written.append(_full(one, opening))
        elif style == "short":
            written.append(_short(one, opening))
        else:
            written.append(_pointing(one, opening, first, first + shift))
    return tuple(written)


def footnotes(note: Note, style: CitationStyle = "note", *, shift: int = 0) -> tuple[str, ...]:
    """``references`` as lines of plain text."""
    return tuple(one.text for one in references(note, style, shift=shift))


def who_text(one: Citation) -> str:
    """Who says so, and when it was published: "Tide Wire, 19 May 2031"."""
    return f"{settled(name_text(one.publisher, one.title, one.path))}, {_day(one)}"


def unnumbered(text: str) -> str:
    """A citation's text in its compared form, without the number of the note that it may
    point at: staff may number notes anew."""
    return _SEE.sub("see note", comparable(text))


def _full(one: Citation, opening: str) -> Reference:
    """ "Tide Wire, “Title”, 19 May 2031, para. 1 (line 7)."."""
    has_title = bool(one.title and one.title.strip())
    title = settled(f"“{one_line(one.title or '')}”") if has_title else ""
    stated = bool(one.publisher and one.publisher.strip())
    named = settled(name_text(one.publisher, None, "")) if stated else ""
    if not title:
        title, named = named or name_text(None, None, one.path), ""
    before = f"{opening}{named}, " if named else opening
    return Reference(
        before=before, title=title, address=link(one.url), after=f", {_day(one)}, {_place(one)}"
    )


def _short(one: Citation, opening: str) -> Reference:
    """ "Tide Wire, 19 May 2031, para. 3 (line 13)."."""
    name = settled(name_text(one.publisher, one.title, one.path))
    return Reference(
        before=opening, title=name, address=link(one.url), after=f", {_day(one)}, {_place(one)}"
    )


def _pointing(one: Citation, opening: str, first: int, shown: int) -> Reference:
    """ "Tide Wire, 19 May 2031, para. 3 (line 13; see note 1)."."""
    line = "" if one.line is None else f"line {one.line}; "
    return Reference(
        before=f"{opening}{who_text(one)}, para. {one.paragraph} ({line}",
        title="",
        address=None,
        after="",
        see=f"see note {shown}",
        tail=").",
        first=first,
    )


def _place(one: Citation) -> str:
    return f"para. {one.paragraph}" + ("" if one.line is None else f" (line {one.line})")


def _day(one: Citation) -> str:
    day = UNDATED if one.published is None else day_text(one.published)
    return f"{day} ({INFERRED})" if one.date_basis == "lead" else day
