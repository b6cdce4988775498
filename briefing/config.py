"""Settings: an option beats an environment variable beats briefing.toml beats the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from briefing.errors import ConfigError

FILE_NAME = "briefing.toml"
VARIABLE_PREFIX = "BRIEFING_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is told. Paths are relative to the working folder unless absolute.

    ``words`` limits a note; ``language`` is an ISO 639-1 code that stands in for the
    detected one; ``key_points`` is how many open a note.
    """

    corpus: Path = Path("corpus")
    templates: Path = Path("templates")
    output: Path = Path("output")
    database: Path = Path(".briefing/corpus.db")
    timezone: str = "UTC"
    language: str | None = None
    method: str = "coverage"
    words: int = 350
    key_points: int = 3


_PATHS = frozenset({"corpus", "templates", "output", "database"})
_NUMBERS = frozenset({"words", "key_points"})
_NAMES = tuple(field.name for field in fields(Settings))


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
    for key, value in _read_file(file).items():
        values[key] = _checked(str(file), key, value)
    for key in _NAMES:
        variable = VARIABLE_PREFIX + key.upper()
        if environment.get(variable):
            values[key] = _checked(f"environment variable {variable}", key, environment[variable])
    for key, value in options.items():
        if value is not None:
            values[key] = _checked(f"option --{key.replace('_', '-')}", key, value)
    return Settings(**values)  # type: ignore[arg-type]  # _checked has held each to its field


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
        if key not in _NAMES:
            raise ConfigError(file, key, f"no such setting; known: {', '.join(_NAMES)}")
    return values


def _checked(origin: str, key: str, value: object) -> object:
    # An option or a variable is named after its key already.
    named = key if origin.endswith(FILE_NAME) else None
    if key in _PATHS:
        if isinstance(value, Path):
            return value
        if isinstance(value, str) and value:
            return Path(value)
        raise ConfigError(origin, named, f"expected a path, not {value!r}")
    if key in _NUMBERS:
        number = value
        if isinstance(value, str) and value.isdigit():
            number = int(value)
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise ConfigError(origin, named, f"expected a number of 1 or more, not {value!r}")
        return number
    if not isinstance(value, str) or not value:
        raise ConfigError(origin, named, f"expected a text, not {value!r}")
    if key == "timezone" and value != "UTC":
        _check_timezone(origin, named, value)
    if key == "language" and not (len(value) == 2 and value.isalpha()):
        raise ConfigError(origin, named, f"expected a two-letter code such as en, not {value!r}")
    return value.lower() if key == "language" else value


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
