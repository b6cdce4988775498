"""What an ingest takes note of on its way, for its report."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from briefing.corpus.store import Ended, Kind, Stored
from briefing.records import Ahead, IngestReport, Moved, NearCopy, Rejected, Undated

_NAMED = 5
_Thing = TypeVar("_Thing")


@dataclass(slots=True)
class Log:
    """What the report will say, by path: what is found later of a file stands."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    undated: dict[str, list[Undated]] = field(default_factory=dict)
    ahead: dict[str, list[Ahead]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)

    def enter(self, stored: Stored, last_day: date | None) -> None:
        """Note what came of a file, and let go of its entries; no day after the last is past."""
        path, heir_of = stored.outcome.task.name, stored.outcome.heir_of
        self.kinds[path] = stored.kind
        if heir_of is not None:
            self.before[path] = heir_of.path
        if stored.kind != "unchanged":
            self.articles[path] = stored.ids
        if stored.kind == "removed":
            self.remarks[f"{path} stays out: its sidecar says removed = true"] = None
        self.remarks.update(dict.fromkeys(stored.outcome.remarks))
        if stored.ended:
            self.remarks[_on_ended(path, stored.ended)] = None
        undated: list[Undated] = []
        ahead: list[Ahead] = []
        # Dates in ISO 8601 stand in their order; the part for the day has ten digits.
        last = last_day.isoformat() if last_day is not None else "9999-12-31"
        for id_, entry in zip(stored.ids, stored.outcome.entries, strict=True):
            published = entry.published
            if published is None:
                undated.append(Undated(article=id_, path=path, title=entry.title))
            elif published[:10] > last:
                ahead.append(Ahead(article=id_, path=path, title=entry.title, published=published))
        _put(self.undated, path, undated)
        _put(self.ahead, path, ahead)

    def report(
        self,
        found: Sequence[str],
        rejected: Sequence[Rejected],
        refused_files: AbstractSet[str],
        near: tuple[NearCopy, ...],
    ) -> IngestReport:
        of: dict[Kind, list[str]] = {}
        for path, kind in sorted(self.kinds.items()):
            of.setdefault(kind, []).append(path)
        told = set(self.kinds) - set(of.get("unchanged", ()))
        return IngestReport(
            added=tuple(of.get("added", ())),
            changed=tuple(of.get("changed", ())),
            moved=tuple(
                Moved(before=self.before[path], after=path) for path in of.get("moved", ())
            ),
            deleted=tuple(sorted(self.deleted)),
            copies=tuple(of.get("copy", ())),
            near_copies=near,
            rejected=tuple(rejected),
            undated=tuple(each for path in sorted(self.undated) for each in self.undated[path]),
            ahead=tuple(each for path in sorted(self.ahead) for each in self.ahead[path]),
            remarks=tuple(self.remarks),
            unchanged=sum(1 for path in found if path not in told and path not in refused_files),
        )


def _put(told: dict[str, list[_Thing]], path: str, things: list[_Thing]) -> None:
    """Tell these things of a file in place of others told before; of most there are none."""
    if things:
        told[path] = things
    else:
        told.pop(path, None)


def _on_ended(path: str, ended: Sequence[Ended]) -> str:
    """What is said of articles that a file has no more, so that none is lost in silence."""
    named = [f"“{article.title or article.item or 'no title'}” ({article.id})" for article in ended]
    told = ", ".join(named[:_NAMED]) + (f" and {len(named) - _NAMED} more" * (len(named) > _NAMED))
    return (
        f"{path} has {len(ended)} article{'s' * (len(ended) > 1)} no more, and so has the corpus: "
        f"{told}; to keep what a feed drops, save each issue under a name of its own"
    )
