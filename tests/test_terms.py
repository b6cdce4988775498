"""The term matrix: the same words as the text has, whichever way they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.terms import terms_of
from briefing.text.words import count_words, is_stop, stems, tokens
from tests.factories_ranking import document

TEXTS = [
    ("en", "The U.S. envoy's 1,200 miners - \"half of them\" - won't strike, he'd said…"),
    ("en", "I. We met at 10:30 a.m.; the co-op's I.D. cards cost £2.50 each (up 3%)."),
    ("fr", "L'accord d’Orvia est prêt aujourd'hui, dit-il."),
    ("de", "Die Brücke über die Sella ist größer als geplant."),
    ("ru", "Мост через Селлу открыли в пятницу."),
    ("zh", "奥维亚和凯斯特的部长们星期五开放了塞拉大桥。"),
    ("ko", "룬데 항구가 월요일 다시 문을 열었다."),
    ("en", "The ministers praised 奥维亚 and met Ωmega\u00a0Ltd in na\u00efve caf\u0065\u0301s."),
    (None, "Bez jazyka zůstanou slova, jak jsou."),
    ("en", "…"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_terms_are_the_stems_of_the_text(language: str | None, text: str) -> None:
    terms = terms_of([document("a", text, language=language)])
    found = terms.of(0)
    assert [terms.stems[term] for term in found] == stems(text, language)
    assert [bool(terms.function[term]) for term in found] == [
        is_stop(word, language) for word in tokens(text, language)
    ]
    assert list(terms.lengths) == [count_words(text)]


@given(
    st.text(st.sampled_from("aB'’.,:-1é\u0301ß漢かㄱ한ไ “”\u00ad\u200d\x1c\u00a0Σ()"), max_size=24)
)
def test_whatever_the_signs(text: str) -> None:
    for language in ("en", "fr", None):
        terms = terms_of([document("a", text, language=language)])
        assert [terms.stems[term] for term in terms.of(0)] == stems(text, language)
        assert list(terms.lengths) == [count_words(text)]


def test_rows_are_sentences_in_the_order_given() -> None:
    one = document("a", "The bridge of Sella is a bridge.", "Kest pays.")
    two = document("b", "Kest builds bridges.")
    terms = terms_of([one, two])
    assert len(terms) == 3
    assert list(terms.document_of) == [0, 0, 1]
    assert [[terms.stems[term] for term in row] for row in terms.telling()] == [
        ["bridg", "sella", "bridg"],
        ["kest", "pay"],
        ["kest", "build", "bridg"],
    ]


def test_a_matrix_of_counts() -> None:
    terms = terms_of([document("a", "The bridge of Sella is a bridge.", "Kest pays.")])
    matrix = terms.counts()
    assert matrix.shape == (2, len(terms.stems))
    assert matrix[0, terms.stems.index("bridg")] == 2.0
    assert matrix[0, terms.stems.index("the")] == 0.0
    assert matrix.sum() == 5.0
    assert terms.counts(function_words=True).sum() == 9.0


def test_a_stem_of_a_function_word_and_of_another_are_two_terms() -> None:
    terms = terms_of([document("a", "Things being done by beings.")])
    doubled = [
        bool(flag) for stem, flag in zip(terms.stems, terms.function, strict=True) if stem == "be"
    ]
    assert doubled == [True, False]


def test_nothing_has_no_terms() -> None:
    terms = terms_of([])
    assert len(terms) == 0
    assert terms.stems == ()
    assert terms.counts().shape == (0, 0)


@pytest.mark.parametrize("many", [0, 10**9])
def test_terms_are_numbered_alike_by_numpy_and_without(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numpy")
    monkeypatch.setattr("briefing.text.terms._MANY", many)
    terms = terms_of(
        [
            document("a", "Kest pays well-known people, and pays twice."),
            document("b", "Twice, well: known."),
        ]
    )
    assert terms.stems == ("kest", "pay", "well", "known", "peopl", "and", "twice")
    assert list(terms.sequence) == [0, 1, 2, 3, 4, 5, 1, 6, 6, 2, 3]
