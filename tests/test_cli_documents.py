"""``briefing export`` and ``briefing verify`` at the command line, and what nobody may lose."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run

# --- export ------------------------------------------------------------------------------


def test_export_writes_every_week_in_markdown_and_word(corpus: Path, run: Run) -> None:
    run("ingest")
    done = run("export", "--by", "week")
    assert done.code == 0
    assert sorted(path.name for path in Path("output/2026").iterdir()) == [
        "2026-W10.docx",
        "2026-W10.md",
        "2026-W15.docx",
        "2026-W15.md",
    ]
    assert "2026-W12" in done.out  # skipped, and said so
    assert "unchanged" in run("export", "--by", "week").out


def test_export_keeps_to_its_range_and_spares_edited_files(corpus: Path, run: Run) -> None:
    run("ingest")
    run("export", "--since", "2026-03-01", "--until", "2026-03-31", "--format", "md")
    note = Path("output/2026/2026-W10.md")
    assert not Path("output/2026/2026-W15.md").exists()
    note.write_text(note.read_text() + "\nEdited.\n")
    done = run("export", "--words", "40", "--until", "2026-03-31", "--format", "md")
    assert "Edited." in note.read_text()
    assert Path("output/2026/2026-W10_v2.md").exists()
    assert "was edited since" in done.out


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_what_can_not_be_is_refused_in_a_dry_run_too(
    corpus: Path, run: Run, dry: tuple[str, ...]
) -> None:
    run("ingest")
    for option, value, told in (
        ("--language", "xx", "option --language: expected the two-letter code"),
        ("--format", "docx,md", "takes one format at a time: --format docx --format md"),
    ):
        done = run("export", option, value, *dry)
        assert done.code == 1
        assert told in done.err
        assert not Path("output").exists()


def test_export_never_ingests(corpus: Path, run: Run) -> None:
    done = run("export", "--by", "week")
    assert done.code == 1
    assert "briefing ingest" in done.err


# --- verify ------------------------------------------------------------------------------


def test_verify_finds_what_was_edited(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "-o", "note.md")
    assert run("verify", "note.md").code == 0
    text = Path("note.md").read_text()
    Path("note.md").write_text(text.replace("40 families", "400 families"))
    done = run("verify", "note.md")
    assert done.code == 4
    assert "400" in done.out
    head, *rows = done.out.partition("note.md: ")[0].splitlines()
    assert head.split() == ["citation", "verdict", "place"]
    assert [row.split()[0] for row in rows] == [f"[{n}]" for n in range(1, len(rows) + 1)]
    assert sum("changed quote" in row for row in rows) == 1
    assert all(", para. " in row for row in rows)
    assert run("verify", "note.md", "--quiet").out.startswith("note.md: [")


def test_verify_finds_a_changed_source_and_a_missing_one(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "-o", "note.json")
    flood = corpus / "flood.txt"
    flood.write_text(flood.read_text().replace("Repairs", "Works").replace("40 fam", "90 fam"))
    run("ingest")
    done = run("verify", "note.json")
    assert done.code == 0
    assert "holds in an earlier revision" in done.out
    shutil.rmtree(".briefing")
    run("ingest")
    done = run("verify", "note.json")
    assert done.code == 4
    assert "changed source" in done.out
    flood.unlink()
    run("ingest")
    done = run("verify", "note.json", "--json")
    assert done.code == 4
    outcomes = {verdict["outcome"] for verdict in json.loads(done.out)[0]["verdicts"]}
    assert outcomes == {"holds", "missing article"}


def test_verify_takes_a_folder_of_notes(corpus: Path, run: Run) -> None:
    run("ingest")
    run("export", "-f", "md", "-f", "docx", "-f", "json", "-f", "csl")
    done = run("verify", "output")
    assert done.code == 0, done.err
    *notes, last = done.out.splitlines()
    assert [line.partition(": ")[0] for line in notes] == [
        f"output/2026/2026-{week}.{ending}"
        for week in ("W10", "W15")
        for ending in ("docx", "json", "md")
    ]
    assert all("holds" in line for line in notes)
    assert last == "6 notes: 6 hold, 0 do not"
    assert done.err == ""
    assert len(json.loads(run("verify", "output", "--json").out)) == 6

    Path("output/minutes.md").write_text("# Minutes\n")
    Path("output/2026/~$26-W10.docx").write_bytes(b"open in Word")
    done = run("verify", "output")
    assert done.code == 0
    assert "1 skipped" in done.out
    assert done.err.startswith("skipped: output/minutes.md: not a briefing note")
    assert run("verify", "output", "--strict").code == 3
    Path("output/2026/2026-W15.docx").write_bytes(b"PK")
    done = run("verify", "output")
    assert done.code == 1
    assert "error: output/2026/2026-W15.docx: not a Word document" in done.err
    assert "5 notes: 5 hold, 0 do not; 1 skipped; 1 could not be read" in done.out
    note = Path("output/2026/2026-W10.md")
    note.write_text(note.read_text().replace("40 families", "400 families"))
    done = run("verify", "output")
    assert done.code == 4
    assert "5 notes: 4 hold, 1 does not" in done.out
    assert f"{note}: [" in run("verify", "output", "--quiet").out


def test_verify_names_a_folder_without_notes_and_one_that_is_none(corpus: Path, run: Run) -> None:
    run("ingest")
    Path("empty").mkdir()
    for folder, told in (("empty", "holds no .docx"), ("nowhere", "no such file or folder")):
        done = run("verify", folder)
        assert done.code == 1
        assert told in done.err
    Path("empty/minutes.md").write_text("# Minutes\n")
    for options in ((), ("--quiet",), ("--strict",), ("--json",)):
        done = run("verify", "empty", *options)
        assert done.code == 1
        assert done.err.endswith("error: empty: holds no note that can be verified\n")


def test_verify_lists_what_staff_wrote(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "-o", "note.md")
    text = Path("note.md").read_text()
    Path("note.md").write_text(text.replace("## Sources", "- We expect more.\n\n## Sources"))
    done = run("verify", "note.md")
    assert done.code == 0
    assert "unsourced: We expect more." in done.out
    assert run("verify", "note.md", "--strict").code == 3


# --- what nobody may lose, or be told wrongly ----------------------------------------------


def test_an_edited_note_is_spared_by_every_way_of_writing(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "--format", "md", "--format", "json")
    note = Path("output/2026/2026-W10.md")
    note.write_text("Edited.")
    for arguments in (["-o", note], ["-o", "output/2026/"], ["--json"]):
        assert run("note", "2026-W10", *arguments).code == 0
        assert note.read_text() == "Edited."
    assert Path("output/2026/2026-W10_v2.md").exists()


def test_a_limit_that_nothing_fits_is_not_called_a_query_without_matches(
    corpus: Path, run: Run
) -> None:
    assert "No sentence fits the limit." in run("note", "2026-W10", "--words", "2").out
    done = run("summarize", corpus / "talks.txt", "--query", "volcano")
    assert "No article in the corpus matched." in done.out


@pytest.mark.parametrize("name", ["x.htm", "x.odt", "x.docx.bak"])
def test_a_file_is_never_given_a_name_of_another_kind(corpus: Path, run: Run, name: str) -> None:
    assert run("summarize", corpus / "talks.txt", "-o", name).code == 1
    assert not Path(name).exists()
    done = run("summarize", corpus / "talks.txt", "-f", "md", "-o", "x.docx")
    assert done.code == 1
    assert "docx" in done.err


def test_a_path_with_a_slash_at_its_end_is_a_folder(corpus: Path, run: Run) -> None:
    assert run("note", "2026-W10", "-o", "new/").code == 0
    assert Path("new/2026-W10.md").is_file()


def test_sentences_stand_in_for_the_default_number_of_words(corpus: Path, run: Run) -> None:
    note = json.loads(run("note", "2026-W10", "--sentences", "1", "-f", "json").out)
    assert len(note["citations"]) == 1


def test_one_mistyped_date_does_not_make_a_batch_of_centuries(corpus: Path, run: Run) -> None:
    run("ingest")
    run("articles", "set", "undated.txt", "--published", "1826-03-01")
    done = run("export", "--by", "day")
    assert done.code == 1
    assert "--since" in done.err
    done = run("export", "--by", "week", "--since", "2025-01-01", "-f", "md")
    assert done.code == 0
    assert "periods)" in done.out


@pytest.mark.parametrize("command", [["ingest", "nowhere"], ["note", "2026-W10"], ["ingest"]])
def test_a_command_that_fails_makes_no_database(folder: Path, run: Run, command: list[str]) -> None:
    done = run(*command)
    assert done.code == 1
    assert list(folder.iterdir()) == []
