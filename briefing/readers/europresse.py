"""Exports of Europresse: several articles, each ending with its document number, or numbered.

As text, in French and English, the lines above the body in either order:

    source · section, jeudi 20 juin 2024 512 mots, p. 14 · headline · author · body
    source · section, jeudi 20 juin 2024 · headline · author · 512 mots · body
    jeudi 20 juin 2024 · source • p. 14 • 512 mots · headline · author · body

and below it "© 2024 … Tous droits réservés.", the conditions, the certificate and the number,
news·20240620·XX·0012345. Some exports number the articles instead, on a line above each:
"Document 1 de 3". As a web page, one ``article`` element each, its parts named by
classes (DocPublicationName, DocHeader, titreArticle, DocText or docOcurrContainer,
publiC-lblNodoc). The cover with the list of documents is no article, nor are captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.databases import (
    Block,
    author_of,
    blocks_of,
    headless,
    is_notice,
    itemised,
    lines_of,
    no_articles,
    opening_of,
    paragraphs_of,
)
from briefing.readers.encodings import decode
from briefing.records import Draft, Line, Reading, Rejected
from briefing.text.dates import find_dates
from briefing.text.patterns import Lazy, word_set
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOT = "[·•.]"
_NUMBER = (
    rf"(?P<kind>[a-z]{{3,8}}){_DOT}(?P<day>\d{{8}}){_DOT}(?P<code>[A-Z0-9]{{1,8}}){_DOT}"
    r"(?P<last>[\w-]{1,40})"
)
_ENDS = Lazy(rf"\s*(?:Document\s+)?{_NUMBER}\s*")
_OPENS = Lazy(r"\s*Document\s+(?P<number>\d{1,6})\s+(?:de|sur|of)\s+\d{1,6}\s*")
# "2031 512 mots" behind a date: the year is no part of the number.
_COUNT = (
    r"(?<![\d,.])(?:\d{1,3}(?:[., \u00a0\u202f]\d{3}){1,2}|\d{1,6})[ \u00a0\u202f]?"
    r"(?:mots?|words?)\b"
)
_COUNTED = Lazy(_COUNT)
_COUNT_ALONE = Lazy(rf"\s*{_COUNT}\s*")
_BELOW = Lazy(
    r"\s*(?:le présent document|this document is|certificat émis|certificate issued|ce certificat"
    r"|this certificate|illustrations?\s?(?:\(s\))?\s?:|note\(s\)\s?:|référence bibliographique"
    r"|tous droits réservés|all rights reserved)",
    re.IGNORECASE,
)
_ALSO = Lazy(r"\s*(?:aussi paru dans|also (?:published|appeared) in)\b", re.IGNORECASE)
_ISSUE = Lazy(r",?\s+(?:no|n°|nº|#)\.?\s?\d[\w-]*\s*$", re.IGNORECASE)
_BYLINE = Lazy(r"\s*(?:par|by)\s+\S", re.IGNORECASE)
_CAPITAL = r"(?:[A-ZÀ-Þ][\w'’-]*\.?)"
_NAME = Lazy(
    rf"{_CAPITAL}(?:(?:,? | et | and |, avec )(?:de |d[’']|du |la |le |von |van )?{_CAPITAL})"
    r"{1,8}"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")

# "·" and "•" are of one to three bytes, by the encoding.
_SEEN_NUMBER = re.compile(
    rb"^[ \t]*(?:Document[ \t]+)?[a-z]{3,8}[^\w\s]{1,3}\d{8}[^\w\s]{1,3}[A-Z0-9]{1,8}"
    rb"[^\w\s]{1,3}[\w-]{1,40}[ \t\r]*$",
    re.MULTILINE,
)
_SEEN_OPENING = re.compile(
    rb"^[ \t]*Document[ \t]+\d{1,6}[ \t]+(?:de|sur|of)[ \t]+\d{1,6}[ \t\r]*$", re.MULTILINE
)
# Another database's exports may be numbered so, too; they state their fields by name.
_SEEN_FIELD = re.compile(
    rb"^[ \t]*(?:LENGTH|Length|Full text|Publication title)[ \t]*:", re.MULTILINE
)
_SEEN_COUNT = Lazy(r"\d\s?(?:mots?|words?)\b")
_SEEN_PAGE = b"DocPublicationName"
_WITHIN = Lazy(rf"(?<![\w·•]){_NUMBER}")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WEEKDAYS = word_set("""
    lundi mardi mercredi jeudi vendredi samedi dimanche
    monday tuesday wednesday thursday friday saturday sunday
    """)
# In lines: how far the day stands above the count. In blocks: what stands below the notice.
_HEAD_REACH, _BELOW_REACH = 8, 8
_LONGEST_HEAD = 200
_WRAPPED = 55


def is_europresse(opening: bytes) -> bool:
    """Whether a file begins as an export of Europresse, as text or as a page."""
    if _SEEN_PAGE in opening:
        return b"<article" in opening
    return (
        _SEEN_NUMBER.search(opening) is not None
        or (_SEEN_OPENING.search(opening) is not None and _SEEN_FIELD.search(opening) is None)
    ) and _SEEN_COUNT.search(opening_of(opening)) is not None


@reader("europresse", recognises=is_europresse)
def read_europresse(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read an export of Europresse, one draft an article."""
    if _SEEN_PAGE in content.replace(b"\x00", b""):
        if len(content) > reading.limits.page_bytes:
            raise ReadError(
                path,
                None,
                f"the page has {len(content):,} bytes, and {reading.limits.page_bytes:,} are the "
                "limit: export fewer articles at a time, or raise page_bytes under [limits] in "
                "briefing.toml",
            )
        return itemised(path, _page(path, content), "Europresse")
    lines = lines_of(path, content)
    ends = [
        index for index, line in enumerate(lines) if _ENDS.fullmatch(line) or _OPENS.fullmatch(line)
    ]
    starts = [0, *(end + 1 for end in ends)]
    ends.append(len(lines))
    found = (_article(path, lines, start, end) for start, end in zip(starts, ends, strict=True))
    return itemised(path, (one for one in found if one is not None), "Europresse")


def _item(match: re.Match[str] | None) -> str | None:
    return "-".join(match.groups()) if match else None


# --- as text -----------------------------------------------------------------------------


def _article(path: str, lines: Sequence[str], start: int, end: int) -> Draft | Rejected | None:
    """The article of ``lines[start:end]``; None for what is none."""
    written = [index for index in range(start, end) if normalise(lines[index])]
    counted = next((i for i, index in enumerate(written) if _is_count(lines[index])), None)
    if counted is None:
        number = _item(_ENDS.fullmatch(lines[end])) if end < len(lines) else None
        opened = _OPENS.fullmatch(lines[start - 1]) if start else None
        number = number or (opened["number"] if opened else None)
        return headless(path, number, lines, start, end) if number else None
    above = range(counted, max(-1, counted - _HEAD_REACH), -1)
    dated = next((i for i in above if _is_day(lines[written[i]])), None)
    head = normalise(lines[written[counted]])
    between = [] if dated is None else [normalise(lines[i]) for i in written[dated + 1 : counted]]
    bulleted = "•" in head
    rest = [(index, normalise(lines[index])) for index in written[counted + 1 :]]
    while rest and _ALSO.match(rest[0][1]):
        rest.pop(0)
    if between and not bulleted:
        title: str | None = between[0]
        author = next(filter(_is_author, between[1:]), None)
        begin = rest[0][0] if rest else end
    else:
        title, author, used = _title(rest)
        begin = rest[used][0] if used < len(rest) else end
    if bulleted:
        source: str | None = re.split(r"\s*•\s*", head)[0]
    else:
        source = _source(lines, written, counted if dated is None else dated)
    body, notice = _without_notice(blocks_of(lines, begin, end))
    return _draft(
        path,
        paragraphs_of(body),
        item=_item(_ENDS.fullmatch(lines[end])) if end < len(lines) else None,
        title=title,
        published=None if dated is None else _day(lines[written[dated]]),
        publisher=source,
        author=author,
        copyright=notice,
    )


def _is_count(line: str) -> bool:
    """Whether a line is the one that counts the article's words."""
    text = normalise(line)
    if len(text) > _LONGEST_HEAD or _COUNTED.search(text) is None:
        return False
    return bool(_COUNT_ALONE.fullmatch(text)) or "•" in text or "p. " in text or _is_day(text)


def _is_day(line: str) -> bool:
    """Whether a line states the day of an issue: alone, or behind a section or weekday."""
    text = normalise(line)
    found = find_dates(text) if len(text) <= _LONGEST_HEAD else ()
    before = text[: found[0].start].rstrip() if found else ""
    return bool(found) and (
        not before or before.endswith(",") or before.split()[-1].lower() in _WEEKDAYS
    )


def _day(header: str) -> str | None:
    """The day out of a header line, with its weekday, without section, count and page."""
    text = _COUNTED.split(normalise(header))[0]
    found = find_dates(text)
    if not found:
        return None
    begin = text.rfind(",", 0, text.rfind(" ", 0, found[0].start)) + 1
    return text[begin : found[0].end].strip()


def _source(lines: Sequence[str], written: Sequence[int], dated: int) -> str | None:
    """The name of the source: the line above the day, or above the section in the same block."""
    above = [i for i in written[max(0, dated - 2) : dated] if i >= written[dated] - 2]
    if len(above) == 2 and above[0] == written[dated] - 2:
        name = normalise(lines[above[0]])
    elif dated > 0:
        name = normalise(lines[written[dated - 1]])
    else:
        return None
    return _ISSUE.sub("", name) or None


def _title(rest: Sequence[tuple[int, str]]) -> tuple[str | None, str | None, int]:
    """Headline and author that open these lines, and how many lines they take."""
    if not rest:
        return None, None, 0
    title, used = rest[0][1], 1
    # A hard-wrapped headline goes on in the next line of its block.
    while (
        used < min(len(rest), 4)
        and rest[used][0] == rest[used - 1][0] + 1
        and len(rest[used - 1][1]) >= _WRAPPED
        and not _SENTENCE_END.search(rest[used][1])
        and not _is_author(rest[used][1])
    ):
        title = f"{title} {rest[used][1]}"
        used += 1
    for further in (0, 1):
        at = used + further
        if at < len(rest) and _is_author(rest[at][1]):
            skipped = [text for _, text in rest[used:at]]
            if not any(_SENTENCE_END.search(text) for text in skipped):
                return title, author_of(rest[at][1]), at + 1
    return title, None, used


def _is_author(text: str) -> bool:
    return len(text) <= 80 and (
        _BYLINE.match(text) is not None or _NAME.fullmatch(text) is not None
    )


def _without_notice(blocks: Sequence[Block]) -> tuple[list[Block], str | None]:
    """The blocks above the copyright notice, and the notice."""
    notice: str | None = None
    end = len(blocks)
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _BELOW_REACH), -1):
        block = blocks[index]
        for at, line in enumerate(block.lines):
            stated = is_notice(line)
            if stated or _BELOW.match(line):
                end = index
                if stated:
                    notice = normalise(line)
                left = block.lines[:at]
                kept = [Block(block.start, left)] if left else []
                blocks = [*blocks[:index], *kept]
                end = len(blocks)
                break
    return list(blocks[:end]), notice


# --- as a page ---------------------------------------------------------------------------


def _page(path: str, content: bytes) -> Iterator[Draft | Rejected]:
    from lxml import etree

    page = _XML_DECLARATION.sub("", decode(path, content, "utf-8"), count=1)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(page, parser)
    if root is None:
        raise no_articles(path, "Europresse")
    for article in root.iter("article"):
        source = _text(_of_class(article, "DocPublicationName"))
        if not source:
            continue
        header = " ".join(filter(None, map(_text, _all_of_class(article, "DocHeader"))))
        titles = _of_class(article, "titreArticleVisu")
        title = _text(titles if titles is not None else _of_class(article, "titreArticle"))
        author = _text(_of_class(article, "sm-margin-bottomNews"))
        body = _of_class(article, "docOcurrContainer")
        body = body if body is not None else _of_class(article, "DocText")
        number = _text(_of_class(article, "publiC-lblNodoc"))
        whole = "\n".join(map(normalise, article.itertext()))
        notice = next((line for line in whole.split("\n") if is_notice(line)), None)
        yield _draft(
            path,
            tuple(_paragraphs(body)) if body is not None else (),
            item=_item(_ENDS.fullmatch(number) if number else _WITHIN.search(whole)),
            title=title,
            published=_day(header),
            publisher=_ISSUE.sub("", source),
            author=author_of(author) if author else None,
            copyright=notice,
        )


def _paragraphs(body: _Element) -> Iterator[Line]:
    """The paragraphs of a body: its ``p`` elements, or its text parted at line breaks."""
    found = [p for p in body.iter("p") if p.find(".//p") is None] or [body]
    for element in found:
        pieces = [element.text or ""]
        for child in element.iterdescendants():
            if child.tag == "br":
                pieces.append("")
            else:
                pieces[-1] += child.text or ""
            pieces[-1] += child.tail or ""
        for piece in pieces:
            text = normalise(piece)
            if text and not is_notice(text) and not _BELOW.match(text):
                yield Line(number=element.sourceline, text=text)


def _all_of_class(article: _Element, name: str) -> list[_Element]:
    return [one for one in article.iter() if name in (one.get("class") or "").split()]


def _of_class(article: _Element, name: str) -> _Element | None:
    return next(iter(_all_of_class(article, name)), None)


def _text(element: _Element | None) -> str | None:
    return normalise("".join(element.itertext())) or None if element is not None else None


# --- both --------------------------------------------------------------------------------


def _draft(
    path: str,
    lines: tuple[Line, ...],
    *,
    item: str | None,
    title: str | None,
    published: str | None,
    publisher: str | None,
    author: str | None,
    copyright: str | None,
) -> Draft | Rejected:
    if not lines:
        return Rejected(
            path=path,
            item=item or title,
            reason="it has no text: the export breaks off there, or holds its headline alone; "
            "export it anew with the full article",
        )
    return Draft(
        path=path,
        item=item,
        lines=lines,
        extracted=True,
        title=title,
        published=published,
        publisher=publisher,
        author=author,
        copyright=copyright,
    )
