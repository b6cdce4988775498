"""LexRank: a sentence is worth what the sentences like it are worth."""

from __future__ import annotations

from briefing.ranking import rankers
from briefing.ranking.candidates import admit
from briefing.records import Budget, Document, Objective

_DAMPING = 0.15
# Measured best over the sets of docs/ranking.md.
_DIVERSITY = 0.2
_TOLERANCE = 1e-9
_MOST_STEPS = 200


@rankers.register("lexrank")
def lexrank(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Rank by centrality in the graph of similar sentences (Erkan and Radev, 2004).

    Continuous LexRank: the edge between two sentences is the cosine of their vectors, a
    random walk follows it, and with probability 0.15 starts afresh anywhere. The graph is
    never built: a step of the walk is two products with the sparse matrix of vectors, so
    time and memory grow with the words, not with the square of the sentences. Iterated
    until a step changes less than 1e-9 in all. Worth is the stationary probability times
    the number of sentences: 1 on average.
    """
    import numpy as np

    from briefing.ranking.vectors import unit_vectors

    candidates = admit(documents, budget, query)
    size = len(candidates.sentences)
    vectors = unit_vectors(candidates.terms)
    transposed = vectors.T.tocsr()
    degrees = vectors @ (transposed @ np.ones(size))
    shares = 1.0 / np.where(degrees > 0.0, degrees, 1.0)
    alone = degrees <= 0.0  # a sentence like no other: the walk goes on anywhere
    standing = np.full(size, 1.0 / size) if size else np.zeros(0)
    for _ in range(_MOST_STEPS):
        walked = vectors @ (transposed @ (standing * shares))
        lost = float(standing[alone].sum())
        stepped = (1.0 - _DAMPING) * (walked + lost / size) + _DAMPING / size if size else walked
        moved = float(np.abs(stepped - standing).sum())
        standing = stepped
        if moved < _TOLERANCE:
            break
    # Sums differ in their last digits with the machine; nine digits are the same on all.
    constants = [float(f"{value:.9g}") for value in (standing * size).tolist()]
    return candidates.worth("lexrank", constants, part="centrality", diversity=_DIVERSITY)
