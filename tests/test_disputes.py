"""Where sources differ: the heading, the sides, and the pointers between them and the note."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.note import build_note
from briefing.note.sides import figure_alone, heading_of
from briefing.records import Clash, Insertion, Note, Passage
from briefing.rendering import disputes, renderers
from tests.factories_rendering import WEEK, alone, choose, document, frame

FIRST = "A boat sank off Lunde. The storm hurt 12 people on the quay."
SECOND = "Seventeen people were hurt, the ministry said."


def passage(text: str, *insertions: Insertion) -> Passage:
    return Passage(sentences=document(text).sentences, insertions=insertions)


@pytest.mark.parametrize(
    ("what", "sides", "heading"),
    [
        ("people hurt", [("It hurt 12 people.", "12"), (SECOND, "Seventeen")], "12 or seventeen"),
        (
            "people hurt",
            [("It hurt 12.", "12"), ("It hurt 3.", "3"), ("9 hurt.", "9")],
            "12, 3 or 9",
        ),
        (
            "people hurt",
            [("Monday it is.", "Monday"), ("On Friday.", "Friday")],
            "Monday or Friday",
        ),
    ],
)
def test_a_conflict_is_headed_by_what_is_counted_and_the_figures(
    what: str, sides: list[tuple[str, str]], heading: str
) -> None:
    clash = Clash(what=what, sides=tuple((passage(text), figure) for text, figure in sides))
    assert heading_of(clash) == f"People hurt: {heading}"


def test_a_day_is_headed_with_its_date() -> None:
    resolved = Insertion(at=len("It opens on Friday"), text="20 June 2031", kind="date")
    sides = (
        (passage("It opens on Friday.", resolved), "Friday"),
        (passage("It opens on Monday."), "Monday"),
    )
    assert heading_of(Clash(what="dates", sides=sides)) == "Dates: Friday [20 June 2031] or Monday"


def test_a_figure_alone_has_its_own_place() -> None:
    article = document("There were 1,200 of them, and 12 left.")
    found = figure_alone(Passage(sentences=article.sentences), "12")
    assert found is not None
    (piece,) = found.sentences
    assert article.article.text[piece.start : piece.end] == "12"
    assert piece.start == len("There were 1,200 of them, and ")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("There were 1,200 of them, and 12 left.", "200 of the"),
        ("There were 1,200 of them.", "200"),
        ("It rose by 47.5 millimetres.", "47"),
        ("Within 3 hours the storm hurt 3 people.", "3"),
    ],
)
def test_a_figure_whose_place_is_not_sure_is_not_quoted_alone(text: str, figure: str) -> None:
    assert figure_alone(passage(text), figure) is None


def told() -> Note:
    one, other = document(FIRST, path="one.txt"), document(SECOND, path="other.txt")
    sides = (
        (Passage(sentences=one.sentences[1:]), "12"),
        (Passage(sentences=other.sentences), "Seventeen"),
    )
    claimed = ((one.article.id, 1), (other.article.id, 0))
    return build_note(
        frame(2),
        period=WEEK,
        stories=alone(one, other),
        documents={one.article.id: one, other.article.id: other},
        chosen=choose(one, 1),
        clashes=(Clash(what="people hurt", sides=sides, claimed=claimed),),
    )


def test_what_the_note_told_already_is_a_figure_and_a_pointer() -> None:
    note = told()
    key, conflict = (one for one in note.sections if one.kind in {"key_points", "conflicts"})
    assert [point.disputed for point in key.points] == [True]
    assert [point.text for point in conflict.points] == ["12", SECOND]
    assert [disputes.told_in(note, point) for point in conflict.points] == ["see key point 1", ""]
    shown = [disputes.side_text(note, point) for point in conflict.points]
    assert shown[1] == f"Seventeen, {shown[0]}"
    assert disputes.dispute_text(key.points[0]) == disputes.DISPUTED
    assert disputes.dispute_text(replace(key.points[0], disputed=False)) == ""
    # The figure is a part of the sentence that is quoted already.
    assert [source.quoted for source in note.sources] == [1, 1]


@pytest.mark.parametrize("name", ["md", "html", "docx"])
def test_a_dispute_reads_back(name: str) -> None:
    renderer = renderers[name]
    assert renderer.read_back is not None
    found = renderer.read_back(renderer.render(told(), None, None))
    assert found.unsourced == ()
    texts = {use.locator.number: use.text for use in found.uses if use.locator}
    assert texts == {1: "The storm hurt 12 people on the quay.", 2: "12", 3: SECOND}
