"""Runs of capitalised words in English sentences: what may be names, and their titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from briefing.records import Document
from briefing.records.frozen import dataclass
from briefing.text.given_names import gender_of_given_name
from briefing.text.patterns import Lazy, word_set
from briefing.text.people_words import (
    BESIDE,
    BODIES,
    MONTHS_AND_DAYS,
    PARTICLES,
    ROLE_MODIFIERS,
    ROLES,
)
from briefing.text.words import stopwords

_TOKEN = Lazy(r"[^\W_]\w*(?:[-’'&][^\W_]\w*)*")
# No note quotes a longer sentence, in characters; what is behind is not looked at.
LONGEST = 2000
_MODIFIERS = 4
_DETERMINERS = word_set("the a an its their his her")
# "Met with Lee Friday": a day behind a name is none of it, but in the names of feasts.
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_FEASTS = word_set("ash black bloody easter good holy palm shrove super")
# Words that open a sentence and are no names, beside the function words.
_OPENERS = word_set(
    "according meanwhile however moreover earlier later asked speaking citing yesterday today"
    " tomorrow police officials critics experts people two three four five six both although"
    " four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands"
    " dozens nobody everybody everyone despite following since last next"
    " soon shortly immediately under among while when where after before during"
)
VERBS = word_set(
    "said says told was is are were has had have will would added met left took made gave held came"
    " went got led won lost saw ran sent wrote called named asked joined beat became"
)


class Token(NamedTuple):
    """A word of the text with its place; a possessive ending is left off its text."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row: ``first`` to ``last`` are the name's tokens."""

    sentence: int
    head: int
    tokens: tuple[Token, ...]
    before: tuple[Token, ...]
    titled: bool


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


def _tokens(text: str, offset: int) -> list[Token]:
    # Most of what an article costs: no call for each word but the tuple's own.
    new = tuple.__new__
    found = []
    for match in _TOKEN.finditer(text, 0, LONGEST):
        word = match[0]
        if word[-1] == "s" and word[-2:] in ("'s", "’s"):
            word = word[:-2]
        place = offset + match.start(), offset + match.end()
        found.append(new(Token, (*place, word, word.lower(), word[0].isupper())))
    return found


def may_be_name(tokens: Sequence[Token]) -> bool:
    """Whether no word in a run of capitals keeps it from being a person's name."""
    return all(
        token.lower not in BODIES
        and token.lower not in MONTHS_AND_DAYS
        and (len(token.text) < 2 or not token.text.isupper())
        and not any(map(str.isdigit, token.text))
        for token in tokens
    )


class Runs:
    """The words of an English document, and the runs of them that may be names."""

    def __init__(self, document: Document) -> None:
        self.text = document.article.text
        self.sentences = document.sentences

    @cached_property
    def tokens(self) -> list[list[Token]]:
        """The words of each sentence."""
        return [_tokens(one.text, one.start) for one in self.sentences]

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
        return [list(self._runs(index)) for index in range(len(self.sentences))]

    @property
    def all_runs(self) -> Iterator[Run]:
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
        gap = self.text[this.end : following.start]
        if gap == ". " or gap == ".":
            short = len(this.text) == 1 or this.lower in ROLES
            return short and following.capital
        if gap != " " or self.text[this.start : this.end] != this.text:
            return False
        if following.capital:
            return following.lower not in _WEEKDAYS or this.lower in _FEASTS
        behind = tokens[last + 2] if last + 2 < len(tokens) else None
        return (
            following.text in PARTICLES
            and behind is not None
            and (behind.capital or behind.text in PARTICLES)
            and this.lower not in ROLES
        )

    def _named(self, index: int, tokens: Sequence[Token], first: int, last: int) -> Iterator[Run]:
        opens = first == 0 or self.text[tokens[first].start - 1] in '"“‘'
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
            # "Minnie Driver": a role's word may be a family name.
            if last == first or gender_of_given_name(tokens[last - 1].text) is None:
                return
            name = last - 1
        words = tuple(tokens[name : last + 1])
        head, before = first, tuple(tokens[first:name])
        titled = bool(before)
        if not titled and first and tokens[first - 1].lower in ROLES | BESIDE:
            gap = self.text[tokens[first - 1].end : tokens[first].start]
            plain = tokens[first - 1].end - tokens[first - 1].start == len(tokens[first - 1].text)
            if plain and gap in (" ", ". "):
                titled, head = True, first - 1
                head = self.role_start(tokens, head)
                before = tuple(tokens[head:first])
        yield Run(index, tokens[head].start, words, before, titled)

    def role_end(self, end: int) -> int:
        """Behind the full stop of a short form ("Rep.")."""
        return end + 1 if self.text[end : end + 1] == "." else end

    def role_start(self, tokens: Sequence[Token], place: int) -> int:
        """Where a role begins: at what modifies it, all of it behind an article."""
        while place and _modifies(tokens[place - 1], tokens[place], self.text):
            place -= 1
        first = place
        while first and place - first < _MODIFIERS and _is_joined(tokens, first, self.text):
            before = tokens[first - 1]
            if before.lower in _DETERMINERS or before.end - before.start > len(before.text):
                return first - (before.capital and before.lower not in _DETERMINERS)
            if before.lower in stopwords("en") or before.lower in VERBS:
                return place
            first -= 1
        return place

    def _is_plain(self, token: Token, *, titled: bool) -> bool:
        """Whether a capital says nothing of a word that opens a sentence.

        What stands before a title belongs to it, though it is written small elsewhere.
        """
        if token.lower in ROLES or (titled and token.lower in ROLE_MODIFIERS):
            return False
        if token.lower in stopwords("en") or token.lower in _OPENERS:
            return True
        return not titled and token.lower in self._lower_words and len(token.text) > 1
