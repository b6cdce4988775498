"""Markdown: the text as a person sees it, without marks, on the lines where it stands.

Front matter states fields. Where the text opens with a heading, or front matter gives its
title, the file is taken as laid out by its author: paragraphs and headings as marked. A
page that was clipped with all its links, or plain text under this suffix, is told from its
furniture as any text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.readers import reader
from briefing.readers.encodings import decode
from briefing.readers.front_matter import split_front_matter
from briefing.readers.markdown_marks import shown, without_comments
from briefing.readers.own_notes import is_own_markdown, refusal
from briefing.readers.text import written_lines
from briefing.records import Draft, Line, Reading
from briefing.text.spaces import normalise

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`]*)$")
_DEFINITION = re.compile(r" {0,3}\[[^\]]{1,500}\]:(?:[ \t]|$)")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_CALLOUT = re.compile(r"\[![\w-]{1,30}\][+-]?[ \t]*")
_ITEM = re.compile(r"\s*(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+\[[ xX]\])?[ \t]+(?=\S)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ONLY_LINKS = re.compile(
    r"\s*(?:[-*+] +|[|•·,] *)*(?:!?\[(?:[^\[\]]|!\[[^\[\]]{0,300}\]\([^()]{0,2000}\)){0,500}\]"
    r"\([^()]{0,2000}\)[\s|•·,]*)+$"
)
_SENTENCE_END = re.compile(r"[.!?…。！？:：][\"'”’»)\]*_]*$")
# So many lines of nothing but links are the mark of a clipped page.
_CLIPPED = 4
_SHORTEST_CELL = 8
_LONGEST_TITLE = 300
_NARROWEST, _WIDEST = 40, 130


@reader("markdown", suffixes=(".md", ".markdown"))
def read_markdown(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]:
    """Read a Markdown file as one draft. Raises ReadError for a note that briefing wrote."""
    text = decode(path, content)
    if is_own_markdown(text):
        raise refusal(path)
    lines = written_lines(path, text)
    fields, taken = split_front_matter(path, lines, reading)
    marked = without_comments("\n".join(lines[taken:])).split("\n")
    blocks = list(_blocks(marked, taken + 1))
    title = fields.get("title")
    opening = next((block for block in blocks), None)
    heading = opening.shown if opening is not None and opening.level else None
    clipped = sum(1 for line in marked if "](" in line and _ONLY_LINKS.match(line)) >= _CLIPPED
    if clipped or (title is None and heading is None):
        headings = [block for block in blocks if block.level == 1]
        if title is None and len(headings) == 1 and len(headings[0].shown) <= _LONGEST_TITLE:
            fields["title"] = headings[0].shown
        return (Draft(path=path, lines=_as_lines(blocks, taken, len(marked)), **fields),)
    if heading is not None and opening is not None and (title is None or opening.level == 1):
        fields["title"] = title or heading
        del blocks[0]
    elif heading is not None and title is not None and _same(heading, title):
        del blocks[0]
    paragraphs: list[Line] = []
    heads: set[int] = set()
    for block in blocks:
        if block.level:
            heads.add(len(paragraphs))
            paragraphs.append(Line(number=block.line, text=block.shown))
        else:
            paragraphs += _paragraphs(block)
    return (
        Draft(
            path=path, lines=tuple(paragraphs), extracted=True, headings=frozenset(heads), **fields
        ),
    )


class _Block:
    """Lines that belong together: the text of each as shown, and the number of the first.

    ``level`` is a heading's, 0 for a paragraph; ``mark`` what stood before it in a list.
    """

    def __init__(self, line: int, lines: Sequence[str], level: int = 0, mark: str = "") -> None:
        self.line = line
        self.level = level
        self.mark = mark
        self.lines = [normalise(one) for one in lines]

    @property
    def shown(self) -> str:
        return normalise(" ".join(self.lines))


def _blocks(lines: Sequence[str], first: int) -> Iterator[_Block]:
    """The headings, paragraphs and items of a text, in order, without marks."""
    waiting: list[str] = []
    begun = first
    mark = ""

    def settle(level: int = 0) -> Iterator[_Block]:
        nonlocal mark
        if waiting:
            block = _Block(begun, shown("\n".join(waiting)).split("\n"), level, mark)
            if any(map(str.isalnum, block.shown)):
                yield block
        waiting.clear()
        mark = ""

    fence: str | None = None
    shown_fence = True
    definition = False
    for number, line in enumerate(lines, start=first):
        fenced = _FENCE.match(line)
        if fence is not None:
            if fenced and fenced[1].startswith(fence) and not fenced[2].strip():
                fence = None
            elif shown_fence and line.strip():
                yield _Block(number, [line])
            continue
        if fenced:
            yield from settle()
            # With the name of a language it is code; without, text kept as it was typed.
            fence, shown_fence = fenced[1], not fenced[2].strip()
            continue
        if quoted := _QUOTE.match(line):
            line = _CALLOUT.sub("", line[quoted.end() :])
        if not line.strip():
            yield from settle()
            definition = False
            continue
        if definition and line[:1] in " \t":
            continue
        if _DEFINITION.match(line):
            yield from settle()
            definition = True
            continue
        definition = False
        if found := _HEADING.match(line):
            yield from settle()
            begun, waiting[:] = number, [found[2] or ""]
            yield from settle(len(found[1]))
        elif waiting and not mark and _UNDERLINE.match(line) and _may_head(waiting):
            yield from settle(1 if "=" in line else 2)
        elif _RULE.match(line) or (_TABLE_RULE.match(line) and "|" in line):
            yield from settle()
        elif line.lstrip().startswith("|"):
            yield from settle()
            for cell in line.strip().strip("|").split("|"):
                if len(cell.split()) >= _SHORTEST_CELL and _SENTENCE_END.search(cell.strip()):
                    yield _Block(number, [shown(cell)])
        elif (item := _ITEM.match(line)) and (not waiting or mark or item[1] in {None, "1"}):
            yield from settle()
            begun, mark = number, item[1] + "." if item[1] else "*"
            waiting.append(line[item.end() :])
        else:
            if not waiting:
                begun = number
            waiting.append(line)
    yield from settle()


def _may_head(waiting: Sequence[str]) -> bool:
    """Whether lines over a rule are its heading, not a paragraph that a rule ends."""
    return (
        len(waiting) == 1
        and len(waiting[0]) <= _LONGEST_TITLE
        and not waiting[0].rstrip("*_").endswith((".", ",", ";", ":"))
    )


def _paragraphs(block: _Block) -> Iterator[Line]:
    """A block's paragraphs: lines are joined where they were only wrapped."""
    width = max(map(len, block.lines))
    text, begun = "", block.line
    before = ""
    for number, line in enumerate(block.lines, start=block.line):
        if not line:
            continue
        if text and _runs_on(before, line, width):
            text += " " + line
        else:
            if any(map(str.isalnum, text)):
                yield Line(number=begun, text=text)
            text, begun = line, number
        before = line
    if any(map(str.isalnum, text)):
        yield Line(number=begun, text=text)


def _runs_on(before: str, after: str, width: int) -> bool:
    wrapped = (
        _NARROWEST <= width <= _WIDEST and len(before) + 1 + len(after.partition(" ")[0]) > width
    )
    return wrapped or after[0].islower() or before[-1] in ",-–—"


def _as_lines(blocks: Sequence[_Block], taken: int, count: int) -> tuple[Line, ...]:
    """Every line of the file below its front matter, blank ones too, without marks."""
    texts = [""] * count
    for block in blocks:
        at = block.line - taken - 1
        for number, line in enumerate(block.lines, start=at):
            texts[number] = line if not texts[number] else f"{texts[number]} {line}"
        if block.mark:
            texts[at] = f"{block.mark} {texts[at]}"
    return tuple(Line(number=number, text=text) for number, text in enumerate(texts, taken + 1))


def _same(one: str, other: str) -> bool:
    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, text.casefold()))

    return letters(one) == letters(other)
