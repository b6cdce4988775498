"""The lists of a note in Word: bullets for points, numbers for key points and for sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefing.rendering.word.look import FONT, Role
from briefing.rendering.word.markup import DECLARATION, NAMESPACES, W
from briefing.rendering.word.package import add_part

if TYPE_CHECKING:
    from docx.opc.part import XmlPart
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element


def list_xml(role: Role, number: int, style: str | None = None, color: str = "") -> str:
    """A ``w:abstractNum`` of one level: bullets for points, numbers for the others.

    ``style`` is the id of the style that the list is tied to, ``color`` that of the bullets
    and of the key points' numbers.
    """
    tie = f'<w:pStyle w:val="{style}"/>' if style else ""
    tint = f'<w:color w:val="{color}"/>' if color else ""
    if role == "point":
        shape, text, indent = "bullet", "•", 284
        font = f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"'
        font += f' w:hint="default"/>{tint}</w:rPr>'
    elif role == "key":
        shape, text, indent = "decimal", "%1.", 340
        font = f"<w:rPr><w:b/><w:bCs/>{tint}</w:rPr>"
    else:
        shape, text, indent, font = "decimal", "%1.", 369, ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{tie}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>{font}</w:lvl></w:abstractNum>'
    )


def enter_lists(document: DocumentPart, roles: list[Role]) -> dict[Role, str]:
    """Enter a list of ours for each role; what a paragraph in it says of it."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from lxml import etree

    if not roles:
        return {}
    try:
        part = cast("XmlPart", document.part_related_by(RELATIONSHIP_TYPE.NUMBERING))
    except KeyError:
        part = add_part(
            document,
            "/word/numbering.xml",
            CONTENT_TYPE.WML_NUMBERING,
            RELATIONSHIP_TYPE.NUMBERING,
            f"{DECLARATION}<w:numbering {NAMESPACES}></w:numbering>",
        )
    numbering = part.element
    abstract = 1 + _highest(numbering, "abstractNum", "abstractNumId")
    number = 1 + _highest(numbering, "num", "numId")
    chosen: dict[Role, str] = {}
    for offset, role in enumerate(roles):
        parsed = etree.fromstring(
            f"<w:numbering {NAMESPACES}>{list_xml(role, abstract + offset)}"
            f'<w:num w:numId="{number + offset}">'
            f'<w:abstractNumId w:val="{abstract + offset}"/></w:num></w:numbering>'
        )
        definition, instance = parsed
        numbering.insert(_after(numbering, ("numPicBullet", "abstractNum")), definition)
        numbering.insert(_after(numbering, ("numPicBullet", "abstractNum", "num")), instance)
        chosen[role] = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number + offset}"/></w:numPr>'
    return chosen


def _highest(numbering: _Element, name: str, attribute: str) -> int:
    numbers = (element.get(f"{W}{attribute}", "") for element in numbering.iter(f"{W}{name}"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _after(numbering: _Element, names: tuple[str, ...]) -> int:
    """The index behind the last child of one of the names."""
    tags = {f"{W}{name}" for name in names}
    return max((i + 1 for i, element in enumerate(numbering) if element.tag in tags), default=0)
