"""The way back out of a Word document: what each mark stands behind, and what it leads to.

The file is taken as hostile: nothing is unpacked beyond a limit, no entity is resolved,
nothing is fetched.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.records import Locator, ReadBack, Use, sha256_of
from briefing.records.frozen import dataclass
from briefing.rendering import NOT_OURS, UNNAMED
from briefing.rendering.citation_style import unnumbered
from briefing.rendering.own_words import fingerprint, says_something
from briefing.rendering.word.citation_data import (
    BOOKMARK,
    NAMESPACE,
    CitationData,
    as_quoted,
    bookmark_name,
    parse_data,
)
from briefing.rendering.word.reading import (
    Block,
    attribute,
    blocks,
    child,
    visible_text,
)
from briefing.rendering.wording import COMMENT
from briefing.text.sentences import spans

if TYPE_CHECKING:
    from lxml.etree import _Element

PART_LIMIT = 32 * 1024 * 1024  # bytes of XML in one part, unpacked
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_COMMENT = re.compile(rf"{COMMENT}s?\s*(?::|$)", re.IGNORECASE)
_BELOW_ALL = 10  # deeper than any heading
_ITEM_LIMIT = 200  # custom XML parts looked at
_NOT_WORD = (
    "not a Word document (.docx); verify the file as 'briefing note' or 'briefing export' "
    "wrote it, or save it as .docx without a password"
)


def read_back_docx(content: bytes) -> ReadBack:
    """What the Word document with these bytes cites.

    Raises ReadError for what is not a Word document, and for one without citation data.
    """
    with _opened(content) as package:
        main = _main_part(package)
        related = _related(package, main)
        document = _root(package, main)
        data = _citation_data(package)
        body = None if document is None else child(document, "body")
        if body is None:
            raise ReadError(UNNAMED, None, _NOT_WORD)
        if data is None:
            raise ReadError(UNNAMED, None, NOT_OURS)
        targets = _targets(package, related)
        headings = _heading_styles(package, related)
    return _read(blocks(body), data, targets, headings)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that stands in a document, those that say something."""
    found = (text[start:end] for start, end in spans(text))
    return tuple(sentence for sentence in found if says_something(sentence))


def loose_sentences(found: Iterable[Block]) -> Iterator[str]:
    """Every sentence of a body that no mark stands behind."""
    for block in found:
        for stretch in block.stretches:
            if stretch.mark is None:
                yield from sentences(stretch.text)


# --- the package -----------------------------------------------------------------------


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError(UNNAMED, None, _NOT_WORD) from error


def _part(package: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part; None where there is none. Raises ReadError past the limit."""
    try:
        with package.open(name) as part:
            content = part.read(PART_LIMIT + 1)
    except KeyError:
        return None
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
        *(RuntimeError, NotImplementedError),  # encrypted, or packed in an unknown way
    ) as error:
        raise ReadError(UNNAMED, None, _NOT_WORD) from error
    if len(content) > PART_LIMIT:
        reason = f"its part {name} is larger than {PART_LIMIT // 1024**2} MB; not a briefing note"
        raise ReadError(UNNAMED, None, reason)
    return content


def _root(package: zipfile.ZipFile, name: str) -> _Element | None:
    """The root element of a part. Raises ReadError for what Word would not write."""
    from lxml import etree

    content = _part(package, name)
    if content is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = f"its part {name} is not well-formed; open it in Word and save it again"
        raise ReadError(UNNAMED, None, reason) from error
    if root.getroottree().docinfo.internalDTD is not None:
        reason = f"its part {name} declares a document type, which Word never does; not read"
        raise ReadError(UNNAMED, None, reason)
    return root


def _main_part(package: zipfile.ZipFile) -> str:
    relations = _root(package, "_rels/.rels")
    for relation in () if relations is None else relations:
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or "").lstrip("/")
    raise ReadError(UNNAMED, None, _NOT_WORD)


def _related(package: zipfile.ZipFile, main: str) -> Mapping[str, str]:
    """The names of the parts that the main part refers to, by the kind of relation."""
    path = PurePosixPath(main)
    relations = _root(package, str(path.parent / "_rels" / f"{path.name}.rels"))
    names: dict[str, str] = {}
    for relation in () if relations is None else relations:
        target = attribute(relation, "Target") or ""
        name = target.lstrip("/") if target.startswith("/") else str(path.parent / target)
        names.setdefault((attribute(relation, "Type") or "").rpartition("/")[2], name)
    return names


def _citation_data(package: zipfile.ZipFile) -> CitationData | None:
    """Our custom XML part, whichever number it has by now."""
    names = [name for name in package.namelist() if name.startswith("customXml/item")]
    for name in names[:_ITEM_LIMIT]:
        content = _part(package, name)
        if content is None or NAMESPACE.encode() not in content:
            continue
        root = _root(package, name)
        if root is not None and root.tag == f"{{{NAMESPACE}}}briefing":
            return parse_data("".join(root.itertext()))
    return None


def _heading_styles(package: zipfile.ZipFile, related: Mapping[str, str]) -> Mapping[str, int]:
    """The levels of the heading styles by id, known by their names: ids are localised."""
    styles = _root(package, related.get("styles", ""))
    levels: dict[str, int] = {}
    for style in () if styles is None else styles:
        name = child(style, "name")
        title = "" if name is None else (attribute(name, "val") or "")
        if match := _HEADING.fullmatch(title):
            levels[attribute(style, "styleId") or ""] = int(match[1])
    return levels


# --- notes -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """A footnote or endnote: its hidden bookmarks, and its text in its compared form without
    the number of the note that it may point at."""

    bookmarks: tuple[str, ...]
    text: str


def _targets(
    package: zipfile.ZipFile, related: Mapping[str, str]
) -> Mapping[tuple[str, str], _Target]:
    targets: dict[tuple[str, str], _Target] = {}
    for kind in ("footnote", "endnote"):
        notes = _root(package, related.get(f"{kind}s", ""))
        for note in () if notes is None else notes:
            names = tuple(
                attribute(element, "name") or "" for element in note.iter("{*}bookmarkStart")
            )
            place = (kind, attribute(note, "id") or "")
            text = unnumbered(visible_text(note))
            targets[place] = _Target(bookmarks=names, text=text)
    return targets


class _Locators:
    """Which citation a footnote belongs to: what it says counts, its bookmark decides
    between citations that read alike ("Xinhua, 19 May 2017, para. 3")."""

    def __init__(self, data: CitationData) -> None:
        self._data = data
        self._by_bookmark: dict[str, tuple[Locator, str]] = {}
        self._by_text: dict[str, list[Locator]] = {}
        for locator, footnote in zip(data.locators, data.footnotes, strict=True):
            text = unnumbered(footnote)
            name = bookmark_name(locator.number, locator.sha256)
            self._by_bookmark[name] = (locator, text)
            self._by_text.setdefault(text, []).append(locator)

    def of(self, target: _Target | None, quote: str) -> Locator | None:
        """The citation of the footnote behind ``quote``; None where it is not one of ours.

        A footnote that was copied has lost its bookmark; the quote then decides.
        """
        if target is None:
            return None
        for name in target.bookmarks:
            match = BOOKMARK.match(name)
            locator, text = self._by_bookmark.get(match[0] if match else "", (None, ""))
            if locator is not None and f"{target.text} ".startswith(f"{text} "):
                return locator
        alike = self._by_text.get(target.text, [])
        for one in alike:
            if one.sha256 == sha256_of(as_quoted(quote, one, self._data)):
                return one
        return next(iter(alike), None)


# --- the body --------------------------------------------------------------------------


class _StaffBlocks:
    """Tells what stands under "Comment", which is the staff's own: up to the next heading
    that is not below it, or to the next paragraph of ours."""

    def __init__(self, headings: Mapping[str, int]) -> None:
        self._headings = headings
        self._level = 0

    def holds(self, block: Block, *, ours: bool) -> bool:
        """Whether the next block in order is the staff's."""
        level = block.level or self._headings.get(block.style or "", 0)
        opens = _COMMENT.match(block.text)
        if (level and level <= self._level) or (ours and block.text):
            self._level = 0
        if opens and (level or opens.end() == len(block.text)):
            self._level = level or _BELOW_ALL
        return self._level > 0 or opens is not None


def _read(
    found: Iterable[Block],
    data: CitationData,
    targets: Mapping[tuple[str, str], _Target],
    headings: Mapping[str, int],
) -> ReadBack:
    locators = _Locators(data)
    staff = _StaffBlocks(headings)
    uses: list[Use] = []
    unsourced: list[str] = []
    counts = {"footnote": 0, "endnote": 0}
    for block in found:
        shown = ""
        cited: list[Use] = []
        loose: list[str] = []
        for stretch in block.stretches:
            if stretch.mark is None:
                loose.extend(sentences(stretch.text))
                continue
            kind, _ = stretch.mark
            counts[kind] += 1
            text = stretch.text if says_something(stretch.text) else ""
            shown = text or shown
            locator = locators.of(targets.get(stretch.mark), shown)
            if locator is not None:
                text = as_quoted(text, locator, data)
            elif fingerprint(stretch.text) in data.written:
                continue  # a footnote of the house template
            cited.append(Use(label=str(counts[kind]), text=text, locator=locator))
        loose = [text for text in loose if fingerprint(text) not in data.written]
        ours = not loose and all(use.locator is not None for use in cited)
        if not staff.holds(block, ours=ours):
            unsourced.extend(loose)
        uses.extend(cited)
    return ReadBack(uses=tuple(uses), locators=data.locators, unsourced=tuple(unsourced))
