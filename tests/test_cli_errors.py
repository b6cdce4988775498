"""Wrong input and settings at the command line: one clear error each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.factories_cli import one_line

# --- wrong input -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["note", "2026-W54"], "2026-W54"),
        (["note", "someday"], "'someday' is not a period"),
        (["note", "2026-W10", "--method", "best"], "no method 'best'"),
        (["note", "2026-W10", "--format", "odt"], "no format 'odt'"),
        (["note", "2026-W10", "--template", "none"], "none"),
        (["note", "2026-W10", "--timezone", "Mars"], "Mars"),
        (["note", "2026-W10", "--as-of", "noon"], "noon"),
        (["note", "2026-W10", "--language", "english"], "two-letter"),
        (["note", "2026-W10", "--corpus", "elsewhere"], "elsewhere"),
        (["export", "--by", "decade"], "decade"),
        (["export", "--since", "yesterday-ish"], "yesterday-ish"),
        (["ingest", "nowhere"], "nowhere"),
        (["summarize", "nowhere.txt"], "nowhere.txt"),
        (["summarize", "corpus"], "folder"),
        (["verify", "nowhere.md"], "nowhere.md"),
        (["verify", "corpus/talks.txt"], ".txt"),
        (["articles", "set", "talks.txt", "--published", "soon"], "soon"),
        (["note", "", "--no-ingest"], "not a period"),
        (["note", "2026-W10", "--query", "  "], "--query"),
    ],
)
def test_wrong_input_is_one_clear_line(
    corpus: Path, run: Run, arguments: list[str], told: str
) -> None:
    run("ingest", "--quiet")
    before = sorted(path for path in Path().rglob("*") if ".briefing" not in path.parts)
    done = run(*arguments)
    assert done.code == 1
    assert done.err.startswith("error: ")
    assert told in done.err
    assert one_line(done.err)
    assert done.out == ""
    after = sorted(path for path in Path().rglob("*") if ".briefing" not in path.parts)
    assert after == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["note", "--colour"],
        ["frobnicate"],
        ["articles", "set", "talks.txt"],
        ["articles", "set", "talks.txt", "--title", " "],
        ["--output", "x", "verify", "note.md"],  # it would change nothing
    ],
)
def test_wrong_usage_exits_two(corpus: Path, run: Run, arguments: list[str]) -> None:
    run("ingest", "--quiet")
    assert run(*arguments).code == 2


def test_debug_shows_where_an_error_was_raised(corpus: Path, run: Run) -> None:
    from briefing import PeriodError

    with pytest.raises(PeriodError):
        run("note", "someday", "--debug")


def test_an_unreadable_database_is_named_and_left_alone(corpus: Path, run: Run) -> None:
    Path("junk.db").write_bytes(b"this is not a database" * 100)
    before = Path("junk.db").read_bytes()
    for command in (["ingest"], ["note", "2026-W10"], ["articles", "list"], ["export"]):
        done = run(*command, "--database", "junk.db")
        assert done.code == 1
        assert "junk.db" in done.err
        assert one_line(done.err)
    assert Path("junk.db").read_bytes() == before


def test_an_output_folder_that_can_not_be_written(corpus: Path, run: Run) -> None:
    Path("blocked").write_text("a file, not a folder")
    done = run("note", "2026-W10", "--format", "docx", "--output", "blocked")
    assert done.code == 1
    assert "blocked" in done.err
    assert Path("blocked").read_text() == "a file, not a folder"


def test_an_empty_corpus_folder_is_said(folder: Path, run: Run) -> None:
    (folder / "corpus").mkdir()
    done = run("ingest")
    assert done.code == 1
    assert "corpus" in done.err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x7fELF\x00\x00\x01" * 50, ""),
        ("broken.txt", "Wörter, Straßen und Brücken. ".encode() * 20 + b"\xff\xfe\xfd", "UTF-8"),
        ("long.txt", b"word " * 400_000, "line"),
        ("table.xyz", b"a,b\n1,2\n", ".xyz"),
    ],
)
def test_a_bad_file_is_a_line_in_the_report(
    corpus: Path, run: Run, name: str, content: bytes, told: str
) -> None:
    (corpus / name).write_bytes(content)
    done = run("ingest")
    assert done.code == 0
    [line] = [line for line in done.out.splitlines() if line.startswith("rejected: ")]
    assert name in line
    assert told in line
    assert "4 new" in done.out


# --- settings ----------------------------------------------------------------------------


def test_paths_come_from_option_variable_or_file(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.rename("articles")
    Path("briefing.toml").write_text('corpus = "articles"\ndatabase = "x/y.db"\n')
    assert run("ingest").code == 0
    assert Path("x/y.db").exists()
    monkeypatch.setenv("BRIEFING_DATABASE", "z.db")
    assert run("ingest").code == 0
    assert Path("z.db").exists()
    assert run("--database", "w.db", "ingest").code == 0
    assert run("ingest", "--database", "v.db").code == 0
    assert Path("w.db").exists()
    assert Path("v.db").exists()


def test_articles_from_elsewhere_need_no_corpus_folder(corpus: Path, run: Run) -> None:
    corpus.rename("elsewhere")
    assert run("ingest", "elsewhere").code == 0
    assert run("note", "2026-W10").code == 0


def test_the_version_is_printed(run: Run) -> None:
    assert re.fullmatch(r"briefing \d+\.\d+\.\d+\n", run("--version").out)
