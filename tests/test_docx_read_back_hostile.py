"""Files that are no note of ours, damaged or hostile."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from briefing.errors import ReadError
from briefing.rendering import NOT_OURS
from briefing.rendering.docx import render_docx
from briefing.rendering.word import read_back
from briefing.rendering.word.read_back import read_back_docx
from tests.factories_docx import (
    edited,
    note_of,
)
from tests.factories_read_back import DOCUMENT, FOOTNOTES, THREE, numbers

# --- what is no briefing document ------------------------------------------------------


def _zip(**parts: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return result.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        b"PK\x05\x06" + b"\x00" * 18,
        _zip(**{"a.txt": b"x"}),
        _zip(**{"_rels/.rels": b"<Relationships/>"}),
        render_docx(note_of(*THREE))[:4000],
    ],
    ids=["empty", "text", "empty archive", "archive", "no document", "cut off"],
)
def test_not_a_word_document(content: bytes) -> None:
    with pytest.raises(ReadError, match=r"not a Word document \(\.docx\)"):
        read_back_docx(content)


def test_a_word_document_of_somebody_else() -> None:
    import docx

    saved = io.BytesIO()
    docx.Document().save(saved)
    with pytest.raises(ReadError) as caught:
        read_back_docx(saved.getvalue())
    assert caught.value.reason == NOT_OURS


DOCTYPE = '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
EXTERNAL = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("part", "edit", "reason"),
    [
        (
            DOCUMENT,
            lambda xml: xml.replace("<w:document", DOCTYPE + "<w:document"),
            "document type",
        ),
        (
            DOCUMENT,
            lambda xml: xml.replace("<w:document", EXTERNAL + "<w:document").replace(
                "reopens", "&a;"
            ),
            "document type",
        ),
        (
            FOOTNOTES,
            lambda xml: xml.replace("<w:footnotes", DOCTYPE + "<w:footnotes"),
            "document type",
        ),
        (DOCUMENT, lambda xml: xml[:-20], "not well-formed"),
        (FOOTNOTES, lambda xml: "", "not well-formed"),
        (DOCUMENT, lambda xml: xml.replace("<w:p>", "<w:p>" * 300, 1), "not well-formed"),
        ("customXml/item1.xml", lambda xml: xml.replace("{", "", 1), "citation data are damaged"),
        ("customXml/item1.xml", lambda xml: xml.replace("start&quot;:", "start&quot;:9"), None),
        (
            "customXml/item1.xml",
            lambda xml: re.sub("start&quot;:[0-9]+", "start&quot;:true", xml),
            "start",
        ),
        (
            "customXml/item1.xml",
            lambda xml: re.sub("&quot;written&quot;", "&quot;w&quot;", xml),
            "written",
        ),
    ],
    ids=[
        *("entities", "external entity", "entities in notes", "cut off", "empty", "deep"),
        *("no JSON", "other numbers", "no number", "no hashes"),
    ],
)
def test_damaged_and_hostile_parts(
    part: str, edit: Callable[[str], str], reason: str | None
) -> None:
    content = edited(render_docx(note_of(*THREE)), part, edit)
    if reason is None:
        assert [one.start for one in read_back_docx(content).locators] == [9100, 9200, 9300]
        return
    with pytest.raises(ReadError) as caught:
        read_back_docx(content)
    assert reason in caught.value.reason


def test_a_part_that_unpacks_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = edited(
        render_docx(note_of(*THREE)),
        DOCUMENT,
        lambda xml: xml.replace("<w:body>", "<w:body>" + " " * 10**6),
    )
    assert numbers(content) == [1, 2, 3]
    monkeypatch.setattr(read_back, "PART_LIMIT", 10**5)
    with pytest.raises(ReadError, match=r"word/document\.xml is larger than"):
        read_back_docx(content)
