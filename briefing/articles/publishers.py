"""Who published an article, as stated and in full, and which wire service it credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.articles.outlets import AGENCIES, OUTLETS
from briefing.text.patterns import Lazy, has_word, word_set

# What the names of papers, broadcasters and services are made of.
_OUTLET_WORDS = word_set("""
    news times post herald press agency daily weekly tribune gazette journal chronicle courier
    telegraph guardian observer bulletin register dispatch sentinel monitor examiner inquirer
    newspaper newswire newsroom wire media network broadcasting television radio tv online
    magazine ledger advertiser zeitung nachrichten rundschau anzeiger tagblatt tageblatt kurier
    rundfunk agentur presse quotidien dépêche diario periódico noticias prensa agencia corriere
    giornale stampa gazzetta agenzia jornal notícias folha agência krant dagblad nieuws tidning
    avis ministry ministerium ministère ministerio embassy secretariat новости газета вестник
    агентство известия
    """)
_OUTLET_ENDS = ("ws", "ng", "tt")
_OUTLET_END = Lazy(r"(?<=\w)(?:news|zeitung|blatt)$", re.IGNORECASE)
_OUTLET_SIGNS = Lazy("日报|晚报|新闻|通讯社|网$|신문|일보|뉴스|통신|新聞|通信")
# "Tous droits réservés": the words that reserve rights are no part of the name before them.
_NO_RIGHTS = r"(?!(?:Alle?|Tous|Todos|Tutti)\b)"
_COPYRIGHT = Lazy(
    r"(?:©|ⓒ|\([cC]\)|[Cc]opyright)(?:\s|©|ⓒ|\([cC]\)|[Cc]opyright|by|\d{4}|[-,]|–)*"
    rf"(?P<name>(?:[Tt]he )?{_NO_RIGHTS}(?:[A-ZÄÖÜ]|[가-힣]|(?!))(?:[\w'&.-]++|’)*+"
    rf"(?: (?:of|and|&|the|de|du|des|la|{_NO_RIGHTS}[A-ZÄÖÜ](?:[\w'&.-]++|’)*+))*)"
)
_RESERVED = Lazy(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\brights? reserved|rechte vorbehalten|droits réservés"
    r"|derechos reservados|diritti riservati|direitos reservados|版权所有|無断転載|무단",
    re.IGNORECASE,
)
_PICTURED = Lazy(r"(?:photo|picture|image|illustration|graphic|foto|bild|credit)", re.IGNORECASE)
_DATED = Lazy(r"\d{4}|right|reserved|recht|droit|derecho|diritt|direito", re.IGNORECASE)
_COMPANY = Lazy(
    r",? (?:Media|Group|Inc|Ltd|Limited|LLC|Corp|Corporation|Company|Co|GmbH|AG|S\.?A|Pty|Plc|PLC"
    r"|Holdings?|Communications?|Publishing|Publications|Interactive|Verlag|Mediengruppe)\.?$"
)
_SERVICE_WORD = Lazy(
    r"\b(?:(?:news|press|state) (?:agency|service)|newswire|wire service|agencia|agenzia|agence"
    r"|agentur|presse-?agentur|агентство)\b|通讯社|通訊社|통신",
    re.IGNORECASE,
)
_DOMAIN = Lazy(
    r"(?:www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:com|org|net|info|[a-z]{2})(?:\.[a-z]{2})?",
    re.IGNORECASE,
)
# A name has no more words, a copyright line that names one no more characters.
_MOST_WORDS = 6
_LONGEST_NOTICE = 400
_ACRONYM = Lazy(r"[A-Z][A-Z0-9&/.-]{1,9}")
_NOT_OUTLETS = frozenset({
    "AM", "PM", "EST", "EDT", "CST", "PST", "GMT", "UTC", "CET", "PDF", "FAQ", "RSS", "URL", "CEO",
    "TBA", "TBD", "VIDEO", "PHOTO", "LIVE", "UPDATE",
})  # fmt: skip


def full_name(stated: str, aliases: Mapping[str, str] | None = None) -> str:
    """The canonical name of a publisher; one that is not known is its own.

    ``aliases`` are the user's own, compared as the table's: without case.
    """
    key = _key(stated)
    for alias, name in (aliases or {}).items():
        if _key(alias) == key:
            return name
    return AGENCIES.get(key) or OUTLETS.get(key) or stated


def agency_of(stated: str | None) -> str | None:
    """The canonical name of the wire service that a name stands for, or None."""
    return AGENCIES.get(_key(stated)) if stated else None


def is_service(stated: str) -> bool:
    """Whether a name is a wire service's by its own words, known or not."""
    return agency_of(stated) is not None or _SERVICE_WORD.search(stated) is not None


def is_known(name: str) -> bool:
    """Whether a name is one of a wire service or outlet in the tables."""
    key = _key(name)
    return key in AGENCIES or key in OUTLETS


def names_outlet(name: str) -> bool:
    """Whether a name is known, or has a word in it that only names of outlets have."""
    return is_known(name) or _has_outlet_word(name)


def _has_outlet_word(name: str) -> bool:
    return (
        has_word(name, _OUTLET_WORDS)
        or (name[-2:].lower() in _OUTLET_ENDS and _OUTLET_END.search(name) is not None)
        or (not name.isascii() and _OUTLET_SIGNS.search(name) is not None)
    )


def looks_like_outlet(name: str) -> bool:
    """Whether a name is known, or made as the names of outlets are."""
    if is_known(name):
        return True
    if _ACRONYM.fullmatch(name):
        return name not in _NOT_OUTLETS
    words = name.split()
    if "." in name and _DOMAIN.fullmatch(name):
        return True
    return (
        len(words) <= _MOST_WORDS
        and all(word[:1].isupper() or not word[:1].isalpha() or len(word) <= 3 for word in words)
        and (_has_outlet_word(name) or (words[0] == "The" and len(words) > 1))
    )


def copyright_holder(text: str, mastheads: Iterable[str] = ()) -> str | None:
    """The outlet that a copyright line names, or None.

    ``mastheads`` are lines above the article: one that begins with the name says that it is
    an outlet's, and not a photographer's. So do a year, a reservation of rights, or links.
    """
    if len(text) >= _LONGEST_NOTICE or not _may_be_notice(text):
        return None
    match = _COPYRIGHT.search(text)
    if match is None:
        return None
    name = match["name"].strip(" .,-–—|")
    while (shorter := _COMPANY.sub("", name)) != name:
        name = shorter
    if not name or len(name.split()) > _MOST_WORDS:
        return None
    heads = any(line.casefold().startswith(name.casefold()) for line in mastheads)
    sure = heads or names_outlet(name) or text.count("|") > 1 or _DATED.search(text) is not None
    return name if sure else None


def copyright_notice(text: str) -> str | None:
    """A line where it is a notice of copyright ("© 2031 The Solve Courier"), else None.

    A year or a reservation of rights tells it from the credit of a picture ("© Ada Brun").
    """
    if len(text) > _LONGEST_NOTICE or not _may_be_notice(text) or _PICTURED.match(text):
        return None
    return text if _RESERVED.search(text) else None


def _may_be_notice(text: str) -> bool:
    lowered = text.lower()
    return "©" in text or "ⓒ" in text or "(c)" in lowered or "copyright" in lowered


def _key(name: str) -> str:
    return name.strip(" .,:;()[]/").casefold()
