"""Files to documents: what the readers take from a file, understood, corrected and split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefing.articles import content_id, correct, understand
from briefing.corpus import read_corrections
from briefing.errors import ReadError
from briefing.readers import content_of, read_drafts
from briefing.readers.deadline import deadline
from briefing.records import Corrections, Document, FileRead, Reading, Rejected, sha256_of
from briefing.text.sentences import document_of

# Raised whenever reading gives other articles than before: the next ingest reads all anew.
READER_VERSION = "6"


def read(
    file: Path,
    name: str,
    *,
    content: bytes | None = None,
    corrections: Callable[[str | None], Corrections] | None = None,
    language: str | None = None,
    reading: Reading | None = None,
) -> FileRead:
    """Read the articles of a file (or of ``content``), corrected, with their sentences.

    An item of several that can not be read is left out and says why; a file of which
    nothing can be read raises the first reason as ReadError.
    """
    reading = reading or Reading()
    if corrections is None:
        corrections = (lambda item: read_corrections(file, item)) if content is None else None
    with deadline(name, reading.limits.seconds):
        found = _read(file, name, content, corrections, language, reading)
    if found.refusal is not None:
        raise ReadError(name, None, found.refusal)
    return found


def _read(
    file: Path,
    name: str,
    content: bytes | None,
    corrections: Callable[[str | None], Corrections] | None,
    language: str | None,
    reading: Reading,
) -> FileRead:
    documents: list[Document] = []
    rejected: list[Rejected] = []
    content = content_of(file, name, reading) if content is None else content
    for draft in read_drafts(file, name, content, reading):
        if isinstance(draft, Rejected):
            rejected.append(draft)
            continue
        try:
            article = understand(
                draft,
                content_id=content_id(content, draft.item),
                publishers=reading.publishers,
            )
        except ReadError as error:
            rejected.append(Rejected(path=name, item=draft.item, reason=error.reason))
            continue
        if corrections is not None:
            article = correct(article, corrections(draft.item))
        documents.append(document_of(article, language))
    return FileRead(documents=tuple(documents), rejected=tuple(rejected))


def read_for_corpus(
    reading: Reading, file: Path, name: str, stated: Callable[[str | None], Corrections]
) -> FileRead:
    """Read a file as the corpus keeps it: with the dates that its sentences name, resolved."""
    with deadline(name, reading.limits.seconds):
        found = _read(file, name, None, stated, None, reading)
        return replace(found, documents=tuple(map(_dated, found.documents)))


def _dated(document: Document) -> Document:
    from briefing.text.mentions import with_dates

    return replace(document, sentences=with_dates(document.article, document.sentences))


def reader_version(reading: Reading) -> str:
    """What an article depends on beside its file: with another one it is read anew."""
    settled = sha256_of(
        repr((reading.limits, sorted(reading.fields.items()), sorted(reading.publishers.items())))
    )
    return f"{READER_VERSION}-{settled[:12]}"
