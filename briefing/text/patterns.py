"""Regular expressions that cost little to start with.

Python compiles a pattern anew in every process, and most patterns are for lines that few
articles have: a ``Lazy`` one is compiled when it is first held against a text. What makes
compiling slow is a set of characters with more than two stretches beyond Latin-1 (a table of
65,536 entries is filled for each); ``one_of`` writes such a set as several small ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Protocol

_MAX = 2**31 - 1


class _Finds(Protocol):
    def __call__(
        self, string: str, pos: int = 0, endpos: int = _MAX, /
    ) -> re.Match[str] | None: ...


class _FindsAll(Protocol):
    def __call__(
        self, string: str, pos: int = 0, endpos: int = _MAX, /
    ) -> Iterator[re.Match[str]]: ...


class Lazy:
    """A pattern of ``re`` that is compiled at its first use.

    Each method is looked up once and then is the compiled pattern's own.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    @cached_property
    def match(self) -> _Finds:
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> _Finds:
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> _Finds:
        return self.compiled.search

    @cached_property
    def finditer(self) -> _FindsAll:
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[[str], list[str]]:
        return self.compiled.findall

    @cached_property
    def sub(self) -> Callable[[str | Callable[[re.Match[str]], str], str], str]:
        return self.compiled.sub

    @cached_property
    def split(self) -> Callable[[str], list[str]]:
        return self.compiled.split


def one_of(characters: str) -> str:
    """Return the source of a pattern for one of these characters, quick to compile.

    No ranges: every character stands for itself. For the set that a search begins with, a
    plain set is better, since that is what searching is fastest at.
    """
    near = "".join(one for one in characters if one <= "\xff")
    far = sorted(set(characters).difference(near))
    sets = [near] if near else []
    # Two characters are at most two stretches.
    sets += ["".join(far[index : index + 2]) for index in range(0, len(far), 2)]
    # The last alternative never matches: it keeps the others from being put together again.
    return "(?:" + "|".join(f"[{re.escape(one)}]" for one in sets) + "|(?!))"


# The letters of the Latin alphabet with their marks, punctuation, currencies and arrows.
_BEYOND_LATIN = re.compile("[^\x00-\u036f\u2000-\u21ff]")


def is_latin(text: str) -> bool:
    """Whether a text has no sign but of the Latin script and common punctuation: a quick test.

    False may be wrong (for rare Latin letters and signs), True never is.
    """
    return text.isascii() or _BEYOND_LATIN.search(beyond_ascii(text)) is None


_ASCII = bytes(range(128))
# What press texts mostly have beyond ASCII: none of it is a letter, and it is NFC by itself.
CASELESS = frozenset("“”‘’„‚«»‹›–—…•·©®™°§€£\u00a0\u2009\u202f")


def beyond_ascii(text: str) -> str:
    """The characters of a text beyond ASCII, in order: by far quicker than to look at each."""
    rare = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return rare.decode("utf-8", "surrogatepass")


def lower(text: str) -> str:
    """``text.lower()``, which is slow where a long text of ASCII has a few signs beyond it."""
    if text.isascii():
        return text.lower()
    encoded = text.encode("utf-8", "surrogatepass")
    rare = encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if not CASELESS.issuperset(rare):
        return text.lower()
    return encoded.lower().decode("utf-8", "surrogatepass")


_LOWER_OR_SPACE = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
_BUT_DIGITS = bytes(code for code in range(256) if not 48 <= code <= 57)


def ascii_words(text: str) -> list[bytes]:
    """The runs of ASCII letters and digits of a text, lower-cased, in order.

    By far quicker than any pattern, and so what tells whether a pattern can find anything.
    """
    return text.encode("utf-8", "surrogatepass").translate(_LOWER_OR_SPACE).split()


def has_digit(text: str) -> bool:
    """Whether a decimal digit of any script stands in a text."""
    if text.encode("utf-8", "surrogatepass").translate(None, _BUT_DIGITS):
        return True
    return not text.isascii() and any(map(str.isdecimal, beyond_ascii(text)))


_WORD = re.compile(r"\w+")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that white space parts."""
    return frozenset(words.split())


def has_word(text: str, words: frozenset[str]) -> bool:
    """Whether one of these lower-cased words stands in a text, however it is capitalised."""
    return not words.isdisjoint(_WORD.findall(text.lower()))
