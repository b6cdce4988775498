"""What a file gives the database: its articles as they are written, or why there are none.

All that can be made of an article without the database is made here, so that worker
processes can do it and whoever writes has nothing left to do but write. What goes from one
process to another are tuples: a frozen record takes ten times as long to send and receive.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from briefing.corpus.indexing import Indexed, indexed
from briefing.corpus.sidecars import Stated
from briefing.corpus.values import Value, article_values, text_values
from briefing.errors import BriefingError, MissingExtra, ReadError
from briefing.records import Document, FileRead, Rejected
from briefing.text import copies

Read: TypeAlias = Callable[[Path, str, Stated], FileRead]


class Job(NamedTuple):
    """A file to be read: where it is, the path it carries, the sidecars that it has."""

    place: str
    name: str
    sidecars: tuple[Path, ...]
    size: int


class Entry(NamedTuple):
    """One article: what it fills of its row and of its text's row, and what is indexed of it."""

    id: str
    item: str | None
    title: str | None
    published: str | None
    sha256: str
    article: tuple[Value, ...]
    text: tuple[Value, ...]
    words: Indexed

    def same_as(self, other: Entry) -> bool:
        """Whether both are one article, read alike, whatever their ids."""
        return self.article == other.article and self.text == other.text


class Entries(NamedTuple):
    """The articles of one file; ``reason`` says why there are none.

    ``removed`` are the items that its sidecars keep out.

    ``passing`` is set where another try may give more, though the file stays as it is.
    """

    entries: tuple[Entry, ...] = ()
    faults: tuple[Rejected, ...] = ()
    reason: str | None = None
    passing: bool = False
    removed: tuple[str | None, ...] = ()


def entries_of(read: Read, job: Job) -> Entries:
    """Read a file; any error of briefing, and of the file system, is the reason against it."""
    try:
        stated = Stated(job.sidecars)
        found = read(Path(job.place), job.name, stated)
        items = [document.article.item for document in found.documents]
        removed = tuple(item for item in items if job.sidecars and stated(item).removed)
        entries = tuple(
            entry_of(document)
            for document in found.documents
            if document.article.item not in removed
        )
    except MissingExtra as error:
        return Entries(reason=str(error), passing=True)  # until it is installed
    except ReadError as error:
        line = f"line {error.line}: " if error.line is not None else ""
        return Entries(reason=line + error.reason)
    except BriefingError as error:
        return Entries(reason=str(error))
    except OSError as error:
        return Entries(reason=f"can not be read ({error.strerror})", passing=True)
    return Entries(
        entries=entries,
        faults=found.rejected if entries else (),
        removed=removed,
        reason=None if entries or removed else found.refusal or "has no article in it",
        passing=any(refusal.passing for refusal in found.rejected),
    )


def entry_of(document: Document) -> Entry:
    """An article as it is written, with what is derived of it."""
    article = document.article
    published = article.published
    return Entry(
        id=article.id,
        item=article.item,
        title=article.title,
        published=published.value.isoformat() if published is not None else None,
        sha256=article.sha256,
        article=article_values(article, copies.signature(article.text)),
        text=text_values(document),
        words=indexed(article.title, article.text, article.language, article.sha256),
    )
