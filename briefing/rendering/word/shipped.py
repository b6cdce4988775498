"""The Word templates that come with the program, made from text alone.

They are ordinary Word files, for staff to open and change; a test holds those in
``templates/`` against what stands here.
"""

from __future__ import annotations

from dataclasses import field

from briefing.records.frozen import dataclass
from briefing.rendering.word.lists import list_xml
from briefing.rendering.word.look import (
    FONT,
    TEXT_WIDTH,
    Design,
    Role,
    sized,
    spaced,
    styles_of,
)
from briefing.rendering.word.markup import DECLARATION, NAMESPACES, paragraph, run
from briefing.rendering.word.package import AUTHOR, core_xml, zipped
from briefing.rendering.word.theme import theme_xml

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_NUMBERS: dict[Role, int] = {"point": 1, "source": 2, "key": 3}
_WIDTH, _HEIGHT = 11906, 16838  # A4
_SIDE = (_WIDTH - TEXT_WIDTH) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """One template: its design, what it is for, and the lines above the body."""

    description: str
    design: Design = field(default_factory=Design)
    top: int = 1077
    bottom: int = 1020


SHIPPED = {
    "note": Shipped(
        description="A weekly note: key points, developments, sources; A4, blue; 140 words a page."
    ),
    "summary": Shipped(
        description="A summary of one article or several; A4, green bar; 230 words a page.",
        design=Design(accent="1B4D3E", shade="E7F0EC", title=36, bar=True),
    ),
    "daily": Shipped(
        description="A daily digest, set close, title on a band; A4, slate; 180 words a page.",
        design=Design(accent="243B4A", shade="E8EDF0", base=19, title=32, part=23, band=True),
    ),
}


def template_docx(name: str) -> bytes:
    """The Word file of a template of ours: same name, same bytes."""
    one = SHIPPED[name]
    parts = {
        "word/document.xml": (_document(one), f"{_TYPE}.document.main+xml"),
        "word/styles.xml": (_styles(one.design), f"{_TYPE}.styles+xml"),
        "word/numbering.xml": (_numbering(one.design), f"{_TYPE}.numbering+xml"),
        "word/settings.xml": (_settings(), f"{_TYPE}.settings+xml"),
        "word/fontTable.xml": (_fonts(), f"{_TYPE}.fontTable+xml"),
        "word/header1.xml": (_header("{{ title }}", "{{ period }}"), f"{_TYPE}.header+xml"),
        "word/header2.xml": (_header("", ""), f"{_TYPE}.header+xml"),
        "word/footer1.xml": (_footer(), f"{_TYPE}.footer+xml"),
        "word/footer2.xml": (_footer(), f"{_TYPE}.footer+xml"),
        "docProps/core.xml": (
            core_xml(f"Template: {name}", description=one.description),
            "application/vnd.openxmlformats-package.core-properties+xml",
        ),
        "docProps/app.xml": (
            f"{DECLARATION}<Properties xmlns="
            '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Application>{AUTHOR}</Application></Properties>",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ),
    }
    parts["word/theme/theme1.xml"] = (theme_xml(one.design), _THEME)
    related = ("styles", "numbering", "settings", "fontTable")
    edges = ("header1", "header2", "footer1", "footer2")
    contents = {name: xml.encode("utf-8") for name, (xml, _) in parts.items()}
    contents["_rels/.rels"] = _relations(
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )
    contents["word/_rels/document.xml.rels"] = _relations(
        *((f"rId{n}", f"{_OFFICE}/{name}", f"{name}.xml") for n, name in enumerate(related, 1)),
        *((f"rId{name}", f"{_OFFICE}/{name[:6]}", f"{name}.xml") for name in edges),
        ("rIdtheme", f"{_OFFICE}/theme", "theme/theme1.xml"),
    )
    return zipped(contents, {name: kind for name, (_, kind) in parts.items()})


def _relations(*entries: tuple[str, str, str]) -> bytes:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'.encode()


def _document(one: Shipped) -> str:
    lines = (
        ("Title", "{{ title }}"),
        ("Subtitle", "{{ subtitle }}"),
        ("BriefingDetails", "{{ details }}"),
        ("Normal", "{{ body }}"),
    )
    section = (
        '<w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:headerReference w:type="first" r:id="rIdheader2"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter1"/>'
        '<w:footerReference w:type="first" r:id="rIdfooter2"/>'
        f'<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/>'
        f'<w:pgMar w:top="{one.top}" w:right="{_SIDE}" w:bottom="{one.bottom}" w:left="{_SIDE}"'
        ' w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/>'
    )
    body = "".join(paragraph(style, run(text)) for style, text in lines)
    return (
        f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}"
        f"<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    )


def _styles(design: Design) -> str:
    """The styles part. It states no language: the note's is entered."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    styles = styles_of(design)
    latent = "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="0" w:unhideWhenUsed="0"/>'
        for name in ("Normal", *(style.name for style in styles if not style.custom))
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults>"
        f"<w:rPrDefault><w:rPr>{fonts}{sized(design.base, design.black)}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>{spaced(0, 100, 257)}</w:pPr>"
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
        f"{''.join(style.xml(number=_NUMBERS.get(style.role, 0)) for style in styles)}</w:styles>"
    )


def _numbering(design: Design) -> str:
    ids = {style.role: style.id for style in styles_of(design)}
    definitions = "".join(
        list_xml(role, number, ids[role], design.accent) for role, number in _NUMBERS.items()
    )
    instances = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in _NUMBERS.values()
    )
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{definitions}{instances}</w:numbering>"


def _settings() -> str:
    """The settings part, in the present version's layout."""
    compatible = "http://schemas.microsoft.com/office/word"
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="708"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{compatible}" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def _fonts() -> str:
    """The font table: what the font may be replaced by."""
    return (
        f"{DECLARATION}<w:fonts {NAMESPACES}>"
        f'<w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _header(left: str, right: str) -> str:
    """A header: the marking, then the title at the left edge and the period at the right one."""
    tab = "<w:r><w:tab/></w:r>" if right else ""
    lines = paragraph("BriefingMarking", run("{{ marking }}"))
    lines += paragraph("Header", run(left) + tab + run(right))
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{lines}</w:hdr>"


def _footer() -> str:
    """A footer: the marking, and "Page X of Y"; Word counts when it opens the file."""
    content = f"<w:r><w:tab/></w:r>{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"
    lines = paragraph("BriefingMarking", run("{{ marking }}")) + paragraph("Footer", content)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{lines}</w:ftr>"


def _field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("1")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
