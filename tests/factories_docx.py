"""Notes on an invented region, as Word tests need them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

from briefing.records import (
    Citation,
    Coverage,
    Note,
    Period,
    Point,
    PublicationDate,
    Section,
    SectionKind,
    Source,
    sha256_of,
)

KEY = (
    "Foreign Minister Ilya Torvane said on Tuesday that Marrow would reopen the Selt crossing "
    "to freight “within days”, after nine months of closure.",
    "The two governments agreed to restore the hotline between their coast guards.",
    "Grain prices in Ostrevia rose by 4.2 per cent in May, the highest since 2019.",
)
STORIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Marrow to reopen Selt crossing",
        (
            "Trucks have been waiting on both sides of the border since September.",
            "Torvane made the remarks after talks with his Ostrevian counterpart, Dama Welk, "
            "in the port city of Linhaven.",
            "Welk said Ostrevia “expects the same treatment for passenger trains”.",
        ),
    ),
    (
        "Grain prices climb as Ostrevia extends export ban",
        (
            "The Ministry of Agriculture extended the export ban on wheat and barley "
            "until the end of August.",
            "Traders in Linhaven put the shortfall at 300,000 tonnes.",
        ),
    ),
)
OUTLETS = ("Linhaven Courier", "North Straits Agency", "The Welk Observer", "Radio Selt")


def a_citation(number: int, quote: str, outlet: int = 0, **changes: object) -> Citation:
    """A citation of a quote, its place made up from its number."""
    values: dict[str, object] = {
        "number": number,
        "article": f"{outlet + 1:012x}",
        "revision": sha256_of(f"article {outlet}"),
        "path": f"2031/06/article-{outlet + 1}.txt",
        "line": 2 * number + 5,
        "paragraph": number,
        "start": 100 * number,
        "end": 100 * number + len(quote),
        "quote": quote,
        "sha256": sha256_of(quote),
        "title": f"Title {outlet + 1}",
        "publisher": OUTLETS[outlet % len(OUTLETS)],
        "published": date(2031, 6, 10 + outlet),
        "date_basis": "header",
        "url": None,
    }
    return Citation(**{**values, **changes})  # type: ignore[arg-type]  # a test's own choice


def a_source(outlet: int, quoted: int, **changes: object) -> Source:
    """The source that citations of an outlet are of."""
    day = date(2031, 6, 10 + outlet)
    values: dict[str, object] = {
        "article": f"{outlet + 1:012x}",
        "path": f"2031/06/article-{outlet + 1}.txt",
        "title": f"Title {outlet + 1}",
        "publisher": OUTLETS[outlet % len(OUTLETS)],
        "agency": None,
        "published": PublicationDate(value=day, precision="day", basis="header"),
        "url": None,
        "quoted": quoted,
        "sentences": 14 + outlet,
    }
    return Source(**{**values, **changes})  # type: ignore[arg-type]  # a test's own choice


def a_section(kind: SectionKind, heading: str, *points: Point) -> Section:
    """A section about no article in particular."""
    return Section(kind=kind, heading=heading, articles=(), points=points)


def a_week() -> Period:
    """An ISO week of the invented calendar's far future."""
    return Period(
        label="2031-W24",
        start=datetime(2031, 6, 9, tzinfo=UTC),
        end=datetime(2031, 6, 16, tzinfo=UTC),
        timezone="UTC",
    )


def note_of(*quotes: str, **changes: object) -> Note:
    """A note whose key points are these quotes, one citation each."""
    citations = tuple(a_citation(n, quote) for n, quote in enumerate(quotes, start=1))
    points = tuple(Point(text=c.quote, citations=(c.number,)) for c in citations)
    values: dict[str, object] = {
        "sections": (a_section("key_points", "Key points", *points),),
        "citations": citations,
        "sources": (a_source(0, len(quotes)),),
    }
    return a_note(**{**values, **changes})


def weekly_note(**changes: object) -> Note:
    """A week's note with every kind of section, points of two sentences, and shared ones."""
    citations: list[Citation] = []

    def cite(quote: str, outlet: int) -> int:
        citations.append(a_citation(len(citations) + 1, quote, outlet))
        return len(citations)

    def point(quotes: tuple[str, ...], outlet: int, also: tuple[int, ...] = ()) -> Point:
        numbers = tuple(cite(quote, outlet) for quote in quotes)
        others = tuple(cite(quotes[-1], other) for other in also)
        return Point(text=" ".join(quotes), citations=numbers, also=others)

    key = (point(KEY[:1], 0, (1, 2)), point(KEY[1:2], 0), point(KEY[2:], 1))
    sections = [a_section("key_points", "Key points", *key)]
    for outlet, (title, quotes) in enumerate(STORIES):
        told = (point(quotes[:2], outlet), *(point((quote,), outlet) for quote in quotes[2:]))
        sections.append(a_section("story", title, *told))
    sections.append(
        Section(
            kind="also",
            heading="Also reported",
            articles=(a_source(3, 0).article,),
            points=(),
        )
    )
    quoted = [sum(c.article == a_source(n, 0).article for c in citations) for n in range(4)]
    sources = (
        a_source(0, quoted[0], title=STORIES[0][0], url="https://courier.example/selt?a=1&b=2"),
        a_source(1, quoted[1], title=STORIES[1][0], copies=("Radio Selt",)),
        a_source(2, quoted[2], title=None, agency=OUTLETS[1], url="http://observer.example/"),
        a_source(3, quoted[3], title="Ferry service resumes after strike"),
    )
    return a_note(sections=tuple(sections), citations=tuple(citations), sources=sources, **changes)


def a_note(**values: object) -> Note:
    """A weekly note; only its content has to be given."""
    period = a_week()
    defaults: dict[str, object] = {
        "title": "Weekly briefing: 9–15 June 2031",
        "language": "en",
        "generated": period.end,
        "period": period,
        "coverage": Coverage(
            articles=4,
            other_periods=11,
            undated=1,
            rejected=0,
            copies=1,
            publishers=4,
            independent=3,
        ),
    }
    return Note(**{**defaults, **values})  # type: ignore[arg-type]  # a test's own choice


def parts_of(content: bytes) -> dict[str, str]:
    """The XML parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: package.read(name).decode("utf-8") for name in names}


def edited(content: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """A Word file with one part edited; the edit has to change something."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(result, "w") as target:
        for name in package.namelist():
            data = package.read(name)
            if name == part:
                text = edit(data.decode("utf-8"))
                assert text.encode() != data
                data = text.encode("utf-8")
            target.writestr(name, data)
    return result.getvalue()
