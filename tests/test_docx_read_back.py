"""A Word note read back, as it was written and after edits to its citations."""

from __future__ import annotations

import json
import re

import pytest

from briefing.records import Note, Point, sha256_of
from briefing.rendering.docx import render_docx
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
from tests.factories_read_back import DOCUMENT, FOOTNOTES, THREE, numbers


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


def test_the_citation_data_are_ascii_json() -> None:
    item = parts_of(render_docx(note_of("Où ça\u202e? <&>")))["customXml/item1.xml"]
    assert item.isascii()
    data = json.loads(re.sub("<[^>]+>", "", item).replace("&quot;", '"').replace("&amp;", "&"))
    assert set(data) == {"citations", "written"}
    assert data["citations"][0]["sha256"] == sha256_of("Où ça\u202e? <&>")
