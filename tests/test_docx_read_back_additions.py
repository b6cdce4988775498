"""What staff added to a Word note, in whatever form Word keeps it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from briefing.rendering.docx import render_docx
from briefing.rendering.word.read_back import read_back_docx
from tests.factories_docx import (
    edited,
    note_of,
    weekly_note,
)
from tests.factories_read_back import DOCUMENT, NEW, THREE, numbers


def _behind(text: str, added: str) -> Callable[[str], str]:
    """An edit that puts XML behind the paragraph that holds a text."""

    def edit(xml: str) -> str:
        end = xml.index("</w:p>", xml.index(text)) + len("</w:p>")
        return xml[:end] + added + xml[end:]

    return edit


TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="wps">{0}</mc:Choice>'
    "<mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
TRACKED = (
    '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>It was added.</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="a"><w:r><w:delText>It was not.</w:delText></w:r></w:del></w:p>'
)
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees it.</w:t></w:r></w:p>"
HEADED = '<w:p><w:pPr><w:pStyle w:val="Heading{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("added", "unsourced"),
    [
        (NEW.format("We doubt it. Time will tell."), ["We doubt it.", "Time will tell."]),
        (NEW.format(" – … ") + NEW.format(""), []),
        (TABLE.format(NEW.format("In a table.")), ["In a table."]),
        (BOX.format(NEW.format("In a box.")), ["In a box."]),
        (TRACKED, ["It was added."]),
        (HIDDEN, []),
        (HEADED.format(1, "Our view"), ["Our view"]),
        (HEADED.format(1, "Comment") + NEW.format("We doubt it."), []),
        (HEADED.format(1, "COMMENTS:") + HEADED.format(2, "Of staff") + NEW.format("So."), []),
        (
            HEADED.format(2, "Comment") + HEADED.format(1, "View") + NEW.format("So."),
            ["View", "So."],
        ),
        (NEW.format("Comment") + NEW.format("We doubt it."), []),
        (NEW.format("Comment: we doubt it.") + NEW.format("Very much."), ["Very much."]),
        (NEW.format("Comments abound."), ["Comments abound."]),
    ],
    ids=[
        *("paragraph", "blank", "table", "box", "tracked", "hidden", "heading", "comment"),
        *("comments", "after a comment", "bare comment", "in line", "not a comment"),
    ],
)
def test_what_staff_added(added: str, unsourced: list[str]) -> None:
    content = edited(render_docx(note_of(*THREE)), DOCUMENT, _behind(THREE[0], added))
    found = read_back_docx(content)
    assert list(found.unsourced) == unsourced
    assert numbers(content) == [1, 2, 3]


def test_a_comment_ends_where_the_note_goes_on() -> None:
    content = edited(
        render_docx(note_of(*THREE)), DOCUMENT, _behind(THREE[0], NEW.format("Comment"))
    )
    content = edited(content, DOCUMENT, _behind(THREE[1], NEW.format("This is ours.")))
    assert read_back_docx(content).unsourced == ("This is ours.",)


def test_only_the_new_sentence_of_our_own_paragraph_is_unsourced() -> None:
    content = edited(
        render_docx(weekly_note()),
        DOCUMENT,
        lambda xml: xml.replace("word for word.", "word for word. Or so we hope."),
    )
    assert read_back_docx(content).unsourced == ("Or so we hope.",)


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:r><w:t>A</w:t><w:tab/><w:t>b.</w:t></w:r>", "A b."),
        ("<w:r><w:t>A</w:t><w:br/><w:t>b.</w:t></w:r>", "A b."),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>b.</w:t></w:r>", "A\u2011b."),
        ("<w:r><w:t>A</w:t><w:softHyphen/><w:t>b.</w:t></w:r>", "A\u00adb."),
        ("<w:hyperlink><w:r><w:t>A b.</w:t></w:r></w:hyperlink>", "A b."),
        ("<w:sdt><w:sdtContent><w:r><w:t>A b.</w:t></w:r></w:sdtContent></w:sdt>", "A b."),
        ("<w:moveFrom><w:r><w:t>No.</w:t></w:r></w:moveFrom><w:r><w:t>A b.</w:t></w:r>", "A b."),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>A b.</w:t></w:r>", "A b."),
        ("<w:r><w:instrText> DATE </w:instrText><w:t>A b.</w:t></w:r>", "A b."),
        (
            "<w:proofErr/><w:r><w:t>A</w:t></w:r><w:r><w:t xml:space='preserve'> b.</w:t></w:r>",
            "A b.",
        ),
    ],
)
def test_text_as_programs_write_it(run: str, text: str) -> None:
    content = edited(
        render_docx(note_of(*THREE)),
        DOCUMENT,
        lambda xml: re.sub(rf"<w:r><w:t[^>]*>{re.escape(THREE[0])}</w:t></w:r>", run, xml),
    )
    assert read_back_docx(content).uses[0].text == text


def test_a_deleted_mark_that_is_only_tracked_is_gone() -> None:
    def track(xml: str) -> str:
        point = re.search(rf"<w:r><w:t[^>]*>{re.escape(THREE[1])}.*?(?=</w:p>)", xml)
        assert point is not None
        gone = point[0].replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        return xml.replace(point[0], f'<w:del w:id="1" w:author="a">{gone}</w:del>')

    content = edited(render_docx(note_of(*THREE)), DOCUMENT, track)
    assert numbers(content) == [1, 3]
    assert read_back_docx(content).unsourced == ()


def test_footnotes_turned_into_endnotes_are_followed() -> None:
    content = render_docx(note_of(*THREE))
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(result, "w") as target:
        for name in package.namelist():
            data = package.read(name)
            if name.endswith((".xml", ".rels")) and "customXml" not in name:
                data = data.replace(b"footnote", b"endnote")
            target.writestr(name.replace("footnote", "endnote"), data)
    assert numbers(result.getvalue()) == [1, 2, 3]
