"""Dates inside sentences: what "on Tuesday", "the 21st", 昨天 and 지난달 stand for.

Counted from the day an article was published, with the precision that the words have, or
left alone: what may mean two days means none. A weekday is the last one up to and including
the day of publication, unless the words around it tell of what is to come; a date without a
year is the nearest one the same way, unless the sentence is about another year.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from briefing.records import Anchor, Article, DateMention, Sentence, Span
from briefing.records.making import make_date_mention, make_sentence
from briefing.text.date_anchors import Known
from briefing.text.date_doubts import ends_range, is_doubtful
from briefing.text.date_hints import Place, places_of_hints
from briefing.text.date_patterns import find_expressions, is_form, weekday_of
from briefing.text.date_surroundings import cue_of, is_quoted, stands_alone
from briefing.text.date_words import DATE_WORDS, DateWords
from briefing.text.dates import find_dates, make_day
from briefing.text.months import month_of
from briefing.text.stretches import last_of, nearest_day, stretch
from briefing.text.words import primary

# In days. A date without a year is not filled in from further away; where nothing tells
# whether it is past or to come, it has to be near.
_FURTHEST = 300
_NEAR = 92
# Kinds of expressions whose neighbours may put them in doubt.
_DOUBTED = ("weekday", "stretch", "ago", "day", "year")
# What is looked for right before an expression is no longer, in characters.
_REACH = 16

# From one weekday to another.
_UP_TO = re.compile(r" ?(?:to|through|till|until|and|-|–|bis|und|à|au|al|y|по) ?")
_RANGING = re.compile(r"\b(?:from|between|vom?|de|du|desde|с) (?:the |le )?$", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|until|till) $", re.IGNORECASE)
# Somebody said it of what is to come: said it in the week of the publication.
_SAID = re.compile(r"\b(?:said|announced|confirmed|warned|disclosed)(?: in a statement)? (?:on )?$")
_PUT_OFF = re.compile(r",? (?:was|were|has been|have been) (?:cancell?ed|postponed|called off)\b")
_POSSESSIVE = re.compile(r"['’]s\b")
_PAST_EVENT = re.compile(r"\b(?:after|following|since|in|during) (?:the )?$", re.IGNORECASE)
_COMING_EVENT = re.compile(r"\b(?:before|ahead of|for|until) (?:the )?$", re.IGNORECASE)
_QUARTER = re.compile(
    r"\b(?:Q(?P<short>[1-4])|(?P<named>first|second|third|fourth) quarter)(?: of|,)?"
    r" (?P<year>(?:19|20)\d\d)\b"
)
_YEAR = re.compile(r"[12]\d{3}")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_Value = TypeVar("_Value")


def with_dates(article: Article, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of an article, each with the dates it names that can be resolved.

    Without a publication date only what the text states in full is. ``dates`` of a
    sentence do not overlap and stand in order.
    """
    published: date | None = None
    anchor: Anchor = "published"
    if article.published is not None:
        value = article.published.value
        published = value.date() if isinstance(value, datetime) else value
        anchor = "lead" if article.published.basis == "lead" else "published"
    language = primary(article.language) or ""
    if language not in DATE_WORDS:
        stated = ((sentence, _stated(sentence.text)) for sentence in sentences)
        return tuple(_placed(sentence, found) if found else sentence for sentence, found in stated)
    places = places_of_hints(article.text, language)
    dated = []
    told: list[DateMention] = []
    paragraph = -1
    first, last = 0, len(places)
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        if first == last or places[first][0] >= end:
            told = []
            dated.append(sentence)
            continue
        reach = bisect_left(places, (end, 0), first)
        here = [
            (at - start, to - start) for at, to in places[first:reach] if at >= start and to <= end
        ]
        first = reach
        before = told if sentence.paragraph == paragraph else []
        paragraph = sentence.paragraph
        told = _mentions(sentence.text, language, published, anchor, before, here) if here else []
        dated.append(_placed(sentence, told) if told else sentence)
    return tuple(dated)


def _placed(sentence: Sentence, found: Sequence[DateMention]) -> Sentence:
    start = sentence.start
    dates = tuple(
        [
            make_date_mention(
                start + one.start, start + one.end, one.first, one.last, one.precision, one.anchor
            )
            for one in found
        ]
    )
    return make_sentence(
        sentence.article_id,
        sentence.index,
        sentence.paragraph,
        start,
        sentence.end,
        sentence.text,
        dates,
    )


def _mentions(
    text: str,
    language: str,
    day: date | None,
    anchor: Anchor,
    before: Sequence[DateMention],
    places: Sequence[Place],
) -> list[DateMention]:
    """The dates of one sentence, placed in it; ``before`` are those of the sentence before.

    ``places`` are those of the hints in it.
    """
    found = _stated(text)
    taken = sorted((one.start, one.end) for one in found)
    for kind, match in find_expressions(text, language, places):
        if taken:
            start, end = match.span()
            at = bisect_left(taken, (start, end))
            if (at < len(taken) and taken[at][0] < end) or (at and taken[at - 1][1] > start):
                continue
            # A weekday next to a full date belongs to it.
            if kind == "weekday" and any(
                0 <= first - end <= 2 or 0 <= start - last <= 2 for first, last in taken
            ):
                continue
        here = _ended_by(match.start(), found) if found else ()
        known = Known(day=day, anchor=anchor, language=language, told=(*before, *here), here=here)
        mention = _resolved(kind, match, text, known)
        if mention is not None:
            found.append(mention)
    if len(found) > 1:
        found.sort(key=lambda one: one.start)
    return found


def _ended_by(at: int, found: Iterable[DateMention]) -> list[DateMention]:
    return sorted((one for one in found if one.end <= at), key=lambda one: one.end)


def _stated(text: str) -> list[DateMention]:
    """What the text states in full: days, months and quarters with their year."""
    found: list[DateMention] = []
    if not _YEAR.search(text):
        return found
    for one in find_dates(text):
        found.append(make_date_mention(one.start, one.end, one.day, one.day, "day", "stated"))
    if "Q" not in text and " quarter" not in text:
        return found
    for match in _QUARTER.finditer(text):
        quarter = int(match["short"] or _QUARTERS[match["named"]])
        first = date(int(match["year"]), 3 * quarter - 2, 1)
        found.append(
            make_date_mention(*match.span(), first, last_of(first, 3), "quarter", "stated")
        )
    return found


# --- one expression ------------------------------------------------------------------------


def _resolved(kind: str, match: re.Match[str], text: str, known: Known) -> DateMention | None:
    """What an expression of a kind stands for, None where that is not beyond doubt."""
    start, end = match.span()
    if kind in _DOUBTED and is_doubtful(kind, text, start, end, known.language):
        return None
    if kind == "year":
        year = int(match["year"])
        start, end = match.span("year")
        return make_date_mention(start, end, date(year, 1, 1), date(year, 12, 31), "year", "stated")
    if kind == "month_of_year":
        month = _month(match["month_of_year"])
        if month is None:
            return None
        first = date(int(match["year_of_month"]), month, 1)
        return make_date_mention(start, end, first, last_of(first, 1), "month", "stated")
    if kind == "same_day":
        days = [one for one in known.told if one.precision == "day"]
        day = days[-1].first if days else None
        return make_date_mention(start, end, day, day, "day", "antecedent") if day else None
    if known.day is None:
        return None
    span: tuple[date, date, Span] | None = None
    anchor = known.anchor
    if kind == "day":
        span = _relative_day(match, text, known)
    elif kind == "weekday":
        day = _weekday(match, text, known)
        span = (day, day, "day") if day else None
    elif kind == "stretch":
        unit, shift = _value(known.words.stretches, match["stretch"])
        span = stretch(known.day, unit, shift)
    elif kind == "ago":
        span = _ago(match, known)
    elif kind == "day_of_month":
        span, anchor = _day_of_month(match, text, known)
    elif kind == "month":
        span, anchor = _month_alone(match, text, known)
    else:
        span, anchor = _day_and_month(kind, match, text, known)
    return make_date_mention(start, end, span[0], span[1], span[2], anchor) if span else None


def _relative_day(match: re.Match[str], text: str, known: Known) -> tuple[date, date, Span] | None:
    assert known.day is not None
    # In a quotation "today" is the speaker's; "today's" is nowadays.
    if _POSSESSIVE.match(text, match.end()) or is_quoted(text, match.start()):
        return None
    day = known.day + timedelta(days=_value(known.words.days, match["day"]))
    return day, day, "day"


def _weekday(match: re.Match[str], text: str, known: Known) -> date | None:
    assert known.day is not None
    near = max(0, match.start() - _REACH)
    other = known.other_time
    # "It can open in 2037, the company said on Tuesday": nobody has spoken in 2037.
    if other is not None and not (
        other.first > known.day and _SAID.search(text, near, match.start())
    ):
        return None
    number = weekday_of(match["weekday"], known.language)
    last = known.day - timedelta(days=(known.day.weekday() - number) % 7)
    first = known.day + timedelta(days=(number - known.day.weekday()) % 7)
    pointing = _pointing(match, known.words)
    monday = known.day - timedelta(days=known.day.weekday())
    if isinstance(pointing, int):
        return monday + timedelta(days=7 * pointing + number)
    if pointing == "recent":
        return last if last < known.day else last - timedelta(days=7)
    if pointing == "coming":
        return first if first > known.day else first + timedelta(days=7)
    # "Last Friday" on a Saturday may be yesterday or a week ago; on a Tuesday it is sure.
    if pointing == "last":
        return last if last < monday else None
    if pointing == "next":
        return first if first >= monday + timedelta(days=7) else None
    if _POSSESSIVE.match(text, match.end()):
        if _PAST_EVENT.search(text, 0, match.start()):
            return last
        return first if _COMING_EVENT.search(text, 0, match.start()) else None
    if known.here and _UP_TO.fullmatch(text, known.here[-1].end, match.start()):
        since = known.here[-1].first
        return since + timedelta(days=(number - since.weekday()) % 7)
    if ends_range(text, match.start(), known.language):
        return None  # of which the first was in doubt
    cue = cue_of(text, match.start(), match.end(), known.language)
    # "By Friday" and "until Friday" are deadlines as often as they are past; what was to be
    # may have been put off.
    if cue in ("unsure", "arranged") or _PUT_OFF.match(text, match.end()):
        return None
    if cue != "to_come" and _DEADLINE.search(text, near, match.start()):
        return None
    ranging = _UP_TO.match(text, match.end()) and not _RANGING.search(text, near, match.start())
    if cue is None and ranging:
        return None  # opening hours
    return first if cue == "to_come" else last


def _pointing(match: re.Match[str], words: DateWords) -> int | str | None:
    if match["after"]:
        return _value(words.after, match["after"])
    if match["before"]:
        return _value(words.before, match["before"])
    return None


def _ago(match: re.Match[str], known: Known) -> tuple[date, date, Span] | None:
    assert known.day is not None
    count = _number(match["count"], known.words)
    unit = _value(known.words.units, match["unit"])
    if count is None or count > 2000:
        return None
    if unit == "day":
        day = known.day - timedelta(days=count)
        return day, day, "day"
    return stretch(known.day, unit, -count)


def _day_of_month(
    match: re.Match[str], text: str, known: Known
) -> tuple[tuple[date, date, Span] | None, Anchor]:
    """A day without its month: that of the text before, else of the publication."""
    assert known.day is not None
    number = int(match["dom"])
    lead = match.groupdict().get("dom_lead")
    if lead:
        unit, shift = _value(known.words.stretches, lead)
        whole = stretch(known.day, unit, shift) if unit == "month" else None
        day = make_day(whole[0].year, whole[0].month, number) if whole else None
        return (day, day, "day") if day else None, known.anchor
    months = [
        one for one in known.told if one.precision in ("day", "month") and one.anchor != "published"
    ]
    if months:
        day = make_day(months[-1].first.year, months[-1].first.month, number)
        return (day, day, "day") if day else None, "antecedent"
    if known.other_year is not None:
        return None, known.anchor
    cue = cue_of(text, match.start(), match.end(), known.language)
    if cue in ("unsure", "arranged"):
        return None, known.anchor
    day = nearest_day(known.day, number, ahead=cue == "to_come")
    return (day, day, "day") if day else None, known.anchor


def _day_and_month(
    kind: str, match: re.Match[str], text: str, known: Known
) -> tuple[tuple[date, date, Span] | None, Anchor]:
    name, number, to = (
        match.group("month_first", "first_day", "first_to")
        if kind == "month_day"
        else match.group("month_last", "last_day", "last_to")
    )
    month, first, last = _month(name or ""), int(number or 0), int(to or 0)
    named_after = known.words.spaced and not stands_alone(text, match.end(), known.language)
    if month is None or (last and last <= first) or named_after:
        return None, known.anchor
    parts = match.groupdict()
    of_year = parts.get("of_year") or parts.get("of_year_too") or parts.get("from_stretch")
    year, anchor = _year_of(month, first, of_year, match, text, known)
    start = make_day(year, month, first) if year else None
    end = make_day(year, month, last or first) if year else None
    return (start, end, "day") if start and end else None, anchor


def _month_alone(
    match: re.Match[str], text: str, known: Known
) -> tuple[tuple[date, date, Span] | None, Anchor]:
    assert known.day is not None
    month = _month(match["month"])
    lead = (match["month_lead"] or "").lower().strip()
    of_year = lead if not known.words.spaced else match["of_year_also"]
    if month is None or (known.words.spaced and not lead and not of_year):
        return None, known.anchor  # a name by itself may be a person's
    if known.language == "en" and lead in ("last", "next", "this"):
        year = known.day.year
        if lead == "last" and month >= known.day.month:
            year -= 1
        if lead == "next" and month <= known.day.month:
            year += 1
        anchor = known.anchor
    else:
        year, anchor = _year_of(month, 15, of_year, match, text, known)
    if not year:
        return None, anchor
    first = date(year, month, 1)
    return (first, last_of(first, 1), "month"), anchor


def _year_of(
    month: int, number: int, of_year: str | None, match: re.Match[str], text: str, known: Known
) -> tuple[int, Anchor]:
    """The year of a day and month, 0 where it is in doubt, and what it is counted from."""
    assert known.day is not None
    if of_year:
        table = known.words.of_year
        if known.words.spaced:
            return known.day.year + _value(table, of_year), known.anchor
        unit, shift = _value(known.words.stretches, of_year)
        return (known.day.year + shift if unit == "year" else 0), known.anchor
    if known.other_year is not None:
        return known.other_year, "antecedent"
    cue = cue_of(text, match.start(), match.end(), known.language)
    if cue == "unsure":
        return 0, known.anchor
    years = (known.day.year - 1, known.day.year, known.day.year + 1)
    days = {year: found for year in years if (found := make_day(year, month, number))}
    # The month of the publication is neither past nor to come.
    same_month = month == known.day.month and not match.groupdict().get("month_first")
    if cue == "to_come":
        days = {y: d for y, d in days.items() if d >= known.day or (same_month and y == years[1])}
    elif cue == "has_come":
        days = {y: d for y, d in days.items() if d <= known.day or (same_month and y == years[1])}
    away = sorted((abs((found - known.day).days), year) for year, found in days.items())
    furthest = _FURTHEST if cue in ("to_come", "has_come") else _NEAR
    return (away[0][1] if away and away[0][0] <= furthest else 0), known.anchor


def _value(table: Mapping[str, _Value], form: str) -> _Value:
    """What a table says of a form that one of its pieces has matched."""
    return next(value for piece, value in table.items() if is_form(piece, form))


# --- numbers -------------------------------------------------------------------------------


def _month(name: str) -> int | None:
    number = int(name) if name.isdigit() else month_of(name)
    return number if number is not None and 1 <= number <= 12 else None


def _number(count: str, words: DateWords) -> int | None:
    if count.isdigit():
        return int(count)
    return next((n for piece, n in words.numbers.items() if re.fullmatch(piece, count)), None)
