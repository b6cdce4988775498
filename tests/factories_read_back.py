"""Word documents changed by hand, for the tests of reading them back."""

from __future__ import annotations

from briefing.rendering.word.read_back import read_back_docx

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
THREE = ("The crossing reopens.", "The hotline is back.", "Prices rose by 4.2 per cent.")
NEW = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def numbers(content: bytes) -> list[int | None]:
    """The citation that each mark leads to, in order of the document."""
    uses = read_back_docx(content).uses
    return [None if use.locator is None else use.locator.number for use in uses]
