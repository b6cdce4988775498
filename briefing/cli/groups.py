"""Help in plain text: with boxes and colours it takes twice as long, and so does an error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

# More characters than a sentence about a command has.
_WHOLE = 1000
# Stands for a hyphen while lines are broken: names such as --no-ingest are to stay whole.
_HYPHEN = "\ue000"


class _Text(typer.Context.formatter_class):  # type: ignore[misc,valid-type]  # a class all the same
    """Help whose lines never end within a hyphenated name."""

    def write_dl(self, rows: Sequence[tuple[str, str]], *given: Any, **more: Any) -> None:
        kept = [(name, text.replace("-", _HYPHEN)) for name, text in rows]
        super().write_dl(kept, *given, **more)

    def getvalue(self) -> str:
        text: str = super().getvalue()
        return text.replace(_HYPHEN, "-")


class PlainContext(typer.Context):
    """What a command of ours is called with; shows help in plain text."""

    formatter_class = _Text


class Group(TyperGroup):
    """A group whose help gives each command's sentence whole, however long it is."""

    context_class = PlainContext

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        told = [(name, self.told_of(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(told)

    def told_of(self, ctx: Any, name: str) -> str:
        """What a command does, in a sentence."""
        command = self.get_command(ctx, name)
        return "" if command is None else command.get_short_help_str(limit=_WHOLE)
