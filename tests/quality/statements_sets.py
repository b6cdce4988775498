"""Articles labelled with who says what, written before any code was run on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Document,
    Paragraph,
    Sentence,
    sha256_of,
)

WRITTEN = Path(__file__).with_name("statements_written.txt")


def written() -> Iterator[tuple[Document, list[dict[str, Any]]]]:
    """The articles of statements_written.txt, each with the labels of its sentences."""
    for block in WRITTEN.read_text(encoding="utf-8").split("\n== ")[1:]:
        title, _, body = block.partition("\n")
        yield _article(title, body.strip())


def _article(title: str, body: str) -> tuple[Document, list[dict[str, Any]]]:
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    labels = []
    start = 0
    for number, part in enumerate(body.split("\n\n"), 1):
        at = start
        texts = []
        for line in part.split("\n"):
            if line.startswith("> "):
                labels.append({"sentence": len(sentences) - 1, **_label(line.removeprefix("> "))})
                continue
            texts.append(line)
            sentences.append(
                Sentence(
                    article_id="a", index=len(sentences), paragraph=number, start=at,
                    end=at + len(line), text=line,
                )
            )  # fmt: skip
            at += len(line) + 1
        whole = " ".join(texts)
        paragraphs.append(Paragraph(text=whole, start=start, line=None))
        start += len(whole) + len(PARAGRAPH_BREAK)
    text = PARAGRAPH_BREAK.join(one.text for one in paragraphs)
    article = Article(
        id="a", path="a.txt", title=title, text=text, paragraphs=tuple(paragraphs),
        published=None, language="en", sha256=sha256_of(text),
    )  # fmt: skip
    return Document(article=article, sentences=tuple(sentences)), labels


def _label(row: str) -> dict[str, Any]:
    fields = [None if field == "-" else field for field in row.split(" || ")]
    speaker, role, party, via, how, text = fields
    return {
        "speaker": speaker,
        "role": role,
        "party": party,
        "via": via,
        "direct": how == "direct",
        "text": text,
    }
