"""The report of ``briefing run``, fit to be mailed, and what of it was told before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import periods
from briefing.cli.batches import short
from briefing.cli.documents import told_rejected
from briefing.cli.screen import one_line
from briefing.errors import ConfigError
from briefing.pipeline import write_atomically
from briefing.records import IngestReport, Rejected
from briefing.records.frozen import dataclass

if TYPE_CHECKING:
    from briefing.pipeline import Exported

SCHEMA = "briefing.acknowledged/1"


class Acknowledged:
    """The rejections that somebody has taken note of: a JSON file of path, item and reason.

    A file that is rejected for another reason than before is told again.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            held = json.loads(file.read_text(encoding="utf-8"))["rejected"]
            self._known = {(one["path"], one["item"], one["reason"]) for one in held}
        except FileNotFoundError:
            self._known = set()
        except OSError as error:
            raise ConfigError(file, None, f"can not be read ({error.strerror})") from error
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigError(
                file, None, f"is not what 'briefing run --acknowledge' wrote ({error}); remove it"
            ) from error

    def new(self, rejected: Iterable[Rejected]) -> tuple[Rejected, ...]:
        """Those that nobody has taken note of."""
        return tuple(r for r in rejected if (r.path, r.item, r.reason) not in self._known)

    def keep(self, rejected: Iterable[Rejected]) -> None:
        """Take all of these for told; what is not rejected any more is forgotten."""
        data = {"schema": SCHEMA, "rejected": told_rejected(rejected)}
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self._file, text.encode("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many files may be rejected: a share from 0 to 1, or a number."""

    share: float | None = None
    number: int | None = None


def limit_of(text: str | None) -> Limit | None:
    """What --fail-if-rejected says: "10%" or "3". Raises ConfigError."""
    if text is None:
        return None
    plain = text.strip()
    try:
        if plain.endswith("%"):
            share = float(plain[:-1]) / 100
            if 0 <= share <= 1:
                return Limit(share=share)
        elif int(plain) >= 0:
            return Limit(number=int(plain))
    except ValueError:
        pass
    raise ConfigError(
        "option --fail-if-rejected",
        None,
        f"expected 10%, or a number of files, not {text!r}",
    )


def files_of(found: IngestReport) -> int:
    """How many files an ingest looked at; one of which a part was refused counts once."""
    moved = (move.after for move in found.moved)
    told = {*found.added, *found.changed, *found.copies, *moved, *_whole(found.rejected)}
    return len(told) + found.unchanged


def _whole(rejected: Iterable[Rejected]) -> set[str]:
    """The files of which nothing was read: neither an item was refused nor a sidecar."""
    return {one.path for one in rejected if one.item is None and not one.path.endswith(".toml")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Monday:
    """What one run did. ``fresh`` are the rejections that nobody has taken note of, ``files``
    is how many were looked at; ``undated`` counts the articles without a date."""

    when: datetime
    timezone: str
    ingest: IngestReport
    exported: Exported
    fresh: tuple[Rejected, ...]
    files: int
    undated: int

    def beyond(self, limit: Limit) -> list[str]:
        """The sentence that says so, where more files are rejected than a limit allows.

        What somebody has taken note of is left out on both sides of a share, so that a run
        that is repeated finds the same until the files are mended or acknowledged.
        """
        refused = {one.path for one in self.fresh}
        if limit.number is not None:
            if len(refused) > limit.number:
                files = "1 file is" if len(refused) == 1 else f"{len(refused)} files are"
                return [f"{files} rejected, more than {limit.number}"]
            return []
        share = limit.share or 0.0
        every = self.files - len(_whole(self.ingest.rejected) - refused)
        if len(refused) > share * every:
            verb = "is" if len(refused) == 1 else "are"
            return [
                f"{len(refused)} of {every} files {verb} rejected, more than {share * 100:.4g}%"
            ]
        return []

    def text(self, faults: Sequence[str], *, acknowledged: bool) -> str:
        """The report: plain text, the summary first, what wants somebody's hand last."""
        found, exported = self.ingest, self.exported
        made = [file for file in exported.written if file.reason is not None]
        kept = len(exported.written) - len(made)
        here = self.when.astimezone(periods.zone(self.timezone))
        title = f"Briefing run of {here:%Y-%m-%d %H:%M} ({self.timezone})"
        quiet = len(found.rejected) - len(self.fresh)
        lines = [
            title,
            "=" * len(title),
            "",
            f"Documents made: {len(made)}; unchanged: {kept}; failed: {len(exported.failed)}.",
            f"Articles: {len(found.added)} files new, {len(found.changed)} changed, "
            f"{len(found.deleted)} deleted, {found.unchanged} unchanged; "
            f"{len(self.fresh)} rejected; without a date: {self.undated}.",
        ]
        if faults:
            lines += ["", "WANTS ATTENTION", *(f"  {fault}" for fault in faults)]
        lines += _listed("Made", (f"{file.path}  ({file.reason})" for file in made))
        lines += _listed(
            "Edited by staff and left as they are",
            (f"{file.spared}  (the new one: {file.path})" for file in made if file.spared),
        )
        lines += _listed("Packed", (str(path) for path in exported.archives))
        lines += _listed("Skipped, no articles", [short(exported.empty)] if exported.empty else [])
        lines += _listed("Failed", (str(one) for one in exported.failed))
        lines += _listed("Rejected", (str(one) for one in self.fresh))
        lines += _listed(
            "Undated, in no note",
            (f"{one.article}  {one.path}  {one.title or '(no title)'}" for one in found.undated),
        )
        lines += _listed(
            "Dated after today",
            (f"{one.article}  {one.published}  {one.path}" for one in found.ahead),
        )
        lines += _listed("Remarks", found.remarks)
        lines += _listed("Next steps", self._next_steps(quiet, acknowledged=acknowledged))
        return "\n".join((*map(one_line, lines), ""))

    def _next_steps(self, quiet: int, *, acknowledged: bool) -> list[str]:
        steps = []
        if self.exported.failed:
            steps.append("mend what failed, then run 'briefing run' again: the rest is kept")
        if self.fresh and not acknowledged:
            steps.append(
                "mend or remove the rejected files, or tell them no more with "
                "'briefing run --acknowledge'"
            )
        elif self.fresh:
            steps.append("none for the rejected files: they are acknowledged and told no more")
        if quiet:
            steps.append(f"none for rejections that were acknowledged before: {quiet}")
        if self.undated:
            steps.append(
                "date the undated with 'briefing articles set ID --published YYYY-MM-DD' "
                "('briefing articles list --undated' names all)"
            )
        if self.ingest.ahead:
            steps.append("correct misread dates with 'briefing articles set ID --published DATE'")
        return steps


def _listed(heading: str, items: Iterable[str]) -> list[str]:
    found = [f"  {item}" for item in items]
    return ["", heading, *found] if found else []
