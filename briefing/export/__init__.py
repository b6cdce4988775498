"""Documents → files: names, atomic writes, manifests, and nothing overwritten that was edited."""

from __future__ import annotations

from briefing.export.archive import packed
from briefing.export.folder import OutputFolder
from briefing.export.made import Basis, Failed, MadeNote, Written
from briefing.export.manifest import MANIFEST
from briefing.export.names import base_of, place_of
from briefing.export.plan import reason_for
from briefing.export.writing import write_atomically

__all__ = [
    "MANIFEST",
    "Basis",
    "Failed",
    "MadeNote",
    "OutputFolder",
    "Written",
    "base_of",
    "packed",
    "place_of",
    "reason_for",
    "write_atomically",
]
