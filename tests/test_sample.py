"""The sample corpus: read as its gold says, and the notes in output/sample made from it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

import briefing
from tests.conftest import Run

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "sample"
MADE = ROOT / "output" / "sample"
GOLD: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "cases" / "sample_gold.json").read_text(encoding="utf-8")
)


def by_file(entry: dict[str, Any]) -> str:
    return str(entry["file"])


def test_every_sample_article_has_its_gold() -> None:
    files = {path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*.*")}
    assert {by_file(entry).removeprefix("corpus/sample/") for entry in GOLD} == files


@pytest.fixture(scope="module")
def articles() -> dict[str, briefing.Article]:
    return {by_file(entry): _read(by_file(entry)) for entry in GOLD}


def _read(name: str) -> briefing.Article:
    [article] = briefing.read(SAMPLE / name.removeprefix("corpus/sample/"))
    return article


@pytest.mark.parametrize("entry", GOLD, ids=by_file)
def test_the_sample_is_read_as_a_careful_reader_would(
    entry: dict[str, Any], articles: dict[str, briefing.Article]
) -> None:
    article = articles[by_file(entry)]
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
    formats = [word for name in ("md", "docx", "json", "text") for word in ("--format", name)]
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
    assert len(notes) == 3
    assert "changed" not in done.out
