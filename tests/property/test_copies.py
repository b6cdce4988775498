"""Whatever comes, changes and goes, the groups are those of a new database."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.copies import candidates, group, signature
from briefing.text.searchable import forms, searchable
from briefing.text.shingles import shingles
from tests.factories_copies import cut, prose, retouched
from tests.factories_corpus import Bench

NAMES = ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt")
BASES = [prose(seed, 60) for seed in range(3)]
TEXTS = [
    *BASES,
    *(cut(base, 0.6) for base in BASES),
    *(retouched(base, 0.06, seed) for seed, base in enumerate(BASES)),
    f"{BASES[0]} {BASES[1]}",  # holds two, and leads from one to the other
    "Too short to tell.",
]

happenings = st.lists(
    st.tuples(
        st.sampled_from(("write", "write", "write", "delete", "ingest")),
        st.sampled_from(NAMES),
        st.sampled_from(TEXTS),
    ),
    max_size=10,
)


def groups(bench: Bench) -> set[frozenset[str]]:
    with bench.open() as corpus:
        found = set()
        for row in corpus.listing():
            others = {other.path for other in corpus.copies_of(row.id)}
            found.add(frozenset(others | {row.path}))
        return found


@settings(max_examples=6, deadline=None)
@given(happenings)
def test_groups_kept_up_are_groups_made_anew(happenings: list[tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as home, TemporaryDirectory() as other:
        bench, anew = Bench(home=Path(home)), Bench(home=Path(other))
        bench.write("kept.txt", BASES[2] + " Kept.")
        for what, name, text in happenings:
            if what == "write":
                bench.write(name, text, title=name)
            elif what == "delete":
                (bench.folder / name).unlink(missing_ok=True)
            else:
                bench.ingest(batch_files=2)
        bench.ingest(batch_files=2)
        for file in sorted(bench.folder.iterdir()):
            (anew.folder / file.name).parent.mkdir(exist_ok=True)
            (anew.folder / file.name).write_bytes(file.read_bytes())
        anew.ingest()
        assert groups(bench) == groups(anew)


@settings(max_examples=30, deadline=None)
@given(st.permutations(TEXTS))
def test_the_order_of_the_texts_changes_nothing(texts: list[str]) -> None:
    def parted(given: list[str]) -> set[frozenset[str]]:
        found = group(
            [signature(text) for text in given],
            lambda numbers: {number: given[number] for number in numbers},
        )
        sets: dict[int, set[str]] = {}
        for text, first in zip(given, found.first_of, strict=True):
            sets.setdefault(first, set()).add(text)
        return {frozenset(members) for members in sets.values()}

    assert parted(texts) == parted(TEXTS)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_shingles_and_a_signature(text: str) -> None:
    found = shingles(text)
    assert len(found) <= len(text) * 4
    assert len(signature(text)) in {0, 26 * 4}
    assert candidates([signature(text)] * 2) == ([(0, 1)] if signature(text) else [])
    assert shingles(f" {text}\n").tolist() == found.tolist()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.sampled_from([None, "en", "fr", "zh", "ar", "hi"]))
def test_any_text_can_be_indexed_and_sought(text: str, language: str | None) -> None:
    assert isinstance(searchable(text, language), str)
    assert forms(text, [language])
