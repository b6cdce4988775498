"""How texts are hashed, compared, and woven with what we insert."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.records.passages import Insertion

PARAGRAPH_BREAK = "\n\n"


def sha256_of(text: str) -> str:
    """The hex SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def comparable(text: str) -> str:
    """The form in which texts are compared: Unicode NFC, white space as single spaces."""
    # As nearly every sentence in English is: printed ASCII in single spaces.
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    return " ".join(unicodedata.normalize("NFC", text).split())


def weave(quote: str, insertions: Iterable[Insertion]) -> str:
    """A quote with its insertions: each stands in brackets, a space before it, at its place."""
    parts = []
    before = 0
    for one in insertions:
        parts += [quote[before : one.at], f" [{one.text}]"]
        before = one.at
    return "".join((*parts, quote[before:]))


def parted(
    quotes: Sequence[str], insertions: Iterable[Insertion]
) -> tuple[tuple[Insertion, ...], ...]:
    """The insertions of each quote, ``at`` counted in that quote alone.

    ``quotes`` are those of a point, which ``at`` counts through, a space between them.
    """
    from dataclasses import replace

    given: list[list[Insertion]] = [[] for _ in quotes]
    for one in insertions:
        number, start = 0, 0
        while number < len(quotes) - 1 and one.at > start + len(quotes[number]):
            start += len(quotes[number]) + 1
            number += 1
        given[number].append(replace(one, at=one.at - start))
    return tuple(tuple(ones) for ones in given)
