"""Who says what in one English sentence: verbs of saying, their speakers, and what was said."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.speech import verbs
from briefing.speech.attribution import Attribution
from briefing.speech.contents import ANY_VERB, content, content_end
from briefing.speech.nouns import MASK, is_speaker
from briefing.speech.phrases import (
    FINITE,
    Phrase,
    phrase_after,
    subject_before,
    subject_of_sentence,
)
from briefing.speech.relays import around, headed, passive, quoted_as, relay_of
from briefing.text.patterns import Lazy, ascii_words, word_set
from briefing.text.roles import before_of

_CLAUSE_WORD = Lazy(r"\b(?:who|which|that)\b")


# In characters: nobody quotes a longer one, and each verb of it is looked at with all before it.
_LONGEST_SENTENCE = 4000


def attributions(masked: str) -> list[Attribution]:
    """Return who says what in a sentence whose quoted words are masked, in order."""
    found: list[Attribution] = []
    if len(masked) > _LONGEST_SENTENCE:
        return found
    relay, ending, source = relay_of(masked)
    # Most sentences have no such verb: to look whether one is there is quicker than to find it.
    said = not verbs.ASCII_FORMS.isdisjoint(ascii_words(masked))
    for match in verbs.WORD.finditer(masked) if said else ():
        if match[0] not in verbs.FORMS:
            continue
        if ending[0] <= match.start() < ending[1]:
            continue
        one = _attribution(masked, match, found)
        if one is not None:
            found.append(one)
    if " as saying" in masked:
        found.extend(quoted_as(masked))
    if " by " in masked:
        found.extend(passive(masked))
    if not found:
        if relay is not None and not source:
            return [around(masked, relay, ending)]
        return headed(masked)
    behind = [one for one in found if one.behind]
    if behind:
        # What was said before "…, the ministry said" ends where the ministry is named.
        stop = behind[0]
        told = [one for one in found if not one.behind and one.start < stop.end]
        if stop.verb in ("reported", "reports") and told:
            # "The minister criticised the step, the daily reported": his words, through it.
            return [replace(one, end=min(one.end, stop.end), via=stop.phrase) for one in told]
        found = [
            replace(one, end=stop.end, via=stop.phrase)
            if not one.behind and one.start < stop.end < one.end
            else one
            for one in found
            if one.behind
            or one.start >= stop.end
            or (one.kind in ("tell", "agree") and len(masked[: one.phrase.start].split()) < 4)
        ]
    found = [each for one in found for each in _inside(masked, one)]
    if relay is not None:
        found = [_through(one, relay, ending[0], source=source) for one in found]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _inside(masked: str, one: Attribution) -> list[Attribution]:
    """What somebody says in what a paper reports: "the Post reported that the mayor said …"."""
    if (
        one.verb not in ("reported", "reports")
        or one.behind
        or not _THAT_BEFORE.search(masked, 0, one.start)
    ):
        return [one]
    inner = [each for each in attributions(masked[one.start : one.end]) if not each.behind]
    if not inner or inner[0].phrase.start > 0 or inner[0].via is not None:
        return [one]
    return [_moved(each, one.start, one.phrase) for each in inner]


_THAT_BEFORE = Lazy(r" that $")


def _moved(one: Attribution, by: int, via: Phrase) -> Attribution:
    beside = one.phrase.beside
    phrase = Phrase(
        one.phrase.start + by,
        one.phrase.end + by,
        (beside[0] + by, beside[1] + by) if beside is not None else None,
    )
    gap = (one.gap[0] + by, one.gap[1] + by) if one.gap is not None else None
    return replace(one, phrase=phrase, start=one.start + by, end=one.end + by, gap=gap, via=via)


def _through(one: Attribution, relay: Phrase, at: int, *, source: bool) -> Attribution:
    """What was said "according to" a relay, or what a paper reports "citing" its source."""
    one = replace(one, end=min(one.end, at) if at > one.start else one.end)
    if not source:
        return replace(one, via=relay)
    reported = one.verb.startswith(("report", "wrote", "writes", "announced"))
    return replace(one, phrase=relay, via=one.phrase) if reported else one


def _finds(words: str) -> bool:
    """Whether what finds something is a report or a court, that says so by it."""
    return before_of(words).split()[-1].lower() in verbs.FINDING


def _attribution(masked: str, match: re.Match[str], found: list[Attribution]) -> Attribution | None:
    word, end = match[0], match.end()
    if masked.startswith(" as saying", end) or (
        masked.startswith(" by ", end) and _BY_WIRE.match(masked, end) is None
    ):
        return None
    verb, kinds = _kinds(masked, word, end)
    end += len(verb) - len(word)
    if not kinds:
        return None
    if word in verbs.PARTICIPLES:
        return _participle(masked, match.start(), end, verb, kinds, found)
    joined = _joined(masked, match.start())
    if joined is not None:
        return _shared(masked, joined, end, verb, kinds, found)
    phrase = subject_before(masked, match.start())
    if phrase is None:
        return _inverted(masked, match.start(), end, verb, word)
    if word in ("found", "finds") and not _finds(masked[phrase.start : phrase.end]):
        return None
    after = content(masked, end, word, kinds)
    before = masked[: phrase.start].rstrip()
    # "“…,” X said as the ship came in": what was said stands before, whatever follows.
    quoted = before.endswith(MASK) and not masked.startswith((" that ", ": "), end)
    quoted = quoted or _said_before(masked, before, end)
    bare = before.endswith(",") and _BARE_SUBJECT.match(before[:-1]) is not None
    quoted = quoted or (bare and _QUOTED_REST.match(masked, end) is not None)
    if after is None or quoted or (after[1] == "name" and before.endswith(",") and MASK in before):
        return _behind(masked, phrase, verb, word, end)
    _stop(found, phrase.start, masked)
    start, kind = after
    return Attribution(phrase, verb, start, content_end(masked, start, kind), kind)


def _said_before(masked: str, before: str, end: int) -> bool:
    """Whether a whole clause stands before its speaker: "The port is shut, the mayor said at …"."""
    if not before.endswith(",") or masked.startswith((" that ", ":", ", "), end):
        return False
    words = before.split()
    first = words[0].lower()
    if len(words) < 4 or first in _SUBORDINATES or first.endswith(("ing", "ed")):
        return False
    clause = before[before.rfind(";") + 1 : -1]
    last = clause.rsplit(", ", 1)[-1]
    return (
        FINITE.search(last) is not None
        and _SUBORDINATE.search(clause) is None
        and _JOINS.search(last) is None
    )


_SUBORDINATES = word_set(
    "in on at by to as when while after before during with from following through about of for "
    "because until since under if although though despite unlike amid according where once "
    "earlier later what whether how written"
)
# "…, but on Friday, the mayor said": the words before the comma belong to what follows.
_JOINS = Lazy(
    r"\b(?:and|but|yet) (?:on|in|at|by|after|when|during|now|then|yesterday|later|as|while|before"
    r"|if|since|for|with)\b"
)
_SUBORDINATE = Lazy(r", (?:as|when|while|if|although|though|where|after|before|since|because) ")


def _kinds(masked: str, word: str, end: int) -> tuple[str, tuple[str, ...]]:
    """The verb with a second word that belongs to it, and the ways it may go on."""
    seconds = verbs.PHRASAL.get(word, ())
    for second in seconds:
        if masked.startswith(f" {second} ", end):
            verb = f"{word} {second}"
            if second == "out":
                return verb, ("say",)
            return verb, (("wish",) if second in ("on", "upon", "to") else ("name",))
    kinds = []
    base = _base(word)
    if word in verbs.TELLING or base in ("told", "assured"):
        kinds.append("tell")
    if word in verbs.ASKING or base in ("asked", "urged"):
        kinds.append("wish")
    if word in verbs.SAYING or base in verbs.SAYING:
        kinds.append("say")
    if word in verbs.NAMING or base in verbs.NAMING:
        kinds.append("name")
    if word in verbs.AGREEING:
        kinds.append("agree")
    if word in verbs.CALLING:
        kinds.append("call")
    return word, tuple(kinds)


_OF_PARTICIPLE = {
    "saying": "said",
    "telling": "told",
    "assuring": "assured",
    "pledging": "pledged",
}  # fmt: skip


def _base(word: str) -> str:
    if word not in verbs.PARTICIPLES:
        return word
    plain = _OF_PARTICIPLE.get(word) or word[:-3] + "ed"
    return plain


# --- where the subject stands ---------------------------------------------------------------


def _joined(masked: str, at: int) -> int | None:
    """Where "and" stands that joins a verb to one before it; None where none does."""
    joined = _AND_BEFORE.search(masked, max(0, at - 40), at)
    return joined.start() if joined is not None else None


_PLURAL = Lazy(r"both|the two|they|[A-Z]\w+ and ", re.IGNORECASE)
_AND_BEFORE = Lazy(
    r",?\s(?:and|but|then|and then)(?:\s(?:also|later|then|further|again|\w+ly))?\s$"
)


def _participle(
    masked: str,
    at: int,
    end: int,
    verb: str,
    kinds: tuple[str, ...],
    found: list[Attribution],
) -> Attribution | None:
    before = masked[:at].rstrip()
    phrase: Phrase | None
    if before.endswith(" as"):
        return None
    if before.endswith(","):
        if masked.rfind(", with ", max(0, at - 120), at) >= 0:
            return None  # "Lunde Gas stepped in, with its director, Ida Holm, saying …"
        stop = len(before) - 1
        phrase = found[-1].phrase if found else subject_of_sentence(masked[: len(before)])
    elif before.endswith(MASK):
        stop = len(before)
        phrase = found[-1].phrase if found else None
    elif verb == "saying" and masked.startswith((f", {MASK}", f": {MASK}"), end):
        # "The woman hung up saying, “…”"
        stop = len(before)
        phrase = found[-1].phrase if found else subject_of_sentence(f"{before} ")
    else:
        with_phrase = masked.rfind(" with ", 0, at)
        words = masked[with_phrase + 6 : at].strip() if with_phrase >= 0 else ""
        if not words or not is_speaker(words) or "," in words:
            return None
        phrase = Phrase(with_phrase + 6, with_phrase + 6 + len(words))
        stop = with_phrase
    if phrase is None:
        return None
    after = content(masked, end, _base(verb.split()[0]), kinds)
    if after is None:
        return None
    _stop(found, stop, masked)
    start, kind = after
    return Attribution(phrase, verb, start, content_end(masked, start, kind), kind)


def _shared(
    masked: str,
    joined: int,
    end: int,
    verb: str,
    kinds: tuple[str, ...],
    found: list[Attribution],
) -> Attribution | None:
    """A verb behind "and", whose subject is that of the verb before."""
    comma = masked[joined] == ","
    # "They could appeal and argue that …"
    if verb in verbs.PLAIN and not (found and found[-1].verb in verbs.PLAIN | {"say"}):
        return None
    if found:
        last = found[-1]
        # "The ministry said the two met and agreed to …": who agreed is not the ministry.
        strong = comma or masked.startswith(" that ", end) or verb.startswith(("called", "urged"))
        if last.kind in ("say", "tell") and not last.behind:
            plural = _PLURAL.match(masked, last.phrase.start)
            if not strong or ("agree" in kinds and not (comma and plural)):
                return None
            if not _same_subject(masked, last):
                return None
        if last.kind == "wish" and not comma and "say" not in kinds:
            return None
        phrase: Phrase | None = last.phrase
    else:
        before = masked[:joined]
        phrase = subject_of_sentence(before + " ")
        # A verb behind "who" may go on with that clause, unless a comma closes it.
        if phrase is not None and not comma and _CLAUSE_WORD.search(before, phrase.end):
            return None
    if phrase is None:
        return None
    after = content(masked, end, verb.split()[0], kinds)
    if after is None:
        return None
    _stop(found, joined, masked)
    start, kind = after
    return Attribution(phrase, verb, start, content_end(masked, start, kind), kind)


def _same_subject(masked: str, last: Attribution) -> bool:
    """Whether no other speaker is the subject of what was said before "and"."""
    opening = masked[last.start : last.start + 60]
    words = opening.split()
    if not words:
        return False
    return not re.match(r"(?:the )?(?:two|both) ", opening, re.IGNORECASE) or "," in opening


def _inverted(masked: str, at: int, end: int, verb: str, word: str) -> Attribution | None:
    before = masked[:at].rstrip()
    if word not in verbs.SAYING or not before.endswith((",", MASK)):
        return None
    if _TITLE_QUOTED.search(before):
        return None
    phrase = phrase_after(masked, end)
    if phrase is None:
        return None
    stop = phrase.beside[1] if phrase.beside is not None else phrase.end
    return _before_speaker(masked, len(before), phrase, verb, stop)


def _behind(masked: str, phrase: Phrase, verb: str, word: str, end: int) -> Attribution | None:
    """A statement that stands before its speaker: "…, the ministry said"."""
    before = masked[: phrase.start].rstrip()
    if word not in verbs.SAYING | verbs.TELLING or not before.endswith((",", MASK, "—", "–", "-")):
        return None
    if word in verbs.QUOTING and MASK not in before:
        return None
    if word not in verbs.TELLING and not before.endswith(MASK) and not _ENDS.match(masked, end):
        return None
    return _before_speaker(masked, len(before), phrase, verb, end)


# "the star of the show “Lunde” said her son was …": a name in quotation marks.
_TITLE_QUOTED = Lazy(rf"[\w'’] {MASK}{{1,14}}$")
_BY_WIRE = Lazy(r" by (?:(?:tele|satellite |mobile )?phone|e-?mail|text|video|fax|letter)\b")
# What may follow a verb whose words all stand before its speaker: not its object.
_ENDS = Lazy(
    r"\s?(?:[^\w\s]|$)|\s(?:in|on|at|to|as|when|while|after|before|during|following|via|by|of|about|from"
    r"|with|late|early|earlier|later|last|this|yesterday|today|again|recently|here|there|then|it"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December))\b"
)


def _before_speaker(
    masked: str, stop: int, phrase: Phrase, verb: str, end: int
) -> Attribution | None:
    said = masked[:stop].rstrip(" ,—–-")
    start = 0
    opening = masked.rfind(MASK, 0, stop)
    goes_on = _goes_on(masked, said, stop, end)
    if goes_on is not None:
        whole = len(masked.rstrip())
        return Attribution(phrase, verb, 0, whole, "say", behind=True, gap=(len(said), goes_on))
    if opening < 0:
        length = len(said.split())
        if length < 3 or (length < 7 and not ANY_VERB.search(said)):
            return None
        # "In Paris, he said, the talks …": the words before are none of what was said.
        first = said.split()[0].lower()
        if first in (
            "in",
            "on",
            "at",
            "after",
            "before",
            "during",
            "when",
            "as",
            "asked",
            "speaking",
        ) and ("," not in said and not FINITE.search(said)):
            return None
    elif masked[stop - 1] != MASK and not said.endswith(MASK) and len(said) - opening > 200:
        return None
    return Attribution(phrase, verb, start, len(said), "say", behind=True)


def _goes_on(masked: str, said: str, stop: int, end: int) -> int | None:
    """Where what was said goes on behind its speaker ("The port, he said, had been shut").

    None where it does not: the words behind are then the paper's own, or said of something.
    """
    if said.endswith(MASK):
        # "“We were close,” she said, “but close is not enough.”"
        half = _SECOND_HALF.match(masked, end)
        alone = not masked[: len(said)].strip(_BESIDE_QUOTED)
        return half.start("half") if half is not None and alone else None
    if said and _BARE_SUBJECT.match(said) and _QUOTED_REST.match(masked, end):
        # "The bans, he said, “cannot be reconciled with the law”."
        return None if ANY_VERB.search(said) else end + 2
    if MASK in said or not masked.startswith(",", stop - 1) or not masked.startswith(",", end):
        return None
    words = said.split()
    if not words or len(words) > 9 or words[0].lower() in _OPENS_ASIDE or ANY_VERB.search(said):
        return None
    rest = _CLAUSE_GOES_ON.match(masked, end)
    return rest.start("rest") if rest is not None else None


_BARE_SUBJECT = Lazy(r"(?:The|An?|This|That|These|Those|His|Her|Its|Their) [^,]{2,60}$")
_QUOTED_REST = Lazy(rf", {MASK}+[ .]*$")
_BESIDE_QUOTED = f"{MASK} .,;:"
_SECOND_HALF = Lazy(rf",?(?: [^{MASK},.;:]{{2,40}},)? (?P<half>{MASK}+)[ .]*$")
# Words that open what is no subject: "Asked about it, he said, the mayor left".
_OPENS_ASIDE = frozenset(["asked", "speaking", "when", "as", "if", "so", "that", "because"])
_CLAUSE_GOES_ON = Lazy(
    rf", (?P<rest>(?!(?:and|but|or|nor|who|which|while|as|after|before|when|because|citing|quoting"
    rf"|adding|saying|noting|referring|with|speaking|in|on|at) )[^;{MASK}]+)$"
)


def _stop(found: list[Attribution], at: int, masked: str) -> None:
    """End what was said before where the next statement's words begin."""
    if found and found[-1].start < at < found[-1].end and not found[-1].behind:
        end = len(masked[:at].rstrip())
        for joint in (" and", " but", " while", ", and", ", but", ","):
            if masked[:end].endswith(joint):
                end -= len(joint)
                break
        found[-1] = replace(found[-1], end=end)
