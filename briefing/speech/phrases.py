"""The noun phrases that may name a speaker, and where they stand in a sentence."""

from __future__ import annotations

import re

from briefing.records.frozen import dataclass
from briefing.speech.nouns import MASK, NOUNS, PRONOUNS, is_name_like, is_speaker
from briefing.speech.verbs import ADVERBS, DENYING, FINDING
from briefing.text.patterns import Lazy, word_set
from briefing.text.roles import ROLE_HEADS, before_of

_ARTICLES = word_set("the a an its his her their")
_BOUNDARY = Lazy(rf"[,;:()\[\]—–\n{MASK}]| - ")
_CONJUNCTION = Lazy(
    r"(?:^|(?<=\s))(?:that|because|while|after|but|when|whether|if|although|though|where|as"
    r"|before|since"
    r"|who|which|whom|what|how|why|and then|than|until|so|and yet)\s",
    re.IGNORECASE,
)
_RELATIVE = (" who", " which", " that")
# No noun phrase ends with these, nor has a verb with its object in it.
_OPEN_ENDED = (
    *_RELATIVE, " after", " before", " while", " because", " but", " and", " or", " as", " when",
    " of", " to", " in", " for", " on", " at", " with", " from", " by", " than", " into",
)  # fmt: skip
_ACTS_ON = Lazy(r"\w [a-z]{2,}ed (?:the|an?|his|her|its|their|[A-Z]\w+['’]s) ")
_NESTING = ("that", "who", "which", "whom", "what", "than", "if", "whether")
_LEAD = Lazy(
    r"(?:and|but|yet|so|even|only|just|then|also|still|later|earlier|now|meanwhile|however"
    r"|on (?:Mon|Tues|Wednes"
    r"|Thurs"
    r"|Fri|Satur|Sun)day|for (?:his|her|its|their) part|in (?:19|20)\d\d|with"
    r"|at (?:one|this|that) (?:point|time|stage)|by then|in (?:the end|response|reply|turn)"
    r"|at (?:first|last)|in (?:an? |the )?(?:statement|tweet|post|interview|letter|speech)"
    r"|the (?:next|following|same) (?:day|week|month|year|morning|evening))\s+(?=\S)",
    re.IGNORECASE,
)
_EARLIER_ON = Lazy(
    r"(?:earlier |later )?(?:this|last) (?:week|month|year)\s+(?=\S)"
    r"|(?:earlier |late |early |later )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: night"
    r"| morning| evening| afternoon)?\s+(?=\S)",
    re.IGNORECASE,
)
_AGED = Lazy(
    r"(?:[Tt]he )?\d{1,3}[- ]years?[- ]old (?=[A-Z])|\d{1,2} (?:[AP]M|[ap]\.?m\.?)(?: [A-Z]{3})? "
)
# "In a statement on its website the ministry said"
_IN_STATEMENT = Lazy(
    r"(?:in|at|during|after|on) (?:an? |the |his |her |its |their )?(?:[\w-]+ ){0,3}?(?:statement"
    r"|interview|speech|letter|report|conference|briefing|address|meeting|email|message|reply)"
    r"(?: (?:on|to|with|in|for) (?:(?:its|his|her|their|the|an?) )?[\w-]+){0,2} (?=(?:the|an?) )",
    re.IGNORECASE,
)
FINITE = Lazy(
    r"\b(?:was|were|is|are|has|have|had|will|would|could|can|may|might|must|should|did|does|do|said"
    r"|says|told|went|came|took|made|gave|lost|held|met|got|found|felt|thought|left|began|kept"
    r"|stood"
    r"|grew|fell|rose|won|led|ran|saw|knew|paid|sent|spent|wants|needs|remains)\b|n['’]t\b"
)
# The first verb of a sentence, to tell what its subject is.
_FIRST_VERB = Lazy(
    r"(?<=\s)(?:was|were|is|are|has|have|had|will|would|could|can|may|might|must|should|did|does"
    r"|said"
    r"|says|told|went|came|took|made|gave|lost|held|met|got|found|felt|thought|left|began|kept"
    r"|stood"
    r"|grew|fell|rose|won|led|ran|saw|knew|paid|sent|spent|put|cut|set|hit|shut|bought|brought"
    r"|built|broke|chose|drew|heard|sold|spoke|struck|wrote|flew|sat|hung|wept|fled|drove|rode"
    r"|wants|plans|expects|agree|(?:was|were|is|are|has|have|had|did|does|do|would|could|should"
    r"|wo|ca)n['’]t|[a-z-]{2,}ed)"
    r"(?=[\s,.])"
)
_BEHIND_NAME = Lazy(
    r"\s*(?:\d{1,3}|aged \d{1,3}|who\b.*|whose\b.*|which\b.*|where\b.*|in (?:response|turn|a .*"
    r"|an .*)|one of .*"
    r"|for (?:his|her|its|their) part|however|meanwhile|too|also|Jr\.?|Sr\.?|speaking\b.*|who's\b.*"
    r"|then\b.*|now\b.*|formerly\b.*|(?:based|quoting|citing|asked|known|briefed|representing)\b.*"
    r"|(?:among|along with|together with|clad|dressed|flanked|accompanied|joined|surrounded|reached"
    r"|contacted|interviewed|seated"
    r"|standing|sitting|appearing|wearing|holding|writing|reached|visibly|himself|herself"
    r"|[a-z]{3,}ing)\b.*"
    r"|of [A-Z].*|from [A-Z].*|an?\b.*|the\b.*|its\b.*|his\b.*|her\b.*|their\b.*)\s*",
    re.DOTALL,
)
_PRONOUN_LAST = Lazy(r"\s(he|she|it|they)$")
_CLAUSE_BEHIND = Lazy(r"\b(?:who|whose|which|where|that)\b")
_WORD_BEFORE = Lazy(r"([^\s,;:()\x01]+)\s*$")
_TIME_BEFORE = Lazy(
    r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: night| morning| evening| afternoon)?\s*$|"
    r"\s(?:on|late|early|last|this)\s(?:[a-z]+ )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|week|month"
    r"|year|night|[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)(?: night| morning| evening"
    r"| afternoon)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: where its words stand in the sentence, and what stands with it in commas."""

    start: int
    end: int
    beside: tuple[int, int] | None = None


def phrase_ending(masked: str, end: int, floor: int = 0) -> Phrase | None:
    """The speaker's noun phrase that ends at a place, None where no such phrase does."""
    end = floor + len(masked[floor:end].rstrip())
    # Longer phrases are nobody's; what stands further before is not gone through again.
    floor = max(floor, end - _FURTHEST_BEFORE)
    itself = _ITSELF.search(masked, max(floor, end - 12), end)
    end = itself.start() if itself is not None else end
    start = floor
    for boundary in _BOUNDARY.finditer(masked, floor, end):
        start = boundary.end()
    for conjunction in _CONJUNCTION.finditer(masked, start, end):
        word = conjunction[0].strip()
        if word.isupper() and word != "SO":
            continue  # "the WHO director"
        if word.lower() in _NESTING:
            return None
        start = conjunction.end()
    start = _without_lead(masked, start, end)
    pronoun = _PRONOUN_LAST.search(masked, start, end)
    if pronoun is not None and pronoun.start() > start:
        # "In a written reply she said": but not "he and she".
        if masked[start : pronoun.start()].rstrip().endswith(("and", "or", "that", "than")):
            return None
        start = pronoun.start(1)
    # "He left and Aron said": what stands before "and" is a clause of its own.
    cut = masked.rfind(" and ", start, end)
    if cut > 0 and (FINITE.search(masked, start, cut) or _acts(masked, start, cut)):
        start = cut + 5
    if start >= end:
        return None
    words = masked[start:end]
    if words.endswith(_OPEN_ENDED):
        return None
    if _ACTS_ON.search(words) and " who " not in words:
        return None
    if FINITE.search(words) and not re.search(r"\b(?:who|which)\b", words):
        return None
    return Phrase(start, end) if is_speaker(words) else None


_FURTHEST_BEFORE = 400
_ITSELF = Lazy(r" (?:himself|herself|itself|themselves)$")


def _acts(masked: str, start: int, end: int) -> bool:
    verb = _FIRST_VERB.search(masked, start, end)
    return verb is not None and verb[0] not in ("united", "put")


def _without_lead(masked: str, start: int, end: int) -> int:
    start += len(masked[start:end]) - len(masked[start:end].lstrip(" \"'“”‘’.…"))
    for pattern in (_EARLIER_ON, _IN_STATEMENT, _LEAD, _LEAD, _AGED):
        lead = pattern.match(masked, start, end)
        if lead is not None:
            start = lead.end()
    return start


def subject_before(masked: str, verb: int, floor: int = 0) -> Phrase | None:
    """The subject that stands before a verb at ``verb``, None where the verb says nothing.

    It may have adverbs, a day or words in commas between it and the verb.
    """
    end = verb
    while True:
        time = _TIME_BEFORE.search(masked, max(floor, end - 40), end)
        if time is not None:
            end = time.start()
            continue
        word = _WORD_BEFORE.search(masked, max(floor, end - 40), end)
        if word is None:
            break
        lower = word[1].lower()
        if lower in DENYING:
            return None
        adverb = lower.endswith("ly") and word[1][0].islower() and len(lower) > 4
        if lower in ADVERBS or (adverb and lower not in NOUNS and lower not in ROLE_HEADS):
            end = word.start()
            continue
        break
    end = floor + len(masked[floor:end].rstrip())
    if end <= floor:
        return None
    if masked[end - 1] in "-–—":
        return _beside_dashes(masked, end - 1, floor)
    if masked[end - 1] != ",":
        return _named_before(masked, phrase_ending(masked, end, floor), floor)
    closing = end - 1
    comma = closing
    if masked.find(",", floor) == closing:
        # A stray comma between a subject and its verb.
        phrase = phrase_ending(masked, closing, floor)
        opens = phrase is not None and not masked[floor : phrase.start].strip()
        return phrase if opens and masked[:3] in ("The", "the") else None
    for _ in range(4):
        comma = masked.rfind(",", floor, comma)
        if comma < 0:
            return None
        between = masked[comma + 1 : closing]
        phrase = phrase_ending(masked, comma, floor)
        if phrase is not None and (
            _may_stand_behind(between, masked[phrase.start : phrase.end]) or _is_aside(between)
        ):
            return Phrase(phrase.start, phrase.end, (comma + 1, closing))
    return None


def _beside_dashes(masked: str, closing: int, floor: int) -> Phrase | None:
    """The name before words in dashes: "Ida Holm - the mayor of Lunde - said"."""
    dash = masked[closing]
    opening = masked.rfind(f" {dash} " if dash == "-" else dash, max(floor, closing - 160), closing)
    if opening < 0 or (dash == "-" and masked[closing - 1] != " "):
        return None
    phrase = phrase_ending(masked, opening, floor)
    beside = (opening + masked[opening:closing].index(dash) + 1, closing)
    if phrase is None or not _may_stand_behind(
        masked[slice(*beside)], masked[phrase.start : phrase.end]
    ):
        return None
    return Phrase(phrase.start, phrase.end, beside)


# What may stand between a subject and its verb beside that: "Holm, at a meeting in Lunde, said".
_BETWEEN = Lazy(
    r"\s*(?:in|at|near|outside|during|after|on|addressing|writing|appearing|answering|testifying"
    r"|referring to|visiting) .*",
    re.DOTALL,
)


def _is_aside(between: str) -> bool:
    clear = not FINITE.search(between) or _CLAUSE_BEHIND.search(between) is not None
    return clear and MASK not in between and _BETWEEN.fullmatch(between) is not None


def _named_before(masked: str, phrase: Phrase | None, floor: int) -> Phrase | None:
    """The name before a role that no comma closes: "Ida Holm, head of the Ferry League told …"."""
    if phrase is None or not masked.startswith(", ", phrase.start - 2):
        return phrase
    words = before_of(masked[phrase.start : phrase.end]).split()
    if not words[0].islower() or words[-1] not in ROLE_HEADS:
        return phrase
    if words[0] in _ARTICLES and words[0] not in ("a", "an"):
        return phrase
    name = phrase_ending(masked, phrase.start - 2, floor)
    if name is None or not is_name_like(masked[name.start : name.end]):
        return phrase
    if words[0] in _ARTICLES and (
        masked[name.start : name.end].split()[0].lower() in _NO_NAME
        or masked[floor : name.start].strip(" ,").count(" ") > 3
    ):
        return phrase
    return Phrase(name.start, name.end, (phrase.start - 1, phrase.end))


_NO_NAME = word_set(
    "in on at by for from to as with when while after before during since until the a an this that "
    "and but yet outside inside near across despite under over into"
)


def _may_stand_behind(between: str, name: str) -> bool:
    if MASK in between:
        return False
    first = between.split(",")[0].strip()
    if not first:
        return False
    if name.lower() in PRONOUNS:
        return first.split()[0].lower() in ("in", "for", "however", "meanwhile", "too", "speaking")
    if FINITE.search(first) and not _CLAUSE_BEHIND.search(first):
        return False
    if _BEHIND_NAME.fullmatch(first):
        return not first.startswith(("in a ", "in an ")) or len(first) < 40
    words = before_of(first).split()
    if words and (any(word.lower() in ROLE_HEADS for word in words) or words[-1].lower() in NOUNS):
        return not FINITE.search(first)
    # A name behind its role: "its director, Eilif Moe,".
    return is_name_like(first) and before_of(name).split()[-1].lower() in ROLE_HEADS | NOUNS


_FURTHEST_VERB = 600


def subject_of_sentence(masked: str) -> Phrase | None:
    """The subject that a sentence opens with, None where that is nobody who could speak."""
    # Further in no subject is opened; each "saying" of a long list would look through all of it.
    verb = _FIRST_VERB.search(masked, 0, _FURTHEST_VERB)
    while verb is not None:
        phrase = subject_before(masked, verb.start())
        if phrase is not None:
            return phrase
        # A word in -ed may be a participle beside the subject; another verb is the sentence's own.
        beside = verb[0].endswith("ed") or masked[: verb.start()].rstrip().endswith(_RELATIVE)
        if verb.start() > 120 or not beside:
            return None
        verb = _FIRST_VERB.search(masked, verb.end(), _FURTHEST_VERB)
        if verb is not None and verb.start() > 160:
            return None
    return None


_OF_HOUSE = Lazy(r"(?: (?:at|in|of|for|with) (?:the )?[A-Z][\w-]+(?: (?:of )?[A-Z][\w-]+)*)+")
_AFTER_END = Lazy(
    r"[,.;:!?()—–\x01]|\s(?:in|at|on|as|when|while|after|before|during|to|via|by|following|with"
    r"|about|from"
    r"|outside|near|earlier|later|late|last|this|yesterday|today|recently|who|whose|and|but|ahead"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|$"
)


# "Ida Holm. Holm, who …": two sentences that were not parted.
_WHOLE_WORD = Lazy(r"(?<![\w.])(?!(?:Capt|Prof|Messrs|Supt|Insp)$)[A-Z][a-z]{3,}$")
# "according to a report by the Lunde Institute"
_PAPER_OF = Lazy(
    r" (?:by|from|of) (?:(?:the|its|his|her|their) )?"
    r"(?:[A-Z][\w'’-]*(?: (?:of |for |and )?[A-Z][\w'’-]*)*"
    r"|[a-z-]+(?=[.,]|$))"
)
_AND_ANOTHER = Lazy(r" and (?:the )?[A-Z][\w.'’-]*(?: [A-Z\d][\w'’-]*){0,4}(?=[.,;]|$)")


def phrase_after(masked: str, verb_end: int) -> Phrase | None:
    """The speaker's noun phrase behind a verb: "…," said X, the mayor."""
    start = verb_end + len(masked[verb_end:]) - len(masked[verb_end:].lstrip(" "))
    if start == verb_end or start >= len(masked):
        return None
    aged = _AGED.match(masked, start)
    start = aged.end() if aged is not None else start
    end = start
    for stop in _AFTER_END.finditer(masked, start):
        end = stop.start()
        # "Mr. Aron", "J. K. Holm": a dot that ends no sentence.
        goes_on = masked[end + 1 : end + 40].strip(f"\"'”’ {MASK}")
        if stop[0] == "." and masked[end + 1 : end + 2].isalnum():
            continue  # "according to Lunde.org"
        if stop[0] == "." and goes_on and not _WHOLE_WORD.search(masked, max(start, end - 20), end):
            continue
        # "according to Radio Lunde and the Tarvin Post."
        two = _AND_ANOTHER.match(masked, end) if stop[0].strip() == "and" else None
        end = two.end() if two is not None else end
        break
    if masked[start:end].split(" ")[0] in ("a", "an", "the") and masked[end - 1 : end].islower():
        # "an official at the Foreign Ministry in Seoul"
        of = _OF_HOUSE.match(masked, end)
        end = of.end() if of is not None else end
    if masked[start:end].split(" ")[-1] in FINDING or masked[start:end].endswith(" statement"):
        of = _PAPER_OF.match(masked, end)
        end = of.end() if of is not None else end
    if masked[start:end].endswith((" familiar", " briefed", " close")):
        # "two people familiar with the matter"
        behind = _BOUNDARY.search(masked, end)
        end = behind.start() if behind is not None else len(masked.rstrip(". "))
    end -= len(" filed") if masked[start:end].endswith(" filed") else 0
    words = masked[start:end]
    if not words.strip() or not is_speaker(words) or FINITE.search(words):
        return None
    if (
        words.lower() in PRONOUNS
        and masked[end : end + 1] not in (",", ".", ";", ":", "")
        and (masked[end : end + 1] != " ")
    ):
        return None
    if masked[end : end + 1] != ",":
        if masked[end : end + 5] in (" who ", " whos"):
            behind_end = _behind_end(masked, end)
            return Phrase(start, end, (end + 1, behind_end))
        return Phrase(start, end)
    behind_end = _behind_end(masked, end + 1)
    between = masked[end + 1 : behind_end]
    if _may_stand_behind(between, words):
        return Phrase(start, end, (end + 1, behind_end))
    return Phrase(start, end)


def _behind_end(masked: str, start: int) -> int:
    for number in range(start + 1, len(masked)):
        if masked[number] in ",;:—–.!?" + MASK and (
            masked[number] != "." or not masked[number + 1 : number + 2].strip()
        ):
            return number
    return len(masked)
