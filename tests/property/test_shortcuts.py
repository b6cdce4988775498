"""What makes reading quick gives what the long way gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.articles.blocks import block_of
from briefing.articles.furniture import (
    _GIVEAWAYS,
    _gives_away,
    clues_in,
    kind_of,
    lowered_lines,
)
from briefing.articles.headers import _BETWEEN, _gaps
from briefing.articles.phrases import GIVEAWAYS
from briefing.readers.encodings import decode, decode_printable
from briefing.records import DateMention, Line, Paragraph, Sentence
from briefing.records.making import (
    make_date_mention,
    make_line,
    make_paragraph,
    make_sentence,
)
from briefing.text import (
    copies,
    date_doubts,
    date_hints,
    date_patterns,
    date_surroundings,
    dates,
    sentences,
    shingles,
)
from briefing.text.date_words import DATE_WORDS
from briefing.text.patterns import Lazy
from briefing.text.pieces import Pieces

_ENGLISH = DATE_WORDS["en"]
_DAY = date(2031, 3, 5)

# Every word that the patterns of English dates and cues are written with, and some others.
_PIECES = " ".join(
    (
        *(_ENGLISH.to_come, _ENGLISH.has_come, _ENGLISH.unsure, _ENGLISH.arranged),
        *(_ENGLISH.months, _ENGLISH.day_of_month, _ENGLISH.in_month, _ENGLISH.in_year),
        *(*_ENGLISH.days, *_ENGLISH.weekdays, *_ENGLISH.stretches, *_ENGLISH.numbers),
        *(*_ENGLISH.before, *_ENGLISH.after, *_ENGLISH.units, _ENGLISH.same_day),
        date_doubts._WEEKDAYS["en"].before,
        date_doubts._STRETCHES["en"].before,
    )
)
_WORDS = sorted({*re.findall(r"[A-Za-z]+", _PIECES), "day", "days", "weeks", "harbour", "port"})
_FORMS = [
    *_WORDS,
    *(word.capitalize() for word in _WORDS),
    *("plans", "hopes", "begins", "goes", "takes place", "kicks off", "the 5th", "2019", "14"),
    *("opened", "he'll", "on the 3rd,", "two weeks on", "Mon.", "Sept.", "June 7", "every", "“"),
]
_TEXTS = st.lists(st.sampled_from(_FORMS), min_size=1, max_size=14).map(" ".join)
_TEXTS_OF_DATES = st.tuples(_TEXTS, st.sampled_from(["Monday", "May 5", "today", "last week"])).map(
    " ".join
)


@pytest.mark.parametrize(
    ("made", "record"),
    [
        (make_line(3, "a"), Line(number=3, text="a")),
        (make_line(None, ""), Line(number=None, text="")),
        (
            make_paragraph("a", 5, 2, heading=True),
            Paragraph(text="a", start=5, line=2, heading=True),
        ),
        (
            make_date_mention(1, 4, _DAY, _DAY, "day", "stated"),
            DateMention(start=1, end=4, first=_DAY, last=_DAY, precision="day", anchor="stated"),
        ),
        (
            make_sentence("x", 0, 1, 2, 4, "ab"),
            Sentence(article_id="x", index=0, paragraph=1, start=2, end=4, text="ab"),
        ),
    ],
)
def test_a_record_made_quickly_is_the_record(made: object, record: object) -> None:
    assert made == record
    assert hash(made) == hash(record)
    assert repr(made) == repr(record)
    assert type(made) is type(record)
    assert replace(made) == record  # type: ignore[type-var]  # one of several records
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(made)[0].name, 1)  # type: ignore[arg-type]  # one of several records


@given(
    st.lists(st.text("abé©年 ", min_size=1, max_size=6), min_size=1, max_size=8),
    st.text("abé©年 ", min_size=400, max_size=900),
)
def test_pieces_are_found_where_they_are(pieces: list[str], text: str) -> None:
    assert np is not None  # it is in use, so that the quick way is taken
    found = Pieces(pieces).found_in(text)
    assert found == [number for number, piece in enumerate(pieces) if piece in text]


@given(_TEXTS_OF_DATES)
@settings(max_examples=150)
def test_expressions_begin_with_the_words_that_are_listed(text: str) -> None:
    def found() -> list[tuple[int, int]]:
        places = date_hints.places_of_hints(text, "en")
        expressions = date_patterns.find_expressions(text, "en", places)
        return [match.span() for _, match in expressions]

    quick = found()
    date_patterns._patterns_of.cache_clear()
    with patch.dict(DATE_WORDS, en=replace(_ENGLISH, openings={})):
        assert found() == quick
    date_patterns._patterns_of.cache_clear()


@given(
    st.sampled_from(["en", "de", "fr", "es", "ru", "ja"]),
    st.lists(
        st.one_of(
            st.sampled_from(sorted({hint for each in DATE_WORDS.values() for hint in each.hints})),
            st.text("abdeMnory 0129é日.“K", max_size=8),
        ),
        min_size=1,
        max_size=40,
    ),
)
def test_hints_are_found_where_they_are(language: str, pieces: list[str]) -> None:
    text = "".join(pieces) + "a harbour and its quay " * 20
    assert date_hints.places_of_hints(text, language) == date_hints._by_pieces(text, language)
    hints = DATE_WORDS[language].hints
    found = [(at, at + len(hint)) for at in range(len(text)) for hint in hints
             if text.startswith(hint, at)]  # fmt: skip
    assert date_hints.places_of_hints(text, language) == found


@given(
    st.lists(
        st.sampled_from(
            ["by ", "source: ", "Editor : ", " - ", "|", "»", "\x1f\x1f", "(", ")", "  ", "记者：",
             "\u3000", "x", "Y ", "\xa0", "–", "\n"]
        ),
        max_size=12,
    )
)  # fmt: skip
@settings(max_examples=200)
def test_what_parts_a_header_line_is_found_where_it_is(pieces: list[str]) -> None:
    line = "".join(pieces)
    quick = [gap.span() for gap in _gaps(line)]
    assert quick == [gap.span() for gap in _BETWEEN.finditer(line)]


@given(st.text("aB1.!?…\"'”’»)]} \n", max_size=40))
@settings(max_examples=200)
def test_marks_that_may_end_sentences_are_found_where_they_are(text: str) -> None:
    paragraph = text.rstrip()
    marks = sentences._latin_marks(paragraph)
    found = [match.span() for match in sentences._latin_candidates(paragraph, marks)]
    assert found == [match.span() for match in sentences._LATIN_CANDIDATE.finditer(paragraph)]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *("May 5, 2031", "5 May 2031", "le 1er mai 2031", "2031-05-06", "06.05.2031"),
                    *("6/18/2031", "2031年5月6日", "2031. május 3.", "the 5th of May, 2031", ","),
                    *("September the 12th 2030,", "12 2031", "12031", "6.5.2031 11:30", "("),
                    *("x18. Juni 2031", "06.11.23", "11/18/31", "1850 people", "Monday", "3"),
                ]
            ),
            st.text("0123 .,/-:May", max_size=9),
        ),
        max_size=12,
    ),
    st.sampled_from(["", " ", ", "]),
    st.booleans(),
)
@settings(max_examples=200)
def test_dates_are_found_around_their_years(pieces: list[str], gap: str, short: bool) -> None:
    text = gap.join(pieces)

    def everywhere(
        pattern: Lazy, text: str, windows: object, figures: object
    ) -> Iterator[re.Match[str]]:
        return pattern.finditer(text)

    quick = dates.find_dates(text, short_years=short)
    with (
        patch.object(dates, "_around_years", lambda text: [(0, len(text))]),
        patch.object(dates, "_matches", everywhere),
    ):
        assert dates.find_dates(text, short_years=short) == quick


@given(_TEXTS, _TEXTS)
@settings(max_examples=150)
def test_cues_begin_with_the_words_that_are_listed(before: str, after: str) -> None:
    text = f"{before} Monday {after}"
    start = len(before) + 1
    quick = date_surroundings.cue_of(text, start, start + 6, "en")
    with patch.dict(DATE_WORDS, en=replace(_ENGLISH, cue_openings=frozenset())):
        assert date_surroundings.cue_of(text, start, start + 6, "en") == quick


@given(_TEXTS, st.sampled_from(["weekday", "stretch", "day"]), st.sampled_from([" ", ", ", "-"]))
@settings(max_examples=150)
def test_doubts_end_with_the_words_that_are_listed(before: str, kind: str, gap: str) -> None:
    text = f"{before}{gap}Monday"
    start = len(text) - 6
    quick = date_doubts.is_doubtful(kind, text, start, len(text), "en")
    with patch.dict(date_doubts._ENDINGS, clear=True):
        assert date_doubts.is_doubtful(kind, text, start, len(text), "en") == quick


_SAID = [
    *("follow us on Twitter", "find them on x", "based on trust", "All rights reserved"),
    *("© 2031 The Courier", "download the app", "comments are closed", "the port on Monday"),
    *(trigger for trigger, _ in GIVEAWAYS),
    *("Ada Brun, left, and", "file photo", "Photo by Ada Brun", "[Image: Brun]", "AP"),
    *("sign up for email news", "we use cookies on this site", "İ", "ΟΔΟΣ"),
]


@given(st.lists(st.lists(st.sampled_from(_SAID), min_size=1, max_size=4), min_size=1, max_size=9))
def test_giveaways_of_a_file_are_those_of_its_lines(lines: list[list[str]]) -> None:
    blocks = [block_of(" ".join(line), number) for number, line in enumerate(lines, start=1)]
    lowered = lowered_lines(blocks)
    assert lowered == [block.text.lower() for block in blocks]
    clues = clues_in(blocks, lowered)
    for index, block in enumerate(blocks):
        some = clues.giveaways.get(index, ())
        assert _gives_away(lowered[index], block.words, some) == _gives_away(
            lowered[index], block.words, _GIVEAWAYS
        )
        assert kind_of(block, some, lowered[index], clues) is kind_of(block)


@given(st.text("abcXYZ019 ,.“”’–é年\n", max_size=300))
def test_shingles_of_plain_text_are_those_of_any(text: str) -> None:
    text = f"“{text}"
    quick = shingles.shingles(text)
    with patch.object(shingles, "CASELESS", frozenset()):
        assert np.array_equal(shingles.shingles(text), quick)


@given(st.text("ab \t\r\n\x03\x1c\x7f\u00a0\u00ad\u200b“é\ufffe", min_size=1, max_size=60))
def test_what_is_told_to_be_printable_is(text: str) -> None:
    decoded, printable = decode_printable("x.txt", ("a" + text * 2).encode())
    assert decoded == decode("x.txt", ("a" + text * 2).encode())
    assert printable == decoded.replace("\n", "").isprintable() or not printable


@given(st.text(st.sampled_from("ab 0189.,-\u0663\u0967é²½\ud800“漢\n"), max_size=30))
def test_figures_are_those_of_the_pattern(text: str) -> None:
    assert copies._figures(text) == re.findall(r"\d+", text)
