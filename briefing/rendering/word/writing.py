"""Paragraphs of a note in Word: cited text with its marks, and words of our own.

What is our own and uncited is kept in ``Writing.own``: a document carries hashes of it, so
that it is told from what staff wrote. What stands before a quote is kept in ``Writing.before``.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.records import Insertion, Note, Point
from briefing.rendering.invisibles import closers
from briefing.rendering.locators import insertions_by_citation
from briefing.rendering.word.citation_data import use_name
from briefing.rendering.word.footnotes import MARKS, Kind, link_target, reference
from briefing.rendering.word.language import base_of, run_fonts, run_language
from briefing.rendering.word.look import Look, Role
from briefing.rendering.word.markup import escape, paragraph, run, runs_right_to_left

# What follows a heading on its line: not bold, and no larger than small text.
_ASIDE = '<w:b w:val="0"/><w:bCs w:val="0"/><w:sz w:val="17"/><w:szCs w:val="17"/>'
_SMALL = '<w:sz w:val="16"/><w:szCs w:val="16"/>'

Linked = Callable[[str], str]
"""Gives the id of the relation to an address."""


class Writing:
    """What the paragraphs of one note have in common.

    Marks of ``kind`` count from ``first_id``, bookmarks from ``first_bookmark``; ``shift`` is
    how many notes the document shows before ours.
    """

    def __init__(
        self,
        note: Note,
        look: Look,
        kind: Kind,
        *,
        first_id: int,
        first_bookmark: int,
        shift: int,
        linked: Linked,
    ) -> None:
        self.note = note
        self.look = look
        self.linked = linked
        self.own: list[str] = []
        self.before: dict[int, str] = {}
        self._kind: Kind = kind
        self._first_id = first_id
        self._first_bookmark = first_bookmark
        self._shift = shift
        self._base = base_of(look.language)
        self._languages = {source.article: source.language for source in note.sources}
        self._properties: dict[tuple[str, bool], str] = {}
        self._ours = self._in_language("en", right_to_left=False)

    # --- words of our own --------------------------------------------------------------

    def words(self, text: str, properties: str = "") -> str:
        """A run of our own words; the paragraph has to be entered by ``told``."""
        return run(text, properties + self._ours)

    def styled(self, text: str, role: Role, properties: str = "") -> str:
        """A run of our own words in a character style."""
        style = f'<w:rStyle w:val="{escape(self.look.styles[role])}"/>'
        return self.words(text, style + properties)

    def plain(
        self, role: Role | None, text: str, *, source: str | None = None, behind: str = ""
    ) -> str:
        """A paragraph without a citation; ``source`` is the article whose words it has, and
        ``behind`` words of our own that follow them.
        """
        if not text:
            return ""
        right_to_left = source is not None and runs_right_to_left(text.lstrip("“"))
        properties = self._ours
        if source is not None:
            properties = self._in_language(self._languages.get(source), right_to_left)
        content = run(text, properties) + (self.styled(behind, "ours", _ASIDE) if behind else "")
        return self.told(role, text + behind, content, right_to_left=right_to_left)

    def told(
        self,
        role: Role | None,
        text: str,
        content: str,
        *,
        right_to_left: bool = False,
        properties: str = "",
    ) -> str:
        """A paragraph whose uncited text is ``text``."""
        self.own.append(text)
        return self.paragraph(role, content, right_to_left=right_to_left, properties=properties)

    def cell(
        self, text: str, *, bold: bool = False, right: bool = False, small: bool = False
    ) -> str:
        """A cell of a table, our own words in it."""
        content = self.words(text, ("<w:b/><w:bCs/>" if bold else "") + (_SMALL if small else ""))
        return self.told("cell", text, content, properties='<w:jc w:val="right"/>' if right else "")

    def paragraph(
        self,
        role: Role | None,
        content: str,
        *,
        right_to_left: bool = False,
        properties: str = "",
    ) -> str:
        style = None if role is None else self.look.styles[role]
        properties = (
            ("" if role is None else self.look.numbering.get(role, ""))
            + ("<w:bidi/>" if right_to_left else "")
            + properties
        )
        return paragraph(style, content, properties)

    def link(self, words: str, address: str | None) -> str:
        """Words that lead to an address, or the plain words where it can't be linked."""
        target = link_target(address)
        if target is None:
            return run(words)
        style = f'<w:rStyle w:val="{escape(self.look.styles["link"])}"/>'
        return f'<w:hyperlink r:id="{self.linked(target)}">{run(words, style)}</w:hyperlink>'

    def number(self, citation: int) -> str:
        """The number that the document shows for a citation."""
        return str(citation + self._shift)

    def back(self, number: int) -> str:
        """The number of a citation's note as the document shows it, leading to its mark."""
        style = f'<w:rStyle w:val="{escape(self.look.styles["link"])}"/>'
        shown = run(self.number(number), style)
        return f'<w:hyperlink w:anchor="{use_name(number)}" w:history="1">{shown}</w:hyperlink>'

    # --- words of the sources ----------------------------------------------------------

    def cited(self, role: Role, point: Point, before: str = "", behind: str = "") -> str:
        """The paragraph of a point: its quotes with our insertions, each before its mark.

        ``before`` are our own words before the first quote, ``behind`` those after all marks.
        """
        note = self.note
        right_to_left = runs_right_to_left(point.text)
        parts: list[str] = []
        opening = ""
        if before:
            self.own.append(before)
            self.before[point.citations[0]] = before
            opening = self.styled(f"{before} ", "ours")
        for number, inserted in insertions_by_citation(note, point).items():
            citation = note.citations[number - 1]
            properties = self._in_language(self._languages.get(citation.article), right_to_left)
            if parts:
                parts.append(run(" ", properties))
            parts.append(self._quote(citation.quote, inserted, properties))
            parts.append(self._mark(number))
            parts.append(run(closers(citation.quote)))
        joint = f'<w:rStyle w:val="{escape(self.look.styles[MARKS[self._kind]])}"/>'
        for number in point.also:
            parts.append(run(",", joint) + self._mark(number))
        if behind:
            self.own.append(behind)
            parts.append(self.styled(f" {behind}", "ours"))
        return self.paragraph(role, opening + "".join(parts), right_to_left=right_to_left)

    def _quote(self, quote: str, inserted: tuple[Insertion, ...], properties: str) -> str:
        if not inserted:
            return run(quote, properties)
        parts: list[str] = []
        before = 0
        for one in inserted:
            parts.append(run(quote[before : one.at], properties))
            parts.append(self.styled(f" [{one.text}]", "ours"))
            before = one.at
        parts.append(run(quote[before:], properties))
        return "".join(parts)

    def _mark(self, number: int) -> str:
        bookmark = self._first_bookmark + number - 1
        return (
            f'<w:bookmarkStart w:id="{bookmark}" w:name="{use_name(number)}"/>'
            f"{reference(self._kind, self._first_id + number - 1, self.look)}"
            f'<w:bookmarkEnd w:id="{bookmark}"/>'
        )

    def _in_language(self, code: str | None, right_to_left: bool) -> str:
        """What a run says of its language and direction, "" where they are the document's."""
        code = code or self.note.language
        key = (code, right_to_left)
        if key not in self._properties:
            foreign = base_of(code) != self._base
            self._properties[key] = "".join(
                (
                    run_fonts(code) if foreign else "",
                    "<w:rtl/>" if right_to_left else "",
                    run_language(code) if foreign else "",
                )
            )
        return self._properties[key]
