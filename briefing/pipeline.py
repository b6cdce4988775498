"""The whole flow: files → articles → sentences → a period's note → documents, and back.

    reading       readers → articles → text            a file → its documents
    ingest        reading → corpus                     a folder → the database
    telling       stories → ranking → selection → note documents → a note
    render        rendering                            a note → bytes
    batch         period_note → render → export        a range, desks → files
    verify        rendering → verify                   a file → verdicts

Each function below is one of these lines. A stage is imported by what runs it, when
it does: ``briefing export`` is not to wait for the readers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Settings
from briefing.corpus import ArticleRow, Change, Found, open_corpus
from briefing.corpus import turn_on as turn_on
from briefing.errors import ConfigError, CorpusError, ExportError, ReadError
from briefing.export.names import place_of
from briefing.export.writing import write_atomically
from briefing.lazily import passed_on
from briefing.ranking import rankers
from briefing.records import (
    Corrections,
    Desk,
    Document,
    IngestReport,
    Note,
    NoteRequest,
    Period,
    Verification,
)
from briefing.rendering import (
    NOT_OURS,
    can_be_verified,
    format_said,
    read_back,
    renderers,
    suffixes,
)

if TYPE_CHECKING:
    from briefing.articles import dateline_end
    from briefing.batch import Batch as Batch
    from briefing.batch import Exported as Exported
    from briefing.batch import Order as Order
    from briefing.corpus.corpus import Corpus as Corpus
    from briefing.engines import Engine as Engine
    from briefing.ranking.query import Query
    from briefing.reading import read
    from briefing.rendering.catalogue import Listed
    from briefing.rendering.word.lint import Problem
    from briefing.telling import choose, period_note, relevant, summary_note
    from briefing.text.sentences import document_of
    from briefing.verify import failures
else:
    __getattr__ = passed_on(
        __name__,
        {
            "briefing.articles": ("dateline_end",),
            "briefing.reading": ("read",),
            "briefing.telling": ("choose", "period_note", "relevant", "summary_note"),
            "briefing.text.sentences": ("document_of",),
            "briefing.verify": ("failures",),
        },
    )

__all__ = [
    "ArticleRow",
    "Change",
    "Found",
    "batch",
    "choose",
    "cluster",
    "corpus_of",
    "correct_article",
    "dateline_end",
    "document_of",
    "failures",
    "format_said",
    "handle_article",
    "ingest",
    "is_no_note",
    "notes_below",
    "order",
    "parse_query",
    "period_note",
    "place_of",
    "put",
    "rankers",
    "read",
    "relevant",
    "render",
    "renderers",
    "search",
    "suffixes",
    "summary_note",
    "verify",
    "write_atomically",
]

# What every worker that reads has from the start, so that none has to wait for it.
_PRELOAD = (
    "briefing.reading",
    "briefing.corpus.entries",
    "briefing.readers.text",
    "numpy",
    "briefing.rehearsal",
)


# --- files to documents, and into the database -------------------------------------------


def corpus_of(
    settings: Settings,
    *,
    reading: Sequence[Path] = (),
    waiting: Callable[[str], None] | None = None,
) -> Corpus:
    """The corpus that the settings name.

    A database that is not there is made for ``reading`` these paths, once they all exist.
    ``waiting`` is told when another process has to be waited for.
    """
    create = bool(reading) and all(path.exists() for path in reading)
    there = isinstance(settings.database, str) or settings.database.exists()
    if reading and not create and not there:
        missing = next(path for path in reading if not path.exists())
        raise CorpusError(
            missing,
            "is not there: make it, as 'briefing init' does, and put articles into it, or name "
            "another",
        )
    if create and not there:
        _make_ready(settings, reading)
    return open_corpus(
        settings.database,
        folder=settings.corpus,
        timezone=settings.timezone,
        create=create,
        waiting=waiting,
    )


def _make_ready(settings: Settings, paths: Sequence[Path]) -> None:
    """Before a database is made for many files, have the processes that read them made ready."""
    from briefing.pools import make_ready
    from briefing.workers import FEW_JOBS

    names = (name for path in paths for _, _, found in os.walk(path) for name in found)
    if settings.jobs > 1 and sum(1 for _ in islice(names, FEW_JOBS + 1)) > FEW_JOBS:
        make_ready(_PRELOAD)


def ingest(
    corpus: Corpus,
    settings: Settings,
    paths: Sequence[Path] | None,
    *,
    rehash: bool = False,
    now: datetime | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> IngestReport:
    """Bring the database up to the files at or below the paths (None: the corpus folder).

    ``now`` is when new articles are first read; those dated after it are told in the report.
    ``tell`` is called with how many files are done, and of how many.
    """
    from briefing import readers
    from briefing.reading import read_for_corpus, reader_version
    from briefing.workers import Workers

    reading = settings.reading
    return corpus.ingest(
        paths,
        partial(read_for_corpus, reading),
        rehash=rehash,
        reader_version=reader_version(reading),
        workers=Workers(settings.jobs, seconds=reading.limits.seconds, preload=_PRELOAD),
        largest=reading.limits.file_bytes,
        formats=readers.suffixes,
        now=now,
        tell=tell,
    )


def correct_article(
    corpus: Corpus, settings: Settings, reference: str, corrections: Corrections
) -> tuple[Document, Path]:
    """Keep a correction in a sidecar, read the file again; the document and the sidecar."""
    article = corpus.find(reference).article
    sidecar = corpus.set_corrections(reference, corrections)
    ingest(corpus, settings, [corpus.folder / article.path])
    return corpus.find(article.id), sidecar


def handle_article(
    corpus: Corpus,
    settings: Settings,
    reference: str,
    *,
    exclude: bool | None = None,
    pin: str | None = None,
    drop: str | None = None,
    undo: bool = False,
) -> tuple[Document, Path, str | None]:
    """Keep an article out of notes, make sure that a sentence of it is in, or is not.

    ``pin`` and ``drop`` are a sentence of the article or a part of one; ``undo`` takes back
    what was said of it. The document, the sidecar, and the whole sentence. Raises ConfigError
    for words that stand in no sentence of the article, or in several.
    """
    from briefing.picking import sentence_with

    document = corpus.find(reference)
    article = document.article
    sentence = None
    if pin is not None or drop is not None:
        sentence = sentence_with(document, pin if pin is not None else drop or "")
    pinned = [text for text in article.pinned if text != sentence]
    dropped = [text for text in article.dropped if text != sentence]
    if sentence is not None and not undo:
        (pinned if pin is not None else dropped).append(sentence)
    corrections = Corrections(
        exclude=exclude,
        pin=tuple(pinned) if tuple(pinned) != article.pinned else None,
        drop=tuple(dropped) if tuple(dropped) != article.dropped else None,
    )
    document, sidecar = correct_article(corpus, settings, reference, corrections)
    return document, sidecar, sentence


def parse_query(query: str | None) -> Query:
    """What a query asks for, and what it does not want."""
    from briefing.ranking.query import parse

    return parse(query)


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


# --- notes to documents, and back --------------------------------------------------------


def render(note: Note, format_: str, *, template: str | None, templates: Path) -> bytes:
    """A note in one format. Raises UnknownName, TemplateError."""
    return renderers[format_].render(note, template, templates)


def words_a_page(format_: str, template: str | None, templates: Path, *, day: bool = False) -> int:
    """How many quoted words a page of a template holds; of notes of a ``day`` where none is
    named, else of other periods."""
    from briefing.rendering import catalogue

    return catalogue.words_a_page(format_, template, templates, day=day)


def briefing_version() -> str:
    """The version of briefing that is installed; "0" for one that is not."""
    from briefing.batch.jobs import briefing_version as installed

    return installed()


def put(output: Path, place: str, content: bytes) -> Path:
    """Write a document at a place of the output folder, beside what staff edited there."""
    from briefing.export.folder import OutputFolder

    return OutputFolder(output).write(place, content).path


def order(
    desk: Desk | None,
    request: NoteRequest,
    spans: Sequence[Period],
    *,
    formats: Sequence[str],
    template: str | None,
) -> Order:
    """The notes that a desk, or no desk, wants of some periods."""
    from briefing.batch import Order

    return Order(
        desk=desk, request=request, spans=tuple(spans), formats=tuple(formats), template=template
    )


def batch(
    corpus: Corpus,
    settings: Settings,
    orders: Sequence[Order],
    *,
    force: bool = False,
    archive: bool = False,
    engine: Engine | None = None,
) -> Batch:
    """The notes of several periods and desks, in every format, into the output folders."""
    from briefing.batch import Batch

    return Batch(
        corpus=corpus,
        settings=settings,
        orders=orders,
        force=force,
        archive=archive,
        engine=engine,
    )


def cluster(address: str, *, ca: Path | None, certificate: Path | None, key: Path | None) -> Engine:
    """The workers of a Dask cluster. Raises MissingExtra, ConfigError."""
    from briefing.cluster import Scheduler
    from briefing.cluster import cluster as engine_of

    return engine_of(Scheduler(address=address, ca=ca, certificate=certificate, key=key))


def verify(corpus: Corpus, file: Path) -> Verification:
    """Every citation of a document, held against the corpus."""
    from briefing.verify import verify as verdicts_on

    return verdicts_on(str(file), read_back(file), corpus.look_up)


def notes_below(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it that may be notes; no list of an export is one.

    Raises ReadError for a folder that can not be read.
    """
    from briefing.export.index import INDEX_HTML, INDEX_MARKDOWN
    from briefing.export.manifest import MANIFEST

    def refuse(error: OSError) -> None:
        raise ReadError(error.filename, None, f"can't be read ({error.strerror})") from error

    for at, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted({*names} - {INDEX_HTML, INDEX_MARKDOWN, MANIFEST}):
            # "~$" begins what Word puts beside a document that is open.
            if not name.startswith((".", "~$")) and can_be_verified(name):
                yield Path(at, name)


def is_no_note(error: ReadError) -> bool:
    """Whether a document could not be verified because it carries no citations of ours."""
    return error.reason.startswith(NOT_OURS)


def listed_templates(folder: Path) -> tuple[Listed, ...]:
    """Every template of a working folder's templates and of ours."""
    from briefing.rendering.catalogue import listed

    return listed(folder)


def copy_template(name: str, to: Path, *, force: bool = False) -> list[Path]:
    """Copy a template of ours, in every format it has, into a folder or under a file's name.

    Raises TemplateError where there is none, and ExportError, before anything is written,
    where a file is there already, unless ``force`` allows to replace it.
    """
    from briefing.rendering.catalogue import copies

    wanted = copies(name, to)
    for path in wanted:
        if path.exists() and not force:
            raise ExportError(path, "is there already; choose another --to, or add --force")
    for path, content in wanted.items():
        write_atomically(path, content)
    return list(wanted)


def check_template(template: str, folder: Path) -> dict[Path, tuple[Problem, ...]]:
    """What is wrong with a template, given by path or by name (of every format it has).

    Raises TemplateError where there is no such template.
    """
    from briefing.rendering.catalogue import named
    from briefing.rendering.template_check import check

    path = Path(template)
    paths = (path,) if path.is_file() or path.name != template else named(template, folder)
    return {one: check(one, folder) for one in paths}
