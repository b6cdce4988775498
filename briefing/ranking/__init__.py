"""From sentences to what they are worth: one method a file, nothing is chosen here.

A ranker takes documents, the budget they are ranked for and a query (or None), and gives
an Objective over all their sentences. It does not depend on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from briefing.records import Budget, Document, Objective
from briefing.registry import Registry

Ranker: TypeAlias = Callable[[tuple[Document, ...], Budget, str | None], Objective]

_CLASSIC = ("edmundson", "kl", "lex-rank", "lsa", "luhn", "reduction", "sum-basic", "text-rank")

rankers: Registry[Ranker] = Registry(
    "method",
    ours={
        "centroid": "briefing.ranking.centroid",
        "coverage": "briefing.ranking.coverage",
        "lead": "briefing.ranking.lead",
        "lexrank": "briefing.ranking.lexrank",
        "random": "briefing.ranking.chance",
        **{f"sumy-{name}": "briefing.ranking.classic" for name in _CLASSIC},
    },
    group="briefing.rankers",
)

__all__ = ["Ranker", "rankers"]
