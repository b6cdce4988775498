"""Which article a file is: moved, copied, deleted, or changed into another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.corpus import plan as planning
from briefing.records import IngestReport, Moved, sha256_of
from tests.factories_corpus import BODY, OTHER, Bench, later, locator

# --- identity --------------------------------------------------------------------------


def test_a_moved_file_keeps_its_id(bench: Bench) -> None:
    file = bench.write("a.txt", published="2031-05-02")
    bench.ingest()
    before = bench.find("a.txt")
    (bench.folder / "kept").mkdir()
    file.rename(bench.folder / "kept" / "b.txt")
    assert bench.ingest() == IngestReport(moved=(Moved(before="a.txt", after="kept/b.txt"),))
    assert bench.listing() == {"kept/b.txt": before.article.id}
    assert bench.find("kept/b.txt").sentences == before.sentences


def test_a_moved_file_keeps_the_id_of_its_revision(bench: Bench) -> None:
    file = bench.write("a.txt")
    bench.ingest()
    before = bench.find("a.txt").article.id
    bench.write("a.txt", OTHER)
    bench.ingest()
    file.rename(bench.folder / "b.txt")
    bench.ingest()
    assert bench.listing() == {"b.txt": before}
    with bench.open() as corpus:
        held = corpus.look_up(locator(before, sha256_of(BODY), "a.txt"))
    assert held is not None
    assert sha256_of(BODY) in held.texts


def test_a_move_between_folders_that_are_ingested_one_by_one(bench: Bench) -> None:
    file = bench.write("one/a.txt", published="2031-05-02")
    bench.write("two/other.txt", OTHER, published="2031-05-02")
    bench.ingest()
    before = bench.find("one/a.txt").article.id
    file.rename(bench.folder / "two" / "a.txt")
    report = bench.ingest(bench.folder / "two")
    assert report.moved == (Moved(before="one/a.txt", after="two/a.txt"),)
    assert bench.ingest() == IngestReport(unchanged=2)
    assert bench.listing()["two/a.txt"] == before


def test_sidecars_follow_a_moved_file(bench: Bench) -> None:
    file = bench.write("a.txt", title="A")
    (bench.folder / "a.txt.toml").write_text('published = "2031-05-02"')
    tree = bench.database.parent / "corrections"
    tree.mkdir(parents=True)
    (tree / "a.txt.toml").write_text('publisher = "Ostrel Post"')
    bench.ingest()
    file.rename(bench.write("deep/x.txt").parent / "b.txt")
    (bench.folder / "deep" / "x.txt").unlink()
    report = bench.ingest()
    assert report.moved == (Moved(before="a.txt", after="deep/b.txt"),)
    assert len(report.remarks) == 2
    assert "a.txt.toml was moved along to" in report.remarks[0]
    assert not (bench.folder / "a.txt.toml").exists()
    assert (bench.folder / "deep" / "b.txt.toml").exists()
    assert (tree / "deep" / "b.txt.toml").exists()
    article = bench.find("deep/b.txt").article
    assert article.published is not None
    assert (article.published.value.isoformat(), article.publisher) == ("2031-05-02", "Ostrel Post")
    assert bench.ingest() == IngestReport(unchanged=1)


def test_a_sidecar_by_stem_stays_with_who_shares_it(bench: Bench) -> None:
    file = bench.write("a.txt", published="2031-05-02")
    bench.write("a.htm", OTHER, published="2031-05-02")
    stem = bench.folder / "a.toml"
    stem.write_text('publisher = "Ostrel Post"')
    bench.ingest()
    file.rename(bench.folder / "b.txt")
    assert bench.ingest().remarks == ()
    assert stem.exists()
    assert bench.find("b.txt").article.publisher is None
    (bench.folder / "a.htm").rename(bench.folder / "c.htm")
    assert len(bench.ingest().remarks) == 1
    assert bench.find("c.htm").article.publisher == "Ostrel Post"


def test_a_sidecar_is_not_moved_over_another(bench: Bench) -> None:
    file = bench.write("a.txt", published="2031-05-02")
    (bench.folder / "a.txt.toml").write_text('title = "Old"')
    (bench.folder / "b.txt.toml").write_text('title = "New"')
    bench.ingest()
    file.rename(bench.folder / "b.txt")
    remarks = bench.ingest().remarks
    assert "a.txt.toml stays where it is" in remarks[0]
    assert bench.find("b.txt").article.title == "New"


def test_a_copy_is_no_second_article(bench: Bench) -> None:
    bench.write("b.txt", published="2031-05-02")
    bench.write("c.txt", published="2031-05-02")
    bench.write("z/a.txt", published="2031-05-02")
    assert bench.ingest() == IngestReport(added=("b.txt",), copies=("c.txt", "z/a.txt"))
    bench.write("a.txt", published="2031-05-02")
    assert bench.ingest() == IngestReport(copies=("a.txt",), unchanged=3)
    assert list(bench.listing()) == ["b.txt"]
    assert bench.find("z/a.txt").article.path == "b.txt"
    with bench.open() as corpus:
        assert corpus.tally().copies == 3


@pytest.mark.parametrize("gone", [("b.txt",), ("b.txt", "c.txt")])
def test_a_copy_takes_over_when_the_first_is_deleted(bench: Bench, gone: tuple[str, ...]) -> None:
    for name in ("b.txt", "c.txt", "d.txt"):
        bench.write(name, published="2031-05-02")
    bench.ingest()
    before = bench.find("b.txt").article.id
    for name in gone:
        (bench.folder / name).unlink()
    after = "d.txt" if "c.txt" in gone else "c.txt"
    report = bench.ingest()
    assert report.moved == (Moved(before="b.txt", after=after),)
    assert report.deleted == report.added == ()
    assert bench.listing() == {after: before}


def test_a_copy_outside_the_ingested_folder_takes_over_too(bench: Bench) -> None:
    file = bench.write("one/a.txt", published="2031-05-02")
    bench.write("two/a.txt", published="2031-05-02")
    bench.write("one/b.txt", OTHER, published="2031-05-02")
    bench.ingest()
    before = bench.find("one/a.txt").article.id
    file.unlink()
    assert bench.ingest(bench.folder / "one").moved == (
        Moved(before="one/a.txt", after="two/a.txt"),
    )
    assert bench.listing()["two/a.txt"] == before


def test_a_copy_whose_first_changed_is_an_article_of_its_own(bench: Bench) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        bench.write(name, published="2031-05-02")
    bench.ingest()
    before = bench.find("a.txt").article.id
    bench.write("a.txt", OTHER, published="2031-05-02")
    report = bench.ingest()
    assert (report.changed, report.added) == (("a.txt",), ("b.txt",))
    assert bench.listing() == {
        "a.txt": before,
        "b.txt": sha256_of(before + "b.txt")[:12],
    }
    assert bench.find("c.txt").article.path == "b.txt"


def test_a_file_changed_into_a_copy_gives_up_its_article(bench: Bench) -> None:
    bench.write("a.txt", published="2031-05-02")
    bench.write("b.txt", OTHER, published="2031-05-02")
    bench.ingest()
    bench.write("b.txt", BODY, published="2031-05-02")
    assert bench.ingest() == IngestReport(copies=("b.txt",), unchanged=1)
    assert list(bench.listing()) == ["a.txt"]


def test_a_file_changed_into_one_that_is_gone_keeps_its_own_id(bench: Bench) -> None:
    bench.write("a.txt", published="2031-05-02")
    bench.write("b.txt", OTHER, published="2031-05-02")
    bench.ingest()
    before = bench.listing()["b.txt"]
    (bench.folder / "a.txt").replace(bench.folder / "b.txt")
    assert bench.ingest() == IngestReport(changed=("b.txt",), deleted=("a.txt",))
    assert bench.listing() == {"b.txt": before}


def test_two_files_that_change_places_keep_their_ids(bench: Bench) -> None:
    bench.write("a.txt", BODY)
    bench.write("b.txt", OTHER)
    bench.ingest()
    before = bench.listing()
    bench.write("a.txt", OTHER)
    bench.write("b.txt", BODY)
    assert bench.ingest().changed == ("a.txt", "b.txt")
    assert bench.listing() == before


def test_an_id_that_is_taken_is_told_apart_by_path(bench: Bench) -> None:
    file = bench.write("a.txt")
    bench.ingest()
    before = bench.find("a.txt").article.id
    bench.write("a.txt", OTHER)
    later(file)
    bench.ingest()
    bench.write("new.txt")  # derives the id that a.txt keeps
    bench.ingest()
    assert bench.listing() == {"a.txt": before, "new.txt": sha256_of(before + "new.txt")[:12]}
    new = bench.find("new.txt")
    assert {sentence.article_id for sentence in new.sentences} == {new.article.id}


def test_the_same_content_in_other_bytes_is_a_second_article(bench: Bench) -> None:
    bench.write("a.txt")
    bench.write("b.txt", BODY + "\n\n")
    report = bench.ingest()
    assert report.added == ("a.txt", "b.txt")
    assert len(set(bench.listing().values())) == 2


def test_a_deleted_file_takes_its_article_along(bench: Bench) -> None:
    bench.write("a.txt", published="2031-05-02")
    bench.write("b.txt", OTHER, published="2031-05-02")
    bench.write("copy.txt", OTHER, published="2031-05-02")
    bench.ingest()
    gone = bench.find("a.txt").article
    (bench.folder / "a.txt").unlink()
    (bench.folder / "copy.txt").unlink()
    assert bench.ingest() == IngestReport(deleted=("a.txt",), unchanged=1)
    assert list(bench.listing()) == ["b.txt"]
    with bench.open() as corpus:
        assert corpus.look_up(locator(gone.id, gone.sha256, "a.txt")) is None
        assert corpus.tally().copies == 0


def test_only_what_is_ingested_is_judged_gone(bench: Bench, tmp_path: Path) -> None:
    for name in ("one/a.txt", "one-b.txt", "two/c.txt"):
        bench.write(name, f"Of {name}.", published="2031-05-02")
    outside = tmp_path / "elsewhere" / "d.txt"
    outside.parent.mkdir()
    outside.write_text("\n\nOf elsewhere.")
    bench.ingest(bench.folder, outside)
    for file in (bench.folder / "one/a.txt", bench.folder / "one-b.txt", outside):
        file.unlink()
    bench.write("one/new.txt", "Of something new.")
    assert bench.ingest(bench.folder / "one").deleted == ("one/a.txt",)
    assert bench.ingest().deleted == ("one-b.txt",)
    assert outside.as_posix() in bench.listing()
    assert bench.ingest(outside.parent).deleted == (outside.as_posix(),)


def test_a_folder_that_can_not_be_looked_into_loses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("a.txt")
    bench.write("shut/b.txt", OTHER)
    bench.ingest()
    scandir, stat = os.scandir, Path.stat

    def shut(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    def blind(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.parent.name == "shut":
            raise PermissionError(13, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "scandir", shut)
    monkeypatch.setattr(Path, "stat", blind)
    report = bench.ingest()
    assert report.deleted == ()
    assert [(r.path, r.reason) for r in report.rejected] == [
        ("shut", "the folder can not be read (Permission denied)")
    ]
    assert "shut/b.txt" in bench.listing()


def test_a_file_that_can_not_be_read_this_time_stays(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("a.txt")
    bench.ingest()
    bench.write("b.txt", OTHER)

    def deny(file: Path) -> str:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(planning, "_hash", deny)
        report = bench.ingest()
    assert [rejected.path for rejected in report.rejected] == ["a.txt", "b.txt"]
    assert list(bench.listing()) == ["a.txt"]
    assert bench.ingest().added == ("b.txt",)
