"""``briefing summarize``: one summary of files or of standard input."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from tests.conftest import ARTICLES, Run

# --- summarize ---------------------------------------------------------------------------


def test_summarize_prints_sentences_and_their_places(corpus: Path, run: Run) -> None:
    done = run("summarize", corpus / "talks.txt", "--sentences", 1)
    assert done.code == 0
    assert "Talks on the Sella bridge resume in Tarvin" in done.out
    assert "[1]" in done.out
    assert "(line 6)" in done.out
    assert "sha256" in done.out
    assert "Share this story" not in done.out


def test_summarize_says_which_day_a_weekday_was(corpus: Path, run: Run) -> None:
    done = run("summarize", corpus / "talks.txt", "--format", "json")
    assert "3 March 2026" in done.out
    assert "on Tuesday [3 March 2026]" in run("summarize", corpus / "talks.txt").out


def test_summarize_makes_no_folders(corpus: Path, run: Run) -> None:
    before = sorted(corpus.parent.rglob("*"))
    run("summarize", corpus / "talks.txt")
    assert sorted(corpus.parent.rglob("*")) == before


def test_several_files_give_one_summary(corpus: Path, run: Run) -> None:
    done = run("summarize", corpus / "talks.txt", corpus / "flood.txt", "--format", "json")
    note = json.loads(done.out)
    assert {citation["path"].rpartition("/")[2] for citation in note["citations"]} == {
        "talks.txt",
        "flood.txt",
    }
    assert note["coverage"]["read"] == 2
    assert note["period"] is None


@pytest.mark.parametrize("format_", ["md", "json", "text"])
def test_the_order_of_the_files_changes_no_byte(corpus: Path, run: Run, format_: str) -> None:
    (corpus / "again.txt").write_bytes((corpus / "flood.txt").read_bytes())
    files = [corpus / name for name in ("talks.txt", "flood.txt", "again.txt")]
    first, *others = [
        run("summarize", *order, "--format", format_).out for order in permutations(files)
    ]
    assert "again.txt" in first or format_ == "text"
    assert others == [first] * 5


def test_a_diversity_that_is_no_number_is_refused(corpus: Path, run: Run) -> None:
    assert run("summarize", corpus / "talks.txt", "--diversity", "nan").code == 2


def test_summarize_reads_standard_input(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLES["flood.txt"].encode())))
    done = run("summarize", "-", "--format", "json")
    assert json.loads(done.out)["citations"][0]["published"] == "2026-03-05"


def test_a_bad_file_among_several_is_named_and_skipped(corpus: Path, run: Run) -> None:
    (corpus / "empty.txt").write_text("")
    done = run("summarize", corpus / "talks.txt", corpus / "empty.txt")
    assert done.code == 0
    assert "empty.txt" in done.err
    assert run("summarize", corpus / "talks.txt", corpus / "empty.txt", "--strict").code == 3


@pytest.mark.parametrize("format_", ["md", "docx", "json", "text"])
def test_summarize_writes_every_format(corpus: Path, run: Run, format_: str) -> None:
    out = corpus.parent / f"out.{format_}"
    done = run("summarize", corpus / "talks.txt", "--format", format_, "-o", out)
    assert done.code == 0
    assert out.stat().st_size > 100


def test_the_file_name_says_the_format(corpus: Path, run: Run) -> None:
    run("summarize", corpus / "talks.txt", "-o", "out.docx")
    assert Path("out.docx").read_bytes().startswith(b"PK")
