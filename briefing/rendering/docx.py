"""Word: a note as a document with real footnotes, in the built-in look or a house's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.records import Note
from briefing.rendering import Renderer, renderers, wording
from briefing.rendering.word import citation_data, footnotes, house, package
from briefing.rendering.word.body import body_xml, estimated_pages
from briefing.rendering.word.markup import NAMESPACES, W
from briefing.rendering.word.read_back import loose_sentences, read_back_docx
from briefing.rendering.word.reading import blocks

if TYPE_CHECKING:
    from lxml.etree import _Element


def render_docx(note: Note, template: str | None = None, templates: Path | None = None) -> bytes:
    """The note as a Word document: same note and template, same bytes.

    ``template`` names a Word file of the folder ``templates``, or is the path of one; its
    styles, header and footer are used, and the note takes the place of its paragraph
    ``{{ body }}``, or of everything in it. Raises TemplateError, and TooLarge for more
    citations than Word can number.
    """
    opened = package.open_package() if template is None else house.opened(template, templates)
    document = opened.main_document_part
    body = document.element.body
    parent, place = body, 0
    if template is None:
        look = package.dress(document, note, estimated_pages(note))
    else:
        parent, place = house.body_place(body, template)
        look = house.house_look(document)
    notes = package.footnotes_of(document)
    footnotes.drop_unused(notes, body)
    footnotes.name_separators(document.settings.element)
    first_id = 1 + _highest_id(notes, "footnote")
    texts = wording.footnotes(note)
    footnotes.append_footnotes(
        notes,
        note.citations,
        texts,
        look,
        first_id=first_id,
        first_bookmark=1 + max(_highest_id(root, "bookmarkStart") for root in (body, notes)),
    )
    package.put_footnotes(document, notes)
    written = [stretch.text for block in blocks(body) for stretch in block.stretches]
    _insert(parent, place, body_xml(note, look, first_id, package.Links(document)))
    written.extend(loose_sentences(blocks(body)))
    data = citation_data.data_xml(note, texts, written)
    package.put_citation_data(document, data)
    package.set_properties(opened, note, own=template is None)
    return package.packed(opened)


def _highest_id(root: _Element, name: str) -> int:
    ids = (element.get(f"{W}id", "") for element in root.iter(f"{W}{name}"))
    return max((int(number) for number in ids if number.isdecimal()), default=0)


def _insert(parent: _Element, place: int, spliced: str) -> None:
    from lxml import etree

    parent[place:place] = list(etree.fromstring(f"<w:body {NAMESPACES}>{spliced}</w:body>"))


renderers.register("docx")(
    Renderer(
        name="docx",
        suffix=".docx",
        text=False,
        render=render_docx,
        read_back=read_back_docx,
    )
)
