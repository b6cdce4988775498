"""What makes words, names and signs quick to tell gives what their patterns give."""

from __future__ import annotations

import re
import sys
from array import array
from dataclasses import replace
from itertools import accumulate
from pathlib import PurePosixPath
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.articles import headers, lines, title_signs
from briefing.articles.blocks import block_of
from briefing.conflicts.claims import _REVISION, _may_revise
from briefing.conflicts.tokens import tokens_of
from briefing.picking import each_side_first
from briefing.ranking import candidates
from briefing.readers import suffix_of
from briefing.records import Budget, Chosen, Objective
from briefing.selection import select
from briefing.speech.named import may_speak_for, speaks_for
from briefing.text import name_runs, pairs, sentences, terms, words
from briefing.text.patterns import Lazy, ascii_words
from briefing.text.terms import Rows
from tests.factories_ranking import document
from tests.property.test_selection import budgets, objectives

_PIECES = [
    *(
        "a",
        "B",
        "it's",
        "u.s.",
        "U.S.",
        "don't",
        "’s",
        "'s",
        "'",
        "’",
        ".",
        ",",
        ":",
        ";",
        "!",
        "?",
    ),
    *("(", ")", "[", "]", '"', "“", "”", "„", "«", "»", "‹", "「", "」", "’’", "''", "-", "–", "_"),
    *(
        "9",
        "3rd",
        "1,200",
        "½",
        "²",
        "５",
        "٣",
        "é",
        "ß",
        "İ",
        "ı",
        "ſ",
        "K",
        "年",
        "기자",
        "\u00ad",
    ),
    *("\n", "\t", "\x1c", "\u00a0", "\u2028", "@", "(@", "&", "/", ">", "›", "|", "©", "%", "$"),
    *("the", "in ", "of the ", "between the ", "New", "South", "Korea", "Republic of", "Orvia"),
    *("People's Republic of", "Democratic People’s Republic of", "United", "Emirates", "Ada Holt"),
    *(
        "photo",
        "Photos:",
        "file photo",
        "ıMAGE",
        "Watch",
        "read more",
        "contributed to this report",
    ),
    *("home", "Start", "INICIO", "İnicio", "by Ada Holt", "Source:", "11:50", "5 May 2031"),
    *("from 3 to 5", "between 3 and 4", "instead of", "out of", "AGAINST", "12 people were killed"),
    *("Orvia hopes", "the United States will", "that Kest always respects", "Kest values"),
]
_TEXTS = st.lists(
    st.tuples(st.sampled_from(_PIECES), st.sampled_from(("", " "))).map("".join), max_size=14
).map("".join)


@given(_TEXTS, st.sampled_from(["en", "fr", None]))
@settings(max_examples=300)
def test_words_are_those_of_the_pattern(text: str, language: str | None) -> None:
    # With a sign beyond ASCII behind it, which is no word, a text goes the long way.
    assert words.tokens(text, language) == words.tokens(f"{text} …", language)


@given(_TEXTS, st.integers(0, 9))
@settings(max_examples=200)
def test_names_are_looked_for_in_the_words_of_the_pattern(text: str, offset: int) -> None:
    found = []
    for match in re.finditer(r"[^\W_]\w*(?:[-’'&][^\W_]\w*)*", text):
        word = match[0].removesuffix("'s").removesuffix("’s") if match[0][-1] == "s" else match[0]
        place = offset + match.start(), offset + match.end()
        found.append(name_runs.Token(*place, word, word.lower(), word[0].isupper()))
    assert name_runs._tokens(text, offset) == found


@given(_TEXTS)
@settings(max_examples=200)
def test_claims_are_looked_for_in_the_words_of_the_pattern(text: str) -> None:
    assert [(token.start, token.end, token.text, token.word) for token in tokens_of(text)] == [
        (match.start(), match.end(), match[0], match[0].lower())
        for match in re.finditer(r"[^\W\d_][\w’'-]*|%|\d[\d,.]*", text)
    ]


@given(_TEXTS)
@settings(max_examples=200)
def test_a_figure_held_against_another_has_the_words_of_that(text: str) -> None:
    if _REVISION.search(text):
        assert _may_revise(frozenset(ascii_words(text)))


# As it reads best: what makes it quick is what it begins with.
_PLACE = re.compile(
    r"(?P<in>\b(?:in|of|from|with|between|to|by|and|for) (?:the )?)?(?<![\w-])(?P<name>"
    r"(?:Democratic People['’]s |People['’]s )?Republic of [A-Z]\w+"
    r"|(?:South|North|New|Saudi|United|European"
    r"|Sri|Ivory|Sierra) [A-Z]\w+(?: Emirates)?|[A-Z]\w+)(?P<own>['’]s\b)?"
)


@given(_TEXTS)
@settings(max_examples=300)
def test_places_are_named_as_the_plain_pattern_finds_them(text: str) -> None:
    assert [
        (
            match.span("name"),
            match["own"],
            pairs._IN_BEFORE.search(text, max(0, match.start() - pairs._LONGEST_IN), match.start())
            is not None,
        )
        for match in pairs._PLACE.finditer(text)
    ] == [
        (match.span("name"), match["own"], match["in"] is not None)
        for match in _PLACE.finditer(text)
    ]


@given(_TEXTS.filter(str.strip))
@settings(max_examples=200)
def test_sentences_are_cut_where_any_mark_may_end_one(text: str) -> None:
    quick = sentences.spans(text, "en")
    with (
        patch.object(sentences, "_latin_marks", lambda paragraph: [0]),
        patch.object(
            sentences,
            "_latin_candidates",
            lambda paragraph, marks: sentences._LATIN_CANDIDATE.finditer(paragraph),
        ),
    ):
        assert sentences.spans(text, "en") == quick


@given(st.text("aBz09 .,-_@\t“”–©€\u00a0", min_size=1, max_size=80))
def test_plain_words_are_those_of_any_text(text: str) -> None:
    assert lines._plain_words(text) == lines._words(text)


@given(st.lists(_TEXTS.map(str.strip).filter(bool), min_size=1, max_size=4))
@settings(max_examples=200)
def test_lines_without_a_sign_of_a_header_are_none_by_it(texts: list[str]) -> None:
    blocks = [block_of(text, number) for number, text in enumerate(texts, start=1)]
    signs = headers.signs_of([block.text for block in blocks])
    for block, own in zip(blocks, signs, strict=True):
        assert headers.read_header(block, signs=own) == headers.read_header(block)


_MARKS = {
    **dict.fromkeys(('"',), r"[\"”]|’’|''"),
    "“": r"[”\"]|’’|''",
    "„": r"[“”\"]|’’|''",
}


@given(_TEXTS)
@settings(max_examples=200)
def test_marks_of_quotations_are_those_of_the_plain_patterns(text: str) -> None:
    plain = r"[“„«‹「『]|»(?=\w)|(?<![\w.,!?…])\"(?=[\w\[(‘'“$€£…-])"
    assert _spans(candidates._OPENING, text) == _spans(re.compile(plain), text)
    for mark, closes in _MARKS.items():
        assert _spans(candidates._CLOSES[mark], text) == _spans(re.compile(closes), text)


def _spans(pattern: Lazy | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@given(_TEXTS)
@settings(max_examples=200)
def test_captions_and_trails_begin_as_it_is_listed(text: str) -> None:
    assert title_signs._is_trail(text) == (title_signs._TRAIL.search(text) is not None)
    assert candidates._asks(text) == (candidates._QUESTION.search(text) is not None)
    assert candidates._is_caption(text) == any(
        (
            candidates._CAPTION.match(text),
            candidates._CREDIT_AT_THE_END.search(text),
            candidates._CREDIT.search(text),
        )
    )


@given(_TEXTS)
@settings(max_examples=200)
def test_who_may_speak_for_a_country_is_told_by_the_whole_sentence(text: str) -> None:
    # What somebody says begins with a word.
    for word in re.finditer(r"(?<![\w.])\w", text):
        named = speaks_for(text[word.start() :])
        assert named is None or any(named in other for other in may_speak_for(text))


@given(st.lists(st.integers(0, 400), max_size=300))
def test_terms_are_numbered_alike_with_numpy_and_without(numbers: list[int]) -> None:
    found = array("i", numbers)
    with patch.object(terms, "_MANY", 0):
        quick = terms._renumbered(found, 401)
    with patch.object(terms, "_MANY", sys.maxsize):
        assert terms._renumbered(found, 401) == quick
    assert [quick[0][place] for place in quick[1]] == numbers


@given(st.lists(st.sampled_from(["a", ".", "..", ".gz", ".TAR", ".x y", "é", "\n"]), min_size=1))
def test_suffixes_are_those_of_paths(pieces: list[str]) -> None:
    name = f"corpus/{''.join(pieces)}"
    suffix = PurePosixPath(name).suffix.lower()
    expected = suffix if re.fullmatch(r"\.[a-z][a-z0-9]{0,9}", suffix) else ""
    assert suffix_of(name) == expected


@given(objectives(), budgets, st.sampled_from([None, 0.3]))
@settings(max_examples=150)
def test_a_choice_is_the_same_without_what_no_other_sentence_has(
    made: Objective, budget: Budget, diversity: float | None
) -> None:
    flat = array("i", [concept for covered in made.covers for concept in covered])
    starts = array("q", accumulate(map(len, made.covers), initial=0))
    rows = replace(made, covers=Rows(flat, starts)) if made.covers else made
    assert np is not None  # it is in use, so that the quick way is taken
    assert select(rows, budget, diversity=diversity) == select(made, budget, diversity=diversity)


@given(st.lists(st.sampled_from(["a", "b", "c", None]), max_size=9))
def test_sides_are_heard_in_the_order_that_looking_at_all_of_them_gives(
    sides: list[str | None],
) -> None:
    one = document("x", [f"Word {number} of many." for number in range(len(sides))] or ["One."])
    choices = [Chosen(sentence=each, score=0.0, reasons={}) for each in one.sentences[: len(sides)]]
    unheard = set(sides) - {None}
    order: list[Chosen] = []
    waiting: list[Chosen] = []
    for choice, side in zip(choices, sides, strict=True):
        if unheard and side is not None and side not in unheard:
            waiting.append(choice)
            continue
        order.append(choice)
        unheard.discard(side)
        if not unheard:
            order, waiting = order + waiting, []
    assert list(each_side_first(choices, lambda choice: sides[choice.sentence.index])) == order
