"""Plain text: every line as it stands, numbered as an editor numbers it."""

from __future__ import annotations

import re

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.encodings import decode
from briefing.records import Draft, Line, Reading
from briefing.text.spaces import normalise

# In characters. A press article of one line stays far below; a dump does not.
LONGEST_LINE = 1_000_000

# Only these end a line. ``str.splitlines`` also counts form feeds and others, which
# editors do not, and the numbers would disagree.
_LINE_END = re.compile("\r\n|\r|\n")


@reader("text", suffixes=(".txt", ".text", ".md", ".markdown"))
def read_text(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]:
    """Read a plain text file as one draft of all its lines, blank ones too."""
    text = decode(path, content)
    lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise ReadError(
                path,
                number,
                f"the line has {len(line):,} characters, and {LONGEST_LINE:,} are the limit: "
                "this is not an article's text; break it into paragraphs or remove the file",
            )
    if not text.strip():
        raise ReadError(
            path, None, "the file is empty: put the article's text into it or remove it"
        )
    return (
        Draft(
            path=path,
            lines=tuple(
                Line(number=number, text=normalise(line))
                for number, line in enumerate(lines, start=1)
            ),
        ),
    )
