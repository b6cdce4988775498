"""Floors for stories, by B-cubed. They only go up.

The sample corpus is labelled by hand in sample_stories.json. The likeness from which texts
tell one event was chosen on it and on every second cluster of a set of the folder that
BRIEFING_EVALUATION_DATA names; the other clusters are measured here, all mixed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import briefing
from briefing.records import Article, Document
from briefing.stories import tell_stories
from briefing.text.mentions import with_dates
from briefing.text.sentences import document_of
from tests.quality.bcubed import bcubed
from tests.quality.ranking_sets import document

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
LABELS = Path(__file__).parent / "sample_stories.json"
# Precision and recall.
SAMPLE_FLOOR = (1.0, 0.919)
MIXED = ("multinews_dev.jsonl", "1b762aa17012cd9f", 0.966, 0.711)


def story_by_article(documents: list[Document]) -> dict[str, int]:
    return {
        article.id: number
        for number, story in enumerate(tell_stories(documents))
        for article in story.articles
    }


def articles() -> Iterator[Article]:
    for file in sorted(SAMPLE.rglob("*")):
        if file.is_file():
            yield from briefing.read(file)


def test_stories_of_the_sample_corpus_stay_above_their_floor() -> None:
    read = list(articles())
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    del labels["about"]
    found: list[tuple[str, int]] = []
    wanted: list[tuple[str, str]] = []
    for week, events in labels.items():
        documents: list[Document] = []
        for event, names in events.items():
            for name in names:
                file, _, title = name.partition(": ")
                (article,) = (
                    one
                    for one in read
                    if one.path.endswith(file) and (one.title or "").startswith(title)
                )
                split = document_of(article)
                documents.append(replace(split, sentences=with_dates(article, split.sentences)))
                wanted.append((week, event))
        story_of = story_by_article(documents)
        found += [(week, story_of[one.article.id]) for one in documents]
    # All but the one without a date, which is in no period.
    assert len(found) == len(read) - 1
    precision, recall, _ = bcubed(found, wanted)
    assert precision >= SAMPLE_FLOOR[0]
    assert recall >= SAMPLE_FLOOR[1]


def test_mixed_clusters_stay_above_their_floor() -> None:
    name = os.environ.get("BRIEFING_EVALUATION_DATA")
    if not name:
        pytest.skip("BRIEFING_EVALUATION_DATA names no folder with evaluation data")
    file, digest, *floors = MIXED
    content = (Path(name) / file).read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == digest, f"{file} is not the one measured on"
    documents: list[Document] = []
    wanted: list[int] = []
    for number, line in enumerate(content.decode().splitlines()):
        for entry in json.loads(line)["documents"] if number % 2 else ():
            documents.append(document(len(documents), entry["text"], entry["title"], None))
            wanted.append(number)
    story_of = story_by_article(documents)
    precision, recall, _ = bcubed([story_of[one.article.id] for one in documents], wanted)
    assert precision >= floors[0], (precision, recall)
    assert recall >= floors[1], (precision, recall)


@pytest.mark.parametrize(
    ("found", "wanted", "precision", "recall"),
    [
        ("aabb", "xxyy", 1.0, 1.0),
        ("abcd", "xxyy", 1.0, 0.5),
        ("aaaa", "xxyy", 0.5, 1.0),
        ("aaab", "xxyy", 2 / 3, 3 / 4),
    ],
)
def test_bcubed(found: str, wanted: str, precision: float, recall: float) -> None:
    reached = bcubed(found, wanted)
    assert reached[0] == pytest.approx(precision)
    assert reached[1] == pytest.approx(recall)
