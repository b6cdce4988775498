"""The text of one field of a row: a fragment of HTML, hard-wrapped lines, or plain paragraphs.

Exports write all of these: mark-up as such or escaped ("&lt;p&gt;"), line ends as such or as
the two letters "\\\\n", a line break at each 72nd column or at none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.readers.databases import blocks_of, paragraphs_of
from briefing.readers.lines import split_lines
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy, word_set
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = "span|strong|em|b|i|a|u|font|small|sub|sup|mark|code"
_PARTS = (
    "p|div|h[1-6]|li|ul|ol|blockquote|section|article|figure|td|tr|table|center|main|header|footer"
    "|aside|pre|dl|dd"
)
_MARKUP = re.compile(
    rf"</(?:{_PARTS}|{_INLINE})>|<(?:p|br|hr|img)\b[^<>]{{0,2000}}>", re.IGNORECASE
)
_PARTED = Lazy(rf"</(?:{_PARTS})>|<(?:p|br|hr)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
# Mark-up that an export has escaped: one tag alone may be what the article is about.
_ESCAPED_TAGS = 2
# Line ends that an export wrote as two letters each.
_WRITTEN_BREAK = Lazy(r"(?:\\r)?\\n")
_WRITTEN_BREAKS = Lazy(r"\\n(?:\\r)?\\n|[.!?”\"]\s?(?:\\r)?\\n")
_WRITTEN_AT_TAG = Lazy(r"(?<=>)(?:\\r)?\\n|(?:\\r)?\\n(?=<)")
# Lines of a text wrapped at a column, in characters; the last may be shorter.
_NARROWEST, _WIDEST = 30, 130
_LINE_END = re.compile(r"\r\n|\r|\n")
# Elements of a fragment that begin a paragraph of their own, and those not shown.
_BLOCKS = word_set(
    "p div li ul ol blockquote section article figure figcaption h1 h2 h3 h4 h5 h6 td th tr table "
    "hr pre dl dd dt center main header footer aside"
)
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_HIDDEN = word_set("script style noscript template figcaption iframe head title")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_LONGEST_ROW = 300


@dataclass(frozen=True, slots=True)
class FieldText:
    """The paragraphs of a field: each with how many lines into the field it begins.

    ``marked`` says that mark-up told them apart; ``headings`` and ``rows`` are the indices of
    subheadings and of rows of tables.
    """

    paragraphs: tuple[tuple[int, str], ...]
    marked: bool = False
    headings: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()


def field_text(text: str) -> FieldText:
    """Read the text of a field."""
    text = _unwritten(text)
    if _MARKUP.search(text) is None and "&lt;" in text:
        bare = html.unescape(text)
        text = bare if len(_MARKUP.findall(bare)) >= _ESCAPED_TAGS else text
    if _MARKUP.search(text) and _PARTED.search(text):
        return _of_markup(text)
    if _MARKUP.search(text):  # words in bold, and lines as they stand
        text = _shown(text)
    return FieldText(tuple(_lines(_unescaped(text))))


def plain(text: str) -> str:
    """A title without mark-up."""
    if _MARKUP.search(text):
        text = " ".join(one for _, one in _of_markup(text).paragraphs)
    return _unescaped(text)


def _unwritten(text: str) -> str:
    if "\\n" not in text or "\n" in text:
        return text
    pieces = _WRITTEN_BREAK.split(text)
    wrapped = len(pieces) > 2 and all(_NARROWEST <= len(one) <= _WIDEST for one in pieces[:-1])
    if wrapped or _WRITTEN_BREAKS.search(text):
        return "\n".join(pieces)
    return _WRITTEN_AT_TAG.sub("\n", text)


def _unescaped(text: str) -> str:
    """A text without entities; what was escaped twice has some left after the first time."""
    for _ in range(2):
        if _ENTITY.search(text):
            text = html.unescape(text)
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a plain text, blank ones too; those of a wrapped one joined to paragraphs."""
    lines = split_lines(text)
    longest = max(map(len, lines), default=0)
    blocks = blocks_of(lines, 0, len(lines)) if longest <= _WIDEST else []
    joined = paragraphs_of(blocks)
    if not blocks or len(joined) == sum(len(block.lines) for block in blocks):
        yield from ((at, normalise(line)) for at, line in enumerate(lines))
        return
    # A blank line goes on parting them: who reads the lines looks for it.
    starts = {block.start for block in blocks[1:]}
    for line in joined:
        at = (line.number or 1) - 1
        if at in starts:
            yield at - 1, ""
        yield at, line.text


def _of_markup(markup: str) -> FieldText:
    """The paragraphs of a fragment of HTML."""
    from lxml import etree

    found: list[tuple[int, str]] = []
    headings: set[int] = set()
    rows: set[int] = set()
    pieces: list[str] = []
    heading = False

    def close() -> None:
        text = "".join(pieces)
        pieces.clear()
        texts = [normalise(text)]
        if "\n" in text:
            lines = text.split("\n")
            texts = [line.text for line in paragraphs_of(blocks_of(lines, 0, len(lines)))]
        for one in texts:
            if any(map(str.isalnum, one)):
                if heading:
                    headings.add(len(found))
                found.append((0, one))

    def add(text: str | None, *, kept: bool) -> None:
        pieces.append((text or "") if kept else _LINE_END.sub(" ", text or ""))

    root = _parsed(markup)
    if root is None:
        return FieldText((), marked=True)
    walk = etree.iterwalk(root, events=("start", "end"))
    # Events instead of recursion: a fragment may be nested as deep as it likes.
    hidden = verbatim = 0
    for event, element in walk:
        tag = element.tag
        if event == "start":
            hidden += tag in _HIDDEN
            verbatim += tag == "pre"
            if tag in _BLOCKS:
                close()
                heading = tag in _HEADINGS
            if tag == "tr" and not hidden and (row := _row(element)):
                rows.add(len(found))
                found.append((0, row))
                walk.skip_subtree()
            elif not hidden:
                pieces.append("\n" if tag == "br" else "")
                add(element.text, kept=verbatim > 0)
        else:
            hidden -= tag in _HIDDEN
            verbatim -= tag == "pre"
            if tag in _BLOCKS:
                close()
                heading = False
            if not hidden:
                add(element.tail, kept=verbatim > 0)
    close()
    return FieldText(tuple(found), True, frozenset(headings), frozenset(rows))


def _row(element: _Element) -> str | None:
    """A row of short cells as one line; None where a cell holds a sentence or a table."""
    if element.find(".//table") is not None:
        return None
    cells = [normalise(" ".join(cell.itertext())) for cell in element if cell.tag in ("td", "th")]
    cells = [cell for cell in cells if cell]
    short = sum(map(len, cells)) <= _LONGEST_ROW and not any(map(_SENTENCE_END.search, cells))
    return " ".join(cells) if short and len(cells) > 1 else None


def _shown(markup: str) -> str:
    """The text of a fragment whose elements stand within its lines."""
    root = _parsed(markup)
    if root is None:
        return ""
    return "".join(map(str, root.xpath("//text()[not(ancestor::script or ancestor::style)]")))


def _parsed(markup: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root: _Element | None = etree.fromstring(f"<html><body>{markup}</body></html>", parser)
    return root
