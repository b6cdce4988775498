"""The tables of briefing.toml that are about reading: what may stand in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from briefing.errors import ConfigError
from briefing.records import Limits, Reading

TABLES = ("limits", "fields", "publishers")
# The fields of an article that a table or a JSON file may give.
ARTICLE_FIELDS = ("title", "text", "published", "publisher", "author", "place", "url", "language")


def reading_of(origin: str, tables: Mapping[str, object]) -> Reading:
    """What the tables about reading settle; keys are named as ``[table] key``."""
    limits: dict[str, float] = {}
    for key, value in table_of(origin, tables, "limits"):
        whole = {one.name: one.type == "int" for one in fields(Limits)}
        if key not in whole:
            raise ConfigError(origin, f"limits.{key}", f"no such limit; known: {', '.join(whole)}")
        wrong = isinstance(value, bool) or not isinstance(value, int if whole[key] else int | float)
        if wrong or value <= 0:  # type: ignore[operator]  # a number by now
            raise ConfigError(origin, f"limits.{key}", f"expected a number above 0, not {value!r}")
        limits[key] = value  # type: ignore[assignment]
    names: dict[str, tuple[str, ...]] = {}
    for key, value in table_of(origin, tables, "fields"):
        if key not in ARTICLE_FIELDS:
            known = ", ".join(ARTICLE_FIELDS)
            raise ConfigError(origin, f"fields.{key}", f"no such field; known: {known}")
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(n, str) and n for n in listed):
            raise ConfigError(
                origin, f"fields.{key}", f"expected a name or a list of names, not {value!r}"
            )
        names[key] = tuple(listed)
    return Reading(limits=Limits(**limits), fields=names)  # type: ignore[arg-type]


def table_of(origin: str, tables: Mapping[str, object], name: str) -> list[tuple[str, object]]:
    """The entries of a table; none where it is not there."""
    table = tables.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(origin, name, f"expected a table, [{name}], not {table!r}")
    return list(table.items())
