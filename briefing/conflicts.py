"""Placeholder."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.records import Conflict, Document


def conflicts(documents: Sequence[Document]) -> tuple[Conflict, ...]:
    return ()
