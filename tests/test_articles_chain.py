"""The chain of lines: what is learned, put to use as the sum over all ways to label a file."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, log

import pytest

from briefing.articles import chain
from briefing.articles.blocks import blocks_of
from briefing.articles.body import by_rules
from briefing.articles.chain import weigh
from briefing.articles.lines import features_of
from briefing.records import Line
from tests.factories_articles import LEAD, SECOND, THIRD, TITLE

STEPS = {"stay": 1.2, "leave": -0.7, "enter": -1.5, "first": 0.3, "last": -0.4}


def by_trying_all(own: list[float]) -> list[float]:
    """The odds of each line from every labelling of them all, one by one."""
    inside = [0.0] * len(own)
    outside = [0.0] * len(own)
    for labels in product((False, True), repeat=len(own)):
        worth = sum(value for value, label in zip(own, labels, strict=True) if label)
        worth += STEPS["first"] * labels[0] + STEPS["last"] * labels[-1]
        for before, after in pairwise(labels):
            worth += STEPS["stay"] if before and after else 0.0
            worth += STEPS["leave"] if before and not after else 0.0
            worth += STEPS["enter"] if after and not before else 0.0
        for index, label in enumerate(labels):
            (inside if label else outside)[index] += exp(worth)
    return [log(one / other) for one, other in zip(inside, outside, strict=True)]


@pytest.mark.parametrize(
    "own",
    [
        [0.5],
        [2.0, -1.0],
        [-1.0, 3.0, -0.5, 2.0, -4.0],
        [0.0, 0.0, 9.0, -9.0, 0.0, 1.0, -1.0],
    ],
)
def test_the_odds_are_those_of_all_labellings(
    own: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    worth = chain._Worth({f"f{index}": value for index, value in enumerate(own)})
    monkeypatch.setattr(chain, "_learned", lambda: (worth, STEPS))
    found = weigh([[f"f{index}", "never learned"] for index in range(len(own))])
    assert found == pytest.approx(by_trying_all(own))


def test_no_lines_have_no_odds() -> None:
    assert weigh([]) == []


def test_a_line_that_is_far_from_sure_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    worth = chain._Worth({"yes": 9e9, "no": -9e9})
    monkeypatch.setattr(chain, "_learned", lambda: (worth, STEPS))
    yes, no, again = weigh([["yes"], ["no"], ["yes"]])
    assert yes > 10 > -10 > no
    assert again > 10


def test_what_is_learned_is_about_features_that_are_looked_at() -> None:
    text = f"{TITLE}\n\nAda Brun\n\n{LEAD}\n\n* the wind\n* the tide\n\n{SECOND}\n\n{THIRD}\n\nTags"
    lines = [Line(number=n, text=line) for n, line in enumerate(text.split("\n"), 1)]
    layout = by_rules(blocks_of(lines))
    found = features_of(
        layout.blocks, layout.kinds, layout.headers, (layout.start, layout.end), layout.body
    )
    names = {name.split(" ")[0] for line in found for name in line}
    learned, _ = chain._learned()
    assert names >= {"length", "is", "before", "after", "shared", "kept", "apart", "bullet"}
    assert {name.split(" ")[0] for name in learned} & names >= {"length", "is", "shared", "kept"}
