"""Exports of Factiva: heads in several languages, codes in several forms."""

from __future__ import annotations

import re

import pytest

from tests.factories_exports import (
    FIRST,
    LAYOUTS,
    TEXT,
    TOLD,
    articles,
    body,
    factiva,
    read,
)

# --- Factiva -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("Ferries return\n\nBy Ada Brun\n66 words", "Ferries return", "Ada Brun"),
        ("Ferries return\nBy Ada Brun\n66 words", "Ferries return", "Ada Brun"),
        ("News\nFerries return\n66 words", "Ferries return", None),
        ("Ferries return\n\n66 words", "Ferries return", None),
        (
            "Ferries return to the strait\n\nAda Brun\n66 words",
            "Ferries return to the strait",
            "Ada Brun",
        ),
        (
            "Ferries return to the strait after nine days and nights in the\nport of Varnholt\n\n"
            "By Ada Brun in Solve\n1,066 words",
            "Ferries return to the strait after nine days and nights in the port of Varnholt",
            "Ada Brun in Solve",
        ),
    ],
)
def test_headline_and_byline_stand_above_the_count(
    head: str, title: str, author: str | None
) -> None:
    content = (
        f"{head}\n6 March 2031\nKNB News\nKNBN\nEnglish\nCopyright 2031. KNB. All rights "
        f"reserved.\n\n{TEXT}\n\nDocument KNBN000020310306ek3600001\n"
    )
    [article] = articles(content)
    assert (article.title, article.author) == (title, author)
    assert article.publisher == "KNB News"
    assert body(article) == FIRST


@pytest.mark.parametrize(
    ("count", "day", "language", "document", "code"),
    [
        ("66 words", "6 March 2031", "English", "Document", "en"),
        ("66 mots", "6 mars 2031", "Français", "Document", "fr"),
        ("66 Wörter", "6. März 2031", "Deutsch", "Dokument", "de"),
        ("66 palabras", "6 marzo 2031", "Español", "Documento", "es"),
    ],
)
def test_factiva_speaks_several_languages(
    count: str, day: str, language: str, document: str, code: str
) -> None:
    content = "".join(
        f"Ferries {word}\n\n{count}\n{day}\n10:15 GMT\nKNB News\nKNBN\n{language}\n(c) 2031 KNB\n\n"
        f"{TEXT}\n\n{document} KNBN000020310306ek360000{number}\n\n"
        for number, word in enumerate(("return", "stay"))
    )
    found = articles(content)
    assert [a.title for a in found] == ["Ferries return", "Ferries stay"]
    assert [a.language for a in found] == [code, code]
    published = found[0].published
    assert published is not None
    assert published.value.isoformat() == "2031-03-06T10:15:00+00:00"


def test_codes_may_stand_on_lines_of_their_own_and_name_the_agency() -> None:
    content = (
        "HD\nFerries return\nCR\nKNB\nWC\n66 words\nPD\n6 March 2031\nSN\nSolve Ledger\n"
        "LA\nEnglish\n"
        f"LP\n{FIRST[0]}\nTD\n{FIRST[1]}\n{FIRST[2]}\nNS\ngcat : News\n"
        "AN\nDocument SOLVED0020310306ek3600001\n"
    )
    [article] = articles(content)
    assert body(article) == FIRST
    assert (article.title, article.publisher, article.agency) == (
        "Ferries return",
        "Solve Ledger",
        "KNB",
    )
    assert article.item == "SOLVED0020310306ek3600001"


def test_a_body_may_speak_of_documents_and_words() -> None:
    text = f"{FIRST[0]}\n\nDocument 12 of the file\n\n500 words\n\n{FIRST[1]}"
    content = factiva(TOLD[:1]).replace(TEXT, text)
    [article] = articles(content)
    assert article.title == TOLD[0].title
    assert "Document 12 of the file" in article.text


def test_codes_may_have_lost_all_but_one_space() -> None:
    content = re.sub(r"(?m)^([A-Z]{2,3}) +", r"\1 ", LAYOUTS["factiva coded"](TOLD))
    found = articles(content)
    assert [article.title for article in found] == [told.title for told in TOLD]
    assert [body(article) for article in found] == [told.body for told in TOLD]


@pytest.mark.parametrize("layout", ["factiva", "europresse"])
def test_an_article_without_its_head_is_named(layout: str) -> None:
    content = LAYOUTS[layout](TOLD)
    done = read(content[content.index(FIRST[0]) :])
    assert [document.article.title for document in done.documents] == [
        told.title for told in TOLD[1:]
    ]
    [rejected] = done.rejected
    assert rejected.item == articles(content)[0].item
    assert "where it begins" in rejected.reason
