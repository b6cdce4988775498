"""Floors for standing alone, on sentences labelled by hand and on the notes marked beside
the folder BRIEFING_EVALUATION_DATA names.

The floors only go up. A referent that is inserted has to be right; one that is not sure is
told with the sentence before it, or the sentence is left out, which costs little.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from briefing.reading import read
from briefing.records import Document, Passage, Sentence
from briefing.standing import stand_alone
from briefing.text.mentions import with_dates
from tests.quality.standing_sets import Tally, sampled, tally, written

# Words that name the same in a referent as it is marked and as it is inserted.
SAME = {"republic", "of", "korea", "the", "and", "between", "side"}


@pytest.fixture(scope="module")
def labelled() -> Tally:
    return tally([*written(), *sampled()])


def test_what_is_inserted_is_right(labelled: Tally) -> None:
    assert labelled.counts["right referent"] >= 78, labelled.counts
    assert labelled.share("right referent", "wrong referent") >= 0.97, labelled.faults


def test_nothing_is_left_dangling(labelled: Tally) -> None:
    assert labelled.counts["dangling"] == 0, labelled.faults


def test_dates_are_right(labelled: Tally) -> None:
    assert labelled.counts["wrong date"] == 0, labelled.faults
    assert labelled.share("right date", "missing date") >= 0.95, labelled.faults


def test_little_is_left_out_without_need(labelled: Tally) -> None:
    counts = labelled.counts
    assert counts["needlessly left out"] + counts["needlessly with the one before"] <= 2, counts
    told = counts["right referent"] + counts["with the one before"]
    assert told / (told + counts["left out"]) >= 0.68, counts


Marked: TypeAlias = tuple[dict[str, object], Document, Callable[[Sentence], Passage | None]]


# --- the notes marked by hand ----------------------------------------------------------------


@pytest.fixture(scope="module")
def marked() -> list[Marked]:
    name = os.environ.get("BRIEFING_EVALUATION_DATA")
    folder = Path(name).parent / "seeds" if name else None
    if folder is None or not (folder / "gold_notes.json").is_file():
        pytest.skip("BRIEFING_EVALUATION_DATA names no folder with marked notes beside it")
    found = []
    for one in json.loads((folder / "gold_notes.json").read_text(encoding="utf-8")):
        (document,) = read(folder / one["file"], one["file"]).documents
        dated = with_dates(document.article, document.sentences)
        document = replace(document, sentences=dated)
        found.append((one, document, stand_alone(document)))
    return found


def _rows(one: dict[str, object], key: str) -> list[dict[str, Any]]:
    rows = one[key]
    assert isinstance(rows, list)
    return rows


def _sentence(document: Document, text: str) -> Sentence:
    return next(each for each in document.sentences if each.text == text)


def _names(text: str) -> set[str]:
    return set(text.lower().replace(",", " ").split()) - SAME


def test_no_marked_opener_is_left_dangling(marked: list[Marked]) -> None:
    for one, document, standing in marked:
        for row in _rows(one, "dangling"):
            sentence = _sentence(document, row["sentence"])
            passage = standing(sentence)
            if passage is None or len(passage.sentences) > 1:
                continue
            opener = [
                each.text
                for each in passage.insertions
                if each.kind == "referent" and each.at <= len(row["opener"]) + 1
            ]
            assert opener, row
            assert _names(opener[0]) & _names(row["referent"]), (opener, row)


def test_marked_short_names_have_their_whole_names(marked: list[Marked]) -> None:
    for one, document, standing in marked:
        for row in _rows(one, "short_names"):
            passage = standing(_sentence(document, row["sentence"]))
            if passage is not None:
                told = " ".join(
                    [each.text for each in passage.sentences]
                    + [each.text for each in passage.insertions]
                )
                assert set(row["referent"].split()) <= set(told.replace(",", "").split()), row


def test_marked_dates_are_told_right(marked: list[Marked]) -> None:
    for one, document, standing in marked:
        for row in _rows(one, "dates"):
            passage = standing(_sentence(document, row["sentence"]))
            if passage is None:
                continue
            at = passage.sentences[-1].text.find(row["expression"])
            dates = [each for each in passage.insertions if each.kind == "date" and each.at > at]
            none_is_right = None in row.get("acceptable", [row["resolved"]])
            if none_is_right:
                assert not dates or row["resolved"], row
            if none_is_right or row["precision"] != "day":
                continue
            year, _, day = row["resolved"].split("-")
            assert any(f"{int(day)} " in each.text and year in each.text for each in dates), row
