"""Named parts that others can add: one table for each kind of reader, ranker and renderer.

A part of ours is one file of its package with one registered function, and a line of the
registry's table, so that all names are known without importing what they name. A part of
another distribution is found through the entry-point group, which costs more start-up time
and is only looked into where a name is still unknown or all names are asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from briefing.errors import UnknownName

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """A table from names to parts of one kind ("method", "format", …)."""

    def __init__(self, kind: str, *, ours: Mapping[str, str], group: str) -> None:
        """``ours`` maps the name of each part of ours to the module that registers it."""
        self._kind = kind
        self._ours = ours
        self._group = group
        self._parts: dict[str, Part] = {}
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
        if name not in self._parts:
            if name in self._ours:
                importlib.import_module(self._ours[name])
            else:
                self._read_group()
        try:
            return self._parts[name]
        except KeyError:
            raise UnknownName(self._kind, name, self.names()) from None

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        self._read_group()
        return tuple(sorted({*self._ours, *self._parts}))

    def others(self) -> tuple[Part, ...]:
        """The parts of other distributions, by name."""
        self._read_group()
        return tuple(self._parts[name] for name in sorted(self._parts) if name not in self._ours)

    def _read_group(self) -> None:
        if self._group_read:
            return
        self._group_read = True
        from importlib.metadata import entry_points

        for point in entry_points(group=self._group):
            if point.name not in self._ours and point.name not in self._parts:
                self._parts[point.name] = point.load()
