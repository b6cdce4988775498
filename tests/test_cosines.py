"""Cosines of texts: those that adding up by hand gives, to the last digit."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest

from briefing.stories import cosines
from briefing.stories.cosines import Held, Rows


def rows_of(table: list[dict[int, float]]) -> Rows:
    entries = [(row, column) for row, held in enumerate(table) for column in sorted(held)]
    return Rows(
        len(table),
        np.array([row for row, _ in entries], dtype=np.int64),
        np.array([column for _, column in entries], dtype=np.int64),
        np.array([table[row][column] for row, column in entries], dtype=np.float64),
    )


def some_rows(number: int, columns: int, seed: int) -> list[dict[int, float]]:
    rng = random.Random(seed)
    return [
        {
            column: rng.random()
            for column in range(columns)
            if rng.random() < 1.0 / (1.0 + column / 3)
        }
        for _ in range(number)
    ]


@pytest.mark.parametrize(("a_pair", "a_column"), [(28, 10_000), (28, 0), (0, 0), (1_000_000, 0)])
@pytest.mark.parametrize("pairs", [1 << 16, 7])
def test_sums_of_products(
    a_pair: int, a_column: int, pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cosines, "_A_PAIR", a_pair)
    monkeypatch.setattr(cosines, "_A_COLUMN", a_column)
    monkeypatch.setattr(cosines, "_PAIRS", pairs)
    table = some_rows(20, 40, seed=3)
    places = np.random.default_rng(5).permutation(20)
    row_at = {place: row for row, place in enumerate(places.tolist())}
    held = Held(rows_of(table), places)
    for start, end, last in ((0, 20, 20), (0, 8, 15), (5, 9, 20), (12, 20, 20)):
        found = held.cosines(start, end, last)
        for one, two in product(range(start, end), range(start, last)):
            if one < two:
                first, second = table[row_at[one]], table[row_at[two]]
                expected = 0.0
                for column in sorted(first.keys() & second.keys()):
                    expected += first[column] * second[column]
                assert found[one - start, two - start] == expected
    ones, twos = (np.array(each) for each in zip(*product(range(20), repeat=2), strict=True))
    assert held.shared(ones, twos).tolist() == [
        len(table[row_at[one]].keys() & table[row_at[two]].keys())
        for one, two in zip(ones.tolist(), twos.tolist(), strict=True)
    ]


def test_rows_of_nothing() -> None:
    rows = rows_of([{}, {}, {}])
    held = Held(rows.unit().most_telling(2), np.arange(3))
    assert held.cosines(0, 3, 3).tolist() == [[0.0] * 3] * 3
    assert held.shared(np.array([0]), np.array([1])).tolist() == [0]


def test_a_row_of_length_one() -> None:
    unit = rows_of([{1: 3.0, 4: 4.0}, {}, {2: 5.0}]).unit()
    assert unit.values.tolist() == pytest.approx([0.6, 0.8, 1.0])
    assert unit.sizes().tolist() == [2, 0, 1]


def test_the_heaviest_of_what_several_hold() -> None:
    table = [{0: 9.0, 1: 1.0, 2: 3.0, 3: 3.0}, {1: 1.0, 2: 2.0}, {3: 1.0}]
    kept = rows_of(table).most_telling(2)
    found = list(zip(kept.rows.tolist(), kept.columns.tolist(), strict=True))
    assert found == [(0, 2), (0, 3), (1, 1), (1, 2), (2, 3)]
