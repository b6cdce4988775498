"""What an HTML note cites, read out of the page alone, whoever edited or saved it since.

The page carries a data block with the locators. Beside them it holds what the renderer wrote
around the quotes: the text of each citation's entry and the hash of the source paragraph in
it, what stands beside a quote, which characters HTML can't carry, and hashes of all other
text, whole and by the sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from briefing.errors import ReadError
from briefing.records import Locator, ReadBack, Use
from briefing.records.frozen import dataclass
from briefing.rendering import NOT_OURS, UNNAMED
from briefing.rendering.citation_style import unnumbered
from briefing.rendering.locators import as_json, locator_of
from briefing.rendering.markdown_read_back import is_joint, one_space, sentences
from briefing.rendering.note_data import Fields
from briefing.rendering.own_words import fingerprint
from briefing.rendering.web.markup import lost, restored
from briefing.rendering.web.page_text import DATA_ID, Block, Entry, PageText, page_text

DATA = "briefing.citations/1"

_ENDS = re.compile(r"</(?:body|html)\s*>|<!doctype[^>]*>", re.IGNORECASE)
_BEHIND_BRACKET = re.compile(r"(?<=\]) (?=[^\w\s\[(“«‹„])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the renderer wrote of one citation.

    ``entry`` is the text of its entry, ``context`` the hash of the source shown there ("" for
    none), ``shown`` the hash of the quote with its insertions, ``lost`` what stands as U+FFFD,
    ``before`` and ``after`` what a template put beside the quote.
    """

    locator: Locator
    entry: str
    context: str = ""
    shown: str = ""
    lost: tuple[tuple[int, str], ...] = ()
    before: str = ""
    after: str = ""


def written_of(locator: Locator, woven: str, entry: str, context: str) -> Written:
    """What is written of a citation whose quote is shown as ``woven``."""
    return Written(
        locator=locator,
        entry=entry,
        context=context,
        shown=fingerprint(woven),
        lost=lost(woven),
    )


def read_back(content: bytes) -> ReadBack:
    """What an HTML note cites. Raises ReadError where it is not one."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(UNNAMED, None, "not UTF-8 text; save it as UTF-8") from error
    # The parser takes no text behind these, as browsers do.
    page = page_text(_ENDS.sub("", text).encode()) if DATA_ID in text else None
    if page is None or not page.data:
        raise ReadError(UNNAMED, None, NOT_OURS)
    if len(page.data) > 1:
        line = page.data[-1][0]
        raise ReadError(UNNAMED, line, "holds the citations of two notes; verify each by itself")
    written, own = _read_data(*page.data[0])
    entries = _Entries(written, page)
    uses: list[Use] = []
    unsourced: list[str] = []
    for block in page.blocks:
        for piece, label, number in block.pieces:
            if label is not None:
                uses.append(_use(label, piece, entries.cited(number, label, piece)))
            else:
                unsourced.extend(_not_ours(block, piece, own))
    for entry in page.entries.values():
        unsourced.extend(entries.added(entry, own))
    return ReadBack(
        uses=tuple(uses),
        locators=tuple(one.locator for one in written),
        unsourced=tuple(unsourced),
    )


def data_block(written: Iterable[Written], own: Iterable[str]) -> str:
    """The element that makes a page verifiable; ``own`` are the renderer's other texts."""
    entries = []
    for one in written:
        entry = as_json(one.locator)
        entry["entry"] = one.entry
        for name in ("context", "shown", "before", "after"):
            if getattr(one, name):
                entry[name] = getattr(one, name)
        if one.lost:
            entry["lost"] = [{"at": at, "code": ord(character)} for at, character in one.lost]
        entries.append(_compact(entry))
    texts = (part for text in own for part in (text, *sentences(text)))
    hashes = _compact(sorted({_squeezed(text) for text in texts}))
    citations = ",\n".join(entries)
    return (
        f'<script type="application/json" id="{DATA_ID}">\n'
        f'{{"schema":"{DATA}","citations":[\n{citations}\n],\n"written":{hashes}}}\n</script>\n'
    )


def _squeezed(text: str) -> str:
    """The hash of a text of ours; white space, which editors put between elements, aside."""
    return fingerprint("".join(text.split()))


def _compact(value: object) -> str:
    # ASCII, and nothing that could end the element or begin a comment in it.
    data = json.dumps(value, separators=(",", ":"))
    return data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _read_data(line: int | None, data: str) -> tuple[tuple[Written, ...], frozenset[str]]:
    try:
        fields = Fields(json.loads(data), "", UNNAMED)
    except (ValueError, RecursionError) as error:
        reason = f"its citation data are damaged ({error}); verify the file as it was written"
        raise ReadError(UNNAMED, line, reason) from error

    def text(entry: Fields, name: str) -> str:
        return entry.text(name) if entry.has(name) else ""

    written = tuple(
        Written(
            locator=locator_of(entry),
            entry=entry.text("entry"),
            context=text(entry, "context"),
            shown=text(entry, "shown"),
            lost=_lost(entry),
            before=text(entry, "before"),
            after=text(entry, "after"),
        )
        for entry in fields.objects("citations")
    )
    return written, frozenset(fields.texts("written"))


def _lost(entry: Fields) -> tuple[tuple[int, str], ...]:
    if not entry.has("lost"):
        return ()
    given = ((one.number("at"), one.number("code")) for one in entry.objects("lost"))
    return tuple((at, chr(code)) for at, code in given if 0 <= code <= 0x10FFFF)


def _not_ours(block: Block, text: str, own: frozenset[str]) -> list[str]:
    if block.staff or _squeezed(text) in own:
        return []
    return [one for one in sentences(text) if _squeezed(one) not in own]


class _Entries:
    """The entries that the renderer wrote, known again under any number."""

    def __init__(self, written: tuple[Written, ...], page: PageText) -> None:
        self._page = page
        self._by_text: dict[str, list[Written]] = {}
        for one in written:
            self._by_text.setdefault(unnumbered(one.entry), []).append(one)

    def cited(self, number: int, label: str, shown: str) -> Written | None:
        """What a mark leads to; None where that is not what was written for any citation.

        Of citations whose entries read alike that counts which ``shown`` is of, then the
        number. A mark that shows another number than it leads to would mislead whoever reads the
        page on paper, and a source paragraph that was altered is no source.
        """
        entry = self._page.entries.get(number)
        shown_as = {label, *(() if entry is None else entry.shown_as)}
        if entry is None or shown_as != {str(number)}:
            return None
        found = [
            one
            for text in entry.texts
            for one in self._split(text)[0]
            if entry.context in {"", one.context}
        ]
        own = [one for one in found if one.locator.number == number]
        if len(found) > 1:
            for one in (*own, *found):
                if fingerprint(_text_of(shown, one)) == one.shown:
                    return one
        return next(iter(own or found), None)

    def added(self, entry: Entry, own: frozenset[str]) -> list[str]:
        """The sentences that staff added to an entry."""
        return [
            sentence
            for text in entry.texts
            if _squeezed(text) not in own
            for sentence in sentences(self._split(text)[1])
            if _squeezed(sentence) not in own
        ]

    def _split(self, text: str) -> tuple[list[Written], str]:
        """Whose entry a text is, and what was added to it; all of it where it is none's."""
        text = unnumbered(text)
        end = len(text)
        while end > 0:
            if text[:end] in self._by_text:
                return self._by_text[text[:end]], text[end:].strip()
            end = text.rfind(" ", 0, end)
        return [], text


def _use(label: str, text: str, found: Written | None) -> Use:
    if found is None:
        return Use(label=label, text="" if is_joint(text) else text, locator=None)
    text = _text_of(text, found)
    return Use(label=label, text="" if is_joint(text) else text, locator=found.locator)


def _text_of(text: str, found: Written) -> str:
    """What stands before a mark as the quote that it would be of that citation."""
    text = one_space(text.removeprefix(found.before).removesuffix(found.after))
    if found.lost:
        text = restored(text, found.lost)
    if found.locator.insertions and fingerprint(text) != found.shown:
        # An editor that indents elements puts white space behind our brackets.
        joined = _BEHIND_BRACKET.sub("", text)
        text = joined if fingerprint(joined) == found.shown else text
    return text


def with_beside(written: Written, before: str, after: str) -> Written:
    """The same with what a template put before and behind the quote."""
    return replace(written, before=before, after=after)
