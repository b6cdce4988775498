from __future__ import annotations
from briefing.records import Document
def own_claims(document: Document) -> frozenset[int]:
    return frozenset()
