"""Headers and footers of a house template: its fields, and the marking that may not be missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.records.frozen import dataclass
from briefing.rendering.invisibles import one_line
from briefing.rendering.word.look import Look
from briefing.rendering.word.markup import DECLARATION, NAMESPACES, W, paragraph, run
from briefing.rendering.word.package import add_part
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CALLED = {"default": "", "first": "first page’s ", "even": "even pages’ "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A header or footer as pages show it; ``element`` is None where none is there yet.

    ``section`` counts from 0; ``name`` is what staff call it ("first page’s header").
    """

    kind: str
    pages: str
    section: int
    element: _Element | None

    @property
    def name(self) -> str:
        return f"{_CALLED.get(self.pages, '')}{self.kind}"


def edges(document: DocumentPart) -> Iterator[Edge]:
    """Every header and footer that pages show, in order of the sections.

    Those that a section takes over from the one before it come once.
    """
    both_sides = document.settings.element.find(f"{W}evenAndOddHeaders") is not None
    parts = document.related_parts
    for number, section in enumerate(document.element.body.iter(f"{W}sectPr")):
        wanted = ["default"]
        title_page = section.find(f"{W}titlePg")
        if title_page is not None and title_page.get(f"{W}val") not in {"0", "false", "off"}:
            wanted.append("first")
        if both_sides:
            wanted.append("even")
        for kind in ("header", "footer"):
            for pages in wanted:
                element = None
                for one in section.iter(f"{W}{kind}Reference"):
                    if one.get(f"{W}type", "default") == pages:
                        part = parts.get(one.get(f"{_R}id"))
                        element = getattr(part, "element", None)
                if element is not None or number == 0:
                    yield Edge(kind=kind, pages=pages, section=number, element=element)


def put_marking(document: DocumentPart, marking: str, look: Look) -> None:
    """See to it that every header and footer shows the marking, whatever the template has."""
    from lxml import etree

    marking = one_line(marking)
    xml = paragraph(look.styles["marking"], run(marking))
    shown = normalise(marking).casefold()
    for edge in list(edges(document)):
        if edge.element is None:
            _add(document, edge, xml)
        elif shown not in normalise("".join(edge.element.itertext(f"{W}t"))).casefold():
            parsed = etree.fromstring(f"<w:hdr {NAMESPACES}>{xml}</w:hdr>")[0]
            edge.element.insert(0 if edge.kind == "header" else len(edge.element), parsed)


def _add(document: DocumentPart, edge: Edge, xml: str) -> None:
    """Give a document a header or footer that it lacks."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from lxml import etree

    header = edge.kind == "header"
    relation = RELATIONSHIP_TYPE.HEADER if header else RELATIONSHIP_TYPE.FOOTER
    content = CONTENT_TYPE.WML_HEADER if header else CONTENT_TYPE.WML_FOOTER
    root = "hdr" if header else "ftr"
    name = str(document.package.next_partname(f"/word/{edge.kind}%d.xml"))
    part = add_part(
        document,
        name,
        content,
        relation,
        f"{DECLARATION}<w:{root} {NAMESPACES}>{xml}</w:{root}>",
    )
    key = document.relate_to(part, relation)
    reference = etree.fromstring(
        f'<w:sectPr {NAMESPACES}><w:{edge.kind}Reference w:type="{edge.pages}" r:id="{key}"/>'
        "</w:sectPr>"
    )[0]
    section = next(iter(document.element.body.iter(f"{W}sectPr")))
    section.insert(0, reference)
