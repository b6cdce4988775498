"""How files are read: limits against hostile input, names of fields, and what comes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefing.records.articles import Document
from briefing.records.frozen import dataclass
from briefing.records.reports import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost before it is given up, with the reason in the report.

    ``file_bytes`` is the size of a file, ``page_bytes`` of one web page; ``expanded_bytes``
    what all members of an archive may unpack to, ``members`` how many it may have,
    ``depth`` how many archives may stand in one another; ``seconds`` the time for a file.
    """

    file_bytes: int = 50_000_000
    page_bytes: int = 10_000_000
    expanded_bytes: int = 500_000_000
    members: int = 20_000
    depth: int = 2
    seconds: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the user has settled about reading.

    ``fields`` gives, for a field of an article ("title", "published", "text" …), the names
    that tables and JSON files use for it, tried before the common ones. ``publishers``
    leads from a publisher as stated to its canonical name.
    """

    limits: Limits = field(default_factory=Limits)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """The documents of one file, and the items of it that were skipped."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejected, ...] = ()

    @property
    def refusal(self) -> str | None:
        """Why nothing of the file could be read: the reason against its first item."""
        if self.documents or not self.rejected:
            return None
        first, more = self.rejected[0], len(self.rejected) - 1
        reason = first.reason if first.item is None else f"{first.item}: {first.reason}"
        return f"{reason} (and {more} more of its items could not be read)" if more else reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """What an office knows of a publisher: what kind it is ("agency", "state media",
    "ministry", "newspaper"), its licence notice, and the share of an article's words that
    a note may quote of it; None where nothing is settled.
    """

    name: str
    kind: str | None = None
    notice: str | None = None
    share: float | None = None
