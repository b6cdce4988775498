from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.records import PARAGRAPH_BREAK, Article, Paragraph, sha256_of
from briefing.text.sentences import spans, split_article, split_text
from briefing.text.spaces import normalise
from briefing.text.words import count_words, stems, tokens

PIECES = st.sampled_from(
    [
        *"abcXYZéßñЖ我们のカ한 \t\n\r\u00a0\u3000\u200b\u2028\x00\x1c\x85.!?…。！？．।؟,;:",
        *"\"'“”‘’«»„「」『』（）()[]《》–—•*0123456789",
        "Mr. ",
        "U.S. ",
        "No. 5",
        "J. ",
        " said ",
        "The ",
        ". ",
        "... ",
        ". . . ",
        '." ',
        "”他说。",
        "[12]",
        "\r\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)
LANGUAGES = st.sampled_from([None, "en", "de", "fr", "ru", "zh", "ja", "ko", "xx"])


@given(TEXTS, LANGUAGES)
def test_spans_tile_the_paragraph(paragraph: str, language: str | None) -> None:
    end = 0
    for start, stop in spans(paragraph, language):
        assert not paragraph[end:start].strip()
        assert paragraph[start:stop] == paragraph[start:stop].strip() != ""
        end = stop
    assert not paragraph[end:].strip()


@given(TEXTS, LANGUAGES)
def test_a_sentence_is_found_again_by_its_place(text: str, language: str | None) -> None:
    end = 0
    for index, sentence in enumerate(split_text(text, language=language)):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.index == index
        assert not text[end : sentence.start].strip()
        assert len(sentence.text.splitlines()) == 1
        end = sentence.end
    assert not text[end:].strip()


@given(st.lists(st.tuples(TEXTS.map(normalise).filter(bool), st.booleans()), max_size=6), st.data())
def test_the_sentences_of_an_article_are_its_body(
    pieces: list[tuple[str, bool]], data: st.DataObject
) -> None:
    paragraphs: list[Paragraph] = []
    start = 0
    for piece, heading in pieces:
        paragraphs.append(Paragraph(text=piece, start=start, line=None, heading=heading))
        start += len(piece) + len(PARAGRAPH_BREAK)
    text = PARAGRAPH_BREAK.join(piece for piece, _ in pieces)
    dateline_end = data.draw(st.integers(0, len(text)))
    article = Article(
        id="0123456789ab",
        path="a.txt",
        title=None,
        text=text,
        paragraphs=tuple(paragraphs),
        published=None,
        sha256=sha256_of(text),
        dateline_end=dateline_end,
    )
    covered = [False] * len(text)
    for sentence in split_article(article):
        assert text[sentence.start : sentence.end] == sentence.text
        paragraph = paragraphs[sentence.paragraph - 1]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert not paragraph.heading
        covered[sentence.start : sentence.end] = [True] * len(sentence.text)
    for paragraph in paragraphs:
        for place in range(paragraph.start, paragraph.end):
            body = not paragraph.heading and place >= dateline_end
            assert body or not covered[place]
            assert covered[place] or not body or text[place].isspace()


@given(TEXTS)
def test_white_space_is_normalised_once_and_for_all(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert normal.split() == normal.split(" ") if normal else True


@given(TEXTS, TEXTS)
def test_words_of_parts_are_never_fewer_than_of_the_whole(first: str, second: str) -> None:
    assert count_words(first) >= len(first.split())
    assert count_words(f"{first} {second}") <= count_words(first) + count_words(second)


@given(TEXTS, LANGUAGES)
def test_every_token_has_a_stem(text: str, language: str | None) -> None:
    found = tokens(text, language)
    assert all(found)
    assert len(stems(text, language)) == len(found)
