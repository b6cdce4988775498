"""What a document carries of each citation, as a record and as JSON, and back."""

from __future__ import annotations

from dataclasses import asdict, fields

from briefing.records import (
    Citation,
    Evidence,
    Insertion,
    InsertionKind,
    Locator,
    Note,
    Point,
    parted,
    weave,
)
from briefing.rendering.note_data import Fields

_FROM_CITATION = tuple(field.name for field in fields(Locator) if field.name != "insertions")
_KINDS: dict[str, InsertionKind] = {"referent": "referent", "name": "name", "date": "date"}


def locators(note: Note) -> tuple[Locator, ...]:
    """The locator of each citation of a note, in order, with what is inserted in its quote."""
    inserted: dict[int, tuple[Insertion, ...]] = {}
    for section in note.sections:
        for point in section.points:
            own = insertions_by_citation(note, point)
            inserted |= own
            # Another source of the sentence shows the same words.
            for number in point.also:
                inserted[number] = own[point.citations[-1]]
    return tuple(_locator(one, inserted.get(one.number, ())) for one in note.citations)


def shown_quotes(note: Note, point: Point) -> tuple[tuple[int, str], ...]:
    """What a point shows of each citation: its number, and its quote with our insertions."""
    return tuple(
        (number, weave(note.citations[number - 1].quote, inserted))
        for number, inserted in insertions_by_citation(note, point).items()
    )


def insertions_by_citation(note: Note, point: Point) -> dict[int, tuple[Insertion, ...]]:
    """What is inserted in each quote of a point, by the citation's number; ``at`` counts in it."""
    if not point.insertions:
        return dict.fromkeys(point.citations, ())
    quotes = [note.citations[number - 1].quote for number in point.citations]
    return dict(zip(point.citations, parted(quotes, point.insertions), strict=True))


def _locator(citation: Citation, insertions: tuple[Insertion, ...]) -> Locator:
    given = {name: getattr(citation, name) for name in _FROM_CITATION}
    return Locator(insertions=insertions, **given)


def as_json(locator: Locator) -> dict[str, object]:
    """A locator ready for ``json.dumps``; without insertions it says nothing of them."""
    entry: dict[str, object] = {name: getattr(locator, name) for name in _FROM_CITATION}
    if locator.insertions:
        entry["insertions"] = [insertion_json(one) for one in locator.insertions]
    return entry


def insertion_json(insertion: Insertion) -> dict[str, object]:
    """An insertion as the schema of notes has it."""
    return asdict(insertion)


def insertions_of(entry: Fields) -> tuple[Insertion, ...]:
    """The insertions that an object lists, none where it lists none. Raises ReadError."""
    if not entry.has("insertions"):
        return ()
    return tuple(_insertion(one) for one in entry.objects("insertions"))


def _insertion(entry: Fields) -> Insertion:
    evidence = entry.object_or_null("evidence")
    return Insertion(
        at=entry.number("at"),
        text=entry.text("text"),
        kind=entry.one_of("kind", _KINDS),
        evidence=None
        if evidence is None
        else Evidence(
            paragraph=evidence.number("paragraph"),
            start=evidence.number("start"),
            end=evidence.number("end"),
        ),
    )


def locator_of(entry: Fields) -> Locator:
    """The locator that an object holds, beside whatever else it holds. Raises ReadError."""
    return Locator(
        number=entry.number("number"),
        article=entry.text("article"),
        revision=entry.text("revision"),
        path=entry.text("path"),
        line=entry.number_or_null("line"),
        paragraph=entry.number("paragraph"),
        start=entry.number("start"),
        end=entry.number("end"),
        sha256=entry.text("sha256"),
        insertions=insertions_of(entry),
    )
