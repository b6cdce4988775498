"""What the database derives from its texts: which articles are copies, and the index of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from briefing.corpus import search
from briefing.corpus.chunks import chunks
from briefing.corpus.schema import articles, likenesses, revisions, state
from briefing.text import copies, searchable

_VERSION = f"copies {copies.VERSION}, words {searchable.VERSION}"
_IN_ONE_QUERY = 500
# So many ids, and all articles that have copies are looked through: few have, and to word a
# query with hundreds of ids costs as much as a thousand rows of its answer.
_MANY = 1_000
_SPARE = 1_000


def is_up_to_date(connection: Connection) -> bool:
    """Whether what is derived was derived as this version does it."""
    return bool(connection.scalars(select(state.c.prepared_by)).one() == _VERSION)


def derive_all(connection: Connection) -> None:
    """Derive everything anew from the texts, as after a migration."""
    connection.execute(delete(likenesses))
    search.clear(connection)
    search.add_all(connection)
    ids = connection.scalars(select(articles.c.id).order_by(articles.c.id)).all()
    texts = select(articles.c.id, revisions.c.text).join_from(
        articles,
        revisions,
        (revisions.c.article_id == articles.c.id) & (revisions.c.sha256 == articles.c.revision),
    )
    write = update(articles).where(articles.c.id == bindparam("known"))
    for some in chunks(ids, _IN_ONE_QUERY):
        rows = connection.execute(texts.where(articles.c.id.in_(some))).all()
        connection.execute(
            write.values(signature=bindparam("made")),
            [{"known": id_, "made": copies.signature(text)} for id_, text in rows],
        )
    regroup(connection)
    connection.execute(update(state).values(prepared_by=_VERSION))


def is_grouped(connection: Connection) -> bool:
    """Whether the groups of copies are those of the texts as they are now."""
    return not connection.scalars(select(state.c.ungrouped)).one()


def regroup(connection: Connection) -> None:
    """Bring the groups of copies up to the texts.

    Every signature is looked at, which takes a second for 100,000 articles, but only texts
    that were not compared before are. The groups are those that a new database would have.
    """
    columns = select(
        articles.c.id, articles.c.revision, articles.c.signature, articles.c.copies
    ).order_by(articles.c.id)
    rows = connection.execute(columns).all()
    signatures = {row.revision: row.signature for row in rows if row.signature}
    hashes = sorted(signatures)
    number_of = {sha256: number for number, sha256 in enumerate(hashes)}
    compared = connection.execute(select(likenesses)).all()
    known = {
        (number_of[one], number_of[other]): verdict
        for one, other, verdict in compared
        if one in number_of and other in number_of
    }

    def texts(numbers: Sequence[int]) -> Mapping[int, str]:
        found: dict[int, str] = {}
        query = select(revisions.c.sha256, revisions.c.text)
        for some in chunks([hashes[number] for number in numbers], _IN_ONE_QUERY):
            for sha256, text in connection.execute(query.where(revisions.c.sha256.in_(some))):
                found[number_of[sha256]] = text
        return found

    grouped = copies.group([signatures[sha256] for sha256 in hashes], texts, known)
    _keep_verdicts(connection, hashes, grouped, known, len(compared))
    members: dict[int, list[str]] = {}
    for row in rows:
        if row.revision in number_of:
            members.setdefault(grouped.first_of[number_of[row.revision]], []).append(row.id)
    now = {id_: ids[0] for ids in members.values() if len(ids) > 1 for id_ in ids}
    changed = [
        {"known": row.id, "group": now.get(row.id)} for row in rows if row.copies != now.get(row.id)
    ]
    if changed:
        connection.execute(
            update(articles)
            .where(articles.c.id == bindparam("known"))
            .values(copies=bindparam("group")),
            changed,
        )
    connection.execute(update(state).values(ungrouped=False))


def groups_of(connection: Connection, condition: ColumnElement[bool]) -> dict[str, str]:
    """The group of each article of a condition that has copies, and of these copies."""
    return {row.id: row.copies for row in connection.execute(groups_query(condition))}


def groups_query(condition: ColumnElement[bool]) -> Select[tuple[str, str]]:
    """The query behind ``groups_of``: indices lead to the articles, and to their groups."""
    inside = select(articles.c.copies).where(condition, articles.c.copies.is_not(None))
    return (
        select(articles.c.id, articles.c.copies)
        .where(articles.c.copies.in_(inside))
        .order_by(articles.c.id)
    )


def groups_with(connection: Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    """The groups that some articles belong to: every member's id, in order."""
    found: set[str] = set()
    asked = set(ids)
    query = select(articles.c.id, articles.c.copies).where(articles.c.copies.is_not(None))
    if len(asked) > _MANY:
        everywhere = connection.execute(query)
        found = {group for id_, group in everywhere if group is not None and id_ in asked}
    else:
        for some in chunks(sorted(asked), _IN_ONE_QUERY):
            within = connection.execute(query.where(articles.c.id.in_(some)))
            found.update(group for _, group in within if group is not None)
    members: dict[str, list[str]] = {}
    for some in chunks(sorted(found), _IN_ONE_QUERY):
        rows = select(articles.c.copies, articles.c.id).where(articles.c.copies.in_(some))
        for group, id_ in connection.execute(rows.order_by(articles.c.id)):
            members.setdefault(group, []).append(id_)
    return members


def _keep_verdicts(
    connection: Connection,
    hashes: Sequence[str],
    grouped: copies.Grouped,
    known: Mapping[copies.Pair, bool],
    kept: int,
) -> None:
    """Keep what was found out; once most of what is kept is not asked any more, let that go."""
    verdicts = dict(grouped.verdicts)
    asked = known.keys() & set(grouped.pairs)
    if kept > 2 * len(asked) + _SPARE:
        connection.execute(delete(likenesses))
        verdicts.update((pair, known[pair]) for pair in asked)
    values = [
        {"one": hashes[one], "other": hashes[other], "copies": verdict}
        for (one, other), verdict in sorted(verdicts.items())
    ]
    if values:
        connection.execute(insert(likenesses), values)
