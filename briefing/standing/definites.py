"""Nouns with "the" that go back to something told before: "the vessel", "the city's port".

What everybody knows alone ("the government", "the sun"), what goes on to tell which one it
is ("the river Lunde", "the head of the port") and what is named nowhere before stand by
themselves; the rest is told by a sentence before (Hawkins, 1978; Vieira and Poesio, 2000).
"""

from __future__ import annotations

import re

from briefing.standing.vocabulary import SAYING
from briefing.text.patterns import Lazy, word_set

# Verbs that follow a subject directly. What else ends in "-ed" is one as well, but where
# words behind it say that it tells more of the noun ("the figures released on Tuesday").
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should"
    r"|isn|aren|wasn|weren|won|wouldn|doesn|didn|couldn|hasn|haven|hadn)"
)
_VERBS = (
    r"(?:took|takes?|comes?|came|makes?|made(?!\s+(?:by|in|of|from|at|on)\b)|goes|went|gave|gives"
    r"|left|found(?!\s+(?:in|at|on|by|near|inside)\b)|won|lost|rose|fell|got|gets|saw|sees"
    r"|sent(?!\s+(?:by|to|from)\b)|spoke|struck|strikes|hits?|broke|sank|ran|runs?|leads?|kept"
    r"|began|begins?|became|becomes?|brought|brings?|drew|draws|grew|grows?|put|puts|set|sets"
    r"|shows?|means?|knew|knows|wants?|needs?|seems?|appears?|remains?|includes?|contains?"
    r"|features|stars|follows?|marks|covers?|allows?|provides?|requires?|calls?|faces|plans|hopes?|aims"
    r"|seeks?|sought|expects?|helps?|uses?|works?|raises?|reads|lies|lasts|cost|costs|ends|starts?"
    r"|opens?|closes|continues?|includes|suggests?|indicates?|reveals?|highlights|underscores"
    r"|reflects?|represents?|threatens?|offers|killed|injured(?!\s+in\b)|resulted|started|ended|opened|happened"
    r"|occurred|arrived|returned|collapsed|continued|lasted|appeared|emerged|turned|moved|headed"
    r"|stuck|chose|flew|drove|fought|froze|hung|laid|lit|rang|rode|sang|shook|slid|slept|spent|stole"
    r"|swept|swam|swore|tore|threw|woke|wore|withdrew|understood|paid(?!\s+(?:by|to|for)\b)"
    r"|held(?!\s+(?:in|at|by|on)\b)|met(?!\s+by\b)|sold(?!\s+(?:by|in|to|at)\b)|feels?|think|say"
    r"|stood|stands|sits|sat|constitutes?|eventually|still|also|now|later|then|reportedly|quickly|soon)"
)
# "The accident on Monday injured …": which one it was, a day of the week does not tell.
_ON_A_DAY = r"(?:\s+on\s+[A-Z]\w+day)?"
_SUBJECT_OF = (
    rf"(?:{_ON_A_DAY}\s+(?:{_AUXILIARY}|{_VERBS}|{SAYING})(?![\w-])"
    r"|\s+(?:first|once|already|never|even|often|[a-z]{3,}ly)\s+[a-z]{2,}(?:ed|s)(?![\w-])"
    rf"|{_ON_A_DAY}\s+[a-z]{{2,}}ed(?!\s+(?:by|on|in|at|as|from|of|for|with|during|after|under|to|last|this"
    r"|here)\b)(?![\w-])"
    # What stands between a noun and an article, and joins no nouns, is a verb.
    r"|\s+(?!(?:of|in|on|at|to|for|from|by|with|and|or|as|than|into|over|under|between|against|near"
    r"|behind|that|around|across|inside|outside|along|about|after|before|during|since|until|through"
    r"|where|when|like|off|above|below|among|upon|toward|towards|within|without)\b)[a-z]{3,}"
    r"\s+(?:the|an?|its|his|her|their)\s"
    r"|,\s+(?:which(?!\s+(?:is|was|are|were)\s+(?:the|an?)\s)|who|whose|too|however|he|she|it|they"
    r"|according|as well as|along with|together with|including|meanwhile)\b"
    # "The theory attempts to …"
    r"|\s+(?!(?:plans|needs|has|was|is|as|gives)\b)[a-z]{3,}s\s+to\s+[a-z]"
    r"|['’]s\s|(?<=s)['’]\s)"
)
# A plural with a word behind it that joins nothing: what follows is what they do.
_MANY_DO = (
    r"(?<!sports)(?<!arms)(?<!sales)(?<!news)(?<!rights)(?<!drugs)(?<!affairs)(?<!jobs)(?<!savings)"
    r"(?<!customs)(?<!operations)(?<!communications)(?<!securities)(?<!services)(?<!systems)(?<!series)"
    r"(?<=[^s]s)\s+(?:feel|think|hope|want|need|know|see|fear|expect|plan|try|seek|face|say|claim|believe"
    r"|argue|insist|warn|agree|agreed|hold|keep|live|work|come|go|take|make|give|get|find|show"
    r"|remain|include|continue|call|use|help|move|began|lack)\b"
)
_DEFINITE = Lazy(
    r"[Tt]he\s+(?P<more>(?:(?!(?:most|so-called|of|in|on|at|to|for|from|by|with|and|or|who|that|which|when|where)\b)[a-z\d][\w,-]*\s+){0,3}?)[\"“‘']?"
    rf"(?P<noun>(?!(?:who|which|that|and|or|of|in|to)\b)[a-z][\w-]*[a-z])[\"”’']?(?={_SUBJECT_OF}|{_MANY_DO})"
)
# "In the final episode, …": the same behind a preposition.
_BESIDE = Lazy(
    r"(?:In|At|During|After|Before|Under|From|With|For|By|Following|Since|On|According to)\s+the\s+"
    r"(?P<more>(?:(?!(?:most|of|in|on|at|to|for|from|by|with|and|or)\b)[a-z][\w-]*\s+){0,3}?)"
    r"(?P<noun>[a-z][\w-]*[a-z]),(?!\s+(?:[A-Z]|which\b|who\b|where\b))"
)
# "The diplomacy comes as …": whatever it is, it was told before.
_COMES = Lazy(
    r"\s+(?:comes?|came|follow(?:s|ed))\s+(?:as|after|amid|despite|just|only|less|days?|weeks?|hours?|months?"
    r"|a|an|one|two|three|in|on|at)\b"
)
# "The country's highest court": whose, a name before it tells.
_WHERE = word_set("country nation city town village region province state district county")
_OWNER = Lazy(rf"\b[Tt]he\s+(?P<noun>{'|'.join(sorted(_WHERE))})['’]s\s(?!attorneys?\b)")
# "Wang made the remarks during …", "Holt gave no reason for the move."
_REMARKS = Lazy(
    r"\b(?:made|makes?|making|issued|delivered|gave) (?:the|these|those|such|similar|that|his|her)"
    r" (?P<noun>remarks?|comments?|statements?|announcement|pledge|claims?|appeal|offer|decision)\b"
    r"(?!\s+(?:that|of|about)\b)"
)
# Of which there is one, or which each reader knows.
KNOWN = word_set(
    """
    aftermath afternoon aim answer army authorities autumn background beginning best budget
    cabinet census chancellor church climate constitution currency day dead dollar earth economy
    elderly election elections end environment euro evening fact facts first former future
    government holidays idea interim internet key king latest latter left market markets
    meantime media military month moon morning navy night only opposition other others pandemic
    parliament past planet point police poor pope pound power premier present president press
    problem process public queen question rain reason rest result rich right run same sea season
    sector sky snow spring state stock summer sun tide treasury truth unemployed universe upshot
    water weather web week weekend wind winter world worst year yen young
    """
)
# Nouns that stand for a thing told before, however it was called there.
STANDING_FOR = word_set(
    """
    joke award gesture majority minority remainder rebel fighter
    abduction accident act action agreement aircraft airline airport allegation ambush animal
    announcement approach area argument arrangement arrest article artist assault assumption
    attack attempt bill blast boat bomb book bridge building bus camp campaign car case change
    charge city claim clash club collision comment company complaint concept controversy
    conversation country couple crash crime critic damage deal death decision device discovery
    discussion dispute document drug earthquake effect effort eruption event exercise experience
    explosion facility family feud figure film filmmaker finding fire firm footage game goal group
    hacker hearing hotel image incident investigation island item kidnapping law lawsuit
    legislation letter line loss match measure meeting message mission motion move movement movie
    murder nation network number offer operation order original outbreak pair party passenger
    photo picture plan plane plant poll post practice product program programme project proposal
    protest purchase quake raid ramming region release remark report request rescue result ride
    row rule ruling sale sanction scandal scene scheme school scientist search seizure sentence
    series shelling ship shooting show siege signal site situation song speech spot standoff
    statement storm strategy strike study suit survey suspect system talk tape target team
    technique technology test text theory threat tour town trial trip troops truck vehicle verdict
    vessel victim video village virus visit vote warning warship win
    """
)

# Whom a noun with "the" calls by what they do or are: "the four-time champion", "the presenter".
_BY_DEED = ("er", "or", "ist", "ian", "man", "woman", "eer")
_EPITHETS = word_set("champion giant star maker native veteran teen teenager great legend icon")
_SHORTEST_DEED = 5
# Offices of which a country has one stand alone where something says which office it is.
_OFFICES = word_set(
    "minister secretary chancellor commissioner general governor ambassador president leader"
)
_NO_DEED = word_set(
    """
    weather summer winter river water paper power number computer tower border order matter center
    corner letter chapter quarter sector error factor disaster dinner member customer consumer voter
    shoulder finger server router danger anger fever hunger trailer flower layer poster register
    theater encounter
    """
)
# "Injured in the accident on Monday": which one, it does not say.
# "A resident of the town": which, a name before it tells.
_IN_PLACE = Lazy(
    r"\b(?:of|in|from|around|across|outside|near|entered|left|leave|enter|into|to)\s+the\s+"
    r"(?P<noun>city|town|village)(?=[,.;]|$|\s+(?:said|told|on|and|but|late|early|was|were|had|has"
    r"|after|before|when|where|that|would|will|to|for|by|with|since)\b)"
)
_INSIDE = Lazy(
    r"\b(?:in|by|after|from|since|during|of|about|over)\s+the\s+(?P<noun>accident|crash|attacks?"
    r"|blast|explosion|shooting|incident|raid|collision|ambush|verdict|ruling)"
    rf"(?={_ON_A_DAY}(?:[,.;]|$|\s+(?:and|but|said|says|that)\b))"
)

_HAPPENED = word_set(
    "accident crash attack attacks blast explosion shooting incident raid collision ambush verdict"
    " ruling"
)


_WHOLLY = word_set(
    "whole entire resulting subsequent ensuing aforementioned associated accompanying"
)


def goes_back(more: str) -> bool:
    """Whether a word before a noun says that it was told before ("the whole ordeal")."""
    return not _WHOLLY.isdisjoint(more.split())


def is_of_deeds(noun: str, more: str) -> bool:
    """Whether a noun, with what stands before it, calls somebody by what they do or are."""
    one = singular(noun)
    if one in _OFFICES and more:
        return False
    if one in _EPITHETS:
        return True
    return len(one) >= _SHORTEST_DEED and one.endswith(_BY_DEED) and one not in _NO_DEED


def definite_at(hidden: str, start: int) -> tuple[int, int, str, str] | None:
    """A noun with "the" that opens a clause: where it starts and ends, it, and what it is told by.

    None where the words behind it say which one is meant.
    """
    match = _DEFINITE.match(hidden, start) or _BESIDE.match(hidden, start)
    if match is None:
        return None
    return start, match.end("noun"), match["noun"].lower(), match["more"].strip().lower()


def opens_with_it(text: str, start: int) -> bool:
    """Whether a noun with "the" that starts there has no preposition before it."""
    return text[start : start + 3].lower() == "the"


def comes_after(hidden: str, end: int) -> bool:
    """Whether a noun that ends there is said to come after, or amid, something."""
    return _COMES.match(hidden, end) is not None


def owners(hidden: str) -> list[tuple[int, int, str]]:
    """Where a sentence says "the country's", and "made the remarks": what it is that it says."""
    found = [
        match for one in (_OWNER, _REMARKS, _INSIDE, _IN_PLACE) for match in one.finditer(hidden)
    ]
    return [(*match.span("noun"), match["noun"].lower()) for match in found]


def is_event(noun: str) -> bool:
    """Whether a noun is one that ``owners`` finds inside a sentence for what happened."""
    return noun in _HAPPENED


def is_place(noun: str) -> bool:
    """Whether a noun stands for a place or a country that has a name."""
    return noun in _WHERE


_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ors", "er",
            "or", "als", "al", "ies", "es", "s", "y", "e")  # fmt: skip
_SHORTEST_ROOT = 4


def root_of(noun: str) -> str:
    """What a noun shares with its plural and with the verb that tells the same."""
    for ending in _ENDINGS:
        if noun.endswith(ending) and len(noun) - len(ending) >= _SHORTEST_ROOT:
            return noun.removesuffix(ending)
    return noun


def singular(noun: str) -> str:
    """A noun in the singular, as far as its ending tells."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def tells(root: str, text: str) -> bool:
    """Whether a text has a word of a root."""
    return re.search(rf"(?<![\w-]){re.escape(root)}", text, re.IGNORECASE) is not None
