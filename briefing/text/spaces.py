"""White space as canonical text has it: single spaces inside a line, none around it."""

from __future__ import annotations

# Invisible characters that stand for a space in files and that Python does not count as
# white space: the zero-width space, the Mongolian vowel separator, the byte order mark.
_INVISIBLE = ("\u200b", "\u180e", "\ufeff")


def normalise(text: str) -> str:
    """Return the text with every run of white space as one space, and none at its ends.

    No-break, thin, ideographic and zero-width spaces, line ends and byte order marks are
    white space. Nothing else changes: no Unicode normal form is applied.
    """
    # What is printable has no white space but plain spaces, and none of the invisible.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    if not text.isascii():
        for character in _INVISIBLE:
            text = text.replace(character, " ")
    return " ".join(text.split())
