"""The staff batch: every note of a range for every desk, made in parallel, nothing lost."""

from __future__ import annotations

from briefing.batch.orders import Exported, NoteFile, Order, Planned
from briefing.batch.run import Batch

__all__ = ["Batch", "Exported", "NoteFile", "Order", "Planned"]
