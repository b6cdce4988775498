"""Small documents for the tests of ranking and selection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Document,
    Objective,
    Paragraph,
    PublicationDate,
    Sentence,
    sha256_of,
)


def document(
    name: str,
    *paragraphs: str | Sequence[str],
    language: str | None = "en",
    title: str | None = None,
    published: date | None = None,
) -> Document:
    """A document of the given paragraphs; a string is a paragraph of one sentence."""
    grouped = [[each] if isinstance(each, str) else list(each) for each in paragraphs]
    text = PARAGRAPH_BREAK.join(" ".join(group) for group in grouped)
    sentences: list[Sentence] = []
    records: list[Paragraph] = []
    start = 0
    for number, group in enumerate(grouped, start=1):
        records.append(Paragraph(text=" ".join(group), start=start, line=number))
        for each in group:
            sentences.append(
                Sentence(
                    article_id=name,
                    index=len(sentences),
                    paragraph=number,
                    start=start,
                    end=start + len(each),
                    text=each,
                )
            )
            start += len(each) + 1
        start += len(PARAGRAPH_BREAK) - 1
    article = Article(
        id=name,
        path=f"{name}.txt",
        title=title,
        text=text,
        paragraphs=tuple(records),
        published=PublicationDate(value=published, precision="day", basis="header")
        if published
        else None,
        language=language,
        sha256=sha256_of(text),
    )
    return Document(article=article, sentences=tuple(sentences))


def objective(
    texts: Sequence[str],
    *,
    constants: Sequence[float] | None = None,
    eligible: Sequence[bool] | None = None,
    weights: Sequence[float] = (),
    covers: Sequence[Sequence[int]] = (),
    articles: Sequence[str] | None = None,
    factors: Sequence[float] = (),
    length_exponent: float = 0.0,
) -> Objective:
    """An objective over the given texts, each in an article of its own unless told."""
    names = articles or [f"a{number:02}" for number in range(len(texts))]
    return Objective(
        method="made",
        sentences=tuple(
            Sentence(article_id=name, index=number, paragraph=1, start=0, end=len(text), text=text)
            for number, (name, text) in enumerate(zip(names, texts, strict=True))
        ),
        constants=tuple(constants or (0.0,) * len(texts)),
        eligible=tuple(eligible or (True,) * len(texts)),
        concept_weights=tuple(weights),
        covers=tuple(map(tuple, covers)),
        factors=tuple(factors),
        length_exponent=length_exponent,
    )
