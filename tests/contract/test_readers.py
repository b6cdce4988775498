"""What every registered format promises: drafts of its own path, the same each time, errors."""

from __future__ import annotations

import bz2
import io
import json
import tarfile
import zipfile

import pytest

from briefing.errors import ReadError
from briefing.readers import Format, format_of, readers, suffixes
from briefing.readers.cleaning import visible
from briefing.records import Draft
from tests.factories_exports import Told, europresse, factiva, nexis
from tests.factories_pdf import a_pdf, column

NAMES = readers.names()

SENTENCES = (
    "The harbour of Varnholt reopened on Tuesday after the storm, the port office said.",
    "Officials put the damage at 4 million crowns and closed two berths until the summer.",
)


def a_word_file() -> bytes:
    import docx

    document = docx.Document()
    for text in ("Harbour reopens", *SENTENCES):
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _entry(guid: str, *paragraphs: str) -> str:
    text = "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in paragraphs)
    return f"<item><guid>{guid}</guid><description>{text}</description></item>"


def _feed(*entries: str) -> bytes:
    return f"<rss version='2.0'><channel>{''.join(entries)}</channel></rss>".encode()


def _json_feed(*items: dict[str, str]) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()


_MAILBOX = "\n\n".join(
    ("From a@t.example Wed Mar  5 07:10:00 2031\nMessage-ID: <a@t>\nSubject: Harbour", *SENTENCES)
).encode()


def zipped(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("_", ".")), member)
    return content.getvalue()


def tarred(**members: bytes) -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as archive:
        for name, member in members.items():
            entry = tarfile.TarInfo(name.replace("_", "."))
            entry.size = len(member)
            archive.addfile(entry, io.BytesIO(member))
    return content.getvalue()


def recorded(text: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2031-03-06T10:00:00Z\r\n"
        b"WARC-Target-URI: https://post.example/harbour.txt\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % len(answer)
    ) + (answer + b"\r\n\r\n")


TEXT = "\n\n".join(("Harbour reopens", *SENTENCES)).encode()
# A small file of each format; a new format adds its own here.
SAMPLES = {
    "text": TEXT,
    "zip": zipped(harbour_txt=TEXT),
    "tar": tarred(harbour_txt=TEXT),
    "compressed": bz2.compress(TEXT),
    "warc": recorded(TEXT),
    "html": (
        "<html lang='en'><head><title>Harbour reopens</title></head><body><article>"
        "<h1>Harbour reopens</h1>" + "".join(f"<p>{one}</p>\n" for one in SENTENCES) + "</article>"
        "</body></html>"
    ).encode(),
    **{
        name: make([Told(title="Harbour reopens", body=SENTENCES)]).encode()
        for name, make in (("nexis", nexis), ("factiva", factiva), ("europresse", europresse))
    },
    "markdown": "\n\n".join(("# Harbour reopens", *SENTENCES)).encode(),
    "tables": ('id,title,text\n1,Harbour reopens,"{}\n{}"\n'.format(*SENTENCES)).encode(),
    "json": json.dumps({"articles": [{"title": "Harbour reopens", "text": SENTENCES}]}).encode(),
    "word": a_word_file(),
    "pdf": a_pdf([column(("Harbour reopens", "", SENTENCES[0], "", SENTENCES[1]))]),
    "jsonl": json.dumps({"title": "Harbour reopens", "body": "\n".join(SENTENCES)}).encode(),
    "feeds": _feed(_entry("a", *SENTENCES)),
    "json_feed": _json_feed({"id": "a", "content_text": "\n\n".join(SENTENCES)}),
    "mail": _MAILBOX,
    "mhtml": (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        "Content-Type: text/html; charset=utf-8\n\n<html><body><article><h1>Harbour</h1>"
        + "".join(f"<p>{one}</p>\n" for one in SENTENCES)
        + "</article></body></html>\n--b--\n"
    ).encode(),
}
# The same file with an article more, of the formats whose files grow.
_OTHER = "A ferry ran aground off Tarn on Monday, and nobody was hurt, the coast guard said."
GROWN = {
    "feeds": _feed(_entry("b", _OTHER), _entry("a", *SENTENCES)),
    "json_feed": _json_feed(
        {"id": "b", "content_text": _OTHER}, {"id": "a", "content_text": "\n\n".join(SENTENCES)}
    ),
    "mail": _MAILBOX + f"\n\nFrom b@t.example\nMessage-ID: <b@t>\n\n{_OTHER}\n".encode(),
}


@pytest.fixture(params=NAMES)
def format_(request: pytest.FixtureRequest) -> Format:
    return readers[request.param]


def test_every_format_has_a_sample(format_: Format) -> None:
    assert format_.name in SAMPLES


def test_suffixes_are_lower_case_and_belong_to_one_format() -> None:
    all_of_them = [suffix for name in NAMES for suffix in readers[name].suffixes]
    assert len(all_of_them) == len(set(all_of_them))
    assert sorted(all_of_them) == list(suffixes())
    for suffix in all_of_them:
        assert suffix.startswith(".")
        assert suffix == suffix.lower()


def test_a_format_is_registered_under_its_own_name(format_: Format) -> None:
    assert readers[format_.name] is format_
    assert format_.suffixes or format_.recognises


def test_a_format_recognises_its_own_and_no_other(format_: Format) -> None:
    if format_.recognises is None:
        return
    taken = [name for name in NAMES if format_.recognises(SAMPLES[name])]
    assert taken == [format_.name]
    assert format_of("export.txt", SAMPLES[format_.name]) is format_


def test_drafts_carry_path_and_text(format_: Format) -> None:
    drafts = format_("week/a file", SAMPLES[format_.name])
    assert drafts
    for draft in drafts:
        assert isinstance(draft, Draft)
        assert draft.path == "week/a file"
        found = " ".join(line.text for line in draft.lines)
        assert all(sentence in found for sentence in SENTENCES)
        assert all(line.number is None or line.number >= 1 for line in draft.lines)
        assert all(line.text == visible(line.text) for line in draft.lines)
        assert all(0 <= index < len(draft.lines) for index in draft.headings)


def test_the_same_bytes_give_the_same_drafts(format_: Format) -> None:
    content = SAMPLES[format_.name]
    assert format_("a", content) == format_("a", content)


@pytest.mark.parametrize("name", sorted(GROWN))
def test_items_are_unique_and_stay_when_the_file_grows(name: str) -> None:
    (before,) = readers[name]("a", SAMPLES[name])
    after = readers[name]("a", GROWN[name])
    assert len(after) == 2
    assert len({draft.item for draft in after}) == 2
    (same,) = [draft for draft in after if draft.item == before.item]
    assert isinstance(same, Draft)
    assert isinstance(before, Draft)
    assert [line.text for line in same.lines] == [line.text for line in before.lines]


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03" * 50, b"one \xff\xfe\xfa two", b" \n "])
def test_bad_content_is_a_read_error_that_names_the_file(format_: Format, content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        format_("bad file", content)
    assert caught.value.path == "bad file"
    assert str(caught.value).startswith("bad file")
