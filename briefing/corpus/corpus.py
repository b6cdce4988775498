"""The corpus as the rest of briefing sees it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from briefing.corpus import changes, derived, look_up, retention
from briefing.corpus import search as index
from briefing.corpus.changes import Change
from briefing.corpus.database import Database, server_url, sqlite_url
from briefing.corpus.filing import day_of, filed_in
from briefing.corpus.inputs import Inputs, inputs_of
from briefing.corpus.migrations import migrate
from briefing.corpus.mounts import shared_over
from briefing.corpus.naming import article_named
from briefing.corpus.places import Places, is_gone
from briefing.corpus.rows import load
from briefing.corpus.schema import articles, files
from briefing.corpus.sidecar_files import delete_with_sidecars, write_corrections
from briefing.corpus.tally import ArticleRow, Found, Tally
from briefing.errors import CorpusError
from briefing.records import (
    Corrections,
    Document,
    Held,
    IngestReport,
    Locator,
    Period,
    Rejected,
)
from briefing.text.addresses import without_password

if TYPE_CHECKING:
    from briefing.corpus.carrying import CarriedOver, OldProof, OldText
    from briefing.corpus.entries import Read
    from briefing.corpus.overlook import Overlook
    from briefing.workers import Workers

# How many files are read between two commits.
BATCH_FILES = 500


class Corpus:
    """A folder of article files and its database; close it by ``with`` or ``close()``.

    Plain days and times without a zone are in ``timezone``. Every look-up raises
    CorpusError where the database can not be used.
    """

    def __init__(
        self,
        database: Path | str,
        *,
        folder: Path,
        timezone: str,
        create: bool,
        waiting: Callable[[str], None] | None = None,
    ) -> None:
        try:
            self.zone = ZoneInfo(timezone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise CorpusError(
                folder, f"no time zone is named '{timezone}'; one such as Europe/Paris is"
            ) from error
        folder = Path(os.path.normpath(folder.absolute()))
        network = None
        if isinstance(database, str) and "://" in database:
            url = server_url(database)
            beside_it = folder.parent / ".briefing"
            shown, own = without_password(database), set()
        else:
            file = Path(os.path.normpath(Path(database).absolute()))
            _prepare(file, create=create)
            url, beside_it, shown = sqlite_url(file), file.parent, str(database)
            network = shared_over(file)
            own = {f"{file}{ending}" for ending in ("", "-wal", "-shm", "-journal")}
        tree = beside_it / "corrections"
        self._places = Places(folder=folder, tree=tree, own=frozenset(own | {str(tree)}))
        self._database = Database(url, shown=shown, waiting=waiting)
        try:
            migrate(self._database, shared_over=network)
            self._derive()
        except BaseException:
            self._database.close()
            raise

    def _derive(self) -> None:
        """Derive anew what another version derived, or what an older schema did not have."""
        with self._database.reading() as connection:
            if derived.is_up_to_date(connection):
                return
        with self._database.writing() as connection:
            if not derived.is_up_to_date(connection):
                derived.derive_all(connection)

    @property
    def folder(self) -> Path:
        """The corpus folder, absolute."""
        return self._places.folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    @property
    def shown(self) -> str:
        """The name of the database as a user may see it: without a password."""
        return self._database.shown

    # --- in ----------------------------------------------------------------------------

    def ingest(
        self,
        paths: Sequence[Path] | None,
        read: Read,
        *,
        rehash: bool = False,
        reader_version: str,
        batch_files: int = BATCH_FILES,
        workers: Workers | None = None,
        largest: int = sys.maxsize,
        formats: Callable[[], Sequence[str]] = tuple,
        now: datetime | None = None,
        tell: Callable[[int, int], None] | None = None,
    ) -> IngestReport:
        """Bring the database up to the files at or below the paths, None for the folder's.

        ``read(file, path, stated)`` gives a file's documents under the path they carry,
        corrected by what is ``stated(item)``, ids from the content alone; an error of
        briefing rejects the file. It is called in this process, or in the ``workers``.
        Only new and changed files are read, and all those that another ``reader_version``
        read. Files of more than ``largest`` bytes are not even looked into; ``formats``
        tells which suffixes can be read. ``now`` is when new articles are first read; those
        dated after its day are told in the report. ``tell`` is called with how many files are
        done, and of how many. Raises CorpusError for a path that is not there and for a folder
        of which nothing is found or known.
        """
        from briefing.corpus.ingest import Ingest, Means
        from briefing.workers import Workers

        with workers or Workers(1, seconds=0) as workers:
            means = Means(
                read=read,
                reader_version=reader_version,
                workers=workers,
                largest=largest,
                formats=formats,
                last_day=day_of(now, self.zone) if now is not None else None,
                now=now,
                tell=tell,
            )
            return Ingest(
                database=self._database,
                places=self._places,
                means=means,
                rehash=rehash,
                batch_files=batch_files,
            ).run(paths)

    def set_corrections(self, reference: str, corrections: Corrections) -> Path:
        """Write what is stated into the sidecar of an article's file; returns the sidecar.

        The file is to be ingested again for the database to know. Raises UnknownName,
        ConfigError for a value that can not be, CorpusError where it can not be written.
        """
        with self._database.reading() as connection:
            id_ = article_named(connection, reference, self._places)
            query = select(files.c.path, articles.c.item).join_from(
                articles, files, articles.c.file_id == files.c.id
            )
            path, item = connection.execute(query.where(articles.c.id == id_)).one()
        file = self._places.file_of(path)
        further = self._places.further_sidecar(path)
        return write_corrections(file, item, corrections, further=further)

    def purge(self, ids: Sequence[str], cited: Sequence[Locator]) -> int:
        """Keep of articles only what proves the notes that quote them; how many texts.

        Their files are then to be deleted, or marked as removed, and ingested again: until
        then the articles are as they were.
        """
        with self._database.writing() as connection:
            return retention.purge(connection, ids, cited)

    def delete_file(self, name: str) -> tuple[Path, ...]:
        """Delete a file of the corpus, by its carried path, and its sidecars; what was deleted.

        A sidecar by stem stays where it serves other files. Raises CorpusError.
        """
        return delete_with_sidecars(self._places.file_of(name), self._places.further_sidecar(name))

    def forget_gone(self) -> None:
        """Delete from the database what belongs to files that are no more."""
        from briefing.corpus.store import delete_files

        with self._database.writing() as connection:
            rows = connection.execute(select(files.c.id, files.c.path)).all()
            gone = [row.id for row in rows if is_gone(self._places.file_of(row.path))]
            delete_files(connection, gone)
            derived.regroup(connection)

    def carry_over(
        self,
        revisions: Iterable[OldText],
        purged: Iterable[OldProof],
        first_read: Mapping[str, str],
    ) -> CarriedOver:
        """Take over what an earlier database had beyond the files: see ``carrying``."""
        from briefing.corpus.carrying import carry_first_read, carry_over

        with self._database.writing() as connection:
            carry_first_read(connection, first_read)
            return carry_over(connection, revisions, purged)

    def vacuum(self) -> None:
        """Give back the room of what was deleted, and overwrite it; forget its words."""
        with self._database.writing() as connection:
            index.forget_dead(connection)
        with self._database.outside() as cursor:
            cursor.execute("VACUUM" if self._database.is_file else "VACUUM ANALYZE")
            if self._database.is_file:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def note_change(self, change: Change) -> None:
        """Write down who changed what of an article, and when."""
        changes.note(self._places.tree.parent, change)

    def changes(self, article: str | None = None) -> tuple[Change, ...]:
        """What was changed by hand, of one article or of all, the earliest first."""
        return changes.noted(self._places.tree.parent, article)

    def look_over(self, *, reader_version: str, largest: int) -> Overlook:
        """What an ingest would find to do, and what sidecars correct nothing; changes nothing."""
        from briefing.corpus.overlook import look_over

        with self._database.reading() as connection:
            return look_over(
                connection, self._places, reader_version=reader_version, largest=largest
            )

    def broken(self) -> tuple[str, ...]:
        """What is wrong with the file of the database, in SQLite's words; () for a sound one."""
        if not self._database.is_file:
            return ()
        with self._database.outside() as cursor:
            cursor.execute("PRAGMA quick_check(5)")
            return tuple(row[0] for row in cursor.fetchall() if row[0] != "ok")

    # --- by period ---------------------------------------------------------------------

    def documents(self, period: Period) -> tuple[Document, ...]:
        """A period's documents by instant of publication, path and item."""
        with self._database.reading() as connection:
            return look_up.documents_of(connection, period, self.zone)

    def copies_in(self, period: Period) -> Mapping[str, str]:
        """The group of each of a period's articles that has copies, and of these copies.

        The copies may lie in other periods, or be undated.
        """
        with self._database.reading() as connection:
            return derived.groups_of(connection, filed_in(period, self.zone))

    def inputs(self, period: Period) -> Inputs:
        """What the documents of a period come of, told without reading them."""
        with self._database.reading() as connection:
            return inputs_of(connection, period, self.zone)

    def undated(self) -> tuple[Document, ...]:
        """The documents without a date, by path and item."""
        with self._database.reading() as connection:
            return look_up.undated_documents(connection, self.zone)

    def listing(
        self, period: Period | None = None, *, undated: bool = False
    ) -> tuple[ArticleRow, ...]:
        """Light rows, as ``documents`` orders them: a period's, the undated, or all."""
        with self._database.reading() as connection:
            return look_up.rows_of(connection, period, self.zone, undated=undated)

    def tally(self, period: Period | None = None) -> Tally:
        """How many articles lie in the period and outside it, and what was left out."""
        with self._database.reading() as connection:
            return look_up.tally_of(connection, period, self.zone)

    def days(self) -> tuple[date, ...]:
        """Each day that some article is filed under, in order."""
        with self._database.reading() as connection:
            return look_up.days_with_articles(connection, self.zone)

    def first_and_last(self) -> tuple[date, date] | None:
        """The first and the last day that some article is filed under."""
        with self._database.reading() as connection:
            return look_up.first_and_last_day(connection, self.zone)

    def nearest(self, period: Period, count: int = 3) -> tuple[date, ...]:
        """Up to ``count`` days with articles before a period and as many after it, nearest first.

        Several may lie in one week or month: ``days()`` has them all.
        """
        with self._database.reading() as connection:
            return look_up.nearest_days(connection, period, self.zone, count)

    def late_in(self, period: Period) -> tuple[ArticleRow, ...]:
        """The articles of earlier periods that were first read in this one, by publication.

        Those that came with the first ingest of all are not late: the corpus began with them.
        """
        with self._database.reading() as connection:
            return look_up.late_rows(connection, period, self.zone)

    def search(
        self,
        groups: Sequence[Sequence[str]],
        unwanted: Sequence[str] = (),
        *,
        period: Period | None = None,
        limit: int = 20,
    ) -> Found:
        """The articles that hold one term of every group and none that is unwanted, best first.

        A term is a word or a phrase, a star at its end makes it a beginning.
        """
        with self._database.reading() as connection:
            return index.search(
                connection, groups, unwanted, period=period, zone=self.zone, limit=limit
            )

    # --- by name -----------------------------------------------------------------------

    def find(self, reference: str) -> Document:
        """The article of an id, a unique beginning of one (four digits), or a path.

        Raises UnknownName, with what comes close; CorpusError where several are meant.
        """
        with self._database.reading() as connection:
            id_ = article_named(connection, reference, self._places)
            return next(load(connection, articles.c.id == id_))[1]

    def copies_of(self, reference: str) -> tuple[ArticleRow, ...]:
        """The other articles that carry an article's text, the earliest first."""
        with self._database.reading() as connection:
            id_ = article_named(connection, reference, self._places)
            return look_up.copies_of(connection, id_, self.zone)

    def same_bytes(self, reference: str) -> tuple[str, ...]:
        """The paths of the files that have the very bytes of an article's file."""
        with self._database.reading() as connection:
            id_ = article_named(connection, reference, self._places)
            return look_up.same_bytes(connection, id_)

    def rejected(self) -> tuple[Rejected, ...]:
        """The files that were rejected, and the sidecars that have a fault, by path."""
        with self._database.reading() as connection:
            return tuple(
                Rejected(path=refusal.path, reason=refusal.reason, item=refusal.item)
                for refusal in look_up.refused(connection)
            )

    def look_up(self, locator: Locator) -> Held | None:
        """What is held of a cited article, earlier revisions too: the way back.

        By its id, else whoever has the text that was cited, else the cited path.
        """
        with self._database.reading() as connection:
            return look_up.held_for(connection, locator)


def _prepare(file: Path, *, create: bool) -> None:
    """See that there can be a database at a place. Raises CorpusError, nothing made."""
    try:
        look = file.stat()
        is_folder, there = stat.S_ISDIR(look.st_mode), look.st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        is_folder = there = False
    except OSError as error:
        raise CorpusError(
            file, f"can not be opened ({error.strerror}): see to the permissions of its folder"
        ) from error
    if is_folder:
        raise CorpusError(file, "is a folder, not a database: name a file with --database")
    if there:
        return
    if not create:
        raise CorpusError(file, "there is no database yet: run 'briefing ingest' to make it")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # SQLite would leave out a group's right to write, whatever the umask.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o666))
    except OSError as error:
        raise CorpusError(
            file,
            f"it or its folder can not be made ({error.strerror}): see to the permissions of the "
            "folder above, or name another with --database",
        ) from error
