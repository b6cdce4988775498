"""The dates that relative dates stand for, in the way each language writes a date."""

from __future__ import annotations

from datetime import date, datetime

from briefing.records import Article, DateMention, Document, Evidence, Insertion, Sentence
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy
from briefing.text.words import primary

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre"
    " octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_RUSSIAN_MONTHS = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
# Signs behind year, month and day, and what parts them.
_IN_SIGNS = {
    "zh": ("年", "月", "日", ""),
    "ja": ("年", "月", "日", ""),
    "ko": ("년", "월", "일", " "),
}

# A day that is named with its month wants no more than a year that differs.
_NAMES_MONTH = {
    "zh": Lazy(r"\d月|[一二三四五六七八九十]月"),
    "ja": Lazy(r"\d\s?月"),
    "ko": Lazy(r"\d\s?월"),
    None: Lazy(
        r"\b(?:jan|feb|fév|févr|mär|mar|apr|avr|abr|ma[iy]|mayo|jun|juin|jul|juil|aug|août|ago|sep"
        r"|oct|okt|nov|dec|dez|déc|dic|ene|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)"
        r"[^\W\d_]*",
        2,
    ),
}
_YEAR = Lazy(r"\b[12]\d{3}(?!\d)")
# Behind a day, and part of when it was.
_PART_OF_DAY = {
    "en": Lazy(
        r" (?:(?:late|early|mid-?) )?(?:morning|afternoon|evening|night|noon"
        r"|midday|midnight|dawn)\b"
    ),
    "de": Lazy(
        r"(?:morgen|vormittag|mittag|nachmittag|abend|nacht)\b| (?:früh|[Mm]orgen|[Aa]bend)\b"
    ),
    "fr": Lazy(r" (?:matin|midi|après-midi|soir|nuit)\b"),
    "es": Lazy(r" (?:por|en) la (?:mañana|tarde|noche)\b"),
    "ru": Lazy(r" (?:утром|днём|днем|вечером|ночью)\b"),
    "zh": Lazy(r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|深夜|夜间)"),
    "ja": Lazy(r"(?:未明|早朝|朝|午前|昼|午後|夕方|夜|深夜)"),
    "ko": Lazy(r" (?:새벽|아침|오전|낮|오후|저녁|밤)"),
}
_POSSESSIVE = Lazy(r"['’]s\b")
_GOES_ON = Lazy(r"[\w’'-]")
_RANGE = Lazy(r" ?(?:to|through|till|until|–|-|bis|à|au|al|по|至|到|から) ?")
# A deadline may be past or ahead, whatever the resolver took it for.
_LIMIT = Lazy(
    r"\b(?:until|till|by|before|ahead of|through|bis|vor|jusqu['’](?:à|au)|avant|hasta|antes de|до)"
    r"(?: [^,;.]{1,40})? $",
    2,
)
# A weekday that lies behind wants a verb in the past near it.
_PAST = Lazy(
    r"\b(?:\w{2,}ed|was|were|had|did|said|told|met|held|took|made|began|came|went|gave|left|found|won"
    r"|lost|rose|fell|got|saw|sent|spoke|struck|hit|died|broke|sank|ran|wrote|led|kept|shot|put|set"
    r"|cut|shut|brought|caught|built|bought|fought|sold|paid|drew|flew|grew|threw|became|signed)\b"
)
# "Three weeks ago" and "a year ago" are seldom meant to the week or the year.
_ROUGHLY = Lazy(r"(?:weeks?|months?|\b(?:an?|one) year) ago$", 2)
_LOOK_BACK = 50
# Days from the publication within which a day without a year is what it was taken for.
_NEAR = 183


@dataclass(frozen=True, slots=True)
class Dated:
    """An insertion for a date, and the days it tells."""

    insertion: Insertion
    days: tuple[date, date]


def dates_told(document: Document, sentence: Sentence) -> tuple[Dated, ...]:
    """What is to be inserted for the dates of a sentence; ``at`` counts in its text.

    A date that the text itself states has nothing; a day named with its month has its year,
    where that is not the publication's. What may have been counted from the wrong place
    has nothing either.
    """
    article = document.article
    language = primary(article.language)
    told: list[Dated] = []
    skipped = -1
    for number, mention in enumerate(sentence.dates):
        if number <= skipped or mention.anchor == "stated":
            continue
        last = mention
        following = sentence.dates[number + 1] if number + 1 < len(sentence.dates) else None
        if following is not None and _is_range(article, mention, following):
            last, skipped = following, number + 1
        one = _told(document, sentence, mention, last, language)
        if one is not None and one.days not in [earlier.days for earlier in told]:
            told.append(one)
    return tuple(told)


def _is_range(article: Article, first: DateMention, last: DateMention) -> bool:
    return (
        first.precision == last.precision == "day"
        and last.anchor != "stated"
        and first.last < last.first
        and _RANGE.fullmatch(article.text, first.end, last.start) is not None
        and not _names_month(article.text[first.start : last.end], primary(article.language))
    )


def _told(
    document: Document,
    sentence: Sentence,
    first: DateMention,
    last: DateMention,
    language: str | None,
) -> Dated | None:
    article = document.article
    words = article.text[first.start : last.end]
    published = _published(article)
    if _in_doubt(article, sentence, first, published):
        return None
    days = first.first, last.last
    if first.precision != "day" and _ROUGHLY.search(words):
        return None
    if first.precision in ("day", "month") and _names_month(words, language):
        year = days[0].year
        if _YEAR.search(words) or published is None or year == published.year:
            return None
        if abs((days[0] - published).days) > _NEAR:
            return None
        text = f"{year}{_IN_SIGNS[language][0] if language in _IN_SIGNS else ''}"
    elif first.precision == "year" and _YEAR.search(words):
        return None
    else:
        text = _written(days, first.precision if first is last else "day", language)
    at = _place(article.text, last.end, sentence.end, language)
    if at is None:
        return None
    evidence = _counted_from(document, sentence, first)
    if evidence is None and first.anchor != "published":
        return None
    insertion = Insertion(at=at - sentence.start, text=text, kind="date", evidence=evidence)
    return Dated(insertion, days)


def _published(article: Article) -> date | None:
    if article.published is None:
        return None
    value = article.published.value
    return value.date() if isinstance(value, datetime) else value


def _in_doubt(
    article: Article, sentence: Sentence, mention: DateMention, published: date | None
) -> bool:
    """Whether a date may be another than it was taken for."""
    text, language = article.text, primary(article.language)
    if published is None or mention.precision != "day" or mention.first >= published:
        return False
    if _names_month(text[mention.start : mention.end], language):
        return False
    near = max(sentence.start, mention.start - _LOOK_BACK)
    if _LIMIT.search(text, near, mention.start):
        return True
    recent = (published - mention.first).days <= 7
    return language == "en" and recent and _PAST.search(sentence.text) is None


def _names_month(words: str, language: str | None) -> bool:
    return _NAMES_MONTH.get(language, _NAMES_MONTH[None]).search(words) is not None


def _place(text: str, end: int, last: int, language: str | None) -> int | None:
    """Where a bracket stands behind a date: past the part of the day; None inside a word."""
    part = _PART_OF_DAY[language].match(text, end, last) if language in _PART_OF_DAY else None
    if part is not None:
        end = part.end()
    possessive = _POSSESSIVE.match(text, end, last)
    if possessive is not None:
        end = possessive.end()
    if language in _IN_SIGNS:
        return end
    return None if end < last and _GOES_ON.match(text, end, last) else end


# --- where it was counted from ---------------------------------------------------------------


def _counted_from(document: Document, sentence: Sentence, mention: DateMention) -> Evidence | None:
    if mention.anchor == "antecedent":
        for one in reversed(document.sentences[: sentence.index + 1]):
            if one.paragraph != sentence.paragraph:
                break
            for date_before in reversed(one.dates):
                if date_before.end <= mention.start and _leads_to(date_before, mention):
                    return Evidence(
                        paragraph=one.paragraph, start=date_before.start, end=date_before.end
                    )
    elif mention.anchor == "lead":
        lead = _published(document.article)
        for one in document.sentences:
            for stated in one.dates:
                if stated.anchor == "stated" and stated.first == stated.last == lead:
                    return Evidence(paragraph=one.paragraph, start=stated.start, end=stated.end)
    return None


def _leads_to(before: DateMention, mention: DateMention) -> bool:
    """Whether a date may have been counted from another: the same day, or in its month.

    One that has its year alone from another may as well be of a later year.
    """
    if before.precision not in ("day", "month"):
        return False
    return (before.first.year, before.first.month) == (mention.first.year, mention.first.month)


# --- how it is written -----------------------------------------------------------------------


def _written(days: tuple[date, date], precision: str, language: str | None) -> str:
    first, last = days
    if precision == "year":
        return str(first.year) + (_IN_SIGNS[language][0] if language in _IN_SIGNS else "")
    if precision == "month":
        return _month(first, language)
    if first == last:
        return _day(first, language)
    if precision in ("quarter", "season"):
        return _stretch(first, last, language, months=True)
    return _stretch(first, last, language, months=False)


def _day(day: date, language: str | None) -> str:
    if language in _IN_SIGNS:
        year, month, ending, space = _IN_SIGNS[language]
        return f"{day.year}{year}{space}{day.month}{month}{space}{day.day}{ending}"
    if language not in _MONTHS:
        return day.isoformat()
    return f"{_numbered(day, language)} {_name(day, language)} {_of_year(day, language)}"


def _month(day: date, language: str | None) -> str:
    if language in _IN_SIGNS:
        year, month, _, space = _IN_SIGNS[language]
        return f"{day.year}{year}{space}{day.month}{month}"
    if language not in _MONTHS:
        return f"{day.year}-{day.month:02}"
    if language == "ru":
        return f"{_RUSSIAN_MONTHS[day.month - 1]} {day.year}"
    return f"{_name(day, language)} {_of_year(day, language)}"


def _stretch(first: date, last: date, language: str | None, *, months: bool) -> str:
    """Two days, or two months, with what they share written once where it may be."""
    write = _month if months else _day
    if language is None or language not in _MONTHS or first.year != last.year:
        return f"{write(first, language)} – {write(last, language)}"
    if months:
        month = _RUSSIAN_MONTHS[first.month - 1] if language == "ru" else _name(first, language)
        return f"{month}–{write(last, language)}"
    if first.month == last.month:
        return f"{_numbered(first, language).removesuffix(' de')}–{write(last, language)}"
    return f"{_numbered(first, language)} {_name(first, language)} – {write(last, language)}"


def _numbered(day: date, language: str) -> str:
    if language == "fr" and day.day == 1:
        return "1er"
    if language == "es":
        return f"{day.day} de"
    return f"{day.day}." if language == "de" else str(day.day)


def _name(day: date, language: str) -> str:
    return _MONTHS[language].split()[day.month - 1]


def _of_year(day: date, language: str) -> str:
    return f"de {day.year}" if language == "es" else str(day.year)
