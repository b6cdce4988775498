"""The Monday command: what it exports and reports, and when something is said to be wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

MONDAY = ("--as-of", "2026-03-09T07:00")


def written(run: Run, *options: str) -> list[str]:
    done = run("run", "--json", *options)
    assert done.code == 0, done.err
    return [
        Path(one["path"]).name
        for one in json.loads(done.out)["export"]["written"]
        if one["reason"] and one["format"] == "md"
    ]


def test_it_goes_on_from_the_last_export(corpus: Path, run: Run) -> None:
    assert written(run, *MONDAY) == ["2026-W10.md"]
    (corpus / "ferry.txt").write_text(
        "Ferry late\n\nPublished: 2026-03-18 08:00:00\n\nThe ferry of Lunde came in late.\n"
    )
    # Two Mondays were missed; W11 has no articles.
    assert written(run, "--as-of", "2026-03-23T07:00") == ["2026-W12.md"]
    assert written(run, "--as-of", "2026-03-23T07:00") == []
    manifest = json.loads(Path("output/manifest.json").read_text())
    assert manifest["exported"] == {"": {"week": "2026-W12"}}


def test_a_desk_that_failed_is_made_up_for(corpus: Path, run: Run) -> None:
    Path("briefing.toml").write_text('[desks.a]\nformats = ["md"]\ntemplate = "own.md.j2"\n')
    assert run("run", *MONDAY).code == 1
    Path("templates").mkdir()
    Path("templates/own.md.j2").write_text("# {{ title }}\n")
    assert written(run, *MONDAY) == ["a_2026-W10.md"]


def test_the_report_is_plain_text_that_says_what_to_do(corpus: Path, run: Run) -> None:
    (corpus / "bad.txt").write_bytes(b"\0\1\2" * 40)
    done = run("run", *MONDAY)
    assert done.code == 0
    assert done.out.startswith("Briefing run of 2026-03-09 07:00 (UTC)\n====")
    for part in (
        "Documents made: 2; unchanged: 0; failed: 0.",
        "2026-W10.docx  (new)",
        "\nRejected\n  bad.txt: ",
        "\nUndated, in no note\n",
        "briefing run --acknowledge",
        "--published",
    ):
        assert part in done.out


def test_rejections_are_quiet_once_acknowledged(corpus: Path, run: Run) -> None:
    (corpus / "bad.txt").write_bytes(b"\0\1\2" * 40)
    limit = ("--fail-if-rejected", "10%")
    done = run("run", *MONDAY, *limit)
    assert done.code == 3  # 1 of 5
    assert "1 of 5 files is rejected" in done.err
    assert run("run", *MONDAY, *limit).code == 3
    last = run("run", *MONDAY, *limit, "--acknowledge")
    assert last.code == 0
    assert "bad.txt" in last.out
    after = run("run", *MONDAY, *limit)
    assert after.code == 0
    assert "bad.txt" not in after.out
    (corpus / "worse.txt").write_bytes(b"\0\3\2" * 40)
    for _ in range(2):  # run again, it finds the same: 1 of the 5 that are not acknowledged
        done = run("run", *MONDAY, "--fail-if-rejected", "19%")
        assert done.code == 3
        assert "1 of 5 files is rejected, more than 19%" in done.err
        assert "worse.txt" in done.out
        assert run("run", *MONDAY, "--fail-if-rejected", "20%").code == 0
    assert run("run", *MONDAY, "--fail-if-rejected", "1").code == 0
    assert run("run", *MONDAY, "--fail-if-rejected", "0").code == 3


def test_a_file_of_which_a_part_is_rejected_counts_once(corpus: Path, run: Run) -> None:
    good = {"title": "Ferry late", "date": "2026-03-03", "text": "The ferry of Lunde came in late."}
    (corpus / "feed.json").write_text(json.dumps([good, {"title": "Empty", "text": ""}]))
    done = run("run", *MONDAY, "--fail-if-rejected", "0")
    assert done.code == 3
    assert "1 file is rejected" in done.err
    assert "1 of 5 files" in run("run", *MONDAY, "--fail-if-rejected", "19%").err
    assert run("run", *MONDAY, "--fail-if-rejected", "20%").code == 0


@pytest.mark.parametrize("limit", ["ten", "-1", "101%", "nan%", "%"])
def test_a_limit_that_is_none_is_refused(corpus: Path, run: Run, limit: str) -> None:
    done = run("run", f"--fail-if-rejected={limit}")
    assert done.code == 1
    assert "expected 10%" in done.err


def test_an_empty_week_can_be_a_fault(corpus: Path, run: Run) -> None:
    assert run("run", "--as-of", "2026-02-02").code == 0
    done = run("run", "--as-of", "2026-02-02", "--fail-if-empty")
    assert done.code == 3
    assert "no note" in done.err
    assert run("run", *MONDAY, "--fail-if-empty").code == 0


def test_a_list_of_acknowledged_that_is_none_is_named(corpus: Path, run: Run) -> None:
    Path(".briefing").mkdir()
    Path(".briefing/acknowledged.json").write_text("[]")
    done = run("run", *MONDAY)
    assert done.code == 1
    assert "acknowledged.json" in done.err


def test_a_mail_of_all_that_is_printed_holds_the_report_alone(corpus: Path) -> None:
    (corpus / "défaut.txt").write_bytes(b"\0\1\2" * 40)
    command = (
        "import sys; from briefing.cli import progress; progress.LINES = 0.0\n"
        "from briefing.cli import main; sys.argv[0] = 'briefing'; main()"
    )
    options = (*MONDAY, "--fail-if-rejected", "0%", "--jobs", "1")
    apart = subprocess.run(
        [sys.executable, "-c", command, "run", *options], capture_output=True, check=False
    )
    assert apart.returncode == 3
    told = apart.stderr.decode().splitlines()
    assert told[-1] == "error: 1 of 5 files is rejected, more than 0%"
    assert told[0].startswith("Reading: ")
    # As cron has it: one pipe for both, a bare environment, no input.
    mailed = subprocess.run(
        [sys.executable, "-c", command, "run", *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[1])},
        check=False,
    )
    assert mailed.returncode == 3
    text = mailed.stdout.decode("utf-8")
    assert text.startswith("Briefing run of 2026-03-09 07:00 (UTC)\n====")
    assert "WANTS ATTENTION\n  1 of 5 files is rejected" in text
    assert "défaut.txt" in text
    assert "error:" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_nothing_but_what_is_shown(corpus: Path, closed: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m briefing run {" ".join(MONDAY)} {closed}', sys.executable],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert ("Briefing run" in done.stdout) == (">&-" not in closed.replace("2>&-", ""))
    assert Path("output/2026/2026-W10.docx").exists()
