"""The corpus over several ingests: what is new, unchanged or changed, and what corrects it."""

from __future__ import annotations

import os

import pytest

from briefing.corpus import plan as planning
from briefing.errors import CorpusError
from briefing.records import Corrections, IngestReport, sha256_of
from tests.factories_corpus import BODY, OTHER, Bench, aged, days, later, locator

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
