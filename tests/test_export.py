"""Documents in the output folder: whole or not at all, and never over what staff edited."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.errors import ExportError
from briefing.export.folder import OutputFolder
from briefing.export.names import place_of
from briefing.export.writing import write_atomically
from briefing.records import Period


def week(label: str) -> Period:
    return Period(
        label=label,
        start=datetime(2020, 12, 28, tzinfo=UTC),
        end=datetime(2021, 1, 4, tzinfo=UTC),
        timezone="UTC",
    )


def test_a_note_lies_under_its_iso_year() -> None:
    assert place_of(week("2020-W53"), ".docx") == "2020/2020-W53.docx"


def test_a_document_is_written_and_listed(tmp_path: Path) -> None:
    written = OutputFolder(tmp_path).write("2026/2026-W36.md", b"one")
    assert written.path.read_bytes() == b"one"
    assert written.changed
    assert written.spared is None
    assert "2026/2026-W36.md" in json.loads((tmp_path / "manifest.json").read_text())["files"]


def test_the_same_document_again_is_left_as_it_is(tmp_path: Path) -> None:
    OutputFolder(tmp_path).write("a.md", b"one")
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert not OutputFolder(tmp_path).write("a.md", b"one").changed
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


def test_a_newer_document_replaces_one_of_ours(tmp_path: Path) -> None:
    OutputFolder(tmp_path).write("a.md", b"one")
    OutputFolder(tmp_path).write("a.md", b"two")
    assert (tmp_path / "a.md").read_bytes() == b"two"
    assert not (tmp_path / "a_v2.md").exists()


def test_an_edited_document_is_spared_again_and_again(tmp_path: Path) -> None:
    OutputFolder(tmp_path).write("a.md", b"one")
    (tmp_path / "a.md").write_bytes(b"one, edited")
    second = OutputFolder(tmp_path).write("a.md", b"two")
    assert (tmp_path / "a.md").read_bytes() == b"one, edited"
    assert second.path == tmp_path / "a_v2.md"
    assert second.spared == tmp_path / "a.md"
    OutputFolder(tmp_path).write("a.md", b"three")
    assert (tmp_path / "a_v2.md").read_bytes() == b"three"
    (tmp_path / "a_v2.md").write_bytes(b"three, edited")
    assert OutputFolder(tmp_path).write("a.md", b"four").path == tmp_path / "a_v3.md"


def test_a_file_that_is_not_ours_is_spared(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"somebody's")
    assert OutputFolder(tmp_path).write("a.md", b"one").path == tmp_path / "a_v2.md"


def test_an_output_folder_that_is_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("not a folder")
    with pytest.raises(ExportError, match="can not be written"):
        OutputFolder(tmp_path / "output").write("a.md", b"one")


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(ExportError):
        write_atomically(tmp_path / "taken", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_broken_manifest_is_named(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(ExportError, match=r"manifest\.json"):
        OutputFolder(tmp_path)
