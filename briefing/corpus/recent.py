"""The documents that were read last, kept in this process from one note of a batch to the next.

The articles of a period are read for its own note, and as the period before for that of the
next. What is kept is never trusted by itself: the database is asked each time whether anyone
has written, which documents there are, and what they come of; only their texts are not read
again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from contextlib import closing
from threading import Lock

from sqlalchemy import URL, ColumnElement, Connection, select

from briefing.corpus.chunks import chunks
from briefing.corpus.rows import Mark, load_marked, marks
from briefing.corpus.schema import articles, state
from briefing.records import Document

_IN_ONE_QUERY = 500
# A few weeks of a press review: some ten megabytes, and never more than some fifty.
_MOST_DOCUMENTS = 2_000
_MOST_CHARACTERS = 6_000_000


class Recent:
    """Documents of one state of one database, by their marks; of too many the oldest go first."""

    def __init__(
        self, documents: int = _MOST_DOCUMENTS, characters: int = _MOST_CHARACTERS
    ) -> None:
        self._most = documents, characters
        self._of: tuple[URL, int] | None = None
        self._kept: OrderedDict[Mark, Document] = OrderedDict()
        self._characters = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def turn_to(self, database: URL, generation: int) -> None:
        """Let go of what is kept of another database, or of this one as it was."""
        with self._lock:
            if self._of != (database, generation):
                self._of = database, generation
                self._kept.clear()
                self._characters = 0

    def find(self, mark: Mark) -> Document | None:
        """The document that was kept with this mark."""
        return self._kept.get(mark)

    def keep(self, found: Iterable[tuple[Mark, Document]]) -> None:
        """Keep documents as the newest."""
        documents, characters = self._most
        with self._lock:
            for mark, document in found:
                if self._kept.pop(mark, None) is None:
                    self._characters += len(document.article.text)
                self._kept[mark] = document
            while len(self._kept) > documents or self._characters > characters:
                _, oldest = self._kept.popitem(last=False)
                self._characters -= len(oldest.article.text)


_recent = Recent()


def recent_documents(
    connection: Connection, condition: ColumnElement[bool], kept: Recent = _recent
) -> list[Document]:
    """The documents of a condition, in no order; those that are kept are not read again."""
    generation = connection.scalars(select(state.c.generation)).one()
    kept.turn_to(connection.engine.url, generation)
    if not kept:
        found = list(load_marked(connection, condition))
        kept.keep(found)
        return [document for _, document in found]
    found, missing = [], []
    with closing(marks(connection, condition)) as wanted:
        for mark in wanted:
            document = kept.find(mark)
            if document is not None:
                found.append((mark, document))
                continue
            missing.append(mark[0])
            if not found:  # of a period of which the first is not kept, as a rule none is
                break
    if found:
        for some in chunks(missing, _IN_ONE_QUERY):
            found += load_marked(connection, articles.c.id.in_(some))
    else:
        found += load_marked(connection, condition)
    kept.keep(found)
    return [document for _, document in found]
