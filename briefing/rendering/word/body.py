"""A note as the paragraphs and tables of a Word body, spliced together as one string."""

from __future__ import annotations

from collections.abc import Container

from briefing.records import Note, Point, Section, Source
from briefing.rendering import daily, statements, wording
from briefing.rendering.coverage_page import COVERAGE_PAGE, NONE, page_lists
from briefing.rendering.coverage_words import coverage_text
from briefing.rendering.disputes import dispute_text, side_text, told_in
from briefing.rendering.house_words import details, details_text
from briefing.rendering.invisibles import one_line
from briefing.rendering.statements import claim_text, speaker_parts
from briefing.rendering.word.look import Role
from briefing.rendering.word.tables import table
from briefing.rendering.word.writing import Writing

_SIDES = 3  # of a conflict that stand beside one another; more stand below one another
_COMMENT_LINES = 4
_SAID_COLUMNS = ("Party", "Speaker", "Statement")


def body_xml(writing: Writing, placed: Container[str], chart: str) -> str:
    """All of a note but what the template places itself; ``chart`` is the picture's run."""
    return _Body(writing, placed, chart).xml()


class _Body:
    def __init__(self, writing: Writing, placed: Container[str], chart: str) -> None:
        self._writing = writing
        self._note: Note = writing.note
        self._placed = placed
        self._chart = chart

    def xml(self) -> str:
        parts = [*self._head(), *self._sections(), *self._foot()]
        content = "".join(parts)
        # A table may not be the last thing of a body or a cell.
        return content + self._writing.paragraph(None, "") if content.endswith("tbl>") else content

    def _head(self) -> list[str]:
        write, note = self._writing, self._note
        told = [] if "details" in self._placed else details(note).items()
        return [
            "" if "title" in self._placed else self._title(),
            "" if "subtitle" in self._placed else write.plain("subtitle", wording.subtitle(note)),
            write.plain("details", details_text(d for name, d in told if name not in self._placed)),
        ]

    def _title(self) -> str:
        """The title; that of one article's summary is the article's own."""
        note = self._note
        alone = note.sources[0] if note.period is None and len(note.sources) == 1 else None
        own = alone is not None and alone.title == note.title
        source = alone.article if alone is not None and own else None
        return self._writing.plain("title", one_line(note.title), source=source)

    def _sections(self) -> list[str]:
        parts: list[str] = []
        seen: set[str] = set()
        for section in self._note.sections:
            first = section.kind not in seen
            seen.add(section.kind)
            if section.kind == "story":
                parts.append(self._part(wording.DEVELOPMENTS) if first else "")
                parts.append(self._story(section))
            elif section.kind == "statements":
                parts.append(self._part(section.heading) + self._statements(section))
            elif section.kind == "conflicts":
                parts.append(self._part(statements.DIFFERING) if first else "")
                parts.append(self._conflict(section))
            else:
                parts.append(self._list(section))
        return parts

    def _part(self, heading: str) -> str:
        return self._writing.plain("part", one_line(heading))

    def _story(self, section: Section) -> str:
        article = section.articles[0] if section.articles else None
        label = wording.label_text(section)
        title = wording.heading_text(section).removesuffix(label)
        count = statements.count_text(section.count)
        behind = f"{label}{wording.SEPARATOR}{count}" if count else label
        heading = self._writing.plain("story", title, source=article, behind=behind)
        return heading + self._points(section)

    def _count(self, section: Section) -> str:
        return self._writing.plain("count", statements.count_text(section.count))

    def _list(self, section: Section) -> str:
        heading = section.heading
        opening = "" if self._note.title.startswith(heading) else self._part(heading)
        empty = wording.empty_text(self._note, section) or ""
        mentions = "".join(
            self._writing.plain("point", text) for text in wording.mentions(self._note, section)
        )
        empty = self._writing.plain(None, empty)
        return opening + self._count(section) + empty + self._points(section) + mentions

    def _points(self, section: Section) -> str:
        role: Role = "key" if section.kind == "key_points" else "point"
        return "".join(self._point(role, point) for point in section.points)

    def _point(self, role: Role, point: Point) -> str:
        return self._writing.cited(role, point, claim_text(point), dispute_text(point))

    # --- who said what, and who says otherwise -----------------------------------------

    def _statements(self, section: Section) -> str:
        write = self._writing
        groups = statements.by_party(self._note, section)
        # A column that says of each that it has no party says nothing.
        first = 1 if any(group.alone for group in groups) else 0
        rows = [row[first:] for group in groups for row in self._of_party(group)]
        if not rows:
            return ""
        header = [write.cell(text, bold=True) for text in _SAID_COLUMNS[first:]]
        return write.plain("count", statements.speech_text(section)) + table(
            write.look, (19, 27, 54)[first:], header, rows, title=one_line(section.heading)
        )

    def _of_party(self, group: statements.PartyGroup) -> list[tuple[str, str, str]]:
        """The rows of a party; the last says where else it is quoted."""
        write = self._writing
        rows = [
            (
                write.cell(statements.party_text(group)),
                self._speaker(point),
                self._point("cell", point),
            )
            for point in group.points
        ]
        if group.see_also:
            see = write.told("cell", group.see_also, write.styled(group.see_also, "ours"))
            party, speaker, said = rows.pop() if rows else (
                write.cell(statements.party_text(group)), write.cell("–"), ""
            )  # fmt: skip
            rows.append((party, speaker, said + see))
        return rows

    def _speaker(self, point: Point) -> str:
        write = self._writing
        if point.statement is None:
            return write.cell("–")
        name, role, remarks = speaker_parts(point.statement)
        parts = write.cell(name, bold=True)
        parts += write.cell(role) if role else ""
        return parts + (
            write.told("cell", remarks, write.styled(remarks, "ours")) if remarks else ""
        )

    def _conflict(self, section: Section) -> str:
        write = self._writing
        heading = one_line(section.heading)
        opening = write.plain("story", heading) + self._count(section)
        if not section.points:
            return opening
        names = [side_text(self._note, point) for point in section.points]
        said = [self._side(point) for point in section.points]
        if len(names) <= _SIDES:
            header = [write.cell(name, bold=True) for name in names]
            return opening + table(write.look, [1] * len(names), header, [said], title=heading)
        header = [write.cell(name, bold=True) for name in ("Source", "What it says")]
        rows = [(write.cell(name), cell) for name, cell in zip(names, said, strict=True)]
        return opening + table(write.look, (30, 70), header, rows, title=heading)

    def _side(self, point: Point) -> str:
        told = told_in(self._note, point)
        return self._writing.cited("cell", point, claim_text(point), f"({told})" if told else "")

    # --- what follows the points -------------------------------------------------------

    def _foot(self) -> list[str]:
        note = self._note
        parts = [self._comment() if note.house.comment else "", self._daily()]
        sources = wording.listed_sources(note)
        if sources:
            uses: dict[str, list[int]] = {}
            for citation in note.citations:
                uses.setdefault(citation.article, []).append(citation.number)
            parts.append(self._part(wording.SOURCES))
            parts.extend(self._source(one, uses.get(one.article, [])) for one in sources)
        if "coverage" not in self._placed:
            text = f"{wording.COVERAGE}. {coverage_text(note)}"
            label = self._writing.words(f"{wording.COVERAGE}. ", "<w:b/><w:bCs/>")
            told = label + self._writing.words(coverage_text(note))
            parts.append(self._writing.told("coverage", text, told))
        parts.append(self._page())
        return parts

    def _comment(self) -> str:
        lines = self._writing.paragraph("comment", "") * _COMMENT_LINES
        return self._part(wording.COMMENT) + lines

    def _daily(self) -> str:
        write, days = self._writing, self._note.daily
        if days is None or not days.days or not days.publishers:
            return ""
        head, *rows = daily.daily_rows(days)
        title = daily.chart_title(days)
        header = [
            write.cell(text, bold=True, right=n > 0, small=True) for n, text in enumerate(head)
        ]
        cells = [
            [
                write.cell(text, bold=row is rows[-1], right=n > 0, small=True)
                for n, text in enumerate(row)
            ]
            for row in rows
        ]  # fmt: skip
        shares = [max(2.2, min(4.0, 22 / len(head))), *(1.0 for _ in head[1:])]
        picture = write.paragraph(None, self._chart, properties="<w:keepNext/>")
        figures = table(write.look, shares, header, cells, title=title, total=True, whole=True)
        return self._part(title) + picture + figures

    def _source(self, source: Source, uses: list[int]) -> str:
        write = self._writing
        before, words, after = wording.source_parts(source)
        text = before + words + after
        content = write.words(before) + write.link(words, source.url) + write.words(after)
        if uses:
            shown = statements.notes_text([write.number(number) for number in uses])
            shown = shown[:1].upper() + shown[1:]
            told = f" {shown}."
            content += write.words(f" {shown.partition(' ')[0]} ")
            comma, last = write.words(", "), write.words(" and ")
            links = [write.back(number) for number in uses]
            content += comma.join(links[:-1]) + (last if links[1:] else "") + links[-1]
            content += write.words(".")
            text += told
        return write.told("source", text, content)

    def _page(self) -> str:
        write = self._writing
        lists = page_lists(self._note)
        if not lists:
            return ""
        heading = COVERAGE_PAGE
        broken = write.words(heading)
        parts = [write.told("part", heading, broken, properties="<w:pageBreakBefore/>")]
        if "coverage" not in self._placed:
            parts.append(write.plain(None, coverage_text(self._note)))
        for one in lists:
            parts.append(write.plain("story", one.heading))
            if not one.rows:
                parts.append(write.plain(None, NONE))
                continue
            header = [write.cell(text, bold=True) for text in one.columns]
            cells = ([write.cell(text) for text in row] for row in one.rows)
            shares = (45, 55) if len(one.columns) > 1 else (1,)
            parts.append(table(write.look, shares, header, cells, title=one.heading))
        return "".join(parts)
