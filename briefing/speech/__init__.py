"""Who said what, and what a paper says in its own voice."""

from __future__ import annotations

from briefing.speech.own_voice import own_claims
from briefing.speech.statements import statements

__all__ = ["own_claims", "statements"]
