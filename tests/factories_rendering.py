"""Small articles, stories and notes of an invented region, for the tests of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from briefing.note import Frame, build_note
from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Basis,
    Chosen,
    Coverage,
    Document,
    Held,
    Locator,
    Note,
    Paragraph,
    Period,
    PublicationDate,
    Sentence,
    Story,
    sha256_of,
)

WEEK = Period(
    label="2031-W25",
    start=datetime(2031, 6, 16, tzinfo=UTC),
    end=datetime(2031, 6, 23, tzinfo=UTC),
    timezone="UTC",
)
_SENTENCE = re.compile(r"\S.*?[.!?](?=\s|$)|\S.*$")


def document(
    *paragraphs: str,
    title: str | None = "Karsa crossing to reopen",
    path: str = "karsa.txt",
    publisher: str | None = "Tide Wire",
    agency: str | None = None,
    published: date | None = date(2031, 6, 17),
    basis: Basis = "header",
    url: str | None = None,
) -> Document:
    """An article of these paragraphs, on lines 3, 5, 7 …; a sentence ends at a full stop."""
    parts: list[Paragraph] = []
    sentences: list[Sentence] = []
    text = PARAGRAPH_BREAK.join(paragraphs)
    article_id = sha256_of(f"{path!a} {title!a}")[:12]
    start = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        parts.append(Paragraph(text=paragraph, start=start, line=2 * number + 1))
        for found in _SENTENCE.finditer(paragraph):
            sentences.append(
                Sentence(
                    article_id=article_id,
                    index=len(sentences),
                    paragraph=number,
                    start=start + found.start(),
                    end=start + found.end(),
                    text=found[0],
                )
            )
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    stated = None
    if published is not None:
        stated = PublicationDate(
            value=published,
            precision="minute" if isinstance(published, datetime) else "day",
            basis=basis,
            evidence="On June 17, 2031" if basis == "lead" else None,
        )
    article = Article(
        id=article_id,
        path=path,
        title=title,
        text=text,
        paragraphs=tuple(parts),
        published=stated,
        publisher=publisher,
        agency=agency,
        url=url,
        sha256=sha256_of(text),
    )
    return Document(article=article, sentences=tuple(sentences))


def alone(*documents: Document) -> tuple[Story, ...]:
    """A story for each document."""
    return tuple(Story(articles=(one.article,)) for one in documents)


def choose(source: Document, *indices: int, score: float = 1.0) -> tuple[Chosen, ...]:
    """These sentences of a document, as chosen."""
    return tuple(Chosen(sentence=source.sentences[index], score=score) for index in indices)


def coverage(articles: int = 1, **counts: int) -> Coverage:
    """Coverage of so many articles and nothing else, unless told."""
    given = {"other_periods": 0, "undated": 0, "rejected": 0, "copies": 0}
    given |= {"publishers": articles, "independent": articles} | counts
    return Coverage(articles=articles, asked=None, **given)


def frame(articles: int = 1, **counts: int) -> Frame:
    """The frame of a weekly note."""
    return Frame(
        title="Weekly briefing: 16–22 June 2031",
        language="en",
        generated=WEEK.end,
        coverage=coverage(articles, **counts),
    )


def weekly(
    documents: Iterable[Document],
    chosen: tuple[Chosen, ...],
    *,
    stories: tuple[Story, ...] | None = None,
    undated: tuple[Document, ...] = (),
    undated_chosen: tuple[Chosen, ...] = (),
    key_points: int = 3,
) -> Note:
    """A weekly note of these documents."""
    documents = tuple(documents)
    return build_note(
        frame(len(documents)),
        period=WEEK,
        stories=alone(*documents) if stories is None else stories,
        documents={one.article.id: one for one in documents},
        chosen=chosen,
        undated=undated,
        undated_chosen=undated_chosen,
        key_points=key_points,
    )


def small_note() -> tuple[Note, tuple[Document, ...]]:
    """A note of three articles: five citations, one of them a copy's, one article unquoted."""
    first = "The governments of Orland and Vesk reopened the Karsa crossing."
    wire = document(first, "Posts open at 6. Lorries must wait.", path="a.txt")
    copy = document(first, "Elsewhere it rained.", path="b.txt", publisher="Harbour Post")
    fish = document(
        "The quota falls by 32 percent. Skippers said [on radio] they would *appeal*.",
        title="Fishing quota cut",
        path="c.txt",
        publisher="Coast Daily",
        url="https://coast.example/quota?a=1&copy=2",
    )
    zoo = document("Two lynx cubs were shown.", title="Zoo news", path="d.txt", publisher=None)
    chosen = (
        *choose(wire, 0, score=9.0),
        *choose(fish, 0, score=5.0),
        *choose(wire, 1, score=4.0),
        *choose(fish, 1, score=2.0),
    )
    documents = (wire, copy, fish, zoo)
    return weekly(documents, chosen, key_points=2), documents


class Shelf:
    """What a corpus would hold of some documents; ``look_up`` is what ``verify`` wants."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.held: dict[str, Held] = {}
        for one in documents:
            article = one.article
            self.held[article.id] = Held(
                article=article.id,
                path=article.path,
                current=article.sha256,
                texts={article.sha256: article.text},
            )

    def look_up(self, locator: Locator) -> Held | None:
        return self.held.get(locator.article)

    def change(self, article: str, before: str, after: str, *, forget: bool = False) -> None:
        """Replace words of an article's text; ``forget`` drops the text it had before."""
        held = self.held[article]
        text = held.texts[held.current].replace(before, after)
        texts = {sha256_of(text): text} if forget else {**held.texts, sha256_of(text): text}
        self.held[article] = Held(
            article=article, path=held.path, current=sha256_of(text), texts=texts
        )
