"""The staff batch from the command line: what is made, why, and what is left alone."""

from __future__ import annotations

import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefing.batch.orders import in_runs
from briefing.export.index import index_pages
from briefing.export.made import Basis, MadeFile, MadeNote
from briefing.periods import days, parse
from tests.conftest import Run
from tests.factories_batch import tree

DESKS = (
    '[desks.ports]\ntitle = "Ports desk"\nquery = "port OR bridge"\nformats = ["md", "json"]\n'
    '[desks.valleys]\npublishers = ["KNB"]\nfolder = "share/valleys"\nformats = ["md"]\n'
)


@pytest.fixture
def ingested(corpus: Path, run: Run) -> Path:
    run("ingest")
    return corpus


def reasons(run: Run, *options: str) -> dict[str, str]:
    """What a dry run says would be made, and why."""
    done = run("export", "--dry-run", "--json", *options)
    return {one["path"]: one["reason"] for one in json.loads(done.out)["planned"]}


def test_every_desk_gets_its_notes_index_and_manifest(ingested: Path, run: Run) -> None:
    Path("briefing.toml").write_text(DESKS)
    done = run("export", "--zip")
    assert done.code == 0
    assert sorted(tree(Path("output"))) == [
        "index.html",
        "index.md",
        "manifest.json",
        "ports/2026/ports_2026-W10.json",
        "ports/2026/ports_2026-W10.md",
        "ports/2026/ports_2026-W15.json",
        "ports/2026/ports_2026-W15.md",
        "ports/ports.zip",
    ]
    assert "2026/valleys_2026-W10.md" in tree(Path("share/valleys"))
    note = json.loads(Path("output/ports/2026/ports_2026-W15.json").read_text())
    assert "ferries" in note["citations"][0]["quote"]
    with zipfile.ZipFile("output/ports/ports.zip") as archive:
        assert archive.namelist()[0] == "2026/ports_2026-W10.json"
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
        page = archive.read("index.html").decode()
        assert archive.namelist()[-2:] == ["index.html", "index.md"]
        linked = re.findall('href="([^"]*)"', page)
        assert sorted(linked) == archive.namelist()[:-2]
    manifest = json.loads(Path("output/manifest.json").read_text())
    basis = manifest["notes"]["ports/2026-W15"]["files"]["md"]["basis"]
    cited = {one["article"]: one["revision"] for one in note["citations"]}
    assert manifest["inputs"][basis["inputs"]] == cited
    assert manifest["exported"]["ports"] == {"week": "2026-W15"}
    assert "ports/2026/ports_2026-W15.md" in Path("output/index.md").read_text()


def test_one_desk_can_be_named(ingested: Path, run: Run) -> None:
    Path("briefing.toml").write_text(DESKS)
    assert run("export", "--desk", "valleys").code == 0
    assert not Path("output").exists()
    refused = run("export", "--desk", "valley")
    assert refused.code == 1
    assert "did you mean 'valleys'" in refused.err


def test_a_note_is_made_again_for_a_reason_only(ingested: Path, run: Run) -> None:
    options = ("--format", "md")
    first = "output/2026/2026-W10.md"
    second = "output/2026/2026-W15.md"
    assert reasons(run, *options) == {first: "new", second: "new"}
    assert not Path("output").exists()
    run("export", *options)
    before = {path: Path(path).stat().st_mtime_ns for path in (first, second, "output/index.html")}
    assert reasons(run, *options) == {}
    assert "unchanged" in run("export", *options).out
    assert {path: Path(path).stat().st_mtime_ns for path in before} == before
    assert reasons(run, *options, "--force") == {first: "forced", second: "forced"}
    assert set(reasons(run, *options, "--words", "40").values()) == {"settings changed: budget"}

    Path(second).unlink()
    assert reasons(run, *options) == {second: "its file is gone"}
    run("export", *options)

    # A correction changes no text, and yet the note.
    run("articles", "set", "flood.txt", "--publisher", "Sella Courier")
    assert reasons(run, *options) == {first: "its articles changed"}
    run("export", *options)
    (ingested / "later.txt").write_text(
        "Ferry yard opens\n\nPublished: 2026-04-02 08:00:00\n\nThe ferry yard of Orvia opened.\n"
    )
    run("ingest")
    assert reasons(run, *options) == {
        "output/2026/2026-W14.md": "new",
        second: "the articles of the period before changed",
    }
    run("export", *options)
    Path("templates").mkdir()
    Path("templates/note.md.j2").write_text("# {{ title }}\n")
    assert "its template changed" in reasons(run, *options).values()


@pytest.mark.parametrize("format_", ["docx", "html", "md"])
def test_a_template_that_is_not_there_names_those_of_its_format(
    corpus: Path, run: Run, format_: str
) -> None:
    run("ingest")
    done = run("export", "--template", "nope", "-f", format_)
    assert done.code == 1
    assert "known: daily, note, summary" in done.err


def test_an_edited_note_is_named_and_spared(ingested: Path, run: Run) -> None:
    run("export", "--format", "md")
    note = Path("output/2026/2026-W10.md")
    note.write_text("Edited.")
    assert reasons(run, "--format", "md") == {str(note): "edited since, goes beside it"}
    done = run("export", "--format", "md", "--force", "--json")
    told = {Path(one["path"]).name: one for one in json.loads(done.out)["written"]}
    assert told["2026-W10_v2.md"]["spared"] == str(note)
    assert note.read_text() == "Edited."
    assert reasons(run, "--format", "md") == {}
    index = Path("output/index.md").read_text()
    assert "[Markdown (edited)](2026/2026-W10.md), [Markdown](2026/2026-W10_v2.md)" in index


def test_what_fails_for_one_desk_is_told_and_the_rest_is_done(ingested: Path, run: Run) -> None:
    Path("taken").write_text("a file where a folder is to be")
    Path("templates").mkdir()
    Path("templates/torn.md.j2").write_text("{{ titel }}")
    Path("briefing.toml").write_text(
        '[desks.good]\nformats = ["md"]\n'
        '[desks.gone]\nformats = ["md", "json"]\ntemplate = "nowhere.md.j2"\n'
        '[desks.torn]\nformats = ["md", "json"]\ntemplate = "torn.md.j2"\n'
        '[desks.odd]\nmethod = "guess"\n'
        '[desks.shut]\nfolder = "taken/here"\n'
    )
    done = run("export", "--until", "2026-03-31", "--json")
    assert done.code == 1
    told = json.loads(done.out)
    assert {Path(one["path"]).name for one in told["written"]} == {
        "good_2026-W10.md",
        "gone_2026-W10.json",
        "torn_2026-W10.json",
    }
    failed = {(one["desk"], one["period"], one["format"]): one["reason"] for one in told["failed"]}
    assert set(failed) == {
        ("gone", None, "md"),
        ("torn", "2026-W10", "md"),
        ("odd", None, None),
        ("shut", None, None),
    }
    assert "titel" in failed["torn", "2026-W10", "md"]
    assert "can not be written" in failed["shut", None, None]
    assert done.err.count("error: ") == 4
    manifest = json.loads(Path("output/manifest.json").read_text())
    assert set(manifest["exported"]) == {"good"}


def test_rejected_items_are_told_alike_everywhere(ingested: Path, run: Run) -> None:
    with zipfile.ZipFile(ingested / "some.zip", "w") as archive:
        archive.writestr("bad.txt", b"\0\1\2" * 50)
        archive.writestr("good.txt", "Port opens\n\n2026-03-04\n\nThe port opened on Monday.\n")
    run("ingest")
    exported = json.loads(run("export", "--json").out)["rejected"]
    noted = json.loads(run("note", "2026-W10", "--json").out)["rejected"]
    assert exported == noted
    assert [(one["path"], one["item"]) for one in exported] == [("some.zip", "bad.txt")]
    assert "rejected: some.zip, bad.txt: " in run("export").out


def test_a_batch_that_runs_is_named_to_the_next(ingested: Path, run: Run) -> None:
    fcntl = pytest.importorskip("fcntl")
    with Path(".briefing/run.lock").open("w") as lock:
        lock.write("'briefing run', process 1 on host")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = run("export")
        assert done.code == 1
        assert "held by 'briefing run', process 1 on host" in done.err
    assert run("export").code == 0


@pytest.mark.skipif(not hasattr(os, "fchmod"), reason="permissions of POSIX")
def test_permissions_follow_the_umask(ingested: Path, run: Run) -> None:
    before = os.umask(0o027)
    try:
        run("export", "--format", "md")
    finally:
        os.umask(before)
    assert Path("output/2026/2026-W10.md").stat().st_mode & 0o777 == 0o640


def test_the_index_tells_how_many_articles_a_note_quotes(corpus: Path, run: Run) -> None:
    run("ingest")
    Path("briefing.toml").write_text(
        "[desks.all]\n[desks.ferries]\nquery = 'ferries'\n[desks.none]\nquery = 'zeppelin'\n"
    )
    assert run("export", "--by", "month", "--format", "md").code == 0
    none = Path("output/none/2026/none_2026-03.md").read_text()
    assert "No article in the corpus matched." in none
    told = Path("output/index.md").read_text().partition("## ferries")
    assert "| 2026-03-01 to 2026-03-31 | 2 articles |" in told[0]
    ferries, _, others = told[2].partition("## none")
    assert "| 2026-04-01 to 2026-04-30 | 1 article |" in ferries
    assert others.count("| 0 articles |") == 2
    assert "<td>0 articles</td>" in Path("output/index.html").read_text()


def test_hostile_titles_are_text_in_the_index() -> None:
    basis = Basis(inputs="a", before=None, settings="b", template="c", version="0")
    hostile = 'A <script>alert(1)</script> "& | [x](y) {{ z }} `q`\n# b'
    first, last = days(parse("2026-W10"))
    note = MadeNote(
        desk="d e",
        title=hostile,
        period="2026-W10",
        first=first,
        last=last,
        files={"md": MadeFile(place="d e/2026/d e_2026-W10.md", basis=basis)},
    )
    pages: Any = index_pages([note], lambda _: True, lambda _: True)
    page, text = pages["index.html"].decode(), pages["index.md"].decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert 'href="d%20e/2026/d%20e_2026-W10.md"' in page
    assert '<html lang="en">' in page
    assert '<th scope="col">' in page
    assert "<script>" not in text
    assert "\n# b" not in text
    assert "\\|" in text
    assert "(d%20e/2026/d%20e_2026-W10.md)" in text


def test_a_batch_tells_machines_how_far_it_is(corpus: Path, run: Run) -> None:
    run("ingest")
    done = run("export", "--by", "week", "--json", "--jobs", "1")
    events = [json.loads(line) for line in done.err.splitlines()]
    assert [event["event"] for event in events][:1] == ["start"]
    assert events[-1]["event"] == "end"
    assert json.loads(done.out)
    assert run("export", "--by", "week", "--force", "--quiet").err == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--engine", "dusk"), "no engine 'dusk': did you mean 'dask'?"),
        (("--engine", "dask"), "name the cluster"),
        (("--tls-ca", "x.pem"), "of use with --engine dask only"),
    ],
)
def test_a_dry_run_refuses_an_engine_as_a_batch_does(
    ingested: Path, run: Run, options: tuple[str, ...], told: str
) -> None:
    for more in ((), ("--dry-run",)):
        done = run("export", *options, *more)
        assert done.code == 1
        assert told in done.err


@pytest.mark.parametrize(
    ("count", "workers", "ordered"),
    [
        (0, 2, []),
        (3, 1, [0, 1, 2]),
        (3, 8, [0, 1, 2]),
        (5, 2, [0, 2, 1, 3, 4]),
        (13, 5, [0, 2, 5, 7, 10, 1, 3, 6, 8, 11, 4, 9, 12]),
        (
            20,
            2,
            [
                *(n for pair in zip(range(8), range(8, 16), strict=True) for n in pair),
                16,
                18,
                17,
                19,
            ],
        ),
    ],
)
def test_workers_that_take_turns_make_neighbours(
    count: int, workers: int, ordered: list[int]
) -> None:
    assert in_runs(count, workers) == ordered
