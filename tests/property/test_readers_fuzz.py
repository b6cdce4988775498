"""Whatever is done to a file: articles, or a clear error, and nothing else.

Every registered format is fed its sample of tests/contract, damaged in many ways; the ways are
drawn with a fixed seed, so that a failure comes again.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.pipeline import read
from briefing.readers import readers
from briefing.records import FileRead, Limits, Reading
from tests.contract.test_readers import SAMPLES

ROUNDS = 60
# In bytes: what sparks off trouble when it stands in the midst of anything.
SPARKS = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "\u202e\u2066\u200f".encode(),
    b"&#0;&#xD800;&#x110000;&amp;lt;",
    b"\\ud800\\u0000",
    b"]]>\x1a<![CDATA[",
    b"<!--",
    b"<script>",
    b"\"'`",
    b"\r\r\n\x0b\x0c\x85",
    b"99999999999999999999",
    b"-1",
    b"1e999",
    b"NaN",
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-14:00",
    b"../../",
    b"javascript:alert(1)",
    b"%00%ff",
    b"=?utf-8?q?=ff=00?=",
    b"&a;*a",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"{" * 300,
    b"[" * 3_000,
    b"<b>" * 300,
    b"(" * 300,
    b" " * 3_000,
)
LIMITS = Limits(file_bytes=2_000_000, expanded_bytes=4_000_000, members=200, seconds=20.0)

Damage = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, content: bytes) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def cut(chance: random.Random, content: bytes) -> bytes:
    first, last = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:first] + content[last:] if chance.random() < 0.5 else content[:last]


def double(chance: random.Random, content: bytes) -> bytes:
    first, last = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:last] + content[first:last] * chance.choice((1, 2, 30)) + content[last:]


def splice(chance: random.Random, content: bytes) -> bytes:
    other = SAMPLES[chance.choice(sorted(SAMPLES))]
    at, start = chance.randrange(len(content) + 1), chance.randrange(len(other))
    return content[:at] + other[start : start + chance.randrange(1, 400)] + content[at:]


def spark(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(SPARKS) + content[at + chance.choice((0, 0, 1, 8)) :]


def digits(chance: random.Random, content: bytes) -> bytes:
    """Another figure for one of those that stand there: lengths, counts, dates."""
    places = [at for at in range(len(content)) if content[at : at + 1].isdigit()]
    if not places:
        return flip(chance, content)
    at = chance.choice(places)
    return content[:at] + chance.choice((b"0", b"9", b"-5", b"99999999")) + content[at + 1 :]


DAMAGES: tuple[Damage, ...] = (flip, cut, double, splice, spark, spark, digits)


def damaged(name: str) -> Iterator[bytes]:
    chance = random.Random(f"damage to {name}")
    yield SAMPLES[name] * 2
    for _ in range(ROUNDS):
        content = SAMPLES[name]
        for _ in range(chance.choice((1, 1, 2, 5))):
            content = chance.choice(DAMAGES)(chance, content) or b"x"
        yield content


@pytest.mark.parametrize("name", readers.names())
def test_a_damaged_file_gives_articles_or_a_clear_error(name: str) -> None:
    # An export has no suffix of its own; it is told from other texts by what it holds.
    ending = next(iter(readers[name].suffixes), ".txt")
    read_at_all = 0
    for number, content in enumerate(damaged(name)):
        slow = ""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", ResourceWarning)
                found = read(
                    Path("x"), f"x{ending}", content=content, reading=Reading(limits=LIMITS)
                )
        except BriefingError as error:
            slow = str(error)
        else:
            read_at_all += 1
            _check(found)
        assert "more than 20 seconds" not in slow, f"round {number} hangs"
    assert read_at_all > 0


def _check(found: FileRead) -> None:
    items = [document.article.item for document in found.documents]
    assert len(items) == len(set(items))
    for document in found.documents:
        article = document.article
        article.text.encode("utf-8")
        assert "\u202e" not in article.text
        assert "\x00" not in article.text
        assert article.url is None or article.url.startswith(("http://", "https://"))
        for one in document.sentences:
            assert article.text[one.start : one.end] == one.text
    for rejected in found.rejected:
        assert "\n" not in str(rejected)
