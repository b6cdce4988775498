"""PDF: a clear message without LibreOffice, where it fails, and where it takes too long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefing.errors import ExportError
from briefing.rendering import pdf, renderers
from tests.factories_docx import weekly_note


def office(folder: Path, script: str) -> str:
    """A program that stands in for LibreOffice; "$out" is where the PDF belongs."""
    program = folder / "soffice"
    find = 'while [ "$1" != --outdir ]; do shift; done; out="$2/note.pdf"; mkdir -p "$2"'
    program.write_text(f"#!/bin/sh\n{find}\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_without_libreoffice_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "PROGRAMS", ("soffice", "libreoffice"))
    with pytest.raises(ExportError) as caught:
        renderers["pdf"].render(weekly_note(), None, None)
    assert "apt-get install libreoffice-writer" in str(caught.value)
    assert "--format docx or html" in str(caught.value)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("echo 'Error: source file could not be loaded' >&2; exit 0", "could not be loaded"),
        ("printf 'not a document' > \"$out\"", "made no PDF"),
        (": > \"$out\"", "made no PDF"),
        ("exit 77", "made no PDF"),
    ],
)  # fmt: skip
def test_libreoffice_is_not_believed_when_it_exits_with_0(
    tmp_path: Path, script: str, message: str
) -> None:
    with pytest.raises(ExportError, match=message):
        pdf.converted(b"PK", office(tmp_path, script))


def test_what_it_makes_is_handed_on(tmp_path: Path) -> None:
    assert pdf.converted(b"PK", office(tmp_path, "printf '%%PDF-1.7' > \"$out\"")) == b"%PDF-1.7"


def test_an_office_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    started = tmp_path / "started"
    program = office(tmp_path, f"sleep 600 & echo $! > {started}; wait")
    with pytest.raises(ExportError, match=r"more than 0\.5 seconds"):
        pdf.converted(b"PK", program, seconds=0.5)
    left = Path(f"/proc/{started.read_text().strip()}/stat")
    for _ in range(200):  # a process that was killed may wait a moment to be buried
        if not left.exists() or left.read_text().split()[2] == "Z":
            break
        time.sleep(0.01)
    else:
        pytest.fail("what LibreOffice started runs on")


def test_a_program_that_can_not_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be started"):
        pdf.converted(b"PK", str(tmp_path))


def test_it_runs_with_a_profile_of_its_own_that_forbids_macros_and_network(tmp_path: Path) -> None:
    script = (
        'for a in "$@"; do :; done\n'
        f'cp -r "$(dirname "$2")/profile" {tmp_path}/seen; printf \'%%PDF\' > "$out"'
    )
    pdf.converted(b"PK", office(tmp_path, script))
    settings = (tmp_path / "seen/user/registrymodifications.xcu").read_text()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings
    assert '"ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1<' in settings
