"""What an office puts on a note beside its points, and the fields a template may name.

All functions give one line of plain text, as those of ``wording`` do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.records import Daily, Note, Point, Section, SourceCount, Statement
from briefing.rendering import wording
from briefing.rendering.invisibles import one_line
from briefing.rendering.wording import SEPARATOR, as_of_text, counted, day_text, range_text

SAID_COLUMNS = ("Party", "Speaker", "Statement")
REPORTED = "reported speech"
DIRECT = "direct speech"
NO_PARTY = "Party not stated"
SIDES_DIFFER = "Where sources differ"
CHART = "Articles per day"
TOTAL = "Total"
COVERAGE_PAGE = "Coverage in full"
CITED_IN = "Cited in"

DETAILS = ("prepared_by", "prepared_for", "desk", "as_of", "timezone")
"""The fields that the line of details is made of, in its order."""


def fields(note: Note) -> dict[str, str]:
    """Every field of a template of an office's own, by name; "" for what the note leaves open."""
    house, period = note.house, note.period
    moment = "" if note.generated is None else as_of_text(note.generated)
    given = {
        "title": note.title,
        "subtitle": wording.subtitle(note),
        "period": "" if period is None else period.label,
        "dates": "" if period is None else range_text(period),
        "marking": house.marking,
        "prepared_by": house.prepared_by,
        "prepared_for": house.prepared_for,
        "desk": house.desk,
        "date": "" if note.generated is None else day_text(note.generated),
        "as_of": moment.removeprefix("as of "),
        "timezone": "" if period is None else period.timezone,
        "language": note.language,
        "details": SEPARATOR.join(details(note).values()),
        "coverage": wording.coverage_text(note),
    }
    return {name: one_line(text or "") for name, text in given.items()}


def details(note: Note) -> Mapping[str, str]:
    """Who made a note for whom, and when and where its days count, each part by its field.

    Nothing but what is set; the time and its zone only beside something else, or where a
    reader in another zone would be misled.
    """
    house = note.house
    given = {
        "prepared_by": house.prepared_by and f"Prepared by {one_line(house.prepared_by)}",
        "prepared_for": house.prepared_for and f"Prepared for {one_line(house.prepared_for)}",
        "desk": house.desk and f"Desk: {one_line(house.desk)}",
    }
    told = {name: text for name, text in given.items() if text}
    if told and note.generated is not None:
        moment = as_of_text(note.generated)
        if moment not in wording.subtitle(note):
            told["as_of"] = moment[:1].upper() + moment[1:]
    if note.period is not None and (told or note.period.timezone != "UTC"):
        told["timezone"] = f"Time zone: {note.period.timezone}"
    return told


def count_text(count: SourceCount) -> str:
    """ "3 articles, 2 publishers, 1 independent source"."""
    return ", ".join(
        (
            counted(count.articles, "article"),
            counted(count.publishers, "publisher"),
            counted(count.independent, "independent source"),
        )
    )


def claim_text(point: Point) -> str:
    """Whose own claim a point is, as it stands behind it in brackets, which are ours."""
    return f" [{one_line(point.claim_of)}’s own claim]" if point.claim_of else ""


def notes_text(numbers: Sequence[str]) -> str:
    """ "note 3", "notes 1, 4 and 7"."""
    *most, last = numbers
    return f"notes {', '.join(most)} and {last}" if most else f"note {last}"


# --- who said what ---------------------------------------------------------------------


def by_party(section: Section) -> tuple[Point, ...]:
    """The statements of a section, those of one party together, in order of first appearance."""
    order: dict[str, int] = {}
    for point in section.points:
        order.setdefault(party_text(point.statement), len(order))
    return tuple(sorted(section.points, key=lambda point: order[party_text(point.statement)]))


def party_text(statement: Statement | None) -> str:
    """The party of a speaker, with what is not the text's own word for it."""
    if statement is None or not statement.party:
        return NO_PARTY
    return one_line(statement.party) + (" (inferred)" if statement.party_inferred else "")


def speech_text(statement: Statement) -> str:
    """How the words reached the reader: "direct speech", "reported speech, through Coast Daily"."""
    kind = DIRECT if statement.direct else REPORTED
    return f"{kind}, through {one_line(statement.via)}" if statement.via else kind


# --- articles a day --------------------------------------------------------------------


def short_day(day: date) -> str:
    """ "9 Jun"."""
    return f"{day_text(day).split()[0]} {day_text(day).split()[1][:3]}"


def daily_text(daily: Daily) -> str:
    """What a chart of articles a day shows, in words: for those who can't see it."""
    totals = [sum(counts) for counts in zip(*daily.counts, strict=True)]
    span = f"{day_text(daily.days[0])} to {day_text(daily.days[-1])}" if daily.days else ""
    publishers = ", ".join(
        f"{one_line(name)} {sum(counts):,}"
        for name, counts in zip(daily.publishers, daily.counts, strict=True)
    )
    most = ""
    if any(totals):
        top = totals.index(max(totals))
        most = f" Most on {day_text(daily.days[top])}: {max(totals):,}."
    return (
        f"Column chart of articles per day by publisher, {span}. "
        f"{counted(sum(totals), 'article')} in all: {publishers}.{most} "
        "The table below has the same figures."
    )


def daily_rows(daily: Daily) -> tuple[tuple[str, ...], ...]:
    """The figures of the chart as rows, the first and the last of them heading and total.

    Publishers are rows where the days of a week fit beside them, else days are.
    """
    days = [short_day(day) for day in daily.days]
    names = [one_line(name) for name in daily.publishers]
    if len(days) <= 8:
        rows = [("Publisher", *days, TOTAL)]
        rows += [
            (name, *map(str, counts), str(sum(counts)))
            for name, counts in zip(names, daily.counts, strict=True)
        ]
        sums = [sum(column) for column in zip(*daily.counts, strict=True)]
    else:
        rows = [("Day", *names, TOTAL)]
        for index, day in enumerate(days):
            counts = [row[index] for row in daily.counts]
            rows.append((day, *map(str, counts), str(sum(counts))))
        sums = [sum(row) for row in daily.counts]
    return (*rows, (TOTAL, *map(str, sums), str(sum(sums))))


# --- the coverage page -----------------------------------------------------------------


def coverage_lists(
    note: Note,
) -> tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...]:
    """The coverage page as tables: heading, columns, rows; none without a row."""
    page = note.page
    if page is None:
        return ()
    settings = (*page.settings, ("version", f"briefing {page.version}"))
    if note.generated is not None:
        settings += (("as of", as_of_text(note.generated).removeprefix("as of ")),)
    if note.period is not None:
        settings += (("time zone", note.period.timezone),)
    rejected = tuple(
        (one.path if one.item is None else f"{one.path}, {one.item}", one.reason)
        for one in page.rejected
    )
    lists = (
        ("Method and settings", ("Setting", "Value"), settings),
        ("Files rejected", ("File", "Reason"), rejected),
        ("Copies", ("File", "Carries the text of"), page.copies),
        ("Articles without a date", ("Title",), tuple((one,) for one in page.undated)),
        ("Publishers silent in this period", ("Publisher",), tuple((one,) for one in page.silent)),
        ("Files read", ("File",), tuple((one,) for one in page.files)),
    )  # fmt: skip
    return tuple(
        (
            f"{heading} ({len(rows):,})" if columns != ("Setting", "Value") else heading,
            columns,
            tuple(tuple(map(one_line, row)) for row in rows),
        )
        for heading, columns, rows in lists
        if rows
    )
