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
from functools import partial
from typing import TYPE_CHECKING

from briefing import periods
from briefing.allotment import SENTENCES_A_STORY, allot, left_of, most_sentences, shared
from briefing.errors import EmptyPeriod, PeriodError
from briefing.note import Frame, Listed, build_note, build_summary
from briefing.overview import coverage_page, daily, listed_source
from briefing.quoting import Guard, Quoting, chosen_clashes
from briefing.ranking import rankers
from briefing.ranking.novelty import Told, compare, fade
from briefing.ranking.query import matches, relevance
from briefing.records import (
    Article,
    Budget,
    Chosen,
    Document,
    Note,
    NoteRequest,
    Period,
    Source,
    Story,
)
from briefing.rendering.wording import IN_OTHER_LANGUAGES, note_title
from briefing.selection import select
from briefing.stories import count_of, counted, coverage_of, filed, fold_copies, tell_stories
from briefing.text.languages import main_language
from briefing.text.segmenters import segmenting
from briefing.text.sentences import document_of

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus

NEAREST_PERIODS = 4
# Articles received late that are looked at: of a whole archive nobody reads the titles.
_MOST_LATE = 200


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
        return _summary_note(tuple(map(_dated, filed(documents))), request, timezone, rejected)


def _dated(document: Document) -> Document:
    """A document as the corpus has it: with the dates that its sentences name."""
    from briefing.text.mentions import with_dates

    if any(sentence.dates for sentence in document.sentences):
        return document
    return replace(document, sentences=with_dates(document.article, document.sentences))


def _summary_note(
    documents: tuple[Document, ...], request: NoteRequest, timezone: str, rejected: int
) -> Note:
    stories = fold_copies(documents)
    answering = relevant(documents, request.query)
    choosing = partial(
        choose, method=request.method, query=request.query, diversity=request.diversity
    )
    chosen = Quoting(answering, Guard(share=1.0)).of_summary(answering, request.budget, choosing)
    return build_summary(
        documents,
        chosen,
        language=request.language or main_language(d.article.language for d in documents),
        generated=request.generated or _newest(documents, timezone),
        coverage=coverage_of(stories, rejected=rejected),
        matched=bool(answering),
        house=request.house,
    )


def period_note(corpus: Corpus, period: Period, request: NoteRequest) -> Note:
    """The note of a period. Raises EmptyPeriod, naming the nearest that have articles."""
    with segmenting(request.segment):
        return _period_note(corpus, period, request)


def _period_note(corpus: Corpus, period: Period, request: NoteRequest) -> Note:
    everything = _split(corpus.documents(period), request.language)
    if not everything:
        raise EmptyPeriod(period.label, _nearest(corpus, period))
    kept = tuple(document for document in everything if not document.article.excluded)
    language = request.language or main_language(d.article.language for d in kept)
    documents, foreign = _by_language(kept, language, request)
    undated, _ = _by_language(_undated(corpus, request), language, request)
    before = _before(corpus, period, request)
    copies = corpus.copies_in(period)
    answering = _of_desk(documents, request)
    stories = tell_stories(
        answering, copies, period=period, relevance=_relevance(answering, request)
    )
    aside = tell_stories(undated)
    by_id = {document.article.id: document for document in answering}
    told = _told(stories, by_id, before or ())
    guard = Guard(share=request.share, publishers=request.known)
    quoting = Quoting((*answering, *undated), guard, told.shares if request.novelty else None)
    dated_budget, undated_budget = shared(request.budget, len(stories), len(aside))
    clashes = chosen_clashes(quoting, stories[: most_sentences(dated_budget)], dated_budget)
    chosen = _chosen(quoting, stories, left_of(dated_budget, clashes), request, told)
    undated_chosen = _chosen(quoting, aside, undated_budget, request, told)
    folded = fold_copies(kept, copies)
    foreign = _of_desk(foreign, request)
    asked = None
    if request.query is not None or request.publishers:
        asked = fold_copies((*answering, *foreign), copies)
    tally = corpus.tally(period)
    frame = Frame(
        title=note_title(period),
        language=language,
        generated=request.generated
        or (period.end if period.end <= request.now else _newest(kept, period.timezone)),
        coverage=coverage_of(
            folded,
            other_periods=tally.other_periods,
            undated=tally.undated,
            rejected=tally.rejected,
            copies=tally.copies,
            excluded=len(everything) - len(kept),
            other_inferred=tally.other_inferred,
            before=None if before is None else len(before),
            asked=None if asked is None else counted(asked),
        ),
        matched=bool(stories or aside),
        house=request.house,
        daily=daily(folded if asked is None else asked, period) if request.chart else None,
        page=coverage_page(corpus, kept, folded, before or (), request) if request.page else None,
    )
    return build_note(
        frame,
        period=period,
        stories=stories,
        documents=by_id,
        chosen=chosen,
        clashes=clashes,
        listed=(
            Listed(
                kind="also",
                heading=IN_OTHER_LANGUAGES,
                sources=tuple(listed_source(d.article) for d in foreign),
            ),
            Listed(
                kind="late",
                heading="Received late",
                sources=_late(corpus, period, request),
            ),
        ),
        undated=undated,
        undated_chosen=undated_chosen,
        key_points=request.key_points,
        labels=told.labels,
        counts={story.articles[0].id: count_of(story) for story in stories},
        known=guard.known_of(by_id.values()),
        rooms=guard.rooms_of((*answering, *undated)),
    )


# --- what the notes above rest on --------------------------------------------------------


def _of_desk(documents: Iterable[Document], request: NoteRequest) -> tuple[Document, ...]:
    return relevant(documents, request.query, publishers=request.publishers)


def _by_language(
    documents: tuple[Document, ...], language: str, request: NoteRequest
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Those that a note in one language quotes, and those that it names by their titles."""
    own = relevant(documents, None, languages=request.languages or (language,))
    quoted = {document.article.id for document in own}
    return own, tuple(d for d in documents if d.article.id not in quoted)


def _split(documents: tuple[Document, ...], language: str | None) -> tuple[Document, ...]:
    """Documents whose language nobody could tell, split as ones of that which was asked for."""
    return tuple(
        _split_as(document, language)
        if language is not None and document.article.language is None
        else document
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


def _undated(corpus: Corpus, request: NoteRequest) -> tuple[Document, ...]:
    if not request.undated:
        return ()
    documents = _split(corpus.undated(), request.language)
    return _of_desk((d for d in documents if not d.article.excluded), request)


def _late(corpus: Corpus, period: Period, request: NoteRequest) -> tuple[Source, ...]:
    """What was received late, as far as it answers the desk."""
    rows = corpus.late_in(period)[:_MOST_LATE]
    documents = (corpus.find(row.id) for row in rows)
    kept = (document for document in documents if not document.article.excluded)
    return tuple(listed_source(document.article) for document in _of_desk(kept, request))


def _before(corpus: Corpus, period: Period, request: NoteRequest) -> tuple[Document, ...] | None:
    """The articles of the period before, a text of several once; None where none are asked for."""
    if not request.novelty:
        return None
    try:
        earlier = periods.previous(period)
    except PeriodError:  # before the first year that there is
        return ()
    documents = _split(corpus.documents(earlier), request.language)
    by_id = {document.article.id: document for document in documents}
    stories = fold_copies(documents, corpus.copies_in(earlier))
    return tuple(by_id[story.articles[0].id] for story in stories)


def _relevance(documents: Iterable[Document], request: NoteRequest) -> dict[str, float] | None:
    """How much each article answers the query, by its id."""
    if request.query is None:
        return None
    return {document.article.id: relevance(document, request.query) for document in documents}


def _told(
    stories: Iterable[Story], documents: Mapping[str, Document], before: Sequence[Document]
) -> Told:
    """What of stories was told in the period before; of each text the one that is cited."""
    heads = [documents[text[0].id] for story in stories for text in story.texts]
    return compare(heads, before, tuple(stories))


def _chosen(
    quoting: Quoting,
    stories: tuple[Story, ...],
    budget: Budget,
    request: NoteRequest,
    told: Told,
) -> tuple[Chosen, ...]:
    """What a note tells of its stories: of each its own best, in turns, the weightiest first."""
    choosing = partial(
        choose,
        method=request.method,
        query=request.query,
        told=told,
        novelty=request.novelty,
        diversity=request.diversity,
    )
    most = most_sentences(budget)
    # What staff pinned is told, however little its story weighs.
    wanted = [story for story in stories[most:] if any(a.pinned for a in story.articles)]
    told_of = (*stories[:most], *wanted)
    turns = SENTENCES_A_STORY if len(told_of) > 1 else None
    return allot([quoting.of_story(one, choosing, turns) for one in told_of], budget)


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
