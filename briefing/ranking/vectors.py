"""Sentences as vectors of weighted stems, for the methods that compare them with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.terms import Terms

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def unit_vectors(terms: Terms) -> csr_matrix:
    """The sentences by their stems: sentences × terms, rows of length 1.

    An entry is the count of a stem in the sentence times its inverse frequency over the
    sentences at hand, log(1 + n/n_s). Function words count only where no sentence has any
    other word; a row without words is zero.
    """
    import numpy as np
    from scipy.sparse import csr_matrix, diags

    counts = terms.counts()
    if not counts.nnz:
        counts = terms.counts(function_words=True)
    held_by = np.bincount(counts.indices, minlength=counts.shape[1])
    weighted = counts @ diags(np.log1p(counts.shape[0] / np.maximum(held_by, 1)))
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return csr_matrix(diags(1.0 / np.where(lengths > 0.0, lengths, 1.0)) @ weighted)
