"""Word documents through LibreOffice: what a reader would see, and what an editor keeps."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.records import Note
from briefing.rendering.docx import render_docx
from briefing.rendering.word.read_back import read_back_docx
from briefing.verify import verify
from tests.factories_docx import a_section, note_of, weekly_note
from tests.factories_house import rich_note
from tests.factories_rendering import Shelf

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")

needs_office = pytest.mark.skipif(
    SOFFICE is None or PDFTOTEXT is None,
    reason="LibreOffice (soffice) and poppler (pdftotext) are not installed",
)


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A LibreOffice profile of its own: a running office keeps others out of its."""
    return tmp_path_factory.mktemp("office").as_uri()


def converted(folder: Path, suffix: str, profile: str) -> dict[str, Path]:
    """All Word files of a folder in another format, by their stems."""
    assert SOFFICE is not None
    sources = sorted(folder.glob("*.docx"))
    target = folder / f"to-{suffix}"
    subprocess.run(
        [
            *(SOFFICE, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", suffix, "--outdir", str(target), *map(str, sources)),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    results = {path.stem: path for path in target.glob(f"*.{suffix}")}
    # soffice exits with 0 where it could not read a file, too.
    assert sorted(results) == [path.stem for path in sources]
    return results


def pages_of(pdf: Path) -> list[str]:
    assert PDFTOTEXT is not None
    shown = subprocess.run([PDFTOTEXT, "-layout", str(pdf), "-"], check=True, capture_output=True)
    return shown.stdout.decode("utf-8").split("\f")[:-1]


def long_note() -> Note:
    """A note of some three pages."""
    sentence = "The ministers of both countries met in Linhaven for the {}th round of the talks."
    note = note_of(*(sentence.format(number) for number in range(4, 64)))
    points = note.sections[0].points
    key = a_section("key_points", "Key points", *points[:3])
    return replace(note, sections=(key, a_section("story", "Ministers meet", *points[3:])))


@needs_office
def test_what_a_reader_sees(tmp_path: Path, profile: str) -> None:
    (tmp_path / "week.docx").write_bytes(render_docx(weekly_note()))
    (tmp_path / "long.docx").write_bytes(render_docx(long_note()))
    pdfs = converted(tmp_path, "pdf", profile)

    (page,) = pages_of(pdfs["week"])
    words = " ".join(page.split())
    assert words.startswith("Weekly briefing: 9–15 June 2031 2031-W24 · 4 articles")
    for text in (
        "1. Foreign Minister Ilya Torvane said",
        "“within days”, after nine months of closure.1,2,3",
        "put the shortfall at 300,000 tonnes.",
        "1. Linhaven Courier, “Marrow to reopen Selt crossing”, 10 June 2031",
        "Coverage. Read 17 articles",
        "10 North Straits Agency, 11 June 2031, para. 10 (line 25; see note 2).",
        "Page 1 of 1",
    ):
        assert text in words

    pages = pages_of(pdfs["long"])
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        header = page.strip().splitlines()[0]
        assert (header.split()[-1] == "2031-W24") is (number > 1)


@needs_office
def test_citations_survive_being_saved_twice(tmp_path: Path, profile: str) -> None:
    notes = {
        "week": weekly_note(),
        "long": long_note(),
        "hostile": note_of(
            "Soft\u00adhyphen, hard\u2011one.", "]]> <b>", "Left \u202eopen.", "\x01."
        ),
        "scripts": note_of("外相は協議を再開すると述べた。", "وقال الوزير إن المعبر سيفتح."),
    }
    written = {}
    for name, note in notes.items():
        content = render_docx(note)
        (tmp_path / f"{name}.docx").write_bytes(content)
        written[name] = read_back_docx(content)
        assert len(written[name].uses) == len(note.citations)
    once = converted(tmp_path, "docx", profile)
    assert {name: read_back_docx(path.read_bytes()) for name, path in once.items()} == written
    twice = converted(once["week"].parent, "docx", profile)
    assert {name: read_back_docx(path.read_bytes()) for name, path in twice.items()} == written


@needs_office
def test_a_note_with_everything_set_holds_after_it_was_saved(tmp_path: Path, profile: str) -> None:
    note, documents = rich_note()
    endnotes = replace(note, house=replace(note.house, endnotes=True, paper="letter"))
    for name, one in (("rich", note), ("endnotes", endnotes)):
        (tmp_path / f"{name}.docx").write_bytes(render_docx(one))
    for path in converted(tmp_path, "docx", profile).values():
        found = verify(path.name, read_back_docx(path.read_bytes()), Shelf(documents).look_up)
        assert {verdict.outcome for verdict in found.verdicts} == {"holds"}
        assert len(found.verdicts) == len(note.citations)
        assert found.unsourced == ()

    pages = {name: pages_of(pdf) for name, pdf in converted(tmp_path, "pdf", profile).items()}
    # LibreOffice gives endnotes a page without headers, whatever the document's are.
    assert all("OFFICIAL" in page for page in (*pages["rich"], *pages["endnotes"][:-1]))
    words = {name: " ".join(" ".join(shown).split()) for name, shown in pages.items()}
    assert "Total 4 9 11 6 7 2 2 41" in words["rich"]
    assert "16 Harbour Post, “No trace of cable”, undated" in words["endnotes"]
    # The coverage page is a page of its own.
    assert ["Sources" in page for page in pages["rich"] if "Coverage in full" in page] == [False]
