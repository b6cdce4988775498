"""An HTML page as blocks of text cut behind each citation mark, and its citations' entries.

What is read is what a reader of the page sees; the attributes that matter are the ids of
citation entries ("cite-3") and the links that lead to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.records.frozen import dataclass
from briefing.rendering.markdown_read_back import one_space
from briefing.rendering.own_words import fingerprint
from briefing.rendering.wording import COMMENT
from briefing.text.patterns import Lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

DATA_ID = "briefing-citations"

_UNSEEN = {"head", "script", "style", "template"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
    *("ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup"),
    *("time", "u", "var", "wbr"),
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ENTRY = Lazy(r"cite-([0-9]{1,9})")
_LONGEST_NUMBER = 9
_STAFF_BLOCK = Lazy(rf"(?i){COMMENT}s?\s*(?::|$)")
_BEFORE_MARK, _BEHIND_MARK = "\x02", "\x03"  # no text of a page holds them


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, item or cell: text cut behind each citation mark.

    A piece is its text, the mark as a reader sees it, and the number of the entry that the
    mark leads to; the last piece's mark is None. ``staff`` marks a Comment block.
    """

    pieces: tuple[tuple[str, str | None, int], ...]
    staff: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in the entry of a citation: its texts, the hash of the source shown with
    the cited words marked ("" where none is), and the numbers that it shows itself under."""

    texts: tuple[str, ...]
    context: str
    shown_as: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page's blocks in order, its citation entries by number, and its data blocks."""

    blocks: tuple[Block, ...]
    entries: dict[int, Entry]
    data: tuple[tuple[int | None, str], ...]


def page_text(content: bytes) -> PageText | None:
    """What a page in UTF-8 shows; None where there is no page in it."""
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:  # nothing in it that could be an element
        return None
    return None if root is None else _Reading().page(root)


class _Reading:
    """One walk through a page."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._entries: dict[int, Entry] = {}
        self._data: list[tuple[int | None, str]] = []
        self._text: list[str] = []
        self._pieces: list[tuple[str, str | None, int]] = []
        self._level = 0
        self._staff_level = 0
        # Of the entry that is being read.
        self._entry: _Element | None = None
        self._texts: list[str] = []
        self._shown_as: list[str] = []
        self._context: _Element | None = None
        self._context_text: list[str] = []

    def page(self, root: _Element) -> PageText:
        # By hand, since a page may be nested deeper than calls may be.
        stack = [(root, iter(root))] if self._enter(root) else []
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                if stack:
                    self._add(element.tail)
            elif self._enter(child):
                stack.append((child, iter(child)))
            else:
                self._add(child.tail)
        self._end_block()
        return PageText(blocks=tuple(self._blocks), entries=self._entries, data=tuple(self._data))

    def _enter(self, element: _Element) -> bool:
        """Take an element's beginning; False where what is in it is no text of the page."""
        tag = element.tag
        if not isinstance(tag, str):
            return False
        if tag in _UNSEEN:
            if tag == "script" and element.get("id") == DATA_ID:
                self._data.append((element.sourceline, "".join(element.itertext())))
            return False
        if tag == "a" and self._link(element):
            return False
        if tag == "br":
            self._text.append(" ")
            return False
        if tag == "mark" and self._context is not None:
            self._context_text.append(_BEFORE_MARK)
        if tag not in _INLINE:
            if self._text or self._pieces:
                self._end_block()
            if tag in _HEADINGS:
                self._level = _HEADINGS[tag]
            self._begin(element)
        self._add(element.text)
        return True

    def _begin(self, element: _Element) -> None:
        if self._entry is None:
            if _ENTRY.fullmatch(element.get("id") or ""):
                self._entry = element
                self._texts, self._shown_as, self._context_text = [], [], []
        elif self._context is None and "context" in (element.get("class") or "").split():
            self._context = element

    def _leave(self, element: _Element) -> None:
        if element.tag == "mark" and self._context is not None:
            self._context_text.append(_BEHIND_MARK)
        if element.tag in _INLINE:
            return
        if self._text or self._pieces:
            self._end_block()
        if element.tag in _HEADINGS:
            self._level = 0
        if element is self._context:
            self._context = None
        if self._entry is not None and element is self._entry:
            found = _ENTRY.fullmatch(element.get("id") or "")
            if found:
                entry = Entry(
                    texts=tuple(self._texts),
                    context=context_hash("".join(self._context_text)),
                    shown_as=tuple(self._shown_as),
                )
                self._entries.setdefault(int(found[1]), entry)
            self._entry = None

    def _link(self, element: _Element) -> bool:
        """Take a link to a citation's entry or back from one; False for any other link."""
        fragment = (element.get("href") or "").rpartition("#")[2]
        if not fragment.startswith(("cite-", "use-")):
            return False
        kind, _, digits = fragment.partition("-")
        if not digits.isdecimal() or len(digits) > _LONGEST_NUMBER:
            return False
        text = "".join(element.itertext()) if len(element) else element.text or ""
        shown = one_space(text)
        if kind == "cite" and self._entry is None:
            self._pieces.append((one_space("".join(self._text)), shown, int(digits)))
            self._text.clear()
            return True
        if kind == "use" and shown.isdecimal():
            if self._entry is not None:
                self._shown_as.append(shown)
            return True
        return False

    def _add(self, text: str | None) -> None:
        if text and (self._text or self._context is not None or not text.isspace()):
            (self._text if self._context is None else self._context_text).append(text)

    def _end_block(self) -> None:
        last = one_space("".join(self._text))
        self._text.clear()
        if self._entry is not None:
            if last:
                self._texts.append(last)
        elif last or self._pieces:
            pieces = (*self._pieces, (last, None, 0))
            opening = pieces[0][0]
            if self._level:
                if self._staff_level >= self._level:
                    self._staff_level = 0
                if _STAFF_BLOCK.fullmatch(opening):
                    self._staff_level = self._level
            staff = bool(self._staff_level) or bool(_STAFF_BLOCK.match(opening))
            self._blocks.append(Block(pieces=pieces, staff=staff))
            self._pieces.clear()


def context_hash(text: str) -> str:
    """The hash of a stretch of source with its marks; white space (an editor's) aside."""
    squeezed = "".join(text.split())
    return fingerprint(squeezed) if squeezed else ""
