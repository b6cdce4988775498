"""Web archives (WARC, ISO 28500): each page or plain text that was fetched is an article.

A record's item is the address it was fetched from, a later capture of the same address with
its time behind it. When a page was fetched (WARC-Date) says nothing of when it was published.
Requests, pictures, redirects and pages that were not there are passed over; a record that is
broken is reported, and the next one looked for.
"""

from __future__ import annotations

import mmap
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, MissingExtra, ReadError
from briefing.readers import reader, readers
from briefing.readers.unpacking import BROKEN, Counted, OverLimit, Unpacking, expanded
from briefing.records import Draft, Reading, Rejected
from briefing.records.frozen import dataclass

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_OPENING = b"WARC/"
_NEXT = b"\r\n\r\n" + _OPENING
_HEADERS_END = b"\r\n\r\n"
# The headers of a record, with those of HTTP, fit into so many bytes.
_HEADERS = 65_536
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.M)
_TYPE = re.compile(rb"^warc-type[ \t]*:[ \t]*(?:response|resource|conversion)\b", re.I | re.M)
_FORMATS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_LONGEST_ITEM = 120
_CUT = "it is cut short or damaged, and what comes behind was not read: fetch or record it anew"


@reader("warc", suffixes=(".warc", ".warc.gz"))
def read_warc(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read the pages and plain texts of a web archive."""
    if find_spec("warcio") is None:
        raise MissingExtra("warc", f"reading {path}")
    unpacking = Unpacking(reading.limits)
    found = records = 0
    reason = None
    seen: set[str] = set()
    try:
        with _unpacked(path, content, unpacking) as (archive, broken):
            if broken:
                reason = _CUT
            for record in _records(archive):
                records += 1
                unpacking.count_member()
                for one in _items(path, archive, record, seen, unpacking, reading):
                    found += 1
                    yield one
    except OverLimit as over:
        reason = over.reason
    if not found:
        what = "no page with an article" if records else "no record of a web archive"
        raise ReadError(
            path,
            None,
            reason or f"{what} was found in it: give it the name of what it is, or remove it",
        )
    if reason is not None:
        yield Rejected(path=path, reason=reason)


@dataclass(frozen=True, slots=True)
class _Record:
    """Where a record stands; ``whole`` is False where it is not as long as it says."""

    start: int
    end: int
    whole: bool


@contextmanager
def _unpacked(
    path: str, content: bytes, unpacking: Unpacking
) -> Iterator[tuple[bytes | mmap.mmap, bool]]:
    """The archive's records one behind the other, on disk where they were packed.

    With them, whether it could not be unpacked to its end.
    """
    stream = expanded(content)
    if stream is None:
        yield content, False
        return
    with tempfile.TemporaryFile() as file:
        counted = Counted(stream, unpacking)
        counted.allow(unpacking.limits.expanded_bytes)
        while piece := counted.read(1_000_000):
            file.write(piece)
        if file.tell() == 0:
            raise ReadError(path, None, "it can not be unpacked: fetch or record it anew")
        file.flush()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as archive:
            yield archive, counted.broken


def _records(archive: bytes | mmap.mmap) -> Iterator[_Record]:
    """The records in order; where one is broken, the next is where the next one opens."""
    size = len(archive)
    start = 0 if archive[: len(_OPENING)] == _OPENING else _behind(archive, 0)
    while 0 <= start < size:
        head_end = archive.find(_HEADERS_END, start, start + _HEADERS)
        length = _LENGTH.search(archive[start:head_end]) if head_end > 0 else None
        end = head_end + len(_HEADERS_END) + int(length[1]) if length else -1
        following = _start_after(archive, end) if 0 <= end <= size else None
        if following is None:
            following = _behind(archive, start + 1)
            end = following - len(_HEADERS_END) if following > 0 else size
            yield _Record(start, end, whole=False)
        else:
            yield _Record(start, end, whole=True)
        start = following


def _start_after(archive: bytes | mmap.mmap, end: int) -> int | None:
    """Where the next record starts behind the line ends that close one; None for no such place."""
    while archive[end : end + 1] in (b"\r", b"\n"):
        end += 1
    return end if end >= len(archive) or archive[end : end + 5] == _OPENING else None


def _behind(archive: bytes | mmap.mmap, start: int) -> int:
    """Where the next record seems to start, -1 without any."""
    at = archive.find(_NEXT, start)
    return at + len(_HEADERS_END) if at >= 0 else -1


def _items(
    path: str,
    archive: bytes | mmap.mmap,
    place: _Record,
    seen: set[str],
    unpacking: Unpacking,
    reading: Reading,
) -> Iterator[Draft | Rejected]:
    """What one record gives: nothing where it is no page, else its articles."""
    head = archive[place.start : min(place.end, place.start + _HEADERS)]
    if not _TYPE.search(head.partition(_HEADERS_END)[0]):
        return
    try:
        record = _parsed(head)
        format_ = _format_of(record)
        if format_ is None and place.whole:
            return
        address = record.rec_headers.get_header("WARC-Target-URI", "")
        item = _item(address, record.rec_headers.get_header("WARC-Date", ""), seen)
    except ReadError as error:
        item = f"record at byte {place.start}"
        yield Rejected(path=path, item=item, reason=error.reason)
        return
    try:
        _check_length(place)
        unpacking.check_size(place.end - place.start)
        page = _page(_parsed(archive[place.start : place.end]), unpacking)
        for one in readers[format_ or "text"](path, page, reading):
            if isinstance(one, Draft):
                yield replace(one, item=item, url=address)
            else:
                yield replace(one, item=item)
    except OverLimit as over:
        if over.whole:
            raise
        yield Rejected(path=path, item=item, reason=over.reason)
    except ReadError as error:
        yield Rejected(path=path, item=item, reason=error.reason)
    except BriefingError as error:
        passing = isinstance(error, MissingExtra)
        yield Rejected(path=path, item=item, reason=str(error), passing=passing)


def _check_length(place: _Record) -> None:
    if not place.whole:
        raise ReadError("", None, "the record is broken: it is not as long as it says")


def _parsed(record: bytes) -> ArcWarcRecord:
    """A record with its headers read. Raises ReadError where they are none."""
    from warcio.bufferedreaders import BufferedReader
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    loader = ArcWarcRecordLoader(verify_http=False)
    try:
        return loader.parse_record_stream(BufferedReader(BytesIO(record)), known_format="warc")
    # The last two where a header is missing that every record has.
    except (
        *BROKEN,
        ArchiveLoadFailed,
        StatusAndHeadersParserException,
        AttributeError,
        TypeError,
    ) as error:
        why = str(error) or "cut short"
        raise ReadError("", None, f"the record is broken ({why})") from None


def _format_of(record: ArcWarcRecord) -> str | None:
    """The format of a record's content where it is a page that was there, else None."""
    headers = record.http_headers
    if headers is None:
        stated = record.rec_headers.get_header("Content-Type", "")
    elif headers.get_statuscode() == "200":
        stated = headers.get_header("Content-Type", "")
    else:
        return None
    return _FORMATS.get(stated.partition(";")[0].strip().lower())


def _page(record: ArcWarcRecord, unpacking: Unpacking) -> bytes:
    """A page as it was served, in UTF-8 where it was served with the name of its encoding."""
    from warcio.bufferedreaders import BufferedReader

    headers = record.http_headers
    served = headers.get_header("Content-Type", "") if headers else ""
    packed = (headers.get_header("Content-Encoding", "") if headers else "").strip().lower()
    known = {"", "identity", *BufferedReader.get_supported_decompressors()}
    if packed not in known:
        needs = ": pip install brotli" if packed == "br" else ", which is not read"
        raise ReadError("", None, f"the page is packed as '{packed}'{needs}")
    try:
        with redirect_stderr(StringIO()):  # where warcio says what it stumbles over
            page = unpacking.all_of(record.content_stream(), counted=not packed)
    except BROKEN as error:
        raise ReadError("", None, f"the page can not be unpacked ({error})") from None
    if not page.strip():
        raise ReadError("", None, "the page is empty")
    charset = _CHARSET.search(served)
    try:
        return page.decode(charset[1]).encode() if charset else page
    except (LookupError, UnicodeError, ValueError):
        return page


def _item(address: str, date: str, seen: set[str]) -> str:
    """The name of a capture among the others: its address, short enough to be written."""
    item = address or "no address"
    if len(item) > _LONGEST_ITEM:
        mark = sha256(item.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        item = f"{item[: _LONGEST_ITEM - 10]}…{mark}"
    if item in seen:
        return f"{item} {date}".strip()
    seen.add(item)
    return item
