"""Sample notes of an invented place, that a template is tried on: one has everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from briefing.records import (
    Citation,
    Coverage,
    CoveragePage,
    Daily,
    Evidence,
    House,
    Insertion,
    Note,
    Period,
    Point,
    PublicationDate,
    Rejected,
    Section,
    Source,
    SourceCount,
    Statement,
    sha256_of,
    weave,
)

_PERIOD = Period(
    label="2031-W24",
    start=datetime(2031, 6, 9, tzinfo=UTC),
    end=datetime(2031, 6, 16, tzinfo=UTC),
    timezone="UTC",
)
_QUOTES = (
    "The two governments reopened the Selvar crossing on Tuesday.",
    "She said that trains would follow.",
    "The harbour took 31 ships in May.",
    "The harbour took 29 ships in May.",
)
_SAID = (0, 0, 1, 1, 2, 3, 0, 1, 2)  # by citation 1..9
_TITLES = ("Selvar crossing reopens", "A busy month for the harbour")
_PUBLISHERS = ("Selvar Courier", "Harbour Wire")


def _citation(number: int, outlet: int) -> Citation:
    quote = _QUOTES[_SAID[number - 1]]
    return Citation(
        number=number,
        article=f"{outlet + 1:012x}",
        revision=sha256_of(_TITLES[outlet]),
        path=f"sample/{outlet + 1}.txt",
        line=2 * number + 1,
        paragraph=number,
        start=100 * number,
        end=100 * number + len(quote),
        quote=quote,
        sha256=sha256_of(quote),
        title=_TITLES[outlet],
        publisher=_PUBLISHERS[outlet],
        published=date(2031, 6, 10 + outlet),
        date_basis="header" if outlet else "lead",
        url=f"https://sample.example/{outlet + 1}",
        context=quote,
        context_start=100 * number,
    )


def _source(outlet: int, quoted: int) -> Source:
    return Source(
        article=f"{outlet + 1:012x}",
        path=f"sample/{outlet + 1}.txt",
        title=_TITLES[outlet],
        publisher=_PUBLISHERS[outlet],
        agency=None,
        published=PublicationDate(
            value=date(2031, 6, 10 + outlet),
            precision="day",
            basis="header" if outlet else "lead",
            evidence=None if outlet else "June 10, 2031",
        ),
        url=f"https://sample.example/{outlet + 1}",
        quoted=quoted,
        sentences=9,
        author="R. Odd",
        language="en",
        kind="agency" if outlet else "newspaper",
        notice="All rights reserved.",
        quoted_words=20,
        words=200,
    )


def _point(citations: tuple[Citation, ...], *numbers: int, **more: object) -> Point:
    quotes = " ".join(citations[number - 1].quote for number in numbers)
    insertions: tuple[Insertion, ...] = ()
    if quotes.startswith("She"):
        place = Evidence(paragraph=1, start=0, end=9)
        insertions = (Insertion(at=3, text="Ada Venn", kind="referent", evidence=place),)
    point = Point(text=weave(quotes, insertions), citations=numbers, insertions=insertions)
    return replace(point, **more)  # type: ignore[arg-type]  # fields of a point


def full_note() -> Note:
    """A weekly note in which every field is set and every kind of section stands."""
    outlets = (0, 1, 0, 0, 0, 1, 0, 1, 0)
    cited = tuple(_citation(number, outlet) for number, outlet in enumerate(outlets, start=1))
    said = Statement(
        speaker="Ada Venn",
        role="minister",
        party="Selvar",
        party_inferred=True,
        verb="said",
        direct=False,
        via="Harbour Wire",
    )
    one, two = f"{1:012x}", f"{2:012x}"
    count = SourceCount(articles=2, publishers=2, independent=1)
    key = replace(_point(cited, 1), also=(2,))

    def section(kind: str, heading: str, *points: Point, **more: object) -> Section:
        values = {"kind": kind, "heading": heading, "articles": (one, two), "points": points}
        return Section(**{**values, **more})  # type: ignore[arg-type]  # fields of a section

    return Note(
        title="Weekly briefing: 9–15 June 2031",
        language="en",
        generated=datetime(2031, 6, 16, 7, tzinfo=UTC),
        period=_PERIOD,
        sections=(
            section("key_points", "Key points", key),
            section(
                "story",
                _TITLES[0],
                _point(cited, 3, claim_of=_PUBLISHERS[0]),
                label="developing",
                count=count,
                reasons={"recency": 1.0},
            ),
            section("statements", "Who said what", _point(cited, 4, statement=said)),
            section("conflicts", "ships in May", _point(cited, 5), _point(cited, 6)),
            section("also", "Also reported", _point(cited, 7)),
            section("late", "Received late", _point(cited, 8)),
            section("undated", "Undated", _point(cited, 9)),
        ),
        citations=cited,
        sources=(_source(0, 6), _source(1, 3)),
        coverage=Coverage(
            articles=2,
            other_periods=4,
            undated=1,
            rejected=1,
            copies=1,
            publishers=2,
            independent=1,
            inferred=1,
            before=3,
        ),
        house=House(
            marking="OFFICIAL",
            prepared_by="The Selvar desk",
            prepared_for="The Director",
            desk="Selvar",
            comment=True,
        ),
        daily=Daily(
            days=tuple(date(2031, 6, day) for day in range(9, 16)),
            publishers=_PUBLISHERS,
            counts=((1, 2, 0, 0, 1, 0, 0), (0, 1, 1, 0, 0, 0, 0)),
        ),
        page=CoveragePage(
            files=("sample/1.txt", "sample/2.txt"),
            rejected=(Rejected(path="sample/3.bin", reason="is no text"),),
            copies=(("sample/4.txt", "sample/1.txt"),),
            undated=("A title without a date",),
            silent=("The Old Gazette",),
            settings=(("method", "coverage"),),
            version="1",
        ),
    )


def plain_note() -> Note:
    """A weekly note with nothing set and nothing to say."""
    section = Section(kind="key_points", heading="Key points", articles=(), points=())
    coverage = Coverage(
        articles=0, other_periods=0, undated=0, rejected=0, copies=0, publishers=0, independent=0
    )
    return Note(
        title="Weekly briefing: 9–15 June 2031",
        language="en",
        generated=None,
        period=_PERIOD,
        sections=(section,),
        citations=(),
        sources=(),
        coverage=coverage,
        matched=False,
    )


def summary_note() -> Note:
    """A summary of one article."""
    cited = (_citation(1, 0),)
    section = Section(
        kind="key_points",
        heading="Summary",
        articles=(cited[0].article,),
        points=(_point(cited, 1),),
    )
    return Note(
        title=_TITLES[0],
        language="en",
        generated=None,
        period=None,
        sections=(section,),
        citations=cited,
        sources=(_source(0, 1),),
        coverage=None,
    )
