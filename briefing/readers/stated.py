"""What a web page states of itself in fields: date of publication, outlet, title, language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.readers.markup import scripts
from briefing.text.dates import find_dates
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from trafilatura.settings import Document

_TAG = re.compile(r"<(meta|time|html|body|abbr|span)\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:.-])([a-z][\w:.-]*+)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_LINKED_DATA = "application/ld+json"
# Names of meta tags that state when the page was first published, the most exact first.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "publication_date",
    "publish_date",
    "publish-date",
    "published_date",
    "pubdate",
    "citation_publication_date",
    "date",
    "weibo:article:create_at",
)
_SEPARATED = re.compile(r"\s+[|·•»–—-]\s+|\s*\|\s*")


def published_by(page: str) -> str | None:
    """The date and time of first publication that a page states in a field, as stated.

    Linked data first (the only one with a type, so it is surely the article's), then meta
    tags, then a ``time`` element marked as the publication's.
    """
    for stated_type, block in scripts(page):
        if _LINKED_DATA not in stated_type.lower():
            continue
        stated = _linked_date(block)
        if stated and find_dates(stated):
            return stated
    by_name: dict[str, str] = {}
    marked: str | None = None
    for tag, attributes in _tags(page):
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name")
            name = (name or attributes.get("itemprop") or "").lower()
            by_name.setdefault(name, attributes.get("content", ""))
        elif marked is None and (
            attributes.get("itemprop", "").lower() == "datepublished" or "pubdate" in attributes
        ):
            marked = attributes.get("datetime") or attributes.get("content")
    for name in _PUBLISHED:
        if find_dates(by_name.get(name, "")):
            return normalise(by_name[name])
    return normalise(marked) if marked and find_dates(marked) else None


def language_of(page: str) -> str | None:
    """The language a page declares, as an ISO 639-1 code."""
    for tag, attributes in _tags(page[:20_000]):
        if tag == "html":
            code = (attributes.get("lang") or attributes.get("xml:lang") or "").lower()
            return code[:2] if re.match(r"[a-z]{2}(?:$|[-_])", code) else None
    return None


def title_of(document: Document) -> str | None:
    """The page's title, without the outlet's name where that stands behind it."""
    title = normalise(document.title or "")
    outlet = normalise(document.sitename or "").lower()
    parts = _SEPARATED.split(title)
    if len(parts) > 1 and outlet and parts[-1].lower() in (outlet, document.hostname):
        title = title[: title.rindex(parts[-1])].rstrip(" |·•»–—-")
    return title or None


def outlet_of(document: Document) -> str | None:
    """The name of the outlet, as the page states it; a bare host name is none."""
    name = normalise((document.sitename or "").lstrip("@"))
    return name if name and name.lower() != (document.hostname or "").lower() else None


def _tags(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for match in _TAG.finditer(page):
        yield (
            match[1].lower(),
            {
                name.lower(): html.unescape(double or single or bare)
                for name, double, single, bare in _ATTRIBUTE.findall(match[2])
            }
            | ({"pubdate": ""} if re.search(r"\spubdate\b", match[2]) else {}),
        )


def _linked_date(block: str) -> str | None:
    try:
        data = json.loads(html.unescape(block) if "&quot;" in block else block, strict=False)
    except (ValueError, RecursionError):
        return None
    return _date_in(data, depth=0)


def _date_in(data: Any, *, depth: int) -> str | None:
    if depth > 6:
        return None
    if isinstance(data, list):
        return next(filter(None, (_date_in(one, depth=depth + 1) for one in data)), None)
    if not isinstance(data, dict):
        return None
    stated = data.get("datePublished") or data.get("dateCreated")
    if isinstance(stated, str) and stated.strip():
        return normalise(stated)
    return next(
        filter(
            None, (_date_in(data.get(key), depth=depth + 1) for key in ("@graph", "mainEntity"))
        ),
        None,
    )
