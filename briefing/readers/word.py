"""Word files: the paragraphs that a person sees, in order.

Read from the package's own XML, so that whatever is broken or hostile in it meets checks of
ours: sizes before and while a part is unpacked, a parser that resolves no entities and opens
nothing. Insertions count, deletions do not; footnotes, comments and hidden text are left out.

A file that opens with a title or heading by its styles is taken as laid out: paragraphs and
headings. Any other may be a page pasted from the web and is told from its furniture.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.document_titles import borne_out
from briefing.readers.encodings import legal
from briefing.readers.own_notes import is_own_word, refusal
from briefing.records import Draft, Limits, Line, Reading
from briefing.text.spaces import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

# The namespaces of transitional and of strict files.
_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    ("xl/", "an Excel workbook", "save its sheet as .csv"),
    ("ppt/", "a PowerPoint presentation", "save the article's text as a .txt file"),
    ("META-INF/", "a document of another office program", "save it as .docx"),
)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_SHORTEST_CELL = 8
_HEADING_STYLE = re.compile(r"heading ([1-9])")
_LONGEST_TITLE = 300
# So many paragraphs of nothing but links are the mark of a pasted page.
_PASTED = 4
_STYLES_DEEP = 12


@dataclass(slots=True)
class _Paragraph:
    text: str
    level: int | None  # 0 a title, 1 to 9 a heading, None text
    links_only: bool = False


@reader("word", suffixes=(".docx", ".docm"))
def read_word(path: str, content: bytes, reading: Reading) -> tuple[Draft, ...]:
    """Read a Word file as one draft without line numbers. Raises ReadError."""
    package = _opened(path, content, reading.limits)
    with package:
        if any(is_own_word(part) for part in _custom_parts(path, package)):
            raise refusal(path)
        document = _tree(path, package, "word/document.xml")
        styles = _levels(_tree(path, package, "word/styles.xml", needed=False))
        stated = _core_title(_tree(path, package, "docProps/core.xml", needed=False))
    every = list(_paragraphs(document, styles))
    paragraphs = [one for one in every if one.text]
    if not paragraphs:
        raise ReadError(
            path, None, "the document has no text: put the article's text into it or remove it"
        )
    title = _title(paragraphs, stated)
    pasted = sum(1 for one in paragraphs if one.links_only) >= _PASTED
    opening = paragraphs[0]
    if pasted or opening.level is None:
        return (
            Draft(
                path=path,
                lines=tuple(Line(number=None, text=one.text) for one in every),
                title=title,
            ),
        )
    if opening.text == title or opening.level <= 1:
        del paragraphs[0]
    headings = frozenset(at for at, one in enumerate(paragraphs) if one.level is not None)
    return (
        Draft(
            path=path,
            lines=tuple(Line(number=None, text=one.text) for one in paragraphs),
            extracted=True,
            headings=headings,
            title=title or opening.text,
        ),
    )


# --- the package -------------------------------------------------------------------------


def _opened(path: str, content: bytes, limits: Limits) -> zipfile.ZipFile:
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            raise ReadError(path, None, "is protected by a password: save it in Word without one")
        raise ReadError(
            path, None, "is an old Word document under a new suffix: save it in Word as .docx"
        )
    if not content.startswith(b"PK"):
        raise ReadError(
            path, None, "is no Word document, whatever its suffix says: save it in Word as .docx"
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise _broken(path, str(error)) from None
    size = sum(member.file_size for member in members)
    if size > limits.expanded_bytes:
        raise ReadError(
            path,
            None,
            f"unpacks to {size:,} bytes, and {limits.expanded_bytes:,} are the limit: save the "
            "article's text as a .txt file, or raise expanded_bytes under [limits]",
        )
    if len(members) > limits.members:
        raise ReadError(
            path,
            None,
            f"is made of {len(members):,} parts, and {limits.members:,} are the limit: "
            "save the article's text as a .txt file",
        )
    names = {member.filename for member in members}
    if "word/document.xml" not in names:
        for folder, kind, instead in _OTHERS:
            if any(name.startswith(folder) for name in names):
                raise ReadError(path, None, f"is {kind}, no Word document: {instead}")
        raise ReadError(
            path, None, "is a zip archive, no Word document: unpack it, or save it in Word as .docx"
        )
    # What one part may be: text of a page's size takes many times as much mark-up.
    longest = max(limits.page_bytes, 1) * 5
    for name in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
        if name in names and package.getinfo(name).file_size > longest:
            raise ReadError(
                path,
                None,
                f"its part {name} has {package.getinfo(name).file_size:,} bytes, and {longest:,} "
                "are the limit: save the article's text as a .txt file",
            )
    return package


def _part(path: str, package: zipfile.ZipFile, name: str, most: int | None = None) -> bytes:
    """A part's bytes; never more than the directory says, which was held against the limits."""
    try:
        with package.open(name) as part:
            return part.read(package.getinfo(name).file_size + 1 if most is None else most)
    except RuntimeError as error:
        if "encrypted" in str(error) or "password" in str(error):
            raise ReadError(path, None, "is protected by a password: save it without one") from None
        raise _broken(path, str(error)) from None
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, LookupError) as error:
        raise _broken(path, str(error)) from None


def _custom_parts(path: str, package: zipfile.ZipFile) -> Iterator[bytes]:
    for member in package.infolist()[:500]:
        if member.filename.startswith("customXml/item") and member.filename.endswith(".xml"):
            yield _part(path, package, member.filename, 2000)


def _tree(
    path: str, package: zipfile.ZipFile, name: str, *, needed: bool = True
) -> _Element | None:
    from lxml import etree

    if not needed and name not in package.namelist():
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(_part(path, package, name), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if not needed:
            return None
        raise _broken(path, f"{name}: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(
            path, None, "its XML declares entities, which no word processor writes: it is not read"
        )
    return root


def _broken(path: str, reason: str) -> ReadError:
    reason = legal(normalise(reason))[:200]
    return ReadError(
        path, None, f"is a damaged Word document ({reason}): open it in Word and save it again"
    )


# --- styles and properties ---------------------------------------------------------------


def _levels(styles: _Element | None) -> dict[str, int]:
    """The levels of the styles that are headings, by their ids; 0 is a title's."""
    if styles is None:
        return {}
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(*_named("style")):
        id_ = _value(style, "styleId") or ""
        name = ""
        for child in style:
            tag = _tag(child)
            if tag == "name":
                name = (_value(child) or "").strip().lower()
            elif tag == "basedOn":
                based[id_] = _value(child) or ""
            elif tag == "pPr":
                level = _outline(child)
                if level is not None:
                    own.setdefault(id_, level)
        found = _HEADING_STYLE.fullmatch(name)
        if found or name == "title":
            own[id_] = int(found[1]) if found else 0
    levels = dict(own)
    for id_ in based:
        above, seen = id_, 0
        while above not in own and above in based and seen < _STYLES_DEEP:
            above, seen = based[above], seen + 1
        if above in own:
            levels[id_] = own[above]
    return levels


def _outline(properties: _Element) -> int | None:
    for child in properties:
        if _tag(child) == "outlineLvl":
            level = _value(child) or ""
            return int(level) + 1 if level.isdecimal() and len(level) == 1 and level < "9" else None
    return None


def _core_title(core: _Element | None) -> str | None:
    if core is None:
        return None
    for element in core.iter("{http://purl.org/dc/elements/1.1/}title"):
        return normalise(legal(element.text or ""))
    return None


def _title(paragraphs: list[_Paragraph], stated: str | None) -> str | None:
    """The title by its style, by the only heading of the first level, or by the properties."""
    for level in (0, 1):
        marked = [one.text for one in paragraphs if one.level == level]
        if len(marked) == 1 or (marked and paragraphs[0].level == level):
            return marked[0] if len(marked[0]) <= _LONGEST_TITLE else None
    return borne_out(stated, [one.text for one in paragraphs])


# --- the text ----------------------------------------------------------------------------


def _named(name: str) -> tuple[str, ...]:
    return tuple(namespace + name for namespace in _NAMESPACES)


def _tag(element: _Element) -> str:
    """The name of an element of Word's, "" for any other's."""
    tag = element.tag
    if isinstance(tag, str):
        for namespace in _NAMESPACES:
            if tag.startswith(namespace):
                return tag[len(namespace) :]
    return ""


def _value(element: _Element, name: str = "val") -> str | None:
    return next((found for key in _named(name) if (found := element.get(key)) is not None), None)


# Elements with another text in them than the one a person reads here.
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "rt", "delText", "instrText", "pPr", "sectPr", "footnote", "comment")
)
_SPACES = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": "", "cr": "\n"}


def _paragraphs(document: _Element | None, levels: dict[str, int]) -> Iterator[_Paragraph]:
    """The paragraphs in order; those of a text box stand behind the one that holds it."""
    if document is None:
        return
    waiting: list[tuple[_Element, bool]] = [
        (child, False) for body in document.iter(*_named("body")) for child in body
    ][::-1]
    while waiting:
        element, in_table = waiting.pop()
        tag = _tag(element)
        if tag == "p":
            boxes: list[_Element] = []
            for one in _read(element, levels, boxes):
                words = len(one.text.split())
                if not in_table or (
                    _SENTENCE_END.search(one.text)
                    and (words >= _SHORTEST_CELL or not one.text.isascii())
                ):
                    yield one
            waiting += [(box, in_table) for box in reversed(boxes)]
        elif tag not in _LEFT_OUT:
            within = in_table or tag == "tc"
            waiting += [(child, within) for child in reversed(element)]


def _read(
    paragraph: _Element, levels: dict[str, int], boxes: list[_Element]
) -> Iterator[_Paragraph]:
    """A paragraph, cut at line breaks that end a sentence; ``boxes`` takes its text boxes."""
    level: int | None = None
    pieces: list[str] = []
    linked = unlinked = 0
    waiting: list[tuple[_Element, bool]] = [(child, False) for child in reversed(paragraph)]
    while waiting:
        element, in_link = waiting.pop()
        tag = _tag(element)
        if tag == "t":
            text = element.text or ""
            pieces.append(text)
            letters = sum(map(str.isalnum, text))
            linked += letters if in_link else 0
            unlinked += 0 if in_link else letters
        elif tag in _SPACES:
            pieces.append(_SPACES[tag])
        elif tag == "br":
            pieces.append("\n")
        elif tag == "txbxContent":
            boxes.append(element)
        elif tag == "pPr":
            level = _level(element, levels)
        elif tag == "r" and _is_hidden(element):
            continue
        elif tag not in _LEFT_OUT and not _is_fallback(element):
            within = in_link or tag == "hyperlink"
            waiting += [(child, within) for child in reversed(element)]
    for text in _cut("".join(pieces), whole=level is not None):
        yield _Paragraph(text, level, links_only=linked > 0 and not unlinked)


def _cut(text: str, *, whole: bool) -> list[str]:
    """The text between line breaks, or the whole of it; [""] for an empty paragraph."""
    text = legal(text)
    if whole:
        return [normalise(text)]
    return [line for piece in text.split("\n") if (line := normalise(piece))] or [""]


def _level(properties: _Element, levels: dict[str, int]) -> int | None:
    outline = _outline(properties)
    for child in properties:
        if _tag(child) == "pStyle":
            return levels.get(_value(child) or "", outline)
    return outline


def _is_hidden(run: _Element) -> bool:
    for properties in run:
        if _tag(properties) == "rPr":
            return any(
                _tag(one) == "vanish" and _value(one) not in ("0", "false", "off")
                for one in properties
            )
    return False


def _is_fallback(element: _Element) -> bool:
    """Whether an element repeats, for older programs, what stands beside it."""
    tag = element.tag
    return isinstance(tag, str) and tag.endswith("}Fallback")
