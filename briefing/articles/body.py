"""Tells the body of an article from what a page put around it, in plain text.

Each block is worth something as running text, or costs something as furniture; the body is
the stretch of blocks of greatest sum (maximum subsequence segmentation, Pasternack and Roth
2009). What is furniture inside that stretch is then left out, and short lines that stand
over paragraphs stay as subheadings. Where much stands around the article, as on a page of
the web, what was learned from such pages (``lines``, ``trees``) has its say, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.articles.blocks import LONGEST_HEADING, Block, stands_alone
from briefing.articles.columns import best_stretch
from briefing.articles.datelines import read_dateline
from briefing.articles.furniture import Kind, clues_in, kind_of, lowered_lines
from briefing.articles.headers import Header, byline_of, read_header, signs_of
from briefing.articles.lines import Sight
from briefing.articles.trees import Learned, learned, weigh
from briefing.records.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is laid out: ``body`` and ``headings`` are indices into ``blocks``.

    ``start`` and ``end`` bound the body; what lies before is the head, with title, headers
    and navigation, what lies after the tail. ``headers`` holds the header lines found
    anywhere, by index.
    """

    blocks: tuple[Block, ...]
    kinds: tuple[Kind, ...]
    headers: dict[int, Header]
    body: tuple[int, ...]
    headings: frozenset[int]
    start: int
    end: int


# Words from which a block that ends as a sentence is surely running text.
_PARAGRAPH = 12
# So many blocks around its article make a file a page.
_PAGE = 24
# Beyond so many blocks a file is no page that anything was learned from.
_LONGEST_PAGE = 20_000
# Lines of so many other days below the article open other articles.
_OTHER_DAYS = 3
# The chance from which a line is more likely the article's than not.
_EVEN = 0.5
_SHORTEST_LIST = 3
# A paragraph's worth is its words, up to here: one long legal notice is no article.
_MOST_WORTH = 60.0
_WORTH = {
    Kind.FURNITURE: -9.0,
    Kind.CAPTION: -3.0,
    Kind.REPEATED: -5.0,
    Kind.RELATED: -28.0,
    Kind.COLOPHON: -24.0,
}
# To look up a member of an enumeration takes six times as long as a name of the module.
_TEXT, _FURNITURE, _REPEATED = Kind.TEXT, Kind.FURNITURE, Kind.REPEATED
_RELATED, _COMMENTS = Kind.RELATED, Kind.COMMENTS
_END_OF_ARTICLE = -100_000.0
# A line up to here may be said twice (in characters); blocks up to here apart are together.
_SHORT_REPEATED = 60
_AT_ONCE = 3
# So much of an article must stand before its comments, in words.
_ENOUGH = 60
_ENOUGH_UNHEADED = 140  # where no byline or date has been seen yet
# A header line above the body; one below the body opens another article.
_HEADER = -12.0
_NEXT_HEADER = -50.0
# Headings over one short paragraph each, one after another, are a list of teasers.
# What an earlier stretch must be worth: in itself, and of the greatest, by whether it
# stands under a byline or date; and what such a line adds.
_LEAST_EARLIER = 60.0
_SHARE_HEADED = 0.3
_SHARE_EARLIER = 0.7
_HEADED = 1.5
# What text is worth after the readers' comments have begun.
_SHARE_OF_COMMENTS = 0.1
_TEASER = -14.0
_LONGEST_TEASER = 45
_BULLET = -3.0
_SHORT = -5.0
_HEADING = -1.5


def put_right(layout: Layout, title: int | None = None, by: Learned | None = None) -> Layout:
    """Return a layout with the body that the rules and what was learned find together.

    ``title`` is the index of the article's title, which is no part of its body; ``by`` is
    what was learned, where it is not what the project ships.
    """
    # What was learned is about pages: a file that is hardly more than its article has no
    # navigation to tell it from, and the rules are surer there.
    around = len(layout.blocks) - len(layout.body)
    if around < _PAGE or len(layout.blocks) > _LONGEST_PAGE:
        return layout
    by = by or learned()
    sight = sight_of(layout, title)
    found = weigh(sight, by).tolist()
    first = layout.start if _opens_with_dateline(layout) else 0
    last = min(sight.comments, _next_article(layout))
    blocks = layout.blocks
    kept = [
        index
        for index in range(first, last)
        if index != title and index not in layout.headers and found[index] > by.least
    ]
    # The other article's own headline stands above its date, and a line or two that no
    # paragraph follows are no subheadings; a list may end the article.
    doubted = 1.0 if last < sight.comments else _EVEN
    while kept and not stands_alone(blocks[kept[-1]]) and found[kept[-1]] <= doubted:
        kept.pop()
    tail = [stands_alone(blocks[index]) for index in kept[-_SHORTEST_LIST:]]
    if any(tail):
        del kept[len(kept) - tail[::-1].index(True) :]
    body = tuple(kept)
    headings = _headings(blocks, body)
    return layout if len(headings) == len(body) else replace(layout, body=body, headings=headings)


def sight_of(layout: Layout, title: int | None) -> Sight:
    """What there is to see of a file whose body the rules have found."""
    return Sight(
        blocks=layout.blocks,
        kinds=layout.kinds,
        headers=layout.headers,
        dated=[index for index, header in layout.headers.items() if header.date],
        stretch=(layout.start, layout.end),
        body=frozenset(layout.body),
        title=title,
        next_article=min(_below(layout), default=len(layout.blocks)),
        comments=_comments(layout),
    )


def _below(layout: Layout) -> dict[int, object]:
    """The lines below what the rules take for the article that have days of their own."""
    days: dict[int, object] = {
        index: header.date.day for index, header in layout.headers.items() if header.date
    }
    own = {day for index, day in days.items() if index < layout.end}
    return {index: day for index, day in days.items() if index >= layout.end > 0 and day not in own}


def _next_article(layout: Layout) -> int:
    """Where another article begins: dated between headline and paragraph, or one of several.

    One or two other days may be of something that the article names.
    """
    blocks, kinds, below = layout.blocks, layout.kinds, _below(layout)
    if len(set(below.values())) >= _OTHER_DAYS:
        return min(below)
    for index in sorted(below):
        opens = index + 1 < len(blocks) and _is_paragraph(blocks[index + 1], kinds[index + 1])
        lines = blocks[index - 1], blocks[index]
        if opens and not stands_alone(lines[0]) and not any(line.bullet for line in lines):
            return index
    return len(blocks)


def _comments(layout: Layout) -> int:
    """Where, below an article that is long enough to be one, its readers' comments begin."""
    blocks = layout.blocks
    headed = any(index < layout.end for index in layout.headers)
    needed = _ENOUGH if headed else _ENOUGH_UNHEADED
    if sum(blocks[index].words for index in layout.body) < needed:
        return len(blocks)
    for index in range(layout.end, len(blocks)):
        if layout.kinds[index] is _COMMENTS and not blocks[index].bullet:
            return index
    return len(blocks)


def _opens_with_dateline(layout: Layout) -> bool:
    """Whether the rules found the article to begin with a dateline: nothing of it is above."""
    if layout.start not in layout.body:
        return False
    dateline = read_dateline(layout.blocks[layout.start].text)
    return dateline is not None and dateline.is_sure


def by_rules(blocks: Sequence[Block]) -> Layout:
    """Find the body by its worth in words and the furniture that is known."""
    blocks = tuple(blocks)
    repeated = _repeated(blocks)
    lowered = lowered_lines(blocks)
    clues = clues_in(blocks, lowered)
    giveaways = clues.giveaways
    signs = signs_of([block.text for block in blocks])
    headers: dict[int, Header] = {}
    kinds: list[Kind] = []
    for index, block in enumerate(blocks):
        kind = kind_of(block, giveaways.get(index, ()), lowered[index], clues)
        if kind is not _RELATED and kind is not _COMMENTS:
            header = read_header(block, signs=signs[index])
            if header is not None:
                headers[index] = header
                kind = _FURNITURE
        if kind is _TEXT and index in repeated:
            kind = _REPEATED
        kinds.append(kind)
    for index, header in _bylines(blocks, kinds, headers):
        headers[index], kinds[index] = header, _FURNITURE
    worth = _worth(blocks, kinds, headers)
    start, end = _choose(worth, headers)
    start = _after_head(blocks, kinds, headers, start, end)
    start = _after_title(blocks, kinds, start, end)
    body, headings = _kept(blocks, kinds, start, end)
    return Layout(
        blocks=blocks,
        kinds=tuple(kinds),
        headers=headers,
        body=body,
        headings=headings,
        start=start,
        end=end,
    )


def _bylines(
    blocks: tuple[Block, ...], kinds: list[Kind], headers: dict[int, Header]
) -> list[tuple[int, Header]]:
    """Names on a line of their own next to a dated header line, below something like a title."""
    found = []
    for dated in [index for index, header in headers.items() if header.date and not header.author]:
        for index in (dated - 1, dated + 1):
            if not 0 < index < len(blocks) or kinds[index] is not _TEXT or index in headers:
                continue
            titled = any(
                kinds[above] is _TEXT and blocks[above].words > 3 and not blocks[above].bullet
                for above in range(max(0, index - 3), index)
            )
            header = byline_of(blocks[index]) if titled and not blocks[index].bullet else None
            if header is not None:
                found.append((index, header))
                break
    return found


def _repeated(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The blocks that stand in the file more than once, and so are no part of the story.

    A sentence is the story's where it stands first, unless it comes again at once, as
    captions do.
    """
    places: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        places.setdefault(block.text, []).append(index)
    repeated: set[int] = set()
    for text, indices in places.items():
        if len(indices) == 1 or (len(indices) == 2 and len(text) <= _SHORT_REPEATED):
            continue
        first = indices[0]
        paragraph = blocks[first].ends and blocks[first].words >= _PARAGRAPH
        if paragraph and indices[1] - first > _AT_ONCE:
            repeated.update(indices[1:])
        else:
            repeated.update(indices)
    return frozenset(repeated)


def _worth(blocks: tuple[Block, ...], kinds: list[Kind], headers: dict[int, Header]) -> list[float]:
    worth: list[float] = []
    words_so_far = 0
    paragraphs = teasers = 0  # paragraphs since the last heading; headings with just one
    share = 1.0
    headed = False
    stated: set[object] = set()
    last = len(blocks) - 1
    for index, block in enumerate(blocks):
        kind = kinds[index]
        if index in headers:
            headed = True
            header = headers[index]
            facts = (header.date.day if header.date else None, header.author)
            later = words_so_far >= _ENOUGH and header.stated != "updated" and facts not in stated
            if header.author is not None:
                stated.add(facts)
            worth.append(_NEXT_HEADER if later else _HEADER)
        elif kind is _COMMENTS:
            needed = _ENOUGH if headed else _ENOUGH_UNHEADED
            if words_so_far >= needed and not block.bullet:
                share = _SHARE_OF_COMMENTS
                worth.append(_END_OF_ARTICLE)
            else:
                worth.append(_WORTH[_FURNITURE])
        elif kind is _TEXT:
            follows = index < last and _is_paragraph(blocks[index + 1], kinds[index + 1])
            value = _text_worth(block, follows=follows)
            if block.words >= _PARAGRAPH:
                words_so_far += block.words
            if block.ends and block.words >= _PARAGRAPH:
                paragraphs += 1
                if block.words > _LONGEST_TEASER:
                    teasers = 0
            elif follows and value == _HEADING:
                teasers = teasers + 1 if paragraphs == 1 else 0
                paragraphs = 0
                if teasers > 1:
                    value = _TEASER
            worth.append(value * share if value > 0 else value)
        else:
            worth.append(_WORTH[kind])
    return worth


def _is_paragraph(block: Block, kind: Kind) -> bool:
    return kind is _TEXT and block.ends and block.words >= _PARAGRAPH


def _text_worth(block: Block, *, follows: bool) -> float:
    words = block.words
    if block.ends:
        value = min(float(words), _MOST_WORTH)
        if words < _PARAGRAPH:
            value *= 0.5
        return value * 0.5 if block.bullet else value
    if words >= 25:
        return min(words * 0.7, _MOST_WORTH)
    if block.text.endswith((":", "：")) and words >= 5:
        return words * 0.3
    if block.bullet:
        return _BULLET if words < 12 else -1.0
    if follows and words <= LONGEST_HEADING:
        return _HEADING
    return _SHORT if words < 18 else -2.0


def _choose(worth: list[float], headers: dict[int, Header]) -> tuple[int, int]:
    """The stretch that is the article: the greatest, or an earlier one nearly as good.

    A page goes on with other articles, not rarely with more text; its own stands first, and
    under a byline or date.
    """
    start, end = best = best_stretch(worth)
    greatest = sum(worth[start:end]) * _headed(headers, start)
    while start > 0:
        start, end = best_stretch(worth[:start])
        if start == end:
            break
        total = sum(worth[start:end])
        headed = _headed(headers, start)
        needed = _SHARE_HEADED if headed > 1 else _SHARE_EARLIER
        if total >= _LEAST_EARLIER and total * headed >= needed * greatest:
            best = start, end
    return best


def _headed(headers: dict[int, Header], start: int) -> float:
    near = any(start - 8 <= index <= start + 3 for index in headers)
    return _HEADED if near else 1.0


def _after_head(
    blocks: tuple[Block, ...],
    kinds: list[Kind],
    headers: dict[int, Header],
    start: int,
    end: int,
) -> int:
    """Where the body begins, once decks and captions above header and dateline are left out."""
    looked_at = 0
    begin = start
    words = 0
    for index in range(start, end):
        if index in headers and looked_at <= 3 and words <= 90:
            begin = index + 1
        if kinds[index] is _TEXT:
            if looked_at <= 4 and blocks[index].words >= 8:
                dateline = read_dateline(blocks[index].text)
                if dateline is not None and dateline.is_sure:
                    return index
            looked_at += 1
            words += blocks[index].words
        if looked_at > 5:
            break
    return begin


def _after_title(blocks: tuple[Block, ...], kinds: list[Kind], start: int, end: int) -> int:
    """Past a headline that ends as a sentence does ("Why did the port close?")."""
    if start + 1 >= end or not _is_paragraph(blocks[start + 1], kinds[start + 1]):
        return start
    block = blocks[start]
    asks = block.text.endswith(("?", "!", "？", "！")) and block.words <= LONGEST_HEADING
    titled = any(
        kind is _TEXT and not before.bullet and before.words > 2
        for before, kind in zip(blocks[:start], kinds, strict=False)
    )
    return start + 1 if asks and not titled else start


def _kept(
    blocks: tuple[Block, ...], kinds: list[Kind], start: int, end: int
) -> tuple[tuple[int, ...], frozenset[int]]:
    """The blocks of the stretch that are body, and those of them that are subheadings."""
    kept: list[int] = []
    headings: set[int] = set()
    seen: set[str] = set()
    short: list[int] = []  # short lines waiting for what follows them

    def settle(before_paragraph: bool) -> None:
        lines = [index for index in short if not blocks[index].bullet]
        if before_paragraph and 1 <= len(lines) <= 2 and len(lines) == len(short):
            kept.extend(lines)
            headings.update(lines)
        elif short and all(blocks[index].bullet for index in short) and kept:
            kept.extend(short)
        short.clear()

    for index in range(start, end):
        block, kind = blocks[index], kinds[index]
        if kind is not _TEXT:
            settle(before_paragraph=False)
            continue
        if block.text in seen:
            continue
        if stands_alone(block):
            settle(before_paragraph=True)
            kept.append(index)
            seen.add(block.text)
        else:
            short.append(index)
    settle(before_paragraph=False)
    while kept and kept[-1] in headings:
        headings.discard(kept.pop())
    return tuple(kept), frozenset(headings)


def _headings(blocks: tuple[Block, ...], body: Sequence[int]) -> frozenset[int]:
    """One or two short lines right above a paragraph are subheadings; more are a list."""
    headings: set[int] = set()
    short: list[int] = []
    for index in body:
        if stands_alone(blocks[index]):
            if len(short) <= 2 and not any(blocks[one].bullet for one in short):
                headings.update(short)
            short = []
        else:
            short.append(index)
    return frozenset(headings)
