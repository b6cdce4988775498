"""PDF, made of the Word document by an installed LibreOffice: tagged, as the house prints it.

LibreOffice runs with a profile of its own that is thrown away, without macros and without a
network. It is not reproducible to the byte, and what it makes can't be verified.
"""

from __future__ import annotations

from pathlib import Path

from briefing.errors import ExportError
from briefing.records import Note
from briefing.rendering import Renderer, renderers
from briefing.rendering.docx import render_docx

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
SECONDS = 180  # the first start of an office makes its profile; a note takes one to three

_WHAT = "the PDF"
_INSTEAD = "or choose --format docx or html"
_NO_OFFICE = (
    "is made by LibreOffice, which is not installed here: install it (Debian and Ubuntu: "
    "apt-get install libreoffice-writer; macOS and Windows: www.libreoffice.org) so that "
    f"'soffice' is found, {_INSTEAD}"
)
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"17"}}'
)
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", True),
    ("Office.Common/Security/Scripting", "DisableActiveContent", True),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", True),
    ("Office.Writer/Content/Update", "Link", 0),
    ("Office.Common/Misc", "FirstRun", False),
    # A proxy that nothing listens on keeps what a template links to from being fetched.
    ("Inet/Settings", "ooInetProxyType", 1),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", 9),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", 9),
)


def render(note: Note, template: str | None, folder: Path | None) -> bytes:
    """The note's Word document as a tagged PDF; ``template`` is a Word file's.

    Raises ExportError where LibreOffice is missing, fails, or takes more than three minutes.
    """
    import shutil

    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ExportError(_WHAT, _NO_OFFICE)
    return converted(render_docx(note, template, folder), program)


def converted(document: bytes, program: str, seconds: float = SECONDS) -> bytes:
    """A Word document as PDF by that LibreOffice program. Raises ExportError."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="briefing-pdf-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        source, made = place / "note.docx", place / "out" / "note.pdf"
        source.write_bytes(document)
        profile = place / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        said = _run(
            [
                *(program, f"-env:UserInstallation={profile.as_uri()}", "--headless"),
                *("--norestore", "--nolockcheck", "--nodefault", "--nologo"),
                *("--convert-to", _FILTER, "--outdir", str(made.parent), str(source)),
            ],
            seconds,
        )
        # It exits with 0 where it could not read or write a file, too.
        content = made.read_bytes() if made.is_file() else b""
    if not content.startswith(b"%PDF"):
        said = f": {said}" if said else ""
        raise ExportError(
            _WHAT,
            f"LibreOffice made no PDF{said}; try 'soffice --headless --convert-to pdf' with the "
            f"note's Word file, {_INSTEAD}",
        )
    return content


def _run(command: list[str], seconds: float) -> str:
    """What a command says on standard error; its whole group ends with it."""
    import os
    import signal
    import subprocess

    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        reason = f"LibreOffice could not be started ({error.strerror}); mend it, {_INSTEAD}"
        raise ExportError(_WHAT, reason) from error
    with process:
        try:
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            reason = f"LibreOffice took more than {seconds:g} seconds; try it again, {_INSTEAD}"
            raise ExportError(_WHAT, reason) from error
        finally:
            # The program is a script in front of the office itself.
            if process.poll() is None:
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
    return " ".join(said.decode("utf-8", "replace").split())[:300]


def _profile() -> str:
    """The settings of a profile, as LibreOffice stores them."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{str(value).lower()}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
    )


renderers.register("pdf")(
    Renderer(name="pdf", suffix=".pdf", text=False, render=render, read_back=None)
)
