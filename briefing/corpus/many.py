"""One statement for many rows whose values are in the driver's form already (``values``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Insert, Update


def write_many(
    connection: Connection,
    statement: Insert | Update,
    names: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> None:
    """Write rows, each with a value for every name, in the order the statement has them.

    SQLAlchemy would go through the values of every row by type, which costs as much as the
    database's own work: here it only words the statement.
    """
    if not rows:
        return
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(names))
    given: list[Any] = list(rows)
    if compiled.positional:
        assert compiled.positiontup == list(names), (compiled.positiontup, names)
    else:
        given = [dict(zip(names, row, strict=True)) for row in rows]
    connection.exec_driver_sql(str(compiled), given)
