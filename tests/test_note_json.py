"""The JSON of a note: every key of the schema, and what an altered file is found to be."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import ReadError, TemplateError
from briefing.note import build_summary
from briefing.records import Citation, Note, Point, Section, sha256_of
from briefing.rendering import read_back, renderers
from briefing.rendering.note_json import as_dict
from briefing.verify import verify
from tests.factories_rendering import Shelf, choose, document, small_note, weekly

JSON = renderers["json"]


def loaded(note: Note) -> Any:
    return json.loads(JSON.render(note, None, None))


def test_the_keys_are_those_of_the_schema_in_its_order() -> None:
    data = loaded(small_note()[0])
    assert list(data) == [
        *("schema", "title", "language", "generated", "period", "sections", "citations"),
        *("sources", "coverage"),
    ]
    assert data["schema"] == "briefing.note/1"
    assert data["generated"] == "2031-06-23T00:00:00+00:00"
    assert data["period"] == {
        "label": "2031-W25",
        "start": "2031-06-16",
        "end": "2031-06-23",
        "timezone": "UTC",
    }
    assert list(data["coverage"]) == [
        *("read", "articles", "other_periods", "undated", "rejected", "copies"),
        *("publishers", "independent", "excluded", "unknown", "asked"),
    ]


def test_sections_and_points() -> None:
    note, (wire, *_) = small_note()
    section = loaded(note)["sections"][0]
    assert list(section) == [
        *("kind", "heading", "articles", "label", "points", "sources", "reasons", "more"),
    ]
    assert (section["kind"], section["label"]) == ("key_points", None)
    assert section["articles"][0] == wire.article.id
    assert section["points"][0] == {
        "text": "The governments of Orland and Vesk reopened the Karsa crossing.",
        "citations": [1],
        "also": [2],
        "insertions": [],
        "statement": None,
        "claim_of": None,
        "figure": None,
        "disputed": False,
    }


def test_citations() -> None:
    note, (_, _, fish, _) = small_note()
    quote = "Skippers said [on radio] they would *appeal*."
    assert loaded(note)["citations"][-1] == {
        "number": 5,
        "article": fish.article.id,
        "revision": fish.article.sha256,
        "path": "c.txt",
        "line": 3,
        "paragraph": 1,
        "start": 31,
        "end": 76,
        "quote": quote,
        "sha256": sha256_of(quote),
        "title": "Fishing quota cut",
        "publisher": "Coast Daily",
        "published": "2031-06-17",
        "date_basis": "header",
        "url": "https://coast.example/quota?a=1&copy=2",
    }


def test_times_keep_their_zone_and_absent_things_are_null() -> None:
    source = document("It rained.", published=datetime(2031, 6, 17, 8, tzinfo=UTC))
    summary = loaded(build_summary((source,), choose(source, 0), language="en"))
    assert summary["citations"][0]["published"] == "2031-06-17T08:00:00+00:00"
    assert (summary["period"], summary["generated"], summary["coverage"]) == (None, None, None)
    undated = document("It rained.", published=None)
    bare = loaded(build_summary((undated,), choose(undated, 0), language="en"))
    assert (bare["citations"][0]["published"], bare["sources"][0]["date_basis"]) == (None, None)


def test_text_is_readable_as_it_stands() -> None:
    source = document("東京で雨。", path="in/\udce9.txt")
    content = JSON.render(weekly([source], choose(source, 0)), None, None)
    assert "東京で雨。".encode() in content
    assert content.endswith(b"}\n")
    assert json.loads(content)["citations"][0]["path"] == "in/\udce9.txt"


def test_a_template_is_refused() -> None:
    with pytest.raises(TemplateError, match="format 'json' takes no template"):
        JSON.render(small_note()[0], "house", None)


# --- reading back ----------------------------------------------------------------------


def edited(change: Callable[[Any], object]) -> tuple[dict[str, set[str]], tuple[str, ...]]:
    note, documents = small_note()
    data = json.loads(json.dumps(as_dict(note)))
    change(data)
    assert JSON.read_back is not None
    found = verify("n.json", JSON.read_back(json.dumps(data).encode()), Shelf(documents).look_up)
    outcomes: dict[str, set[str]] = {}
    for verdict in found.verdicts:
        if verdict.outcome != "holds":
            outcomes.setdefault(verdict.label, set()).add(verdict.outcome)
    return outcomes, found.unsourced


def forge(data: Any) -> None:
    """Text, quote and hash altered alike."""
    false = "The quota falls by 23 percent."
    data["sections"][0]["points"][1]["text"] = false
    data["citations"][2] |= {"quote": false, "sha256": sha256_of(false)}


@pytest.mark.parametrize(
    ("change", "outcomes"),
    [
        (lambda d: None, {}),
        (lambda d: d["sections"].pop(0), {}),
        (lambda d: d["citations"].reverse(), {}),
        (
            lambda d: d["sections"][0]["points"][1].update(text="The quota falls by 23 percent."),
            {"3": {"changed quote"}},
        ),
        (lambda d: d["citations"][2].update(quote="Nothing."), {"3": {"changed quote"}}),
        (lambda d: d["citations"][1].update(quote="Nothing."), {"2": {"changed quote"}}),
        (forge, {"3": {"changed quote"}}),
        (lambda d: d["sections"][0]["points"][1].update(citations=[4]), {"4": {"renumbered"}}),
        (lambda d: d["sections"][0]["points"][1].update(citations=[9]), {"9": {"renumbered"}}),
        (lambda d: d["sections"][0]["points"][0].update(also=[3]), {"3": {"renumbered"}}),
        (lambda d: d["citations"][2].update(article="0" * 12), {"3": {"missing article"}}),
        (lambda d: d["citations"][2].update(start=1), {"3": {"changed quote"}}),
    ],
)
def test_what_an_altered_note_is_found_to_be(
    change: Callable[[Any], object], outcomes: dict[str, set[str]]
) -> None:
    found, unsourced = edited(change)
    assert unsourced == ()
    assert {label: kinds - {"holds"} for label, kinds in found.items()} == outcomes


def test_a_point_without_citations_is_unsourced() -> None:
    point = {"text": "Our view. It holds.", "citations": [], "also": []}
    outcomes, unsourced = edited(lambda d: d["sections"][0]["points"].append(point))
    assert (outcomes, unsourced) == ({}, ("Our view.", "It holds."))


def two_quotes() -> tuple[Note, Shelf]:
    """A point of two sentences, each with its citation."""
    source = document("It rained. It froze.")
    note = weekly([source], choose(source, 0, 1))
    first, second = note.sections[0].points
    citations: tuple[Citation, ...] = note.citations
    both = Point(text=f"{first.text} {second.text}", citations=(1, 2))
    section = Section(kind="key_points", heading="Key points", articles=(), points=(both,))
    changed = Note(
        title="t", language="en", generated=None, period=None, sections=(section,),
        citations=citations, sources=note.sources, coverage=None,
    )  # fmt: skip
    return changed, Shelf([source])


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("It rained. It froze.", []),
        ("It poured. It froze.", ["1"]),
        ("It rained. It thawed.", ["2"]),
        ("It poured. It thawed.", ["1", "2"]),
    ],
)
def test_each_sentence_of_a_point_answers_for_itself(text: str, bad: list[str]) -> None:
    note, shelf = two_quotes()
    data: Any = as_dict(note)
    data["sections"][0]["points"][0]["text"] = text
    assert JSON.read_back is not None
    found = verify("n", JSON.read_back(json.dumps(data).encode()), shelf.look_up)
    assert sorted({v.label for v in found.verdicts if v.outcome != "holds"}) == bad


def change_at(*keys: str | int, value: object = None, drop: bool = False) -> bytes:
    data: Any = as_dict(small_note()[0])
    inner = data
    for key in keys[:-1]:
        inner = inner[key]
    if drop:
        del inner[keys[-1]]
    else:
        inner[keys[-1]] = value
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (change_at("citations", 3, "start", value="0"), r"expected int in 'citations\[3\]\.start'"),
        (change_at("citations", 3, "start", value=True), r"'citations\[3\]\.start', not bool"),
        (change_at("citations", 0, "quote", drop=True), r"'citations\[0\]\.quote' is missing"),
        (change_at("citations", value={}), "expected a list in 'citations', not an object"),
        (change_at("citations", 1, "number", value=1), r"'citations\[1\]\.number' is 1 for the"),
        (change_at("sections", 0, value=[]), r"expected an object in 'sections\[0\]', not a list"),
        (
            change_at("sections", 0, "points", 0, "citations", value=["1"]),
            r"expected int in 'sections\[0\]\.points\[0\]\.citations\[0\]', not str",
        ),
        (change_at("sections", 0, "points", 0, "text", value=None), "expected str .*, not null"),
        (change_at("schema", value="briefing.note/9"), "'schema' is not 'briefing.note/1'"),
        (b"[]", "not a briefing note"),
        (b"{\n\n", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_file_that_is_no_note_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "n.json"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=reason):
        read_back(path)
