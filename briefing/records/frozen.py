"""Frozen dataclasses whose methods are written when they are first called.

``dataclasses.dataclass`` compiles the source of six methods for each class as it is
imported, which for some two hundred classes is a third of what starting a command takes,
though it makes objects of few of them. ``dataclass`` here gives the same class; its
``__init__``, ``__eq__`` and ``__hash__`` are compiled when they are first looked up, and what
need not be fast is one function for all classes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    # What it is to whoever uses it, in every respect that types know of.
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """Make a class a frozen dataclass with slots.

        Fields may have a default or a ``default_factory``; ``__post_init__`` is called.
        Nothing else of ``dataclasses.field`` is known here. As for any dataclass, methods
        that the class itself defines are kept.
        """
        if not (frozen and slots):
            raise TypeError("a class that is not frozen, or has no slots, is one of dataclasses")

        def enter(plain: type) -> type:
            plain.__doc__ = plain.__doc__ or plain.__name__  # else made of the signature
            made = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=True, kw_only=kw_only
            )(plain)
            for name, method in _SHARED.items():
                if name not in plain.__dict__:
                    setattr(made, name, method)
            for name, source in _SOURCES.items():
                if name not in plain.__dict__:
                    setattr(made, name, _Unwritten(made, name, source))
            return made

        return enter


class _Unwritten:
    """A method of a class that takes its place in it when it is first looked up."""

    def __init__(self, owner: type, name: str, source: Callable[[type], str]) -> None:
        self.owner = owner
        self.name = name
        self.source = source

    def __get__(self, record: object, owner: type | None = None) -> Any:
        known: dict[str, Any] = {"MISSING": MISSING}
        for one in fields(self.owner):
            # A slot's own way to be set: quicker than to look the field up by its name.
            known[f"set_{one.name}"] = getattr(self.owner, one.name).__set__
            known[f"default_{one.name}"] = one.default
            known[f"new_{one.name}"] = one.default_factory
        exec(self.source(self.owner), known)
        method = known[self.name]
        method.__qualname__ = f"{self.owner.__qualname__}.{self.name}"
        method.__module__ = self.owner.__module__
        if self.name == "__init__":
            method.__annotations__ = {one.name: one.type for one in fields(self.owner)}
        setattr(self.owner, self.name, method)
        return method if record is None else method.__get__(record)


def _init(owner: type) -> str:
    named: list[str] = []
    keyword: list[str] = []
    lines: list[str] = []
    for one in fields(owner):
        name = value = one.name
        if one.default is not MISSING:
            name += f"=default_{name}"
        elif one.default_factory is not MISSING:
            value = f"new_{name}() if {name} is MISSING else {name}"
            name += "=MISSING"
        (keyword if one.kw_only else named).append(name)
        lines.append(f" set_{one.name}(self, {value})")
    if hasattr(owner, "__post_init__"):
        lines.append(" self.__post_init__()")
    head = ", ".join(["self", *named, *(["*", *keyword] if keyword else [])])
    return "\n".join([f"def __init__({head}):", *(lines or [" pass"])])


def _values(owner: type, record: str) -> str:
    return "(" + "".join(f"{record}.{one.name}, " for one in fields(owner)) + ")"


def _eq(owner: type) -> str:
    return (
        "def __eq__(self, other):\n"
        " if other.__class__ is not self.__class__: return NotImplemented\n"
        f" return {_values(owner, 'self')} == {_values(owner, 'other')}"
    )


def _hash(owner: type) -> str:
    return f"def __hash__(self): return hash({_values(owner, 'self')})"


def _repr(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self))
    return f"{self.__class__.__qualname__}({shown})"


def _setattr(self: Any, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in fields(self)]


def _setstate(self: Any, state: list[object]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_SOURCES = {"__init__": _init, "__eq__": _eq, "__hash__": _hash}
_SHARED = {
    "__repr__": _repr,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
