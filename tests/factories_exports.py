"""Exports of press databases in their layouts, made of invented articles."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.pipeline import read as read_file
from briefing.records import Article, FileRead

FIRST = (
    "The ferries of Varnholt sailed again on Thursday after nine days in port, and the first of "
    "them carried 412 passengers to Solve.",
    '"We lost a week of the season," said Ida Holm, who runs the line\'s office in Varnholt. She '
    "expects the islanders to ask for their money back.",
    "The harbour council wants to dredge the channel before winter; the work would cost 4 million "
    "crowns and take until November.",
)
SECOND = (
    "Two bakeries in Tarvin have closed since the price of flour rose by a third, the bakers' "
    "guild said on Thursday.",
    "The guild asked the ministry to release flour from the state's stores, as it did in 2021.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article as a test states it, before any layout."""

    title: str
    body: tuple[str, ...] = FIRST
    source: str = "The Varnholt Courier"
    day: date = date(2031, 3, 6)
    author: str | None = "Ada Brun"


def _english(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year} {_DAYS[day.weekday()]}"


def _words(told: Told) -> int:
    return sum(len(text.split()) for text in told.body)


def nexis(articles: Sequence[Told], *, cover: bool = True) -> str:
    """The classic layout of Nexis, wrapped at 80 columns."""
    parts = []
    if cover:
        parts.append(
            "\n\nDownload Request: All Documents: 1-57\nTime Of Request: Friday, March 07, 2031  "
            "10:15:00\n\nSend To:\nTHE LIBRARY\nOSTRELL\n\n\nTerms: (ferries and Varnholt)\n\n"
            "Source: The Varnholt Courier\nProject ID:\n\n\n"
        )
    for number, told in enumerate(articles, start=1):
        fields = [textwrap.fill(told.title, 80)]
        if told.author:
            fields.append(f"BYLINE: {told.author}")
        fields += ["SECTION: NEWS; Pg. 5", f"LENGTH: {_words(told)} words"]
        fields += [textwrap.fill(text, 80, break_on_hyphens=False) for text in told.body]
        fields += [
            f"LOAD-DATE: {_english(told.day).rsplit(' ', 1)[0]}",
            "LANGUAGE: ENGLISH",
            "PUBLICATION-TYPE: Newspaper",
        ]
        parts.append(
            f"{number} of {len(articles)} DOCUMENTS".center(80)
            + "\n\n\n\n"
            + told.source.center(80)
            + "\n\n"
            + _english(told.day).center(80)
            + "\n\n"
            + "\n\n".join(fields)
            + "\n\n\n"
            + f"Copyright {told.day.year} {told.source}".center(80)
            + "\n"
            + "All Rights Reserved".center(80)
            + "\n\n"
        )
    return "".join(parts)


def nexis_uni(articles: Sequence[Told], *, cover: bool = True) -> str:
    """The newer layout of Nexis, a line a paragraph."""
    parts = []
    if cover:
        listed = "\n".join(
            f"{number}. {told.title}\nClient/Matter: -None-\nSearch Terms: ferries\n"
            for number, told in enumerate(articles, start=1)
        )
        parts.append(
            "Date and Time: Friday, 7 March 2031 10:15:00 GMT\nJob Number: 240117\n"
            f"Documents ({len(articles)})\n\n{listed}\nAbout LexisNexis\n\n"
        )
    for told in articles:
        byline = f"Byline: {told.author}\n\n" if told.author else ""
        parts.append(
            f"{told.title}\n{told.source}\n{_english(told.day)}\n\n"
            f"Copyright {told.day.year} {told.source} All Rights Reserved\n\n"
            f"Section: NEWS; Pg. 5\nLength: {_words(told)} words\n\n{byline}Body\n\n"
            + "\n\n".join(told.body)
            + "\n\nClassification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\n"
            f"Subject: FERRIES (90%); PORTS (78%)\n\nLoad-Date: {told.day.isoformat()}\n\n\n"
            "End of Document\n\n"
        )
    return "".join(parts)


def factiva_number(index: int, day: date) -> str:
    return f"VRCOUR0020{day.year % 100:02}{day:%m%d}ek36{index:05}"


def factiva(articles: Sequence[Told]) -> str:
    """The article display of Factiva."""
    parts = []
    for index, told in enumerate(articles, start=1):
        byline = f"By {told.author}\n" if told.author else ""
        parts.append(
            f"News\n{told.title}\n\n{byline}{_words(told)} words\n"
            f"{told.day.day} {_MONTHS[told.day.month - 1]} {told.day.year}\n10:15\n{told.source}\n"
            f"VRCOUR\n5\nEnglish\n(c) {told.day.year} {told.source}. All rights reserved.\n\n"
            + "\n\n".join(told.body)
            + f"\n\nDocument {factiva_number(index, told.day)}\n\n"
        )
    return "".join(parts) + (
        "Search Summary\nText\tferries and Varnholt\nDate\tAll Dates\nSource\tAll Sources\n"
        "Results Found\t57\nTimestamp\t7 March 2031 10:20\n"
    )


def factiva_coded(articles: Sequence[Told]) -> str:
    """The display of Factiva with indexing."""
    parts = []
    for index, told in enumerate(articles, start=1):
        lead, *tail = told.body
        byline = f"BY    {told.author}\n" if told.author else ""
        parts.append(
            f"SE    News\nHD    {told.title}\n{byline}WC    {_words(told)} words\n"
            f"PD    {told.day.day} {_MONTHS[told.day.month - 1]} {told.day.year}\nET    10:15\n"
            f"SN    {told.source}\nSC    VRCOUR\nLA    English\n"
            f"CY    (c) {told.day.year} {told.source}\n\nLP    \n"
            + textwrap.fill(lead, 76)
            + "\n\nTD    \n"
            + "\n\n".join(textwrap.fill(text, 76) for text in tail)
            + "\n\nCO    vrline : Varnholt Line AS\nIN    i74 : Marine Transport\n"
            "NS    gcat : Political/General News\nRE    varn : Varnholt\nPUB   Courier Press\n"
            f"AN    Document {factiva_number(index, told.day)}\n\n"
        )
    return "".join(parts)


def europresse(articles: Sequence[Told]) -> str:
    """Europresse as text."""
    parts = ["Documents sauvegardés\n\nVendredi 7 mars 2031 à 10 h 15\n\n2 documents\n\n"]
    for index, told in enumerate(articles, start=1):
        day = f"{_JOURS[told.day.weekday()]} {told.day.day} {_MOIS[told.day.month - 1]}"
        author = f"{told.author}\n\n" if told.author else ""
        parts.append(
            f"{told.source}, no. 24510\nRégion, {day} {told.day.year} {_words(told)} mots, p. 5\n\n"
            f"{told.title}\n\n{author}"
            + "\n\n".join(told.body)
            + f"\n\n© {told.day.year} {told.source}. Tous droits réservés.\n\n"
            "Le présent document est protégé par les lois et conventions internationales sur le "
            "droit d'auteur.\n\nCertificat émis le 7 mars 2031 à La-Bibliothèque pour impression "
            f"temporaire.\n\nnews·{told.day:%Y%m%d}·VC·{index:07}\n\n"
        )
    return "".join(parts)


def europresse_page(articles: Sequence[Told]) -> str:
    """Europresse as a web page."""
    parts = ["<!DOCTYPE html><html lang='fr'><head><title>Europresse</title></head><body>\n"]
    for index, told in enumerate(articles, start=1):
        day = f"{_JOURS[told.day.weekday()]} {told.day.day} {_MOIS[told.day.month - 1]}"
        author = f'<p class="sm-margin-bottomNews">{told.author}</p>' if told.author else ""
        parts.append(
            '<article><header><div class="rdp__DocPublicationName">\n'
            f'<span class="DocPublicationName">{told.source}, no. 24510</span></div>\n'
            f'<div><span class="DocHeader">Région, {day} {told.day.year} {_words(told)} mots, p. 5'
            '</span></div>\n<div class="titreArticle">'
            '<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">'
            f"{told.title}</p></div>\n{author}</header>\n"
            '<section><div class="DocText clearfix"><div class="docOcurrContainer">\n'
            + "\n".join(f"<p>{text}</p>" for text in told.body)
            + f"\n</div></div></section><footer><div><small>© {told.day.year} {told.source}. Tous "
            f'droits réservés.</small></div>\n<div class="publiC-lblNodoc">news·{told.day:%Y%m%d}'
            f"·VC·{index:07}</div></footer></article>\n"
        )
    return "".join(parts) + "</body></html>"


LAYOUTS: dict[str, Callable[[Sequence[Told]], str]] = {
    "nexis": nexis,
    "nexis uni": nexis_uni,
    "factiva": factiva,
    "factiva coded": factiva_coded,
    "europresse": europresse,
    "europresse page": europresse_page,
}


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


TEXT = "\n\n".join(FIRST)
