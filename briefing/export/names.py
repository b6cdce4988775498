"""Where a document lies below its output folder; places are relative, with slashes."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.records import Desk, Period

# What a file is called while it is written, and beside what it becomes.
PARTIAL = ".part"


def base_of(desk: Desk | None) -> str:
    """The folder of a desk's notes in an output folder: its own where others' lie there too."""
    return "" if desk is None or desk.folder is not None else f"{desk.name}/"


def place_of(period: Period, suffix: str, desk: Desk | None = None) -> str:
    """A period's place: ``YEAR/LABEL.ext``, a desk's ``DESK/YEAR/DESK_LABEL.ext``.

    The year is the label's, of a week the ISO year. A desk with a folder of its own has no
    folder DESK in it.
    """
    name = period.label if desk is None else f"{desk.name}_{period.label}"
    return f"{base_of(desk)}{period.label[:4]}/{name}{suffix}"


def versions(place: str) -> Iterator[str]:
    """A place, then the same as _v2, _v3, … without end."""
    yield place
    ending = _ending(place)
    number = 2
    while True:
        yield f"{place.removesuffix(ending)}_v{number}{ending}"
        number += 1


def _ending(place: str) -> str:
    """What says the format at the end of a name, also in two parts: ".md", ".csl.json"."""
    _, *parts = place.rpartition("/")[2].split(".")
    two = len(parts) > 1 and parts[-2].isalpha()
    return "".join(f".{part}" for part in parts[-1 - two :])


def partial_of(place: str) -> str:
    """What lies beside a place while it is written; hidden, and the same every time."""
    folder, slash, name = place.rpartition("/")
    return f"{folder}{slash}.{name}{PARTIAL}"
