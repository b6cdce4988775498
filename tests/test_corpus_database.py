"""The database in a file: opening, what it refuses, migrations."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    inspect,
    make_url,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from briefing.corpus import open_corpus, schema
from briefing.corpus.database import Database, sqlite_url
from briefing.corpus.migrations import MIGRATIONS, Migration, migrate
from briefing.errors import CorpusError, MissingExtra
from briefing.records import IngestReport
from tests.factories_corpus import Bench, ReadOne


def pragma(file: Path, name: str) -> object:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


# --- opening ---------------------------------------------------------------------------


def test_importing_the_room_does_not_import_the_database_library() -> None:
    code = "import sys, briefing.corpus; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["numpy", "sqlalchemy.dialects.postgresql"])
def test_opening_a_new_database_does_not_import_what_it_does_not_need(
    tmp_path: Path, name: str
) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing.corpus import open_corpus\n"
        f"here = Path({str(tmp_path)!r})\n"
        "open_corpus(here / 'corpus.db', folder=here).close()\n"
        f"sys.exit({name!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_database_is_in_wal_mode_with_foreign_keys(file_bench: Bench) -> None:
    with file_bench.open() as corpus, corpus._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert pragma(file_bench.database, "journal_mode") == "wal"
    names = [entry.name for entry in file_bench.database.parent.iterdir()]
    assert names == ["corpus.db"], "closing leaves no other file"


def test_without_create_a_missing_database_is_an_error_and_stays_missing(file_bench: Bench) -> None:
    with pytest.raises(CorpusError, match="run 'briefing ingest' to make it"):
        file_bench.open(create=False)
    assert not file_bench.database.parent.exists()
    with file_bench.open():
        pass
    with file_bench.open(create=False) as corpus:
        assert corpus.listing() == ()


def _text(file: Path) -> None:
    file.write_text("These are notes, and no database at all.\n" * 50)


def _cut(file: Path) -> None:
    make_other(file, "CREATE TABLE words (word TEXT); CREATE INDEX a ON words (word);")
    file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 4096)


def _truncated(file: Path) -> None:
    _filled(file)
    file.write_bytes(file.read_bytes()[: 3 * 4096])


def _filled(file: Path) -> None:
    folder = file.parent / "made"
    folder.mkdir()
    with open_corpus(file, folder=folder):
        pass


def _other(file: Path) -> None:
    make_other(file, "CREATE TABLE words (word TEXT)")


def _other_with_migrations(file: Path) -> None:
    make_other(file, "CREATE TABLE migrations (version TEXT)")


def _newer(file: Path) -> None:
    _filled(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO migrations VALUES (8, 'from the future')")
        connection.commit()


def make_other(file: Path, script: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_text, "is damaged: run 'briefing doctor --rebuild', which saves"),
        (_cut, "is another program's database|is damaged"),
        (_truncated, "is damaged: run 'briefing doctor --rebuild', which saves"),
        (_other, "is another program's database"),
        (_other_with_migrations, "is another program's database"),
        (_newer, r"was written by a newer briefing \(schema 8, this one knows 7\): update"),
        (Path.mkdir, "is a folder, not a database"),
    ],
)
def test_what_is_no_database_of_ours_is_refused_and_not_touched(
    file_bench: Bench, make: Callable[[Path], None], told: str
) -> None:
    file_bench.write("a.txt")
    file_bench.database.parent.mkdir()
    make(file_bench.database)
    before = file_bench.database.read_bytes() if file_bench.database.is_file() else None
    with pytest.raises(CorpusError, match=told) as caught:
        file_bench.ingest()
    assert "\n" not in str(caught.value)
    if before is not None:
        assert file_bench.database.read_bytes() == before


def test_a_place_that_can_not_be_written_is_refused(file_bench: Bench) -> None:
    file_bench.database.parent.write_text("a file where the folder should be")
    with pytest.raises(CorpusError, match="or its folder can not be made"):
        file_bench.open()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "another briefing is writing to it"),
        ("attempt to write a readonly database", "can not be written: see to the permissions"),
        ("unable to open database file", "can not be opened: see to the permissions"),
        ("database or disk is full", "the disk is full"),
        ("database disk image is malformed", "is damaged"),
        ("no such column: x", r"can not be used \(no such column: x\): move it away"),
    ],
)
def test_what_the_driver_says_is_told_in_one_line(tmp_path: Path, said: str, told: str) -> None:
    database = Database(sqlite_url(tmp_path / "x.db"), shown="x.db")
    from sqlalchemy.exc import OperationalError

    with pytest.raises(CorpusError, match=f"^x.db: .*{told}"), database.reading():
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    database.close()


@pytest.mark.parametrize(
    ("url", "error", "told"),
    [
        ("nosuch://x/y", CorpusError, "is no database that can be opened"),
        ("://", CorpusError, "is not the URL of a database"),
        ("oracle+oracledb://u:secret@h/db", MissingExtra, "oracledb"),
    ],
)
def test_a_url_that_can_not_be_opened(
    tmp_path: Path, url: str, error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told) as caught:
        open_corpus(url, folder=tmp_path)
    assert "secret" not in str(caught.value)


def test_a_url_of_sqlite_opens_too(file_bench: Bench) -> None:
    file_bench.write("a.txt", published="2031-05-02")
    with open_corpus(f"sqlite:///{file_bench.home}/by-url.db", folder=file_bench.folder) as corpus:
        report = corpus.ingest(None, ReadOne([]), reader_version="1")
    assert report == IngestReport(added=("a.txt",))


def test_an_unknown_time_zone_is_refused(file_bench: Bench) -> None:
    with pytest.raises(CorpusError, match="no time zone is named 'Ostrel/Harbour'"):
        open_corpus(file_bench.database, folder=file_bench.folder, timezone="Ostrel/Harbour")


# --- migrations ------------------------------------------------------------------------


def test_the_migrations_give_the_tables_of_the_schema(file_bench: Bench) -> None:
    with file_bench.open() as corpus, corpus._database.reading() as connection:
        look = inspect(connection)
        tables = {name for name in look.get_table_names() if not name.startswith("article_words")}
        assert tables == set(schema.metadata.tables)
        for name, table in schema.metadata.tables.items():
            made = {
                column["name"]: (str(column["type"]), column["nullable"])
                for column in look.get_columns(name)
            }
            meant = {
                column.name: (column.type.compile(sqlite.dialect()), column.nullable)
                for column in table.columns
            }
            assert made == meant, name
            indices = {index["name"]: index["column_names"] for index in look.get_indexes(name)}
            assert indices == {
                index.name: [column.name for column in index.columns] for index in table.indexes
            }
            for key in look.get_foreign_keys(name):
                assert key["options"] == {"ondelete": "CASCADE"}


def test_the_schema_is_told_to_a_server_too() -> None:
    server = make_url("postgresql+psycopg://server/corpus").get_dialect()
    for table in schema.metadata.tables.values():
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=server()))


def step(number: int, *, fails: bool = False) -> Migration:
    def apply(connection: Connection) -> None:
        Table(f"step{number}", MetaData(), Column("id", Integer)).create(connection)
        connection.execute(schema.files.delete())
        if fails:
            raise RuntimeError("half way")

    return Migration(number=number, name=f"step {number}", apply=apply)


def state_of(database: Database) -> tuple[set[str], list[int], int]:
    with database.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return set(), [], 0
        numbers = list(connection.scalars(select(schema.migrations.c.number)))
        return tables, numbers, len(connection.execute(select(schema.files)).all())


@pytest.mark.parametrize("at_first", [True, False])
def test_a_failed_migration_rolls_everything_back(file_bench: Bench, at_first: bool) -> None:
    file_bench.write("a.txt")
    if at_first:
        file_bench.database.parent.mkdir()
    else:
        file_bench.ingest()
    database = Database(sqlite_url(file_bench.database), shown="x.db")
    before = state_of(database)
    assert before[2] == (0 if at_first else 1)
    with pytest.raises(RuntimeError, match="half way"):
        migrate(database, (*MIGRATIONS, step(8), step(9, fails=True)))
    assert state_of(database) == before
    migrate(database, (*MIGRATIONS, step(8), step(9)))
    tables, numbers, _ = state_of(database)
    assert {"step8", "step9"} <= tables
    assert numbers == [*range(1, len(MIGRATIONS) + 1), 8, 9]
    database.close()


def test_migrations_are_applied_once_and_in_order(tmp_path: Path) -> None:
    applied: list[int] = []

    def noted(number: int) -> Migration:
        return Migration(
            number=number, name=f"step {number}", apply=lambda _: applied.append(number)
        )

    database = Database(sqlite_url(tmp_path / "x.db"), shown="x.db")
    for known in ((8,), (8, 9, 10), (8, 9, 10)):
        migrate(database, (*MIGRATIONS, *map(noted, known)))
    assert applied == [8, 9, 10]
    database.close()
