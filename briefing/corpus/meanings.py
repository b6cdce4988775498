"""What the drivers of databases say, and what that means to a user."""

from __future__ import annotations

MOVE_AWAY = (
    "move it away and run 'briefing ingest', which makes it again from the files of the corpus"
)
_REBUILD = (
    f"run 'briefing doctor --rebuild', which saves what can still be read of it, or {MOVE_AWAY}"
)

# What SQLite says, and what that means; it gives no finer codes through the driver of 3.11.
_OF_FILES = (
    (
        ("database is locked", "database table is locked", "database schema is locked"),
        "another briefing is writing to it: wait until that one is done, then run this again",
    ),
    (("not a database", "malformed", "unsupported file format"), f"is damaged: {_REBUILD}"),
    (
        ("unable to open",),
        "can not be opened: see to the permissions of the file and of its folder, "
        "or name another with --database",
    ),
    (
        ("readonly database",),
        "can not be written: see to the permissions of the file and of its folder, "
        "or name another with --database",
    ),
    (("disk is full", "disk I/O error"), "the disk is full or failing: make room, then run again"),
)
# What PostgreSQL says through psycopg.
_OF_SERVERS = (
    (
        ("password authentication failed", "no password supplied"),
        "does not let this user in: see to the user and the password of the URL",
    ),
    (("does not exist",), "is not there: make it with 'createdb', or see to the name in the URL"),
    (
        ("permission denied", "read-only transaction"),
        "can not be written by this user: give it the rights to make and change tables",
    ),
    (
        ("No space left", "could not extend file"),
        "the server's disk is full: make room there, then run again",
    ),
)


def meaning_of(said: str, *, server: bool) -> str:
    """What a driver's error means, and what to do next, in one line."""
    said = " ".join(said.split())
    for words, meaning in _OF_SERVERS if server else _OF_FILES:
        if any(word in said for word in words):
            return f"{meaning} ({said})" if server else meaning
    if server:
        return f"can not be used ({said}): see that its server runs and lets this user in"
    return f"can not be used ({said}): {MOVE_AWAY}"
