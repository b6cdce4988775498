"""Writing one batch of an ingest: files, their articles, and each text that is new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple, TypeAlias

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from briefing.corpus import search
from briefing.corpus.chunks import chunks
from briefing.corpus.entries import Entry, entry_of
from briefing.corpus.indexing import Indexed
from briefing.corpus.many import write_many
from briefing.corpus.plan import Known, Task
from briefing.corpus.rows import load
from briefing.corpus.schema import articles, files, revisions, state
from briefing.corpus.values import OF_ARTICLE, OF_TEXT, as_json, as_moment
from briefing.records import Rejected
from briefing.records.frozen import dataclass

Kind: TypeAlias = Literal["added", "changed", "moved", "copy", "unchanged", "rejected", "removed"]

_IN_ONE_QUERY = 500
# The columns of a file but for its number, as the table has them in order.
_OF_FILE = tuple(column.name for column in files.c if column.name != "id")


class Outcome(NamedTuple):
    """What came of looking at a file: entries, a reason against it, or neither for a copy.

    ``heir_of`` is the gone file that it was before. ``remarks`` are for the report,
    ``removed`` the items that sidecars keep out. A tuple, as ``Stored`` is: there is one for
    every file.
    """

    task: Task
    reader_version: str
    entries: tuple[Entry, ...] = ()
    reason: str | None = None
    heir_of: Known | None = None
    faults: tuple[Rejected, ...] = ()
    remarks: tuple[str, ...] = ()
    removed: tuple[str | None, ...] = ()

    @property
    def status(self) -> str:
        if self.reason is not None:
            return "rejected"
        if self.entries:
            return "read"
        return "removed" if self.removed else "copy"


class Stored(NamedTuple):
    """What a file counts as in the report, and the ids that its entries are stored by.

    ``ended`` are the articles that the file had and has no more, though it is there.
    """

    outcome: Outcome
    kind: Kind
    ids: tuple[str, ...] = ()
    ended: tuple[Ended, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """An article that is in its file no more."""

    id: str
    item: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class _Held:
    """The articles that a file has, by item, and their entries where they may compare."""

    articles: Mapping[str | None, _Article]
    entries: Mapping[str | None, Entry]


@dataclass(frozen=True, slots=True)
class _Article:
    id: str
    revision: str
    title: str | None


def store(
    connection: Connection, outcomes: Sequence[Outcome], now: datetime | None = None
) -> list[Stored]:
    """Write a batch within the caller's transaction; new articles were first read ``now``.

    An article keeps its id through changes of its file and moves. The order matters:
    articles that end free their ids, and rows are only deleted when nothing hangs on them.
    """
    held = _held_by(connection, outcomes)
    ended = [_ended(outcome, held) for outcome in outcomes]
    _end_articles(connection, [article.id for some in ended for article in some])
    numbers = _store_files(connection, outcomes)
    identified = _identify(connection, outcomes, held)
    first_read = as_moment(now.astimezone(UTC).replace(tzinfo=None)) if now is not None else None
    _store_articles(connection, outcomes, identified, held, numbers, first_read)
    heirs = [outcome.heir_of.id for outcome in outcomes if outcome.heir_of is not None]
    delete_files(connection, heirs)
    return [
        Stored(
            outcome=outcome,
            kind=_kind(outcome, held),
            ids=ids,
            ended=_lost(gone, ids, outcome.removed) if outcome.status == "read" else (),
        )
        for outcome, ids, gone in zip(outcomes, identified, ended, strict=True)
    ]


def delete_files(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete files, and with them their articles and revisions."""
    for some in chunks(numbers, _IN_ONE_QUERY):
        connection.execute(delete(files).where(files.c.id.in_(some)))
    if numbers:
        _must_be_grouped(connection)


def _must_be_grouped(connection: Connection) -> None:
    connection.execute(update(state).values(ungrouped=True))


def refresh(connection: Connection, tasks: Iterable[Task]) -> None:
    """Note the new times of files that are unchanged."""
    values = [
        {
            "number": task.known.id,
            "size": task.found.size,
            "mtime_ns": task.found.mtime_ns,
            "settled": task.settled,
        }
        for task in tasks
        if task.known is not None
    ]
    if values:
        connection.execute(update(files).where(files.c.id == bindparam("number")), values)


def _source(outcome: Outcome) -> int | None:
    """The number of the file whose articles these were."""
    before = outcome.heir_of or outcome.task.known
    return before.id if before is not None else None


def _held_by(connection: Connection, outcomes: Sequence[Outcome]) -> dict[int, _Held]:
    found: dict[int, dict[str | None, _Article]] = {}
    entries: dict[int, dict[str | None, Entry]] = {}
    wanted = {number for outcome in outcomes if (number := _source(outcome)) is not None}
    # Only where the bytes are the same is it worth knowing whether the article is, too.
    same = {
        number
        for outcome in outcomes
        if outcome.task.same_bytes and (number := _source(outcome)) is not None
    }
    for some in chunks(sorted(wanted), _IN_ONE_QUERY):
        columns = select(
            articles.c.file_id,
            articles.c.item,
            articles.c.id,
            articles.c.revision,
            articles.c.title,
        )
        for row in connection.execute(columns.where(articles.c.file_id.in_(some))):
            held = _Article(row.id, row.revision, row.title)
            found.setdefault(row.file_id, {})[row.item] = held
    for some in chunks(sorted(same), _IN_ONE_QUERY):
        for number, document in load(connection, articles.c.file_id.in_(some)):
            entry = entry_of(document)
            entries.setdefault(number, {})[entry.item] = entry
    return {
        number: _Held(articles=held_there, entries=entries.get(number, {}))
        for number, held_there in found.items()
    }


def _ended(outcome: Outcome, held: Mapping[int, _Held]) -> list[Ended]:
    """The articles that a file has no more."""
    if _source(outcome) is None:
        return []
    items = {entry.item for entry in outcome.entries}
    return [
        Ended(id=article.id, item=item, title=article.title)
        for item, article in _articles(outcome, held).items()
        if item not in items
    ]


def _lost(
    ended: Sequence[Ended], ids: Sequence[str], removed: Sequence[str | None]
) -> tuple[Ended, ...]:
    """The articles that ended, but for those that go on as another item or were removed."""
    going_on = set(ids)
    return tuple(
        article for article in ended if article.id not in going_on and article.item not in removed
    )


def _end_articles(connection: Connection, ids: Sequence[str]) -> None:
    for some in chunks(ids, _IN_ONE_QUERY):
        connection.execute(delete(articles).where(articles.c.id.in_(some)))
    if ids:
        _must_be_grouped(connection)


def _articles(outcome: Outcome, held: Mapping[int, _Held]) -> Mapping[str | None, _Article]:
    number = _source(outcome)
    found = held.get(number) if number is not None else None
    return found.articles if found is not None else {}


def _store_files(connection: Connection, outcomes: Sequence[Outcome]) -> list[int]:
    """Write the rows of files; their numbers, in the order of the outcomes."""
    # One transaction writes at a time, so the next number is ours to give.
    last = connection.scalars(select(func.max(files.c.id))).one() or 0
    new, known, numbers = [], [], []
    for outcome in outcomes:
        task = outcome.task
        faults = [[fault.path, fault.reason, fault.item] for fault in outcome.faults]
        values = (
            task.name,
            task.found.size,
            task.found.mtime_ns,
            task.settled,
            task.sha256,
            task.sidecars_sha256,
            outcome.reader_version,
            outcome.status,
            outcome.reason,
            as_json(faults) if faults else None,
        )
        if task.known is not None:
            numbers.append(task.known.id)
            known.append((*values, task.known.id))
        else:
            last += 1
            numbers.append(last)
            new.append((last, *values))
    write_many(connection, insert(files), ("id", *_OF_FILE), new)
    update_known = update(files).where(files.c.id == bindparam("number"))
    write_many(connection, update_known, (*_OF_FILE, "number"), known)
    return numbers


def _identify(
    connection: Connection, outcomes: Sequence[Outcome], held: Mapping[int, _Held]
) -> list[tuple[str, ...]]:
    """The ids that entries are stored by: their own where they have one."""
    derived = sorted({entry.id for outcome in outcomes for entry in outcome.entries})
    taken: set[str] = set()
    for some in chunks(derived, _IN_ONE_QUERY):
        taken.update(connection.scalars(select(articles.c.id).where(articles.c.id.in_(some))))
    identified = []
    for outcome in outcomes:
        before, ids = _articles(outcome, held), []
        for entry in outcome.entries:
            known = before.get(entry.item)
            id_ = known.id if known is not None else None
            if id_ is None:
                path = outcome.task.name
                place = path if entry.item is None else f"{path}#{entry.item}"
                id_ = entry.id
                while id_ in taken:
                    id_ = hashlib.sha256(f"{id_}{place}".encode()).hexdigest()[:12]
                    if connection.scalars(
                        select(articles.c.id).where(articles.c.id == id_)
                    ).first():
                        taken.add(id_)
                taken.add(id_)
            ids.append(id_)
        identified.append(tuple(ids))
    return identified


def _store_articles(
    connection: Connection,
    outcomes: Sequence[Outcome],
    identified: Sequence[tuple[str, ...]],
    held: Mapping[int, _Held],
    numbers: Sequence[int],
    first_read: str | None,
) -> None:
    new, known, texts = [], [], []
    words: list[tuple[str, Indexed]] = []
    ids_known: list[str] = []
    retold = False
    for outcome, ids, number in zip(outcomes, identified, numbers, strict=True):
        # By item: an article that ended may have left its id to another item.
        before = _articles(outcome, held)
        for entry, id_ in zip(outcome.entries, ids, strict=True):
            texts.append((id_, *entry.text))
            words.append((id_, entry.words))
            there = before.get(entry.item)
            retold |= there is None or there.revision != entry.sha256
            if there is not None:
                known.append((number, *entry.article, id_))
                ids_known.append(id_)
            else:
                new.append((id_, number, *entry.article, first_read))
    update_known = update(articles).where(articles.c.id == bindparam("known"))
    write_many(connection, update_known, ("file_id", *OF_ARTICLE, "known"), known)
    write_many(connection, insert(articles), ("id", "file_id", *OF_ARTICLE, "first_read"), new)
    if retold:
        _must_be_grouped(connection)
    search.add(connection, words, ids_known)
    # A text that is there already is written anew: a later reader may split it otherwise.
    current = {text[:2] for text in texts} if known else set()
    for some in chunks(ids_known, _IN_ONE_QUERY):
        columns = select(revisions.c.article_id, revisions.c.sha256)
        for id_, sha256 in connection.execute(columns.where(revisions.c.article_id.in_(some))):
            if (id_, sha256) in current:
                connection.execute(
                    delete(revisions).where(
                        revisions.c.article_id == id_, revisions.c.sha256 == sha256
                    )
                )
    write_many(connection, insert(revisions), ("article_id", *OF_TEXT), texts)


def _kind(outcome: Outcome, held: Mapping[int, _Held]) -> Kind:
    task = outcome.task
    if outcome.reason is not None:
        return "rejected"
    if outcome.status == "removed":
        was_out = task.known is not None and task.known.status == "removed"
        return "unchanged" if was_out and task.same_bytes else "removed"
    if not outcome.entries:
        was_copy = task.known is not None and task.known.status == "copy"
        return "unchanged" if was_copy and task.same_bytes else "copy"
    if outcome.heir_of is not None:
        return "moved"
    number = _source(outcome)
    before = held.get(number) if number is not None else None
    if before is None:
        return "added"
    return "unchanged" if task.same_bytes and _are_same(outcome.entries, before) else "changed"


def _are_same(entries: Sequence[Entry], before: _Held) -> bool:
    """Whether the articles of a file are what they were, in whatever order."""
    return len(entries) == len(before.entries) and all(
        (known := before.entries.get(entry.item)) is not None and known.same_as(entry)
        for entry in entries
    )
