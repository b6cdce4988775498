"""Tables in Word: a header row that repeats, rows that stay whole, a caption for readers' ears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.rendering.word.look import Look
from briefing.rendering.word.markup import escape


def table(
    look: Look,
    shares: Sequence[float],
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str,
    total: bool = False,
) -> str:
    """A table of cells that are paragraphs already; ``shares`` are the columns' of the width.

    ``title`` is what a screen reader says of it; ``total`` sets off the last row.
    """
    whole = sum(shares)
    widths = [int(look.width * share / whole) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    opening = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells(row, widths)}</w:tr>" for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(look.styles["table"])}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0060" if total else "0020"}" w:firstRow="1"'
        f' w:lastRow="{int(total)}" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
        f' w:noVBand="0"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{opening}{_cells(header, widths)}</w:tr>{body}</w:tbl>"
    )


def _cells(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
