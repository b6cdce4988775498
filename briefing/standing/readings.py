"""The sentences of an English document as one who looks for referents reads them."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import Literal, TypeAlias

from briefing.records import Evidence, Insertion
from briefing.standing.objects import untold
from briefing.standing.openers import (
    FORMER,
    Pointer,
    masked,
    pointers,
    says_at,
    singular_pronouns,
    start_of,
)
from briefing.standing.vocabulary import PERSON_NOUNS
from briefing.text.given_names import gender_of_noun
from briefing.text.name_runs import LONGEST, may_be_name
from briefing.text.namings import Told
from briefing.text.patterns import Lazy
from briefing.text.people import Mention, Person

# What a pointer is resolved to: words to insert, the sentence before, nothing needed because
# its own sentence tells it, or nothing that is sure.
Answer: TypeAlias = Insertion | Literal["before", "inside"] | None
_PERSON_NOUN = Lazy(rf"\b(?:{'|'.join(sorted(PERSON_NOUNS))})\b(?!['’-]?\w)")
_ANYBODY = Lazy(r"\b(?:who|whoever|everyone|everybody|anyone|someone|nobody|no one|I|I['’]m)\b")
_POSSESSIVE = Lazy(r"['’]s?$")
_PLURAL = Lazy(r"[A-Z][a-z]+s\s(?![A-Z])")
# What opens another clause, or tells whose somebody is: "him" may then be the one before.
_NEW_CLAUSE = Lazy(
    r"[,;:_\"“”—–]|['’]s\b|s['’]\s|\b(?:that|who|whom|whose|which|and|or|but|when|as|after|before|if"
    r"|because|while|of|to|with|behind|near|beside|around)\b"
)
_SHORT_CLAUSE = 7
_NOT_FAR = 90
ENDING = Lazy(r"['’](?:s|d|ll|re|ve)\b")


def behind(text: str, end: int) -> int:
    """Where a bracket stands behind a word: past its ending ("he's")."""
    match = ENDING.match(text, end)
    return match.end() if match else end


class Readings:
    """Whom each sentence names, what it quotes, and what of it points out of it."""

    def __init__(self, told: Told) -> None:
        document = told.document
        self.text = told.text
        self.title = document.article.title or ""
        self.sentences = document.sentences
        self.people = told.people
        self.pairs = told.pairs
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
        number = self.sentences[index].paragraph
        first = last = index
        while first and self.sentences[first - 1].paragraph == number:
            first -= 1
        while last + 1 < len(self.sentences) and self.sentences[last + 1].paragraph == number:
            last += 1
        start = self.sentences[first].start
        whole = masked(self.text[start : self.sentences[last].end])
        for place in range(first, last + 1):
            one = self.sentences[place]
            end = min(one.end, one.start + LONGEST)
            self._hidden[place] = whole[one.start - start : end - start]

    def follows(self, index: int) -> bool:
        """Whether a sentence goes on from the one before: next to it, under one heading."""
        if index == 0:
            return False
        before, this = self.sentences[index - 1].paragraph, self.sentences[index].paragraph
        return this - before <= 1 and not any(
            number in self._headings for number in range(before + 1, this + 1)
        )

    def needs(self, index: int) -> list[Pointer]:
        """What of a sentence points out of it and is not told inside, by place."""
        text, hidden = self.sentences[index].text, self.hidden(index)
        found: dict[int, Pointer] = {}
        for pointer in pointers(text, hidden):
            if pointer.word == FORMER and self._named_soon(index, pointer.start):
                continue
            if pointer.kind != "thing" or pointer.start not in found:
                found[pointer.start] = pointer
        for match in singular_pronouns(hidden):
            if match.start() in found:
                break
            if not self._acted_upon(index, match) and (
                self.named_before(index, match.start()) or self._named_behind(index, match)
            ):
                break
            word = match[0].lower()
            says = word in ("he", "she") and says_at(hidden, match.end())
            found[match.start()] = Pointer("he", *match.span(), word, says)
            break
        if not found:
            inner = untold(hidden, lambda: self._people_in(index))
            if inner is not None:
                kind: Literal["it", "they"] = "it" if inner["it"] else "they"
                found[inner.start()] = Pointer(kind, *inner.span(), inner[0].lower())
        return [found[start] for start in sorted(found)]

    def _named_soon(self, index: int, place: int) -> bool:
        """Whether a name stands not far behind a place in a sentence."""
        first = self.sentences[index].start + place
        return any(first <= one.start <= first + _NOT_FAR for one in self.people.mentions[index])

    def _acted_upon(self, index: int, match: re.Match[str]) -> bool:
        """Whether "him" is the object of the only one named before it, who it can't mean."""
        if match[0].lower() != "him":
            return False
        before = self.hidden(index)[: match.start()]
        if _NEW_CLAUSE.search(before) or len(before.split()) > _SHORT_CLAUSE:
            return False
        taken = [one for one in self.taken(index) if one[0] < match.start()]
        nouns = [
            one
            for one in _PERSON_NOUN.finditer(before)
            if not any(start <= one.start() < end for start, end in taken)
        ]
        return len(taken) + len(nouns) == 1

    def _people_in(self, index: int) -> list[tuple[int, int]]:
        """Where a sentence names people that are no country of that name."""
        start = self.sentences[index].start
        return [
            one
            for one in self.taken(index)
            if not self.pairs.is_country(self.text[start + one[0] : start + one[1]])
        ]

    def named_before(self, index: int, place: int) -> bool:
        """Whether a sentence tells of somebody before a place in it."""
        sentence = self.sentences[index]
        if any(one.start < sentence.start + place for one in self.people.mentions[index]):
            return True
        hidden = self.hidden(index)
        return any(
            pattern.search(hidden, 0, place) is not None for pattern in (_PERSON_NOUN, _ANYBODY)
        ) or any(
            start < sentence.start + place and (start > sentence.start or not _PLURAL.match(hidden))
            for start in self.may_be_named(index)
        )

    def _named_behind(self, index: int, match: re.Match[str]) -> bool:
        """Whether the subject behind a comma tells who it is ("In his speech, Sun …")."""
        hidden, sentence = self.hidden(index), self.sentences[index]
        start = start_of(hidden)
        if match.start() >= start or match[0].lower() in ("he", "she"):
            return False
        heads = [one.head for one in self.people.mentions[index]] + self.may_be_named(index)
        return any(head - sentence.start in (start, start + 4) for head in heads)

    def agrees(self, person: Person | None, gender: str | None) -> bool:
        return person is None or gender is None or person.gender in (None, gender)

    def rivals(self, index: int, gender: str | None) -> list[Mention]:
        return [one for one in self.people.mentions[index] if self.agrees(one.person, gender)]

    def persons_told(self, index: int, gender: str | None) -> bool:
        """Whether a sentence tells of somebody without a name of theirs."""
        taken = self.taken(index)
        for match in _PERSON_NOUN.finditer(self.hidden(index)):
            if any(start <= match.start() < end for start, end in taken):
                continue
            if gender is None or gender_of_noun(match[0]) in (None, gender):
                return True
        return bool(self.may_be_named(index, words=2))

    def taken(self, index: int) -> list[tuple[int, int]]:
        """Where a sentence names people, each with the role told beside the name."""
        sentence = self.sentences[index]
        taken = [
            (one.head - sentence.start, one.end - sentence.start)
            for one in self.people.mentions[index]
        ]
        for one in self.people.mentions[index]:
            person = one.person
            if person is not None and person.start <= one.start and person.role_end > one.end:
                taken.append((one.end - sentence.start, person.role_end - sentence.start))
        return taken

    def may_be_named(self, index: int, words: int = 1) -> list[int]:
        """Where a sentence may name people that nothing else tells of."""
        mentions = self.people.mentions[index]
        return [
            run.tokens[0].start
            for run in self.people.runs_of[index]
            if len(run.tokens) >= words
            and (len(run.tokens) > 1 or may_be_name(run.tokens))
            and not any(one.start <= run.tokens[0].start < one.end for one in mentions)
            and self.looks_like_a_name(run.tokens[0].start, self.sentences[index].start)
            and not self.pairs.is_country(" ".join(token.text for token in run.tokens))
        ]

    def looks_like_a_name(self, start: int, first: int) -> bool:
        """Whether no article and no preposition of place stands before a run of capitals."""
        return not re.search(
            r"\b(?:the|in|at|from|of|near|outside|around|across|on|through|into) $",
            self.text[max(first, start - 9) : start],
            re.IGNORECASE,
        )

    def name(self, person: Person) -> str:
        """The fullest name of a person, as it stands in the text."""
        return _POSSESSIVE.sub("", self.text[person.start : person.end])

    def evidence(self, start: int, end: int) -> Evidence:
        return Evidence(paragraph=self._paragraph(start), start=start, end=end)

    def _paragraph(self, start: int) -> int:
        place = bisect_right(self.sentences, start, key=attrgetter("start"))
        return self.sentences[place - 1].paragraph

    def insertion(self, index: int, pointer: Pointer, person: Person) -> Insertion:
        evidence = self.evidence(person.start, person.end)
        at = behind(self.sentences[index].text, pointer.end)
        return Insertion(at=at, text=self.name(person), kind="referent", evidence=evidence)
