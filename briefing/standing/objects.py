"""Pronouns inside a sentence that nothing in it can be meant by: "Holt said it would close."

What stands before them is somebody who says or does something, and no thing: then the words
stand for one told before. A pronoun with any other noun before it is taken to be told there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefing.standing.vocabulary import PERSON_NOUNS, SAYING
from briefing.text.patterns import Lazy, word_set
from briefing.text.people_words import MONTHS_AND_DAYS, ROLES

_PRONOUN = Lazy(
    r"\b(?:(?P<it>it|its|itself)|(?P<they>they|them|their|theirs|themselves))\b(?! forward\b)",
    re.IGNORECASE,
)
# "It was clear that …", "made it harder to": the word stands for what follows.
_STANDS_FOR_NOTHING = Lazy(
    r"it(?:['’]s|['’]d|['’]ll)?\s+(?:[\w’'-]+\s+){0,6}?(?:that|whether|who|how|why|when|if|to|for|like"
    r"|as)\b|it(?:['’]s|\s+(?:is|was|will be|would be))\s+(?:[\w-]+\s+){0,2}?(?:time|clear|possible"
    r"|up|over|important|likely|unlikely|unclear|hard|difficult|fair|true|right|wrong|not)\b"
    r"|it\s+(?:rained|snowed|takes?|took|depends)\b",
    re.IGNORECASE,
)
_OWNER = Lazy(r"['’]s\s|s['’]\s")
_TO_DO = Lazy(r"\b(?:to|will|would|could|should|might|must|can|may|not) [a-z]+(?= )")
_WORD = Lazy(r"[\w’'-]+")
# What may stand beside a subject and its verb and names no thing.
_NO_THING = word_set(
    """
    that whether if to not also still now then later again only just even never ever already would
    will could can should may might must has have had is was are were be been being do does did
    has reportedly again in on at by as and but or before after when while who reporters today
    yesterday tomorrow last this week month year morning afternoon evening night late early earlier
    there no any
    wants want wanted plans plan planned hopes hope expects expect intends intend tries try tried
    refused refuses agreed agrees decided decides thinks think thought knows know knew believes
    believe took takes take made make makes gave give gives got get gets met saw see sees held hold
    keep kept put left leave find found bring brought send sent buy bought sell sold pay paid build
    built sign signed raise raised reject rejected told tell tells him her me us you i we
    """
)
_SOMEBODY = word_set(
    "officials ministers lawmakers police authorities investigators critics experts analysts"
    " doctors witnesses lawyers prosecutors diplomats"
)
_SAYING = Lazy(SAYING)
_MOST_WORDS = 9
_ROLE_WORDS = ROLES | PERSON_NOUNS


def untold(hidden: str, taken: Callable[[], Iterable[tuple[int, int]]]) -> re.Match[str] | None:
    """The first "it" or "them" that nothing before it in its sentence can be meant by.

    ``taken`` tells where persons are named, with their roles: it is only asked where that
    matters, since the whole article is read for it.
    """
    match = _PRONOUN.search(hidden)
    if match is None or match.start() < 3 or _STANDS_FOR_NOTHING.match(hidden, match.start()):
        return None
    somebody, at = 0, 0
    before = hidden[: match.start()]
    if "_" in before or len(before) > 160:
        return None
    for start, end in sorted(taken()):
        if start >= match.start():
            break
        somebody += 1
        before = before[:start] + " " * (min(end, len(before)) - start) + before[end:]
    several = match["they"] is not None
    if ":" in before or _OWNER.search(before):  # "Holt: It was …", "Holt's family said they …"
        return None
    words = _WORD.findall(_TO_DO.sub(" ", before))
    if len(words) > _MOST_WORDS:
        return None
    for word in words:
        lower = word.lower()
        if lower in _SOMEBODY or lower in _ROLE_WORDS:
            somebody += 1
            at += lower in _SOMEBODY
        elif lower == "the" or lower in MONTHS_AND_DAYS or lower in _NO_THING:
            continue
        elif not (_SAYING.fullmatch(word) or lower.endswith(("ed", "ly"))):
            return None
    # Two persons, or several, may be meant by "they".
    if not somebody or (several and (at or somebody > 1)):
        return None
    return match
