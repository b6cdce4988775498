"""What stands beside an expression for a date and makes it stand for no certain day.

"Every Monday" recurs, "the first Monday in May" and "Monday, 5 May" are counted otherwise,
"the following Monday" from something told before, and "Black Friday" is a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.records.frozen import dataclass
from briefing.text.date_words import DATE_WORDS
from briefing.text.patterns import Lazy, word_set

# So far back a look before an expression reaches, in characters.
_BACK = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """Pieces of patterns: what stands directly before, and directly after.

    ``endings`` are the words, in lower case and without a comma, that all of ``before`` ends
    with (none where it may end with others, too); ``behind_units`` are others that it ends
    with only where a day, week, fortnight, month or year stands before them.
    """

    before: str = "(?!)"
    after: str = "(?!)"
    endings: frozenset[str] = frozenset()
    behind_units: frozenset[str] = frozenset()


_COUNT = r"(?:an?|one|two|three|four|five|six|\d+)"
_MONTH = DATE_WORDS["en"].months
_WEEKDAYS: Mapping[str, _Beside] = {
    "en": _Beside(
        before=r"\b(?:(?i:every|each|any|some|most|one|that|same|other|following|previous"
        r"|preceding|subsequent|first|second|third|fourth|fifth|final|on an?"
        rf"|{_COUNT} (?:days?|weeks?|fortnight|months?|years?)"
        r"(?: (?:on|from|ago|ago on|after|before|later|earlier))?,?)"
        r"|Black|Good|Ash|Easter|Holy|Palm|Cyber|Bloody|Whit|Shrove|Maundy|Super|Fat|Giving|Spy"
        r"|Man) ",
        after=r" (?:Times|Telegraph|Mail|Express|Mirror|Post|Herald|World|Independent|Night|Club"
        rf"|week|fortnight|(?:just )?{_COUNT} (?:weeks?|fortnight|months?|years?)"
        r" (?:ago|earlier|before|later|after)|of (?:the (?:month|week|year)|each|every|last|next)"
        rf"|(?:in|of) (?:{_MONTH})|through \w+day)\b"
        rf"|,? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?,? (?:of )?(?:{_MONTH})|(?:{_MONTH}) \d)",
        endings=word_set("""
        every each any some most one that same other following previous preceding subsequent
        first second third fourth fifth final a an day days week weeks fortnight month months
        year years black good ash easter holy palm cyber bloody whit shrove maundy super fat
        giving spy man
        """),
        behind_units=word_set("on from ago after before later earlier"),
    ),
    "de": _Beside(
        before=r"\b(?i:jede[nrms]?|(?:ein|kein|manch|erst|zweit|dritt|viert|darauffolgend|folgend"
        r"|vorherig|selb|gleich)(?:e[nrms]?)?) ",
        after=r",?(?: (?:de[nrm] )?\d{1,2}\.| in (?:einer|zwei|drei|acht|vierzehn)"
        r" (?:Wochen?|Tagen)"
        r"| vor (?:einer|zwei|drei) Wochen?| (?:im|des) (?:Monat|Jahr"
        rf"|{DATE_WORDS['de'].months}))",
    ),
    "fr": _Beside(
        before=r"\b(?i:chaque|un|tous les|les|le|premier|deuxième|troisième|dernier|même|suivant) ",
        after=r",? (?:\d|1er\b|(?:suivant|précédent|de Pâques|de Pentecôte|[Ss]aint|des Cendres)\b"
        rf"|en (?:huit|quinze)|(?:de|d'|du mois d[e']) ?(?:{DATE_WORDS['fr'].months}|chaque))",
    ),
    "es": _Beside(
        before=r"\b(?i:cada|un|los|todos los|primer|segundo|tercer|último|mismo) ",
        after=r",? (?:\d|(?:siguiente|anterior|[Ss]anto|de [Pp]ascua|de [Cc]eniza)\b"
        rf"|de (?:cada|{DATE_WORDS['es'].months}))",
    ),
    "ru": _Beside(
        before=r"\b(?i:кажд(?:ый|ую|ое)|перв(?:ый|ую|ое)|втор(?:ой|ую|ое)|трет(?:ий|ью|ье)"
        r"|последн(?:ий|юю|ее)|один|одну|тот же) ",
        after=r",? \d{1,2} ",
    ),
    "zh": _Beside(before=r"每个?|第[一二三四]个?|[日号號][，,（(]?\s?", after=r"[至到]"),
    "ja": _Beside(before=r"毎週の?|第\s?[1-5１-５一二三四]\s?|日\s?[（(]?", after=r"から|〜|～"),
    "ko": _Beside(
        before=r"(?:매주|매달|첫째|둘째|셋째|넷째|마지막) ?(?:주 ?)?|\d일 ?[(（]?",
        after=r"마다|부터|~",
    ),
}
_STRETCHES: Mapping[str, _Beside] = {
    # "The last week" may be the past seven days; "the next year" is counted from another.
    "en": _Beside(
        before=r"\b(?i:the|ago|each|every) ",
        after=r" of\b",
        endings=word_set("the ago each every"),
    ),
}
_AGO: Mapping[str, _Beside] = {
    "en": _Beside(
        before=r"\b(?i:half|and|than|over|under|least|most|nearly|almost|up to|hundred|thousand) "
        r"|[-–,.]"
    ),
    "de": _Beside(after=r" (?:und|bis|oder) "),
    "zh": _Beside(before=r"[\d.数几幾半多一二两兩三四五六七八九十百千万萬]"),
    "ja": _Beside(before=r"[\d.,数一二三四五六七八九十百千万]"),
    "ko": _Beside(before=r"[\d.,수]"),
}
# "A year ago today"; the "Today Show" is a name.
_DAYS: Mapping[str, _Beside] = {
    "en": _Beside(
        before=r"\bago |(?<!as )\bof ",
        after=r"(?<=\bToday) (?:[Ss]how|[Pp]rogram(?:me)?)\b",
        endings=word_set("ago of"),
    )
}
# "In 2000 homes", "2030/31".
_YEARS: Mapping[str, _Beside] = {
    "en": _Beside(
        after=r"(?<=00) (?:people|men|women|children"
        r"|(?!(?:was|is|has|as|its|his|this|thus)\b)[a-z]+s)\b|[/–]\d"
    )
}
_KINDS: Mapping[str, Mapping[str, _Beside]] = {
    "weekday": _WEEKDAYS,
    "stretch": _STRETCHES,
    "ago": _AGO,
    "day": _DAYS,
    "year": _YEARS,
}
_BEFORE = {
    (kind, language): Lazy(f"(?:{beside.before})$")
    for kind, table in _KINDS.items()
    for language, beside in table.items()
}
_ENDINGS = {
    (kind, language): (beside.endings, beside.behind_units)
    for kind, table in _KINDS.items()
    for language, beside in table.items()
    if beside.endings
}
_UNITS = ("day", "week", "fortnight", "month", "year")
_AFTER = {
    (kind, language): Lazy(beside.after)
    for kind, table in _KINDS.items()
    for language, beside in table.items()
}
# "The Tuesday after the vote", and "Norrland Today", which is a programme.
_THE = Lazy(r"\b[Tt]he $")
_FROM_THERE = Lazy(r" (?:before|after|following|when|that|prior to)\b")
_NAME = Lazy(r"\b[A-ZÀ-Ý][^\W\d_]* $")


@lru_cache(maxsize=16)
def _range_before(language: str) -> re.Pattern[str]:
    weekdays = "|".join(DATE_WORDS[language].weekdays)
    joined = "to|through|till|until|bis|à|au|al?|по|-|–|至|到|から|부터|~|〜|～"
    return re.compile(rf"(?:{weekdays}) ?(?:{joined}) ?$")


def ends_range(text: str, start: int, language: str) -> bool:
    """Whether a weekday at a place is the second of two ("Monday to Friday")."""
    return _range_before(language).search(text, max(0, start - _BACK), start) is not None


def _may_end(kind: str, head: str, language: str) -> bool:
    """Whether a text ends with a word that the pieces before an expression end with."""
    endings, behind_units = _ENDINGS.get((kind, language), (None, None))
    if endings is None or behind_units is None:
        return True
    words = head.rstrip(" ,")
    last = words.rpartition(" ")[2]
    if not last.isalnum():
        at = len(words)
        while at and words[at - 1].isalnum():
            at -= 1
        last = words[at:]
    word = last.lower()
    return word in endings or (
        word in behind_units and any(unit in head.lower() for unit in _UNITS)
    )


def is_doubtful(kind: str, text: str, start: int, end: int, language: str) -> bool:
    """Whether what stands beside an expression of a kind keeps it from being a certain day.

    ``kind`` is "weekday", "stretch", "ago", "day" or "year"; others are never in doubt here.
    """
    back = max(0, start - _BACK)
    before, after = _BEFORE.get((kind, language)), _AFTER.get((kind, language))
    if (
        before is not None
        and _may_end(kind, text[back:start], language)
        and before.search(text, back, start)
    ):
        return True
    if after is not None and after.match(text, end):
        return True
    if kind == "weekday" and language == "en":
        return bool(_FROM_THERE.match(text, end) and _THE.search(text, back, start))
    return kind == "day" and text[start].isupper() and bool(_NAME.search(text, back, start))
