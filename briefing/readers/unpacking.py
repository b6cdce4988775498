"""Unpacking archives within limits: what comes out is counted, whatever the headers claim."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Protocol, Self, TypeAlias, cast

from briefing.readers.member_names import zip_names
from briefing.records import Limits

_CHUNK = 65_536
# Less for these, of which each piece is unpacked whole, however much comes of it.
_CHUNK_OF = {zipfile.ZIP_BZIP2: 4_096, zipfile.ZIP_LZMA: 4_096}
# An entry of a tar has some blocks of headers; so many bytes before a member are none.
_HEADERS = 1_000_000
# A zip that names so many times more members than the limit is not even listed.
_LISTED = 10
_LOCAL_ENTRY = b"PK\x03\x04"
_NAME_AT = 30  # of the first member
_CENTRAL_ENTRY = b"PK\x01\x02"
_TAR_MAGIC, _TAR_MAGIC_AT = b"ustar", 257

# What the standard library raises on archives that are broken or of a kind it does not know.
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    lzma.LZMAError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class OverLimit(Exception):
    """A limit is reached; ``whole`` where it stops the archive, not only one member."""

    def __init__(self, reason: str, *, whole: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.whole = whole


Packed: TypeAlias = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile


class _Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in an archive: its name as it stands, why it is not read if so, its content."""

    name: str
    refused: str | None = None
    unpack: Callable[[], bytes] = bytes


@dataclass(slots=True)
class Unpacking:
    """What one file has cost so far, all archives inside it together."""

    limits: Limits
    members: int = 0
    expanded: int = 0
    depth: int = 1

    def count_member(self) -> None:
        self.members += 1
        if self.members > self.limits.members:
            raise OverLimit(
                f"it has more than {self.limits.members:,} members, the limit, and those behind "
                "were not read: split it, or raise members under [limits] in briefing.toml",
                whole=True,
            )

    def count_bytes(self, number: int) -> None:
        self.expanded += number
        if self.expanded > self.limits.expanded_bytes:
            raise OverLimit(
                f"it unpacks to more than {self.limits.expanded_bytes:,} bytes, the limit, and "
                "what comes behind was not read: split it, or raise expanded_bytes under "
                "[limits] in briefing.toml",
                whole=True,
            )

    def check_depth(self) -> None:
        """Raise OverLimit where one archive more may not be opened."""
        if self.depth >= self.limits.depth:
            raise OverLimit(
                f"it is an archive inside {self.limits.depth} others, the limit: unpack it, "
                "or raise depth under [limits] in briefing.toml",
                whole=False,
            )

    def check_size(self, size: int) -> None:
        """Raise OverLimit for more bytes than one file may have."""
        if size > self.limits.file_bytes:
            raise OverLimit(
                f"it unpacks to more than {self.limits.file_bytes:,} bytes, the limit for one "
                "file: split it, or raise file_bytes under [limits] in briefing.toml",
                whole=False,
            )

    def all_of(self, stream: _Readable, chunk: int = _CHUNK, *, counted: bool = False) -> bytes:
        """What a stream gives, where it is no more than one file may have."""
        pieces: list[bytes] = []
        size = 0
        while piece := stream.read(chunk):
            if not counted:
                self.count_bytes(len(piece))
            size += len(piece)
            self.check_size(size)
            pieces.append(piece)
        return b"".join(pieces)


class Counted:
    """A stream whose bytes are counted as they come; ``allow`` says how many may be skipped.

    ``broken`` is True once it can not be unpacked any further.
    """

    def __init__(self, stream: Packed | BytesIO, unpacking: Unpacking) -> None:
        self._stream = stream
        self._unpacking = unpacking
        self._allowed = _HEADERS
        self.broken = False

    def allow(self, number: int) -> None:
        self._allowed = number + _HEADERS

    def read(self, size: int, /) -> bytes:
        try:
            piece = self._stream.read1(min(size, _CHUNK))
        except BROKEN:
            self.broken = True
            return b""  # what came before is still there to be read
        self._unpacking.count_bytes(len(piece))
        self._allowed -= len(piece)
        if self._allowed < 0:
            raise tarfile.ReadError("the headers of an entry never end")
        return piece


def expanded(content: bytes) -> Packed | None:
    """The stream of what gzip, bzip2 or xz have packed; None for anything else."""
    if content.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=BytesIO(content))
    if content.startswith(b"BZh"):
        return bz2.BZ2File(BytesIO(content))
    if content.startswith((b"\xfd7zXZ", b"\x5d\x00\x00")):
        return lzma.LZMAFile(BytesIO(content))
    return None


class _Entry(tarfile.TarInfo):
    """An entry's header; one that is broken is an error, where tarfile takes it for the end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            entry = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if len(buf) == tarfile.BLOCKSIZE and not any(buf):
                raise  # the mark of the end
            raise tarfile.ReadError("it is cut short" if not buf else str(error)) from None
        if entry.size < 0:
            raise tarfile.ReadError("an entry of less than nothing")
        return entry


def is_tar(content: bytes) -> bool:
    """Whether the first entry of a tar opens the content."""
    return content.startswith(_TAR_MAGIC, _TAR_MAGIC_AT)


def zip_members(content: bytes, unpacking: Unpacking) -> Iterator[Member]:
    """The members of a zip archive, in its order. Raises one of ``BROKEN``, OverLimit."""
    if content.count(_CENTRAL_ENTRY) > _LISTED * unpacking.limits.members:
        unpacking.members = unpacking.limits.members
        unpacking.count_member()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if content.startswith(_LOCAL_ENTRY) and not any(
            content.startswith(entry.orig_filename.encode(_encoding(entry)), _NAME_AT)
            for entry in entries
        ):
            # Without its list, that of a zip inside it would be taken for its own.
            raise zipfile.BadZipFile("it is cut short, and the list of its members is missing")
        names = zip_names([(entry.orig_filename, _is_utf8(entry)) for entry in entries])
        for entry, name in zip(entries, names, strict=True):
            if name.endswith(("/", "\\")):
                unpacking.count_member()
                continue
            yield Member(
                name=name, refused=_refused(entry), unpack=_of_zip(archive, entry, unpacking)
            )


def tar_members(content: bytes, unpacking: Unpacking) -> Iterator[Member]:
    """The members of a tar archive, each to be unpacked before the next is asked for."""
    counted = Counted(expanded(content) or BytesIO(content), unpacking)
    # Of a stream nothing but read is used.
    source = cast("IO[bytes]", counted)
    with tarfile.open(fileobj=source, mode="r|", tarinfo=_Entry) as archive:
        while (entry := archive.next()) is not None:
            counted.allow(entry.size)
            if entry.isdir():
                unpacking.count_member()
                continue
            refused = None
            if entry.issym() or entry.islnk():
                refused = "it is a link: put the file itself into the archive"
            elif not entry.isfile():
                refused = "it is a device or a pipe, not a file: leave it out"
            yield Member(
                name=entry.name, refused=refused, unpack=_of_tar(archive, entry, unpacking)
            )


def _is_utf8(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & 0x800)


def _encoding(entry: zipfile.ZipInfo) -> str:
    """The encoding that a member's name was read in."""
    return "utf-8" if _is_utf8(entry) else "cp437"


def _refused(entry: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "it is a link: put the file itself into the archive"
    if kind not in (0, stat.S_IFREG):
        return "it is a device or a pipe, not a file: leave it out"
    if entry.flag_bits & 0x1:
        return "it is encrypted: unpack it with its password, and put the file itself here"
    return None


def _of_zip(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, unpacking: Unpacking
) -> Callable[[], bytes]:
    def unpack() -> bytes:
        with archive.open(entry) as stream:
            return unpacking.all_of(stream, _CHUNK_OF.get(entry.compress_type, _CHUNK))

    return unpack


def _of_tar(
    archive: tarfile.TarFile, entry: tarfile.TarInfo, unpacking: Unpacking
) -> Callable[[], bytes]:
    def unpack() -> bytes:
        stream = archive.extractfile(entry)
        # Counted where the archive itself is read.
        return unpacking.all_of(stream, counted=True) if stream else b""

    return unpack
