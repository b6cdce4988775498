"""Bylines: the names of the people who wrote or edited an article, as stated."""

from __future__ import annotations

import re

from briefing.articles.publishers import is_known, looks_like_outlet
from briefing.text.patterns import Lazy, has_word, one_of, word_set

# A colon or bar may stand behind the words; before the names nothing else does.
_BEHIND = rf"\s?{one_of(':：|')}?\s?(?=\S)"
_BY = Lazy(rf"\w+ by\b{_BEHIND}", re.IGNORECASE)
_NAMED_BY = Lazy(rf"\w+(?=[\s:：]){_BEHIND}")
_NAMED_BY_TWO = Lazy(rf"ditulis oleh(?=[\s:：]){_BEHIND}", re.IGNORECASE)
_LABELLED = Lazy(rf"\w+(?= ?{one_of(':：|')}){_BEHIND}")
_LABELLED_IN_HAN = Lazy(rf"\w+(?= ?[:：]){_BEHIND}")
# The word that opens a byline, and what it has to be followed by.
_OPENINGS: dict[str, tuple[Lazy, ...]] = {
    **dict.fromkeys(
        word_set("written posted published compiled story article report words reporting"), (_BY,)
    ),
    **dict.fromkeys(word_set("reported edited text"), (_BY, _LABELLED)),
    **dict.fromkeys(word_set("by von par por di door av af от oleh"), (_NAMED_BY,)),
    "ditulis": (_NAMED_BY_TWO,),
    **dict.fromkeys(
        word_set("""
        author authors writer reporter editor editors autor autorin autoren autore auteur redaktion
        redakteur redakteurin redacción автор texto testo
        """),
        (_LABELLED,),
    ),
    **dict.fromkeys(word_set("记者 编辑 作者 责任编辑 责编 記者 編輯"), (_LABELLED_IN_HAN,)),
}
_FIRST_WORD = re.compile(r"\w+")
# How those words begin: few lines do.
_BEGINNINGS = frozenset(word[:2] for word in _OPENINGS)
_ROLES = word_set("""
    writer correspondent reporter editor staff columnist contributor desk bureau chief special
    agencies agency admin administrator editorial team photographer analyst producer redaktion
    newsroom online web intern freelance
    """)
_WHERE = Lazy(r" (?:in|from|at) [A-ZÄÖÜ].*$")
_SEPARATOR = Lazy(r"\s*(?:,| and | & | und | et | y | e | i | и |;|、|/| with )\s*")
_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "du", "del", "della", "di", "van", "von", "der", "den", "ter",
    "ten", "la", "le", "el", "al", "bin", "ibn", "ben", "abu", "zu", "zum", "y", "e", "af", "av",
})  # fmt: skip
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'.-]++|’)*+")


def byline_opening(text: str) -> int:
    """Where the names of a byline begin ("By ", "Author: "), or 0 where none opens a text."""
    if text[:2].lower()[:2] not in _BEGINNINGS:
        return 0
    word = _FIRST_WORD.match(text)
    for pattern in _OPENINGS.get(word[0].lower(), ()) if word else ():
        match = pattern.match(text)
        if match is not None:
            return match.end()
    return 0


def names_in(text: str) -> tuple[str | None, str | None]:
    """The people named in a byline, as stated, and the outlet where one is named instead.

    "Jane Roe and John Doe, Reuters" gives ("Jane Roe and John Doe", "Reuters").
    """
    text = _WHERE.sub("", text)
    people: list[tuple[int, int]] = []
    outlet: str | None = None
    words = text.split(" ")
    for number in range(1, len(words)):
        tail = " ".join(words[number:])
        if is_known(tail):  # "Jane Roe Associated Press"
            text, outlet = " ".join(words[:number]), tail
            break
    position = 0
    for part in _SEPARATOR.split(text):
        start = text.index(part, position) if part else position
        position = start + len(part)
        part = part.strip(" .:|-–—")
        if not part or part.startswith("@"):
            continue
        if is_known(part) or (" " in part and looks_like_outlet(part)):
            outlet = outlet or part
            continue
        if is_name(part) and not has_word(part, _ROLES):
            people.append((start, start + len(part)))
        elif (
            outlet is None and not people and looks_like_outlet(part) and not has_word(part, _ROLES)
        ):
            outlet = part
        elif people:
            break
    if not people:
        return None, outlet
    return text[people[0][0] : people[-1][1]].strip(), outlet


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: one to five capitalised words."""
    words = text.split()
    if not 1 <= len(words) <= 5 or len(text) > 50:
        return False
    if len(words) == 1 and 2 <= len(text) <= 4 and all("\u3400" <= one <= "\ud7a3" for one in text):
        return True
    capitalised = 0
    for word in words:
        if not _NAME_WORD.fullmatch(word):
            return False
        if word[0].isupper():
            capitalised += 1
        elif word not in _PARTICLES:
            return False
    return capitalised > 0
