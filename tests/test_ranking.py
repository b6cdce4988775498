"""Rankers: what coverage, lead and random go by, and that sumy's methods are fed right."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from briefing.errors import TooLarge, UnknownName
from briefing.ranking import rankers
from briefing.ranking.coverage import settings
from briefing.records import Budget, Objective
from briefing.selection import select
from tests.factories_ranking import document

LIMIT = Budget(words=30)

BRIDGE = document(
    "a-bridge",
    "The ministers of Orvia and Kest opened the Sella bridge in Tarvin on Friday.",
    "A band of forty pupils played both anthems under a grey sky.",
    "Every lorry that crosses the river will pay a toll of four marks.",
    title="Sella bridge opened",
)
TOLL = document(
    "b-toll",
    "Orvia and Kest opened the Sella bridge after nine years of building.",
    "Hotels in the old town reported that all rooms were taken that night.",
    "A toll of four marks will be asked of every lorry, the ministry said.",
    title="A bridge with a toll",
)

BOTH = document(
    "c-both",
    "Every lorry on the Sella bridge of Orvia and Kest will pay a toll of four marks.",
    "Tarvin has waited for nine years.",
)


def worth(made: Objective) -> list[float]:
    """What each sentence is worth by itself."""
    return [
        constant + sum(made.concept_weights[concept] for concept in covered)
        for constant, covered in zip(
            made.constants, made.covers or ((),) * len(made.sentences), strict=True
        )
    ]


def test_the_names() -> None:
    assert rankers.names() == (
        "centroid",
        "coverage",
        "lead",
        "lexrank",
        "random",
        "sumy-edmundson",
        "sumy-kl",
        "sumy-lex-rank",
        "sumy-lsa",
        "sumy-luhn",
        "sumy-reduction",
        "sumy-sum-basic",
        "sumy-text-rank",
    )


def test_an_unknown_method_names_a_close_one() -> None:
    with pytest.raises(UnknownName, match="did you mean 'coverage'"):
        rankers["covrage"]


# --- coverage --------------------------------------------------------------------------


def test_what_both_articles_tell_weighs_more_than_what_one_tells() -> None:
    made = rankers["coverage"]((BRIDGE, TOLL), LIMIT, None)
    by_text = dict(zip((each.text for each in made.sentences), worth(made), strict=True))
    aside = by_text["A band of forty pupils played both anthems under a grey sky."]
    toll = by_text["Every lorry that crosses the river will pay a toll of four marks."]
    assert toll > 2 * aside


def test_what_stands_early_weighs_more() -> None:
    made = rankers["coverage"](
        (document("a", "Marl quarries in Lunde close.", "Peat cutters in Tarvin strike."),),
        LIMIT,
        None,
    )
    first, second = worth(made)
    assert first > second


def test_a_sentence_two_articles_carry_is_told_once() -> None:
    same = "The council of Lunde voted to close both marl quarries by the end of June."
    other = "Their owners will get nine million marks from the province of Sella."
    documents = (document("a", same, other), document("b", same))
    made = rankers["coverage"](documents, Budget(words=60), None)
    twins = [
        cover for each, cover in zip(made.sentences, made.covers, strict=True) if each.text == same
    ]
    assert len(twins) == 2
    assert twins[0] == twins[1]
    chosen = select(made, Budget(words=60))
    assert [choice.sentence.text for choice in chosen].count(same) == 1


def test_reasons_name_what_the_articles_share() -> None:
    made = rankers["coverage"]((BRIDGE, TOLL), LIMIT, None)
    chosen = select(made, LIMIT)
    assert set(chosen[0].reasons) <= {"told by several", "told by one", "central", "already told"}
    assert chosen[0].reasons["told by several"] > chosen[0].reasons["told by one"]
    for parts, whole in zip(made.parts, worth(made), strict=True):
        assert sum(parts.values()) == pytest.approx(whole)


def test_settings_follow_the_cluster_without_a_cliff() -> None:
    before = settings(1, 60)
    for articles in range(1, 40):
        for words in range(60, 400, 10):
            here = settings(articles, words)
            assert 1.0 <= here.decay <= 30.0
            assert 0.0 < here.floor <= 0.5
            assert 0.5 <= here.length_exponent <= 0.8
            assert abs(settings(articles + 1, words).decay - here.decay) <= 0.5 + 1e-9
            assert abs(settings(articles, words + 10).decay - here.decay) <= 0.5 + 1e-9
    assert settings(25, 400).decay > before.decay


def test_languages_share_the_room() -> None:
    english = [
        document(
            f"en{number}",
            f"The harbour of Lunde reopened on Monday after storm number {number} had passed.",
            f"Ferry captain Ola Brenn counted {number + 3} damaged piers along the Sella coast.",
        )
        for number in range(3)
    ]
    german = document(
        "de",
        "Der Hafen von Lunde wurde am Montag nach dem Sturm wieder geöffnet.",
        "Die Fähren nach Kest fahren laut Hafenamt erst am Mittwoch wieder.",
        language="de",
    )
    korean = document(
        "ko",
        "룬데 항구가 월요일 폭풍이 지나간 뒤 다시 문을 열었다고 항만청이 밝혔다.",
        "케스트로 가는 여객선은 수요일에 다시 운항한다고 당국이 전했다.",
        language="ko",
    )
    budget = Budget(words=75)
    made = rankers["coverage"]((*english, german, korean), budget, None)
    given = [choice.sentence.article_id for choice in select(made, budget)]
    assert {"de", "ko"} < set(given)
    assert sum(name.startswith("en") for name in given) >= 2


def test_what_all_are_about_counts_up_to_twice() -> None:
    short = rankers["coverage"]((BRIDGE, TOLL), Budget(words=20), None)
    assert set(short.factors) == {1.0}
    made = rankers["coverage"]((BRIDGE, TOLL), Budget(words=100), None)
    by_text = dict(zip((each.text for each in made.sentences), made.factors, strict=True))
    assert max(by_text.values()) == 2.0
    assert min(made.factors) >= 1.0
    assert min(by_text, key=by_text.__getitem__).startswith("A band of forty pupils")


# --- lead and random -------------------------------------------------------------------


def test_lead_goes_round_by_publication() -> None:
    late = document(
        "a",
        "Lunde votes on the new harbour plan.",
        "Kest abstains from the vote once again.",
        published=date(2026, 3, 5),
    )
    early = document(
        "b",
        "Tarvin floods after six days of rain.",
        "Sella stays dry behind its new dam.",
        published=date(2026, 3, 2),
    )
    undated = document("c", "Orvia buys six ferries from a yard in Kest.")
    made = rankers["lead"]((late, undated, early), Budget(sentences=5), None)
    chosen = select(made, Budget(sentences=5))
    assert [(each.sentence.article_id, each.sentence.index) for each in chosen] == [
        ("b", 0),
        ("a", 0),
        ("c", 0),
        ("b", 1),
        ("a", 1),
    ]


def test_random_is_by_lot_but_the_same_each_time() -> None:
    documents = tuple(
        document(f"a{number}", f"Village number {number} in Sella elects a mayor.")
        for number in range(40)
    )
    made = rankers["random"](documents, LIMIT, None)
    assert made == rankers["random"](documents, LIMIT, None)
    assert all(0.0 <= constant < 1.0 for constant in made.constants)
    assert len(set(made.constants)) == 40
    assert list(made.constants) != sorted(made.constants)


# --- sumy ------------------------------------------------------------------------------

CLASSIC = [name for name in rankers.names() if name.startswith("sumy-")]


@pytest.mark.parametrize("method", CLASSIC)
def test_a_classic_method_tells_sentences_apart(method: str) -> None:
    made = rankers[method]((BRIDGE, TOLL, BOTH), LIMIT, None)
    assert len(set(made.constants)) > 1
    assert min(made.constants) >= 0.0


@pytest.mark.parametrize("method", ["sumy-text-rank", "sumy-reduction"])
def test_a_graph_method_puts_what_is_shared_before_an_aside(method: str) -> None:
    made = rankers[method]((BRIDGE, TOLL), LIMIT, None)
    by_text = dict(zip((each.text for each in made.sentences), made.constants, strict=True))
    aside = by_text["A band of forty pupils played both anthems under a grey sky."]
    assert by_text["Every lorry that crosses the river will pay a toll of four marks."] > aside


def test_twins_are_rated_each_by_itself() -> None:
    same = "The council of Lunde voted to close both marl quarries."
    made = rankers["sumy-edmundson"](
        (
            document(
                "a",
                same,
                "Rain fell.",
                "Owners of quarries protest loudly in Lunde.",
                same,
                "The end came on Friday.",
            ),
        ),
        LIMIT,
        None,
    )
    assert made.constants[0] != made.constants[3]


def test_lex_rank_rates_two_sentences_alike_where_sumy_divides_by_zero() -> None:
    made = rankers["sumy-lex-rank"]((document("a", "Orvia builds.", "Kest pays."),), LIMIT, None)
    assert made.constants == (1.0, 1.0)


def test_edmundson_goes_by_title_and_cue_words() -> None:
    article = document(
        "a",
        "Rain fell on Lunde for a week.",
        "Shops stayed open on most days.",
        "Kest announced a ferry strike on Monday.",
        "Shops may perhaps close on Sunday.",
        "People took the bus to work.",
        title="Ferry strike in Kest",
    )
    made = rankers["sumy-edmundson"]((article,), LIMIT, None)
    assert max(made.constants) == made.constants[2]
    assert min(made.constants) == made.constants[3]


def test_a_large_cluster_is_refused_with_a_way_out() -> None:
    many = document("a", *(f"Village {number} in Sella elects a mayor." for number in range(301)))
    with pytest.raises(TooLarge) as refused:
        rankers["sumy-kl"]((many,), LIMIT, None)
    assert str(refused.value) == (
        "sentences for sumy-kl: 301 where 300 is the limit; use --method coverage, "
        "which has no such limit, or fewer articles"
    )


PROGRAM = """
from tests.factories_ranking import document
from briefing.ranking import rankers
from briefing.records import Budget
words = "Orvia Kest Lunde Sella Tarvin bridge toll ferry river harbour strike vote".split()
texts = [" ".join(words[(n * k) % 12] for k in range(1, 9)) + "." for n in range(1, 12)]
for method in rankers.names():
    made = rankers[method]((document("a", *texts),), Budget(words=50), None)
    print(method, made.constants, made.concept_weights)
"""


def test_ratings_do_not_depend_on_the_order_of_sets() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-W", "error", "-c", PROGRAM],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_a_summary_of_one_article_imports_neither_numpy_nor_sumy() -> None:
    program = (
        "import sys\n"
        "from tests.factories_ranking import document\n"
        "from briefing.ranking import rankers\n"
        "from briefing.records import Budget\n"
        "rankers['coverage']((document('a', 'Orvia builds.'),), Budget(words=50), None)\n"
        "print(sorted({'numpy', 'sumy', 'nltk'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    assert done.stdout == "[]\n"
