"""What surrounds the quotes of a period's note: the picture, and the page of all that was read."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from briefing import periods
from briefing.records import (
    Article,
    CoveragePage,
    Daily,
    Document,
    NoteRequest,
    Period,
    Source,
    Story,
)

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus
    from briefing.corpus.tally import ArticleRow

# A picture of fewer articles or days tells less than its words would.
_FEWEST_ARTICLES = 5
_FEWEST_DAYS = 3
# Publishers that a picture tells apart; those beyond are the last one.
_TOLD_APART = 5
# Columns stay few enough to be read: longer periods are counted by weeks, then by months.
_BY_DAY = 31
_BY_WEEK = 92
_MOST_DAYS = 366
OTHERS = "Others"
NOT_STATED = "not stated"


def name_of(article: Article | ArticleRow) -> str:
    """What a publisher is called where publishers are counted."""
    name = getattr(article, "publisher_name", None) or article.publisher
    return " ".join(name.split()) if name and name.strip() else NOT_STATED


def daily(texts: Sequence[Story], period: Period) -> Daily | None:
    """How many articles each publisher has on each day of a period; None of too little.

    A quarter is counted by ISO weeks, a year by months. Each text counts once, for the
    article that is cited for it.
    """
    first, last = periods.days(period)
    length = (last - first).days + 1
    if len(texts) < _FEWEST_ARTICLES or not _FEWEST_DAYS <= length <= _MOST_DAYS:
        return None
    unit, days = _columns(first, length)
    counts: Counter[tuple[str, int]] = Counter()
    totals: Counter[str] = Counter()
    for text in texts:
        article = text.articles[0]
        published = article.published
        if published is None:
            continue
        moment = periods.instant(published.value, period.timezone)
        number = bisect_right(days, periods.today(moment, period.timezone)) - 1
        name = name_of(article)
        counts[name, number] += 1
        totals[name] += 1
    # Those with most articles first, by name among equals; whose name is unknown after them.
    ranked = sorted(totals, key=lambda name: (name == NOT_STATED, -totals[name], name))
    apart = ranked if len(ranked) <= _TOLD_APART + 1 else ranked[:_TOLD_APART]
    rows = [tuple(counts[name, number] for number in range(len(days))) for name in apart]
    if len(apart) < len(ranked):
        rest = ranked[len(apart) :]
        rows.append(
            tuple(sum(counts[name, number] for name in rest) for number in range(len(days)))
        )
        apart = [*apart, OTHERS]
    return Daily(days=days, publishers=tuple(apart), counts=tuple(rows), unit=unit)


def _columns(first: date, length: int) -> tuple[Literal["day", "week", "month"], tuple[date, ...]]:
    """What so many days are counted by, and the day on which each column begins."""
    days = [first + timedelta(days=number) for number in range(length)]
    if length <= _BY_DAY:
        return "day", tuple(days)
    if length <= _BY_WEEK:
        return "week", (first, *(day for day in days[1:] if day.weekday() == 0))
    return "month", (first, *(day for day in days[1:] if day.day == 1))


def coverage_page(
    corpus: Corpus,
    documents: Sequence[Document],
    stories: Sequence[Story],
    before: Sequence[Document],
    request: NoteRequest,
) -> CoveragePage:
    """All that a note rests on and leaves out, listed."""
    paths = [_place(document.article) for document in documents]
    copies = [
        (_place(article), _place(text[0]))
        for story in stories
        for text in (story.texts or (story.articles,))
        for article in text[1:]
    ]
    for document in documents:
        same = corpus.same_bytes(document.article.id)
        copies += [(path, document.article.path) for path in same]
    speaking = {name_of(document.article) for document in documents}
    silent = {name_of(document.article) for document in before} - speaking - {NOT_STATED}
    return CoveragePage(
        files=tuple(dict.fromkeys(paths)),
        rejected=corpus.rejected(),
        copies=tuple(sorted(copies)),
        undated=tuple(
            " ".join((row.title or row.path).split()) for row in corpus.listing(undated=True)
        ),
        silent=tuple(sorted(silent)),
        settings=tuple(_settings(request)),
        version=request.version,
    )


def _place(article: Article) -> str:
    return article.path if article.item is None else f"{article.path}, {article.item}"


def _settings(request: NoteRequest) -> Iterable[tuple[str, str]]:
    """The settings that decide what a note says, as they are called on the command line."""
    yield "method", request.method
    if request.budget.words is not None:
        yield "words", str(request.budget.words)
    if request.budget.sentences is not None:
        yield "sentences", str(request.budget.sentences)
    yield "key points", str(request.key_points)
    yield "novelty", f"{request.novelty:g}"
    if request.diversity is not None:
        yield "diversity", f"{request.diversity:g}"
    if request.query is not None:
        yield "query", request.query
    if request.languages:
        yield "languages", ", ".join(request.languages)
    if request.publishers:
        yield "publishers", ", ".join(request.publishers)
    yield "share of an article quoted at most", f"{request.share:.0%}"


def listed_source(row: ArticleRow | Article) -> Source:
    """An article that a note names by its title alone."""
    return Source(
        article=row.id,
        path=row.path,
        title=row.title,
        publisher=row.publisher,
        agency=None,
        published=row.published,
        url=None,
        quoted=0,
        sentences=0,
    )
