"""Whether the sentence before tells what a word means: quoted with it, both stand alone."""

from __future__ import annotations

import re

from briefing.standing.definites import (
    KNOWN,
    STANDING_FOR,
    comes_after,
    goes_back,
    is_of_deeds,
    is_place,
    opens_with_it,
    root_of,
    singular,
    tells,
)
from briefing.standing.openers import Pointer
from briefing.standing.readings import Answer, Readings
from briefing.standing.vocabulary import SAYING
from briefing.text.patterns import Lazy, word_set
from briefing.text.people_words import MONTHS_AND_DAYS
from briefing.text.words import stopwords

_FIRST_OF = Lazy(
    r"\s+(?:is|was|marks|marked|will be|would be|are|were)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<noun>(?!first|second|third|latest|biggest|largest|most)[a-z]{4,})"
    r"(?=\s+(?:by|of|since|in|to|for|between|from)\b)"
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
# "After a ferry hit the pier, the vessel …" tells itself what it means.
_INTRODUCES = Lazy(r"\b(?P<new>[Aa]n?|[A-Z][a-z]+)\s")
_OPENING_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
    " hundreds thousands dozens people police officials "
    "following despite according speaking since during earlier later meanwhile although while when"
    " soon shortly immediately just only days weeks months hours minutes moments years"
    " early late last next until because asked citing amid upon within without"
)
# "Some 3,000 emails", "a plan": something that is new.
_NEW = Lazy(r"\b(?:an?|another|one|two|three|some|several|(?<![\d,.])\d[\d,.]*)\s+[a-z]")
_SAID = Lazy(SAYING)
# Letters outside of what is quoted: somebody says it.
_SPOKEN_BY = Lazy(r"[^\W_]{2}")
# What "they" may mean: plurals, and what is joined.
_SEVERAL = Lazy(
    r"[a-z]{2}[^siu'’]s\b|\b(?:and|people|police|men|women|children|staff|crew|team|couple|family|pair"
    r"|group|company|band|firm|club|government|army)\b|_",
    re.IGNORECASE,
)
_PLACE = Lazy(r"\b[A-Z][a-z]{2,}")
# "Made the remarks" goes with what somebody said.
_REMARKS = word_set(
    "remark remarks comment comments statement statements pledge appeal claim claims"
)
# So many sentences back a thing is looked for.
_LOOK_BACK = 60
_EVENTS = word_set(
    "gathering ceremony exchange proposal appeal warning call ruling"
    " accord discussion dialogue summit"
    " conference event explosion blast fire protest clashe violence strike measure change plan"
    " project programme program law bill rule resolution sanction report"
    " study finding result figure"
    " survey poll offer tour launch test exercise drill operation case"
    " trial hearing verdict sentence"
    " investigation inquiry probe arrest charge allegation claim accusation victim suspect increase"
    " rise drop fall decline delay cut consultation negotiation letter message speech interview"
    " document video footage photo image article post tweet couple children girl boy men women"
    " student worker passenger request"
)


class Antecedents(Readings):
    """Tells where the sentence before is the one that a pointer goes back to."""

    def names_body(self, index: int) -> bool:
        """Whether a sentence names something that is no person and no country."""
        mentions = self.people.mentions[index]
        return any(
            not any(one.start <= run.tokens[0].start < one.end for one in mentions)
            and (
                len(run.tokens) > 1
                or run.tokens[0].start == self.sentences[index].start
                or (run.tokens[0].text.isupper() and len(run.tokens[0].text) > 1)
            )
            and not any(token.lower in MONTHS_AND_DAYS for token in run.tokens)
            and not self.pairs.is_country(" ".join(token.text for token in run.tokens))
            and self.looks_like_a_name(run.tokens[0].start, self.sentences[index].start)
            for run in self.people.runs_of[index]
        )

    def before(self, index: int, pointer: Pointer) -> Answer:
        """The sentence before, where it goes before and may be what is meant."""
        if not self.follows(index):
            return None
        if self.sentences[index].paragraph != self.sentences[index - 1].paragraph:
            plain = self.hidden(index - 1)
            if "_" in plain and plain.count("_") > len(plain) / 2:
                return None
        before = self.hidden(index - 1).lower()
        if pointer.word == "within":
            near = self.sentences[index].paragraph == self.sentences[index - 1].paragraph
            return "before" if near and _SPOKEN_BY.search(self.hidden(index)) else None
        if pointer.kind == "they" and not _SEVERAL.search(self.hidden(index - 1)):
            return None
        if pointer.word == "quoted":
            near = self.sentences[index].paragraph == self.sentences[index - 1].paragraph
            spoken = _SAID.search(before) or before.rstrip()[-1:] == ":"
            return "before" if near and spoken else None
        if pointer.kind == "person":
            named = re.search(rf"\b{pointer.word}\b", before) or self.people.mentions[index - 1]
            return "before" if named else None
        if pointer.word in _REMARKS and pointer.word.rstrip("s") not in before:
            said = _SAID.search(before) or "_" in before
            return "before" if said else None
        if pointer.word in _OCCASIONS:
            return "before" if any(sign in before for sign in _OCCASIONS[pointer.word]) else None
        if pointer.word[:4] not in before and pointer.word.rstrip("s") in _EVENTS:
            return None
        noun = _FIRST_OF.match(self.sentences[index].text, pointer.end)
        if noun is not None and noun["noun"][:4].lower() not in self.hidden(index - 1).lower():
            return None
        return "before"

    def thing(self, index: int, pointer: Pointer) -> Answer:
        """What a noun with "the" goes back to: the sentence before, or what is not sure."""
        if is_place(pointer.word):
            return self._place(index, pointer)
        noun = singular(pointer.word)
        if not index or (noun in KNOWN or pointer.word in KNOWN):
            return "inside"
        root = root_of(pointer.word)
        opening = self.sentences[index].text[: pointer.start]
        somebody = is_of_deeds(pointer.word, pointer.more)
        told_here = (
            self.named_before(index, pointer.start) if somebody else self._introduces(opening)
        )
        if told_here or tells(root, f"{self.title} {opening}"):
            return "inside"
        told = f"{pointer.more} {pointer.word}" if pointer.more else ""
        names_it = tells(told or root, self.hidden(index - 1))
        if names_it and self.follows(index):
            return "before"
        # Behind a preposition a noun that is told further back is less missed.
        firm = opens_with_it(self.sentences[index].text, pointer.start) or noun in STANDING_FOR
        for one in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            if tells(told or root, self.sentences[one].text):
                return None if firm else "inside"
        stands_for = noun in STANDING_FOR or somebody or goes_back(pointer.more)
        if not stands_for and not comes_after(self.sentences[index].text, pointer.end):
            return "inside"
        if not self.follows(index):
            return None
        near = self.sentences[index].paragraph == self.sentences[index - 1].paragraph
        return "before" if near or _NEW.search(self.hidden(index - 1)) else None

    def _introduces(self, opening: str) -> bool:
        """Whether what stands before a noun tells of something new, or by a name."""
        return any(
            match["new"].lower() in ("a", "an")
            or not (
                match["new"].lower() in MONTHS_AND_DAYS
                or match["new"].lower() in stopwords("en")
                or match["new"].lower() in _OPENING_WORDS
            )
            for match in _INTRODUCES.finditer(opening)
        )

    def _place(self, index: int, pointer: Pointer) -> Answer:
        """Whose "the country's" is: a place that its own sentence names, or the one before."""
        sentence = self.sentences[index]
        country = pointer.word in ("country", "nation")
        opening = sentence.text[: pointer.start]
        if country:
            named = any(
                at < sentence.start + pointer.start for _, at in self.pairs.countries[index]
            )
        else:
            named = _PLACE.search(opening, 1) is not None
        if named or not index:
            return "inside"
        if not self.follows(index):
            return None
        before = self.sentences[index - 1].text
        told = bool(self.pairs.countries[index - 1]) if country else bool(_PLACE.search(before, 1))
        return "before" if told else None
