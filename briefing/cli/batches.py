"""What ``export`` and ``run`` share: which notes are asked for, and what is told of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefing import periods, pipeline
from briefing.cli import documents
from briefing.cli.progress import counted, progress
from briefing.cli.screen import lines, one_line
from briefing.config import Settings
from briefing.errors import ConfigError, UnknownName
from briefing.records import Desk, Period
from briefing.text.addresses import without_passwords

if TYPE_CHECKING:
    from briefing.pipeline import Batch, Engine, Exported, Order

DEFAULT_FORMATS = ("md", "docx")
# So many unchanged files are named; of more the number is told.
_NAMED = 12

DeskOption = Annotated[
    list[str] | None,
    typer.Option("--desk", help="Make only the notes of this desk of briefing.toml; repeatable."),
]
ByChoice = Annotated[
    str, typer.Option("--by", help="Make one note a day, week, month, quarter or year.")
]
BatchJobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        help="How many processes may work at once; 1 works in this one.",
        show_default="all cores",
    ),
]
ZipOption = Annotated[bool, typer.Option("--zip", help="Also pack each desk's notes as one ZIP.")]
EngineOption = Annotated[
    str,
    typer.Option("--engine", help="Who makes the notes: processes of this machine, or dask."),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="The Dask scheduler, as tcp://HOST:PORT or tls://HOST:PORT.",
    ),
]
TlsCaOption = Annotated[
    Path | None,
    typer.Option(
        "--tls-ca", help="The certificate (PEM) of the authority behind a tls:// scheduler."
    ),
]
TlsCertOption = Annotated[
    Path | None, typer.Option("--tls-cert", help="The certificate (PEM) to show to the scheduler.")
]
TlsKeyOption = Annotated[
    Path | None, typer.Option("--tls-key", help="The key (PEM) of --tls-cert.")
]


def check_engine(
    engine: str, scheduler: str | None, ca: Path | None, certificate: Path | None, key: Path | None
) -> None:
    """Raise UnknownName or ConfigError for options of an engine that do not go together."""
    if engine not in ("local", "dask"):
        raise UnknownName("engine", engine, ("local", "dask"))
    if engine == "dask" and scheduler is None:
        raise ConfigError(
            "option --scheduler", None, "name the cluster: --scheduler tcp://HOST:8786"
        )
    if engine != "dask" and (scheduler is not None or ca or certificate or key):
        raise ConfigError("option --engine", None, "a scheduler is of use with --engine dask only")


def engine_of(
    engine: str, scheduler: str | None, ca: Path | None, certificate: Path | None, key: Path | None
) -> Engine | None:
    """The engine that is asked for; None for processes of this machine."""
    check_engine(engine, scheduler, ca, certificate, key)
    if scheduler is None:
        return None
    return pipeline.cluster(scheduler, ca=ca, certificate=certificate, key=key)


def desks_of(settings: Settings, names: Sequence[str] | None) -> tuple[Desk | None, ...]:
    """The desks that are named, else all; None for the notes of no desk. Raises UnknownName."""
    known = {desk.name: desk for desk in settings.desks}
    for name in names or ():
        if name not in known:
            raise UnknownName("desk", name, known)
    if names:
        return tuple(known[name] for name in dict.fromkeys(names))
    return settings.desks or (None,)


def orders_of(
    settings: Settings,
    desks: Sequence[Desk | None],
    spans: Callable[[Desk | None], Sequence[Period]],
    *,
    now: datetime,
    generated: datetime | None,
    words: int | None = None,
    sentences: int | None = None,
    pages: int | None = None,
    method: str | None = None,
    query: str | None = None,
    diversity: float | None = None,
    formats: Sequence[str] | None = None,
    template: str | None = None,
) -> list[Order]:
    """What each desk wants; what an option gives beats the desk."""
    orders = []
    for desk in desks:
        of_desk = desk.formats if desk is not None else ()
        wanted = tuple(dict.fromkeys(formats or of_desk or DEFAULT_FORMATS))
        chosen = template or (desk.template if desk is not None else None)
        asked = spans(desk)
        days = bool(asked) and all(periods.kind_of(one) == "day" for one in asked)
        request = documents.request_of(
            settings,
            now=now,
            generated=generated,
            length=documents.Length(words=words, sentences=sentences, pages=pages),
            words_a_page=pipeline.words_a_page(wanted[0], chosen, settings.templates, day=days),
            method=method,
            query=query,
            diversity=diversity,
            desk=desk,
        )
        orders.append(pipeline.order(desk, request, asked, formats=wanted, template=chosen))
    return orders


def carry_out(batch: Batch, *, quiet: bool, events: bool) -> Exported:
    """Make what a batch plans; where the user stops it, tell how far it came."""
    total = len(batch.plan())
    try:
        with progress("Writing", "notes", quiet=quiet, events=events) as tell:
            for _ in counted(batch.run(), total, tell):
                pass  # each note is written by then
    except KeyboardInterrupt:
        sys.stderr.write(f"{batch.done} of {total} notes were made and are kept\n")
        raise
    return batch.result()


# --- what is told ------------------------------------------------------------------------


def told(result: Exported) -> dict[str, Any]:
    """What a batch did, for machines."""
    return {
        "written": [
            {
                "path": file.path.as_posix(),
                "changed": file.changed,
                "spared": file.spared.as_posix() if file.spared else None,
                "desk": file.desk,
                "period": file.period,
                "format": file.format,
                "reason": file.reason,
            }
            for file in result.written
        ],
        "archives": [path.as_posix() for path in result.archives],
        "empty": list(result.empty),
        "failed": told_failed(result),
        "rejected": documents.told_rejected(result.rejected),
    }


def told_failed(result: Exported) -> list[dict[str, str | None]]:
    """What of a batch came to nothing, for machines."""
    return [
        {"desk": one.desk, "period": one.period, "format": one.format, "reason": one.reason}
        for one in result.failed
    ]


def text_of(result: Exported) -> str:
    """What a batch did, for a person; failures go to standard error."""
    told = []
    kept = [file for file in result.written if file.reason is None]
    for file in result.written:
        if file.reason is not None:
            told.append(f"{file.path}  ({file.reason if file.changed else 'unchanged'})")
        elif len(kept) <= _NAMED:
            told.append(f"{file.path}  (unchanged)")
        if file.spared:
            told.append(f"  {file.spared} was edited since and is left as it is")
    if len(kept) > _NAMED:
        told.append(f"unchanged: {len(kept)} files")
    told += [f"{path}" for path in result.archives]
    if result.empty:
        told.append(f"skipped, no articles: {short(result.empty)}")
    told += [f"rejected: {refusal}" for refusal in result.rejected]
    return "".join(f"{one_line(line)}\n" for line in told)


def short(labels: Sequence[str]) -> str:
    """The labels of periods; of many the first, the last and the number."""
    if len(labels) <= 6:
        return ", ".join(labels)
    return f"{', '.join(labels[:3])}, … {labels[-1]} ({len(labels)} periods)"


def end(result: Exported) -> None:
    """Name what failed on standard error, and exit 1 where anything did."""
    for one in result.failed:
        sys.stderr.write(f"error: {lines(without_passwords(str(one)))}\n")
    if result.failed:
        raise typer.Exit(1)
