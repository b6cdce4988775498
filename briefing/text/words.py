"""Words: how many a text has, what they are, and what they have in common (stems).

Languages are ISO 639-1 codes; a region after it ("en-GB") is ignored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise

from briefing.text.patterns import Lazy, is_latin
from briefing.text.stopwords import STOPWORDS

_HAN = (
    "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_KANA = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001b000-\U0001b16f"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb"
# Thai, Lao, Burmese and Khmer, with their vowel signs: written without spaces, too.
_SPACELESS = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1780-\u17d3"
# Signs that belong to the letter before them and that ``\w`` does not match.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)

# A text without a sign of these sets has none of the above. Their patterns take long to
# compile, so they wait until a text needs them; a complement of low ranges does not.
_MAY_BE_HAN_OR_KANA = Lazy("[^\x00-\u2e7f]")
_MAY_BE_NO_LATIN = re.compile("[^\x00-\u02ff\u2010-\u21ff]")
_MAY_NOT_BE_PLAIN = Lazy("[^\x00-\u02ff\u1e00-\u200b\u200e-\u2e7f]")
_NUMBER = r"\d+(?:[.,:]\d+)*"


@lru_cache(maxsize=1)
def _han_or_kana() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}{_KANA}]")


@lru_cache(maxsize=1)
def _any_token() -> re.Pattern[str]:
    """Group 1 is a run of a script without spaces, group 2 an acronym, a number or a word."""
    run = f"{_HAN}{_KANA}{_HANGUL}{_SPACELESS}"
    letter = rf"[^\W\d_{run}]"
    rest = rf"(?:{letter}+|[{_MARKS}\d]+)*"
    return re.compile(
        rf"([{run}]+)"
        rf"|(\b(?:{letter}\.){{2,}}|{_NUMBER}{letter}*|{letter}{rest}(?:'{letter}{rest})*)"
    )


def _plain_token(letter: str, letter_or_digit: str, flags: re.RegexFlag) -> Lazy:
    return Lazy(
        rf"\b(?:{letter}\.){{2,}}|{_NUMBER}{letter}*"
        rf"|{letter}{letter_or_digit}*(?:'{letter}{letter_or_digit}*)*",
        flags,
    )


# The same where no such script and no such sign occurs, and for ASCII alone: faster.
_PLAIN_TOKEN = _plain_token(r"[^\W\d_]", r"[^\W_]", re.UNICODE)
_ASCII_TOKEN = _plain_token(r"[a-z]", r"[a-z0-9]", re.ASCII)
# What may stand around a word and belongs to none.
_AROUND = '.,:;!?()[]"'
_POSSESSIVE = Lazy(r"(?<=[\w.])'s\b")
# In these languages an article or pronoun is joined to its word by an apostrophe (l'accord).
_ELIDING = frozenset({"fr", "it", "ca"})
_ELISION = Lazy(r"(?<!\baujourd)'")

_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}


def count_words(text: str, by_spaces: int | None = None) -> int:
    """Count the words of a text as every limit of this project counts them.

    Words are separated by white space; Han and Kana count two characters a word (rounded
    up), and what stands between them counts by itself where it has a letter or a digit.
    Never less than white space alone would count. The count of a joined text is at most
    the sum of its parts' counts. ``by_spaces`` is what white space alone counts, if known.
    """
    if by_spaces is None:
        by_spaces = len(text.split())
    if is_latin(text) or not _MAY_BE_HAN_OR_KANA.search(text):
        return by_spaces
    rest, characters = _han_or_kana().subn(" ", text)
    if not characters:
        return by_spaces
    others = sum(1 for piece in rest.split() if any(map(str.isalnum, piece)))
    return max(by_spaces, (characters + 1) // 2 + others)


def tokens(text: str, language: str | None) -> list[str]:
    """Return the lower-cased words of a text, in order.

    Soft hyphens and a possessive 's are left out; French and Italian words are parted at
    the apostrophe; acronyms keep their points ("u.s."), numbers their separators ("1,200").
    A run of Han, Kana, Hangul or Thai gives its character bigrams, a single character itself.
    """
    lowered = text.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFC", lowered).replace("’", "'").replace("\u00ad", "")
        for mark in "“”–—":
            lowered = lowered.replace(mark, " ")
    if "'" in lowered:
        if primary(language) in _ELIDING:
            lowered = _ELISION.sub(" ", lowered)
        else:
            lowered = _POSSESSIVE.sub(" ", lowered)
    if lowered.isascii():
        # What white space parts, the pattern never joins, and most of it is a plain word.
        found: list[str] = []
        for piece in lowered.split():
            word = piece.strip(_AROUND)
            if word.isalpha():
                found.append(word)
            else:
                found += _ASCII_TOKEN.findall(piece)
        return found
    if not _MAY_BE_NO_LATIN.search(lowered) or not _MAY_NOT_BE_PLAIN.search(lowered):
        return _PLAIN_TOKEN.findall(lowered)
    found = []
    for run, word in _any_token().findall(lowered):
        if not run:
            found.append(word)
        elif len(run) == 1:
            found.append(run)
        else:
            found.extend(map("".join, pairwise(run)))
    return found


def stems(text: str, language: str | None) -> list[str]:
    """Return the tokens of a text, stemmed by the Snowball stemmer of its language.

    Parallel to ``tokens``. A language without a stemmer, or None, leaves them as they are.
    """
    return stem_words(tokens(text, language), language)


def parted_runs(text: str, *, open_end: bool = False) -> str:
    """A text whose runs of Han, Kana, Hangul or Thai are written as their character bigrams.

    Each run ends with its last character alone, so that every one begins some piece; with
    ``open_end`` a run that ends the text does not, as it may go on where it is looked for.
    """

    def bigrams(run: re.Match[str]) -> str:
        pieces = [*map("".join, pairwise(run[0])), run[0][-1]]
        if open_end and run.end() == len(text) and len(pieces) > 1:
            pieces.pop()
        return f" {' '.join(pieces)} "

    return _runs().sub(bigrams, text)


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}{_KANA}{_HANGUL}{_SPACELESS}]+")


def has_stems(language: str | None) -> bool:
    """Whether words of a language can be stemmed."""
    return _known_stems(primary(language)) is not None


def stem_words(words: Iterable[str], language: str | None) -> list[str]:
    """Return the stems of lower-cased words, parallel to them."""
    known = _known_stems(primary(language))
    return list(words) if known is None else list(map(known.__getitem__, words))


def stem_of(language: str | None) -> Callable[[str], str]:
    """Return what gives the stem of one lower-cased word of a language."""
    known = _known_stems(primary(language))
    return str if known is None else known.__getitem__


def stem_all(texts: Iterable[str], language: str | None) -> list[list[str]]:
    """Return the stems of each text: ``stems`` for many texts of one language."""
    return [stems(text, language) for text in texts]


def is_stop(word: str, language: str | None) -> bool:
    """Whether a lower-cased, unstemmed word is a function word; never in other languages."""
    return word.replace("’", "'") in stopwords(language)


def stopwords(language: str | None) -> frozenset[str]:
    """Return the function words of a language; none for one without a list, or for None."""
    return STOPWORDS.get(primary(language) or "", frozenset())


@lru_cache(maxsize=64)
def primary(language: str | None) -> str | None:
    """Return the language without its region, in lower case: "en" for "en-GB" and "en_US"."""
    if not language:
        return None
    return re.split(r"[-_]", language.strip(), maxsplit=1)[0].lower() or None


@lru_cache(maxsize=64)
def _known_stems(language: str | None) -> _KnownStems | None:
    name = _SNOWBALL.get(language or "")
    if name is None:
        return None
    import Stemmer

    # Releases of PyStemmer differ in the languages they know.
    if name not in Stemmer.algorithms():
        return None
    stem: Callable[[str], str] = Stemmer.Stemmer(name, 0).stemWord
    return _KnownStems(stem)


class _KnownStems(dict[str, str]):
    """Stems by word; a word that is not there yet is stemmed when it is looked up."""

    # More words than a language has in daily use; past it the table starts afresh.
    _LIMIT = 500_000

    def __init__(self, stem: Callable[[str], str]) -> None:
        super().__init__()
        self._stem = stem

    def __missing__(self, word: str) -> str:
        if len(self) >= self._LIMIT:
            self.clear()
        stem = self[word] = self._stem(word)
        return stem
