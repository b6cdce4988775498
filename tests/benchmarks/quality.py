"""How good the rankings are: ROUGE of each method on the evaluation sets, as one table.

    BRIEFING_EVALUATION_DATA=FOLDER python tests/benchmarks/quality.py [--sets …] [--methods …]

Scores are ROUGE-1 and ROUGE-2 times 100: lower-cased ``[a-z0-9]+`` tokens, Porter stems of
words over three letters, no stop words removed; F1 averaged over an item's references,
recall pooled over them. The counts equal those of the library rouge-score, whose stemmer
is used; it is only kept from stemming a word twice. Budgets are kept by selection, so that
nothing is cut. ``ms`` is the time of ranking and selecting an item, sentences given.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from nltk.stem.porter import PorterStemmer

from briefing.errors import BriefingError
from briefing.ranking import rankers
from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Budget,
    Document,
    Paragraph,
    PublicationDate,
    sha256_of,
)
from briefing.selection import select
from briefing.text.sentences import split_article

_MOST_ARTICLES_A_DAY = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One summary to make, and the summaries people made."""

    documents: tuple[Document, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSet:
    """A file of items, how to read a line of it, and the budget in words."""

    file: str
    items: Callable[[dict[str, Any]], Iterator[Item]]
    words: int


def document(number: int, text: str, title: str | None, published: str | None) -> Document:
    """A document of a set: paragraphs are lines; nothing is taken for furniture."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    paragraphs = []
    start = 0
    for line in filter(None, lines):
        paragraphs.append(Paragraph(text=line, start=start, line=None))
        start += len(line) + len(PARAGRAPH_BREAK)
    body = PARAGRAPH_BREAK.join(paragraph.text for paragraph in paragraphs)
    digest = sha256_of(body)
    article = Article(
        id=f"{digest[:12]}-{number}",
        path=f"{number}.txt",
        title=title,
        text=body,
        paragraphs=tuple(paragraphs),
        published=PublicationDate(
            value=date.fromisoformat(published[:10]), precision="day", basis="metadata"
        )
        if published
        else None,
        language="en",
        sha256=digest,
    )
    return Document(article=article, sentences=split_article(article))


def clusters(record: dict[str, Any]) -> Iterator[Item]:
    """One item a line: documents and references."""
    yield Item(
        documents=tuple(
            document(number, entry["text"], entry["title"], None)
            for number, entry in enumerate(record["documents"])
        ),
        references=tuple(record["references"]),
    )


def days(record: dict[str, Any]) -> Iterator[Item]:
    """One item a day of each timeline: the articles of that day and the next."""
    by_day: dict[str, list[str]] = {}
    for entry in record["articles"]:
        by_day.setdefault(entry["date"][:10], []).append(entry["text"])
    for timeline in record["timelines"]:
        for day, sentences in timeline.items():
            following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
            texts = [(day, text) for text in by_day.get(day, [])]
            texts += [(following, text) for text in by_day.get(following, [])]
            if texts:
                yield Item(
                    documents=tuple(
                        document(number, text, None, published)
                        for number, (published, text) in enumerate(texts[:_MOST_ARTICLES_A_DAY])
                    ),
                    references=(" ".join(sentences),),
                )


SETS = {
    "multinews": EvaluationSet(file="multinews_dev.jsonl", items=clusters, words=250),
    "cnndm": EvaluationSet(file="cnndm_dev.jsonl", items=clusters, words=75),
    "timeline17": EvaluationSet(file="timeline17_dev.jsonl", items=days, words=60),
}


def read_items(folder: Path, chosen: EvaluationSet) -> list[Item]:
    """All items of a set."""
    with (folder / chosen.file).open(encoding="utf-8") as lines:
        return [item for line in lines for item in chosen.items(json.loads(line))]


# --- ROUGE -----------------------------------------------------------------------------

_PORTER = PorterStemmer()


@cache
def _stem(word: str) -> str:
    stemmed: str = _PORTER.stem(word) if len(word) > 3 else word
    return stemmed


def _grams(text: str, order: int) -> Counter[Any]:
    words = [_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]
    return Counter(words) if order == 1 else Counter(pairwise(words))


def rouge(summary: str, references: Sequence[str], order: int) -> tuple[float, float]:
    """Recall pooled over the references, and F1 averaged over them, of 1- or 2-grams."""
    own = _grams(summary, order)
    length = own.total()
    f1s = []
    hits = wanted = 0
    for reference in references:
        theirs = _grams(reference, order)
        common = (own & theirs).total()
        hits += common
        wanted += theirs.total()
        both = length + theirs.total()
        f1s.append(2 * common / both if both else 0.0)
    return (hits / wanted if wanted else 0.0), sum(f1s) / len(f1s)


# --- the table -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one method reached on one set; ``failed`` counts items it refused."""

    recall: tuple[float, float]
    f1: tuple[float, float]
    words: float
    milliseconds: float
    failed: int


def measure(method: str, items: Iterable[Item], words: int) -> Row:
    """Summarize every item and average the scores; a refused item counts as empty."""
    ranker = rankers[method]
    budget = Budget(words=words)
    scores: list[tuple[float, ...]] = []
    lengths = []
    seconds = 0.0
    failed = 0
    for item in items:
        start = time.perf_counter()
        try:
            chosen = select(ranker(item.documents, budget, None), budget)
        except BriefingError:
            chosen = ()
            failed += 1
        seconds += time.perf_counter() - start
        summary = " ".join(choice.sentence.text for choice in chosen)
        lengths.append(len(summary.split()))
        scores.append((*rouge(summary, item.references, 1), *rouge(summary, item.references, 2)))
    count = len(scores)
    recall_1, f1_1, recall_2, f1_2 = (
        100 * sum(column) / count for column in zip(*scores, strict=True)
    )
    return Row(
        recall=(recall_1, recall_2),
        f1=(f1_1, f1_2),
        words=sum(lengths) / count,
        milliseconds=1000 * seconds / count,
        failed=failed,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, a row a set and method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sets", nargs="+", choices=sorted(SETS), default=list(SETS))
    parser.add_argument("--methods", nargs="+", default=["coverage", "lead"])
    parser.add_argument("--limit", type=int, help="only the first items of each set")
    options = parser.parse_args(arguments)
    folder = os.environ.get("BRIEFING_EVALUATION_DATA")
    if not folder:
        print("BRIEFING_EVALUATION_DATA names no folder: set it to that of the sets")
        return 1
    print("| set | method | R-1 F1 | R-2 F1 | R-1 recall | R-2 recall | words | ms | refused |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in options.sets:
        items = read_items(Path(folder), SETS[name])[: options.limit]
        for method in options.methods:
            row = measure(method, items, SETS[name].words)
            print(
                f"| {name} ({len(items)}) | {method} | {row.f1[0]:.2f} | {row.f1[1]:.2f} "
                f"| {row.recall[0]:.2f} | {row.recall[1]:.2f} | {row.words:.0f} "
                f"| {row.milliseconds:.1f} | {row.failed} |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
