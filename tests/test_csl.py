"""CSL-JSON: a note's sources in the shapes that csl-data.json (version 1.0.2) asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import TemplateError
from briefing.export.index import _kind_of
from briefing.export.names import versions
from briefing.records import Note, PublicationDate, Source
from briefing.rendering import read_back, renderers
from briefing.rendering.csl import item
from tests.conftest import ARTICLES, Run
from tests.contract.test_renderers import HOSTILE, hostile_note
from tests.factories_house import rich_note

CSL = renderers["csl"]

# Of the schema: the keys we write, what each may hold, and the two that an item must have.
_TEXT: Callable[[Any], bool] = lambda value: isinstance(value, str) and bool(value)  # noqa: E731
_SHAPES: dict[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("id", "title", "container-title", "URL", "language", "note"), _TEXT),
    "type": lambda value: value in {"article-newspaper", "webpage", "report"},
    "author": lambda value: (
        isinstance(value, list)
        and all(set(one) == {"literal"} and _TEXT(one["literal"]) for one in value)
    ),
    "issued": lambda value: (
        set(value) <= {"date-parts", "circa"}
        and value.get("circa", True) is True
        and len(value["date-parts"]) == 1
        and 1 <= len(value["date-parts"][0]) <= 3
        and all(type(part) is int for part in value["date-parts"][0])
    ),
}


def items_of(note: Note) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(CSL.render(note, None, None))
    for one in items:
        assert {"id", "type"} <= set(one) <= set(_SHAPES)
        assert {name for name, value in one.items() if not _SHAPES[name](value)} == set()
    assert len({one["id"] for one in items}) == len(items)
    return items


def test_the_sources_of_a_note() -> None:
    note, _ = rich_note()
    items = items_of(note)
    quoted = [source for source in note.sources if source.quoted]
    assert [one["id"] for one in items] == [source.article for source in quoted]
    revisions = {citation.article: citation.revision for citation in note.citations}
    assert items[0] == {
        "id": quoted[0].article,
        "type": "article-newspaper",
        "title": "Orland and Vesk agree to reopen Karsa crossing",
        "container-title": "Tide Wire",
        "author": [{"literal": "Mara Lunde"}],
        "issued": {"date-parts": [[2031, 6, 17]]},
        "URL": "https://tidewire.example/world/karsa-crossing",
        "language": "en",
        "note": f"file wire/2031-06-17-karsa.txt; text sha256 {revisions[quoted[0].article]}; "
        "also carried by Linhaven Online; © Tide Wire. Quotation within fair dealing.",
    }
    post, gazette = items[1], items[2]
    assert post["author"] == [{"literal": "Tide Wire"}]
    assert gazette["issued"] == {"date-parts": [[2031, 6, 19]], "circa": True}
    assert "date inferred from the lead" in gazette["note"]
    assert "issued" not in items[-1]
    assert items[4]["language"] == "fr"


@pytest.mark.parametrize(
    ("changes", "key", "value"),
    [
        ({"kind": "Ministry"}, "type", "report"),
        ({"kind": "think tank"}, "type", "report"),
        ({"kind": "ministry website"}, "type", "report"),
        ({"kind": "web site"}, "type", "webpage"),
        ({"kind": "state media"}, "type", "article-newspaper"),
        ({}, "type", "article-newspaper"),
        ({"publisher": None}, "type", "webpage"),
        ({"publisher": None, "url": None}, "type", "article-newspaper"),
        ({"publisher": None}, "container-title", None),
        ({"publisher": None, "agency": "Tide Wire"}, "container-title", "Tide Wire"),
        ({"title": " "}, "title", "x.txt"),
        ({"url": "javascript:alert(1)"}, "URL", None),
        ({"author": "Mara  Lunde\nand others"}, "author", [{"literal": "Mara Lunde and others"}]),
        ({"agency": "post"}, "author", None),
        ({"published": None}, "issued", None),
        ({"language": None}, "language", None),
    ],
)
def test_what_a_source_says(changes: dict[str, object], key: str, value: object) -> None:
    source = Source(
        article="a",
        path="in/x.txt",
        title="Title",
        publisher="Post",
        agency=None,
        published=PublicationDate(value=date(2031, 6, 1), precision="day", basis="header"),
        url="https://post.example/a",
        quoted=1,
        sentences=2,
    )
    assert item(replace(source, **changes), "r").get(key) == value  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_field(text: str) -> None:
    note, _ = hostile_note(text)
    assert (
        {one["title"] for one in items_of(note)}
        == {source.title for source in note.sources if source.quoted}
        or "\u202e" in text
        or "\u2067" in text
    )


def test_it_takes_no_template_and_is_no_note(tmp_path: Path) -> None:
    note, _ = rich_note()
    with pytest.raises(TemplateError, match="takes no template"):
        CSL.render(note, "note", None)
    assert CSL.read_back is None
    path = tmp_path / "x.csl.json"
    path.write_bytes(CSL.render(note, None, None))
    with pytest.raises(Exception, match="not a briefing note"):
        read_back(path)


def test_an_ending_of_two_parts_stays_whole() -> None:
    found = versions("desk/2031/desk_2031-W25.csl.json")
    assert [next(found), next(found)] == [
        "desk/2031/desk_2031-W25.csl.json",
        "desk/2031/desk_2031-W25_v2.csl.json",
    ]
    found = versions("a.b/2031/e.u_2031-W25.md")
    assert [next(found), next(found)][1] == "a.b/2031/e.u_2031-W25_v2.md"
    assert [_kind_of(f"x{end}") for end in (".csl.json", ".json", ".md")] == [
        "CSL-JSON", "JSON", "Markdown",
    ]  # fmt: skip


def test_the_name_of_the_file_says_the_format(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLES["talks.txt"], encoding="utf-8")
    assert run("summarize", "a.txt", "-o", "x.csl.json").code == 0
    (one,) = json.loads(Path("x.csl.json").read_text(encoding="utf-8"))
    assert one["type"] == "article-newspaper"
    assert run("summarize", "a.txt", "--format", "csl", "-o", "y.csl.json").code == 0
    assert run("summarize", "a.txt", "--format", "csl", "-o", "y.json").code != 0
    assert run("summarize", "a.txt", "-o", "z.json").code == 0
    assert json.loads(Path("z.json").read_text(encoding="utf-8"))["schema"]
