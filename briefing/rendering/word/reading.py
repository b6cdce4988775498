"""What a reader sees in a Word document's body, in order: text, and marks of notes.

Elements are known by their local names, so that the transitional and the strict variant
of the format read alike. Deleted and hidden text is not there; inserted text is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.records.frozen import dataclass
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

# Properties, deleted and moved-away text, field codes, ruby glosses.
_SKIPPED = frozenset(
    {
        *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"),
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "fldData"),
    }
)
_CHARACTERS = {
    **{"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n"},
    **{"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"},
}
_MARKS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PROPERTIES = {"pPr", "rPr"}
_LEVELS = frozenset("012345678")
_OFF = {"0", "false", "off"}
# What a renderer puts behind a quote that leaves a text direction open.
_CLOSERS = "\u202c\u2069"


class _Joint(str):
    """A comma or space in a character style, as it stands between two marks of one quote."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Text up to a mark, white space normalised, without what joins the mark to others;
    ``mark`` is the kind and id of the note that the mark leads to, None for what stands
    behind the last mark of a paragraph."""

    text: str
    mark: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph: its style's id, its own level as a heading from 1 (0 for none that is
    not the style's), and its stretches."""

    style: str | None
    level: int
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        return normalise(" ".join(stretch.text for stretch in self.stretches))


def local_name(element: _Element) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    return _local(element.tag)


@lru_cache(maxsize=1024)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child of that local name."""
    if element is not None:
        for inner in element:
            if local_name(inner) == name:
                return inner
    return None


def blocks(body: _Element) -> Iterator[Block]:
    """The paragraphs in order, those of tables and text boxes too."""
    found: list[Block] = []
    for element in body:
        _read(element, found, [])
        yield from found
        found.clear()


def visible_text(element: _Element) -> str:
    """All text of an element, paragraphs apart by a space, white space normalised."""
    return normalise(" ".join(block.text for block in blocks(element)))


def _read(element: _Element, found: list[Block], pieces: list[str | tuple[str, str]]) -> None:
    """Append what an element shows to ``pieces``, and each paragraph in it to ``found``."""
    name = local_name(element)
    if name == "t":
        pieces.append(element.text or "")
    elif name in _CHARACTERS:
        pieces.append(_CHARACTERS[name])
    elif name in _MARKS:
        pieces.append((_MARKS[name], attribute(element, "id") or ""))
    elif name == "p":
        inner: list[str | tuple[str, str]] = []
        for part in element:
            _read(part, found, inner)
        found.append(_block(element, inner))
    elif name == "AlternateContent":  # the same drawing twice, for new and old programs
        for part in list(element)[:1]:
            _read(part, found, pieces)
    elif name == "r":
        if not _hidden(element):
            pieces.extend(_run(element, found))
    elif name not in _SKIPPED:
        for part in element:
            _read(part, found, pieces)


def _run(element: _Element, found: list[Block]) -> Iterator[str | tuple[str, str]]:
    inner: list[str | tuple[str, str]] = []
    for part in element:
        _read(part, found, inner)
    # Which style it is doesn't count: LibreOffice gives marks and what joins them different ones.
    styled = child(_properties(element), "rStyle") is not None
    for piece in inner:
        joins = styled and isinstance(piece, str) and not piece.strip(" ,")
        yield _Joint(piece) if joins else piece


def _properties(element: _Element) -> _Element | None:
    """The properties of a run or paragraph, which are its first child where it has any."""
    first = next(iter(element), None)
    return first if first is not None and local_name(first) in _PROPERTIES else None


def _hidden(run: _Element) -> bool:
    vanish = child(_properties(run), "vanish")
    return vanish is not None and attribute(vanish, "val") not in _OFF


def _unjoined(texts: list[str]) -> list[str]:
    """The texts between two marks without what joined these to marks since deleted."""
    start, end = 0, len(texts)
    while start < end and isinstance(texts[start], _Joint):
        start += 1
    while start < end and isinstance(texts[end - 1], _Joint):
        end -= 1
    while start < end < len(texts) and not texts[end - 1].strip(_CLOSERS):
        end -= 1
    return texts[start:end]


def _block(element: _Element, pieces: list[str | tuple[str, str]]) -> Block:
    stretches: list[Stretch] = []
    texts: list[str] = []
    for piece in (*pieces, None):
        if isinstance(piece, str):
            texts.append(piece)
            continue
        text = "".join(_unjoined(texts))
        if stretches:
            text = text.lstrip(_CLOSERS)
        stretches.append(Stretch(text=normalise(text), mark=piece))
        texts.clear()
    properties = _properties(element)
    style = child(properties, "pStyle")
    outline = child(properties, "outlineLvl")
    level = "" if outline is None else attribute(outline, "val") or ""
    return Block(
        style=None if style is None else attribute(style, "val"),
        level=int(level) + 1 if level in _LEVELS else 0,
        stretches=tuple(stretches),
    )
