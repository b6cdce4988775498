"""What a Markdown note cites, read out of the file alone, whoever edited it since.

The file ends in a comment that holds the locators. Beside them it holds what the renderer
wrote around the quotes: the text of each footnote (so that a footnote is known under any
label), and hashes of all other text, whole and by the sentence (so that what staff added
is told from it).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from briefing.errors import ReadError
from briefing.records import Locator, ReadBack, Use
from briefing.records.frozen import dataclass
from briefing.rendering import NOT_OURS, UNNAMED
from briefing.rendering.citation_style import unnumbered
from briefing.rendering.locators import as_json, locator_of
from briefing.rendering.markdown_text import pieces, plain
from briefing.rendering.note_data import Fields
from briefing.rendering.own_words import fingerprint, says_something
from briefing.rendering.wording import COMMENT
from briefing.text.patterns import Lazy
from briefing.text.sentences import spans

DATA = "briefing.citations/1"

_DATA = Lazy(rf"<!-- {re.escape(DATA)}\n(.*?)\n-->", re.DOTALL)
_COMMENT = Lazy(r"<!--.*?-->", re.DOTALL)
_DEFINITION = Lazy(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
_HEADING = Lazy(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_ITEM = Lazy(r"\s*(?:[-*+]|(\d{1,9})[.)])(?:\s+(.*)|$)")
_QUOTE = Lazy(r" {0,3}> ?")
_RULE = Lazy(r" {0,3}(?:([-*_])[ \t]*(?:\1[ \t]*){2,}|=+[ \t]*|-+[ \t]*)$")
_TABLE_RULE = Lazy(r"\s*\|[\s|:-]+$")
_CELL_END = Lazy(r"(?<!\\)((?:\\\\)*)\|")
_STAFF_BLOCK = Lazy(rf"{COMMENT}s?\s*(?::|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item or table cell: text cut behind each footnote mark.

    ``level`` is a heading's, 0 for everything else; ``staff`` marks a Comment block.
    """

    pieces: tuple[tuple[str, str | None], ...]
    level: int = 0
    staff: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document's blocks in order and its footnotes' texts by label, white space normal."""

    blocks: tuple[Block, ...]
    footnotes: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the renderer wrote of one citation: its footnote, and what stands beside the
    quote (``before`` and ``after`` are empty unless a template puts something there).

    ``shown`` is the hash of the quote with its insertions where another's footnote reads
    alike; "" else.
    """

    locator: Locator
    footnote: str
    before: str = ""
    after: str = ""
    shown: str = ""


def parse(markdown: str) -> Parsed:
    """The blocks and footnotes of a Markdown text; comments are left out."""
    blocks: list[Block] = []
    footnotes: dict[str, str] = {}
    staff_level = 0
    for kind, markup in _blocks(_COMMENT.sub("\n", markdown)):
        if isinstance(kind, str):
            footnotes.setdefault(kind, one_space(plain(markup)))
            continue
        texts = tuple((one_space(text), label) for text, label in pieces(markup))
        opening = texts[0][0]
        if kind:
            if staff_level >= kind:
                staff_level = 0
            if _STAFF_BLOCK.fullmatch(opening):
                staff_level = kind
        staff = bool(staff_level) or bool(_STAFF_BLOCK.match(opening))
        blocks.append(Block(pieces=texts, level=kind, staff=staff))
    return Parsed(blocks=tuple(blocks), footnotes=footnotes)


def read_back(content: bytes) -> ReadBack:
    """What a Markdown note cites. Raises ReadError where it is not one."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ReadError(UNNAMED, None, "not UTF-8 text; save it as UTF-8") from error
    found = list(_DATA.finditer(text))
    if not found:
        raise ReadError(UNNAMED, None, NOT_OURS)
    line = text.count("\n", 0, found[-1].start()) + 1
    if len(found) > 1:
        raise ReadError(UNNAMED, line, "holds the citations of two notes; verify each by itself")
    written, own = _read_data(found[0][1], line)
    parsed = parse(text)
    ours = _Footnotes(written)
    split = {label: ours.split(footnote) for label, footnote in parsed.footnotes.items()}
    uses: list[Use] = []
    unsourced: list[str] = []
    for block in parsed.blocks:
        for piece, label in block.pieces:
            if label is not None:
                candidates, _ = split.get(label, ([], ""))
                uses.append(_use(label, piece, candidates))
            elif not block.staff and fingerprint(piece) not in own:
                new = (one for one in sentences(piece) if fingerprint(one) not in own)
                unsourced.extend(new)
    for _, added in split.values():
        unsourced.extend(sentences(added))
    return ReadBack(
        uses=tuple(uses),
        locators=tuple(one.locator for one in written),
        unsourced=tuple(unsourced),
    )


def data_comment(written: Iterable[Written], own: Iterable[str]) -> str:
    """The comment that makes a note verifiable; ``own`` are the renderer's other texts."""
    entries = []
    for one in written:
        entry = as_json(one.locator)
        entry["footnote"] = one.footnote
        entry |= {"before": one.before} if one.before else {}
        entry |= {"after": one.after} if one.after else {}
        entry |= {"shown": one.shown} if one.shown else {}
        entries.append(_compact(entry))
    texts = (part for text in own for part in (text, *sentences(text)))
    hashes = _compact(sorted({fingerprint(text) for text in texts}))
    citations = ",\n".join(entries)
    return f'<!-- {DATA}\n{{"citations":[\n{citations}\n],\n"written":{hashes}}}\n-->\n'


def is_joint(text: str) -> bool:
    """Whether a text is only what stands between two marks of one quote."""
    return not text.strip(" ,")


def one_space(text: str) -> str:
    """The text with white space normalised, otherwise as it stands."""
    return " ".join(text.split())


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that say something."""
    for start, end in spans(text):
        if says_something(text[start:end]):
            yield text[start:end]


# --- blocks ----------------------------------------------------------------------------


def _blocks(markdown: str) -> Iterator[tuple[int | str, str]]:
    """(heading level or 0, or a footnote's label; the Markdown of the block), in order."""
    kind: int | str = 0
    lines: list[str] = []
    column = 0  # where the block's text begins; a number left of it starts another item
    after_blank = False
    for raw in (*markdown.split("\n"), ""):
        line = raw
        while found := _QUOTE.match(line):
            line = line[found.end() :]
        if not line.strip():
            after_blank = True
            if lines and not isinstance(kind, str):
                yield kind, " ".join(lines)
                kind, lines = 0, []
            continue
        indented = line.startswith(("    ", "\t"))
        if isinstance(kind, str) and after_blank and not indented:
            yield kind, " ".join(lines)
            kind, lines = 0, []
        after_blank = False
        indent = len(line) - len(line.lstrip())
        inside = bool(lines) and indent >= column
        for new, text in _starts(line, inside):
            if new is not None:
                if lines:
                    yield kind, " ".join(lines)
                kind, lines = new, []
            if text and not lines:
                column = len(line.rstrip().removesuffix("\\")) - len(text)
            if text:
                lines.append(text)
            if isinstance(kind, int) and kind:  # a heading ends with its line
                yield kind, " ".join(lines)
                kind, lines = 0, []
    if lines:
        yield kind, " ".join(lines)


def _starts(line: str, inside: bool) -> Iterator[tuple[int | str | None, str]]:
    """What a line starts (None: it goes on with the block it is in), and its text.

    ``inside`` a paragraph a number starts no list, but for a 1 (CommonMark 0.31, 5.3).
    """
    if found := _DEFINITION.match(line):
        yield found[1], found[2].strip()
    elif found := _HEADING.match(line):
        yield len(found[1]), (found[2] or "").strip()
    elif _TABLE_RULE.match(line) or _RULE.match(line):
        yield 0, ""
    elif line.lstrip().startswith("|"):
        for cell in _CELL_END.sub("\\1\n", line.strip()[1:]).split("\n"):
            yield 0, cell.strip()
    elif (found := _ITEM.match(line)) and not (inside and found[1] not in {None, "1"}):
        yield 0, ""
        yield from _starts(found[2] or "", inside=False)
    else:
        yield None, line.strip().removesuffix("\\")


# --- the data --------------------------------------------------------------------------


def _compact(value: object) -> str:
    # "--" may end a comment; ASCII carries whatever else a comment can't.
    return json.dumps(value, separators=(",", ":")).replace("--", "-\\u002d")


def _read_data(data: str, line: int) -> tuple[tuple[Written, ...], frozenset[str]]:
    try:
        fields = Fields(json.loads(data), "", UNNAMED)
    except (ValueError, RecursionError) as error:
        reason = f"its citation data are damaged ({error}); verify the file as it was written"
        raise ReadError(UNNAMED, line, reason) from error
    written = tuple(
        Written(
            locator=locator_of(entry),
            footnote=entry.text("footnote"),
            before=entry.text("before") if entry.has("before") else "",
            after=entry.text("after") if entry.has("after") else "",
            shown=entry.text("shown") if entry.has("shown") else "",
        )
        for entry in fields.objects("citations")
    )
    return written, frozenset(fields.texts("written"))


class _Footnotes:
    """The footnotes that the renderer wrote, known again under any label, whatever number of
    another note they point at by now."""

    def __init__(self, written: tuple[Written, ...]) -> None:
        self._by_text: dict[str, list[Written]] = {}
        for one in written:
            self._by_text.setdefault(unnumbered(one.footnote), []).append(one)

    def split(self, footnote: str) -> tuple[list[Written], str]:
        """Whose footnote a text is, and what staff added to it; all of it where it is none's."""
        text = unnumbered(footnote)
        end = len(text)
        while end > 0:
            if text[:end] in self._by_text:
                return self._by_text[text[:end]], text[end:].strip()
            end = text.rfind(" ", 0, end)
        return [], text


def _use(label: str, text: str, candidates: list[Written]) -> Use:
    """A use with the locator that belongs to its footnote, under whatever label it stands.

    Of citations whose footnotes read alike that counts which the text is of, then the label.
    """
    own = [one for one in candidates if str(one.locator.number) == label]
    found = next(iter(own or candidates), None)
    for one in (*own, *candidates):
        if one.shown and fingerprint(_without(one, text)) == one.shown:
            found = one
            break
    if found is not None:
        text = _without(found, text)
    if is_joint(text):
        text = ""
    return Use(label=label, text=text, locator=None if found is None else found.locator)


def _without(written: Written, text: str) -> str:
    """What stands before a mark without what a template put beside the quote."""
    return one_space(text.removeprefix(written.before).removesuffix(written.after))
