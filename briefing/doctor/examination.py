"""The whole examination, and what is looked at in the folders and the database."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from briefing import pipeline
from briefing.config import Settings
from briefing.corpus.mounts import shared_over
from briefing.doctor.configured import configured
from briefing.doctor.findings import Examination, Finding
from briefing.doctor.installed import installed
from briefing.errors import BriefingError, CorpusError, TemplateError
from briefing.records import Budget, Note, NoteRequest, Period
from briefing.rendering import renderers

if TYPE_CHECKING:
    from briefing.pipeline import Corpus

_NAMED = 5
_REBUILD = "run 'briefing doctor --rebuild'"
_EARLIEST = datetime(2024, 1, 1, tzinfo=UTC)
_SLACK_SECONDS = 86_400
# In bytes: less than a week's articles and notes may take.
_LITTLE_ROOM = 20_000_000
_SAMPLE = (
    b"Ferry line opens\n\nOstrel, 18 June 2024 (TW): A ferry line opened between the two towns on "
    b"Monday.\n\nThe first boat carried ninety people, the harbour master said.\n"
)


def examine(
    settings: Settings,
    folder: Path,
    environment: Mapping[str, str],
    options: Mapping[str, object],
    now: datetime,
) -> Examination:
    """Look at everything. Nothing is changed, but that an older database may be migrated."""
    checked = [
        *_folders(settings),
        *_templates(settings),
        *_room(settings),
        *_database(settings, now),
    ]
    return Examination(
        installed=tuple(installed()),
        settings=tuple(configured(settings, folder, environment, options)),
        checked=tuple(checked),
    )


def _folders(settings: Settings) -> Iterator[Finding]:
    place = settings.corpus
    if not place.is_dir():
        yield Finding(
            what="corpus folder",
            state="wrong",
            told=f"{place} is not there",
            mend="make it and put articles into it, or name another with --corpus",
        )
    elif not os.access(place, os.R_OK | os.X_OK):
        yield Finding(
            what="corpus folder",
            state="wrong",
            told=f"{place} can not be read",
            mend="give this user the right to read it",
        )
    else:
        yield Finding(what="corpus folder", state="fine", told=str(place))
    output = settings.output
    above = next((one for one in (output, *output.absolute().parents) if one.exists()), output)
    if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
        yield Finding(what="output folder", state="fine", told=str(output))
    else:
        yield Finding(
            what="output folder",
            state="wrong",
            told=f"{output} can not be written",
            mend="give this user the right to write there, or name another with --output",
        )


def _templates(settings: Settings) -> Iterator[Finding]:
    """Whether every template of the folder renders a note."""
    if not settings.templates.is_dir():
        yield Finding(what="templates", state="fine", told="those that came with briefing")
        return
    seen = 0
    note = _sample()
    for name in ("md", "docx", "html"):
        if name not in renderers.names():
            continue
        suffix = ".docx" if name == "docx" else f".{name}.j2"
        for file in sorted(settings.templates.glob(f"*{suffix}")):
            if file.name.startswith((".", "~")):
                continue
            seen += 1
            try:
                pipeline.render(note, name, template=str(file), templates=settings.templates)
            except TemplateError as error:
                yield Finding(
                    what="template",
                    state="wrong",
                    told=str(error),
                    mend=f"mend {file}, or take it out of the folder",
                )
    yield Finding(what="templates", state="fine", told=f"{seen} tried, in {settings.templates}")


def _sample() -> Note:
    """A note of one small article, to try templates on."""
    documents = pipeline.read(Path("sample.txt"), "sample.txt", content=_SAMPLE).documents
    now = datetime(2024, 6, 24, tzinfo=UTC)
    request = NoteRequest(budget=Budget(sentences=2), now=now, generated=now)
    note = pipeline.summary_note(documents, request, timezone="UTC")
    week = Period(label="2024-W25", start=now - timedelta(days=7), end=now, timezone="UTC")
    return replace(note, period=week)


def _database(settings: Settings, now: datetime) -> Iterator[Finding]:
    database = settings.database
    if isinstance(database, Path):
        if not database.exists():
            yield Finding(
                what="database",
                state="missing",
                told=f"{database} is not there yet",
                mend="run 'briefing ingest' to make it",
            )
            return
        kind = shared_over(database)
        if kind is not None:
            yield Finding(
                what="database",
                state="missing",
                told=f"lies on a network share ({kind}), where it is slower and WAL is not used",
                mend="keep it on a local disk, or on PostgreSQL",
            )
        if not os.access(database, os.W_OK) or not os.access(database.absolute().parent, os.W_OK):
            yield Finding(
                what="database",
                state="wrong",
                told=f"{database} can not be written",
                mend="give this user the right to write the file and its folder",
            )
    try:
        with pipeline.corpus_of(settings) as corpus:
            broken = corpus.broken()
            if broken:
                yield Finding(
                    what="database",
                    state="wrong",
                    told=f"{corpus.shown} is damaged: {broken[0]}",
                    mend=_REBUILD,
                )
                return
            tally = corpus.tally()
            told = f"{corpus.shown}: {tally.in_period} dated articles, {tally.undated} undated"
            yield Finding(what="database", state="fine", told=told)
            if settings.corpus.is_dir():
                yield from _corpus(corpus, settings, now)
    except CorpusError as error:
        told, mend = _parted(error.reason)
        yield Finding(
            what="database",
            state="wrong",
            told=f"{error.path} {told}",
            mend=mend or "see to the file or the server, or name another with --database",
        )
    except BriefingError as error:
        yield Finding(
            what="database",
            state="wrong",
            told=str(error),
            mend="install what is missing, or name another with --database",
        )


def _parted(reason: str) -> tuple[str, str]:
    """What an error of a database says is so, and what it says is to be done, behind a colon."""
    # What a driver said stands in brackets, and may have colons.
    told, sign, mend = reason.rpartition("): ")
    if not sign:
        told, _, mend = reason.partition(": ")
    return f"{told})" if sign else told, mend


def _room(settings: Settings) -> Iterator[Finding]:
    """Whether there is room for what is written next."""
    places = [settings.output]
    if isinstance(settings.database, Path):
        places.append(settings.database.parent)
    least: dict[int, tuple[int, Path]] = {}
    for place in places:
        above = next((one for one in (place, *place.absolute().parents) if one.exists()), place)
        with suppress(OSError):
            least.setdefault(above.stat().st_dev, (disk_usage(above).free, place))
    for free, place in least.values():
        megabytes = f"{free / 1e6:,.0f} MB left"
        if free < _LITTLE_ROOM:
            yield Finding(
                what="room",
                state="wrong",
                told=f"{megabytes} where {place} lies",
                mend="make room on that disk, or name another place",
            )
        else:
            yield Finding(what="room", state="fine", told=megabytes)


def _corpus(corpus: Corpus, settings: Settings, now: datetime) -> Iterator[Finding]:
    from briefing.reading import reader_version

    reading = settings.reading
    look = corpus.look_over(
        reader_version=reader_version(reading), largest=reading.limits.file_bytes
    )
    changed = (*look.pending, *look.gone)
    if changed:
        yield Finding(
            what="files",
            state="wrong",
            told=f"{len(look.pending)} new or changed since the last ingest, {len(look.gone)} "
            f"gone: {_some(changed)}",
            mend="run 'briefing ingest'",
        )
    else:
        yield Finding(what="files", state="fine", told=f"{look.files}, as they were ingested")
    for refusal in look.unreadable:
        yield Finding(
            what="unreadable", state="wrong", told=str(refusal), mend="see to its permissions"
        )
    for fault in look.faulty:
        yield Finding(what="sidecar", state="wrong", told=fault, mend="correct the sidecar")
    for stray in look.matchless:
        yield Finding(
            what="sidecar",
            state="wrong",
            told=f"corrects nothing: {stray}",
            mend="rename it after its file, or take it out",
        )
    ahead = look.newest_ns / 1e9 - now.timestamp()
    if now < _EARLIEST or ahead > _SLACK_SECONDS:
        yield Finding(
            what="clock",
            state="wrong",
            told=f"it says {now.isoformat(timespec='minutes')}, and files were written later",
            mend="set the clock of this machine, or of the one that writes the files",
        )
    else:
        yield Finding(what="clock", state="fine", told=now.isoformat(timespec="minutes"))


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
