"""The table [publishers]: other names of a publisher, and what is to be known of it.

[publishers]
TDW = "Tide Wire"                   # a name as articles state it = the one to show

[publishers."Tide Wire"]
aliases = ["Tide News", "tide.example"]
kind = "agency"
notice = "© Tide Wire, used under licence 17"
share = 0.25                        # of an article's words, at most, in a note
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefing.config import values
from briefing.config.tables import table_of
from briefing.errors import ConfigError
from briefing.records import Publisher
from briefing.records.frozen import dataclass

_KEYS = ("aliases", "kind", "notice", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishers:
    """Publishers' names by the names that articles state, and what is known of each."""

    names: Mapping[str, str] = field(default_factory=dict)
    known: tuple[Publisher, ...] = ()


def publishers_of(origin: str, tables: Mapping[str, object]) -> Publishers:
    """What the table of publishers says. Raises ConfigError naming the key."""
    names: dict[str, str] = {}
    known = []
    for name, value in table_of(origin, tables, "publishers"):
        key = f"publishers.{name}"
        if isinstance(value, dict):
            for alias in _aliases(origin, key, value):
                names[alias] = name
            known.append(_publisher(origin, key, name, value))
        else:
            names[name] = values.text(origin, key, value)
    return Publishers(names=names, known=tuple(known))


def _aliases(origin: str, key: str, table: Mapping[str, object]) -> list[str]:
    listed = table.get("aliases", [])
    if not isinstance(listed, list):
        raise ConfigError(origin, f"{key}.aliases", f"expected a list of names, not {listed!r}")
    return [values.text(origin, f"{key}.aliases", alias) for alias in listed]


def _publisher(origin: str, key: str, name: str, table: Mapping[str, object]) -> Publisher:
    for entry in table:
        if entry not in _KEYS:
            known = ", ".join(_KEYS)
            raise ConfigError(origin, f"{key}.{entry}", f"no such key; known: {known}")
    texts = {
        entry: values.text(origin, f"{key}.{entry}", table[entry])
        for entry in ("kind", "notice")
        if entry in table
    }
    share = values.share(origin, f"{key}.share", table["share"]) if "share" in table else None
    return Publisher(
        name=name,
        kind=texts.get("kind"),
        notice=texts.get("notice"),
        share=share,
    )
