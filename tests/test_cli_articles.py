"""``briefing ingest`` and ``briefing articles`` at the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.factories_cli import one_line

# --- ingest and articles -----------------------------------------------------------------


def test_ingest_counts_and_says_how_to_date_the_undated(corpus: Path, run: Run) -> None:
    done = run("ingest")
    assert done.code == 0
    assert "4 new" in done.out
    assert "--published" in done.out
    assert "undated.txt" in done.out
    assert "4 unchanged" in run("ingest").out


def test_ingest_json_is_one_report(corpus: Path, run: Run) -> None:
    (corpus / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = json.loads(run("ingest", "--json").out)
    assert len(report["added"]) == 4
    assert [refusal["path"] for refusal in report["rejected"]] == ["binary.txt"]
    assert run("ingest", "--strict", "--quiet").code == 3


def test_a_correction_dates_an_article_and_outlives_the_database(corpus: Path, run: Run) -> None:
    run("ingest")
    reference = json.loads(run("articles", "list", "--undated", "--json").out)[0]["id"]
    done = run("articles", "set", reference, "--published", "2026-03-01")
    assert done.code == 0
    assert "2026-W09" in done.out
    assert "published = 2026-03-01" in (corpus / "undated.txt.toml").read_text()
    shutil.rmtree(".briefing")
    run("ingest")
    listed = json.loads(run("articles", "list", "--json").out)
    [row] = [row for row in listed if row["path"] == "undated.txt"]
    assert (row["published"], row["basis"]) == ("2026-03-01", "sidecar")
    assert run("note", "2026-W09", "--no-ingest").code == 0


def test_an_article_is_named_by_id_beginning_or_path(corpus: Path, run: Run) -> None:
    run("ingest")
    listed = json.loads(run("articles", "list", "--json").out)
    row = next(row for row in listed if row["path"] == "talks.txt")
    for reference in (row["id"], row["id"][:6], "talks.txt", corpus / "talks.txt"):
        shown = run("articles", "show", reference)
        assert shown.code == 0
        assert "Ida Holm" in shown.out
        assert "[paragraph 1, line 6]" in shown.out
    article = json.loads(run("articles", "show", row["id"], "--json").out)
    assert article["paragraphs"][0]["line"] == 6


@pytest.mark.parametrize("reference", ["nothing.txt", "ffffffffffff"])
def test_an_unknown_article_is_one_clear_error(corpus: Path, run: Run, reference: str) -> None:
    run("ingest")
    done = run("articles", "show", reference)
    assert done.code == 1
    assert done.err.startswith("error: ")
    assert one_line(done.err)
