"""How good the rankings are: ROUGE of each method on the evaluation sets, as one table.

    BRIEFING_EVALUATION_DATA=FOLDER make bench-quality
    BRIEFING_EVALUATION_DATA=FOLDER python -m tests.benchmarks.quality [--sets …] [--methods …]

Scores are ROUGE-1 and ROUGE-2 times 100; F1 averaged over an item's references, recall
pooled over them. Budgets are kept by selection, so that nothing is cut. ``ms`` is the time
of ranking and selecting an item, sentences given.

The last columns say how far a method lies above coverage, above the best of sumy's and
above the lead by the measure that counts on the set (named behind it): the mean
difference over the items that both methods did, and its 95 % interval by the paired
bootstrap (Efron and Tibshirani, 1993; 2,000 resamples). ``refused`` are items above a
method's limit; they are left out of its means.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from briefing.errors import TooLarge
from briefing.ranking import rankers
from briefing.records import Budget
from briefing.selection import select
from tests.quality.ranking_sets import SETS, Item, Measure, read_items
from tests.quality.rouge import rouge

RESAMPLES = 2000
COLUMNS = ("R-1 F1", "R-2 F1", "R-1 recall", "R-2 recall")
OURS, LEAD = "coverage", "lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What a method reached on a set: a row of COLUMNS an item, NaN where it refused."""

    rows: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    words: float
    milliseconds: float

    @property
    def refused(self) -> int:
        return int(np.isnan(self.rows[:, 0]).sum())

    def mean(self, column: str) -> float:
        values = self.rows[:, COLUMNS.index(column)]
        return float(np.nanmean(values)) if self.refused < len(values) else float("nan")


def measure(method: str, items: Iterable[Item], words: int) -> Scores:
    """Summarize every item with one method."""
    ranker = rankers[method]
    budget = Budget(words=words)
    rows: list[tuple[float, ...]] = []
    lengths = []
    seconds = 0.0
    for item in items:
        start = time.perf_counter()
        try:
            chosen = select(ranker(item.documents, budget, None), budget)
        except TooLarge:
            rows.append((float("nan"),) * len(COLUMNS))
            continue
        seconds += time.perf_counter() - start
        summary = " ".join(choice.sentence.text for choice in chosen)
        lengths.append(len(summary.split()))
        recall_1, f1_1 = rouge(summary, item.references, 1)
        recall_2, f1_2 = rouge(summary, item.references, 2)
        rows.append((f1_1, f1_2, recall_1, recall_2))
    done = max(1, len(lengths))
    return Scores(
        rows=100 * np.array(rows),
        words=sum(lengths) / done,
        milliseconds=1000 * seconds / done,
    )


def difference(one: Scores, other: Scores, column: Measure) -> str:
    """How far one method lies above another, with the interval of the paired bootstrap."""
    at = COLUMNS.index(column)
    differences = one.rows[:, at] - other.rows[:, at]
    differences = differences[~np.isnan(differences)]
    if one is other or not len(differences):
        return "–"
    lots = np.random.default_rng(2026)
    drawn = lots.integers(0, len(differences), (RESAMPLES, len(differences)))
    low, high = np.percentile(differences[drawn].mean(axis=1), [2.5, 97.5])
    return f"{differences.mean():+.2f} [{low:+.2f}, {high:+.2f}]"


def best_of_sumy(scores: Mapping[str, Scores], column: Measure) -> str | None:
    """The method of sumy's that did every item and scores highest."""
    whole = [name for name in scores if name.startswith("sumy-") and not scores[name].refused]
    return max(whole, key=lambda name: scores[name].mean(column), default=None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, a row a set and method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sets", nargs="+", choices=sorted(SETS), default=list(SETS))
    parser.add_argument("--methods", nargs="+", default=list(rankers.names()))
    parser.add_argument("--limit", type=int, help="only the first items of each set")
    options = parser.parse_args(arguments)
    folder = os.environ.get("BRIEFING_EVALUATION_DATA")
    if not folder:
        print("BRIEFING_EVALUATION_DATA names no folder: set it to that of the sets")
        return 1
    print(
        f"| set | method | {' | '.join(COLUMNS)} | words | ms | refused "
        "| above coverage | above sumy's best | above the lead |"
    )
    print("|---" * 12 + "|")
    for name in options.sets:
        chosen = SETS[name]
        items = read_items(Path(folder), chosen)[: options.limit]
        scores = {}
        for method in options.methods:
            print(f"{name}: {method} …", end="\r", file=sys.stderr, flush=True)
            scores[method] = measure(method, items, chosen.words)
        peers = (OURS, best_of_sumy(scores, chosen.measure), LEAD)
        for method, reached in scores.items():
            told = [
                difference(reached, scores[peer], chosen.measure) if peer in scores else "–"
                for peer in peers
            ]
            means = " | ".join(f"{reached.mean(column):.2f}" for column in COLUMNS)
            print(
                f"| {name} ({len(items)}, {chosen.words} words, {chosen.measure}) | {method} "
                f"| {means} | {reached.words:.0f} | {reached.milliseconds:.1f} "
                f"| {reached.refused} | {' | '.join(told)} |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
