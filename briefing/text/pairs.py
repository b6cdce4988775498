"""Which two an English article means by "the two sides": two countries named side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from briefing.records import Document
from briefing.records.frozen import dataclass
from briefing.text.countries import code_of, state_names
from briefing.text.patterns import Lazy
from briefing.text.people import People
from briefing.text.people_words import BODIES, MONTHS_AND_DAYS, ROLES

_NAME = r"[^\W\d_a-z][\w’'.]*(?:(?: of(?: the)?)? [^\W\d_a-z][\w’']*){0,4}"
_JOINED = Lazy(r"(?<![\w-])(?P<one>[A-Z]\w+)[-–](?P<other>[A-Z]\w+)(?![\w-])")
_SHORT_FOR = Lazy(rf"(?P<name>{_NAME}) \((?P<short>[A-Z]{{2,6}})\)")
_TWO = Lazy(r"\b(?P<one>[A-Z]\w+) and (?:the )?(?P<other>[A-Z]\w+)")
_LISTED = Lazy(r"(?:[A-Z][\w’'.]*,|\band) (?:the )?\Z")
_REACH = 2
_WORDS_AND = Lazy(r"\band\b")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two named side by side: ``text`` is how they are told, in words of that place."""

    keys: frozenset[str]
    start: int
    end: int
    text: str
    sentence: int
    told: bool


class Pairs:
    """The pairs of countries (or of what stands like one) that an English document names."""

    def __init__(self, document: Document, people: People) -> None:
        self._text = document.article.text
        self._sentences = document.sentences
        self._people = people

    @cached_property
    def _same(self) -> dict[str, str]:
        """Short forms that the article itself gives ("the Republic of Korea (ROK)")."""
        found = {}
        for match in _SHORT_FOR.finditer(self._text):
            found[match["short"]] = code_of(match["name"]) or match["name"]
        return found

    def key(self, name: str) -> str:
        """One name for a country of several."""
        return code_of(name) or self._same.get(name) or name

    @cached_property
    def countries(self) -> list[list[tuple[str, int]]]:
        """The countries that each sentence names, with their places."""
        known = self._names
        if not known:
            return [[] for _ in self._sentences]
        pattern = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})(?!\w)"
        )
        return [
            [
                (self.key(match[0]), one.start + match.start())
                for match in pattern.finditer(one.text)
            ]
            for one in self._sentences
        ]

    @cached_property
    def _names(self) -> set[str]:
        """Names of countries in the text, and of those that it treats as such."""
        persons = {word for one in self._people.persons for word in one.words}
        seen: Counter[str] = Counter()
        behind: set[str] = set()
        for match in _PLACE.finditer(self._text):
            seen[match["name"]] += 1
            start = match.start()
            if match["own"] or _IN_BEFORE.search(self._text, max(0, start - _LONGEST_IN), start):
                behind.add(match["name"])
        may_be = {
            name
            for name in seen
            if seen[name] > 1
            and name not in persons
            and name.lower() not in BODIES | MONTHS_AND_DAYS | ROLES
            and not name.isupper()
        }
        names = {name for name in seen if name in state_names()} | (may_be & behind)
        # One side by side with such a name is such a name, too.
        for match in _TWO.finditer(self._text):
            if match["one"] in names and match["other"] in may_be:
                names.add(match["other"])
            elif match["other"] in names and match["one"] in may_be:
                names.add(match["one"])
        return names

    @cached_property
    def pairs(self) -> list[Pair]:
        """Those named side by side, in order of the text."""
        return sorted(self._found(), key=lambda one: one.start)

    def _found(self) -> Iterator[Pair]:
        for index, one in enumerate(self._sentences):
            for match in _JOINED.finditer(one.text):
                yield from self._joined(index, match)
            places = self.countries[index]
            for (first, start), (second, at) in pairwise(places):
                between = self._text[start:at]
                told = re.fullmatch(r".{2,60}?(?: \(\w+\))? and (?:the )?", between)
                if first == second or told is None or "," in between or ";" in between:
                    continue
                name = between.partition(" and ")[0]
                if self.key(re.sub(r" \(\w+\)$", "", name)) != first:
                    continue
                if _LISTED.search(self._text, max(0, start - 30), start):
                    continue  # the last of several
                end = self._end(at)
                if end - at < 2 or re.match(
                    r"(?:, [^,]{2,25},? and |['’]s|-| [A-Z])", self._text[end : end + 40]
                ):
                    continue
                the = self._text[max(0, start - 4) : start].lower() == "the "
                text = self._text[start - 4 * the : end]
                if the and text[0] == "T":
                    text = "t" + text[1:]
                text = re.sub(r" \(\w+\)", "", text)
                yield Pair(frozenset((first, second)), start - 4 * the, end, text, index, told=True)

    def _end(self, at: int) -> int:
        names = [name for name in self._names if self._text.startswith(name, at)]
        return at + max(map(len, names), default=0)

    def _joined(self, index: int, match: re.Match[str]) -> Iterator[Pair]:
        names = match["one"], match["other"]
        if any(name not in state_names() and name not in self._names for name in names):
            return
        keys = frozenset(map(self.key, names))
        if len(keys) != 2:
            return
        sentence = self._sentences[index]
        start, end = sentence.start + match.start(), sentence.start + match.end()
        text = ", ".join(names)
        link = _WORDS_AND.search(self._text, end, sentence.end)
        if link is not None and link.end() - end < 120:
            end, text = link.end(), " and ".join(names)
        yield Pair(keys, start, end, text, index, told=False)

    def is_country(self, name: str) -> bool:
        """Whether the text treats a name as that of a country."""
        if name in state_names():
            return True
        # Persons are mostly asked for by names of two words: no text is read through for those.
        return (" " not in name or name.startswith(_LONG_NAMES)) and name in self._names

    def of(self, index: int, at: int) -> Pair | None:
        """The pair that "the two countries" at a place of a sentence means; None in doubt."""
        if not self.pairs:
            return None
        own = {key for key, start in self.countries[index] if start < at}
        distinct = {one.keys for one in self.pairs}
        before = [one for one in self.pairs if one.end <= at]
        near = [one for one in before if index - one.sentence <= _REACH]
        if near:
            if len({one.keys for one in near}) > 1:
                return None
            chosen = near[-1].keys
        elif len({one.keys for one in before} or distinct) == 1:
            chosen = (before or self.pairs)[0].keys
            if not self._leads(chosen, index if before else len(self._sentences)):
                return None
        else:
            return None
        if own - chosen:
            return None
        told = [one for one in before if one.keys == chosen] or [
            one for one in self.pairs if one.keys == chosen
        ]
        return next((one for one in told if one.told), told[0])

    def _leads(self, keys: frozenset[str], end: int) -> bool:
        """Whether the sentences before one are about these two more than about any third."""
        counts = Counter(key for places in self.countries[:end] for key, _ in places)
        third = max((count for key, count in counts.items() if key not in keys), default=0)
        return all(counts[key] > third for key in keys)

    def names_both(self, pair: Pair, index: int, at: int) -> bool:
        """Whether a sentence names both before a place."""
        return pair.keys <= {key for key, start in self.countries[index] if start < at}


# That it begins with a set of letters makes the search for it several times as fast.
_PLACE = Lazy(
    r"(?P<name>[A-Z](?<![\w-].)(?:"
    r"(?:(?<=D)emocratic People['’]s R|(?<=P)eople['’]s R|(?<=R))epublic of [A-Z]\w+"
    r"|(?:(?<=S)outh|(?<=N)orth|(?<=N)ew|(?<=S)audi|(?<=U)nited|(?<=E)uropean"
    r"|(?<=S)ri|(?<=I)vory|(?<=S)ierra) [A-Z]\w+(?: Emirates)?|\w+))(?P<own>['’]s\b)?"
)
# What begins those of its names that have more than one word.
_LONG_NAMES = (
    "Democratic ", "People", "Republic ", "South ", "North ", "New ", "Saudi ", "United ",
    "European ", "Sri ", "Ivory ", "Sierra ",
)  # fmt: skip
_IN_BEFORE = Lazy(r"\b(?:in|of|from|with|between|to|by|and|for) (?:the )?\Z")
_LONGEST_IN = len("between the ")
