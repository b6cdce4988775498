"""Openings that point to the sentence before by "that" and "such", or by "if they"."""

from __future__ import annotations

import re

from briefing.text.patterns import Lazy

# "At that point", "Under such rules", "The risks of that are": which, the sentence before tells.
_THAT = (
    r"(?:(?:this|these|those|such)\s+(?!week|month|year|morning|afternoon|evening|weekend|season"
    r"|spring|summer|autumn|fall|winter|day|as\b|an?\b|who\b|of\b|in\b|the\b)"
    r"|that\s+(?=[a-z-]+,|point\b|time\b|stage\b|moment\b|case\b|day\b|year\b|night\b))[a-z-]+"
)
_POINTING_OPENING = Lazy(
    r"\W*(?:(?:but|and|yet|so)\s+)?(?:in|at|on|for|under|by|with|from|during|after|before|since|until"
    r"|about|within|through|despite|given|among|between|amid|besides|because of|as of)\s+"
    rf"(?P<that>{_THAT})",
    re.IGNORECASE,
)
_SUBJECT_OF_THAT = Lazy(
    r"\W*the\s+(?:[\w-]+\s+){1,3}?(?:of|for|about|behind|from)\s+(?P<that>that|this|these|those)"
    r"(?=\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might)\b)",
    re.IGNORECASE,
)
_ANY_SUCH = Lazy(
    r".{0,60}?\b(?:any|no|one|other|many|most|all|few|some|several|two|three|another)\s+"
    r"(?P<that>such)\s+(?!as\b|an?\b|thing\b|luck\b)[a-z-]+",
    re.IGNORECASE,
)
# "Holt said this step was the last".
_SAYS_THIS = Lazy(
    r"[^,:;\"“_]{3,80}?\b(?:said|says|added|adds|warned|believes?|thinks?|argued|insisted)"
    r"(?:\s+that(?!\s+(?:is|was)\b))?\s+"
    r"(?P<that>that(?=\s+(?:is|was)\s+(?:not|the|an?)\b)|this|these|those)\s+"
    r"(?!week|month|year|morning|afternoon|evening|weekend|season|spring|summer|autumn"
    r"|winter|day|country|time|who\b|of\b)[a-z]"
)
# "If they are late the council will …": who, the sentence before tells.
_UNDER_THEM = Lazy(
    r"\W*(?:if|when|as|while|although|though|because|since|once|after|before|until|unless|whether)\s+"
    r"(?P<who>they|it)\b(?=[^,]{45})",
    re.IGNORECASE,
)
_WORDS = ("such ", "this ", "these ", "those ", "that ")


def points_by_that(text: str) -> tuple[int, int] | None:
    """Where a sentence opens with a word that says it is about what was told before."""
    # Looking for the words is far quicker than patterns that find none.
    if not any(word in text for word in _WORDS):
        return None
    for pattern in (_POINTING_OPENING, _SUBJECT_OF_THAT, _ANY_SUCH, _SAYS_THIS):
        match = pattern.match(text)
        if match is not None:
            return match.span("that")
    return None


def opens_under(text: str) -> re.Match[str] | None:
    """A clause under "if" or "when" that a pronoun opens, and that no comma soon ends."""
    return _UNDER_THEM.match(text)
