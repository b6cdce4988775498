"""What a period's documents come of: enough to tell that they are what they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from briefing.corpus.filing import filed_in
from briefing.corpus.look_up import late_rows
from briefing.corpus.schema import articles, files
from briefing.records import Period
from briefing.records.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The revision of each article of a period by its id, and a hash.

    The hash is of those, of the files and sidecars they were read from, of which of them
    carry the same text, and of what was received late: equal hashes, equal documents.
    """

    revisions: Mapping[str, str]
    sha256: str


def inputs_of(connection: Connection, period: Period, zone: ZoneInfo) -> Inputs:
    """What the documents of a period come of; costs as much as the period has articles."""
    query = select(
        articles.c.id,
        articles.c.revision,
        articles.c.item,
        articles.c.copies,
        files.c.path,
        files.c.sha256,
        files.c.sidecars_sha256,
        files.c.reader_version,
    ).join_from(articles, files, articles.c.file_id == files.c.id)
    rows = sorted(connection.execute(query.where(filed_in(period, zone))), key=lambda row: row.id)
    # A group is told by its first member here: its own name comes of articles elsewhere too.
    first: dict[str, str] = {}
    for row in rows:
        if row.copies is not None:
            first.setdefault(row.copies, row.id)
    told = [[*row[:3], first.get(row.copies), *row[4:]] for row in rows]
    late = [repr(row) for row in late_rows(connection, period, zone)]
    digest = hashlib.sha256(json.dumps([told, late]).encode())
    return Inputs(revisions={row.id: row.revision for row in rows}, sha256=digest.hexdigest())
