"""What an office puts on a note beside its points, and the fields a template may name.

All functions give lines of plain text, as those of ``wording`` do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.records import Note
from briefing.rendering import wording
from briefing.rendering.coverage_words import coverage_text
from briefing.rendering.invisibles import one_line
from briefing.rendering.wording import SEPARATOR, as_of_text, day_text, range_text

DETAILS = ("prepared_for", "prepared_by", "desk", "as_of", "timezone")
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
        "details": details_text(details(note).values()),
        "coverage": coverage_text(note),
    }
    return {name: one_line(text or "") for name, text in given.items()}


def details(note: Note) -> Mapping[str, tuple[str, str]]:
    """Who made a note for whom, and when and where its days count: label and value by field.

    Nothing but what is set; the time and its zone only beside something else, or where a
    reader in another zone would be misled.
    """
    house = note.house
    given = {
        "prepared_for": ("Prepared for", house.prepared_for),
        "prepared_by": ("Prepared by", house.prepared_by),
        "desk": ("Desk", house.desk),
    }
    told = {
        name: (label, one_line(value))
        for name, (label, value) in given.items()
        if value and value.strip()
    }
    if told and note.generated is not None:
        moment = as_of_text(note.generated)
        if moment not in wording.subtitle(note):
            told["as_of"] = ("As of", moment.removeprefix("as of "))
    if note.period is not None and (told or note.period.timezone != "UTC"):
        told["timezone"] = ("Time zone", note.period.timezone)
    return told


def details_text(details: Iterable[tuple[str, str]]) -> str:
    """Details in one line: "Prepared for: the Director · Desk: Selvar"."""
    return SEPARATOR.join(f"{label}: {value}" for label, value in details)
