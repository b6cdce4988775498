"""JSON Feed, versions 1 and 1.1 (Brent Simmons and Manton Reece, 2017 and 2020)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.encodings import decode
from briefing.readers.entries import Entry, Feed, drafts_of_feed
from briefing.records import Draft, Reading, Rejected
from briefing.text.patterns import Lazy

_VERSION = Lazy(r"https?://(?:www\.)?jsonfeed\.org/version/1")
_ITEMS = Lazy(r'"items"\s{0,100}:\s{0,100}\[')
_BETWEEN = " \t\r\n,"


@reader("json_feed", suffixes=(".jsonfeed",))
def read_json_feed(path: str, content: bytes, reading: Reading) -> Iterable[Draft | Rejected]:
    """Read a JSON Feed as one draft for each item; of one that breaks off what is whole."""
    text = decode(path, content)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        return _broken(path, text, error, reading)
    except (RecursionError, ValueError):
        raise ReadError(
            path, None, "nests too deep or has numbers too long to be read: it is no JSON Feed"
        ) from None
    if not is_json_feed(data):
        raise _no_feed(path)
    return drafts_of_json_feed(path, data, reading)


def is_json_feed(data: object) -> bool:
    """Whether decoded JSON is a JSON Feed, by the version that the format requires."""
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return False
    version = data.get("version")
    return isinstance(version, str) and _VERSION.match(version) is not None


def drafts_of_json_feed(
    path: str, data: dict[str, Any], reading: Reading
) -> tuple[Draft | Rejected, ...]:
    """Return a draft for each item of a decoded JSON Feed. Raises ReadError without any."""
    items = [item for item in data["items"] if isinstance(item, dict)]
    if not items:
        raise ReadError(path, None, "the feed has no items: save it again from its address")
    if len(items) > reading.limits.members:
        raise ReadError(
            path,
            None,
            f"the feed has {len(items):,} items, and {reading.limits.members:,} are the limit: "
            "split it, or raise members under [limits] in briefing.toml",
        )
    feed = Feed(
        title=_text(data, "title"),
        link=_text(data, "home_page_url") or _text(data, "feed_url"),
        author=_authors(data),
        language=_text(data, "language"),
        entries=tuple(map(_entry, items)),
    )
    return tuple(drafts_of_feed(path, feed))


def _entry(item: dict[str, Any]) -> Entry:
    full = [text for key in ("content_html", "content_text") if (text := _text(item, key))]
    summary = _text(item, "summary")
    return Entry(
        id=_text(item, "id"),
        link=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        author=_authors(item),
        language=_text(item, "language"),
        texts=(*full, *([summary] if summary else [])),
        shortened=not full,
    )


def _authors(stated: dict[str, Any]) -> str | None:
    authors = stated.get("authors")
    people = authors if isinstance(authors, list) else [stated.get("author")]
    names = [_text(one, "name") for one in people if isinstance(one, dict)]
    return ", ".join(filter(None, names)) or None


def _text(stated: dict[str, Any], key: str) -> str | None:
    value = stated.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)  # version 1 allows numbers, to be taken as text
    return value.strip() or None if isinstance(value, str) else None


def _broken(
    path: str, text: str, error: json.JSONDecodeError, reading: Reading
) -> Iterator[Draft | Rejected]:
    """The items that stand whole before a fault."""
    start = _ITEMS.search(text)
    version = _VERSION.search(text[: start.start()] if start else text)
    if start is None or version is None:
        raise ReadError(
            path, error.lineno, f"is no JSON Feed ({error.msg}): save it again from its address"
        )
    items = list(islice(_whole(text, start.end()), reading.limits.members))
    if not items:
        raise ReadError(
            path, error.lineno, f"is broken ({error.msg}): save it again from its address"
        )
    head = _head(text[: start.start()])
    yield from drafts_of_json_feed(path, {**head, "items": items}, reading)
    yield Rejected(
        path=path,
        item=f"line {error.lineno}",
        reason=f"the feed is broken here ({error.msg}), and what follows is not read: save it "
        "again from its address",
    )


def _whole(text: str, at: int) -> Iterator[object]:
    decoder = json.JSONDecoder()
    while at < len(text):
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield item


def _head(text: str) -> dict[str, Any]:
    """What the feed states of itself before its items."""
    try:
        head = json.loads(text.rstrip(_BETWEEN) + "}")
    except (ValueError, RecursionError):
        return {}
    return head if isinstance(head, dict) else {}


def _no_feed(path: str) -> ReadError:
    return ReadError(path, None, "is JSON, but no JSON Feed: name it .json, or save the feed again")
