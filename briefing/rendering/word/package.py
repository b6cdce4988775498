"""The parts of a Word file and how they are packed: same parts, same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Container, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.records import Note
from briefing.rendering.invisibles import one_line
from briefing.rendering.word.citation_data import BOOKMARK, NAMESPACE, USE, properties_xml
from briefing.rendering.word.footnotes import Kind, empty
from briefing.rendering.word.markup import DECLARATION, Spliced, W, escape

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
    owner: Part | Package, name: str, content_type: str, relation: str, content: str | bytes
) -> XmlPart:
    """Add a part that its owner refers to."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import PartFactory

    package: Any = getattr(owner, "package", owner)  # a part says which; a package is it
    blob = content.encode("utf-8") if isinstance(content, str) else content
    made: Any = PartFactory(PackURI(name), content_type, relation, blob, package)
    part: XmlPart = made  # the factory gives what the content type asks for
    owner.relate_to(part, relation)
    return part


def drop_parts(relations: Relationships, *kinds: str) -> None:
    """Let go of the parts that are related in these ways."""
    for key in [key for key, relation in relations.items() if relation.reltype in kinds]:
        del relations[key]


class Links:
    """Gives each address the id of its relation, the same for the same; ``enter`` enters them.

    ``taken`` are the ids that the part has already.
    """

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._ids: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        if address not in self._ids:
            key = f"rIdSource{len(self._ids) + 1}"
            while key in self._taken:
                key += "x"
            self._ids[address] = key
        return self._ids[address]

    def enter(self, part: Part) -> None:
        """Enter all addresses asked for into the relations of a part."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        for address, key in self._ids.items():
            # Not relate_to, which looks through all relations for each new one.
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, key, True)


def notes_of(document: DocumentPart, kind: Kind) -> tuple[_Element, Container[str]]:
    """The document's footnotes or endnotes, only the two separators where it has none yet;
    and the ids of what they refer to."""
    from docx.oxml.parser import parse_xml

    try:
        part = document.part_related_by(_note_relation(kind))
    except KeyError:
        return parse_xml(empty(kind).encode("utf-8")), ()
    return parse_xml(part.blob), part.rels


def put_notes(
    document: DocumentPart, kind: Kind, notes: _Element, added: Spliced | None = None
) -> Part:
    """Put the notes back where they came from, or into a part of their own, with those added."""
    from docx.opc.constants import CONTENT_TYPE
    from lxml import etree

    relation = _note_relation(kind)
    before = [one.target_part for one in document.rels.values() if one.reltype == relation]
    drop_parts(document.rels, relation)
    content = CONTENT_TYPE.WML_FOOTNOTES if kind == "footnote" else CONTENT_TYPE.WML_ENDNOTES
    xml = DECLARATION.encode() + etree.tostring(notes)
    if added is not None:
        xml = added.into(xml)
    part = add_part(document, f"/word/{kind}s.xml", content, relation, xml)
    for old in before:  # links and pictures in a template's own notes
        for key, one in old.rels.items():
            target = one.target_ref if one.is_external else one.target_part
            part.rels.add_relationship(one.reltype, target, key, one.is_external)
    return part


def _note_relation(kind: Kind) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE

    footnotes: str = RELATIONSHIP_TYPE.FOOTNOTES
    endnotes: str = RELATIONSHIP_TYPE.ENDNOTES
    return footnotes if kind == "footnote" else endnotes


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
        name = start.get(f"{W}name", "")
        if BOOKMARK.match(name) or USE.match(name):
            ends = document.element.iter(f"{W}bookmarkEnd")
            pair = [end for end in ends if end.get(f"{W}id") == start.get(f"{W}id")]
            for element in (start, *pair):
                element.getparent().remove(element)


def set_properties(package: Package, note: Note) -> None:
    """Write the document's properties from the note alone."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

    drop_parts(package.rels, RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    add_part(
        package,
        "/docProps/core.xml",
        CONTENT_TYPE.OPC_CORE_PROPERTIES,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        core_xml(
            note.title,
            creator=one_line(note.house.prepared_by or AUTHOR),
            language=note.language,
            keywords=one_line(note.house.marking or ""),
            moment=note.generated,
        ),
    )


def core_xml(
    title: str,
    *,
    creator: str = AUTHOR,
    language: str = "",
    description: str = "",
    keywords: str = "",
    moment: datetime | None = None,
) -> str:
    """The core properties of a document; without a moment, the first that an archive can state."""
    moment = datetime(*EPOCH, tzinfo=UTC) if moment is None else moment
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    optional = "".join(
        f"<{name}>{escape(text)}</{name}>"
        for name, text in (
            ("dc:description", description),
            ("cp:keywords", keywords),
            ("dc:language", language),
        )
        if text
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{metadata}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        f"{optional}</cp:coreProperties>"
    )


def packed(package: Package, added: Spliced) -> bytes:
    """The package as bytes that depend on its parts alone: fixed order, dates, attributes.

    ``added`` goes into its main document.
    """
    main = package.main_document_part
    parts: list[Any] = list(package.iter_parts())
    contents: dict[str, bytes] = {"_rels/.rels": _relations(package.rels)}
    types: dict[str, str] = {}
    for part in parts:
        part.before_marshal()
        name = str(part.partname).lstrip("/")
        types[name] = part.content_type
        contents[name] = added.into(part.blob) if part is main else part.blob
        if len(part.rels):
            contents[part.partname.rels_uri.lstrip("/")] = _relations(part.rels)
    return zipped(contents, types)


def _relations(relations: Relationships) -> bytes:
    xml: Any = relations.xml  # bytes, whatever its annotation says
    return xml if isinstance(xml, bytes) else str(xml).encode("utf-8")


def zipped(contents: Mapping[str, bytes], types: Mapping[str, str]) -> bytes:
    """Parts as an Open Packaging archive; ``types`` are the content types of those that are
    no relations."""
    overrides = "".join(
        f'<Override PartName="/{escape(name)}" ContentType="{escape(types[name])}"/>'
        for name in sorted(types)
    )
    listed = (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in (
            ("[Content_Types].xml", listed.encode("utf-8")),
            ("_rels/.rels", contents["_rels/.rels"]),
            *((name, contents[name]) for name in sorted(contents) if name != "_rels/.rels"),
        ):
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 0, 0o600 << 16
            target.writestr(entry, content, compresslevel=6)
    return result.getvalue()
