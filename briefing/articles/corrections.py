"""What the user states of an article beats what was read of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from briefing.articles.publishers import agency_of, full_name
from briefing.records import Article, Corrections, Precision, PublicationDate


def correct(
    article: Article, corrections: Corrections, publishers: Mapping[str, str] | None = None
) -> Article:
    """Return the article with the fields that the corrections state; None leaves one as it is.

    ``publishers`` are the user's own aliases, as for ``understand``.
    """
    changes: dict[str, Any] = {
        name: value
        for name in ("title", "author", "place", "url", "language")
        if (value := getattr(corrections, name)) is not None
    }
    if corrections.title is not None:
        changes["title_confidence"] = 1.0
    if corrections.publisher is not None:
        changes |= {
            "publisher": corrections.publisher,
            "publisher_name": full_name(corrections.publisher, publishers),
            "agency": agency_of(corrections.publisher) or article.agency,
        }
    for name, told in (("excluded", "exclude"), ("pinned", "pin"), ("dropped", "drop")):
        if (value := getattr(corrections, told)) is not None:
            changes[name] = value
    if corrections.published is not None:
        changes["published"] = PublicationDate(
            value=corrections.published,
            precision=_precision(corrections.published),
            basis="sidecar",
            evidence=None,
        )
    return replace(article, **changes) if changes else article


def _precision(value: object) -> Precision:
    if not isinstance(value, datetime):
        return "day"
    return "second" if value.second else "minute"
