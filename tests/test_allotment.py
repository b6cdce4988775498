"""How a note's room is shared out to its stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.allotment import allot, most_sentences, shared
from briefing.records import Budget, Chosen, Sentence


def choices(article: str, *lengths: int) -> tuple[Chosen, ...]:
    """Choices of one article, of so many words each."""
    return tuple(
        Chosen(
            sentence=Sentence(
                article_id=article,
                index=index,
                paragraph=1,
                start=0,
                end=1,
                text=" ".join(f"{article}{index}{word}" for word in range(length)),
            ),
            score=1.0,
        )
        for index, length in enumerate(lengths)
    )


def told(chosen: tuple[Chosen, ...]) -> list[str]:
    return [f"{choice.sentence.article_id}{choice.sentence.index}" for choice in chosen]


A = choices("a", 10, 10, 10, 10)
B = choices("b", 30, 5)
C = choices("c", 10)


@pytest.mark.parametrize(
    ("stories", "budget", "expected"),
    [
        ((A, B, C), Budget(words=1000), ["a0", "b0", "c0", "a1", "b1", "a2"]),
        ((A, B, C), Budget(words=50), ["a0", "b0", "c0"]),
        ((A, B, C), Budget(words=35), ["a0", "c0", "a1", "b1"]),  # b0 does not fit, b1 does
        ((A, B, C), Budget(sentences=2), ["a0", "b0"]),
        ((A, B, C), Budget(words=25, sentences=9), ["a0", "c0", "b1"]),
        ((A,), Budget(words=1000), ["a0", "a1", "a2", "a3"]),  # alone, it has all the room
        ((A, ()), Budget(words=1000), ["a0", "a1", "a2"]),
        ((), Budget(words=10), []),
        ((A,), Budget(words=0), []),
    ],
)
def test_stories_take_turns_while_there_is_room(
    stories: tuple[tuple[Chosen, ...], ...], budget: Budget, expected: list[str]
) -> None:
    assert told(allot(stories, budget)) == expected


def test_what_another_story_says_already_is_passed_over() -> None:
    def say(article: str, *texts: str) -> tuple[Chosen, ...]:
        return tuple(
            replace(choice, sentence=replace(choice.sentence, text=text))
            for choice, text in zip(choices(article, *[1] * len(texts)), texts, strict=True)
        )

    stories = (
        say("a", "The council of Lunde voted on Monday to repair the old bridge in Ostby."),
        say(
            "b",
            "The council of Lunde voted last week to repair the old bridge in Ostby.",
            "Work on it will cost twelve million marks.",
        ),
        say("c", "The council of Tarvin voted on Monday to close its museum of glass."),
    )
    assert told(allot(stories, Budget(words=100))) == ["a0", "c0", "b1"]


@pytest.mark.parametrize(
    ("budget", "dated", "undated", "expected"),
    [
        (Budget(words=300), 5, 0, (Budget(words=300), Budget(words=0))),
        (Budget(words=300), 5, 5, (Budget(words=200), Budget(words=100))),
        (Budget(words=300), 9, 1, (Budget(words=270), Budget(words=30))),
        (Budget(sentences=9), 1, 8, (Budget(sentences=6), Budget(sentences=3))),
    ],
)
def test_undated_articles_take_a_third_at_most(
    budget: Budget, dated: int, undated: int, expected: tuple[Budget, Budget]
) -> None:
    assert shared(budget, dated, undated) == expected


def test_no_more_articles_are_looked_at_than_a_note_can_hold() -> None:
    assert most_sentences(Budget(words=350)) == 18
    assert most_sentences(Budget(words=350, sentences=4)) == 4
