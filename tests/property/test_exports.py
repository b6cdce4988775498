"""Exports of press databases: as many articles out as went in, whatever they hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import ReadError
from briefing.readers import format_of, read_drafts
from briefing.records import Draft
from briefing.text.spaces import normalise
from tests.factories_exports import FIRST, LAYOUTS, SECOND, Told

# What a body may hold that looks like a field of one of the layouts.
TRAPS = (
    "LENGTH: 300 metres, and the old pier was no longer than that.",
    "BYLINE: the name of a bar in the harbour of Varnholt, closed since Monday.",
    "The file is the third: 3 of 57 documents were read on Tuesday.",
    "Document 12 was never found, and the council says that it never was.",
    "Copyright 2019 stands on the plan, which the council bought in March.",
    "HD    is what the pilots call the harbour director, and BY    his boat.",
    "He wrote 512 words on the strait, and 1 of 2 DOCUMENTS was lost at sea.",
    "End of Document is the title of the play that opens in Tarvin.",
    "news·20310306·VC·0000001 was the number of the report, he said.",
    "市长星期二表示，港口将重新开放。双方同意继续就贸易问题进行谈判。",
)
NAME = st.sampled_from(["Ada Brun", "Ida Holm and Lio Marsh", "Pell Aron", None])
TITLE = st.sampled_from(["Ferries return", "Bakeries close in Tarvin", "Fish hall opens", "Storm"])
TEXT = st.sampled_from([*FIRST, *SECOND, *TRAPS])


@st.composite
def exports(draw: st.DrawFn) -> list[Told]:
    count = draw(st.integers(1, 6))
    return [
        Told(
            title=f"{draw(TITLE)} for the {number}th time this year",
            # A real sentence first and last, as every article has.
            body=(FIRST[0], *draw(st.lists(TEXT, max_size=5)), SECOND[1]),
            source=draw(st.sampled_from(["The Varnholt Courier", "Solve Ledger"])),
            author=draw(NAME),
            day=draw(st.dates(date(2031, 1, 1), date(2031, 12, 31))),
        )
        for number in range(4, 4 + count)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12)
@given(told=exports())
def test_no_article_is_lost_and_none_is_made(layout: str, told: list[Told]) -> None:
    name = "a.html" if "page" in layout else "a.txt"
    content = LAYOUTS[layout](told).encode()
    found = [one for one in read_drafts(name, content=content) if isinstance(one, Draft)]
    assert [draft.title for draft in found] == [one.title for one in told]
    assert [draft.author for draft in found] == [one.author for one in told]
    assert len({draft.item for draft in found}) == len(told)
    for draft, one in zip(found, told, strict=True):
        assert [line.text for line in draft.lines] == [normalise(text) for text in one.body]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.large_base_example])
@given(
    edits=st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 40),
            st.sampled_from(["", "\n", "\n\n", "\f", "LENGTH: 5 words\n", "Document ", "•", "<p>"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_broken_export_is_read_in_part_or_refused(
    layout: str, edits: list[tuple[float, int, str]]
) -> None:
    content = LAYOUTS[layout]([Told(title="Ferries return"), Told(title="Storm", body=SECOND)])
    for place, length, put in edits:
        at = int(place * len(content))
        content = content[:at] + put + content[at + length :]
    name = "a.html" if "page" in layout else "a.txt"
    format_ = format_of(name, content.encode())
    try:
        found = format_(name, content.encode())
    except ReadError:
        return
    lines = content.count("\n") + 1
    for draft in found:
        if isinstance(draft, Draft):
            assert draft.lines
            assert all(line.number is None or 1 <= line.number <= lines for line in draft.lines)
