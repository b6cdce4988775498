"""What an examination finds."""

from __future__ import annotations

from typing import Literal, TypeAlias

from briefing.records.frozen import dataclass

# "missing" is something that one can do without, "wrong" what wants mending.
State: TypeAlias = Literal["fine", "missing", "wrong"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at: what of it is so, and how to mend it where it is wrong."""

    what: str
    state: State
    told: str
    mend: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting, its value as it may be shown, and where it comes from."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Everything that was looked at."""

    installed: tuple[Finding, ...]
    settings: tuple[Setting, ...]
    checked: tuple[Finding, ...]

    @property
    def wrong(self) -> tuple[Finding, ...]:
        return tuple(one for one in (*self.installed, *self.checked) if one.state == "wrong")
