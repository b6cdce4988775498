"""Parts of a mail as text: headers decoded (RFC 2047), bodies as rows with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from briefing.readers.encodings import decode
from briefing.readers.fragments import pieces_of
from briefing.readers.lines import split_lines
from briefing.records.frozen import dataclass
from briefing.text.addresses import web_address
from briefing.text.patterns import Lazy
from briefing.text.spaces import normalise

_LONGEST_HEADER = 10_000
_LONGEST_SUBJECT = 500
_UNSEEN = Lazy("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ADDRESS_ALONE = Lazy(r"[<(\[]?\s*(?P<url>https?://[^\s<>]{3,2000}?)\s*[>)\]]?")
_PREFIX = Lazy(
    r"\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv|vb|vs|antw|res|enc|答复|转发|回复|回覆|轉寄|답장|전달)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]|\[[^\[\]]{1,40}\](?=\s*\S))\s*",
    re.IGNORECASE,
)
_ONWARD = Lazy(r"\s*(?:\[[^\[\]]{1,40}\]\s*)?(?:fwd?|wg|tr|rv|vb|enc|转发|轉寄|전달)\s?[:：]", re.I)
_ANSWER = Lazy(
    r"\s*(?:\[[^\[\]]{1,40}\]\s*)?(?:re|aw|sv|antw|res|答复|回复|回覆|답장)\s?[:：]", re.I
)
_SENDER = Lazy(r"\s*\"?(?P<name>[^\"<>]{0,200}?)\"?\s*<(?P<address>[^<>]{0,300})>")
_COMMENT = Lazy(r"(?P<address>[^\s<>()]{1,300}@[^\s<>()]{1,300})\s*\((?P<name>[^()]{1,200})\)")
_VIA = Lazy(r"\s+via\s.{1,100}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a mail; ``text`` "" is a blank one.

    ``opens`` says that mark-up makes it a heading or a link as a whole, ``url`` where that
    leads, or the address that the row is.
    """

    number: int | None = None
    text: str = ""
    opens: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sent a mail: the name shown, and the address."""

    name: str | None
    address: str


def header(message: Message, name: str) -> str | None:
    """A header field as a reader sees it, or None."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return decoded(str(value)) or None
    return None


def decoded(value: str) -> str:
    """A field's raw value with its encoded words decoded."""
    value = value[:_LONGEST_HEADER]
    if not value.isascii():
        content = value.encode("ascii", "surrogateescape" if _escaped(value) else "replace")
        try:
            value = content.decode("utf-8")
        except UnicodeDecodeError:
            value = content.decode("cp1252", "replace")
    elif "=?" in value:
        # What nobody can decode stays as it stands.
        with suppress(HeaderParseError, LookupError, ValueError):
            value = str(make_header(decode_header(value)))
    return normalise(_UNSEEN.sub(" ", value.encode("utf-8", "replace").decode("utf-8")))


def _escaped(value: str) -> bool:
    return all(one < "\x80" or "\udc80" <= one <= "\udcff" for one in value)


def subject_of(stated: str | None) -> str | None:
    """A subject without marks of replies, forwards and mailing lists."""
    subject = (stated or "")[:_LONGEST_SUBJECT]
    while (match := _PREFIX.match(subject)) is not None:
        subject = subject[match.end() :]
    return subject.strip() or None


def is_forward(subject: str | None) -> bool:
    """Whether a subject says that the mail passes another on."""
    return _ONWARD.match(subject or "") is not None


def is_reply(subject: str | None) -> bool:
    """Whether a subject says that the mail answers another."""
    return _ANSWER.match(subject or "") is not None


def sender_of(stated: str | None) -> Sender:
    """The sender that a From field names."""
    match = _SENDER.match(stated or "") or _COMMENT.match(stated or "")
    if match is None:
        return Sender(name=None, address=(stated or "").strip())
    name = _VIA.sub("", match["name"].strip(" '\""))
    return Sender(name=name if name and "@" not in name else None, address=match["address"])


# --- bodies --------------------------------------------------------------------------------


def content_of_part(part: Message) -> bytes:
    """The bytes of a part that is no container, with its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text_of_part(path: str, part: Message) -> str:
    """The text of a part in the charset that it names. Raises ReadError."""
    content = content_of_part(part).replace(b"\x00", b"")
    charset = part.get_param("charset")
    return decode(path, content, charset if isinstance(charset, str) else None)


def rows_of_plain(part: Message, text: str, first_line: int | None) -> list[Row]:
    """The rows of plain text; ``first_line`` is the line of the file it begins on.

    Lines of flowed text (RFC 3676) are put together again.
    """
    lines = split_lines(text)
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    delete = str(part.get_param("delsp") or "").lower() == "yes"
    rows: list[Row] = []
    open_: tuple[int | None, list[str]] | None = None
    for index, line in enumerate(lines):
        number = None if first_line is None else first_line + index
        if not flowed:
            if line.strip() or not rows or rows[-1].text:  # one blank row says as much as many
                rows.append(row_of(number, line))
            continue
        if line.startswith(" "):
            line = line[1:]
        soft = line.endswith(" ") and line != "-- "
        if open_ is None:
            open_ = (number, [])
        open_[1].append(line[:-1] if soft and delete else line)
        if not soft:
            rows.append(row_of(open_[0], "".join(open_[1])))
            open_ = None
    if open_ is not None:
        rows.append(row_of(open_[0], "".join(open_[1])))
    return rows


def row_of(number: int | None, line: str) -> Row:
    """A row of plain text."""
    # The mark of a signature has a space behind it, and is no dash without.
    text = "-- " if line.rstrip("\r\n") == "-- " else normalise(line)
    alone = _ADDRESS_ALONE.fullmatch(text) if "http" in text else None
    return Row(number=number, text=text, url=web_address(alone["url"]) if alone else None)


def rows_of_html(text: str) -> list[Row]:
    """The rows of a mail in HTML, blank ones between its blocks."""
    return list(_rows_of_html(text))


def _rows_of_html(text: str) -> Iterator[Row]:
    for piece in pieces_of(text, every_break=True):
        if piece.apart:
            yield Row()
        alone = row_of(None, piece.text)
        opens = piece.linked or piece.heading
        yield Row(text=alone.text, opens=opens, url=alone.url or (piece.url if opens else None))
