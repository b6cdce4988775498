"""Texts as an index of words holds them, and what of a query is looked for in it.

The index itself lower-cases, takes accents off and stems by Porter's rules (FTS5's
``porter unicode61``), which is right for English and harmless elsewhere. What it can not do
is done here: words of other languages are stemmed by their own Snowball stemmer, and runs of
a script that does not part its words become overlapping pairs of characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from briefing.text.patterns import is_latin
from briefing.text.words import has_stems, parted_runs, primary, stems

# Raised whenever a text is indexed otherwise than before.
VERSION = 1


def searchable(text: str, language: str | None) -> str:
    """A text as it is indexed: words that white space or punctuation parts."""
    if not is_latin(text):
        text = parted_runs(unicodedata.normalize("NFC", text))
    return _stemmed(text, language)


def forms(term: str, languages: Iterable[str | None]) -> tuple[tuple[str, bool], ...]:
    """How a term of a query may stand in the index, and whether that is but a beginning.

    A star at the end of a term makes it a beginning, and so is a single character of a
    script that does not part its words, since the index holds pairs.
    """
    term = unicodedata.normalize("NFC", term).strip()
    starred = term.endswith("*")
    term = term.rstrip("* ")
    parted = parted_runs(term, open_end=True).strip()
    parts_no_words = parted_runs(term) != term
    beginning = starred or (len(term) == 1 and parts_no_words)
    if beginning:
        return ((parted, True),)
    found = (_stemmed(parted, language) for language in (None, *languages))
    return tuple((form, False) for form in dict.fromkeys(found))


def _stemmed(text: str, language: str | None) -> str:
    language = primary(language)
    if language in {None, "en"} or not has_stems(language):
        return text
    return " ".join(stems(text, language))


def unaccented(text: str) -> str:
    """A text in lower case, without the marks on its letters."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)
