"""Real Word footnotes, or endnotes: one for each citation, each carrying a hidden bookmark.

The bookmark's name says which citation the footnote belongs to, so that Word and
LibreOffice may renumber the footnotes at will. It stands behind the footnote's own mark:
LibreOffice 7.4 loses a bookmark that opens a footnote, and appends "_Copy_1" to others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import quote, urlsplit

from briefing.errors import TooLarge
from briefing.rendering.citation_style import Reference
from briefing.rendering.word.citation_data import bookmark_name, use_name
from briefing.rendering.word.look import Look, Role
from briefing.rendering.word.markup import (
    DECLARATION,
    NAMESPACES,
    Spliced,
    W,
    escape,
    paragraph,
    run,
)
from briefing.rendering.wording import link

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing.records import Citation

HIGHEST_ID = 32767  # of a footnote or endnote, in Word
_LONGEST_ADDRESS = 2048  # Word refuses to open what has a longer one
_ADDRESS_SAFE = "%/:?#[]@!$&'()*+,;=~-._"

Kind: TypeAlias = Literal["footnote", "endnote"]
MARKS: Mapping[Kind, Role] = {"footnote": "mark", "endnote": "endmark"}

# What stands behind footnotePr and endnotePr in settings; the order is the schema's.
_BEHIND_SETTINGS = frozenset(
    f"{W}{name}"
    for name in (
        *("compat", "docVars", "rsids", "attachedSchema", "themeFontLang"),
        *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures"),
        *("forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults"),
        *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    )
)


def empty(kind: Kind) -> str:
    """A part of notes that has but the two lines that part notes from text."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"'
        f' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for name, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return f"{DECLARATION}<w:{kind}s {NAMESPACES}>{separators}</w:{kind}s>"


def reference(kind: Kind, note_id: int, look: Look) -> str:
    """The mark in the text: a run that refers to a footnote or endnote."""
    style = f'<w:rPr><w:rStyle w:val="{escape(look.styles[MARKS[kind]])}"/></w:rPr>'
    return f'<w:r>{style}<w:{kind}Reference w:id="{note_id}"/></w:r>'


def append_notes(
    notes: _Element,
    kind: Kind,
    citations: Sequence[Citation],
    texts: Sequence[Reference],
    look: Look,
    *,
    first_id: int,
    first_bookmark: int,
    linked: Callable[[str], str],
) -> Spliced:
    """Add one note a citation, in order, to a ``w:footnotes`` or ``w:endnotes`` element.

    ``linked`` gives the id of an address's relation. Raises TooLarge where Word could not
    number them all.
    """
    last = first_id + len(citations) - 1
    if last > HIGHEST_ID:
        raise TooLarge(
            f"{kind}s of one Word document",
            len(citations),
            HIGHEST_ID - first_id + 1,
            "make the note shorter, or choose another format",
        )
    mark = f'<w:rPr><w:rStyle w:val="{escape(look.styles[MARKS[kind]])}"/></w:rPr>'
    opening = f"<w:r>{mark}<w:{kind}Ref/></w:r>{run(' ')}"
    style = f'<w:rStyle w:val="{escape(look.styles["link"])}"/>'
    spliced = "".join(
        f'<w:{kind} w:id="{first_id + index}">'
        + paragraph(
            look.styles[kind],
            f'{opening}<w:bookmarkStart w:id="{first_bookmark + index}"'
            f' w:name="{bookmark_name(citation.number, citation.sha256)}"/>'
            f'{_text(text, linked, style)}<w:bookmarkEnd w:id="{first_bookmark + index}"/>',
        )
        + f"</w:{kind}>"
        for index, (citation, text) in enumerate(zip(citations, texts, strict=True))
    )
    return Spliced(notes, len(notes), spliced)


def _text(text: Reference, linked: Callable[[str], str], style: str) -> str:
    """A note's text, its title linked to the article and "note 1" to where that note stands."""
    target = link_target(text.address) if text.title else None
    if target is not None:
        anchor = f'<w:hyperlink r:id="{linked(target)}">{run(text.title, style)}</w:hyperlink>'
        return run(text.before) + anchor + run(text.after + text.see + text.tail)
    if text.first is None:
        return run(text.text)
    see = run(text.see, style)
    anchor = f'<w:hyperlink w:anchor="{use_name(text.first)}" w:history="1">{see}</w:hyperlink>'
    return run(text.before + text.title + text.after) + anchor + run(text.tail)


def link_target(url: str | None) -> str | None:
    """The address as Word takes it, or None where it may not or can't be linked."""
    address = link(url)
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        if not parts.hostname or parts.port == 0:
            return None
    except ValueError:  # a port that is no number
        return None
    target = quote(address, safe=_ADDRESS_SAFE)
    return target if len(target) <= _LONGEST_ADDRESS else None


def drop_unused(notes: _Element, kind: Kind, body: _Element) -> None:
    """Remove the notes that no mark in the body refers to; separators stay."""
    used = {mark.get(f"{W}id") for mark in body.iter(f"{W}{kind}Reference")}
    for note in list(notes):
        plain = note.get(f"{W}type") in {None, "normal"}
        if plain and note.get(f"{W}id") not in used:
            notes.remove(note)


def count_in_figures(body: _Element) -> None:
    """Say in every section that endnotes count 1, 2, 3; unless told, Word counts i, ii, iii."""
    from lxml import etree

    before = {f"{W}{name}" for name in ("headerReference", "footerReference", "footnotePr")}
    for section in body.iter(f"{W}sectPr"):
        if section.find(f"{W}endnotePr") is None:
            place = sum(element.tag in before for element in section)
            section.insert(place, etree.fromstring(f"<w:endnotePr {NAMESPACES}/>"))
        _count_in_figures(section.find(f"{W}endnotePr"))


def _count_in_figures(properties: _Element | None) -> None:
    from lxml import etree

    if properties is not None and properties.find(f"{W}numFmt") is None:
        numbers = etree.fromstring(f'<w:x {NAMESPACES}><w:numFmt w:val="decimal"/></w:x>')[0]
        properties.insert(0 if properties.find(f"{W}pos") is None else 1, numbers)


def enter_in_settings(settings: _Element, kind: Kind) -> None:
    """Enter the two separators into the settings, where they are not there yet."""
    from lxml import etree

    present = settings.find(f"{W}{kind}Pr")
    if present is None:
        present = etree.fromstring(
            f'<w:{kind}Pr {NAMESPACES}><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>'
        )
        behind = _BEHIND_SETTINGS | ({f"{W}endnotePr"} if kind == "footnote" else frozenset())
        for place, element in enumerate(settings):
            foreign = isinstance(element.tag, str) and not element.tag.startswith(W)
            if element.tag in behind or foreign:
                settings.insert(place, present)
                break
        else:
            settings.append(present)
    if kind == "endnote":
        _count_in_figures(present)
