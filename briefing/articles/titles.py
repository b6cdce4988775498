"""Finds an article's title among the lines above its body: a line that is surely it, or none."""

from __future__ import annotations

import re
from collections import Counter

from briefing.articles.blocks import Block
from briefing.articles.body import Layout
from briefing.articles.bylines import byline_opening, is_name
from briefing.articles.furniture import Kind
from briefing.articles.headers import opens_as_header
from briefing.articles.phrases import SECTIONS
from briefing.articles.publishers import names_outlet
from briefing.text.patterns import Lazy, one_of
from briefing.text.spaces import normalise

_MOST_WORDS = 34
_FEWEST, _MOST = 7, 350  # in characters
_FURTHEST = 45
# A line must come to this to be taken: no title is better than a section's name.
_ENOUGH = 3.0
_ENOUGH_ABOVE = 2.0
_SHORTEST_ABOVE = 5

# A header line right below speaks for a title, by so many lines.
_HEADED = 2.0
_OTHER_DATES = 3
_NEVER = frozenset({Kind.FURNITURE, Kind.COMMENTS, Kind.COLOPHON, Kind.RELATED})

_SITE_TAIL = Lazy(r"\s+(?:[|·•»«]|[–—-]{1,2})\s+(?=[^|·•–—]{2,40}$)|\s*\|\s*(?=[^|]{2,40}$)")
_SITE_MARK = re.compile(r"\||\s[·»«-]|\s[•–—]")
_TRAIL = re.compile(
    rf"\s{one_of('>»›/')}\s|^(?:home|start|startseite|accueil|inicio)\b", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*\b")


def title_of(layout: Layout) -> tuple[int, str] | None:
    """The title's block and words, or None where no line is surely it."""
    if not layout.body:
        return None
    first = layout.body[0]
    blocks = layout.blocks
    counts = Counter(block.text for block in blocks)
    opening = " ".join(blocks[index].text for index in layout.body[:3])
    best: tuple[float, int] | None = None
    for index in range(max(0, first - _FURTHEST), first):
        worth = _worth(layout, index, first, counts[blocks[index].text])
        if worth is not None and blocks[index].words >= 5 and blocks[index].text in opening:
            worth -= 6  # a caption in the words of the story
        if worth is not None and (best is None or worth > best[0]):
            best = worth, index
    if best is None or best[0] < _ENOUGH:
        return None
    index = _above_a_deck(layout, best[1], first, counts)
    return index, without_site(blocks[index].text)


def _above_a_deck(layout: Layout, index: int, first: int, counts: Counter[str]) -> int:
    """The headline right above a line that is only its deck: longer, or a whole sentence."""
    deck = layout.blocks[index]
    above = index - 1
    if above < 0:
        return index
    headline = layout.blocks[above]
    worth = _worth(layout, above, first, counts[headline.text])
    if worth is None or worth < _ENOUGH_ABOVE or headline.bullet or headline.ends:
        return index
    if _is_list_of_names(headline) or "|" in headline.text or headline.text.isupper():
        return index
    if deck.apart and not _SMALL_WORD.search(headline.text):
        return index
    longer = deck.words >= headline.words + 2 or (deck.ends and not headline.ends)
    return above if longer and headline.words >= _SHORTEST_ABOVE else index


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


def _worth(layout: Layout, index: int, first: int, count: int) -> float | None:
    block = layout.blocks[index]
    text, words = block.text, block.words
    kind = layout.kinds[index]
    if index in layout.headers or kind in _NEVER or not _FEWEST < len(text) < _MOST:
        return None
    if not 2 <= words <= _MOST_WORDS or (words <= 8 and byline_opening(text)):
        return None
    if opens_as_header(text):
        return None
    worth = 1.0 + min(words, 9) * 0.4
    if kind is Kind.CAPTION:
        worth -= 3
    if kind is Kind.REPEATED or count > 1:
        worth += 1.5 if count <= 3 else -3
    if block.bullet:
        worth -= 4
    if words > 18:
        worth -= (words - 18) * 0.4
    if block.ends and not text.endswith(("?", "!", "…", "...", "？", "！", '"', "”", "“", "»")):
        worth -= 2 if words > 10 else 1
    if text.endswith((":", "：", ",")):
        worth -= 3
    if _TRAIL.search(text):
        worth -= 6
    if _is_list_of_names(block) or (words <= 3 and is_name(text)):
        worth -= 2.5
    if any(above in layout.headers for above in range(index - 4, index)):
        worth -= 1.5
    if block.apart:
        worth += 0.7
    if index == 0 and words >= _SHORTEST_ABOVE and "|" not in text and _SMALL_WORD.search(text):
        worth += 1.5
    if index + 1 < len(layout.blocks) and layout.blocks[index + 1].apart:
        worth += 0.5
    return worth - _distance(layout, index, first) * 0.45


def _distance(layout: Layout, index: int, first: int) -> float:
    """How far a line is above the first header line below it, or else above the body.

    What stands between a title and its text anyway, buttons and pictures, counts half.
    """
    dated = {layout.headers[at].date for at in range(index + 1, first) if at in layout.headers}
    if len(dated) > _OTHER_DATES:
        return _FURTHEST  # a teaser of another article, with its own date
    header = next((at for at in range(index + 1, first) if at in layout.headers), None)
    distance = -_HEADED if header is not None else 0.0
    for between in range(index + 1, first if header is None else header):
        kind = layout.kinds[between]
        distance += 0.5 if kind in (Kind.FURNITURE, Kind.CAPTION, Kind.COLOPHON) else 1.0
        if layout.blocks[between].bullet:
            distance += 0.3
    return distance


def _is_list_of_names(block: Block) -> bool:
    """Sections and topics one after another: known ones, words twice, or many commas."""
    words = block.text.split()
    if block.text.count(",") >= 3 and len(words) <= 2 * block.text.count(",") + 2:
        return True
    if len(words) < 3:
        return False
    sections = sum(1 for word in words if word.strip(",|/·•&").lower() in SECTIONS)
    if sections * 2 > len(words):
        return True
    return len(words) > 3 and not _SMALL_WORD.search(block.text) and len(set(words)) < len(words)
