"""Which period an article is filed under, as columns and conditions of a query."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_

from briefing.corpus.schema import articles
from briefing.corpus.values import columns_of, in_utc
from briefing.records import Period


def instant_of(value: date | datetime, zone: ZoneInfo) -> datetime:
    """When that was, in UTC; a plain day is its midnight in the zone."""
    wall, instant = columns_of(value)
    if wall is not None:
        return in_utc(wall.replace(tzinfo=zone))
    assert instant is not None
    return instant


def day_of(value: date | datetime, zone: ZoneInfo) -> date:
    """The calendar day in the zone that a publication falls on."""
    if not isinstance(value, datetime):
        return value
    return (value if value.utcoffset() is None else value.astimezone(zone)).date()


def filed_in(period: Period, zone: ZoneInfo) -> ColumnElement[bool]:
    """The condition that an article's publication lies in a period, end exclusive."""
    wall, instant = articles.c.wall, articles.c.instant
    return or_(
        and_(wall >= _on_wall(period.start, zone), wall < _on_wall(period.end, zone)),
        and_(instant >= in_utc(period.start), instant < in_utc(period.end)),
    )


def _on_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    # In its own zone a moment stays as it is: also a midnight that the clocks skip.
    return moment.astimezone(zone).replace(tzinfo=None)
