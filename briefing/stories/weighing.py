"""Stories of a period: texts of one event together, the one that heads them, what they weigh."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from briefing.records import Article, Document, Period, SourceCount, Story
from briefing.stories.copies import (
    filed,
    fold_copies,
    independent,
    publishers,
    texts_of,
    unknown,
)
from briefing.stories.events import Likenesses, likenesses, same_event
from briefing.text.terms import words_in
from briefing.text.words import count_words

# What each part of a weight counts. A second independent source counts as much as a whole
# period's recency and two more publishers of the same text together.
_SOURCES = 1.0
_PUBLISHERS = 0.25
_AMOUNT = 0.5
_AN_ARTICLE = 400  # words
_RECENCY = 0.25
_RELEVANCE = 2.0

# A text whose likeness to its story is this near to the greatest is as central, and one of
# so much of the longest text's length tells as much.
_AS_CENTRAL = 0.9
_AS_MUCH = 0.5
# A title that is the article's own, with so many words at least.
_SURE_TITLE = 0.5
_WORDS_OF_A_TITLE = 3


def tell_stories(
    documents: Sequence[Document],
    copies: Mapping[str, str] | None = None,
    *,
    period: Period | None = None,
    relevance: Mapping[str, float] | None = None,
) -> tuple[Story, ...]:
    """The stories of a period, the weightiest first: articles that tell the same event.

    ``copies`` is as for ``fold_copies``. ``articles[0]`` heads its story: of the texts with a
    title that tell nearly the most, the earliest of those most like the others, copies counted.
    ``texts`` are always given, the heading one first, then in order of publication.

    ``relevance`` is how much an article answers the desk, 0 to 1, by id; a story has that
    of its best text, one that is not there 0. ``reasons`` add up to ``weight``: "sources"
    and "publishers" grow with the logarithm of how many independent sources tell it and how
    many publishers carry it, "amount" with that of the words they tell it in, copies
    counted once; "recency" is how late in the period (of the articles, without one) the
    newest text was published. The order of documents does not matter.
    """
    documents = filed(documents)
    by_id = {document.article.id: document for document in documents}
    folded = fold_copies(tuple(documents), copies)
    heads = [by_id[story.articles[0].id] for story in folded]
    alike = likenesses(heads)
    lengths = [words_in(head) for head in heads]
    span = _span(heads, period)
    stories = []
    for group in same_event(alike):
        first = _heading(group, folded, lengths, alike)
        ordered = [first, *(number for number in group if number != first)]
        texts = tuple(folded[number].articles for number in ordered)
        words = sum(lengths[number] for number in group)
        story = Story(articles=tuple(a for text in texts for a in text), texts=texts)
        answering = None
        if relevance is not None:
            answering = max(relevance.get(a.id, 0.0) for a in story.articles)
        stories.append(_weighed(story, words, span, answering))
    # Sorting keeps the order of publication among equals.
    return tuple(sorted(stories, key=lambda story: -story.weight))


def count_of(story: Story) -> SourceCount:
    """How many articles, publishers and independent sources a story rests on."""
    return SourceCount(
        articles=len(story.articles),
        publishers=publishers(story.articles),
        independent=independent((story,)),
        unknown=unknown(story.articles),
    )


# --- the article that heads a story ---------------------------------------------------------


def _heading(
    group: Sequence[int], folded: Sequence[Story], lengths: Sequence[int], alike: Likenesses
) -> int:
    """Of the texts of a story, in order of publication, the number of the one to head it."""
    titled = [number for number in group if _has_title(folded[number].articles[0])] or group
    longest = max(lengths[number] for number in titled)
    full = [number for number in titled if lengths[number] >= _AS_MUCH * longest]
    carried = [len(folded[number].articles) for number in group]
    central = dict(zip(group, alike.among(group, carried), strict=True))
    greatest = max(central[number] for number in full)
    return next(number for number in full if central[number] >= _AS_CENTRAL * greatest)


def _has_title(article: Article) -> bool:
    title = article.title or ""
    sure = article.title_confidence is None or article.title_confidence >= _SURE_TITLE
    return sure and count_words(title) >= _WORDS_OF_A_TITLE


# --- what a story weighs --------------------------------------------------------------------


def _weighed(
    story: Story, words: int, span: tuple[date, date] | None, answering: float | None
) -> Story:
    from dataclasses import replace

    count = count_of(story)
    reasons = {
        "sources": _SOURCES * math.log2(1 + count.independent),
        "publishers": _PUBLISHERS * math.log2(count.publishers + count.unknown),
        "amount": _AMOUNT * math.log2(1.0 + words / _AN_ARTICLE),
        "recency": _RECENCY * _recency(story, span),
    }
    if answering is not None:
        reasons["relevance"] = _RELEVANCE * answering
    return replace(story, weight=math.fsum(reasons.values()), reasons=reasons)


def _span(heads: Sequence[Document], period: Period | None) -> tuple[date, date] | None:
    """The first and the last day that count for recency."""
    days = [day for head in heads if (day := _day(head.article)) is not None]
    if not days:
        return None
    if period is None:
        return min(days), max(days)
    return period.start.date(), max(max(days), period.start.date())


def _recency(story: Story, span: tuple[date, date] | None) -> float:
    """How late the newest text was first published: 0 on the first day, 1 on the last."""
    firsts = (_day(text[0]) for text in texts_of(story))
    newest = max((day for day in firsts if day is not None), default=None)
    if newest is None or span is None or span[0] >= span[1]:
        return 0.0
    return max(0.0, min(1.0, (newest - span[0]).days / (span[1] - span[0]).days))


def _day(article: Article) -> date | None:
    if article.published is None:
        return None
    value = article.published.value
    return value.date() if isinstance(value, datetime) else value
