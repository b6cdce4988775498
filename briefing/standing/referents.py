"""What the pointers of an English sentence mean, or that it needs the one before it."""

from __future__ import annotations

import re

from briefing.records import Insertion
from briefing.standing.openers import (
    Pointer,
    pointers,
    start_of,
)
from briefing.standing.persons_meant import FURTHEST, PersonsMeant
from briefing.standing.readings import Answer, behind
from briefing.standing.vocabulary import SAYING, SPEAKING_BODIES
from briefing.text.patterns import Lazy, word_set
from briefing.text.people_words import MONTHS_AND_DAYS, ROLES
from briefing.text.words import stopwords

_BODY_NAME = Lazy(
    r"(?P<name>(?:[Tt]he )?(?:[\w’'&-]+ ){0,5}?[\w’'&-]+)"
    rf"\s+(?:also |has |had |later |further )*(?P<verb>{SAYING})\b"
)
_BODY_ATTRIBUTED = Lazy(
    r"(?:,|[”\"’»])\s+(?P<name>(?:the )?(?:[\w’'&-]+ ){0,4}[\w’'&-]+)"
    rf"\s+(?:also |has |had )*{SAYING}\b[^,]*$"
)
_PLURAL_SUBJECT = Lazy(
    rf"(?P<name>(?:[Tt]he )?(?:[\w’'-]+ ){{0,3}}?[\w’'-]+s)\s+(?:also |have |had )*{SAYING}\b"
)
# So many sentences back a whole name of a body is looked for.
_LOOK_BACK = 80
_OWNER = Lazy(r"(?P<name>[^'’]*)(?:['’]s|s['’])\s")
_VERBAL = Lazy(
    r"\b(?:who|which|that|is|was|were|are|has|had|said|and|or|but|it|he|she|they|as|if)\b"
)
_AND = Lazy(r"\band\b")
_BOTH = Lazy(r"\b[A-Z][\w’'-]+(?: \(\w+\))? and (?:the )?[A-Z]")
# A body by its whole name: "the Environment Ministry", "Lodvenia's central bank".
_PROPER = (
    r"(?<![\w-])(?:(?!The\b|In\b|On\b|At\b|But\b|And\b|This\b|That\b|Its?\b|His\b|Her\b)[A-Z][\w’'-]+"
    r" (?:(?:of|for|and|the) )?){1,4}"
)
# "The group called itself Brenn Grand Council": no council has that name.
_IS_CALLED = Lazy(r"\b(?:called|named|dubbed|titled|entitled|calls)(?:\s+itself)?\s*[\"“‘]?$")
_OFTEN_ONE = r"(?<=['’]s )(?:central|national|supreme|foreign|interior|finance)"
_ANY_BODY = word_set(
    "company firm group team club operator airline carrier retailer lender"
    " paper newspaper magazine broadcaster"
)
_VAGUE = word_set(
    "they his her its their both these those such other others all some many most several few two"
    " three neither each"
)
_CAPITALS = Lazy(r"\b[A-Z]\w+")
_PEOPLE = word_set(
    "minister leader president premier official diplomat envoy men women politician candidate"
    " negotiator player brother sister"
)
_COUNTRIES = word_set(
    "side countrie nation state partie government neighbour neighbor capital delegation power"
    " allie people economie"
)


class Referents(PersonsMeant):
    """Resolves what points out of the sentences of an English document."""

    def answer(self, index: int, pointer: Pointer) -> Answer:
        """What a pointer of a sentence stands for."""
        if pointer.kind == "he":
            return self.somebody(index, pointer)
        if pointer.kind == "pair":
            return self._pair(index, pointer)
        if pointer.kind == "it":
            return self._thing(index, pointer)
        if pointer.kind == "they":
            return self._several(index, pointer)
        if pointer.kind == "person":
            return self.role(index, pointer)
        if pointer.kind == "body":
            return self._body(index, pointer)
        if pointer.kind == "thing":
            return self._called(index, pointer) or self.thing(index, pointer)
        return self.before(index, pointer)

    def _called(self, index: int, pointer: Pointer) -> Answer:
        """Who alone bears the whole role that a noun and what is before it tell."""
        person = self.bearer(index, pointer) if pointer.more else None
        if person is None:
            return None
        role = self.text[person.role_start : person.role_end].lower().split()
        told = pointer.more.split()
        return self.insertion(index, pointer, person) if set(told) <= set(role) else None

    def _pair(self, index: int, pointer: Pointer) -> Answer:
        sentence = self.sentences[index]
        opens = pointer.start <= start_of(sentence.text)
        noun = pointer.word.rstrip("s")
        if noun in _PEOPLE:
            inside = [
                one
                for one in self.people.mentions[index]
                if one.end <= sentence.start + pointer.start
            ]
            if len(inside) >= 2:
                return "inside"
            return self._two_people(index, pointer)
        if not opens and _BOTH.search(sentence.text, 0, pointer.start):
            return "inside"
        if noun not in _COUNTRIES:
            two = len(_CAPITALS.findall(sentence.text[1 : pointer.start])) >= 2
            return "inside" if two and not opens else self.before(index, pointer)
        at = sentence.start + pointer.start
        pair = self.pairs.of(index, at)
        if pair is not None:
            if self.pairs.names_both(pair, index, at):
                return "inside"
            return Insertion(
                at=pointer.end,
                text=pair.text,
                kind="referent",
                evidence=self.evidence(pair.start, pair.end),
            )
        named = len({key for key, _ in self.pairs.countries[index]})
        if named >= 2 and not opens:
            return "inside"
        two = len({key for key, _ in self.pairs.countries[index - 1]}) == 2 if index else False
        return self.before(index, pointer) if two else None

    def _two_people(self, index: int, pointer: Pointer) -> Answer:
        for before in range(index - 1, max(-1, index - 1 - FURTHEST), -1):
            if not self.follows(before + 1):
                return None
            named = self.people.mentions[before]
            people = {id(one.person) for one in named}
            if len(named) == 2 == len(people) and all(one.person for one in named):
                first, last = named
                if (
                    "_"
                    in self.hidden(before)[
                        first.start - self.sentences[before].start : last.end
                        - self.sentences[before].start
                    ]
                ):
                    return None
                link = " and " if _AND.search(self.text, first.end, last.start) else ", "
                names = (self.text[one.start : one.end] for one in named)
                text = link.join(re.sub(r"['’]s$", "", name) for name in names)
                return Insertion(
                    at=pointer.end,
                    text=text,
                    kind="referent",
                    evidence=self.evidence(first.start, last.end),
                )
            if named:
                break
        return self.before(index, pointer)

    def _thing(self, index: int, pointer: Pointer) -> Answer:
        if pointer.word != "it" or not pointer.says:
            return self.before(index, pointer)
        return self._body_before(index, pointer) or self.before(index, pointer)

    def _body_before(self, index: int, pointer: Pointer, depth: int = FURTHEST) -> Answer:
        """The body that the sentence before says something of, for "it said"."""
        if depth == 0 or not self.follows(index):
            return None
        before = index - 1
        hidden, offset = self.hidden(before), self.sentences[before].start
        for one in pointers(self.sentences[before].text, hidden):
            if one.kind == "it" and one.says:
                return self._body_before(before, pointer, depth - 1)
        match = _BODY_ATTRIBUTED.search(hidden) or _BODY_NAME.match(hidden, start_of(hidden))
        if match is None:
            return None
        start, end = match.span("name")
        words = match["name"].split()
        last = words[-1].lower()
        if last in MONTHS_AND_DAYS or any(
            one.start - offset < end and one.end - offset > start
            for one in self.people.mentions[before]
        ):
            return None
        capital = words[-1][:1].isupper() and last not in ROLES
        if (
            not (last in SPEAKING_BODIES or capital)
            or len(words) > 6
            or _VERBAL.search(match["name"])
        ):
            return None
        if words[0].lower() in ("it", "he", "she", "they", "its", "his", "her", "their", "this"):
            return None
        text = match["name"]
        if text.startswith("The "):
            text = "the " + text[4:]
        evidence = self.evidence(offset + start, offset + end)
        return Insertion(at=pointer.end, text=text, kind="referent", evidence=evidence)

    def _several(self, index: int, pointer: Pointer) -> Answer:
        if pointer.word == "they" and pointer.says and self.follows(index):
            before = index - 1
            hidden, offset = self.hidden(before), self.sentences[before].start
            for one in pointers(self.sentences[before].text, hidden):
                if one.kind == "pair" and one.start <= start_of(hidden):
                    found = self.answer(before, one)
                    if isinstance(found, Insertion):
                        return Insertion(
                            at=pointer.end,
                            text=found.text,
                            kind="referent",
                            evidence=found.evidence,
                        )
            match = _PLURAL_SUBJECT.match(hidden, start_of(hidden))
            if (
                match
                and not _VERBAL.search(match["name"])
                and match["name"][-2:] not in ("'s", "’s")
            ):
                start, end = match.span("name")
                text = match["name"]
                named = any(
                    one.start - offset < end for one in self.people.mentions[before]
                ) or any(at - offset < end for _, at in self.pairs.countries[before])
                if not named and text.split()[0].lower() not in _VAGUE and "two " not in text:
                    if text[:1].isupper() and not text.split()[0].isupper():
                        text = text[0].lower() + text[1:]
                    evidence = self.evidence(offset + start, offset + end)
                    return Insertion(at=pointer.end, text=text, kind="referent", evidence=evidence)
        return self.before(index, pointer)

    def _body(self, index: int, pointer: Pointer) -> Answer:
        sentence = self.sentences[index]
        if re.search(rf"\b{pointer.word}\b", self.hidden(index)[: pointer.start], re.IGNORECASE):
            return "inside"
        if pointer.start > 4 and any(
            one[0].lower() not in MONTHS_AND_DAYS and one[0].lower() not in stopwords("en")
            for one in _CAPITALS.finditer(self.hidden(index), 1, pointer.start)
        ):
            return "inside"
        named: dict[str, tuple[int, int]] = {}
        noun = pointer.word.capitalize()
        pattern = re.compile(
            rf"{_PROPER}(?:{noun}|(?<=['’]s ){pointer.word}|{_OFTEN_ONE} {pointer.word})\b(?!['’])"
        )
        for one in self.sentences[max(0, index - _LOOK_BACK) : index]:
            for match in pattern.finditer(one.text):
                owner = _OWNER.match(match[0])
                if owner and not self.pairs.is_country(owner["name"]):
                    return None
                if _IS_CALLED.search(one.text, max(0, match.start() - 24), match.start()):
                    return None
                start = match.end() - len(match[0].removeprefix("The "))
                named.setdefault(
                    match[0].removeprefix("The ").lower(),
                    (one.start + start, one.start + match.end()),
                )
        if len(named) == 1:
            start, end = next(iter(named.values()))
            return Insertion(
                at=behind(sentence.text, pointer.end),
                text=self.text[start:end],
                kind="referent",
                evidence=self.evidence(start, end),
            )
        if named or not index:
            return None
        before = self.hidden(index - 1)
        told = re.search(rf"\b{pointer.word}", before, re.IGNORECASE) or (
            pointer.word in _ANY_BODY and self.names_body(index - 1)
        )
        return self.before(index, pointer) if told else None
