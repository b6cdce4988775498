"""Whatever happens to the files, the database says what they say."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.records import Document, Period
from tests.factories_corpus import Bench, days

NAMES = ("a.txt", "b.txt", "deep/a.txt", "deep/er/c.txt", "z.txt")
BODIES = ("One story. It ends.", "Two stories.", "Three.\n\nIn two paragraphs. And more.")

names = st.sampled_from(NAMES)
writes = st.tuples(st.just("write"), names, st.sampled_from(BODIES))
deletes = st.tuples(st.just("delete"), names, st.just(""))
moves = st.tuples(st.just("move"), names, names)
copies = st.tuples(st.just("copy"), names, names)
ingests = st.tuples(st.just("ingest"), st.just(""), st.just(""))
corrects = st.tuples(st.just("correct"), names, st.sampled_from(("One", "Two")))
spoils = st.tuples(st.just("spoil"), names, st.just(""))


def happen(bench: Bench, what: str, name: str, other: str) -> None:
    file = bench.folder / name
    if what == "write":
        bench.write(name, other, published="2031-05-02")
    elif what == "spoil":
        bench.write(name).write_bytes(b"\0")
    elif what == "ingest":
        ingest(bench)
    elif not file.exists():
        return
    elif what == "delete":
        file.unlink()
    elif what in {"move", "copy"} and name != other:
        target = bench.folder / other
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            (file.rename if what == "move" else lambda to: shutil.copy(file, to))(target)
    elif what == "correct":
        sidecar = file.with_name(file.name + ".toml")
        sidecar.write_text(f'title = "{other}"\n')


def ingest(bench: Bench) -> None:
    bench.write("kept.txt", "A story that stays.", published="2031-05-02")
    bench.ingest()


def contents(bench: Bench) -> tuple[Document, ...]:
    week: Period = days("2031-05-01", 7)
    with bench.open() as corpus:
        return (*corpus.documents(week), *corpus.undated())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(writes, deletes, moves, copies, spoils, ingests), max_size=12))
def test_every_file_is_an_article_a_copy_or_rejected(
    happenings: list[tuple[str, str, str]],
) -> None:
    with TemporaryDirectory() as home:
        bench = Bench(home=Path(home))
        for happening in happenings:
            happen(bench, *happening)
        ingest(bench)
        found = contents(bench)
        by_bytes: dict[bytes, list[str]] = {}
        for file in sorted(bench.folder.rglob("*.txt")):
            name = file.relative_to(bench.folder).as_posix()
            by_bytes.setdefault(file.read_bytes(), []).append(name)
        spoilt = by_bytes.pop(b"\0", [])
        # One article for each content, at the path of one of its files.
        carried = [document.article.path for document in found]
        assert len(carried) == len(by_bytes)
        for same in by_bytes.values():
            assert len(set(same) & set(carried)) == 1
        with bench.open() as corpus:
            assert [rejected.path for rejected in corpus.rejected()] == sorted(spoilt)
            assert corpus.tally().copies == sum(len(same) - 1 for same in by_bytes.values())
            for same in by_bytes.values():
                assert {corpus.find(name) for name in same} <= set(found)
        for document in found:
            body = (bench.folder / document.article.path).read_text().split("\n\n", 1)[1]
            assert document.article.text == body
        assert len({document.article.id for document in found}) == len(found)
        assert bench.ingest().unchanged == sum(map(len, by_bytes.values()))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.one_of(st.tuples(st.just("new"), names, st.just("")), deletes, moves, corrects, ingests),
        max_size=12,
    )
)
def test_a_rebuilt_database_is_the_same_where_no_text_was_revised(
    happenings: list[tuple[str, str, str]],
) -> None:
    with TemporaryDirectory() as home:
        bench = Bench(home=Path(home))
        for number, (what, name, other) in enumerate(happenings):
            if what == "new":
                if not (bench.folder / name).exists():
                    ingest(bench)  # the path's former file is known to be gone
                    bench.write(name, f"Story {number}. It ends.", published="2031-05-02")
            else:
                happen(bench, what, name, other)
        ingest(bench)
        before = contents(bench)
        for file in bench.database.parent.iterdir():
            if file.is_file():
                file.unlink()
        ingest(bench)
        assert contents(bench) == before
