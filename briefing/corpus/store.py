"""Writing one batch of an ingest: files, their articles, and each text that is new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from briefing.corpus import search
from briefing.corpus.derived import Derived, derive
from briefing.corpus.plan import Known, Task, chunks
from briefing.corpus.rows import article_values, load, revision_values
from briefing.corpus.schema import articles, files, revisions, state
from briefing.records import Document, Rejected

Kind: TypeAlias = Literal["added", "changed", "moved", "copy", "unchanged", "rejected"]

_IN_ONE_QUERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of looking at a file: documents, a reason against it, or neither for a copy.

    ``derived`` is parallel to the documents. ``heir_of`` is the gone file that it was before.
    """

    task: Task
    reader_version: str
    documents: tuple[Document, ...] = ()
    derived: tuple[Derived, ...] = ()
    reason: str | None = None
    heir_of: Known | None = None
    faults: tuple[Rejected, ...] = ()

    @property
    def status(self) -> str:
        if self.reason is not None:
            return "rejected"
        return "read" if self.documents else "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a file counts as in the report, and its documents as they are stored.

    ``ended`` are the articles that the file had and has no more, though it is there.
    """

    outcome: Outcome
    kind: Kind
    documents: tuple[Document, ...] = ()
    ended: tuple[Ended, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """An article that is in its file no more."""

    id: str
    item: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class _Held:
    """The articles that a file has, by item, and the documents where they may compare."""

    articles: Mapping[str | None, _Article]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    id: str
    revision: str
    title: str | None


def store(connection: Connection, outcomes: Sequence[Outcome]) -> list[Stored]:
    """Write a batch within the caller's transaction.

    An article keeps its id through changes of its file and moves. The order matters:
    articles that end free their ids, and rows are only deleted when nothing hangs on them.
    """
    held = _held_by(connection, outcomes)
    ended = [_ended(outcome, held) for outcome in outcomes]
    _end_articles(connection, [article.id for some in ended for article in some])
    numbers = _store_files(connection, outcomes)
    identified = _identify(connection, outcomes, held)
    _store_articles(connection, outcomes, identified, held, numbers)
    heirs = [outcome.heir_of.id for outcome in outcomes if outcome.heir_of is not None]
    delete_files(connection, heirs)
    return [
        Stored(
            outcome=outcome,
            kind=_kind(outcome, documents, held),
            documents=documents,
            ended=_lost(gone, documents) if outcome.status == "read" else (),
        )
        for outcome, documents, gone in zip(outcomes, identified, ended, strict=True)
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
    documents: dict[int, list[Document]] = {}
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
            documents.setdefault(number, []).append(document)
    return {
        number: _Held(articles=held_there, documents=tuple(documents.get(number, ())))
        for number, held_there in found.items()
    }


def _ended(outcome: Outcome, held: Mapping[int, _Held]) -> list[Ended]:
    """The articles that a file has no more."""
    items = {document.article.item for document in outcome.documents}
    return [
        Ended(id=article.id, item=item, title=article.title)
        for item, article in _articles(outcome, held).items()
        if item not in items
    ]


def _lost(ended: Sequence[Ended], documents: Sequence[Document]) -> tuple[Ended, ...]:
    """The articles that ended, but for those that go on as another item."""
    going_on = {document.article.id for document in documents}
    return tuple(article for article in ended if article.id not in going_on)


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
        values = {
            "path": task.name,
            "size": task.found.size,
            "mtime_ns": task.found.mtime_ns,
            "settled": task.settled,
            "sha256": task.sha256,
            "sidecars_sha256": task.sidecars_sha256,
            "reader_version": outcome.reader_version,
            "status": outcome.status,
            "reason": outcome.reason,
            "faults": [[f.path, f.reason, f.item] for f in outcome.faults] or None,
        }
        if task.known is not None:
            numbers.append(task.known.id)
            known.append({"number": task.known.id, **values})
        else:
            last += 1
            numbers.append(last)
            new.append({"id": last, **values})
    if new:
        connection.execute(insert(files), new)
    if known:
        connection.execute(update(files).where(files.c.id == bindparam("number")), known)
    return numbers


def _identify(
    connection: Connection, outcomes: Sequence[Outcome], held: Mapping[int, _Held]
) -> list[tuple[Document, ...]]:
    """The documents under the ids they are stored by: their own where they have one."""
    derived = sorted({d.article.id for outcome in outcomes for d in outcome.documents})
    taken: set[str] = set()
    for some in chunks(derived, _IN_ONE_QUERY):
        taken.update(connection.scalars(select(articles.c.id).where(articles.c.id.in_(some))))
    identified = []
    for outcome in outcomes:
        before, documents = _articles(outcome, held), []
        for document in outcome.documents:
            article = document.article
            known = before.get(article.item)
            id_ = known.id if known is not None else None
            if id_ is None:
                place = article.path if article.item is None else f"{article.path}#{article.item}"
                id_ = article.id
                while id_ in taken:
                    id_ = hashlib.sha256(f"{id_}{place}".encode()).hexdigest()[:12]
                    if connection.scalars(
                        select(articles.c.id).where(articles.c.id == id_)
                    ).first():
                        taken.add(id_)
                taken.add(id_)
            documents.append(_under(id_, document))
        identified.append(tuple(documents))
    return identified


def _under(id_: str, document: Document) -> Document:
    if document.article.id == id_:
        return document
    return Document(
        article=replace(document.article, id=id_),
        sentences=tuple(replace(sentence, article_id=id_) for sentence in document.sentences),
    )


def _store_articles(
    connection: Connection,
    outcomes: Sequence[Outcome],
    identified: Sequence[tuple[Document, ...]],
    held: Mapping[int, _Held],
    numbers: Sequence[int],
) -> None:
    new, known, texts = [], [], []
    words: list[tuple[str, search.Indexed]] = []
    retold = False
    for outcome, documents, number in zip(outcomes, identified, numbers, strict=True):
        # By item: an article that ended may have left its id to another item.
        before = _articles(outcome, held)
        made = outcome.derived or tuple(map(derive, documents))
        for document, derived in zip(documents, made, strict=True):
            article = document.article
            values = article_values(article, number) | {"signature": derived.signature}
            texts.append(revision_values(document))
            words.append((article.id, derived.words))
            there = before.get(article.item)
            retold |= there is None or there.revision != article.sha256
            if there is not None:
                known.append({"known": values.pop("id"), **values})
            else:
                new.append(values)
    if known:
        connection.execute(update(articles).where(articles.c.id == bindparam("known")), known)
    if new:
        connection.execute(insert(articles), new)
    if retold:
        _must_be_grouped(connection)
    search.add(connection, words)
    # A text that is there already is written anew: a later reader may split it otherwise.
    for some in chunks([row["known"] for row in known], _IN_ONE_QUERY):
        current = {(text["article_id"], text["sha256"]) for text in texts}
        columns = select(revisions.c.article_id, revisions.c.sha256)
        for id_, sha256 in connection.execute(columns.where(revisions.c.article_id.in_(some))):
            if (id_, sha256) in current:
                connection.execute(
                    delete(revisions).where(
                        revisions.c.article_id == id_, revisions.c.sha256 == sha256
                    )
                )
    if texts:
        connection.execute(insert(revisions), texts)


def _kind(outcome: Outcome, documents: tuple[Document, ...], held: Mapping[int, _Held]) -> Kind:
    task = outcome.task
    if outcome.reason is not None:
        return "rejected"
    if not documents:
        was_copy = task.known is not None and task.known.status == "copy"
        return "unchanged" if was_copy and task.same_bytes else "copy"
    if outcome.heir_of is not None:
        return "moved"
    number = _source(outcome)
    before = held.get(number) if number is not None else None
    if before is None:
        return "added"
    same = task.same_bytes and set(documents) == set(before.documents)
    return "unchanged" if same else "changed"
