"""The index of words: FTS5's on SQLite (fts5.py), a GIN index on PostgreSQL (tsvector.py).

A row of it is never changed: an article whose text changes gets a new one, and what no
article points to any more is passed over, until there is so much of it that the index is
made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from types import ModuleType
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from briefing.corpus import fts5, tsvector
from briefing.corpus.chunks import chunks
from briefing.corpus.filing import filed_in
from briefing.corpus.indexing import Indexed, indexed
from briefing.corpus.many import write_many
from briefing.corpus.rows import listed, load
from briefing.corpus.schema import articles, revisions, searched, state
from briefing.corpus.tally import Found, Hit
from briefing.records import Document, Period
from briefing.text.patterns import is_latin
from briefing.text.searchable import forms, unaccented

# Rows that no article points to are let be up to as many as there are articles, and this.
_SPARE = 1_000
_IN_ONE_QUERY = 500
_SNIPPET = 160
# Words longer than this may end otherwise where they are found, by so many letters.
_SHORT, _ENDING = 4, 3


def make_index(connection: Connection) -> None:
    """Make the index, empty."""
    _engine(connection).make(connection)


def add(
    connection: Connection, entries: Sequence[tuple[str, Indexed]], known: Sequence[str] = ()
) -> None:
    """Index articles, by their ids; of the ``known`` some may be in the index already.

    Those that are indexed as they are now are passed over.
    """
    before: dict[str, str] = {}
    for some in chunks(known, _IN_ONE_QUERY):
        query = select(searched.c.article_id, searched.c.indexed)
        for id_, mark in connection.execute(query.where(searched.c.article_id.in_(some))):
            before[id_] = mark
    entries = [(id_, entry) for id_, entry in entries if before.get(id_) != entry.mark]
    changed = [id_ for id_, _ in entries if id_ in before]
    for some in chunks(changed, _IN_ONE_QUERY):
        connection.execute(delete(searched).where(searched.c.article_id.in_(some)))
    if not entries:
        return
    last = connection.scalars(select(state.c.last_row)).one()
    numbered = list(enumerate(entries, last + 1))
    _engine(connection).insert_rows(
        connection, [(row, entry.title, entry.body) for row, (_, entry) in numbered]
    )
    write_many(
        connection,
        insert(searched),
        ("article_id", "row", "indexed"),
        [(id_, row, entry.mark) for row, (id_, entry) in numbered],
    )
    connection.execute(update(state).values(last_row=last + len(entries)))


def clear(connection: Connection) -> None:
    """Empty the index."""
    _engine(connection).empty(connection)
    connection.execute(delete(searched))
    connection.execute(update(state).values(last_row=0))


def sweep(connection: Connection) -> None:
    """Make the index anew where too much of it is dead."""
    live = connection.scalars(select(func.count()).select_from(searched)).one()
    if connection.scalars(select(state.c.last_row)).one() > 2 * live + _SPARE:
        clear(connection)
        add_all(connection)


def forget_dead(connection: Connection) -> None:
    """Make the index anew where it has any words of an article that is no more."""
    live = connection.scalars(select(func.count()).select_from(searched)).one()
    if connection.scalars(select(state.c.last_row)).one() > live:
        clear(connection)
        add_all(connection)


def add_all(connection: Connection) -> None:
    """Index every article of the database, from its current text."""
    ids = connection.scalars(select(articles.c.id).order_by(articles.c.id)).all()
    texts = select(
        articles.c.id, articles.c.title, articles.c.language, revisions.c.sha256, revisions.c.text
    ).join_from(
        articles,
        revisions,
        (revisions.c.article_id == articles.c.id) & (revisions.c.sha256 == articles.c.revision),
    )
    for some in chunks(ids, _IN_ONE_QUERY):
        rows = connection.execute(texts.where(articles.c.id.in_(some)).order_by(articles.c.id))
        add(
            connection,
            [(row.id, indexed(row.title, row.text, row.language, row.sha256)) for row in rows],
        )


def search(
    connection: Connection,
    groups: Sequence[Sequence[str]],
    unwanted: Sequence[str],
    *,
    period: Period | None,
    zone: ZoneInfo,
    limit: int,
) -> Found:
    """The articles that hold one term of every group and none that is unwanted, best first.

    By BM25 (Robertson and Zaragoza 2009), the title counting more, then the newest first.
    """
    languages = sorted(
        language
        for language in connection.scalars(select(articles.c.language).distinct())
        if language is not None
    )
    inside: list[ColumnElement[bool]] = [] if period is None else [filed_in(period, zone)]

    def forms_of(terms: Iterable[str]) -> list[fts5.Form]:
        """Whatever form a text of each language was indexed in."""
        return [form for term in terms for form in forms(term, languages)]

    ids, total = _engine(connection).best(
        connection,
        [forms_of(group) for group in groups],
        [forms_of([term]) for term in unwanted],
        inside,
        limit,
    )
    terms = [term for group in groups for term in group]
    rows = {row.id: row for row in listed(connection, articles.c.id.in_(ids))}
    documents = {document.article.id: document for _, document in _documents(connection, ids)}
    return Found(
        hits=tuple(Hit(row=rows[id_], snippet=_snippet(documents[id_], terms)) for id_ in ids),
        total=total,
    )


def _engine(connection: Connection) -> ModuleType:
    return fts5 if connection.dialect.name == "sqlite" else tsvector


def _documents(connection: Connection, ids: Sequence[str]) -> Iterable[tuple[int, Document]]:
    for some in chunks(ids, _IN_ONE_QUERY):
        yield from load(connection, articles.c.id.in_(some))


def _snippet(document: Document, terms: Sequence[str]) -> str:
    """The sentence that holds most of the terms, or its stretch around the first of them."""
    wanted = [_beginning(term) for term in terms]
    best, most = "", -1
    pieces = [sentence.text for sentence in document.sentences]
    pieces += [paragraph.text for paragraph in document.article.paragraphs]
    for piece in pieces:
        bare = unaccented(piece)
        held = sum(1 for term in wanted if term.search(bare))
        if held > most:
            best, most = piece, held
    if len(best) <= _SNIPPET:
        return best
    bare = unaccented(best)
    places = [found.start() for term in wanted if (found := term.search(bare))]
    start = max(0, min(places, default=0) - _SNIPPET // 3)
    start = best.rfind(" ", 0, start + 1) + 1 if start else 0
    end = start + _SNIPPET
    return f"{'… ' if start else ''}{best[start:end].strip()}{' …' if end < len(best) else ''}"


def _beginning(term: str) -> re.Pattern[str]:
    """What finds a term in a text as far as its ending, which may differ, does not matter."""
    bare = unaccented(term.rstrip("*")).strip()
    if len(bare) > _SHORT and is_latin(bare):
        bare = bare[: max(_SHORT, len(bare) - _ENDING)]
    return re.compile(
        (r"\b" if bare[:1].isascii() and bare[:1].isalnum() else "") + re.escape(bare)
    )
