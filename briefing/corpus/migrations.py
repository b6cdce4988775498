"""From an older schema to this one: numbered steps, all in one transaction or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection, insert, inspect, select

from briefing.corpus import schema
from briefing.corpus.count_indices import make_count_indices
from briefing.corpus.database import MOVE_AWAY, Database
from briefing.corpus.first_tables import make_first_tables
from briefing.corpus.fourth_tables import make_fourth_tables
from briefing.corpus.kept_counts import make_kept_counts
from briefing.corpus.larger_merges import make_larger_merges
from briefing.corpus.second_tables import make_second_tables
from briefing.corpus.third_tables import make_third_tables
from briefing.errors import CorpusError
from briefing.records.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema; once released it never changes."""

    number: int
    name: str
    apply: Callable[[Connection], None]


MIGRATIONS = (
    Migration(number=1, name="first tables", apply=make_first_tables),
    Migration(number=2, name="copies and search", apply=make_second_tables),
    Migration(number=3, name="handling and first reading", apply=make_third_tables),
    Migration(number=4, name="purged texts", apply=make_fourth_tables),
    Migration(number=5, name="indices of counts", apply=make_count_indices),
    Migration(number=6, name="kept counts", apply=make_kept_counts),
    Migration(number=7, name="larger merges", apply=make_larger_merges),
)


def migrate(
    database: Database,
    steps: Sequence[Migration] = MIGRATIONS,
    *,
    shared_over: str | None = None,
) -> bool:
    """Bring a database to the schema that is known here; steps are applied in order.

    True where one was. ``shared_over`` is the network file system of its file, if any.

    Raises CorpusError, with nothing changed, for a database that a newer briefing wrote
    or that is another program's.
    """
    with database.reading() as connection:
        pending = _pending(connection, database, steps)
    database.write_ahead(shared_over=shared_over)
    if not pending:
        return False
    with database.writing() as connection:
        # Asked again: another process may have been first.
        for step in _pending(connection, database, steps):
            if step.number == 1:
                schema.migrations.create(connection)
            step.apply(connection)
            connection.execute(insert(schema.migrations).values(number=step.number, name=step.name))
    return True


def _pending(
    connection: Connection, database: Database, steps: Sequence[Migration]
) -> list[Migration]:
    tables = inspect(connection).get_table_names()
    if not tables:
        return list(steps)
    if not is_ours(tables):
        raise CorpusError(
            database.shown,
            "is another program's database: name another with --database, or move it away",
        )
    applied = set(connection.scalars(select(schema.migrations.c.number)))
    newest = max((step.number for step in steps), default=0)
    if max(applied, default=0) > newest:
        raise CorpusError(
            database.shown,
            f"was written by a newer briefing (schema {max(applied)}, this one knows {newest}): "
            f"update briefing, or {MOVE_AWAY}",
        )
    return [step for step in steps if step.number not in applied]


def is_ours(tables: Iterable[str]) -> bool:
    """Whether a database with these tables is one of ours."""
    return {"migrations", "state", "files", "articles"} <= set(tables)
