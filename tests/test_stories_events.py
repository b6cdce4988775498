"""Which articles tell one event, what heads their story, and what it weighs."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from briefing.records import Document, SourceCount, Story
from briefing.stories import count_of, coverage_of, independent, tell_stories
from tests.factories_rendering import WEEK
from tests.factories_stories import APART, DAY, SAME, Pair, report


def told(pair: Pair, **fields: object) -> tuple[Document, Document]:
    (title, text), (other_title, other_text) = pair.one, pair.other
    one = report(text, title=title, publisher="Post")
    return one, report(other_text, title=other_title, publisher="Ledger", **fields)  # type: ignore[arg-type]  # a test's own


def titles(stories: tuple[Story, ...]) -> list[list[str]]:
    return [[article.title or "" for article in story.articles] for story in stories]


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair.why)
def test_articles_of_one_event_are_one_story(pair: Pair) -> None:
    (story,) = tell_stories(told(pair))
    assert len(story.texts) == 2
    assert count_of(story) == SourceCount(articles=2, publishers=2, independent=2)


@pytest.mark.parametrize("pair", APART, ids=lambda pair: pair.why)
def test_events_of_one_day_that_look_alike_stay_apart(pair: Pair) -> None:
    assert len(tell_stories(told(pair))) == 2


def test_all_of_them_in_one_period() -> None:
    documents = {d.article.id: d for pair in (*SAME, *APART) for d in told(pair)}
    together = [story for story in tell_stories(tuple(documents.values())) if len(story.texts) > 1]
    assert sorted(map(sorted, titles(tuple(together)))) == sorted(
        sorted((pair.one[0], pair.other[0])) for pair in SAME
    )


@pytest.mark.parametrize(("days", "stories"), [(0, 1), (2, 1), (15, 2), (60, 2)])
def test_an_event_does_not_last_for_ever(days: int, stories: int) -> None:
    assert len(tell_stories(told(SAME[0], published=DAY + timedelta(days=days)))) == stories


def test_articles_without_a_date_may_tell_an_event() -> None:
    assert len(tell_stories(told(SAME[0], published=None))) == 1


def test_a_report_in_another_language_is_known_by_its_figures() -> None:
    english = report(
        "Orland and Vesk agreed on a flow of 185 cubic metres, between the 210 and the 160 that "
        "they had asked for. It falls to 150 below 45 percent.",
        title="Orland and Vesk agree on flow",
    )
    chinese = report(
        "奥兰和维斯克同意流量为185立方米，介于双方要求的210和160之间。低于45%时降至150。",
        title="奥兰与维斯克就流量达成协议",
        language="zh",
    )
    other = report("奥兰议会周二以61票对54票通过法案。", title="奥兰通过法案", language="zh")
    assert sorted(map(sorted, titles(tell_stories((english, chinese, other))))) == [
        ["Orland and Vesk agree on flow", "奥兰与维斯克就流量达成协议"],
        ["奥兰通过法案"],
    ]


def test_copies_are_one_text_of_a_story() -> None:
    one, other = told(SAME[1])
    copy = report(one.article.text, title="Night flights banned", publisher="Daily")
    (story,) = tell_stories((one, other, copy))
    assert [[article.publisher for article in text] for text in story.texts] == [
        ["Daily", "Post"] if copy.article.path < one.article.path else ["Post", "Daily"],
        ["Ledger"],
    ]
    assert count_of(story) == SourceCount(articles=3, publishers=3, independent=2)
    assert coverage_of((story,)).articles == 2
    assert coverage_of((story,)).copies == 1


def test_wire_copy_in_a_story_is_the_agencys() -> None:
    (title, text), (other_title, other_text) = SAME[2].one, SAME[2].other
    documents = (
        report(text, title=title, publisher="Post", agency="Tide Wire"),
        report(other_text, title=other_title, publisher="Ledger", agency="Tide Wire"),
    )
    (story,) = tell_stories(documents)
    assert independent((story,)) == 1


# --- the article that heads a story ---------------------------------------------------------


def test_the_earliest_of_two_that_tell_as_much_heads_a_story() -> None:
    (title, text), (other_title, other_text) = SAME[0].one, SAME[0].other
    later = report(text, title=title, published=DAY + timedelta(days=1))
    earlier = report(other_text, title=other_title)
    (story,) = tell_stories((later, earlier))
    assert story.articles[0].title == other_title


@pytest.mark.parametrize("title", [None, "", "Fire"])
def test_an_article_without_a_real_title_heads_no_story(title: str | None) -> None:
    (_, text), (other_title, other_text) = SAME[0].one, SAME[0].other
    first = report(text, title=title)
    later = report(other_text, title=other_title, published=DAY + timedelta(days=1))
    (story,) = tell_stories((first, later))
    assert story.articles[0].title == other_title


def test_a_flash_heads_no_story() -> None:
    (title, text), (other_title, other_text) = SAME[3].one, SAME[3].other
    flash = report(text.splitlines()[0] + " Halden has two furnaces in Tessum.", title=title)
    full = report(other_text * 2, title=other_title, published=DAY + timedelta(days=1))
    (story,) = tell_stories((flash, full))
    assert story.articles[0].title == other_title


# --- what a story weighs ---------------------------------------------------------------------


def test_the_parts_of_a_weight_add_up() -> None:
    documents = [d for pair in SAME for d in told(pair)]
    ids = {document.article.id: 0.5 for document in documents}
    for relevance in (None, ids):
        for story in tell_stories(documents, relevance=relevance):
            assert math.isclose(story.weight, sum(story.reasons.values()))
            assert ("relevance" in story.reasons) is (relevance is not None)


def test_more_sources_weigh_more() -> None:
    one, other = told(SAME[0])
    alone = report(SAME[1].one[1], title=SAME[1].one[0], publisher="Daily")
    assert [len(story.texts) for story in tell_stories((alone, one, other))] == [2, 1]


def test_what_the_desk_asks_for_comes_first() -> None:
    one, other = told(SAME[0])
    alone = report(SAME[1].one[1], title=SAME[1].one[0], publisher="Daily")
    ordered = tell_stories((one, other, alone), relevance={alone.article.id: 1.0})
    assert [len(story.texts) for story in ordered] == [1, 2]


def test_the_newest_comes_first_among_equals() -> None:
    early = report(APART[0].one[1], title="Early", published=date(2031, 6, 16))
    late = report(APART[1].one[1], title="Late", published=date(2031, 6, 19))
    first, second = tell_stories((early, late), period=WEEK)
    assert first.articles[0].title == "Late"
    assert first.reasons["recency"] > second.reasons["recency"] == 0.0


@pytest.mark.parametrize(
    "documents",
    [(), (report("It rained.", name="1"),), (report("", name="1"), report("x", name="2"))],
)
def test_few_and_empty_articles(documents: tuple[Document, ...]) -> None:
    assert len(tell_stories(documents)) == len(documents)
