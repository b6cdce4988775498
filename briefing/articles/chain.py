"""How likely each block is the article's, from what its features are worth and its neighbours.

A linear chain (conditional random field, Lafferty, McCallum and Pereira 2001) through four
states: above the article, in it, in a gap within it, below it. Every feature of a block is
worth something for each state, and so is each step from one to the next. The numbers in
``line_weights.json`` are learned by tests/training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log

# A feature is worth so much for a block above, in a gap and below; in the article, nothing.
Worth = tuple[float, float, float]
# What may follow what: a file begins above or in the article, and ends anywhere but in a gap.
STATES = ("above", "article", "gap", "below")
STEPS = (
    ("above", "above"),
    ("above", "article"),
    ("article", "article"),
    ("article", "gap"),
    ("article", "below"),
    ("gap", "gap"),
    ("gap", "article"),
    ("below", "below"),
)
FIRST = ("above", "article")
LAST = ("above", "article", "below")
# Beyond this a block's own worth decides alone, whatever stands around it.
_SURE = 30.0
_LEAST = 1e-12
# So many groups of features are remembered with what they are worth.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned: the worth of features and steps (by names), and how to decide.

    ``rules`` is what the rules' own word is worth, ``least`` the least worth of a block that
    is kept.
    """

    features: Mapping[str, Worth]
    steps: Mapping[str, float]
    rules: float
    least: float
    known: dict[tuple[str, ...], Worth] = field(default_factory=dict, repr=False)

    def of(self, group: tuple[str, ...]) -> Worth:
        """What a group of features is worth together; one that was not learned is worth nothing."""
        worth = self.known.get(group)
        if worth is None:
            found = [self.features[name] for name in group if name in self.features]
            above, gap, below = (sum(each) for each in zip(*found, strict=True)) if found else _NONE
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            worth = self.known[group] = (above, gap, below)
        return worth


_NONE: Worth = (0.0, 0.0, 0.0)


@lru_cache(maxsize=1)
def learned() -> Learned:
    """What is learned from pages, as the project ships it."""
    # Only pages need it: a summary of one plain article starts without.
    import json
    from importlib import resources

    text = resources.files(__package__).joinpath("line_weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Learned(
        features={name: (a, g, b) for name, (a, g, b) in read["features"].items()},
        steps=read["steps"],
        rules=read["rules"],
        least=read["least"],
    )


def weigh(blocks: Iterable[Sequence[tuple[str, ...]]], by: Learned) -> list[float]:
    """Return the logarithm of each block's odds to be the article's, given all the others.

    ``blocks`` gives the groups of each one's features.
    """
    of = by.of
    own: list[Worth] = []
    for groups in blocks:
        above = gap = below = 0.0
        for group in groups:
            if group:
                one, two, three = of(group)
                above += one
                gap += two
                below += three
        own.append((_odds(above), _odds(gap), _odds(below)))
    if not own:
        return []
    rise, begin, stay, pause, leave, wait, resume, go = (
        exp(by.steps[f"{one} to {other}"]) for one, other in STEPS
    )
    # What each state is worth with all before it, and with all behind it; scaled to add up to one.
    forward: list[tuple[float, float, float, float]] = []
    a, i, g, b = 1.0, 1.0, 0.0, 0.0
    for index, (above, gap, below) in enumerate(own):
        if index:
            a, i, g, b = (
                a * rise,
                a * begin + i * stay + g * resume,
                i * pause + g * wait,
                i * leave + b * go,
            )
        a, g, b = a * above, g * gap, b * below
        total = a + i + g + b
        a, i, g, b = a / total, i / total, g / total, b / total
        forward.append((a, i, g, b))
    found = [0.0] * len(own)
    a, i, g, b = 1.0, 1.0, 0.0, 1.0
    for index in range(len(own) - 1, -1, -1):
        before_a, before_i, before_g, before_b = forward[index]
        inside = before_i * i
        outside = before_a * a + before_g * g + before_b * b
        found[index] = log(max(_LEAST, inside) / max(_LEAST, outside))
        above, gap, below = own[index]
        a, g, b = a * above, g * gap, b * below
        a, i, g, b = (
            rise * a + begin * i,
            stay * i + pause * g + leave * b,
            wait * g + resume * i,
            go * b,
        )
        total = a + i + g + b
        a, i, g, b = a / total, i / total, g / total, b / total
    return found


def _odds(worth: float) -> float:
    return exp(max(-_SURE, min(_SURE, worth)))
