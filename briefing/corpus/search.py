"""The index of words: every line of SQL of full-text search is here.

It is FTS5's, without the texts, which the database has already. A row of it is never
changed: an article whose text changes gets a new one, and what no article points to any more
is passed over, until there is so much of it that the index is made anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text, update
from sqlalchemy.exc import OperationalError

from briefing.corpus.filing import filed_in
from briefing.corpus.plan import chunks
from briefing.corpus.rows import listed, load
from briefing.corpus.schema import articles, revisions, searched, state
from briefing.corpus.tally import Found, Hit
from briefing.errors import CorpusError
from briefing.records import Document, Period
from briefing.text.patterns import is_latin
from briefing.text.searchable import VERSION, forms, searchable, unaccented

# A word of the title counts as much as so many of the text.
_TITLE, _BODY = 4.0, 1.0
# Rows that no article points to are let be up to as many as there are articles, and this.
_SPARE = 1_000
_IN_ONE_QUERY = 500
_SNIPPET = 160
# Words longer than this may end otherwise where they are found, by so many letters.
_SHORT, _ENDING = 4, 3

_MAKE = (
    "CREATE VIRTUAL TABLE article_words USING fts5(title, body, content='', "
    "tokenize=\"porter unicode61 remove_diacritics 2 categories 'L* N* Co M*'\")"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """An article as the index takes it: its words, and a hash of what they came from."""

    mark: str
    title: str
    body: str


def indexed(article_title: str | None, body: str, language: str | None, sha256: str) -> Indexed:
    """What the index takes of an article; ``sha256`` is that of its text."""
    return Indexed(
        mark=_mark(article_title, language, sha256),
        title=searchable(article_title or "", language),
        body=searchable(body, language),
    )


def make_index(connection: Connection) -> None:
    """Make the index; on a database that is not SQLite's there is none."""
    if _has_index(connection):
        connection.exec_driver_sql(_MAKE)


def add(connection: Connection, entries: Sequence[tuple[str, Indexed]]) -> None:
    """Index articles, by their ids; those that are indexed as they are now are passed over."""
    if not _has_index(connection) or not entries:
        return
    before: dict[str, str] = {}
    for some in chunks([id_ for id_, _ in entries], _IN_ONE_QUERY):
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
    connection.exec_driver_sql(
        "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)",
        [(row, entry.title, entry.body) for row, (_, entry) in numbered],
    )
    connection.execute(
        insert(searched),
        [{"article_id": id_, "row": row, "indexed": entry.mark} for row, (id_, entry) in numbered],
    )
    connection.execute(update(state).values(last_row=last + len(entries)))


def clear(connection: Connection) -> None:
    """Empty the index."""
    if not _has_index(connection):
        return
    connection.exec_driver_sql("INSERT INTO article_words (article_words) VALUES ('delete-all')")
    connection.execute(delete(searched))
    connection.execute(update(state).values(last_row=0))


def sweep(connection: Connection) -> None:
    """Make the index anew where too much of it is dead."""
    live = connection.scalars(select(func.count()).select_from(searched)).one()
    if connection.scalars(select(state.c.last_row)).one() > 2 * live + _SPARE:
        clear(connection)
        add_all(connection)


def add_all(connection: Connection) -> None:
    """Index every article of the database, from its current text."""
    if not _has_index(connection):
        return
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
    if not _has_index(connection):
        raise CorpusError(
            connection.dialect.name, "has no index of words; search needs a SQLite database"
        )
    languages = sorted(
        language
        for language in connection.scalars(select(articles.c.language).distinct())
        if language is not None
    )
    asked = " AND ".join(_any_of(group, languages) for group in groups)
    asked += "".join(f" NOT {_any_of([term], languages)}" for term in unwanted)
    inside: list[ColumnElement[bool]] = [] if period is None else [filed_in(period, zone)]
    rank = f"round(bm25(article_words, {_TITLE}, {_BODY}), 4)"
    matching = (
        select(articles.c.id)
        .select_from(text("article_words"))
        .join(searched, text("searched.row = article_words.rowid"))
        .join(articles, articles.c.id == searched.c.article_id)
        .where(text("article_words MATCH :asked"), *inside)
    )
    newest = func.coalesce(articles.c.wall, articles.c.instant).desc()
    best = matching.order_by(text(rank), newest, articles.c.id).limit(limit)
    count = select(func.count()).select_from(matching.subquery())
    try:
        ids = connection.scalars(best, {"asked": asked}).all()
        total = connection.scalars(count, {"asked": asked}).one()
    except OperationalError as error:
        if "fts5" not in str(error.orig):
            raise
        raise CorpusError("search", f"can not be searched for ({error.orig})") from error
    terms = [term for group in groups for term in group]
    rows = {row.id: row for row in listed(connection, articles.c.id.in_(ids))}
    documents = {document.article.id: document for _, document in _documents(connection, ids)}
    return Found(
        hits=tuple(Hit(row=rows[id_], snippet=_snippet(documents[id_], terms)) for id_ in ids),
        total=total,
    )


def _has_index(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _mark(title: str | None, language: str | None, sha256: str) -> str:
    told = f"{VERSION}\n{language}\n{sha256}\n{title}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _any_of(terms: Iterable[str], languages: Sequence[str]) -> str:
    """The expression of FTS5 for one of several terms, in whatever form it was indexed."""
    quoted = [
        '"{}"{}'.format(form.replace('"', '""'), " *" if beginning else "")
        for term in terms
        for form, beginning in forms(term, languages)
    ]
    return f"({' OR '.join(quoted)})"


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
