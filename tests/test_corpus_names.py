"""By what an article is found again: its id, its path, the place of a citation."""

from __future__ import annotations

import pytest

from briefing.errors import CorpusError, UnknownName
from briefing.records import sha256_of
from tests.factories_corpus import BODY, OTHER, Bench, locator

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
