"""Lines of a file, as an editor numbers them."""

from __future__ import annotations

import re

from briefing.errors import ReadError

# In characters. A press article of one line stays far below; a dump does not.
LONGEST_LINE = 1_000_000

# Only these end a line. ``str.splitlines`` also counts form feeds and others, which
# editors do not, and the numbers would disagree.
LINE_END = re.compile("\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, without what ends them."""
    return LINE_END.split(text) if "\r" in text else text.split("\n")


def line_ends(text: str) -> int:
    """How many lines end in a text."""
    return len(LINE_END.findall(text)) if "\r" in text else text.count("\n")


def checked_lines(
    path: str,
    text: str,
    advice: str = "this is not an article's text; break it into paragraphs or remove the file",
) -> list[str]:
    """Return a text's lines. Raises ReadError, with the advice, for one beyond all measure."""
    lines = split_lines(text)
    if len(text) <= LONGEST_LINE:
        return lines
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise ReadError(
                path,
                number,
                f"the line has {len(line):,} characters, and {LONGEST_LINE:,} are the limit: "
                f"{advice}",
            )
    return lines
