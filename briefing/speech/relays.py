"""What was said through somebody: "according to", "citing", "quoted as saying", headlines."""

from __future__ import annotations

from briefing.speech.attribution import Attribution
from briefing.speech.contents import ANY_VERB, content
from briefing.speech.nouns import MASK, is_speaker
from briefing.speech.phrases import Phrase, phrase_after, subject_before
from briefing.text.patterns import Lazy, word_set

_CITING = Lazy(r",\s(?:citing|quoting)\b")
_ACCORDING = Lazy(r"\b[Aa]ccording to\b")
_NAME_COLON = Lazy(rf"(?P<name>[A-Z][^,.;:!?{MASK}]{{1,60}}): ?(?={MASK})")
# "Police: Bridge to stay shut": a headline's way; a name before a colon says too little.
_HEADLINE = Lazy(r"(?P<name>(?:[A-Z][\w.-]+ ){0,3}[A-Z][a-z]+): (?=[A-Z\d]\S* \S+ \S+ )")
_HEADED = word_set(
    "officials official police ministry minister ministers president premier authorities spokesman "
    "spokeswoman sheriff mayor governor prosecutors prosecutor judge lawyer lawyers witnesses "
    "sources doctors experts scientists researchers chancellor senator ambassador envoy military "
    "army navy activists investigators residents"
)
_QUOTED_AS = Lazy(r"(?<!\w)quoted (?P<who>him|her|them|[^,;:.]{2,60}?) as saying\b")
_WAS_QUOTED = Lazy(
    r"\b(?:was|were|is|been) (?:(?:also|later|earlier|widely) )?(?:quoted|cited|reported)"
    rf"(?: (?:by|in) (?P<via>[^,;:.{MASK}]{{2,60}}?))? as saying\b"
)
_TOLD_BY = Lazy(
    rf"\b(?:was|were|been) told by (?P<who>[^,;:.{MASK}]{{2,60}}?)"
    rf"(?P<beside>, [^,;:.{MASK}]{{2,60}},)? that "
)
# "citing a statement by the ministry": it is the ministry that said it.
_FROM = Lazy(r"(?: (?:statement|report|letter|document|memo|filing|note))? (?:by|from|of)(?= )")


def relay_of(masked: str) -> tuple[Phrase | None, tuple[int, int], bool]:
    """Who something is "according to", the stretch those words take, and whether it is "citing"."""
    match = _ACCORDING.search(masked) if "ccording to" in masked else None
    citing = match is None
    if match is None and ("citing" in masked or "quoting" in masked):
        match = _CITING.search(masked)
    phrase = phrase_after(masked, match.end()) if match is not None else None
    if match is None or phrase is None:
        return None, (len(masked), len(masked)), False
    end = phrase.beside[1] if phrase.beside else phrase.end
    start = match.start()
    if start and masked[:start].rstrip().endswith(","):
        start = masked.rindex(",", 0, start)
    if citing and (of := _FROM.match(masked, phrase.end)) is not None:
        phrase = phrase_after(masked, of.end()) or phrase
        end = max(end, phrase.end)
    return phrase, (start, end), citing


def around(masked: str, relay: Phrase, ending: tuple[int, int]) -> Attribution:
    """What was said, beside the words "according to …" before it, behind it or in it."""
    before = masked[: ending[0]].strip()
    behind = masked[ending[1] :].strip(" ,.")
    goes_on = behind and masked[ending[1] : ending[1] + 1] == ","
    short = len(before.split()) < 7 and not ANY_VERB.search(before)
    # "He grew up in the valley and, according to the council, has kept a house there."
    joined = before.endswith((" and", " but", " that", " which", " who"))
    if before and goes_on and short and not joined:
        # "The bridge, according to the council, had been shut for a week."
        whole = len(masked.rstrip())
        return Attribution(relay, "according to", 0, whole, "say", gap=ending)
    if before and not (goes_on and (joined or short)):
        return Attribution(relay, "according to", 0, ending[0], "say")
    comma = masked.find(",", ending[1])
    start = comma + 1 if comma >= 0 else ending[1]
    return Attribution(relay, "according to", start, len(masked), "say")


def headed(masked: str) -> list[Attribution]:
    """ "Ida Holm: “…”" and, as headlines have it, "Police: Bridge to stay shut"."""
    if ":" not in masked:
        return []
    named = _NAME_COLON.match(masked)
    if named is None:
        named = _HEADLINE.match(masked)
        head = named["name"].split()[-1].lower() if named is not None else ""
        if head not in _HEADED:
            return []
    if named is None or not is_speaker(named["name"]):
        return []
    phrase = Phrase(0, named.end("name"))
    return [Attribution(phrase, ":", named.end(), len(masked), "say")]


def quoted_as(masked: str) -> list[Attribution]:
    """ "“…,” the official quoted him as saying", "he was quoted as saying that …"."""
    passive_voice = _WAS_QUOTED.search(masked)
    if passive_voice is None:
        match = _QUOTED_AS.search(masked)
        if match is None:
            return []
        relay = subject_before(masked, match.start())
        who = Phrase(*match.span("who"))
        if relay is None or not (
            is_speaker(match["who"]) or match["who"] in ("him", "her", "them")
        ):
            return []
        return _as_saying(masked, who, relay, relay, match.end())
    match = passive_voice
    subject = subject_before(masked, match.start())
    if subject is None:
        return []
    via = Phrase(*match.span("via")) if match["via"] is not None else None
    if via is not None and not is_speaker(match["via"]):
        via = None
    return _as_saying(masked, subject, subject, via, match.end())


def _as_saying(
    masked: str, who: Phrase, first: Phrase, via: Phrase | None, end: int
) -> list[Attribution]:
    before = masked[: first.start].rstrip(" ,")
    after = content(masked, end, "said", ("say",))
    if after is not None and not before.endswith(MASK):
        start, stop = after[0], len(masked)
    elif len(before.split()) > 2 or MASK in before:
        start, stop = 0, len(before)
    else:
        return []
    return [
        Attribution(who, "quoted as saying", start, stop, "say", via, behind=stop == len(before))
    ]


def passive(masked: str) -> list[Attribution]:
    """ "Residents were told by the mayor that …": the mayor says it."""
    match = _TOLD_BY.search(masked)
    if match is None or not is_speaker(match["who"]):
        return []
    beside = None
    if match["beside"] is not None:
        beside = (match.start("beside") + 1, match.end("beside") - 1)
    phrase = Phrase(*match.span("who"), beside)
    return [Attribution(phrase, "told", match.end(), len(masked), "tell")]
