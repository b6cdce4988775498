"""The words around a date: what they say of when it lies, and what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.text.date_patterns import cues_of
from briefing.text.date_words import DATE_WORDS

# What may follow a day and month that stand for a day; else they name a thing, such as a
# treaty or an attack.
_AFTER_DAY = re.compile(
    r"\W*$|\s*[,.;:)\]–—]|\s(?:at|in|on|by|to|and|or|but|after|when|for|with|from|that|as|was|is"
    r"|were|will|would|because|during|amid|until|before|following|where|which|who|it|he|she|they|the|an?"
    r"|his|her|its|their|im|in|und|oder|mit|nach|bei|à|au|en|et|par|pour|sur|y|con|por|para|при"
    r"|на|и|с|по)\b"
)
_BEFORE_LOWER = re.compile(r"\s[a-zäöü]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』")
_CLAUSE_ENDS = (";", ":", " that ", " dass ", " que ")
_CUE_WORD = re.compile(r"'ll\b|\w+")
_CLAUSE_END = re.compile(r"[;:]|,? that | dass | que ")


def cue_of(text: str, start: int, end: int, language: str) -> str | None:
    """What the words say of a date, by the names of ``DateWords``, or nothing (None).

    The nearest cue before the date in its clause decides, else the nearest after it.
    """
    clause = 0
    head = text[:start]
    if any(piece in head for piece in _CLAUSE_ENDS):
        for match in _CLAUSE_END.finditer(head):
            clause = match.end()
    before = list(_cues(text, clause, start, language))
    told = before[-1] if before else next(_cues(text, end, len(text), language), None)
    return told.lastgroup if told else None


def _cues(text: str, start: int, end: int, language: str) -> Iterator[re.Match[str]]:
    """The cues of a stretch of a text, none overlapping another."""
    cues, openings = cues_of(language), DATE_WORDS[language].cue_openings
    if not openings:
        yield from cues.finditer(text, start, end)
        return
    # To try the whole pattern everywhere takes three times as long.
    for word in _CUE_WORD.finditer(text, start, end):
        form = word[0].lower()
        if (form in openings or form.endswith("ed")) and word.start() >= start:
            cue = cues.match(text, word.start(), end)
            if cue is not None:
                yield cue
                start = cue.end()


def stands_alone(text: str, end: int, language: str) -> bool:
    """Whether a day and month are no part of a name ("the September 19 agreement")."""
    if language == "de":  # nouns are written with capitals
        return _BEFORE_LOWER.match(text, end) is not None or _AFTER_DAY.match(text, end) is not None
    return _AFTER_DAY.match(text, end) is not None


def is_quoted(text: str, at: int) -> bool:
    """Whether a place lies inside quotation marks."""
    return any(match.start() <= at < match.end() for match in _QUOTED.finditer(text))
