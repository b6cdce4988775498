"""Whom "he", "she" or "the minister" of an English sentence means.

Careful before helpful: a pronoun stands for the subject of the sentence before, where that
agrees with it and nobody else is there whom it may stand for, or where both sentences tell
what somebody says (parallel subjects: Lappin and Leass, 1994). What is not sure is told with
the sentence before it, or not at all.
"""

from __future__ import annotations

import re

from briefing.records.frozen import dataclass
from briefing.standing.antecedents import Antecedents
from briefing.standing.openers import (
    Pointer,
    pointers,
    says_at,
    singular_pronouns,
    start_of,
)
from briefing.standing.readings import Answer
from briefing.standing.vocabulary import SAYING
from briefing.text.patterns import Lazy
from briefing.text.people import Person

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f",
           "hers": "f", "herself": "f"}  # fmt: skip
_SAYING_BEFORE = Lazy(rf"[,”\"’»]\s+(?:{SAYING}\s+)?(?:(?:the|former|[a-z]+)\s){{0,3}}$")
_SAYING_TOLD = Lazy(rf"[,”\"’»]\s+{SAYING}\s+(?:(?:the|former|[a-z]+)\s){{0,3}}$")
_SAYING_AFTER = Lazy(
    rf"(?:, [^,]{{2,90}},|,)?\s+(?:also\s+|has\s+|had\s+|later\s+|then\s+)*{SAYING}\b"
)
_GOES_ON = Lazy(
    r"(?:,? (?:who|whose) [^,]{2,120},|, [^,]{2,90},(?:[^,]{2,60},)?)?"
    r"\s+(?!and\b|or\b|of\b|to\b|with\b|in\b|for\b|at\b|from\b|who\b|that\b)[a-z]+"
)
FURTHEST = 3


@dataclass(frozen=True, slots=True)
class _Subject:
    """Who a sentence is about: a person, or a pronoun; ``says`` where they say something."""

    person: Person | None
    named: bool
    pronoun: str
    says: bool


class PersonsMeant(Antecedents):
    """Resolves pronouns and nouns that stand for one person."""

    def somebody(self, index: int, pointer: Pointer) -> Answer:
        gender = _GENDER.get(pointer.word)
        sentence = self.sentences[index]
        person, sure = self.whom(index, gender, says=pointer.says)
        opens = pointer.start <= start_of(sentence.text)
        subject = pointer.word in ("he", "she") or opens
        if person is not None and any(
            one.person is person and one.start >= sentence.start + pointer.end
            for one in self.people.mentions[index]
        ):
            return "inside" if pointer.start < start_of(sentence.text) else None
        if person is not None and sure and subject:
            return self.insertion(index, pointer, person)
        if not self.follows(index):
            return None
        before = index - 1
        names = [one for one in self.people.mentions[before] if self.agrees(one.person, gender)]
        return "before" if names or person is not None else None

    def whom(
        self, index: int, gender: str | None, *, says: bool, depth: int = FURTHEST
    ) -> tuple[Person | None, bool]:
        """Whom "he" or "she" of a sentence means, and whether that is sure."""
        before = index - 1
        if depth == 0 or not self.follows(index):
            return None, False
        subject = self._subject(before)
        rivals = self.rivals(before, gender)
        if subject is None:
            named = self.people.mentions[before] or self.may_be_named(before)
            if named or self.persons_told(before, gender):
                return None, False
            same = self.sentences[before].paragraph == self.sentences[index].paragraph
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
            if person is None or not self.agrees(person, gender):
                return None, False
            rivals = [one for one in rivals if one.person is not person]
        if person is None or not sure:
            return person, False
        told = self.persons_told(before, gender)
        clear = not rivals and not told
        return person, clear or (subject.says and says and person.gender == gender) or (
            subject.says and says and not rivals
        )

    def _subject(self, index: int) -> _Subject | None:
        hidden, offset = self.hidden(index), self.sentences[index].start
        for pointer in pointers(self.sentences[index].text, hidden):
            if pointer.kind == "he" and pointer.says:
                return _Subject(None, False, pointer.word, True)
            if pointer.kind == "person" and not pointer.says:
                continue
            if pointer.kind == "person":
                person = self.bearer(index, pointer)
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

    def role(self, index: int, pointer: Pointer) -> Answer:
        sentence = self.sentences[index]
        if any(one.end <= sentence.start + pointer.start for one in self.people.mentions[index]):
            return "inside"
        person = self.bearer(index, pointer)
        return self.insertion(index, pointer, person) if person else self.before(index, pointer)

    def bearer(self, index: int, pointer: Pointer) -> Person | None:
        """Who alone of those named shortly before is what a noun says, None in doubt."""
        sentence = self.sentences[index]
        bearers = [
            person
            for person in self.people.persons
            if person.role_end
            and person.start < sentence.start
            and pointer.word in self.text[person.role_start : person.role_end].lower().split()
        ]
        near = {
            id(one.person): one.person
            for before in range(max(0, index - FURTHEST), index)
            for one in self.people.mentions[before]
            if one.person in bearers
        }
        told = any(
            re.search(rf"\b{pointer.word}\b", self.hidden(before)) is not None
            and not any(one.person in bearers for one in self.people.mentions[before])
            for before in range(max(0, index - FURTHEST), index)
        )
        if len(bearers) == 1 and len(near) == 1 and not told and bearers[0].is_full:
            return bearers[0]
        return None
