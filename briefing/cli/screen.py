"""What a terminal is shown: names and titles of others as characters, never as commands to it."""

from __future__ import annotations

import os
import sys

# C0 and C1 controls, line and paragraph separators, and the marks that turn text around.
_UNSHOWN = frozenset(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
)


def one_line(text: str) -> str:
    """A text on one line: a character that a terminal acts upon is shown as its escape."""
    if text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if ord(character) in _UNSHOWN
        else character
        for character in text
    )


def lines(text: str) -> str:
    """A text of several lines, each as ``one_line`` shows it."""
    if text.isprintable():
        return text
    return "\n".join(map(one_line, text.split("\n")))


def same_stream() -> bool:
    """Whether standard output and error go to one pipe or file, which is no terminal."""
    try:
        if sys.stderr.isatty():
            return False
        out, error = (os.fstat(stream.fileno()) for stream in (sys.stdout, sys.stderr))
    except (OSError, ValueError):  # closed, or in memory
        return False
    return os.path.samestat(out, error)
