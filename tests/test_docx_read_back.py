"""What is read out of a Word document again, also after people and programs edited it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest

from briefing.errors import ReadError
from briefing.records import Note, Point, sha256_of
from briefing.rendering import NOT_OURS
from briefing.rendering.docx import render_docx
from briefing.rendering.word import read_back
from briefing.rendering.word.read_back import read_back_docx
from tests.factories_docx import (
    KEY,
    a_citation,
    a_note,
    a_section,
    edited,
    note_of,
    parts_of,
    weekly_note,
)

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
THREE = ("The crossing reopens.", "The hotline is back.", "Prices rose by 4.2 per cent.")
NEW = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def numbers(content: bytes) -> list[int | None]:
    """The citation that each mark leads to, in order of the document."""
    uses = read_back_docx(content).uses
    return [None if use.locator is None else use.locator.number for use in uses]


@pytest.mark.parametrize(
    "note",
    [
        weekly_note(),
        note_of(*THREE, language="tr"),
        note_of(
            "Open \u202edirection.", "A soft\u00adhyphen, a hard\u2011one.", "[Sic] 'q' <x> & y."
        ),
        note_of("A control \x01 character.", "And \ufffe a non-character."),
        note_of("外相は協議を再開すると述べた。", "وقال الوزير إن المعبر سيفتح."),
        note_of("Same words.", "Same words."),
    ],
    ids=["weekly", "three", "marks", "illegal", "scripts", "twins"],
)
def test_round_trip(note: Note) -> None:
    found = read_back_docx(render_docx(note))
    assert [use.label for use in found.uses] == [str(c.number) for c in note.citations]
    text = ""
    for use, citation, locator in zip(found.uses, note.citations, found.locators, strict=True):
        text = use.text or text  # an empty text stands for that of the mark before
        assert use.locator == locator
        assert sha256_of(text) == locator.sha256 == citation.sha256
        assert (locator.number, locator.article, locator.path, locator.line) == (
            citation.number,
            citation.article,
            citation.path,
            citation.line,
        )
        assert (locator.revision, locator.paragraph, locator.start, locator.end) == (
            citation.revision,
            citation.paragraph,
            citation.start,
            citation.end,
        )
    assert found.unsourced == ()


def test_a_hostile_path_comes_back_as_it_was() -> None:
    path = "a\x07b\ud800/]]>\u202e&.txt"
    citation = a_citation(1, THREE[0], path=path, line=None)
    section = a_section("key_points", "Key points", Point(text=THREE[0], citations=(1,)))
    found = read_back_docx(
        render_docx(a_note(sections=(section,), citations=(citation,), sources=()))
    )
    assert [(one.path, one.line) for one in found.locators] == [(path, None)]


def test_marks_of_other_sources_follow_with_an_empty_text() -> None:
    uses = read_back_docx(render_docx(weekly_note())).uses
    assert [use.text for use in uses[1:3]] == ["", ""]
    assert uses[0].text.startswith("Foreign Minister")


# --- edits that are seen ---------------------------------------------------------------


def test_swapped_footnotes_lead_where_they_lead() -> None:
    def swap(xml: str) -> str:
        xml = xml.replace('<w:footnoteReference w:id="1"/>', "@")
        xml = xml.replace('<w:footnoteReference w:id="3"/>', '<w:footnoteReference w:id="1"/>')
        return xml.replace("@", '<w:footnoteReference w:id="3"/>')

    content = edited(render_docx(note_of(*THREE)), DOCUMENT, swap)
    assert numbers(content) == [3, 2, 1]
    assert [use.text for use in read_back_docx(content).uses] == list(THREE)
    assert [use.label for use in read_back_docx(content).uses] == ["1", "2", "3"]


def test_renumbered_footnotes_lead_where_they_did() -> None:
    def renumber(xml: str) -> str:
        return re.sub(
            r'(<w:footnote(?:Reference)? w:id=")([1-9]\d*)"',
            lambda found: f'{found[1]}{90 - int(found[2])}"',
            xml,
        )

    content = edited(render_docx(note_of(*THREE)), DOCUMENT, renumber)
    assert numbers(edited(content, FOOTNOTES, renumber)) == [1, 2, 3]


def test_a_changed_word_is_in_the_text() -> None:
    content = edited(render_docx(note_of(*THREE)), DOCUMENT, lambda xml: xml.replace("4.2", "2.4"))
    found = read_back_docx(content)
    assert found.uses[2].text == "Prices rose by 2.4 per cent."
    assert sha256_of(found.uses[2].text) != found.locators[2].sha256


def test_a_deleted_mark_leaves_its_sentence_unsourced() -> None:
    mark = r"<w:r><w:rPr><w:rStyle[^>]+></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>"
    content = edited(render_docx(note_of(*THREE)), DOCUMENT, lambda xml: re.sub(mark, "", xml))
    found = read_back_docx(content)
    assert numbers(content) == [1, 3]
    assert [use.label for use in found.uses] == ["1", "2"]
    assert found.unsourced == (THREE[1],)
    assert [locator.number for locator in found.locators] == [1, 2, 3]


@pytest.mark.parametrize(
    ("gone", "texts"),
    [
        ((1,), [KEY[0], ""]),
        ((2,), [KEY[0], ""]),
        ((3,), [KEY[0], ""]),
        ((1, 2), [KEY[0]]),
        ((2, 3), [KEY[0]]),
        ((1, 2, 3), []),
    ],
)
@pytest.mark.parametrize("comma_style", ["FootnoteReference", "FootnoteCharacters"])
@pytest.mark.parametrize("opening", ["", "\u202e"])
def test_what_joined_a_deleted_mark_to_others_is_no_text(
    gone: tuple[int, ...], texts: list[str], comma_style: str, opening: str
) -> None:
    def delete(xml: str) -> str:
        comma = '<w:rStyle w:val="{}"/></w:rPr><w:t xml:space="preserve">,<'
        xml = xml.replace(comma.format("FootnoteReference"), comma.format(comma_style))
        for number in gone:
            xml = xml.replace(f'<w:footnoteReference w:id="{number}"/>', "")
        return xml

    citations = tuple(a_citation(n, opening + KEY[0], n - 1) for n in (1, 2, 3))
    point = Point(text=opening + KEY[0], citations=(1,), also=(2, 3))
    note = a_note(
        sections=(a_section("key_points", "Key", point),), citations=citations, sources=()
    )
    content = edited(render_docx(note), DOCUMENT, delete)
    found = read_back_docx(content)
    assert numbers(content) == [number for number in (1, 2, 3) if number not in gone]
    assert [use.text for use in found.uses] == [text and opening + text for text in texts]
    assert found.unsourced == (() if texts else (opening + KEY[0],))


@pytest.mark.parametrize("comma", [",", " ,", ",,"])
def test_a_comma_without_a_style_is_text(comma: str) -> None:
    add = rf'\1<w:r><w:t xml:space="preserve">{comma}</w:t></w:r>'
    content = edited(
        render_docx(note_of(*THREE)),
        DOCUMENT,
        lambda xml: re.sub(r"(cent\.</w:t></w:r>)", add, xml),
    )
    assert read_back_docx(content).uses[2].text == THREE[2] + comma


@pytest.mark.parametrize(
    ("part", "pattern", "instead"),
    [
        (FOOTNOTES, r'<w:footnote w:id="2">.*?</w:footnote>', ""),
        (FOOTNOTES, r"para\. 2 ", "para. 7 "),
        (FOOTNOTES, r"Linhaven Courier(?=, 10 June 2031, para\. 2)", "Radio Selt"),
        (DOCUMENT, r'<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="77"/>'),
    ],
    ids=["no footnote", "another paragraph", "another source", "nowhere"],
)
def test_a_footnote_that_is_not_ours_is_none(part: str, pattern: str, instead: str) -> None:
    content = render_docx(note_of(*THREE))
    assert numbers(edited(content, part, lambda xml: re.sub(pattern, instead, xml))) == [1, None, 3]


def test_words_behind_a_footnote_leave_it_ours() -> None:
    content = render_docx(note_of(*THREE))
    add = '.</w:t></w:r><w:r><w:t xml:space="preserve"> See also our note of May.</w:t>'
    content = edited(content, FOOTNOTES, lambda xml: xml.replace(".</w:t>", add))
    assert "See also" in parts_of(content)[FOOTNOTES]
    assert numbers(content) == [1, 2, 3]


def test_swapped_footnote_texts_count_as_what_they_say() -> None:
    def swap(xml: str) -> str:
        return (
            xml.replace("para. 2 (line 9", "@")
            .replace("para. 3 (line 11", "para. 2 (line 9")
            .replace("@", "para. 3 (line 11")
        )

    assert numbers(edited(render_docx(note_of(*THREE)), FOOTNOTES, swap)) == [1, 3, 2]


def test_a_footnote_may_point_at_another_number() -> None:
    content = render_docx(note_of(*THREE))
    content = edited(content, FOOTNOTES, lambda xml: xml.replace("see note 1", "see note 12"))
    assert numbers(content) == [1, 2, 3]


def test_footnotes_without_bookmarks_are_known_by_what_they_say() -> None:
    quotes = ("The crossing reopens.", "It does so on Monday.")
    citations = tuple(a_citation(n, q, paragraph=4, line=9) for n, q in enumerate(quotes, start=1))
    points = (Point(text=" ".join(quotes), citations=(1, 2)),)
    note = a_note(
        sections=(a_section("key_points", "Key", *points),), citations=citations, sources=()
    )
    content = edited(
        render_docx(note), FOOTNOTES, lambda xml: re.sub("<w:bookmark(Start|End)[^>]*>", "", xml)
    )
    assert numbers(content) == [1, 2]


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


def test_the_citation_data_are_ascii_json() -> None:
    item = parts_of(render_docx(note_of("Où ça\u202e? <&>")))["customXml/item1.xml"]
    assert item.isascii()
    data = json.loads(re.sub("<[^>]+>", "", item).replace("&quot;", '"').replace("&amp;", "&"))
    assert set(data) == {"citations", "written"}
    assert data["citations"][0]["sha256"] == sha256_of("Où ça\u202e? <&>")
