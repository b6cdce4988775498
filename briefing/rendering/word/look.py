"""The built-in look of a note in Word: page, styles, lists, header and footer.

One family throughout, Arial, because it or a font of its very widths is on every system
(Liberation Sans elsewhere); text is near black, headings dark blue, what is secondary dark
grey (contrast to white 16:1, 11:1, 7:1). Measures are Word's: font sizes in half points,
lengths in twentieths of a point, line heights in 240ths of a line, borders in eighths of a
point.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from briefing.rendering.word.markup import DECLARATION, NAMESPACES, escape, paragraph, run

Role: TypeAlias = Literal[
    "title",
    "subtitle",
    "part",
    "story",
    "point",
    "source",
    "coverage",
    "header",
    "footer",
    "footnote",
    "mark",
    "link",
]

FONT = "Arial"
BLUE, BLACK, GREY, LINK, RULE = "1F3864", "1A1A1A", "595959", "0B4F9E", "B4BCCB"

PAGE_WIDTH, PAGE_HEIGHT, SIDE = 11906, 16838, 1361
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
SECTION = (
    f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
    f'<w:pgMar w:top="1304" w:right="{SIDE}" w:bottom="1247" w:left="{SIDE}"'
    ' w:header="624" w:footer="624" w:gutter="0"/>'
    '<w:cols w:space="708"/><w:titlePg/>'
)

# The region that a language's spelling and fonts default to where a note names none.
_REGIONS = {
    **{"ar": "SA", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES"},
    **{"fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hu": "HU", "it": "IT", "ja": "JP"},
    **{"ko": "KR", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU"},
    **{"sv": "SE", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN"},
}
_EAST_ASIAN_FONTS = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


_BORDERS = re.compile("<w:pBdr>.*?</w:pBdr>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Which style plays which role, by style id, and the lists of points and of sources.

    ``numbering`` holds, for "point" and "source", the elements that put a paragraph into
    its list where the style itself does not.
    """

    styles: Mapping[Role, str]
    numbering: Mapping[Role, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style of ours: its name (one of Word's own, so that it is found by any of its
    languages), its id, and the elements of its paragraph and run properties."""

    role: Role
    id: str
    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    next: str | None = None
    rank: int = 99
    paragraph: str = ""
    run: str = ""
    custom: bool = False

    def xml(
        self, normal: str = "Normal", default_run: str = "DefaultParagraphFont", number: int = 0
    ) -> str:
        """The style's element, based on the document's own default styles.

        ``number`` is the list that the style puts its paragraphs into, 0 for none.
        """
        custom = ' w:customStyle="1"' if self.custom else ""
        base = normal if self.kind == "paragraph" else default_run
        following = f'<w:next w:val="{escape(self.next)}"/>' if self.next else ""
        listed = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>' if number else ""
        content = self.paragraph.replace(_LIST, listed)
        inner = f"<w:pPr>{content}</w:pPr>" if content else ""
        inner += f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="{self.kind}"{custom} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="{escape(base)}"/>{following}'
            f'<w:uiPriority w:val="{self.rank}"/><w:qFormat/>{inner}</w:style>'
        )

    def plain(self, style_id: str) -> Style:
        """The style under another id, without our colours and rules, for a house's file."""
        paragraph, run = _BORDERS.sub("", self.paragraph), self.run
        for color in (BLUE, BLACK, GREY):
            run = run.replace(color, "auto")
        return replace(self, id=style_id, next=None, paragraph=paragraph, run=run)


def _sized(half_points: int, color: str, *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f'{weight}<w:color w:val="{color}"/>{size}'


def _spaced(before: int, after: int, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_LIST = "{list}"  # where the list goes among the properties; their order is the schema's
_KEPT = "<w:keepNext/><w:keepLines/>"
_EDGES = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'

STYLES = (
    Style(
        role="title",
        id="Title",
        name="Title",
        next="Subtitle",
        rank=10,
        paragraph=_KEPT + _spaced(0, 60) + "<w:contextualSpacing/>",
        run=_sized(40, BLUE, bold=True),
    ),
    Style(
        role="subtitle",
        id="Subtitle",
        name="Subtitle",
        next="Normal",
        rank=11,
        paragraph=(
            "<w:keepLines/>"
            f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="7" w:color="{BLUE}"/></w:pBdr>'
            + _spaced(0, 280)
        ),
        run=_sized(19, GREY),
    ),
    Style(
        role="part",
        id="Heading1",
        name="heading 1",
        next="Normal",
        rank=9,
        paragraph=_KEPT + _spaced(300, 100) + '<w:outlineLvl w:val="0"/>',
        run=_sized(26, BLUE, bold=True),
    ),
    Style(
        role="story",
        id="Heading2",
        name="heading 2",
        next="Normal",
        rank=9,
        paragraph=_KEPT + _spaced(200, 80) + '<w:outlineLvl w:val="1"/>',
        run=_sized(21, BLACK, bold=True),
    ),
    Style(
        role="point",
        id="ListBullet",
        name="List Bullet",
        paragraph=_LIST + _spaced(0, 100, 269),
    ),
    Style(
        role="source",
        id="ListNumber",
        name="List Number",
        paragraph="<w:keepLines/>" + _LIST + _spaced(0, 70, 254),
        run=_sized(18, BLACK),
    ),
    Style(
        role="coverage",
        id="Coverage",
        name="Coverage",
        paragraph=(
            "<w:keepLines/>"
            f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="7" w:color="{RULE}"/></w:pBdr>'
            + _spaced(260, 0, 254)
        ),
        run=_sized(17, GREY),
        custom=True,
    ),
    Style(
        role="header",
        id="Header",
        name="header",
        paragraph=_EDGES + _spaced(0, 0),
        run=_sized(16, GREY),
    ),
    Style(
        role="footer",
        id="Footer",
        name="footer",
        paragraph=_EDGES + _spaced(0, 0),
        run=_sized(16, GREY),
    ),
    Style(
        role="footnote",
        id="FootnoteText",
        name="footnote text",
        paragraph=_spaced(0, 20),
        run=_sized(16, BLACK),
    ),
    Style(
        role="mark",
        id="FootnoteReference",
        name="footnote reference",
        kind="character",
        run=f'<w:color w:val="{LINK}"/><w:vertAlign w:val="superscript"/>',
    ),
    Style(
        role="link",
        id="Hyperlink",
        name="Hyperlink",
        kind="character",
        run=f'<w:color w:val="{LINK}"/><w:u w:val="single"/>',
    ),
)

_NUMBERS: Mapping[Role, int] = {"point": 1, "source": 2}  # the lists of the built-in look


def _language(code: str) -> str:
    """The language as ``w:lang`` wants it: an attribute for each kind of script.

    A note in an East Asian language is English where it is in Latin letters: our own words,
    which would else be broken anywhere at the line's end.
    """
    base, _, region = code.replace("_", "-").partition("-")
    base = base.lower()
    full = f"{base}-{region or _REGIONS.get(base, '')}".rstrip("-")
    latin = "en-GB" if base in _EAST_ASIAN_FONTS else full
    east_asia = full if base in _EAST_ASIAN_FONTS else "zh-CN"
    bidi = full if base in _RIGHT_TO_LEFT else "ar-SA"
    scripts = f'w:val="{escape(latin)}" w:eastAsia="{escape(east_asia)}" w:bidi="{escape(bidi)}"'
    return f"<w:lang {scripts}/>"


def _east_asian_font(code: str) -> str:
    return _EAST_ASIAN_FONTS.get(code[:2].lower(), _EAST_ASIAN_FONTS["zh"])


def styles_xml(language: str) -> str:
    """The styles part, for a note in a language (a code such as "en")."""
    fonts = (
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{_east_asian_font(language)}"'
        f' w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    )
    latent = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="0" w:unhideWhenUsed="0"/>'
        for name in ("Normal", *(style.name for style in STYLES if not style.custom))
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults>"
        f"<w:rPrDefault><w:rPr>{fonts}{_sized(20, BLACK)}{_language(language)}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>{_spaced(0, 120, 269)}</w:pPr>"
        "</w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        f' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="276">{latent}</w:latentStyles>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
        f"{''.join(style.xml(number=_NUMBERS.get(style.role, 0)) for style in STYLES)}</w:styles>"
    )


def list_xml(role: Role, number: int, style: str | None = None) -> str:
    """A ``w:abstractNum`` of one level: bullets for points, numbers for sources.

    ``style`` is the id of the style that the list is tied to.
    """
    tie = f'<w:pStyle w:val="{style}"/>' if style else ""
    if role == "point":
        shape, text, indent = "bullet", "•", 284
        font = f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"'
        color = f'<w:color w:val="{BLUE}"/>' if style else ""
        font += f' w:hint="default"/>{color}</w:rPr>'
    else:
        shape, text, indent, font = "decimal", "%1.", 340, ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{tie}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>{font}</w:lvl></w:abstractNum>'
    )


def numbering_xml(*, lists: bool = True) -> str:
    """The numbering part: bullets for points, numbers for sources; or no list yet."""
    ids = {style.role: style.id for style in STYLES}
    definitions = "".join(list_xml(role, n, ids[role]) for role, n in _NUMBERS.items())
    instances = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in _NUMBERS.values()
    )
    content = definitions + instances if lists else ""
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{content}</w:numbering>"


def settings_xml() -> str:
    """The settings part, in the present version's layout."""
    compatible = "http://schemas.microsoft.com/office/word"
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="708"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{compatible}" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def fonts_xml(language: str) -> str:
    """The font table: what each font may be replaced by."""
    font = _east_asian_font(language)
    return (
        f"{DECLARATION}<w:fonts {NAMESPACES}>"
        f'<w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        f'<w:font w:name="{font}"><w:altName w:val="Noto Sans CJK SC"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def header_xml(left: str, right: str) -> str:
    """A header: one line, the title at the left edge and the period at the right one."""
    tab = "<w:r><w:tab/></w:r>" if right else ""
    content = run(left) + tab + run(right)
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph('Header', content)}</w:hdr>"


def footer_xml(pages: int) -> str:
    """A footer with "Page X of Y"; ``pages`` is what stands there until Word has counted."""
    content = f"<w:r><w:tab/></w:r>{run('Page ')}{_field('PAGE', '1')}{run(' of ')}"
    content += _field("NUMPAGES", str(pages))
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', content)}</w:ftr>"


def _field(instruction: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
