"""Datelines: the place, date and wire service that open a report.

"VARNHOLT, June 20 (Xinhua) -- ", "Varnholt, 5 March 2031 (VNA): ", "(Reuters) - ",
"Tokyo — ", "新华社索尔维3月5日电 ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.articles.blocks import is_east_asian
from briefing.articles.outlets import AGENCIES
from briefing.articles.places import CITIES, NOT_PLACES
from briefing.articles.publishers import is_known, names_outlet
from briefing.records.frozen import dataclass
from briefing.text.dates import DateFound, DayOfMonth, find_dates, find_days_of_month
from briefing.text.patterns import Lazy, has_word, word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What opens a paragraph: ``text[:end]`` is the dateline with the marks behind it.

    ``evidence`` is it without the dash. ``place`` is its city, ``agency`` the credit in it,
    as stated; ``day`` is a date without a year.
    """

    end: int
    evidence: str
    place: str | None = None
    date: DateFound | None = None
    day: DayOfMonth | None = None
    agency: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether more than a place and a dash says that it is a dateline."""
        return self.date is not None or self.day is not None or self.agency is not None

    @property
    def is_wire(self) -> bool:
        """Whether it has the form that wire services give it: a day without its year."""
        return self.agency is not None and self.day is not None


# A dateline is no longer than this, in characters.
_LONGEST = 130
_LONGEST_PLACE = 80
_DASH = r"(?:\s?(?:--+|—|–|―|－)\s?|\s[-_]\s?|-\s)"
_PLACE_WORD = r"(?:[^\W\d_](?:[\w'.-]|’)*|&)"
_PLACE = (
    rf"{_PLACE_WORD}(?: {_PLACE_WORD}){{0,4}}"
    rf"(?:[,/] ?{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}}){{0,2}}"
)
_AGENCY = r"[(\[/]\s?(?P<agency>[^()\[\]/]{2,50})\s?[)\]/]"
# Place, date and agency in any measure before a mark; the middle is read afterwards. Signs
# of full width are made plain ones before.
_WITH_AGENCY = Lazy(
    rf"(?P<before>[^()\[\]—]{{0,80}}?)\s?\.?\s?{_AGENCY}\s?(?P<mark>[:.,]?{_DASH}|[:=]"
    rf"|[.,]\s|\s?)\s*"
)
_PLAIN = str.maketrans("（）：＝", "():=")
_MARK = re.compile(rf"(?P<mark>\.?{_DASH}|[:：]\s|\.\s)\s*(?=\S)")
# In a text without East Asian signs every mark begins with one of these, or with one space
# before it.
_SIGN = re.compile("[.:_—–―-]")
# Chinese, Korean and Japanese datelines, each with the signs that it does not go without.
_HAN, _HANGUL = r"[\u4e00-\u9fff]", r"[\uac00-\ud7a3]"
_EAST_ASIAN_FORMS = (
    (
        "社电",
        Lazy(
            rf"[（(]?(?P<agency>{_HAN}{{2,6}}社)(?P<place>{_HAN}{{2,8}}?)(?P<day>\d{{1,2}}月\d{{1,2}}日)电"
            r"\s?(?:[（(]?记者[^）)\s]{1,20}[）)]?)?[)）]?\s*"
        ),
    ),
    (
        "=",
        Lazy(
            rf"[(\[](?P<place>{_HANGUL}{{2,12}})\s?=\s?(?P<agency>[\w]{{2,12}})[)\]]\s?"
            rf"(?:{_HANGUL}{{2,4}}\s?(?:특파원|기자)\s?)?=?\s*"
        ),
    ),
    ("【】", Lazy(r"【(?P<place>[^【】＝=\d]{1,12}?)(?:[＝=](?P<agency>[^【】]{2,20}))?】\s*")),
)
_OPENING = frozenset("\"'“‘«„([")
_SMALL_LETTER = re.compile(r"[a-zà-öø-ÿ]|[а-я]|(?!)")


# The first paragraphs are asked for where the body is told from its page, and again once it is.
@lru_cache(maxsize=8)
def read_dateline(text: str) -> Dateline | None:
    """Read the dateline that opens a paragraph, or None."""
    head = text[:_LONGEST]
    if is_east_asian(head):
        for signs, pattern in _EAST_ASIAN_FORMS:
            match = pattern.match(head) if all(sign in head for sign in signs) else None
            if match is not None:
                return _east_asian(match)
        plain = head.translate(_PLAIN)
    else:
        plain = head
    match = _WITH_AGENCY.match(plain) if "(" in plain or "[" in plain or "/" in plain else None
    if match is not None:
        found = _credited(text, match)
        if found is not None:
            return found
    for mark in _MARK.finditer(head, 2) if plain is not head else _marks(head):
        found = _uncredited(text, mark)
        if found is not None:
            return found
    return None


def _marks(head: str) -> Iterator[re.Match[str]]:
    """What ``_MARK.finditer(head, 2)`` gives, tried only where a mark's sign stands."""
    reach = 2
    while (sign := _SIGN.search(head, reach)) is not None:
        at = sign.start()
        mark = _MARK.match(head, at - 1) if at > reach and head[at - 1].isspace() else None
        mark = mark or _MARK.match(head, at)
        if mark is None:
            reach = at + 1
        else:
            yield mark
            reach = mark.end()


def _east_asian(match: re.Match[str]) -> Dateline:
    parts = match.groupdict()
    day = None
    if parts.get("day"):
        month, number = (int(digits) for digits in re.findall(r"\d+", parts["day"]))
        day = DayOfMonth(start=match.start("day"), end=match.end("day"), month=month, day=number)
    place, agency = parts["place"], parts.get("agency")
    if agency is None:
        agency = next((name for name in AGENCIES if place.endswith(name)), None)
        place = place.removesuffix(agency or "")
    return Dateline(
        end=match.end(), evidence=match[0].strip(), place=place or None, day=day, agency=agency
    )


def _starts_text(text: str, start: int) -> bool:
    """Whether running text begins there: with a capital, a number or a script without capitals."""
    if text[start : start + 1] in _OPENING:
        start += 1
    first = text[start : start + 1]
    return first.isalnum() and _SMALL_LETTER.match(first) is None


def _credited(text: str, match: re.Match[str]) -> Dateline | None:
    agency = text[match.start("agency") : match.end("agency")].strip()
    if not _starts_text(text, match.end()):
        return None
    place, date, day, rest = _place_and_date(text[: match.end("before")].strip())
    if rest or not _is_agency(agency):
        return None
    sure = date is not None or day is not None or (place is not None and place.isupper())
    mark = match["mark"].strip()
    if text[match.end() - 1] in ")]" and is_known(agency):
        # "Tokyo (CNN)Police said": what a page sets apart as a credit, its text runs together.
        sure = True
    if not _is_credit(agency, mark, sure=sure, placed=place is not None):
        return None
    return Dateline(
        end=match.end(),
        evidence=_without_dash(text, match.end()),
        place=_city(place),
        date=date,
        day=day,
        agency=agency,
    )


def _is_credit(agency: str, mark: str, *, sure: bool, placed: bool) -> bool:
    """Whether a name in brackets is a wire service's, by what stands around it.

    ``sure``: a date or a place in capitals stands before it; ``placed``: some place does.
    """
    if is_known(agency) or is_known(agency.split(",")[0]):
        # "(AP) Officials said" without a dash: not after just any words.
        return bool(mark) or sure or not placed
    if not mark or sure:
        return bool(mark)
    # "Tarnow (CDU): We" is a speaker with a party; with a dash it is an unknown service.
    return placed and mark not in (":", "：") and (agency.isupper() or names_outlet(agency))


def _uncredited(text: str, match: re.Match[str]) -> Dateline | None:
    before, mark = text[: match.start()].strip(), match["mark"].strip()
    if match["mark"].startswith(".") and _ABBREVIATED.search(before):
        before += "."
    if len(before) > _LONGEST_PLACE or not _starts_text(text, match.end()):
        return None
    place, date, day, rest = _place_and_date(before)
    if rest:
        return None
    if place is None:
        # "29.11.2022 – The port": the day alone, where its year is stated.
        alone = date is not None and before.endswith(before[date.start : date.end].rstrip())
        if not alone or mark in (":", "：", "."):
            return None
    elif date is None and day is None:
        if not _is_bare_place(place, mark):
            return None
    elif mark == "." and not place.isupper():
        return None
    return Dateline(
        end=match.end(),
        evidence=_without_dash(text, match.end()),
        place=_city(place),
        date=date,
        day=day,
    )


def _is_bare_place(place: str, mark: str) -> bool:
    """Whether what stands before a dash or colon, without date and credit, is a place."""
    if any(word.casefold().strip(".") in NOT_PLACES for word in place.split()):
        return False
    if place.split(",")[0].casefold() in CITIES:
        return mark != "."
    capitals = place.isupper() and len(place) > 2
    if mark in (":", "：", ".", "-"):
        # A speaker's name stands so, too; capitals are a place's.
        return capitals and mark != "." and len(place) > 3
    return place.count(" ") <= 3


def _city(place: str | None) -> str | None:
    """The city of "LAGRESTA, Castavia", as it is written outside datelines: Lagresta."""
    if place is None:
        return None
    city = place.split(",")[0].strip()
    return city.title() if city.isupper() and len(city) > 3 else city


def _without_dash(text: str, end: int) -> str:
    return text[:end].rstrip(" -–—―_－")


def _place_and_date(
    text: str,
) -> tuple[str | None, DateFound | None, DayOfMonth | None, str]:
    """A place and a date out of what stands before the dash, and what was neither."""
    if not text:
        return None, None, None, ""
    dates = find_dates(text, short_years=True)
    date = dates[0] if dates else None
    day = None
    if date is not None:
        rest = text[: date.start] + "\x1f" + text[date.end :]
    else:
        days = find_days_of_month(text)
        day = days[0] if days else None
        rest = text[: day.start] + "\x1f" + text[day.end :] if day else text
    if has_word(rest, _WEEKDAY_NAMES):
        rest = _WEEKDAY.sub("", rest)
    sides = [_side(side) for side in rest.split("\x1f")]
    stated = [side for side in sides if side]
    if not stated:
        return None, date, day, ""
    place = stated[0]
    if len(stated) > 1 or not _is_place(place):
        return None, date, day, " ".join(stated)
    return place, date, day, ""


_WEEKDAY = Lazy(
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?"
    r"|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\b,?",
    re.IGNORECASE,
)
_WEEKDAY_NAMES = word_set(
    """
    mon tue tues wed wednes thu thur thurs fri sat satur sun
    monday tueday tuesday wedday wednesday thuday thurday thursday friday satday saturday sunday
    montag dienstag mittwoch donnerstag freitag samstag sonntag
    """
)
# "Dekalb, Ill", "Washington, D.C": the point before the dash is theirs.
_ABBREVIATED = Lazy(r", (?:[A-Z][a-z]{1,4}|(?:[A-Z]\.)+[A-Z])$")
_ARTICLE_BEFORE_DATE = Lazy(r",? (?:le|den|am|el|il|vom)$")
_PLACE_FULL = Lazy(_PLACE)
_SMALL_WORDS = frozenset({
    "de", "da", "do", "di", "del", "della", "la", "le", "el", "al", "am", "an", "der", "den", "und",
    "and", "of", "the", "sur", "en", "upon", "on", "bei", "im", "ob",
})  # fmt: skip


def _side(text: str) -> str:
    """What stands on one side of a date, without the marks and articles next to it."""
    text = _ARTICLE_BEFORE_DATE.sub("", text.strip(" ,;/|"))
    # The point of an abbreviation belongs to it ("Ill.", "D.C."), another does not.
    last = re.split(r"[ ,]", text)[-1]
    return text if len(last) <= 5 and last[:1].isupper() and " " in text else text.rstrip(".")


def _is_place(text: str) -> bool:
    if len(text) > 60:
        return False
    words = re.split(r"[ ,/]+", text)
    named = words[0][:1].isupper() and all(
        word[:1].isupper() or word in _SMALL_WORDS or word == "&" for word in words if word
    )
    return named and _PLACE_FULL.fullmatch(text) is not None


def _is_agency(text: str) -> bool:
    if is_known(text):
        return True
    words = text.split()
    return (
        len(words) <= 5
        and not any(map(str.isdigit, text))
        and words[0][:1].isupper()
        and text.casefold() not in CITIES
    )
