"""Ingest: what a file is that was added, changed, moved, copied, deleted, or corrected."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.corpus import plan as planning
from briefing.errors import CorpusError, UnknownName
from briefing.records import Corrections, IngestReport, Locator, Moved, sha256_of
from tests.factories_corpus import BODY, Bench, days

OTHER = "A bridge was opened. It joins the two banks."


def later(file: Path, seconds: int = 10) -> None:
    """Give a file another time, as a later write would."""
    look = file.stat()
    os.utime(file, ns=(look.st_atime_ns, look.st_mtime_ns + seconds * 1_000_000_000))


def aged(*files: Path) -> None:
    """Give files a time well before any ingest, so that their time proves them unchanged."""
    for file in files:
        os.utime(file, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))


def revision(bench: Bench, path: str) -> str:
    return bench.find(path).article.sha256


# --- new, unchanged, changed -----------------------------------------------------------


def test_new_files_are_added_in_order_and_come_back_as_they_were_read(bench: Bench) -> None:
    bench.write("b.txt", title="B", published="2031-05-02", publisher="Ostrel Post")
    bench.write("a/deep/c.txt", OTHER, title="C", published="2031-05-03T10:00+02:00")
    report = bench.ingest()
    assert report == IngestReport(added=("a/deep/c.txt", "b.txt"))
    with bench.open() as corpus:
        read = bench.reader()
        for path in report.added:
            assert (corpus.find(path),) == read(bench.folder / path, path).documents


def test_an_unchanged_file_is_not_read_again(bench: Bench) -> None:
    aged(bench.write("a.txt"), bench.write("b.txt", OTHER))
    bench.ingest()
    assert bench.ingest() == IngestReport(unchanged=2)
    assert bench.read == []


def test_another_time_with_the_same_bytes_is_unchanged(bench: Bench) -> None:
    later(bench.write("a.txt"))
    bench.ingest()
    later(bench.folder / "a.txt")
    assert bench.ingest() == IngestReport(unchanged=1)
    assert bench.read == []


def test_a_changed_file_keeps_its_id_and_its_earlier_revision(bench: Bench) -> None:
    file = bench.write("a.txt", title="A", published="2031-05-02")
    bench.ingest()
    before = bench.find("a.txt").article
    bench.write("a.txt", OTHER, title="A", published="2031-05-02")
    later(file)
    report = bench.ingest()
    assert report.changed == ("a.txt",)
    assert report.added == report.deleted == ()
    after = bench.find("a.txt")
    assert after.article.id == before.id
    assert after.article.text == OTHER
    assert {sentence.article_id for sentence in after.sentences} == {before.id}
    with bench.open() as corpus:
        held = corpus.look_up(locator(before.id, before.sha256, "a.txt"))
    assert held is not None
    assert (held.article, held.path, held.current) == (before.id, "a.txt", after.article.sha256)
    assert held.texts == {before.sha256: BODY, after.article.sha256: OTHER}


def test_a_file_changed_back_has_its_first_revision_again(bench: Bench) -> None:
    for body in (BODY, OTHER, BODY):
        later(bench.write("a.txt", body))
        bench.ingest(rehash=True)
    article = bench.find("a.txt").article
    assert article.sha256 == sha256_of(BODY)
    with bench.open() as corpus:
        held = corpus.look_up(locator(article.id, article.sha256, "a.txt"))
    assert held is not None
    assert set(held.texts) == {sha256_of(BODY), sha256_of(OTHER)}


@pytest.mark.parametrize("rehash", [False, True])
def test_an_edit_that_keeps_size_and_time_needs_rehash(bench: Bench, rehash: bool) -> None:
    file = bench.write("a.txt", "The ferry came late.")
    aged(file)
    bench.ingest()
    bench.write("a.txt", "The ferry came soon.")
    aged(file)
    report = bench.ingest(rehash=rehash)
    assert report.changed == (("a.txt",) if rehash else ())


def test_an_edit_within_one_tick_of_the_clock_is_seen(bench: Bench) -> None:
    file = bench.write("a.txt", "The ferry came late.")
    look = file.stat()
    bench.ingest()
    bench.write("a.txt", "The ferry came soon.")
    os.utime(file, ns=(look.st_atime_ns, look.st_mtime_ns))
    assert bench.ingest().changed == ("a.txt",)


def test_a_file_is_settled_once_looked_into_later(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("a.txt")
    bench.ingest()
    now = planning.clock_of(bench.folder)
    monkeypatch.setattr("briefing.corpus.ingest.clock_of", lambda _: now + 60_000_000_000)
    bench.ingest()
    monkeypatch.setattr(planning, "_hash", lambda file: pytest.fail(f"{file} was hashed"))
    assert bench.ingest() == IngestReport(unchanged=1)


def test_another_reader_version_reads_all_again(bench: Bench) -> None:
    aged(bench.write("a.txt"), bench.write("copy.txt"), bench.write("b.txt", OTHER))
    bench.ingest()
    report = bench.ingest(reader_version="2")
    assert report == IngestReport(unchanged=3, undated=report.undated)
    assert bench.read == ["a.txt", "b.txt"]
    bench.ingest(reader_version="2")
    assert bench.read == []


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


# --- several articles in one file ------------------------------------------------------


def test_several_articles_of_one_file(bench: Bench) -> None:
    parts = [
        f"title: {n}\npublished: 2031-05-0{n}\n\nStory {n} begins. It ends." for n in (1, 2, 3)
    ]
    file = bench.folder / "all.txt"
    file.write_text("\n=====\n".join(parts))
    assert bench.ingest().added == ("all.txt",)
    with bench.open() as corpus:
        rows = corpus.listing()
        assert [(row.path, row.item, row.title) for row in rows] == [
            ("all.txt", item, item) for item in "123"
        ]
        with pytest.raises(CorpusError, match=f"has 3 articles: {rows[0].id}, {rows[1].id}"):
            corpus.find("all.txt")
        sidecar = corpus.set_corrections(rows[1].id, Corrections(title="Second"))
    assert '[items.2]\ntitle = "Second"' in sidecar.read_text()
    assert bench.ingest().changed == ("all.txt",)
    file.write_text("\n=====\n".join([parts[0] + " More.", parts[1]]))
    assert bench.ingest().changed == ("all.txt",)
    with bench.open() as corpus:
        assert [(row.id, row.title) for row in corpus.listing()] == [
            (rows[0].id, "1"),
            (rows[1].id, "Second"),
        ]


# --- corrections -----------------------------------------------------------------------


def test_a_correction_dates_an_article_and_is_no_revision(bench: Bench) -> None:
    aged(bench.write("a.txt", title="A"))
    report = bench.ingest()
    assert [(u.path, u.title) for u in report.undated] == [("a.txt", "A")]
    with bench.open() as corpus:
        before = corpus.undated()[0].article
        sidecar = corpus.set_corrections(
            before.id, Corrections(published=days("2031-05-02").start.date())
        )
    assert sidecar == bench.folder / "a.txt.toml"
    assert bench.ingest(bench.folder / "a.txt") == IngestReport(changed=("a.txt",))
    with bench.open() as corpus:
        article = corpus.documents(days("2031-05-02"))[0].article
        assert (article.id, article.sha256) == (before.id, before.sha256)
        held = corpus.look_up(locator(article.id, article.sha256, "a.txt"))
        assert held is not None
        assert len(held.texts) == 1
    assert bench.ingest() == IngestReport(unchanged=1)
    sidecar.write_text("# only a comment changed\n" + sidecar.read_text())
    assert bench.ingest() == IngestReport(unchanged=1)
    sidecar.unlink()
    assert bench.ingest().changed == ("a.txt",)


def test_a_sidecar_with_a_fault_is_told_and_its_article_stays(bench: Bench) -> None:
    bench.write("a.txt", published="2031-05-02")
    sidecar = bench.folder / "a.txt.toml"
    sidecar.write_text('published = "May"')
    for report in (bench.ingest(), bench.ingest()):
        assert [rejected.path for rejected in report.rejected] == ["a.txt.toml"]
        assert "'published': 'May' is not a date" in report.rejected[0].reason
        assert "a.txt stays as it is read" in report.rejected[0].reason
    with bench.open() as corpus:
        assert corpus.rejected() == report.rejected
        assert corpus.tally().rejected == 0
        assert len(corpus.documents(days("2031-05-02"))) == 1
    sidecar.write_text('published = "2031-05-09"')
    assert bench.ingest() == IngestReport(changed=("a.txt",))
    with bench.open() as corpus:
        assert corpus.rejected() == ()


def test_sidecars_that_correct_nothing_are_told(bench: Bench) -> None:
    bench.write("a.txt")
    bench.write("copy.txt")
    (bench.folder / "copy.txt.toml").write_text('title = "T"')
    (bench.folder / "aa.txt.toml").write_text('title = "T"')
    (bench.folder / "settings.toml").write_text("[other]\nprogram = 1")
    assert bench.ingest().remarks == (
        "copy.txt.toml corrects nothing: copy.txt has the very bytes of a.txt; correct that one",
        "aa.txt.toml corrects nothing: no file goes by that name",
    )


def test_a_correction_outlives_the_database(bench: Bench) -> None:
    bench.write("a.txt", published="2031-05-02")
    bench.ingest()
    with bench.open() as corpus:
        corpus.set_corrections("a.txt", Corrections(title="Told"))
    bench.ingest()
    before = bench.find("a.txt")
    bench.forget()
    bench.ingest()
    assert bench.find("a.txt") == before


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


# --- names -----------------------------------------------------------------------------


def test_an_article_is_found_by_what_begins_its_id(bench: Bench) -> None:
    bench.write("a.txt")
    bench.ingest()
    id_ = bench.find("a.txt").article.id
    for reference in (id_, id_.upper(), id_[:4], id_[:9]):
        assert bench.find(reference).article.id == id_
    with pytest.raises(UnknownName):
        bench.find(id_[:3])


def test_digits_that_several_ids_begin_with_are_refused(bench: Bench) -> None:
    seen: dict[str, int] = {}
    for number in range(2000):
        start = sha256_of(f"Story {number}.")[:4]
        if start in seen:
            break
        seen[start] = number
    bench.write("one.txt", f"Story {seen[start]}.")
    bench.write("two.txt", f"Story {number}.")
    bench.ingest()
    ids = sorted(bench.listing().values())
    assert ids[0][:4] == ids[1][:4]
    with pytest.raises(CorpusError, match=f"means several articles: {ids[0]}, {ids[1]}"):
        bench.find(start)


def test_an_unknown_name_tells_what_comes_close(bench: Bench) -> None:
    bench.write("week/ferry.txt", BODY)
    bench.write("week/bridge.txt", OTHER)
    bench.ingest()
    with pytest.raises(UnknownName) as caught:
        bench.find("fery.txt")
    assert caught.value.known == ("week/ferry.txt",)
    with pytest.raises(UnknownName) as caught:
        bench.find("0000")
    assert caught.value.known == ("week/bridge.txt", "week/ferry.txt")


def locator(article: str, revision: str, path: str) -> Locator:
    return Locator(
        number=1,
        article=article,
        revision=revision,
        path=path,
        line=1,
        paragraph=1,
        start=0,
        end=1,
        sha256="0" * 64,
    )


def test_the_way_back_is_by_id_then_text_then_path(bench: Bench) -> None:
    bench.write("a.txt", BODY)
    bench.write("b.txt", OTHER)
    bench.ingest()
    a, b = (bench.find(path).article for path in ("a.txt", "b.txt"))
    rows = [
        (locator(a.id, b.sha256, "b.txt"), a.id),
        (locator("0" * 12, b.sha256, "a.txt"), b.id),
        (locator("0" * 12, "0" * 64, "a.txt"), a.id),
    ]
    with bench.open() as corpus:
        for cited, expected in rows:
            held = corpus.look_up(cited)
            assert held is not None
            assert held.article == expected
        assert corpus.look_up(locator("0" * 12, "0" * 64, "c.txt")) is None
