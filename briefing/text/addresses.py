"""Addresses of the web: which a reader may follow, and which are something else."""

from __future__ import annotations

from urllib.parse import urlsplit

# Longer ones are data, not addresses.
_LONGEST_ADDRESS = 4_000


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
        "password=***" if option.lower().startswith("password=") else option
        for option in options.split("&")
    ]
    return f"{kind}{parted}{shown}{place}{asks}{'&'.join(kept)}"
