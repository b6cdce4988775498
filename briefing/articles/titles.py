"""Finds an article's title: the line that is likeliest to be it, and how likely that is.

Every line near the body that may be a title is weighed by its signs (title_signs.py), and a
conditional logit model (McFadden 1974) makes chances of the weights: of each line, and of
there being no title at all. The weights in ``title_weights.json`` come from
``tests/training/train_titles.py``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import exp
from pathlib import Path

from briefing.articles.body import Layout
from briefing.articles.publishers import names_outlet
from briefing.articles.title_signs import Page
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy
from briefing.text.spaces import normalise

# A title is given from this chance on. Of lines that came to a chance from 0.3 to 0.4 some
# four in ten were the title, of those below one in five. A note is read with the title, so
# that a wrong one harms; but the reader sees the confidence, and none at all is no use.
LEAST_CONFIDENCE = 0.3
# So that no title, however sure, is as sure as one that a field states.
_MOST_CONFIDENCE = 0.98
_STRONGEST = 30.0

_SITE_TAIL = Lazy(r"\s+(?:[|·•»«]|[–—-]{1,2})\s+(?=[^|·•–—]{2,40}$)|\s*\|\s*(?=[^|]{2,40}$)")
_SITE_MARK = re.compile(r"\||\s[·»«-]|\s[•–—]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title: the block it stands on, its words, and the chance that it is the article's."""

    index: int
    text: str
    confidence: float


def title_of(layout: Layout) -> Title | None:
    """The likeliest title, or None where no line is likely enough to be it."""
    if not layout.body:
        return None
    page = Page(layout)
    constant, weights = _weights()
    odds: dict[str, float] = {}
    best: dict[str, tuple[float, int]] = {}
    for index in page.candidates():
        worth = constant + sum(weights.get(sign, 0.0) for sign in page.signs(index))
        chance = exp(max(-_STRONGEST, min(_STRONGEST, worth)))
        # The same words on several lines are one title.
        key = layout.blocks[index].text.casefold()
        odds[key] = odds.get(key, 0.0) + chance
        best[key] = max(best.get(key, (0.0, 0)), (chance, index))
    if not odds:
        return None
    key = max(odds, key=lambda one: (odds[one], best[one][1]))
    confidence = odds[key] / (1.0 + sum(odds.values()))
    if confidence < LEAST_CONFIDENCE:
        return None
    index = best[key][1]
    return Title(
        index=index,
        text=without_site(layout.blocks[index].text),
        confidence=round(min(confidence, _MOST_CONFIDENCE), 2),
    )


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    """The constant of every line, and the weight of each sign by its name."""
    import json

    learned = json.loads(Path(__file__).with_name("title_weights.json").read_text(encoding="utf-8"))
    return learned["constant"], learned["weights"]


def site_of(layout: Layout, title: str) -> str | None:
    """The outlet that stands behind the title on another line ("Port reopens | Harbour Post")."""
    for block in layout.blocks[: layout.body[0] if layout.body else 0]:
        if len(title) + 3 < len(block.text) < len(title) + 60 and block.text.startswith(title):
            tail = _SITE_TAIL.match(block.text, len(title))
            if tail is not None and block.text[tail.end() : tail.end() + 1].isupper():
                return block.text[tail.end() :]
    return None


def without_site(title: str) -> str:
    """A title without the outlet's name behind it ("Port reopens | The Courier")."""
    matches = list(_SITE_TAIL.finditer(title)) if _SITE_MARK.search(title) else []
    if matches:
        tail = title[matches[-1].end() :]
        head = title[: matches[-1].start()]
        if names_outlet(tail) and tail[:1].isupper() and len(head.split()) >= 3:
            return normalise(head)
    return title
