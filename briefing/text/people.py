"""The people whom an English article names: by full name, with their role, and by short names.

A run of capitalised words is a person's name where something beside it says so: a title
before it ("Minister Sun Weidong"), what its bearer is between commas behind it, an age, a
given name that is known. A short name is the first or last word of a full one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from briefing.text.given_names import gender_of_given_name, gender_of_noun
from briefing.text.name_runs import VERBS, Run, Runs, may_be_name
from briefing.text.patterns import Lazy
from briefing.text.people_words import BESIDE, BODIES, HONORIFICS, MONTHS_AND_DAYS, ROLES

_POSSESSIVE = Lazy(r"['’]s$")
_AGE = Lazy(r", (?:aged )?\d\d?(?:,|\.|$)")
_WHO = Lazy(r",? who(?:se|m)?\b")
# What its bearer is, between commas; of more than nine words no more is told than the role.
_APPOSITION = Lazy(r", ((?:[\w’'&-]+ ){0,8}[\w’'&-]+)[,;.]?")
_SPEAKING = (" said", " told", " added", " says")
_BEFORE_SPEAKER = frozenset('.,”"’»')
_IN_SPEAKER = frozenset("_’-")
_ARTICLE = Lazy(r"(?:the|an?) ", re.IGNORECASE)
_OWNER = Lazy(r"(?:its|their|his|her|whose|who|which|and|or|but) ", re.IGNORECASE)
_LONGEST_NAME = 4
_ROLE_WITHIN = 5


@dataclass(slots=True, eq=False)
class Person:
    """Somebody an article names; ``start`` to ``end`` is the fullest name's first place.

    ``role_start`` to ``role_end`` is what they are, as the text states it beside that name:
    ``start`` to ``end`` is then that place, ``first`` to ``first_end`` stays the first.
    """

    words: tuple[str, ...]
    start: int
    end: int
    first: int
    first_end: int
    gender: str | None = None
    sure: bool = False
    role_start: int = 0
    role_end: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.words) > 1


class Mention(NamedTuple):
    """A person's name at a place; ``head`` is where a title before it begins.

    ``person`` is None where several bear the name. ``titled`` tells that a role or an
    honorific stands before it.
    """

    person: Person | None
    head: int
    start: int
    end: int
    short: bool
    titled: bool


class People(Runs):
    """The people of an English document and where each sentence names them."""

    @cached_property
    def persons(self) -> list[Person]:
        """The people named, in order of their first full name."""
        found: dict[tuple[str, ...], Person] = {}
        for run in self.all_runs:
            words = run.words
            person = found.get(words)
            if person is None:
                fit = run.titled or may_be_name(run.tokens)
                if not fit or not 1 <= len(words) <= _LONGEST_NAME:
                    continue
                last = run.tokens[-1]
                first = run.tokens[0].start, last.start + len(last.text)
                person = Person(words, first[0], last.end, *first)
                found[words] = person
            self._learn(person, run)
        for person in found.values():
            if person.gender is None and person.is_full:
                person.gender = gender_of_given_name(person.words[0])
            if not person.sure and person.is_full and person.words[-1] in self._speaking:
                person.sure = True
        kept = [one for one in found.values() if one.sure or self._bears_known_name(one)]
        surnames = {word for one in kept if one.is_full for word in (one.words[0], one.words[-1])}
        return [one for one in kept if one.is_full or one.words[0] not in surnames]

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """Single words with a capital that say something somewhere ("Dahlvik said")."""
        text = self.text
        found: set[str] = set()
        for verb in _SPEAKING:
            at = text.find(verb)
            while at >= 0:
                end = at + len(verb)
                if not (text[end : end + 1].isalnum() or text.startswith("_", end)):
                    found.add(self._speaker_before(at))
                at = text.find(verb, end)
        found.discard("")
        return frozenset(found)

    def _speaker_before(self, end: int) -> str:
        """The word with a capital that ends at a place and opens a clause, "" without one."""
        text, start = self.text, end
        while start and (text[start - 1].isalnum() or text[start - 1] in _IN_SPEAKER):
            start -= 1
        first = text[start]
        if end - start < 2 or not first.isalnum() or first.isdecimal() or "a" <= first <= "z":
            return ""
        before = start - 1
        if before >= 0 and text[before] != "\n":
            while before >= 0 and text[before].isspace():
                before -= 1
            if before < 0 or before == start - 1 or text[before] not in _BEFORE_SPEAKER:
                return ""
        return text[start:end]

    def _bears_known_name(self, person: Person) -> bool:
        return person.is_full and gender_of_given_name(person.words[0]) is not None

    def _learn(self, person: Person, run: Run) -> None:
        """Take what stands beside a name for what it says of its bearer."""
        end = run.tokens[-1].end
        if run.titled:
            person.sure = True
            for token in run.before:
                person.gender = person.gender or gender_of_noun(token.text)
            told = [token for token in run.before if token.lower not in HONORIFICS]
            if (
                told
                and told[-1].lower not in BESIDE
                and person.role_end == 0
                and person.is_full
                and told[-1].lower in ROLES
            ):
                person.role_start, person.role_end = told[0].start, self.role_end(told[-1].end)
                person.start, person.end = run.tokens[0].start, end
        if self._is_apposition(person, run):
            return
        if not self.text.startswith((",", " who"), end):
            return  # what each of the patterns begins with
        sentence = self.sentences[run.sentence]
        rest = self.text[end : sentence.end]
        if _AGE.match(rest) or (_WHO.match(rest) and person.is_full):
            person.sure = True
            return
        apposition = _APPOSITION.match(rest)
        if apposition is None or not person.is_full or _OWNER.match(apposition[1]):
            return
        words = apposition[1].split()
        near = [_POSSESSIVE.sub("", word).lower() for word in words[:_ROLE_WITHIN]]
        role = next((place for place, word in enumerate(near) if word in ROLES), None)
        if role is None or not VERBS.isdisjoint(near[: role + 1]):
            return
        person.sure = True
        for word in near[: role + 1]:
            person.gender = person.gender or gender_of_noun(word)
        if person.role_end == 0:
            start = end + apposition.start(1)
            whole = apposition[0].endswith((",", ".", ";")) and VERBS.isdisjoint(words)
            article = _ARTICLE.match(self.text, start)
            person.role_start = article.end() if article else start
            phrase = apposition[1] if whole else " ".join(words[: role + 1])
            person.role_end = start + len(_POSSESSIVE.sub("", phrase))
            person.start, person.end = run.tokens[0].start, end

    def _is_apposition(self, person: Person, run: Run) -> bool:
        """Take the role from before a name between commas ("Norrava's minister, Ada Holt,")."""
        start = run.tokens[0].start
        if not person.is_full or not self.text.endswith(", ", 0, start):
            return False
        tokens = self.tokens_of(run.sentence)
        place = bisect_left(tokens, start, key=attrgetter("start"))
        before = tokens[place - 1] if place else None
        if before is None or before.lower not in ROLES or before.end + 2 != start:
            return False
        person.sure = True
        person.gender = person.gender or gender_of_noun(before.text)
        if person.role_end == 0:
            first = place - 1
            person.role_start = tokens[self.role_start(tokens, first)].start
            person.role_end = self.role_end(before.end)
            person.start, person.end = run.tokens[0].start, run.tokens[-1].end
        return True

    @cached_property
    def _by_word(self) -> dict[str, list[Person]]:
        known: dict[str, list[Person]] = {}
        for person in self.persons:
            for word in dict.fromkeys((person.words[0], person.words[-1])):
                known.setdefault(word, []).append(person)
        return known

    @cached_property
    def mentions(self) -> list[list[Mention]]:
        """Where each sentence names people, in order."""
        by_words = {person.words: person for person in self.persons}
        found: list[list[Mention]] = [[] for _ in self.sentences]
        for run in self.all_runs:
            words = run.words
            person = by_words.get(words)
            short = False
            if person is None or not person.is_full:
                if len(words) > 1 and not run.titled:
                    continue
                bearers = self._by_word.get(words[-1], ())
                if not bearers and not run.titled:
                    continue
                short = True
                person = self._bearer(bearers, words[-1], run)
            place = run.tokens[0].start, run.tokens[-1].end
            found[run.sentence].append(Mention(person, run.head, *place, short, run.titled))
        return found

    def _bearer(self, bearers: Sequence[Person], word: str, run: Run) -> Person | None:
        """Who of those with a name is meant by it alone; None where that is in doubt."""
        genders = {gender_of_noun(token.text) for token in run.before} - {None}
        fit = [one for one in bearers if not genders or one.gender in (None, *genders)]
        last = [one for one in fit if one.words[-1] == word]
        if len(self._first_of[word] - {one.words[0] for one in last}) > (not last):
            return None  # somebody else of that name
        if not last and self._first_words[word] > 1:
            return None
        last = last or fit
        return last[0] if len(last) == 1 else None

    @cached_property
    def _first_of(self) -> dict[str, set[str]]:
        """The first words of the names that end with a word."""
        found: dict[str, set[str]] = defaultdict(set)
        for run in self.all_runs:
            if len(run.tokens) > 1 and may_be_name(run.tokens):
                found[run.tokens[-1].text].add(run.tokens[0].text)
        return found

    @cached_property
    def _first_words(self) -> Counter[str]:
        """How many names begin with a word."""
        names = {run.words for run in self.all_runs}
        return Counter(words[0] for words in names if len(words) > 1)


def is_name(name: str) -> bool:
    """Whether capitalised words may be a person's full name by their form."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and len(words[-1]) > 1
        and not any(
            word.lower().strip(".") in BODIES or word.lower() in MONTHS_AND_DAYS for word in words
        )
        and not any("’s" in word or "'s" in word for word in words)
        and not all(word.isupper() and len(word) > 1 for word in words)
    )
