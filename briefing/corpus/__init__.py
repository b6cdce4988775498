"""The corpus: a folder of article files, and the database that is rebuilt from it.

The files and the sidecars of corrections are the truth. SQLAlchemy is imported by the
first ``open_corpus``, not by importing this package.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.corpus.changes import Change
from briefing.corpus.sidecars import read_corrections
from briefing.corpus.tally import ArticleRow, Found, Hit, Tally

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus as Corpus

__all__ = ["ArticleRow", "Change", "Found", "Hit", "Tally", "open_corpus", "read_corrections"]


def open_corpus(
    database: Path | str,
    *,
    folder: Path,
    timezone: str = "UTC",
    create: bool = True,
    waiting: Callable[[str], None] | None = None,
) -> Corpus:
    """Open the corpus of a folder; close it again by ``with`` or ``close()``.

    ``database`` is a file, or the URL of a database. ``timezone`` is the zone that plain
    days and times without a zone are in. ``waiting`` is told, in one sentence, when writing
    has to wait for another process. Raises CorpusError where the database can not be
    used, or is not there and ``create`` is False.
    """
    from briefing.corpus.corpus import Corpus as Corpus

    return Corpus(database, folder=folder, timezone=timezone, create=create, waiting=waiting)
