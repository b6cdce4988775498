"""Notes as Word documents: that they are valid, show what they should, and stay the same."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefing.errors import TooLarge
from briefing.records import Note, Point
from briefing.rendering import citation_style, renderers, wording
from briefing.rendering.coverage_words import coverage_text
from briefing.rendering.docx import render_docx
from briefing.rendering.word import footnotes
from briefing.rendering.word.footnotes import link_target
from briefing.rendering.word.markup import W
from briefing.rendering.word.reading import visible_text
from tests.factories_docx import (
    a_citation,
    a_note,
    a_section,
    a_source,
    note_of,
    parts_of,
    weekly_note,
)

HOSTILE = (
    "<script>alert('x')</script> & &amp; said so.",
    "{{ title }} and {% include '/etc/passwd' %} stand here.",
    "]]> <!-- --> <?xml?> [^1]: not a note.",
    "_Under_ **bold** `code` \\ back\u2011slash so\u00adft.",
    "Turned \u202eround\u202c, and left \u202eopen.",
)


def body_of(content: bytes) -> etree._Element:
    return etree.fromstring(parts_of(content)["word/document.xml"].encode())[0]


def paragraphs_of(content: bytes) -> list[tuple[str | None, str]]:
    """(style id, text) of each paragraph."""
    found = []
    for paragraph in body_of(content).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(paragraph.itertext(f"{W}t"))
        found.append((None if style is None else style.get(f"{W}val"), text))
    return found


def assert_valid(content: bytes, folder: Path) -> None:
    path = folder / "note.docx"
    path.write_bytes(content)
    result = OpenXmlValidator().validate(path)
    assert result.errors == []
    assert result.is_valid


def test_is_registered_as_a_format() -> None:
    renderer = renderers["docx"]
    assert (renderer.suffix, renderer.text, renderer.render) == (".docx", False, render_docx)


def test_shows_every_section_in_its_style() -> None:
    shown = paragraphs_of(render_docx(weekly_note()))
    assert [
        entry for entry in shown if entry[0] not in {"BriefingKeyPoint", "ListBullet", "ListNumber"}
    ] == [
        ("Title", "Weekly briefing: 9–15 June 2031"),
        ("Subtitle", wording.subtitle(weekly_note())),
        ("Heading1", "Key points"),
        ("Heading1", "Developments"),
        ("Heading2", "“Marrow to reopen Selt crossing”"),
        ("Heading2", "“Grain prices climb as Ostrevia extends export ban”"),
        ("Heading1", "Also reported"),
        ("Heading1", "Sources"),
        ("Coverage", f"Coverage. {coverage_text(weekly_note())}"),
    ]
    points = [text for style, text in shown if style in {"BriefingKeyPoint", "ListBullet"}]
    assert len(points) == 7
    assert points[3].endswith("in the port city of Linhaven.")
    assert points[-1] == "“Ferry service resumes after strike” (Radio Selt, 13 June 2031)"
    sources = [text for style, text in shown if style == "ListNumber"]
    listed = weekly_note().sources[:3]
    uses = ("notes 1, 4, 6, 7 and 8", "notes 2, 5, 9 and 10", "note 3")
    assert sources == [
        f"{wording.source_text(source)} {numbers[:1].upper()}{numbers[1:]}."
        for source, numbers in zip(listed, uses, strict=True)
    ]


def test_a_note_without_points_says_so() -> None:
    nothing = a_note(sections=(a_section("key_points", "Key points"),), citations=(), sources=())
    texts = [text for _, text in paragraphs_of(render_docx(nothing))]
    assert texts[2:4] == ["Key points", wording.NOTHING_FITS]
    assert wording.SOURCES not in texts


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Marrow to reopen Selt crossing", ["Heading1", "BriefingKeyPoint"]),
        ("Summary of 2 articles", ["BriefingKeyPoint"]),
    ],
)
def test_a_summary_has_a_heading_unless_its_title_is_one(title: str, expected: list[str]) -> None:
    citation = a_citation(1, "The crossing reopens.")
    point = Point(text=citation.quote, citations=(1,))
    summary = a_note(
        title=title,
        period=None,
        generated=None,
        coverage=None,
        sections=(a_section("key_points", "Summary", point),),
        citations=(citation,),
        sources=(a_source(0, 1),),
    )
    styles = [style for style, _ in paragraphs_of(render_docx(summary))]
    assert styles[2 : 2 + len(expected)] == expected


def test_footnote_n_is_of_citation_n() -> None:
    note = weekly_note()
    content = render_docx(note)
    parts = parts_of(content)
    written = {
        element.get(f"{W}id"): visible_text(element)
        for element in etree.fromstring(parts["word/footnotes.xml"].encode())
    }
    marks = [element.get(f"{W}id") for element in body_of(content).iter(f"{W}footnoteReference")]
    assert [written[mark] for mark in marks] == list(citation_style.footnotes(note))
    assert len(set(marks)) == len(note.citations)


def test_footnotes_have_all_that_word_wants() -> None:
    parts = parts_of(render_docx(weekly_note()))
    kinds = re.findall(r'<w:footnote w:type="(\w+)" w:id="(-?\d+)">', parts["word/footnotes.xml"])
    assert kinds == [("separator", "-1"), ("continuationSeparator", "0")]
    settings = [element.tag for element in etree.fromstring(parts["word/settings.xml"].encode())]
    assert settings.index(f"{W}footnotePr") == settings.index(f"{W}compat") - 1
    names = re.findall(r'<w:name w:val="([^"]+)"', parts["word/styles.xml"])
    assert {"footnote text", "footnote reference", "heading 1", "heading 2", "Title"} <= set(names)
    bookmarks = re.findall(r'<w:bookmarkStart w:id="(\d+)"', parts["word/footnotes.xml"])
    assert len(set(bookmarks)) == len(weekly_note().citations)


def test_too_many_citations_for_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footnotes, "HIGHEST_ID", 2)
    assert render_docx(note_of("One.", "Two."))
    with pytest.raises(TooLarge, match="footnotes of one Word document: 3 where 2 is the limit"):
        render_docx(note_of("One.", "Two.", "Three."))


def test_the_footer_counts_pages_and_the_header_names_the_note() -> None:
    parts = parts_of(render_docx(weekly_note()))
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert re.findall(r" (PAGE|NUMPAGES) </w:instrText>", parts[name]) == ["PAGE", "NUMPAGES"]
        assert visible_text(etree.fromstring(parts[name].encode())) == "Page 1 of 1"
    header = visible_text(etree.fromstring(parts["word/header1.xml"].encode()))
    assert header == "Weekly briefing: 9–15 June 2031 2031-W24"


@pytest.mark.parametrize(
    ("generated", "stamp"),
    [
        (None, "1980-01-01T00:00:00Z"),
        (datetime(2031, 6, 16, tzinfo=UTC), "2031-06-16T00:00:00Z"),
        (datetime(2031, 6, 16, 7, tzinfo=timezone(timedelta(hours=9))), "2031-06-15T22:00:00Z"),
    ],
)
def test_properties_come_from_the_note(generated: datetime | None, stamp: str) -> None:
    import docx

    content = render_docx(weekly_note(generated=generated))
    assert parts_of(content)["docProps/core.xml"].count(f">{stamp}<") == 2
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.title, properties.author, properties.language, properties.revision) == (
        "Weekly briefing: 9–15 June 2031",
        "briefing",
        "en",
        1,
    )


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("en", 'w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"'),
        ("fr", 'w:val="fr-FR" w:eastAsia="zh-CN" w:bidi="ar-SA"'),
        ("pt-BR", 'w:val="pt-BR" w:eastAsia="zh-CN" w:bidi="ar-SA"'),
        ("ja", 'w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"'),
        ("he", 'w:val="he-IL" w:eastAsia="zh-CN" w:bidi="he-IL"'),
        ("xx", 'w:val="xx" w:eastAsia="zh-CN" w:bidi="ar-SA"'),
    ],
)
def test_the_language_is_set(language: str, attributes: str) -> None:
    styles = parts_of(render_docx(weekly_note(language=language)))["word/styles.xml"]
    assert f"<w:lang {attributes}/>" in styles


def test_a_right_to_left_quote_runs_that_way() -> None:
    content = render_docx(note_of("وقال الوزير إن المعبر سيفتح.", "Latin (العربية) first."))
    points = [
        p for p in body_of(content).iter(f"{W}p") if p.find(f".//{W}footnoteReference") is not None
    ]
    assert [p.find(f"{W}pPr/{W}bidi") is not None for p in points] == [True, False]
    assert [p.find(f".//{W}rtl") is not None for p in points] == [True, False]


@pytest.mark.parametrize(
    "note",
    [
        weekly_note(),
        weekly_note(language="zh", generated=None),
        note_of(*HOSTILE, title="<b>&amp;</b> \x00 \ud800 {{ body }} ]]>"),
        note_of(
            "外相は協議を再開すると述べた。", "장관은 회담을 재개한다.", "השר אמר כי המעבר ייפתח."
        ),
        a_note(sections=(a_section("key_points", "Key points"),), citations=(), sources=()),
    ],
    ids=["weekly", "chinese", "hostile", "scripts", "empty"],
)
def test_is_valid_and_the_same_each_time(note: Note, tmp_path: Path) -> None:
    content = render_docx(note)
    assert content == render_docx(note)
    assert_valid(content, tmp_path)


def test_hostile_text_is_shown_as_text() -> None:
    title = "<b>Bold</b> {{ body }}"
    path = 'a/<x> & "y"\x07\ud800.txt'
    note = note_of(*HOSTILE, title=title, sources=(a_source(0, 5, path=path),))
    texts = [text for _, text in paragraphs_of(render_docx(note))]
    assert texts[0] == title
    points = [text.rstrip("\u202c") for text in texts if text.startswith(HOSTILE)]
    assert points == list(HOSTILE)
    assert any('a/<x> & "y"\ufffd\ufffd.txt' in text for text in texts)


def test_an_open_direction_is_closed_behind_its_mark() -> None:
    quotes = ("Left \u202eopen.", "The next one.")
    citations = tuple(a_citation(n, quote) for n, quote in enumerate(quotes, start=1))
    point = Point(text=" ".join(quotes), citations=(1, 2))
    section = a_section("key_points", "Key points", point)
    content = render_docx(a_note(sections=(section,), citations=citations, sources=()))
    runs = [
        run
        for run in body_of(content).iter(f"{W}r")
        if run.getparent().find(f".//{W}footnoteReference") is not None
    ]
    shown = ["".join(run.itertext(f"{W}t")) or "*" for run in runs]
    assert shown == ["Left \u202eopen.", "*", "\u202c", " ", "The next one.", "*"]


def test_the_archive_holds_nothing_of_its_time_and_place() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(weekly_note()))) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr) for entry in entries} == {(0, 0o600 << 16)}
    names = [entry.filename for entry in entries]
    assert not [name for name in names if "Effects" in name or "thumbnail" in name]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"),
        ('http://a.example/"<q>{}', "http://a.example/%22%3Cq%3E%7B%7D"),
        ("http://a.example/%E4%B8%AD", "http://a.example/%E4%B8%AD"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://a.example:no/", None),
        ("http://[::1", None),
        ("http://:80/", None),
        ("https://a.example/" + "x" * 3000, None),
        (None, None),
    ],
)
def test_only_addresses_that_word_can_open_are_linked(url: str | None, target: str | None) -> None:
    assert link_target(url) == target
    note = note_of("The crossing reopens.", sources=(a_source(0, 1, url=url),))
    parts = parts_of(render_docx(note))
    links = re.findall(
        r'Target="([^"]+)" TargetMode="External"', parts["word/_rels/document.xml.rels"]
    )
    assert links == ([] if target is None else [target.replace("&", "&amp;")])
    shown = re.findall("<w:hyperlink r:id.*?</w:hyperlink>", parts["word/document.xml"])
    assert [re.sub("<[^>]+>", "", one) for one in shown] == (
        [] if target is None else ["“Title 1”"]
    )


def _contrast(color: str) -> float:
    """The contrast of a colour to white (WCAG 2.1)."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_every_text_colour_can_be_read() -> None:
    styles = parts_of(render_docx(weekly_note()))["word/styles.xml"]
    colors = set(re.findall(r'<w:color w:val="([0-9A-F]{6})"/>', styles))
    assert len(colors) > 2
    assert all(_contrast(color) >= 4.5 for color in colors)


def test_headings_stay_with_what_follows() -> None:
    styles = parts_of(render_docx(weekly_note()))["word/styles.xml"]
    for name in ("Title", "heading 1", "heading 2"):
        style = re.search(rf'<w:name w:val="{name}"/>.*?</w:style>', styles)
        assert style is not None
        assert "<w:keepNext/>" in style[0]
    assert "<w:widowControl/>" in styles
