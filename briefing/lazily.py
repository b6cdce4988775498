"""Names that a module passes on, each imported from its own module when it is asked for.

A command asks for few of them, and importing all that lies behind the others (every reader,
the rules of furniture, of speech …) takes longer than most commands do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def passed_on(module: str, names: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a module that passes on names, by the modules they are of.

    A module has the same imports under ``TYPE_CHECKING``, for whoever reads or checks it.
    """
    homes = {name: home for home, own in names.items() for name in own}

    def look_up(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

    return look_up
