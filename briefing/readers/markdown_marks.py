"""The marks inside Markdown text: links, images, emphasis, tags and escapes.

Each pattern is bounded and each pass linear, whatever the text; line ends stay, so that
lines keep their numbers.
"""

from __future__ import annotations

import html
import re

_TARGET = r"\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)"
_IMAGE = re.compile(r"!\[[^\[\]]{0,1000}\](?:" + _TARGET + r"|\[[^\[\]]{0,200}\])")
_EMBED = re.compile(r"!\[\[[^\[\]\n]{0,300}\]\]")
_LINK = re.compile(r"\[([^\[\]]{0,1000})\](?:" + _TARGET + r"|\[[^\[\]]{0,200}\])")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s@]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,2000})?/?>")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]{1,2000})\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = re.compile(r"\\$", re.MULTILINE)
_RUN = re.compile(r"\*+|_+|~~|==")
# Private characters stand in for escaped marks while marks are taken out.
_KEPT = 0xF0000
_MARKS_AGAIN = {_KEPT + code: code for code in range(128)}
_MARKS = frozenset("*_~=`[]<>!&")
_OPENING = re.compile(r"<!--|<script\b|<style\b", re.IGNORECASE)
_CLOSING = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\s{0,20}>", re.IGNORECASE),
    "<style": re.compile(r"</style\s{0,20}>", re.IGNORECASE),
}


def shown(text: str) -> str:
    """Return the text of a paragraph as it is seen: no marks, no images, links by their words."""
    text = _ESCAPE.sub(lambda match: chr(_KEPT + ord(match[1])), _HARD_BREAK.sub("", text))
    text = _CODE.sub(lambda match: _protected(match[2]), text)
    if "[" in text:
        text = _EMBED.sub("", text)
        text = _FOOTNOTE.sub("", text)
        text = _IMAGE.sub(_line_ends, text)
        text = _WIKI.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _ADDRESS.sub(r"\1", text)
        text = _TAG.sub(lambda match: " " if match[0][:3] == "<br" else _line_ends(match), text)
    text = _without_emphasis(text)
    if "&" in text:
        text = html.unescape(text)
    return text.translate(_MARKS_AGAIN)


def without_comments(text: str) -> str:
    """Return the text without comments, scripts and styles of HTML; line ends stay.

    What is opened and never closed stays, as text.
    """
    kept: list[str] = []
    position = searched = 0
    open_ended: set[str] = set()
    while found := _OPENING.search(text, searched):
        searched = found.end()
        kind = found[0].lower()
        end = None if kind in open_ended else _CLOSING[kind].search(text, searched)
        if end is None:
            open_ended.add(kind)
            continue
        kept += (text[position : found.start()], "\n" * text.count("\n", found.start(), end.end()))
        position = searched = end.end()
    return "".join((*kept, text[position:]))


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _protected(text: str) -> str:
    return "".join(chr(_KEPT + ord(one)) if one in _MARKS else one for one in text)


def _without_emphasis(text: str) -> str:
    """A text without the marks of emphasis that stand in pairs; a lone asterisk stays.

    A mark opens before a character and closes behind one; underscores inside a word are
    part of it.
    """
    opened: dict[str, list[int]] = {}
    taken: set[int] = set()
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        inside = before.isalnum() and after.isalnum()
        if match[0][0] == "_" and inside:
            continue
        waiting = opened.setdefault(match[0], [])
        if waiting and before and not before.isspace():
            taken.update(range(start, end))
            place = waiting.pop()
            taken.update(range(place, place + len(match[0])))
            waiting.clear()
        elif after and not after.isspace():
            waiting.append(start)
    return "".join(one for at, one in enumerate(text) if at not in taken) if taken else text
