"""A sentence of a document as it may be quoted far from its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.records import Document, Insertion, Passage, Sentence
from briefing.standing.days import dates_told
from briefing.standing.elsewhere import points_back_elsewhere, told_before
from briefing.text.name_runs import LONGEST
from briefing.text.namings import Told
from briefing.text.patterns import Lazy
from briefing.text.words import primary

if TYPE_CHECKING:
    from briefing.standing.referents import Referents
    from briefing.text.people import Person

# A sentence before must be one, to say what is meant.
_FEWEST_WORDS = 4
_ENDS = Lazy(r"[.!…。！｡।。][\"'”’»«)\]」』]*$")
_POSSESSIVE = Lazy(r"['’]s?(?!\w)")
_PLURAL_OWNER = Lazy(r"s['’] [a-z]")
_LONGEST_ROLE = 70


def stand_alone(
    document: Document, told: Told | None = None
) -> Callable[[Sentence], Passage | None]:
    """Give what makes of a sentence of this document a passage that stands alone.

    The passage is the sentence as it is; with insertions: whom "he" or "the two sides" means,
    the whole name and role at a short name, the day that "on Tuesday" was; or with the
    sentence before it, where that tells what is meant. None where neither is sure: such a
    sentence is better left out. The document is gone through once, at the first call.
    """
    return _Standing(document, told or Told(document)).passage


class _Standing:
    """What the sentences of one document need, kept once told."""

    def __init__(self, document: Document, told: Told) -> None:
        self._document = document
        self._people = told
        self._sentences = document.sentences
        self._language = primary(document.article.language)
        self._passages: dict[int, Passage | None] = {}

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        return {(one.start, one.end): place for place, one in enumerate(self._sentences)}

    @cached_property
    def _referents(self) -> Referents:
        from briefing.standing.referents import Referents

        return Referents(self._people)

    def passage(self, sentence: Sentence) -> Passage | None:
        """What to quote of a sentence; None where it can not stand alone."""
        place = self._places.get((sentence.start, sentence.end))
        if place is None or self._sentences[place].text != sentence.text:
            return None
        if len(sentence.text) > LONGEST:
            return None
        if place not in self._passages:
            self._passages[place] = self._told(place)
        return self._passages[place]

    def _told(self, place: int) -> Passage | None:
        if self._language != "en":
            return self._elsewhere(place)
        needed = self._needed(place)
        if needed is None:
            return None
        referents, before = needed
        if not before:
            return self._woven((place,), (referents,))
        first = self._needed(place - 1) if self._is_whole(place - 1) else None
        if first is None or first[1]:
            return None
        return self._woven((place - 1, place), (first[0], referents))

    def _elsewhere(self, place: int) -> Passage | None:
        """In other languages than English: as it is, or with the sentence before, or not."""
        language = self._language or ""
        if not points_back_elsewhere(self._sentences[place].text, language):
            return self._woven((place,), ((),))
        if place == 0:
            return None
        before = self._sentences[place - 1]
        if (
            before.paragraph != self._sentences[place].paragraph
            or not told_before(self._sentences[place].text, before.text, language)
            or not _ENDS.search(before.text)
        ):
            return None
        return self._woven((place - 1, place), ((), ()))

    def _needed(self, place: int) -> tuple[tuple[Insertion, ...], bool] | None:
        """The referents to insert in a sentence, and whether it needs the one before it."""
        referents, before = [], False
        for pointer in self._referents.needs(place):
            answer = self._referents.answer(place, pointer)
            if answer is None:
                return None
            if isinstance(answer, Insertion):
                referents.append(answer)
            before = before or answer == "before"
        return tuple(referents), before

    def _is_whole(self, place: int) -> bool:
        text = self._sentences[place].text
        if len(text) > LONGEST:
            return False
        begins = next((one for one in text if one.isalnum()), "")
        whole = len(text.split()) >= _FEWEST_WORDS and _ENDS.search(text) is not None
        return whole and not begins.islower()

    # --- names and dates over the whole passage --------------------------------------------

    def _woven(
        self, places: Sequence[int], referents: Sequence[tuple[Insertion, ...]]
    ) -> Passage | None:
        sentences = tuple(self._sentences[place] for place in places)
        told = " ".join(one.text for one in sentences)
        found: dict[int, Insertion] = {}
        days = set()
        offset = 0
        named = ""
        for place, sentence, own in zip(places, sentences, referents, strict=True):
            for one in own:
                if one.text in named or (offset and one.text in sentences[0].text):
                    continue
                named += f"{one.text}\n"
                found.setdefault(one.at + offset, replace(one, at=one.at + offset))
            for one in self._names(place, told, named) if self._language == "en" else ():
                named += f"{one.text}\n"
                found.setdefault(one.at + offset, replace(one, at=one.at + offset))
            for dated in dates_told(self._document, sentence):
                if dated.days not in days:
                    days.add(dated.days)
                    one = dated.insertion
                    found.setdefault(one.at + offset, replace(one, at=one.at + offset))
            offset += len(sentence.text) + 1
        insertions = tuple(found[at] for at in sorted(found))
        return Passage(sentences=sentences, insertions=insertions)

    def _names(self, place: int, told: str, named: str) -> list[Insertion]:
        """Whole names, and roles, where a sentence first has short names alone."""
        sentence = self._sentences[place]
        found = []
        done: list[Person] = []
        for mention in self._referents.people.mentions[place]:
            person = mention.person
            if person is None or not mention.short or not person.is_full or person in done:
                continue
            done.append(person)
            if (
                person.first >= mention.start
                or self._referents.name(person) in told
                or self._referents.name(person) in named
            ):
                continue
            insertion = self._name(person, sentence, mention.start, mention.end, mention.titled)
            if insertion is not None:
                found.append(insertion)
        return found

    def _name(
        self, person: Person, sentence: Sentence, start: int, end: int, titled: bool
    ) -> Insertion | None:
        text = self._document.article.text
        short = text[start:end]
        possessive = _POSSESSIVE.search(short)
        if possessive is not None:
            short = short[: possessive.start()]
        first = person.words[0] == short and person.words[-1] != short
        name = (
            self._referents.name(person).removeprefix(short).strip()
            if first and possessive is None
            else self._referents.name(person)
        )
        place, last = person.start, person.end
        if place >= start:
            place, last = person.first, person.first_end
        role = text[person.role_start : person.role_end]
        if role and place == person.start and not titled and len(role) <= _LONGEST_ROLE:
            name = f"{name}, {role}"
            place, last = min(place, person.role_start), max(last, person.role_end)
        return Insertion(
            at=end - sentence.start + (_PLURAL_OWNER.match(text, end - 1) is not None),
            text=name,
            kind="name",
            evidence=self._referents.evidence(place, last),
        )
