"""Named parts that others can add: one table for each kind of reader, ranker and renderer.

A part of ours is one file in its package with one registered function. It is looked for
in the module that has its name, then in all of the package; a part of another distribution
through the entry-point group, after that. Each step costs more start-up time than the one
before, and is only taken where a name is still unknown or all names are asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from briefing.errors import UnknownName

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """A table from names to parts of one kind ("method", "format", …)."""

    def __init__(self, kind: str, *, package: str, group: str) -> None:
        self._kind = kind
        self._package = package
        self._group = group
        self._parts: dict[str, Part] = {}
        self._package_read = False
        self._group_read = False

    def register(self, name: str) -> Callable[[Part], Part]:
        """Enter the decorated part under a name; the same name twice is an error."""

        def enter(part: Part) -> Part:
            if name in self._parts:
                raise ValueError(f"{self._kind} '{name}' is registered twice")
            self._parts[name] = part
            return part

        return enter

    def __getitem__(self, name: str) -> Part:
        """The part of that name. Raises UnknownName, naming all that are known."""
        for look in (self._read_module, self._read_package, self._read_group):
            if name not in self._parts:
                look(name)
        try:
            return self._parts[name]
        except KeyError:
            raise UnknownName(self._kind, name, self.names()) from None

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        self._read_package()
        self._read_group()
        return tuple(sorted(self._parts))

    def _read_module(self, name: str) -> None:
        package = importlib.import_module(self._package)
        files = {entry.name for place in package.__path__ for entry in Path(place).iterdir()}
        if f"{name}.py" in files:
            importlib.import_module(f"{self._package}.{name}")

    def _read_package(self, name: str = "") -> None:
        if self._package_read:
            return
        self._package_read = True
        import pkgutil

        package = importlib.import_module(self._package)
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{self._package}.{module.name}")

    def _read_group(self, name: str = "") -> None:
        if self._group_read:
            return
        self._group_read = True
        from importlib.metadata import entry_points

        for point in entry_points(group=self._group):
            if point.name not in self._parts:
                self._parts[point.name] = point.load()
