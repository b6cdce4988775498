"""Plain text to Markdown that shows just that text, and Markdown back to plain text.

Escaping holds for CommonMark (0.31), GitHub's extensions and pandoc: what could be markup
gets a backslash, what could be HTML a character reference. Invisible characters become
references too, so that whoever reads the Markdown itself can see them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from briefing.rendering.invisibles import INVISIBLE, closers
from briefing.text.patterns import Lazy

_WHITE_SPACE = Lazy(r"\s+")
_LEADING = Lazy(r"\A( ?(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+=:%])))(.)")
_MARKUP = Lazy(
    r"[\\`*\[\]{}|~^$#@]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # between letters an underscore is no markup
    r"|!(?=\[|$)|:(?=//|[A-Za-z+-][\w+-]*:)|(?<=\bwww)\."  # images, addresses, emoji names
)
_HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_HTML_START = Lazy(r"[<>]|&(?=#?\w+;)")

# What stands in Markdown for something else; the first alternative that fits counts.
_TOKEN = Lazy(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[\^(?P<mark>[^\]\s]+)\]"
    r"|&#[xX](?P<hex>[0-9A-Fa-f]{1,6});"
    r"|&#(?P<decimal>[0-9]{1,7});"
    r"|(?P<entity>&[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|<(?P<address>https?://[^<>\s]*)>"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|!?\[(?P<link>(?:[^\[\]\\]|\\.)*)\]\((?:[^()\\]|\\.|\([^()]*\))*\)"
    r"|(?P<emphasis>(?<!\s)\*+|\*+(?!\s)|`+|~~|(?<![^\W_])_+|_+(?![^\W_]))"
    r"|(?P<text>[^\\\[&<!*`~_]+|.)",
    re.DOTALL,
)


def escape(text: str) -> str:
    """Markdown that shows exactly this text, on one line, wherever in a line it is put.

    Text directions left open are closed by decimal references, which ``plain`` drops;
    every other reference it makes is hexadecimal or named.
    """
    end = "".join(f"&#{ord(mark)};" for mark in closers(text))
    text = _WHITE_SPACE.sub(" ", text)
    text = _HTML_START.sub(lambda found: _HTML[found[0]], text)
    text = _MARKUP.sub(r"\\\g<0>", text)
    text = _LEADING.sub(r"\1\\\2", text)
    if not (text.isascii() and text.isprintable()):
        text = INVISIBLE.sub(lambda found: f"&#x{ord(found[0]):X};", text)
    return text + end


def pieces(markdown: str) -> Iterator[tuple[str, str | None]]:
    """The plain text of one block, cut behind each footnote mark: (text, label of the mark).

    The last piece is what follows the last mark; its label is None.
    """
    texts: list[str] = []
    for token in _TOKEN.finditer(markdown):
        if token["mark"] is not None:
            yield "".join(texts), token["mark"]
            texts.clear()
        else:
            texts.append(_plain(token))
    yield "".join(texts), None


def plain(markdown: str) -> str:
    """The text that a piece of Markdown shows; footnote marks are left out."""
    return "".join(text for text, _ in pieces(markdown))


def _plain(token: re.Match[str]) -> str:
    if token["escaped"]:
        return token["escaped"]
    if token["hex"]:
        return _character(int(token["hex"], 16))
    if token["decimal"]:
        character = _character(int(token["decimal"]))
        return "" if character in "\u202c\u2069" else character
    if token["entity"]:
        return html.unescape(token["entity"])
    if token["link"] is not None:
        return plain(token["link"])
    return token["address"] or token["text"] or ""


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
