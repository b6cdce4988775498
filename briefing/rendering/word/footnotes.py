"""Real Word footnotes: one for each citation, each carrying a hidden bookmark.

The bookmark's name says which citation the footnote belongs to, so that Word and
LibreOffice may renumber the footnotes at will. It stands behind the footnote's own mark:
LibreOffice 7.4 loses a bookmark that opens a footnote, and appends "_Copy_1" to others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.errors import TooLarge
from briefing.rendering.word.citation_data import bookmark_name
from briefing.rendering.word.look import Look
from briefing.rendering.word.markup import DECLARATION, NAMESPACES, W, escape, paragraph, run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing.records import Citation

HIGHEST_ID = 32767  # of a footnote, in Word

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"'
    ' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
EMPTY = f"{DECLARATION}<w:footnotes {NAMESPACES}>{_SEPARATORS}</w:footnotes>"

# What stands behind footnotePr in settings; the order is the schema's.
_BEHIND_FOOTNOTE_SETTINGS = frozenset(
    f"{W}{name}"
    for name in (
        *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang"),
        *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures"),
        *("forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults"),
        *("doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    )
)


def reference(note_id: int, look: Look) -> str:
    """The mark in the text: a run that refers to a footnote."""
    style = f'<w:rPr><w:rStyle w:val="{escape(look.styles["mark"])}"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{note_id}"/></w:r>'


def append_footnotes(
    footnotes: _Element,
    citations: Sequence[Citation],
    texts: Sequence[str],
    look: Look,
    *,
    first_id: int,
    first_bookmark: int,
) -> None:
    """Add one footnote a citation, in order, to a ``w:footnotes`` element.

    Raises TooLarge where Word could not number them all.
    """
    from lxml import etree

    last = first_id + len(citations) - 1
    if last > HIGHEST_ID:
        raise TooLarge(
            "footnotes of one Word document",
            len(citations),
            HIGHEST_ID - first_id + 1,
            "make the note shorter, or choose another format",
        )
    mark = f'<w:rPr><w:rStyle w:val="{escape(look.styles["mark"])}"/></w:rPr>'
    spliced = "".join(
        f'<w:footnote w:id="{first_id + index}">'
        + paragraph(
            look.styles["footnote"],
            f"<w:r>{mark}<w:footnoteRef/></w:r>{run(' ')}"
            f'<w:bookmarkStart w:id="{first_bookmark + index}"'
            f' w:name="{bookmark_name(citation.number, citation.sha256)}"/>'
            f'{run(text)}<w:bookmarkEnd w:id="{first_bookmark + index}"/>',
        )
        + "</w:footnote>"
        for index, (citation, text) in enumerate(zip(citations, texts, strict=True))
    )
    parsed = etree.fromstring(f"<w:footnotes {NAMESPACES}>{spliced}</w:footnotes>")
    footnotes.extend(list(parsed))


def drop_unused(footnotes: _Element, body: _Element) -> None:
    """Remove the footnotes that no mark in the body refers to; separators stay."""
    used = {mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")}
    for footnote in list(footnotes):
        plain = footnote.get(f"{W}type") in {None, "normal"}
        if plain and footnote.get(f"{W}id") not in used:
            footnotes.remove(footnote)


def name_separators(settings: _Element) -> None:
    """Enter the two separators into the settings, where they are not there yet."""
    from lxml import etree

    if settings.find(f"{W}footnotePr") is not None:
        return
    entry = etree.fromstring(
        f'<w:footnotePr {NAMESPACES}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    )
    for place, element in enumerate(settings):
        foreign = isinstance(element.tag, str) and not element.tag.startswith(W)
        if element.tag in _BEHIND_FOOTNOTE_SETTINGS or foreign:
            settings.insert(place, entry)
            return
    settings.append(entry)
