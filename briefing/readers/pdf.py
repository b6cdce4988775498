"""PDF files, by pypdf: lines in reading order, made paragraphs again.

What stands at the edges of several pages (running heads, addresses, page numbers) is left
out, a word parted at a line's end is joined, and lines become paragraphs by their distance,
size, indent and length. The rest is told from furniture as any text is.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from briefing.errors import MissingExtra, ReadError
from briefing.readers import reader
from briefing.readers.document_titles import borne_out
from briefing.readers.encodings import legal
from briefing.records import Draft, Limits, Line, Reading
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from pypdf import PdfReader

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|pagina|página|p\.|s\.|第|-)?\s*\d{1,4}\s*(?:页|頁|ページ|쪽)?"
    r"(?:\s*(?:/|of|von|sur|de|di|van)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_HYPHENS = ("-", "\u00ad", "\u2010")
# Before these a hyphen at a line's end stands for a part of a word left out.
_JOINING = frozenset(["and", "or", "und", "oder", "bzw", "et", "ou", "y", "o", "e", "en", "of"])
# So many lines at either end of a page may be running heads.
_EDGE = 3
_DIFFERENT_SIZE = 0.12
_APART = 1.35
_INDENT = 0.8
_SHORT_LINE = 0.78
_TITLE_SIZE = 1.3
_TITLE_WORDS, _LONGEST_TITLE = 4, 300
_FEWEST_LETTERS = 20
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]|\\(cid:\\d+\\)|/[gG]\\d{1,5}(?=/|\\s|$)")


@dataclass(slots=True)
class _Row:
    """A line of a page: its text, where it begins (points from bottom left), its size."""

    text: str
    page: int
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


@reader("pdf", suffixes=(".pdf",))
def read_pdf(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]:
    """Read a PDF as one draft of its paragraphs, without line numbers.

    Raises ReadError for a scan without text, an encrypted and a broken file, and
    MissingExtra where pypdf is not installed.
    """
    if b"%PDF-" not in content[:1024]:
        raise ReadError(
            path, None, "is no PDF document, whatever its suffix says: save it as a PDF again"
        )
    rows, stated = _rows(path, content, reading.limits)
    text = "".join(row.text for row in rows)
    if sum(map(str.isalnum, text)) < _FEWEST_LETTERS:
        raise ReadError(
            path,
            None,
            "has no text in it, only pictures of pages (a scan): have its text recognised (OCR), "
            "or type it into a .txt file",
        )
    if sum(len(match[0]) for match in _UNREADABLE.finditer(text)) > 0.2 * len(text):
        raise ReadError(
            path,
            None,
            "its fonts do not tell which letters they show, so its text can not be read: "
            "have it recognised (OCR), or save the article's text as a .txt file",
        )
    paragraphs = list(_paragraphs(_without_running_heads(rows)))
    texts = [one.text for one in paragraphs]
    lines = [Line(number=None, text=text) for one in texts for text in (one, "")]
    title = borne_out(stated, texts) or _largest(paragraphs, rows)
    return (Draft(path=path, lines=tuple(lines[:-1]), title=title),)


# --- pages to lines ----------------------------------------------------------------------


def _rows(path: str, content: bytes, limits: Limits) -> tuple[list[_Row], str | None]:
    """The lines of all pages in the order of their content, and the title stated."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
    except ImportError:
        raise MissingExtra("pdf", "reading PDF files") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    # A damaged file meets whatever pypdf does not expect; each of these was seen or may be.
    broken = (
        *(PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
        *(AssertionError, NotImplementedError, RecursionError, OSError, EOFError),
        *(zlib.error, struct.error, MemoryError),
    )
    try:
        document = PdfReader(io.BytesIO(content))
        if document.is_encrypted and not document.decrypt(""):
            raise _encrypted(path)
        stated = document.metadata.title if document.metadata else None
        rows = list(_rows_of(path, document, limits))
    except ReadError:
        raise
    except DependencyError:
        raise _encrypted(path) from None
    except LimitReachedError:
        raise ReadError(
            path,
            None,
            "unpacks to more than a document of text does: print it to a new PDF, "
            "or save the article's text as a .txt file",
        ) from None
    except broken as error:
        reason = legal(normalise(str(error)))[:200] or type(error).__name__
        raise ReadError(
            path, None, f"is a damaged PDF document ({reason}): open it and print it to a new PDF"
        ) from None
    return rows, normalise(legal(stated)) if isinstance(stated, str) else None


def _rows_of(path: str, document: PdfReader, limits: Limits) -> Iterator[_Row]:
    deadline = time.monotonic() + limits.seconds
    size = 0
    for number, page in enumerate(document.pages):
        if number >= limits.members:
            raise _too_much(path, f"has more than {limits.members:,} pages", "members")
        rows = [_Row("", number)]

        def take(text: str, cm: Any, tm: Any, _: Any, points: float) -> None:
            nonlocal size
            size += len(text)
            if size > limits.page_bytes:
                raise _too_much(path, f"has more than {limits.page_bytes:,} letters", "page_bytes")
            if time.monotonic() > deadline:
                raise _too_much(path, f"takes more than {limits.seconds:g} seconds", "seconds")
            for at, piece in enumerate(text.split("\n")):
                if at:
                    rows.append(_Row("", number))  # noqa: B023 # used up before the next page
                row = rows[-1]  # noqa: B023 # the same
                if piece.strip() and not row.text.strip():
                    row.x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                    row.y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                    row.size = abs(points * (tm[3] or tm[1]) * (cm[3] or cm[1]))
                row.text += piece

        page.extract_text(visitor_text=take)
        for row in rows:
            row.text = normalise(legal(row.text))
            if row.text:
                yield row


def _encrypted(path: str) -> ReadError:
    return ReadError(path, None, "is protected by a password: print it to a new PDF without one")


def _too_much(path: str, what: str, limit: str) -> ReadError:
    return ReadError(
        path,
        None,
        f"{what}, which is the limit: split it, or raise {limit} under [limits] in briefing.toml",
    )


# --- lines to paragraphs -----------------------------------------------------------------


def _without_running_heads(rows: Sequence[_Row]) -> list[_Row]:
    """The lines without those that stand at the edges of several pages, and page numbers."""
    pages: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        pages.setdefault(row.page, []).append(at)
    edges: dict[int, set[int]] = {}
    for page, places in pages.items():
        by_height = sorted(places, key=lambda at: -rows[at].y)
        ends = (places[:_EDGE], places[-_EDGE:], by_height[:_EDGE], by_height[-_EDGE:])
        edges[page] = {at for end in ends for at in end}
    seen = Counter(
        key for edge in edges.values() for key in {_DIGITS.sub("#", rows[at].text) for at in edge}
    )
    often = max(2, (len(pages) + 1) // 2)
    dropped = {
        at
        for edge in edges.values()
        for at in edge
        if seen[_DIGITS.sub("#", rows[at].text)] >= often or _PAGE_NUMBER.fullmatch(rows[at].text)
    }
    return [row for at, row in enumerate(rows) if at not in dropped]


def _paragraphs(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Lines joined to paragraphs; each stands where its first line does."""
    words = {word for row in rows for word in row.text.lower().split()}
    by_size: dict[int, int] = {}
    for row in rows:
        by_size[round(row.size)] = max(by_size.get(round(row.size), 0), len(row.text))
    leading = _leading(rows)
    whole: _Row | None = None
    before: _Row | None = None
    for row in rows:
        if whole is not None and before is not None:
            if _runs_on(before, row, leading, by_size[round(row.size)]):
                whole.text = _joined(whole.text, row.text, words)
                before = row
                continue
            yield whole
        whole = _Row(row.text, row.page, row.x, row.y, row.size)
        before = row
    if whole is not None:
        yield whole


def _leading(rows: Sequence[_Row]) -> float:
    """The usual distance of two lines, in sizes of the letters."""
    gaps = [
        (first.y - second.y) / first.size
        for first, second in pairwise(rows)
        if first.size > 0 and first.page == second.page and 0 < first.y - second.y < 4 * first.size
    ]
    # Distances between paragraphs are greater, so the smaller half tells.
    return median(sorted(gaps)[: len(gaps) // 2 + 1]) if gaps else 1.2


def _runs_on(before: _Row, row: _Row, leading: float, longest: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    size = max(before.size, row.size)
    if size and abs(before.size - row.size) > _DIFFERENT_SIZE * size:
        return False
    ends = _SENTENCE_END.search(before.text) is not None
    full = len(before.text) >= _SHORT_LINE * longest
    gap = before.y - row.y
    if before.page != row.page or gap < -0.5 * size:  # the next page or column
        return not ends and (full or row.text[:1].islower())
    if size and gap > _APART * leading * size:
        return False
    indented = size > 0 and before.x + _INDENT * size < row.x < before.x + 5 * size
    if ends and (not full or indented):
        return False
    return full or row.text[:1].islower() or size > 0


def _joined(text: str, line: str, words: set[str]) -> str:
    """Two lines as one, with the word that a hyphen parts between them made whole.

    A hyphen that belongs to the word stays: before a capital, before "and", and where the
    file writes the word with it elsewhere.
    """
    if not text.endswith(_HYPHENS) or len(text) < 2 or not text[-2].isalnum():
        between = "" if _is_wide(text[-1]) and _is_wide(line[0]) else " "
        return text + between + line
    first, _, _ = line.partition(" ")
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if first.lower().strip(",.;") in _JOINING:
        return f"{text} {line}"
    head = text.rsplit(" ", 1)[-1]
    hyphened = f"{head}{first}".lower().rstrip(".,;:!?”\"'")
    if not first[:1].islower() or hyphened in words:
        return text + line
    return text[:-1] + line


def _is_wide(character: str) -> bool:
    """Whether a character is of a script that is written without spaces."""
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uff60"


def _largest(paragraphs: Sequence[_Row], rows: Sequence[_Row]) -> str | None:
    """The line in the largest letters of the first page, where it is a headline by its words."""
    usual = median(row.size for row in rows)
    large = [
        one
        for one in paragraphs
        if one.page == rows[0].page and one.size >= _TITLE_SIZE * usual > 0
        if len(one.text.split()) >= _TITLE_WORDS or (len(one.text) >= 8 and _is_wide(one.text[0]))
        if len(one.text) <= _LONGEST_TITLE
    ]
    return max(large, key=lambda one: one.size).text if large else None
