"""Articles labelled with who says what, written before any code was run on them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Document,
    Paragraph,
    Said,
    Sentence,
    sha256_of,
)
from briefing.text.sentences import document_of

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


READ = Path(__file__).with_name("statements_read.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLabel:
    """A statement of an article that is not ours: places in its text, and what names hash to.

    ``speakers`` are the names that are right, ``parties`` the same (None in it: no party); each
    is None where nothing was labelled. Of the labels of one ``group`` one is enough.
    """

    sentence: tuple[int, int]
    words: tuple[int, int]
    speakers: frozenset[str] | None
    parties: frozenset[str | None] | None
    via: str | None
    direct: bool | None
    any_words: bool
    group: int | None
    required: bool

    def is_of(self, said: Said) -> bool:
        """Whether a statement is this one, its party aside."""
        told = said.statement
        start, end = max(said.start, self.words[0]), min(said.end, self.words[1])
        whole = max(said.end, self.words[1]) - min(said.start, self.words[0])
        return (
            (said.sentence.start, said.sentence.end) == self.sentence
            and (self.any_words or end - start >= 0.75 * whole)
            and (self.speakers is None or hashed(told.speaker) in self.speakers)
            and (self.direct is None or told.direct == self.direct)
            and (self.via == "any" or (hashed(told.via) if told.via else None) == self.via)
        )

    def has_party(self, said: Said) -> bool:
        party = said.statement.party
        return self.parties is None or (hashed(party) if party else None) in self.parties


def hashed(name: str) -> str:
    """What a name is kept as, so that none of a text that is not ours is kept."""
    return hashlib.sha256(name.lower().encode()).hexdigest()[:12]


def read_articles(folder: Path) -> Iterator[tuple[int, Document, int, list[ReadLabel]]]:
    """Round, article, the place up to which it is labelled, and labels, of statements_read.json."""
    lines: dict[str, list[str]] = {}
    for entry in json.loads(READ.read_text(encoding="utf-8")):
        name = entry["file"]
        if name not in lines:
            lines[name] = (folder / name).read_text(encoding="utf-8").splitlines()
        row = json.loads(lines[name][entry["item"]])
        part = row["articles" if "articles" in row else "documents"][entry["part"]]
        document = _plain(part if isinstance(part, str) else part["text"])
        assert document.article.sha256[:16] == entry["text"], entry
        labels = [
            ReadLabel(
                sentence=(one["sentence"][0], one["sentence"][1]),
                words=(one["words"][0], one["words"][1]),
                speakers=None if one["speakers"] is None else frozenset(one["speakers"]),
                parties=None if one["parties"] is None else frozenset(one["parties"]),
                via=one["via"],
                direct=one["direct"],
                any_words=one["any_words"],
                group=one["group"],
                required=one["required"],
            )
            for one in entry["statements"]
        ]
        yield entry["round"], document, entry["until"], labels


def _plain(text: str) -> Document:
    parts = [part.strip() for part in text.replace("\r", "").split("\n") if part.strip()]
    paragraphs = []
    start = 0
    for part in parts:
        paragraphs.append(Paragraph(text=part, start=start, line=None))
        start += len(part) + len(PARAGRAPH_BREAK)
    whole = PARAGRAPH_BREAK.join(parts)
    article = Article(
        id="a", path="a.txt", title=None, text=whole, paragraphs=tuple(paragraphs),
        published=None, language="en", sha256=sha256_of(whole),
    )  # fmt: skip
    return document_of(article, "en")
