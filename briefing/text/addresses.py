"""Addresses of the web: which a reader may follow, and which are something else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing.text.patterns import Lazy

# Longer ones are data, not addresses.
_LONGEST_ADDRESS = 4_000

# An address that is none of the web, and what may stand behind one in a sentence.
_OF_DATABASE = Lazy(r"\b(?!https?://)[A-Za-z][A-Za-z0-9+.]{0,40}://\S{1,2000}")
_TOLD_AT_END = "'\\\"’”)],;:"


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web that a browser may be sent to, else None.

    Only http and https, with a host, without white space, control characters or backslashes
    (which browsers take for slashes).
    """
    url = (url or "").strip()
    if not url or len(url) > _LONGEST_ADDRESS or not url.isprintable():
        return None
    if any(sign in url for sign in ' \\"<>'):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:  # brackets that hold no address of a machine
        return None
    return url if parts.scheme in ("http", "https") and host else None


def without_password(address: str) -> str:
    """The address of a database as it may be shown: three stars stand for a password."""
    kind, parted, rest = address.partition("://")
    whose, at, where = rest.rpartition("@")
    user, colon, _ = whose.partition(":")
    shown = f"{user}{':***' if colon else ''}{at}" if at else ""
    place, asks, options = where.partition("?")
    kept = [
        f"{name}=***" if "password" in (name := option.partition("=")[0]).lower() else option
        for option in options.split("&")
    ]
    return f"{kind}{parted}{shown}{place}{asks}{'&'.join(kept)}"


def without_passwords(text: str) -> str:
    """A text as it may be shown or logged: without the passwords of databases in it."""
    if "://" not in text:
        return text

    def masked(match: re.Match[str]) -> str:
        address = match[0].rstrip(_TOLD_AT_END)
        return without_password(address) + match[0][len(address) :]

    return _OF_DATABASE.compiled.sub(masked, text)
