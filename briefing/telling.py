"""Documents to notes: what is chosen from them, and what a note says beside it.

relevant      which documents answer a query
choose        ranking → novelty → selection        documents → chosen sentences
summary_note  choose → note                        documents → a summary
period_note   corpus → stories → choose → note     a period → its note
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing import periods
from briefing.allotment import allot, most_sentences, room_of, shared
from briefing.errors import EmptyPeriod, PeriodError
from briefing.note import Frame, build_note, build_summary
from briefing.ranking import rankers
from briefing.ranking.novelty import Told, compare, fade
from briefing.ranking.query import matches
from briefing.records import Article, Budget, Chosen, Document, Note, NoteRequest, Period, Story
from briefing.rendering.wording import note_title
from briefing.selection import select
from briefing.stories import coverage_of, filed, fold_copies, publishers
from briefing.text.languages import main_language
from briefing.text.segmenters import segmenting
from briefing.text.sentences import document_of

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus

NEAREST_PERIODS = 4
# An article is weighed by so many of its first sentences.
OPENING = 3


def relevant(
    documents: Iterable[Document],
    query: str | None,
    *,
    languages: Sequence[str] = (),
    publishers: Sequence[str] = (),
) -> tuple[Document, ...]:
    """The documents that answer a query, are in one of the languages and by one of the
    publishers; of any where none is named. One whose language nobody could tell is kept.
    """
    names = {name.casefold() for name in publishers}
    return tuple(
        document
        for document in documents
        if (query is None or matches(document, query))
        and (not languages or document.article.language in (None, *languages))
        and (not names or names & _names_of(document.article))
    )


def _names_of(article: Article) -> set[str]:
    return {name.casefold() for name in (article.publisher, article.publisher_name) if name}


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
    """The summary of one or several documents, in whatever order, as a note without a period."""
    with segmenting(request.segment):
        return _summary_note(filed(documents), request, timezone, rejected)


def _summary_note(
    documents: tuple[Document, ...], request: NoteRequest, timezone: str, rejected: int
) -> Note:
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
    with segmenting(request.segment):
        return _period_note(corpus, period, request)


def _period_note(corpus: Corpus, period: Period, request: NoteRequest) -> Note:
    documents = _in_language(corpus.documents(period), request.language)
    if not documents:
        raise EmptyPeriod(period.label, _nearest(corpus, period))
    undated = _in_language(corpus.undated(), request.language) if request.undated else ()
    stories = fold_copies(documents, corpus.copies_in(period))
    by_id = {document.article.id: document for document in documents}
    leading = _of_desk((by_id[story.articles[0].id] for story in stories), request)
    aside = _of_desk(undated, request)
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
    note = build_note(
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
    return replace(note, house=request.house)


# --- what the notes above rest on --------------------------------------------------------


def _of_desk(documents: Iterable[Document], request: NoteRequest) -> tuple[Document, ...]:
    return relevant(
        documents, request.query, languages=request.languages, publishers=request.publishers
    )


def _in_language(documents: tuple[Document, ...], language: str | None) -> tuple[Document, ...]:
    if language is None:
        return documents
    return tuple(
        document if document.article.language == language else _split_as(document, language)
        for document in documents
    )


def _split_as(document: Document, language: str) -> Document:
    """A document split as one of that language; its sentences keep the dates that they name."""
    dates = [mention for sentence in document.sentences for mention in sentence.dates]
    anew = document_of(document.article, language)
    if not dates:
        return anew
    sentences = []
    for sentence in anew.sentences:
        own = [one for one in dates if sentence.start <= one.start and one.end <= sentence.end]
        sentences.append(replace(sentence, dates=tuple(own)) if own else sentence)
    return replace(anew, sentences=tuple(sentences))


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
