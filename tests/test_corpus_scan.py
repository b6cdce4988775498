"""Which files of a folder are read, and what becomes of those that can not be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.errors import CorpusError
from briefing.records import IngestReport
from tests.factories_corpus import OTHER, Bench, aged

# --- rejected files --------------------------------------------------------------------


def test_a_rejected_file_is_told_each_time_and_tried_when_it_changes(bench: Bench) -> None:
    bad = bench.folder / "bad.txt"
    bad.write_bytes(b"")
    (bench.folder / "same.bin").write_bytes(b"\0")
    (bench.folder / "same.txt").write_bytes(b"\0")
    aged(bench.write("good.txt", published="2031-05-02"), bad)
    first = bench.ingest()
    assert first.added == ("good.txt",)
    assert [(rejected.path, rejected.reason) for rejected in first.rejected] == [
        ("bad.txt", "is not text; give its text"),
        ("same.bin", "line 1: is not text; give its text"),
        ("same.txt", "line 1: is not text; give its text"),
    ]
    assert bench.ingest() == IngestReport(rejected=first.rejected, unchanged=1)
    assert bench.read == []
    with bench.open() as corpus:
        assert corpus.rejected() == first.rejected
        assert corpus.tally().rejected == 3
        with pytest.raises(CorpusError, match="rejected: is not text"):
            corpus.find("bad.txt")
    bench.ingest(reader_version="2")
    assert bench.read == ["good.txt", "bad.txt", "same.bin", "same.txt"]
    bench.write("bad.txt", OTHER)
    assert bench.ingest(reader_version="2").added == ("bad.txt",)
    bad.write_bytes(b"")
    report = bench.ingest(reader_version="2")
    assert "bad.txt" in [rejected.path for rejected in report.rejected]
    assert "bad.txt" not in bench.listing()


def test_a_name_that_is_not_unicode_is_rejected(bench: Bench) -> None:
    bench.write("a.txt", published="2031-05-02")
    name = os.fsencode(bench.folder) + b"/caf\xe9.txt"
    try:
        with open(name, "w") as file:  # noqa: PTH123 # a Path can not carry these bytes everywhere
            file.write("x")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    for _ in range(2):
        report = bench.ingest()
        assert [(r.path, r.reason) for r in report.rejected] == [
            ("caf\\udce9.txt", "its name is not Unicode; rename it")
        ]


# --- what is scanned -------------------------------------------------------------------


def test_what_is_not_an_article_is_left_out(bench: Bench) -> None:
    for name in (".hidden.txt", ".git/x.txt", "~$a.docx", "Thumbs.db", "a.txt.toml", "b.toml"):
        bench.write(name)
    bench.write("a.txt", published="2031-05-02")
    (bench.folder / "a.txt.toml").write_text("")
    assert bench.ingest().added == ("a.txt",)


def test_links_are_followed_once(bench: Bench, tmp_path: Path) -> None:
    bench.write("a/one.txt", "Story one.")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "two.txt").write_text("\n\nStory two.")
    (bench.folder / "a" / "up").symlink_to(bench.folder)
    (bench.folder / "a" / "self").symlink_to(bench.folder / "a")
    (bench.folder / "linked").symlink_to(outside)
    (outside / "back").symlink_to(bench.folder)
    (tmp_path / "further").mkdir()
    (outside / "further").symlink_to(tmp_path / "further")
    (tmp_path / "further" / "outside").symlink_to(outside)
    (bench.folder / "broken.txt").symlink_to(tmp_path / "nothing")
    # Outside the corpus nothing is read, unless it is named.
    assert bench.ingest().added == ("a/one.txt",)
    assert bench.ingest(bench.folder / "linked").added == ("linked/two.txt",)
    again = bench.ingest()
    assert again.unchanged == 1
    assert [one.path for one in again.rejected] == ["broken.txt", "linked"]
    assert "leads out of the corpus folder" in again.rejected[0].reason


def test_a_path_is_carried_the_same_however_it_is_named(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("sub/a.txt", published="2031-05-02")
    (tmp_path / "way").symlink_to(bench.folder)
    monkeypatch.chdir(tmp_path)
    assert bench.ingest(Path("corpus/sub")).added == ("sub/a.txt",)
    for path in (Path("corpus/../corpus/sub/a.txt"), Path("way/sub"), Path(), bench.folder):
        assert bench.ingest(path) == IngestReport(unchanged=1)
    for reference in ("sub/a.txt", "corpus/sub/a.txt", "./corpus/sub/a.txt", "way/sub/a.txt"):
        assert bench.find(reference).article.path == "sub/a.txt"
    assert bench.find(str(bench.folder / "sub" / "a.txt")).article.path == "sub/a.txt"


def test_the_database_in_the_corpus_folder_is_no_article(tmp_path: Path) -> None:
    class Inside(Bench):
        @property
        def database(self) -> Path:
            return self.folder / "corpus.db"

    bench = Inside(home=tmp_path)
    bench.write("a.txt", published="2031-05-02")
    (bench.folder / "corrections").mkdir()
    (bench.folder / "corrections" / "a.txt.toml").write_text('title = "T"')
    assert bench.ingest() == IngestReport(added=("a.txt",))
    assert bench.find("a.txt").article.title == "T"
    assert bench.ingest() == IngestReport(unchanged=1)


def test_an_empty_folder_is_an_error_until_something_is_known(bench: Bench) -> None:
    with pytest.raises(CorpusError, match="has no articles in it: put files there"):
        bench.ingest()
    file = bench.write("a.txt")
    bench.ingest()
    file.unlink()
    assert bench.ingest().deleted == ("a.txt",)


def test_a_path_that_is_not_there_is_an_error(bench: Bench) -> None:
    bench.write("a.txt")
    bench.ingest()
    with pytest.raises(CorpusError, match=r"missing: is not there: make it"):
        bench.ingest(bench.folder / "missing")
    bench.folder.rename(bench.home / "unplugged")
    with pytest.raises(CorpusError, match="corpus: is not there"):
        bench.ingest()
    assert list(bench.listing()) == ["a.txt"]
