"""How likely each block is the article's, from what its features are worth and its neighbours.

A linear chain of two states, article or not (conditional random field, Lafferty, McCallum
and Pereira 2001): every feature of a block is worth something, and so is going on as the
block before. The numbers in ``line_weights.json`` are learned by tests/training.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp, log

# Beyond this a block's own worth decides alone, whatever stands around it.
_SURE = 30.0
_LEAST = 1e-12


class _Worth(dict[str, float]):
    """What each feature is worth; one that was not learned is worth nothing."""

    def __missing__(self, feature: str) -> float:
        return 0.0


@lru_cache(maxsize=1)
def _learned() -> tuple[_Worth, dict[str, float]]:
    # Only pages need them: a summary of one plain article starts without.
    import json
    from importlib import resources

    text = resources.files(__package__).joinpath("line_weights.json").read_text(encoding="utf-8")
    learned = json.loads(text)
    return _Worth(learned["features"]), learned["chain"]


def weigh(features: Iterable[Sequence[str]]) -> list[float]:
    """Return the logarithm of each block's odds to be the article's, given all the others."""
    worth, chain = _learned()
    of = worth.__getitem__
    own = [exp(max(-_SURE, min(_SURE, sum(map(of, names))))) for names in features]
    # What going on is worth against changing over, by the state that is left.
    stay, leave, enter = exp(chain["stay"]), exp(chain["leave"]), exp(chain["enter"])
    if not own:
        return []
    # Each pair (not the article, the article) is scaled to add up to one.
    forward: list[tuple[float, float]] = []
    out, inside = 1.0, exp(chain["first"])
    for index, odds in enumerate(own):
        if index:
            out, inside = out + inside * leave, out * enter + inside * stay
        inside *= odds
        total = out + inside
        out, inside = out / total, inside / total
        forward.append((out, inside))
    found = [0.0] * len(own)
    out, inside = 1.0, exp(chain["last"])
    for index in range(len(own) - 1, -1, -1):
        before_out, before_inside = forward[index]
        found[index] = log(max(_LEAST, before_inside * inside) / max(_LEAST, before_out * out))
        odds = own[index]
        out, inside = (
            out + enter * odds * inside,
            leave * out + stay * odds * inside,
        )
        total = out + inside
        out, inside = out / total, inside / total
    return found


@lru_cache(maxsize=1)
def rules_worth() -> tuple[float, float]:
    """What the rules' own word is worth, and the least worth of a block that is kept."""
    _, chain = _learned()
    return chain["rules"], chain["least"]
