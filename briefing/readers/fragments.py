"""Pieces of web pages, as feeds and mails carry them: from mark-up to paragraphs.

A fragment has no page around it, so nothing has to be told from navigation; what is left
out is what nobody sees (scripts, hidden text) and what is surely no text (forms, players).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from briefing.text.addresses import web_address
from briefing.text.patterns import Lazy
from briefing.text.sentences import spans
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figure", "footer", "header", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({
    "applet", "audio", "button", "canvas", "embed", "figcaption", "form", "head", "iframe",
    "input", "map", "math", "nav", "noscript", "object", "option", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_HIDING = Lazy(
    r"display:none|visibility:hidden|mso-hide:all|(?:^|;)(?:font-size|max-height):0(?:px|pt|em)?"
    r"(?:;|$)"
)
_SPACE = Lazy(r"\s+")
_MARKED_UP = Lazy(
    r"</?(?:a|p|b|i|br|em|h\d|li|ul|ol|div|img|span|strong|table|blockquote)\b[^<>]{0,2000}>"
)
SENTENCE_END = Lazy(r"[.!?…。！？][\"'”’»›)\]」』]*$")
_LONGEST_HEADING = 16

# What tools of publishing put below an entry.
_TAILS = Lazy(
    r"(?:the (?:post|article|story)\b.{1,400}\b(?:appeared first|was first published|first appeared"
    r"|originally appeared) (?:on|at|in)\b"
    r"|der beitrag\b.{1,400}\berschien zuerst (?:auf|bei)\b"
    r"|l[’']article\b.{1,400}\best apparu en premier sur\b"
    r"|la entrada\b.{1,400}\bse public[óo] primero en\b"
    r"|o post\b.{1,400}\bapareceu primeiro em\b"
    r"|l[’']articolo\b.{1,400}\bproviene da\b"
    r"|het bericht\b.{1,400}\bverscheen eerst op\b).{0,200}$",
    re.IGNORECASE,
)
_ONWARD = Lazy(
    r"(?:\(?\[?\s*(?:(?:continue|keep) reading|read (?:more|on|the (?:full|rest|whole|entire))"
    r"|click (?:here )?to read|full (?:story|article|text)|more\s*(?:…|\.\.\.|»|→|>>)"
    r"|view (?:the )?(?:full|original)|weiterlesen|mehr lesen|lire la suite|lire l[’']article"
    r"|leer m[áa]s|seguir leyendo|sigue leyendo|leia mais|continue lendo|leggi tutto|continua a "
    r"leggere|lees (?:meer|verder)|阅读全文|阅读更多|続きを読む|자세히 보기|더 보기)"
    r"\b.{0,150})$",
    re.IGNORECASE,
)
_MORE_MARK = Lazy(r"\s*(?:\[\s*(?:…|\.\.\.|&hellip;)\s*\]|\(\s*(?:…|\.\.\.)\s*\))\s*$")
_TRAILING_DOTS = Lazy(r"\s*(?:…|\.\.\.)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line or paragraph of a fragment.

    ``apart`` says that a block begins with it, ``linked`` that all of it is a link, to
    ``url``; ``cell`` that it is a table cell's own text.
    """

    text: str
    heading: bool = False
    linked: bool = False
    apart: bool = True
    cell: bool = False
    url: str | None = None


@dataclass(slots=True)
class _Gatherer:
    """Text as it comes, closed into a piece at every border of a block."""

    every_break: bool
    done: list[Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    bold: int = 0
    url: str | None = None
    apart: bool = True

    def add(self, text: str | None, *, linked: bool, bold: bool) -> None:
        if not text:
            return
        self.texts.append(text)
        length = len(text) - text.count(" ")
        if text.isspace():
            return
        self.letters += length
        self.linked += length if linked else 0
        self.bold += length if bold else 0

    def line_break(self) -> None:
        text = "".join(self.texts).rstrip(" \t\r\n\xa0")
        if not text:
            self.apart = True  # a second break leaves a blank line
            self.texts.clear()
        elif self.every_break or SENTENCE_END.search(text[-8:]):
            self.close(heading=False, cell=False)
            self.apart = False
        else:
            self.texts.append("\n")

    def close(self, *, heading: bool, cell: bool) -> None:
        text = normalise("".join(self.texts))
        if text and any(map(str.isalnum, text)):
            strong = self.bold >= self.letters and not SENTENCE_END.search(text)
            self.done.append(
                Piece(
                    text=text,
                    heading=heading or (strong and text.count(" ") < _LONGEST_HEADING),
                    linked=self.linked >= self.letters,
                    apart=self.apart,
                    cell=cell,
                    url=self.url,
                )
            )
        elif text:  # a ruler made of marks
            self.done.append(Piece(text=text, apart=self.apart))
        self.texts, self.letters, self.linked, self.bold, self.url = [], 0, 0, 0, None
        self.apart = True


def pieces_of(fragment: str, *, every_break: bool = False) -> tuple[Piece, ...]:
    """Return what a reader sees of a fragment of HTML, in order.

    A line break inside a sentence is a hard wrap and parts nothing, two are a paragraph's
    end; with ``every_break`` each ends a line.
    """
    root = _parsed(fragment)
    if root is None:
        return ()
    from lxml import etree

    gatherer = _Gatherer(every_break=every_break)
    stack: list[str] = []  # the blocks that are open
    links = bolds = 0
    unseen: _Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if unseen is not None:
            if event == "end" and element is unseen:
                unseen = None
                gatherer.add(element.tail, linked=links > 0, bold=bolds > 0)
            continue
        if event == "start":
            if tag in _UNSEEN or _is_hidden(element):
                unseen = element
                continue
            if tag in _BLOCKS:
                _close(gatherer, stack)
                stack.append(tag)
            elif tag == "br":
                gatherer.line_break()
            elif tag == "a" and (element.get("href") or "").strip():
                links += 1
                gatherer.url = gatherer.url or address_at(element.get("href"))
            bolds += tag in ("b", "strong")
            gatherer.add(element.text, linked=links > 0, bold=bolds > 0)
        else:
            if tag in _BLOCKS:
                _close(gatherer, stack)
                stack.pop()
            elif tag == "a" and (element.get("href") or "").strip():
                links -= 1
            bolds -= tag in ("b", "strong")
            gatherer.add(element.tail, linked=links > 0, bold=bolds > 0)
    _close(gatherer, stack)
    return tuple(gatherer.done)


def _close(gatherer: _Gatherer, stack: list[str]) -> None:
    within = stack[-1] if stack else ""
    gatherer.close(heading=within in _HEADINGS, cell=within in _CELLS)


def _parsed(fragment: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        # A block around it, since text that stands by itself may else be lost.
        content = f"<div>{fragment}</div>".encode("utf-8", "replace")
        root: _Element | None = etree.fromstring(content, parser)
    except etree.LxmlError:
        return None
    return root


def _is_hidden(element: _Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and _HIDING.search(_SPACE.sub("", style.lower())[:2000]) is not None


def is_marked_up(text: str) -> bool:
    """Whether a text has tags of HTML in it."""
    return "<" in text and _MARKED_UP.search(text) is not None


def plain(text: str) -> str:
    """A line of HTML, such as a title, as plain text."""
    if "<" not in text and "&" not in text:
        return normalise(text)
    return normalise(" ".join(piece.text for piece in pieces_of(text)))


def address_at(stated: str | None, base: str | None = None) -> str | None:
    """An address as mark-up states it, relative to ``base``, where it is one of the web."""
    if not stated:
        return None
    try:
        return web_address(urljoin(base or "", "".join(stated.split())))
    except ValueError:  # brackets that hold no address of a machine
        return None


def body_of(
    fragment: str, *, title: str | None = None, shortened: bool = False
) -> tuple[tuple[str, ...], frozenset[int]]:
    """The paragraphs of an entry's own text, and the indices of those that are headings.

    Lists of links, ways to read on and the title said again are left out. Where the text
    was cut short (it says so, or ``shortened`` lets a trailing ellipsis say it), it ends
    with its last whole sentence.
    """
    found = list(pieces_of(fragment)) if is_marked_up(fragment) else list(_plain_pieces(fragment))
    kept = [piece for piece in _without_tails(found) if _is_text(piece)]
    if kept and title and kept[0].text == title:
        del kept[0]
    if kept:
        rest = whole(kept[-1].text, shortened=shortened)
        if rest != kept[-1].text:
            kept[-1:] = [Piece(text=rest)] if rest else []
    while kept and kept[-1].heading:
        kept.pop()
    return (
        tuple(piece.text for piece in kept),
        frozenset(index for index, piece in enumerate(kept) if piece.heading),
    )


def has_sentence(paragraphs: tuple[str, ...]) -> bool:
    """Whether one of the paragraphs is at least a full sentence."""
    return any(
        SENTENCE_END.search(text) and (text.count(" ") >= 3 or len(text.encode()) >= 30)
        for text in paragraphs
    )


def _plain_pieces(text: str) -> Iterator[Piece]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = text.split("\n\n") if "\n\n" in text else text.split("\n")
    for part in parts:
        line = plain(part) if "&" in part else normalise(part)
        if any(map(str.isalnum, line)):
            yield Piece(text=line)


def _without_tails(found: list[Piece]) -> Iterator[Piece]:
    for index, piece in enumerate(found):
        # Only below the text, so that no sentence of it is lost.
        if index >= len(found) - 6 and (
            (len(piece.text) < 900 and _TAILS.match(piece.text))
            or ((piece.linked or not SENTENCE_END.search(piece.text)) and _leads_on(piece.text))
        ):
            continue
        yield piece


def _leads_on(text: str) -> bool:
    return len(text) < 250 and _ONWARD.match(text) is not None


def _is_text(piece: Piece) -> bool:
    if not any(map(str.isalnum, piece.text)):
        return False
    if piece.heading:
        return not piece.linked
    if SENTENCE_END.search(piece.text):
        return True
    return not piece.linked and not (piece.cell and piece.text.count(" ") < 8)


def whole(text: str, *, shortened: bool) -> str:
    """A paragraph up to its last whole sentence, where it was cut short.

    ``shortened`` lets an ellipsis at its end say so.
    """
    before, stop, last = text.rpartition(". ")
    if stop and len(last.split()) <= 4 and _leads_on(last):
        text = before + "."
    cut = _MORE_MARK.sub("", text)
    if cut == text and shortened:
        cut = _TRAILING_DOTS.sub("", text)
    if cut == text or SENTENCE_END.search(cut):
        return cut
    sentences = spans(cut)
    return cut[: sentences[-2][1]] if len(sentences) > 1 else ""
