"""The people whom an English article names: by full name, with their role, and by short names.

A run of capitalised words is a person's name where something beside it says so: a title
before it ("Minister Sun Weidong"), what its bearer is between commas behind it, an age, a
given name that is known. A short name is the first or last word of a full one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from briefing.records import Document
from briefing.standing.given_names import gender_of_given_name, gender_of_noun
from briefing.standing.vocabulary import (
    BESIDE,
    BODIES,
    HONORIFICS,
    MONTHS_AND_DAYS,
    PARTICLES,
    ROLE_MODIFIERS,
    ROLES,
)
from briefing.text.patterns import Lazy
from briefing.text.words import stopwords

_TOKEN = Lazy(r"[^\W_]\w*(?:[-’'&][^\W_]\w*)*")
_POSSESSIVE = Lazy(r"['’]s$")
_AGE = Lazy(r", (?:aged )?\d\d?(?:,|\.|$)")
_WHO = Lazy(r",? who(?:se|m)?\b")
# What its bearer is, between commas; of more than nine words no more is told than the role.
_APPOSITION = Lazy(r", ((?:[\w’'&-]+ ){0,8}[\w’'&-]+)[,;.]?")
_SPEAKING = Lazy(
    r"(?:^|[.,”\"’»]\s+|\n)([^\W\d_a-z][\w’-]+) (?:said|told|added|says)\b", re.MULTILINE
)
_ARTICLE = Lazy(r"(?:the|an?) ", re.IGNORECASE)
_OWNER = Lazy(r"(?:its|their|his|her|whose|who|which|and|or|but) ", re.IGNORECASE)
_MODIFIERS = 4
_DETERMINERS = frozenset("the a an its their his her".split())
_LONGEST_NAME = 4
_ROLE_WITHIN = 5


class Token(NamedTuple):
    """A word of the text with its place; a possessive ending is left off its text."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool


@dataclass(slots=True, eq=False)
class Person:
    """Somebody an article names; ``start`` to ``end`` is the fullest name's first place.

    ``role_start`` to ``role_end`` is what they are, as the text states it beside that name.
    """

    words: tuple[str, ...]
    start: int
    end: int
    gender: str | None = None
    sure: bool = False
    role_start: int = 0
    role_end: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class Mention:
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


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row: ``first`` to ``last`` are the name's tokens."""

    sentence: int
    head: int
    tokens: tuple[Token, ...]
    before: tuple[Token, ...]
    titled: bool


class People:
    """The people of an English document and where each sentence names them."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        self._sentences = document.sentences

    @cached_property
    def tokens(self) -> list[list[Token]]:
        """The words of each sentence."""
        return [
            [_token(match, one.start) for match in _TOKEN.finditer(one.text)]
            for one in self._sentences
        ]

    @cached_property
    def _lower_words(self) -> frozenset[str]:
        return frozenset(
            token.text for tokens in self.tokens for token in tokens if token.text == token.lower
        )

    def _only_opens(self, token: Token, last: Token) -> bool:
        """Whether a word that opens a sentence is no part of the name behind it.

        So it is where it has a capital nowhere else and the name's last word ends another.
        """
        return (
            token.text not in self._capitals_inside
            and gender_of_given_name(token.text) is None
            and last.text in self._last_names
        )

    @cached_property
    def _capitals_inside(self) -> frozenset[str]:
        return frozenset(
            token.text for tokens in self.tokens for token in tokens[1:] if token.capital
        )

    @cached_property
    def _last_names(self) -> frozenset[str]:
        """Words that stand behind another word with a capital inside a sentence."""
        return frozenset(
            following.text
            for tokens in self.tokens
            for token, following in pairwise(tokens[1:])
            if token.capital and following.capital and token.lower not in ROLES
        )

    @cached_property
    def runs_of(self) -> list[list[Run]]:
        """The runs of capitalised words that may be names, by sentence."""
        return [list(self._runs(index)) for index in range(len(self._sentences))]

    @property
    def _all_runs(self) -> Iterator[Run]:
        return chain.from_iterable(self.runs_of)

    def _runs(self, index: int) -> Iterator[Run]:
        tokens = self.tokens[index]
        place = 0
        while place < len(tokens):
            if not tokens[place].capital:
                place += 1
                continue
            last = place
            while last + 1 < len(tokens) and self._joined(tokens, last):
                last += 1
            while not tokens[last].capital:
                last -= 1
            yield from self._named(index, tokens, place, last)
            place = last + 1

    def _joined(self, tokens: Sequence[Token], last: int) -> bool:
        """Whether the token after one belongs to the same run."""
        this, following = tokens[last], tokens[last + 1]
        gap = self._text[this.end : following.start]
        if gap == ". " or gap == ".":
            short = len(this.text) == 1 or this.lower in ROLES
            return short and following.capital
        if gap != " " or self._text[this.start : this.end] != this.text:
            return False
        if following.capital:
            return True
        behind = tokens[last + 2] if last + 2 < len(tokens) else None
        return (
            following.text in PARTICLES
            and behind is not None
            and (behind.capital or behind.text in PARTICLES)
            and this.lower not in ROLES
        )

    def _named(self, index: int, tokens: Sequence[Token], first: int, last: int) -> Iterator[Run]:
        opens = first == 0 or self._text[tokens[first].start - 1] in '"“‘'
        titled = any(token.lower in ROLES for token in tokens[first : last + 1])
        if opens and self._is_plain(tokens[first], titled=titled):
            first += 1
            if first > last:
                return
        if opens and not titled and first < last and self._only_opens(tokens[first], tokens[last]):
            first += 1
        name = first
        for place in range(first, last + 1):
            if tokens[place].lower in ROLES or tokens[place].lower in BESIDE:
                name = place + 1
        if name > last:
            return
        words = tuple(tokens[name : last + 1])
        head, before = first, tuple(tokens[first:name])
        titled = bool(before)
        if not titled and first and tokens[first - 1].lower in ROLES | BESIDE:
            gap = self._text[tokens[first - 1].end : tokens[first].start]
            plain = tokens[first - 1].end - tokens[first - 1].start == len(tokens[first - 1].text)
            if plain and gap in (" ", ". "):
                titled, head = True, first - 1
                head = self._role_start(tokens, head)
                before = tuple(tokens[head:first])
        yield Run(index, tokens[head].start, words, before, titled)

    def _role_end(self, end: int) -> int:
        """Behind the full stop of a short form ("Rep.")."""
        return end + 1 if self._text[end : end + 1] == "." else end

    def _role_start(self, tokens: Sequence[Token], place: int) -> int:
        """Where a role begins: at what modifies it, all of it behind an article."""
        while place and _modifies(tokens[place - 1], tokens[place], self._text):
            place -= 1
        first = place
        while first and place - first < _MODIFIERS and _is_joined(tokens, first, self._text):
            before = tokens[first - 1]
            if before.lower in _DETERMINERS or before.end - before.start > len(before.text):
                return first - (before.capital and before.lower not in _DETERMINERS)
            if before.lower in stopwords("en") or before.lower in _VERBS:
                return place
            first -= 1
        return place

    def _is_plain(self, token: Token, *, titled: bool) -> bool:
        """Whether a capital says nothing of a word that opens a sentence.

        What stands before a title belongs to it, though it is written small elsewhere.
        """
        if token.lower in ROLES:
            return False
        if token.lower in stopwords("en") or token.lower in _OPENERS:
            return True
        return not titled and token.lower in self._lower_words and len(token.text) > 1

    @cached_property
    def persons(self) -> list[Person]:
        """The people named, in order of their first full name."""
        found: dict[tuple[str, ...], Person] = {}
        for run in self._all_runs:
            words = tuple(token.text for token in run.tokens)
            person = found.get(words)
            if person is None:
                fit = run.titled or may_be_name(run.tokens)
                if not fit or not 1 <= len(words) <= _LONGEST_NAME:
                    continue
                person = Person(words, run.tokens[0].start, run.tokens[-1].end)
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
        return frozenset(_SPEAKING.findall(self._text))

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
                person.role_start, person.role_end = told[0].start, self._role_end(told[-1].end)
                person.start, person.end = run.tokens[0].start, end
        sentence = self._sentences[run.sentence]
        if self._is_apposition(person, run):
            return
        rest = self._text[end : sentence.end]
        if _AGE.match(rest) or (_WHO.match(rest) and person.is_full):
            person.sure = True
            return
        apposition = _APPOSITION.match(rest)
        if apposition is None or not person.is_full or _OWNER.match(apposition[1]):
            return
        words = apposition[1].split()
        near = [_POSSESSIVE.sub("", word).lower() for word in words[:_ROLE_WITHIN]]
        role = next((place for place, word in enumerate(near) if word in ROLES), None)
        if role is None or not _VERBS.isdisjoint(near[: role + 1]):
            return
        person.sure = True
        for word in near[: role + 1]:
            person.gender = person.gender or gender_of_noun(word)
        if person.role_end == 0:
            start = end + apposition.start(1)
            whole = apposition[0].endswith((",", ".", ";")) and _VERBS.isdisjoint(words)
            article = _ARTICLE.match(self._text, start)
            person.role_start = article.end() if article else start
            told = apposition[1] if whole else " ".join(words[: role + 1])
            person.role_end = start + len(_POSSESSIVE.sub("", told))
            person.start, person.end = run.tokens[0].start, end

    def _is_apposition(self, person: Person, run: Run) -> bool:
        """Take the role from before a name between commas ("Norrava's minister, Ada Holt,")."""
        tokens = self.tokens[run.sentence]
        place = next(
            number for number, token in enumerate(tokens) if token.start == run.tokens[0].start
        )
        before = tokens[place - 1] if place else None
        if before is None or before.lower not in ROLES or not person.is_full:
            return False
        if self._text[before.end : run.tokens[0].start] != ", ":
            return False
        person.sure = True
        person.gender = person.gender or gender_of_noun(before.text)
        if person.role_end == 0:
            first = place - 1
            person.role_start = tokens[self._role_start(tokens, first)].start
            person.role_end = self._role_end(before.end)
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
        found: list[list[Mention]] = [[] for _ in self._sentences]
        for run in self._all_runs:
            words = tuple(token.text for token in run.tokens)
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
        for run in self._all_runs:
            if len(run.tokens) > 1 and may_be_name(run.tokens):
                found[run.tokens[-1].text].add(run.tokens[0].text)
        return found

    @cached_property
    def _first_words(self) -> Counter[str]:
        """How many names begin with a word."""
        names = {tuple(token.text for token in run.tokens) for run in self._all_runs}
        return Counter(words[0] for words in names if len(words) > 1)


# Words that open a sentence and are no names, beside the function words.
_OPENERS = frozenset(
    "according meanwhile however moreover earlier later asked speaking citing yesterday today"
    " tomorrow police officials critics experts people two three four five six both although"
    " four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands"
    " dozens nobody everybody everyone despite following since last next under among while when where after before during".split()
)
_VERBS = frozenset(
    "said says told was is are were has had have will would added met left took made gave held came"
    " went got led won lost saw ran sent wrote called named asked joined beat became".split()
)


def may_be_name(tokens: Sequence[Token]) -> bool:
    """Whether no word in a run of capitals keeps it from being a person's name."""
    return all(
        token.lower not in BODIES
        and token.lower not in MONTHS_AND_DAYS
        and (len(token.text) < 2 or not token.text.isupper())
        and not any(map(str.isdigit, token.text))
        for token in tokens
    )


def _is_joined(tokens: Sequence[Token], place: int, text: str) -> bool:
    return text[tokens[place - 1].end : tokens[place].start] == " "


def _modifies(token: Token, following: Token, text: str) -> bool:
    """Whether a word before a role belongs to it ("Norravan", "foreign")."""
    if text[token.end : following.start] != " ":
        return False
    if token.end - token.start != len(token.text):
        return token.capital  # "Norrava's"
    return (
        token.capital or token.lower in ROLE_MODIFIERS or token.lower in ROLES
    ) and token.lower not in stopwords("en")


def _token(match: re.Match[str], offset: int) -> Token:
    text = match[0]
    start, end = match.span()
    if text[-2:] in ("'s", "’s"):
        text = text[:-2]
    return Token(offset + start, offset + end, text, text.lower(), text[0].isupper())
