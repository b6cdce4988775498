"""Readers turn the bytes of a file into drafts: one file of this package for each format.

A reader is a function from a path (for messages, and for the drafts), the file's content
and what the user has settled about reading to the file's items, registered with the suffixes
that it reads:

    @reader("text", suffixes=(".txt",))
    def read_text(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]: ...

An item is a Draft or, where one of several can not be read, a Rejected that says why; a file
that can not be read at all raises ReadError. Where a file holds several articles, each draft
carries an ``item`` that stays the same when the file grows.

Text and web pages may be exports of press databases, with the suffixes of any other: a
format may recognise its own by how they begin.

Another distribution adds one by naming a ``Format`` in the entry-point group
``briefing.readers``.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from briefing.errors import ReadError
from briefing.readers.cleaning import cleaned
from briefing.records import Draft, Reading, Rejected
from briefing.records.frozen import dataclass
from briefing.registry import Registry

Reader: TypeAlias = Callable[[str, bytes, Reading], Iterable[Draft | Rejected]]
Recogniser: TypeAlias = Callable[[bytes], bool]

_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>])",
    re.IGNORECASE | re.DOTALL,
)
# The formats whose files may be exports, and what every export has one of: an ordinary
# article costs a search for these and no import. The others are what stands before the year
# in a document number ("·2024", "•2024").
_MAY_BE_EXPORTS = ("text", "html")
_OPENING = 1_000_000
_EXPORT_SIGNS = (b"DOCUMENT", b"Document", b"Dokument", b"Load-Date")
_BEFORE_YEARS = (b"\xb7", b"\xa2")


# Without waiting: a pipe that nobody writes into would never open.
_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_FILE = (
    "is a pipe, a device or a socket, not a file: save its text as a file, or give it on "
    "standard input with '-'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: its name, the suffixes it goes by (lower case, with the dot), its reader.

    A suffix may have several parts (".tar.gz"): the longest that a file's name ends with
    decides. What the reader gives is rid of invisible characters (``cleaning``).
    ``recognises`` tells a file that goes by the suffix of another format from how it begins
    (its first million bytes, NUL bytes taken out of UTF-16). It is asked of text and web
    pages that have some sign of an export.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    recognises: Recogniser | None = None

    def __call__(
        self, path: str, content: bytes, reading: Reading | None = None
    ) -> tuple[Draft | Rejected, ...]:
        return tuple(cleaned(self.read(path, content, reading or Reading())))


readers: Registry[Format] = Registry(
    "format",
    ours={
        "compressed": "briefing.readers.archives",
        "europresse": "briefing.readers.europresse",
        "factiva": "briefing.readers.factiva",
        "feeds": "briefing.readers.feeds",
        "html": "briefing.readers.html",
        "json": "briefing.readers.json_rows",
        "json_feed": "briefing.readers.json_feed",
        "jsonl": "briefing.readers.json_rows",
        "mail": "briefing.readers.mail",
        "markdown": "briefing.readers.markdown",
        "mhtml": "briefing.readers.mhtml",
        "nexis": "briefing.readers.nexis",
        "pdf": "briefing.readers.pdf",
        "tables": "briefing.readers.tables",
        "tar": "briefing.readers.archives",
        "text": "briefing.readers.text",
        "warc": "briefing.readers.warc",
        "word": "briefing.readers.word",
        "zip": "briefing.readers.archives",
    },
    group="briefing.readers",
)
# The suffixes of ours, so that the format of a file is told without importing every other.
_BY_SUFFIX = {
    **dict.fromkeys((".gz", ".bz2", ".xz"), "compressed"),
    **dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), "feeds"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".json": "json",
    ".jsonfeed": "json_feed",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".eml", ".mbox"), "mail"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".mhtml", ".mht"), "mhtml"),
    ".pdf": "pdf",
    **dict.fromkeys((".csv", ".tsv", ".tab"), "tables"),
    **dict.fromkeys((".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2"), "tar"),
    **dict.fromkeys((".tar.xz", ".txz"), "tar"),
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".warc", ".warc.gz"), "warc"),
    **dict.fromkeys((".docx", ".docm"), "word"),
    ".zip": "zip",
}


def reader(
    name: str, *, suffixes: tuple[str, ...] = (), recognises: Recogniser | None = None
) -> Callable[[Reader], Reader]:
    """Register the decorated reader as the format of these suffixes, or of what it recognises."""

    def enter(read: Reader) -> Reader:
        readers.register(name)(
            Format(name=name, suffixes=suffixes, read=read, recognises=recognises)
        )
        return read

    return enter


def suffixes() -> tuple[str, ...]:
    """Return every suffix that some reader reads, sorted."""
    return tuple(sorted(_names_by_suffix()))


def _names_by_suffix() -> dict[str, str]:
    others = {suffix: other.name for other in readers.others() for suffix in other.suffixes}
    return others | _BY_SUFFIX


def format_of(path: str, content: bytes) -> Format:
    """Return the format of a file, by its suffix or, without one, by how it begins.

    Raises ReadError for a suffix that no reader reads.
    """
    format_ = format_named(path)
    if format_ is None:
        raise ReadError(
            path,
            None,
            f"no reader for '{suffix_of(path)}' files; briefing reads {', '.join(suffixes())}: "
            "save the article in one of these formats",
        )
    if format_.name == "text" and _HTML_OPENING.match(content[:2000]):
        format_ = readers["html"]
    if format_.name in _MAY_BE_EXPORTS:
        return _recognised(content) or format_
    return format_


def _recognised(content: bytes) -> Format | None:
    """The format that recognises a text or web page as its own."""
    opening = content[:_OPENING]
    if b"\x00" in opening[:100]:
        opening = opening.replace(b"\x00", b"")
    if not any(sign in opening for sign in _EXPORT_SIGNS) and not _has_number(opening):
        return None
    for name in readers.names():
        format_ = readers[name]
        if format_.recognises is not None and format_.recognises(opening):
            return format_
    return None


def _has_number(opening: bytes) -> bool:
    # To look for one byte is by far quicker than for three, and most texts have none.
    return any(sign in opening and sign + b"20" in opening for sign in _BEFORE_YEARS)


def suffix_of(path: str) -> str:
    """The ending of a name that says its format, lower case; "" where it has none."""
    # By hand: a Path takes ten times as long, and this is asked of every file.
    stem, dot, ending = os.path.basename(path).rpartition(".")  # noqa: PTH119 # as said
    suffix = f".{ending.lower()}" if stem and dot else ""
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def format_named(path: str) -> Format | None:
    """The format with the longest of the suffixes that a name ends with.

    Text for a name without a suffix, None for a suffix that no reader reads.
    """
    suffix = suffix_of(path)
    if not suffix:
        return readers["text"]
    name = os.path.basename(path).lower()  # noqa: PTH119 # as in suffix_of
    # The whole ending of most names is a suffix of ours: nothing else needs to be looked at.
    whole = _BY_SUFFIX.get(name[name.find(".") :])
    if whole is not None:
        return readers[whole]
    known = _names_by_suffix()
    found = [one for one in known if name.endswith(one)]
    return readers[known[max(found, key=len)]] if found else None


def read_drafts(
    path: str | Path,
    name: str | None = None,
    content: bytes | None = None,
    reading: Reading | None = None,
) -> tuple[Draft | Rejected, ...]:
    """Read the articles of one file as drafts, in order; an item that fails says why.

    ``name`` is the path that drafts and messages carry (default: ``path`` as given);
    ``content`` the bytes where they are at hand already. Raises ReadError.
    """
    name = str(path) if name is None else name
    reading = reading or Reading()
    if content is None:
        content = content_of(Path(path), name, reading)
    elif len(content) > reading.limits.file_bytes:
        raise _too_large(name, len(content), reading)
    format_ = format_of(name, content)
    if not content.strip():
        raise ReadError(
            name, None, "the file is empty: put the article's text into it or remove it"
        )
    return format_(name, content, reading)


def content_of(path: Path, name: str, reading: Reading | None = None) -> bytes:
    """Return a file's bytes; ``name`` is what messages call it. Raises ReadError."""
    reading = reading or Reading()
    most = reading.limits.file_bytes
    try:
        # Without a file object, which asks the system four things more of every file.
        file = _open_at_once(path)
        try:
            look = os.fstat(file)
            content = b""
            if stat.S_ISREG(look.st_mode) and look.st_size <= most:
                content = _content(file, look.st_size, most)
        finally:
            os.close(file)
    except FileNotFoundError:
        raise ReadError(name, None, "there is no such file: check the name") from None
    except PermissionError:
        raise ReadError(
            name, None, "may not be read: give yourself the permission to read it"
        ) from None
    except OSError as error:
        raise ReadError(
            name, None, f"can not be read ({error.strerror or error}): check the disk and the name"
        ) from None
    if stat.S_ISDIR(look.st_mode):
        raise ReadError(
            name, None, "is a folder, not a file: name the files in it, or ingest the folder"
        )
    if not stat.S_ISREG(look.st_mode):
        raise ReadError(name, None, _NO_FILE)
    size = max(look.st_size, len(content))  # it may have grown meanwhile
    if size > most:
        raise _too_large(name, size, reading)
    if len(content) < size:
        raise ReadError(
            name, None, "was cut short while it was read: read it again once it is written"
        )
    return content


def _open_at_once(path: Path) -> int:
    return os.open(path, _AT_ONCE)


def _content(file: int, size: int, most: int) -> bytes:
    """What an open file of so many bytes holds; one that has grown, up to a byte too many."""
    content = os.read(file, size + 1)
    if len(content) == size:
        return content  # where one more was asked for: the file ends here
    pieces = [content]
    left = most + 1 - len(content)
    while left > 0 and (content := os.read(file, left)):
        pieces.append(content)
        left -= len(content)
    return b"".join(pieces)


def _too_large(name: str, size: int, reading: Reading) -> ReadError:
    return ReadError(
        name,
        None,
        f"the file has {size:,} bytes, and {reading.limits.file_bytes:,} are the limit: "
        "split it, or raise file_bytes under [limits] in briefing.toml",
    )
