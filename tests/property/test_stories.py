"""Stories and conflicts do not depend on the order of what they are given."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.conflicts import conflicts
from briefing.records import Document
from briefing.stories import tell_stories
from tests.factories_stories import APART, SAME, report

POOL = tuple(
    report(text, title=title, publisher=f"P{number % 4}")
    for number, pair in enumerate((*SAME, *APART))
    for title, text in (pair.one, pair.other)
) + tuple(
    report(f"The collapse left {count} people injured.", name=f"count {count}")
    for count in (14, 17, 19)
)


@settings(max_examples=25)
@given(st.permutations(POOL), st.integers(min_value=0, max_value=len(POOL)))
def test_the_order_of_documents_changes_nothing(documents: list[Document], count: int) -> None:
    some = documents[:count]
    in_order = sorted(some, key=lambda document: document.article.id)
    assert tell_stories(some) == tell_stories(in_order)
    assert conflicts(some) == conflicts(in_order)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(POOL), max_size=12))
def test_every_article_is_in_one_story(documents: list[Document]) -> None:
    stories = tell_stories(documents)
    told = [article.id for story in stories for article in story.articles]
    assert sorted(told) == sorted({document.article.id for document in documents})
    assert all(story.articles == sum(story.texts, ()) for story in stories)
    assert [story.weight for story in stories] == sorted(
        (story.weight for story in stories), reverse=True
    )
