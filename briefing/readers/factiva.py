"""Text exports of Factiva: several articles, each ending with its document number.

Two layouts are read. The article display, whose lines above the text have no names:

    section · headline · By … · 512 words · 20 June 2024 · 10:15 · source · its code · edition,
    page · English · Copyright 2024 … · text · Document ABCDEF0020240620ek6k00001

and the display with indexing, whose fields open with codes of two or three capitals, before
a tab, several spaces or a line end:

    SE HD CR BY WC PD ET SN SC ED PG LA CY · LP TD (the text) · CO IN NS RE IPC PUB ·
    AN  Document ABCDEF0020240620ek6k00001

In English, French, German, Spanish, Italian, Portuguese and Dutch. The summary of the search
that may follow the last article, and page headers, are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.readers import reader
from briefing.readers.databases import (
    Block,
    author_of,
    blocks_of,
    headless,
    is_notice,
    itemised,
    language_of,
    lines_of,
    opening_of,
    paragraphs_of,
)
from briefing.records import Draft, Reading, Rejected
from briefing.text.dates import find_dates
from briefing.text.patterns import Lazy
from briefing.text.spaces import normalise

_DOCUMENT = r"(?:Document[oe]?|Dokument)"
# The number: a code of the source, zeros, the day, and what tells the day's articles apart.
_NUMBER = r"(?P<number>[A-Z][A-Z0-9]{2,11}\d{8}[a-z0-9]{2,16})"
_ENDS = Lazy(rf"\s*(?:AN\s+)?{_DOCUMENT}\s+{_NUMBER}\s*")
_COUNTED = Lazy(
    r"\s*\d[\d.,' \u00a0\u202f]{0,9}\s?"
    r"(?:words?|mots?|W[öo]rter|palabras|parole|palavras|woorden)\s*",
)
_TIME = Lazy(r"\s*[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?[A-Za-z.]{2,5})?\s*")
_CODE = Lazy(r"\s*[A-Z][A-Z0-9]{1,9}\s*")
_RESERVED = Lazy(r"\s*(?:all rights|alle rechte|tous droits|todos los|tutti i)", re.IGNORECASE)
_BYLINE = Lazy(r"\s*(?:by|par|von|por|di|door)\s+\S", re.IGNORECASE)
_PAGE = Lazy(
    r"\s*(?:page \d{1,5} (?:of|de) \d{1,5}\b.{0,80}|©? ?\d{4} Factiva, Inc\..{0,60})", re.IGNORECASE
)
_NAME = Lazy(
    r"[^\W\d_][\w.'’-]*(?: (?:and|et|und|y|e|de|von|van|der|[^\W\d_a-zà-öø-ÿ][\w.'’-]*)){1,6}"
)

# The codes in the order of the display; those of the text let lines of text follow.
_CODES = (
    *("SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CX"),
    *("CLM", "LP", "TD", "ART", "CT", "RF", "CO", "IN", "NS", "RE", "NGC", "GC", "IPC", "IPD"),
    *("PUB", "AN"),
)
_ORDER = {code: place for place, code in enumerate(_CODES)}
_CODED = Lazy(rf"(?P<code>{'|'.join(_CODES)})(?:\s*$|\t\s*|\s{{2,}})(?P<value>.*)", re.DOTALL)
# As copied through programs that leave one space of several.
_NARROWED = Lazy(rf"(?P<code>{'|'.join(_CODES)})(?:\s*$|\s+)(?P<value>.*)", re.DOTALL)

_SEEN_NUMBER = Lazy(rf"^[ \t]*(?:AN[ \t]+)?{_DOCUMENT}[ \t]+{_NUMBER}[ \t]*$", re.MULTILINE)
_SEEN_COUNT = Lazy(
    r"^(?:WC)?[ \t]*\d[\d.,' ]{0,9}(?:[^\d\n]{1,4})?"
    r"(?:words?|mots?|W.{1,2}rter|palabras|parole|palavras|woorden)[ \t]*$",
    re.MULTILINE,
)
_HEAD_REACH = 3
_SHORTEST_HEADLINE = 4
_WRAPPED = 55


def is_factiva(opening: bytes) -> bool:
    """Whether a file begins as an export of Factiva, in one of its layouts."""
    text = opening_of(opening)
    return _SEEN_NUMBER.search(text) is not None and _SEEN_COUNT.search(text) is not None


@reader("factiva", recognises=is_factiva)
def read_factiva(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read an export of Factiva, one draft an article."""
    lines = lines_of(path, content)
    ends = [index for index, line in enumerate(lines) if _ENDS.fullmatch(line)]
    # The number may stand on the line after its code.
    starts = [0, *(end + 1 for end in ends)]
    ends.append(len(lines))
    found = (
        _coded(path, lines, start, end)
        or _plain(path, lines, start, end)
        or _headless(path, lines, start, end)
        for start, end in zip(starts, ends, strict=True)
    )
    return itemised(path, (one for one in found if one is not None), "Factiva")


def _number(lines: Sequence[str], end: int) -> str | None:
    match = _ENDS.fullmatch(lines[end]) if end < len(lines) else None
    return match["number"] if match else None


def _headless(path: str, lines: Sequence[str], start: int, end: int) -> Rejected | None:
    """What is told of text with a number below it, and nothing above that says what it is."""
    number = _number(lines, end)
    return headless(path, number, lines, start, end) if number else None


# --- the display with indexing -----------------------------------------------------------


def _coded(path: str, lines: Sequence[str], start: int, end: int) -> Draft | Rejected | None:
    """The article of ``lines[start:end]`` where its fields have codes."""
    fields: dict[str, str] = {}
    text: list[Block] = []
    current, order = "", -1
    part: list[str] = []
    begin = start
    coded = _CODED
    if end < len(lines) and lines[end].lstrip().startswith("AN"):
        wide = (_CODED.fullmatch(line) for line in lines[start:end])
        coded = _CODED if any(match and match["code"] == "HD" for match in wide) else _NARROWED

    def close() -> None:
        if current in ("LP", "TD"):
            # A blank line parts paragraphs; lines keep their places.
            text.extend(
                Block(begin + block.start, block.lines) for block in blocks_of(part, 0, len(part))
            )
        elif current:
            fields[current] = normalise(" ".join(part))

    for index in range(start, end):
        match = coded.fullmatch(lines[index])
        # The headline opens the article; a code out of order is text.
        if match is not None and _ORDER[match["code"]] > order:
            close()
            current, order = match["code"], _ORDER[match["code"]]
            part, begin = [match["value"]], index
        elif current and not _PAGE.fullmatch(lines[index]):
            part.append(lines[index])
        elif current:
            part.append("")
    close()
    if "HD" not in fields or not {"WC", "PD", "SN"} & fields.keys():
        return None
    credit = fields.get("CR", "")
    return _draft(
        path,
        text,
        fields,
        number=_number(lines, end),
        agency=credit if credit and len(credit.split()) <= _HEAD_REACH else None,
    )


# --- the article display -----------------------------------------------------------------


def _plain(path: str, lines: Sequence[str], start: int, end: int) -> Draft | Rejected | None:
    """The article of ``lines[start:end]`` by the order of its lines; None for what is none."""
    counted = next((i for i in range(start, end) if _COUNTED.fullmatch(lines[i])), None)
    if counted is None:
        return None
    fields = _above(lines, start, counted)
    after = counted + 1
    dated = next(
        (i for i in range(after, min(after + _HEAD_REACH, end)) if find_dates(lines[i])), None
    )
    if dated is not None:
        fields["PD"] = normalise(lines[dated])
        after = dated + 1
    if after < end and _TIME.fullmatch(lines[after]):
        fields["ET"] = normalise(lines[after])
        after += 1
    while after < end and normalise(lines[after]):
        line = normalise(lines[after])
        if is_notice(line):
            break
        after += 1
        if "SN" not in fields:
            fields["SN"] = line
        elif "SC" not in fields and _CODE.fullmatch(line):
            fields["SC"] = line
        elif language_of(line) and len(line.split()) <= 2:
            fields["LA"] = line
            break
    blocks = [block for block in blocks_of(lines, after, end) if not _PAGE.fullmatch(block.text)]
    if blocks and is_notice(blocks[0].lines[0]):
        blocks = _without_notice(blocks, fields)
    return _draft(path, blocks, fields, number=_number(lines, end))


def _above(lines: Sequence[str], start: int, counted: int) -> dict[str, str]:
    """Headline and byline out of the lines above the word count.

    Only the blocks next to it are looked at: a list of titles may stand above them.
    """
    blocks = [
        block for block in blocks_of(lines, start, counted) if not _PAGE.fullmatch(block.text)
    ]
    fields: dict[str, str] = {}
    if not blocks:
        return fields
    near = [normalise(line) for line in blocks[-1].lines]
    above = [normalise(line) for line in blocks[-2].lines] if len(blocks) > 1 else []
    if _BYLINE.match(near[-1]) and (above or len(near) > 1):
        fields["BY"] = near.pop()
    elif above if len(near) == 1 else len(near[-2].split()) >= _SHORTEST_HEADLINE:
        headline = near[-2] if len(near) > 1 else above[-1]
        longer = len(headline.split()) > max(len(near[-1].split()), _SHORTEST_HEADLINE - 1)
        if longer and _NAME.fullmatch(near[-1]):
            fields["BY"] = near.pop()
    headline_lines = near or above
    # What stands above the headline is a section, unless it is too long for one: then the
    # headline is wrapped.
    title = headline_lines[-1]
    for line in reversed(headline_lines[:-1]):
        if len(line) < _WRAPPED:
            break
        title = f"{line} {title}"
    fields["HD"] = title
    return fields


def _without_notice(blocks: Sequence[Block], fields: dict[str, str]) -> list[Block]:
    """The blocks without the copyright notice that opens them."""
    first = blocks[0]
    rest = list(blocks[1:])
    length = 1
    while length < len(first.lines) and _RESERVED.match(first.lines[length]):
        length += 1
    if len(first.lines) <= _HEAD_REACH and rest:
        length = len(first.lines)
    fields["CY"] = normalise(" ".join(first.lines[:length]))
    left = first.lines[length:]
    return [Block(first.start + length, left), *rest] if left else rest


# --- both --------------------------------------------------------------------------------


def _draft(
    path: str,
    blocks: Sequence[Block],
    fields: Mapping[str, str],
    *,
    number: str | None,
    agency: str | None = None,
) -> Draft | Rejected:
    title = fields.get("HD") or None
    lines = paragraphs_of(blocks)
    if not lines:
        return Rejected(
            path=path,
            item=number or title,
            reason="it has no text: the export breaks off there, or holds its headline alone; "
            "export it anew with the full article",
        )
    published = " ".join(fields[code] for code in ("PD", "ET") if fields.get(code))
    return Draft(
        path=path,
        item=number,
        lines=lines,
        extracted=True,
        title=title,
        published=published or None,
        publisher=fields.get("SN") or None,
        author=author_of(fields.get("BY", "")),
        agency=agency,
        language=language_of(fields.get("LA", "")),
        copyright=fields.get("CY") or None,
    )
