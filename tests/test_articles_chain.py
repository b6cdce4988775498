"""The chain of lines: what is learned, put to use as the sum over all ways to label a file."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, log

import pytest

from briefing.articles.blocks import blocks_of
from briefing.articles.body import by_rules
from briefing.articles.chain import FIRST, LAST, STATES, STEPS, Learned, Worth, learned, weigh
from briefing.articles.lines import features_of
from briefing.records import Line
from tests.factories_articles import LEAD, SECOND, THIRD, TITLE

WORTHS = (0.2, -0.6, 1.2, -0.7, -1.1, 0.4, -0.3, 0.1)


def learned_of(features: dict[str, Worth]) -> Learned:
    steps = {f"{one} to {other}": worth for (one, other), worth in zip(STEPS, WORTHS, strict=True)}
    return Learned(features=features, steps=steps, rules=1.0, least=0.0)


def by_trying_all(own: list[Worth], steps: dict[tuple[str, str], float]) -> list[float]:
    """The odds of each line from every labelling of them all, one by one."""
    inside = [0.0] * len(own)
    outside = [0.0] * len(own)
    for states in product(STATES, repeat=len(own)):
        if states[0] not in FIRST or states[-1] not in LAST:
            continue
        if any(step not in steps for step in pairwise(states)):
            continue
        worth = sum(steps[step] for step in pairwise(states))
        for (above, gap, below), state in zip(own, states, strict=True):
            worth += {"above": above, "article": 0.0, "gap": gap, "below": below}[state]
        for index, state in enumerate(states):
            (inside if state == "article" else outside)[index] += exp(worth)
    return [log(one / other) for one, other in zip(inside, outside, strict=True)]


@pytest.mark.parametrize(
    "own",
    [
        [(0.5, 0.0, -0.5)],
        [(2.0, -1.0, 0.3), (-1.0, 0.7, 1.1)],
        [(-1.0, 3.0, -0.5), (-2.0, 1.0, -0.1), (0.0, 0.4, -3.0), (1.0, 2.0, 3.0), (-1, -2, -3)],
        [(5.0, 0.0, 0.0), (-9.0, -9.0, -9.0), (0.0, 6.0, 0.0), (-5.0, -5.0, -5.0), (1.0, 1.0, 1.0)],
    ],
)
def test_the_odds_are_those_of_all_labellings(own: list[Worth]) -> None:
    by = learned_of({f"f{index}": worth for index, worth in enumerate(own)})
    found = weigh([[(f"f{index}", "never learned"), ()] for index in range(len(own))], by)
    assert found == pytest.approx(by_trying_all(own, dict(zip(STEPS, WORTHS, strict=True))))


def test_no_lines_have_no_odds() -> None:
    assert weigh([], learned_of({})) == []


def test_what_a_line_is_worth_is_the_sum_over_its_groups() -> None:
    by = learned_of({"one": (1.0, 2.0, 3.0), "two": (-0.5, 0.5, 1.5), "both": (0.5, 2.5, 4.5)})
    assert weigh([[("one",), ("two",)]], by) == pytest.approx(weigh([[("both",)]], by))
    assert weigh([[("one", "two")]], by) == pytest.approx(weigh([[("both",)]], by))


def test_a_line_that_is_far_from_sure_breaks_nothing() -> None:
    by = learned_of({"yes": (-9e9, -9e9, -9e9), "no": (9e9, 9e9, 9e9)})
    yes, no, again = weigh([[("yes",)], [("no",)], [("yes",)]], by)
    assert yes > 10 > -10 > no
    assert again > 10


def test_what_is_learned_is_about_features_that_are_looked_at() -> None:
    text = f"{TITLE}\n\nAda Brun\n\n{LEAD}\n\n* the wind\n* the tide\n\n{SECOND}\n\n{THIRD}\n\nTags"
    lines = [Line(number=n, text=line) for n, line in enumerate(text.split("\n"), 1)]
    layout = by_rules(blocks_of(lines))
    found = features_of(
        layout.blocks, layout.kinds, layout.headers, (layout.start, layout.end), layout.body, 0
    )
    names = {name.split(" ")[0] for line in found for group in line for name in group}
    assert names >= {
        "length",
        "is",
        "before",
        "after",
        "shared",
        "kept",
        "apart",
        "bullet",
        "title",
    }
    assert {name.split(" ")[0] for name in learned().features} & names >= {
        "length",
        "is",
        "shared",
        "kept",
    }
