"""Mail: one message (.eml) or a mailbox (.mbox), by the standard library's parser.

A mail may be an article, pass one on, carry some as attachments, or hold many. Each
becomes a draft of its own; what people write around them does not.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from email.message import Message
from email.policy import compat32

from briefing.errors import MissingExtra, ReadError
from briefing.readers import format_of, reader
from briefing.readers.digests import MOST_ROWS, items_of, paragraphs_of
from briefing.readers.entries import as_date, item_name, item_names, language_code
from briefing.readers.fragments import has_sentence
from briefing.readers.mail_parts import (
    Row,
    Sender,
    content_of_part,
    decoded,
    header,
    is_forward,
    is_reply,
    rows_of_html,
    rows_of_plain,
    sender_of,
    subject_of,
    text_of_part,
)
from briefing.readers.mail_text import Forwarded, forwarded_in, own_text
from briefing.records import Draft, Line, Reading, Rejected
from briefing.text.addresses import web_address
from briefing.text.patterns import Lazy

_POSTMARK = re.compile(rb"(?:\A|(?<=\n)\r?\n)From [^\r\n]{0,500}\r?\n(?=[!-9;-~]{1,80}:)")
_QUOTED_FROM = re.compile(rb"(?m)^>(?=>{0,20}From )")
_MAIL_FIELDS = ("from", "subject", "date", "message-id", "received", "mime-version", "content-type")
_TAGS = Lazy(r"</(?:p|div|td|a|html|body)>", re.IGNORECASE)
_ADDRESSES = Lazy(r"https?://\S{1,500}")
_NAME_WORD = Lazy(r"[^\W\d_]+")
_BULK = ("list-id", "list-unsubscribe", "list-post", "x-campaign", "feedback-id")
# Attachments that are articles, and those that nobody misses.
_READ = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".pdf",
         ".docx")  # fmt: skip
_NO_ARTICLE = ("image/", "audio/", "video/", "font/", "text/calendar", "text/css", "text/x-vcard",
               "text/vcard", "message/", "application/pgp", "application/pkcs7", "application/ics",
               "application/x-pkcs7", "application/ms-tnef")  # fmt: skip
# A note of fewer words around articles is no article.
_COVER_NOTE = 60
_DEEPEST = 20


@reader("mail", suffixes=(".eml", ".mbox"))
def read_mail(path: str, content: bytes, reading: Reading) -> Iterable[Draft | Rejected]:
    """Read a message or a mailbox as a draft for each article in it.

    Raises ReadError where the file is no mail, or its one message has nothing to read.
    """
    marks = list(_POSTMARK.finditer(content))
    if not marks or content[: marks[0].start()].strip():
        return _one(path, content, reading)
    return _many(path, content, [match.end() for match in marks], marks, reading)


def _one(path: str, content: bytes, reading: Reading) -> tuple[Draft | Rejected, ...]:
    found = tuple(_Mail(path, content, 1, reading).items(None))
    return tuple(_told_apart(found))


def _many(
    path: str, content: bytes, starts: list[int], marks: list[re.Match[bytes]], reading: Reading
) -> tuple[Draft | Rejected, ...]:
    """Each message of a mailbox, named by its Message-ID, else by its number."""
    if len(starts) > reading.limits.members:
        raise ReadError(
            path,
            None,
            f"the mailbox has {len(starts):,} messages, and {reading.limits.members:,} are the "
            "limit: split it, or raise members under [limits] in briefing.toml",
        )
    ends = [match.start() for match in marks[1:]] + [len(content)]
    mails: list[_Mail] = []
    line, counted = 1, 0
    for start, end in zip(starts, ends, strict=True):
        line, counted = line + content.count(b"\n", counted, start), start
        mails.append(_Mail(path, _QUOTED_FROM.sub(b"", content[start:end]), line, reading))
    stated = [mail.name() or str(number) for number, mail in enumerate(mails, start=1)]
    found: list[Draft | Rejected] = []
    for mail, name in zip(mails, item_names(stated, newest_first=False), strict=True):
        try:
            found += mail.items(name)
        except ReadError as error:
            found.append(Rejected(path=path, item=name, reason=error.reason))
    return tuple(_told_apart(found))


def _told_apart(found: Iterable[Draft | Rejected]) -> Iterator[Draft | Rejected]:
    found = list(found)
    names = iter(item_names([_item_of(one) for one in found], newest_first=False))
    for one in found:
        name = next(names)
        yield replace(one, item=name) if isinstance(one, Draft) and one.item is not None else one


def _item_of(one: Draft | Rejected) -> str:
    # A file's own article has no name, and one that is rejected may have that of another.
    return one.item or "" if isinstance(one, Draft) else f"{one.item}: {one.reason}"


@dataclass(slots=True)
class _Held:
    """What the parts of one message hold."""

    rows: list[Row]
    inner: list[Message]
    files: list[tuple[str, Message]]
    faults: list[Rejected]


class _Mail:
    """One message of a file: its bytes, and the line of the file that they begin on."""

    def __init__(self, path: str, content: bytes, line: int, reading: Reading) -> None:
        self.path, self.content, self.reading = path, content, reading
        self.line, self.counted, self.parts = line, 0, 0
        self.message: Message | None
        try:
            self.message = email.message_from_bytes(content, policy=compat32)
        except RecursionError:
            self.message = None

    def name(self) -> str | None:
        stated = header(self.message, "message-id") if self.message is not None else None
        return item_name(stated.strip("<> ")) if stated and stated.strip("<> ") else None

    def items(self, base: str | None) -> list[Draft | Rejected]:
        """The articles of the message; its own is named ``base``, others after it."""
        if self.message is None:
            raise ReadError(self.path, None, "nests its parts too deep: save its text as .txt")
        fields = {key.lower() for key, _ in self.message.raw_items()}
        if not fields.intersection(_MAIL_FIELDS):
            raise ReadError(
                self.path, None, "is no mail: it has no header fields such as From or Subject"
            )
        found = list(self._items(self.message, base, 0))
        if not any(isinstance(one, Draft) for one in found):
            faults = [one.reason for one in found if isinstance(one, Rejected)]
            reason = faults[0] if faults else "the message has no text of at least a sentence"
            raise ReadError(self.path, None, reason)
        return found

    def _items(self, message: Message, base: str | None, depth: int) -> Iterator[Draft | Rejected]:
        held = _Held([], [], [], [])
        self._gather(message, held, depth)
        around = bool(held.inner or held.files)
        own = list(self._texts(message, held.rows, base, around=around))
        inner = [
            one
            for number, each in enumerate(held.inner, start=1)
            for one in self._items(each, _below(base, str(number)), depth + 1)
        ]
        yield from own
        yield from inner
        for name, part in held.files:
            yield from self._file(name, part, base)
        yield from held.faults

    # --- parts ---------------------------------------------------------------------------

    def _gather(self, message: Message, held: _Held, depth: int) -> None:
        self.parts += 1
        if depth > _DEEPEST or self.parts > self.reading.limits.members:
            if not held.faults:
                held.faults.append(
                    Rejected(
                        path=self.path,
                        item=f"part {self.parts}",
                        reason="the message has too many parts, or nests them too deep; what "
                        "follows is not read",
                    )
                )
            return
        kind = message.get_content_type()
        payload = message.get_payload()
        if isinstance(payload, list):
            inner = [part for part in payload if isinstance(part, Message)]
            if kind == "multipart/alternative":
                self._choose(inner, held, depth)
            elif kind == "message/rfc822":
                held.inner += inner
            elif kind == "message/delivery-status":
                return
            else:
                for part in inner:
                    self._gather(part, held, depth + 1)
            return
        name = _file_name(message)
        attached = name is not None or message.get_content_disposition() == "attachment"
        if not attached and kind in ("text/plain", "text/html"):
            held.rows += [Row(), *self._rows(message, held)]
        elif name is not None:
            held.files.append((name, message))
            self._line_of(message)  # so that its text is not taken for that of a later part

    def _choose(self, parts: list[Message], held: _Held, depth: int) -> None:
        """Of alternatives the plain text, unless it is a poor likeness of the page."""
        rest: list[Message] = []
        texts: dict[str, Message] = {}
        for part in parts:
            for leaf in part.walk() if part.is_multipart() else (part,):
                kind = leaf.get_content_type()
                if kind in ("text/plain", "text/html") and _file_name(leaf) is None:
                    texts.setdefault(kind, leaf)
                elif not leaf.is_multipart():
                    rest.append(leaf)
        plain, page = texts.get("text/plain"), texts.get("text/html")
        rows = self._rows(plain, held) if plain is not None else []
        if page is not None:
            shown = self._rows(page, held)
            if _is_poor(rows, shown):
                rows = shown
        held.rows += [Row(), *rows]
        for part in rest:
            self._gather(part, held, depth + 1)

    def _rows(self, part: Message, held: _Held) -> list[Row]:
        try:
            text = text_of_part(self.path, part)
        except ReadError as error:
            held.faults.append(
                Rejected(path=self.path, item=f"part {self.parts}", reason=error.reason)
            )
            return []
        if part.get_content_type() == "text/html":
            return rows_of_html(text) if len(text) <= self.reading.limits.page_bytes else []
        rows = rows_of_plain(part, text, self._line_of(part))
        if _TAGS.search(text):  # a page under the wrong name
            return rows_of_html(text)
        return rows

    def _line_of(self, part: Message) -> int | None:
        """The line of the file on which a part begins that stands there as it is."""
        encoding = str(part.get("content-transfer-encoding") or "7bit").strip().lower()
        if encoding not in ("7bit", "8bit", "binary"):
            return None
        wanted = content_of_part(part)
        at = self.content.find(wanted, self.counted) if wanted else -1
        if at < 0:
            return None
        line = self.line + self.content.count(b"\n", self.counted, at)
        self.line, self.counted = line + wanted.count(b"\n"), at + len(wanted)
        return line

    # --- articles ------------------------------------------------------------------------

    def _texts(
        self, message: Message, rows: list[Row], base: str | None, *, around: bool
    ) -> Iterator[Draft]:
        subject = header(message, "subject")
        whole = self._whole(message, base)
        own, passed_on, marked = forwarded_in(rows) if len(rows) <= MOST_ROWS else (rows, (), False)
        if not (marked or is_reply(subject) or is_forward(subject)):
            own, passed_on = rows, ()  # a digest of mails
        inner = [one for one in passed_on if _has_text(own_text(one.rows))]
        if inner and not is_reply(subject):
            if _words(own) >= _COVER_NOTE:
                yield from self._articles(replace(whole, item=_below(base, "0")), own_text(own))
            for number, one in enumerate(inner, start=1):
                name = base if len(inner) == 1 else _below(base, str(number))
                yield from self._articles(_passed_on(whole, one, name), own_text(one.rows))
            return
        text = own_text(own)
        if around and _words(text) < _COVER_NOTE:
            return
        yield from self._articles(whole, text)

    def _articles(self, whole: Draft, rows: list[Row]) -> Iterator[Draft]:
        """The items of a text that holds several, else the text as one article."""
        items = items_of(rows)
        for number, item in enumerate(items, start=1):
            yield replace(
                whole,
                item=_below(whole.item, str(number)),
                lines=tuple(Line(number=row.number, text=row.text) for row in item.paragraphs),
                extracted=True,
                title=item.title,
                published=item.published or whole.published,
                publisher=item.publisher or whole.publisher,
                author=item.author,
                url=item.url,
            )
        if not items and _has_text(rows):
            while not rows[-1].text:
                rows = rows[:-1]
            lines = tuple(
                Line(number=row.number, text=row.text if row.text != "-- " else "") for row in rows
            )
            yield replace(whole, lines=lines)

    def _whole(self, message: Message, base: str | None) -> Draft:
        """What the header fields state, without any text."""
        sender = sender_of(header(message, "from"))
        bulk = any(header(message, name) for name in _BULK)
        person = sender.name if sender.name and not bulk and _is_person(sender) else None
        list_name = sender_of(header(message, "list-id")).name
        if list_name and sender.name and _is_person(sender):
            person = sender.name
        return Draft(
            path=self.path,
            item=base,
            lines=(),
            title=subject_of(header(message, "subject")),
            published=as_date(header(message, "date")),
            publisher=(list_name if person else sender.name) or None,
            author=person,
            url=web_address((header(message, "archived-at") or "").strip("<> ")),
            language=language_code(header(message, "content-language")),
        )

    def _file(self, name: str, part: Message, base: str | None) -> Iterator[Draft | Rejected]:
        """The articles of an attachment, named by its file name."""
        item = _below(base, item_name(name))
        suffix = name[name.rfind(".") :].lower() if "." in name else ""
        if suffix not in _READ:
            if not part.get_content_type().startswith(_NO_ARTICLE):
                reason = "an attachment of this kind is not read: save it beside the mail"
                yield Rejected(path=self.path, item=item, reason=reason)
            return
        content = content_of_part(part)
        try:
            found = format_of(name, content)(self.path, content, self.reading)
        except (ReadError, MissingExtra) as error:
            reason = error.reason if isinstance(error, ReadError) else str(error)
            passing = isinstance(error, MissingExtra)
            yield Rejected(path=self.path, item=item, reason=reason, passing=passing)
            return
        for one in found:
            named = item if one.item is None else f"{item}/{one.item}"
            if isinstance(one, Draft):  # its lines are those of another file
                lines = tuple(Line(number=None, text=line.text) for line in one.lines)
                yield replace(one, item=named, lines=lines)
            else:
                yield replace(one, item=named)


def _passed_on(whole: Draft, inner: Forwarded, name: str | None) -> Draft:
    sender = sender_of(inner.sender)
    shown = sender.name or (inner.sender if inner.sender and "@" not in inner.sender else None)
    person = shown is not None and _is_person(Sender(name=shown, address=sender.address))
    return replace(
        whole,
        item=name,
        title=subject_of(inner.subject) or whole.title,
        published=as_date(inner.date) if inner.date else None,
        publisher=None if person else shown,
        author=shown if person else None,
        url=None,
    )


def _below(base: str | None, name: str) -> str:
    return name if base is None else f"{base}/{name}"


def _file_name(part: Message) -> str | None:
    stated = part.get_filename()
    name = decoded(stated).replace("\\", "/").rpartition("/")[2] if stated else ""
    return name or None


def _is_person(sender: Sender) -> bool:
    """Whether a sender is called as a person is, and the address is made of the name."""
    words = _NAME_WORD.findall((sender.name or "").lower())
    if not 2 <= len(words) <= 4 or words[0] in ("the", "der", "die", "das", "le", "la", "el"):
        return False
    local = sender.address.partition("@")[0].lower()
    return len(words[-1]) > 2 and words[-1] in local


def _is_poor(plain: list[Row], page: list[Row]) -> bool:
    """Whether plain text is a poor likeness of a page: missing, stunted, or mostly links."""
    text = "\n".join(row.text for row in plain)
    shown = sum(len(row.text) for row in page)
    links = sum(map(len, _ADDRESSES.findall(text)))
    return len(text) - links < 0.5 * shown or links > 0.35 * len(text)


def _has_text(rows: list[Row]) -> bool:
    return has_sentence(tuple(row.text for row in paragraphs_of(rows)))


def _words(rows: list[Row]) -> int:
    return sum(row.text.count(" ") + 1 for row in rows if row.text and row.url is None)
