"""Long lists in parts, each small enough for one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_Thing = TypeVar("_Thing")


def chunks(things: Sequence[_Thing], size: int) -> Iterator[Sequence[_Thing]]:
    """Things in order, at most ``size`` at a time."""
    for start in range(0, len(things), size):
        yield things[start : start + size]
