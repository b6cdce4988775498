"""A house template: an ordinary Word file whose styles, header and footer a note takes on."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from briefing.errors import TemplateError
from briefing.rendering.templates import find
from briefing.rendering.word.look import STYLES, Look, Role, list_xml, numbering_xml
from briefing.rendering.word.markup import NAMESPACES, W
from briefing.rendering.word.package import add_part, forget_citations, open_package

if TYPE_CHECKING:
    from docx.opc.part import XmlPart
    from docx.package import Package
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

_FIELD = re.compile(r"\{\{\s*body\s*\}\}")


def opened(template: str, folder: Path | None) -> Package:
    """The Word file of a template given by name or path, without traces of a note of ours.

    Raises TemplateError where there is none, or it is not a Word document.
    """
    from docx.opc.exceptions import OpcError
    from lxml import etree

    path = find(template, ".docx", folder)
    try:
        package = open_package(path)
    except (
        *(OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError),
        *(KeyError, ValueError, AttributeError, OSError, EOFError),
    ) as error:
        reason = (
            "is not a Word document (.docx); open it in Word and save it as one, "
            "or leave --template out for the built-in look"
        )
        raise TemplateError(str(path), None, reason) from error
    forget_citations(package.main_document_part)
    return package


def body_place(body: _Element, template: str) -> tuple[_Element, int]:
    """Where the note goes: the element to insert into, and before which child.

    The paragraph ``{{ body }}`` is taken out; without one, everything but the last
    section's properties is. Raises TemplateError where the field is not a paragraph of
    its own or stands there twice.
    """
    fields = [
        paragraph for paragraph in body.iter(f"{W}p") if _FIELD.search(_paragraph_text(paragraph))
    ]
    if not fields:
        _empty(body)
        return body, 0
    if len(fields) > 1:
        reason = "has {{ body }} in several paragraphs; keep one of them"
        raise TemplateError(template, None, reason)
    field = fields[0]
    text = _paragraph_text(field).strip()
    in_a_box = any(True for _ in field.iterancestors(f"{W}txbxContent"))
    if in_a_box or not _FIELD.fullmatch(text):
        reason = (
            f"has {{{{ body }}}} within “{text[:60]}”; "
            "it needs a paragraph of its own, outside of text boxes"
        )
        raise TemplateError(template, None, reason)
    parent = field.getparent()
    place = parent.index(field)
    if field.find(f"{W}pPr/{W}sectPr") is None:
        parent.remove(field)
    else:  # the paragraph ends a section and stays, emptied
        for element in list(field):
            if element.tag != f"{W}pPr":
                field.remove(element)
    return parent, place


def _paragraph_text(paragraph: _Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _empty(body: _Element) -> None:
    """Take everything out of a body but the last section, whose headers stay complete."""
    sections = list(body.iter(f"{W}sectPr"))
    last = body.find(f"{W}sectPr")
    if last is not None:
        # A section without a header of a kind shows that of the section before it.
        inherited: dict[tuple[str, str], _Element] = {}
        for section in sections:
            for element in section:
                if element.tag in {f"{W}headerReference", f"{W}footerReference"}:
                    inherited[element.tag, element.get(f"{W}type", "default")] = element
        own = [element for element in last if element in inherited.values()]
        for element in reversed([one for one in inherited.values() if one not in own]):
            last.insert(0, element)
    for element in list(body):
        if element is not last:
            body.remove(element)


# --- styles ----------------------------------------------------------------------------


def house_look(document: DocumentPart) -> Look:
    """The look that plays our roles with the house's styles, by their names.

    A style that the house lacks is added, plain, on the house's own fonts.
    """
    from lxml import etree

    styles = document.styles.element
    named = {
        name.get(f"{W}val", "").casefold(): style
        for style in styles.iter(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
    }
    taken = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    normal = _default_style(styles, "paragraph", "Normal")
    default_run = _default_style(styles, "character", "DefaultParagraphFont")
    ids: dict[Role, str] = {}
    listed: set[Role] = set()
    for style in STYLES:
        house = named.get(style.name.casefold())
        if house is not None:
            ids[style.role] = house.get(f"{W}styleId")
            if _is_list(house, styles):
                listed.add(style.role)
            continue
        style_id = style.id
        while style_id in taken:
            style_id += "Briefing"
        taken.add(style_id)
        ids[style.role] = style_id
        xml = style.plain(style_id).xml(normal, default_run)
        parsed = etree.fromstring(f"<w:styles {NAMESPACES}>{xml}</w:styles>")
        styles.append(parsed[0])
    wanted: list[Role] = [role for role in ("point", "source") if role not in listed]
    return Look(styles=ids, numbering=_lists(document, wanted))


def _default_style(styles: _Element, kind: str, otherwise: str) -> str:
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") == kind and style.get(f"{W}default") in {"1", "true", "on"}:
            return str(style.get(f"{W}styleId"))
    return otherwise


def _is_list(style: _Element, styles: _Element) -> bool:
    """Whether a style, or one that it is based on, puts its paragraphs into a list."""
    seen: set[str | None] = set()
    by_id = {other.get(f"{W}styleId"): other for other in styles.iter(f"{W}style")}
    current: _Element | None = style
    while current is not None and current.get(f"{W}styleId") not in seen:
        seen.add(current.get(f"{W}styleId"))
        number = current.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return bool(number.get(f"{W}val") != "0")
        base = current.find(f"{W}basedOn")
        current = None if base is None else by_id.get(base.get(f"{W}val"))
    return False


def _lists(document: DocumentPart, roles: list[Role]) -> dict[Role, str]:
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
            numbering_xml(lists=False),
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
