"""Whatever the text of a source is, it comes back from a note as it was."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.records import Article, Story
from briefing.rendering import renderers
from briefing.rendering.invisibles import closers, one_line
from briefing.rendering.markdown_text import escape, pieces, plain
from briefing.stories import fold_copies, independent, publishers
from briefing.verify import verify
from tests.factories_rendering import Shelf, alone, choose, document, weekly

CHARACTERS = st.characters(codec="utf-8", exclude_characters="\u200b\u180e\ufeff")
MARKUP = st.sampled_from(list("\\`*_{}[]()<>#+-.!|~^$&;:@=\"'/ \u202e\u2067\u202c\u2069\u00ad^1"))
LINES = st.text(MARKUP | CHARACTERS, min_size=1, max_size=60).map(lambda t: " ".join(t.split()))
SENTENCES = LINES.filter(bool).filter(lambda text: any(c.isalnum() for c in text))


@given(LINES)
def test_escaped_markdown_reads_back(text: str) -> None:
    assert plain(escape(text)) == text
    assert "\n" not in escape(text)


@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_marks_cut_where_they_were_put(texts: list[str]) -> None:
    line = " ".join(f"{escape(text)}[^{n}]" for n, text in enumerate(texts))
    assert [(text.strip(), label) for text, label in pieces(line)] == [
        *((text, str(n)) for n, text in enumerate(texts)),
        ("", None),
    ]


@given(LINES)
def test_no_direction_stays_open(text: str) -> None:
    assert closers(text + closers(text)) == ""
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize("name", ["md", "json", "html"])
@given(st.lists(SENTENCES, min_size=1, max_size=4), LINES)
@settings(max_examples=40, deadline=None)
def test_every_citation_comes_back_and_holds(name: str, paragraphs: list[str], title: str) -> None:
    source = document(*paragraphs, title=title, path=title or "x", publisher=title)
    note = weekly([source], choose(source, *range(len(source.sentences))), key_points=1)
    renderer = renderers[name]
    assert renderer.read_back is not None
    back = renderer.read_back(renderer.render(note, None, None))
    found = verify("note", back, Shelf([source]).look_up)
    assert [(v.label, v.outcome) for v in found.verdicts] == [
        (str(citation.number), "holds") for citation in note.citations
    ]
    assert found.unsourced == ()


TEXTS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6)


@given(st.lists(TEXTS, max_size=6), st.randoms(use_true_random=False))
def test_stories_share_out_the_articles_whatever_their_order(
    texts: list[list[str]], random: Random
) -> None:
    documents = [
        document(" ".join(f"The {name} met." for name in names), path=f"{n}.txt")
        for n, names in enumerate(texts)
    ]
    stories = fold_copies(tuple(documents))
    articles: list[Article] = [article for story in stories for article in story.articles]
    assert sorted(a.id for a in articles) == sorted(one.article.id for one in documents)
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert fold_copies(tuple(shuffled)) == stories
    assert independent(stories) <= len(stories)
    assert publishers(articles) <= len(articles)
    apart: tuple[Story, ...] = alone(*documents)
    assert len(stories) <= len(apart)
