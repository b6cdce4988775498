"""Labelled sentences for standing alone: articles written for it, and the sample corpus."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from briefing.reading import read
from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Document,
    Paragraph,
    Passage,
    PublicationDate,
    Sentence,
    sha256_of,
)
from briefing.standing import stand_alone
from briefing.text.mentions import with_dates

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "corpus" / "sample"


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A sentence and what it needs: ``referents`` that are right, "-" the sentence before.

    Empty ``referents`` say that nothing in it points out of it, "~" that it may as well
    stand as it is; ``dates`` is None where they were not labelled.
    """

    document: Document
    sentence: Sentence
    referents: tuple[str, ...]
    dates: tuple[str, ...] | None


def written() -> Iterator[Labelled]:
    """The sentences of standing_articles.txt."""
    text = (HERE / "standing_articles.txt").read_text(encoding="utf-8")
    for block in text.split("\n== ")[1:]:
        head, _, body = block.partition("\n")
        language, day = head.split()
        yield from _block(language, date.fromisoformat(day), body)


def _block(language: str, day: date, body: str) -> Iterator[Labelled]:
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    labels = []
    start = 0
    for number, part in enumerate(body.strip().split("\n\n"), 1):
        heading = part.startswith("## ")
        rows = [
            [piece.strip() for piece in f"{line}||||".split("||")][:3] for line in part.split("\n")
        ]
        whole = " ".join(row[0].removeprefix("## ") for row in rows)
        paragraphs.append(Paragraph(text=whole, start=start, line=None, heading=heading))
        at = start
        for row in [] if heading else rows:
            quote = row[0]
            sentences.append(
                Sentence(
                    article_id="a", index=len(sentences), paragraph=number, start=at,
                    end=at + len(quote), text=quote,
                )
            )  # fmt: skip
            labels.append((row[1], row[2]))
            at += len(quote) + 1
        start += len(whole) + len(PARAGRAPH_BREAK)
    text = PARAGRAPH_BREAK.join(one.text for one in paragraphs)
    article = Article(
        id="a", path="a.txt", title=None, text=text, paragraphs=tuple(paragraphs),
        published=PublicationDate(value=day, precision="day", basis="header"),
        language=language, sha256=sha256_of(text),
    )  # fmt: skip
    document = Document(article=article, sentences=with_dates(article, sentences))
    for sentence, (referents, dates) in zip(document.sentences, labels, strict=True):
        yield Labelled(
            document=document,
            sentence=sentence,
            referents=tuple(referents.split("|")) if referents else (),
            dates=tuple(one.strip() for one in dates.split(";")) if dates else (),
        )


def sampled() -> Iterator[Labelled]:
    """The sentences of the sample corpus that standing_sample.json labels."""
    rows = json.loads((HERE / "standing_sample.json").read_text(encoding="utf-8"))
    for file in sorted({row["file"] for row in rows}):
        found: dict[str, tuple[Document, Sentence]] = {}
        for document in read(SAMPLE / file, file).documents:
            dated = with_dates(document.article, document.sentences)
            document = replace(document, sentences=dated)
            found |= {one.text: (document, one) for one in dated}
        for row in rows:
            if row["file"] == file:
                document, sentence = found[row["sentence"]]
                dates = row.get("dates")
                yield Labelled(
                    document=document,
                    sentence=sentence,
                    referents=tuple(row["referents"]),
                    dates=None if dates is None else tuple(dates),
                )


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What came out for labelled sentences: counts by outcome, and the ones to look at."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def share(self, right: str, wrong: str) -> float:
        return self.counts[right] / max(1, self.counts[right] + self.counts[wrong])


def tally(labelled: list[Labelled]) -> Tally:
    """Hold what ``stand_alone`` makes of labelled sentences against their labels."""
    result = Tally()
    made: dict[int, object] = {}
    for one in labelled:
        standing = made.setdefault(id(one.document), stand_alone(one.document))
        assert callable(standing)
        passage = standing(one.sentence)
        for outcome in _outcomes(one, passage):
            result.counts[outcome] += 1
            if outcome in ("wrong referent", "dangling", "wrong date", "missing date"):
                result.faults.append(f"{outcome}: {one.sentence.text} → {passage}")
    return result


def _outcomes(one: Labelled, passage: Passage | None) -> Iterator[str]:
    points = bool(one.referents)
    if passage is None:
        yield "left out" if points else "needlessly left out"
        return
    alone = len(passage.sentences) == 1
    offset = len(" ".join(each.text for each in passage.sentences)) - len(one.sentence.text)
    inserted = [each for each in passage.insertions if each.kind == "referent" and each.at > offset]
    for each in inserted:
        yield "right referent" if each.text in one.referents else "wrong referent"
    if points and alone and not inserted:
        yield "dangling" if "~" not in one.referents else "as it is"
    elif not alone:
        yield "with the one before" if points else "needlessly with the one before"
    elif not points:
        yield "as it is"
    if one.dates is not None and alone:
        dates = [each.text for each in passage.insertions if each.kind == "date"]
        for each_date in dates:
            yield "right date" if each_date in one.dates else "wrong date"
        yield from ("missing date" for each_date in one.dates if each_date not in dates)
