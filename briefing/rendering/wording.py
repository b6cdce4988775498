"""Every English word that a note needs beside the sources' own, shared by all formats.

All functions give one line of plain text; escaping is the formats' business. Source text
in it (titles, publishers, paths) is on one line and leaves no text direction open.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from briefing.records import (
    Basis,
    Coverage,
    Note,
    Period,
    PublicationDate,
    Section,
    Source,
    SourceCount,
)
from briefing.rendering.invisibles import one_line, settled

DEVELOPMENTS = "Developments"  # stands once, above the first section of kind "story"
SOURCES = "Sources"
COVERAGE = "Coverage"
COMMENT = "Comment"
UNDATED = "undated"
INFERRED = "date inferred from the lead"
NO_MATCH = "No article in the corpus matched."
IN_OTHER_LANGUAGES = "In other languages"
ONLY_FOREIGN = f"No article in the note’s language matched; see {IN_OTHER_LANGUAGES}."
NOTHING_FITS = "No sentence fits the limit."
CLAIMS_ALONE = "Nothing beyond what single papers claim in their own voice; see below."
NO_PUBLISHER = "publisher not stated"
SEPARATOR = " · "
# Characters of a title in a list: three lines of a page, past which it is a text.
_LONGEST_TITLE = 200

PeriodKind: TypeAlias = Literal["day", "week", "month", "quarter", "year", "period"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS: dict[PeriodKind, str] = {
    "day": "Daily briefing",
    "week": "Weekly briefing",
    "month": "Monthly briefing",
    "quarter": "Quarterly briefing",
    "year": "Annual briefing",
    "period": "Briefing",
}
_BASES: dict[Basis, str] = {
    "sidecar": "set by hand",
    "metadata": "metadata",
    "header": "header",
    "dateline": "dateline",
    "lead": INFERRED,
    "filename": "file name",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 article", "2 articles", "0 copies"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


# --- dates and periods -----------------------------------------------------------------


def day_text(value: date) -> str:
    """ "19 May 2017"; a datetime gives its own day, in its own zone."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def date_text(published: PublicationDate | None) -> str:
    """The date with its basis: "19 May 2017, 11:50 (header; time zone not stated)"."""
    if published is None:
        return UNDATED
    value, day = published.value, day_text(published.value)
    if published.basis == "lead":
        evidence = f": “{one_line(published.evidence)}”" if published.evidence else ""
        return f"{day} ({INFERRED}{evidence})"
    basis = _BASES[published.basis]
    if not isinstance(value, datetime) or published.precision == "day":
        return f"{day} ({basis})"
    if value.tzinfo is None:
        return f"{day}, {value:%H:%M} ({basis}; time zone not stated)"
    return f"{day}, {value:%H:%M} {_zone(value)} ({basis})"


def as_of_text(moment: datetime) -> str:
    """ "as of Monday 22 May 2017, 07:00 KST"."""
    zone = f" {_zone(moment)}" if moment.tzinfo is not None else ""
    weekday = _WEEKDAYS[moment.weekday()]
    return f"as of {weekday} {day_text(moment)}, {moment:%H:%M}{zone}"


def _zone(moment: datetime) -> str:
    name = moment.tzname() or ""
    if name[:1] in "+-":  # zones without letters are named by their offset
        return f"UTC{moment.isoformat()[-6:]}"
    return name


def period_kind(period: Period) -> PeriodKind:
    """What calendar unit a period is exactly, or "period" for any other stretch."""
    first, last = _days(period)
    if first == last:
        return "day"
    if first.weekday() == 0 and (last - first).days == 6:
        return "week"
    ends_a_month = last.day == monthrange(last.year, last.month)[1]
    if first.day != 1 or not ends_a_month or first.year != last.year:
        return "period"
    months = (first.month, last.month)
    if months[0] == months[1]:
        return "month"
    if months in {(1, 3), (4, 6), (7, 9), (10, 12)}:
        return "quarter"
    return "year" if months == (1, 12) else "period"


def range_text(period: Period) -> str:
    """ "15–21 May 2017", "29 April – 5 May 2024", "June 2024", "2024"."""
    first, last = _days(period)
    kind = period_kind(period)
    if kind == "year":
        return str(first.year)
    if kind == "month":
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if kind == "quarter":
        return f"{_MONTHS[first.month - 1]}–{_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return day_text(first)
    if first.year != last.year:
        return f"{day_text(first)} – {day_text(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day_text(last)}"
    return f"{first.day}–{day_text(last)}"


def note_title(period: Period) -> str:
    """ "Weekly briefing: 15–21 May 2017"; "Briefing: …" for a stretch without a name."""
    return f"{_KINDS[period_kind(period)]}: {range_text(period)}"


def _days(period: Period) -> tuple[date, date]:
    return period.start.date(), period.end.date() - timedelta(days=1)


# --- the line under the title ----------------------------------------------------------


def subtitle(note: Note) -> str:
    """Period, articles, how many sources, and as of when where that isn't the period's end.

    "2017-W20 · 1 article, single source: Xinhua"; "2024-W25 · 9 articles, 5 publishers,
    4 independent". A summary of one article gives its publisher and date.
    """
    if note.period is None and len(note.sources) == 1:
        source = note.sources[0]
        return f"{_opening(source)}{SEPARATOR}{date_text(source.published)}"
    parts = [] if note.period is None else [note.period.label]
    if note.coverage is not None:
        parts.append(_articles_text(note.coverage, note.sources))
    elif note.sources:
        parts.append(counted(len(note.sources), "article"))
    if note.period and note.generated is not None and note.generated != note.period.end:
        parts.append(as_of_text(note.generated))
    return SEPARATOR.join(parts)


def _articles_text(coverage: Coverage, sources: tuple[Source, ...]) -> str:
    told = coverage.asked or coverage
    articles = counted(told.articles, "article")
    if coverage.asked is not None and coverage.asked.articles < coverage.articles:
        articles = f"{told.articles:,} of {counted(coverage.articles, 'article')}"
    if told.articles == 0:
        return "no article matched" if coverage.asked else articles
    publishers = publishers_text(told)
    if told.independent > 1:
        return f"{articles}, {publishers}, {told.independent:,} independent"
    name = _single_source(sources)
    if told.publishers + told.unknown > 1:
        return f"{articles}, {publishers}, single source: {name}"
    return f"{articles}, single source: {name}"


def publishers_text(count: Coverage | SourceCount) -> str:
    """ "5 publishers", "5 publishers (1 article of unknown publisher)", "publishers unknown"."""
    if not count.publishers:
        return "publisher unknown" if count.unknown == 1 else "publishers unknown"
    known = counted(count.publishers, "publisher")
    if not count.unknown:
        return known
    return f"{known} ({counted(count.unknown, 'article')} of unknown publisher)"


def _single_source(sources: tuple[Source, ...]) -> str:
    dated = [source for source in sources if source.published is not None] or list(sources)
    agencies = [
        source.publisher if source.publisher and _is_its_own(source) else source.agency
        for source in dated
        if source.agency
    ]
    publishers = [source.publisher for source in dated if source.publisher]
    return one_line((agencies or publishers or [NO_PUBLISHER])[0])


# --- citations and sources -------------------------------------------------------------


def name_text(publisher: str | None, title: str | None, path: str) -> str:
    """What a citation calls its source: publisher, else “title”, else the file's name."""
    if publisher and publisher.strip():
        return one_line(publisher)
    if title and title.strip():
        return f"“{one_line(title)}”"
    return one_line(path.rpartition("/")[2] or path)


def listed_sources(note: Note) -> tuple[Source, ...]:
    """The sources that the list of sources holds: all that the note quotes, in its order."""
    return tuple(source for source in note.sources if source.quoted)


def mentions(note: Note, section: Section) -> tuple[str, ...]:
    """What follows a section's points: one line for each of its articles that isn't quoted,
    and one for those that it leaves out.

    Only "also", "late" and "undated" sections name articles that they don't quote.
    """
    if section.kind not in {"also", "late", "undated"}:
        return ()
    unquoted = {source.article: source for source in note.sources if not source.quoted}
    lines = [mention_text(unquoted[name]) for name in section.articles if name in unquoted]
    if section.more:
        lines.append(f"{counted(section.more, 'further article')}.")
    return tuple(lines)


def heading_text(section: Section) -> str:
    """A section's heading; a story's is a title, with what it is to the period before."""
    if section.kind != "story":
        return section.heading
    return f"{settled(f'“{one_line(section.heading)}”')}{label_text(section)}"


def label_text(section: Section) -> str:
    """The label of a story as it follows its heading, in brackets since it is ours."""
    return f" [{section.label}]" if section.label else ""


def empty_text(note: Note, section: Section) -> str | None:
    """What stands in the place of the key points where there is none."""
    if section.kind != "key_points" or section.points:
        return None
    if any(one.points for one in note.sections):
        return CLAIMS_ALONE
    if note.matched:
        return NOTHING_FITS
    foreign = any(one.heading == IN_OTHER_LANGUAGES for one in note.sections)
    return ONLY_FOREIGN if foreign else NO_MATCH


def source_text(source: Source) -> str:
    """The entry of a source in the list of sources: who, “title”, when, where, how much, and
    what the table of publishers says of it."""
    return "".join(source_parts(source))


def source_parts(source: Source) -> tuple[str, str, str]:
    """``source_text`` as what stands before a link's words, those words, and what follows.

    The words of the link are the title, or the publisher where there is none.
    """
    stated = bool(source.title and source.title.strip())
    title = title_text(source.title or "") if stated else ""
    name = settled(_opening(source))
    before, words = (f"{name}, ", title) if title else ("", name)
    after = f", {date_text(source.published)}. {one_line(source.path)}. {_quoted(source)}"
    if source.copies:
        after += f" Also carried by {listed(map(one_line, source.copies))}."
    remarks = _remarks(source)
    return before, words, f"{after} {remarks}" if remarks else after


def mention_text(source: Source) -> str:
    """A source of which nothing is quoted, in one line: "“Title” (Xinhua, 19 May 2017)"."""
    day = UNDATED if source.published is None else day_text(source.published.value)
    if source.published is not None and source.published.basis == "lead":
        day += f", {INFERRED}"
    if not (source.title and source.title.strip()):
        name = name_text(None, None, source.path)
        return f"{name} ({settled(_from(source))}, {day})"
    copies = f"; also carried by {listed(map(one_line, source.copies))}" if source.copies else ""
    title = title_text(source.title)
    return f"{title} ({settled(_from(source))}, {day}{copies})"


def title_text(title: str) -> str:
    """A title in quotation marks where it is listed; a long one ends at a word, with "…"."""
    shown = one_line(title)
    if len(shown) > _LONGEST_TITLE:
        head = shown[:_LONGEST_TITLE]
        cut = head.rfind(" ")
        shown = (head[:cut] if cut > _LONGEST_TITLE // 2 else head).rstrip(" ,;:–—-") + " …"
    return settled(f"“{shown}”")


def link(url: str | None) -> str | None:
    """The address when it may be linked: http or https with a host, nothing invisible."""
    if url is None or not url.isascii() or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed bracket of an IPv6 host
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _from(source: Source) -> str:
    publisher = one_line(source.publisher or "")
    agency = one_line(source.agency or "")
    if publisher and agency and not _is_its_own(source):
        return f"{publisher} (from {agency})"
    return publisher or agency or NO_PUBLISHER


def _is_its_own(source: Source) -> bool:
    """Whether the agency that is credited is the publisher, under one name or another."""
    names = {(name or "").casefold() for name in (source.publisher, source.publisher_name)}
    return (source.agency or "").casefold() in names


def _opening(source: Source) -> str:
    """The publisher where it opens a line."""
    name = _from(source)
    return name.capitalize() if name == NO_PUBLISHER else name


def _quoted(source: Source) -> str:
    if source.quoted == 0:
        return f"Not quoted ({counted(source.sentences, 'sentence')})."
    share = f" ({source.quoted_words / source.words:.0%} of words)" if source.words else ""
    return f"Quoted: {source.quoted:,} of {counted(source.sentences, 'sentence')}{share}."


def _remarks(source: Source) -> str:
    """What the table of publishers says of a source: "State media. © Tide Wire."; else ""."""
    kind = one_line(source.kind or "")
    remarks = (kind[:1].upper() + kind[1:], one_line(source.notice or ""))
    return " ".join(f"{one.removesuffix('.')}." for one in remarks if one)


def listed(names: Iterable[str]) -> str:
    """ "Ana Berg", "Ana Berg, Tor Lind and Mia Os"; of at least one."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
