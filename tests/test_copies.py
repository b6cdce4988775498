"""Copies by their text alone: what is one, what is none, and that nothing is quadratic."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from briefing.text import shingles
from briefing.text.copies import Grouped, are_copies, candidates, group, signature, trace
from tests.factories_copies import cut, han, prose, retouched, wrapped

AGENCY = prose(1, 300)
CHINESE = han(1, 400)
FIGURES = (
    "The exchange at Ostrel closed {a} points {b} on Monday, with {c} shares rising and {d} "
    "falling. Grain was quoted at {a} florins a tonne, oil at {c} florins a barrel. Traders put "
    "the day's turnover at {d} million florins and expected a calm week before the rate decision."
)


def bulletin(*figures: int) -> str:
    a, b, c, d = figures
    return FIGURES.format(a=a, b="higher" if b else "lower", c=c, d=d)


def grouped(*texts: str) -> list[int]:
    return group_of(texts).first_of


def group_of(texts: Sequence[str], known: Mapping[tuple[int, int], bool] | None = None) -> Grouped:
    return group(
        [signature(text) for text in texts],
        lambda numbers: {number: texts[number] for number in numbers},
        known,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AGENCY, AGENCY),
        (AGENCY, cut(AGENCY, 0.6)),
        (AGENCY, cut(AGENCY, 0.3)),
        (AGENCY, retouched(AGENCY, 0.05)),
        (retouched(AGENCY, 0.04, 1), retouched(AGENCY, 0.04, 2)),
        (AGENCY, cut(retouched(AGENCY, 0.05), 0.6)),
        (AGENCY, wrapped(AGENCY, 1)),
        (wrapped(AGENCY, 1), wrapped(AGENCY, 2)),
        (AGENCY, wrapped(cut(AGENCY, 0.7), 3, 30)),
        (AGENCY, AGENCY.upper()),
        (AGENCY, AGENCY.replace(". ", " – ").replace(" ", "\n\u00a0")),
        (AGENCY, f"{AGENCY} {prose(2, 120)}"),  # an update that grew
        (CHINESE, CHINESE),
        (CHINESE, cut(CHINESE, 0.6)),
        (CHINESE, CHINESE.replace("港", "湾")),
        (CHINESE, f"{han(5, 40)}{CHINESE}{han(6, 40)}"),
        ("각 " + CHINESE, CHINESE),
        (bulletin(12, 1, 340, 51), bulletin(12, 1, 340, 51) + " More on page four of the paper."),
        ("Café " * 4 + AGENCY, "Cafe\u0301 " * 4 + AGENCY),
        (prose(4, 20), prose(4, 20)),  # as short as may be
    ],
)
def test_copies(one: str, other: str) -> None:
    assert are_copies(trace(one), trace(other))
    assert are_copies(trace(other), trace(one))
    assert grouped(one, other) == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AGENCY, prose(2, 300)),
        (CHINESE, han(2, 400)),
        (AGENCY, CHINESE),
        # Another report of the event, with the same long quotation in it.
        (f"{prose(3, 90)} {cut(AGENCY, 0.2)}", f"{prose(4, 90)} {cut(AGENCY, 0.2)}"),
        # The regular report of a beat: the words of it, with other figures.
        (bulletin(12, 1, 340, 51), bulletin(19, 1, 87, 63)),
        # A round-up that has the report among others, not first.
        (prose(5, 80), " ".join(prose(seed, 80) for seed in (6, 5, 7, 8))),
        # Too short to tell: a paywall's line.
        ("This article is for subscribers. Log in.", "This article is for subscribers. Log in."),
        ("", ""),
        ("。" * 40, "。" * 40),
        (prose(4, 18), prose(4, 18)),
    ],
)
def test_no_copies(one: str, other: str) -> None:
    assert not are_copies(trace(one), trace(other))
    assert not are_copies(trace(other), trace(one))
    assert grouped(one, other) == [0, 1]


def test_the_stories_of_a_round_up_are_not_folded_through_it() -> None:
    stories = [prose(seed, 100) for seed in range(20, 24)]
    first_of = grouped(*stories, " ".join(stories))
    assert first_of[:4] == [0, 1, 2, 3]


def test_copies_of_copies_are_copies() -> None:
    one, two, three = (prose(seed, 60) for seed in (1, 2, 3))
    texts = (f"{one} {two}", f"{two} {three}", f"{one} {two} {three}")
    assert not are_copies(trace(texts[0]), trace(texts[1]))
    assert grouped(*texts) == [0, 0, 0]


@pytest.mark.parametrize(
    ("change", "recall"),
    [
        (lambda text, seed: wrapped(text, seed), 0.97),
        (lambda text, seed: cut(text, 0.6), 0.97),
        (lambda text, seed: cut(text, 0.35), 0.95),
        (lambda text, seed: retouched(text, 0.05, seed), 0.97),
        (lambda text, seed: cut(retouched(text, 0.05, seed), 0.6), 0.95),
        (lambda text, seed: wrapped(retouched(text, 0.03, seed), seed), 0.95),
    ],
)
def test_candidates_miss_few_copies(change, recall: float) -> None:  # type: ignore[no-untyped-def]  # a row's own
    texts = [prose(seed, 150 + 3 * seed) for seed in range(100)]
    texts += [change(text, seed) for seed, text in enumerate(texts)]
    found = set(candidates([signature(text) for text in texts]))
    assert sum((n, n + 100) in found for n in range(100)) >= 100 * recall
    assert len(found) <= 110


def test_numbers_are_the_same_on_every_machine() -> None:
    assert signature(AGENCY)[:12].hex() == "526ad9648656286a01aabf95"
    assert [int(number) for number in shingles.shingles("One two three, four five.")] == [
        8920942127090109313,
        18236281113688027076,
    ]


def test_a_very_long_text_is_compared_by_its_beginning() -> None:
    long = (AGENCY + " ") * (shingles.LONGEST // len(AGENCY) + 2)
    assert len(shingles.shingles(long)) <= shingles.LONGEST // 2
    assert signature(long) == signature(long[: shingles.LONGEST])


@pytest.mark.parametrize(
    "texts",
    [
        [AGENCY] * 3_000,
        [f"{AGENCY} {prose(seed, 8)}" for seed in range(1_500)],
        [f"{cut(AGENCY, 0.5)} {prose(seed, 250)}" for seed in range(1_500)],
        [bulletin(seed, 1, 3 * seed, 7 * seed) for seed in range(1_000, 2_500)],
        ["", "x", "。"] * 1_000,
    ],
    ids=["identical", "nearly", "a stock phrase", "bulletins", "empty"],
)
def test_candidates_grow_with_the_texts_alone(texts: list[str]) -> None:
    """Twice as many texts are at most about twice as many pairs, not four times."""
    signatures = [signature(text) for text in texts]
    half = len(candidates(signatures[: len(signatures) // 2]))
    whole = len(candidates(signatures))
    assert whole <= 2.4 * half
    assert whole <= 26 * 12 * len(texts)


def test_few_of_the_candidates_in_one_group_are_compared() -> None:
    texts = [f"{AGENCY} {prose(seed, 8)}" for seed in range(300)]
    found = group_of(texts)
    assert set(found.first_of) == {0}
    assert len(found.verdicts) < 2 * len(texts)


def test_what_is_known_is_not_compared_again_and_changes_nothing() -> None:
    texts = [prose(seed % 40, 80 + seed) for seed in range(120)]
    anew = group_of(texts)
    assert anew.verdicts
    again = group_of(texts, anew.verdicts)
    assert again.verdicts == {}
    assert again.first_of == anew.first_of
    known = dict(random.Random(1).sample(sorted(anew.verdicts.items()), 30))
    assert group_of(texts, known).first_of == anew.first_of
