"""Titles that the properties of an office file or a PDF state: many name a file or a program."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.text.patterns import Lazy

_NO_TITLE = Lazy(
    r"microsoft word\b|(?:untitled|document|dokument|documento|unbenannt)\s?\d*$|powerpoint"
    r"|\(?(?:no title|null|none)|.*\.(?:docx?|dotx?|rtf|odt|pdf|html?|txt|indd|qxd|tmp)$|[\W\d_]*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_LONGEST_TITLE = 300
_FIRST = 8
_PARAGRAPH = 80


def is_title(title: str) -> bool:
    """Whether a title of a file's properties may be an article's, not a file's or program's."""
    if not title or len(title) > _LONGEST_TITLE or _NO_TITLE.match(title):
        return False
    return " " in title or not title.isascii()


def borne_out(stated: str | None, paragraphs: Sequence[str]) -> str | None:
    """Return the title of the properties where the text bears it out, or else None.

    They often name what this file was made from. They count where the text opens with what
    they say, or where it opens with no line that could be a title.
    """
    if stated is None or not paragraphs or not is_title(stated):
        return None
    wanted = stated.casefold()
    for text in paragraphs[:_FIRST]:
        if text.casefold() == wanted:
            return text
    opening = paragraphs[0]
    return stated if _SENTENCE_END.search(opening) and len(opening) > _PARAGRAPH else None
