"""Archives: zip, tar (also compressed) and single compressed files, read member by member.

Each member is read by the format of its own name, an archive in an archive too. A draft
carries the archive's path, and as item the member's path, "press/talks.txt", with the item of
a member that holds several behind it, "press/feed.xml#guid". A single compressed file
("talks.txt.gz") is read as the file it was. Lines count in the member. Nothing is ever written
to disk, so no name can lead anywhere; names that try to are refused all the same.

Over a limit, what was read until then stays, and a Rejected says which limit and how to raise
it. Corrections of members stand in the sidecar beside the archive, ``[items."press/talks.txt"]``;
a sidecar inside the archive is not read, and the report says so, since its user relies on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath

from briefing.errors import BriefingError, MissingExtra, ReadError
from briefing.readers import format_named, format_of, reader, suffix_of
from briefing.readers.member_names import corrects, is_furniture, is_sidecar, member_name
from briefing.readers.unpacking import (
    BROKEN,
    Member,
    OverLimit,
    Unpacking,
    expanded,
    is_tar,
    tar_members,
    zip_members,
)
from briefing.records import Draft, Reading, Rejected
from briefing.records.frozen import dataclass
from briefing.text.spaces import normalise


@reader("zip", suffixes=(".zip",))
def read_zip(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read the members of a zip archive."""
    return _read("zip", path, content, reading)


@reader(
    "tar",
    suffixes=(".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2", ".tar.xz", ".txz"),
)
def read_tar(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read the members of a tar archive, compressed or not."""
    return _read("tar", path, content, reading)


@reader("compressed", suffixes=(".gz", ".bz2", ".xz"))
def read_compressed(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read a single file that gzip, bzip2 or xz have packed, by the format of its name."""
    return _read("compressed", path, content, reading)


@dataclass(frozen=True, slots=True)
class _Archive:
    """An archive by its name, in the file that is read or inside another archive."""

    name: str
    content: bytes
    reading: Reading
    unpacking: Unpacking


def _read(kind: str, path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """The items of the file that is read; raises ReadError where there is not one."""
    archive = _Archive(path, content, reading, Unpacking(reading.limits))
    found = False
    reason: str | None = None
    try:
        for one in _ITEMS[kind](archive):
            if isinstance(one, Rejected) and one.item is None:
                reason = one.reason
            else:
                found = True
                yield replace(one, path=path)
    except OverLimit as over:
        reason = over.reason
    if not found:
        raise ReadError(
            path,
            None,
            reason or "the archive has no file in it: put articles into it, or remove it",
        )
    if reason is not None:
        yield Rejected(path=path, reason=reason)


def _of_zip(archive: _Archive) -> Iterator[Draft | Rejected]:
    return _of_members(archive, zip_members(archive.content, archive.unpacking), "zip archive")


def _of_tar(archive: _Archive) -> Iterator[Draft | Rejected]:
    return _of_members(archive, tar_members(archive.content, archive.unpacking), "tar archive")


def _of_compressed(archive: _Archive) -> Iterator[Draft | Rejected]:
    """The items of the one file inside; a trouble with it is one with the archive."""
    stream = expanded(archive.content)
    if stream is None:
        yield Rejected(
            path=archive.name,
            reason="it is no gzip, bzip2 or xz file, though it is named like one: give it the "
            "name of what it is",
        )
        return
    name = str(PurePath(archive.name).with_suffix(""))
    yield from _of_member(
        Member(name=name, unpack=lambda: archive.unpacking.all_of(stream)), name, archive
    )


def _of_members(
    archive: _Archive, members: Iterator[Member], kind: str
) -> Iterator[Draft | Rejected]:
    """The items of each member, named after it; what stands against the whole has no item."""
    path = archive.name
    given: dict[str, None] = {}
    sidecars: list[str] = []
    for member in _unbroken(members, kind):
        if isinstance(member, str):
            yield Rejected(path=path, reason=member)
            break
        archive.unpacking.count_member()
        name, reason = member_name(member.name)
        if reason is None and is_furniture(name):
            continue
        if reason is None and is_sidecar(name):
            sidecars.append(name)
            continue
        if reason is None and name in given:
            reason = "it stands twice in the archive, and the first is read: rename one"
        given[name] = None
        reason = reason or member.refused
        if reason is not None:
            yield Rejected(path=path, item=name, reason=reason)
            continue
        for one in _of_member(member, name, archive):
            item = name if one.item is None else f"{name}#{one.item}"
            yield replace(one, path=path, item=item)
    for sidecar in sidecars:
        of = corrects(sidecar, given)
        if of is not None:
            yield Rejected(
                path=path,
                item=sidecar,
                reason="a sidecar in an archive is not read: state its corrections in "
                f'{PurePath(path).name}.toml beside the archive, under [items."{of}"]',
            )


def _unbroken(members: Iterator[Member], kind: str) -> Iterator[Member | str]:
    """The members as far as the archive can be read, then the reason why no further."""
    listed = False
    try:
        for member in members:
            listed = True
            yield member
    except BROKEN as error:
        what = f"the {kind} is broken from here on" if listed else f"it is no {kind}, or broken"
        yield f"{what} ({_told(error)}): make it anew, or put the files themselves here"


def _of_member(member: Member, name: str, archive: _Archive) -> Iterator[Draft | Rejected]:
    """The items of one member, under its own name."""
    unpacking = archive.unpacking
    try:
        items = _ITEMS.get(_format_named(name))
        if items is not None:
            unpacking.check_depth()
        content = _unpacked(member, name)
        if items is not None or is_tar(content):  # "week.gz" may well have been "week.tar.gz"
            unpacking.depth += 1
            yield from (items or _of_tar)(replace(archive, name=name, content=content))
            unpacking.depth -= 1
        else:
            yield from format_of(name, content)(name, content, archive.reading)
    except OverLimit as over:
        if over.whole:
            raise
        yield Rejected(path=name, reason=over.reason)
    except ReadError as error:
        line = f"line {error.line}: " if error.line is not None else ""
        yield Rejected(path=name, reason=line + error.reason)
    except BriefingError as error:
        passing = isinstance(error, MissingExtra)
        yield Rejected(path=name, reason=str(error), passing=passing)


def _format_named(name: str) -> str:
    """The name of the format that a member's name says; raises ReadError for an unknown one."""
    format_ = format_named(name)
    if format_ is None:
        raise ReadError(name, None, f"no reader for '{suffix_of(name)}' files")
    return format_.name


def _unpacked(member: Member, name: str) -> bytes:
    """A member's content. Raises ReadError where it is broken or empty, OverLimit."""
    try:
        content = member.unpack()
    except BROKEN as error:
        raise ReadError(
            name, None, f"it can not be unpacked ({_told(error)}): put the file itself here"
        ) from None
    if not content.strip():
        raise ReadError(name, None, "the file is empty")
    return content


def _told(error: Exception) -> str:
    """What an error of the standard library says, on one line."""
    return normalise(str(error)).rstrip(".") or type(error).__name__


# How the formats of this file, by name, give their items.
_ITEMS: dict[str, Callable[[_Archive], Iterator[Draft | Rejected]]] = {
    "zip": _of_zip,
    "tar": _of_tar,
    "compressed": _of_compressed,
}
