"""The tables [desks.NAME]: what may stand in each, and names that any file system takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from briefing.config import filenames, values
from briefing.config.tables import table_of
from briefing.errors import ConfigError
from briefing.records import Desk

# With a year, a label, a version and the ending of a partial file it stays below 255 bytes.
_LONGEST_NAME = 80
# What lies in an output folder beside the folders of desks.
_OURS = frozenset({"index.html", "index.md", "manifest.json"})


def desks_of(origin: str, tables: Mapping[str, object]) -> tuple[Desk, ...]:
    """The desks, in the order in which they stand. Raises ConfigError naming the key."""
    desks: list[Desk] = []
    taken: dict[str, str] = {}
    for name, table in table_of(origin, tables, "desks"):
        key = f"desks.{name}"
        _check_name(origin, key, name)
        # Windows and macOS take names for the same that differ in case or composition alone.
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in taken:
            raise ConfigError(
                origin,
                key,
                f"differs from desks.{taken[folded]} only in case or accents' writing, which is "
                "one folder on Windows; rename one of them",
            )
        taken[folded] = name
        if not isinstance(table, dict):
            raise ConfigError(origin, key, f"expected a table, [{key}], not {table!r}")
        desks.append(_desk(origin, key, name, table))
    return tuple(desks)


def _check_name(origin: str, key: str, name: str) -> None:
    wrong = None
    if not name.strip() or name != name.strip():
        wrong = "has white space at an end, or nothing in it"
    elif not all(map(filenames.is_taken, name)):
        wrong = 'has a character in it that file names can not have (< > : " / \\ | ? *)'
    elif name.startswith(".") or name.endswith("."):
        wrong = "begins or ends with a dot"
    elif filenames.is_device(name):
        wrong = "is a name that Windows keeps for a device"
    elif name.casefold() in _OURS:
        wrong = "is the name of a file that lies beside the desks' folders"
    elif len(name.encode()) > _LONGEST_NAME:
        wrong = f"is longer than {_LONGEST_NAME} bytes"
    if wrong is not None:
        raise ConfigError(
            origin,
            key,
            f"a desk's name names its files, and {name!r} {wrong}; choose another and say what "
            "is to be shown with 'title'",
        )


def _desk(origin: str, key: str, name: str, table: Mapping[str, object]) -> Desk:
    given: dict[str, object] = {}
    for field, value in table.items():
        if field not in _FIELDS:
            raise ConfigError(
                origin, f"{key}.{field}", f"no such setting of a desk; known: {', '.join(_FIELDS)}"
            )
        given[field] = _FIELDS[field](origin, f"{key}.{field}", value)
    lengths = [field for field in ("words", "sentences", "pages") if field in given]
    if len(lengths) > 1:
        raise ConfigError(
            origin, f"{key}.{lengths[1]}", f"a note has one length; leave this or {lengths[0]} out"
        )
    given.setdefault("title", name)
    return Desk(name=name, **given)  # type: ignore[arg-type]  # each was held to its field


_FIELDS: dict[str, Callable[[str, str, object], object]] = {
    "title": values.text,
    "query": values.text,
    "languages": values.languages,
    "publishers": values.texts,
    "template": values.text,
    "formats": values.texts,
    "words": values.number,
    "sentences": values.number,
    "pages": values.number,
    "marking": values.text,
    "prepared_by": values.text,
    "prepared_for": values.text,
    "folder": values.folder,
    "method": values.text,
    "key_points": values.number,
    "comment": values.flag,
    "paper": values.paper,
    "endnotes": values.flag,
}
