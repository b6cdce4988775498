"""Articles a day by publisher: the geometry of stacked columns, and the picture as SVG.

The picture takes its colours from the page (classes ``series-0`` …), with a fill of its own
for readers that know no style sheet; its title and description are its alternative text.
"""

from __future__ import annotations

import math

from briefing.records import Daily
from briefing.records.frozen import dataclass
from briefing.rendering.daily import chart_title, description, short_names, totals
from briefing.rendering.web.markup import escape

SERIES = 6  # colours of a page; with more publishers they begin again
WIDTH, HEIGHT = 640, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 38, 6, 22, 28
_LABEL_WIDTH = 72  # of a day under its column, in the largest letters a page sets
_TOTALS_UP_TO = 31  # columns; more would run into each other
_GREYS = ("#16324f", "#2f6690", "#5f8fb4", "#7a7a7a", "#4a4a4a", "#94a3b1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One publisher's share of a day's column, in the picture's units; ``series`` from 0."""

    x: float
    y: float
    width: float
    height: float
    series: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """Where everything stands: bars, the centres of columns, and the heights of counts."""

    bars: tuple[Bar, ...]
    centres: tuple[float, ...]
    tops: tuple[float, ...]
    ticks: tuple[tuple[int, float], ...]
    labelled: tuple[int, ...]


def geometry(daily: Daily) -> Geometry:
    """Stacked columns: the first publisher at the bottom, the axis from 0 to a round count."""
    sums = totals(daily)
    step = _step(max(sums, default=0))
    top = max(step, -(-max(sums, default=0) // step) * step)
    base = HEIGHT - _BOTTOM
    unit = (base - _TOP) / top
    pitch = (WIDTH - _LEFT - _RIGHT) / max(1, len(daily.days))
    width = min(pitch * 0.68, 56)
    centres = tuple(_LEFT + pitch * (day + 0.5) for day in range(len(daily.days)))
    bars = []
    for day, centre in enumerate(centres):
        y = float(base)
        for series, counts in enumerate(daily.counts):
            if counts[day]:
                y -= counts[day] * unit
                bars.append(
                    Bar(
                        x=centre - width / 2,
                        y=y,
                        width=width,
                        height=counts[day] * unit,
                        series=series,
                        count=counts[day],
                    )
                )
    every = math.ceil(_LABEL_WIDTH / pitch)
    return Geometry(
        bars=tuple(bars),
        centres=centres,
        tops=tuple(base - total * unit for total in sums),
        ticks=tuple((count, base - count * unit) for count in range(0, top + 1, step)),
        labelled=tuple(range(0, len(daily.days), every)),
    )


def svg(daily: Daily, identifier: str = "chart") -> str:
    """The picture as an inline SVG element with its title and description."""
    drawn = geometry(daily)
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{identifier}-title" aria-describedby="{identifier}-desc">',
        f'<title id="{identifier}-title">{chart_title(daily)}</title>',
        f'<desc id="{identifier}-desc">{escape(description(daily))}</desc>',
    ]
    for count, y in drawn.ticks:
        kind, width = ("grid", 0.4) if count else ("axis", 1)
        parts.append(
            f'<line class="{kind}" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" '
            f'y1="{_n(y)}" y2="{_n(y)}" stroke="#8a8a8a" stroke-width="{width}"/>'
            f'<text class="tick" x="{_LEFT - 6}" y="{_n(y + 4)}" text-anchor="end">{count}</text>'
        )
    for bar in drawn.bars:
        series = bar.series % SERIES
        parts.append(
            f'<rect class="bar series-{series}" x="{_n(bar.x)}" y="{_n(bar.y)}" '
            f'width="{_n(bar.width)}" height="{_n(bar.height)}" fill="{_GREYS[series]}"/>'
        )
    sums = totals(daily)
    if len(sums) <= _TOTALS_UP_TO:
        parts.extend(
            f'<text class="total" x="{_n(x)}" y="{_n(y - 5)}" text-anchor="middle">{total}</text>'
            for x, y, total in zip(drawn.centres, drawn.tops, sums, strict=True)
            if total
        )
    names = short_names(daily)
    parts.extend(
        f'<text class="day" x="{_n(drawn.centres[day])}" y="{HEIGHT - 8}" '
        f'text-anchor="middle">{names[day]}</text>'
        for day in drawn.labelled
    )
    return "".join((*parts, "</svg>"))


def _step(most: int) -> int:
    """A round distance between counts, for about four lines: 1, 2, 5, 10, 20, 50 …"""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if factor * size * 4 >= most:
                return factor * size
        size *= 10


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
