"""How many articles there are, as triggers keep it, is what counting them anew gives."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from briefing.corpus import schema
from tests.factories_corpus import Bench, days


def counted(bench: Bench) -> tuple[int, int, int]:
    """All articles, those with a date, and those whose date their lead names, counted anew."""
    every = select(func.count()).select_from(schema.articles)
    wanted = (
        every,
        every.where(schema.articles.c.published.is_not(None)),
        every.where(schema.articles.c.basis == "lead"),
    )
    with bench.open() as corpus, corpus._database.reading() as connection:
        first, second, third = (int(connection.scalars(one).one()) for one in wanted)
        return first, second, third


def kept(bench: Bench) -> tuple[int, int, int]:
    with bench.open() as corpus, corpus._database.reading() as connection:
        row = connection.execute(select(schema.counts)).one()
        return row.articles, row.dated, row.inferred


def test_counts_follow_every_change(bench: Bench) -> None:
    with bench.open():
        pass
    assert kept(bench) == (0, 0, 0)
    bench.write("dated.txt", published="2031-05-02")
    bench.write("other.txt", published="2031-05-03")
    undated = bench.write("undated.txt", "The quay of Merin is quiet, and nobody says why.")
    bench.ingest(batch_files=2)
    assert kept(bench) == counted(bench) == (3, 2, 0)
    bench.write("undated.txt", "The quay of Merin is busy again.", published="2031-05-04")
    bench.write("dated.txt", "The bridge of Kest is shut.")
    bench.ingest()
    assert kept(bench) == counted(bench) == (3, 2, 0)
    undated.unlink()
    bench.ingest()
    assert kept(bench) == counted(bench)
    assert kept(bench)[0] == 2


@pytest.mark.parametrize(("basis", "inferred"), [("lead", 1), ("header", 0)])
def test_what_a_lead_names_is_counted_apart(bench: Bench, basis: str, inferred: int) -> None:
    for name in ("a.txt", "b.txt"):
        bench.write(name, f"The quay of {name[0]} is shut.", published="2031-05-02")
    bench.ingest()
    articles = schema.articles
    with bench.open() as corpus, corpus._database.writing() as connection:
        one = select(func.min(articles.c.id)).scalar_subquery()
        connection.execute(articles.update().where(articles.c.id == one).values(basis=basis))
    assert kept(bench) == counted(bench) == (2, 2, inferred)
    with bench.open() as corpus:
        tally = corpus.tally(days("2031-05-12", 7))
        assert (tally.other_periods, tally.other_inferred) == (2, inferred)
    with bench.open() as corpus, corpus._database.writing() as connection:
        connection.execute(schema.files.delete())
    assert kept(bench) == counted(bench) == (0, 0, 0)
