"""The Python interface of the contract."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

import briefing
from briefing.records import sha256_of

TEXT = (
    "The council of Tarvin closed the old bridge on Monday. Engineers found cracks in two of its "
    "piers.\nRepairs will cost four million marks, the council said. Lorries have to use the "
    "northern road until spring.\n"
)


def test_read_gives_the_articles_of_a_file(corpus: Path) -> None:
    [article] = briefing.read(str(corpus / "flood.txt"))
    assert article.title == "Flood closes the Sella valley road"
    assert article.published is not None
    assert (article.published.value, article.published.basis) == (date(2026, 3, 5), "dateline")
    assert (article.publisher, article.place) == ("KNB", "Tarvin")
    assert article.sha256 == sha256_of(article.text)
    assert [paragraph.line for paragraph in article.paragraphs] == [3, 5, 7]
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start : paragraph.end] == paragraph.text


def test_read_honours_a_sidecar(corpus: Path) -> None:
    (corpus / "flood.txt.toml").write_text('publisher = "Valley News"\n')
    [article] = briefing.read(corpus / "flood.txt")
    assert article.publisher == "Valley News"


@pytest.mark.parametrize("name", ["nothing.txt", "."])
def test_read_raises_its_own_errors(corpus: Path, name: str) -> None:
    with pytest.raises(briefing.ReadError):
        briefing.read(corpus / name)


def test_sentences_of_a_string_are_exact() -> None:
    found = briefing.sentences(TEXT)
    assert [sentence.paragraph for sentence in found] == [1, 1, 2, 2]
    assert all(TEXT[s.start : s.end] == s.text for s in found)


def test_a_summary_keeps_to_its_limits() -> None:
    for words in (0, 5, 12, 30, 200):
        summary = briefing.summarize(TEXT, words=words)
        assert sum(len(s.text.split()) for s in summary.sentences) <= words
    assert briefing.summarize(TEXT, words=1).sentences == ()
    assert len(briefing.summarize(TEXT, sentences=2).sentences) == 2


def test_a_string_is_a_body_as_it_is() -> None:
    for sentence in briefing.summarize(TEXT, sentences=3).sentences:
        assert TEXT[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("method", ["coverage", "lead", "lexrank", "random"])
def test_the_order_of_strings_changes_nothing(method: str) -> None:
    strings = [
        "The council of Lunde voted on Monday to repair the bridge. Nine voted for it.",
        "Der Stadtrat von Lunde hat am Montag getagt. Neun stimmten dafür, vier dagegen.",
        "A ferry hit the quay of Ostby in thick fog. Three people broke their arms.",
        "A ferry hit the quay of Ostby in thick fog. Three people broke their arms.",
    ]
    found = {
        tuple(one.text for one in briefing.summarize(order, method=method, words=30).sentences)
        for order in permutations(strings)
    }
    assert len(found) == 1


def test_articles_and_strings_make_one_summary(corpus: Path) -> None:
    [flood] = briefing.read(corpus / "flood.txt")
    summary = briefing.summarize([flood, TEXT], sentences=6)
    assert len({sentence.article_id for sentence in summary.sentences}) == 2
    assert all(choice.reasons for choice in summary.choices)


def test_equal_strings_are_two_sources() -> None:
    summary = briefing.summarize([TEXT, TEXT], sentences=8)
    texts = [sentence.text for sentence in summary.sentences]
    assert len(texts) == len(set(texts)), "the same sentence was chosen twice"


@pytest.mark.parametrize("source", ["", "   \n ", []])
def test_nothing_gives_nothing(source: str | list[str]) -> None:
    assert briefing.summarize(source).sentences == ()


@pytest.mark.parametrize(
    ("source", "options"),
    [
        (TEXT, {"method": "best"}),
        (TEXT, {"words": -1}),
        (TEXT, {"sentences": 1.5}),
        ([1], {}),
        (3, {}),
        (None, {}),
        (TEXT, {"query": 3}),
        (TEXT, {"method": None}),
        (TEXT, {"method": "x" * 5000}),
    ],
)
def test_wrong_arguments_raise_errors_of_briefing(
    source: object, options: dict[str, object]
) -> None:
    with pytest.raises(briefing.BriefingError):
        briefing.summarize(source, **options)  # type: ignore[arg-type]  # that is the test


@pytest.mark.parametrize("path", [None, 3, b"/tmp/x", "a\0b"])
def test_what_is_no_path_raises_an_error_of_briefing(path: object) -> None:
    with pytest.raises(briefing.BriefingError):
        briefing.read(path)  # type: ignore[arg-type]  # that is the test


def test_a_lone_surrogate_is_text_like_any_other() -> None:
    text = "A lone \ud800 surrogate stands in this sentence of seven words."
    assert briefing.summarize(text).sentences[0].text == text


@pytest.mark.parametrize(
    ("dateline", "text"),
    [
        ("VARNHOLT, March 5 (AP) — ", "The harbour of Varnholt reopened to ferries on Monday."),
        ("\n Varnholt (AP)", "The harbour of Varnholt reopened to ferries on Monday."),
        ("", "Officials in Varnholt (AP) said the harbour reopened to ferries on Monday."),
        ("", "5 March 2031: The harbour reopened to ferries.\n6 March 2031: Ferries sailed on."),
    ],
)
def test_the_first_sentence_of_a_string_starts_after_its_dateline(dateline: str, text: str) -> None:
    source = f"{dateline}{text}\nShips had been waiting for a week outside the bay."
    first = min(briefing.summarize(source, words=100).sentences, key=lambda each: each.start)
    assert first.start == len(dateline)
    assert source[first.start : first.end] == first.text == text.split("\n")[0]
    assert first.paragraph == 1
