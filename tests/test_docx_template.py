"""House templates: ordinary Word files whose looks a note takes on."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefing.errors import TemplateError
from briefing.rendering.docx import render_docx
from briefing.rendering.word.markup import W
from briefing.rendering.word.read_back import read_back_docx
from briefing.rendering.word.reading import blocks
from tests.factories_docx import edited, note_of, parts_of, weekly_note

QUOTES = ("The crossing reopens.", "The hotline is back.")


@pytest.fixture
def house(tmp_path: Path) -> Callable[[Callable[[Document], object]], Path]:
    """Saves a Word file of the house's, edited, as templates/house.docx."""

    def save(edit: Callable[[Document], object]) -> Path:
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = "Ministry of Straits"
        edit(document)
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        saved = io.BytesIO()
        document.save(saved)
        (folder / "house.docx").write_bytes(saved.getvalue())
        return folder

    return save


def texts_of(content: bytes) -> list[str]:
    root = etree.fromstring(parts_of(content)["word/document.xml"].encode())
    return [block.text for block in blocks(root[0])]


def test_the_house_styles_and_header_are_used(
    house: Callable[[Callable[[Document], object]], Path], tmp_path: Path
) -> None:
    def edit(document: Document) -> None:
        # A localised Word has its own ids for the styles it names alike.
        document.styles["Heading 1"].element.set(f"{W}styleId", "berschrift1")
        document.add_paragraph("Replaced by the note.")

    content = render_docx(note_of(*QUOTES), "house", house(edit))
    parts = parts_of(content)
    headers = [text for name, text in parts.items() if name.startswith("word/header")]
    assert ["Ministry of Straits" in text for text in headers] == [True]
    assert '<w:pStyle w:val="berschrift1"/>' in parts["word/document.xml"]
    assert texts_of(content)[:4] == [
        "Weekly briefing: 9–15 June 2031",
        "2031-W24 · 4 articles, 4 publishers, 3 independent",
        "Key points",
        QUOTES[0],
    ]
    assert [use.text for use in read_back_docx(content).uses] == list(QUOTES)
    assert content == render_docx(note_of(*QUOTES), str(tmp_path / "templates" / "house.docx"))


def test_what_the_house_lacks_is_added(
    house: Callable[[Callable[[Document], object]], Path], tmp_path: Path
) -> None:
    def edit(document: Document) -> None:
        for name in ("Title", "Subtitle", "Heading 2", "List Bullet", "List Number"):
            document.styles[name].delete()
        document.styles.add_style("Title2", WD_STYLE_TYPE.PARAGRAPH).element.set(
            f"{W}styleId", "Title"
        )

    content = render_docx(weekly_note(), "house", house(edit))
    styles = parts_of(content)["word/styles.xml"]
    ids = dict(re.findall(r'w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="([^"]+)"', styles))
    assert (ids["Title"], ids["TitleBriefing"]) == ("Title2", "Title")
    assert len(ids) == len(re.findall("<w:style ", styles))
    document = parts_of(content)["word/document.xml"]
    lists = re.findall(r'<w:numId w:val="(\d+)"/>', document)
    assert [lists.count(one) for one in dict.fromkeys(lists)] == [3, 4, 3]
    numbering = parts_of(content)["word/numbering.xml"]
    assert all(f'<w:num w:numId="{one}">' in numbering for one in lists)
    (tmp_path / "made.docx").write_bytes(content)
    before = OpenXmlValidator().validate(tmp_path / "templates" / "house.docx").errors
    after = OpenXmlValidator().validate(tmp_path / "made.docx").errors
    assert {error.description for error in after} <= {error.description for error in before}


def test_a_house_without_lists_gets_ours(
    house: Callable[[Callable[[Document], object]], Path],
) -> None:
    def edit(document: Document) -> None:
        for name in ("List Bullet", "List Number"):
            properties = document.styles[name].element.pPr
            properties.remove(properties.numPr)
        part = document.part
        (numbering,) = (key for key, one in part.rels.items() if one.reltype.endswith("/numbering"))
        del part.rels[numbering]

    parts = parts_of(render_docx(note_of(*QUOTES), "house", house(edit)))
    assert re.findall(r'<w:numId w:val="(\d+)"/>', parts["word/document.xml"]) == ["1", "1", "3"]
    assert re.findall(r'<w:numFmt w:val="(\w+)"/>', parts["word/numbering.xml"]) == [
        "decimal",
        "bullet",
        "decimal",
    ]


def test_the_note_goes_where_body_stands(
    house: Callable[[Callable[[Document], object]], Path],
) -> None:
    def edit(document: Document) -> None:
        document.add_paragraph("For the Director only. Do not forward.")
        field = document.add_paragraph("{{")
        field.add_run(" bo").bold = True
        field.add_run("dy}}")
        document.add_paragraph("End of the briefing.")

    content = render_docx(note_of(*QUOTES), "house", house(edit))
    texts = texts_of(content)
    assert texts[0] == "For the Director only. Do not forward."
    assert texts[1].startswith("Weekly briefing")
    assert texts[-1] == "End of the briefing."
    found = read_back_docx(content)
    assert found.unsourced == ()
    assert [use.locator is not None for use in found.uses] == [True, True]


def test_body_in_a_table_cell(house: Callable[[Callable[[Document], object]], Path]) -> None:
    def edit(document: Document) -> None:
        document.add_table(1, 1).rows[0].cells[0].paragraphs[0].text = "{{ body }}"

    content = render_docx(note_of(*QUOTES), "house", house(edit))
    cell = etree.fromstring(parts_of(content)["word/document.xml"].encode()).find(f".//{W}tc")
    assert cell is not None
    assert QUOTES[0] in "".join(cell.itertext())
    assert len(read_back_docx(content).uses) == 2


def test_a_section_that_ends_with_body_goes_on_ending(
    house: Callable[[Callable[[Document], object]], Path],
) -> None:
    def edit(document: Document) -> None:
        document.add_paragraph("{{ body }}")
        document.add_section()
        document.add_paragraph("Annex.")

    content = render_docx(note_of(*QUOTES), "house", house(edit))
    document = parts_of(content)["word/document.xml"]
    assert "{{" not in document
    assert document.count("<w:sectPr") == 2
    assert document.index("<w:sectPr") > document.index(QUOTES[1])


def test_a_replaced_body_keeps_the_headers_of_its_first_section(
    house: Callable[[Callable[[Document], object]], Path],
) -> None:
    def edit(document: Document) -> None:
        document.add_paragraph("One.")
        document.add_section()  # shows the first section's header
        document.add_paragraph("Two.")

    document = parts_of(render_docx(note_of(*QUOTES), "house", house(edit)))["word/document.xml"]
    assert document.count("<w:sectPr") == 1
    assert document.count("<w:headerReference") == 1


def _with_footnote(template: Path, *, kept: bool) -> None:
    """Give a template a footnote of its own, with an id that ours would have."""
    content = render_docx(note_of("A house's own words."))
    parts = parts_of(content)
    body = parts["word/document.xml"]
    field = "<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>" if kept else ""
    own = (
        '<w:p><w:r><w:t>See the manual.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    body = re.sub("<w:p>.*</w:p>", lambda _: own + field, body)
    content = edited(content, "word/document.xml", lambda _: body)
    content = edited(
        content,
        "word/footnotes.xml",
        lambda xml: re.sub(r"Linhaven.*?\.<", "The manual, p. 3.<", xml),
    )
    template.write_bytes(content)


@pytest.mark.parametrize("kept", [True, False])
def test_the_house_has_footnotes_of_its_own(tmp_path: Path, kept: bool) -> None:
    template = tmp_path / "house.docx"
    _with_footnote(template, kept=kept)
    content = render_docx(note_of(*QUOTES), str(template))
    found = read_back_docx(content)
    first = 2 if kept else 1
    assert [(use.label, use.text) for use in found.uses] == [
        (str(first), QUOTES[0]),
        (str(first + 1), QUOTES[1]),
    ]
    assert [use.locator and use.locator.number for use in found.uses] == [1, 2]
    assert found.unsourced == ()
    assert ("The manual" in parts_of(content)["word/footnotes.xml"]) is kept


def test_a_former_note_as_a_template_leaves_no_traces(tmp_path: Path) -> None:
    template = tmp_path / "last-week.docx"
    template.write_bytes(render_docx(weekly_note()))
    content = render_docx(note_of(*QUOTES), str(template))
    assert [locator.number for locator in read_back_docx(content).locators] == [1, 2]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        items = [name for name in package.namelist() if re.match(r"customXml/item\d", name)]
    assert len(items) == 1
    template.write_bytes(content)
    assert OpenXmlValidator().validate(template).errors == []


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda d: [d.add_paragraph("{{ body }}") for _ in range(2)], "several paragraphs"),
        (lambda d: d.add_paragraph("Here: {{ body }}"), "within “Here: {{ body }}”"),
    ],
)
def test_a_body_that_can_not_be_placed(
    house: Callable[[Callable[[Document], object]], Path],
    edit: Callable[[Document], object],
    reason: str,
) -> None:
    with pytest.raises(TemplateError) as caught:
        render_docx(note_of(*QUOTES), "house", house(edit))
    assert reason in str(caught.value)


def test_a_missing_template(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="nowhere"):
        render_docx(note_of(*QUOTES), "nowhere", tmp_path)


def _archive(**parts: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return saved.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"plain text",
        _archive(**{"a.txt": b"x"}),
        _archive(**{"[Content_Types].xml": b"<Types", "_rels/.rels": b"<"}),
        render_docx(note_of(*QUOTES))[:3000],
        edited(
            render_docx(note_of(*QUOTES)),
            "[Content_Types].xml",
            lambda xml: xml.replace("document.main+xml", "template.main+xml"),
        ),
    ],
    ids=["empty", "text", "archive", "broken XML", "cut off", "template (.dotx)"],
)
def test_a_template_that_is_no_word_document(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(content)
    with pytest.raises(TemplateError, match="is not a Word document") as caught:
        render_docx(note_of(*QUOTES), "house", tmp_path)
    assert "save it as one" in str(caught.value)
