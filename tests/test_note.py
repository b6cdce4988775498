"""What goes into which section, in what order, and what each citation says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.note import build_note, build_summary
from briefing.records import (
    Chosen,
    Clash,
    Document,
    Note,
    Passage,
    Said,
    Statement,
    Story,
    sha256_of,
)
from tests.factories_rendering import (
    WEEK,
    alone,
    choose,
    coverage,
    document,
    frame,
    small_note,
    weekly,
)

KARSA = document("Karsa one. Karsa two.", "Karsa three. Karsa four.", path="k.txt")
QUOTA = document("Quota one. Quota two. Quota three.", title="Quota cut", path="q.txt")
CABLE = document("Cable one. Cable two.", title="Cable tested", path="c.txt")
LYNX = document("Lynx one.", title="Lynx shown", path="l.txt")
ALL = (KARSA, QUOTA, CABLE, LYNX)


def outline(note: Note) -> list[tuple[str, str, list[str]]]:
    return [(s.kind, s.heading, [point.text for point in s.points]) for s in note.sections]


def test_key_points_are_of_distinct_stories_and_the_rest_follows_in_their_order() -> None:
    chosen = (
        *choose(KARSA, 1, score=3.0),
        *choose(KARSA, 0, score=1.0),
        *choose(QUOTA, 2, score=3.0),
        *choose(CABLE, 0, score=2.0),
        *choose(QUOTA, 1, 0, score=2.0),
        *choose(KARSA, 2, score=0.5),
    )
    assert outline(weekly(ALL, chosen)) == [
        ("key_points", "Key points", ["Karsa two.", "Quota three.", "Cable one."]),
        ("story", "Karsa crossing to reopen", ["Karsa one.", "Karsa three."]),
        ("story", "Quota cut", ["Quota one.", "Quota two."]),
        ("also", "Also reported", []),
    ]


@pytest.mark.parametrize(
    ("indices", "key", "rest"),
    [
        ((2,), ["Karsa three."], []),
        ((2, 0), ["Karsa one.", "Karsa three."], []),
        ((3, 2, 0, 1), ["Karsa one.", "Karsa three.", "Karsa four."], ["Karsa two."]),
    ],
)
def test_a_single_story_gives_several_key_points(
    indices: tuple[int, ...], key: list[str], rest: list[str]
) -> None:
    note = weekly([KARSA], choose(KARSA, *indices))
    assert [texts for _, _, texts in outline(note)] == [key, *([rest] if rest else [])]


def test_too_few_stories_are_filled_up_with_the_next_choices() -> None:
    chosen = (*choose(KARSA, 1), *choose(QUOTA, 0), *choose(KARSA, 0), *choose(QUOTA, 1))
    first, second = outline(weekly([KARSA, QUOTA], chosen))
    assert first[2] == ["Karsa one.", "Karsa two.", "Quota one."]
    assert second[2] == ["Quota two."]


def test_what_is_not_quoted_is_named() -> None:
    note = weekly(ALL, choose(QUOTA, 0))
    also = note.sections[-1]
    assert also.articles == tuple(one.article.id for one in (KARSA, CABLE, LYNX))
    assert [(source.path, source.quoted, source.sentences) for source in note.sources] == [
        ("q.txt", 1, 3),
        ("k.txt", 0, 4),
        ("c.txt", 0, 2),
        ("l.txt", 0, 1),
    ]


def test_nothing_chosen_leaves_the_key_points_empty() -> None:
    note = weekly([LYNX], ())
    assert outline(note) == [("key_points", "Key points", []), ("also", "Also reported", [])]
    assert note.citations == ()


def copies() -> tuple[Document, Document, Document]:
    shared = "The road is open."
    return (
        document(shared, "Only here.", title="Road", path="1.txt"),
        document("First. " + shared, "More.", title="Road open", path="2.txt", publisher="Post"),
        document(shared + " " + shared, title="Bypass", path="3.txt", publisher="Ledger"),
    )


def test_the_same_sentence_elsewhere_is_cited_too_once_an_article() -> None:
    one, two, other = copies()
    stories = (Story(articles=(one.article, two.article)), *alone(other))
    note = weekly((one, two, other), choose(one, 0, 1), stories=stories)
    first, second = note.sections[0].points
    assert (first.citations, first.also) == ((1,), (2, 3))
    assert (second.citations, second.also) == ((4,), ())
    assert [citation.path for citation in note.citations] == ["1.txt", "2.txt", "3.txt", "1.txt"]
    assert [source.copies for source in note.sources] == [("Post",), (), ()]
    assert len(note.sections) == 1  # a copy of a quoted text is not reported besides


def test_the_same_sentence_in_another_case_is_another() -> None:
    one = document("The road is open.", path="1.txt")
    other = document("THE ROAD IS OPEN.", path="2.txt")
    assert weekly((one, other), choose(one, 0)).sections[0].points[0].also == ()


def test_a_copy_without_publisher_is_named_by_its_path() -> None:
    one = document("The road is open.", path="1.txt")
    other = document("The road is open.", path="in/2.txt", publisher=None)
    stories = (Story(articles=(one.article, other.article)),)
    assert weekly((one, other), choose(one, 0), stories=stories).sources[0].copies == ("in/2.txt",)


def test_a_citation_leads_to_its_place() -> None:
    note = weekly([KARSA], choose(KARSA, 2))
    (citation,) = note.citations
    article = KARSA.article
    assert article.text[citation.start : citation.end] == citation.quote == "Karsa three."
    assert (citation.paragraph, citation.line, citation.path) == (2, 5, "k.txt")
    assert citation.sha256 == sha256_of("Karsa three.")
    assert (citation.article, citation.revision) == (article.id, article.sha256)
    assert (citation.published, citation.date_basis) == (date(2031, 6, 17), "header")


def test_undated_articles_have_a_section_when_asked() -> None:
    undated = document("Nobody knows when. Truly.", title="Old", path="u.txt", published=None)
    bare = document("Never.", title="Bare", path="v.txt", published=None)
    note = weekly(
        [KARSA], choose(KARSA, 0), undated=(undated, bare), undated_chosen=choose(undated, 1, 0)
    )
    section = note.sections[-1]
    assert (section.kind, section.heading) == ("undated", "Undated")
    assert [point.text for point in section.points] == ["Nobody knows when.", "Truly."]
    assert section.articles == (undated.article.id, bare.article.id)
    assert [source.quoted for source in note.sources] == [1, 2, 0]
    assert note.citations[1].published is None


@pytest.mark.parametrize(
    ("title", "text", "heading"),
    [
        ("Road\n open", "One. Two. Three. Four.", "Road open"),
        # Without a title, its first words.
        (None, "The road is open. Two. Three. Four.", "The road is open."),
        (
            " ",
            "The road from Tarvin to Lunde, shut in March, is open. Two. Three. Four.",
            "The road from Tarvin to Lunde, shut in March …",
        ),
    ],
)
def test_headings(title: str | None, text: str, heading: str) -> None:
    source = document(text, title=title, path="in/k.txt")
    note = weekly([source], choose(source, 0, 1, 2, 3))
    assert note.sections[1].heading == heading


def test_the_note_does_not_depend_on_the_order_of_the_documents() -> None:
    chosen = (*choose(KARSA, 0), *choose(QUOTA, 0), *choose(QUOTA, 1))
    assert weekly(ALL, chosen, stories=alone(*ALL)) == weekly(
        ALL[::-1], chosen, stories=alone(*ALL)
    )


def test_the_small_note_is_what_other_tests_take_it_for() -> None:
    note, _ = small_note()
    assert [(s.kind, len(s.points)) for s in note.sections] == [
        ("key_points", 2),
        ("story", 1),
        ("story", 1),
        ("also", 0),
    ]
    assert len(note.citations) == 5


# --- summaries -------------------------------------------------------------------------


def test_a_summary_is_in_reading_order() -> None:
    note = build_summary((KARSA,), choose(KARSA, 3, 0, 1), language="en")
    assert note.title == "Karsa crossing to reopen"
    assert outline(note) == [("key_points", "Summary", ["Karsa one.", "Karsa two.", "Karsa four."])]
    assert (note.period, note.generated, note.coverage) == (None, None, None)


def test_a_summary_of_several_follows_the_order_of_the_articles() -> None:
    note = build_summary(
        (QUOTA, KARSA, LYNX), (*choose(KARSA, 0), *choose(QUOTA, 0)), language="en",
        coverage=coverage(3),
    )  # fmt: skip
    assert note.title == "Summary of 3 articles"
    assert outline(note)[0][2] == ["Quota one.", "Karsa one."]
    assert [(source.path, source.quoted) for source in note.sources] == [
        ("q.txt", 1),
        ("k.txt", 1),
        ("l.txt", 0),
    ]


def test_a_summary_in_which_nothing_fits() -> None:
    note = build_summary((LYNX,), (), language="en")
    assert outline(note) == [("key_points", "Summary", [])]


def _said(choice: Chosen, party: str | None) -> Chosen:
    statement = Statement(
        speaker="Ana Berg",
        role=None,
        party=party,
        party_inferred=False,
        verb="said",
        direct=False,
        via=None,
    )
    said = Said(sentence=choice.sentence, start=0, end=1, mention="A", statement=statement)
    return replace(choice, said=said)


def test_statements_of_one_party_stand_together_and_are_numbered_so() -> None:
    source = document("Zero. One. Two. Three. Four.")
    chosen = [*choose(source, 0, score=9.0)]
    for index, party in enumerate(("Orland", None, "Vesk", "ORLAND"), start=1):
        chosen.append(_said(choose(source, index)[0], party))
    note = weekly([source], tuple(chosen), key_points=1)
    (section,) = (one for one in note.sections if one.kind == "statements")
    assert [point.text for point in section.points] == ["One.", "Four.", "Three.", "Two."]
    assert [point.citations for point in section.points] == [(2,), (3,), (4,), (5,)]


def test_each_side_of_a_conflict_carries_its_figure() -> None:
    source = document("Four were hurt. Seven were hurt.")
    sides = tuple(
        (Passage(sentences=(sentence,)), figure)
        for sentence, figure in zip(source.sentences, ("Four", "Seven"), strict=True)
    )
    note = build_note(
        frame(),
        period=WEEK,
        stories=alone(source),
        documents={source.article.id: source},
        chosen=(),
        clashes=(Clash(what="hurt", sides=sides),),
    )
    section = next(one for one in note.sections if one.kind == "conflicts")
    assert section.heading == "Hurt: four or seven"
    assert [point.figure for point in section.points] == ["Four", "Seven"]
