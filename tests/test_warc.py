"""Web archives: pages that were fetched, each by its address; broken records leave the others."""

from __future__ import annotations

import gzip
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import TypeAlias

import pytest

from briefing.errors import MissingExtra, ReadError
from briefing.pipeline import read
from briefing.records import FileRead, Limits, Reading

PAGE = (
    b"<html lang='en'><head><title>Ferry sold</title></head><body><article><h1>Ferry sold</h1>\n"
    b"<p>The port of Tarn sold its last ferry to a yard in Orvia on Monday for two million.</p>\n"
    b"<p>The ferry had crossed the sound for fifty years, port director Ana Sorel said.</p>"
    b"</article></body></html>"
)
TEXT = b"Tides\n\nThe council of Tarn said on Monday that the tide tables are wrong by an hour.\n"
HOME = "https://post.example/"
HTML = "text/html"


def chunked(content: bytes) -> bytes:
    half = len(content) // 2
    pieces = (content[:half], content[half:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def recorded(*answers: tuple[str, str, str, bytes, dict[str, str]], packed: bool = False) -> bytes:
    records = [record("warcinfo", "", b"software: none\r\n")]
    for name, status, type_, body, headers in answers:
        stated = {"Content-Type": type_, **headers}
        lines = [f"HTTP/1.1 {status}", *(f"{key}: {value}" for key, value in stated.items())]
        answer = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        records.append(record("response", HOME + name, answer))
    return b"".join(gzip.compress(one) if packed else one for one in records)


def record(kind: str, address: str, block: bytes) -> bytes:
    headers = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2031-03-06T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}"
    )
    return headers.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def read_as(name: str, content: bytes, limits: Limits | None = None) -> FileRead:
    return read(Path(name), name, content=content, reading=Reading(limits=limits or Limits()))


def names(found: FileRead) -> list[str]:
    return [(document.article.item or "").removeprefix(HOME) for document in found.documents]


Answer: TypeAlias = tuple[str, str, str, bytes, dict[str, str]]
ANSWERS: tuple[Answer, ...] = (
    ("a", "200 OK", "text/html; charset=utf-8", PAGE, {}),
    ("gone", "404 Not Found", HTML, PAGE, {}),
    ("moved", "301 Moved Permanently", HTML, PAGE, {}),
    ("photo", "200 OK", "image/png", b"\x89PNG\r\n", {}),
    ("b", "200 OK", HTML, gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
    ("c", "200 OK", HTML, chunked(PAGE), {"Transfer-Encoding": "chunked"}),
    (
        "d",
        "200 OK",
        HTML,
        chunked(gzip.compress(PAGE)),
        {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
    ),
    ("a", "200 OK", HTML, PAGE, {}),
    ("t", "200 OK", "text/plain", TEXT, {}),
)
READ = ["a", "b", "c", "d", "a 2031-03-06T10:00:00Z", "t"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("w.warc", recorded(*ANSWERS)),
        ("w.warc.gz", recorded(*ANSWERS, packed=True)),
        ("w.WARC.GZ", gzip.compress(recorded(*ANSWERS))),
    ],
)
def test_pages_that_were_there_are_articles_named_by_their_address(
    name: str, content: bytes
) -> None:
    found = read_as(name, content)
    assert names(found) == READ
    assert not found.rejected
    page = found.documents[0].article
    assert (page.path, page.url, page.title) == (name, HOME + "a", "Ferry sold")
    # When it was fetched is not when it was published.
    assert page.published is None
    assert [paragraph.line for paragraph in page.paragraphs] == [2, 3]


def test_long_addresses_are_short_items_and_whole_links() -> None:
    long: list[Answer] = [("x" * 300 + end, "200 OK", HTML, PAGE, {}) for end in "ab"]
    first, second = (document.article for document in read_as("w.warc", recorded(*long)).documents)
    assert first.item != second.item
    assert max(len(first.item or ""), len(second.item or "")) < 130
    assert first.url == HOME + "x" * 300 + "a"


def test_the_encoding_that_a_page_was_served_in_counts() -> None:
    page = PAGE.replace(b"yard", "верфи".encode("koi8-r"))
    served = recorded(("a", "200 OK", "text/html; charset=koi8-r", page, {}))
    assert "верфи" in read_as("w.warc", served).documents[0].article.text


def test_a_record_of_the_wrong_length_leaves_the_others() -> None:
    content = recorded(*ANSWERS)
    at = content.index(b"Content-Length: ", content.index(b"/b\r\n"))
    broken = content[:at] + b"Content-Length: 7" + content[content.index(b"\r\n", at) :]
    found = read_as("w.warc", broken)
    assert names(found) == [name for name in READ if name != "b"]
    ((item, reason),) = [(one.item, one.reason) for one in found.rejected]
    assert item == HOME + "b"
    assert "not as long as it says" in reason


@pytest.mark.parametrize("packed", [False, True])
def test_of_an_archive_cut_short_is_read_what_is_there(packed: bool) -> None:
    content = recorded(*ANSWERS, packed=packed)
    found = read_as("w.warc.gz" if packed else "w.warc", content[:-60])
    assert names(found) == READ[:-1]
    assert [one.item for one in found.rejected] == [HOME + "t", *([None] if packed else [])]


def test_a_packed_archive_that_ends_between_pages_says_that_more_is_missing() -> None:
    content = recorded(*ANSWERS[:1], packed=True)
    found = read_as("w.warc.gz", content + recorded(*ANSWERS, packed=True)[:40])
    assert len(found.documents) == 1
    assert [(one.item, "cut short" in one.reason) for one in found.rejected] == [(None, True)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no archive", "no record of a web archive"),
        (recorded(ANSWERS[1], ANSWERS[3]), "no page with an article"),
        (recorded(("z", "200 OK", HTML, b"x", {"Content-Encoding": "zstd"})), "packed as 'zstd'"),
        (recorded(("e", "200 OK", HTML, b"", {})), "the page is empty"),
    ],
)
def test_an_archive_without_pages_is_an_error(content: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read_as("w.warc", content)


def test_limits_count_what_pages_unpack_to() -> None:
    bomb = gzip.compress(PAGE + b" " * 3_000_000)
    content = recorded(
        ANSWERS[0], ("bomb", "200 OK", HTML, bomb, {"Content-Encoding": "gzip"}), ANSWERS[-1]
    )
    found = read_as("w.warc", content, Limits(file_bytes=1_000_000))
    assert names(found) == ["a", "t"]
    assert "raise file_bytes under [limits]" in found.rejected[0].reason
    found = read_as("w.warc", content, Limits(expanded_bytes=1_000_000))
    assert names(found) == ["a"]
    assert "raise expanded_bytes under [limits]" in found.rejected[0].reason


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> ModuleSpec | None:
        return None if name == "warcio" else sys.modules[name].__spec__

    monkeypatch.setattr("briefing.readers.warc.find_spec", missing)
    with pytest.raises(MissingExtra, match=r"briefing\[warc\]"):
        read_as("w.warc", recorded(*ANSWERS))
