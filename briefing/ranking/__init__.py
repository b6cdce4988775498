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

rankers: Registry[Ranker] = Registry("method", package="briefing.ranking", group="briefing.rankers")

__all__ = ["Ranker", "rankers"]
