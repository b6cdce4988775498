"""Retention and privacy: what is removed stays out, purged notes still verify, who did what."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.corpus.mounts import shared_over
from briefing.errors import CorpusError
from briefing.records import Corrections
from briefing.text.addresses import without_password, without_passwords
from tests.conftest import Run
from tests.factories_corpus import Bench


def removed(bench: Bench, name: str) -> None:
    with bench.open() as corpus:
        corpus.set_corrections(name, Corrections(removed=True))
    bench.ingest()


def test_what_is_removed_stays_out_wherever_its_file_goes(bench: Bench) -> None:
    for name in ("a.txt", "b.txt"):
        bench.write(name, f"Story of {name}.", published="2031-05-02")
    bench.ingest()
    removed(bench, "a.txt")
    assert list(bench.listing()) == ["b.txt"]
    assert bench.ingest(rehash=True, reader_version="2").remarks == ()
    assert list(bench.listing()) == ["b.txt"], "read by another reader"
    (bench.folder / "a.txt").rename(bench.folder / "moved.txt")
    report = bench.ingest()
    assert any("was moved along" in remark for remark in report.remarks)
    assert list(bench.listing()) == ["b.txt"], "moved"
    shutil.copy(bench.folder / "moved.txt", bench.folder / "same.txt")
    bench.ingest()
    assert list(bench.listing()) == ["b.txt"], "the same bytes again"
    bench.forget()
    report = bench.ingest()
    assert list(bench.listing()) == ["b.txt"], "rebuilt"
    assert "moved.txt stays out: its sidecar says removed = true" in report.remarks
    (bench.folder / "moved.txt.toml").unlink()
    bench.ingest()
    assert "moved.txt" in bench.listing()


def test_an_item_of_several_can_be_removed(bench: Bench) -> None:
    (bench.folder / "two.txt").write_text("title: A\n\nFirst.\n=====\ntitle: B\n\nSecond.")
    bench.ingest()
    with bench.open() as corpus:
        (one,) = (row.id for row in corpus.listing() if row.item == "2")
        corpus.set_corrections(one, Corrections(removed=True))
    report = bench.ingest()
    assert not any("no more" in remark for remark in report.remarks)
    with bench.open() as corpus:
        assert [row.item for row in corpus.listing()] == ["1"]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ('removed = "yes"', "takes true or false"),
        ("published = 1700-01-01", "1700-01-01 is before 1800"),
    ],
)
def test_what_a_sidecar_can_not_state_is_told(bench: Bench, stated: str, told: str) -> None:
    bench.write("a.txt", published="2031-05-02")
    (bench.folder / "a.txt.toml").write_text(f"{stated}\n")
    report = bench.ingest()
    assert told in report.rejected[0].reason


def test_links_to_nothing_pipes_and_tables_of_no_article_are_told(bench: Bench) -> None:
    bench.write("a.txt", published="2031-05-02")
    (bench.folder / "a.txt.toml").write_text('[items."7"]\ntitle = "T"\n')
    (bench.folder / "link.txt").symlink_to("nowhere.txt")
    os.mkfifo(bench.folder / "pipe.txt")
    report = bench.ingest()
    told = {refusal.path: refusal.reason for refusal in report.rejected}
    assert "leads nowhere" in told["link.txt"]
    assert "is a pipe" in told["pipe.txt"]
    assert 'a.txt.toml: [items."7"] corrects nothing: a.txt has no such article' in report.remarks


# --- by the command line -----------------------------------------------------------------


def outcomes(run: Run, note: str) -> list[tuple[str, str]]:
    found = json.loads(run("verify", note, "--json").out)
    return [(one["outcome"], one["detail"]) for one in found[0]["verdicts"]]


@pytest.mark.parametrize("suffix", ["md", "json", "docx"])
@pytest.mark.parametrize("files", [False, True])
def test_a_note_of_purged_articles_still_verifies(
    corpus: Path, run: Run, suffix: str, files: bool
) -> None:
    note = f"output/week.{suffix}"
    assert run("note", "2026-W10", "--out", note, "--format", suffix).code == 0
    done = run("articles", "purge", "--before", "2026-04-01", *(["--file"] if files else []))
    assert done.code == 0
    assert (corpus / "talks.txt").exists() is not files
    assert "2 texts purged" in done.out
    assert run("articles", "vacuum").code == 0
    database = Path(".briefing/corpus.db")
    for again in range(3):
        found = outcomes(run, note)
        assert found
        assert all(outcome == "holds" and "was purged" in detail for outcome, detail in found)
        if again == 0:
            assert run("ingest", "--rehash").code == 0
        if again == 1:
            assert run("doctor", "--rebuild").code == 0
    listed = json.loads(run("articles", "list", "--json").out)
    assert [row["path"] for row in listed] == ["april.txt", "undated.txt"]
    assert b"A flood closed the Sella valley road" in database.read_bytes(), "it is quoted"


def test_a_purge_forgets_what_no_note_quotes(corpus: Path, run: Run) -> None:
    run("ingest")
    assert run("articles", "purge", "--before", "2026-04-01").code == 0
    assert run("articles", "vacuum").code == 0
    content = Path(".briefing/corpus.db").read_bytes()
    for words in (b"Sella valley road", b"lorries", b"engin"):
        assert words not in content


def test_an_altered_quote_of_a_purged_article_is_found_out(corpus: Path, run: Run) -> None:
    assert run("note", "2026-W10", "--out", "output/week.md").code == 0
    note = Path("output/week.md")
    assert run("articles", "purge", "--before", "2026-04-01").code == 0
    text = note.read_text()
    assert "40 families" in text
    note.write_text(text.replace("40 families", "90 families"))
    done = run("verify", str(note))
    assert done.code == 4
    assert "changed quote" in done.out


def test_a_file_of_several_articles_is_not_deleted_for_one(folder: Path, run: Run) -> None:
    rows = [{"title": f"Title {n}", "text": f"Story {n} of the port. " * 5} for n in (1, 2)]
    (folder / "corpus").mkdir()
    (folder / "corpus" / "two.json").write_text(json.dumps(rows))
    assert run("ingest").code == 0
    one, other = json.loads(run("articles", "list", "--json").out)
    assert {one["item"], other["item"]} == {"1", "2"}
    done = run("articles", "remove", one["id"], "--file")
    assert done.code == 1
    assert "has 1 more article, so it is not deleted" in done.err
    assert run("articles", "remove", one["id"]).code == 0
    assert [row["id"] for row in json.loads(run("articles", "list", "--json").out)] == [other["id"]]
    assert run("articles", "remove", other["id"], "--file").code == 0
    assert not (folder / "corpus" / "two.json").exists()
    assert not (folder / "corpus" / "two.json.toml").exists()


def test_who_corrected_what_is_kept(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ida")
    run("ingest")
    assert run("articles", "set", "corpus/talks.txt", "--title", "Told").code == 0
    assert run("articles", "remove", "corpus/flood.txt").code == 0
    shown = run("articles", "show", "corpus/talks.txt").out
    assert "changed by hand:" in shown
    assert "ida  set: title = 'Told' (was 'Talks on the Sella bridge resume in Tarvin')" in shown
    told = json.loads(run("articles", "log", "--json").out)
    assert [(one["what"], one["path"]) for one in told] == [
        ("set", "talks.txt"),
        ("remove", "flood.txt"),
    ]
    assert "remove" in run("articles", "log", "flood.txt").out
    for date in ("1700-01-01", "2999-01-01"):
        done = run("articles", "set", "corpus/talks.txt", "--published", date)
        assert done.code == 1, date
    assert len(json.loads(run("articles", "log", "--json").out)) == 2


@pytest.mark.parametrize(("mask", "mode"), [(0o077, 0o600), (0o022, 0o644), (0o007, 0o660)])
def test_permissions_follow_the_umask(corpus: Path, run: Run, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        assert run("ingest").code == 0
        assert run("articles", "set", "corpus/talks.txt", "--title", "Told").code == 0
        assert run("export", "--by", "month").code == 0
        assert run("doctor", "--rebuild").code == 0
    finally:
        os.umask(before)
    made = [*Path(".briefing").rglob("*"), *Path("output").rglob("*"), corpus / "talks.txt.toml"]
    files = [place for place in made if place.is_file()]
    assert len(files) >= 6
    for place in files:
        assert place.stat().st_mode & 0o777 == mode, place


# --- small parts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql+psycopg://ida:s3cret@host/db", "postgresql+psycopg://ida:***@host/db"),
        ("postgresql://ida:a@b:c@host/db", "postgresql://ida:***@host/db"),
        ("postgresql://host/db?user=ida&password=s", "postgresql://host/db?user=ida&password=***"),
        ("postgresql://ida@h/db?sslpassword=s", "postgresql://ida@h/db?sslpassword=***"),
        ("postgresql://ida@/db?host=/run/x", "postgresql://ida@/db?host=/run/x"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    assert without_password(address) == shown
    assert without_passwords(f"--database={address}: no.") == f"--database={shown}: no."
    assert without_passwords(f"('{address}')") == f"('{shown}')"


def test_an_address_of_the_web_is_left_as_it_is() -> None:
    told = "https://paper.example:8080/a@b:c and 'tcp://127.0.0.1:8786'"
    assert without_passwords(told) == told


def test_a_password_is_in_no_error_log_or_report(corpus: Path, run: Run) -> None:
    wrong = "postgresql://ida:s3cret@127.0.0.1:1/x"
    told = ""
    for command in (
        ("ingest", "--json"),
        ("export", "--json"),
        ("run",),
        ("note", "--debug"),
        ("doctor", "--json"),
        ("articles", "list"),
        ("ingest", wrong),
        ("doctor", "--rebuild"),
    ):
        with suppress(CorpusError):  # --debug
            done = run("--database", wrong, *command, "--log", "run.log")
            told += done.out + done.err
    for kind in ("nonsense", "postgresql+other"):
        told += run("--database", f"{kind}://ida:s3cret@h/d", "ingest", "--log", "run.log").err
    told += Path("run.log").read_text(encoding="utf-8")
    assert "ida:***@" in told
    assert "s3cret" not in told


def test_a_network_share_is_told_by_its_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    share = str(tmp_path / "a share").replace(" ", "\\040")
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nhost:/x {share} nfs4 rw 0 0\n/dev/sdb {share}/disk ext4 rw 0 0\n"
        f"ida@host:/y {share}2 fuse.sshfs rw 0 0\n"
    )
    for place, kind in (
        ("a share/corpus.db", "nfs4"),
        ("a share/disk/corpus.db", None),
        ("a share2/corpus.db", "fuse.sshfs"),
        ("a shared/corpus.db", None),
        ("corpus.db", None),
    ):
        assert shared_over(tmp_path / place, mounts) == kind
    assert shared_over(tmp_path, tmp_path / "none") is None


def test_on_a_network_share_there_is_no_write_ahead(
    file_bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.test_corpus_database import pragma

    file_bench.write("a.txt", published="2031-05-02")
    file_bench.ingest()
    assert pragma(file_bench.database, "journal_mode") == "wal"
    monkeypatch.setattr("briefing.corpus.corpus.shared_over", lambda file: "nfs4")
    assert file_bench.ingest().unchanged == 1
    assert pragma(file_bench.database, "journal_mode") == "delete"
