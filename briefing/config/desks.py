"""The tables [desks.NAME]: what may stand in each, and names that any file system takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from briefing.config.tables import table_of
from briefing.errors import ConfigError
from briefing.records import Desk, Paper

# What Windows keeps for devices, with any ending, and does not take in a name.
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in "123456789¹²³"
}
_FORBIDDEN = frozenset('<>:"/\\|?*')
# With a year, a label, a version and the ending of a partial file it stays below 255 bytes.
_LONGEST_NAME = 80


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
    elif any(c in _FORBIDDEN or unicodedata.category(c).startswith("C") for c in name):
        wrong = 'has a character in it that file names can not have (< > : " / \\ | ? *)'
    elif name.startswith(".") or name.endswith("."):
        wrong = "begins or ends with a dot"
    elif name.split(".")[0].strip().casefold() in _DEVICES:
        wrong = "is a name that Windows keeps for a device"
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
    values: dict[str, object] = {}
    for field, value in table.items():
        if field not in _FIELDS:
            raise ConfigError(
                origin, f"{key}.{field}", f"no such setting of a desk; known: {', '.join(_FIELDS)}"
            )
        values[field] = _FIELDS[field](origin, f"{key}.{field}", value)
    lengths = [field for field in ("words", "sentences", "pages") if field in values]
    if len(lengths) > 1:
        raise ConfigError(
            origin, f"{key}.{lengths[1]}", f"a note has one length; leave this or {lengths[0]} out"
        )
    values.setdefault("title", name)
    return Desk(name=name, **values)  # type: ignore[arg-type]  # each was held to its field


def _text(origin: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(origin, key, f"expected a text, not {value!r}")
    return value.strip()


def _texts(origin: str, key: str, value: object) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed:
        raise ConfigError(origin, key, f"expected a text or a list of texts, not {value!r}")
    return tuple(dict.fromkeys(_text(origin, key, one) for one in listed))


def _languages(origin: str, key: str, value: object) -> tuple[str, ...]:
    codes = tuple(code.lower() for code in _texts(origin, key, value))
    for code in codes:
        if not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise ConfigError(origin, key, f"expected two-letter codes such as en, not {code!r}")
    return codes


def _number(origin: str, key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ConfigError(origin, key, f"expected a number of 1 or more, not {value!r}")
    return value


def _flag(origin: str, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(origin, key, f"expected true or false, not {value!r}")
    return value


def _paper(origin: str, key: str, value: object) -> str:
    known = get_args(Paper)
    if not isinstance(value, str) or value.lower() not in known:
        raise ConfigError(origin, key, f"expected {' or '.join(known)}, not {value!r}")
    return value.lower()


def _folder(origin: str, key: str, value: object) -> Path:
    path = Path(_text(origin, key, value))
    try:
        return path.expanduser()
    except RuntimeError as error:  # no such user, or no home
        raise ConfigError(origin, key, f"'{path}' names no folder ({error})") from error


_FIELDS: dict[str, Callable[[str, str, object], object]] = {
    "title": _text,
    "query": _text,
    "languages": _languages,
    "publishers": _texts,
    "template": _text,
    "formats": _texts,
    "words": _number,
    "sentences": _number,
    "pages": _number,
    "marking": _text,
    "prepared_by": _text,
    "prepared_for": _text,
    "folder": _folder,
    "method": _text,
    "key_points": _number,
    "comment": _flag,
    "paper": _paper,
    "endnotes": _flag,
}
