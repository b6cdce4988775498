"""HTML, from a template: one page in which a click on a citation shows its source paragraph.

The page needs nothing but itself, and its Content-Security-Policy lets it have nothing else:
the style sheets and the one script in it are named there by their hashes.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefing.errors import TemplateError
from briefing.records import Note, comparable, weave
from briefing.rendering import Renderer, renderers, templates
from briefing.rendering.locators import locators
from briefing.rendering.markdown_read_back import is_joint
from briefing.rendering.own_words import says_something
from briefing.rendering.web.fields import Fields
from briefing.rendering.web.markup import REPLACEMENT, digest, escape
from briefing.rendering.web.page_text import PageText, page_text
from briefing.rendering.web.read_back import (
    Written,
    data_block,
    read_back,
    with_beside,
    written_of,
)

SUFFIX = ".html.j2"
STYLE_SUFFIX = ".css"
NOTHING = "'none'"  # in a policy

_SCRIPT = Path(__file__).parent / "web" / "page.js"
_HEAD = re.compile(r"<head(?:\s[^>]*)?>(.*?)</head\s*>", re.IGNORECASE | re.DOTALL)
_STYLE = re.compile(r"<style(?:\s[^>]*)?>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n")


def render(note: Note, template: str | None, folder: Path | None) -> bytes:
    """A note as a page in UTF-8, its citation data in a block at the end.

    The style sheet is the folder's page.css where it has one. Raises TemplateError where the
    template is at fault, also where what it made would not verify.
    """
    path = (
        templates.default(note, SUFFIX, folder)
        if template is None
        else templates.find(template, SUFFIX, folder)
    )
    fields = Fields(note, _read(templates.find("page", STYLE_SUFFIX, folder)))
    text = templates.render(path, fields.context(), escape=escape, folder=folder)
    text = _BLANK_LINES.sub("\n", text).strip() + "\n"
    page = page_text(text.encode())
    if page is None:
        raise TemplateError(path.name, None, "puts out no page; copy our note.html.j2")
    if page.data:
        raise TemplateError(path.name, None, "holds citation data; they are added by themselves")
    written = _written(note, page, path.name)
    own = [piece for block in page.blocks for piece, label, _ in block.pieces if label is None]
    entry_texts = {one.entry for one in written}
    own.extend(
        one
        for entry in page.entries.values()
        for one in dict.fromkeys(entry.texts)
        if one not in entry_texts
    )
    data = data_block(written, dict.fromkeys(filter(says_something, own)))
    return _closed(text, data, path.name).encode()


def _closed(text: str, data: str, template: str) -> str:
    """The page with its policy at the beginning of its head, data and script at the end."""
    script = _read(_SCRIPT).strip()
    head = _HEAD.search(text)
    if head is None:
        raise TemplateError(template, None, "has no <head>, where the page's policy belongs")
    styles = " ".join(dict.fromkeys(digest(found) for found in _STYLE.findall(head[1])))
    policy = (
        f"default-src {NOTHING}; "
        f"script-src {digest(script)}; "
        f"style-src {styles or NOTHING}; "
        f"{'img-src data:; ' if '<img ' in text else ''}"
        f"base-uri {NOTHING}; form-action {NOTHING}"
    )
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    start = head.start(1)
    end = text.rfind("</body")
    end = len(text) if end < 0 else end
    body, rest = text[start:end], text[end:]
    return f"{text[:start]}{meta}{body}{data}<script>{script}</script>\n{rest}"


def _written(note: Note, page: PageText, template: str) -> list[Written]:
    """What the page holds of each citation. Raises TemplateError where it would not verify."""
    carried = locators(note)
    others = {n for section in note.sections for point in section.points for n in point.also}
    written: dict[int, Written] = {}
    woven = {
        one.number: weave(note.citations[one.number - 1].quote, one.insertions) for one in carried
    }
    for one in carried:
        entry = page.entries.get(one.number)
        if entry is None:
            continue
        text = entry.texts[0] if entry.texts else ""
        written[one.number] = written_of(one, woven[one.number], text, entry.context)
    seen: set[int] = set()
    for block in page.blocks:
        for text, label, number in block.pieces:
            if label is None:
                continue
            if number not in woven:
                raise TemplateError(template, None, f"#cite-{number} is no citation of this note")
            if number not in written:
                reason = f"citation {number} has no entry; put every one of 'footnotes' out"
                raise TemplateError(template, None, reason)
            if number in seen or (number in others and is_joint(text)):
                continue
            seen.add(number)
            before, after = _beside(number, woven[number], written[number].lost, text, template)
            if before or after:
                written[number] = with_beside(written[number], before, after)
    return [written.get(one.number, written_of(one, woven[one.number], "", "")) for one in carried]


def _beside(
    number: int, shown: str, gone: tuple[tuple[int, str], ...], text: str, template: str
) -> tuple[str, str]:
    """What a template put before and after a quote with its insertions, up to its mark."""
    line = " ".join(shown.split())
    if text == line:
        return "", ""
    characters = list(line)
    for place, _ in gone:
        characters[place] = REPLACEMENT
    before, found, after = comparable(text).partition(comparable("".join(characters)))
    if not found or says_something(after):
        raise TemplateError(
            template,
            None,
            f"what stands before the mark of citation {number} is not its quote as the source "
            "has it; put points out as {{ point.cited }}",
        )
    return before, after


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(path.name, None, f"can't be read as UTF-8 text ({error})") from error


renderers.register("html")(
    Renderer(name="html", suffix=".html", text=True, render=render, read_back=read_back)
)
