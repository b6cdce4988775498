"""Which styles a note is made of, and how they look in our own designs.

One family throughout, Arial, because it or a font of its very widths is on every system
(Liberation Sans elsewhere); text is near black, headings dark, what is secondary dark grey
(contrast to white 16:1, 10:1 and more, 7:1). Measures are Word's: font sizes in half
points, lengths in twentieths of a point, line heights in 240ths of a line, borders in
eighths of a point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from briefing.records.frozen import dataclass
from briefing.rendering.word.markup import escape

Role: TypeAlias = Literal[
    "title",
    "subtitle",
    "details",
    "part",
    "story",
    "count",
    "key",
    "point",
    "source",
    "coverage",
    "cell",
    "comment",
    "marking",
    "header",
    "footer",
    "footnote",
    "endnote",
    "mark",
    "endmark",
    "link",
    "ours",
    "table",
]

FONT = "Arial"
BLACK, GREY, LINK, RULE = "1A1A1A", "595959", "0B4F9E", "B4BCCB"
TEXT_WIDTH = 9638  # between the margins, on A4 and on Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Which style plays which role, by style id, and the lists of points and of sources.

    ``numbering`` holds, for "key", "point" and "source", the elements that put a paragraph into
    its list where the style itself does not. ``language`` is the document's own.
    """

    styles: Mapping[Role, str]
    numbering: Mapping[Role, str] = field(default_factory=dict)
    language: str = "en"
    width: int = TEXT_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What our designs differ in; ``band`` fills the title's background with the accent."""

    accent: str = "1F3864"
    black: str = BLACK
    grey: str = GREY
    link: str = LINK
    rule: str = RULE
    shade: str = "E9EDF5"
    base: int = 20
    title: int = 38
    part: int = 25
    story: int = 21
    band: bool = False
    bar: bool = False


# For a house's file that lacks a style of ours: its own fonts and colours, no rules.
PLAIN = Design(
    accent="auto", black="auto", grey="auto", link=LINK, rule="auto", shade="auto"
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style of ours: its name (one of Word's own, so that it is found by any of its
    languages), its id, and the elements of its paragraph and run properties."""

    role: Role
    id: str
    name: str
    kind: Literal["paragraph", "character", "table"] = "paragraph"
    next: str | None = None
    rank: int = 99
    paragraph: str = ""
    run: str = ""
    rest: str = ""
    custom: bool = False

    def xml(
        self,
        base: str | None = None,
        *,
        style_id: str | None = None,
        follow: bool = True,
        number: int = 0,
    ) -> str:
        """The style's element, based on the document's own default style of its kind.

        ``number`` is the list that the style puts its paragraphs into, 0 for none.
        """
        custom = ' w:customStyle="1"' if self.custom else ""
        base = base or _BASES[self.kind]
        following = f'<w:next w:val="{escape(self.next)}"/>' if self.next and follow else ""
        listed = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' if number else ""
        content = self.paragraph.replace(_LIST, listed)
        inner = f"<w:pPr>{content}</w:pPr>" if content else ""
        inner += f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="{self.kind}"{custom} w:styleId="{escape(style_id or self.id)}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="{escape(base)}"/>{following}'
            f'<w:uiPriority w:val="{self.rank}"/><w:qFormat/>{inner}{self.rest}</w:style>'
        )


_BASES = {"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "TableNormal"}
_LIST = "{list}"  # where the list goes among the properties; their order is the schema's
_KEPT = "<w:keepNext/><w:keepLines/>"
_EDGES = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'


def sized(half_points: int, color: str, *, bold: bool = False) -> str:
    """The run properties of a size and colour."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f'{weight}<w:color w:val="{color}"/>{size}'


def spaced(before: int, after: int, line: int = 240) -> str:
    """The spacing of a paragraph."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _edge(side: str, size: int, space: int, color: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


def _borders(*edges: str) -> str:
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>" if edges else ""


def styles_of(design: Design) -> tuple[Style, ...]:
    """Every style of ours in a design."""
    return (*_headings(design), *_texts(design), *_notes(design), _table(design))


def _headings(design: Design) -> tuple[Style, ...]:
    plain = design.accent == "auto"
    title_box, title_color, indent, after = "", design.accent, "", 60
    if design.band:
        sides = ("top", "left", "bottom", "right")
        title_box = _borders(*(_edge(side, 48, 4, design.accent) for side in sides))
        title_box += f'<w:shd w:val="clear" w:color="auto" w:fill="{design.accent}"/>'
        title_color, after = "FFFFFF", 140
        indent = '<w:ind w:left="170" w:right="170"/>'
    elif design.bar:
        title_box = _borders(_edge("left", 36, 9, design.accent))
        indent = '<w:ind w:left="227"/>'
    under = () if plain or design.band or design.bar else (_edge("bottom", 8, 7, design.accent),)
    return (
        Style(
            role="title",
            id="Title",
            name="Title",
            next="Subtitle",
            rank=10,
            paragraph=_KEPT + title_box + spaced(0, after) + indent + "<w:contextualSpacing/>",
            run=sized(design.title, title_color, bold=True),
        ),
        Style(
            role="subtitle",
            id="Subtitle",
            name="Subtitle",
            next="Normal",
            rank=11,
            paragraph="<w:keepLines/>" + _borders(*under) + spaced(60, 120),
            run=sized(19, design.grey),
        ),
        Style(
            role="details",
            id="BriefingDetails",
            name="Briefing Details",
            paragraph="<w:keepLines/>" + spaced(0, 160),
            run=sized(17, design.grey),
            custom=True,
        ),
        Style(
            role="part",
            id="Heading1",
            name="heading 1",
            next="Normal",
            rank=9,
            paragraph=_KEPT + spaced(220, 70) + '<w:outlineLvl w:val="0"/>',
            run=sized(design.part, design.accent, bold=True),
        ),
        Style(
            role="story",
            id="Heading2",
            name="heading 2",
            next="Normal",
            rank=9,
            paragraph=_KEPT + spaced(140, 30) + '<w:outlineLvl w:val="1"/>',
            run=sized(design.story, design.black, bold=True),
        ),
    )


def _texts(design: Design) -> tuple[Style, ...]:
    box = tuple(_edge(side, 6, 6, design.rule) for side in ("top", "left", "bottom", "right"))
    above = () if design.rule == "auto" else (_edge("top", 4, 7, design.rule),)
    small = sized(design.base - 3, design.grey)
    return (
        Style(
            role="count",
            id="BriefingCount",
            name="Briefing Count",
            paragraph=_KEPT + spaced(0, 30),
            run=small,
            custom=True,
        ),
        Style(
            role="key",
            id="BriefingKeyPoint",
            name="Briefing Key Point",
            paragraph="<w:keepLines/>" + _LIST + spaced(0, 80, 257),
            custom=True,
        ),
        Style(
            role="point",
            id="ListBullet",
            name="List Bullet",
            paragraph=_LIST + spaced(0, 60, 252),
        ),
        Style(
            role="source",
            id="ListNumber",
            name="List Number",
            paragraph="<w:keepLines/>" + _LIST + spaced(0, 30),
            run=sized(design.base - 4, design.black),
        ),
        Style(
            role="coverage",
            id="Coverage",
            name="Coverage",
            paragraph="<w:keepLines/>" + _borders(*above) + spaced(180, 0),
            run=small,
            custom=True,
        ),
        Style(
            role="cell",
            id="BriefingTableText",
            name="Briefing Table Text",
            paragraph=spaced(20, 20),
            run=sized(design.base - 2, design.black),
            custom=True,
        ),
        Style(
            role="comment",
            id="BriefingComment",
            name="Briefing Comment",
            paragraph=_borders(*box) + spaced(0, 0, 269) + '<w:ind w:left="142" w:right="142"/>',
            custom=True,
        ),
        Style(
            role="marking",
            id="BriefingMarking",
            name="Briefing Marking",
            paragraph=spaced(0, 40) + '<w:jc w:val="center"/>',
            run="<w:b/><w:bCs/><w:caps/>"
            + f'<w:color w:val="{design.black}"/><w:spacing w:val="40"/>'
            + '<w:sz w:val="18"/><w:szCs w:val="18"/>',
            custom=True,
        ),
        *(
            Style(
                role=role,
                id=role.capitalize(),
                name=role,
                paragraph=_EDGES + spaced(0, 0),
                run=sized(16, design.grey),
            )
            for role in _EDGE_ROLES
        ),
    )


_EDGE_ROLES: tuple[Role, ...] = ("header", "footer")


def _notes(design: Design) -> tuple[Style, ...]:
    raised = f'<w:color w:val="{design.link}"/><w:vertAlign w:val="superscript"/>'
    note = spaced(0, 20)
    text = sized(16, design.black)
    linked = f'<w:color w:val="{design.link}"/><w:u w:val="single"/>'
    return (
        Style(role="footnote", id="FootnoteText", name="footnote text", paragraph=note, run=text),
        Style(role="endnote", id="EndnoteText", name="endnote text", paragraph=note, run=text),
        Style(
            role="mark",
            id="FootnoteReference",
            name="footnote reference",
            kind="character",
            run=raised,
        ),
        Style(
            role="endmark",
            id="EndnoteReference",
            name="endnote reference",
            kind="character",
            run=raised,
        ),
        Style(role="link", id="Hyperlink", name="Hyperlink", kind="character", run=linked),
        Style(
            role="ours",
            id="BriefingInsertion",
            name="Briefing Insertion",
            kind="character",
            run=f'<w:color w:val="{design.grey}"/>',
            custom=True,
        ),
    )


def _table(design: Design) -> Style:
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'
        for side, size, color in (
            ("top", 8, design.accent),
            ("bottom", 8, design.accent),
            ("insideH", 4, design.rule),
        )
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 85), ("bottom", 0), ("right", 85))
    )
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{design.shade}"/>'
    return Style(
        role="table",
        id="BriefingTable",
        name="Briefing Table",
        kind="table",
        rest=(
            f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>"
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
            f"<w:tcPr>{fill}</w:tcPr></w:tblStylePr>"
            '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>'
        ),
        custom=True,
    )
