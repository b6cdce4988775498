"""Looking things up: by period, by name, by the way back from a citation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Date, Select, func, select

from briefing.corpus.chunks import chunks
from briefing.corpus.derived import groups_with
from briefing.corpus.filing import day_of, filed_in, instant_of
from briefing.corpus.recent import recent_documents
from briefing.corpus.retention import kept_of
from briefing.corpus.rows import listed
from briefing.corpus.schema import articles, counts, files, purged, revisions
from briefing.corpus.tally import ArticleRow, Tally
from briefing.records import Article, Document, Held, Locator, NearCopy, Period
from briefing.records.frozen import dataclass

_UTC = ZoneInfo("UTC")
_IN_ONE_QUERY = 500
_UNDATED = articles.c.published.is_(None)
_DATED = articles.c.published.is_not(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that was rejected (``whole``), or its sidecar (``path``), or an ``item`` of it."""

    file: str
    path: str
    reason: str
    item: str | None = None
    whole: bool = False


def documents_of(connection: Connection, period: Period, zone: ZoneInfo) -> tuple[Document, ...]:
    """A period's documents by instant of publication, path and item."""
    found = recent_documents(connection, filed_in(period, zone))
    return tuple(sorted(found, key=lambda document: _order(document.article, zone)))


def undated_documents(connection: Connection, zone: ZoneInfo) -> tuple[Document, ...]:
    """The documents without a date, by path and item."""
    found = recent_documents(connection, _UNDATED)
    return tuple(sorted(found, key=lambda document: _order(document.article, zone)))


def rows_of(
    connection: Connection, period: Period | None, zone: ZoneInfo, *, undated: bool
) -> tuple[ArticleRow, ...]:
    """Light rows: of a period, of the undated, of both, or of all when neither is asked for."""
    rows: list[ArticleRow] = []
    if period is not None:
        rows += listed(connection, filed_in(period, zone))
    elif not undated:
        rows += listed(connection, _DATED)
    if undated or period is None:
        rows += listed(connection, _UNDATED)
    return tuple(sorted(rows, key=lambda row: _order(row, zone)))


def _order(article: Article | ArticleRow, zone: ZoneInfo) -> tuple[bool, datetime | str, str, str]:
    published = article.published
    when = instant_of(published.value, zone) if published else ""
    return (published is None, when, article.path, article.item or "")


def tally_of(connection: Connection, period: Period | None, zone: ZoneInfo) -> Tally:
    """How many articles lie in the period and outside it, and what was left out."""

    def count(query: Select[Any]) -> int:
        return int(connection.scalars(query).one())

    kept = connection.execute(select(counts).where(counts.c.id == 1)).one()
    inside, outside = kept.dated, 0
    if period is not None:
        of_period = select(func.count()).select_from(articles).where(filed_in(period, zone))
        inside = count(of_period)
        outside = kept.inferred - count(of_period.where(articles.c.basis == "lead"))
    of_files = select(func.count()).select_from(files)
    return Tally(
        in_period=inside,
        other_periods=kept.dated - inside,
        undated=kept.articles - kept.dated,
        rejected=count(of_files.where(files.c.status == "rejected")),
        copies=count(of_files.where(files.c.status == "copy")),
        other_inferred=outside,
    )


def days_with_articles(connection: Connection, zone: ZoneInfo) -> tuple[date, ...]:
    """Each day of the zone that some article is filed under, in order."""
    wall_days = select(func.date(articles.c.wall, type_=Date)).where(articles.c.wall.is_not(None))
    days: set[date] = set(connection.scalars(wall_days.distinct()))
    instants = select(articles.c.instant).where(articles.c.instant.is_not(None)).distinct()
    days.update(_day(instant, zone) for instant in connection.scalars(instants))
    return tuple(sorted(days))


def first_and_last_day(connection: Connection, zone: ZoneInfo) -> tuple[date, date] | None:
    days = []
    for end in (func.min, func.max):
        wall = connection.scalars(select(end(articles.c.wall))).one()
        instant = connection.scalars(select(end(articles.c.instant))).one()
        days += [wall.date()] if wall is not None else []
        days += [_day(instant, zone)] if instant is not None else []
    return (min(days), max(days)) if days else None


def _day(instant: datetime, zone: ZoneInfo) -> date:
    return day_of(instant.replace(tzinfo=UTC), zone)


def nearest_days(
    connection: Connection, period: Period, zone: ZoneInfo, count: int
) -> tuple[date, ...]:
    """Up to ``count`` days with articles before a period and as many after it, nearest first."""
    first = day_of(period.start, zone)
    last = day_of(period.end - timedelta(microseconds=1), zone)
    days = days_with_articles(connection, zone)
    before = [(first - day, day) for day in days if day < first][-count:]
    after = [(day - last, day) for day in days if day > last][:count]
    return tuple(day for _, day in sorted(before + after))


def late_rows(connection: Connection, period: Period, zone: ZoneInfo) -> tuple[ArticleRow, ...]:
    """Articles of before a period that were first read in it, but not by the first ingest."""
    start, end = (
        moment.astimezone(UTC).replace(tzinfo=None) for moment in (period.start, period.end)
    )
    first = select(func.min(articles.c.first_read)).scalar_subquery()
    read = articles.c.first_read
    found = listed(connection, (read >= start) & (read < end) & (read > first) & _DATED)
    late = [
        row
        for row in found
        if row.published is not None and instant_of(row.published.value, zone) < start
    ]
    return tuple(sorted(late, key=lambda row: _order(row, zone)))


def refused(connection: Connection) -> tuple[Refusal, ...]:
    """The rejected files, and sidecars with a fault, by path."""
    query = select(files.c.path, files.c.status, files.c.reason, files.c.faults)
    # Asked one after the other: each is answered by an index, and both at once by none.
    rows = [
        row
        for condition in (files.c.status == "rejected", files.c.faults.is_not(None))
        for row in connection.execute(query.where(condition))
    ]
    found: dict[tuple[str, str, str | None], Refusal] = {}
    for path, status, reason, faults in rows:
        if status == "rejected":
            found[path, path, None] = Refusal(file=path, path=path, reason=reason, whole=True)
        for place, fault, *item in faults or ():
            of = item[0] if item else None
            found[path, place, of] = Refusal(file=path, path=place, reason=fault, item=of)
    return tuple(sorted(found.values(), key=lambda one: (one.path, one.item or "", one.file)))


def copies_of(connection: Connection, id_: str, zone: ZoneInfo) -> tuple[ArticleRow, ...]:
    """The other articles that carry an article's text, the earliest first."""
    group = select(articles.c.copies).where(articles.c.id == id_)
    rows = listed(connection, articles.c.copies.in_(group) & (articles.c.id != id_))
    return tuple(sorted(rows, key=lambda row: _order(row, zone)))


def same_bytes(connection: Connection, id_: str) -> tuple[str, ...]:
    """The paths of the files that have the very bytes of an article's, by path."""
    own = select(files.c.sha256).join_from(articles, files, articles.c.file_id == files.c.id)
    query = select(files.c.path).where(
        files.c.status == "copy", files.c.sha256.in_(own.where(articles.c.id == id_))
    )
    return tuple(connection.scalars(query.order_by(files.c.path)))


def near_copies(
    connection: Connection, ids: Sequence[str], zone: ZoneInfo = _UTC
) -> tuple[NearCopy, ...]:
    """Whose text some articles carry: that of the earliest of their group, by path and item."""
    groups = groups_with(connection, ids)
    rows: dict[str, ArticleRow] = {}
    for some in chunks([id_ for members in groups.values() for id_ in members], _IN_ONE_QUERY):
        rows.update((row.id, row) for row in listed(connection, articles.c.id.in_(some)))
    asked, found = set(ids), []
    for members in groups.values():
        first, second, *_ = ordered = sorted(
            (rows[id_] for id_ in members), key=lambda row: _order(row, zone)
        )
        new = [row for row in ordered if row.id in asked and row is not first]
        pairs = [(row, first) for row in new] or [(first, second)]
        found += [
            NearCopy(path=row.path, item=row.item, of=other.path, of_item=other.item)
            for row, other in pairs
        ]
    return tuple(sorted(found, key=lambda one: (one.path, one.item or "")))


def held_for(connection: Connection, locator: Locator) -> Held | None:
    """What is held of a cited article: by its id, else whoever has that text, else its path.

    Before the path comes what is kept of a text that was purged.
    """
    by_text = select(revisions.c.article_id).where(revisions.c.sha256 == locator.revision)
    conditions = (
        articles.c.id == locator.article,
        articles.c.id.in_(by_text),
        files.c.path == locator.path,
    )
    for condition in conditions:
        query = select(articles.c.id, articles.c.revision, articles.c.item, files.c.path)
        rows = connection.execute(
            query.join_from(articles, files, articles.c.file_id == files.c.id).where(condition)
        ).all()
        if rows:
            # Of several with the same text, the one at the cited path.
            row = min(rows, key=lambda row: (row.path != locator.path, row.path, row.item or ""))
            texts = select(revisions.c.sha256, revisions.c.text)
            kept = connection.execute(texts.where(revisions.c.article_id == row.id)).all()
            return Held(
                article=row.id,
                path=row.path,
                current=row.revision,
                texts={text.sha256: text.text for text in kept},
                purged=kept_of(connection, purged.c.article_id == row.id)[1],
            )
        if condition is not conditions[0]:
            path, proofs = kept_of(
                connection,
                (purged.c.article_id == locator.article) | (purged.c.sha256 == locator.revision),
            )
            if locator.revision in proofs:
                return Held(
                    article=locator.article,
                    path=path,
                    current=locator.revision,
                    texts={},
                    purged=proofs,
                )
    return None
