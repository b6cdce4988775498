"""How a document's own words (headings, sources, coverage) are known again when it is read."""

from __future__ import annotations

from briefing.records import comparable, sha256_of


def fingerprint(text: str) -> str:
    """A short hash of a text in its compared form."""
    return sha256_of(comparable(text))[:16]


def says_something(text: str) -> bool:
    """Whether there is more in a text than white space and punctuation."""
    return any(character.isalnum() for character in text)
