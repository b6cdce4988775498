"""What no draft may carry, whatever its format: characters that no reader of a page sees.

Marks that turn the direction of text round (Unicode Standard Annex #9), soft hyphens, tags,
control characters and halves of surrogate pairs are no part of what an article says: they
come off here, once for all formats, so that the canonical text, the quotes made of it and
the titles have none. The joiners (U+200C, U+200D) and variation selectors stay: they are
spelling. An address that is no web address is no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.records import Draft, Line, Rejected
from briefing.text.addresses import web_address
from briefing.text.patterns import Lazy
from briefing.text.spaces import normalise

_UNSEEN = Lazy(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
_FIELDS = (
    "title",
    "published",
    "publisher",
    "author",
    "language",
    "agency",
    "place",
    "copyright",
)


class Visible(tuple[Line, ...]):
    """Lines of which the reader knows that all they hold can be seen."""

    __slots__ = ()


def cleaned(items: Iterable[Draft | Rejected]) -> Iterator[Draft | Rejected]:
    """The items of a file without what nobody sees, each draft's ``item`` unlike the others."""
    given: set[str | None] = set()
    for found in items:
        if isinstance(found, Rejected):
            yield found
            continue
        draft = _cleaned_draft(found)
        item = _unlike(draft.item, given)
        given.add(item)
        yield draft if item == draft.item else replace(draft, item=item)


def visible(text: str) -> str:
    """The text, white space normalised, without invisible characters.

    Raises nothing; text that has none of them is returned as it is.
    """
    # All that is looked for is not printable, and that is quick to ask.
    return text if text.isprintable() else normalise(_UNSEEN.sub("", text))


def _unlike(item: str | None, given: set[str | None]) -> str | None:
    if item not in given:
        return item
    number = 2
    while (other := f"{item or 'article'} ({number})") in given:
        number += 1
    return other


def _cleaned_draft(draft: Draft) -> Draft:
    changes: dict[str, object] = {}
    for name in _FIELDS:
        value = getattr(draft, name)
        if value is not None and not value.isprintable():
            changes[name] = visible(value) or None
    if draft.item is not None and not draft.item.isprintable():
        changes["item"] = visible(draft.item) or None
    if draft.url is not None:
        url = web_address(draft.url)
        if url != draft.url:
            changes["url"] = url
    seen = isinstance(draft.lines, Visible)
    if not seen and not all(line.text.isprintable() for line in draft.lines):
        changes |= _cleaned_lines(draft)
    return replace(draft, **changes) if changes else draft  # type: ignore[arg-type]  # by field


def _cleaned_lines(draft: Draft) -> dict[str, object]:
    lines = [Line(number=line.number, text=visible(line.text)) for line in draft.lines]
    if not draft.extracted:
        return {"lines": tuple(lines)}
    # Each line is a paragraph there, and an empty one is none.
    kept = [index for index, line in enumerate(lines) if line.text]
    return {
        "lines": tuple(lines[index] for index in kept),
        "headings": frozenset(new for new, old in enumerate(kept) if old in draft.headings),
        "rows": frozenset(new for new, old in enumerate(kept) if old in draft.rows),
    }
