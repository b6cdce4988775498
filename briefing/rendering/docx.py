"""Word: a note as a document with real footnotes, on a template of ours or a house's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.records import Note
from briefing.rendering import Renderer, house_words, renderers, templates
from briefing.rendering.citation_style import references
from briefing.rendering.word import citation_data, footnotes, house, package
from briefing.rendering.word.body import body_xml
from briefing.rendering.word.chart import add_chart, free_drawing_id
from briefing.rendering.word.edges import edges, put_marking
from briefing.rendering.word.fields import TEXT, Fields
from briefing.rendering.word.markup import Spliced, W, legal
from briefing.rendering.word.read_back import loose_sentences, read_back_docx, sentences
from briefing.rendering.word.reading import blocks
from briefing.rendering.word.writing import Writing
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

SUFFIX = ".docx"


def render_docx(note: Note, template: str | None = None, folder: Path | None = None) -> bytes:
    """The note as a Word document: same note and template, same bytes.

    ``template`` names a Word file of ``folder`` or of ours, or is the path of one; its
    styles, header and footer are used, its fields are filled, and the note takes the place
    of its paragraph ``{{ body }}``, or of everything in it. Raises TemplateError, and
    TooLarge for more citations than Word can number.
    """
    path = (
        templates.default(note, SUFFIX, folder)
        if template is None
        else templates.find(template, SUFFIX, folder)
    )
    opened = house.opened(path)
    document = opened.main_document_part
    if note.house.paper == "letter":
        house.set_paper(document.element.body)
    written = _fill(document, note, template or path.name)
    package.set_properties(opened, note)
    return package.packed(opened, written)


def _fill(document: DocumentPart, note: Note, template: str) -> Spliced:
    """Fill a template's document with the note, whose own text is given back."""
    body = document.element.body
    place = house.body_field(body, template)
    fields = Fields(house_words.fields(note), template)
    placed = fields.fill(body, TEXT) if place is not None else set()
    for edge in edges(document):
        if edge.element is not None:
            placed |= fields.fill(edge.element, edge.name) & set(house_words.DETAILS)
    parent, index = house.make_room(body, place)
    look = house.house_look(document, note.language, house.text_width(body, parent))
    if note.house.marking:
        put_marking(document, note.house.marking, look)

    kind: footnotes.Kind = "endnote" if note.house.endnotes else "footnote"
    for other in footnotes.MARKS:
        notes, taken = package.notes_of(document, other)
        if other == kind or len(notes) > 2:
            footnotes.drop_unused(notes, other, body)
            fields.fill(notes, f"{other}s")
        if other == kind:
            own, own_taken = notes, taken
        elif len(notes) > 2:
            package.put_notes(document, other, notes)
    footnotes.enter_in_settings(document.settings.element, kind)
    if kind == "endnote":
        footnotes.count_in_figures(body)
    shift = _before(body, kind, parent, index)
    texts = references(note, fields.style, shift=shift)
    first_id = 1 + _highest_id(own, kind)
    first_bookmark = 1 + max(_highest_id(root, "bookmarkStart") for root in (body, own))
    links, note_links = package.Links(document.rels), package.Links(own_taken)
    added = footnotes.append_notes(
        own,
        kind,
        note.citations,
        texts,
        look,
        first_id=first_id,
        first_bookmark=first_bookmark + len(note.citations),
        linked=note_links,
    )
    note_links.enter(package.put_notes(document, kind, own, added))

    chart = ""
    if note.daily is not None and note.daily.days and note.daily.publishers:
        chart = add_chart(document, note.daily, look.width, free_drawing_id(body))
    writing = Writing(
        note,
        look,
        kind,
        first_id=first_id,
        first_bookmark=first_bookmark,
        shift=shift,
        linked=links,
    )
    before = [stretch.text for block in blocks(body) for stretch in block.stretches]
    before.extend(loose_sentences(blocks(body)))
    written = Spliced(parent, index, body_xml(writing, placed, chart))
    links.enter(document)
    for text in writing.own:
        before.extend(sentences(normalise(legal(text))))
    data = citation_data.data_xml(note, [text.text for text in texts], before, writing.before)
    package.put_citation_data(document, data)
    return written


def _highest_id(root: _Element, name: str) -> int:
    ids = (element.get(f"{W}id", "") for element in root.iter(f"{W}{name}"))
    return max((int(number) for number in ids if number.isdecimal()), default=0)


def _before(body: _Element, kind: str, parent: _Element, index: int) -> int:
    """How many notes of a kind the document shows before the place of ours."""
    from lxml import etree

    here = etree.Element("here")
    parent.insert(index, here)
    count = 0
    for element in body.iter(f"{W}{kind}Reference", "here"):
        if element is here:
            break
        count += 1
    parent.remove(here)
    return count


renderers.register("docx")(
    Renderer(
        name="docx",
        suffix=SUFFIX,
        text=False,
        render=render_docx,
        read_back=read_back_docx,
    )
)
