"""The sample corpus: read as its gold says, and the notes in output/sample made from it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

import briefing
from briefing.readers import suffixes
from tests.conftest import Run

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "sample"
MADE = ROOT / "output" / "sample"
GOLD: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "cases" / "sample_gold.json").read_text(encoding="utf-8")
)


# Formats whose readers are not there yet: their files are rejected with that reason.
AWAITED = {".xml", ".eml"}.difference(suffixes())


def by_file(entry: dict[str, Any]) -> str:
    return str(entry["file"])


def name_of(entry: dict[str, Any]) -> str:
    """The name of an entry among several of one file."""
    return by_file(entry) + (f"#{entry['item']}" if "item" in entry else "")


def test_every_sample_article_has_its_gold() -> None:
    files = {path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*.*")}
    assert {by_file(entry) for entry in GOLD} == files


Read = dict[str, tuple[briefing.Article, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    files = dict.fromkeys(map(by_file, GOLD))
    return {
        file: tuple(briefing.read(SAMPLE / file))
        for file in files
        if Path(file).suffix not in AWAITED
    }


def test_every_item_of_a_file_has_its_gold(read: Read) -> None:
    for file, articles in read.items():
        entries = [entry.get("item") for entry in GOLD if by_file(entry) == file]
        assert [article.item for article in articles] == entries, file


@pytest.mark.parametrize("entry", GOLD, ids=name_of)
def test_the_sample_is_read_as_a_careful_reader_would(entry: dict[str, Any], read: Read) -> None:
    if Path(by_file(entry)).suffix in AWAITED:
        pytest.skip(f"no reader of {Path(by_file(entry)).suffix} files yet")
    [article] = [one for one in read[by_file(entry)] if one.item == entry.get("item")]
    published = article.published
    assert article.title == entry["title"]
    assert (published and published.value.isoformat()) == entry["published"]
    assert (published and published.basis) == entry["basis"]
    assert article.publisher == entry["publisher"]
    assert article.author == entry["author"]
    assert (article.place or "").casefold() == (entry["place"] or "").casefold()
    if by_file(entry).endswith(".html"):
        opening = [" ".join(p.text.split()[:7]) for p in article.paragraphs]
        assert opening == entry["paragraphs"]
    else:
        assert [p.line for p in article.paragraphs] == entry["paragraphs"]
        assert [p.line for p in article.paragraphs if p.heading] == entry["headings"]


def test_todays_code_makes_the_committed_notes(run: Run, folder: Path) -> None:
    formats = [
        word for name in ("md", "docx", "html", "json", "text") for word in ("--format", name)
    ]
    done = run("note", "2026-W36", "--corpus", ROOT / "corpus", *formats, "--out", "made/")
    assert done.code == 0, done.err
    made = sorted((folder / "made").iterdir())
    assert [path.name for path in made] == sorted(path.name for path in MADE.iterdir())
    for path in made:
        committed = (MADE / path.name).read_bytes()
        assert _parts(path.read_bytes()) == _parts(committed), f"run 'make sample': {path.name}"


def _parts(content: bytes) -> object:
    """A Word file part by part, because compression differs between zlib versions."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(info.filename, info.date_time, package.read(info)) for info in package.infolist()]


def test_the_committed_notes_verify(run: Run, folder: Path) -> None:
    run("ingest", "--corpus", ROOT / "corpus", "--quiet")
    notes = [path for path in sorted(MADE.iterdir()) if path.suffix != ".txt"]
    done = run("verify", "--corpus", ROOT / "corpus", *notes)
    assert done.code == 0
    assert len(notes) == 4
    assert "changed" not in done.out
