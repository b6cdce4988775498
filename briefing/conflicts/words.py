"""The English words that tell what a figure is about."""

from __future__ import annotations

from functools import lru_cache

from briefing.text.words import stem_words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What happens to people, in one word each.
OUTCOMES = {
    "injured": "injured injuring injures injure hurt wounded wounding wounds injuries",
    "killed": "killed killing kills kill dead died die deaths lives fatalities",
    "missing": "missing unaccounted",
    "arrested": "arrested arresting detained detaining arrests",
    "evacuated": "evacuated evacuating",
    "rescued": "rescued rescuing saved",
    "stranded": "stranded stranding",
    "infected": "infected infecting",
    "homeless": "homeless",
}
# Those that stand well behind a noun ("passengers hurt") or alone ("deaths").
HEADING_OUTCOMES = _words("""
    injured hurt wounded injuries killed dead died deaths fatalities missing unaccounted
    arrested detained arrests evacuated rescued saved stranded infected homeless
""")
OUTCOME_OF = {word: outcome for outcome, words in OUTCOMES.items() for word in words.split()}
# People of no kind in particular.
PEOPLE = _words("people persons others individuals victims casualties")
PLURALS = PEOPLE | {"men", "women", "children", "police", "cattle", "fish", "sheep", "aircraft"}

# Spans of time that many things in one text have, and what is no thing to be counted.
SPANS = _words(
    """
    years months decades centuries times degrees points ways things
"""
)

UNITS = {
    word: unit
    for unit, words in {
        "percent": "percent percentage %",
        "tonne": "tonne tonnes ton tons",
        "kilogram": "kilogram kilograms kilo kilos kg",
        "kilometre": "kilometre kilometres kilometer kilometers km",
        "metre": "metre metres meter meters",
        "mile": "mile miles",
        "litre": "litre litres liter liters",
        "barrel": "barrel barrels",
        "hectare": "hectare hectares",
        "acre": "acre acres",
        "megawatt": "megawatt megawatts mw",
        "hour": "hour hours",
        "minute": "minute minutes",
        "day": "day days",
        "week": "week weeks",
        "euro": "euro euros €",
        "dollar": "dollar dollars $",
        "pound": "pound pounds £",
        "yen": "yen ¥",
        "franc": "franc francs",
        "crown": "crown crowns",
        "mark": "mark marks",
        "florin": "florin florins",
        "yuan": "yuan renminbi",
        "rouble": "rouble roubles ruble rubles",
        "rupee": "rupee rupees",
        "lira": "lira",
    }.items()
    for word in words.split()
}
MONEY = _words(
    """
    euro dollar pound yen franc crown mark florin yuan rouble rupee lira
"""
)

# What heads figures where no noun says what is counted.
COST = "cost"
LABELS = {"money": "amounts", "date": "dates", "percent": "percentages"}
OTHERWISE = "figures"

# Words of one meaning beside a figure.
_ALIKE = {
    COST: "cost costs costing price priced",
    "lose": "lost lose losing loss losses leak leaked leaking escaped escape spilled spill spilt",
    "close": "closed closure closes shut shuts",
    "reopen": "reopen reopens reopened reopening",
    "begin": "begin begins began start starts started",
    "strike": "struck strike strikes hit hits",
    "gust": "gust gusts",
}
_MEANING = {word: meaning for meaning, words in _ALIKE.items() for word in words.split()}

FUNCTION = _words("""
    a an the of to in on at by for from with and or but as that this these those it its they
    their them he his him she her we our i my you your who whom whose which what when where
    why how was were is are be been being am has have had having do does did will would
    shall should can could may might must not no nor so than then there here into onto over
    under up down out off about around after before during since until till between among
    against through across near more most less least some any all both each every other
    another such only just also even still already again later earlier now very too almost
    nearly roughly approximately estimated if because while although though however per us
    if s t said says say saying told tells tell added adds add according reported reports
    report announced announces announce statement stated confirmed confirms put puts putting
    counted counts count gave given figure figures number numbers total totalled ministry
    minister officials official spokesman spokeswoman police authorities authority
    government
""")
# A figure beside one of these is wanted, offered, or held against another.
POSITIONS = _words("""
    ask asks asked asking demand demands demanded demanding propose proposes proposed offer
    offers offered offering seek seeks sought want wants wanted recommend recommends
    recommended advise advised request requested expects expected expect forecast forecasts
    aim aims target hope hopes call calls called allow allows limit minimum maximum
""")
# The rest of a whole that another figure told, or a part of it.
PARTS = _words("""
    including include includes among another other others additional further extra more
    first second third fourth fifth last least previous earlier average each every per half
    remaining only
""")
# A figure of another time than the story's.
ANOTHER_TIME = _words("record ago previously formerly historic annual yearly")
DENIALS = _words(
    """
    not never no nobody none neither nor without denied denies n't
"""
)
UPDATES = _words("""
    rose risen rises rising climbed climbs grown grew increased revised updated update
    raised lowered fell fallen dropped corrected withdrawn now latest newest
""")


def meaning_of(word: str) -> str:
    """What words are compared by: one word for those of one meaning, else the stem."""
    return _MEANING.get(word) or _stem(word)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    (stem,) = stem_words((word,), "en")
    return stem
