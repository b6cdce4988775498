"""What may stand in a table of briefing.toml: checks that name file and key."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from briefing.errors import ConfigError
from briefing.records import Paper
from briefing.records.languages import is_language


def text(origin: str, key: str, value: object) -> str:
    """A text, without white space at its ends."""
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(origin, key, f"expected a text, not {value!r}")
    return value.strip()


def texts(origin: str, key: str, value: object) -> tuple[str, ...]:
    """A list of texts, each once; a single one may stand alone."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed:
        raise ConfigError(origin, key, f"expected a text or a list of texts, not {value!r}")
    return tuple(dict.fromkeys(text(origin, key, one) for one in listed))


def languages(origin: str, key: str, value: object) -> tuple[str, ...]:
    """Two-letter codes."""
    return tuple(dict.fromkeys(language(origin, key, one) for one in texts(origin, key, value)))


def language(origin: str, key: str | None, code: str) -> str:
    """The two-letter code of a language that there is."""
    if not is_language(code):
        raise ConfigError(
            origin, key, f"expected the two-letter code of a language such as en, not {code!r}"
        )
    return code.lower()


def number(origin: str, key: str, value: object) -> int:
    """A whole number of 1 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ConfigError(origin, key, f"expected a number of 1 or more, not {value!r}")
    return value


def flag(origin: str, key: str, value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ConfigError(origin, key, f"expected true or false, not {value!r}")
    return value


def paper(origin: str, key: str, value: object) -> str:
    """A size of paper."""
    known = get_args(Paper)
    if not isinstance(value, str) or value.lower() not in known:
        raise ConfigError(origin, key, f"expected {' or '.join(known)}, not {value!r}")
    return value.lower()


def folder(origin: str, key: str, value: object) -> Path:
    """A folder; ~ is a home."""
    path = Path(text(origin, key, value))
    try:
        return path.expanduser()
    except RuntimeError as error:  # no such user, or no home
        raise ConfigError(origin, key, f"'{path}' names no folder ({error})") from error


def share(origin: str, key: str, value: object) -> float:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ConfigError(origin, key, f"expected a number from 0 to 1, not {value!r}")
    return float(value)
