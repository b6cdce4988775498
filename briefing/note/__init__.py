"""Chosen sentences to a note: its sections, its numbered citations, its sources."""

from __future__ import annotations

from briefing.note.building import KEY_POINTS, Frame, Listed, build_note
from briefing.note.summary import build_summary

__all__ = ["KEY_POINTS", "Frame", "Listed", "build_note", "build_summary"]
