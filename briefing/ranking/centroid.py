"""Centroid: a sentence is worth how much it is like all of them together."""

from __future__ import annotations

from briefing.ranking import rankers
from briefing.ranking.candidates import admit
from briefing.records import Budget, Document, Objective

# Measured best over the sets of docs/ranking.md.
_DIVERSITY = 0.3


@rankers.register("centroid")
def centroid(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Rank by the cosine to the centroid of all sentences (Radev et al., 2004).

    The centroid is the mean of the sentences' vectors of length 1. Worth lies in [0, 1].
    """
    import numpy as np

    from briefing.ranking.vectors import unit_vectors

    candidates = admit(documents, budget, query)
    vectors = unit_vectors(candidates.terms)
    middle = np.asarray(vectors.sum(axis=0)).ravel()
    length = float(np.sqrt((middle * middle).sum()))
    likeness = vectors @ (middle / length) if length else np.zeros(vectors.shape[0])
    # Sums differ in their last digits with the machine; nine digits are the same on all.
    constants = [float(f"{value:.9g}") for value in likeness.tolist()]
    return candidates.worth("centroid", constants, part="like the whole", diversity=_DIVERSITY)
