"""Search: what is found, in which order, told how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.corpus.tally import Found
from briefing.ranking.query import parse
from briefing.records import FileRead
from briefing.text.searchable import forms, searchable, unaccented
from tests.factories_corpus import Bench, ReadOne, Stated, days

ARTICLES = {
    "ferry.txt": (
        "en",
        "Ferry strikes pier",
        "The harbour master spoke. Talks were held in Ostrel.",
    ),
    "grain.txt": (
        "en",
        "Grain strike",
        "The master of the harbour talked about ferries. A storm rose.",
    ),
    "storm.txt": ("en", "Storm", "A storm hit the coast. The ferry stayed in."),
    "french.txt": ("fr", "Négociations", "Les économies des îles négociaient l'accord à Ostrel."),
    "german.txt": ("de", "Verhandlung", "Die Verhandlungen über die Häfen begannen."),
    "chinese.txt": ("zh", "会谈", "两国外长昨天在北京举行会谈。中华人民代表参加。"),
    "korean.txt": ("ko", "회담", "두 나라는 한반도비핵화를 논의했다."),
    "thai.txt": ("th", "ข่าว", "ท่าเรือเปิดแล้ว"),
    "russian.txt": ("ru", "Переговоры", "Переговоры в Остреле продолжались."),
    "other.txt": (None, "U.S. figures", 'It said 1,200 and "so on"; C++ too.'),
}


class Spoken(ReadOne):
    """The reader of the tests, with a language by file."""

    def __call__(self, file: Path, path: str, stated: Stated | None = None) -> FileRead:
        (one,) = super().__call__(file, path, stated).documents
        article = replace(one.article, language=ARTICLES[path][0] if path in ARTICLES else "en")
        return FileRead(documents=(replace(one, article=article),))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def bench(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    home = tmp_path_factory.mktemp("search")
    bench = Bench(home=home)
    if request.param == "postgresql":
        bench.url = request.getfixturevalue("postgres").another("search")
    for number, (name, (_, title, body)) in enumerate(ARTICLES.items(), 1):
        bench.write(name, body, title=title, published=f"2031-05-{number:02}")
    ingest(bench)
    return bench


def ingest(bench: Bench) -> None:
    with bench.open() as corpus:
        corpus.ingest(None, Spoken([]), reader_version="1")


def search(bench: Bench, query: str, **options: object) -> Found:
    asked = parse(query)
    with bench.open() as corpus:
        return corpus.search(asked.groups, asked.unwanted, **options)  # type: ignore[arg-type]  # a row's own


def paths(bench: Bench, query: str, **options: object) -> list[str]:
    return [hit.row.path.removesuffix(".txt") for hit in search(bench, query, **options).hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", {"ferry", "grain", "storm"}),
        ("FERRIES", {"ferry", "grain", "storm"}),
        ("harbour master", {"ferry", "grain"}),
        ('"harbour master"', {"ferry"}),
        ("“harbour master”", {"ferry"}),
        ("ferry -storm", {"ferry"}),
        ('ferry -"harbour master"', {"grain", "storm"}),
        ("coast OR grain", {"storm", "grain"}),
        ("ferry coast OR grain", {"storm", "grain"}),
        ("Ostrel", {"ferry", "french"}),
        ("economie", {"french"}),
        ("ÉCONOMIE negociation", {"french"}),
        ("accord", {"french"}),
        ("verhandlungen", {"german"}),
        ("hafen", {"german"}),
        ("北京", {"chinese"}),
        ("人民代表", {"chinese"}),
        ("京北", set()),
        ("外", {"chinese"}),
        ("谈", {"chinese"}),
        ("비핵화", {"korean"}),
        ("두 나라", {"korean"}),
        ("เรือ", {"thai"}),
        ("переговорам", {"russian"}),
        ("остр*", {"russian"}),
        ("harb*", {"ferry", "grain"}),
        ("u.s.", {"other"}),
        ("1,200", {"other"}),
        ("c++", {"other"}),
        ("nothing", set()),
        ('"title body', set()),
        ("NEAR(ferry, storm)", set()),
        ("title:ferry", set()),
        ("x' OR 1=1; --", set()),
        ("ferry AND NOT^storm", set()),
    ],
)
def test_what_is_found(bench: Bench, query: str, found: set[str]) -> None:
    assert set(paths(bench, query)) == found


def test_a_phrase_does_not_run_from_title_into_text(bench: Bench) -> None:
    assert paths(bench, '"pier the"') == []


def test_the_best_comes_first_then_the_newest(bench: Bench) -> None:
    assert paths(bench, "ferry")[0] == "ferry"  # in the title
    twins = [("twin1.txt", "2031-06-01"), ("twin3.txt", "2031-06-03"), ("twin2.txt", "2031-06-02")]
    for name, day in twins:
        bench.write(name, f"The zeppelin of {name[4]}.", title="T", published=day)
    bench.write("twin0.txt", "The zeppelin of 0.", title="T")
    ingest(bench)
    assert paths(bench, "zeppelin") == ["twin3", "twin2", "twin1", "twin0"]
    assert paths(bench, "zeppelin", limit=2) == ["twin3", "twin2"]
    assert search(bench, "zeppelin", limit=2).total == 4
    assert paths(bench, "zeppelin", period=days("2031-06-01", 2)) == ["twin2", "twin1"]


def test_a_hit_tells_why(bench: Bench) -> None:
    snippets = [hit.snippet for hit in search(bench, "talk").hits]
    assert sorted(snippets) == [
        "Talks were held in Ostrel.",
        "The master of the harbour talked about ferries.",
    ]
    assert search(bench, "外长").hits[0].snippet.startswith("两国外长")
    assert search(bench, "pier").hits[0].snippet == "The harbour master spoke."


def test_a_long_sentence_is_told_around_the_words(bench: Bench) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    bench.write("long.txt", f"It began, {words} then came the xylophone and {words}.")
    ingest(bench)
    (hit,) = search(bench, "xylophones").hits
    assert "xylophone" in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 170


def test_the_index_follows_the_files(tmp_path: Path) -> None:
    bench = Bench(home=tmp_path)
    for number in range(3):
        bench.write(f"{number}.txt", f"Of number{number}.", title="Common")
    ingest(bench)
    bench.write("0.txt", "Of something else.", title="Common")
    (bench.folder / "1.txt").unlink()
    (bench.folder / "2.txt.toml").write_text('title = "Corrected"')
    ingest(bench)
    assert paths(bench, "number0 OR number1") == []
    assert paths(bench, "else common") == ["0"]
    assert paths(bench, "common number2") == []
    assert paths(bench, "corrected number2") == ["2"]


def test_the_index_is_made_anew_once_most_of_it_is_dead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.corpus.search._SPARE", 2)
    bench = Bench(home=tmp_path)
    for number in range(7):
        bench.write("a.txt", f"Of number{number} and more.")
        bench.write("b.txt", "Of what stays.")
        ingest(bench)
        assert paths(bench, f"number{number}") == ["a"]
        assert paths(bench, "stays") == ["b"]
        with bench.open() as corpus, corpus._database.reading() as connection:
            assert connection.exec_driver_sql("SELECT last_row FROM state").scalar_one() < 8
            rows = connection.exec_driver_sql("SELECT count(*) FROM searched").scalar()
        assert rows == 2


def test_an_unchanged_article_is_not_indexed_again(tmp_path: Path) -> None:
    bench = Bench(home=tmp_path)
    bench.write("a.txt")
    for version in ("1", "2"):
        bench.ingest(reader_version=version)
    with bench.open() as corpus, corpus._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT last_row FROM state").scalar() == 1


@pytest.mark.parametrize(
    ("text", "language", "indexed"),
    [
        ("The talks", "en", "The talks"),
        ("The talks", None, "The talks"),
        ("Les négociations", "fr-FR", "le négoci"),
        ("在北京举行", "zh", " 在北 北京 京举 举行 行 "),
        ("G7 北京", None, "G7  北京 京 "),
        ("京", "zh", " 京 "),
    ],
)
def test_a_text_as_it_is_indexed(text: str, language: str | None, indexed: str) -> None:
    assert searchable(text, language) == indexed


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("talks", (("talks", False), ("talk", False))),
        ("北京", (("北京", False),)),
        ("京", (("京", True),)),
        ("talk*", (("talk", True),)),
        ("北京会谈 G7", (("北京 京会 会谈 谈  G7", False), ("北京 京会 会谈 谈 g7", False))),
    ],
)
def test_the_forms_of_a_term(term: str, found: tuple[tuple[str, bool], ...]) -> None:
    assert forms(term, ["en", "fr", "zh"]) == found


def test_marks_are_taken_off() -> None:
    assert unaccented("Économie À ļ 가 ガ") == unaccented("economie a l 가 カ")
