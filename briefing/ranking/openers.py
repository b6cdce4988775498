"""Openings that point back to a sentence before, so that what follows cannot stand alone.

English only, and modest: a list of what is nearly always unresolved. Other languages are
left alone.
"""

from __future__ import annotations

import re

from briefing.text.patterns import Lazy, word_set
from briefing.text.words import primary

_LINK = (
    r"(?:(?:and|but|so|yet|or|then|also|still|thus|later|earlier|instead|however|meanwhile|"
    r"moreover|furthermore|nevertheless|nonetheless|in addition|in response|in turn|"
    r"at the time|as a result|for (?:his|her|its|their) part),?\s+)*"
)
_PEOPLE = (
    r"(?:sides?|countries|nations|ministers|leaders|presidents|parties|governments|officials|"
    r"men|women|teams|companies|neighbou?rs|pair|duo|trio|groups|cities|states|others)"
)
# "The meeting took place …": which one stands before. One that is named ("the meeting of the
# council …") has other words between it and its verb.
_OCCASION = (
    r"the (?:meeting|request|move|decision|announcement|statement|comments?|remarks?|incident|"
    r"visit|gathering|ceremony|exchange|proposal|appeal|warning|call|ruling|vote)\s+"
    r"(?:also\s+)?(?:took|takes|comes?|came|follow(?:s|ed)|was|were|is|are|will|would|has|had|"
    r"have|did|does|marks|marked|drew|sparked|prompted)"
)
_POINTING = (
    r"(?:he|she|they|(?:his|her)(?!\s+(?:majesty|excellency|highness|holiness|honou?r|royal))|"
    r"it|its|their|theirs|"
    r"(?:this|these|that|those)(?!\s+(?:week|month|year|morning|afternoon|evening|weekend|season|"
    r"spring|summer|autumn|fall|winter|who|with|in|of)\b)|"
    r"such(?!\s+as)|others|the latter|the former(?=,|\s+(?:is|was|has|had|will|would|said|did)\b)|"
    rf"the (?:two|three)\s+{_PEOPLE}(?!\s+of\b)|the (?:pair|duo|trio)(?!\s+of\b)|"
    rf"(?:both|neither)(?:\s+{_PEOPLE})(?!\s+of\b)|both(?=\s+[a-z]+ed\b)|"
    r"both(?=\s+(?:were|are|have|had|will|would|said|say)\b)|"
    r"(?:in |by )?doing so|to do so|if so|if not|as such|according to (?:him|her|them)|"
    r"(?:one|two|three|some|most|many|several|all|none|each|half) of (?:them|these)|"
    r"the other(?=\s+(?:was|is|were|had|has|will|would)\b)|"
    r"the (?:same|next|following|previous) (?:day|week|month|year|morning|evening|night)(?=,)|"
    r"(?:asked|pressed|questioned|speaking)\b[^,.]{1,80}, (?:he|she|they)|"
    rf"{_OCCASION})"
)
_BACKWARD = Lazy(rf"\W*{_LINK}{_POINTING}\b", re.IGNORECASE)
_QUOTED = Lazy(r"\s*[\"“„«‘']")
# "It is not clear whether …": the word stands for what follows.
_EMPTY_IT = Lazy(
    rf"\W*{_LINK}it(?:['’]s| is| was| has been| remains| remained| will be| would be| may be"
    r"| could be| seems| seemed| appears| appeared| took| takes)\s+(?:\w+\s+){0,4}?"
    r"(?:that|whether|who|how|why|when|to|for|unclear|since|until|before)\b",
    re.IGNORECASE,
)


# Every word that such an opening can begin with: most sentences begin with another.
_FIRST = word_set(
    "and but so yet or then also still thus later earlier instead however meanwhile moreover "
    "furthermore nevertheless nonetheless in at as for he she they his her it its their theirs "
    "this these that those such others the both neither doing to if by according one two three "
    "some most many several all none each half asked pressed questioned speaking"
)
FIRST_WORD = Lazy(r"\W*(\w+)")


def points_back(text: str, language: str | None) -> bool:
    """Whether a sentence opens with a word whose meaning stands in one before it.

    A sentence that opens with a quotation is its speaker's, and does not.
    """
    if primary(language) != "en":
        return False
    first = FIRST_WORD.match(text)
    if first is None or first[1].lower() not in _FIRST or _QUOTED.match(text):
        return False
    return _BACKWARD.match(text) is not None and _EMPTY_IT.match(text) is None
