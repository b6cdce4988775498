"""The table [note]: what every note has unless its desk, or an option, says otherwise.

[note]
marking = "OFFICIAL"
prepared_by = "Strait Unit"
prepared_for = "Director"
comment = true          # leaves a block for words of your own
paper = "letter"
endnotes = true         # in Word, in place of footnotes
pages = 2               # in place of words
languages = ["en", "fr"]
share = 0.3             # of an article's words, at most
chart = false
coverage_page = true
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.config import values
from briefing.config.tables import table_of
from briefing.errors import ConfigError
from briefing.records import House, NoteTable

_HOUSE: dict[str, Callable[[str, str, object], object]] = {
    "marking": values.text,
    "prepared_by": values.text,
    "prepared_for": values.text,
    "comment": values.flag,
    "paper": values.paper,
    "endnotes": values.flag,
}
_OTHERS: dict[str, Callable[[str, str, object], object]] = {
    "pages": values.number,
    "languages": values.languages,
    "share": values.share,
    "chart": values.flag,
    "coverage_page": values.flag,
}


def note_table_of(origin: str, tables: Mapping[str, object]) -> NoteTable:
    """What the table says. Raises ConfigError naming the key."""
    house: dict[str, object] = {}
    others: dict[str, object] = {}
    for name, value in table_of(origin, tables, "note"):
        key = f"note.{name}"
        if name in _HOUSE:
            house[name] = _HOUSE[name](origin, key, value)
        elif name in _OTHERS:
            others[name] = _OTHERS[name](origin, key, value)
        else:
            known = ", ".join((*_HOUSE, *_OTHERS))
            raise ConfigError(origin, key, f"no such setting of notes; known: {known}")
    return NoteTable(house=House(**house), **others)  # type: ignore[arg-type]  # each was held to its field
