"""Standing alone: what a sentence taken from its article needs to be understood without it."""

from __future__ import annotations

from briefing.standing.passages import stand_alone

__all__ = ["stand_alone"]
