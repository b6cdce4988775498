"""Placeholder."""

from __future__ import annotations

from briefing.records import Document, Said


def statements(document: Document) -> tuple[Said, ...]:
    return ()


def own_claims(document: Document) -> frozenset[int]:
    return frozenset()
