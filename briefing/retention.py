"""Taking articles out of the corpus: at once, or past their time, with what proves old notes.

The files are the truth: an article whose file stays is marked as removed in its sidecar, so
that no ingest and no rebuilt database brings it back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from briefing import pipeline
from briefing.config import Settings
from briefing.corpus import ArticleRow
from briefing.errors import CorpusError, ReadError
from briefing.records import Corrections, Locator
from briefing.records.frozen import dataclass
from briefing.rendering import read_back

if TYPE_CHECKING:
    from briefing.corpus.corpus import Corpus

_NOTES = frozenset({".docx", ".html", ".json", ".md"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What became of some articles: marks in sidecars, deleted files; texts that were purged."""

    articles: tuple[ArticleRow, ...]
    marked: tuple[Path, ...] = ()
    deleted: tuple[Path, ...] = ()
    texts: int = 0
    notes: int = 0


def remove(
    corpus: Corpus,
    settings: Settings,
    references: Sequence[str],
    *,
    files: bool,
    dry_run: bool = False,
) -> Removed:
    """Take articles out of the database, and delete their ``files`` where that is wanted.

    A dry run changes nothing, and tells what would become of which. Raises UnknownName, and
    CorpusError for a file that has other articles too: nothing is done then.
    """
    ids = [corpus.find(reference).article.id for reference in references]
    rows = [row for row in corpus.listing() if row.id in set(ids)]
    return _take_out(corpus, settings, rows, files=files, strict=True, dry_run=dry_run)


def purge(
    corpus: Corpus, settings: Settings, before: date, *, files: bool, dry_run: bool = False
) -> Removed:
    """Take out every article dated before a day; keep the hashes of its sentences.

    The words of what notes below the output folder quote of them are kept too. A dry run
    changes nothing, and tells what would become of which.
    """
    zone = ZoneInfo(settings.timezone)
    rows = [row for row in corpus.listing() if row.published and _day(row, zone) < before]
    cited, notes = _cited_below(settings.output)
    texts = 0 if dry_run else corpus.purge([row.id for row in rows], cited)
    done = _take_out(corpus, settings, rows, files=files, strict=False, dry_run=dry_run)
    return replace(done, texts=texts, notes=notes)


def _day(row: ArticleRow, zone: ZoneInfo) -> date:
    assert row.published is not None
    from briefing import periods

    value = row.published.value
    return periods.today(periods.instant(value, zone.key), zone.key)


def _cited_below(folder: Path) -> tuple[list[Locator], int]:
    """What the notes below a folder cite, and how many there are."""
    cited: list[Locator] = []
    notes = 0
    for file in _files_below(folder):
        with suppress(ReadError):  # another program's, or the manifest
            found = read_back(file).locators
            cited += found
            notes += bool(found)
    return cited, notes


def _files_below(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in _NOTES and file.is_file():
            yield file


def _take_out(
    corpus: Corpus,
    settings: Settings,
    rows: Sequence[ArticleRow],
    *,
    files: bool,
    strict: bool,
    dry_run: bool,
) -> Removed:
    going = {row.id for row in rows}
    of_file: dict[str, list[ArticleRow]] = {}
    for row in corpus.listing():
        of_file.setdefault(row.path, []).append(row)
    marked: dict[Path, None] = {}
    deleted: list[Path] = []
    touched = [path for path in of_file if any(row.id in going for row in of_file[path])]
    shared = [path for path in touched if any(row.id not in going for row in of_file[path])]
    if files and strict and shared:
        staying = sum(1 for row in of_file[shared[0]] if row.id not in going)
        raise CorpusError(
            shared[0],
            f"has {staying} more article{'s' * (staying > 1)}, so it is not deleted: leave --file "
            "out, which keeps just these articles out, or name all of them",
        )
    for path in touched:
        if files and path not in shared:
            # Who has the very same bytes would take its place.
            names = [path, *corpus.same_bytes(of_file[path][0].id)]
            if dry_run:
                deleted += [corpus.folder / name for name in names]
                continue
            deleted += [gone for name in names for gone in corpus.delete_file(name)]
            continue
        for row in of_file[path]:
            if row.id in going and not dry_run:
                marked[corpus.set_corrections(row.id, Corrections(removed=True))] = None
    if dry_run:
        return Removed(articles=tuple(rows), deleted=tuple(deleted))
    known = [corpus.folder / path for path in touched]
    there = [file for file in known if file.exists()]
    if there:
        pipeline.ingest(corpus, settings, there)
    if deleted:
        corpus.forget_gone()
    return Removed(articles=tuple(rows), marked=tuple(marked), deleted=tuple(deleted))
