"""Speed of ranking, in pairs: ``python -m tests.benchmarks.ranking_speed [--sentences …]``.

``briefing.summarize(strings, sentences=5)`` end to end (languages, splitting, stems,
ranking, selection) against the ranking alone of sumy's LexRank on the same sentences, both
in this process, one after the other. sumy's time grows with the square of the sentences, so
it is run up to ``--sumy`` of them. Then 50,000 sentences against 5,000, in processes of
their own, with the peak of resident memory. Medians are printed; nothing is judged. The
texts come from a seeded generator.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import briefing
from tests.benchmarks.speed import words_by_rank

FUNCTION_WORDS = [
    *("the", "of", "to", "and", "a", "in", "that", "for", "on", "said", "is"),
    *("was", "with", "by", "at", "from", "has", "it", "as", "be"),
]
TO_REACH = {200: 15, 1_000: 120, 5_000: 200}
SENTENCES_AN_ARTICLE = 25
SENTENCES_A_PARAGRAPH = 3


def articles(sentences: int) -> list[str]:
    """Articles of 25 sentences of 10 to 28 words, two fifths of them function words."""
    rng = random.Random(2026)
    words, weights = words_by_rank(rng, 20_000)

    def sentence() -> str:
        chosen = [
            rng.choice(FUNCTION_WORDS) if rng.random() < 0.4 else word
            for word in rng.choices(words, weights, k=rng.randint(10, 28))
        ]
        return f"{' '.join(chosen).capitalize()}."

    texts = []
    while sentences:
        size = min(SENTENCES_AN_ARTICLE, sentences)
        sentences -= size
        lines = [sentence() for _ in range(size)]
        texts.append(
            "\n".join(
                " ".join(lines[start : start + SENTENCES_A_PARAGRAPH])
                for start in range(0, size, SENTENCES_A_PARAGRAPH)
            )
        )
    return texts


def lex_rank(texts: list[str]) -> Callable[[], object]:
    """The ranking alone of sumy: its document is made before the clock starts."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    class Words:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(text.rstrip(".").split())

    split = [each.text for text in texts for each in briefing.sentences(text, language="en")]
    document = ObjectDocumentModel([Paragraph([Sentence(text, Words()) for text in split])])
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return lambda: summarizer(document, 5)


def seconds_of(run: Callable[[], object]) -> float:
    before = time.perf_counter()
    run()
    return time.perf_counter() - before


def alone(sentences: int) -> tuple[float, int]:
    """Seconds and peak megabytes of one summary, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--alone", str(sentences)],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), int(megabytes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sentences", type=int, nargs="+", default=[200, 1_000, 5_000])
    parser.add_argument("--sumy", type=int, default=1_000, help="the most that sumy is given")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--alone", type=int, help="print seconds and megabytes for so many")
    options = parser.parse_args()
    if options.alone:
        texts = articles(options.alone)
        briefing.summarize(texts[:8], sentences=5)  # imports what is imported late
        seconds = seconds_of(lambda: briefing.summarize(texts, sentences=5))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(seconds, peak // (1024 * 1024 if sys.platform == "darwin" else 1024))
        return
    for number in options.sentences:
        texts = articles(number)
        summarize = partial(briefing.summarize, texts, sentences=5)
        ours = [seconds_of(summarize) for _ in range(options.runs)]
        line = f"{number:,} sentences: summarize {1000 * statistics.median(ours):.1f} ms"
        if number <= options.sumy:
            theirs = [seconds_of(lex_rank(texts)) for _ in range(3 if number <= 200 else 1)]
            ratio = statistics.median(theirs) / statistics.median(ours)
            line += f", sumy LexRank {1000 * statistics.median(theirs):.0f} ms, ratio {ratio:.0f}"
        if number in TO_REACH:
            line += f" (to reach: {TO_REACH[number]})"
        print(line, flush=True)
    small, _ = alone(5_000)
    large, peak = alone(50_000)
    print(
        f"50,000 sentences: {large:.2f} s, {large / small:.1f} times 5,000 (at most 13), "
        f"{peak} MB (at most 700)"
    )


if __name__ == "__main__":
    main()
