"""PDF files: paragraphs made whole, what runs along the pages left out, and broken files."""

from __future__ import annotations

import random
import sys
import textwrap
import zlib

import pytest

from briefing.articles import understand
from briefing.errors import MissingExtra, ReadError
from briefing.readers import read_drafts
from briefing.records import Draft, Limits, Reading
from tests.factories_pdf import Placed, a_pdf, assembled, column

BODY = (
    "The harbour of Varnholt reopened on Tuesday after the storm, the port office said in a "
    "statement that named neither the cost nor the day on which the ferries will sail again."
)
MORE = (
    "Officials put the damage at 4 million crowns and closed two berths until the summer, when "
    "divers are to look at the outer breakwater and at the piers of the old fish market."
)


def wrapped(text: str, width: int = 60) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def read(content: bytes, limits: Limits | None = None) -> Draft:
    (draft,) = read_drafts("a.pdf", content=content, reading=Reading(limits=limits or Limits()))
    assert isinstance(draft, Draft)
    return draft


def texts(content: bytes) -> list[str]:
    return [line.text for line in read(content).lines if line.text]


# --- paragraphs ------------------------------------------------------------------------------


def test_lines_become_paragraphs_by_their_distance() -> None:
    page = column([*wrapped(BODY), "", *wrapped(MORE)])
    draft = read(a_pdf([page]))
    assert [(line.number, line.text) for line in draft.lines] == [
        (None, BODY),
        (None, ""),
        (None, MORE),
    ]


def test_lines_become_paragraphs_by_indent_or_by_a_short_last_line() -> None:
    short = column([*wrapped(BODY, 50), *wrapped(MORE, 50)])
    assert texts(a_pdf([short])) == [BODY, MORE]
    lines = column([*wrapped(BODY), *wrapped(MORE)])
    first = len(wrapped(BODY))
    x, y, size, text = lines[first]
    lines[first] = (x + 15, y, size, text)
    assert texts(a_pdf([lines])) == [BODY, MORE]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("The har-", "bour is open."), "The harbour is open."),
        (("The Franco-", "German talks."), "The Franco-German talks."),
        (("Nord- und Süd-, Ost-", "und Westhafen."), "Nord- und Süd-, Ost- und Westhafen."),
        (("A well-known port, a well-", "known pier."), "A well-known port, a well-known pier."),
        (("The har\u00ad", "bour is open."), "The harbour is open."),
        (("It cost 4 -", "5 million."), "It cost 4 - 5 million."),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_made_whole(
    lines: tuple[str, str], whole: str
) -> None:
    assert texts(a_pdf([column([*lines, "", *wrapped(BODY)])]))[0] == whole


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    half = len(wrapped(BODY)) // 2 + 1
    left, right = wrapped(BODY)[:half], wrapped(BODY)[half:]
    assert texts(a_pdf([column(left) + column(right, x=320)])) == [BODY]
    assert texts(a_pdf([column(left), column(right)])) == [BODY]


def test_what_runs_along_the_pages_is_left_out() -> None:
    def page(number: int, lines: list[str]) -> list[Placed]:
        head: Placed = (60, 800, 9, "The Varnholt Courier, 5 March 2031")
        foot: Placed = (60, 30, 9, f"https://courier.example/harbour {number}/3")
        return [head, *column(lines), (300, 30, 9, f"Page {number}"), foot]

    pages = [page(1, wrapped(BODY)), page(2, wrapped(MORE)), page(3, wrapped(f"Now {BODY}"))]
    assert texts(a_pdf(pages)) == [BODY, MORE, f"Now {BODY}"]


def test_an_article_is_read_with_its_headline_and_date() -> None:
    page: list[Placed] = [(60, 790, 9, "THE COURIER"), (60, 750, 22, "Harbour of Varnholt")]
    page += [(60, 724, 22, "reopens after the storm"), (60, 700, 10, "By Ada Brun | 5 March 2031")]
    page += column([*wrapped(BODY), "", *wrapped(MORE)], top=670)
    draft = read(a_pdf([page], info="/Title (Microsoft Word - x.doc) /CreationDate (D:20300101)"))
    article = understand(draft, content_id="0" * 12)
    assert article.title == "Harbour of Varnholt reopens after the storm"
    assert article.author == "Ada Brun"
    assert [one.text for one in article.paragraphs] == [BODY, MORE]
    assert article.published is not None
    assert article.published.basis == "header"


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("/Title (HARBOUR REOPENS)", "Harbour reopens"),
        ("/Title (Another file)", None),
        ("/Title (x.indd)", None),
        ("/Title 5", None),
        ("", None),
    ],
)
def test_the_title_of_the_properties_counts_where_the_text_bears_it_out(
    info: str, title: str | None
) -> None:
    assert read(a_pdf([column(["Harbour reopens", "", *wrapped(BODY)])], info=info)).title == title


# --- files that can not be read ---------------------------------------------------------------

TREE = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>",
]
FLATE = zlib.compress(b"q " * 50_000_000, 9)
ENCRYPTED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(x) (x)]" % (
    b"o" * 32,
    b"u" * 32,
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_pdf([[]]), "has no text in it"),
        (a_pdf([], content=b""), "has no text in it"),
        (a_pdf([[]], content=b"q 500 0 0 700 0 0 cm /Im1 Do Q"), "has no text in it"),
        (b"%PDF-1.4\nnothing else", "damaged"),
        (a_pdf([column(wrapped(BODY))])[:200], "damaged"),
        (b"PK\x03\x04 a zip", "is no PDF document"),
        (assembled(TREE), ""),
        (assembled([*TREE[:1], b"<< /Type /Pages /Kids [] /Count 0 >>"], trailer=ENCRYPTED),
         "protected by a password"),
        (a_pdf([column(["\\(cid:12\\)\\(cid:13\\)" * 20])]).replace(b"\\\\", b""),
         "its fonts do not tell"),
    ],
)  # fmt: skip
def test_a_file_without_readable_text_says_why(content: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert words in str(caught.value)
    assert caught.value.path == "a.pdf"


def test_a_stream_that_unpacks_beyond_measure_is_given_up() -> None:
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(FLATE)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        stream + FLATE + b"\nendstream",
    ]
    with pytest.raises(ReadError):
        read(assembled(objects))


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(page_bytes=50), "page_bytes"),
        (Limits(members=1), "members"),
        (Limits(seconds=1e-9), "seconds"),
    ],
)
def test_what_a_file_may_cost_is_limited(limits: Limits, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(a_pdf([column(wrapped(BODY)), column(wrapped(MORE))]), limits)
    assert f"raise {words} under [limits]" in str(caught.value)


def test_without_pypdf_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtra) as caught:
        read(a_pdf([column(wrapped(BODY))]))
    assert "briefing[pdf]" in str(caught.value)


@pytest.mark.parametrize("seed", range(60))
def test_a_mutated_file_is_read_or_rejected(seed: int) -> None:
    random_ = random.Random(seed)
    content = bytearray(a_pdf([column(wrapped(BODY)), column(wrapped(MORE))], info="/Title (x y)"))
    for _ in range(random_.randint(1, 60)):
        content[random_.randrange(len(content))] = random_.randrange(256)
    try:
        path = read(bytes(content)).path
    except ReadError as error:
        path = error.path
    assert path == "a.pdf"
