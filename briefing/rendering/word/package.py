"""The parts of a Word file and how they are packed: same parts, same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.records import Note
from briefing.rendering.invisibles import one_line
from briefing.rendering.word.citation_data import BOOKMARK, NAMESPACE, properties_xml
from briefing.rendering.word.footnotes import EMPTY
from briefing.rendering.word.look import (
    SECTION,
    STYLES,
    Look,
    fonts_xml,
    footer_xml,
    header_xml,
    numbering_xml,
    settings_xml,
    styles_xml,
)
from briefing.rendering.word.markup import DECLARATION, NAMESPACES, W, escape

if TYPE_CHECKING:
    from docx.opc.part import Part, XmlPart
    from docx.opc.rel import Relationships
    from docx.package import Package
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

AUTHOR = "briefing"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip archive can state
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def open_package(path: Path | None = None) -> Package:
    """A Word file, opened; without a path the empty one that python-docx brings along.

    The styles that Word 2010 wrote a second time, with effects, are left out: no version
    reads them since, and they would not agree with styles that are added.
    Raises what python-docx and its parser raise for anything else than a Word document.
    """
    import docx

    document = docx.Document(None if path is None else str(path)).part
    drop_parts(document.rels, _STYLES_WITH_EFFECTS)
    package: Package = document.package
    return package


def add_part(
    owner: Part | Package, name: str, content_type: str, relation: str, xml: str
) -> XmlPart:
    """Add a part that its owner refers to."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import PartFactory

    package: Any = getattr(owner, "package", owner)  # a part says which; a package is it
    made: Any = PartFactory(PackURI(name), content_type, relation, xml.encode("utf-8"), package)
    part: XmlPart = made  # the factory gives what the content type asks for
    owner.relate_to(part, relation)
    return part


def drop_parts(relations: Relationships, *kinds: str) -> None:
    """Let go of the parts that are related in these ways."""
    for key in [key for key, relation in relations.items() if relation.reltype in kinds]:
        del relations[key]


def dress(document: DocumentPart, note: Note, pages: int) -> Look:
    """Give an empty document the built-in look: styles, lists, page, header, footer."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from lxml import etree

    relation, content = RELATIONSHIP_TYPE, CONTENT_TYPE
    drop_parts(
        document.rels,
        *(relation.STYLES, relation.SETTINGS, relation.NUMBERING),
        *(relation.FONT_TABLE, relation.CUSTOM_XML, relation.WEB_SETTINGS),
    )
    parts = (
        ("styles", content.WML_STYLES, relation.STYLES, styles_xml(note.language)),
        ("settings", content.WML_SETTINGS, relation.SETTINGS, settings_xml()),
        ("numbering", content.WML_NUMBERING, relation.NUMBERING, numbering_xml()),
        ("fontTable", content.WML_FONT_TABLE, relation.FONT_TABLE, fonts_xml(note.language)),
    )
    for name, content_type, kind, xml in parts:
        add_part(document, f"/word/{name}.xml", content_type, kind, xml)
    label = "" if note.period is None else note.period.label
    edges = (
        ("header1", "default", "header", header_xml(one_line(note.title), label)),
        ("footer1", "default", "footer", footer_xml(pages)),
        ("header2", "first", "header", header_xml("", "")),
        ("footer2", "first", "footer", footer_xml(pages)),
    )
    references = ""
    for name, pages_of, edge, xml in edges:
        kind = relation.HEADER if edge == "header" else relation.FOOTER
        content_type = content.WML_HEADER if edge == "header" else content.WML_FOOTER
        part = add_part(document, f"/word/{name}.xml", content_type, kind, xml)
        key = document.relate_to(part, kind)
        references += f'<w:{edge}Reference w:type="{pages_of}" r:id="{key}"/>'
    body = document.element.body
    for element in list(body):
        body.remove(element)
    body.append(etree.fromstring(f"<w:sectPr {NAMESPACES}>{references}{SECTION}</w:sectPr>"))
    return Look(styles={style.role: style.id for style in STYLES})


class Links:
    """Enters addresses into a document and gives the id of each, the same for the same."""

    def __init__(self, document: DocumentPart) -> None:
        self._relations = document.rels
        self._ids: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        if address not in self._ids:
            key = f"rIdSource{len(self._ids) + 1}"
            while key in self._relations:
                key += "x"
            # Not relate_to, which looks through all relations for each new one.
            self._relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, key, True)
            self._ids[address] = key
        return self._ids[address]


def footnotes_of(document: DocumentPart) -> _Element:
    """The document's footnotes; only the two separators where it has none yet."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.parser import parse_xml

    try:
        return parse_xml(document.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES).blob)
    except KeyError:
        return parse_xml(EMPTY.encode("utf-8"))


def put_footnotes(document: DocumentPart, footnotes: _Element) -> None:
    """Put the footnotes back where they came from, or into a part of their own."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from lxml import etree

    kind = RELATIONSHIP_TYPE.FOOTNOTES
    before = [one.target_part for one in document.rels.values() if one.reltype == kind]
    drop_parts(document.rels, kind)
    xml = DECLARATION + etree.tostring(footnotes, encoding="unicode")
    part = add_part(document, "/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, kind, xml)
    for old in before:  # links and pictures in a template's own footnotes
        for key, one in old.rels.items():
            target = one.target_ref if one.is_external else one.target_part
            part.rels.add_relationship(one.reltype, target, key, one.is_external)


def put_citation_data(document: DocumentPart, data: str) -> None:
    """Add the citation data, in a custom XML part with the properties that Word wants."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

    package = document.package
    name = str(package.next_partname("/customXml/item%d.xml"))
    part = add_part(document, name, CONTENT_TYPE.XML, RELATIONSHIP_TYPE.CUSTOM_XML, data)
    add_part(
        part,
        name.replace("item", "itemProps"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
        properties_xml(),
    )


def forget_citations(document: DocumentPart) -> None:
    """Take out the citation data and bookmarks of a note that now serves as a template."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    kind = RELATIONSHIP_TYPE.CUSTOM_XML
    items = [key for key, relation in document.rels.items() if relation.reltype == kind]
    for key in items:
        if NAMESPACE.encode() in document.rels[key].target_part.blob:
            del document.rels[key]
    for start in list(document.element.iter(f"{W}bookmarkStart")):
        if BOOKMARK.match(start.get(f"{W}name", "")):
            ends = document.element.iter(f"{W}bookmarkEnd")
            pair = [end for end in ends if end.get(f"{W}id") == start.get(f"{W}id")]
            for element in (start, *pair):
                element.getparent().remove(element)


def set_properties(package: Package, note: Note, *, own: bool) -> None:
    """Write the document's properties from the note alone.

    ``own`` is True for the built-in look, whose other properties are python-docx's.
    """
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

    relation = RELATIONSHIP_TYPE
    drop_parts(package.rels, relation.THUMBNAIL, relation.CORE_PROPERTIES)
    add_part(
        package,
        "/docProps/core.xml",
        CONTENT_TYPE.OPC_CORE_PROPERTIES,
        relation.CORE_PROPERTIES,
        _core_xml(note),
    )
    if own:
        drop_parts(package.rels, relation.EXTENDED_PROPERTIES)
        namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        add_part(
            package,
            "/docProps/app.xml",
            CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
            relation.EXTENDED_PROPERTIES,
            f'{DECLARATION}<Properties xmlns="{namespace}">'
            f"<Application>{AUTHOR}</Application></Properties>",
        )


def _core_xml(note: Note) -> str:
    moment = datetime(*EPOCH, tzinfo=UTC) if note.generated is None else note.generated
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{metadata}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(note.title)}</dc:title><dc:creator>{AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        f"<dc:language>{escape(note.language)}</dc:language></cp:coreProperties>"
    )


def packed(package: Package) -> bytes:
    """The package as bytes that depend on its parts alone: fixed order, dates, attributes."""
    saved = io.BytesIO()
    package.save(saved)
    result = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        first = ("[Content_Types].xml", "_rels/.rels")
        names = [*first, *sorted(set(source.namelist()) - set(first))]
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 0, 0o600 << 16
            target.writestr(entry, source.read(name), compresslevel=6)
    return result.getvalue()
