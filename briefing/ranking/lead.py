"""First sentences first: what the newsroom put on top."""

from __future__ import annotations

from briefing.ranking import rankers
from briefing.ranking.candidates import admit
from briefing.records import Budget, Document, Objective


@rankers.register("lead")
def lead(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Rank every article's first sentence before any second one, and so on.

    Among sentences of the same index, the article published first comes first. Worth
    falls evenly from 1 for the first to 1/n for the last of n sentences.
    """
    candidates = admit(documents, budget, query)
    sentences = candidates.sentences
    # The sort is stable: equal indices keep the order of publication.
    order = sorted(range(len(sentences)), key=lambda position: sentences[position].index)
    constants = [0.0] * len(sentences)
    for rank, position in enumerate(order):
        constants[position] = 1.0 - rank / len(sentences)
    return candidates.worth("lead", constants, part="position")
