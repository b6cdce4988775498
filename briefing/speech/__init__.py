"""Who said what, and what a paper says in its own voice."""

from __future__ import annotations

from briefing.speech.own_voice import own_claims
from briefing.speech.statements import statements
from briefing.speech.voices import Voices

__all__ = ["Voices", "own_claims", "statements"]
