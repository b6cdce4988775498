"""PostgreSQL: what differs from a file is nothing a user sees, and no password is told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.errors import CorpusError
from briefing.ranking.query import parse
from briefing.records import Corrections
from tests.conftest import Run
from tests.factories_corpus import Bench
from tests.factories_kills import content, first_state, second_state
from tests.postgres import Server


@pytest.fixture
def benches(tmp_path: Path, postgres: Server) -> tuple[Bench, Bench]:
    """One corpus folder with a database in a file, and one on a server."""
    (tmp_path / "corpus").mkdir()
    return Bench(home=tmp_path), Bench(home=tmp_path, url=postgres.empty())


def test_both_hold_the_same(benches: tuple[Bench, Bench]) -> None:
    first_state(benches[0])
    for again in (False, True):
        if again:
            second_state(benches[0])
        for bench in benches:
            bench.ingest(batch_files=3)
        assert content(benches[0]) == content(benches[1])


WORDS = [
    *("harbour", "ferries", "ferry", "strike", "striking", "U.S.", "1,200", "économies"),
    *("Économie", "l’accord", "naïve", "straße", "Дума", "договор", "договоры", "حكومة"),
    *("الحكومة", "中华人民", "北京", "한반도", "ท่าเรือ", "C++", "don't", "re-election"),
    *("İstanbul", "ﬁsh", "x²", "Ⅳ", "e\u0301te\u0301", "a_b", "'quoted'", "back\\slash"),
    *("O''Hara", "mer"),
]


def test_both_find_the_same_in_the_same_order(benches: tuple[Bench, Bench]) -> None:
    chance = random.Random(3)
    for number in range(80):
        told = [chance.choice(WORDS) for _ in range(chance.randrange(3, 90))]
        title = " ".join(chance.choice(WORDS) for _ in range(3))
        day = f"2031-05-{number % 28 + 1:02}"
        benches[0].write(f"{number}.txt", " ".join(told) + ".", title=title, published=day)
    for bench in benches:
        bench.ingest()
    queries = [*WORDS, "ferr*", '"harbour ferry"', "harbour -strike", "strike OR 北京 naive", "中"]
    queries += [" ".join(chance.sample(WORDS, 2)) for _ in range(15)]
    queries += [f'"{chance.choice(WORDS)} {chance.choice(WORDS)}"' for _ in range(15)]
    some = 0
    for query in queries:
        asked = parse(query)
        if not asked.groups:
            continue
        found = []
        for bench in benches:
            with bench.open() as corpus:
                result = corpus.search(asked.groups, asked.unwanted, limit=30)
            found.append((result.total, [hit.row.path for hit in result.hits]))
        assert found[0] == found[1], query
        some += found[0][0] > 0
    assert some > 40


def test_a_text_longer_than_a_server_indexes_is_kept_whole(benches: tuple[Bench, Bench]) -> None:
    _, bench = benches
    body = " ".join(f"word{n}" for n in range(120_000)) + " " + "x" * 5_000 + "."
    bench.write("long.txt", body, published="2031-05-02")
    bench.ingest()
    assert bench.find("long.txt").article.text == body
    with bench.open() as corpus:
        assert corpus.search([["word7"]]).total == 1


def test_a_server_is_named_by_a_url_everywhere(
    corpus: Path, run: Run, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.empty()
    monkeypatch.setenv("BRIEFING_DATABASE", url)
    assert run("ingest").code == 0
    assert not Path(".briefing/corpus.db").exists()
    assert "flood.txt" in run("articles", "list").out
    monkeypatch.delenv("BRIEFING_DATABASE")
    Path("briefing.toml").write_text(f'database = "{url}"\n')
    assert run("note", "2026-W10", "--out", "output/n.md").code == 0
    assert run("articles", "purge", "--before", "2026-04-01").code == 0
    assert run("articles", "vacuum").code == 0
    assert run("verify", "output/n.md").code == 0
    done = run("doctor")
    assert (done.code, "All is well" in done.out) == (0, True)
    done = run("doctor", "--rebuild")
    assert done.code == 1
    assert "createdb" in done.err


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+psycopg://ida:s3cret@/none?host={folder}", "does not exist"),
        ("postgresql://ida:s3cret@127.0.0.1:1/none", "see that its server runs"),
        ("postgresql://ida:s3cret@host:port/none", "is not the URL of a database"),
    ],
)
def test_no_error_tells_a_password(
    corpus: Path, run: Run, postgres: Server, url: str, told: str
) -> None:
    done = run("--database", url.format(folder=postgres.folder), "ingest")
    assert done.code == 1
    assert told in done.err
    assert "s3cret" not in done.err + done.out
    assert done.err.count("\n") == 1


def test_a_database_of_a_newer_briefing_is_left_alone(benches: tuple[Bench, Bench]) -> None:
    _, bench = benches
    bench.write("a.txt", published="2031-05-02")
    bench.ingest()
    with bench.open() as corpus, corpus._database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO migrations VALUES (99, 'from the future')")
    with pytest.raises(CorpusError, match="newer briefing"):
        bench.ingest()


def test_a_failed_migration_leaves_nothing(benches: tuple[Bench, Bench]) -> None:
    from sqlalchemy import inspect

    from briefing.corpus.database import Database, server_url
    from briefing.corpus.migrations import MIGRATIONS, Migration, migrate

    def fail(_: object) -> None:
        raise RuntimeError("half way")

    assert benches[1].url is not None
    database = Database(server_url(benches[1].url), shown="x")
    steps = (*MIGRATIONS, Migration(number=9, name="fails", apply=fail))
    with pytest.raises(RuntimeError, match="half way"):
        migrate(database, steps)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == []
    database.close()


def test_a_correction_goes_beside_the_file(benches: tuple[Bench, Bench]) -> None:
    _, bench = benches
    bench.write("a.txt", published="2031-05-02")
    bench.ingest()
    with bench.open() as corpus:
        sidecar = corpus.set_corrections("a.txt", Corrections(title="T"))
    assert sidecar == bench.folder / "a.txt.toml"
