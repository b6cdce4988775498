"""Migration 6: how many articles there are, kept by triggers, so that no note has to count."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table

_COUNT = (
    "INSERT INTO counts (id, articles, dated, inferred) "
    "SELECT 1, count(*), count(published), count(CASE WHEN basis = 'lead' THEN 1 END) "
    "FROM articles"
)
_SQLITE = (
    "CREATE TRIGGER counts_more AFTER INSERT ON articles BEGIN UPDATE counts SET "
    "articles = articles + 1, dated = dated + (new.published IS NOT NULL), "
    "inferred = inferred + (new.basis IS 'lead'); END",
    "CREATE TRIGGER counts_fewer AFTER DELETE ON articles BEGIN UPDATE counts SET "
    "articles = articles - 1, dated = dated - (old.published IS NOT NULL), "
    "inferred = inferred - (old.basis IS 'lead'); END",
    "CREATE TRIGGER counts_others AFTER UPDATE OF published, basis ON articles BEGIN "
    "UPDATE counts SET "
    "dated = dated + (new.published IS NOT NULL) - (old.published IS NOT NULL), "
    "inferred = inferred + (new.basis IS 'lead') - (old.basis IS 'lead'); END",
)
# Once a statement: each new version of the one row would stay until the transaction ends.
_FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE counts SET {changes};
  RETURN NULL;
END $$
"""
_CHANGE = (
    "articles = articles {sign} (SELECT count(*) FROM {rows}), "
    "dated = dated {sign} (SELECT count(published) FROM {rows}), "
    "inferred = inferred {sign} (SELECT count(*) FROM {rows} WHERE basis = 'lead')"
)
_MORE = _CHANGE.format(sign="+", rows="new_rows")
_FEWER = _CHANGE.format(sign="-", rows="old_rows")
_OTHERS = (
    "dated = dated + (SELECT count(published) FROM new_rows) "
    "- (SELECT count(published) FROM old_rows), "
    "inferred = inferred + (SELECT count(*) FROM new_rows WHERE basis = 'lead') "
    "- (SELECT count(*) FROM old_rows WHERE basis = 'lead')"
)
_POSTGRESQL = (
    ("counts_more", "INSERT", "NEW TABLE AS new_rows", _MORE),
    ("counts_fewer", "DELETE", "OLD TABLE AS old_rows", _FEWER),
    ("counts_others", "UPDATE", "OLD TABLE AS old_rows NEW TABLE AS new_rows", _OTHERS),
)


def make_kept_counts(connection: Connection) -> None:
    """Make the table of counts, count once, and have every change of articles counted."""
    Table(
        "counts",
        MetaData(),
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("articles", BigInteger, nullable=False),
        Column("dated", BigInteger, nullable=False),
        Column("inferred", BigInteger, nullable=False),
    ).create(connection)
    connection.exec_driver_sql(_COUNT)
    if connection.dialect.name == "sqlite":
        for trigger in _SQLITE:
            connection.exec_driver_sql(trigger)
        return
    for name, event, rows, changes in _POSTGRESQL:
        connection.exec_driver_sql(_FUNCTION.format(name=name, changes=changes))
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} AFTER {event} ON articles REFERENCING {rows} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
