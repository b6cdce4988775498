"""The log that ``--log FILE`` asks for: one line an event, with its time and level.

Nothing is logged, and nothing imported for it, until ``begin`` names a file.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.screen import one_line
from briefing.errors import ConfigError
from briefing.records import IngestReport, Rejected
from briefing.text.addresses import without_passwords

if TYPE_CHECKING:
    from logging import Logger

_LINE = "%(asctime)s %(levelname)s %(message)s"
_TIME = "%Y-%m-%dT%H:%M:%S%z"


class _Log:
    """Where this run logs to, and since when; both None until it is asked for."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.logger: Logger | None = None
        self.began = 0.0


_log = _Log()


def begin(file: Path) -> None:
    """Log to a file from now on, behind what it holds. Raises ConfigError.

    The first file that is named stands: an option comes before a setting.
    """
    if _log.file is not None:
        return
    import logging

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        target = logging.FileHandler(file, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise ConfigError(
            "log", None, f"{file} can not be written ({error.strerror}); name another file"
        ) from error
    # A full disk must not stop the work that is logged.
    logging.raiseExceptions = False
    target.setFormatter(logging.Formatter(_LINE, _TIME))
    logger = logging.getLogger("briefing")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.handlers = [target]
    _log.file, _log.logger, _log.began = file, logger, time.monotonic()
    info("began: briefing " + " ".join(sys.argv[1:]))


def end(code: object) -> None:
    """Log how a run ended, and close the log."""
    if _log.logger is None:
        return
    info(f"ended: exit code {code if code is not None else 0}, {_seconds()} s")
    for target in _log.logger.handlers:
        target.close()
    _log.logger.handlers = []
    _log.file = _log.logger = None


def info(text: str) -> None:
    """Log what was done."""
    if _log.logger is not None:
        _log.logger.info("%s", _one_line(text))


def warn(text: str) -> None:
    """Log what wants attention."""
    if _log.logger is not None:
        _log.logger.warning("%s", _one_line(text))


def error(text: str) -> None:
    """Log what ended the run."""
    if _log.logger is not None:
        _log.logger.error("%s", _one_line(text))


def rejected(refusals: Iterable[Rejected]) -> None:
    """Log what was rejected, each with its reason."""
    if _log.logger is not None:
        for refusal in refusals:
            warn(f"rejected: {refusal}")


def wrote(files: Iterable[object]) -> None:
    """Log the files that were written."""
    for file in files:
        info(f"wrote: {file}")


def ingested(found: IngestReport) -> None:
    """Log what an ingest read, and what it did not."""
    if _log.logger is None:
        return
    for what, paths in (
        ("read", found.added),
        ("read anew", found.changed),
        ("deleted", found.deleted),
        ("copy", found.copies),
    ):
        for path in paths:
            info(f"{what}: {path}")
    for move in found.moved:
        info(f"moved: {move.before} -> {move.after}")
    rejected(found.rejected)
    for remark in found.remarks:
        warn(f"note: {remark}")
    info(
        f"ingested: {len(found.added)} new, {len(found.changed)} changed, "
        f"{len(found.moved)} moved, {len(found.deleted)} deleted, {found.unchanged} unchanged, "
        f"{len(found.rejected)} rejected; {_seconds()} s since the beginning"
    )


def _seconds() -> str:
    return f"{time.monotonic() - _log.began:.2f}"


def _one_line(text: str) -> str:
    return one_line(without_passwords(text.replace("\\", "\\\\")))
