"""Tables in Word: a header row that repeats, rows that stay whole, a caption for readers' ears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.rendering.word.look import Look
from briefing.rendering.word.markup import escape

# A paragraph's style, behind which what keeps it has its place.
_STYLED = re.compile(r'(<w:pPr><w:pStyle w:val="[^"<>]*"/>)')


def table(
    look: Look,
    shares: Sequence[float],
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str,
    total: bool = False,
    whole: bool = False,
) -> str:
    """A table of cells that are paragraphs already; ``shares`` are the columns' of the width.

    ``title`` is what a screen reader says of it; ``total`` sets off the last row. The header
    stays with the first row, and where ``whole`` says so every row with the next.
    """
    widths = [int(look.width * share / sum(shares)) for share in shares]
    filled = list(rows)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    opening = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{_cells(_kept(row) if whole and row is not filled[-1] else row, widths)}</w:tr>"
        for row in filled
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(look.styles["table"])}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0060" if total else "0020"}" w:firstRow="1"'
        f' w:lastRow="{int(total)}" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
        f' w:noVBand="0"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{opening}"
        f"{_cells(_kept(header), widths)}</w:tr>{body}</w:tbl>"
    )


def _kept(cells: Sequence[str]) -> list[str]:
    """Cells whose paragraphs stay on the page of the row below."""
    return [_STYLED.sub(r"\1<w:keepNext/>", cell) for cell in cells]


def _cells(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
