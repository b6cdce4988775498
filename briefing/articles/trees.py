"""How likely each block is the article's: trees of questions about what is seen of it.

Gradient boosting (Friedman 2001): many shallow trees, each put right by the next. A second
lot of trees asks about the chances that the first gave the blocks around, too (stacking,
Wolpert 1992). The trees in ``line_trees.json`` are grown by tests/training.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from briefing.articles.lines import Sight, company_of, seen_of, table_of
from briefing.records.frozen import dataclass

if TYPE_CHECKING:
    import numpy as np

    from briefing.articles.columns import Column

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

# A worth; or a name and a number, with the tree for what is no more than it and the other.
Tree: TypeAlias = "float | list[Any]"
# No tree asks more questions one after another.
DEEPEST = 4
# So many blocks are asked about at once.
_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees filled up to one depth: which column each asks about, up to which number.

    ``asked`` and ``numbers`` have a row a tree and a question a column, each followed by its
    two at twice the place and one or two more; ``worth`` has a worth for each way out.
    """

    names: tuple[str, ...]
    start: float
    asked: Numbers
    numbers: Column
    worth: Column

    def chances(self, columns: Mapping[str, Column]) -> Column:
        """The chance of each block, from 0 to 1, by the columns of what is seen of it."""
        import numpy as np

        table = table_of(columns, self.names)
        size, width = table.shape
        asked, numbers, worth = self.asked.ravel(), self.numbers.ravel(), self.worth.ravel()
        trees, questions = self.asked.shape
        first = np.arange(trees) * questions
        last = np.arange(trees) * (questions + 1) - questions
        total = np.empty(size)
        for begin in range(0, size, _AT_ONCE):
            part = np.ascontiguousarray(table[begin : begin + _AT_ONCE])
            values = part.ravel()
            rows = (np.arange(len(part)) * width)[:, None]
            place = np.zeros((len(part), trees), dtype=np.int64)
            for _ in range(DEEPEST):
                question = place + first
                above = values[rows + asked[question]] > numbers[question]
                place += place + 1 + above
            total[begin : begin + _AT_ONCE] = worth[place + last].sum(axis=1)
        chances: Column = 1 / (1 + np.exp(-(total + self.start)))
        return chances


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
    questions = 2**DEEPEST - 1
    asked = np.zeros((len(trees), questions), dtype=np.int64)
    numbers = np.full((len(trees), questions), np.inf)
    worth = np.zeros((len(trees), questions + 1))

    def fill(row: int, place: int, tree: Tree) -> None:
        if place >= questions:
            if isinstance(tree, list):
                raise ValueError(f"a tree asks more than {DEEPEST} questions in turn")
            worth[row, place - questions] = tree
            return
        low = high = tree
        if isinstance(tree, list):
            name, number, low, high = tree
            asked[row, place], numbers[row, place] = column[name], number
        fill(row, 2 * place + 1, low)
        fill(row, 2 * place + 2, high)

    for row, tree in enumerate(trees):
        fill(row, 0, tree)
    return Forest(names, start, asked, numbers, worth)


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
