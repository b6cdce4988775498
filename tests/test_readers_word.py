"""Word files: what a person sees of them, their titles, and files that are not what they say."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

import docx
import pytest

from briefing.articles import understand
from briefing.errors import ReadError
from briefing.readers import read_drafts
from briefing.readers.document_titles import is_title
from briefing.records import Draft, Limits, Reading

BODY = "The harbour of Varnholt reopened on Tuesday after the storm, the port office said."
MORE = "Officials put the damage at 4 million crowns and closed two berths until the summer."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def document(*paragraphs: tuple[str, str] | str, title: str = "") -> bytes:
    """A file as Word writes it; a paragraph is its text, or its style and its text."""
    made = docx.Document()
    made.core_properties.title = title
    for one in paragraphs:
        style, text = one if isinstance(one, tuple) else ("Normal", one)
        made.add_paragraph(text, style=style)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def package(body: str, *, namespace: str = W, before: str = "", **parts: str) -> bytes:
    """A bare file around the XML of a body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "word/document.xml",
            f'{before}<w:document xmlns:w="{namespace}" xmlns:mc="m" xmlns:v="v">'
            f"<w:body>{body}</w:body></w:document>",
        )
        for name, content in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def read(content: bytes, limits: Limits | None = None) -> Draft:
    (draft,) = read_drafts("a.docx", content=content, reading=Reading(limits=limits or Limits()))
    assert isinstance(draft, Draft)
    return draft


def texts(content: bytes) -> list[str]:
    return [line.text for line in read(content).lines if line.text]


# --- what is seen ----------------------------------------------------------------------------


def test_a_file_with_a_title_and_headings_is_taken_as_laid_out() -> None:
    draft = read(document(("Title", "Reopens"), BODY, ("Heading 2", "The damage"), MORE))
    assert (draft.title, draft.extracted, draft.headings) == ("Reopens", True, frozenset({1}))
    assert [(line.number, line.text) for line in draft.lines] == [
        (None, BODY),
        (None, "The damage"),
        (None, MORE),
    ]


def test_a_page_pasted_without_styles_is_told_from_its_furniture() -> None:
    pasted = (
        "Home",
        "Harbour of Varnholt reopens after the storm",
        "By Ada Brun | 5 March 2031",
        "",
        BODY,
        MORE,
        "Share",
    )
    draft = read(document(*pasted))
    assert not draft.extracted
    article = understand(draft, content_id="0" * 12)
    assert (article.title, article.author) == (pasted[1], "Ada Brun")
    assert [one.text for one in article.paragraphs] == [BODY, MORE]
    assert article.published is not None
    assert article.published.basis == "header"


TITLE = ("Title", "Harbour reopens after the storm")
IMPRINT = "The Harbour Gazette"


@pytest.mark.parametrize(
    ("paragraphs", "publisher", "left"),
    [
        ((TITLE, IMPRINT, BODY, MORE), IMPRINT, ()),
        ((TITLE, IMPRINT, "20 June 2031", BODY, MORE), IMPRINT, ()),
        ((TITLE, "By Ada Brun", "Solve Courier", BODY, MORE), "Solve Courier", ()),
        ((TITLE, ("Subtitle", IMPRINT), BODY, MORE), IMPRINT, ()),
        ((TITLE, ("Heading 2", IMPRINT), BODY, MORE), IMPRINT, ()),
        ((TITLE, BODY, MORE, IMPRINT), IMPRINT, ()),
        ((IMPRINT, TITLE, BODY, MORE), IMPRINT, ()),
        ((TITLE[1], BODY, MORE, IMPRINT), IMPRINT, ()),
        ((TITLE, BODY, MORE, "Reuters"), "Reuters", ()),
        ((TITLE, "The Solve Times", BODY, MORE), "The Solve Times", ()),
        # What may be a subheading or a person's name is left where it stands.
        ((TITLE, "Social Media", BODY, MORE), None, ("Social Media",)),
        ((TITLE, "Breaking News", BODY, MORE), None, ()),
        ((TITLE, "Hard Times", BODY, MORE), None, ("Hard Times",)),
        ((TITLE, BODY, "The Harbour Gazette", MORE), None, ("The Harbour Gazette",)),
        ((TITLE, "He read the gazette", BODY, MORE), None, ("He read the gazette",)),
        ((TITLE, "Here is The Harbour Gazette.", BODY, MORE), None,
         ("Here is The Harbour Gazette.",)),
    ],
)  # fmt: skip
def test_the_name_of_an_outlet_alone_above_or_below_the_text_is_its_publisher(
    paragraphs: tuple[tuple[str, str] | str, ...], publisher: str | None, left: tuple[str, ...]
) -> None:
    article = understand(read(document(*paragraphs)), content_id="0" * 12)
    assert (article.title, article.publisher) == (TITLE[1], publisher)
    found = [one.text for one in article.paragraphs]
    assert [one for one in found if one not in (BODY, MORE)] == list(left)
    assert [one for one in found if one in (BODY, MORE)] == [BODY, MORE]


def test_a_page_pasted_with_its_links_keeps_the_title_of_its_heading() -> None:
    link = p(f"<w:hyperlink>{r('Sport')}</w:hyperlink>")
    heading = p('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + r("Harbour reopens"))
    draft = read(package(heading + link * 4 + p(r(BODY)) + p(r(MORE))))
    assert (draft.extracted, draft.title) == (False, "Harbour reopens")


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (r("One ") + "<w:ins>" + r("two ") + "</w:ins>" + r("three"), ["One two three"]),
        (r("One") + "<w:del><w:r><w:delText> two</w:delText></w:r></w:del>", ["One"]),
        (r("One") + "<w:moveFrom>" + r(" two") + "</w:moveFrom>", ["One"]),
        ("<w:hyperlink>" + r("linked") + "</w:hyperlink>" + r(" text"), ["linked text"]),
        (r("One") + r(" hidden", "<w:vanish/>") + r(" two", '<w:vanish w:val="0"/>'), ["One two"]),
        (r("One") + "<w:r><w:tab/><w:t>two</w:t></w:r>", ["One two"]),
        (r("One.") + "<w:r><w:br/></w:r>" + r("Two."), ["One.", "Two."]),
        (r("co") + "<w:r><w:noBreakHyphen/></w:r>" + r("op"), ["co-op"]),
        (r("re") + "<w:r><w:softHyphen/></w:r>" + r("open"), ["reopen"]),
        (r("A fact") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("."), ["A fact."]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + r("One"), ["One"]),
        ("<w:sdt><w:sdtContent>" + r("In a control") + "</w:sdtContent></w:sdt>", ["In a control"]),
        ("<w:r><w:ruby><w:rt>" + r("かん") + "</w:rt><w:rubyBase>" + r("漢")
         + "</w:rubyBase></w:ruby></w:r>", ["漢"]),
        ("<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p(r("Boxed")) + p(r("Twice"))
         + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("Boxed"))
         + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + r("Around"),
         ["Around", "Boxed", "Twice"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("namespace", [W, STRICT])
def test_a_paragraph_is_read_as_a_person_sees_it(
    inside: str, seen: list[str], namespace: str
) -> None:
    assert texts(package(p(inside), namespace=namespace)) == seen


def test_cells_of_tables_are_text_where_they_hold_sentences() -> None:
    cells = "".join(f"<w:tc>{p(r(text))}</w:tc>" for text in ("Year", "2031", BODY, "4 million."))
    assert texts(package(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + p(r(MORE)))) == [BODY, MORE]


def test_headings_are_known_by_the_names_of_styles_in_any_language() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/>'
        '</w:style><w:style w:styleId="Eigene"><w:name w:val="Eigene"/>'
        '<w:basedOn w:val="berschrift1"/></w:style><w:style w:styleId="A"><w:basedOn w:val="B"/>'
        '</w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    styled = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
    body = p(styled.format("berschrift1") + r("Hafen offen")) + p(styled.format("A") + r(BODY))
    body += p(styled.format("Eigene") + r("Schäden")) + p(r(MORE))
    draft = read(package(body, word__styles=styles))
    assert (draft.title, [line.text for line in draft.lines]) == (
        "Hafen offen",
        [BODY, "Schäden", MORE],
    )
    assert draft.headings == frozenset({1})


# --- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraphs", "stated", "title"),
    [
        ((("Title", "Reopens"), BODY), "Something else", "Reopens"),
        ((("Heading 1", "Reopens"), BODY), "Something else", "Reopens"),
        (("Harbour reopens", BODY), "HARBOUR REOPENS", "Harbour reopens"),
        (("Harbour reopens", BODY), "Template of the desk", None),
        ((BODY, MORE), "Harbour reopens", "Harbour reopens"),
        ((BODY, MORE), "Microsoft Word - harbour.doc", None),
        ((BODY, MORE), "", None),
    ],
)
def test_the_title_of_the_properties_counts_where_the_text_bears_it_out(
    paragraphs: Sequence[tuple[str, str] | str], stated: str, title: str | None
) -> None:
    assert read(document(*paragraphs, title=stated)).title == title


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("Harbour of Varnholt reopens", True),
        ("항구 다시 열려", True),
        ("港口重新开放", True),
        ("Microsoft Word - x.doc", False),
        ("harbour final 2.docx", False),
        ("Document1", False),
        ("Untitled", False),
        ("draft_3", False),
        ("2031-03-05", False),
        ("PowerPoint Presentation", False),
        ("", False),
        ("x y " * 200, False),
    ],
)
def test_titles_that_programs_fill_in_are_none(title: str, good: bool) -> None:
    assert is_title(title) is good


def test_properties_of_the_file_are_no_date_and_no_author() -> None:
    draft = read(document(BODY, MORE))
    assert (draft.published, draft.author) == (None, None)


# --- files that are not what they say --------------------------------------------------------


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLD + b"\x00" * 600, "is an old Word document"),
        (OLD + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100, "protected by a password"),
        (b"{\\rtf1 text}", "is no Word document"),
        (b"<html><p>text</p></html>", "is no Word document"),
        (b"PK\x03\x04" + b"\x00" * 60, "damaged"),
        (zipped(xl__workbook="<x/>"), "an Excel workbook"),
        (zipped(other="text"), "is a zip archive"),
        (package(p("")), "has no text"),
        (package("<w:p>"), "damaged"),
        (package("<w:p>" * 2000 + "</w:p>" * 2000), "damaged"),
        (package(p(r("&c;")), before=BOMB), "declares entities"),
        (package(p(r("&x;")), before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hosts">]>'),
         "declares entities"),
        (document(BODY)[:-300], "damaged"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_readable_word_document_says_why(content: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert words in str(caught.value)
    assert caught.value.path == "a.docx"


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(expanded_bytes=100_000), "unpacks to"),
        (Limits(members=3), "is made of"),
        (Limits(page_bytes=10_000), "its part word/document.xml has"),
    ],
)
def test_what_a_file_may_unpack_to_is_limited(limits: Limits, words: str) -> None:
    bomb = package(p(r("x" * 200_000)), a="1", b="2", c="3")
    with pytest.raises(ReadError) as caught:
        read(bomb, limits)
    assert words in str(caught.value)


def test_a_directory_that_lies_about_sizes_is_not_believed() -> None:
    content = bytearray(package(p(r("x" * 1_000_000))))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(mark) + offset
        content[at : at + 4] = struct.pack("<I", 100)
    with pytest.raises(ReadError) as caught:
        read(bytes(content))
    assert "damaged" in str(caught.value)


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_file_is_read_or_rejected(seed: int) -> None:
    import random

    random_ = random.Random(seed)
    content = bytearray(document(("Title", "Reopens"), BODY, MORE, title="Reopens now"))
    for _ in range(random_.randint(1, 30)):
        content[random_.randrange(len(content))] = random_.randrange(256)
    try:
        path = read(bytes(content)).path
    except ReadError as error:
        path = error.path
    assert path == "a.docx"
