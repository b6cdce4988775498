"""Whatever a file holds, its article is made of its own lines, and every span fits."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.articles.datelines import read_dateline
from briefing.errors import ReadError
from briefing.records import Article
from briefing.text.dates import find_dates
from briefing.text.spaces import normalise
from tests.factories_articles import LEAD, SECOND, THIRD, TITLE, article_of

PIECES = st.sampled_from(
    [
        LEAD,
        SECOND,
        THIRD,
        TITLE,
        "",
        "",
        "Home > News",
        "* Sport",
        "439",
        "By Ada Brun | 5 March 2031, 10:04",
        "Source : AA",
        "Varnholt, 5 March 2031 (VNA): Ships may sail again, officials said on Tuesday morning.",
        "The tug Solve in the harbour. [Photo: Xinhua]",
        "What comes next",
        "Related stories",
        "Comments",
        "Copyright 2031 The Solve Courier. All rights reserved.",
        "市长星期二表示，港口将重新开放。双方同意继续就贸易问题进行谈判。",
        "On March 5, 2031, the harbour opened again after a storm of nine days, officials said.",
    ]
)
LINES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\r\n\ufffe\uffff"),
    max_size=120,
)
FILES = st.lists(st.one_of(PIECES, LINES), min_size=1, max_size=25).map("\n".join)


def read(text: str) -> Article | None:
    try:
        return article_of(text)
    except ReadError:
        return None  # no paragraph in it, or nothing at all


@given(FILES)
def test_paragraphs_are_lines_of_the_file_at_their_places(text: str) -> None:
    article = read(text)
    if article is None:
        return
    lines = [normalise(line) for line in text.split("\n")]
    assert any(not paragraph.heading for paragraph in article.paragraphs)
    position = 0
    for paragraph in article.paragraphs:
        assert paragraph.start == position
        assert article.text[paragraph.start : paragraph.end] == paragraph.text
        assert paragraph.text == normalise(paragraph.text) != ""
        assert paragraph.line is not None
        first = lines[paragraph.line - 1]
        assert first[-len(paragraph.text) :] == paragraph.text or paragraph.text.startswith(
            first.lstrip("*•·▪▸►●○■□◆–+o- ")
        )
        position = paragraph.end + 2
    assert len(article.text) == position - 2
    for one, other in pairwise(article.paragraphs):
        assert (one.line or 0) < (other.line or 0)
    if article.title is not None:
        assert any(article.title in line for line in lines)


@given(FILES)
def test_a_stated_date_is_in_the_words_it_is_taken_from(text: str) -> None:
    article = read(text)
    if article is None or article.published is None:
        return
    assert article.published.evidence is not None
    assert any(article.published.evidence in normalise(line) for line in text.split("\n"))
    assert find_dates(article.published.evidence, short_years=True)


@given(FILES)
def test_reading_is_repeatable(text: str) -> None:
    assert read(text) == read(text)


@given(st.text(max_size=200))
def test_dates_lie_in_their_text_and_do_not_overlap(text: str) -> None:
    found = find_dates(text, short_years=True)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_every_day_of_the_press_is_read_in_each_unambiguous_form(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        (found,) = find_dates(text)
        assert (found.value, found.start, found.end) == (day, 0, len(text))


@given(st.text(max_size=200))
def test_a_dateline_is_the_beginning_of_its_text(text: str) -> None:
    dateline = read_dateline(text)
    if dateline is not None:
        assert text.startswith(dateline.evidence)
        assert len(dateline.evidence) <= dateline.end < len(text)


@given(FILES, st.integers(min_value=20, max_value=60))
def test_a_page_s_paragraphs_are_its_lines_in_their_order(text: str, links: int) -> None:
    around = "\n".join(f"* Link number {number}" for number in range(links))
    page = f"{around}\n\n{text}\n\n{around}"
    article = read(page)
    if article is None:
        return
    lines = page.split("\n")
    numbers = [paragraph.line or 0 for paragraph in article.paragraphs]
    assert numbers == sorted(set(numbers))
    for paragraph in article.paragraphs:
        opening = normalise(lines[(paragraph.line or 0) - 1])
        assert paragraph.text.split()[0] in opening.split()
    assert article == read(page)
