"""CSL-JSON: the sources of a note for Zotero and other keepers of references.

The shapes are those of the Citation Style Language's csl-data.json, version 1.0.2.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefing.records import Note, Source
from briefing.rendering import Renderer, refuse_template, renderers
from briefing.rendering.invisibles import one_line
from briefing.rendering.wording import INFERRED, NO_PUBLISHER, link, listed_sources, name_text

NAME = "csl"
SUFFIX = ".csl.json"

# What the kinds of the table of publishers are in the vocabulary of CSL, by a word in them.
_TYPES = {
    "ministry": "report",
    "government": "report",
    "parliament": "report",
    "office": "report",
    "institute": "report",
    "think tank": "report",
    "organisation": "report",
    "organization": "report",
    "website": "webpage",
    "web site": "webpage",
    "blog": "webpage",
    "portal": "webpage",
    "social": "webpage",
}
_PRESS = "article-newspaper"


def render(note: Note, template: str | None, folder: Path | None) -> bytes:
    """The sources that a note quotes as a list of CSL items in UTF-8, in the note's order."""
    refuse_template(NAME, template)
    revisions = {citation.article: citation.revision for citation in note.citations}
    items = [item(one, revisions.get(one.article)) for one in listed_sources(note)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def item(source: Source, revision: str | None) -> dict[str, object]:
    """One source as a CSL item; what isn't known has no key.

    ``note`` holds the file, the SHA-256 of the text that was quoted, who else carried it,
    and where the date is inferred that it is; such a date is "circa". No date of access is
    stated: articles are files, and nobody went to their addresses.
    """
    publisher, agency = one_line(source.publisher or ""), one_line(source.agency or "")
    given: Mapping[str, object] = {
        "id": one_line(source.article),
        "type": _type(source),
        "title": _title(source),
        "container-title": publisher or agency,
        "author": _authors(source),
        "issued": _issued(source),
        "URL": link(source.url),
        "language": source.language and one_line(source.language),
        "note": "; ".join(_remarks(source, revision)),
    }
    return {name: value for name, value in given.items() if value}


def _type(source: Source) -> str:
    kind = one_line(source.kind or "").casefold()
    if kind:
        return next((csl for word, csl in _TYPES.items() if word in kind), _PRESS)
    # Nobody says who published it, but it has an address.
    return "webpage" if not source.publisher and link(source.url) else _PRESS


def _title(source: Source) -> str:
    return one_line(source.title or "") or name_text(None, None, source.path)


def _authors(source: Source) -> list[dict[str, str]]:
    """Whoever signs it; else the agency that another's pages credit."""
    name = one_line(source.author or "")
    agency = one_line(source.agency or "")
    own = {one_line(one or "").casefold() for one in (source.publisher, source.publisher_name)}
    if not name and agency.casefold() not in own:
        name = agency
    return [{"literal": name}] if name else []


def _issued(source: Source) -> dict[str, object] | None:
    if source.published is None:
        return None
    day: date = source.published.value
    issued: dict[str, object] = {"date-parts": [[day.year, day.month, day.day]]}
    return issued | {"circa": True} if source.published.basis == "lead" else issued


def _remarks(source: Source, revision: str | None) -> list[str]:
    remarks = [f"file {one_line(source.path)}"]
    if revision:
        remarks.append(f"text sha256 {revision}")
    if source.published is not None and source.published.basis == "lead":
        remarks.append(INFERRED)
    if not (source.publisher or source.agency):
        remarks.append(NO_PUBLISHER)
    if source.copies:
        remarks.append(f"also carried by {', '.join(map(one_line, source.copies))}")
    if source.notice:
        remarks.append(one_line(source.notice))
    return remarks


renderers.register(NAME)(
    Renderer(name=NAME, suffix=SUFFIX, text=True, render=render, read_back=None)
)
