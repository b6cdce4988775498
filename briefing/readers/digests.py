"""Mails that hold several items: newsletters, alerts, press reviews, digests of lists.

Such a mail parts its items with rulers, numbers, bullets, linked headlines, or an address
below each. It is only parted where the items show themselves: a headline, text of at least
a sentence below it, and most of the mail's text in such items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.readers.fragments import SENTENCE_END, has_sentence, whole
from briefing.readers.mail_parts import Row, sender_of
from briefing.readers.mail_text import fields_at, is_field
from briefing.records.frozen import dataclass
from briefing.text.dates import find_dates
from briefing.text.patterns import Lazy

_RULER = Lazy(r"[\s>]{0,4}(?:[-_=*~#+·•—–─━]\s?){4,}")
_FRAMED = Lazy(r"([=*#~+-]{2,}).{1,280}\1")
_NUMBER = Lazy(r"[(\[]?(?P<number>\d{1,3})(?:[.)\]]|\s?[/:–-])\s+(?=\S)")
_BULLET = Lazy(r"[*•·▪▸►●○■◆»–—+-]\s+(?=\S)")
_BYLINE = Lazy(r"(?:by|von|par|por|di|door)\s+(?P<name>\S.{1,80})", re.IGNORECASE)
_SOURCE = Lazy(
    r"(?:source|quelle|fuente|fonte|bron|来源|출처)\s?[:：]\s*(?P<name>\S.{0,80})", re.IGNORECASE
)
_CREDIT = Lazy(r"(?P<title>.*\S)\s+[(\[](?P<credit>[^\W\d_a-z][^()\[\]]{1,80})[)\]]")
_DATED = Lazy(
    r"^(?:published|posted|veröffentlicht|publié|publicado|date)\b\s?(?:on|am|le|el)?\s*[:：]?\s*",
    re.IGNORECASE,
)
_WEEKDAY = Lazy(r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?", re.IGNORECASE)
_PARTS = Lazy(r"\s*[,;|·•/()\[\]–—]\s*|\s+-\s+|\s+-$|^-\s+")
_ONWARD = Lazy(
    r"[\[(<»→\s]{0,4}(?:read (?:more|on|the|full)|continue reading|full (?:story|article|text)|more"
    r"|link|flag as|see more|weiterlesen|mehr|lire la suite|leer más|leggi|lees meer)\b.{0,60}",
    re.IGNORECASE,
)
_LABEL_WORDS, _NAME_WORDS = 14, 6
# A longer mail is no digest that anybody reads.
MOST_ROWS = 20_000
_HEADLINE_WORDS = 30
_SHARE = 0.6
# A line up to here may have been wrapped, a longer one is a paragraph (in characters).
_NARROW, _WIDE = 50, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a mail, with what it states of itself."""

    title: str
    paragraphs: tuple[Row, ...]
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


def items_of(rows: Sequence[Row]) -> tuple[Item, ...]:
    """The items of a mail, in order; none where it is not sure that it holds several."""
    best: tuple[Item, ...] = ()
    if len(rows) > MOST_ROWS:
        return best
    total = sum(len(row.text) for row in rows if _is_said(row))
    ways = ((_at_labels, True), (_at_rulers, False), (_at_numbers, True), (_at_openers, True),
            (_at_bullets, True), (_at_addresses, True))  # fmt: skip
    for split, shown in ways:
        sections = _without_masthead(list(split(rows)))
        found = [item for section in sections if (item := _item(section)) is not None]
        if len(found) < 2 or len(found) <= len(best):
            continue
        told = sum(len(row.text) for item in found for row in item.paragraphs)
        told += sum(len(item.title) for item in found)
        # A section of one article has a heading too, but no address or source of its own.
        own = sum(1 for item in found if item.url or item.publisher or item.published)
        if told >= _SHARE * total and (own > 0.5 * len(found) or not shown):
            best = tuple(found)
    return best


def _is_said(row: Row) -> bool:
    """Whether a row is text, and no address, ruler, header line or way to read on."""
    marks = _RULER.fullmatch(row.text[:300]) or _FRAMED.fullmatch(row.text[:300])
    return row.url is None and not (marks or is_field(row) or _is_onward(row))


# --- where items begin ---------------------------------------------------------------------


def _at_labels(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """At headlines that a line of source and date stands below, or in brackets behind."""
    starts = [
        index
        for index, row in enumerate(rows)
        if row.text
        and (index == 0 or not rows[index - 1].text)
        and row.url is None
        and row.text.count(" ") < _HEADLINE_WORDS
        and not (_ends(row.text) or is_field(row))
        and _is_labelled(row.text, rows[index + 1] if index + 1 < len(rows) else Row())
    ]
    yield from _sections(rows, starts)


def _is_labelled(headline: str, below: Row) -> bool:
    credit = _CREDIT.fullmatch(headline[:600]) if headline.endswith((")", "]")) else None
    if credit is not None:
        label = credit["credit"]
    elif below.url is None and not _ends(below.text) and below.text.count(" ") < _LABEL_WORDS:
        label = below.text
    else:
        return False
    stated: dict[str, str] = {}
    _state(stated, label)
    return "published" in stated and "publisher" in stated


def _at_rulers(rows: Sequence[Row]) -> Iterator[list[Row]]:
    section: list[Row] = []
    ruled = False
    for row in rows:
        if len(row.text) >= 4 and _RULER.fullmatch(row.text[:300]):
            # A line alone between two rulers is a headline, one above the first the mail's.
            if not ruled or sum(1 for one in section if one.text) > 1:
                yield section
                section = []
            ruled = True
        else:
            section.append(row)
    yield section


def _at_numbers(rows: Sequence[Row]) -> Iterator[list[Row]]:
    starts: list[int] = []
    for index, row in enumerate(rows):
        match = _NUMBER.match(row.text)
        if match is None or _ends(row.text):
            continue
        number = int(match["number"])
        if number == 1:
            starts = [index]  # what was counted before was the list of contents
        elif number == len(starts) + 1 and starts:
            starts.append(index)
    yield from _sections(rows, starts)


def _at_openers(rows: Sequence[Row]) -> Iterator[list[Row]]:
    starts = [
        index
        for index, row in enumerate(rows)
        if row.opens and 2 <= row.text.count(" ") < _HEADLINE_WORDS and not _is_onward(row)
    ]
    yield from _sections(rows, starts)


def _at_bullets(rows: Sequence[Row]) -> Iterator[list[Row]]:
    starts = [
        index
        for index, row in enumerate(rows)
        if _BULLET.match(row.text) and not _ends(row.text) and not _RULER.fullmatch(row.text[:300])
    ]
    yield from _sections(rows, starts)


def _at_addresses(rows: Sequence[Row]) -> Iterator[list[Row]]:
    section: list[Row] = []
    for row in _after_greeting(rows):
        if row.url is None and section and section[-1].url is not None and row.text:
            yield section
            section = []
        if row.text or section:
            while row.url is not None and section and not section[-1].text:
                section.pop()
            if not (not row.text and section and section[-1].url is not None):
                section.append(row)
    if any(row.url for row in section):
        yield section


def _after_greeting(rows: Sequence[Row]) -> Sequence[Row]:
    """Without opening paragraphs that are sentences, and no headline."""
    start = 0
    for index, row in enumerate(rows):
        if not row.text:
            start = index + 1
        elif index == start and not _ends(row.text) and not _FRAMED.fullmatch(row.text[:300]):
            break
    return rows[start:]


def _without_masthead(sections: list[list[Row]]) -> list[list[Row]]:
    """The sections, the first without the lines above its headline that no other has."""
    heads = [_head(section) for section in sections]
    others = [len(head) for head in heads[1:] if head]
    if not others or len(heads[0]) <= max(others):
        return sections
    return [sections[0][heads[0][-max(others)] :], *sections[1:]]


def _head(section: list[Row]) -> list[int]:
    """The places of the lines above the text of a section; none where it has no text."""
    found: list[int] = []
    for place, row in enumerate(section):
        if _ends(row.text) or row.text.count(" ") >= _HEADLINE_WORDS:
            return found
        if row.text and (row.opens or row.url is None) and not _is_onward(row):
            found.append(place)
    return []


def _sections(rows: Sequence[Row], starts: list[int]) -> Iterator[list[Row]]:
    for start, end in pairwise([*starts, len(rows)]):
        yield list(rows[start:end])


# --- what an item says ---------------------------------------------------------------------


def _item(section: list[Row]) -> Item | None:
    """The item that a section is, or None where it has no headline or no sentence."""
    fields, end = fields_at(section)
    if not fields:  # a number may stand above them ("Message: 2")
        first = next((n for n, row in enumerate(section, start=1) if row.text), 0)
        fields, end = fields_at(section[first:])
        end += first
    if fields.get("subject"):
        body = paragraphs_of(section[end:])
        sender = sender_of(fields.get("sender"))
        if not has_sentence(tuple(row.text for row in body)):
            return None
        return Item(
            title=fields["subject"],
            paragraphs=body,
            published=fields.get("date"),
            author=sender.name or None,
        )
    named = (
        n
        for n, row in enumerate(section)
        if row.opens or (row.text and not row.url and not _is_onward(row))
    )
    at = next(named, None)
    if at is None:
        return None
    title, url = _unmarked(section[at].text), section[at].url
    at += 1
    while at < len(section) and len(section[at - 1].text) > _NARROW and _goes_on(section[at]):
        title, at = f"{title} {section[at].text}", at + 1
    credit = _CREDIT.fullmatch(title[:600]) if title.endswith((")", "]")) else None
    stated: dict[str, str] = {}
    if credit is not None:
        title = credit["title"]
        _state(stated, credit["credit"])
    if _ends(title) and not section[at - 1].opens and title[-1] not in "?!？！":
        return None
    if title.count(" ") >= _HEADLINE_WORDS or not any(map(str.isalpha, title)):
        return None
    while at < len(section) and _is_label(section, at):
        row = section[at]
        if row.url is not None and not row.opens:
            url = url or row.url
        elif row.text:
            _state(stated, row.text)
        at += 1
    body = paragraphs_of(section[at:])
    if not has_sentence(tuple(row.text for row in body)):
        return None
    url = url or next((row.url for row in section[at:] if row.url), None)
    return Item(
        title=title,
        paragraphs=(*body[:-1], replace(body[-1], text=_uncut(body[-1].text))),
        published=stated.get("published"),
        publisher=stated.get("publisher"),
        author=stated.get("author"),
        url=url,
    )


def _unmarked(text: str) -> str:
    match = _NUMBER.match(text) or _BULLET.match(text)
    return text[match.end() :] if match else text


def _goes_on(row: Row) -> bool:
    """Whether a row is the rest of a wrapped headline."""
    if not row.text or row.url or row.opens or _ends(row.text) or row.text.count(" ") > 8:
        return False
    return row.text[0].islower() or row.text[0].isdigit()


def _is_label(section: list[Row], at: int) -> bool:
    """Whether a row below a headline is a label: source, date, author, address or nothing."""
    row = section[at]
    if not row.text or row.url is not None:
        return True
    if _ends(row.text) or row.text.count(" ") >= _LABEL_WORDS:
        return False
    after = section[at + 1] if at + 1 < len(section) else None
    if after is not None and after.url is None and after.text[:1].islower():
        return False  # a sentence that was wrapped
    words = row.text.count(" ") + 1
    return bool(
        words <= _NAME_WORDS
        or find_dates(row.text)
        or _BYLINE.fullmatch(row.text)
        or _SOURCE.fullmatch(row.text)
    )


def _uncut(text: str) -> str:
    """A teaser up to its last whole sentence, where it has one."""
    return whole(text, shortened=True) or text


def _state(stated: dict[str, str], text: str) -> None:
    """Read source, date and author off a line below a headline."""
    source = _SOURCE.match(text)
    if source is not None:
        text = source["name"]
    found = find_dates(text)
    if found:
        first = found[0]
        stated.setdefault("published", text[first.start : first.end])
        text = f"{text[: first.start]} | {text[first.end :]}"
    for part in _PARTS.split(_DATED.sub("", text)):
        name = part.strip(" :-")
        if not any(map(str.isalpha, name)) or _WEEKDAY.fullmatch(name) or len(name) < 2:
            continue
        byline = _BYLINE.fullmatch(name)
        if byline is not None:
            stated.setdefault("author", byline["name"])
        elif (name[0].isupper() or not name[0].isascii()) and name.count(" ") < 6:
            stated.setdefault("publisher", name)


def paragraphs_of(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The paragraphs of plain rows: wrapped lines together, ways to read on left out."""
    found: list[Row] = []
    joined: list[str] = []
    first: Row | None = None

    def settle() -> None:
        nonlocal first
        if first is not None:
            found.append(Row(number=first.number, text=" ".join(joined)))
        first = None
        joined.clear()

    for row in rows:
        if (
            not row.text
            or row.url is not None
            or _is_onward(row)
            or _RULER.fullmatch(row.text[:300])
        ):
            settle()
            continue
        before = joined[-1] if joined else ""
        if before and (_ends(before) and not _NARROW <= len(before) < _WIDE):
            settle()
        if first is None:
            first = row
        joined.append(row.text)
    settle()
    while found and not _ends(found[-1].text):
        found.pop()
    return tuple(found)


def _is_onward(row: Row) -> bool:
    return (
        row.text.count(" ") < 9 and not _ends(row.text) and _ONWARD.fullmatch(row.text) is not None
    )


def _ends(text: str) -> bool:
    return SENTENCE_END.search(text) is not None
