"""What the index of words takes of an article: made by whoever reads, without a database."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from briefing.text.searchable import VERSION, searchable


class Indexed(NamedTuple):
    """An article as the index takes it: its words, and a hash of what they came from."""

    mark: str
    title: str
    body: str


def indexed(article_title: str | None, body: str, language: str | None, sha256: str) -> Indexed:
    """What the index takes of an article; ``sha256`` is that of its text."""
    return Indexed(
        mark=_mark(article_title, language, sha256),
        title=searchable(article_title or "", language),
        body=searchable(body, language),
    )


def _mark(title: str | None, language: str | None, sha256: str) -> str:
    told = f"{VERSION}\n{language}\n{sha256}\n{title}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
