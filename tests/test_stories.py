"""Which articles are copies of one text, which copy is cited, how many sources there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefing.records import Document, Story
from briefing.stories import fold_copies, independent, publishers
from tests.factories_copies import prose
from tests.factories_rendering import alone, document


def text(*names: str) -> str:
    """A sentence of eight made-up words for each name."""
    return " ".join(prose(sum(map(ord, name)), 8) for name in names)


def paths(stories: tuple[Story, ...]) -> list[list[str]]:
    return [[article.path for article in story.articles] for story in stories]


@pytest.mark.parametrize(
    ("one", "other", "folded"),
    [
        ("abcdef", "abcdef", True),
        ("abcdefgh", "abcde", True),  # cut
        ("abcdefgh", "abc", True),  # cut to its beginning
        ("abcdefghi", "def", False),  # a piece out of the middle
        ("abcdef", "abcdxy", True),  # two thirds shared
        ("abcdef", "abcxyz", False),  # half
        ("ab", "cd", False),
    ],
)
def test_copies_share_most_of_the_shorter_one(one: str, other: str, folded: bool) -> None:
    documents = (document(text(*one), path="1.txt"), document(text(*other), path="2.txt"))
    assert (len(fold_copies(documents)) == 1) is folded
    assert fold_copies(documents) == fold_copies(documents[::-1])


def test_groups_that_are_known_stand() -> None:
    documents = tuple(document(text(n), path=f"{n}.txt", publisher=n) for n in "abc")
    a, b, _ = (one.article.id for one in documents)
    assert paths(fold_copies(documents, {a: "g", b: "g", "elsewhere": "g"})) == [
        ["a.txt", "b.txt"],
        ["c.txt"],
    ]
    assert len(fold_copies(documents, {})) == 3


def test_the_same_line_twice_is_no_copy() -> None:
    documents = tuple(document("Read more on our site.", path=f"{n}.txt") for n in "ab")
    assert len(fold_copies(documents)) == 2


def test_articles_without_sentences_stay_apart() -> None:
    empty = Document(article=document("x", path="1.txt").article, sentences=())
    other = Document(article=document("x", path="2.txt").article, sentences=())
    assert len(fold_copies((empty, other))) == 2


def test_a_text_carried_by_hundreds_is_one_story() -> None:
    documents = tuple(document(text(*"abcdef"[: 4 + n % 3]), path=f"{n:03}.txt") for n in range(99))
    assert [len(story.articles) for story in fold_copies(documents)] == [99]


@pytest.mark.parametrize(
    ("changes", "cited"),
    [
        ({"published": date(2031, 6, 16)}, "2.txt"),  # the earliest
        ({"published": None}, "1.txt"),  # an undated one comes last
        ({"publisher": "Tide Wire", "agency": "Tide Wire"}, "2.txt"),  # the agency's own
        ({}, "1.txt"),  # else by path
    ],
)
def test_the_copy_to_cite(changes: dict[str, object], cited: str) -> None:
    one = document(text(*"abcd"), path="1.txt", publisher="Post", agency="Tide Wire")
    other = document(text(*"abcd"), path="2.txt", **{"publisher": "Ledger", **changes})  # type: ignore[arg-type]  # a row's own
    (story,) = fold_copies((one, other))
    assert story.articles[0].path == cited


def test_a_cut_copy_is_not_the_one_to_cite() -> None:
    cut = document(text(*"abc"), path="1.txt", published=date(2031, 6, 16))
    full = document(text(*"abcdefgh"), path="2.txt", published=date(2031, 6, 17))
    assert paths(fold_copies((cut, full))) == [["2.txt", "1.txt"]]


@pytest.mark.parametrize(
    ("first", "second", "cited"),
    [
        # The same address, or the same title by the same publisher: the later one.
        ({"url": "https://post.example/1"}, {"url": "https://post.example/1"}, "2.txt"),
        ({"title": "Dock Shut"}, {"title": "Dock shut"}, "2.txt"),
        ({"title": "Dock shut"}, {"title": "Dock open"}, "1.txt"),
        ({"title": "Dock shut"}, {"title": "Dock shut", "publisher": "Ledger"}, "1.txt"),
        # Of the same day the fuller one.
        ({}, {"published": date(2031, 6, 17)}, "2.txt"),
        ({"published": None}, {}, "2.txt"),
    ],
)
def test_of_an_article_that_is_saved_again_the_latest_is_cited(
    first: dict[str, object], second: dict[str, object], cited: str
) -> None:
    one = document(text(*"abcdefghijk"), path="1.txt", **{"publisher": "Post", **first})  # type: ignore[arg-type]  # a row's own
    settled = {"publisher": "Post", "published": date(2031, 6, 18), **second}
    other = document(text(*"abcdefghijl") + " It rained.", path="2.txt", **settled)  # type: ignore[arg-type]  # a row's own
    (story,) = fold_copies((one, other))
    assert story.articles[0].path == cited
    assert independent((story,)) == 1


def test_a_cut_update_does_not_take_the_place_of_the_full_text() -> None:
    full = document(text(*"abcdefgh"), path="1.txt", url="https://post.example/1")
    later = document(
        text(*"abcde"), path="2.txt", url="https://post.example/1", published=date(2031, 6, 18)
    )
    assert paths(fold_copies((full, later))) == [["1.txt", "2.txt"]]


def test_stories_come_in_order_of_publication() -> None:
    east = timezone(timedelta(hours=9))
    rows = [
        ("d.txt", None),
        ("c.txt", datetime(2031, 6, 17, 8, tzinfo=UTC)),
        ("b.txt", datetime(2031, 6, 17, 9, tzinfo=east)),  # midnight in UTC
        ("a.txt", datetime(2031, 6, 17, 7)),  # noqa: DTZ001 - a time without a zone is the case
        ("e.txt", date(2031, 6, 16)),
    ]
    documents = tuple(document(text(path), path=path, published=when) for path, when in rows)
    names = [story.articles[0].path[0] for story in fold_copies(documents)]
    assert "".join(names) == "ebacd"


def sources(*rows: tuple[str | None, str | None]) -> tuple[Document, ...]:
    return tuple(
        document(text(*f"{n}{n + 1}"), path=f"{n}.txt", publisher=publisher, agency=agency)
        for n, (publisher, agency) in enumerate(rows)
    )


@pytest.mark.parametrize(
    ("rows", "published", "sourced"),
    [
        ([("Post", None), ("Post", None)], 1, 1),
        ([("Post", None), ("POST ", None), ("Ledger", None)], 2, 2),
        ([("Post", "Tide Wire"), ("Ledger", "Tide Wire"), ("Daily", "tide wire")], 3, 1),
        ([("Tide Wire", "Tide Wire"), ("Tide Wire", None), ("Post", "Tide Wire")], 2, 1),
        ([(None, None), (None, None)], 0, 2),
        ([], 0, 0),
    ],
)
def test_counting_sources(
    rows: list[tuple[str | None, str | None]], published: int, sourced: int
) -> None:
    documents = sources(*rows)
    assert publishers(one.article for one in documents) == published
    assert independent(alone(*documents)) == sourced


def test_three_outlets_with_one_text_are_one_source() -> None:
    documents = sources(("Post", "Tide Wire"), ("Ledger", None), ("Daily", None))
    story = Story(articles=tuple(one.article for one in documents))
    assert publishers(story.articles) == 3
    assert independent([story]) == 1


def test_an_agency_is_known_under_its_short_and_its_full_name() -> None:
    own = replace(sources(("TW", None))[0].article, publisher_name="Tide Wire")
    carried = document("It rained.", path="9.txt", publisher="Post", agency="TW").article
    assert independent([Story(articles=(own,)), Story(articles=(carried,))]) == 1
