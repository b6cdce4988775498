"""The words around statements, claims and conflicts that every format shares."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from briefing.records import Evidence, House, Insertion, Point, Section, SourceCount, Statement
from briefing.rendering import disputes, house_words, renderers, statements
from tests.factories_house import rich_note

SAID = Statement(
    speaker="Ana Berg",
    role="Foreign Minister",
    party="Orland",
    party_inferred=False,
    verb="said",
    direct=False,
    via=None,
)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Ana Berg, Foreign Minister"),
        ({"role": None}, "Ana Berg"),
        ({"role": " "}, "Ana Berg"),
        ({"party_inferred": True}, "Ana Berg, Foreign Minister (party inferred)"),
        ({"direct": True, "role": None}, "Ana Berg (direct speech)"),
        (
            {"via": "an  official\nof Vesk", "party_inferred": True},
            "Ana Berg, Foreign Minister (party inferred; as relayed by an official of Vesk)",
        ),
    ],
)
def test_a_speaker_is_named_with_role_and_what_is_less_than_certain(
    changes: dict[str, object], text: str
) -> None:
    assert statements.speaker_text(replace(SAID, **changes)) == text  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        ("the Health Ministry", "The Health Ministry"),
        ("police", "Police"),
        ("al-Lunde Television", "al-Lunde Television"),
        ("van der Orr", "van der Orr"),
        ("eLunde", "eLunde"),
    ],
)
def test_a_speaker_opens_a_line(speaker: str, shown: str) -> None:
    told = replace(SAID, speaker=speaker, role=None)
    assert statements.speaker_text(told) == shown


def test_a_role_that_names_its_speaker_is_not_said_twice() -> None:
    told = replace(SAID, speaker="a spokesman for Vesk", role="spokesman for Vesk", via="The Post")
    assert statements.speaker_text(told) == "A spokesman for Vesk (as relayed by the Post)"


def test_statements_none_of_which_has_a_party_stand_under_no_heading() -> None:
    note, _ = rich_note()
    bare = replace(
        note,
        sections=tuple(
            replace(
                section,
                points=tuple(
                    replace(
                        point,
                        statement=replace(point.statement, party=None, party_inferred=False),
                    )
                    if point.statement
                    else point
                    for point in section.points
                ),
            )
            for section in note.sections
        ),
    )
    (section,) = (one for one in bare.sections if one.kind == "statements")
    (group,) = statements.by_party(bare, section)
    assert (statements.party_text(group), len(group.points)) == ("", len(section.points))
    for form in ("md", "text", "html"):
        shown = renderers[form].render(bare, None, None).decode()
        assert "Party not stated" not in shown
        assert escape(section.points[0].statement.speaker) in shown  # type: ignore[union-attr]  # a statement


def test_statements_are_grouped_by_party_and_point_to_key_points() -> None:
    note, _ = rich_note()
    (section,) = (one for one in note.sections if one.kind == "statements")
    groups = statements.by_party(note, section)
    assert [(statements.party_text(one), len(one.points), one.see_also) for one in groups] == [
        ("Orland", 1, "See also key point 2 (Ilsa Torvane)."),
        ("Vesk", 1, ""),
        ("Almen", 1, ""),
        ("Party not stated", 1, ""),
    ]
    assert [point for one in groups for point in one.points] == list(section.points)


def test_a_party_of_key_points_alone_is_only_pointed_to() -> None:
    note, _ = rich_note()
    key = note.sections[0]
    points = tuple(
        replace(point, statement=replace(SAID, speaker=name, party=party))
        for point, name, party in zip(
            key.points, ("A", "B", "C"), ("ORLAND", "Elmar", "Orland"), strict=True
        )
    )
    (said,) = (one for one in note.sections if one.kind == "statements")
    sections = (replace(key, points=points), *note.sections[1:])
    groups = statements.by_party(replace(note, sections=sections), said)
    assert [(one.party, len(one.points), one.see_also) for one in groups] == [
        ("Orland", 1, "See also key points 1 (A) and 3 (C)."),
        ("Vesk", 1, ""),
        ("Almen", 1, ""),
        ("Elmar", 0, "See also key point 2 (B)."),
        (None, 1, ""),
    ]


def test_indirect_speech_is_told_once_where_all_is_indirect() -> None:
    def section(*stated: Statement | None) -> Section:
        points = tuple(Point(text="", citations=(), statement=one) for one in stated)
        return Section(kind="statements", heading="", articles=(), points=points)

    assert statements.speech_text(section(SAID, SAID)) == statements.INDIRECT
    assert statements.speech_text(section(SAID, replace(SAID, direct=True))) == ""
    assert statements.speech_text(section(None)) == ""


def test_counts_claims_house_and_sides() -> None:
    count = SourceCount(articles=3, publishers=2, independent=1)
    assert statements.count_text(count) == "3 articles, 2 publishers, 1 independent source"
    assert statements.count_text(None) == ""
    claim = Point(text="", citations=(), claim_of="The  Post")
    assert statements.claim_text(claim) == "The Post, in its own voice:"
    assert statements.claim_text(replace(claim, claim_of=None)) == ""
    note, _ = rich_note()
    assert list(house_words.details(note).items()) == [
        ("prepared_for", ("Prepared for", "Director, Neighbourhood Policy")),
        ("prepared_by", ("Prepared by", "Strait Unit")),
        ("desk", ("Desk", "Northern Strait")),
        ("timezone", ("Time zone", "Europe/Linhaven")),
    ]
    assert set(house_words.details(replace(note, house=House(desk=" ")))) == {"timezone"}
    assert house_words.details_text([("A", "b"), ("C", "d")]) == "A: b · C: d"
    assert note.period is not None
    at_the_end = replace(note, generated=note.period.end)
    assert house_words.details(at_the_end)["as_of"] == ("As of", "Monday 23 June 2031, 00:00 EET")
    (conflict,) = (one for one in note.sections if one.kind == "conflicts")
    assert [disputes.side_text(note, point) for point in conflict.points] == [
        "4, Tide Wire, 17 June 2031",
        "Seven, Vesk Gazette, 19 June 2031 (date inferred from the lead)",
    ]
    (told, _) = conflict.points
    assert disputes.side_text(note, replace(told, figure=None)) == "Tide Wire, 17 June 2031"


def test_what_is_inserted_names_its_place() -> None:
    where = Evidence(paragraph=2, start=0, end=3)
    name = Insertion(at=1, text="Ana Berg", kind="referent", evidence=where)
    day = Insertion(at=2, text="17 June", kind="date")
    assert statements.rests_text((name, day)) == (
        "Brackets ours: [Ana Berg], from para. 2; [17 June], from the publication date."
    )
    assert statements.rests_text(()) == ""
