"""Whose turn it is where the database is a server's, which machines share that share no file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefing.corpus.database import Database, server_url
from briefing.text.addresses import without_password

# Another lock than that of writers, which whoever has the turn takes, too ("turns" in letters).
_TURN = 0x7475_726E_73

_TAKE = f"SELECT pg_try_advisory_lock({_TURN})"
# A number of 64 bits stands there as two of 32.
_WHOSE = f"""
SELECT held.application_name, held.backend_start
FROM pg_locks JOIN pg_stat_activity AS held USING (pid)
WHERE locktype = 'advisory' AND granted AND objsubid = 1
AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
AND classid::bigint = {_TURN >> 32} AND objid::bigint = {_TURN & 0xFFFF_FFFF}
"""


class Turn:
    """The turn of one session of a server, which has it until it ends, however it does."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def take(self) -> bool:
        """Whether the turn could be had."""
        self._cursor.execute(_TAKE)
        return bool(self._cursor.fetchone()[0])

    def whose(self) -> str:
        """Who has it, and since when; empty where nobody has."""
        self._cursor.execute(_WHOSE)
        found = self._cursor.fetchone()
        if found is None:
            return ""
        since = found[1].astimezone().isoformat(timespec="seconds")
        return f"{found[0]}, since {since}"


@contextmanager
def turn_on(address: str, who: str) -> Iterator[Turn]:
    """A session on the server of a database, to take the turn in; its end gives it back.

    ``who`` is what others are told. Raises CorpusError where the server can not be reached.
    """
    database = Database(server_url(address), shown=without_password(address))
    try:
        with database.outside() as cursor:
            cursor.execute("SELECT set_config('application_name', %s, false)", (who,))
            yield Turn(cursor)
    finally:
        database.close()
