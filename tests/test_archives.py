"""Archives: members by the reader of their name, hostile ones within limits, reasons for all."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from briefing.errors import ReadError
from briefing.pipeline import read
from briefing.readers import format_of
from briefing.records import FileRead, Limits, Reading

TEXT = (
    b"Harbour reopens\n\n"
    b"Varnholt, 5 March 2031 (VNA): The harbour of Varnholt reopened on Tuesday after the storm, "
    b"the port office said.\n\n"
    b"Officials put the damage at 4 million crowns and closed two berths until the summer.\n"
)
PAGE = (
    b"<html lang='en'><head><title>Ferry sold</title></head><body><article><h1>Ferry sold</h1>"
    b"<p>The port of Tarn sold its last ferry to a yard in Orvia on Monday for two million.</p>"
    b"<p>The ferry had crossed the sound for fifty years, port director Ana Sorel said.</p>"
    b"</article></body></html>"
)


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = 8) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, member in members:
            archive.writestr(name, member, compress_type=method)
    return content.getvalue()


def tarred(*members: tuple[str | tarfile.TarInfo, bytes], packed: str = "") -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode=f"w:{packed}") as archive:  # type: ignore[call-overload]  # one of its modes
        for name, member in members:
            entry = tarfile.TarInfo(name) if isinstance(name, str) else name
            entry.size = len(member)
            archive.addfile(entry, io.BytesIO(member))
    return content.getvalue()


def entry(name: str, kind: bytes, to: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, to
    return made


def unix(name: str, mode: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr = 3, mode << 16
    return made


def read_as(name: str, content: bytes, limits: Limits | None = None) -> FileRead:
    return read(Path(name), name, content=content, reading=Reading(limits=limits or Limits()))


def items(found: FileRead) -> list[str | None]:
    return [document.article.item for document in found.documents]


def reasons(found: FileRead) -> dict[str | None, str]:
    return {one.item: one.reason for one in found.rejected}


# --- what is read --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("week.zip", "zip"),
        ("week.ZIP", "zip"),
        ("week.tar", "tar"),
        ("week.tar.gz", "tar"),
        ("2031.03.tar.bz2", "tar"),
        ("week.tgz", "tar"),
        ("talks.txt.gz", "compressed"),
        ("talks.gz", "compressed"),
        ("tar.gz", "compressed"),
        ("talks.html.xz", "compressed"),
        ("zip.txt", "text"),
        ("week.zip.txt", "text"),
    ],
)
def test_the_longest_suffix_tells_the_format(name: str, format_: str) -> None:
    assert format_of(name, b"").name == format_


MEMBERS = (("press/harbour.txt", TEXT), ("ferry.html", PAGE))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("week.zip", zipped(*MEMBERS)),
        ("week.zip", zipped(*MEMBERS, method=zipfile.ZIP_LZMA)),
        ("week.zip", zipped(*MEMBERS, method=zipfile.ZIP_BZIP2)),
        ("week.tar", tarred(*MEMBERS)),
        ("week.tar.gz", tarred(*MEMBERS, packed="gz")),
        ("week.tgz", tarred(*MEMBERS, packed="gz")),
        ("week.tar.xz", tarred(*MEMBERS, packed="xz")),
        ("week.tbz2", tarred(*MEMBERS, packed="bz2")),
        ("week.gz", tarred(*MEMBERS, packed="gz")),
    ],
)
def test_members_are_articles_of_the_archive_named_by_their_path(name: str, content: bytes) -> None:
    found = read_as(name, content)
    assert items(found) == ["press/harbour.txt", "ferry.html"]
    assert not found.rejected
    harbour, ferry = (document.article for document in found.documents)
    assert {harbour.path, ferry.path} == {name}
    assert [paragraph.line for paragraph in harbour.paragraphs] == [3, 5]
    assert (harbour.title, ferry.title) == ("Harbour reopens", "Ferry sold")
    assert harbour.id != ferry.id


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_is_read_as_the_file_it_was(pack: object) -> None:
    ending = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]  # type: ignore[index]  # one of three
    found = read_as(f"ferry.html.{ending}", pack(PAGE))  # type: ignore[operator]  # one of three
    (document,) = found.documents
    assert (document.article.item, document.article.path) == (None, f"ferry.html.{ending}")
    assert document.article.title == "Ferry sold"


def test_what_lies_in_an_archive_in_an_archive_is_named_by_both() -> None:
    inner = zipped(("a.txt", TEXT), ("../b.txt", TEXT))
    found = read_as("week.zip", zipped(("in/monday.zip", inner), ("c.txt.gz", gzip.compress(TEXT))))
    assert items(found) == ["in/monday.zip#a.txt", "c.txt.gz"]
    assert list(reasons(found)) == ["in/monday.zip#../b.txt"]


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["市长.txt", "Köln.txt"], "utf-8"),
        (["Orgèves.txt", "le préfet été.txt"], "cp1252"),
        (["plain.txt"], "cp437"),
    ],
)
def test_names_of_a_zip_in_other_encodings_are_read(names: list[str], encoding: str) -> None:
    # As old programs write them: the bytes of their own encoding, and no word of which.
    raw = [name.encode(encoding) for name in names]
    fillers = [str(number).encode() * len(name) for number, name in enumerate(raw)]
    content = zipped(*((filler.decode(), TEXT) for filler in fillers))
    for filler, name in zip(fillers, raw, strict=True):
        content = content.replace(filler, name)
    assert items(read_as("week.zip", content)) == names


# --- what is not read, and why ---------------------------------------------------------------

REFUSED = [
    ("../up.txt", "../up.txt", "leads out of the archive"),
    ("a/../../up.txt", "a/../../up.txt", "leads out of the archive"),
    ("/etc/motd.txt", "/etc/motd.txt", "leads out of the archive"),
    ("C:\\motd.txt", "C:/motd.txt", "leads out of the archive"),
    ("..\\up.txt", "../up.txt", "leads out of the archive"),
    ("\\\\host\\share\\a.txt", "//host/share/a.txt", "leads out of the archive"),
    ("photo.jpg", "photo.jpg", "no reader for '.jpg' files"),
    ("empty.txt", "empty.txt", "the file is empty"),
    ("a\x1b[2Jb.jpg", "a\\x1b[2Jb.jpg", "no reader for '.jpg' files"),
    ("links.html", "links.html", "no article text was found"),
    ("binary.txt", "binary.txt", "a PNG picture"),
    ("broken.zip", "broken.zip", "is no zip archive"),
]
HELD = {"empty.txt": b"", "links.html": b"<html><body></body></html>", "binary.txt": b"\x89PNG\r\n"}


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(("name", "item", "words"), REFUSED)
def test_a_member_that_is_not_read_has_a_reason_and_the_rest_is_read(
    name: str, item: str, words: str, pack: object
) -> None:
    ending = "zip" if pack is zipped else "tar"
    content = pack(("a.txt", TEXT), (name, HELD.get(name, b"PK")), ("b.txt", TEXT))  # type: ignore[operator]  # one of two
    found = read_as(f"week.{ending}", content)
    assert items(found) == ["a.txt", "b.txt"]
    assert [one.item for one in found.rejected] == [item]
    assert words in found.rejected[0].reason
    assert str(found.rejected[0]).isprintable()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("w.zip", zipped((unix("l.txt", stat.S_IFLNK | 0o777), b"/etc/motd")), "it is a link"),
        ("w.zip", zipped((unix("f.txt", stat.S_IFIFO | 0o600), b"x")), "a device or a pipe"),
        ("w.tar", tarred((entry("l.txt", tarfile.SYMTYPE, "/etc/motd"), b"")), "it is a link"),
        ("w.tar", tarred((entry("l.txt", tarfile.LNKTYPE, "a.txt"), b"")), "it is a link"),
        ("w.tar", tarred((entry("d.txt", tarfile.CHRTYPE), b"")), "a device or a pipe"),
        ("w.tar", tarred((entry("p.txt", tarfile.FIFOTYPE), b"")), "a device or a pipe"),
        ("w.zip", zipped(), "has no file in it"),
        ("w.tar", tarred(), "has no file in it"),
        ("w.zip", zipped((".DS_Store", b"x"), ("__MACOSX/._a.txt", b"x")), "has no file in it"),
        ("w.zip", b"no archive at all", "it is no zip archive, or broken"),
        ("w.tar", b"no archive at all", "it is no tar archive, or broken"),
        ("w.txt.gz", b"no archive at all", "it is no gzip, bzip2 or xz file"),
        ("w.txt.gz", gzip.compress(TEXT)[:-9], "it can not be unpacked"),
        ("w.jpg.gz", gzip.compress(TEXT), "no reader for '.jpg' files"),
    ],
)
def test_an_archive_of_which_nothing_is_read_is_an_error(
    name: str, content: bytes, words: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read_as(name, content)
    assert words in str(caught.value)
    assert caught.value.path == name


def test_encrypted_members_are_named() -> None:
    content = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(magic) + at] |= 1
    found = read_as("week.zip", bytes(content))
    assert items(found) == ["a.txt"]
    assert "it is encrypted" in reasons(found)["b.txt"]


def test_a_name_that_stands_twice_is_read_once() -> None:
    found = read_as("week.tar", tarred(("a.txt", TEXT), ("./a.txt", PAGE)))
    assert items(found) == ["a.txt"]
    assert "stands twice" in reasons(found)["a.txt"]


def test_furniture_is_passed_over_and_a_sidecar_of_a_member_is_not_missed() -> None:
    names = ["__MACOSX/._a.txt", ".DS_Store", "in/Thumbs.db", ".git/config", "~$a.txt", "lock.toml"]
    found = read_as(
        "week.zip", zipped(("a.txt", TEXT), *((name, b"x") for name in names), ("a.toml", b"x"))
    )
    assert items(found) == ["a.txt"]
    assert list(reasons(found)) == ["a.toml"]
    assert 'week.zip.toml beside the archive, under [items."a.txt"]' in reasons(found)["a.toml"]


@pytest.mark.parametrize("packed", ["", "gz"])
def test_of_an_archive_cut_short_is_read_what_is_there(packed: str) -> None:
    content = tarred(("a.txt", TEXT), ("b.txt", bytes(range(256)) * 999), packed=packed)
    found = read_as("week.tgz", content[: len(content) * 2 // 3])
    assert items(found) == ["a.txt"]
    assert any("put the file" in one.reason for one in found.rejected)


def test_a_zip_cut_short_is_not_taken_for_one_inside_it() -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("inner.txt", "Inside")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("outer.txt", "Outside")
        archive.writestr("inner.zip", inner.getvalue())
    cut = outer.getvalue()[:-40]
    assert zipfile.ZipFile(io.BytesIO(cut)).namelist() == ["inner.txt"]
    with pytest.raises(ReadError, match="cut short"):
        read(Path("week.zip"), "week.zip", content=cut)


def test_a_member_that_does_not_unpack_leaves_the_others() -> None:
    content = zipped(("a.txt", TEXT), ("b.txt", TEXT + b"x"), ("c.txt", TEXT), method=0)
    found = read_as("week.zip", content.replace(TEXT + b"x", TEXT + b"y"))
    assert items(found) == ["a.txt", "c.txt"]
    assert "it can not be unpacked (Bad CRC-32" in reasons(found)["b.txt"]


# --- limits ----------------------------------------------------------------------------------

BOMB = b" \n" * 500_000


@pytest.mark.parametrize(
    ("name", "content", "limits", "read_items", "item", "words"),
    [
        (
            "w.zip",
            zipped(("a.txt", TEXT), ("bomb.txt", BOMB), ("b.txt", TEXT)),
            Limits(file_bytes=300_000),
            ["a.txt", "b.txt"],
            "bomb.txt",
            "unpacks to more than 300,000 bytes, the limit for one file: split it, or raise "
            "file_bytes under [limits] in briefing.toml",
        ),
        (
            "w.tgz",
            tarred(("a.txt", TEXT), ("bomb.txt", BOMB), ("b.txt", TEXT), packed="gz"),
            Limits(expanded_bytes=500_000),
            ["a.txt"],
            None,
            "raise expanded_bytes under [limits] in briefing.toml",
        ),
        (
            "w.tgz",
            tarred(("a.txt", TEXT), ("bomb.jpg", BOMB), ("b.txt", TEXT), packed="gz"),
            Limits(expanded_bytes=500_000),
            ["a.txt"],
            None,
            "raise expanded_bytes under [limits] in briefing.toml",
        ),
        (
            "w.zip",
            zipped(("a.txt", TEXT), *((f"{n}.zip", zipped(("x.txt", BOMB))) for n in range(9))),
            Limits(expanded_bytes=3_500_000),
            ["a.txt"],
            None,
            "raise expanded_bytes under [limits] in briefing.toml",
        ),
        (
            "w.zip",
            zipped(*((f"{n}.txt", TEXT) for n in range(9))),
            Limits(members=2),
            ["0.txt", "1.txt"],
            None,
            "more than 2 members, the limit",
        ),
        (
            "w.zip",
            zipped(("a.zip", zipped(*((f"{n}.txt", TEXT) for n in range(9))))),
            Limits(members=3),
            ["a.zip#0.txt", "a.zip#1.txt"],
            None,
            "more than 3 members, the limit",
        ),
        (
            "w.zip",
            zipped(("a.txt", TEXT), ("b.zip", zipped(("c.zip", zipped(("d.txt", TEXT)))))),
            Limits(depth=2),
            ["a.txt"],
            "b.zip#c.zip",
            "inside 2 others, the limit: unpack it, or raise depth",
        ),
    ],
)
def test_over_a_limit_what_was_read_stays_and_the_reason_says_how_to_raise_it(
    name: str,
    content: bytes,
    limits: Limits,
    read_items: list[str],
    item: str | None,
    words: str,
) -> None:
    found = read_as(name, content, limits)
    assert items(found) == read_items
    assert words in reasons(found)[item]


def test_sizes_in_headers_are_not_believed() -> None:
    content = zipped(("a.txt", TEXT), ("bomb.txt", BOMB))
    # The directory says that the bomb has ten bytes; its checksum gives it away.
    lying = content.replace(struct.pack("<L", len(BOMB)), struct.pack("<L", 10))
    found = read_as("week.zip", lying, Limits(file_bytes=300_000))
    assert items(found) == ["a.txt"]
    assert "bomb.txt" in reasons(found)


def test_a_tar_that_is_all_header_is_given_up_early() -> None:
    header = entry("long", tarfile.GNUTYPE_LONGNAME)
    content = tarred(("a.txt", TEXT), (header, b"x" * 5_000_000), packed="gz")
    found = read_as("week.tgz", content)
    assert items(found) == ["a.txt"]
    assert "the headers of an entry never end" in reasons(found)[None]


def test_an_archive_that_lists_a_million_members_is_not_listed() -> None:
    content = zipped(("a.txt", TEXT)) + b"PK\x01\x02" * 100
    with pytest.raises(ReadError, match="more than 5 members"):
        read_as("week.zip", content, Limits(members=5))
