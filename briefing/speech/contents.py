"""What was said, behind an English verb of saying: where its words begin and end."""

from __future__ import annotations

import re

from briefing.speech import verbs
from briefing.speech.nouns import MASK
from briefing.speech.phrases import FINITE
from briefing.text.patterns import Lazy, word_set

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# What may stand between a verb of saying and what was said.
_BETWEEN = Lazy(
    rf"(?:\s(?:(?:late |early |earlier |last )?(?:on )?{_DAY}(?!['’])(?: (?:night|morning|evening"
    rf"|afternoon))?"
    r"|yesterday|today|later|earlier|again|over the weekend|last (?:week|month|year|night)"
    r"|this (?:week|month|year)"
    r"|on (?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+|television|social media)"
    r"|in (?:an? |the )?(?:[\w’'-]+ ){0,4}(?:statement|interview|speech|letter|tweet|post|report"
    r"|release"
    r"|conference|briefing|address|email|message|note|filing|reply|response)(?: to [A-Z]\w+)?"
    r"|in [A-Z]\w+(?: [A-Z]\w+)?"
    r"|at (?!least |most )(?:an? |the )?(?:[\w-]+ ){0,3}[a-z]+(?: in [A-Z]\w+)?"
    r"|by (?:(?:tele|satellite |mobile )?phone|e-?mail|text|video|fax|letter)"
    r"|to (?:reporters|journalists|the media)|(?:at|during|after) the [a-z]+))*"
)
# "said of the town: “…”"
_SAID_OF = Lazy(rf" (?:of|about) [^,;:{MASK}]{{2,60}}: ?(?={MASK})")
_ASIDE = Lazy(
    r", (?:however|though|too|meanwhile|instead|for (?:example|instance|(?:his|her|its|their) part)"
    r"|in turn|in response|among other things|without (?:elaborating|giving details)), "
)
_THAT = Lazy(r"\s(?:(?:only |just )?that|how|why|what|whether|if)\s(?=\S)")
_INTENDED = Lazy(rf"\s(?=to [a-z{MASK}])")
_INTENDING = frozenset({"vowed", "vows", "pledged", "pledges", "promised", "assured"})
_TAIL_THAT = Lazy(
    r"\s(?:in|on|at|over|during|to|after|by|before|of|through|via|from|with|as"
    rf"|(?:this|last) (?:week|month|year)|{_DAY})\s"
    rf"[^,;:()“”\"{MASK}]{{0,70}}?\sthat\s(?=\S)"
)
_QUOTED_NEXT = Lazy(rf"\s?[:,]?\s?(?={MASK})|\s?:\s(?=\S)")
ANY_VERB = Lazy(
    r"\b(?:was|were|is|are|has|have|had|will|would|could|can|may|might|must|should|did|does|do"
    r"|[a-z]{3,}(?:ed"
    r"|es|s)|went|came|took|made|gave|lost|held|met|got|found|felt|left|began|kept|stood|grew|fell"
    r"|rose|won|led|ran|saw|knew|paid|sent|spent|need|want|see|get|go|know|think|lack|face)\b"
    r"|n['’]t\b|['’]s\b"
)
_VERB_OR_QUOTED = Lazy(f"{ANY_VERB.source}|{MASK}")
_CLAUSE_OPENS = Lazy(
    r"(?:there|it|he|she|they|we|i|you|the|an?|his|her|their|its|our|my|this|these|those|that"
    r"|both|all"
    r"|some|most|many|no|nobody|none|nothing|more|few|if|when|while|as|any|each|every|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|almost|about|only|such|not|people|during|after|in|at|by"
    r"|with|since|because|until|under|[A-Z\d][\w’'.,-]*|[a-z][\w-]*)(?:['’](?:s|re|ll|d|ve|m))?\s",
)
_PREPOSITIONS = word_set(
    "in on at by to as when while after before during with from following through about of for "
    "because until since under"
)
# "In the end, the talks failed": a clause after all.
_PHRASE_THEN_CLAUSE = Lazy(r"[^,]{2,60}, (?:the|an?|it|he|she|they|[A-Z])")
_NOTHING = Lazy(
    r"(?:to (?:be|have)|so|nothing|little|anything|something|as much|the same|yes|no|goodbye"
    r"|sorry|it all"
    r"|more(?! than\b)|much|less(?! than\b)|for|of|to|and|or|but|only|hello|good)\b"
    r"(?!.*\b(?:was|were|is|are|would|will"
    r"|had|has"
    r"|have|could)\b)"
)
_CLAIMED = Lazy(r"(?:[a-z]+ )?(?:responsibility|credit|victory|asylum|damages|(?:[a-z]+ )?lives)\b")
_HEARER = Lazy(
    r"\s(?:him|her|them|us|me|you|it|(?:[a-z]+ ){0,2}(?:reporters|journalists|lawmakers"
    r"|media|police|investigators|detectives|officers|officials|viewers|listeners|supporters|delegates"
    r"|relatives"
    r"|parents|prosecutors|jurors|colleagues|friends|parliament|congress|investors|analysts)"
    r"|(?:the|his|her|their|its) [A-Z][\w’'-]*(?: (?:of )?[A-Z][\w’'-]*){1,4}"
    r"|(?:an?|the|his|her|their|its) (?:[\w’'-]+ ){0,4}?[\w’'-]+?(?: (?:of|in|at"
    r"|on) (?:the )?[A-Z]\w+)?"
    rf"|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,6}}(?: (?:programme|program|show|podcast|magazine"
    r"|newspaper|website|radio|television|news agency|affiliate|station|broadcaster|daily)"
    r"(?: [A-Z][\w-]*)*)?)"
    rf"(?=[\s,:.{MASK}])"
)
_NOUN_NEXT = Lazy(
    r"\s(?!(?:in|on|at|by|to|and|or|but|as|when|after|before|during|with|from|that|of|into|if)\b)"
    rf"(?=[\w{MASK}$£€])"
)
_WISH_NEXT = Lazy(r"\s(?!by\b|about\b|and\b|or\b|in\b|at\b|on [A-Z])(?=\S)")
_WISHED = Lazy(
    r"\s(?:to|for|that|not to|against|restraint|caution|calm|patience)\s|\s(?:why|whether|if|how)\s"
)
_AGREED_NEXT = Lazy(
    rf"(?:\s(?:(?:on )?{_DAY}(?: night| morning)?|yesterday|earlier|also"
    rf"|in principle))?\s(?=(?:to|that|on)\s)"
)
_BREAK = Lazy(
    r"(?:, but|,? (?:after|amid|following|when|because|before)|, (?:as|while))\s(?!well\b|soon\b"
    r"|long\b|much\b|far\b|part\b"
    r"|possible\b|an?\b|the same\b)"
)
_TOLD_THAT = Lazy(
    rf"[^,;:{MASK}]{{1,90}}?(?<!\sand)\sthat\s(?!(?:was|were|is|are|has|have|had|will|would)\b)"
)
_TOLD_QUOTED = Lazy(rf"[:,]?\s(?={MASK})")
_TOLD_TO = Lazy(r"\s(?=(?:not )?to [a-z]+\b)")
_CLAUSE_NEXT = Lazy(
    r"\s(?:there|it|he|she|they|we|the|an?|his|her|their|its|this|these|those|both|all|no|some"
    r"|[A-Z\d]|[a-z]{4,}s )"
)
_NOUN_AND_MODAL = Lazy(r"[a-z]+(?: [a-z]+)? (?:should|would|could|must|will|might)\b")
# "confirmed that on Sunday", "said that to reporters": no clause, but the thing itself.
_DEMONSTRATED = Lazy(
    rf"(?:(?:on|in|to|at|when|by|last|this) (?:the )?(?:{_DAY}|[\w-]+)(?: (?:morning|evening"
    r"|night))?)?[.,;!]?$"
)
_NO_HEARER = (" that ", " of ", " about ", " against ", " in ", " on ")
# "confirmed [that] the man was": what follows these is a thing more often than a clause.
_PLAIN_CLAUSE = Lazy(
    r"(?:there|it|he|she|they|(?:(?:the|an?|his|her|its|their|two|three)\b|[A-Z\d])[^\s,;:]*"
    rf"(?: (?!who |which |that |and )[^\s,;:{MASK}]+){{0,4}}) (?:is|are|was|were|has|have|had|will"
    r"|would|could|might|must)\b"
)
_REJECTED = Lazy(
    r"(?:an?|the|all|any|such|those|these|this|that|his|her|its|their|[\w’'-]+['’]s?)"
    r"(?: (?!of )[\w’'-]+){0,3}? (?:accusations?|allegations?|claims?|charges?|criticisms?"
    r"|suggestions?|reports?|notion|idea|assertions?|rumou?rs?|account|warnings?)\b"
    r"|(?:accusations|allegations|claims|charges|criticism|suggestions|reports|rumou?rs|warnings)\b"
)
# Who "called for backup" said nothing that is worth telling.
_FETCHED = Lazy(
    r"(?:more )?(?:back-?up|help|assistance|reinforcements|police|medics|(?:an |the )?ambulances?"
    r"|(?:a |the )?(?:doctor|taxi|repairman))\b"
)
_CALLED = Lazy(rf"\s(?=[^,;:.{MASK}]{{2,80}}?\s{MASK})")


def content(masked: str, end: int, word: str, kinds: tuple[str, ...]) -> tuple[int, str] | None:
    """Where what was said begins behind a verb, and its kind; None where nothing is."""
    while masked.startswith("  ", end):
        end += 1
    for kind in kinds:
        start = _CONTENT[kind](masked, end, word)
        if start is not None and masked[start:].strip(" .,;:!?"):
            return start, kind
    return None


def _said(masked: str, end: int, word: str) -> int | None:
    quoted = _QUOTED_NEXT.match(masked, end)
    if quoted is not None:
        return quoted.end()
    told_of = _SAID_OF.match(masked, end)
    if told_of is not None:
        return told_of.end()
    aside = _ASIDE.match(masked, end)
    end = aside.end() - 1 if aside is not None else end
    between = _BETWEEN.match(masked, end)
    after = between.end() if between is not None else end
    for place in (after, end):
        clause = _THAT.match(masked, place)
        if clause is not None and not _DEMONSTRATED.match(masked, clause.end()):
            return clause.end() if clause[0].endswith("that ") else clause.start() + 1
    if word in _INTENDING:
        intended = _INTENDED.match(masked, end)
        return intended.end() if intended is not None else None
    tail = _TAIL_THAT.match(masked, end)
    if tail is not None:
        return tail.end()
    quoted = _QUOTED_NEXT.match(masked, after)
    if quoted is not None and after > end:
        return quoted.end()
    if not masked.startswith(" ", after):
        return None
    if word in verbs.WITH_THAT and word not in verbs.BARE:
        return after + 1 if _PLAIN_CLAUSE.match(masked, after + 1) else None
    return after + 1 if _is_clause(masked, after + 1, word) else None


def _is_clause(masked: str, start: int, word: str) -> bool:
    """Whether a clause without "that" begins here."""
    if masked[start : start + 1] in ("", ",", ".", MASK) or _NOTHING.match(masked, start):
        return False
    opens = _CLAUSE_OPENS.match(masked, start)
    first = masked[start:].split(" ", 1)[0]
    if word.startswith("claim") and _CLAIMED.match(masked, start):
        return False
    if first.islower() and first.endswith("ed") and len(first) > 3:
        return False  # "two men whom it said used rifles"
    opens_phrase = (
        first in _PREPOSITIONS
        and not masked.startswith(("at least ", "at most ", "about "), start)
        and not _PHRASE_THEN_CLAUSE.match(masked, start)
    )
    if opens is None or opens_phrase:
        return False
    if (
        first.islower()
        and word not in verbs.BARE
        and not _NOUN_AND_MODAL.match(masked, start)
        and not re.match(
            r"(?:there|it|he|she|they|we|the|an?|his|her|their|its|this|these|those|both|all|no"
            r"|some|most"
            r"|many|more|if|two|three|four|five)\b",
            first,
        )
    ):
        return False
    bare = word in verbs.BARE
    # "declared its own “republic”" is none, "said the “new” road was shut" is one.
    verb = (_VERB_OR_QUOTED if bare else FINITE).search(masked, start + len(first))
    return verb is not None and (
        (bare and first != "that")
        or not re.search(r"\b(?:who|which|that)\b|[;:]", masked[start : verb.start()])
    )


def _told(masked: str, end: int, word: str) -> int | None:
    that = _TOLD_THAT.match(masked, end)
    if that is not None and not masked.startswith(_NO_HEARER, end):
        return that.end()
    hearer = _HEARER.match(masked, end)
    if hearer is None:
        intended = _INTENDED.match(masked, end) if word == "assured" else None
        return intended.end() if intended is not None else None
    quoted = _TOLD_QUOTED.match(masked, hearer.end())
    if quoted is not None and not masked[: hearer.end()].endswith(("'s", "’s")):
        return quoted.end()
    if masked.startswith((" of ", " about ", " on ", " against "), hearer.end()):
        told_on = word in ("informed", "informs") and not masked.startswith(" of ", hearer.end())
        return hearer.end() + 1 if told_on else None
    wish = _TOLD_TO.match(masked, hearer.end())
    if wish is not None and word.startswith(("told", "tell")):
        return wish.end()
    between = _BETWEEN.match(masked, hearer.end())
    after = between.end() if between is not None else hearer.end()
    if _CLAUSE_NEXT.match(masked, after) and _is_clause(masked, after + 1, "said"):
        return after + 1
    return None


def _wished(masked: str, end: int, word: str) -> int | None:
    after = _WISH_NEXT.match(masked, end)
    if after is None:
        return None
    place = after.end()
    if masked.startswith("that ", place):
        return place + 5
    rest = masked[end : end + 160]
    if masked[place] == MASK and word in ("asked", "urged", "asks", "urges"):
        return place
    if word in ("requested", "requests", "demanded", "demands") or _WISHED.search(
        rest.split(",")[0]
    ):
        return place
    return None


def _named(masked: str, end: int, word: str) -> int | None:
    after = _NOUN_NEXT.match(masked, end)
    if after is not None and word.startswith("call") and _FETCHED.match(masked, after.end()):
        return None
    if after is not None and word in verbs.REJECTING:
        return after.end() if _REJECTED.match(masked, after.end()) else None
    if after is None or (
        masked.startswith(("that ", "it ", "him ", "them "), after.end())
        and (
            word
            not in ("called", "thanked", "praised", "accused", "blamed", "criticised", "criticized")
        )
    ):
        return None
    return after.end()


def _agreed(masked: str, end: int, word: str) -> int | None:
    after = _AGREED_NEXT.match(masked, end)
    return after.end() if after is not None else None


def _called(masked: str, end: int, word: str) -> int | None:
    """ "called the step “…”": what something is called, in the speaker's own words."""
    called = _CALLED.match(masked, end)
    return called.end() if called is not None else None


_CONTENT = {
    "say": _said,
    "tell": _told,
    "wish": _wished,
    "name": _named,
    "agree": _agreed,
    "call": _called,
}


def content_end(masked: str, start: int, kind: str) -> int:
    """Where what was said ends: before the circumstances of a request, an agreement, a noun."""
    end = len(masked)
    if kind in ("wish", "name", "agree"):
        stop = _BREAK.search(masked, start)
        if stop is not None and (stop.start() - start > 12 or stop[0].startswith(", but")):
            end = stop.start()
    return end
