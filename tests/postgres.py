"""A PostgreSQL server for the tests, from the packages of the system: one for a session."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAMS = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server that listens on a socket of its folder alone."""

    folder: Path

    def url(self, database: str = "briefing") -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def empty(self) -> str:
        """The URL of the database, with nothing in it."""
        with self.connected() as connection:
            connection.execute("SET client_min_messages=error")
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return self.url()

    def another(self, name: str) -> str:
        """The URL of a database of its own."""
        with self.connected() as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    @contextmanager
    def connected(self, database: str = "briefing") -> Iterator[Any]:
        """A connection of the driver, each statement for itself."""
        import psycopg

        with psycopg.connect(
            host=str(self.folder), user="postgres", dbname=database, autocommit=True
        ) as connection:
            yield connection


def programs() -> Path | None:
    """The folder of the newest server that is installed; None without one, or without psycopg."""
    try:
        import psycopg  # noqa: F401 # only whether it is there
    except ImportError:
        return None
    found = [path.parent for path in PROGRAMS.glob("*/bin/initdb")]
    return max(found, key=lambda path: float(path.parent.name), default=None)


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Start a server in a folder, and end it again."""
    place = programs()
    assert place is not None
    as_user = _owner(folder)
    data = folder / "data"
    _run(place / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", **as_user)
    settings = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c jit=off"
    _run(
        place / "pg_ctl",
        *("-D", data, "-w", "-l", folder / "log", "start"),
        *("-o", f"{settings} -c unix_socket_directories={folder}"),
        **as_user,
    )
    try:
        _run(place / "createdb", "-h", folder, "-U", "postgres", "briefing", **as_user)
        yield Server(folder)
    finally:
        _run(place / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop", **as_user)


def _owner(folder: Path) -> dict[str, Any]:
    """As whom the server runs: root may not, so there it is the user of the packages."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(*command: object, **as_user: Any) -> None:
    subprocess.run(
        [str(word) for word in command],
        check=True,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        **as_user,
    )


@contextmanager
def temporary_server() -> Iterator[Server]:
    """A server in a folder of its own, short enough for the name of a socket."""
    folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    try:
        with server(folder) as running:
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)
