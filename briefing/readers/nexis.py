"""Text exports of Nexis (LexisNexis Academic, Nexis Uni): several articles, fields around each.

Two layouts are read. The classic one parts articles by a line that numbers them, in the
language of the interface, and states fields in capitals; the headline stands free between
date and fields, or in a field of its own, and then the body in one, too:

    3 of 57 DOCUMENTS    (DOCUMENT 3 of 57, Dokument 3 von 57, Document 3 sur 57 …)
    source · date, edition · headline · BYLINE: SECTION: LENGTH: 512 words DATELINE: HIGHLIGHT:
    body · GRAPHIC: LOAD-DATE: LANGUAGE: PUBLICATION-TYPE: JOURNAL-CODE: · Copyright …

The newer one ends each article with "End of Document"; a cover with the list of titles may
stand before the first:

    title · source · date · Copyright … · Section: Length: 512 words Byline: Dateline:
    Body · text · Graphic · Classification · Language: Load-Date: · End of Document

Highlights, captions and index terms are no part of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.readers import reader
from briefing.readers.databases import (
    Block,
    author_of,
    blocks_of,
    is_date_line,
    is_notice,
    itemised,
    language_of,
    lines_of,
    opening_of,
    paragraphs_of,
    place_of,
)
from briefing.records import Draft, Reading, Rejected
from briefing.text.patterns import Lazy
from briefing.text.spaces import normalise

_OF = "(?:of|von|de|sur|van|di)"
_NUMBERED = Lazy(
    rf"\s*(?:FOCUS\s?-\s?)?(?:\d{{1,6}} {_OF} \d{{1,6}} DO[CK]UMENT[A-Z]{{0,2}}"
    rf"|DO[CK]UMENT[OE]? \d{{1,6}} {_OF} \d{{1,6}})\s*",
    re.IGNORECASE,
)
_ENDS = (
    "End of Document|Ende des Dokuments?|Fin du document|Einde van (?:het )?document"
    "|Fin del documento|Fine (?:del )?documento|Fim do documento"
)
_END = Lazy(rf"\s*(?:{_ENDS})\s*", re.IGNORECASE)
_FIELD = Lazy(r"\s{0,3}(?P<name>[^\W\d_][\w -]{1,24}):(?:\s+(?P<value>.*)|\s*$)", re.DOTALL)
_LENGTHS = "L(?:ENGTH|ÄNGE|AENGE|ONGUEUR|ENGTE|ONGITUD|UNGHEZZA)"

_HEADER = {
    "headline": "headline titre titel überschrift titular titolo",
    "byline": "byline autor auteur autore",
    "section": "section rubrik rubrique sectie sección sezione",
    "length": "length länge laenge longueur lengte longitud lunghezza",
    "dateline": "dateline ort lieu dagtekening",
    "highlight": "highlight hervorhebung samenvatting",
    "series": "series serie série column",
    "body": "body texte textkörper",
}
_TRAILER = {
    "language": "language sprache langue taal idioma lingua",
    "caption": "graphic grafik graphique notes note correction",
    "index": "load-date ladedatum update publication-type publikationstyp journal-code "
    "subject company organization ticker industry geographic person country state city "
    "document-type correction-date url category distribution pub-type acc-no issn isbn",
}
_HEADER_NAMES = {name: field for field, names in _HEADER.items() for name in names.split()}
_TRAILER_NAMES = {name: field for field, names in _TRAILER.items() for name in names.split()}
# Of the newer layout: lines that open a part, without a colon.
_BODY_LINES = frozenset({"body", "texte", "textkörper"})
_TRAILER_LINES = frozenset({"classification", "graphic", "notes", "correction"})

_COUNTED = Lazy(
    r"\s*\d[\d.,']{0,8}\s?(?:words?|wörter|worte|mots?|woorden|palabras|parole|palavras)\b",
    re.IGNORECASE,
)
_PAGE = Lazy(r"\s*page \d{1,5} of \d{1,5}\s*", re.IGNORECASE)
_LISTED = Lazy(r"\s*\d{1,4}\.\s+(?P<title>\S.*)", re.DOTALL)
# In lines or blocks: how far a head reaches above its fields, a caption below the text.
_HEAD_REACH, _CAPTION_REACH = 6, 8
_CENTRED = 6

_SEEN_NUMBERED = Lazy(rf"^(?=[^\n]{{0,90}}$){_NUMBERED.source}$", re.IGNORECASE | re.MULTILINE)
_SEEN_LENGTH = Lazy(rf"^ {{0,3}}{_LENGTHS.replace('Ä', '.{1,2}')}: ", re.IGNORECASE | re.MULTILINE)
_SEEN_END = Lazy(rf"^[ \t]*(?:{_ENDS})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_SEEN_BODY = Lazy(r"^[ \t]*(?:Body|Texte|Load-Date: .*)[ \t]*$", re.MULTILINE)


def is_nexis(opening: bytes) -> bool:
    """Whether a file begins as an export of Nexis, in one of its layouts."""
    text = opening_of(opening)
    if _SEEN_LENGTH.search(text) is None:
        return False
    if _SEEN_NUMBERED.search(text) is not None:
        return True
    return _SEEN_END.search(text) is not None and _SEEN_BODY.search(text) is not None


@reader("nexis", recognises=is_nexis)
def read_nexis(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read an export of Nexis, one draft an article."""
    lines = lines_of(path, content)
    starts = [index for index, line in enumerate(lines) if _NUMBERED.fullmatch(line)]
    found: list[Draft | Rejected | None]
    if starts:
        ends = [*starts[1:], len(lines)]
        found = [_classic(path, lines, start, end) for start, end in zip(starts, ends, strict=True)]
    else:
        ends = [index for index, line in enumerate(lines) if _END.fullmatch(line)]
        starts = [0, *(end + 1 for end in ends)]
        ends.append(len(lines))
        found = [_newer(path, lines, start, end) for start, end in zip(starts, ends, strict=True)]
    return itemised(path, (one for one in found if one is not None), "Nexis")


# --- the classic layout ------------------------------------------------------------------


def _classic(path: str, lines: Sequence[str], start: int, end: int) -> Draft | Rejected | None:
    """The article between its numbering line, at ``start``, and the next one."""
    blocks = list(_parted(blocks_of(lines, start + 1, end)))
    if not blocks:
        return None
    first = next(
        (index for index, block in enumerate(blocks) if _header_field(block.lines[0], {})), None
    )
    head = [block for block in blocks[:first] if not _is_notice(block)]
    notices = [block.text for block in blocks[:first] if _is_notice(block)]
    source, date, title, used = _head(head)
    body, fields = _fields(blocks[first:]) if first is not None else (head[used:], {})
    body, trailer, notice = _without_trailer(body, capitals=True)
    return _draft(
        path,
        body,
        fields | trailer,
        title=fields.get("headline") or title,
        published=date,
        publisher=source,
        copyright=notice or next(iter(notices), None),
        number=normalise(lines[start]),
    )


def _parted(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, parted where the trailer begins without a blank line before it."""
    for block in blocks:
        begin = 0
        for index, line in enumerate(block.lines):
            if index > begin and _trailer_field(line, capitals=True) in ("index", "language"):
                yield Block(block.start + begin, block.lines[begin:index])
                begin = index
        yield Block(block.start + begin, block.lines[begin:])


def _head(head: Sequence[Block]) -> tuple[str | None, str | None, str | None, int]:
    """Source, date and headline of the blocks before the fields, and how many they take."""
    dated = next(
        (
            (index, line)
            for index, block in enumerate(head[:_HEAD_REACH])
            for line in block.lines
            if is_date_line(normalise(line))
        ),
        None,
    )
    if dated is None:
        if len(head) < 2:
            return None, None, head[0].text if head else None, len(head)
        return head[0].text, None, head[1].text, 2
    index, line = dated
    above = head[index].lines[: head[index].lines.index(line)]
    source = normalise(" ".join(above)) or (head[0].text if index else None)
    rest = head[index + 1 :]
    flush = next((i for i, block in enumerate(rest) if not _is_centred(block)), 0)
    title = rest[flush].text if rest else None
    return source, normalise(line), title, min(index + flush + 2, len(head))


def _is_centred(block: Block) -> bool:
    return all(len(line) - len(line.lstrip()) >= _CENTRED for line in block.lines)


def _fields(blocks: Sequence[Block]) -> tuple[list[Block], dict[str, str]]:
    """The header fields that open these blocks, and the blocks after them."""
    fields: dict[str, str] = {}
    for index, block in enumerate(blocks):
        if _header_field(block.lines[0], fields) is None:
            return list(blocks[index:]), fields
        current = ""
        for at, line in enumerate(block.lines):
            name = _header_field(line, fields)
            if name is not None:
                current = name
                match = _FIELD.match(line)
                fields[name] = normalise((match["value"] or "") if match else "")
            else:
                fields[current] = normalise(f"{fields[current]} {line}")
            if current == "body":
                opening = (fields.pop("body"), *block.lines[at + 1 :])
                text = tuple(line for line in opening if line.strip())
                begin = block.start + at + (0 if opening[0] else 1)
                return [*([Block(begin, text)] if text else []), *blocks[index + 1 :]], fields
    return [], fields


def _header_field(line: str, seen: Mapping[str, str], *, capitals: bool = True) -> str | None:
    """The header field that a line opens, unless the article has had it."""
    match = _FIELD.match(line)
    if match is None or not (match["name"].isupper() if capitals else match["name"][0].isupper()):
        return None
    name = _HEADER_NAMES.get(match["name"].lower())
    if name is None or name in seen:
        return None
    if name == "length" and _COUNTED.match(match["value"] or "") is None:
        return None
    return name


# --- the newer layout --------------------------------------------------------------------


def _newer(path: str, lines: Sequence[str], start: int, end: int) -> Draft | Rejected | None:
    """The article that ends at "End of Document", at ``end``; None for what is no article."""
    written = [
        index
        for index in range(start, end)
        if normalise(lines[index]) and not _PAGE.fullmatch(lines[index])
    ]
    at = next((i for i, index in enumerate(written) if _is_length(lines[index])), None)
    if at is None:
        at = next(
            (i for i, index in enumerate(written) if _is_part(lines[index], _BODY_LINES)), None
        )
    if at is None:
        return None
    # The fields may begin above the length.
    above = range(max(0, at - _HEAD_REACH), at)
    first = next((i for i in above if _header_field(lines[written[i]], {}, capitals=False)), at)
    notices = [
        normalise(lines[i]) for i in written[max(0, first - 3) : first] if is_notice(lines[i])
    ]
    dated = next(
        (
            i
            for i in range(first - 1, max(-1, first - 1 - _HEAD_REACH), -1)
            if not is_notice(lines[written[i]]) and is_date_line(normalise(lines[written[i]]))
        ),
        None,
    )
    source = dated - 1 if dated is not None else max(first - 1 - len(notices), -1)
    title = _title(lines, written, source, cover=start == 0) if source > 0 else None
    fields: dict[str, str] = {}
    current = None
    begin = end
    for i in range(first, len(written)):
        line = lines[written[i]]
        name = _header_field(line, fields, capitals=False)
        if _is_part(line, _BODY_LINES):
            begin = written[i] + 1
            break
        if name is not None:
            match = _FIELD.match(line)
            fields[name] = normalise((match["value"] or "") if match else "")
            current = name
        elif current is not None and written[i] == written[i - 1] + 1:
            fields[current] = f"{fields[current]} {normalise(line)}"
        else:
            begin = written[i]
            break
    blocks = [block for block in _without_pages(blocks_of(lines, begin, end)) if block.lines]
    body, trailer, notice = _without_trailer(blocks, capitals=False)
    return _draft(
        path,
        body,
        fields | trailer,
        title=title,
        published=normalise(lines[written[dated]]) if dated is not None else None,
        publisher=normalise(lines[written[source]]) if source >= 0 else None,
        copyright=next(iter(notices), notice),
        number=None,
    )


def _title(lines: Sequence[str], written: Sequence[int], source: int, *, cover: bool) -> str:
    """The lines above the source; below a cover only the last, or as many as it lists."""
    if not cover:
        return normalise(" ".join(lines[index] for index in written[:source]))
    listed = {
        normalise(match["title"])
        for index in written[:source]
        if (match := _LISTED.match(lines[index]))
    }
    for count in range(min(4, source), 0, -1):
        title = normalise(" ".join(lines[index] for index in written[source - count : source]))
        if title in listed:
            return title
    return normalise(lines[written[source - 1]])


def _without_pages(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        begin = 0
        for index, line in enumerate(block.lines):
            if _PAGE.fullmatch(line):
                yield Block(block.start + begin, block.lines[begin:index])
                begin = index + 1
        yield Block(block.start + begin, block.lines[begin:])


def _is_length(line: str) -> bool:
    return _header_field(line, {}, capitals=False) == "length"


def _is_part(line: str, names: frozenset[str]) -> bool:
    return normalise(line).lower() in names


# --- both layouts ------------------------------------------------------------------------


def _without_trailer(
    blocks: Sequence[Block], *, capitals: bool
) -> tuple[list[Block], dict[str, str], str | None]:
    """The body, the fields below it, and the copyright notice."""
    end = len(blocks)
    notice: str | None = None
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if _is_notice(block):
            notice = block.text
            end = index
            continue
        field = _trailer_field(block.lines[0], capitals=capitals)
        if field is None and index < end - 1 - _CAPTION_REACH:
            break
        # What stands between a caption's opening and the next field belongs to the caption.
        if field is not None and (index == end - 1 or field == "caption"):
            end = index
    fields: dict[str, str] = {}
    for block in blocks[end:]:
        for line in block.lines:
            if _trailer_field(line, capitals=capitals) == "language":
                match = _FIELD.match(line)
                fields["language"] = (match["value"] or "") if match else ""
    return list(blocks[:end]), fields, notice


def _trailer_field(line: str, *, capitals: bool) -> str | None:
    match = _FIELD.match(line)
    if match is None:
        if capitals or not _is_part(line, _TRAILER_LINES):
            return None
        return "caption"
    name = match["name"]
    if not (name.isupper() if capitals else name[0].isupper()):
        return None
    return _TRAILER_NAMES.get(name.lower())


def _is_notice(block: Block) -> bool:
    return len(block.lines) <= 4 and is_notice(block.text)


def _draft(
    path: str,
    body: Sequence[Block],
    fields: Mapping[str, str],
    *,
    title: str | None,
    published: str | None,
    publisher: str | None,
    copyright: str | None,
    number: str | None,
) -> Draft | Rejected:
    lines = paragraphs_of(body)
    if not lines:
        name = f"'{title}'" if title else "an article"
        return Rejected(
            path=path,
            item=number or title,
            reason=f"{name} has no text: the export breaks off there, or holds its title alone; "
            "export it anew",
        )
    return Draft(
        path=path,
        lines=lines,
        extracted=True,
        title=title,
        published=published,
        publisher=publisher,
        author=author_of(fields.get("byline", "")),
        place=place_of(fields["dateline"]) if fields.get("dateline") else None,
        language=language_of(fields.get("language", "")),
        copyright=copyright,
    )
