"""JSON: the schema briefing.note/1, and its citations back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from briefing.errors import ReadError
from briefing.records import (
    Citation,
    Coverage,
    Insertion,
    Note,
    Period,
    Point,
    ReadBack,
    Section,
    Source,
    Use,
    comparable,
    parted,
    weave,
)
from briefing.rendering import NOT_OURS, UNNAMED, Renderer, refuse_template, renderers
from briefing.rendering.locators import insertion_json, insertions_of, locator_of
from briefing.rendering.note_data import Fields
from briefing.text.sentences import spans

SCHEMA = "briefing.note/1"

_SURROGATES = re.compile("[\ud800-\udfff]")


def render(note: Note, template: str | None, folder: Path | None) -> bytes:
    """A note as JSON in UTF-8: every key of the schema, and "sources" beside them."""
    refuse_template("json", template)
    text = json.dumps(as_dict(note), ensure_ascii=False, indent=2)
    # Half a surrogate pair (a file name that is no UTF-8) can only stand in an escape.
    text = _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f"{text}\n".encode()


def as_dict(note: Note) -> dict[str, object]:
    """A note as the schema has it, ready for ``json.dumps``."""
    return {
        "schema": SCHEMA,
        "title": note.title,
        "language": note.language,
        "generated": _iso(note.generated),
        "period": None if note.period is None else _period(note.period),
        "sections": [_section(section) for section in note.sections],
        "citations": [_citation(citation) for citation in note.citations],
        "sources": [_source(source) for source in note.sources],
        "coverage": None if note.coverage is None else _coverage(note.coverage),
    }


def read_back(content: bytes) -> ReadBack:
    """What a note in JSON cites. Raises ReadError naming the key that is not as it should be."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(UNNAMED, None, "not UTF-8 text; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise ReadError(UNNAMED, error.lineno, f"not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(UNNAMED, None, f"not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ReadError(UNNAMED, None, f"{NOT_OURS} ('schema' is not '{SCHEMA}')")
    fields = Fields(data, "", UNNAMED)
    quotes: dict[int, str] = {}
    locators = []
    for index, entry in enumerate(fields.objects("citations")):
        one = locator_of(entry)
        if one.number in quotes:
            reason = f"'citations[{index}].number' is {one.number} for the second time"
            raise ReadError(UNNAMED, None, f"{reason}; verify the file as it was written")
        quotes[one.number] = entry.text("quote")
        locators.append(one)
    by_number = {one.number: one for one in locators}
    uses: list[Use] = []
    unsourced: list[str] = []
    for section in fields.objects("sections"):
        for point in section.objects("points"):
            text, numbers = point.text("text"), point.numbers("citations")
            if not numbers:
                unsourced.extend(text[start:end] for start, end in spans(text))
            also = point.numbers("also")
            inserted = _inserted(numbers, also, insertions_of(point), quotes)
            for number, used, woven in _texts(text, numbers, also, quotes, inserted):
                locator = by_number.get(number)
                if locator is not None and woven:
                    locator = replace(locator, insertions=inserted.get(number, ()))
                    by_number[number] = locator
                elif locator is not None:
                    locator = replace(locator, insertions=())
                uses.append(Use(label=str(number), text=used, locator=locator))
    return ReadBack(
        uses=tuple(uses), locators=tuple(by_number.values()), unsourced=tuple(unsourced)
    )


def _inserted(
    numbers: tuple[int, ...],
    also: tuple[int, ...],
    insertions: tuple[Insertion, ...],
    quotes: Mapping[int, str],
) -> dict[int, tuple[Insertion, ...]]:
    """What a point inserts in the quote of each of its citations; other sources show the last's."""
    own = parted([quotes.get(number, "") for number in numbers], insertions)
    inserted = dict(zip(numbers, own, strict=True))
    return inserted | dict.fromkeys(also, own[-1] if own else ())


def _texts(
    text: str,
    numbers: tuple[int, ...],
    also: tuple[int, ...],
    quotes: Mapping[int, str],
    inserted: Mapping[int, tuple[Insertion, ...]],
) -> Iterator[tuple[int, str, bool]]:
    """What stands for each citation of a point: its share of the point's text, insertions
    and all (True), and its own quote, without them (False), where that is another."""
    shown = {number: weave(quotes.get(number, ""), inserted[number]) for number in inserted}
    rest = comparable(text)
    for place, number in enumerate(numbers):
        quote = comparable(shown[number])
        if place == len(numbers) - 1:
            share, rest = rest, ""
        elif quote and (rest == quote or rest.startswith(quote + " ")):
            share, rest = quote, rest[len(quote) + 1 :]
        else:  # altered: up to where the next quote begins
            following = comparable(shown[numbers[place + 1]])
            end = rest.find(following) if following else -1
            end = len(rest) if end < 0 else end
            share, rest = rest[:end].rstrip(), rest[end:]
        yield number, share, True
        if number in quotes and quote != share:
            yield number, comparable(quotes[number]), False
    for number in also:
        yield number, "", True
        if number in quotes and comparable(shown[number]) != comparable(text):
            yield number, comparable(quotes[number]), False


def _iso(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _period(period: Period) -> dict[str, object]:
    return {
        "label": period.label,
        "start": period.start.date().isoformat(),
        "end": period.end.date().isoformat(),
        "timezone": period.timezone,
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "kind": section.kind,
        "heading": section.heading,
        "articles": list(section.articles),
        "label": section.label,
        "points": [_point(point) for point in section.points],
        "sources": None if section.count is None else asdict(section.count),
        "reasons": dict(section.reasons),
        "more": section.more,
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "text": point.text,
        "citations": list(point.citations),
        "also": list(point.also),
        "insertions": [insertion_json(one) for one in point.insertions],
        "statement": None if point.statement is None else asdict(point.statement),
        "claim_of": point.claim_of,
        "figure": point.figure,
        "disputed": point.disputed,
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "number": citation.number,
        "article": citation.article,
        "revision": citation.revision,
        "path": citation.path,
        "line": citation.line,
        "paragraph": citation.paragraph,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "sha256": citation.sha256,
        "title": citation.title,
        "publisher": citation.publisher,
        "published": _iso(citation.published),
        "date_basis": citation.date_basis,
        "url": citation.url,
    }


def _source(source: Source) -> dict[str, object]:
    published = source.published
    return {
        "article": source.article,
        "path": source.path,
        "title": source.title,
        "publisher": source.publisher,
        "publisher_name": source.publisher_name,
        "agency": source.agency,
        "published": None if published is None else _iso(published.value),
        "date_basis": None if published is None else published.basis,
        "date_evidence": None if published is None else published.evidence,
        "url": source.url,
        "quoted": source.quoted,
        "sentences": source.sentences,
        "copies": list(source.copies),
        "author": source.author,
        "language": source.language,
        "kind": source.kind,
        "notice": source.notice,
        "quoted_words": source.quoted_words,
        "words": source.words,
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    return {
        "read": coverage.read,
        "articles": coverage.articles,
        "other_periods": coverage.other_periods,
        "undated": coverage.undated,
        "rejected": coverage.rejected,
        "copies": coverage.copies,
        "publishers": coverage.publishers,
        "independent": coverage.independent,
        "excluded": coverage.excluded,
        "unknown": coverage.unknown,
        "asked": None if coverage.asked is None else asdict(coverage.asked),
    }


renderers.register("json")(
    Renderer(name="json", suffix=".json", text=True, render=render, read_back=read_back)
)
