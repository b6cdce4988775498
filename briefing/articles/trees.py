"""How likely each block is the article's: trees of questions about what is seen of it.

Gradient boosting (Friedman 2001): many shallow trees, each put right by the next. A second
lot of trees asks about the chances that the first gave the blocks around, too (stacking,
Wolpert 1992). The trees in ``line_trees.json`` are grown by tests/training.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.articles.lines import Sight, company_of, seen_of
from briefing.records.frozen import dataclass

if TYPE_CHECKING:
    import numpy as np

    from briefing.articles.columns import Column

    Numbers = np.ndarray[Any, np.dtype[np.intp]]
    Bits = np.ndarray[Any, np.dtype[np.uint8]]

# A worth; or a name and a number, with the tree for what is no more than it and the other.
Tree: TypeAlias = "float | list[Any]"
# No tree asks more questions one after another.
DEEPEST = 4
# So many blocks are asked about at once: what they are told fits into the processor's caches.
_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees filled up to one depth, and the different questions that they ask.

    Each question is which column it asks about (``asked``) and up to which number; the trees
    ask the same ones again and again. ``questions`` has a tree a column and a place a row, each
    followed by its two at twice the row and one or two more; ``worth`` has a tree a row and a
    worth for each way out.
    """

    names: tuple[str, ...]
    start: float
    asked: Numbers
    numbers: Column
    questions: Numbers
    worth: Column

    def chances(self, columns: Mapping[str, Column]) -> Column:
        """The chance of each block, from 0 to 1, by the columns of what is seen of it."""
        import numpy as np

        width = len(self.names)
        table = np.concatenate([columns[name] for name in self.names]).reshape(width, -1)
        size = table.shape[1]
        trees, ways = self.worth.shape
        worth = self.worth.ravel()
        first = np.arange(trees) * ways
        total = np.empty(size)
        for begin in range(0, size, _AT_ONCE):
            part = table[:, begin : begin + _AT_ONCE]
            told = (part.take(self.asked, axis=0) > self.numbers[:, None]).view(np.uint8)
            out = self._ways_out(told).T + first
            total[begin : begin + _AT_ONCE] = worth.take(np.ascontiguousarray(out)).sum(axis=1)
        chances: Column = 1 / (1 + np.exp(-(total + self.start)))
        return chances

    def _ways_out(self, told: Bits) -> Bits:
        """Which way out of each tree (a row) each block takes, by what each question is told.

        Every question of a tree is asked of every block, since to look up which one is next
        takes longer: from the last ones up, each takes over the way of the one that it leads to.
        """
        import numpy as np

        way = told.take(self.questions[2 ** (DEEPEST - 1) - 1 :], axis=0)
        for depth in range(DEEPEST - 2, -1, -1):
            # All bits where the answer is yes, none where it is no.
            yes = -told.take(self.questions[2**depth - 1 : 2 ** (depth + 1) - 1], axis=0)
            low, high = way[::2], way[1::2]
            way = (low ^ ((low ^ high) & yes)) | (yes & np.uint8(2 ** (DEEPEST - 1 - depth)))
        found: Bits = way[0]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned: the trees of either look, and the least chance of a block that is kept."""

    first: Forest
    second: Forest
    least: float


def forest_of(start: float, trees: Sequence[Tree]) -> Forest:
    """Fill up the trees to one depth, so that all can be asked at once."""
    import numpy as np

    names = tuple(sorted({name for tree in trees for name in _names(tree)})) or ("words",)
    column = {name: number for number, name in enumerate(names)}
    places = 2**DEEPEST - 1
    # What stands where a tree asks nothing more: nothing is more than that.
    asked: dict[tuple[int, float], int] = {(0, np.inf): 0}
    questions = np.zeros((places, len(trees)), dtype=np.intp)
    worth = np.zeros((len(trees), places + 1))

    def fill(row: int, place: int, tree: Tree) -> None:
        if place >= places:
            if isinstance(tree, list):
                raise ValueError(f"a tree asks more than {DEEPEST} questions in turn")
            worth[row, place - places] = tree
            return
        low = high = tree
        if isinstance(tree, list):
            name, number, low, high = tree
            questions[place, row] = asked.setdefault((column[name], number), len(asked))
        fill(row, 2 * place + 1, low)
        fill(row, 2 * place + 2, high)

    for row, tree in enumerate(trees):
        fill(row, 0, tree)
    about, numbers = zip(*asked, strict=True)
    return Forest(names, start, np.array(about), np.array(numbers, float), questions, worth)


def _names(tree: Tree) -> Iterator[str]:
    if isinstance(tree, list):
        yield tree[0]
        yield from _names(tree[2])
        yield from _names(tree[3])


@lru_cache(maxsize=1)
def learned() -> Learned:
    """What is learned from pages, as the project ships it."""
    # Only pages need it: a summary of one plain article starts without.
    import json
    from importlib import resources

    text = resources.files(__package__).joinpath("line_trees.json").read_text(encoding="utf-8")
    read = json.loads(text)
    first, second = (forest_of(read[look]["start"], read[look]["trees"]) for look in _LOOKS)
    return Learned(first=first, second=second, least=read["least"])


_LOOKS = ("first", "second")


def weigh(sight: Sight, by: Learned) -> Column:
    """Return the chance of each block, from 0 to 1, to be the article's."""
    seen = seen_of(sight)
    company = company_of(seen, by.first.chances(seen.columns))
    return by.second.chances(seen.columns | company)
