"""Whole files in the shapes that press texts come in: what a careful reader takes from each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest

from briefing.articles import content_id, correct, understand
from briefing.errors import ReadError
from briefing.records import Corrections, Draft, Line, sha256_of
from tests.factories_articles import (
    LEAD,
    SECOND,
    THIRD,
    TITLE,
    article_of,
    headings_of,
    lines_of,
)

MINISTRY = f"""Front page > Ministry > News
Deputy Minister Ro Kess: We Hope for an Early Opening of the Sund Bridge

On March 5, 2031, Deputy Minister Ro Kess met his colleague from Tarn in Varnholt for talks.

{SECOND}

Recommend to a friend
"""

AGENCY_COPY = f"""{TITLE}

512
Varnholt Bay
Ro Kess, deputy minister for ports of the province

Varnholt, 5 March 2031 (VNA): Ro Kess, deputy minister for ports of the province, opened the
harbour on Tuesday after nine days.

{SECOND}

What the Crews Did

{THIRD}
"""

PORTAL = f"""
{TITLE}

2031-03-05 Editor : Ada Brun SOLV App Download

{LEAD}

{SECOND}

{THIRD}

Related news


Most viewed this week

MoreLatest headlines


Back to top About Us | Jobs | Contact Us | Privacy Policy
Copyright ©2001-2031 All rights reserved.
Reproduction in whole or in part without permission is prohibited.
"""

BLOG = f"""Ports Tarn News Varnholt Storms Tarn Ports

{TITLE}



{LEAD}

{SECOND}

Crews thanked by the mayor

{THIRD}

Source : AA

Translate

Advertisement
"""

CAPTION = "Ro Kess (R) greets the crew of the tug Solve in Varnholt, March 4, 2031. [Photo: Xinhua]"
BROADCASTER = f"""{TITLE}

Xinhua Published: 2031-03-05 11:50:52
Share this via Close
WhatsApp WhatsApp Telegram LinkedIn

{LEAD}

{CAPTION}

{CAPTION}

{SECOND}

{THIRD}

Share this page on

Most Popular

Related stories

Related stories


Ferry line adds a boat for the summer
Tarn council votes on the toll
Where the herring went

Video: a whale in the harbour
Bread prices rise for the third month
"""

WIRE = f"""Home
World
Politics
Share
Tweet
{TITLE}
By Ada Brun and Bo Lind
Published 3:12 PM EST, Tue March 4, 2031
Updated 5:01 PM EST, Tue March 4, 2031
A crane stands idle in Varnholt, March 2, 2031. REUTERS/Cy Dorn
VARNHOLT, March 4 (Reuters) - {LEAD}
Advertisement
Read more: Storm closes harbour of Varnholt
{SECOND}
{THIRD}
Reporting by Ada Brun in Varnholt; Editing by Dov Ek
Sign up for our newsletter
Most Read
1. Ferry line adds a boat
2. Tarn council votes on the toll
"""


def test_a_ministry_s_page_is_dated_by_its_lead() -> None:
    article = article_of(MINISTRY)
    assert article.title is not None
    assert article.title.startswith("Deputy Minister Ro Kess: We Hope")
    assert lines_of(article) == [4, 6]
    assert article.published is not None
    assert article.published.value == date(2031, 3, 5)
    assert (article.published.basis, article.published.evidence) == ("lead", "On March 5, 2031")
    assert (article.publisher, article.author, article.place) == (None, None, None)


def test_agency_copy_begins_at_its_dateline() -> None:
    article = article_of(AGENCY_COPY.replace("the\nharbour", "the harbour"))
    assert article.title == TITLE
    assert lines_of(article) == [7, 9, 11, 13]
    assert headings_of(article) == ["What the Crews Did"]
    assert article.published is not None
    assert article.published.basis == "dateline"
    assert article.published.evidence == "Varnholt, 5 March 2031 (VNA):"
    assert (article.publisher, article.place) == ("VNA", "Varnholt")
    assert article.text[article.dateline_end :].startswith("Ro Kess, deputy minister")


def test_a_portal_s_header_gives_date_editor_and_outlet() -> None:
    article = article_of(PORTAL)
    assert article.title == TITLE
    assert lines_of(article) == [6, 8, 10]
    assert article.published is not None
    assert article.published.basis == "header"
    assert article.published.evidence == "2031-03-05 Editor : Ada Brun"
    assert (article.publisher, article.author) == ("SOLV", "Ada Brun")


def test_a_blog_without_a_date_stays_undated() -> None:
    article = article_of(BLOG)
    assert article.title == TITLE
    assert lines_of(article) == [7, 9, 11, 13]
    assert headings_of(article) == ["Crews thanked by the mayor"]
    assert article.published is None
    assert (article.publisher, article.publisher_name) == ("AA", "Anadolu Agency")
    assert article.agency == "Anadolu Agency"


def test_a_broadcaster_s_captions_and_lists_are_left_out() -> None:
    article = article_of(BROADCASTER)
    assert article.title == TITLE
    assert lines_of(article) == [7, 13, 15]
    assert article.published is not None
    assert article.published.value == datetime.fromisoformat("2031-03-05T11:50:52")
    assert article.published.precision == "second"
    assert article.published.evidence == "Xinhua Published: 2031-03-05 11:50:52"
    assert (article.publisher, article.agency) == ("Xinhua", "Xinhua News Agency")


def test_wire_copy_on_a_site_with_navigation() -> None:
    article = article_of(WIRE)
    assert article.title == TITLE
    assert lines_of(article) == [11, 14, 15]
    assert article.published is not None
    assert article.published.value.isoformat() == "2031-03-04T15:12:00-05:00"
    assert article.published.precision == "minute"
    assert (article.author, article.place) == ("Ada Brun and Bo Lind", "Varnholt")
    assert (article.publisher, article.agency) == ("Reuters", "Reuters")
    assert article.text[article.dateline_end :].startswith("The harbour of Varnholt")


def test_other_scripts_have_the_same_parts() -> None:
    chinese = article_of(
        "首页 > 新闻 > 国际\n"
        "索尔维港风暴后重新开放\n"
        "2031年03月05日 10:20 来源：新华社 编辑：李四\n"
        "新华社索尔维3月5日电（记者张三）索尔维港务局星期三宣布，因风暴关闭九天的港口重新开放。\n"
        "港务局说，损失约四百万克朗，两个泊位将关闭至月底。市长表示，市议会将开会讨论维修费用。\n"
        "责任编辑：李四\n"
        "相关新闻\n"
        "渡轮公司增加一艘船\n"
    )
    assert chinese.title == "索尔维港风暴后重新开放"
    assert lines_of(chinese) == [4, 5]
    assert (chinese.place, chinese.author, chinese.language) == ("索尔维", "李四", "zh")
    assert chinese.agency == "Xinhua News Agency"
    korean = article_of(
        "솔베 항구, 폭풍 후 재개\n"
        "입력 2031-03-05 10:20 수정 2031-03-05 11:00\n"
        "홍길동 기자\n"
        "(솔베=연합뉴스) 홍길동 기자 = 솔베 항만청은 5일 항구를 다시 열었다고 밝혔다.\n"
        "항만청은 피해액이 400만 크라운에 이르며 두 개의 선석은 월말까지 폐쇄된다고 설명했다.\n"
        "무단전재 및 재배포 금지\n"
    )
    assert lines_of(korean) == [4, 5]
    assert (korean.place, korean.author, korean.language) == ("솔베", "홍길동", "ko")
    assert korean.published is not None
    assert korean.published.value.isoformat() == "2031-03-05T10:20:00"


# --- canonical text ------------------------------------------------------------------------


@pytest.mark.parametrize("text", [MINISTRY, AGENCY_COPY, PORTAL, BLOG, BROADCASTER, WIRE])
def test_the_canonical_text_is_made_of_the_file_s_own_lines(text: str) -> None:
    article = article_of(text)
    lines = text.split("\n")
    for paragraph in article.paragraphs:
        assert article.text[paragraph.start : paragraph.end] == paragraph.text
        assert paragraph.line is not None
        assert paragraph.text.startswith(" ".join(lines[paragraph.line - 1].split()))
    for first, second in pairwise(article.paragraphs):
        assert article.text[first.end : second.start] == "\n\n"
    assert article.sha256 == sha256_of(article.text)


def test_hard_wrapped_paragraphs_are_joined_and_keep_their_first_line() -> None:
    article = article_of(
        "Harbour of Varnholt reopens\n"
        "\n"
        "The harbour of Varnholt reopened on Tuesday after the storm that\n"
        "had closed it for nine days, the port office said in a statement\n"
        "to reporters.\n"
        "\n"
        "Officials put the damage at 4 million crowns and said that two\n"
        "berths would stay closed until the end of the month, and that\n"
        "ships would have to wait for up to two days.\n"
        "\n"
        "What comes next\n"
        "\n"
        "The mayor thanked the crews of the tugs, and asked the province\n"
        "to pay for the cranes.\n"
    )
    assert article.title == "Harbour of Varnholt reopens"
    assert lines_of(article) == [3, 7, 11, 13]
    assert headings_of(article) == ["What comes next"]
    assert article.paragraphs[0].text.endswith("said in a statement to reporters.")


def test_an_article_without_anything_around_it() -> None:
    article = article_of(f"{LEAD}\n\n{SECOND}\n")
    assert article.text == f"{LEAD}\n\n{SECOND}"
    assert (article.title, article.published, article.publisher) == (None, None, None)
    assert article.dateline_end == 0


def test_a_single_sentence_is_an_article() -> None:
    assert article_of("The harbour reopened on Tuesday.").text == "The harbour reopened on Tuesday."


def test_an_article_pasted_twice_is_read_once() -> None:
    once = f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n"
    assert article_of(once + once).text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "text", ["Home\nWorld\nSport\n", "Ferry line adds a boat\nTarn votes on the toll\n", "439\n"]
)
def test_a_file_without_a_paragraph_is_an_error(text: str) -> None:
    with pytest.raises(ReadError, match="no paragraph of an article") as caught:
        article_of(text)
    assert caught.value.path == "a.txt"


# --- what a format states itself -----------------------------------------------------------


def draft(**fields: object) -> Draft:
    base = Draft(
        path="page.html",
        lines=(
            Line(number=3, text=LEAD),
            Line(number=5, text="Damage"),
            Line(number=6, text=SECOND),
            Line(number=8, text="Read more"),
            Line(number=9, text="What comes next"),
        ),
        extracted=True,
        headings=frozenset({1, 4}),
    )
    return replace(base, **fields)  # type: ignore[arg-type]  # fields of Draft


def test_an_extracted_body_is_kept_but_for_its_furniture() -> None:
    article = understand(draft(), content_id="0" * 12)
    assert lines_of(article) == [3, 5, 6]
    assert headings_of(article) == ["Damage"]


def test_stated_fields_are_taken_as_stated() -> None:
    article = understand(
        draft(
            title=TITLE,
            published="2031-03-05T07:10:00+02:00",
            publisher="The Solve Courier",
            author="Ada Brun",
            url="https://courier.example/a",
            language="en",
            item="2",
        ),
        content_id="abcdef012345",
    )
    assert article.published is not None
    assert article.published.value.isoformat() == "2031-03-05T07:10:00+02:00"
    assert (article.published.basis, article.published.precision) == ("metadata", "second")
    assert article.published.evidence == "2031-03-05T07:10:00+02:00"
    assert (article.id, article.item, article.title) == ("abcdef012345", "2", TITLE)
    assert (article.publisher, article.author) == ("The Solve Courier", "Ada Brun")
    assert (article.url, article.language) == ("https://courier.example/a", "en")


def test_the_id_is_the_content_s() -> None:
    assert content_id(b"text") == content_id(b"text")
    assert len(content_id(b"text")) == 12
    assert len({content_id(b"text"), content_id(b"text", "1"), content_id(b"text", "2")}) == 3


# --- corrections ---------------------------------------------------------------------------


def test_a_correction_beats_what_was_read() -> None:
    article = article_of(BROADCASTER)
    corrected = correct(
        article,
        Corrections(
            title="Another title",
            published=date(2030, 1, 2),
            publisher="AFP",
            author="Bo Lind",
            place="Tarn",
        ),
    )
    assert corrected.published is not None
    assert (corrected.published.value, corrected.published.precision) == (date(2030, 1, 2), "day")
    assert (corrected.published.basis, corrected.published.evidence) == ("sidecar", None)
    assert (corrected.title, corrected.author, corrected.place) == (
        "Another title",
        "Bo Lind",
        "Tarn",
    )
    assert corrected.publisher_name == corrected.agency == "Agence France-Presse"
    assert (corrected.text, corrected.id) == (article.text, article.id)


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2030-01-02T10:00:00", "minute"), ("2030-01-02T10:00:07+02:00", "second")],
)
def test_a_corrected_time_has_its_precision(value: str, precision: str) -> None:
    corrected = correct(article_of(LEAD), Corrections(published=datetime.fromisoformat(value)))
    assert corrected.published is not None
    assert corrected.published.precision == precision


def test_no_correction_changes_nothing() -> None:
    article = article_of(PORTAL)
    assert correct(article, Corrections()) is article
