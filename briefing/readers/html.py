"""Web pages: body and metadata by trafilatura, with the line each paragraph begins on.

trafilatura (Adrien Barbaresi, 2021) tells the body from the page around it. It gives no
lines, so each paragraph is looked for in the page's own text.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.cleaning import visible
from briefing.readers.encodings import decode
from briefing.readers.lines import line_ends
from briefing.readers.markup import parsable
from briefing.readers.places import Places
from briefing.readers.stated import language_of, outlet_of, published_by, title_of
from briefing.records import Draft, Line, Reading
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element
    from trafilatura.settings import Document

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_END_REACH = 12
# A cell is text where it holds a sentence. Short ones are read a row at a time: figures say
# nothing without the names beside them.
_SHORTEST_CELL = 8
_TABLE_ROWS, _LONGEST_ROW = 2, 300
_BLOCKS = frozenset({"p", "item", "quote", "code", "cell", "list", "table", "row", "head"})
_PARAGRAPHS_OF_TEXT = frozenset({"p", "item", "quote", "code", "head"})
# A brief is read a second time: if it has paragraphs then, and most of the text, they are it.
_PARAGRAPHS, _KEPT, _LONGEST_TWICE = 2, 0.5, 1_000_000

_TRAFILATURA_DATES = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%d",
    # Fixed, so that what is read does not depend on the day it is read on.
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}


@reader("html", suffixes=(".html", ".htm", ".xhtml"))
def read_html(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]:
    """Read a web page as one draft whose lines are the body's paragraphs in order."""
    # Extraction takes a second a megabyte, and pages of news are far below the limit.
    if len(content) > reading.limits.page_bytes:
        raise _too_large(path, len(content), reading)
    return (draft_of_page(path, decode(path, content, charset_of(content)), reading),)


def draft_of_page(path: str, page: str, reading: Reading, *, located: bool = True) -> Draft:
    """Return the draft of a page whose text is decoded; ``located`` says that it is the file's.

    Raises ReadError where the page is too large or holds no article.
    """
    if len(page) > reading.limits.page_bytes:
        raise _too_large(path, len(page), reading)
    page = _XML_DECLARATION.sub(lambda match: "\n" * line_ends(match[0]), page)
    try:
        document = _extract(parsable(page))
    except RecursionError:
        raise ReadError(
            path,
            None,
            "its mark-up, or the data in it, is nested too deeply for any article: save the "
            "article's text as a .txt file",
        ) from None
    if document is None or document.body is None:
        raise _no_body(path)
    title = title_of(document)
    places = Places(page) if located else None
    lines: list[Line] = []
    headings: set[int] = set()
    rows: set[int] = set()
    for text, kind in _paragraphs(document.body):
        if kind == "head" and not lines and title and visible(text) == visible(title):
            continue
        if kind == "head":
            headings.add(len(lines))
        elif kind == "row":
            rows.add(len(lines))
        lines.append(Line(number=places.line_of(text) if places else None, text=text))
    if len(headings) + len(rows) == len(lines):
        raise _no_body(path)
    return Draft(
        path=path,
        lines=tuple(lines),
        extracted=True,
        headings=frozenset(headings),
        rows=frozenset(rows),
        title=title,
        published=published_by(page) or document.date,
        publisher=outlet_of(document),
        author=_joined(document.author),
        url=document.url,
        language=document.language or language_of(page),
    )


def _too_large(path: str, size: int, reading: Reading) -> ReadError:
    return ReadError(
        path,
        None,
        f"the page has {size:,} bytes, and {reading.limits.page_bytes:,} are the "
        "limit: save the article's text as a .txt file",
    )


def charset_of(content: bytes) -> str | None:
    """The encoding that a page declares in its head, or None."""
    match = _DECLARED.search(content[:4000]) or _XML_ENCODING.match(content[:200])
    return match[1].decode("ascii") if match else None


def _extract(page: str) -> Document | None:
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = _extracted(page)
        if document is None or document.body is None or len(document.body) != 1:
            return document
        if len(page) > _LONGEST_TWICE:
            return document
        # What is short for trafilatura comes as all the text of the page in one paragraph.
        brief = _extracted(page, shortest=1)
    if brief is None or brief.body is None or len(brief.body) < _PARAGRAPHS:
        return document
    return brief if _length(brief.body) >= _KEPT * _length(document.body) else document


def _extracted(page: str, *, shortest: int | None = None) -> Document | None:
    """What trafilatura takes from a page; a text of ``shortest`` characters is enough for it."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    if shortest is not None:
        config = deepcopy(config)
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(shortest))
    document = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params=dict(_TRAFILATURA_DATES),
        config=config,
    )
    return None if document is None or isinstance(document, dict) else document


def _length(body: _Element) -> int:
    return sum(map(len, body.itertext()))


def _no_body(path: str) -> ReadError:
    return ReadError(
        path,
        None,
        "no article text was found in the page: save the page of one article, "
        "or its text as a .txt file",
    )


def _paragraphs(body: _Element) -> Iterator[tuple[str, str]]:
    """The body's paragraphs in order, each with what it is: "head", "row" of a table, "p".

    Sentences that stand in no element of their own, between others, are a paragraph, too. A
    line break inside a sentence is a hard wrap and parts nothing.
    """
    pieces: list[str] = []
    ending = ""  # the last letters of the pieces, as far as a sentence's end needs them
    open_blocks = [body.tag]

    def add(text: str) -> None:
        nonlocal ending
        pieces.append(text)
        ending = (ending + text.rstrip()[-_END_REACH:])[-_END_REACH:]

    def closed() -> Iterator[tuple[str, str]]:
        nonlocal ending
        text = normalise("".join(pieces))
        pieces.clear()
        ending = ""
        tag = open_blocks[-1]
        if any(map(str.isalnum, text)) and (tag in _PARAGRAPHS_OF_TEXT or _is_text(text)):
            yield text, "head" if tag == "head" else "p"

    from lxml import etree

    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS and element is not body:
                yield from closed()
                open_blocks.append(tag)
                if tag == "table" and (rows := _rows_of(element)):
                    yield from ((row, "row") for row in rows)
                    walk.skip_subtree()
                    continue
            elif tag == "lb":
                if open_blocks[-1] != "head" and _SENTENCE_END.search(ending):
                    yield from closed()
                else:
                    add(" ")
            add(element.text or "")
        elif element is not body:
            if tag in _BLOCKS:
                yield from closed()
                open_blocks.pop()
            add(element.tail or "")
    yield from closed()


def _rows_of(table: _Element) -> list[str]:
    """The rows of a table of short cells, a line each; none for a table that holds text."""
    rows: list[str] = []
    if table.find(".//table") is not None:
        return []
    for row in table.iter("row"):
        cells = [normalise(" ".join(cell.itertext())) for cell in row.iter("cell")]
        cells = [cell for cell in cells if cell]
        if any(map(_is_text, cells)) or sum(map(len, cells)) > _LONGEST_ROW:
            return []
        if len(cells) > 1:
            rows.append(" ".join(cells))
    return rows if len(rows) >= _TABLE_ROWS else []


def _is_text(piece: str) -> bool:
    """Whether a cell, or what stands in no element of its own, is more than a label."""
    long = len(piece.split()) >= _SHORTEST_CELL or not piece.isascii()
    return long and _SENTENCE_END.search(piece) is not None


def _joined(author: str | None) -> str | None:
    return normalise(author.replace(";", ",")).replace(" ,", ",") if author else None
