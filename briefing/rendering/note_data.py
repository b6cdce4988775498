"""Parsed JSON, taken apart with an error that names the place: "citations[3].start"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from briefing.errors import ReadError

_NAMES = {dict: "an object", list: "a list", int: "int", str: "str", type(None): "null"}


Known = TypeVar("Known")


class Fields:
    """One JSON object at a place of a document; every look-up checks what it finds.

    Raises ReadError ("expected int in 'citations[3].start', not str").
    """

    def __init__(self, value: object, place: str, path: str) -> None:
        if not isinstance(value, dict):
            raise _wrong("an object", place or "the whole", value, path)
        self._values: dict[str, object] = value
        self._place = place
        self._path = path

    def has(self, name: str) -> bool:
        return name in self._values

    def number(self, name: str) -> int:
        value = self._get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong("int", name, value)
        return value

    def text(self, name: str) -> str:
        value = self._get(name)
        if not isinstance(value, str):
            raise self._wrong("str", name, value)
        return value

    def number_or_null(self, name: str) -> int | None:
        return None if self._get(name) is None else self.number(name)

    def numbers(self, name: str) -> tuple[int, ...]:
        numbers = []
        for place, value in self._entries(name):
            if not isinstance(value, int) or isinstance(value, bool):
                raise _wrong("int", place, value, self._path)
            numbers.append(value)
        return tuple(numbers)

    def texts(self, name: str) -> tuple[str, ...]:
        texts = []
        for place, value in self._entries(name):
            if not isinstance(value, str):
                raise _wrong("str", place, value, self._path)
            texts.append(value)
        return tuple(texts)

    def objects(self, name: str) -> Iterator[Fields]:
        for place, value in self._entries(name):
            yield Fields(value, place, self._path)

    def object_or_null(self, name: str) -> Fields | None:
        value = self._get(name)
        return None if value is None else Fields(value, self._key(name), self._path)

    def one_of(self, name: str, known: Mapping[str, Known]) -> Known:
        value = self.text(name)
        if value not in known:
            raise ReadError(
                self._path,
                None,
                f"'{self._key(name)}' is '{value}', not one of {', '.join(known)}; "
                "verify the file as it was written",
            )
        return known[value]

    def _entries(self, name: str) -> Iterator[tuple[str, object]]:
        value = self._get(name)
        if not isinstance(value, list):
            raise self._wrong("a list", name, value)
        for index, entry in enumerate(value):
            yield f"{self._key(name)}[{index}]", entry

    def _get(self, name: str) -> object:
        if name not in self._values:
            raise ReadError(
                self._path,
                None,
                f"'{self._key(name)}' is missing; verify the file as it was written",
            )
        return self._values[name]

    def _key(self, name: str) -> str:
        return f"{self._place}.{name}" if self._place else name

    def _wrong(self, expected: str, name: str, value: object) -> ReadError:
        return _wrong(expected, self._key(name), value, self._path)


def _wrong(expected: str, place: str, value: object, path: str) -> ReadError:
    found = "bool" if isinstance(value, bool) else _NAMES.get(type(value), type(value).__name__)
    return ReadError(
        path,
        None,
        f"expected {expected} in '{place}', not {found}; verify the file as it was written",
    )
