"""What in an English sentence points to one before it: pronouns, "the two sides", "the move"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from briefing.records.frozen import dataclass
from briefing.standing.definites import definite_at, is_event, is_place, owners
from briefing.standing.openings import opens_under, points_by_that
from briefing.standing.vocabulary import PERSON_NOUNS, SAYING, SPEAKING_BODIES
from briefing.text.patterns import Lazy, word_set
from briefing.text.people_words import HONORIFICS, ROLES

# "he" is somebody, "they" and "it" are what the words say; "pair" is two of a kind; "person"
# and "body" are told by a noun ("the minister", "the company"), and so is any other "thing"
# ("the vessel"); "before" is whatever the sentence before says.
Kind = Literal["he", "they", "it", "pair", "person", "body", "thing", "before"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point out of their sentence: ``start`` to ``end`` count in its text.

    ``word`` is the pronoun or the noun that says of what kind it is, in lower case, ``more``
    what stands before the noun; ``says`` tells that it is said to have said something.
    """

    kind: Kind
    start: int
    end: int
    word: str
    says: bool = False
    more: str = ""


# What opens with a mark that stands before a word; what is not closed runs to the end.
_QUOTED = Lazy(
    r"“[^”\"]*(?:[”\"]|$)|(?<![\w.,!?])\"(?=\S)[^\"]*(?:\"|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)"
    r"|(?<!\w)‘[^’]{0,600}’(?!\w)"
)
# The end of what a paragraph before opened.
_ENDS_QUOTED = Lazy(r"[^\"“”„«»]{1,1500}[.,!?…](?P<mark>[\"”])(?=\s|$)")
_OPENS_QUOTED = Lazy(r"\s*[\"“„«‘']")

# Letters outside of what is quoted: somebody there says it.
_SPOKEN = Lazy(r"[^\W_]{2}")

# Links that say how a sentence goes with the one before it, and need that one; those that
# only pass on to something else ("Separately,") need none.
_NEEDING = (
    r"(?:however|but|yet|nevertheless|nonetheless|instead|therefore|thus|hence|consequently"
    r"|accordingly|otherwise|likewise|similarly|conversely|moreover|furthermore|meanwhile|besides"
    r"|still|then|so|and|or|nor|also|indeed|rather|afterwards?|subsequently|that said|even so"
    r"|as a result|as such|for example|for instance|in (?:addition|response|turn|return|contrast"
    r"|particular|fact|short|other words|doing so)|by contrast|on the"
    r" (?:contrary|other hand|one hand)"
    r"|(?:in the )?meantime|in the same (?:breath|vein|way|interview|speech|statement)"
    r"|at the same time|at the time|at that time|after that|since then"
    r"|until then|by then|to that end"
    r"|for (?:his|her|its|their) part|despite (?:this|that)|because of (?:this|that)|to this end"
    r"|among them|one of them|some of them|of (?:these|those|them)|if so|if not|to do so"
    r"|the (?:same|next|following|previous) (?:day|week|month|year|morning|evening|night)"
    r"|(?:a|one|two|three|four|five|several|\d+) (?:days?|weeks?|months?|years?|hours?|minutes?)"
    r" (?:later|earlier|before|after that)|(?:earlier|later) (?:that|the"
    r" same) (?:day|week|month|year)"
    r"|in all of (?:this|these)|like (?:that|this|them))"
)
_LINK = Lazy(
    rf"\W*(?P<link>{_NEEDING})(?:,|\s(?!as\b|that\b|than\b|far\b|much\b|many\b|long\b|called\b))",
    re.IGNORECASE,
)
# Openings before the subject that point nowhere themselves.
_ADVERBIAL = (
    r"(?:(?:separately|earlier|later|recently|now|today|yesterday|overall|finally|first|second"
    r"|second(?:ly)|third(?:ly)|additionally|also|however|moreover|furthermore|meanwhile|and|but|so|yet|then"
    r"|still|instead|in addition|in response|in turn|for (?:his|her|its|their) part"
    r"|(?:on|in|at|during|after|before|since|until|from|by|with|under|despite|following|speaking"
    r"|asked|pressed|questioned|addressing|citing|quoting|according to|as|when|while|if|although"
    r"|though|because|unlike|like|besides|amid)\b[^,“\"]{1,100}(?=,)),?\s+)"
)
_START = Lazy(rf"\W*{_ADVERBIAL}{{0,3}}", re.IGNORECASE)

_PLURALS = (
    r"(?P<noun>sides?|countries|nations|states|ministers|leaders|presidents|premiers|parties|governments"
    r"|officials|diplomats|envoys|men|women|teams|companies|firms|neighbou?rs|groups|cities|capitals"
    r"|delegations|powers|allies|rivals|brothers|sisters|players|clubs|politicians|candidates"
    r"|institutions|ministries|agencies|banks|unions|chambers|economies|peoples|negotiators)"
)
_TWO = (
    r"(?P<two>(?:the\s+)?two(?:\s+(?:top|foreign|defen[cs]e|senior|prime|neighbou?ring|finance))?\s+"
    rf"{_PLURALS}|both\s+{_PLURALS.replace('noun', 'both_noun')}"
    rf"|(?:neither|either)\s+{_PLURALS.replace('noun', 'side_noun')}"
    r"|the (?P<duo>pair|duo)|the (?P<sides>sides))"
)
_PAIR = Lazy(
    rf"\b(?:{_TWO})\b(?!\s+(?:of\b|in\b|from\b|on\b|that\b|who\b|which\b|with\b))", re.IGNORECASE
)
_THREE = Lazy(
    rf"the\s+(?:three|four|five|six|seven|trio|quartet|others?|rest|remaining)\b(?:\s+{_PLURALS})?"
    r"(?!\s+of\b)",
    re.IGNORECASE,
)
_DEMONSTRATIVE = Lazy(
    r"(?P<this>this|these|that|those)\b(?!\s+(?:week|month|year|morning|afternoon|evening|weekend"
    r"|season|spring|summer|autumn|fall|winter|who|with|in|of|wishing|interested|seeking|affected|the|an?)\b)"
    r"|such\b(?!\s+as\b)"
    r"|both (?!of\b|the\b|his\b|her\b|its\b|their\b)(?:[a-z-]+ ){0,2}?[a-z-]+s\b(?!,? (?:and|in)\b)"
    r"|the latter\b|the former(?=,|\s+(?:is|was|has|had|will|would|said|did)\b)"
    r"|(?:one|two|three|some|most|many|several|all|none|each|half|neither|both|either|few) of"
    r" (?:them|these|those)\b|(?:each|all|both|neither|most|none|many|others|another|several|some)"
    r"(?=\s+(?:were|are|was|is|have|has|had|will|would|said|say|[a-z]+ed)\b)|here,?(?=\s)|there"
    r"(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can|exists?|remains?|seems?"
    r"|appears?|should|must|comes?|came)\b)"
    r"|one(?=\s+(?:is|was|has|had|said|says|will)\b)|the first to\b"
    r"|(?:an?|the) (?:second|third|fourth|fifth|other)(?=\s+(?:was|is|were|has|had|will|would|came"
    r"|[a-z]+ed)\b)|(?:the )?(?:same|latter|above|aforementioned)\b|doing"
    r" so\b|to do so\b|so did\b|neither did\b",
    re.IGNORECASE,
)
# "It is not clear whether …": the word stands for what follows; weather and time have none.
_EMPTY_IT = Lazy(
    r"it(?:['’]s| is| was| has been| remains| remained| will be| would be| may be| became"
    r"| could be| seems| seemed| appears| appeared| turns out| turned out)\s+"
    r"(?:(?:(?!(?:an?|the|his|her|its|their)\s)[\w’'-]+\s+){0,4}?(?:that|whether|who|how|why)\b"
    r"|(?:not |now |still |also |very |too |more |almost |yet |never"
    r" ){0,2}(?:clear|unclear|possible"
    r"|impossible|difficult|hard|easy|important|necessary|essential|likely|unlikely|crucial|vital|time"
    r"|early|late|safe|wrong|right|up|better|best|illegal|legal|worth|thought|believed|understood)\b)",
    re.IGNORECASE,
)
_PRONOUN = Lazy(
    r"(?P<it>it|its|itself)\b|(?P<they>they|their|theirs|them)\b"
    r"|(?P<he>he|she|his|hers?|him)\b"
    r"(?!\s+(?:majesty|excellency|highness|holiness|honou?r|royal)\b)",
    re.IGNORECASE,
)
# Begins with its first letters, not with what stands before them: quick to look for.
_SINGULAR = Lazy(
    r"[HhSs](?<!\w[HhSs])(?i:(?<=h)(?:e|im(?:self)?|is|er(?:s|self)?)|(?<=s)he)\b"
    r"(?!\s+(?:Majesty|Highness)\b)"
)
# In each text that _PAIR can match.
_MAY_BE_PAIR = Lazy(r"[TtBbNnEePpDdSs](?i:wo|oth|either|ither|air|uo|ides)\b")
_ADVERBS = (
    r"(?:\s+(?:also|further|then|later|added?|earlier|again|repeatedly|reportedly|has|had|have))*"
)
_SAYS = Lazy(rf"{_ADVERBS}\s+{SAYING}\b", re.IGNORECASE)
# "…, it also said." at the end of what is said, or behind a quotation.
_ATTRIBUTION = Lazy(
    rf"(?:,|[”\"’»]|,[”\"’»])\s+(?:and\s+)?(?P<who>he|she|it|they){_ADVERBS}\s+{SAYING}\b"
    r"(?=\s*(?:[.,;:”\"]|$|(?:in|on|at|to|during|after|via|while|when|as|the|a|reporters|of|about"
    r"|last|this|late|early|earlier|yesterday|mon|tues|wednes|thurs|fri|satur|sun)))",
    re.IGNORECASE,
)
_SUBORDINATE = Lazy(
    r"\W*(?:when|as|after|before|while|if|although|though|since|because|asked|speaking|once|unless|in"
    r"|on|at|for|during|despite|with|by|until|following|despite)\b",
    re.IGNORECASE,
)
_NOT_GOING_ON = (
    r"(?!\s+(?:of|for|in|at|from|who|whom|whose|that|which|with|and|or|between|on|to|about|by"
    r"|responsible|against|near|where|behind|under|into|than|as)\b|\s+[A-Z]|-)"
)
_PERSONS = PERSON_NOUNS | (ROLES - HONORIFICS)
_DEFINITE = Lazy(rf"[Tt]he\s+(?P<noun>[\w-]+)\b{_NOT_GOING_ON}")
_ATTRIBUTED = Lazy(
    r"(?:,|[”\"’»])\s+(?:(?P<verb>[a-z]+(?: (?:on|for|upon|out))?)\s+)?the\s+(?P<noun>[a-z-]+)"
    r"(?:\s+(?:also|has|had))*(?=\s+(?P<said>[a-z]+(?: (?:on|for|upon|out))?)\b|\s*[.,]\s*$)"
)
# "…, according to the company", "the operator's director": whose, something else tells.
_HOUSE_NOUNS = word_set(
    "company firm operator ministry agency group airline bank retailer manufacturer carrier charity"
    " union club department bureau"
)
_OF_HOUSE = Lazy(
    rf"\b(?:[Aa]ccording to the (?P<noun>[a-z]+)\b{_NOT_GOING_ON}|[Tt]he (?P<owner>[a-z]+)['’]s )"
)
# "The chief point", "the head coach": beside another noun these tell of no person.
_BESIDE_NOUNS = word_set("chief head expert model student patient official star")
_NOUN_BEHIND = Lazy(
    r"\s+(?:point|reason|coach|cause|concern|source|aim|problem|target|culprit|office"
    r"|panel|union|body|test|[a-z]+(?:tion|ment|ness|ship))\b"
)
# "The 29-year-old Dutchman": who, the sentence before tells.
_OF_AGE = Lazy(
    r"[Tt]he\s+(?P<age>\d{1,3}-year-olds?)\b(?!\s+[A-Z][\w-]+\s+[A-Z]|,? [A-Z][\w-]+ [A-Z])"
)
# "The former champion of Orvia": who, where no name stands there.
FORMER = "former"
_FORMER = Lazy(
    r"[Tt]he\s+(?:former|onetime|retired|longtime|(?:[\w]+)-time)\s+[\w-]{3,}(?!,)(?<!former)"
)
_IS_SAYING = Lazy(rf"{SAYING}\b")
# "Ada Holt, its director, said", "“…,” its director said": whose, the sentence before tells.
_OWNED = Lazy(
    r"(?:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}, |[“\"]_+[”\"],? )(?P<own>its|their)\s+"
    r"(?:[\w-]+\s+){0,3}?[\w-]+,?\s"
)
# Bodies and offices of which a country has one, that readers know without a sentence before.
_KNOWN_ALONE = word_set(
    "government police parliament army navy president king queen pope premier chancellor"
)
# "The meeting took place …": which one stands before.
_OCCASION = Lazy(
    r"(?:the|these|those|his|her|its|their)\s+(?P<occasion>meetings?"
    r"|request|moves?|decision|announcement|statement|comments?|remarks?|incidents?|visit|gathering"
    r"|ceremony|exchange|proposal|appeal|warning|call|ruling|vote|agreement|accord|deal|talks?"
    r"|discussions?|dialogue|summit|conference|event|attacks?|accident|crash|explosion|blast|fire"
    r"|protests?|clashes|violence|strikes?|measures?|changes?|plans?|project|programme|program|law"
    r"|bill|rules?|resolution|sanctions|report|study|findings|results?|figures?|survey|poll|offer"
    r"|trip|tour|launch|test|exercises?|drills?|operation|case|trial|hearing|verdict|sentence"
    r"|investigation|inquiry|probe|arrests?|charges?|allegations?|claims?|accusations?|victims?"
    r"|suspects?|news|development|increase|rise|drop|fall|decline|delay|cut|consultations?"
    r"|negotiations?|letter|message|speech|interview|document|documents|video|footage|photo|image"
    r"|article|post|tweet|couple|children|girls|boys|men|women|students|workers|passengers)\s+"
    r"(?:also\s+|then\s+|later\s+|reportedly\s+)?(?:took|takes|comes?|came|follow(?:s|ed)|was|were|is|are"
    r"|will|would|has|had|have|did|does|marks|marked|drew|sparked|prompted|lasted|focused|covered"
    r"|covers|dealt|included?s?|said|says|showed?|shows|found|made|makes|ended|began|begins"
    r"|started|resulted|killed|left|injured|occurred|happened|caused|can|could|may|might|should"
    r"|must|also|gave|gives|called|provided?s?)\b",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """A paragraph of the same length in which quoted words are hidden behind low lines."""
    if '"' not in text and text.isascii():
        return text
    ended = _ENDS_QUOTED.match(text)
    if ended:
        end = ended.end("mark")
        return "_" * (end - 1) + text[end - 1] + _QUOTED.compiled.sub(_hide, text[end:])
    return _QUOTED.compiled.sub(_hide, text)


def _hide(match: re.Match[str]) -> str:
    quoted = match[0]
    return quoted[0] + "_" * (len(quoted) - 2) + quoted[-1] if len(quoted) > 1 else quoted


def start_of(text: str) -> int:
    """Where a sentence begins, behind links and adverbials."""
    match = _START.match(text)
    return match.end() if match else 0


def pointers(text: str, hidden: str) -> Iterator[Pointer]:
    """What in a sentence may point out of it, in no order; ``hidden`` is the text masked.

    Pronouns of the third person beside these are left to who knows whom it names.
    """
    if hidden[:1] == "_" or _OPENS_QUOTED.match(text):
        yield from _inside_quotation(text)
        if not _SPOKEN.search(hidden):
            yield Pointer("before", 0, 1, "quoted")
    else:
        yield from _at_start(hidden)
    for match in _ATTRIBUTION.finditer(hidden):
        before = hidden[: match.start()]
        if _SUBORDINATE.match(hidden) and "," not in before and "_" not in before:
            continue
        who = match["who"].lower()
        kind: Kind = "he" if who in ("he", "she") else "they" if who == "they" else "it"
        yield Pointer(kind, *match.span("who"), who, says=True)
    for match in _ATTRIBUTED.finditer(hidden):
        group = _told_by(match["noun"])
        verbs = (one for one in match.group("verb", "said") if one is not None)
        if group and all(_IS_SAYING.match(one) for one in verbs):
            yield Pointer(group, *match.span("noun"), match["noun"], says=True)
    for match in _OF_HOUSE.finditer(hidden):
        named = "noun" if match["noun"] else "owner"
        if match[named] in _HOUSE_NOUNS:
            yield Pointer("body", *match.span(named), match[named])
    if _MAY_BE_PAIR.search(hidden):
        for match in _PAIR.finditer(hidden):
            yield _pair(match)
    for start, end, noun in owners(hidden):
        yield Pointer("thing" if is_place(noun) or is_event(noun) else "before", start, end, noun)
    owned = _OWNED.match(hidden)
    if owned:
        yield Pointer("it", *owned.span("own"), owned["own"].lower())


def _inside_quotation(text: str) -> Iterator[Pointer]:
    """A quotation that opens with a pronoun says nothing without what it answers."""
    opening = re.match(r"[\s\"“„«‘']*", text)
    start = opening.end() if opening else 0
    if not start:  # the quotation goes on from the sentence before
        yield Pointer("before", 0, 1, "within")
        return
    match = _PRONOUN.match(text, start) or _DEMONSTRATIVE.match(text, start)
    if match and not _EMPTY_IT.match(text, start):
        yield Pointer("before", start, match.end(), "quoted")


def _at_start(text: str) -> Iterator[Pointer]:
    link = _LINK.match(text)
    if link:
        yield Pointer("before", *link.span("link"), "link")
    that = points_by_that(text)
    if that is not None:
        yield Pointer("before", *that, "that")
    under = opens_under(text)
    if under and not _EMPTY_IT.match(text, under.start("who")):
        kind: Kind = "it" if under["who"].lower() == "it" else "they"
        yield Pointer(kind, *under.span("who"), under["who"].lower())
    for start in sorted({_word_start(text), start_of(text)}):
        yield from _at(text, start)


def _word_start(text: str) -> int:
    match = re.match(r"\W*", text)
    return match.end() if match else 0


def _at(text: str, start: int) -> Iterator[Pointer]:
    occasion = _OCCASION.match(text, start)
    pronoun = _PRONOUN.match(text, start)
    if pronoun and pronoun.lastgroup != "he":
        word = pronoun[0].lower()
        if not _EMPTY_IT.match(text, start):
            says = word in ("it", "they") and _SAYS.match(text, pronoun.end()) is not None
            kind: Kind = "it" if pronoun.lastgroup == "it" else "they"
            yield Pointer(kind, start, pronoun.end(), word, says)
    elif occasion:
        yield Pointer("before", start, occasion.end("occasion"), occasion["occasion"].lower())
    elif _PAIR.match(text, start):
        return  # found with the others
    elif match := (_THREE.match(text, start) or _DEMONSTRATIVE.match(text, start)):
        yield Pointer("before", start, match.end(), match[0].lower())
    elif match := _FORMER.match(text, start):
        yield Pointer("before", start, match.end(), FORMER)
    elif match := _OF_AGE.match(text, start):
        yield Pointer("before", start, match.end(), "year-old")
    elif match := _DEFINITE.match(text, start):
        noun = match["noun"].lower()
        group = _told_by(noun)
        if group == "person" and text[match.end("noun") : match.end("noun") + 1] in ("'", "’"):
            return
        if noun in _BESIDE_NOUNS and _NOUN_BEHIND.match(text, match.end()):
            return
        if group:
            says = _SAYS.match(text, match.end()) is not None
            yield Pointer(group, start, match.end(), noun, says)
        elif found := definite_at(text, start):
            yield Pointer("thing", *found[:3], more=found[3])
    elif found := definite_at(text, start):
        yield Pointer("thing", *found[:3], more=found[3])


def _told_by(noun: str) -> Literal["person", "body"] | None:
    """Whether a noun tells of a person or of a body that readers do not know alone."""
    if noun in _KNOWN_ALONE:
        return None
    if noun in _PERSONS:
        return "person"
    return "body" if noun in SPEAKING_BODIES else None


def _pair(match: re.Match[str]) -> Pointer:
    groups = match.groupdict()
    noun = groups["noun"] or groups["both_noun"] or groups["side_noun"] or groups["sides"] or "men"
    return Pointer("pair", match.start(), match.end(), noun.lower())


def singular_pronouns(hidden: str) -> Iterator[re.Match[str]]:
    """He, she, his, her and the like in a masked text."""
    return _SINGULAR.finditer(hidden)


def says_at(text: str, end: int) -> bool:
    """Whether a verb of saying follows, with no more than adverbs before it."""
    return _SAYS.match(text, end) is not None
