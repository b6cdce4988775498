"""Stories of many articles: time, memory, and how well their events are told apart.

``python -m tests.benchmarks.stories --articles 300 --articles 5000``. The articles come from
a seeded generator with Zipf's words: each event has words, names, figures and a day of its
own, told by one to a dozen articles, some of them copies, among words that all share. What is
printed is measured, nothing is judged.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from briefing.records import Document
from briefing.stories import tell_stories
from briefing.text.copies import group, signature
from tests.factories_stories import report
from tests.quality.bcubed import bcubed

SYLLABLES = ("ka", "lor", "ven", "ti", "mar", "os", "qua", "len", "dri", "sto", "pel", "un", "ga")
PERIOD = date(2031, 6, 16)


class Press:
    """A seeded source of articles, each with the number of its event."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        words = {
            "".join(self.rng.choices(SYLLABLES, k=self.rng.randint(1, 4))) for _ in range(30_000)
        }
        self.words = sorted(words)
        self.rng.shuffle(self.words)
        self.weights = list(
            itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1))
        )

    def some(self, count: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def articles(self, count: int, days: int) -> Iterator[tuple[int, Document]]:
        made = event = 0
        while made < count:
            told_by = min(count - made, self.rng.choice((1, 1, 1, 1, 2, 3, 5, 12)))
            own = self.some(40) + [str(self.rng.randint(10, 9_999)) for _ in range(8)]
            names = [word.capitalize() for word in self.rng.choices(self.words, k=8)]
            day = PERIOD + timedelta(days=self.rng.randrange(days))
            text = ""
            for number in range(told_by):
                if not text or self.rng.random() < 0.7:
                    text = self.text(own, names)
                later = timedelta(days=self.rng.choice((0, 0, 1)))
                yield (
                    event,
                    report(text, name=f"{made}", published=day + later, publisher=f"P{number}"),
                )
                made += 1
            event += 1

    def text(self, own: list[str], names: list[str]) -> str:
        lines = []
        for _ in range(self.rng.randint(8, 20)):
            words = self.some(18) + self.rng.choices(own, k=4) + self.rng.choices(names, k=2)
            head = words.pop(0).capitalize()
            self.rng.shuffle(words)
            lines.append(f"{head} {' '.join(words)}.")
        return "\n".join(lines)


def copies_among(texts: list[str]) -> list[int]:
    """For each text the number of the first of its copies."""
    signatures = [signature(text) for text in texts]
    return group(signatures, lambda numbers: {n: texts[n] for n in numbers}).first_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, action="append")
    parser.add_argument("--days", type=int, default=7)
    options = parser.parse_args()
    for count in options.articles or [300]:
        told = list(Press(2031).articles(count, options.days))
        documents = [document for _, document in told]
        first_of = copies_among([document.article.text for document in documents])
        copies = {d.article.id: str(n) for d, n in zip(documents, first_of, strict=True)}
        tell_stories(documents[:20])  # what is read once
        for name, known in (("copies known", copies), ("copies looked for", None)):
            wall, before = time.perf_counter(), time.process_time()
            stories = tell_stories(documents, known)
            spent, wall = time.process_time() - before, time.perf_counter() - wall
            print(f"{count:,} articles, {name}: {spent:.2f} s of one core ({wall:.2f} s)")
        story_of = {a.id: number for number, story in enumerate(stories) for a in story.articles}
        found = [story_of[document.article.id] for document in documents]
        precision, recall, f1 = bcubed(found, [event for event, _ in told])
        print(f"{len(stories):,} stories of {told[-1][0] + 1:,} events;", end=" ")
        print(f"B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its peak: {peak:.0f} MB")


if __name__ == "__main__":
    main()
