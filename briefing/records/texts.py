"""How texts are hashed and compared."""

from __future__ import annotations

import hashlib
import unicodedata

PARAGRAPH_BREAK = "\n\n"


def sha256_of(text: str) -> str:
    """The hex SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def comparable(text: str) -> str:
    """The form in which texts are compared: Unicode NFC, white space as single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
