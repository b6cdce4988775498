"""Hostile input: nothing hangs, nothing outside is read, no trace of the invisible is left."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.errors import ReadError
from briefing.pipeline import read
from briefing.readers import Format, content_of
from briefing.readers.cleaning import visible
from briefing.readers.deadline import deadline
from briefing.records import Article, Draft, Limits, Line, Reading
from briefing.text.addresses import web_address
from tests.conftest import Run

BODY = (
    "The harbour of Varnholt reopened on Tuesday after the storm, the port office said.",
    "Officials put the damage at 4 million crowns and closed two berths until the summer.",
)
TEXT = "\n\n".join(("Harbour reopens", *BODY))
PAGE = (
    "<html><head><title>Harbour</title>{head}</head><body><article>{body}</article></body></html>"
)
PARAGRAPHS = "".join(f"<p>{one}</p>\n" for one in BODY)


def page(head: str = "", body: str = PARAGRAPHS) -> bytes:
    return PAGE.format(head=head, body=body).encode()


def article(name: str, content: bytes, **limits: float) -> Article:
    reading = Reading(limits=Limits(**limits))  # type: ignore[arg-type]  # by name
    (document,) = read(Path(name), name, content=content, reading=reading).documents
    return document.article


# --- a time limit ----------------------------------------------------------------------------


def never_ends() -> None:
    with deadline("slow.txt", 0.05):
        while True:
            pass


def swallows() -> None:
    with deadline("slow.txt", 0.05):
        try:
            time.sleep(30)
        except Exception:  # noqa: BLE001 - what libraries do
            time.sleep(30)


@pytest.mark.parametrize("slow", [never_ends, swallows])
def test_what_takes_too_long_is_given_up(slow: Callable[[], None]) -> None:
    with pytest.raises(ReadError, match=r"more than 0\.05 seconds to read") as caught:
        slow()
    assert caught.value.path == "slow.txt"
    assert "raise seconds under [limits] in briefing.toml" in str(caught.value)
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_a_timer_that_runs_already_runs_on() -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: rung.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 50, 7)
        with deadline("a.txt", 20):
            assert signal.getitimer(signal.ITIMER_REAL)[0] <= 20
        left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
        assert 20 < left <= 50
        assert interval == 7
        signal.raise_signal(signal.SIGALRM)
        assert rung == [signal.SIGALRM]
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), 1e300])
def test_any_limit_that_can_be_configured_is_taken(seconds: float) -> None:
    with deadline("a.txt", seconds):
        pass


def test_the_pipeline_holds_readers_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*arguments: object) -> None:
        time.sleep(30)

    monkeypatch.setattr("briefing.reading.read_drafts", slow)
    with pytest.raises(ReadError, match=r"more than 0\.05 seconds"):
        article("a.txt", b"x", seconds=0.05)


# --- what is no file ------------------------------------------------------------------------


def test_pipes_and_devices_hold_up_nothing(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull)):
        with pytest.raises(ReadError, match="is a pipe, a device or a socket"):
            content_of(path, str(path))


def test_a_file_cut_short_while_it_is_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    look = os.stat_result((0o100644, 0, 0, 1, 0, 0, 5_000, 0, 0, 0))
    monkeypatch.setattr(os, "fstat", lambda number: look)
    with pytest.raises(ReadError, match="cut short while it was read"):
        content_of(file, "a.txt")


def test_what_leads_out_of_the_corpus_is_reported_and_the_rest_is_read(
    folder: Path, run: Run
) -> None:
    outside, corpus = folder / "secret", folder / "corpus"
    outside.mkdir()
    corpus.mkdir()
    (outside / "secret.txt").write_text(TEXT.replace("harbour", "treasure"))
    (outside / "secret.toml").write_text('title = "Secret"')
    (corpus / "a.txt").write_text(TEXT)
    (corpus / "inside.txt").symlink_to(corpus / "a.txt")
    (corpus / "out.txt").symlink_to(outside / "secret.txt")
    (corpus / "folder").symlink_to(outside)
    (corpus / "a.txt.toml").symlink_to(outside / "secret.toml")
    os.mkfifo(corpus / "pipe.txt")
    told = run("ingest").out
    assert told.startswith("Files: 1 new")
    for name in ("out.txt", "folder", "a.txt.toml"):
        assert f"rejected: {name}: is a link that leads out of the corpus folder" in told
    assert "Secret" not in run("articles", "list").out
    # Who names a link has chosen it.
    assert run("ingest", "corpus/out.txt").out.startswith("Files: 1 new")


# --- the network and other files --------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        page(
            '<link rel="stylesheet" href="http://post.example/a.css"><base href="http://p.example">'
        ),
        b'<!DOCTYPE html SYSTEM "http://post.example/a.dtd">' + page(),
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        + page(body=PARAGRAPHS + "<p>&x; The rest of it stands here, the office said.</p>"),
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b"]>"
        + page(body=PARAGRAPHS + "<p>&j; stands here.</p>"),
    ],
)
def test_no_page_reaches_the_network_or_another_file(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    article("first.html", page())  # what is imported for it may look at the network's names

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = article("page.html", content)
    host = Path("/etc/hostname")
    if host.is_file() and host.read_text().strip():
        assert host.read_text().strip() not in found.text.split()
    assert BODY[0] in found.text
    assert len(found.text) < 1_000


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://post.example/a?b=c#d", True),
        ("http://user:word@post.example/", True),
        ("HTTPS://post.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/motd", False),
        ("ftp://post.example/a", False),
        ("\\\\host\\share", False),
        ("//post.example/a", False),
        ("http:///a", False),
        ("http://post.example\\@evil.example", False),
        ("http://post.example/a\nb", False),
        ("http://post.example/\u202ea", False),
        ("http://[bad/", False),
        ("/a/b", False),
        ("", False),
        ("https://post.example/" + "a" * 9_000, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)

    def linked(path: str, content: bytes, reading: Reading) -> Iterator[Draft]:
        yield Draft(path=path, lines=(Line(number=1, text="x"),), url=url)

    (draft,) = Format(name="x", suffixes=(".x",), read=linked)("a", b"")
    assert isinstance(draft, Draft)
    assert draft.url == (url if kept else None)


# --- what nobody sees -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain words", "plain words"),
        ("\u202eevil\u202c words", "evil words"),
        ("a\u2066b\u2069c\u200ed\u061c", "abcd"),
        ("har\u00adbour", "harbour"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("a\ud800b\uffffc", "abc"),
        ("a\u00a0 b\u2028c", "a b c"),
        (
            "\u0645\u06cc\u200c\u062e \U0001f468\u200d\U0001f469",
            "\u0645\u06cc\u200c\u062e \U0001f468\u200d\U0001f469",
        ),
        ("\u202e", ""),
    ],
)
def test_invisible_characters_come_off_and_spelling_stays(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_canonical_text_and_titles_have_no_invisible_characters(name: str) -> None:
    marked = "\u202e".join(BODY[0].split(" ")).replace("\u202e", " \u202e")
    content = (
        f"Har\u00adbour \u2067reopens\n\n{marked}\n\n{BODY[1]}\n".encode()
        if name == "a.txt"
        else page(body=f"<h1>Har&shy;bour</h1>\n<p>{marked}</p>\n<p>&#x202E;{BODY[1]}</p>")
    )
    found = article(name, content)
    assert found.text == "\n\n".join(BODY)
    assert (found.title or "").isprintable()
    assert all(paragraph.line is not None for paragraph in found.paragraphs)


# --- pages -----------------------------------------------------------------------------------

MANY = 20_000


@pytest.mark.parametrize(
    "content",
    [
        page(body=PARAGRAPHS + "<div>" * MANY),
        page(body=PARAGRAPHS + "<!--" * MANY),
        page(body=PARAGRAPHS + "<script>" * MANY),
        page(body=PARAGRAPHS + "<style " * MANY),
        page(body=PARAGRAPHS + "<" * MANY),
        page('<script type="application/ld+json">' + "[" * MANY + "</script>"),
        page(body=PARAGRAPHS + '<script type="application/ld+json">' * MANY),
        page("<meta " * MANY),
        page("<meta " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">"),
        page(body=PARAGRAPHS + "<p " + " ".join(f'a{n}="<x>"' for n in range(100_000)) + ">"),
    ],
)
def test_pages_of_nothing_but_openings_are_read_in_one_pass(content: bytes) -> None:
    # Each took minutes, with the square of its length, or ended in a traceback.
    assert BODY[0] in article("page.html", content, seconds=20).text


def test_the_reason_against_a_huge_page_names_the_way_out() -> None:
    with pytest.raises(ReadError, match="save the article's text as a"):
        article("page.html", page() + b" " * 10_000_000)


@pytest.mark.parametrize(
    "content",
    [
        f"Harbour reopens\n\nPublished: {day}\n\n{BODY[0]}\n\n{BODY[1]}\n"
        for day in ("9999-12-31", "0001-01-01", "1500-06-01", "2031-13-45", "99999999-01-01")
    ],
)
def test_impossible_dates_are_none(content: str) -> None:
    assert article("a.txt", content.encode()).published is None
