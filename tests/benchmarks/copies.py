"""Near-duplicates of many articles: time, memory, precision and recall.

``python -m tests.benchmarks.copies --articles 100000``. The articles come from a seeded
generator with Zipf's words: own reports, regular bulletins of one template, other reports of
an event with a long quotation in common, and copies with lines around them, cut, retouched,
or all of it. What is printed is measured, nothing is judged.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.text.copies import group, signature

SYLLABLES = ("ka", "lor", "ven", "ti", "mar", "os", "qua", "len", "dri", "sto", "pel", "un", "ga")
CHANGES = ("wrapped", "cut", "retouched", "cut and retouched", "wrapped and cut", "identical")
STOCK = "Follow us on our channels for all the news of the day and share this story with friends"


class Press:
    """A seeded source of articles: each with the number of its text, and what was done to it."""

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

    def prose(self, words: int) -> str:
        return " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=words))

    def bulletin(self) -> str:
        a, b, c, d = (self.rng.randint(10, 9_999) for _ in range(4))
        return (
            f"The exchange closed at {a} points on the day, with {b} shares higher and {c} lower, "
            f"in a trade of {d} million. Grain stood at {a + b} a tonne and oil at {c + d} a "
            f"barrel. {self.prose(60)}"
        )

    def change(self, text: str, how: str) -> str:
        words = text.split()
        if "cut" in how:
            words = words[: int(len(words) * self.rng.uniform(0.5, 0.8))]
        if "retouched" in how:
            words = [self.rng.choice(self.words) if self.rng.random() < 0.05 else w for w in words]
        if "wrapped" in how:
            around = max(10, len(words) // 8)
            words = [*self.prose(around).split(), *words, *self.prose(around).split()]
        return " ".join(words)

    def articles(self, count: int) -> Iterator[tuple[int, str, str]]:
        number = text_number = 0
        while number < count:
            text_number += 1
            kind = self.rng.random()
            if kind < 0.1:
                yield text_number, "bulletin", self.bulletin()
                number += 1
            elif kind < 0.2:  # reports of one event, with one quotation
                quotation = self.prose(60)
                for _ in range(2):
                    text_number += 1
                    yield text_number, "report", f"{self.prose(120)} {quotation} {self.prose(80)}"
                    number += 1
            else:
                text = f"{self.prose(self.rng.randint(120, 500))} {STOCK}"
                yield text_number, "own", text
                number += 1
                if kind < 0.32:
                    for _ in range(self.rng.randint(1, 3)):
                        how = self.rng.choice(CHANGES)
                        yield text_number, how, self.change(text, how)
                        number += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = sqlite3.connect(Path(folder) / "texts.db")
        store.execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT)")
        truth: list[tuple[int, str]] = []
        signatures: list[bytes] = []
        signing = 0.0
        for number, (text_number, how, text) in enumerate(Press(2026).articles(options.articles)):
            truth.append((text_number, how))
            store.execute("INSERT INTO texts VALUES (?, ?)", (number, text))
            before = time.process_time()
            signatures.append(signature(text))
            signing += time.process_time() - before
        store.commit()

        def texts(numbers: Sequence[int]) -> dict[int, str]:
            marks = ",".join("?" * len(numbers))
            query = f"SELECT number, text FROM texts WHERE number IN ({marks})"
            return dict(store.execute(query, tuple(numbers)))

        wall, before = time.perf_counter(), time.process_time()
        found = group(signatures, texts)
        wall, grouping = time.perf_counter() - wall, time.process_time() - before
        again = time.process_time()
        group(signatures, texts, found.verdicts)
        again = time.process_time() - again
        store.close()
    first_of: dict[int, int] = {}
    tally: dict[str, list[int]] = {}
    wrong = 0
    for number, (text_number, how) in enumerate(truth):
        root = first_of.setdefault(text_number, found.first_of[number])
        if how in CHANGES:
            held = tally.setdefault(how, [0, 0])
            held[0] += found.first_of[number] == root
            held[1] += 1
    owner: dict[int, int] = {}
    for number, (text_number, _) in enumerate(truth):
        wrong += owner.setdefault(found.first_of[number], text_number) != text_number
    copies = sum(held[1] for held in tally.values())
    print(f"{len(truth):,} articles, {copies:,} of them copies")
    print(
        f"signatures: {signing:.1f} s of one core, {1e6 * signing / len(truth):.0f} µs an article"
    )
    print(f"grouping: {grouping:.1f} s of one core ({wall:.1f} s by the clock)")
    print(f"grouping again, all compared before: {again:.2f} s")
    print(f"candidates: {len(found.pairs):,}, compared: {len(found.verdicts):,}")
    print(f"articles in a group of another text: {wrong}")
    for how, (right, of) in sorted(tally.items()):
        print(f"recall, {how}: {right / of:.4f} of {of:,}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its peak: {peak:.0f} MB")


if __name__ == "__main__":
    main()
