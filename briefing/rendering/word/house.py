"""A house template: an ordinary Word file whose styles, header and footer a note takes on."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import TemplateError
from briefing.rendering.word.fields import BODY, text_of, told
from briefing.rendering.word.language import document_language, east_asian_font
from briefing.rendering.word.lists import enter_lists
from briefing.rendering.word.look import PLAIN, TEXT_WIDTH, Look, Role, styles_of
from briefing.rendering.word.markup import NAMESPACES, W
from briefing.rendering.word.package import forget_citations, open_package
from briefing.rendering.word.style_names import named_styles, names_of

if TYPE_CHECKING:
    from docx.package import Package
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

_A4, _LETTER = (11906, 16838), (12240, 15840)
_PROTECTED = b"\xd0\xcf\x11\xe0"  # an encrypted document lies in a file of the older kind
_KINDS = {
    "macroEnabled.main+xml": (
        "is not a Word document (.docx): it has macros (.docm); save it as one without"
    ),
    "template.main+xml": "is not a Word document (.docx) but a template (.dotx); save it as one",
}
_NOT_WORD = (
    "is not a Word document (.docx); open it in Word and save it as one, "
    "or leave --template out for the built-in look"
)


def opened(path: Path) -> Package:
    """The Word file at ``path``, without traces of a note of ours.

    Raises TemplateError where it is not a Word document.
    """
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        package = open_package(path)
    except (
        *(OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError),
        *(KeyError, ValueError, AttributeError, OSError, EOFError, RuntimeError),
    ) as error:
        raise TemplateError(str(path), None, _why_not(path)) from error
    forget_citations(package.main_document_part)
    return package


def _why_not(path: Path) -> str:
    """Why a file is no Word document, in words of what to do."""
    try:
        with path.open("rb") as file:
            if file.read(4) == _PROTECTED:
                return (
                    "is not a Word document (.docx): it is protected by a password, or of "
                    "Word 97; save it as one without"
                )
        with zipfile.ZipFile(path) as package:
            types = package.read("[Content_Types].xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, zlib.error, RuntimeError):
        return _NOT_WORD
    return next((why for kind, why in _KINDS.items() if kind in types), _NOT_WORD)


def body_field(body: _Element, template: str) -> _Element | None:
    """The paragraph ``{{ body }}``, None without one.

    Raises TemplateError where it is not a paragraph of its own or stands there twice.
    """
    fields = [one for one in body.iter(f"{W}p") if BODY.search(text_of(one))]
    if not fields:
        return None
    if len(fields) > 1:
        reason = "has {{ body }} in several paragraphs; keep one of them"
        raise TemplateError(template, None, reason)
    field = fields[0]
    text = text_of(field).strip()
    in_a_box = any(True for _ in field.iterancestors(f"{W}txbxContent"))
    if in_a_box or not BODY.fullmatch(text):
        reason = (
            f"has {{{{ body }}}} within {told(text)}; "
            "it needs a paragraph of its own, outside of text boxes"
        )
        raise TemplateError(template, None, reason)
    return field


def make_room(body: _Element, field: _Element | None) -> tuple[_Element, int]:
    """Where the note goes: the element to insert into, and before which child.

    The paragraph of the field is taken out; without one, everything but the last section's
    properties is.
    """
    if field is None:
        _empty(body)
        return body, 0
    parent = field.getparent()
    place = parent.index(field)
    if field.find(f"{W}pPr/{W}sectPr") is None:
        parent.remove(field)
    else:  # the paragraph ends a section and stays, emptied
        for element in list(field):
            if element.tag != f"{W}pPr":
                field.remove(element)
    return parent, place


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


def set_paper(body: _Element) -> None:
    """Make pages of A4 pages of Letter, text as wide as before; other pages stay."""
    for section in body.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is None or margins is None:
            continue
        try:
            width, height = (int(size.get(f"{W}{name}", "")) for name in ("w", "h"))
            sides = {name: int(margins.get(f"{W}{name}", "")) for name in ("left", "right")}
        except ValueError:
            continue
        if max(abs(width - _A4[0]), abs(height - _A4[1])) > 20:
            continue
        size.set(f"{W}w", str(_LETTER[0]))
        size.set(f"{W}h", str(_LETTER[1]))
        if f"{W}code" in size.attrib:
            size.set(f"{W}code", "1")
        more = _LETTER[0] - width
        margins.set(f"{W}left", str(sides["left"] + more // 2))
        margins.set(f"{W}right", str(sides["right"] + more - more // 2))


def text_width(body: _Element, place: _Element) -> int:
    """The width between the margins where the note goes, in twentieths of a point."""
    if any(True for _ in place.iterancestors(f"{W}tc")) or place.tag == f"{W}tc":
        return TEXT_WIDTH
    for section in body.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        columns = section.find(f"{W}cols")
        try:
            count = 1 if columns is None else int(columns.get(f"{W}num", "1"))
            width = int("" if size is None else size.get(f"{W}w", ""))
            for name in ("left", "right"):
                width -= int("" if margins is None else margins.get(f"{W}{name}", ""))
        except ValueError:
            continue
        return max(width // count, 2000)
    return TEXT_WIDTH


# --- styles ----------------------------------------------------------------------------


def house_look(document: DocumentPart, language: str, width: int) -> Look:
    """The look that plays our roles with the house's styles, by their names in any language.

    A style that the house lacks is added, plain, on the house's own fonts. A file that
    states no language takes the note's.
    """
    from lxml import etree

    styles = document.styles.element
    named = named_styles(styles)
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    taken = set(by_id)
    bases = {kind: _default_style(styles, kind) for kind in ("paragraph", "character", "table")}
    ids: dict[Role, str] = {}
    listed: set[Role] = set()
    for style in styles_of(PLAIN):
        keys = ((style.kind, name) for name in names_of(style.role, style.name))
        house = next((named[key] for key in keys if key in named), None)
        if house is not None:
            ids[style.role] = house.get(f"{W}styleId")
            if _is_list(house, by_id):
                listed.add(style.role)
            continue
        style_id = style.id
        while style_id in taken:
            style_id += "Briefing"
        taken.add(style_id)
        ids[style.role] = style_id
        xml = style.xml(bases[style.kind], style_id=style_id, follow=False)
        parsed = etree.fromstring(f"<w:styles {NAMESPACES}>{xml}</w:styles>")
        styles.append(parsed[0])
    wanted: list[Role] = [role for role in ("key", "point", "source") if role not in listed]
    return Look(
        styles=ids,
        numbering=enter_lists(document, wanted),
        language=_settled_language(styles, language),
        width=width,
    )


def _default_style(styles: _Element, kind: str) -> str | None:
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") == kind and style.get(f"{W}default") in {"1", "true", "on"}:
            return str(style.get(f"{W}styleId"))
    return None


def _is_list(style: _Element, by_id: Mapping[str | None, _Element]) -> bool:
    """Whether a style, or one that it is based on, puts its paragraphs into a list."""
    seen: set[str | None] = set()
    current: _Element | None = style
    while current is not None and current.get(f"{W}styleId") not in seen:
        seen.add(current.get(f"{W}styleId"))
        number = current.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return bool(number.get(f"{W}val") != "0")
        base = current.find(f"{W}basedOn")
        current = None if base is None else by_id.get(base.get(f"{W}val"))
    return False


def _settled_language(styles: _Element, language: str) -> str:
    """The document's language: what the file states, else the note's, which is entered."""
    from lxml import etree

    stated = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if stated is not None and stated.get(f"{W}val"):
        return str(stated.get(f"{W}val"))
    properties = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if properties is None:
        return ""
    if stated is not None:
        properties.remove(stated)
    wrapped = etree.fromstring(f"<w:rPr {NAMESPACES}>{document_language(language)}</w:rPr>")
    properties.append(wrapped[0])
    fonts = properties.find(f"{W}rFonts")
    if fonts is not None and not any("eastAsia" in name for name in fonts.attrib):
        fonts.set(f"{W}eastAsia", east_asian_font(language))
    return language
