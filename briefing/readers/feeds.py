"""Feeds in XML, RSS 0.9x to 2.0 and Atom, by feedparser.

feedparser (Mark Pilgrim, Kurt McKee) knows the dialects. What it is given is made safe
first: no document type, so that nothing is expanded or fetched, and one encoding. A feed
that is not well-formed is read entry by entry, so that one fault costs one entry.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from html.entities import html5
from itertools import islice
from typing import Any

from briefing.errors import ReadError
from briefing.readers import reader, readers
from briefing.readers.encodings import decode
from briefing.readers.entries import Entry, Feed, drafts_of_feed
from briefing.records import Draft, Reading, Rejected
from briefing.text.patterns import Lazy

_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_ROOT = Lazy(r"<((?:[\w.-]{1,40}:)?[A-Za-z_][\w.-]{0,40})(?=[\s/>])")
_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_ENTRY = Lazy(r"<((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s/>])", re.IGNORECASE)
_ENTITY = Lazy(r"<!ENTITY\s+(?P<name>[\w.:-]{1,100})\s+(?P<value>\"[^\"]*\"|'[^']*'|[^>]*)")
_ENTITY_USED = Lazy(r"&([A-Za-z][\w.-]{1,31});")
_NUMBERED = Lazy(r"&#(?:[xX](?P<hex>[0-9A-Fa-f]{1,4000})|(?P<decimal>[0-9]{1,4000}));?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LONGEST_ENTITY = 1000
# No feed nests deeper; time and memory would grow with it.
_DEEPEST = 200
# In characters: what feedparser is given where it has to guess.
_LONGEST_BROKEN = 500_000
_NOT_TEXT = ("audio/", "video/", "image/", "application/octet")


@reader("feeds", suffixes=(".rss", ".atom", ".xml", ".rdf"))
def read_feed(path: str, content: bytes, reading: Reading) -> Iterable[Draft | Rejected]:
    """Read a feed as one draft for each entry.

    Raises ReadError where the file is no feed, declares entities that grow or are fetched,
    or has no entry that can be read.
    """
    declared = _ENCODING.match(content[:300])
    text = decode(path, content, declared[1].decode("ascii") if declared else None)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start, entities = _prolog(path, text)
    root = _ROOT.match(text, start)
    name = root[1].rpartition(":")[2].lower() if root else ""
    if name == "html":
        return readers["html"](path, content, reading)
    if root is None or name not in _ROOTS:
        raise ReadError(
            path,
            None,
            "is no feed (RSS or Atom)"
            + (f", but XML with '{root[1]}' around it" if root else "")
            + ": save the articles as .html or .txt files",
        )
    line = text.count("\n", 0, start) + 1
    return _Reader(path, _known_entities(text[start:], entities), line, reading).items()


class _Reader:
    """One feed from its root on; ``line`` is the line of the file on which that stands."""

    def __init__(self, path: str, text: str, line: int, reading: Reading) -> None:
        self.path, self.text, self.line = path, text, line
        self.most = reading.limits.members

    def items(self) -> Iterator[Draft | Rejected]:
        fault = _fault(self.path, self.text)
        stretches = list(islice(_stretches(self.text), self.most + 1))
        if len(stretches) > self.most:
            raise ReadError(
                self.path,
                None,
                f"the feed has more than {self.most:,} entries, the limit: split it, or raise "
                "members under [limits] in briefing.toml",
            )
        if not stretches:
            raise ReadError(
                self.path,
                self.line + fault[0] - 1 if fault else None,
                "the feed has no entries"
                + (f" and is broken ({fault[1]})" if fault else "")
                + ": save it again from its address",
            )
        if fault is None:
            parsed = _parsed(self.text)
            entries = list(parsed.entries)
            if len(entries) != len(stretches):  # entries named in comments or quoted
                stretches = [(0, 0)] * len(entries)
            yield from drafts_of_feed(
                self.path, self._feed(parsed, zip(entries, stretches, strict=True))
            )
        else:
            yield from self._broken(fault, stretches)

    def _broken(
        self, fault: tuple[int, str], stretches: list[tuple[int, int]]
    ) -> Iterator[Draft | Rejected]:
        """Each entry by itself, inside a root of its own."""
        root = _ROOT.match(self.text)
        assert root is not None
        closers = f"</{root[1]}>"
        opener = self.text[: self.text.find(">") + 1]
        head = self.text[: stretches[0][0]][:_LONGEST_BROKEN]
        if root[1].lower() == "rss":
            opener, closers = f"{opener}<channel>", f"</channel>{closers}"
        found: list[tuple[Any, tuple[int, int]]] = []
        lost: list[int] = []
        for start, end in stretches:
            entry = None
            if 0 < end - start <= _LONGEST_BROKEN:
                parsed = _parsed(f"{opener}{self.text[start:end]}{closers}")
                entry = parsed.entries[0] if len(parsed.entries) == 1 else None
            if entry is None:
                lost.append(start)
            else:
                found.append((entry, (start, end)))
        yield from drafts_of_feed(self.path, self._feed(_parsed(head + closers), found))
        at, reason = fault
        if lost:
            first = self.line + self.text.count("\n", 0, lost[0])
            yield Rejected(
                path=self.path,
                item=f"line {first}",
                reason=f"{_counted(len(lost))} not read, since the file breaks off there or is "
                f"broken (line {self.line + at - 1}: {reason}): save the feed again from its "
                "address",
            )

    def _feed(self, parsed: Any, entries: Iterable[tuple[Any, tuple[int, int]]]) -> Feed:
        stated = parsed.feed
        atom = parsed.version.startswith("atom")
        return Feed(
            title=stated.get("title"),
            publisher=stated.get("publisher"),
            link=stated.get("link"),
            author=stated.get("author") if atom else None,
            language=stated.get("language"),
            copyright=stated.get("rights"),
            entries=tuple(self._entries(entries)),
        )

    def _entries(self, entries: Iterable[tuple[Any, tuple[int, int]]]) -> Iterator[Entry]:
        line, counted = self.line, 0
        for entry, (start, end) in entries:
            if end:
                line, counted = line + self.text.count("\n", counted, start), start
            contents = [
                one["value"]
                for one in entry.get("content", ())
                if one.get("value") and not one.get("type", "").startswith(_NOT_TEXT)
            ]
            summary = entry.get("summary")
            source = entry.get("source") or {}
            details = [*entry.get("content", ()), entry.get("title_detail") or {}]
            # Asked for in feedparser's own way, a missing "updated" gives "published".
            updated = dict.get(entry, "updated")
            dated = "<dc:date" in self.text[start:end]  # of RSS 1.0, and of no revision
            yield Entry(
                id=entry.get("id"),
                link=entry.get("feedburner_origlink") or entry.get("link"),
                title=entry.get("title"),
                published=dict.get(entry, "published") or (updated if dated else None),
                updated=updated,
                publisher=entry.get("publisher") or source.get("title"),
                author=_authors(entry),
                language=next((one["language"] for one in details if one.get("language")), None),
                copyright=entry.get("rights"),
                texts=(*contents, *([summary] if summary else [])),
                shortened=not contents,
                raw=self.text[start:end] if end else None,
                line=line,
            )


def _prolog(path: str, text: str) -> tuple[int, dict[str, str]]:
    """Where the root element begins, and the plain entities that stand before it.

    Raises ReadError for entities that are made of others or lie in another file.
    """
    entities: dict[str, str] = {}
    at = text.find("<")
    while at >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
        elif text.startswith("<?", at):
            end = text.find("?>", at + 2)
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = _end_of_doctype(text, at)
            for match in _ENTITY.finditer(text, at, max(at, end)):
                value = match["value"]
                if value[:1] not in "\"'" or _grows(value):
                    raise ReadError(
                        path,
                        text.count("\n", 0, match.start()) + 1,
                        f"declares the entity '{match['name']}' out of others or of another "
                        "file, which is refused: take the DOCTYPE out of the file",
                    )
                entities[match["name"]] = value[1:-1]
        else:
            return at, entities
        if end < 0:
            break
        at = text.find("<", end + 1)
    return max(at, 0), entities


def _grows(value: str) -> bool:
    return (
        "%" in value
        or len(value) > _LONGEST_ENTITY
        or ("&" in value and re.search(r"&(?!#)", value) is not None)
    )


def _end_of_doctype(text: str, at: int) -> int:
    subset, close = text.find("[", at), text.find(">", at)
    if 0 <= subset < close:
        end = text.find("]", subset)
        return text.find(">", end) if end >= 0 else -1
    return close


def _known_entities(text: str, entities: dict[str, str]) -> str:
    """The text with the named signs of HTML and plain entities of its own as signs."""
    if "&" not in text:
        return text

    def sign(match: re.Match[str]) -> str:
        name = match[1]
        if name in _OF_XML:
            return match[0]
        known = entities.get(name) or html5.get(f"{name};")
        return escape(unescape(known) if known else match[0], quote=False)

    return _NUMBERED.compiled.sub(_character, _ENTITY_USED.compiled.sub(sign, text))


def _character(match: re.Match[str]) -> str:
    """A numbered character as it stands, or none where Unicode has no such number."""
    number = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    valid = 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF
    return match[0] if valid else ""


def _fault(path: str, text: str) -> tuple[int, str] | None:
    """The line and the reason why a text is no well-formed XML, or None.

    Raises ReadError where it nests too deep.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8", " ")
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ReadError(
                path,
                parser.CurrentLineNumber,
                f"nests elements more than {_DEEPEST} deep: this is no feed that can be read",
            )

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        return error.lineno, expat.errors.messages.get(error.code, "not well-formed")
    return None


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each entry; the end is 0 where the entry is not closed."""
    starts = list(_ENTRY.finditer(text))
    for index, match in enumerate(starts):
        limit = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        closer = f"</{match[1]}"
        end = text.find(closer, match.end(), limit)
        close = text.find(">", end, limit) if end >= 0 else -1
        yield match.start(), close + 1


def _parsed(text: str) -> Any:
    import feedparser

    return feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )


def _authors(entry: Any) -> str | None:
    names = [one["name"] for one in entry.get("authors", ()) if one.get("name")]
    stated: str | None = ", ".join(names) if len(names) > 1 else entry.get("author")
    return stated


def _counted(number: int) -> str:
    return "an entry" if number == 1 else f"{number:,} entries"
