"""Articles a day by publisher as a chart of Word's own, with its figures in a workbook.

Columns are stacked, a white line between the parts; neighbouring colours differ in
lightness, so that they can be told apart in grey, and each stands off white by 3:1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.records import Daily
from briefing.rendering.daily import chart_title, description, short_names, unit_title
from briefing.rendering.invisibles import one_line
from briefing.rendering.word.markup import DECLARATION, escape
from briefing.rendering.word.package import add_part
from briefing.rendering.word.theme import SERIES
from briefing.rendering.word.workbook import CONTENT_TYPE, SHEET, column, workbook

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_EMU = 635  # a twentieth of a point, in the units of drawings
_HEIGHT = 1550  # twentieths of a point
_MANY = 14  # days; of more, not every one is named


def add_chart(document: DocumentPart, daily: Daily, width: int, drawing_id: int) -> str:
    """Add the chart of a note's days to a document; the run that shows it.

    ``width`` is in twentieths of a point, ``drawing_id`` one that no drawing has yet.
    """
    name = str(document.package.next_partname("/word/charts/chart%d.xml"))
    number = "".join(filter(str.isdecimal, name.rpartition("/")[2]))
    chart = add_part(document, name, _CHART_TYPE, f"{_OFFICE}/chart", chart_xml(daily))
    add_part(
        chart,
        f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx",
        CONTENT_TYPE,
        f"{_OFFICE}/package",
        workbook(_cells(daily)),
    )
    drop = document.relate_to(chart, f"{_OFFICE}/chart")
    return _run(drop, daily, width, drawing_id)


def free_drawing_id(*roots: _Element) -> int:
    """An id for a drawing that none in these trees has."""
    ids = (
        element.get("id", "")
        for root in roots
        for element in root.iter("{*}docPr")
    )  # fmt: skip
    return 1 + max((int(one) for one in ids if one.isdecimal()), default=0)


def _cells(daily: Daily) -> list[list[str | int]]:
    """The figures as the workbook has them: a row a day, a column a publisher."""
    rows: list[list[str | int]] = [[unit_title(daily), *map(one_line, daily.publishers)]]
    for index, name in enumerate(short_names(daily)):
        rows.append([name, *(counts[index] for counts in daily.counts)])
    return rows


def chart_xml(daily: Daily) -> str:
    """The chart's part; the figures stand in it too, for programs that open no workbook.

    The workbook is the first thing that the part refers to.
    """
    last = len(daily.days) + 1
    days = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(name)}</c:v></c:pt>'
        for index, name in enumerate(short_names(daily))
    )
    categories = (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{len(daily.days)}"/>{days}</c:strCache></c:strRef></c:cat>'
    )
    series = "".join(
        _series(index, one_line(name), counts, categories)
        for index, (name, counts) in enumerate(zip(daily.publishers, daily.counts, strict=True))
    )
    skip = f'<c:tickLblSkip val="{-(-len(daily.days) // _MANY)}"/>'
    line = '<a:ln w="6350"><a:solidFill><a:srgbClr val="8C96A8"/></a:solidFill></a:ln>'
    grid = '<a:ln w="6350"><a:solidFill><a:srgbClr val="DDE2EA"/></a:solidFill></a:ln>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main"'
        f' xmlns:r="{_OFFICE}"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:overlap val="100"/>'
        '<c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>'
        '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr>{line}</c:spPr><c:crossAx val="222222222"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>'
        '<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines><c:spPr>{grid}</c:spPr></c:majorGridlines>"
        '<c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="111111111"/>'
        f'<c:crosses val="autoZero"/><c:crossBetween val="between"/>{_unit(daily)}</c:valAx>'
        "<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:legend><c:legendPos val="r"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"><a:solidFill>'
        '<a:srgbClr val="1A1A1A"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/>'
        f'</a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def _series(index: int, name: str, counts: tuple[int, ...], categories: str) -> str:
    letters = column(index + 1)
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{count}</c:v></c:pt>' for place, count in enumerate(counts)
    )
    color = SERIES[index % len(SERIES)]
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef>'
        f'<c:f>{SHEET}!${letters}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:ln w="9525">'
        '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr>'
        f'<c:invertIfNegative val="0"/>{categories}<c:val><c:numRef>'
        f"<c:f>{SHEET}!${letters}$2:${letters}${len(counts) + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(counts)}"/>{points}'
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _unit(daily: Daily) -> str:
    """The distance of the lines where a program would else draw them at halves."""
    highest = max((sum(day) for day in zip(*daily.counts, strict=True)), default=0)
    return '<c:majorUnit val="1"/>' if highest <= 6 else ""


def _run(key: str, daily: Daily, width: int, drawing_id: int) -> str:
    size = f'cx="{width * _EMU}" cy="{_HEIGHT * _EMU}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"'
        f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
        f' xmlns:c="{_DRAWING}/chart"><wp:extent {size}/>'
        f'<wp:docPr id="{drawing_id}" name="Chart {drawing_id}" '
        f'title="{escape(chart_title(daily))}"'
        f' descr="{escape(description(daily))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="{key}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
