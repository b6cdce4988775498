"""Which articles are copies of one text, which copy is cited, how many sources there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefing.records import Document, Story
from briefing.stories import fold_copies, independent, publishers
from tests.factories_rendering import alone, document


def text(*names: str) -> str:
    return " ".join(f"The {name} met." for name in names)


def paths(stories: tuple[Story, ...]) -> list[list[str]]:
    return [[article.path for article in story.articles] for story in stories]


@pytest.mark.parametrize(
    ("one", "other", "folded"),
    [
        ("abcdef", "abcdef", True),
        ("abcdef", "abcxyz", True),  # three shared, half of the shorter
        ("abcdef", "abwxyz", False),  # two shared
        ("abcdefgh", "abcwxyzv", False),  # three shared, less than half
        ("abcdefgh", "abc", True),  # the shorter one whole
        ("abcdefgh", "ab", True),  # all that it has
        ("abcdefgh", "ax", False),  # half, but neither three nor all
        ("ab", "cd", False),
    ],
)
def test_copies_share_half_of_the_shorter_one(one: str, other: str, folded: bool) -> None:
    documents = (document(text(*one), path="1.txt"), document(text(*other), path="2.txt"))
    assert (len(fold_copies(documents)) == 1) is folded
    assert fold_copies(documents) == fold_copies(documents[::-1])


def test_copies_are_compared_without_case_and_composition() -> None:
    one = document("Café opens. The ROAD is wet. It rained.", path="1.txt")
    other = document("Cafe\u0301 opens. The road is wet. It rained.", path="2.txt")
    assert len(fold_copies((one, other))) == 1


def test_copies_of_copies_are_copies() -> None:
    documents = tuple(
        document(text(*names), path=f"{place}.txt")
        for place, names in enumerate(["abcd", "cdefab", "efxyab"])
    )
    first, _, last = documents
    assert len(fold_copies((first, last))) == 2
    assert len(fold_copies(documents)) == 1


def test_articles_without_sentences_stay_apart() -> None:
    empty = Document(article=document("x", path="1.txt").article, sentences=())
    other = Document(article=document("x", path="2.txt").article, sentences=())
    assert len(fold_copies((empty, other))) == 2


def test_a_text_carried_by_hundreds_is_one_story() -> None:
    documents = tuple(document(text(*"abcdef"[: 3 + n % 4]), path=f"{n:03}.txt") for n in range(99))
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
        ([(None, None), (None, None)], 2, 2),
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
