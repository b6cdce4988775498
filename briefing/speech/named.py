"""What is known of somebody who speaks, and the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.records.frozen import dataclass
from briefing.speech.nouns import PRONOUNS
from briefing.text.given_names import gender_of_given_name
from briefing.text.patterns import Lazy, has_word, word_set
from briefing.text.roles import GOVERNMENT, before_of

# How many sentences ago the last speaker may stand for "he" or "she".
FURTHEST = 2
PAIR = Lazy(
    r"(?:both|the two) (?:sides|countries|nations|governments|delegations|neighbou?rs|states"
    r"|capitals)",
    re.IGNORECASE,
)
PAIR_OF_PEOPLE = Lazy(
    r"(?:both|the two) (?:[a-z]+ )?(?:ministers|leaders|presidents|diplomats|premiers|envoys"
    r"|officials|men|women"
    r"|chancellors)|the (?:pair|duo)",
    re.IGNORECASE,
)
_HIS = word_set("spokesman chairman king prince father son husband brother congressman sir")
_HERS = word_set(
    "spokeswoman chairwoman queen princess mother daughter wife sister congresswoman actress"
)
OUTLET = word_set(
    "news times post herald tribune journal gazette press radio television tv agency daily "
    "newspaper "
    "magazine channel observer guardian telegraph reuters xinhua bbc cnn afp ap"
)
_OWN_NAME = r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}"
_OWN_VERB = (
    r" (?:also |always |fully )?"
    r"(?:was|is|were|attach\w*|adher\w+|appreciat\w+|underst\w+|respect\w*|support\w*|hope[sd]?"
    r"|want\w*"
    r"|welcom\w+|stands|stood|intend\w*|remain\w*|values?d?|would|will)\b"
)
_OWN_WORDS = Lazy(rf"(?:that )?(?P<country>(?:the )?{_OWN_NAME}){_OWN_VERB}")
# No part of a word, so that no word is gone through again from each of its letters. It begins
# with a capital, not with what stands before it: quick to look for.
_OWN_ANYWHERE = Lazy(rf"(?P<country>[A-Z](?<![\w.].)[\w.]*(?: [A-Z][\w.]*){{0,3}}){_OWN_VERB}")
_PUBLIC = word_set(
    "minister president premier chancellor envoy ambassador councilor councillor secretary "
    "governor "
    "king queen prince spokesman spokeswoman spokesperson representative under-secretary leader"
)
RELATIVES = word_set(
    "mother father wife husband son daughter brother sister friend neighbour neighbor boyfriend "
    "girlfriend partner colleague roommate man woman boy girl passenger driver teacher student "
    "witness resident member agent aide"
)
OWNED = Lazy(r"(?:the )?([A-Z]\w+(?: [A-Z]\w+)*)['’]s? ")
PROPER_HOUSE = Lazy(
    r"(?:[Tt]he |[Aa]n? )?(?:[a-z-]+ )*(?P<name>[A-Z][\w’'-]+(?: (?:(?:of|for|and|the"
    r"|on) )*[A-Z][\w’'-]+)+)"
)
MEMBERS = word_set("members member supporters leaders representatives")
NO_OWN = GOVERNMENT | OUTLET | word_set("minister court office service authority president")
_HOUSE = (
    r"(?:operator|company|maker|group|firm|bank|agency|retailer|producer|owner|airline|carrier"
    r"|charity"
    r"|supplier|manufacturer|publisher|developer|party|union)"
)
HOUSE_BEHIND = Lazy(rf", (?:which|(?:the|an?|its)(?: [\w-]+){{0,4}} {_HOUSE})\b")
HOUSE_BEFORE = Lazy(rf"\b{_HOUSE} $")
POLITE = Lazy(r"^(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms)\.? )+")
# "Secretary of State Ida Holm", "Orvian Minister of Foreign Affairs Ida Holm"
TITLED = Lazy(
    r"(?<![\w.])"
    r"(?P<role>(?:[A-Z][\w.]*(?:['’]s)? ){0,3}(?:Secretary|Minister|Chief|Director) (?:of|for)"
    r" (?:State|Staff|Health|Finance|Foreign Affairs|(?:National )?Defen[cs]e|Justice|Transport"
    r"|Energy|Education|Culture|Trade|Commerce|Labou?r|Agriculture|(?:the )?Interior|Home Affairs"
    r"|Water|Environment|Industry|Tourism|Operations|Intelligence))"
    r" (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){0,2} [A-Z][\w’'-]+)"
)
JUNIOR = Lazy(r"(?:Jr|Sr)\.?|I{2,3}")
DESCRIBED = Lazy(
    r"[Tt]he (?P<role>(?:[a-z-]+ ){0,2}[a-z-]+) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,2})"
)
BY_HOUSE = Lazy(r" (?:by|from|of) (?P<house>(?:the )?[A-Z].*)$")
BARE_OFFICE = Lazy(r"the (?:ministry|government|embassy|cabinet|army|navy|presidency)")
WORDS_BEFORE = Lazy(r"(?<!\w)[A-Z][\w.]*(?:['’]s)?(?: [A-Z][\w.]*(?:['’]s)?)? $")
PLACE_BEHIND = Lazy(r"(?: [a-z]+)? (?:of|in) (?:the )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)")
BASED = Lazy(r"^[A-Z][\w ]*-based ")
FAMILY = Lazy(r"(?:^|\s)(?:his|her|their|my|our)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who speaks; ``kind`` is "person", "house" (it), "many" (they) or "other"."""

    speaker: str
    role: str | None
    party: str | None
    kind: str
    inferred: bool = False


def as_of(named: Named | None) -> Named | None:
    """Somebody as a pronoun stands for them: "The Chinese side" is then "the Chinese side"."""
    if (
        named is not None
        and named.speaker.startswith(("The ", "A ", "An "))
        and named.kind != "person"
    ):
        return replace(named, speaker=named.speaker[0].lower() + named.speaker[1:])
    return named


NOT_FIRST = word_set(
    "the a an in on at by for from but and as when while after before if with both president "
    "minister "
    "prime foreign senator governor general colonel captain king queen dr mr mrs ms sir lord chief "
    "secretary state chairman spokesman spokeswoman director judge mayor meanwhile"
)


_GOES_ON = Lazy(
    r" (?:also|then|later|has|had|was|is|said|says|told|[a-z]{2,}ed (?:the|that|to|an?|on)) "
)


def role_only(role: str | None) -> str | None:
    """A role without the verb that follows it where no comma parts them; None for a headline's."""
    if role is None or role.lower() in PRONOUNS or len(_SHOUTED.findall(role)) > 1:
        return None
    role = _CUT_SHORT.sub("", role)
    goes_on = _GOES_ON.search(role)
    if goes_on is None or _RELATING.search(role, 0, goes_on.start()):
        return role
    return role[: goes_on.start()]


_SHOUTED = Lazy(r"\b[A-Z]{4,}\b")
_CUT_SHORT = Lazy(r" (?:of|for|at|in) (?:the )?(?:[A-Z]\.)*[A-Z]$")
_RELATING = Lazy(r"\b(?:who|which|that|whose)\b")


def head_of(role: str) -> str:
    """The head word of a role's text, in small letters."""
    words = before_of(role).split()
    return words[-1].lower() if words else ""


def gender_of(named: Named) -> str | None:
    """ "m" or "f" as a role or a given name tells, None where neither does."""
    words = word_set(f"{named.role or ''} {named.speaker}".lower())
    if words & _HIS:
        return "m"
    if words & _HERS:
        return "f"
    return gender_of_name(named.speaker) if named.kind == "person" else None


def gender_of_name(name: str) -> str | None:
    """ "m" or "f" as the first of a full name's words tells."""
    words = POLITE.sub("", name).split()
    return gender_of_given_name(words[0]) if len(words) > 1 else None


def speaks_for(content: str) -> str | None:
    """The country whose own will a statement tells ("China was ready …"), None without one."""
    own = _OWN_WORDS.match(content)
    return own["country"].removeprefix("the ") if own is not None else None


def may_speak_for(sentence: str) -> Iterator[str]:
    """What holds each country that ``speaks_for`` can find in what a sentence says."""
    return (match["country"] for match in _OWN_ANYWHERE.finditer(sentence))


def is_public(role: str | None) -> bool:
    """Whether a role is one in which somebody speaks for a country."""
    return role is not None and has_word(role, _PUBLIC)
