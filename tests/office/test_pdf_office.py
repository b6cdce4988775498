"""PDF by the real LibreOffice: the note's text, tagged, and nothing fetched."""

from __future__ import annotations

import shutil

import pytest

from briefing.rendering import pdf, renderers
from tests.factories_house import rich_note

needs_office = pytest.mark.skipif(
    not any(map(shutil.which, pdf.PROGRAMS)), reason="LibreOffice (soffice) is not installed"
)


@needs_office
def test_a_note_becomes_a_tagged_pdf() -> None:
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject

    note, _ = rich_note()
    content = renderers["pdf"].render(note, None, None)
    reader = PdfReader(BytesIO(content))
    catalog = reader.root_object
    marked = catalog["/MarkInfo"]
    assert isinstance(marked, DictionaryObject)
    assert marked["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert "/AA" not in catalog
    assert b"/JavaScript" not in content
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert note.title in text
    assert "said the first lorries would cross on 1 July" in text
