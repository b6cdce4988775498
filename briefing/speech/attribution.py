"""Who says what in one sentence, as far as its own words tell."""

from __future__ import annotations

from briefing.records.frozen import dataclass
from briefing.speech.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Attribution:
    """What was said, ``[start:end]`` of the sentence, and the words for who said it.

    ``via`` is the phrase of who relayed it. ``behind`` marks words that stand before their
    speaker. ``gap`` is where the words for the speaker stand inside what was said:
    "The port, she said, was shut".
    """

    phrase: Phrase
    verb: str
    start: int
    end: int
    kind: str
    via: Phrase | None = None
    behind: bool = False
    gap: tuple[int, int] | None = None
