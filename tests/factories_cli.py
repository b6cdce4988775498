"""What the tests of the command line ask of its output."""

from __future__ import annotations


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text
