"""Exports of Europresse: heads in several orders, numbered or not."""

from __future__ import annotations

import pytest

from briefing.readers import format_of
from tests.factories_exports import (
    FIRST,
    LAYOUTS,
    TOLD,
    articles,
    body,
    day_of,
    read,
)

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
