"""Saved web pages in one file (MHTML, RFC 2557): the page that all the rest belongs to."""

from __future__ import annotations

import email
from dataclasses import replace
from email.message import Message
from email.policy import compat32

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.encodings import decode
from briefing.readers.html import charset_of, draft_of_page
from briefing.readers.mail_parts import content_of_part, header
from briefing.records import Draft, Reading
from briefing.text.addresses import web_address


@reader("mhtml", suffixes=(".mhtml", ".mht"))
def read_mhtml(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]:
    """Read a saved page as one draft; the day it was saved on is not its date.

    Raises ReadError where the file has no page, or the page no article.
    """
    try:
        message = email.message_from_bytes(content, policy=compat32)
    except RecursionError:
        message = Message()
    page = _page(message)
    if page is None:
        raise ReadError(
            path, None, "has no web page in it: save the page again, as .mhtml or .html"
        )
    body = content_of_part(page)
    stated = page.get_param("charset")
    charset = stated if isinstance(stated, str) else charset_of(body)
    draft = draft_of_page(path, decode(path, body, charset), reading, located=False)
    address = header(page, "content-location") or header(message, "snapshot-content-location")
    return (replace(draft, url=web_address(address) or draft.url),)


def _page(message: Message) -> Message | None:
    """The part that the file says is the root, else its first page."""
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    start = message.get_param("start")
    return next((page for page in pages if page.get("content-id") == start), None) or next(
        iter(pages), None
    )
