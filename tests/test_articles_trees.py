"""What is seen of a page's lines, and the trees of questions about it."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.articles.blocks import blocks_of
from briefing.articles.body import by_rules, sight_of
from briefing.articles.lines import Sight, company_of, seen_of
from briefing.articles.trees import DEEPEST, Tree, forest_of, learned, weigh
from briefing.records import Line
from tests.factories_articles import LEAD, SECOND, THIRD, TITLE

PAGE = [
    "Home", "* Sport", "* Sport", TITLE, "March 3, 2031", LEAD, "* the wind", SECOND, THIRD,
    "More news", "12 hours ago", "3 hours ago",
]  # fmt: skip


def sight_of_page(lines: list[str], title: int | None = None) -> Sight:
    layout = by_rules(blocks_of([Line(number=n, text=line) for n, line in enumerate(lines, 1)]))
    return sight_of(layout, title)


def asked(tree: Tree, row: dict[str, float]) -> float:
    """What a tree comes to, one question after another."""
    while isinstance(tree, list):
        name, number, low, high = tree
        tree = high if row[name] > number else low
    return tree


def trees(depth: int) -> st.SearchStrategy[Tree]:
    leaf = st.floats(-2, 2).map(lambda worth: round(worth, 3))
    if not depth:
        return leaf
    inner = trees(depth - 1)
    names, numbers = st.sampled_from(["words", "bullet", "run"]), st.integers(-2, 9).map(float)
    return leaf | st.tuples(names, numbers, inner, inner).map(list)


@settings(max_examples=40, deadline=None)
@given(grown=st.lists(trees(DEEPEST), max_size=5), rows=st.lists(st.integers(-3, 10), min_size=3))
def test_all_trees_at_once_come_to_what_each_comes_to(grown: list[Tree], rows: list[int]) -> None:
    values = np.array(rows, dtype=float)
    columns = {"words": values, "bullet": values[::-1].copy(), "run": values + 1}
    found = forest_of(0.25, grown).chances(columns)
    for place in range(len(rows)):
        row = {name: float(column[place]) for name, column in columns.items()}
        worth = 0.25 + sum(asked(tree, row) for tree in grown)
        assert found[place] == pytest.approx(1 / (1 + exp(-worth)))


def test_long_files_are_asked_about_in_parts() -> None:
    forest = forest_of(0.0, [["words", 5.0, -1.0, 1.0]])
    values = np.arange(2500, dtype=float) % 10
    alone = [forest.chances({"words": values[at : at + 1]})[0] for at in (0, 1023, 1024, 2499)]
    assert forest.chances({"words": values})[[0, 1023, 1024, 2499]] == pytest.approx(alone)


def test_a_tree_that_asks_too_much_is_refused() -> None:
    tree: Tree = 1.0
    for _ in range(DEEPEST + 1):
        tree = ["words", 1.0, tree, 0.0]
    with pytest.raises(ValueError, match="more than"):
        forest_of(0.0, [tree])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bullet", [0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        ("same", [1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 2, 2]),
        ("number", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]),
        ("since header", [-99, -99, -99, -99, 0, 1, 2, 3, 4, 5, 6, 7]),
        ("since paragraph", [-99, -99, -99, -99, -99, 0, 1, 0, 0, 1, 2, 3]),
        ("until paragraph", [5, 4, 3, 2, 1, 0, 1, 0, 0, -99, -99, -99]),
        ("since related", [-99, -99, -99, -99, -99, -99, -99, -99, -99, 0, 1, 2]),
        ("run", [5, 5, 5, 5, 5, 0, 1, 0, 0, 3, 3, 3]),
        ("from title", [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("bullet +1", [1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, -99]),
        ("bullet -1", [-99, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0]),
        ("paragraphs above 2", [0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 1, 0]),
        ("paragraphs below 2", [0, 0, 0, 1, 1, 1, 2, 1, 0, 0, 0, 0]),
    ],
)
def test_what_is_seen_of_lines(name: str, expected: list[float]) -> None:
    assert seen_of(sight_of_page(PAGE, 3)).columns[name].tolist() == expected


def test_words_are_shared_with_other_paragraphs_and_the_title() -> None:
    seen = seen_of(sight_of_page(PAGE, 3)).columns
    assert seen["in the title"][3] == 1.0
    assert seen["shared"][5] < 1.0
    assert seen_of(sight_of_page(PAGE)).columns["in the title"].tolist() == [-1.0] * len(PAGE)


@pytest.mark.parametrize(
    "line", ["港口在一周的修理之后重新开放，货船恢复停靠。", "항구가 다시 열렸다고 시가 밝혔다."]
)
def test_scripts_without_capitals_are_not_held_to_them(line: str) -> None:
    seen = seen_of(sight_of_page([*PAGE, line])).columns
    assert seen["functions"][-1] > 0.2


def test_the_second_look_sees_the_chances_around() -> None:
    seen = seen_of(sight_of_page(PAGE, 3))
    chances = np.array([0.1] * 5 + [0.9, 0.2, 0.9, 0.9] + [0.1] * 3)
    company = company_of(seen, chances)
    assert company["since likely"].tolist() == [-99] * 6 + [1, 2, 1, 1, 2, 3]
    assert company["until likely"].tolist() == [5, 4, 3, 2, 1, 2, 1, 1, -99, -99, -99, -99]
    assert company["from likely start"].tolist() == [at - 5 for at in range(12)]
    assert company["from likely end"].tolist() == [at - 9 for at in range(12)]


def test_what_is_learned_asks_about_what_is_seen() -> None:
    by = learned()
    sight = sight_of_page(PAGE, 3)
    seen = seen_of(sight)
    company = company_of(seen, by.first.chances(seen.columns))
    assert set(by.first.names) <= set(seen.columns)
    assert set(by.second.names) <= set(seen.columns) | set(company)
    assert any(name in company for name in by.second.names)
    found = weigh(sight, by)
    assert found.shape == (len(PAGE),)
    assert found[[5, 7, 8]].min() > found[[0, 1, 2, 10, 11]].max()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)))
def test_any_lines_have_chances(lines: list[str]) -> None:
    shown = [" ".join(line.split()) for line in lines]
    sight = sight_of_page(["A line that is there.", *shown])
    found = weigh(sight, learned())
    assert len(found) == len(sight.blocks)
    assert ((found >= 0) & (found <= 1)).all()
