"""Sidecars: the corrections that a user states of an article, in a TOML file.

``story.txt.toml`` beside ``story.txt``, or ``story.toml`` for every ``story.*``, or, where
the folder can not be written, the same tree in a folder of its own. Where two state the
same key, the file's full name beats its stem, and the tree beats both: it is only written
when the others can not be. A file with several articles has a table for each, ``[items."2"]``;
what stands above the tables holds for all of them, but for a title and an address.
"""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

from briefing.errors import ConfigError
from briefing.records import Corrections
from briefing.records.languages import is_language
from briefing.text.addresses import web_address

SUFFIX = ".toml"
KEYS = tuple(field.name for field in fields(Corrections))

_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    r"(?P<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?"
)
# No press article is older than this; a year before it is a slip of the hand.
_FIRST_YEAR = 1800
_EXAMPLES = "write 2023-11-26, 2023-11-26T10:30 or 2023-11-26T10:30+02:00"


def beside(file: Path) -> tuple[Path, ...]:
    """The sidecars that a file may have in its own folder, the weaker first."""
    full = file.with_name(file.name + SUFFIX)
    stem = file.with_name(file.stem + SUFFIX)
    return (full,) if stem in (full, file) else (stem, full)


def read_corrections(
    file: Path, item: str | None = None, *, further: Path | None = None
) -> Corrections:
    """What the sidecars of a file state of one of its articles; nothing where there is none.

    ``further`` is the file's place in the tree of corrections. Raises ConfigError, naming
    sidecar, key and what is expected.
    """
    found = Corrections()
    for sidecar in (*beside(file), *([further] if further else [])):
        found = merged(found, _of_item(read_sidecar(sidecar), item))
    return found


def gather(
    sidecars: Iterable[Path], item: str | None
) -> tuple[Corrections, tuple[ConfigError, ...]]:
    """What sidecars state, the later over the earlier; one with a fault counts for nothing."""
    found, faults = Corrections(), []
    for sidecar in sidecars:
        try:
            found = merged(found, _of_item(read_sidecar(sidecar), item))
        except ConfigError as fault:
            faults.append(fault)
    return found, tuple(faults)


class Stated:
    """What the sidecars of one file state of its articles; one with a fault counts for nothing.

    They are read once, however many articles the file has, at the first question.
    """

    def __init__(self, sidecars: tuple[Path, ...]) -> None:
        self._sidecars = sidecars
        self._read: list[Mapping[str | None, Corrections]] | None = None

    def __call__(self, item: str | None) -> Corrections:
        """What is stated of one article of the file."""
        if self._read is None:
            self._read = []
            for sidecar in self._sidecars:
                with suppress(ConfigError):  # the ingest's report names the fault
                    self._read.append(read_sidecar(sidecar))
        found = Corrections()
        for stated in self._read:
            found = merged(found, _of_item(stated, item))
        return found


def _of_item(by_item: Mapping[str | None, Corrections], item: str | None) -> Corrections:
    """What one sidecar states of an article: of all in the file, and of this one above it."""
    of_all = by_item.get(None, Corrections())
    if item is None:
        return of_all
    of_all = replace(of_all, title=None, url=None)  # no two articles share these
    return merged(of_all, by_item.get(item, Corrections()))


def merged(below: Corrections, above: Corrections) -> Corrections:
    """Both, and where both state a key, the second."""
    stated = {key: getattr(above, key) for key in KEYS if getattr(above, key) is not None}
    return replace(below, **stated)


def read_sidecar(sidecar: Path) -> Mapping[str | None, Corrections]:
    """What one sidecar states, by item; None stands for all that the file has.

    Raises ConfigError. A sidecar that is not there states nothing.
    """
    try:
        content = sidecar.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # so long that no sidecar can be there
            return {}
        raise ConfigError(
            sidecar, None, f"can not be read ({error.strerror}); see to its permissions"
        ) from error
    import tomllib

    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(sidecar, None, "is not UTF-8; save it as UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(sidecar, None, f"is not TOML: {error}") from error
    items = values.pop("items", {})
    if not isinstance(items, dict):
        raise ConfigError(sidecar, "items", 'takes a table for each article: [items."2"]')
    found: dict[str | None, Corrections] = {None: _corrections(sidecar, "", values)}
    for item, stated in items.items():
        if not isinstance(stated, dict):
            raise ConfigError(sidecar, f"items.{item}", f'is not a table: write [items."{item}"]')
        found[item] = _corrections(sidecar, f"items.{item}.", stated)
    return found


def fingerprint(sidecars: Iterable[Path]) -> str | None:
    """A hash of what is written in sidecars; None without any.

    Always of the content: they are small, and an edit within one tick of the file system's
    clock, as when one is written and read again at once, must not be missed.
    """
    parts = []
    for sidecar in sidecars:
        try:
            content = hashlib.sha256(sidecar.read_bytes()).hexdigest()
        except FileNotFoundError:
            continue
        except OSError:
            content = "unreadable"
        parts.append(f"{sidecar.name}:{content}")
    if not parts:
        return None
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def check(sidecar: Path, corrections: Corrections) -> Corrections:
    """The corrections as a sidecar would give them back. Raises ConfigError."""
    stated = {key: getattr(corrections, key) for key in KEYS}
    values = {key: value for key, value in stated.items() if value is not None}
    return _corrections(sidecar, "", values)


def _corrections(sidecar: Path, prefix: str, values: Mapping[str, object]) -> Corrections:
    found: dict[str, str | date | datetime | bool | tuple[str, ...]] = {}
    for key, value in values.items():
        if key not in KEYS:
            raise ConfigError(sidecar, prefix + key, f"no such key; known: {', '.join(KEYS)}")
        try:
            found[key] = _VALUES.get(key, _text)(key, value)
        except ValueError as error:
            raise ConfigError(sidecar, prefix + key, str(error)) from error
    return replace(Corrections(), **found)  # type: ignore[arg-type]  # each value was held to its key


def _published(_: str, value: object) -> date | datetime:
    stated = _date(value)
    if stated.year < _FIRST_YEAR:
        raise ValueError(f"{stated.isoformat()} is before {_FIRST_YEAR}: {_EXAMPLES}")
    return stated


def _date(value: object) -> date | datetime:
    if isinstance(value, date):  # a datetime is a date
        return value
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"{value!r} is not a date: {_EXAMPLES}")
    try:
        return datetime.fromisoformat(match[0]) if match["time"] else date.fromisoformat(match[0])
    except ValueError:
        raise ValueError(f"{value!r} is not in the calendar: {_EXAMPLES}") from None


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"takes true or false: {key} = true")  # noqa: TRY004 # a value of a file
    return value


def _sentences(key: str, value: object) -> tuple[str, ...]:
    listed = list(value) if isinstance(value, list | tuple) else [None]
    if not all(isinstance(text, str) and text.strip() for text in listed):
        raise ValueError(f'takes a list of sentences: {key} = ["…"]')
    return tuple(" ".join(str(text).split()) for text in listed)


def _text(key: str, value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else None
    if text is None:
        raise ValueError(f'takes a text in quotes: {key} = "…"')
    if not text:
        raise ValueError("is empty; take the line out to leave the article as it was read")
    if key == "language":
        if not is_language(text):
            raise ValueError(f"'{text}' is not a language code such as en or ar (ISO 639-1)")
        return text.lower()
    if key == "url" and web_address(text) is None:
        raise ValueError(f"'{text}' is not an address that begins with http:// or https://")
    return text


_VALUES: Mapping[str, Callable[[str, object], str | date | datetime | bool | tuple[str, ...]]] = {
    "published": _published,
    "exclude": _flag,
    "removed": _flag,
    "pin": _sentences,
    "drop": _sentences,
}
