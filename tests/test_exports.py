"""Exports of press databases: every article of them, its fields, and nothing around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from briefing.errors import ReadError
from briefing.pipeline import read as read_file
from briefing.readers import format_of, read_drafts
from briefing.records import Article, Draft, FileRead, Rejected
from tests.factories_exports import FIRST, LAYOUTS, SECOND, Told, factiva, nexis

TOLD = (
    Told(title="Ferries return to the strait after nine days"),
    Told(
        title="Two bakeries close in Tarvin as flour grows dearer",
        body=SECOND,
        author=None,
        day=date(2031, 3, 7),
    ),
    Told(title="Council of Solve asks for a second ferry", source="Solve Ledger"),
)
FORMATS = {name: name.split()[0] if "page" not in name else "europresse" for name in LAYOUTS}


def read(text: str | bytes, name: str = "export.txt") -> FileRead:
    content = text.encode() if isinstance(text, str) else text
    return read_file(Path(name), name, content=content)


def articles(text: str | bytes, name: str = "export.txt") -> list[Article]:
    return [document.article for document in read(text, name).documents]


def body(article: Article) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in article.paragraphs)


def day_of(article: Article) -> str | None:
    return article.published.value.isoformat()[:10] if article.published else None


# --- every layout ------------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_articles_of_an_export_are_read_with_their_fields(layout: str) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    content = LAYOUTS[layout](TOLD)
    assert format_of(name, content.encode()).name == FORMATS[layout]
    done = read(content, name)
    assert done.rejected == ()
    found = [document.article for document in done.documents]
    assert [article.title for article in found] == [told.title for told in TOLD]
    assert [body(article) for article in found] == [told.body for told in TOLD]
    assert [day_of(article) for article in found] == [told.day.isoformat() for told in TOLD]
    assert [article.publisher for article in found] == [told.source for told in TOLD]
    assert [article.author for article in found] == [told.author for told in TOLD]
    assert {article.language for article in found} == {"en"}
    assert all(told.source in (a.copyright or "") for told, a in zip(TOLD, found, strict=True))
    basis = [article.published.basis for article in found if article.published]
    assert basis == ["metadata"] * len(TOLD)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lines_are_those_of_the_file(layout: str) -> None:
    content = LAYOUTS[layout](TOLD)
    lines = content.split("\n")
    for article in articles(content, "export.html" if "page" in layout else "export.txt"):
        for paragraph in article.paragraphs:
            assert paragraph.line is not None
            line = lines[paragraph.line - 1].strip().removeprefix("<p>").removesuffix("</p>")
            assert paragraph.text.startswith(line)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_items_stay_the_same_in_another_order_and_among_others(layout: str) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    more = (Told(title="Tarvin opens its new fish hall", day=date(2031, 3, 9)), *reversed(TOLD))

    def items(told: Sequence[Told]) -> dict[str | None, str | None]:
        return {article.title: article.item for article in articles(LAYOUTS[layout](told), name)}

    before, after = items(TOLD), items(more)
    assert len(set(after.values())) == len(more)
    if "nexis" in layout:  # the others number their documents, and this test does not keep them
        assert before.items() <= after.items()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16-le", "\ufeff")]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_line_ends_change_nothing(
    layout: str, encoding: str, mark: str, line_end: str
) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    content = LAYOUTS[layout](TOLD)
    other = articles((mark + content.replace("\n", line_end)).encode(encoding), name)
    assert [(a.title, body(a), a.item) for a in other] == [
        (a.title, body(a), a.item) for a in articles(content, name)
    ]
    lines = [[paragraph.line for paragraph in article.paragraphs] for article in other]
    assert lines == [[p.line for p in article.paragraphs] for article in articles(content, name)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_export_cut_off_keeps_what_came_before(layout: str) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    content = LAYOUTS[layout](TOLD)
    whole = articles(content, name)
    last = content.rindex(TOLD[2].title)
    at = content.index(FIRST[1][:40], last)
    cut = articles(content[:at], name)
    assert [body(a) for a in cut[:2]] == [body(a) for a in whole[:2]]
    assert cut[2].title == TOLD[2].title
    assert body(cut[2]) == FIRST[:1]
    headless = read(content[:last], name)
    assert len(headless.documents) == 2


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_that_stands_twice_is_read_once(layout: str) -> None:
    if "factiva" in layout or "europresse" in layout:
        once = LAYOUTS[layout](TOLD[:1])
        twice = once + once if "page" not in layout else once.replace("</body></html>", "") + once
    else:
        twice = LAYOUTS[layout]((TOLD[0], TOLD[1], TOLD[0]))
    done = read(twice, "export.html" if "page" in layout else "export.txt")
    assert len({document.article.item for document in done.documents}) == len(done.documents)
    [rejected] = done.rejected
    assert rejected.item == done.documents[0].article.item
    assert "twice" in rejected.reason


# --- Nexis -------------------------------------------------------------------------------


def nexis_document(number: str, head: str, text: str, tail: str = "LANGUAGE: ENGLISH") -> str:
    return (
        f"{number:^80}\n\n\n{'The Solve Ledger':^80}\n\n{'March 6, 2031 Thursday':^80}\n\n"
        f"{head}\n\n{text}\n\n{tail}\n\n\n{'Copyright 2031 Solve Ledger Ltd':^80}\n"
        f"{'All Rights Reserved':^80}\n\n"
    )


HEAD = "Ferries return\n\nBYLINE: Ada Brun\n\nLENGTH: 66 words"
TEXT = "\n\n".join(FIRST)


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


# --- Europresse --------------------------------------------------------------------------

FRENCH = (
    "Les ferries de Varnholt ont repris la mer jeudi après neuf jours au port, selon le conseil.",
    "« Nous avons perdu une semaine de saison », a déclaré Ida Holm, qui dirige le bureau.",
)


@pytest.mark.parametrize(
    "head",
    [
        "La Dépêche de Lunde\nRégion, jeudi 6 mars 2031 45 mots, p. 5\n\nLes ferries repartent\n\n"
        "Ada Brun",
        "La Dépêche de Lunde\n\nRégion, jeudi 6 mars 2031, p. 5\n\nLes ferries repartent\n\n"
        "Ada Brun\n\n45 mots",
        "Jeudi 6 mars 2031\nLa Dépêche de Lunde • p. 5 • 45 mots\n\nLes ferries repartent\n\n"
        "Ada Brun",
        "La Dépêche de Lunde, no. 812\nRégion\njeudi 6 mars 2031 45 mots, p. 5\n\n"
        "Aussi paru dans 5 mars 2031 - ladepeche-lunde (site web)\n\nLes ferries repartent\n\n"
        "La fin de neuf jours au port\n\nPar Ada Brun",
    ],
)
def test_the_head_of_europresse_comes_in_several_orders(head: str) -> None:
    text = "\n\n".join(FRENCH)
    content = (
        "Documents sauvegardés\n\nVendredi 7 mars 2031 à 10 h 15\n1 document\n\n"
        f"{head}\n\n{text}\n\nIllustration(s) : Le Havlinde\n\n© 2031 La Dépêche de Lunde. Tous "
        "droits réservés.\n\nCertificat émis le 7 mars 2031\n\nnews·20310306·DL·0012345\n"
    )
    [article] = articles(content)
    assert article.title == "Les ferries repartent"
    assert (article.publisher, article.author) == ("La Dépêche de Lunde", "Ada Brun")
    assert day_of(article) == "2031-03-06"
    assert article.language == "fr"
    assert article.item == "news-20310306-DL-0012345"
    assert body(article) == FRENCH


HEADS = (
    "La Dépêche de Lunde, no. 812\nRégion, jeudi 6 mars 2031 45 mots, p. 5\n\nLes ferries "
    "repartent\n\nAda Brun",
    "Vendredi 7 mars 2031\nLe Courrier de Solve • p. 2 • 1 045 mots\n\nDeux fours s'éteignent",
    "L'Écho de Tarvin\n\nRégion, samedi 8 mars 2031, p. 5\n\nLe pont est fermé\n\nIda Holm"
    "\n\n45 mots",
)


def numbered(marks: tuple[str, ...], *, cover: str = "", number: bool = False) -> str:
    """Articles below lines that number them, without document numbers unless asked for."""
    return cover + "".join(
        f"{mark}\n\n{head}\n\n"
        + "\n\n".join(f"{text} ({at})" if at else text for text in FRENCH)
        + "\n\n© 2031 Un journal. Tous droits réservés.\n\nCertificat émis le 9 mars 2031\n\n"
        + (f"news·20310306·DL·001234{at}\n\n" if number else "")
        for at, (mark, head) in enumerate(zip(marks, HEADS, strict=True))
    )


@pytest.mark.parametrize("cover", ["", "Documents sauvegardés\n\nDimanche 9 mars 2031 à 10 h\n\n"])
@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("form", ["Document {} de 3", "  Document {} sur 3  ", "Document {} of 3"])
def test_europresse_may_number_its_articles(form: str, number: bool, cover: str) -> None:
    content = numbered(tuple(form.format(at) for at in (1, 2, 3)), cover=cover, number=number)
    assert format_of("a.txt", content.encode()).name == "europresse"
    found = articles(content)
    assert [one.title for one in found] == [
        "Les ferries repartent",
        "Deux fours s'éteignent",
        "Le pont est fermé",
    ]
    assert [one.publisher for one in found] == [
        "La Dépêche de Lunde",
        "Le Courrier de Solve",
        "L'Écho de Tarvin",
    ]
    assert [day_of(one) for one in found] == ["2031-03-06", "2031-03-07", "2031-03-08"]
    assert [one.author for one in found] == ["Ada Brun", None, "Ida Holm"]
    assert body(found[0]) == FRENCH
    assert body(found[2]) == tuple(f"{text} (2)" for text in FRENCH)
    assert found[0].item == (
        "news-20310306-DL-0012340"
        if number
        else "2031-03-06-dépêche-de-lunde-les-ferries-repartent"
    )


def test_a_numbered_article_without_its_head_is_reported() -> None:
    content = numbered(tuple(f"Document {at} de 3" for at in (1, 2, 3)))
    start = content.index("Vendredi 7 mars")
    content = content[:start] + content[content.index(FRENCH[0], start) :]
    done = read(content)
    assert [one.article.title for one in done.documents] == [
        "Les ferries repartent",
        "Le pont est fermé",
    ]
    [rejected] = done.rejected
    assert rejected.item == "2"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_europresse_is_recognised_in_either_encoding(encoding: str) -> None:
    content = LAYOUTS["europresse"](TOLD).encode(encoding)
    assert format_of("a.txt", content).name == "europresse"
    assert len(articles(content)) == len(TOLD)


def test_a_page_whose_body_has_line_breaks_is_read_by_them() -> None:
    broken = LAYOUTS["europresse page"](TOLD[:1])
    for text in FIRST:
        broken = broken.replace(f"<p>{text}</p>", f"{text}<br><br/>")
    [article] = articles(broken, "a.html")
    assert body(article) == FIRST


# --- what is no export -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"Ferries return\n\n{TEXT}\n\nDocument\n",
        f"Ferries return\n\nLENGTH: 66 words\n\n{TEXT}\n\nThis is 3 of 57 DOCUMENTS of the file.\n",
        f"Ferries return\n\n{TEXT}\n\nEnd of Document\n",
        f"Ferries return\n66 words\n\n{TEXT}\n\nDocument ABC\n",
        f"Ferries return\n\n{TEXT}\n\nSee Document KNBN000020310306ek3600001 of 66 words.\n",
        f"Les ferries\n\n{TEXT}\n\nSource : news·20310306·DL·0012345, 45 mots\n",
        f"HD    Ferries return\n\n{TEXT}\n\nDocument follows\n",
        f"Ferries return\n\n{TEXT}\n\nDocument 1 de 3\n",
        f"Ferries return\n\n{TEXT}\n\nCited: Document 1 de 3, 45 mots.\n",
        f"Document 1 of 3\n\nFerries return\n66 words\n\nFull text: {TEXT}\n",
    ],
)
def test_an_ordinary_article_is_no_export(text: str) -> None:
    assert format_of("a.txt", text.encode()).name == "text"


def test_an_ordinary_page_is_no_export() -> None:
    page = (
        f"<html><body><script>Document</script><article><p>{FIRST[0]}</p></article></body></html>"
    )
    assert format_of("a.html", page.encode()).name == "html"


@pytest.mark.parametrize("format_", ["nexis", "factiva", "europresse"])
def test_what_holds_no_article_is_an_error_that_names_the_database(format_: str) -> None:
    from briefing.readers import readers

    with pytest.raises(ReadError) as caught:
        readers[format_]("a.txt", FIRST[0].encode())
    assert f"no article of a {format_.capitalize()} export" in str(caught.value)


def test_drafts_have_their_bodies_apart() -> None:
    for one in read_drafts("a.txt", content=nexis(TOLD).encode()):
        assert not isinstance(one, Rejected)
        assert isinstance(one, Draft)
        assert one.extracted
