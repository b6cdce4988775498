"""Runs of capitalised words in English sentences: what may be names, and their titles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import NamedTuple

from briefing.records import Document
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

# A group, so that splitting by it gives the words, too, behind what stands before each.
_TOKEN = Lazy(r"([^\W_]\w*(?:[-’'&][^\W_]\w*)*)")
# The same of words with a capital, in texts without low lines. What it begins with is a set of
# two stretches, which is what searching is fastest at; most texts have little beyond ASCII.
_CAPITAL = Lazy(
    r"([A-Z\x80-\U0010ffff](?<=[^\W\d_a-zß-öø-ÿ])(?<!\w.)(?<!\w[-’'&].)\w*(?:[-’'&][^\W_]\w*)*)"
)
# What stands around words and is no part of any.
_AROUND = '“”".,;:!?()[]—–'
_ENDINGS = ("'s", "’s")
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


class Run(NamedTuple):
    """Capitalised words in a row: ``words`` are the texts of the name's ``tokens``."""

    sentence: int
    head: int
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    before: tuple[Token, ...]
    titled: bool


# Most of what an article costs: no call of Python's own for each word.
_made = partial(tuple.__new__, Token)
_lower_of = itemgetter(Token._fields.index("lower"))
_text_of = itemgetter(Token._fields.index("text"))
_has_capital = itemgetter(Token._fields.index("capital"))
_start_of = itemgetter(Token._fields.index("start"))
_first_letter = itemgetter(0)
_TITLES = ROLES | BESIDE
_NO_NAMES = BODIES | MONTHS_AND_DAYS
_PARTICLES = tuple(sorted(PARTICLES))


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
    """The words of a sentence that begins at a place."""
    text = text[:LONGEST]
    return _placed(_TOKEN.split(text), text, offset)


def _capitals(text: str, offset: int) -> list[Token]:
    """The words of a sentence that have a capital."""
    text = text[:LONGEST]
    if "_" in text:  # it parts some words and not others
        return list(filter(_has_capital, _placed(_TOKEN.split(text), text, offset)))
    found = _placed(_CAPITAL.split(text), text, offset)
    return found if text.isascii() else list(filter(_has_capital, found))


def _placed(parts: Sequence[str], text: str, offset: int) -> list[Token]:
    """The words among the parts of a text: every second one."""
    words: Sequence[str] = parts[1::2]
    if not words:
        return []
    places = list(accumulate(map(len, parts), initial=offset))
    if any(ending in text for ending in _ENDINGS):
        words = [word[:-2] if word.endswith(_ENDINGS) else word for word in words]
    capital = map(str.isupper, map(_first_letter, words))
    fields = zip(places[1::2], places[2::2], words, map(str.lower, words), capital, strict=False)
    return list(map(_made, fields))


def may_be_name(tokens: Sequence[Token]) -> bool:
    """Whether no word in a run of capitals keeps it from being a person's name."""
    for _, _, text, lower, _ in tokens:
        if lower in _NO_NAMES or (len(text) > 1 and text.isupper()):
            return False
        if not text.isalpha() and any(map(str.isdigit, text)):
            return False
    return True


class Runs:
    """The words with a capital of an English document, and the runs that may be names."""

    def __init__(self, document: Document) -> None:
        self.text = document.article.text
        self.sentences = document.sentences
        self._tokens: dict[int, list[Token]] = {}

    def tokens_of(self, index: int) -> list[Token]:
        """All words of a sentence: few are asked for more than those with a capital."""
        if index not in self._tokens:
            one = self.sentences[index]
            self._tokens[index] = _tokens(one.text, one.start)
        return self._tokens[index]

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the text, each once, as they stand."""
        pieces: set[str] = set()
        for one in self.sentences:
            pieces.update(one.text[:LONGEST].split())
        pieces = {piece.strip(_AROUND) for piece in pieces}
        words = set(filter(str.isalpha, pieces))
        others = _TOKEN.findall(" ".join(pieces - words))
        words.update(word[:-2] if word.endswith(_ENDINGS) else word for word in others)
        return frozenset(words)

    @cached_property
    def _capitals(self) -> list[list[Token]]:
        """The words of each sentence that have a capital."""
        return [_capitals(one.text, one.start) for one in self.sentences]

    @cached_property
    def _opened(self) -> list[bool]:
        """Whether the first word of each sentence has a capital."""
        return [
            bool(tokens)
            and (
                tokens[0].start == one.start
                or _TOKEN.search(self.text, one.start, tokens[0].start) is None
            )
            for one, tokens in zip(self.sentences, self._capitals, strict=True)
        ]

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
            token.text
            for opened, tokens in zip(self._opened, self._capitals, strict=True)
            for token in (tokens[1:] if opened else tokens)
        )

    @cached_property
    def _last_names(self) -> frozenset[str]:
        """Words that stand behind another word with a capital inside a sentence."""
        return frozenset(
            following.text
            for opened, tokens in zip(self._opened, self._capitals, strict=True)
            for token, following in pairwise(tokens[1:] if opened else tokens)
            if self._is_next(token, following) and token.lower not in ROLES
        )

    def _is_next(self, token: Token, following: Token) -> bool:
        """Whether no word stands between two: one takes a letter and what parts it from both."""
        near = following.start - token.end < 3
        return near or _TOKEN.search(self.text, token.end, following.start) is None

    @cached_property
    def runs_of(self) -> list[list[Run]]:
        """The runs of capitalised words that may be names, by sentence."""
        return [
            list(self._runs(index)) if tokens else [] for index, tokens in enumerate(self._capitals)
        ]

    @property
    def all_runs(self) -> Iterator[Run]:
        return chain.from_iterable(self.runs_of)

    def _runs(self, index: int) -> Iterator[Run]:
        capitals = self._capitals[index]
        sentence = self.sentences[index]
        end = sentence.start + min(len(sentence.text), LONGEST)
        place = 0
        opens = self._opened[index]
        while place < len(capitals):
            tokens = [capitals[place]]
            place += 1
            following = capitals[place] if place < len(capitals) else None
            small = 0  # particles at its end: none of it, unless a capital follows
            while (joined := self._joined(tokens[-1], following, end)) is not None:
                tokens.append(joined)
                small += 1
                if joined is following:
                    small = 0
                    place += 1
                    following = capitals[place] if place < len(capitals) else None
            if small:
                del tokens[-small:]
            yield from self._named(index, tokens, opens=opens)
            opens = False

    def _joined(self, this: Token, capital: Token | None, end: int) -> Token | None:
        """The word after one, where it belongs to the same run.

        ``capital`` is the next word that has one, ``end`` where the sentence ends.
        """
        text, start = self.text, this.end + 1
        gap = text[this.end : start]
        if gap == ".":
            start += text.startswith(" ", start)
            near = capital is not None and capital.start == start
            return capital if near and (len(this.text) == 1 or this.lower in ROLES) else None
        if gap != " " or this.end - this.start != len(this.text):
            return None
        if capital is not None and capital.start == start:
            own = capital.lower not in _WEEKDAYS or this.lower in _FEASTS
            return capital if own else None
        if not text.startswith(_PARTICLES, start, end) or this.lower in ROLES:
            return None
        particle = _TOKEN.match(text, start, end)
        if particle is None or particle[0] not in PARTICLES:
            return None
        return Token(*particle.span(), particle[0], particle[0], capital=False)

    def _named(self, index: int, tokens: Sequence[Token], *, opens: bool) -> Iterator[Run]:
        """The run that some words are; ``opens`` tells that the first opens the sentence."""
        first, last = 0, len(tokens) - 1
        begins = opens
        opens = opens or self.text[tokens[0].start - 1] in '"“‘'
        lowers = list(map(_lower_of, tokens))
        told = not _TITLES.isdisjoint(lowers)
        titled = told and not ROLES.isdisjoint(lowers)
        if opens and self._is_plain(tokens[0], titled=titled):
            first += 1
            if first > last:
                return
        if opens and not titled and first < last and self._only_opens(tokens[first], tokens[last]):
            first += 1
        name = first
        if told:
            for place in range(first, last + 1):
                if lowers[place] in _TITLES:
                    name = place + 1
        if name > last:
            # "Minnie Driver": a role's word may be a family name.
            if last == first or gender_of_given_name(tokens[last - 1].text) is None:
                return
            name = last - 1
        named = tuple(tokens[name : last + 1])
        head, before = tokens[first].start, tuple(tokens[first:name])
        titled = bool(before)
        if not titled and (lowers[first - 1] in _TITLES if first else not begins):
            before = self._title(index, tokens[first].start, sure=bool(first))
            if before:
                titled, head = True, before[0].start
        words = tuple(map(_text_of, named))
        yield Run(index, head, named, words, before, titled)

    def _title(self, index: int, start: int, *, sure: bool) -> tuple[Token, ...]:
        """The role or honorific written small that stands before a place, with what modifies it."""
        text = self.text
        if not text.startswith(" ", start - 1):
            return ()
        if not sure:
            # Nearly no name has one: the word before is looked at by itself first.
            end = start - 1 - text.startswith(".", start - 2)
            opening = self.sentences[index].start
            word = text[max(opening, text.rfind(" ", opening, end) + 1) : end]
            if not word.isalpha():
                word = next(reversed(_TOKEN.findall(word)), "")
            if word.lower() not in _TITLES:
                return ()
        tokens = self.tokens_of(index)
        first = bisect_left(tokens, start, key=_start_of)
        if not first or tokens[first - 1].lower not in _TITLES:
            return ()
        last = tokens[first - 1]
        gap = text[last.end : start]
        if last.end - last.start != len(last.text) or gap not in (" ", ". "):
            return ()
        return tuple(tokens[self.role_start(tokens, first - 1) : first])

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
        return not titled and len(token.text) > 1 and token.lower in self._words
