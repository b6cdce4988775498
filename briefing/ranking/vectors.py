"""Sentences as vectors of weighted stems, for the methods that compare them with each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.records import Document
from briefing.text.words import stem_words, stopwords, tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def unit_vectors(documents: Sequence[Document]) -> csr_array:
    """The sentences of documents by their stems: sentences × stems, rows of length 1.

    An entry is the count of a stem in the sentence times its inverse frequency over the
    sentences at hand, log(1 + n/n_s); function words are left out (all words where a
    sentence has no other). A row without any word is zero.
    """
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    numbers: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    for document in documents:
        language = document.article.language
        function_words = stopwords(language)
        for sentence in document.sentences:
            words = tokens(sentence.text, language)
            telling = [word for word in words if word not in function_words]
            for stem in stem_words(telling or words, language):
                columns.append(numbers.setdefault(stem, len(numbers)))
            ends.append(len(columns))
    counts = csr_array(
        (np.ones(len(columns)), np.array(columns, dtype=np.int64), np.array(ends, dtype=np.int64)),
        shape=(len(ends) - 1, len(numbers)),
    )
    counts.sum_duplicates()
    held_by = np.bincount(counts.indices, minlength=len(numbers))
    rarity = np.log1p(counts.shape[0] / np.maximum(held_by, 1))
    weighted = counts @ diags_array(rarity) if numbers else counts
    lengths = np.sqrt(weighted.multiply(weighted).sum(axis=1))
    return csr_array(diags_array(1.0 / np.where(lengths > 0.0, lengths, 1.0)) @ weighted)
