"""Tables: .csv and .tsv files with a heading row, one article a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import takewhile
from typing import Literal

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.encodings import decode
from briefing.readers.fields import columns_of
from briefing.readers.lines import line_ends
from briefing.readers.rows import Rows
from briefing.records import Draft, Reading, Rejected

_DELIMITERS = ",;\t|"
# Excel may write the delimiter it used on a line of its own above the headings.
_STATED_DELIMITER = re.compile(r"sep=(.)\s*")
# So many lines and characters are looked at to tell the delimiter.
_SAMPLE_LINES, _SAMPLE = 200, 100_000
_MOST_COLUMNS = 2_000


@reader("tables", suffixes=(".csv", ".tsv", ".tab"))
def read_table(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read each row of a table as a draft; its item is its id, or else its number from 1.

    Raises ReadError where no column has an article's text, and where a quotation mark is
    never closed.
    """
    # Untranslated: a line keeps its end, since cells may go over several.
    lines = list(io.StringIO(decode(path, content), newline=""))
    first = 1
    stated = _STATED_DELIMITER.fullmatch(lines[0].lstrip("\ufeff")) if lines else None
    if stated is not None:
        del lines[0]
        first = 2
    # A process-wide setting; what a row may cost is limited by the file's size.
    csv.field_size_limit(max(reading.limits.file_bytes, 131_072))
    delimiter = stated[1] if stated is not None else _delimiter(lines, reading)
    table = list(_cells(path, lines, delimiter, first))
    if table and _is_open(lines[table[-1][0] - first :], delimiter):
        if delimiter != "\t":
            raise ReadError(
                path,
                table[-1][0],
                "a quotation mark in the row that begins here is never closed: close it, and "
                'write one inside a cell twice ("")',
            )
        # Where tabs part cells, quotation marks often are just text.
        table = list(_cells(path, lines, delimiter, first, quoting=csv.QUOTE_NONE))
    return _drafts(path, table, delimiter, reading)


def _drafts(
    path: str, table: list[tuple[int, list[str]]], delimiter: str, reading: Reading
) -> Iterator[Draft | Rejected]:
    rows = Rows(path, reading)
    names: list[str] | None = None
    number = 0
    for begun, cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        if names is None:
            names = _names(path, cells)
            if not rows.columns(names)["text"]:
                raise rows.no_text(names)
            continue
        number += 1
        if any(cell.strip() for cell in cells[len(names) :]):
            yield Rejected(
                path=path,
                item=str(number),
                reason=f"the row on line {begun} has {len(cells)} cells where the heading row has "
                f"{len(names)}: put quotation marks around cells with '{delimiter}' in them",
            )
            continue

        row = dict(zip(names, cells, strict=False))
        yield rows.draft(row, number, partial(_line_of, begun, row))
    if names is None or not number:
        raise ReadError(
            path,
            None,
            "the table has no rows: it needs a row of headings (title, text, date …) and "
            "below it one row for each article",
        )


def _line_of(begun: int, row: Mapping[str, str], name: str) -> tuple[int, bool]:
    """The line on which a cell begins: cells before it may go over several."""
    before = takewhile(lambda column: column != name, row)
    return begun + line_ends(" ".join(row[column] for column in before)), True


def _cells(
    path: str,
    lines: list[str],
    delimiter: str,
    first: int,
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL,
) -> Iterator[tuple[int, list[str]]]:
    """Each row's cells, with the line of the file on which the row begins."""
    table = csv.reader(iter(lines), delimiter=delimiter, quoting=quoting)
    begun = first
    try:
        for cells in table:
            yield begun, cells
            begun = first + table.line_num
    except csv.Error as error:
        raise ReadError(
            path, begun, f"the table can not be read further ({error}): mend this row"
        ) from error


def _names(path: str, cells: list[str]) -> list[str]:
    """The headings; a second column of the same name is told apart by a mark."""
    if len(cells) > _MOST_COLUMNS:
        raise ReadError(
            path, None, f"has {len(cells):,} columns, and {_MOST_COLUMNS:,} are the limit"
        )
    names: list[str] = []
    seen: set[str] = set()
    for cell in cells:
        name = cell.strip()
        while name in seen:
            name += "\u00a0"
        seen.add(name)
        names.append(name)
    return names


def _delimiter(lines: list[str], reading: Reading) -> str:
    """The delimiter under which the heading row has known names and the rows fit it best."""
    sample = list(io.StringIO("".join(lines[:_SAMPLE_LINES])[:_SAMPLE], newline=""))

    def fit(delimiter: str) -> tuple[int, int, int]:
        try:
            rows = [cells for cells in csv.reader(sample, delimiter=delimiter) if cells]
        except csv.Error:
            return 0, 0, 0
        if not rows:
            return 0, 0, 0
        width = len(rows[0])
        known = sum(1 for names in columns_of(rows[0], reading.fields).values() if names)
        return known, sum(len(cells) == width for cells in rows) if width > 1 else 0, width

    return max(_DELIMITERS, key=fit)


def _is_open(lines: list[str], delimiter: str) -> bool:
    """Whether a quotation mark of the last row is never closed.

    It would swallow all the rows below it as the text of one.
    """
    try:
        for _ in csv.reader(iter(lines), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
