"""An option beats an environment variable beats briefing.toml beats the default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path

from briefing.config.publishers import publishers_of
from briefing.config.tables import TABLES, reading_of
from briefing.config.values import language
from briefing.errors import ConfigError
from briefing.records import Desk, NoteTable, Publisher, Reading
from briefing.records.frozen import dataclass

FILE_NAME = "briefing.toml"
VARIABLE_PREFIX = "BRIEFING_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is told. Paths are relative to the working folder unless absolute.

    ``database`` is a file, or the URL of a database (a text with "://" in it).

    ``words`` limits a note; ``language`` is an ISO 639-1 code that stands in for the
    detected one; ``key_points`` is how many open a note, by default as many as go with its
    pages; ``novelty``, 0 to 1, is how far what the period before told counts less;
    ``segment`` are languages whose words are told by a dictionary; ``jobs`` is how many
    processes may work at once, 1 for this one alone; ``reading`` comes of the tables
    [limits], [fields] and [publishers]; ``publishers`` are those of which the last says more
    than a name, ``desks`` come of the tables [desks.NAME], ``note`` of the table [note].
    """

    corpus: Path = Path("corpus")
    templates: Path = Path("templates")
    output: Path = Path("output")
    database: Path | str = Path(".briefing/corpus.db")
    log: Path | None = None
    timezone: str = "UTC"
    language: str | None = None
    method: str = "coverage"
    words: int = 300
    key_points: int | None = None
    novelty: float = 0.5
    segment: tuple[str, ...] = ()
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    reading: Reading = field(default_factory=Reading)
    publishers: tuple[Publisher, ...] = ()
    desks: tuple[Desk, ...] = ()
    note: NoteTable = field(default_factory=NoteTable)


_PATHS = frozenset({"corpus", "templates", "output", "database", "log"})
_NUMBERS = frozenset({"words", "key_points", "jobs"})
_OF_TABLES = frozenset({"reading", "publishers", "desks", "note"})
_NAMES = tuple(field.name for field in fields(Settings) if field.name not in _OF_TABLES)


def load_settings(
    folder: Path, environment: Mapping[str, str], options: Mapping[str, object]
) -> Settings:
    """The settings of a working folder.

    ``environment`` is read for BRIEFING_CORPUS and so on; ``options`` holds what the
    command line gave, None where it gave nothing. Raises ConfigError, naming the file or
    variable, the key and what is expected.
    """
    values: dict[str, object] = {}
    file = folder / FILE_NAME
    tables: dict[str, object] = {}
    for key, value in _read_file(file).items():
        if key in TABLES:
            tables[key] = value
        else:
            values[key] = _checked(str(file), key, value)
    for key in _NAMES:
        variable = VARIABLE_PREFIX + key.upper()
        if environment.get(variable):
            values[key] = _checked(f"environment variable {variable}", key, environment[variable])
    for key, value in options.items():
        if value is not None:
            values[key] = _checked(f"option --{key.replace('_', '-')}", key, value)
    publishers = publishers_of(str(file), tables)
    reading = replace(reading_of(str(file), tables), publishers=publishers.names)
    desks: tuple[Desk, ...] = ()
    if "desks" in tables:
        from briefing.config.desks import desks_of

        desks = desks_of(str(file), tables)
    note = NoteTable()
    if "note" in tables:
        from briefing.config.note_table import note_table_of

        note = note_table_of(str(file), tables)
    return Settings(
        reading=reading,
        publishers=publishers.known,
        desks=desks,
        note=note,
        **values,  # type: ignore[arg-type]  # _checked has held each to its field
    )


def _read_file(file: Path) -> dict[str, object]:
    try:
        content = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(file, None, f"can not be read ({error}); mend or remove it") from error
    import tomllib

    try:
        values = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(file, None, f"is not TOML: {error}") from error
    for key in values:
        if key not in _NAMES + TABLES:
            known = ", ".join(_NAMES + TABLES)
            raise ConfigError(file, key, f"no such setting; known: {known}")
    return values


def _checked(origin: str, key: str, value: object) -> object:
    # An option or a variable is named after its key already.
    named = key if origin.endswith(FILE_NAME) else None
    if key in _PATHS:
        if isinstance(value, Path):
            return value
        if isinstance(value, str) and value:
            return value if key == "database" and "://" in value else Path(value)
        raise ConfigError(origin, named, f"expected a path, not {value!r}")
    if key in _NUMBERS:
        number = value
        if isinstance(value, str) and value.isdigit():
            number = int(value)
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise ConfigError(origin, named, f"expected a number of 1 or more, not {value!r}")
        return number
    if key == "segment":
        listed = value.replace(",", " ").split() if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(code, str) for code in listed):
            raise ConfigError(origin, named, f"expected a list such as ['zh'], not {value!r}")
        return tuple(listed)
    if key == "novelty":
        return _share(origin, named, value)
    if not isinstance(value, str) or not value:
        raise ConfigError(origin, named, f"expected a text, not {value!r}")
    if key == "timezone" and value != "UTC":
        _check_timezone(origin, named, value)
    if key == "language":
        return language(origin, named, value)
    return value


def _share(origin: str, key: str | None, value: object) -> float:
    """A number from 0 to 1, as TOML or a variable gives it."""
    try:
        number = float(value) if isinstance(value, str | int | float) else -1.0
    except ValueError:
        number = -1.0
    if isinstance(value, bool) or not 0.0 <= number <= 1.0:
        raise ConfigError(origin, key, f"expected a number from 0 to 1, not {value!r}")
    return number


def _check_timezone(origin: str, key: str | None, name: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(
            origin,
            key,
            f"no time zone is named {name!r}; use an IANA name such as UTC or Europe/Berlin",
        ) from error
