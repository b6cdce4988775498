"""What is kept of an article whose text is let go: enough to prove the notes that quote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from briefing.corpus.chunks import chunks
from briefing.corpus.schema import articles, files, purged, revisions
from briefing.records import PARAGRAPH_BREAK, Kept, Locator, sha256_of

_IN_ONE_QUERY = 200


def purge(connection: Connection, ids: Sequence[str], cited: Sequence[Locator]) -> int:
    """Let go of the texts of some articles, earlier ones too; returns how many texts.

    Of each sentence its place and its hash are kept, and the words of what ``cited`` names.
    The articles are to be taken out of their files, or these deleted, by the caller: until
    the next ingest their rows are as they were.
    """
    by_text: dict[str, list[Locator]] = {}
    for locator in cited:
        by_text.setdefault(locator.revision, []).append(locator)
    count = 0
    query = (
        select(
            revisions.c.article_id,
            revisions.c.sha256,
            revisions.c.text,
            revisions.c.dateline_end,
            revisions.c.sentences,
            articles.c.item,
            files.c.path,
        )
        .join_from(revisions, articles, revisions.c.article_id == articles.c.id)
        .join(files, articles.c.file_id == files.c.id)
    )
    for some in chunks(ids, _IN_ONE_QUERY):
        values = [
            {
                "article_id": row.article_id,
                "sha256": row.sha256,
                "path": row.path,
                "item": row.item,
                "kept": _kept(
                    row.text, row.dateline_end, row.sentences, by_text.get(row.sha256, ())
                ),
            }
            for row in connection.execute(query.where(articles.c.id.in_(some)))
        ]
        for value in values:
            same = purged.c.sha256 == value["sha256"]
            connection.execute(
                delete(purged).where(same, purged.c.article_id == value["article_id"])
            )
        if values:
            connection.execute(insert(purged), values)
        count += len(values)
    return count


def kept_of(
    connection: Connection, condition: ColumnElement[bool]
) -> tuple[str, Mapping[str, tuple[Kept, ...]]]:
    """A path of what was purged, and what is kept, by revision."""
    rows = connection.execute(
        select(purged.c.path, purged.c.sha256, purged.c.kept)
        .where(condition)
        .order_by(purged.c.article_id)
    ).all()
    kept = {
        row.sha256: tuple(
            Kept(paragraph=paragraph, start=start, end=end, sha256=sha256, text=quote)
            for paragraph, start, end, sha256, quote in row.kept
        )
        for row in rows
    }
    return (rows[0].path if rows else ""), kept


def _kept(
    text: str,
    dateline_end: int,
    sentences: Sequence[Sequence[int]],
    cited: Sequence[Locator],
) -> list[list[object]]:
    places: dict[tuple[int, int, int], bool] = {}
    for paragraph, start, end, *_ in sentences:
        places[paragraph, start, end] = False
        if start < dateline_end < end:  # a note may quote what follows the dateline
            places[paragraph, dateline_end, end] = False
    for locator in cited:
        spans = [(locator.paragraph, locator.start, locator.end)]
        spans += [
            (one.evidence.paragraph, one.evidence.start, one.evidence.end)
            for one in locator.insertions
            if one.evidence is not None
        ]
        for paragraph, start, end in spans:
            inside = 0 <= start < end <= len(text)
            if inside and text.count(PARAGRAPH_BREAK, 0, start) + 1 == paragraph:
                places[paragraph, start, end] = True
    return [
        [paragraph, start, end, sha256_of(text[start:end]), text[start:end] if quoted else None]
        for (paragraph, start, end), quoted in sorted(places.items())
    ]
