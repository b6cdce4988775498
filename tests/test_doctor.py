"""briefing doctor: what it says, what it finds wrong, and what a rebuild keeps."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import Run


def told(run: Run, *words: str) -> dict[str, dict[str, str]]:
    """What was checked and found wrong, by what it is of."""
    found = json.loads(run(*words, "doctor", "--json").out)
    wrong = [one for one in (*found["installed"], *found["checked"]) if one["state"] == "wrong"]
    assert found["wrong"] == len(wrong) if "wrong" in found else True
    return {one["what"]: one for one in wrong}


def test_all_is_well_and_every_setting_has_an_origin(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("briefing.toml").write_text("words = 200\n[limits]\nseconds = 30\n")
    monkeypatch.setenv("BRIEFING_METHOD", "lead")
    assert run("ingest").code == 0
    done = run("--timezone", "Europe/Paris", "doctor", "--output", "made")
    assert done.code == 0
    assert done.out.endswith("All is well\n")
    found = json.loads(run("--timezone", "Europe/Paris", "doctor", "--json").out)
    settings = {one["name"]: (one["value"], one["origin"]) for one in found["settings"]}
    assert settings["words"] == ("200", "briefing.toml")
    assert settings["method"] == ("lead", "variable BRIEFING_METHOD")
    assert settings["timezone"] == ("Europe/Paris", "option --timezone")
    assert settings["corpus"] == ("corpus", "default")
    assert settings["reading"][1] == "briefing.toml (limits)"
    installed = {one["what"]: one["told"] for one in found["installed"]}
    assert {"Python", "SQLite"} <= set(installed)


def test_a_password_is_not_shown(corpus: Path, run: Run) -> None:
    done = run("--database", "postgresql://ida:s3cret@127.0.0.1:1/x", "doctor")
    assert done.code == 1
    assert "s3cret" not in done.out + done.err
    assert "ida:***@127.0.0.1" in done.out


def test_what_is_wrong_is_told_with_how_to_mend_it(corpus: Path, run: Run) -> None:
    assert run("ingest").code == 0
    (corpus / "new.txt").write_text("New\n\nThe road is open.\n")
    (corpus / "talks.txt").unlink()
    (corpus / "gone.txt.toml").write_text('title = "Of no file"\n')
    (corpus / "flood.txt.toml").write_text('titel = "A slip"\n')
    (corpus / "april.txt.toml").write_text('[items."9"]\ntitle = "T"\n')
    os.mkfifo(corpus / "pipe.txt")
    Path("templates").mkdir()
    Path("templates/mine.md.j2").write_text("{{ titel }}\n")
    Path("templates/good.md.j2").write_text("{{ title }}\n")
    done = run("doctor")
    assert done.code == 1
    for words in (
        "new.txt",
        "1 gone",
        "briefing ingest",
        "gone.txt.toml: no file goes by that name",
        "'titel': no such key",
        'april.txt.toml: [items."9"]',
        "pipe.txt: is a pipe",
        "template mine.md.j2",
        "2 tried",
    ):
        assert words in done.out, words
    assert "clock" in done.out


def test_a_missing_folder_and_a_wrong_clock_are_told(corpus: Path, run: Run) -> None:
    assert "corpus folder" in told(run, "--corpus", "nowhere")
    assert run("ingest").code == 0
    os.utime(corpus / "talks.txt", (4_000_000_000, 4_000_000_000))
    assert "set the clock" in told(run)["clock"]["mend"]


def revisions(database: str) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(database)) as connection:
        return set(connection.execute("SELECT sha256, text FROM revisions"))


def test_a_rebuild_carries_earlier_texts_over(corpus: Path, run: Run) -> None:
    assert run("note", "2026-W10", "--out", "output/n.md").code == 0
    talks = corpus / "talks.txt"
    talks.write_text(talks.read_text().replace("four marks", "five marks"))
    assert run("ingest").code == 0
    assert "earlier revision" in run("verify", "output/n.md").out
    before = revisions(".briefing/corpus.db")
    with closing(sqlite3.connect(".briefing/corpus.db")) as connection:
        connection.execute("UPDATE articles SET first_read = '2026-03-05 08:00:00.000000'")
        connection.commit()
    (corpus / "april.txt").unlink()
    done = run("doctor", "--rebuild", "--json")
    assert done.code == 0
    found = json.loads(done.out)
    assert found["earlier_texts"] == 1
    assert [one["path"] for one in found["not_carried_over"]] == ["april.txt"]
    after = revisions(".briefing/corpus.db")
    with closing(sqlite3.connect(".briefing/corpus.db")) as connection:
        times = connection.execute(
            "SELECT path, first_read FROM articles, files WHERE files.id = file_id"
        ).fetchall()
    assert dict(times)["flood.txt"] == "2026-03-05 08:00:00.000000"
    assert after < before
    assert len(before - after) == 1
    assert run("verify", "output/n.md").code == 0
    left = sorted(path.name for path in Path(".briefing").iterdir())
    assert left == ["corpus.db", "corpus.db.bak", "run.lock"]


def test_a_rebuild_saves_what_it_can_of_a_damaged_database(corpus: Path, run: Run) -> None:
    for number in range(40):
        text = (
            f"Story {number}\n\nTarvin, 5 March 2026 (KNB): " + f"The road {number} is shut. " * 90
        )
        (corpus / f"s{number:02}.txt").write_text(text)
    assert run("ingest").code == 0
    for number in range(40):
        file = corpus / f"s{number:02}.txt"
        file.write_text(file.read_text().replace("is shut", "is open"))
    assert run("ingest").code == 0
    database = Path(".briefing/corpus.db")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = (
            [
                row[0]
                for row in connection.execute(
                    "SELECT pageno FROM dbstat WHERE name = 'revisions' AND pagetype = 'leaf'"
                )
            ]
            if _has_dbstat(connection)
            else [database.stat().st_size // 4096 // 2]
        )
    with database.open("r+b") as content:
        content.seek((pages[len(pages) // 2] - 1) * 4096)
        content.write(b"\xff" * 4096)
    assert run("doctor").code == 1
    found = json.loads(run("doctor", "--rebuild", "--json").out)
    assert found["earlier_texts"] >= 10
    assert run("doctor").code == 0


def _has_dbstat(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1 FROM dbstat LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        return False
    return True


def test_nobody_rebuilds_while_another_writes(corpus: Path, run: Run) -> None:
    assert run("ingest").code == 0
    before = Path(".briefing/corpus.db").read_bytes()
    with closing(sqlite3.connect(".briefing/corpus.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = run("doctor", "--rebuild")
        other.execute("ROLLBACK")
    assert done.code == 1
    assert "another briefing is writing" in done.err
    assert Path(".briefing/corpus.db").read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "reason", "mend", "replaced"),
    [
        ("INSERT INTO migrations VALUES (99, 'x')", "newer briefing", "update briefing", True),
        ("DROP TABLE articles", "another program's", "name another", False),
        ("ALTER TABLE migrations RENAME number TO n", "can not be used", "move it away", True),
    ],
)
def test_a_database_that_is_not_of_this_briefing_is_told_and_kept(
    corpus: Path, run: Run, statement: str, reason: str, mend: str, replaced: bool
) -> None:
    assert run("ingest").code == 0
    database = Path(".briefing/corpus.db")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=delete")
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)
        connection.commit()
    before = database.read_bytes()
    found = told(run)["database"]
    assert reason in found["told"]
    assert found["mend"].startswith(mend)
    assert database.read_bytes() == before
    done = run("doctor", "--rebuild")
    assert done.code == (0 if replaced else 1)
    kept = database.with_name("corpus.db.bak") if replaced else database
    assert kept.read_bytes() == before
    assert replaced or reason in done.err


def test_a_second_rebuild_keeps_what_the_first_kept(corpus: Path, run: Run) -> None:
    assert run("ingest").code == 0
    for number in ("", "2", "3"):
        before = Path(".briefing/corpus.db").read_bytes()
        done = run("doctor", "--rebuild")
        assert f"kept as .briefing/corpus.db.bak{number}." in done.out
        kept = Path(f".briefing/corpus.db.bak{number}").read_bytes()
        assert (kept == before) or number == ""  # what WAL held is written into the first


def test_a_full_disk_is_told_with_what_helps(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ingest").code == 0

    nearly = SimpleNamespace(free=3_000_000)
    monkeypatch.setattr("briefing.doctor.examination.disk_usage", lambda _: nearly)
    found = told(run)["room"]
    assert "3 MB left" in found["told"]
    assert "make room" in found["mend"]
