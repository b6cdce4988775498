"""The sets that rankings are measured on: how a line of each becomes articles and references."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from briefing.articles import dateline_end
from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Document,
    Paragraph,
    PublicationDate,
    sha256_of,
)
from briefing.text.sentences import split_article

Measure = Literal["R-1 F1", "R-2 F1"]

_MOST_ARTICLES_A_DAY = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One summary to make, and the summaries people made."""

    documents: tuple[Document, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSet:
    """A file of items, how to read a line of it, the budget in words, and what counts most.

    ``measure`` is the score by which methods are compared on it.
    """

    file: str
    items: Callable[[dict[str, Any]], Iterator[Item]]
    words: int
    measure: Measure


def document(number: int, text: str, title: str | None, published: str | None) -> Document:
    """A document of a set: paragraphs are lines; nothing is taken for furniture.

    As in every article, the first sentence starts after the dateline.
    """
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
        dateline_end=dateline_end(body),
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
    "multinews": EvaluationSet(
        file="multinews_dev.jsonl", items=clusters, words=250, measure="R-2 F1"
    ),
    "cnndm": EvaluationSet(file="cnndm_dev.jsonl", items=clusters, words=75, measure="R-2 F1"),
    "timeline17": EvaluationSet(
        file="timeline17_dev.jsonl", items=days, words=60, measure="R-1 F1"
    ),
}


def read_items(folder: Path, chosen: EvaluationSet) -> list[Item]:
    """All items of a set."""
    with (folder / chosen.file).open(encoding="utf-8") as lines:
        return [item for line in lines for item in chosen.items(json.loads(line))]


def digest_of(folder: Path, chosen: EvaluationSet) -> str:
    """What a file's bytes are told by: scores hold for those alone."""
    return hashlib.sha256((folder / chosen.file).read_bytes()).hexdigest()[:16]
