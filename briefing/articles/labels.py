"""Labels of dates: the words that say what a date is of, in the languages of news pages.

"Published on Monday, ", "Zuletzt aktualisiert: ", "发布时间：".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from briefing.text.patterns import Lazy

Stated: TypeAlias = Literal["published", "plain", "updated"]

_PUBLISHED_FIRST = "first |originally |date "
_PUBLISHED_ENGLISH = (
    "published|posted|issued|created|released|publication date|publish date|date published|date"
    "|pub date|pubdate|publish time|time|write"
)
_PUBLISHED = (
    "veröffentlicht|veröffentlichung|veröffentlichungsdatum|erscheinungsdatum|erstellt"
    "|erschienen|datum|publié|publiée|publicado|publicada|publicación|pubblicato|gepubliceerd"
    "|publicerad|publisert|offentliggjort"
    "|опубликовано|дата|发布时间|发布于|发布|时间|日期|發佈|입력|등록|게시|기사입력|승인|송고"
    "|公開|配信|掲載|diterbitkan|yayınlanma|opublikowano|data publikacji|fecha|data"
)
_UPDATED_FIRST = "last |latest |most recently "
_UPDATED_ENGLISH = "updated|update|modified|revised|edited"
_UPDATED = (
    "aktualisiert|zuletzt aktualisiert|zuletzt geändert|zuletzt bearbeitet|letzte aktualisierung"
    "|letzte änderung|geändert|editiert|stand|mis à jour|mise à jour|modifié|actualizado"
    "|actualizada|aggiornato|atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret"
    "|обновлено|изменено|更新时间|更新|최종수정|수정|更新日|diperbarui|güncelleme"
)
_WEEKDAYS = (
    "monday|mon|tueday|tue|tuesday|tues|wedday|wed|wednesday|wednes|thuday|thu|thurday|thur"
    "|thursday|thurs|friday|fri|satday|sat|saturday|satur|sunday|sun"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes"
    "|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda-feira"
    "|terça-feira|quarta-feira|quinta-feira|sexta-feira|понедельник|вторник|среда|четверг|пятница"
    "|суббота|воскресенье|senin|selasa|rabu|kamis|jumat|sabtu|minggu"
)
# A label ends no further before its date, in characters.
_REACH = 80
_LONGEST_DATE = 6  # in words, the colon where it stands alone
_NEVER = "(?!)"
_LABEL_FIRST = Lazy(
    rf"(?:(?:{_UPDATED_FIRST})?(?:{_UPDATED_ENGLISH})|{_UPDATED}"
    rf"|(?:{_PUBLISHED_FIRST})?(?:{_PUBLISHED_ENGLISH})|{_PUBLISHED})\b",
    re.IGNORECASE,
)


def label_before(text: str, floor: int, date: int) -> tuple[Stated, int]:
    """What the words before a date say of it, and where they begin.

    ``date`` is where the date begins; nothing before ``floor`` is looked at.
    """
    if floor == date:
        return "plain", date
    near = text[max(floor, date - _REACH) : date].lower()
    match = _label(*_words_of_label(near)).search(text, floor, date)
    if match is None:
        return "plain", date
    if match["updated"]:
        return "updated", match.start()
    return "published" if match["published"] else "plain", match.start()


def opens_with_label(text: str) -> bool:
    """Whether a text begins with a word that introduces a date."""
    return _LABEL_FIRST.match(text) is not None


def states_date(text: str) -> bool:
    """Whether a short line is a labelled date, even one that no article can have."""
    match = _LABEL_FIRST.match(text) if ":" in text or "：" in text else None
    if match is None or not text[match.end() :].lstrip().startswith((":", "：")):
        return False
    return len(text[match.end() :].split()) <= _LONGEST_DATE and any(map(str.isdigit, text))


_WEEKDAY_NAMES = tuple(_WEEKDAYS.split("|"))
_WORDS = tuple(
    tuple(words.split("|"))
    for words in (_UPDATED_ENGLISH, _UPDATED, _PUBLISHED_ENGLISH, _PUBLISHED)
)


@lru_cache(maxsize=1024)
def _words_of_label(near: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a label and the weekdays at its end that a text has.

    The pages of an outlet say the same before their dates.
    """
    return tuple(_standing_in(near, one) for one in _WORDS), tuple(_weekdays_at_end(near))


def _standing_in(near: str, words: tuple[str, ...]) -> str:
    """Those of the words that a text has, as alternatives of a pattern, in their order."""
    return "|".join(word for word in words if word in near)


def _weekdays_at_end(near: str) -> list[str]:
    ends = [near.rstrip(" \t\r\n([.,")]
    ends += [ends[0].removesuffix(word).rstrip(" .,") for word in ("den", "the")]
    if not any(end.endswith(_WEEKDAY_NAMES) for end in ends):
        return []
    return [day for day in _WEEKDAY_NAMES if any(end.endswith(day) for end in ends)]


@lru_cache(maxsize=1024)
def _label(words: tuple[str, ...], weekdays: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a label, of those words only that can be in it: quick to compile."""
    updated_english, updated, published_english, published = words
    weekday = rf"(?:(?:{'|'.join(weekdays)})\b\.?\s?,?\s?(?:den |the )?)?" if weekdays else ""
    label = ""
    if any(words):
        label = (
            rf"(?:(?<![\w])(?:(?P<updated>(?:{_UPDATED_FIRST})?(?:{updated_english or _NEVER})"
            rf"|{updated or _NEVER})"
            rf"|(?P<published>(?:{_PUBLISHED_FIRST})?(?:{published_english or _NEVER})"
            rf"|{published or _NEVER}))"
            r"(?:\s(?:on|at|am|den|vom|le|el|il|em|op|den|в|um))?\s?(?:[:|·-]|：|[•–]|(?!))?\s?)?"
        )
    else:
        label = r"(?P<updated>(?!))?(?P<published>(?!))?"
    return re.compile(
        rf"{label}(?:\s(?:on|am|vom|le|el|il|em|op|den)(?=\s|$))?\s?{weekday}[\s(\[]*$",
        re.IGNORECASE,
    )
