"""Sentences by lot: the baseline that every method has to beat."""

from __future__ import annotations

import hashlib

from briefing.ranking import rankers
from briefing.ranking.candidates import admit
from briefing.records import Budget, Document, Objective


@rankers.register("random")
def chance(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Rank sentences by lot, the lot drawn from article id and index.

    The same articles give the same order each time, on any machine; a worth lies in [0, 1).
    """
    candidates = admit(documents, budget, query)
    constants = tuple(
        _lot(f"{sentence.article_id}:{sentence.index}") for sentence in candidates.sentences
    )
    return candidates.worth("random", constants, part="lot")


def _lot(name: str) -> float:
    digest = hashlib.sha256(name.encode("utf-8")).digest()
    # 53 bits: as many as a float holds exactly.
    return (int.from_bytes(digest[:8], "big") >> 11) / 2**53
