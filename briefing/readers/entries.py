"""Entries of a feed, whatever its format: each becomes a draft, or says why it does not."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from briefing.readers.fragments import address_at, body_of, has_sentence, plain
from briefing.readers.places import Places
from briefing.records import Draft, Line, Rejected
from briefing.records.frozen import dataclass
from briefing.text.dates import find_dates
from briefing.text.patterns import Lazy
from briefing.text.spaces import normalise

# In characters: what a user may still want to write into a sidecar.
LONGEST_ITEM = 80
# Marks that turn the direction of a text, and others that nobody sees.
_UNSEEN = Lazy("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_NO_WORD = Lazy(r"[\W_]+")
_PARTED = Lazy(r"\s+[|·•»>–—:-]+\s+|\s*[|»]\s*|:\s+")
_FEED_WORDS = Lazy(r"(?:^|[\s:|»–—-]+)\(?(?:rss|atom|feeds?|rss ?2\.0)\)?$", re.IGNORECASE)
_ADDRESS = Lazy(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,190}")
_SHORT_YEAR = Lazy(r"\b\d{1,2} [A-Za-z]{3,9} \d\d (?=\d\d?:)")
_CODE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as its feed states it, before anything is chosen or cleaned.

    ``texts`` are its texts, the fullest kind first, HTML or plain. ``shortened`` says that
    none of them claims to be the whole. ``raw`` is its stretch of the file, which begins on
    ``line``.
    """

    id: str | None = None
    link: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    copyright: str | None = None
    texts: tuple[str, ...] = ()
    shortened: bool = False
    raw: str | None = None
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed states of itself, and its entries in order of the file."""

    title: str | None = None
    publisher: str | None = None
    link: str | None = None
    author: str | None = None
    language: str | None = None
    copyright: str | None = None
    entries: tuple[Entry, ...] = ()


def drafts_of_feed(path: str, feed: Feed) -> Iterator[Draft | Rejected]:
    """Yield a draft of each entry; one without a sentence of text is rejected.

    ``published`` is the entry's own. A feed that never states when an entry was published
    has only the date of its last change (Atom requires that one alone, RFC 4287): there it
    is taken, since it is the day of the text as it stands; unless all entries carry the
    same one, which then is the day the feed was made.
    """
    names = item_names([_name_of(entry) for entry in feed.entries], newest_first=True)
    changes = [entry.updated for entry in feed.entries]
    by_change = not any(entry.published for entry in feed.entries) and (
        len(changes) == 1 or len(set(changes)) > 1
    )
    outlet = plain(feed.publisher or "") or outlet_of_feed(plain(feed.title or ""), feed.link)
    for entry, item in zip(feed.entries, names, strict=True):
        yield _draft(path, item, entry, feed, outlet=outlet, by_change=by_change)


def _draft(
    path: str, item: str, entry: Entry, feed: Feed, *, outlet: str | None, by_change: bool
) -> Draft | Rejected:
    publisher = plain(entry.publisher or "") or outlet
    title = _without_outlet(plain(entry.title or ""), publisher) or None
    texts, headings = _best_body(entry, title)
    if not has_sentence(tuple(text for at, text in enumerate(texts) if at not in headings)):
        return Rejected(
            path=path,
            item=item,
            reason="the entry has no full sentence of text, only a headline or the beginning of "
            "one: save the article itself from its page",
        )
    places = Places(entry.raw, first_line=entry.line, escaped=True) if entry.raw else None
    return Draft(
        path=path,
        item=item,
        lines=tuple(
            Line(number=places.line_of(text) if places else None, text=text) for text in texts
        ),
        extracted=True,
        headings=headings,
        title=title,
        published=as_date(entry.published or (entry.updated if by_change else None)),
        publisher=publisher,
        author=name_of_person(entry.author) or name_of_person(feed.author),
        url=address_at(entry.link, feed.link) or address_at(entry.id),
        language=language_code(entry.language) or language_code(feed.language),
        copyright=plain(entry.copyright or feed.copyright or "") or None,
    )


def _best_body(entry: Entry, title: str | None) -> tuple[tuple[str, ...], frozenset[int]]:
    """The first text, unless a later one says much more (a stub beside the summary)."""
    best: tuple[tuple[str, ...], frozenset[int]] = ((), frozenset())
    for number, text in enumerate(entry.texts):
        shortened = entry.shortened or number > 0
        found = body_of(text, title=title, shortened=shortened)
        if sum(map(len, found[0])) > 1.5 * sum(map(len, best[0])):
            best = found
    return best


# --- names of items ------------------------------------------------------------------------


def item_names(names: Sequence[str], *, newest_first: bool) -> list[str]:
    """Tell names apart that are the same; the oldest keeps its own, so that it stays."""
    count: Counter[str] = Counter()
    taken = set(names)
    found: list[str] = []
    for name in reversed(names) if newest_first else names:
        count[name] += 1
        told = name
        while count[name] > 1 and told in taken:
            told = f"{name} ({count[name]})"
            if told in taken:
                count[name] += 1
        taken.add(told)
        found.append(told)
    return found[::-1] if newest_first else found


def item_name(stated: str) -> str:
    """A short name of an item, fit to be written in a sidecar; a pure function of ``stated``."""
    name = normalise(_UNSEEN.sub(" ", stated)).replace('"', "'").replace("\\", "/")
    name = _SCHEME.sub("", name, count=1) if _SCHEME.match(name) else name
    name = name.rstrip("/") or name
    return _bounded(name, stated)


def _name_of(entry: Entry) -> str:
    stated = normalise(entry.id or address_at(entry.link) or "")
    if stated:
        return item_name(stated)
    title = plain(entry.title or "")
    if title:
        return _bounded(_NO_WORD.sub("-", title).strip("-").lower() or _hash(title), title)
    return _hash("\n".join(entry.texts))


def _bounded(name: str, whole: str) -> str:
    if not name:
        return _hash(whole)
    return name if len(name) <= LONGEST_ITEM else f"{name[: LONGEST_ITEM - 9]}~{_hash(whole)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


# --- fields --------------------------------------------------------------------------------


def as_date(stated: str | None) -> str | None:
    """A date as stated; one of mail with a year of two digits with all four, or None."""
    stated = normalise(stated or "")[:200]
    if not stated or find_dates(stated) or not _SHORT_YEAR.search(stated):
        return stated or None
    try:
        return parsedate_to_datetime(stated).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return stated


def outlet_of_feed(title: str, link: str | None) -> str | None:
    """The outlet that a feed's title names ("The Solve Courier - World", "… RSS feed").

    Of several parts the one that the feed's host is called after.
    """
    while (shorter := _FEED_WORDS.sub("", title)) != title and shorter:
        title = shorter
    parts = [part for part in _PARTED.split(title) if part]
    if len(parts) > 1:
        host = _letters(urlsplit(address_at(link) or "").hostname or "")
        for part in parts:
            letters = _letters(part).removeprefix("the")
            if len(letters) >= 3 and letters in host:
                return part
    return title or None


def name_of_person(stated: str | None) -> str | None:
    """The name of an author without the address of mail that goes with it."""
    name = normalise(plain(stated or ""))
    if "@" in name:
        name = normalise(_ADDRESS.sub(" ", name)).strip(" <>()\"',;")
    return name or None


def language_code(stated: str | None) -> str | None:
    """The ISO 639-1 code of a stated language, or None."""
    match = _CODE.match((stated or "").strip())
    code = match[0].lower() if match else None
    return code if code is not None and len(code) == 2 else None


def _without_outlet(title: str, publisher: str | None) -> str:
    """A headline without the outlet's name behind it ("Harbour reopens - The Courier")."""
    for separator in (" - ", " – ", " — ", " | "):
        before, _, last = title.rpartition(separator)
        if publisher and before and last.casefold() == publisher.casefold():
            return before.rstrip()
    return title


def _letters(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()
