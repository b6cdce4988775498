"""The corpus: a folder of article files, and the database that is rebuilt from it.

The files and the sidecars of corrections are the truth. SQLAlchemy is imported by the
first ``open_corpus``, not by importing this package.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.corpus.changes import Change
from briefing.corpus.sidecars import read_corrections
from briefing.corpus.tally import ArticleRow, Found, Hit, Tally

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus as Corpus
    from briefing.corpus.turns import Turn as Turn

__all__ = [
    "ArticleRow",
    "Change",
    "Found",
    "Hit",
    "Tally",
    "open_corpus",
    "read_corrections",
    "turn_on",
]


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


def turn_on(address: str, who: str) -> AbstractContextManager[Turn]:
    """A session on the server of a database, to take turns in with all machines that use it.

    ``address`` is the URL of the database; ``who`` is what others are told of whoever has the
    turn, of which a server keeps 63 bytes. Entering raises CorpusError where the server can
    not be reached, and MissingExtra without its driver.
    """
    from briefing.corpus.turns import turn_on as opened

    return opened(address, who)
