"""The date an article is filed under: where it is stated, in whose words, how exactly.

A date is stated or unknown. Trusted in this order: fields of the file or a header line, the
dateline, the lead's own full date at its very opening (an event date), the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from briefing.articles.body import Layout
from briefing.articles.datelines import Dateline
from briefing.articles.furniture import Kind
from briefing.articles.headers import Header, dates_of_text, read_header
from briefing.records import PublicationDate
from briefing.text.dates import (
    day_order_in,
    day_order_of,
    find_dates,
    find_month_years,
    make_day,
)
from briefing.text.languages import detect
from briefing.text.patterns import Lazy

# Below the body a stated date is looked for in so many blocks, and not past other articles.
_TAIL = 8
_OTHER_ARTICLES = 3
# A credit below the text is short ("Ada Brun, The Courier, 3 May 2020"); a reference is not.
_LONGEST_CREDIT = 12
# Above the body a date stands near the title (lines above, lines below) or near the text.
_ABOVE_TITLE, _BELOW_TITLE, _NEAR_TEXT = 5, 2, 9
_MASTHEAD_YEAR = Lazy(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-])")
# Dates whose order is told by others stand this near to the title; the others in so many blocks.
_NEAR = 5
_MOST_BLOCKS = 2000
_OPEN_DATE = Lazy(r"(?<![\d/])[01]?\d/[01]?\d/(?:[12]\d)?\d\d(?!/)")
# A dated line beside the title has no more words; on one side of its date stands little.
_LONGEST_BESIDE = 14
_LONGEST_OUTSIDE = 16
_LEAD_REACH = 60
# In days: an appointment that a text announces lies no further off, most of them nearer.
_SOON, _YEAR = 31, 366
_IN_NAME = Lazy(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[-_.]?)(?P<month>0[1-9]"
    r"|1[0-2])(?P=mark)(?P<day>[0-3]\d)(?!\d)"
)
# What may stand before the date that opens a lead: "On", "On Friday,", "Am Freitag, dem".
_LEAD = Lazy(
    r"(?:(?:on|am|le|el|il|em|no dia|in)\b\s?)?(?:[^\W\d_]{2,10}(?:day|tag|di|s|feira"
    r"|o)\b,?\s?)?(?:the|den|dem)?",
    re.IGNORECASE,
)
# An anniversary or a look back opens with a date that is not the article's.
_PAST = Lazy(
    r"\banniversary\b|\byears ago\b|\bdecades? ago\b|\bjahrestag\b|\bvor \d+ jahren\b"
    r"|\baniversario\b|\banniversaire\b"
    r"|\bborn (?:on|in)\b|\bon this day\b|周年",
    re.IGNORECASE,
)


def publication_date(
    *,
    stated: str | None,
    headers: Iterable[Header],
    beside: Header | None = None,
    mastheads: Iterable[str],
    dateline: Dateline | None,
    lead: str,
    body: str,
    path: str,
) -> PublicationDate | None:
    """The date that an article states of itself, or None.

    ``stated`` is a field of the file, ``headers`` the header lines in order of trust,
    ``beside`` a dated line next to the title that says other things too, ``mastheads`` the
    lines above title and headers, ``lead`` the first paragraph.
    """
    headers = tuple(headers)
    if beside is not None and any(header.date is not None for header in headers):
        headers = (beside,)  # the others say when it was changed, not first put there
    return (
        _from_field(stated)
        or _from_headers(headers)
        or _from_dateline(dateline, headers, mastheads, stated)
        or _from_headers((beside,) if beside else ())
        or (_from_lead(lead, body) if dateline is None or not dateline.is_sure else None)
        or _from_name(path)
    )


def trusted_headers(layout: Layout, title: int | None) -> tuple[Header, ...]:
    """The header lines that speak of this article, the most trusted first.

    Above the body those next to the title; a date far above it is the day the page was
    seen on. Below the body only what says that it is the date of publication.
    """
    if not layout.body:
        return ()
    first, last = layout.body[0], layout.body[-1]
    top = first if title is None else title
    above = {
        header.date.day
        for index, header in layout.headers.items()
        if index < top and header.date is not None
    }
    # Far below the body only the one date that is said to be that of publication.
    said = [
        index
        for index, header in layout.headers.items()
        if index > last and header.stated == "published"
    ]
    if len(said) > 1:
        said = []
    ranked: list[tuple[int, int, Header]] = []
    for index, header in (layout.headers | _settled(layout, top)).items():
        plain = header.stated == "plain"
        if top < index < first:
            far = 0
        elif index < first:
            # Several dates above the title are those of other articles.
            near = index >= top - (_ABOVE_TITLE if title is not None else _ABOVE_TITLE + 1)
            if plain and header.date and (not near or len(above) >= _OTHER_ARTICLES):
                continue
            far = 1 if near else 3
        elif index < last:
            if plain:
                continue
            far = 2
        else:
            if not _reaches(layout, last, index):
                continue
            if index > last + _TAIL and index not in said:
                continue
            if plain and header.date and not (header.publisher or header.author):
                continue
            credit = layout.blocks[index]
            if plain and (credit.words > _LONGEST_CREDIT or credit.ends):
                continue
            far = 2
        order = {"published": 0, "plain": 1, "updated": 5}[header.stated] if header.date else 9
        ranked.append((order + far * 2, index, header))
    ranked.sort(key=lambda one: one[:2])
    dated = next((index for _, index, header in ranked if header.date is not None), None)
    if dated is not None and title is not None and _is_doubtful(layout, dated, title):
        return tuple(replace(header, date=None) for _, _, header in ranked)
    return tuple(header for _, _, header in ranked)


def _is_doubtful(layout: Layout, index: int, title: int) -> bool:
    """Whether a date near neither title nor text may be that of another of the page's articles."""
    if -_ABOVE_TITLE <= index - title <= _BELOW_TITLE or layout.body[0] - index <= _NEAR_TEXT:
        return False
    return len({header.date.day for header in layout.headers.values() if header.date}) > 1


def beside_title(layout: Layout, title: int) -> Header | None:
    """The date at an end of a short line right below a title, or right above it, or None.

    No header line, since it says other things too ("28 January 2031 ada Leave a comment").
    """
    first = layout.body[0]
    for index in (title + 1, title + 2, title - 1):
        if not 0 <= index < first or index in layout.headers:
            continue
        block = layout.blocks[index]
        if block.words > _LONGEST_BESIDE or block.ends or layout.kinds[index] is not Kind.TEXT:
            continue
        dates = dates_of_text(block.text)
        if not dates or any(found.day != dates[0].day for found in dates):
            continue
        start, end = dates[0].start, dates[0].end
        # "Varnholt Harbour, May 19, 2030" is how captions end.
        captioned = block.text[:start].endswith(", ") and not block.text[start].isdigit()
        outside = block.text[:start].strip(" ⋅·|-–"), block.text[end:].strip(" ⋅·|-–")
        if captioned or (all(outside) and min(map(len, outside)) > _LONGEST_OUTSIDE):
            continue
        return Header(date=dates[0], evidence=block.text[start:end])
    return None


def _settled(layout: Layout, title: int) -> dict[int, Header]:
    """The header lines next to title and body whose date can be read by the page's others.

    03/04/2031 is 3 April where another date of the page is 14/04/2031, or its language says so.
    """
    first = layout.body[0]
    near = range(max(0, title - _NEAR), first)
    open_ones = [at for at in near if at not in layout.headers and _is_open(layout, at)]
    if not open_ones:
        return {}
    order = day_order_in("\n".join(block.text for block in layout.blocks[:_MOST_BLOCKS]))
    if order is None:
        text = " ".join(layout.blocks[at].text for at in layout.body)
        language = detect(text)
        order = day_order_of(text, language) if language else None
    read = {at: read_header(layout.blocks[at], order) for at in open_ones}
    return {at: header for at, header in read.items() if header is not None}


def _is_open(layout: Layout, index: int) -> bool:
    text = layout.blocks[index].text
    return text.count("/") > 1 and _OPEN_DATE.search(text) is not None


def _reaches(layout: Layout, last: int, index: int) -> bool:
    return not any(
        layout.kinds[between] in (Kind.RELATED, Kind.COMMENTS) for between in range(last + 1, index)
    )


def _from_field(stated: str | None) -> PublicationDate | None:
    found = find_dates(stated) if stated else ()
    if not found:
        return None
    return PublicationDate(
        value=found[0].value, precision=found[0].precision, basis="metadata", evidence=stated
    )


def _from_headers(headers: tuple[Header, ...]) -> PublicationDate | None:
    for header in headers:
        if header.date is not None:
            return PublicationDate(
                value=header.date.value,
                precision=header.date.precision,
                basis="header",
                evidence=header.evidence,
            )
    return None


def _from_dateline(
    dateline: Dateline | None,
    headers: tuple[Header, ...],
    mastheads: Iterable[str],
    stated: str | None,
) -> PublicationDate | None:
    if dateline is None:
        return None
    if dateline.date is not None:
        return PublicationDate(
            value=dateline.date.value,
            precision=dateline.date.precision,
            basis="dateline",
            evidence=dateline.evidence,
        )
    if dateline.day is None:
        return None
    # "June 20" alone is no date; with "June 2024" in a header or field it is one, and with
    # the year in the masthead of a newsfile or an issue.
    day = dateline.day
    texts = (stated or "", *(header.evidence for header in headers))
    years = {year for text in texts for year, month in find_month_years(text) if month == day.month}
    if not years:
        years = {int(year) for line in mastheads for year in _MASTHEAD_YEAR.findall(line)}
    value = make_day(years.pop(), day.month, day.day) if len(years) == 1 else None
    if value is None:
        return None
    return PublicationDate(
        value=value, precision="day", basis="dateline", evidence=dateline.evidence
    )


def _from_lead(lead: str, body: str) -> PublicationDate | None:
    found = find_dates(lead[:_LEAD_REACH])
    if not found or _PAST.search(lead):
        return None
    date = found[0]
    if not _LEAD.fullmatch(lead[: date.start].strip(" ,")):
        return None
    later = [(found.day - date.day).days for found in find_dates(body)]
    far = sum(1 for days in later if days > _SOON)
    if date.precision != "day" or far > 1 or any(days > _YEAR for days in later):
        # Later dates in the text show that it was written later.
        return None
    return PublicationDate(
        value=date.value, precision="day", basis="lead", evidence=lead[: date.end]
    )


def _from_name(path: str) -> PublicationDate | None:
    match = _IN_NAME.search(PurePath(path).name)
    if match is None:
        return None
    value = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if value is None:
        return None
    return PublicationDate(value=value, precision="day", basis="filename", evidence=match[0])
