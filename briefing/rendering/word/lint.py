"""What is wrong with a house template, in plain words, and in which paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import TemplateError
from briefing.records import Note
from briefing.records.frozen import dataclass
from briefing.rendering import house_words
from briefing.rendering.word import house, package
from briefing.rendering.word.edges import edges
from briefing.rendering.word.fields import BODY, OUTSIDE, TEXT, Fields, own_texts, paragraphs
from briefing.rendering.word.look import PLAIN, styles_of
from briefing.rendering.word.markup import W
from briefing.rendering.word.style_names import named_styles, names_of

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element

_FILE = "the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend, and where it stands. A ``grave`` one keeps notes from being made."""

    place: str
    reason: str
    grave: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def problems(path: Path, sample: Note) -> tuple[Problem, ...]:
    """Everything wrong with the Word file at ``path``, the grave first; ``sample`` fills it."""
    try:
        opened = house.opened(path)
    except TemplateError as error:
        return (Problem(place=_FILE, reason=error.reason),)
    document = opened.main_document_part
    found = list(_all(document, sample, path.name))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: not one.grave))


def _all(document: DocumentPart, sample: Note, name: str) -> Iterator[Problem]:
    body = document.element.body
    roots: list[tuple[str, _Element]] = [(TEXT, body)]
    roots += [(one.name, one.element) for one in edges(document) if one.element is not None]
    for kind in ("footnote", "endnote"):
        notes, _ = package.notes_of(document, "footnote" if kind == "footnote" else "endnote")
        roots.append((f"{kind}s", notes))
    yield from _bodies(roots)
    fields = Fields(house_words.fields(sample), name)
    used: dict[str, set[str]] = {}
    for part, root in roots:
        used[part] = set()
        for place, paragraph, text in list(paragraphs(root, part)):
            if "{" not in text and "}" not in text:
                continue
            yield from _around(place, paragraph)
            try:
                used[part] |= fields.fill_one(place, paragraph, text)
            except TemplateError as error:
                reason = error.reason.removeprefix(f"{place}: ")
                yield Problem(place=place, reason=reason)
    yield from _markings(document, used)
    yield from _styles(document)


def _bodies(roots: list[tuple[str, _Element]]) -> Iterator[Problem]:
    """Where ``{{ body }}`` stands, and where it may not."""
    first = ""
    for part, root in roots:
        for place, paragraph, text in paragraphs(root, part):
            if not BODY.search(text):
                continue
            if part != TEXT:
                yield Problem(place=place, reason=OUTSIDE)
            elif "in a text box" in place:
                yield Problem(place=place, reason="{{ body }} can't stand in a text box")
            elif not BODY.fullmatch(text.strip()):
                reason = "{{ body }} is not alone; give it a paragraph of its own"
                yield Problem(place=place, reason=reason)
            elif first:
                reason = f"a second {{{{ body }}}}, after the one in {first}; keep one of them"
                yield Problem(place=place, reason=reason)
            else:
                first = place
                if any(True for _ in paragraph.iter(f"{W}hyperlink")):
                    yield Problem(place=place, reason="{{ body }} is a link; remove the link")
    if not first:
        reason = (
            "no paragraph is {{ body }}: the note takes the place of everything in the "
            "document but its headers and footers"
        )
        yield Problem(place=_FILE, reason=reason, grave=False)


def _around(place: str, paragraph: _Element) -> Iterator[Problem]:
    """What a field stands in that it is not meant for."""
    inside = (
        ("hyperlink", "a field in a link: its words are filled in, its address stays as it is"),
        ("ins", "a field in a tracked change; accept the change"),
    )
    for text in own_texts(paragraph):
        if "{" not in (text.text or "") and "}" not in (text.text or ""):
            continue
        for tag, reason in inside:
            if any(True for _ in text.iterancestors(f"{W}{tag}")):
                yield Problem(place=place, reason=reason, grave=False)
    for gone in paragraph.iter(f"{W}delText"):
        if "{{" in (gone.text or ""):
            reason = "a field in deleted text that is still tracked; accept the change"
            yield Problem(place=place, reason=reason, grave=False)


def _markings(document: DocumentPart, used: dict[str, set[str]]) -> Iterator[Problem]:
    missing = list(
        dict.fromkeys(
            one.name for one in edges(document) if "marking" not in used.get(one.name, set())
        )
    )
    if missing:
        reason = (
            f"no {{{{ marking }}}} in {_listed(missing)}: where a note has a marking, it gets a "
            "line of its own there"
        )
        yield Problem(place=_FILE, reason=reason, grave=False)


def _styles(document: DocumentPart) -> Iterator[Problem]:
    named = named_styles(document.styles.element)
    missing = [
        f"'{style.name}'"
        for style in styles_of(PLAIN)
        if not style.custom
        and style.role not in {"header", "footer"}
        and not any((style.kind, name) in named for name in names_of(style.role, style.name))
    ]
    if missing:
        noun = "style" if len(missing) == 1 else "styles"
        reason = (
            f"has no {noun} {_listed(missing)} (by that name in any language); "
            f"{'a plain one is' if len(missing) == 1 else 'plain ones are'} added"
        )
        yield Problem(place=_FILE, reason=reason, grave=False)


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
