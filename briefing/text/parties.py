"""Whom somebody speaks for: countries named in a phrase, in the article's own words.

Countries that no table has are told by the article's own pairs: "Orvian" stands for
"Orvia" where the same text names it.
"""

from __future__ import annotations

from functools import cached_property

from briefing.text.countries import (
    capital_codes,
    country_codes,
    country_names,
    demonyms,
    name_parts,
)
from briefing.text.patterns import Lazy

_CAPITALISED = Lazy(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]*")
# The words of a phrase; the dots of "U.S." are kept, that of a sentence's end is not.
_WORD = Lazy(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*(?:['’](?!\w))?")
_HYPHEN = Lazy(r"(?<=[A-Za-z.])[-–](?=[A-Z])")
_POSSESSIVE = Lazy(r"['’]s?$")
# "The Korean Peninsula" is no country, nor is the South China Sea.
_GEOGRAPHY = Lazy(r" (?:Peninsula|Sea|Ocean|Strait|Gulf|Islands?|River|Valley|War|Coast)\b")
# How a demonym is made of a country's name: what it has more, and what the name has instead.
_ENDINGS = ("n", "ian", "an", "ese", "ish", "i", "ic")
_NAME_ENDINGS = ("", "a", "ia", "e", "o", "y", "land")
_LONGEST_NAME = 5


class Parties:
    """The countries of one article's text, and what it calls them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._labels: dict[str, str] = {}
        self._made: dict[str, str | None] = {}

    @cached_property
    def _capitalised(self) -> frozenset[str]:
        return frozenset(_POSSESSIVE.sub("", one) for one in _CAPITALISED.findall(self._text))

    def label(self, code: str) -> str:
        """The name that the article uses most for a country, else its usual one."""
        if code not in self._labels:
            names = country_names()[code]
            counts = [self._text.count(one) for one in names]
            # A name inside another ("US" in "USA") does not count twice as much as it stands.
            best = max(range(len(names)), key=lambda number: (counts[number], -number))
            self._labels[code] = names[best] if counts[best] else names[0]
        return self._labels[code]

    def country_of(self, word: str) -> str | None:
        """The country that a single capitalised word is, or is the demonym of."""
        word = _POSSESSIVE.sub("", word)
        code = country_codes().get(word)
        if code:
            return self.label(code)
        if word not in self._made:
            self._made[word] = self._paired(word)
        return self._made[word]

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        """Words of the text that may be demonyms, by what stands before their endings."""
        return {
            word[: -len(ending)]: word
            for word in self._capitalised
            for ending in _ENDINGS
            if word.endswith(ending) and len(word) - len(ending) > 2
        }

    def _paired(self, word: str) -> str | None:
        if len(word) < 4 or not word[0].isupper() or word in name_parts():
            return None
        # The word is the demonym of a country that the text names …
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) > 2:
                base = word[: -len(ending)]
                for name_ending in _NAME_ENDINGS:
                    made = base + name_ending
                    if made in self._capitalised and made != word:
                        return None if made in name_parts() else made
        # … or the country of a demonym that the text has.
        for name_ending in _NAME_ENDINGS:
            if word.endswith(name_ending):
                base = word[: len(word) - len(name_ending)]
                demonym = self._demonyms.get(base)
                if demonym is not None and demonym != word and demonym != base + "i":
                    return word
        return None

    def is_demonym(self, word: str) -> bool:
        """Whether a word tells of which country something is ("Chinese", "Orvian")."""
        country = self.country_of(word)
        return country is not None and (word in demonyms() or country != word)

    def first_of(self, phrase: str, *, capitals: bool = False) -> tuple[str, int, int] | None:
        """The first country that a phrase names, and where; None without one.

        ``capitals`` lets a capital stand for its country ("Beijing").
        """
        # "China-ROK relations" are of two countries; no place moves.
        phrase = _HYPHEN.sub(" ", phrase)
        words = list(_WORD.finditer(phrase))
        codes = country_codes()
        for number, word in enumerate(words):
            if not word[0][0].isupper():
                continue
            for count in range(min(_LONGEST_NAME, len(words) - number), 0, -1):
                end = words[number + count - 1].end()
                piece = _POSSESSIVE.sub("", phrase[word.start() : end])
                code = codes.get(piece) or (capital_codes().get(piece) if capitals else None)
                if code and not _GEOGRAPHY.match(phrase, word.start() + len(piece)):
                    return self.label(code), word.start(), word.start() + len(piece)
            made = self.country_of(word[0])
            if made and not _GEOGRAPHY.match(phrase, word.end()):
                return made, word.start(), word.end()
        return None

    def all_of(self, phrase: str, *, capitals: bool = False) -> tuple[str, ...]:
        """The countries that a phrase names, each once, in its order."""
        found: list[str] = []
        at = 0
        while (one := self.first_of(phrase[at:], capitals=capitals)) is not None:
            if one[0] not in found:
                found.append(one[0])
            at += one[2]
        return tuple(found)
