"""WordprocessingML as strings: a body is spliced together and parsed once.

Elements are built as text because thousands of cited sentences through a tree's own
calls take tens of seconds; every text passes ``escape`` on its way in.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefing.text.patterns import Lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = f"{{{WORD}}}"

# What XML 1.0 can't carry in any form: most control characters, halves of surrogate pairs.
# (Said by what it can't, which is compiled much sooner than what it can.)
_BARRED = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_ILLEGAL = Lazy(f"[{_BARRED}]")
_WANTS_CARE = Lazy(f'[&<>"{_BARRED}]')
_SPECIAL = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))  # in this order


def legal(text: str) -> str:
    """The text as XML can hold it: each character that it can't becomes U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def escape(text: str) -> str:
    """The text as XML content or as a double-quoted attribute's value."""
    if _WANTS_CARE.search(text) is None:
        return text
    text = legal(text)
    for character, entity in _SPECIAL:
        text = text.replace(character, entity)
    return text


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` are the elements inside its ``w:rPr``."""
    if not text:
        return ""
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str | None, content: str, properties: str = "") -> str:
    """A paragraph in a style, by its id; ``properties`` follow the style in ``w:pPr``."""
    if style is not None:
        properties = f'<w:pStyle w:val="{escape(style)}"/>{properties}'
    if properties:
        properties = f"<w:pPr>{properties}</w:pPr>"
    return f"<w:p>{properties}{content}</w:p>"


def runs_right_to_left(text: str) -> bool:
    """Whether the first character with a direction of its own runs from right to left."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


class Spliced:
    """XML that goes into a tree's text: a tree of thousands of nodes is slow to graft.

    Where the tree names the namespaces otherwise than ``NAMESPACES`` does, it is grafted.
    """

    _MARK = "spliced"

    def __init__(self, parent: _Element, place: int, xml: str) -> None:
        from lxml import etree

        self._xml: bytes | None = None
        names = parent.nsmap
        if names.get("w") == WORD and names.get("r") == RELATIONSHIPS:
            self._xml = xml.encode("utf-8")
            parent.insert(place, etree.Element(f"{W}{self._MARK}"))
            return
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
        parsed = etree.fromstring(f"<w:x {NAMESPACES}>{xml}</w:x>".encode(), parser)
        parent[place:place] = list(parsed)

    def into(self, serialised: bytes) -> bytes:
        """The tree's bytes with the XML at its place."""
        if self._xml is None:
            return serialised
        return serialised.replace(f"<w:{self._MARK}/>".encode(), self._xml, 1)
