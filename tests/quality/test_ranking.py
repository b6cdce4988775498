"""Floors for ranking, on the data of the folder BRIEFING_EVALUATION_DATA names.

The floors only go up. Each holds for the very file it was measured on, told by its digest.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rouge_score import rouge_scorer

from briefing.ranking import rankers
from briefing.records import Budget
from briefing.selection import select
from tests.quality.ranking_sets import SETS, digest_of, read_items
from tests.quality.rouge import rouge

# Set → digest of its file, and what coverage reached on it: R-1 F1, R-2 F1.
FLOORS = {
    "multinews": ("1b762aa17012cd9f", 45.5, 15.6),
    "cnndm": ("29d3a96706b0911e", 30.1, 11.6),
    "timeline17": ("d4f4ec466514faaa", 25.5, 7.8),
}


@pytest.mark.parametrize("name", FLOORS)
def test_coverage_stays_above_its_floor(folder: Path, name: str) -> None:
    chosen, (digest, *floors) = SETS[name], FLOORS[name]
    assert digest_of(folder, chosen) == digest, f"{chosen.file} is not the one measured on"
    budget = Budget(words=chosen.words)
    scores = []
    for item in read_items(folder, chosen):
        picked = select(rankers["coverage"](item.documents, budget, None), budget)
        summary = " ".join(choice.sentence.text for choice in picked)
        assert len(summary.split()) <= chosen.words
        scores.append([100 * rouge(summary, item.references, order)[1] for order in (1, 2)])
    for reached, floor in zip(zip(*scores, strict=True), floors, strict=True):
        assert sum(reached) / len(reached) >= floor


@pytest.mark.parametrize(
    ("summary", "reference"),
    [
        ("The harbour of Lunde reopened on Monday.", "On Monday the harbour was reopened."),
        ("Ferries are sailing; 1,200 passengers waited.", "12 ferries sailed, carrying 1,200."),
        ("It's the council's own plan", "its councils owned planning"),
        ("Générale of Zürich", "Generale of Zurich"),
        ("one one one two", "one two two"),
        ("word", "another"),
        ("", "nothing was said"),
        ("something was", ""),
    ],
)
def test_rouge_counts_as_the_library_does(summary: str, reference: str) -> None:
    theirs = rouge_scorer.RougeScorer(["rouge1", "rouge2"], use_stemmer=True).score(
        reference, summary
    )
    for order in (1, 2):
        recall, f1 = rouge(summary, [reference], order)
        assert recall == pytest.approx(theirs[f"rouge{order}"].recall)
        assert f1 == pytest.approx(theirs[f"rouge{order}"].fmeasure)


def test_recall_is_pooled_over_references_and_f1_averaged() -> None:
    recall, f1 = rouge("a b", ["a b c d", "a b"], 1)
    assert recall == pytest.approx(4 / 6)
    assert f1 == pytest.approx((2 / 3 + 1) / 2)
