"""B-cubed: how well groups agree with those that people made (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence


def bcubed(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, every item counting the same.

    ``found[i]`` and ``wanted[i]`` are the groups of item i. The precision of an item is the
    share of its found group that is in its wanted one, its recall the other way round.
    """
    both = Counter(zip(found, wanted, strict=True))
    of_found, of_wanted = Counter(found), Counter(wanted)
    precision = sum(n * n / of_found[one] for (one, _), n in both.items()) / len(found)
    recall = sum(n * n / of_wanted[other] for (_, other), n in both.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)
