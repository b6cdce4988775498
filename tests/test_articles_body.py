"""What is body and what is furniture: line by line, and in whole files."""

from __future__ import annotations

import pytest

from briefing.articles.blocks import block_of, blocks_of, count_words, ends_sentence
from briefing.articles.furniture import Kind, key_of, kind_of
from briefing.records import Line
from tests.factories_articles import LEAD, SECOND, THIRD, TITLE, article_of, headings_of

LINES = [
    (Kind.COLOPHON, "Share this story"),
    (Kind.FURNITURE, "Facebook Twitter LinkedIn"),
    (Kind.FURNITURE, "Share this via Close"),
    (Kind.FURNITURE, "ShareTweet"),
    (Kind.FURNITURE, "Send to a friend"),
    (Kind.FURNITURE, "Advertisement"),
    (Kind.FURNITURE, "439"),
    (Kind.FURNITURE, "1,204 views"),
    (Kind.FURNITURE, "3 min read"),
    (Kind.FURNITURE, "16 hours ago"),
    (Kind.FURNITURE, "1 / 23"),
    (Kind.FURNITURE, "#harbour #varnholt"),
    (Kind.FURNITURE, "https://courier.example/harbour"),
    (Kind.FURNITURE, "Read more: Storm closes the harbour"),
    (Kind.FURNITURE, "Lesen Sie auch: Sturm schließt den Hafen"),
    (Kind.FURNITURE, "Tags: ferries, harbour, Varnholt"),
    (Kind.FURNITURE, "Copyright 2031 The Solve Courier. All rights reserved."),
    (Kind.FURNITURE, "Sign up for our newsletter and get the news in your inbox every morning."),
    (Kind.FURNITURE, "This website uses cookies to improve your experience on our site."),
    (Kind.FURNITURE, "Follow us on Facebook and Twitter for more stories."),
    (Kind.FURNITURE, "Home | Contact Us | Privacy Policy"),
    (Kind.FURNITURE, "Auf Facebook teilen"),
    (Kind.FURNITURE, "版权所有 未经许可不得转载"),
    (Kind.RELATED, "Related stories"),
    (Kind.RELATED, "» Most Popular «"),
    (Kind.RELATED, "Most viewed this week"),
    (Kind.RELATED, "More from the region"),
    (Kind.RELATED, "Das könnte Sie auch interessieren"),
    (Kind.RELATED, "À lire aussi"),
    (Kind.RELATED, "관련기사"),
    (Kind.COMMENTS, "Comments (12)"),
    (Kind.COMMENTS, "Leave a Reply"),
    (Kind.COMMENTS, "34 responses to “Harbour reopens”"),
    (Kind.COMMENTS, "Schreibe einen Kommentar"),
    (Kind.COLOPHON, "About the author"),
    (Kind.COLOPHON, "About Ada Brun"),
    (Kind.CAPTION, "Ro Kess (R) greets the crew in Varnholt. [Photo: Xinhua]"),
    (Kind.CAPTION, "The tug Solve in the harbour. REUTERS/Cy Dorn"),
    (Kind.CAPTION, "The tug Solve in the harbour. Photograph: Cy Dorn/Alamy"),
    (Kind.CAPTION, "The tug Solve in the harbour (Cy Dorn/AP)"),
    (Kind.CAPTION, "File photo of the harbour of Varnholt in a winter of ice"),
    (Kind.CAPTION, "Mayor Ro Kess, left, and the harbour master on the quay"),
    (Kind.CAPTION, "Der Hafen von Varnholt. Bild: Cy Dorn"),
    (Kind.TEXT, LEAD),
    (Kind.TEXT, TITLE),
    (Kind.TEXT, "The mayor said:"),
    (Kind.TEXT, "Sharing the harbour is a matter of trust, he said."),
    (Kind.TEXT, "Follow the money, the auditor told the council, and the rest will come."),
    (Kind.TEXT, "The photo that she took of the quay was sold for a thousand crowns in Tarn."),
    (Kind.TEXT, "Copyright law was on the table, too, the minister said on Monday."),
    (Kind.TEXT, "We hope to see an early opening"),
]


@pytest.mark.parametrize(("kind", "text"), LINES)
def test_a_line_is_known_by_its_own_words(kind: Kind, text: str) -> None:
    assert kind_of(block_of(text, 1)) is kind


def test_a_long_paragraph_is_text_whatever_it_says() -> None:
    text = f"{LEAD} All rights reserved, he joked. " * 5
    assert kind_of(block_of(text.strip(), 1)) is Kind.TEXT


@pytest.mark.parametrize(
    ("text", "key"),
    [("» Related «", "related"), ("Comments (12)", "comments"), ("12 Comments", "comments")],
)
def test_phrases_are_looked_up_without_marks_and_counts(text: str, key: str) -> None:
    assert key_of(text) == key


# --- blocks --------------------------------------------------------------------------------


def numbered(text: str) -> list[Line]:
    return [Line(number=n, text=line) for n, line in enumerate(text.split("\n"), start=1)]


def test_bullets_lose_their_marks_and_keep_their_lines() -> None:
    blocks = blocks_of(numbered("* one\n\n• two\n*\n- three\nfour"))
    assert [(b.text, b.line, b.bullet, b.apart) for b in blocks] == [
        ("one", 1, True, True),
        ("two", 3, True, True),
        ("three", 5, True, False),
        ("four", 6, False, False),
    ]


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    text = "\n".join(f"Sentence number {n} of the report ends here." for n in range(9))
    assert len(blocks_of(numbered(text))) == 9


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He said so.", True),
        ("“He said so.”", True),
        ("He said so.)", True),
        ("港口开放。」", True),
        ("Really?", True),
        ("Harbour reopens", False),
        ("He said:", False),
        ("", False),
    ],
)
def test_sentences_end_with_their_mark(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


def test_two_ideographs_count_a_word() -> None:
    assert (count_words("three small words"), count_words("港口重新开放")) == (3, 3)


# --- whole files ---------------------------------------------------------------------------


def body_of(text: str) -> list[str]:
    return [paragraph.text for paragraph in article_of(text).paragraphs]


def test_an_advertisement_and_a_link_inside_the_text_are_left_out() -> None:
    text = (
        f"{TITLE}\n\n{LEAD}\n\nAdvertisement\n\n{SECOND}\n\n"
        f"Also read: Storm closes the harbour\n\n{THIRD}\n"
    )
    assert body_of(text) == [LEAD, SECOND, THIRD]


def test_a_list_of_headlines_is_no_set_of_subheadings() -> None:
    text = (
        f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\nMore from the region\n\nFerry line adds a boat\n\n"
        "Tarn council votes on the toll\n\nWhere the herring went\n"
    )
    assert body_of(text) == [LEAD, SECOND]


def test_readers_comments_are_no_body_however_long() -> None:
    comments = "".join(
        f"{n}. reader says:\n\n{THIRD} I was there number {n}.\n\n" for n in range(20)
    )
    text = f"{TITLE}\n\nBy Ada Brun\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n20 Comments\n\n{comments}"
    assert body_of(text) == [LEAD, SECOND, THIRD]


def test_a_deck_above_the_byline_is_no_body() -> None:
    deck = "Nine days of waiting end for ships that lay off the bay in the storm of the year."
    text = f"{TITLE}\n{deck}\nBy Ada Brun | 5 March 2031\n{LEAD}\n{SECOND}\n"
    assert body_of(text) == [LEAD, SECOND]


def test_teasers_of_other_articles_below_are_no_body() -> None:
    teasers = "".join(
        f"Headline of another story {n}\nAda Brun\nMarch {n}, 2031\n"
        f"Another story of that week begins with a sentence of some length, number {n}.\n"
        for n in range(1, 9)
    )
    text = f"{TITLE}\n\nBy Bo Lind | March 9, 2031\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{teasers}"
    assert body_of(text) == [LEAD, SECOND, THIRD]


def test_a_quotation_and_a_list_inside_the_text_stay() -> None:
    text = (
        f"{TITLE}\n\n{LEAD}\n\nThe office named three causes:\n\n* the wind\n* the tide\n"
        f"* a broken chain\n\n“We are glad.”\n\n{SECOND}\n"
    )
    assert body_of(text) == [
        LEAD,
        "The office named three causes:",
        "the wind",
        "the tide",
        "a broken chain",
        "“We are glad.”",
        SECOND,
    ]
    assert headings_of(article_of(text)) == []


SECTIONS = [
    "News",
    "Ports",
    "Weather",
    "Sport",
    "Culture",
    "Letters",
    "Jobs",
    "Archive",
    "Video",
    "Radio",
]
FOOT = [
    "Advertise",
    "Help",
    "Imprint",
    "Mobile",
    "Contact",
    "Privacy",
    "Newsletter",
    "Terms",
    "Feeds",
    "Cookies",
]


def page_of(middle: str) -> str:
    """A page of the web: navigation, title, byline, and links below."""
    above = "".join(f"* {name} of the bay\n" for name in SECTIONS)
    below = "".join(f"* {name} and more\n" for name in (*FOOT, *SECTIONS))
    return f"{above}\n{TITLE}\n\nBy Ada Brun | 5 March 2031\n\n{middle}\n\n{below}"


@pytest.mark.parametrize(
    ("middle", "body"),
    [
        ((LEAD, SECOND, THIRD), (LEAD, SECOND, THIRD)),
        ((LEAD, "What comes next", SECOND, THIRD), (LEAD, "What comes next", SECOND, THIRD)),
        ((LEAD, "Advertisement", SECOND, THIRD), (LEAD, SECOND, THIRD)),
        (
            (LEAD, SECOND, "Bring along:", "* a warm coat", "* 2 litres of water", THIRD),
            (LEAD, SECOND, "Bring along:", "a warm coat", "2 litres of water", THIRD),
        ),
        (
            (LEAD, SECOND, THIRD, "Related stories", "* Ferry line adds a boat", "* Tarn votes"),
            (LEAD, SECOND, THIRD),
        ),
        (
            (LEAD, SECOND, THIRD, "Comments (1)", "Bo Lind", "March 6, 2031", "It was cold."),
            (LEAD, SECOND, THIRD),
        ),
        (
            (LEAD, SECOND, THIRD, "Another headline", "March 8, 2031", SECOND + " It rained."),
            (LEAD, SECOND, THIRD),
        ),
    ],
)
def test_a_page_of_the_web_gives_its_article(
    middle: tuple[str, ...], body: tuple[str, ...]
) -> None:
    article = article_of(page_of("\n\n".join(middle)))
    assert tuple(paragraph.text for paragraph in article.paragraphs) == body
    assert article.title == TITLE
    assert headings_of(article) == [text for text in body if text == "What comes next"]


def test_a_question_as_a_title_is_no_paragraph() -> None:
    article = article_of(f"Why did the harbour close for nine days?\n\n{LEAD}\n\n{SECOND}\n")
    assert article.title == "Why did the harbour close for nine days?"
    assert [paragraph.line for paragraph in article.paragraphs] == [3, 5]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"{TITLE}\n\n", TITLE),
        (f"Home > News > Ports\n{TITLE}\n\n", TITLE),
        (f"News Ports Tarn News\n\n{TITLE}\n\n", TITLE),
        (f"{TITLE} | The Solve Times\n\n", TITLE),
        (f"Ports\n\n{TITLE}\n\n1,204 views\n\nShare\n\n", TITLE),
        (f"The Solve Times | Print version\n\n{TITLE}\n\n5 March 2031\nAda Brun\n\n", TITLE),
        ("SOLVE NEWSFILE 2031\nPORTS DESK - ITEM 0305/117\n\n" + TITLE + "\n\n", TITLE),
        (f"{TITLE}\nThe storm of the year ends for ships off the bay\n5 March 2031\n\n", TITLE),
        ("", None),
        ("Ports\n\n", None),
        ("Ada Brun\n\n", None),
    ],
)
def test_the_title_is_found_or_there_is_none(head: str, title: str | None) -> None:
    assert article_of(f"{head}{LEAD}\n\n{SECOND}\n").title == title
