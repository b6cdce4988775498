"""The documents that are kept from one note to the next: read once, never other than stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.corpus.filing import filed_in
from briefing.corpus.recent import Recent, recent_documents
from briefing.corpus.rows import load
from briefing.records import Corrections, Document
from tests.factories_corpus import OTHER, Bench, days

MAY = days("2031-05-01", 31)


def some_weeks(bench: Bench) -> None:
    for day in (2, 9, 16):
        for name in "ab":
            body = f"The mill of {day} burned. It was {name}."
            bench.write(f"{day}{name}.txt", body, published=f"2031-05-{day:02}")
    bench.ingest()


def documents(bench: Bench, first: str, count: int = 7) -> tuple[Document, ...]:
    with bench.open() as corpus:
        return corpus.documents(days(first, count))


def same(ones: tuple[Document, ...], others: tuple[Document, ...]) -> list[bool]:
    return [one is other for one, other in zip(ones, others, strict=True)]


def test_a_period_is_read_once_for_its_own_note_and_the_next(bench: Bench) -> None:
    some_weeks(bench)
    first = documents(bench, "2031-05-01")
    second = documents(bench, "2031-05-08")
    assert same(documents(bench, "2031-05-01"), first) == [True, True]
    assert same(documents(bench, "2031-05-01", 14), (*first, *second)) == [True] * 4
    # Of a period that is kept in part, too, all are given.
    third = documents(bench, "2031-05-01", 21)
    assert third[:4] == (*first, *second)
    assert len(third) == 6


def corrected(bench: Bench) -> None:
    with bench.open() as corpus:
        corpus.set_corrections("2a.txt", Corrections(title="Mill lost"))


def rebuilt(bench: Bench) -> None:
    bench.forget()
    bench.write("2a.txt", OTHER, published="2031-05-02")


CHANGES: dict[str, Callable[[Bench], object]] = {
    "nothing": lambda bench: None,
    "another text": lambda bench: bench.write("2a.txt", OTHER, published="2031-05-02"),
    "another day": lambda bench: bench.write("2a.txt", OTHER, published="2031-05-03"),
    "of another period": lambda bench: bench.write("2a.txt", OTHER, published="2031-06-03"),
    "one more": lambda bench: bench.write("1.txt", OTHER, published="2031-05-01"),
    "one less": lambda bench: (bench.folder / "2a.txt").unlink(),
    "moved": lambda bench: (bench.folder / "2a.txt").rename(bench.folder / "c.txt"),
    "corrected": corrected,
    "another database": rebuilt,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_written_meanwhile_is_seen(bench: Bench, change: str) -> None:
    some_weeks(bench)
    before = documents(bench, "2031-05-01", 31)
    CHANGES[change](bench)
    bench.ingest()
    with bench.open() as corpus:
        now = corpus.documents(MAY)
        with corpus._database.reading() as connection:
            stored = {d.article.id: d for _, d in load(connection, filed_in(MAY, corpus.zone))}
    assert {document.article.id: document for document in now} == stored
    assert (now == before) == (change == "nothing")


def test_what_is_gone_without_an_ingest_is_not_given(file_bench: Bench) -> None:
    some_weeks(file_bench)
    documents(file_bench, "2031-05-01", 31)
    (file_bench.folder / "2a.txt").unlink()
    with file_bench.open() as corpus:
        corpus.forget_gone()
    found = [document.article.path for document in documents(file_bench, "2031-05-01")]
    assert found == ["2b.txt"]


@pytest.mark.parametrize(
    ("most", "kept"),
    [((2_000, 10**6), 6), ((3, 10**6), 3), ((2_000, 70), 2), ((2_000, 10), 0)],
)
def test_no_more_is_kept_than_may_be(file_bench: Bench, most: tuple[int, int], kept: int) -> None:
    some_weeks(file_bench)
    recent = Recent(*most)
    with file_bench.open() as corpus, corpus._database.reading() as connection:
        for start in ("2031-05-01", "2031-05-08", "2031-05-15"):
            found = recent_documents(connection, filed_in(days(start, 7), corpus.zone), recent)
            assert len(found) == 2
        assert len(recent) == kept
        # Whatever is kept, all are found.
        again = recent_documents(connection, filed_in(MAY, corpus.zone), recent)
    assert sorted(document.article.path for document in again) == [
        f"{day}{name}.txt" for day in (16, 2, 9) for name in "ab"
    ]
