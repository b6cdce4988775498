"""Whom and what the pointers of an English sentence mean, or that it needs the one before it.

Careful before helpful: a pronoun stands for the subject of the sentence before, where that
agrees with it and nobody else is there whom it may stand for, or where both sentences tell
what somebody says (parallel subjects: Lappin and Leass, 1994). What is not sure is told with
the sentence before it, or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefing.records import Document, Evidence, Insertion
from briefing.standing.given_names import gender_of_noun
from briefing.standing.openers import (
    Pointer,
    masked,
    pointers,
    says_at,
    singular_pronouns,
    start_of,
)
from briefing.standing.pairs import Pairs
from briefing.standing.people import Mention, People, Person, may_be_name
from briefing.standing.vocabulary import (
    MONTHS_AND_DAYS,
    PERSON_NOUNS,
    ROLES,
    SAYING,
    SPEAKING_BODIES,
)
from briefing.text.patterns import Lazy

# What a pointer is resolved to: words to insert, the sentence before, nothing needed because
# its own sentence tells it, or nothing that is sure.
Answer: TypeAlias = Insertion | Literal["before", "inside"] | None

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f",
           "hers": "f", "herself": "f"}  # fmt: skip
_PERSON_NOUN = Lazy(rf"\b(?:{'|'.join(sorted(PERSON_NOUNS))})\b(?!['’-]?\w)")
_ANYBODY = Lazy(r"\b(?:who|whoever|everyone|everybody|anyone|someone|nobody|no one|I|I['’]m)\b")
_SAYING_BEFORE = Lazy(rf"[,”\"’»]\s+(?:{SAYING}\s+)?(?:(?:the|former|[a-z]+)\s){{0,3}}$")
_SAYING_TOLD = Lazy(rf"[,”\"’»]\s+{SAYING}\s+(?:(?:the|former|[a-z]+)\s){{0,3}}$")
_SAYING_AFTER = Lazy(
    rf"(?:, [^,]{{2,90}},)?\s+(?:also\s+|has\s+|had\s+|later\s+|then\s+)*{SAYING}\b"
)
_GOES_ON = Lazy(
    r"(?:,? (?:who|whose) [^,]{2,120},|, [^,]{2,90},(?:[^,]{2,60},)?)?"
    r"\s+(?!and\b|or\b|of\b|to\b|with\b|in\b|for\b|at\b|from\b|who\b|that\b)[a-z]+"
)
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
_FURTHEST = 3


@dataclass(frozen=True, slots=True)
class _Subject:
    """Who a sentence is about: a person, or a pronoun; ``says`` where they say something."""

    person: Person | None
    named: bool
    pronoun: str
    says: bool


class Referents:
    """Resolves what points out of the sentences of an English document."""

    def __init__(self, document: Document) -> None:
        self._text = document.article.text
        self._sentences = document.sentences
        self.people = People(document)
        self.pairs = Pairs(document, self.people)
        self._hidden: dict[int, str] = {}
        self._answers: dict[tuple[int, Pointer], Answer] = {}
        self._headings = {
            number
            for number, paragraph in enumerate(document.article.paragraphs, 1)
            if paragraph.heading
        }

    def hidden(self, index: int) -> str:
        """The text of a sentence with what it quotes hidden."""
        if index not in self._hidden:
            self._hide(index)
        return self._hidden[index]

    def _hide(self, index: int) -> None:
        """Hide what the paragraph of a sentence quotes: a quotation may run over several."""
        number = self._sentences[index].paragraph
        first = last = index
        while first and self._sentences[first - 1].paragraph == number:
            first -= 1
        while last + 1 < len(self._sentences) and self._sentences[last + 1].paragraph == number:
            last += 1
        start = self._sentences[first].start
        whole = masked(self._text[start : self._sentences[last].end])
        for place in range(first, last + 1):
            one = self._sentences[place]
            self._hidden[place] = whole[one.start - start : one.end - start]

    def follows(self, index: int) -> bool:
        """Whether a sentence goes on from the one before: next to it, under one heading."""
        if index == 0:
            return False
        before, this = self._sentences[index - 1].paragraph, self._sentences[index].paragraph
        return this - before <= 1 and not any(
            number in self._headings for number in range(before + 1, this + 1)
        )

    def needs(self, index: int) -> list[Pointer]:
        """What of a sentence points out of it and is not told inside, by place."""
        text, hidden = self._sentences[index].text, self.hidden(index)
        found = {pointer.start: pointer for pointer in pointers(text, hidden)}
        for match in singular_pronouns(hidden):
            if match.start() in found:
                break
            if self._named_before(index, match.start()) or self._named_behind(index, match):
                break
            word = match[0].lower()
            says = word in ("he", "she") and says_at(hidden, match.end())
            found[match.start()] = Pointer("he", *match.span(), word, says)
            break
        return [found[start] for start in sorted(found)]

    def _named_before(self, index: int, place: int) -> bool:
        sentence = self._sentences[index]
        if any(one.start < sentence.start + place for one in self.people.mentions[index]):
            return True
        hidden = self.hidden(index)
        return any(
            pattern.search(hidden, 0, place) is not None for pattern in (_PERSON_NOUN, _ANYBODY)
        ) or any(
            start < sentence.start + place and (start > sentence.start or not _PLURAL.match(hidden))
            for start in self._may_be_named(index)
        )

    def _named_behind(self, index: int, match: re.Match[str]) -> bool:
        """Whether the subject behind a comma tells who it is ("In his speech, Sun …")."""
        hidden, sentence = self.hidden(index), self._sentences[index]
        start = start_of(hidden)
        if match.start() >= start or match[0].lower() in ("he", "she"):
            return False
        heads = [one.head for one in self.people.mentions[index]] + self._may_be_named(index)
        return any(head - sentence.start in (start, start + 4) for head in heads)

    # --- each kind -----------------------------------------------------------------------

    def answer(self, index: int, pointer: Pointer) -> Answer:
        """What a pointer of a sentence stands for."""
        if pointer.kind == "he":
            return self._somebody(index, pointer)
        if pointer.kind == "pair":
            return self._pair(index, pointer)
        if pointer.kind == "it":
            return self._thing(index, pointer)
        if pointer.kind == "they":
            return self._several(index, pointer)
        if pointer.kind == "person":
            return self._role(index, pointer)
        if pointer.kind == "body":
            return self._body(index, pointer)
        return self._before(index, pointer)

    def _somebody(self, index: int, pointer: Pointer) -> Answer:
        gender = _GENDER.get(pointer.word)
        sentence = self._sentences[index]
        person, sure = self.whom(index, gender, says=pointer.says)
        opens = pointer.start <= start_of(sentence.text)
        subject = pointer.word in ("he", "she") or opens
        if person is not None and any(
            one.person is person and one.start >= sentence.start + pointer.end
            for one in self.people.mentions[index]
        ):
            return "inside" if pointer.start < start_of(sentence.text) else None
        if person is not None and sure and subject:
            return self._insertion(index, pointer, person)
        if not self.follows(index):
            return None
        before = index - 1
        names = [one for one in self.people.mentions[before] if self._agrees(one.person, gender)]
        return "before" if names or person is not None else None

    def whom(
        self, index: int, gender: str | None, *, says: bool, depth: int = _FURTHEST
    ) -> tuple[Person | None, bool]:
        """Whom "he" or "she" of a sentence means, and whether that is sure."""
        before = index - 1
        if depth == 0 or not self.follows(index):
            return None, False
        subject = self._subject(before)
        rivals = self._rivals(before, gender)
        if subject is None:
            named = self.people.mentions[before] or self._may_be_named(before)
            if named or self._persons_told(before, gender):
                return None, False
            same = self._sentences[before].paragraph == self._sentences[index].paragraph
            if not same and "_" not in self.hidden(before):
                return None, False
            return self.whom(before, gender, says=says, depth=depth - 1)
        if not subject.named:
            if _GENDER.get(subject.pronoun) != gender:
                return None, False
            person, sure = self.whom(before, gender, says=subject.says, depth=depth - 1)
            rivals = [one for one in rivals if one.person is not person]
        else:
            person, sure = subject.person, True
            if person is None or not self._agrees(person, gender):
                return None, False
            rivals = [one for one in rivals if one.person is not person]
        if person is None or not sure:
            return person, False
        told = self._persons_told(before, gender)
        clear = not rivals and not told
        return person, clear or (subject.says and says and person.gender == gender) or (
            subject.says and says and not rivals
        )

    def _agrees(self, person: Person | None, gender: str | None) -> bool:
        return person is None or gender is None or person.gender in (None, gender)

    def _rivals(self, index: int, gender: str | None) -> list[Mention]:
        return [one for one in self.people.mentions[index] if self._agrees(one.person, gender)]

    def _persons_told(self, index: int, gender: str | None) -> bool:
        """Whether a sentence tells of somebody without a name of theirs."""
        sentence = self._sentences[index]
        taken = [
            (one.head - sentence.start, one.end - sentence.start)
            for one in self.people.mentions[index]
        ]
        for one in self.people.mentions[index]:
            person = one.person
            if person is not None and person.start <= one.start and person.role_end > one.end:
                taken.append((one.end - sentence.start, person.role_end - sentence.start))
        for match in _PERSON_NOUN.finditer(self.hidden(index)):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if gender is None or gender_of_noun(match[0]) in (None, gender):
                return True
        return bool(self._may_be_named(index, words=2))

    def _may_be_named(self, index: int, words: int = 1) -> list[int]:
        """Where a sentence may name people that nothing else tells of."""
        mentions = self.people.mentions[index]
        return [
            run.tokens[0].start
            for run in self.people.runs_of[index]
            if len(run.tokens) >= words
            and (len(run.tokens) > 1 or may_be_name(run.tokens))
            and not any(one.start <= run.tokens[0].start < one.end for one in mentions)
            and self._looks_like_a_name(run.tokens[0].start, self._sentences[index].start)
            and not self.pairs.is_country(" ".join(token.text for token in run.tokens))
        ]

    def _looks_like_a_name(self, start: int, first: int) -> bool:
        """Whether no article and no preposition of place stands before a run of capitals."""
        return not re.search(
            r"\b(?:the|in|at|from|of|near|outside|around|across|on|through|into) $",
            self._text[max(first, start - 9) : start],
            re.IGNORECASE,
        )

    def _subject(self, index: int) -> _Subject | None:
        hidden, offset = self.hidden(index), self._sentences[index].start
        for pointer in pointers(self._sentences[index].text, hidden):
            if pointer.kind == "he" and pointer.says:
                return _Subject(None, False, pointer.word, True)
            if pointer.kind == "person" and not pointer.says:
                continue
            if pointer.kind == "person":
                person = self._bearer(index, pointer)
                return _Subject(person, True, "", True) if person else None
        mentions = self.people.mentions[index]
        for one in mentions:
            head, end = one.head - offset, one.end - offset
            if hidden[head : head + 1] == "_" or hidden[end : end + 1] == "_":
                continue
            if not _SAYING_BEFORE.search(hidden, max(0, head - 60), head):
                continue
            told = _SAYING_TOLD.search(hidden, max(0, head - 60), head) is not None
            if told or _SAYING_AFTER.match(hidden, end):
                return _Subject(one.person, True, "", True)
        start = start_of(hidden)
        for one in mentions:
            head, end = one.head - offset, one.end - offset
            if head < start:
                continue
            between = hidden[start:head]
            if between and not re.fullmatch(r"(?:[Tt]he |[Ff]ormer |[a-z]+ly )*", between):
                break
            if _GOES_ON.match(hidden, end) is None or hidden[end : end + 2] in ("'s", "’s"):
                return None
            return _Subject(one.person, True, "", _SAYING_AFTER.match(hidden, end) is not None)
        match = next(singular_pronouns(hidden[: start + 4]), None)
        if match and match.start() == start and match[0].lower() in ("he", "she"):
            return _Subject(None, False, match[0].lower(), says_at(hidden, match.end()))
        return None

    def _insertion(self, index: int, pointer: Pointer, person: Person) -> Insertion:
        evidence = self._evidence(person.start, person.end)
        at = _behind(self._sentences[index].text, pointer.end)
        return Insertion(at=at, text=self.name(person), kind="referent", evidence=evidence)

    def name(self, person: Person) -> str:
        """The fullest name of a person, as it stands in the text."""
        return _POSSESSIVE.sub("", self._text[person.start : person.end])

    def _evidence(self, start: int, end: int) -> Evidence:
        return Evidence(paragraph=self._paragraph(start), start=start, end=end)

    def _paragraph(self, start: int) -> int:
        return next(one.paragraph for one in reversed(self._sentences) if one.start <= start)

    # --- two, it, they -------------------------------------------------------------------

    def _pair(self, index: int, pointer: Pointer) -> Answer:
        sentence = self._sentences[index]
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
            named = len(_CAPITALS.findall(sentence.text, 1, pointer.start)) >= 2
            return "inside" if named and not opens else self._before(index, pointer)
        at = sentence.start + pointer.start
        pair = self.pairs.of(index, at)
        if pair is not None:
            if self.pairs.names_both(pair, index, at):
                return "inside"
            return Insertion(
                at=pointer.end,
                text=pair.text,
                kind="referent",
                evidence=self._evidence(pair.start, pair.end),
            )
        named = len({key for key, _ in self.pairs.countries[index]})
        if named >= 2 and not opens:
            return "inside"
        two = len({key for key, _ in self.pairs.countries[index - 1]}) == 2 if index else False
        return self._before(index, pointer) if two else None

    def _two_people(self, index: int, pointer: Pointer) -> Answer:
        for before in range(index - 1, max(-1, index - 1 - _FURTHEST), -1):
            if not self.follows(before + 1):
                return None
            named = self.people.mentions[before]
            people = {id(one.person) for one in named}
            if len(named) == 2 == len(people) and all(one.person for one in named):
                first, last = named
                if (
                    "_"
                    in self.hidden(before)[
                        first.start - self._sentences[before].start : last.end
                        - self._sentences[before].start
                    ]
                ):
                    return None
                link = " and " if _AND.search(self._text, first.end, last.start) else ", "
                names = (self._text[one.start : one.end] for one in named)
                text = link.join(re.sub(r"['’]s$", "", name) for name in names)
                return Insertion(
                    at=pointer.end,
                    text=text,
                    kind="referent",
                    evidence=self._evidence(first.start, last.end),
                )
            if named:
                break
        return self._before(index, pointer)

    def _thing(self, index: int, pointer: Pointer) -> Answer:
        if pointer.word != "it" or not pointer.says:
            return self._before(index, pointer)
        return self._body_before(index, pointer) or self._before(index, pointer)

    def _body_before(self, index: int, pointer: Pointer, depth: int = _FURTHEST) -> Answer:
        """The body that the sentence before says something of, for "it said"."""
        if depth == 0 or not self.follows(index):
            return None
        before = index - 1
        hidden, offset = self.hidden(before), self._sentences[before].start
        for one in pointers(self._sentences[before].text, hidden):
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
        evidence = self._evidence(offset + start, offset + end)
        return Insertion(at=pointer.end, text=text, kind="referent", evidence=evidence)

    def _several(self, index: int, pointer: Pointer) -> Answer:
        if pointer.word == "they" and pointer.says and self.follows(index):
            before = index - 1
            hidden, offset = self.hidden(before), self._sentences[before].start
            for one in pointers(self._sentences[before].text, hidden):
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
                    evidence = self._evidence(offset + start, offset + end)
                    return Insertion(at=pointer.end, text=text, kind="referent", evidence=evidence)
        return self._before(index, pointer)

    # --- "the minister", "the company", and what the sentence before says -----------------

    def _role(self, index: int, pointer: Pointer) -> Answer:
        sentence = self._sentences[index]
        if any(one.end <= sentence.start + pointer.start for one in self.people.mentions[index]):
            return "inside"
        person = self._bearer(index, pointer)
        return self._insertion(index, pointer, person) if person else self._before(index, pointer)

    def _bearer(self, index: int, pointer: Pointer) -> Person | None:
        """Who alone of those named shortly before is what a noun says, None in doubt."""
        sentence = self._sentences[index]
        bearers = [
            person
            for person in self.people.persons
            if person.role_end
            and person.start < sentence.start
            and pointer.word in self._text[person.role_start : person.role_end].lower().split()
        ]
        near = {
            id(one.person): one.person
            for before in range(max(0, index - _FURTHEST), index)
            for one in self.people.mentions[before]
            if one.person in bearers
        }
        told = any(
            re.search(rf"\b{pointer.word}\b", self.hidden(before)) is not None
            and not any(one.person in bearers for one in self.people.mentions[before])
            for before in range(max(0, index - _FURTHEST), index)
        )
        if len(bearers) == 1 and len(near) == 1 and not told and bearers[0].is_full:
            return bearers[0]
        return None

    def _body(self, index: int, pointer: Pointer) -> Answer:
        sentence = self._sentences[index]
        if re.search(rf"\b{pointer.word}\b", self.hidden(index)[: pointer.start], re.IGNORECASE):
            return "inside"
        if pointer.start > 4 and _CAPITALS.search(sentence.text, 1, pointer.start):
            return "inside"
        named = {}
        noun = pointer.word.capitalize()
        pattern = re.compile(
            rf"{_PROPER}(?:{noun}|(?<=['’]s ){pointer.word}|{_OFTEN_ONE} {pointer.word})\b(?!['’])"
        )
        for one in self._sentences[:index]:
            for match in pattern.finditer(one.text):
                owner = _OWNER.match(match[0])
                if owner and not self.pairs.is_country(owner["name"]):
                    return None
                start = match.end() - len(match[0].removeprefix("The "))
                named.setdefault(
                    match[0].removeprefix("The ").lower(),
                    (one.start + start, one.start + match.end()),
                )
        if len(named) == 1:
            start, end = next(iter(named.values()))
            return Insertion(
                at=_behind(sentence.text, pointer.end),
                text=self._text[start:end],
                kind="referent",
                evidence=self._evidence(start, end),
            )
        if named or not index:
            return None
        before = self.hidden(index - 1)
        told = re.search(rf"\b{pointer.word}", before, re.IGNORECASE) or (
            pointer.word in _ANY_BODY and self._names_body(index - 1)
        )
        return self._before(index, pointer) if told else None

    def _names_body(self, index: int) -> bool:
        """Whether a sentence names something that is no person and no country."""
        mentions = self.people.mentions[index]
        return any(
            not any(one.start <= run.tokens[0].start < one.end for one in mentions)
            and (len(run.tokens) > 1 or run.tokens[0].start == self._sentences[index].start)
            and not any(token.lower in MONTHS_AND_DAYS for token in run.tokens)
            and not self.pairs.is_country(" ".join(token.text for token in run.tokens))
            and self._looks_like_a_name(run.tokens[0].start, self._sentences[index].start)
            for run in self.people.runs_of[index]
        )

    def _before(self, index: int, pointer: Pointer) -> Answer:
        """The sentence before, where it goes before and may be what is meant."""
        if not self.follows(index):
            return None
        if self._sentences[index].paragraph != self._sentences[index - 1].paragraph:
            plain = self.hidden(index - 1)
            if "_" in plain and plain.count("_") > len(plain) / 2:
                return None
        before = self.hidden(index - 1).lower()
        if pointer.word == "quoted":
            near = self._sentences[index].paragraph == self._sentences[index - 1].paragraph
            return "before" if near else None
        if pointer.kind == "person":
            named = re.search(rf"\b{pointer.word}\b", before) or self.people.mentions[index - 1]
            return "before" if named else None
        if pointer.word in _OCCASIONS:
            return "before" if any(sign in before for sign in _OCCASIONS[pointer.word]) else None
        if pointer.word[:4] not in before and pointer.word.rstrip("s") in _EVENTS:
            return None
        noun = _FIRST_OF.match(self._sentences[index].text, pointer.end)
        if noun is not None and noun["noun"][:4].lower() not in self.hidden(index - 1).lower():
            return None
        return "before"


_POSSESSIVE = Lazy(r"['’]s?$")
_PLURAL = Lazy(r"[A-Z][a-z]+s\s(?![A-Z])")
_OWNER = Lazy(r"(?P<name>[^'’]*)(?:['’]s|s['’])\s")
_ENDING = Lazy(r"['’](?:s|d|ll|re|ve)\b")


def _behind(text: str, end: int) -> int:
    """Where a bracket stands behind a word: past its ending ("he's")."""
    match = _ENDING.match(text, end)
    return match.end() if match else end


_FIRST_OF = Lazy(
    r"\s+(?:is|was|marks|marked|will be|would be|are|were)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<noun>(?!first|second|third|latest|biggest|largest|most)[a-z]{4,})"
    r"(?=\s+(?:by|of|since|in|to|for|between|from)\b)"
)
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
_OFTEN_ONE = r"(?<=['’]s )(?:central|national|supreme|foreign|interior|finance)"
_ANY_BODY = frozenset(
    "company firm group team club operator airline carrier retailer lender".split()
)
_VAGUE = frozenset(
    "they his her its their both these those such other others all some many most several few two"
    " three neither each".split()
)
# What the sentence before may say where a noun stands for what it tells.
_OCCASIONS = {
    "meeting": ("meet", "met ", "talks", "session", "convened"),
    "meetings": ("meet", "met ", "talks"),
    "talks": ("talk", "met ", "meet", "negotiat", "discuss", "consult", "spoke"),
    "agreement": ("agree", "deal", "accord", "sign", "initial"),
    "deal": ("agree", "deal", "accord", "sign"),
    "visit": ("visit", "arriv", "trip", "travel", "tour"),
    "trip": ("visit", "arriv", "trip", "travel", "tour"),
    "vote": ("vote", "voting", "ballot"),
    "attack": ("attack", "bomb", "shot", "shoot", "raid", "struck", "blast", "strike", "stab"),
    "attacks": ("attack", "bomb", "shot", "shoot", "raid", "struck", "blast", "strike"),
    "crash": ("crash", "collid", "plung", "hit ", "struck"),
    "accident": ("accident", "crash", "collid", "hit ", "struck", "collaps"),
}
_EVENTS = frozenset(
    "gathering ceremony exchange proposal appeal warning call ruling accord discussion dialogue summit"
    " conference event explosion blast fire protest clashe violence strike measure change plan"
    " project programme program law bill rule resolution sanction report study finding result figure"
    " survey poll offer tour launch test exercise drill operation case trial hearing verdict sentence"
    " investigation inquiry probe arrest charge allegation claim accusation victim suspect increase"
    " rise drop fall decline delay cut consultation negotiation letter message speech interview"
    " document video footage photo image article post tweet couple children girl boy men women"
    " student worker passenger request".split()
)
_CAPITALS = Lazy(r"\b[A-Z]\w+")
_PEOPLE = frozenset(
    "minister leader president premier official diplomat envoy men women politician candidate"
    " negotiator player brother sister".split()
)
_COUNTRIES = frozenset(
    "side countrie nation state partie government neighbour neighbor capital delegation power"
    " allie people economie".split()
)
