"""The whole flow: files → articles → sentences → a period's note → documents, and back.

    read          readers → articles → text            a file → its documents
    ingest        read → corpus                        a folder → the database
    telling       ranking → selection → note           documents → a note
    render        rendering                            a note → bytes
    export        period_note → render → export        a range → files
    verify        rendering → verify                   a file → verdicts

Each function below is one of these lines. What is slow to import (a database, a word
processor's format) is imported by the room that needs it, at its first use.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import periods
from briefing.articles import content_id, correct, dateline_end, understand
from briefing.config import Settings
from briefing.corpus import ArticleRow, Found, open_corpus, read_corrections
from briefing.errors import ConfigError, CorpusError, ReadError
from briefing.export import Exported, OutputFolder, Written, place_of, write_atomically
from briefing.ranking import rankers
from briefing.ranking.query import parse as parse_query
from briefing.readers import content_of, read_drafts, suffixes
from briefing.readers.deadline import deadline
from briefing.records import (
    Corrections,
    Document,
    FileRead,
    IngestReport,
    Note,
    NoteRequest,
    Period,
    Reading,
    Rejected,
    Verification,
    sha256_of,
)
from briefing.rendering import read_back, renderers
from briefing.telling import choose, period_note, relevant, summary_note
from briefing.text.sentences import document_of
from briefing.verify import failures
from briefing.verify import verify as verdicts_on

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus as Corpus

__all__ = [
    "ArticleRow",
    "Exported",
    "Found",
    "OutputFolder",
    "choose",
    "corpus_of",
    "correct_article",
    "dateline_end",
    "document_of",
    "export",
    "failures",
    "ingest",
    "parse_query",
    "period_note",
    "place_of",
    "rankers",
    "read",
    "relevant",
    "render",
    "renderers",
    "search",
    "summary_note",
    "verify",
    "write_atomically",
]

# Raised whenever reading gives other articles than before: the next ingest reads all anew.
READER_VERSION = "3"
# What every worker that reads has from the start, so that none has to wait for it.
_PRELOAD = ("briefing.pipeline", "briefing.corpus.entries", "briefing.readers.text", "numpy")


# --- files to documents, and into the database -------------------------------------------


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


def corpus_of(settings: Settings, *, reading: Sequence[Path] = ()) -> Corpus:
    """The corpus that the settings name.

    A database that is not there is made for ``reading`` these paths, once they all exist.
    """
    create = bool(reading) and all(path.exists() for path in reading)
    if reading and not create and not settings.database.exists():
        missing = next(path for path in reading if not path.exists())
        raise CorpusError(
            missing, "is not there: make it and put articles into it, or name another"
        )
    return open_corpus(
        settings.database, folder=settings.corpus, timezone=settings.timezone, create=create
    )


def ingest(
    corpus: Corpus,
    settings: Settings,
    paths: Sequence[Path] | None,
    *,
    rehash: bool = False,
    last_day: date | None = None,
) -> IngestReport:
    """Bring the database up to the files at or below the paths (None: the corpus folder).

    Articles dated after ``last_day`` are told in the report.
    """
    from briefing.workers import Workers

    reading = settings.reading
    return corpus.ingest(
        paths,
        partial(read_for_corpus, reading),
        rehash=rehash,
        reader_version=_reader_version(reading),
        workers=Workers(settings.jobs, seconds=reading.limits.seconds, preload=_PRELOAD),
        largest=reading.limits.file_bytes,
        formats=suffixes,
        last_day=last_day,
    )


def correct_article(
    corpus: Corpus, settings: Settings, reference: str, corrections: Corrections
) -> tuple[Document, Path]:
    """Keep a correction in a sidecar, read the file again; the document and the sidecar."""
    article = corpus.find(reference).article
    sidecar = corpus.set_corrections(reference, corrections)
    ingest(corpus, settings, [corpus.folder / article.path])
    return corpus.find(article.id), sidecar


def search(corpus: Corpus, query: str, *, period: Period | None = None, limit: int = 20) -> Found:
    """The articles that a query finds, best first. Raises ConfigError where it seeks nothing."""
    asked = parse_query(query)
    if not asked.groups:
        raise ConfigError(
            "search",
            None,
            f"'{query}' names nothing to look for"
            + (": -word only leaves out what other words find" if asked.unwanted else ""),
        )
    return corpus.search(asked.groups, asked.unwanted, period=period, limit=limit)


def _reader_version(reading: Reading) -> str:
    """What an article depends on beside its file: with another one it is read anew."""
    settled = sha256_of(
        repr((reading.limits, sorted(reading.fields.items()), sorted(reading.publishers.items())))
    )
    return f"{READER_VERSION}-{settled[:12]}"


# --- notes to documents, and back --------------------------------------------------------


def render(note: Note, format_: str, *, template: str | None, templates: Path) -> bytes:
    """A note in one format. Raises UnknownName, TemplateError."""
    return renderers[format_].render(note, template, templates)


def export(
    corpus: Corpus,
    settings: Settings,
    request: NoteRequest,
    spans: Iterable[Period],
    *,
    formats: Sequence[str],
    template: str | None,
) -> Exported:
    """The notes of several periods, in every format, into the output folder."""
    folder = OutputFolder(settings.output)
    written: list[Written] = []
    empty: list[str] = []
    days = corpus.days()
    for period in spans:
        first, last = periods.days(period)
        if bisect_left(days, first) == bisect_right(days, last):
            empty.append(period.label)
            continue
        note = period_note(corpus, period, request)
        rendered = {
            renderers[name].suffix: render(
                note, name, template=template, templates=settings.templates
            )
            for name in formats
        }
        written += [folder.write(place_of(period, suffix), rendered[suffix]) for suffix in rendered]
    return Exported(written=tuple(written), empty=tuple(empty), rejected=corpus.rejected())


def verify(corpus: Corpus, file: Path) -> Verification:
    """Every citation of a document, held against the corpus."""
    return verdicts_on(str(file), read_back(file), corpus.look_up)
