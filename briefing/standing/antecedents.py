"""Whether the sentence before tells what a word means: quoted with it, both stand alone."""

from __future__ import annotations

import re

from briefing.standing.openers import (
    Pointer,
)
from briefing.standing.readings import Answer, Readings
from briefing.text.patterns import Lazy, word_set
from briefing.text.people_words import MONTHS_AND_DAYS

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
            and (len(run.tokens) > 1 or run.tokens[0].start == self.sentences[index].start)
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
        if pointer.word == "quoted":
            near = self.sentences[index].paragraph == self.sentences[index - 1].paragraph
            return "before" if near else None
        if pointer.kind == "person":
            named = re.search(rf"\b{pointer.word}\b", before) or self.people.mentions[index - 1]
            return "before" if named else None
        if pointer.word in _OCCASIONS:
            return "before" if any(sign in before for sign in _OCCASIONS[pointer.word]) else None
        if pointer.word[:4] not in before and pointer.word.rstrip("s") in _EVENTS:
            return None
        noun = _FIRST_OF.match(self.sentences[index].text, pointer.end)
        if noun is not None and noun["noun"][:4].lower() not in self.hidden(index - 1).lower():
            return None
        return "before"
