"""Writing one batch of an ingest: files, their articles, and each text that is new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from briefing.corpus.plan import Known, Task, chunks
from briefing.corpus.rows import article_values, load, revision_values
from briefing.corpus.schema import articles, files, revisions
from briefing.records import Document, Rejected

Kind: TypeAlias = Literal["added", "changed", "moved", "copy", "unchanged", "rejected"]

_IN_ONE_QUERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of looking at a file: documents, a reason against it, or neither for a copy.

    ``heir_of`` is the gone file that it was before.
    """

    task: Task
    reader_version: str
    documents: tuple[Document, ...] = ()
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
    """What a file counts as in the report, and its documents as they are stored."""

    outcome: Outcome
    kind: Kind
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    """The articles that a file has: id by item, and the documents where they may compare."""

    ids: Mapping[str | None, str]
    documents: tuple[Document, ...]


def store(connection: Connection, outcomes: Sequence[Outcome]) -> list[Stored]:
    """Write a batch within the caller's transaction.

    An article keeps its id through changes of its file and moves. The order matters:
    articles that end free their ids, and rows are only deleted when nothing hangs on them.
    """
    held = _held_by(connection, outcomes)
    _end_articles(connection, outcomes, held)
    numbers = _store_files(connection, outcomes)
    identified = _identify(connection, outcomes, held)
    _store_articles(connection, outcomes, identified, held, numbers)
    heirs = [outcome.heir_of.id for outcome in outcomes if outcome.heir_of is not None]
    delete_files(connection, heirs)
    return [
        Stored(outcome=outcome, kind=_kind(outcome, documents, held), documents=documents)
        for outcome, documents in zip(outcomes, identified, strict=True)
    ]


def delete_files(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete files, and with them their articles and revisions."""
    for some in chunks(numbers, _IN_ONE_QUERY):
        connection.execute(delete(files).where(files.c.id.in_(some)))


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
    ids: dict[int, dict[str | None, str]] = {}
    documents: dict[int, list[Document]] = {}
    wanted = {number for outcome in outcomes if (number := _source(outcome)) is not None}
    # Only where the bytes are the same is it worth knowing whether the article is, too.
    same = {
        number
        for outcome in outcomes
        if outcome.task.same_bytes and (number := _source(outcome)) is not None
    }
    for some in chunks(sorted(wanted), _IN_ONE_QUERY):
        columns = select(articles.c.file_id, articles.c.item, articles.c.id)
        for row in connection.execute(columns.where(articles.c.file_id.in_(some))):
            ids.setdefault(row.file_id, {})[row.item] = row.id
    for some in chunks(sorted(same), _IN_ONE_QUERY):
        for number, document in load(connection, articles.c.file_id.in_(some)):
            documents.setdefault(number, []).append(document)
    return {
        number: _Held(ids=found, documents=tuple(documents.get(number, ())))
        for number, found in ids.items()
    }


def _end_articles(
    connection: Connection, outcomes: Sequence[Outcome], held: Mapping[int, _Held]
) -> None:
    """Delete the articles that their file no longer has."""
    ended: list[str] = []
    for outcome in outcomes:
        items = {document.article.item for document in outcome.documents}
        ended += [id_ for item, id_ in _ids(outcome, held).items() if item not in items]
    for some in chunks(ended, _IN_ONE_QUERY):
        connection.execute(delete(articles).where(articles.c.id.in_(some)))


def _ids(outcome: Outcome, held: Mapping[int, _Held]) -> Mapping[str | None, str]:
    number = _source(outcome)
    found = held.get(number) if number is not None else None
    return found.ids if found is not None else {}


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
        ids, documents = _ids(outcome, held), []
        for document in outcome.documents:
            article = document.article
            id_ = ids.get(article.item)
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
    for outcome, documents, number in zip(outcomes, identified, numbers, strict=True):
        ids = _ids(outcome, held).values()
        for document in documents:
            values = article_values(document.article, number)
            texts.append(revision_values(document))
            if document.article.id in ids:
                known.append({"known": values.pop("id"), **values})
            else:
                new.append(values)
    if known:
        connection.execute(update(articles).where(articles.c.id == bindparam("known")), known)
    if new:
        connection.execute(insert(articles), new)
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
