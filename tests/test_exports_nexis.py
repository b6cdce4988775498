"""Exports of Nexis: how documents are numbered, and where fields and body lie."""

from __future__ import annotations

import pytest

from briefing.readers import format_of
from tests.factories_exports import (
    FIRST,
    LAYOUTS,
    TEXT,
    TOLD,
    articles,
    body,
    day_of,
    nexis,
    read,
)

# --- Nexis -------------------------------------------------------------------------------


def nexis_document(number: str, head: str, text: str, tail: str = "LANGUAGE: ENGLISH") -> str:
    return (
        f"{number:^80}\n\n\n{'The Solve Ledger':^80}\n\n{'March 6, 2031 Thursday':^80}\n\n"
        f"{head}\n\n{text}\n\n{tail}\n\n\n{'Copyright 2031 Solve Ledger Ltd':^80}\n"
        f"{'All Rights Reserved':^80}\n\n"
    )


HEAD = "Ferries return\n\nBYLINE: Ada Brun\n\nLENGTH: 66 words"


@pytest.mark.parametrize(
    "numbers",
    [
        ("1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS"),
        ("DOCUMENT 1 of 2", "DOCUMENT 2 of 2"),
        ("1 of 1 DOCUMENT", "1 of 1 DOCUMENT"),
        ("Dokument 1 von 2", "Dokument 2 von 2"),
        ("Document 1 sur 2", "Document 2 sur 2"),
        ("Document 1 de 2", "Document 2 de 2"),
        ("\fDOCUMENT 1 of 2", "\f   DOCUMENT 2 of 2"),
        ("FOCUS - 1 of 2 DOCUMENTS", "FOCUS - 2 of 2 DOCUMENTS"),
    ],
)
def test_documents_are_numbered_in_many_ways(numbers: tuple[str, str]) -> None:
    content = "".join(
        nexis_document(number, HEAD.replace("return", word), TEXT)
        for number, word in zip(numbers, ("return", "stay"), strict=True)
    )
    assert format_of("a.txt", content.encode()).name == "nexis"
    assert [a.title for a in articles(content)] == ["Ferries return", "Ferries stay"]


def test_fields_may_hold_headline_and_body_and_be_in_another_language() -> None:
    content = (
        "                   Dokument 1 von 1\n\n\n        Copyright 2031 Lunder Bote GmbH\n"
        "             Alle Rechte vorbehalten\n\n                  Lunder Bote\n\n"
        "             Donnerstag 6. März 2031\n             Ausgabe Süd\n\n"
        "RUBRIK: LOKALES; S. 6\n\nLÄNGE: 40 Wörter\n\n"
        "ÜBERSCHRIFT: Fähren fahren wieder nach\nSolve\n\nAUTOR: Von Ida Holm\n\nORT: LUNDE\n\n"
        "BODY:\n\nDie Fähren von Varnholt fahren seit Donnerstag wieder, und die erste brachte "
        "412 Gäste nach Solve.\n\nDer Rat der Stadt will die Rinne noch vor dem Winter ausbaggern "
        "lassen.\n\nLADEDATUM: 7. März 2031\n\nSPRACHE: GERMAN; DEUTSCH\n"
    )
    [article] = articles(content)
    assert article.title == "Fähren fahren wieder nach Solve"
    assert (article.publisher, article.author, article.place) == (
        "Lunder Bote",
        "Ida Holm",
        "Lunde",
    )
    assert day_of(article) == "2031-03-06"
    assert article.language == "de"
    assert article.copyright == "Copyright 2031 Lunder Bote GmbH Alle Rechte vorbehalten"
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        pytest.param(
            HEAD,
            f"{FIRST[0]}\n\nLENGTH: 300 metres; the pier is shorter than the old one was.\n\n"
            f"{FIRST[1]}\n\nLANGUAGE: a course for sailors opens on Monday, the school said.\n\n"
            f"{FIRST[2]}",
            (
                FIRST[0],
                "LENGTH: 300 metres; the pier is shorter than the old one was.",
                FIRST[1],
                "LANGUAGE: a course for sailors opens on Monday, the school said.",
                FIRST[2],
            ),
            id="a body with words of fields",
        ),
        pytest.param("Ferries return\n\nLENGTH: 66 words", TEXT, FIRST, id="a length alone"),
        pytest.param("Ferries return\n\nBYLINE: Ada Brun", TEXT, FIRST, id="no length"),
        pytest.param("Ferries return", TEXT, FIRST, id="no fields"),
        pytest.param(
            "Ferries return\nBYLINE: Ada Brun\nLENGTH: 66 words".replace("\nB", "\n\nB"),
            TEXT,
            FIRST,
            id="fields without blank lines",
        ),
        pytest.param(
            HEAD + "\n\nDATELINE: SOLVE\n\nHIGHLIGHT: Nine days in port are over.",
            TEXT,
            FIRST,
            id="a highlight",
        ),
        pytest.param(
            HEAD,
            TEXT + "\n\nGRAPHIC: Photo, The Havlinde in port. Ada Brun\n\nA map of the strait.",
            FIRST,
            id="captions of two blocks",
        ),
        pytest.param(
            HEAD, TEXT + "\nLOAD-DATE: March 6, 2031", FIRST, id="a trailer without a blank line"
        ),
    ],
)
def test_the_body_lies_between_the_fields(head: str, text: str, expected: tuple[str, ...]) -> None:
    other = nexis_document("1 of 2 DOCUMENTS", HEAD.replace("return", "stay"), TEXT)
    content = other + nexis_document("2 of 2 DOCUMENTS", head, text)
    [_, article] = articles(content)
    assert article.title == "Ferries return"
    assert body(article) == expected


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    [article] = articles(nexis(TOLD[:1]))
    assert body(article) == FIRST
    assert len(article.paragraphs) == 3


def test_an_article_without_text_is_rejected_and_the_rest_is_read() -> None:
    empty = f"{'1 of 2 DOCUMENTS':^80}\n\n{'The Solve Ledger':^80}\n\n{'March 6, 2031':^80}\n\n"
    empty += "Nothing to tell\n\nLENGTH: 0 words\n\nLANGUAGE: ENGLISH\n\n"
    done = read(empty + nexis_document("2 of 2 DOCUMENTS", HEAD, TEXT))
    assert [d.article.title for d in done.documents] == ["Ferries return"]
    [rejected] = done.rejected
    assert rejected.item == "1 of 2 DOCUMENTS"
    assert "'Nothing to tell' has no text" in rejected.reason


def test_the_newer_layout_takes_a_wrapped_title_from_the_list_of_the_cover() -> None:
    content = LAYOUTS["nexis uni"](TOLD)
    title = TOLD[0].title
    wrapped = content.replace(f"{title}\nThe", title.replace(" the ", "\nthe ") + "\nThe")
    assert wrapped != content
    assert [a.title for a in articles(wrapped)] == [told.title for told in TOLD]


def test_pages_of_the_newer_layout_are_no_text() -> None:
    content = LAYOUTS["nexis uni"](TOLD).replace(
        f"\n{FIRST[1]}", f"\nPage 2 of 9\n{TOLD[0].title}\n\n{FIRST[1]}", 1
    )
    assert "Page 2" not in articles(content)[0].text
