"""The machine-readable part of a note in Word: what each footnote cites, as JSON.

It lies in a custom XML part, which Word and LibreOffice keep when they save a document.
Beside the locators it holds the footnotes' texts (what a footnote says is what counts, not
what it hides), the words of ours that stand before a quote, and hashes of all that the
renderer wrote without a citation (to tell it from what staff wrote, in any house style). A
quote that XML can't hold is there in full.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from briefing.errors import ReadError
from briefing.records import Locator, Note, sha256_of
from briefing.records.frozen import dataclass
from briefing.rendering import UNNAMED
from briefing.rendering.locators import as_json, locator_of, locators
from briefing.rendering.note_data import Fields
from briefing.rendering.own_words import fingerprint
from briefing.rendering.word.markup import DECLARATION, escape, legal
from briefing.text.spaces import normalise

NAMESPACE = "urn:briefing:citations:1"
ITEM_ID = "{6B1F0C52-9D0E-4C83-8E35-2F4A7C1D9B60}"
BOOKMARK = re.compile(r"_briefing_([0-9]{1,6})_([0-9a-f]{8})")
USE = re.compile(r"_briefing_use_([0-9]{1,6})")

_DAMAGED = "its citation data are damaged; verify the file as 'briefing export' wrote it"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationData:
    """What a document carries: locators, the text of each one's footnote, the hashes of all
    sentences that are the renderer's own, by their hashes the quotes that XML can't hold, and
    by the numbers of citations the words of ours before their quotes.
    """

    locators: tuple[Locator, ...]
    footnotes: tuple[str, ...]
    written: frozenset[str]
    quotes: Mapping[str, str]
    before: Mapping[int, str]


def bookmark_name(number: int, sha256: str) -> str:
    """The hidden bookmark of a citation's footnote; Word allows 40 characters."""
    return f"_briefing_{number}_{sha256[:8]}"


def use_name(number: int) -> str:
    """The hidden bookmark around a citation's mark in the text, which the sources link back to."""
    return f"_briefing_use_{number}"


def data_xml(
    note: Note, footnotes: Sequence[str], own: Iterable[str], before: Mapping[int, str]
) -> str:
    """The custom XML part; ``own`` are the texts that stand in the document uncited, and
    ``before`` those that stand before the quote of a citation, by its number."""
    entries = []
    for citation, locator, footnote in zip(note.citations, locators(note), footnotes, strict=True):
        entry = as_json(locator)
        entry["footnote"] = legal(footnote)
        if citation.number in before:
            entry["before"] = normalise(legal(before[citation.number]))
        if legal(citation.quote) != citation.quote:
            entry["quote"] = citation.quote
        entries.append(entry)
    data = {"citations": entries, "written": sorted({fingerprint(text) for text in own})}
    # ASCII only: JSON can then carry what XML can't, such as control characters in a path.
    content = escape(json.dumps(data, separators=(",", ":")))
    return f'{DECLARATION}<briefing xmlns="{NAMESPACE}">{content}</briefing>'


def as_quoted(shown: str, locator: Locator, data: CitationData) -> str:
    """The text before a mark without words of ours; the quote itself where it differs in what
    XML can't hold."""
    shown = normalise(shown.removeprefix(data.before.get(locator.number, "")))
    quote = data.quotes.get(locator.sha256)
    return shown if quote is None or normalise(legal(quote)) != shown else quote


def properties_xml() -> str:
    """The part that Word wants beside a custom XML part: its identity and its schema."""
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{ITEM_ID}"'
        ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )


def parse_data(content: str) -> CitationData:
    """The citation data of the part's text. Raises ReadError where they are damaged."""
    try:
        data = Fields(json.loads(content), "", UNNAMED)
    except (ValueError, RecursionError) as error:
        raise ReadError(UNNAMED, None, _DAMAGED) from error
    citations = list(data.objects("citations"))
    quotes = [entry.text("quote") for entry in citations if entry.has("quote")]
    return CitationData(
        locators=tuple(locator_of(entry) for entry in citations),
        footnotes=tuple(entry.text("footnote") for entry in citations),
        written=frozenset(data.texts("written")),
        quotes={sha256_of(quote): quote for quote in quotes},
        before={
            entry.number("number"): entry.text("before")
            for entry in citations
            if entry.has("before")
        },
    )
