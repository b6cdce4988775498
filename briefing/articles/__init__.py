"""From drafts to articles: title, body, date, publisher, author and place, as stated."""

from __future__ import annotations

import hashlib

from briefing.articles.corrections import correct
from briefing.articles.understanding import dateline_end, understand

__all__ = ["content_id", "correct", "dateline_end", "understand"]


def content_id(content: bytes, item: str | None = None) -> str:
    """Return the id of an article by its file's content: 12 hex digits.

    ``item`` tells apart the articles of one file. A moved file keeps its articles' ids.
    """
    digest = hashlib.sha256(content)
    if item is not None:
        digest.update(b"\x00" + item.encode("utf-8"))
    return digest.hexdigest()[:12]
