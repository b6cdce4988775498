"""Selection: limits, redundancy, spread, exchanges, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefing.records import Budget, Chosen
from briefing.selection import ALREADY_TOLD, select
from tests.factories_ranking import objective

TREES = "ash birch cedar elm fir larch maple oak pine rowan spruce willow"
WORDS = TREES.split()


def told(chosen: Sequence[Chosen]) -> list[str]:
    return [choice.sentence.text for choice in chosen]


def test_a_budget_without_limits_is_an_error() -> None:
    with pytest.raises(ValueError, match="words or of sentences"):
        select(objective(["One."]), Budget())


@pytest.mark.parametrize(
    ("constants", "budget", "expected"),
    [
        ((1.0, 3.0, 2.0), Budget(words=4), ["cedar elm", "fir larch"]),
        ((1.0, 3.0, 2.0), Budget(sentences=1), ["cedar elm"]),
        ((1.0, 3.0, 2.0), Budget(words=100, sentences=2), ["cedar elm", "fir larch"]),
        ((1.0, 3.0, 2.0), Budget(words=2, sentences=3), ["cedar elm"]),
        ((-3.0, -1.0, -2.0), Budget(sentences=2), ["cedar elm", "fir larch"]),
        ((0.0, 0.0, 0.0), Budget(sentences=2), ["ash birch", "cedar elm"]),
        ((1.0, 3.0, 2.0), Budget(words=1), []),
        ((1.0, 3.0, 2.0), Budget(words=0), []),
        ((1.0, 3.0, 2.0), Budget(sentences=0), []),
    ],
)
def test_limits_hold_and_the_worthier_come_first(
    constants: Sequence[float], budget: Budget, expected: list[str]
) -> None:
    made = objective(["ash birch", "cedar elm", "fir larch"], constants=constants)
    assert told(select(made, budget)) == expected


def test_what_is_too_long_leaves_room_for_what_fits() -> None:
    made = objective(
        ["ash birch cedar", "elm fir larch maple", "oak pine"], constants=(3.0, 2.0, 1.0)
    )
    assert told(select(made, Budget(words=5))) == ["ash birch cedar", "oak pine"]


def test_han_characters_count_half_a_word() -> None:
    made = objective(["两国代表会谈", "双方同意合作"], constants=(2.0, 1.0))
    assert told(select(made, Budget(words=5))) == ["两国代表会谈"]


def test_a_sentence_that_may_not_be_chosen_is_not() -> None:
    made = objective(["ash", "birch"], constants=(9.0, 1.0), eligible=(False, True))
    assert told(select(made, Budget(sentences=2))) == ["birch"]
    assert select(objective(["ash"], eligible=(False,)), Budget(words=9)) == ()


def test_nothing_gives_nothing() -> None:
    assert select(objective([]), Budget(words=9)) == ()


@pytest.mark.parametrize(
    "second",
    [
        "The ministers of Orvia and Kest opened the Sella bridge on Friday.",
        "THE ministers of Orvia and Kest opened the Sella bridge on Friday!",
        "On Friday the ministers of Orvia and Kest opened the Sella bridge, officially.",
        "The ministers of Orvia and Kest opened the bridge.",
    ],
)
def test_what_is_said_again_is_passed_over(second: str) -> None:
    first = "The ministers of Orvia and Kest opened the Sella bridge on Friday."
    other = "A toll of four marks will be asked of every lorry."
    made = objective([first, second, other], constants=(3.0, 2.0, 1.0))
    assert told(select(made, Budget(sentences=3))) == [first, other]


def test_covered_concepts_count_once() -> None:
    made = objective(
        ["ash birch cedar", "ash birch elm", "fir larch"],
        weights=(5.0, 5.0, 1.0, 1.0, 3.0),
        covers=((0, 1, 2), (0, 1, 3), (4,)),
    )
    assert told(select(made, Budget(sentences=2))) == ["ash birch cedar", "fir larch"]


def test_what_adds_nothing_is_left_out_even_where_there_is_room() -> None:
    made = objective(["ash birch", "cedar elm"], weights=(5.0,), covers=((0,), (0,)))
    assert told(select(made, Budget(sentences=2))) == ["ash birch"]


def test_sentences_without_any_concept_still_give_one() -> None:
    made = objective(["it was", "so be it"], covers=((), ()))
    assert told(select(made, Budget(words=9))) == ["it was"]


def test_an_exchange_betters_what_greed_alone_finds() -> None:
    # By words the short ones are the better buy, but together they leave the room unused.
    made = objective(
        [" ".join(WORDS[:2]), " ".join(WORDS[2:10]), " ".join(WORDS[10:12])],
        weights=(4.0, 9.0, 1.0),
        covers=((0,), (1,), (2,)),
        length_exponent=1.0,
    )
    assert set(told(select(made, Budget(words=10)))) == {
        " ".join(WORDS[:2]),
        " ".join(WORDS[2:10]),
    }
    assert told(select(made, Budget(words=8))) == [" ".join(WORDS[2:10])]


def test_length_is_a_price() -> None:
    made = objective(
        ["ash birch cedar elm", "fir larch"], constants=(5.0, 4.0), length_exponent=1.0
    )
    assert told(select(made, Budget(sentences=1))) == ["fir larch"]


def test_a_factor_lowers_a_sentence_and_what_it_covers() -> None:
    made = objective(
        ["ash birch", "cedar elm"], weights=(4.0, 3.0), covers=((0,), (1,)), factors=(0.5, 1.0)
    )
    chosen = select(made, Budget(sentences=2))
    assert told(chosen) == ["cedar elm", "ash birch"]
    assert [choice.score for choice in chosen] == [3.0, 2.0]


def test_an_article_gives_no_more_than_it_may() -> None:
    made = objective(
        ["ash", "birch", "cedar", "elm"],
        constants=(4.0, 3.0, 2.0, 1.0),
        articles=("x", "x", "x", "y"),
    )
    assert told(select(made, Budget(sentences=4), per_article=1)) == ["ash", "elm"]
    covering = objective(
        ["ash", "birch", "cedar", "elm"],
        weights=(4.0, 3.0, 2.0, 1.0),
        covers=((0,), (1,), (2,), (3,)),
        articles=("x", "x", "x", "y"),
    )
    assert told(select(covering, Budget(sentences=4), per_article=2)) == ["ash", "birch", "elm"]


def test_ties_go_by_article_then_place() -> None:
    made = objective(["ash", "birch", "cedar"], articles=("c", "b", "a"))
    assert told(select(made, Budget(sentences=2))) == ["cedar", "birch"]


def test_reasons_add_up_to_the_score() -> None:
    made = objective(
        ["ash birch cedar", "ash birch elm"],
        weights=(5.0, 1.0, 2.0),
        covers=((0, 1), (0, 2)),
        length_exponent=0.5,
    )
    first, second = select(made, Budget(sentences=2))
    assert first.sentence.text == "ash birch elm"
    assert first.reasons == {"made": pytest.approx(7 / 3**0.5)}
    assert second.reasons == {
        "made": pytest.approx(6 / 3**0.5),
        ALREADY_TOLD: pytest.approx(-5 / 3**0.5),
    }
    for choice in (first, second):
        assert choice.score == pytest.approx(sum(choice.reasons.values()))


# --- diversity -----------------------------------------------------------------------------

LIKE = (
    "The council of Lunde closed the Sella Bridge on Monday.",
    "The council of Lunde wants a ferry beside the Sella Bridge.",
    "Fishers landed nine hundred tonnes of herring.",
)


@pytest.mark.parametrize(
    ("diversity", "expected"), [(0.0, [0, 1]), (0.2, [0, 1]), (0.7, [0, 2]), (1.0, [0, 2])]
)
def test_likeness_to_what_is_chosen_counts_against_a_sentence(
    diversity: float, expected: list[int]
) -> None:
    made = objective(LIKE, constants=(3.0, 2.5, 1.0))
    chosen = select(made, Budget(sentences=2), diversity=diversity)
    assert [LIKE.index(choice.sentence.text) for choice in chosen] == expected
    assert all(choice.score == pytest.approx(sum(choice.reasons.values())) for choice in chosen)
    assert ("like one chosen" in chosen[1].reasons) == (diversity > 0.0)


def test_a_method_may_like_diversity_and_the_user_has_the_last_word() -> None:
    made = replace(objective(LIKE, constants=(3.0, 2.5, 1.0)), diversity=0.7)
    by_method = select(made, Budget(sentences=2))
    assert by_method[1].sentence.text == LIKE[2]
    assert select(made, Budget(sentences=2), diversity=0.0)[1].sentence.text == LIKE[1]


def test_with_diversity_limits_hold_and_the_order_of_input_does_not_matter() -> None:
    made = objective(LIKE, constants=(1.0, 1.0, 1.0), articles=("b", "c", "a"))
    chosen = select(made, Budget(words=17), diversity=0.5)
    assert sum(len(choice.sentence.text.split()) for choice in chosen) <= 17
    assert [choice.sentence.article_id for choice in chosen] == ["a", "b"]
