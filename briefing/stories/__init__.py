"""Which articles of a period tell the same event, which carry the same text, and what counts most.

copies    articles of one text, and how many sources stand behind them
events    texts that tell the same event, by their words, names and days
weighing  events → stories: the headline's article, the weight and its parts
"""

from __future__ import annotations

from briefing.stories.copies import (
    counted,
    coverage_of,
    filed,
    fold_copies,
    independent,
    publishers,
    texts_of,
    unknown,
)
from briefing.stories.weighing import count_of, tell_stories

__all__ = [
    "count_of",
    "counted",
    "coverage_of",
    "filed",
    "fold_copies",
    "independent",
    "publishers",
    "tell_stories",
    "texts_of",
    "unknown",
]
