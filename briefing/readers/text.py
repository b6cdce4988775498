"""Plain text: every line as it stands, numbered as an editor numbers it.

Of a run of blank lines the first stands for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.cleaning import Visible
from briefing.readers.encodings import decode_printable
from briefing.readers.lines import checked_lines
from briefing.records import Draft, Line, Reading
from briefing.records.making import make_line
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from briefing.readers.fields import Stated

# Lines that are not blank. A whole book stays below; a word list or a log does not.
MOST_LINES = 200_000


@reader("text", suffixes=(".txt", ".text"))
def read_text(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]:
    """Read a plain text file as one draft of its lines, blank ones too.

    Front matter at its very top gives the fields, and is no line of the text.
    """
    text, printable = decode_printable(path, content)
    lines = written_lines(path, text)
    fields: Stated = {}
    taken = 0
    if lines[0].startswith(("---", "+++")):
        from briefing.readers.front_matter import split_front_matter

        fields, taken = split_front_matter(path, lines, reading)
    found = _lines(path, lines, taken, _single_spaced if printable else normalise)
    return (Draft(path=path, lines=Visible(found) if printable else tuple(found), **fields),)


def _single_spaced(line: str) -> str:
    """A printable line, white space normalised: all that it can have is spaces."""
    if "  " in line or line[0] == " " or line[-1] == " ":
        return " ".join(line.split())
    return line


def _lines(path: str, lines: list[str], taken: int, spaced: Callable[[str], str]) -> list[Line]:
    """The lines behind the first few, white space normalised. Raises ReadError for too many."""
    found: list[Line] = []
    most = MOST_LINES
    blank = False
    for number, line in enumerate(lines[taken:], start=taken + 1):
        text = spaced(line) if line else ""
        if text:
            most -= 1
            if most < 0:
                raise ReadError(
                    path,
                    number,
                    f"the file has more than {MOST_LINES:,} lines, the limit: this is not an "
                    "article's text; break it into articles or remove the file",
                )
        elif blank:
            continue
        blank = not text
        found.append(make_line(number, text))
    return found


def written_lines(path: str, text: str) -> list[str]:
    """Return a text's lines. Raises ReadError for one beyond all measure, and for none."""
    lines = checked_lines(path, text)
    if not text.strip():
        raise ReadError(
            path, None, "the file is empty: put the article's text into it or remove it"
        )
    return lines
