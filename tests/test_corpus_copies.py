"""Copies as the database keeps them: groups, reports, revisions, what feeds drop."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from briefing.corpus import derived as deriving
from briefing.corpus.database import Database, sqlite_url
from briefing.corpus.derived import groups_query
from briefing.corpus.filing import filed_in
from briefing.corpus.migrations import MIGRATIONS, migrate
from briefing.records import DateMention, Document, FileRead, Locator, NearCopy
from briefing.text import copies
from tests.factories_copies import cut, prose, retouched
from tests.factories_corpus import Bench, ReadOne, Stated, days

AGENCY = prose(1, 200)
DAY = {"published": "2031-05-02"}


def groups(bench: Bench) -> list[list[str]]:
    """The groups of the corpus by the paths of their articles; who is alone is left out."""
    with bench.open() as corpus:
        paths = {row.id: row.path for row in corpus.listing()}
        with corpus._database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT id, copies FROM articles").all()
    found: dict[str, list[str]] = {}
    for id_, group in rows:
        if group is not None:
            assert group == min(other for other, same in rows if same == group)
            found.setdefault(group, []).append(paths[id_])
    return sorted(sorted(members) for members in found.values())


def carriers(bench: Bench) -> None:
    """An agency's text in three outlets, and an article beside it."""
    bench.write("wire.txt", AGENCY, publisher="Tide Wire", **DAY)
    bench.write("ledger.txt", cut(AGENCY, 0.6), publisher="Ledger", published="2031-05-03")
    bench.write("post.txt", retouched(AGENCY, 0.04), publisher="Post", published="2031-05-12")
    bench.write("other.txt", prose(2, 200), publisher="Post", **DAY)


@pytest.mark.parametrize("many", [0, 1_000])
def test_copies_are_grouped_and_named(
    bench: Bench, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.corpus.derived._MANY", many)
    carriers(bench)
    report = bench.ingest()
    assert groups(bench) == [["ledger.txt", "post.txt", "wire.txt"]]
    assert report.near_copies == (
        NearCopy(path="ledger.txt", of="wire.txt"),
        NearCopy(path="post.txt", of="wire.txt"),
    )
    assert str(report.near_copies[0]) == "ledger.txt carries the text of wire.txt"
    assert bench.ingest().near_copies == ()
    bench.write("first.txt", AGENCY + " Ends.", published="2031-05-01")
    assert bench.ingest().near_copies == (NearCopy(path="first.txt", of="wire.txt"),)
    with bench.open() as corpus:
        assert [row.path for row in corpus.copies_of("ledger.txt")] == [
            "first.txt",
            "wire.txt",
            "post.txt",
        ]
        assert corpus.copies_of("other.txt") == ()


def test_the_groups_of_a_period_reach_into_others(bench: Bench) -> None:
    carriers(bench)
    bench.ingest()
    with bench.open() as corpus:
        ids = {row.path: row.id for row in corpus.listing()}
        inside = corpus.copies_in(days("2031-05-01", 7))
        assert set(inside) == {ids[name] for name in ("wire.txt", "ledger.txt", "post.txt")}
        assert len(set(inside.values())) == 1
        assert corpus.copies_in(days("2031-05-20")) == {}
        tally = corpus.tally(days("2031-05-01", 7))
        assert (tally.in_period, tally.other_periods) == (3, 1)


def test_the_groups_of_a_period_are_found_by_indices(file_bench: Bench) -> None:
    with file_bench.open() as corpus:
        query = groups_query(filed_in(days("2031-05-01", 7), corpus.zone)).compile(
            dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
        )
        with corpus._database.reading() as connection:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    told = "\n".join(step[3] for step in steps)
    assert "SCAN articles" not in told
    for index in ("articles_by_copies", "articles_by_wall", "articles_by_instant"):
        assert index in told


def test_a_change_regroups(bench: Bench) -> None:
    carriers(bench)
    bench.ingest()
    bench.write("ledger.txt", prose(3, 150), publisher="Ledger", published="2031-05-03")
    bench.ingest()
    assert groups(bench) == [["post.txt", "wire.txt"]]
    (bench.folder / "wire.txt").unlink()
    bench.ingest()
    assert groups(bench) == []
    bench.write("ledger.txt", AGENCY, publisher="Ledger", published="2031-05-03")
    bench.ingest()
    assert groups(bench) == [["ledger.txt", "post.txt"]]


def test_nothing_is_regrouped_where_no_text_changed(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    carriers(bench)
    bench.ingest()
    monkeypatch.setattr(copies, "group", lambda *_: pytest.fail("grouped again"))
    bench.ingest()
    bench.ingest(reader_version="2")
    (bench.folder / "post.txt.toml").write_text('title = "T"')
    assert bench.ingest(reader_version="2").changed == ("post.txt",)
    assert groups(bench) == [["ledger.txt", "post.txt", "wire.txt"]]


def test_only_new_pairs_are_compared(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    carriers(bench)
    bench.ingest()
    compared: list[object] = []
    are_copies = copies.are_copies

    def counted(*traces: copies.Trace) -> bool:
        compared.append(traces)
        return are_copies(*traces)

    monkeypatch.setattr(copies, "are_copies", counted)
    bench.write("new.txt", prose(7, 100), **DAY)
    bench.ingest()
    assert compared == []
    bench.write("new.txt", retouched(AGENCY, 0.05, 7), **DAY)
    bench.ingest()
    assert len(compared) == 1
    assert groups(bench) == [["ledger.txt", "new.txt", "post.txt", "wire.txt"]]


def test_an_ingest_that_was_killed_before_it_grouped_is_made_good(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    carriers(bench)
    with monkeypatch.context() as patch:
        patch.setattr("briefing.corpus.ingest.regroup", lambda _: [][1])
        with pytest.raises(IndexError):
            bench.ingest()
    assert groups(bench) == []
    assert bench.ingest().unchanged == 4
    assert groups(bench) == [["ledger.txt", "post.txt", "wire.txt"]]


def test_files_with_the_same_bytes_are_told(bench: Bench) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        bench.write(name, AGENCY, **DAY)
    bench.ingest()
    with bench.open() as corpus:
        assert corpus.same_bytes("b.txt") == ("b.txt", "c.txt")
        assert corpus.copies_of("a.txt") == ()


# --- an older database -------------------------------------------------------------------


def test_a_database_of_the_first_tables_is_brought_up_with_its_data(file_bench: Bench) -> None:
    carriers(file_bench)
    file_bench.ingest()
    with file_bench.open() as corpus:
        before = corpus.documents(days("2031-05-01", 20))
    age(file_bench)
    with file_bench.open() as corpus:
        assert corpus.documents(days("2031-05-01", 20)) == before
        found = corpus.search([[prose(2, 4).split()[1]]])
        assert "other.txt" in [hit.row.path for hit in found.hits]
    assert groups(file_bench) == [["ledger.txt", "post.txt", "wire.txt"]]
    assert file_bench.ingest().unchanged == 4


def test_an_older_index_of_words_is_written_as_a_new_one_is(file_bench: Bench) -> None:
    def settings() -> dict[str, int]:
        with closing(sqlite3.connect(file_bench.database)) as connection:
            return dict(connection.execute("SELECT k, v FROM article_words_config"))

    carriers(file_bench)
    file_bench.ingest()
    new = settings()
    assert (new["hashsize"], new["automerge"]) == (4_194_304, 8)
    with file_bench.open() as corpus:
        found = {hit.row.path for hit in corpus.search([[prose(2, 4).split()[1]]]).hits}
    assert found
    with closing(sqlite3.connect(file_bench.database)) as connection:  # as migration 6 left it
        connection.execute("DELETE FROM migrations WHERE number = 7")
        connection.execute("DELETE FROM article_words_config WHERE k <> 'version'")
        connection.commit()
    file_bench.write("later.txt", prose(9, 4), **DAY)
    assert file_bench.ingest().unchanged == 4
    assert settings() == new
    with file_bench.open() as corpus:
        assert {hit.row.path for hit in corpus.search([[prose(2, 4).split()[1]]]).hits} == found


def age(bench: Bench) -> None:
    """Make a database as migration 1 left it, with the rows of this one."""
    new = bench.database.rename(bench.database.with_name("new.db"))
    old = Database(sqlite_url(bench.database), shown="old.db")
    migrate(old, MIGRATIONS[:1])
    old.close()
    with closing(sqlite3.connect(bench.database)) as connection:
        connection.execute("ATTACH ? AS new", (str(new),))
        for table in ("state", "files", "articles", "revisions"):
            names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
            listed = ", ".join(f'"{name}"' for name in names)
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(
                f"INSERT INTO main.{table} ({listed}) SELECT {listed} FROM new.{table}"
            )
        connection.commit()


def test_another_version_of_what_is_derived_derives_it_anew(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    carriers(bench)
    bench.ingest()
    with monkeypatch.context() as patch:
        patch.setattr(deriving, "_VERSION", "another")
        patch.setattr(copies, "signature", lambda _: b"")
        bench.find("wire.txt")
        assert groups(bench) == []
    assert groups(bench) == [["ledger.txt", "post.txt", "wire.txt"]]


# --- what is stored with an article ------------------------------------------------------


def test_dates_of_sentences_confidence_and_copyright_come_back(bench: Bench) -> None:
    bench.write("a.txt", "The dock shut on Friday. It will open again on 9 May.", **DAY)

    def dated(document: Document) -> Document:
        first, second = document.sentences
        friday = DateMention(
            start=17,
            end=23,
            first=date(2031, 5, 2),
            last=date(2031, 5, 2),
            precision="day",
            anchor="published",
        )
        article = replace(document.article, title_confidence=0.75, copyright="© 2031 Post")
        return Document(article=article, sentences=(replace(first, dates=(friday,)), second))

    with bench.open() as corpus:
        read = ReadOne([])

        def reader(file: Path, path: str, stated: Stated | None = None) -> FileRead:
            return FileRead(documents=tuple(map(dated, read(file, path, stated).documents)))

        corpus.ingest(None, reader, reader_version="1")
        (expected,) = reader(bench.folder / "a.txt", "a.txt").documents
        assert corpus.find("a.txt") == expected
        with corpus._database.reading() as connection:
            (told,) = connection.exec_driver_sql("SELECT sentences FROM revisions").one()
    kept = '[[1,0,24,[[17,23,"2031-05-02","2031-05-02","day","published"]]],[1,25,53]]'
    # A server gives what it keeps as JSON back read.
    assert told == (kept if isinstance(told, str) else json.loads(kept))


# --- several articles in one file, and articles saved again ------------------------------


def feed(bench: Bench, *numbers: int, more: str = "") -> None:
    parts = [f"title: {n}\npublished: 2031-05-0{n}\n\n{prose(n, 60)}{more}" for n in numbers]
    (bench.folder / "feed.txt").write_text("\n=====\n".join(parts))


def test_an_item_that_changes_is_a_revision(bench: Bench) -> None:
    feed(bench, 1, 2)
    bench.ingest()
    with bench.open() as corpus:
        before = corpus.documents(days("2031-05-01"))[0].article
    feed(bench, 1, 2, more=" It was mended.")
    report = bench.ingest()
    assert (report.changed, report.remarks) == (("feed.txt",), ())
    with bench.open() as corpus:
        after = corpus.documents(days("2031-05-01"))[0].article
        assert (after.id, after.text) == (before.id, before.text + " It was mended.")
        held = corpus.look_up(
            Locator(
                number=1,
                article=before.id,
                revision=before.sha256,
                path="feed.txt",
                line=1,
                paragraph=1,
                start=0,
                end=1,
                sha256="0" * 64,
            )
        )
    assert held is not None
    assert set(held.texts) == {before.sha256, after.sha256}


def test_items_that_a_file_has_no_more_are_named(bench: Bench) -> None:
    feed(bench, 1, 2, 3, 4)
    bench.ingest()
    with bench.open() as corpus:
        ids = [row.id for row in corpus.listing()]
    feed(bench, 1, 2)
    (remark,) = bench.ingest().remarks
    assert remark.startswith(
        f"feed.txt has 2 articles no more, and so has the corpus: “3” ({ids[2]}), “4” ({ids[3]});"
    )
    assert bench.ingest().remarks == ()
    feed(bench, 1)  # one article is of no item, and goes on
    (remark,) = bench.ingest().remarks
    assert remark.startswith(
        f"feed.txt has 1 article no more, and so has the corpus: “2” ({ids[1]});"
    )
    with bench.open() as corpus:
        assert [(row.id, row.item) for row in corpus.listing()] == [(ids[0], None)]


def test_an_article_saved_again_under_another_name_is_a_copy(bench: Bench) -> None:
    bench.write("a.txt", AGENCY, title="Dock shut", publisher="Post", **DAY)
    bench.write(
        "a (1).txt", AGENCY + " " + prose(5, 40), title="Dock shut", publisher="Post", **DAY
    )
    assert bench.ingest().near_copies == (NearCopy(path="a.txt", of="a (1).txt"),)
