"""Lines become blocks: a paragraph, a headline or one line of furniture each.

In most files a line is a block. Where a file is hard-wrapped, the lines of a paragraph are
joined; the block keeps the number of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefing.records import Line
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy

# Marks of a list item, as browsers and text exports write them.
_BULLETS = frozenset("*•·▪▸►●○■□◆–+o-")
_LONE_MARKS = _BULLETS | frozenset("|/")
_NUMBERED = Lazy(r"\d{1,2}\. (?=\S)")
# Below the first of these there is no ideograph, kana, hangul or bracket of theirs.
_EAST_ASIAN = re.compile("[^\x00-\u2fff]")
_IDEOGRAPH = Lazy("[\u3041-\u30ff\u3400-\u9fff]")
_CLOSERS = "\"'”’»›)]}」』】*"
_ENDS = frozenset(".!?…。！？⋯")

# In words.
LONGEST_HEADING = 16

# A file is hard-wrapped when nearly all lines fit into a width like these (in characters)…
_NARROWEST, _WIDEST = 40, 110
# …and lines break where the next word would not have fitted, in the midst of sentences.
_BROKEN_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the file that stands by itself.

    ``line`` is the line it begins on, ``apart`` whether a blank line stands before it,
    ``bullet`` whether it was an item of a list (the mark is not part of ``text``),
    ``words`` their number (two ideographs count one), ``ends`` whether it ends as a
    sentence does.
    """

    text: str
    line: int | None
    apart: bool
    bullet: bool
    words: int
    ends: bool


class _Open:
    """A block while its fields are set: a frozen one is three times as slow to make."""

    __slots__ = ("apart", "bullet", "ends", "line", "text", "words")


def _block(text: str, line: int | None, apart: bool, bullet: bool) -> Block:
    made: Any = _Open()
    made.text = text
    made.line = line
    made.apart = apart
    made.bullet = bullet
    made.words = count_words(text)
    made.ends = ends_sentence(text)
    made.__class__ = Block
    block: Block = made
    return block


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Join a file's lines into blocks; blank lines and lone marks give none."""
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for line, text, apart in _joined(lines, width) if width else _single(lines):
        item = _item(text)
        bullet = item is not None
        if item is not None:
            text = item
        elif text in _LONE_MARKS:
            continue
        blocks.append(_block(text, line, apart, bullet))
    return tuple(blocks)


def block_of(text: str, line: int | None) -> Block:
    """The block of one paragraph that stands by itself."""
    return _block(text, line, True, False)


def count_words(text: str) -> int:
    """A quick count: spaces, or ideographs where there are many."""
    spaces = text.count(" ") + 1
    if text.isascii() or not is_east_asian(text):
        return spaces
    return max(spaces, len(_IDEOGRAPH.findall(text)) // 2)


def is_east_asian(text: str) -> bool:
    """Whether a text may have a character of the East Asian scripts in it."""
    return not text.isascii() and _EAST_ASIAN.search(text) is not None


def _item(text: str) -> str | None:
    """What stands behind the mark of a list's item; None where no such mark opens the text."""
    if text[0] not in _BULLETS or text[1:2] != " ":
        return None
    item = text[1:].lstrip(" ")
    return item if item and not item[0].isspace() else None


def ends_sentence(text: str) -> bool:
    """Whether a text ends with the mark of a sentence's end, closing marks aside."""
    last = text.rstrip(_CLOSERS)[-1:]
    return last in _ENDS if last else False


def stands_alone(block: Block) -> bool:
    """Whether a block needs no paragraph below it to be text."""
    return block.ends or block.words > LONGEST_HEADING or block.text.endswith((":", "：", ",", ";"))


def _single(lines: Sequence[Line]) -> Iterator[tuple[int | None, str, bool]]:
    apart = True
    for line in lines:
        if line.text:
            yield line.number, line.text, apart
            apart = False
        else:
            apart = True


def _joined(lines: Sequence[Line], width: int) -> Iterator[tuple[int | None, str, bool]]:
    pieces: list[str] = []
    number: int | None = None
    apart = pending = True
    for line in lines:
        text = line.text
        if pieces and (not text or not _runs_on(pieces[-1], text, width)):
            yield number, " ".join(pieces), apart
            pieces = []
        if not text:
            pending = True
            continue
        if not pieces:
            number, apart = line.number, pending
        pending = False
        pieces.append(text)
    if pieces:
        yield number, " ".join(pieces), apart


def _runs_on(before: str, after: str, width: int) -> bool:
    """Whether ``before`` was broken only because the first word of ``after`` did not fit."""
    if _item(after) is not None or (after[0].isdigit() and _NUMBERED.match(after)):
        return False
    return len(before) + 1 + len(after.partition(" ")[0]) > width


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width a file is wrapped at, or None where lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if len(lengths) < 4:
        return None
    width = lengths[-1 - len(lengths) // 50]  # a long address or two may stick out
    if not _NARROWEST <= width <= _WIDEST:
        return None
    followed = broken = inside = 0
    for first, second in pairwise(lines):
        if first.text and second.text:
            followed += 1
            if _runs_on(first.text, second.text, width):
                broken += 1
                inside += not ends_sentence(first.text)
    if not broken or broken < 3 or inside < 0.5 * broken or broken < _BROKEN_SHARE * followed:
        return None
    return width
