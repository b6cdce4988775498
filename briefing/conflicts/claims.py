"""What a sentence says in figures and dates, and of what: one claim a figure or date.

A claim is left out wherever the sentence leaves doubt of what it counts: a part of a whole
("22 of the injured"), a rise from one figure to another, what was asked for or offered,
what is denied, an age, a score, a clock, a range.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from briefing.conflicts.figures import Figure, figures
from briefing.conflicts.tokens import Token, tokens_of, within, word_of
from briefing.conflicts.words import (
    ANOTHER_TIME,
    COST,
    DENIALS,
    FUNCTION,
    HEADING_OUTCOMES,
    MONEY,
    OUTCOME_OF,
    PARTS,
    PEOPLE,
    PLURALS,
    POSITIONS,
    SPANS,
    UNITS,
    UPDATES,
    meaning_of,
)
from briefing.records import Sentence
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy, ascii_words, has_digit

# So many telling words before and after a figure or a date tell what it is about; what
# governs it stands among so many words of any kind before it.
_BEFORE, _AFTER = 7, 5
_GOVERNING = 9
# What is longer is no sentence of the press.
_LONGEST = 1_500
# Words between a figure and the thing counted ("twelve new electric buses").
_ADJECTIVES = 3
# Words between the counted people and what happened to them ("were slightly").
_UNTIL_OUTCOME = 4

_CLAUSE = Lazy(
    r"[;:]|[“”\"]|\s[–—-]{1,2}\s|,\s(?=(?:and|but|while|whereas|which|who|where|when|after"
    r"|before|although|though|as)\b)"
)
# Of the signs of ASCII each match has one of these.
_PARTING = (",", ";", ":", '"', "-")
_REVISION = Lazy(
    r"\bfrom\b[^.;]{0,60}?\bto\b|\bto\b[^.;]{0,40}?\bfrom\b|\bbetween\b[^.;]{0,40}?\band\b"
    r"|\bagainst\b|\bcompared with\b|\binstead of\b|\brather than\b|\bout of\b",
    re.IGNORECASE,
)
# It finds nothing without one of these words, or two of the others.
_HELD_AGAINST = frozenset((b"against", b"compared", b"instead", b"rather", b"out"))
_AGE = Lazy(r"\s?(?:-year|years? old\b|-month)|-[^\W\d_]")
_AGED = Lazy(
    r"\b(?:aged|age|(?:man|woman|boy|girl|driver|person|one) of|nos?\.?|number|kilometre|route"
    r"|flight|page|chapter|article|section)\s$",
    re.IGNORECASE,
)
_CLOCK = Lazy(r"\s?(?:[ap]\.?m\b|o['’]clock|GMT|UTC)")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_AFTER_MONTH = Lazy(rf"\b{_MONTHS}\s$")
_BEFORE_MONTH = Lazy(rf"\s(?:of\s)?{_MONTHS}(?!\w)")
_YEAR_OF_TEXT = Lazy(r"(?<![\d,.])(?:1[89]|20)\d\d(?!\d|[,.]\d)")
_EACH = Lazy(r"(?:\s[^\W\d_]\w*){0,4}?\s(?:each|every|apiece|per\s(?!cent))\b")
_EACH_WORDS = ("each", "every", "apiece", "per")
_LAST_TIME = Lazy(
    r"\b(?:last|previous|earlier this) (?:week|month|year|summer|winter|spring|autumn|season)\b"
    r"|\ba (?:week|month|year) (?:earlier|before)\b",
    re.IGNORECASE,
)
# Without one of these words in a sentence the one above finds nothing.
_LAST_WORDS = frozenset((b"last", b"previous", b"earlier", b"before"))
_ANOTHER_TIME = frozenset(word.encode() for word in ANOTHER_TIME)
_PART_OF = Lazy(
    r"\s(?:of\s(?:the|its|their|them|whom|which|those|these|his|her|all)\b|in\s(?:every\s)?(?:ten|\d))|\s(?:more|others?|additional|further)\b"
)
_DOUBTED = DENIALS | POSITIONS
# In a clause with one of these, a day may be of something else.
_UNDATABLE = _DOUBTED | PARTS | frozenset(OUTCOME_OF)
_CAPITAL_BEFORE = Lazy(r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure or a date with what it is about.

    ``kind`` is what has to be the same at all ("injured", "euro", "buses", "date"), ``what``
    the thing counted as it stands, "" where nothing is; ``near`` the word that governs it, ""
    where none does; ``about`` are the telling words around it,
    as they are compared, ``names`` the names, ``all_names`` those of the whole sentence,
    ``years`` the past years. ``shown`` is the figure as it stands. ``grows`` marks what is
    counted on from day to day.
    """

    sentence: Sentence
    kind: str
    shown: str
    what: str
    near: str
    about: frozenset[str]
    names: frozenset[str]
    all_names: frozenset[str]
    days: frozenset[date]
    years: frozenset[str]
    figure: Figure | None = None
    day: date | None = None
    grows: bool = False
    updates: bool = False


def claims(sentence: Sentence, year: int | None = None) -> Iterator[Claim]:
    """The claims of an English sentence published in a year: figures, then dates."""
    text = sentence.text
    if len(text) > _LONGEST:
        return
    days = frozenset(m.first for m in sentence.dates if m.precision == "day" and m.first == m.last)
    dated = [(one.start - sentence.start, one.end - sentence.start) for one in sentence.dates]
    counts = [figure for figure in figures(text, dated) if not _is_no_count(text, figure)]
    if not counts and not days:
        return
    words = frozenset(ascii_words(text))
    if not words.isdisjoint(_LAST_WORDS) and _LAST_TIME.search(text):
        return
    if counts and _may_revise(words) and _REVISION.search(text):
        counts = []
        if not days:
            return
    tokens = tokens_of(text)
    forms = [token.word for token in tokens]
    if not words.isdisjoint(_ANOTHER_TIME) and not ANOTHER_TIME.isdisjoint(forms):
        return
    cuts = _cuts(text)
    updates = not UPDATES.isdisjoint(forms)
    named = (match[0] for match in _YEAR_OF_TEXT.finditer(text)) if has_digit(text) else ()
    years = frozenset(each for each in named if year is None or int(each) < year)
    counted = list(_counts(sentence, counts, tokens, cuts, days, years, updates=updates))
    kinds = Counter(claim.kind for claim in counted)
    # Of two figures of one kind in one sentence each may be about something else.
    yield from (claim for claim in counted if kinds[claim.kind] == 1)
    if days:
        yield from _dated(sentence, tokens, cuts, days, years, updates=updates)


def _cuts(text: str) -> list[int]:
    """Where clauses begin or end."""
    # Most sentences have no sign that parts them at all.
    if text.isascii() and not any(sign in text for sign in _PARTING):
        return []
    return [match.start() for match in _CLAUSE.finditer(text)]


def _may_revise(words: frozenset[bytes]) -> bool:
    """Whether a sentence with these words can be one in which a figure is held against another."""
    return (
        not words.isdisjoint(_HELD_AGAINST)
        or (b"to" in words and b"from" in words)
        or (b"and" in words and b"between" in words)
    )


def _counts(
    sentence: Sentence,
    counts: Sequence[Figure],
    tokens: list[Token],
    cuts: Sequence[int],
    days: frozenset[date],
    years: frozenset[str],
    *,
    updates: bool,
) -> Iterator[Claim]:
    """Claims of the figures of a sentence."""
    text = sentence.text
    for figure in counts:
        around = within(tokens, *_clause(cuts, figure.start, len(text)))
        if not _DOUBTED.isdisjoint(map(word_of, around)):
            continue
        said = _counted(text, figure, around)
        if said is None:
            continue
        kind, near, what, used = said
        about, names = _about(around, figure.from_, figure.end, used)
        yield Claim(
            sentence=sentence,
            kind=kind,
            shown=_shown(text, figure, kind, around),
            what=what,
            near=near,
            about=about,
            names=names,
            all_names=_names(tokens),
            days=days,
            years=years,
            figure=figure,
            grows=kind in OUTCOME_OF or bool(about & _GROWING),
            updates=updates,
        )


_GROWING = frozenset(
    map(meaning_of, ("recovered", "rescued", "evacuated", "arrested", "collected", "counted"))
)


def _is_no_count(text: str, figure: Figure) -> bool:
    """Whether a figure is an age, a clock, a year, a part of a whole, or part of a name."""
    before, after = text[max(0, figure.from_ - 24) : figure.from_], figure.end
    if (
        _AGE.match(text, after)
        or _CLOCK.match(text, after)
        or _PART_OF.match(text, after)
        or (any(word in text for word in _EACH_WORDS) and _EACH.match(text, after))
        or _BEFORE_MONTH.match(text, after)
    ):
        return True
    if before[-1:].isspace() and (_AGED.search(before) or _AFTER_MONTH.search(before)):
        return True
    if figure.unit == "" and figure.from_ == figure.start and _CAPITAL_BEFORE.search(before):
        # "Flight 370"; a sentence may open with a capital of its own ("Killed 14").
        return len(before.split()) > 1 or figure.from_ > len(before)
    return bool(_YEAR_OF_TEXT.fullmatch(text, figure.start, figure.end))


def _counted(
    text: str, figure: Figure, around: Sequence[Token]
) -> tuple[str, str, str, frozenset[int]] | None:
    """What a figure counts: its kind, the word that governs it, it in words, the tokens used."""
    behind = _joined(text, figure.end, [t for t in around if t.start >= figure.end])
    ahead = [t for t in around if t.end <= figure.from_][-_GOVERNING:]
    if ahead and text[ahead[-1].end : figure.from_].strip():
        ahead = []
    if (ahead and ahead[-1].word in PARTS) or (
        behind and behind[0].word in PARTS and behind[0].word != "per"
    ):
        return None
    if figure.unit:
        return _measured(UNITS[figure.unit], (), behind, ahead)
    if not behind:
        return _total(figure, ahead)
    if behind[0].word == "per" and len(behind) > 1 and behind[1].word == "cent":
        return _measured("percent", behind[:2], behind[2:], ahead)
    if behind[0].word in UNITS:
        return _measured(UNITS[behind[0].word], behind[:1], behind[1:], ahead)
    if behind[0].word in OUTCOME_OF:
        word = behind[0]
        return OUTCOME_OF[word.word], "", _told_as(word), frozenset((word.start,))
    head = next((n for n, t in enumerate(behind[: _ADJECTIVES + 1]) if _is_plural(t)), None)
    if head is None or any(t.word in FUNCTION for t in behind[:head]):
        return _total(figure, ahead)
    noun = behind[head]
    if noun.word in SPANS:
        return None
    qualifiers = " ".join(t.word for t in behind[:head])
    who = "" if noun.word in PEOPLE else noun.word
    for token in behind[head + 1 : head + 1 + _UNTIL_OUTCOME]:
        if token.word in OUTCOME_OF:
            between = behind[head + 1 : behind.index(token)]
            how = " ".join(t.word for t in between if t.word not in FUNCTION)
            kind = " ".join(filter(None, (OUTCOME_OF[token.word], who, qualifiers, how)))
            what = f"{noun.text} {_told_as(token)}"
            return kind, "", what, frozenset((noun.start, token.start))
        if token.word not in FUNCTION and not token.word.endswith("ly"):
            break
    if ahead and ahead[-1].word in OUTCOME_OF:
        verb = ahead[-1]
        kind = " ".join(filter(None, (OUTCOME_OF[verb.word], who, qualifiers)))
        return kind, "", f"{noun.text} {OUTCOME_OF[verb.word]}", frozenset((noun.start, verb.start))
    if not who:
        return None  # people of whom nothing is told that can be compared
    kind = " ".join(filter(None, (qualifiers, noun.word)))
    return kind, "", text[behind[0].start : noun.end], frozenset((noun.start,))


def _told_as(outcome: Token) -> str:
    """An outcome as it stands where that can head figures, else in one word: not "dies"."""
    return outcome.text if outcome.word in HEADING_OUTCOMES else OUTCOME_OF[outcome.word]


def _joined(text: str, end: int, tokens: Sequence[Token]) -> list[Token]:
    """The words that follow a place with nothing but spaces between them."""
    found: list[Token] = []
    for token in tokens[: _ADJECTIVES + 1 + _UNTIL_OUTCOME]:
        if text[end : token.start].strip(" \u00a0\u202f"):
            break
        found.append(token)
        end = token.end
    return found


def _total(figure: Figure, ahead: Sequence[Token]) -> tuple[str, str, str, frozenset[int]] | None:
    """ "The death toll stands at 14", "killing 14"."""
    words = [token.word for token in ahead]
    if words[-1:] and words[-1] in OUTCOME_OF and words[-1].endswith(("ing", "ed")):
        return OUTCOME_OF[words[-1]], "", OUTCOME_OF[words[-1]], frozenset((ahead[-1].start,))
    if "toll" in words and "death" in words:
        return "killed", "", "death toll", frozenset()
    return None


def _measured(
    unit: str, used: Sequence[Token], behind: Sequence[Token], ahead: Sequence[Token]
) -> tuple[str, str, str, frozenset[int]]:
    """A measure, with what it is a measure of: "140 tonnes of crude oil"."""
    near = ""
    if behind and behind[0].word == "of":
        matter = next((t for t in behind[1:] if t.word not in FUNCTION), None)
        near = meaning_of(matter.word) if matter else ""
    elif unit in MONEY:
        words = {meaning_of(token.word) for token in (*ahead, *behind)}
        near = COST if words & {COST, meaning_of("built"), meaning_of("bill")} else ""
    return unit, near, "", frozenset(token.start for token in used)


def _dated(
    sentence: Sentence,
    tokens: list[Token],
    cuts: Sequence[int],
    days: frozenset[date],
    years: frozenset[str],
    *,
    updates: bool,
) -> Iterator[Claim]:
    """Claims of the one day that a clause names, by the verb before it."""
    places = [
        (m.start - sentence.start, m.end - sentence.start, m.first)
        for m in sentence.dates
        if m.precision == "day" and m.first == m.last
    ]
    for start, end, day in places:
        clause = _clause(cuts, start, len(sentence.text))
        if sum(1 for other, _, _ in places if clause[0] <= other < clause[1]) != 1:
            continue
        around = within(tokens, *clause)
        ahead = within(around, 0, start)
        while ahead and ahead[-1].word in FUNCTION:
            ahead.pop()
        if not ahead or not _UNDATABLE.isdisjoint(map(word_of, around)):
            continue
        # "Reopen in Lunde on Monday": the place stands between the verb and the day.
        while ahead and (ahead[-1].is_name or ahead[-1].word in FUNCTION):
            ahead.pop()
        if not ahead:
            continue
        near = meaning_of(ahead[-1].word)
        about, names = _about(around, start, end, frozenset())
        yield Claim(
            sentence=sentence,
            kind="date",
            shown=sentence.text[start:end],
            what="",
            near=near,
            about=about,
            names=names,
            all_names=_names(tokens),
            days=frozenset(),
            years=years,
            day=day,
            updates=updates
            or bool({"postponed", "delayed", "moved", "put"} & {t.word for t in around}),
        )


def _names(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.word for token in tokens if token.is_name)


def _clause(cuts: Sequence[int], at: int, end: int) -> tuple[int, int]:
    """Where the clause around a place begins and ends."""
    before = [cut for cut in cuts if cut < at]
    after = [cut for cut in cuts if cut >= at]
    return (before[-1] if before else 0, after[0] if after else end)


def _about(
    around: Sequence[Token], start: int, end: int, used: frozenset[int]
) -> tuple[frozenset[str], frozenset[str]]:
    """The telling words and the names around a place."""
    telling = [
        t for t in around if t.word not in FUNCTION and t.start not in used and t.text[0].isalpha()
    ]
    ahead = [t for t in telling if t.end <= start][-_BEFORE:]
    telling = [*ahead, *[t for t in telling if t.start >= end][:_AFTER]]
    # What opens a sentence has its capital from there.
    names = {t.word for t in telling if t.is_name and t.start}
    words = {meaning_of(t.word) for t in telling if not t.is_name or not t.start}
    return frozenset(words), frozenset(names - _DAYS)


_DAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb aug sept sep oct nov dec"
)
_DAYS = frozenset(_DAY_NAMES.split())


def _is_plural(token: Token) -> bool:
    return token.word in PLURALS or (
        token.word.endswith("s")
        and not token.word.endswith(("ss", "us", "is"))
        and len(token.word) > 3
    )


def _shown(text: str, figure: Figure, kind: str, around: Sequence[Token]) -> str:
    """A figure as it stands, with its bound and its unit."""
    end = figure.end
    if kind in MONEY or kind in UNITS.values():
        unit = next((t for t in around if t.start >= end), None)
        if unit is not None and not figure.unit and UNITS.get(unit.word) == kind:
            end = unit.end
        elif unit is not None and text[unit.start : unit.start + 8] == "per cent":
            end = unit.start + 8
    return text[figure.from_ : end]
