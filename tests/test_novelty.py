"""What is new: stories held against the articles of the period before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.ranking import rankers
from briefing.ranking.novelty import compare, fade
from briefing.records import Budget, Document, Story
from briefing.selection import select
from tests.conftest import Run
from tests.factories_ranking import document

BRIDGE = (
    "The council of Lunde closed the Sella Bridge on Monday after Ola Brenn found a crack.",
    "Traffic to Kest goes by the Orvia ferry until the Sella Bridge is mended.",
)
MENDED = (
    "Ola Brenn said the crack of the Sella Bridge in Lunde had been welded over the weekend.",
    "Traffic to Kest goes by the Orvia ferry until the Sella Bridge is mended.",
)
HERRING = (
    "Fishers of Varnholt landed 900 tonnes of herring, the Marine Board in Tessum counted.",
    "Prices at the Varnholt auction fell to 3 marks, the Tessum Courier wrote.",
)
ZH_EARLIER = ("隆德市议会周一关闭了塞拉大桥。", "前往凯斯特的车辆改乘渡轮。")
ZH_LATER = ("隆德市议会说塞拉大桥周五重新开放。", "前往凯斯特的车辆改乘渡轮。")


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (document("a", *MENDED), (document("z", *BRIDGE),), "developing"),
        (document("a", *BRIDGE), (document("z", *BRIDGE),), "unchanged"),
        (document("a", *HERRING), (document("z", *BRIDGE),), "new"),
        (document("a", *MENDED), (document("z", *HERRING), document("y", *BRIDGE)), "developing"),
        (
            document("a", *ZH_LATER, language="zh"),
            (document("z", *ZH_EARLIER, language="zh"),),
            "developing",
        ),
        (document("a"), (document("z", *BRIDGE),), "new"),
        (document("a", *BRIDGE), (document("z"),), "new"),
    ],
)
def test_a_story_is_called_by_what_it_adds(
    later: Document, earlier: tuple[Document, ...], expected: str
) -> None:
    assert compare((later,), earlier).labels == {"a": expected}


def test_without_anything_earlier_nothing_is_said() -> None:
    told = compare((document("a", *BRIDGE),), ())
    assert (told.labels, told.shares) == ({}, {})


def test_nothing_is_said_of_a_language_that_was_not_there_before() -> None:
    later = (document("a", *ZH_LATER, language="zh"), document("b", *HERRING))
    assert compare(later, (document("z", *BRIDGE),)).labels == {"b": "new"}


def test_a_sentence_that_was_told_has_a_larger_share() -> None:
    told = compare((document("a", *MENDED),), (document("z", *BRIDGE),))
    new, old = told.shares["a"]
    assert new < 0.7
    assert old == pytest.approx(1.0)


def test_the_order_of_articles_does_not_matter() -> None:
    later = (document("a", *MENDED), document("b", *HERRING))
    earlier = (document("y", *BRIDGE), document("z", *HERRING))
    assert compare(later, earlier).shares == compare(later[::-1], earlier[::-1]).shares


@pytest.mark.parametrize("method", ["coverage", "lead", "random"])
def test_what_was_told_weighs_less_with_any_method(method: str) -> None:
    documents = (document("a", MENDED[1], MENDED[0]),)
    told = compare(documents, (document("z", *BRIDGE),))
    objective = rankers[method](documents, Budget(sentences=1), None)
    assert fade(objective, told, 0.0) is objective
    (chosen,) = select(fade(objective, told, 1.0), Budget(sentences=1))
    assert chosen.sentence.text == MENDED[0]


def together(*documents: Document) -> tuple[Story, ...]:
    return (Story(articles=tuple(one.article for one in documents)),)


def test_a_story_is_told_by_all_its_articles() -> None:
    again, mended = document("a", *BRIDGE), document("b", *MENDED)
    earlier = (document("z", *BRIDGE),)
    assert compare((again, mended), earlier).labels == {"a": "unchanged", "b": "developing"}
    told = compare((again, mended), earlier, together(again, mended))
    assert told.labels == {"a": "developing", "b": "developing"}


def test_an_article_is_held_against_what_its_story_takes_up() -> None:
    nameless = document("b", "Traffic goes by the ferry until it is mended.")
    mended, earlier = document("a", *MENDED), (document("z", *BRIDGE),)
    assert "b" not in compare((mended, nameless), earlier).shares
    told = compare((mended, nameless), earlier, together(mended, nameless))
    assert told.shares["b"][0] > 0.5


def test_one_of_many_articles_does_not_make_a_story_old() -> None:
    others = [document(f"b{number}", *HERRING) for number in range(4)]
    mended, earlier = document("a", *MENDED), (document("z", *BRIDGE),)
    told = compare((mended, *others), earlier, together(mended, *others))
    assert set(told.labels.values()) == {"new"}
    assert told.shares == {}


def test_articles_that_take_up_nothing_keep_their_weight() -> None:
    documents = (document("a", *MENDED), document("b", *HERRING))
    told = compare(documents, (document("z", *BRIDGE),))
    objective = rankers["lead"](documents, Budget(sentences=4), None)
    faded = fade(objective, told, 0.5)
    by_article = {s.article_id: f for s, f in zip(faded.sentences, faded.factors, strict=True)}
    assert by_article["b"] == 1.0
    assert by_article["a"] < 1.0


# --- in a note ---------------------------------------------------------------------------

FIRST_WEEK = """Sella Bridge closed

2026-03-03

The council of Lunde closed the Sella Bridge on Monday after the engineer Ola Brenn found a crack.

Traffic to Kest goes by the Orvia ferry until the Sella Bridge is mended, said the council of Lunde.

The crack runs through two of the nine girders of the Sella Bridge, Ola Brenn told the council.
"""
SECOND_WEEK = """Sella Bridge to be welded

2026-03-11

Traffic to Kest goes by the Orvia ferry until the Sella Bridge is mended, said the council of Lunde.

Welders from Tessum will begin on Thursday and need eleven days, Ola Brenn said in Lunde.

The work costs 340,000 marks, which Lunde and Kest share as owners of the Sella Bridge.

Steel plates of two metres will be set upon both girders before the first lorry may cross.

A camera of the engineers' office in Tessum is to watch the welds through the coming winter.
"""


def test_a_note_tells_what_changed(corpus: Path, run: Run) -> None:
    for file in corpus.iterdir():
        file.unlink()
    (corpus / "first.txt").write_text(FIRST_WEEK)
    (corpus / "second.txt").write_text(SECOND_WEEK)
    short = run("note", "2026-W11", "--words", "20").out
    assert "ferry" not in short
    assert "What stories are marked as was told from the 1 article of the week before." in short
    unaware = run("note", "2026-W11", "--words", "20", "--novelty", "0").out
    assert "ferry" in unaware
    assert "week before" not in unaware
    first = run("note", "2026-W10").out
    assert "No article of the week before, so nothing is marked new or developing." in first


def test_the_label_stands_behind_the_heading_in_every_format(corpus: Path, run: Run) -> None:
    for file in corpus.iterdir():
        file.unlink()
    (corpus / "first.txt").write_text(FIRST_WEEK)
    (corpus / "second.txt").write_text(SECOND_WEEK)
    Path("briefing.toml").write_text("key_points = 1\n")  # so that the story has a section
    note = json.loads(run("note", "2026-W11", "--format", "json").out)
    labels = {section["label"] for section in note["sections"] if section["kind"] == "story"}
    assert labels == {"developing"}
    assert {s["label"] for s in note["sections"] if s["kind"] != "story"} <= {None}
    for format_ in ("md", "text"):
        assert "to be welded” [developing]" in run("note", "2026-W11", "--format", format_).out
    assert run("note", "2026-W11", "--format", "docx", "--format", "md").code == 0
    for made in ("output/2026/2026-W11.docx", "output/2026/2026-W11.md"):
        assert run("verify", made, "--strict").code == 0


@pytest.mark.parametrize("value", ["2", "-1", "much"])
def test_novelty_is_a_share(corpus: Path, run: Run, value: str) -> None:
    assert run("note", "2026-W10", "--novelty", value).code == 2
    Path("briefing.toml").write_text(f'novelty = "{value}"\n')
    done = run("note", "2026-W10")
    assert (done.code, "from 0 to 1" in done.err) == (1, True)
