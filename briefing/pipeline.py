"""The whole flow: files → articles → sentences → a period's note → documents, and back.

    read          readers → articles → text            a file → its documents
    ingest        read → corpus                        a folder → the database
    choose        ranking → selection                  documents → chosen sentences
    summary_note  choose → note                        documents → a summary
    period_note   corpus → stories → choose → note     a period → its note
    render        rendering                            a note → bytes
    export        period_note → render → export        a range → files
    verify        rendering → verify                   a file → verdicts

Each function below is one of these lines. What is slow to import (a database, a word
processor's format) is imported by the room that needs it, at its first use.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import periods
from briefing.allotment import allot, most_sentences, room_of, shared
from briefing.articles import content_id, correct, understand
from briefing.config import Settings
from briefing.corpus import ArticleRow, Found, open_corpus, read_corrections
from briefing.errors import ConfigError, CorpusError, EmptyPeriod, PeriodError, ReadError
from briefing.export import Exported, OutputFolder, Written, place_of, write_atomically
from briefing.note import Frame, build_note, build_summary
from briefing.ranking import rankers
from briefing.ranking.novelty import Told, compare, fade
from briefing.ranking.query import matches
from briefing.ranking.query import parse as parse_query
from briefing.readers import content_of, read_drafts
from briefing.readers.deadline import deadline
from briefing.records import (
    Article,
    Budget,
    Chosen,
    Corrections,
    Document,
    FileRead,
    IngestReport,
    Note,
    NoteRequest,
    Period,
    Reading,
    Rejected,
    Story,
    Verification,
    sha256_of,
)
from briefing.rendering import read_back, renderers
from briefing.rendering.wording import note_title
from briefing.selection import select
from briefing.stories import coverage_of, fold_copies, publishers
from briefing.text.languages import main_language
from briefing.text.sentences import split_article
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
    "split",
    "summary_note",
    "verify",
    "write_atomically",
]

# Raised whenever reading gives other articles than before: the next ingest reads all anew.
READER_VERSION = "2"
NEAREST_PERIODS = 4
# An article is weighed by so many of its first sentences.
OPENING = 3


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
    documents: list[Document] = []
    rejected: list[Rejected] = []
    with deadline(name, reading.limits.seconds):
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
                article = correct(article, corrections(draft.item), reading.publishers)
            documents.append(split(article, language))
    if rejected and not documents:
        raise ReadError(name, None, _first_of(rejected))
    return FileRead(documents=tuple(documents), rejected=tuple(rejected))


def _first_of(rejected: Sequence[Rejected]) -> str:
    """Why nothing of a file could be read: the reason against its first item."""
    first, more = rejected[0], len(rejected) - 1
    reason = first.reason if first.item is None else f"{first.item}: {first.reason}"
    return f"{reason} (and {more} more of its items could not be read)" if more else reason


def split(article: Article, language: str | None = None) -> Document:
    """An article with its sentences; ``language`` stands in for the detected one."""
    if language is not None:
        article = replace(article, language=language)
    return Document(article=article, sentences=split_article(article))


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
    corpus: Corpus, settings: Settings, paths: Sequence[Path] | None, *, rehash: bool = False
) -> IngestReport:
    """Bring the database up to the files at or below the paths (None: the corpus folder)."""

    def read_one(file: Path, name: str) -> FileRead:
        return read(
            file,
            name,
            corrections=lambda item: corpus.corrections_for(name, file, item),
            reading=settings.reading,
        )

    return corpus.ingest(
        paths, read_one, rehash=rehash, reader_version=_reader_version(settings.reading)
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


# --- documents to notes ------------------------------------------------------------------


def choose(
    documents: tuple[Document, ...],
    budget: Budget,
    *,
    method: str,
    query: str | None = None,
    told: Told | None = None,
    novelty: float = 0.0,
    diversity: float | None = None,
) -> tuple[Chosen, ...]:
    """The sentences that tell most, in order of selection; what was told counts less."""
    objective = rankers[method](documents, budget, query)
    faded = fade(objective, told, novelty) if told else objective
    return select(faded, budget, diversity=diversity)


def summary_note(
    documents: tuple[Document, ...], request: NoteRequest, *, timezone: str, rejected: int = 0
) -> Note:
    """The summary of one or several documents, as a note without a period."""
    stories = fold_copies(documents)
    answering = relevant(documents, request.query)
    chosen = choose(
        answering,
        request.budget,
        method=request.method,
        query=request.query,
        diversity=request.diversity,
    )
    return build_summary(
        documents,
        chosen,
        language=request.language or main_language(d.article.language for d in documents),
        generated=request.generated or _newest(documents, timezone),
        coverage=coverage_of(stories, rejected=rejected),
        matched=bool(answering),
    )


def period_note(corpus: Corpus, period: Period, request: NoteRequest) -> Note:
    """The note of a period. Raises EmptyPeriod, naming the nearest that have articles."""
    documents = _in_language(corpus.documents(period), request.language)
    if not documents:
        raise EmptyPeriod(period.label, _nearest(corpus, period))
    undated = _in_language(corpus.undated(), request.language) if request.undated else ()
    stories = fold_copies(documents, corpus.copies_in(period))
    by_id = {document.article.id: document for document in documents}
    leading = relevant((by_id[story.articles[0].id] for story in stories), request.query)
    aside = relevant(undated, request.query)
    dated_budget, undated_budget = shared(request.budget, len(leading), len(aside))
    before = _before(corpus, period, request)
    told = compare(leading, before or ())
    tally = corpus.tally(period)
    over = period.end <= request.now
    frame = Frame(
        title=note_title(period),
        language=request.language or main_language(d.article.language for d in documents),
        generated=request.generated
        or (period.end if over else _newest(documents, period.timezone)),
        coverage=coverage_of(
            stories,
            other_periods=tally.other_periods,
            undated=tally.undated,
            rejected=tally.rejected,
            copies=tally.copies,
            other_inferred=tally.other_inferred,
            before=None if before is None else len(before),
        ),
        matched=bool(leading or aside),
    )
    return build_note(
        frame,
        period=period,
        stories=stories,
        documents=by_id,
        chosen=_chosen(leading, dated_budget, request, told, carriers=_carriers(stories)),
        undated=undated,
        undated_chosen=_chosen(aside, undated_budget, request, told),
        key_points=request.key_points,
        labels=told.labels,
    )


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


# --- what the notes above rest on --------------------------------------------------------


def _in_language(documents: tuple[Document, ...], language: str | None) -> tuple[Document, ...]:
    if language is None:
        return documents
    return tuple(split(document.article, language) for document in documents)


def relevant(documents: Iterable[Document], query: str | None) -> tuple[Document, ...]:
    """The documents that answer a query; all without one."""
    return tuple(d for d in documents if query is None or matches(d, query))


def _before(corpus: Corpus, period: Period, request: NoteRequest) -> tuple[Document, ...] | None:
    """The articles of the period before, a text of several once; None where none are asked for."""
    if not request.novelty:
        return None
    try:
        earlier = periods.previous(period)
    except PeriodError:  # before the first year that there is
        return ()
    documents = _in_language(corpus.documents(earlier), request.language)
    by_id = {document.article.id: document for document in documents}
    stories = fold_copies(documents, corpus.copies_in(earlier))
    return tuple(by_id[story.articles[0].id] for story in stories)


def _chosen(
    documents: tuple[Document, ...],
    budget: Budget,
    request: NoteRequest,
    told: Told,
    carriers: Mapping[str, int] | None = None,
) -> tuple[Chosen, ...]:
    """What a note tells of its articles: of each its own best, the weightiest first.

    Weight is how many publishers carry a text, then how much of the period its opening
    covers beside those before it.
    """
    most = most_sentences(budget)
    openings = tuple(replace(d, sentences=d.sentences[:OPENING]) for d in documents)
    objective = rankers["coverage"](openings, Budget(sentences=most), request.query)
    objective = fade(objective, told, request.novelty)
    covering = select(objective, Budget(sentences=most), per_article=1, exchange=False)
    place = {choice.sentence.article_id: number for number, choice in enumerate(covering)}

    def weight(document: Document) -> tuple[int, int]:
        id_ = document.article.id
        return (-(carriers or {}).get(id_, 1), place.get(id_, most))

    weightiest = sorted(documents, key=weight)[:most]
    best = [
        choose(
            (document,),
            room_of(document),
            method=request.method,
            query=request.query,
            told=told,
            novelty=request.novelty,
            diversity=request.diversity,
        )
        for document in weightiest
    ]
    return allot(best, budget)


def _carriers(stories: Iterable[Story]) -> dict[str, int]:
    """How many publishers carry each story, by the article that is cited for it."""
    return {story.articles[0].id: publishers(story.articles) for story in stories}


def _newest(documents: Iterable[Document], timezone: str) -> datetime | None:
    dates = (document.article.published for document in documents)
    return max((periods.instant(d.value, timezone) for d in dates if d), default=None)


def _nearest(corpus: Corpus, period: Period) -> tuple[str, ...]:
    """The labels of the periods of the same kind, nearest to one, that have articles."""
    kind = periods.kind_of(period) or "week"
    labels = [
        periods.containing(kind, day, period.timezone).label
        for day in corpus.nearest(period, NEAREST_PERIODS * 7)
    ]
    return tuple(dict.fromkeys(labels))[:NEAREST_PERIODS]
