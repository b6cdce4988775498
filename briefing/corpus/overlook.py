"""A look at the files without reading any into the database: what an ingest would do."""

from __future__ import annotations

from sqlalchemy import Connection, select

from briefing.corpus.places import Places
from briefing.corpus.plan import clock_of, make_plan
from briefing.corpus.scan import scan
from briefing.corpus.schema import articles, files
from briefing.corpus.sidecars import read_sidecar
from briefing.errors import ConfigError
from briefing.records import Corrections, Rejected
from briefing.records.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlook:
    """What lies in the folder: files, those new or changed since the last ingest, those gone.

    ``unreadable`` are folders, links and files that can not be read, ``faulty`` sidecars
    with a fault, ``matchless`` what sidecars state of no article. ``newest_ns`` is when
    the newest file was written, 0 without any.
    """

    files: int
    pending: tuple[str, ...]
    gone: tuple[str, ...]
    unreadable: tuple[Rejected, ...]
    faulty: tuple[str, ...]
    matchless: tuple[str, ...]
    newest_ns: int


def look_over(
    connection: Connection, places: Places, *, reader_version: str, largest: int
) -> Overlook:
    """Hold the folder against the database. Raises CorpusError where there is no folder."""
    scanned = scan([places.folder], places)
    plan = make_plan(
        connection,
        scanned,
        places,
        now_ns=clock_of(places.tree.parent),
        rehash=False,
        reader_version=reader_version,
        largest=largest,
    )
    faulty: list[str] = []
    matchless: list[str] = []
    for stray in scanned.strays:
        try:
            stated = any(found != Corrections() for found in read_sidecar(stray).values())
        except ConfigError:
            continue  # some other program's file
        if stated:
            matchless.append(f"{places.name_of(stray)}: no file goes by that name")
    for found in scanned.found:
        for sidecar in found.sidecars:
            try:
                items = {item for item in read_sidecar(sidecar) if item is not None}
            except ConfigError as fault:
                faulty.append(str(fault))
                continue
            if items:
                query = select(articles.c.item).join_from(
                    articles, files, articles.c.file_id == files.c.id
                )
                there = set(connection.scalars(query.where(files.c.path == found.name)))
                removed = {i for i, one in read_sidecar(sidecar).items() if one.removed}
                matchless += [
                    f'{places.name_of(sidecar)}: [items."{item}"], of which {found.name} has none'
                    for item in sorted(items - there - removed)
                ]
    return Overlook(
        files=len(scanned.found),
        pending=tuple(task.name for task in plan.tasks),
        gone=tuple(sorted(row.path for row in plan.gone.values())),
        unreadable=(*scanned.unread, *plan.unreadable),
        faulty=tuple(faulty),
        matchless=tuple(matchless),
        newest_ns=max((found.mtime_ns for found in scanned.found), default=0),
    )
