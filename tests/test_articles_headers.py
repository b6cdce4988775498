"""Header lines, datelines, publication dates and publishers: tables of forms."""

from __future__ import annotations

import pytest

from briefing.articles.blocks import block_of
from briefing.articles.bylines import is_name, names_in
from briefing.articles.datelines import read_dateline
from briefing.articles.headers import read_header
from briefing.articles.publishers import agency_of, copyright_holder, full_name, looks_like_outlet
from briefing.articles.titles import without_site
from tests.factories_articles import LEAD, SECOND, TITLE, article_of

# (line, date in ISO 8601 or None, author, publisher)
HEADERS = [
    ("2031-03-05", "2031-03-05", None, None),
    ("Wednesday, 5 March 2031", "2031-03-05", None, None),
    ("By Ada Brun | 5 March 2031, 10:04 | The Solve Courier", "2031-03-05T10:04:00", "Ada Brun",
     "The Solve Courier"),
    ("By ADA BRUN", None, "ADA BRUN", None),
    ("By Ada Brun and Bo Lind", None, "Ada Brun and Bo Lind", None),
    ("By Ada Brun, Solve Press Agency", None, "Ada Brun", "Solve Press Agency"),
    ("By Ada Brun in Tarn (Solve Times) Updated: 2031-03-05 07:59", "2031-03-05T07:59:00",
     "Ada Brun", "Solve Times"),
    ("Published 3:12 PM EST, Tue March 4, 2031", "2031-03-04T15:12:00-05:00", None, None),
    ("Published : Mar 5, 2031 - 08:35 Updated : Mar 6, 2031 - 09:00", "2031-03-05T08:35:00", None,
     None),
    ("PUBLISHED: 10:48, Wed, Mar 5, 2031 | UPDATED: 11:05, Wed, Mar 5, 2031",
     "2031-03-05T10:48:00", None, None),
    ("Updated: 5 March 2031", "2031-03-05", None, None),
    ("Stand: 05.03.2031, 14:05 Uhr", "2031-03-05T14:05:00", None, None),
    ("Von Ada Brun | 05.03.31", "2031-03-05", "Ada Brun", None),
    ("Ada Brun 05.03.2031, 05:00 Uhr", "2031-03-05T05:00:00", "Ada Brun", None),
    ("Par Ada Brun - le 5 mars 2031 à 19h08", "2031-03-05T19:08:00", "Ada Brun", None),
    ("Mar 5, 2031 at 9:24 pm • 2 min read", "2031-03-05T21:24:00", None, None),
    ("Solve Herald March 5, 2031, 9:02 AM", "2031-03-05T09:02:00", None, "Solve Herald"),
    ("Press release | 5 March 2031", "2031-03-05", None, None),
    ("Source : AA", None, None, "AA"),
    ("Source: Xinhua| 2031-03-05 19:14:33|Editor: Ada Brun", "2031-03-05T19:14:33", "Ada Brun",
     "Xinhua"),
    ("Editor: Bo Lind", None, "Bo Lind", None),
    ("Published in The Solve Chronicle, March 5th, 2031", "2031-03-05", None,
     "The Solve Chronicle"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "author", "publisher"), HEADERS)
def test_a_header_line_gives_what_it_states(
    text: str, value: str | None, author: str | None, publisher: str | None
) -> None:
    header = read_header(block_of(text, 1))
    assert header is not None
    assert (header.date.value.isoformat() if header.date else None) == value
    assert (header.author, header.publisher) == (author, publisher)
    assert header.evidence in text


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 4 May 2030.",
        "A view of the Varnholt harbour, May 19, 2030",
        "Varnholt Harbour, May 19, 2030",
        "By the end of the year the harbour will be open",
        "On March 5, 2031, Ro Kess, deputy minister for ports, told reporters that ships may sail.",
        "Image 1 of 23",
        "03/04/2031",
        "— Ada Brun (@adabrun) March 5, 2031",
        "Paragraph two of the accord",
        TITLE,
        LEAD,
    ],
)
def test_what_only_looks_like_a_header_is_none(text: str) -> None:
    assert read_header(block_of(text, 1)) is None


# (text, dateline, place, agency, date or day)
DATELINES = [
    ("Varnholt, 5 March 2031 (VNA): The", "Varnholt, 5 March 2031 (VNA):", "Varnholt", "VNA",
     "2031-03-05"),
    ("VARNHOLT, March 5 (Xinhua) -- The", "VARNHOLT, March 5 (Xinhua)", "Varnholt", "Xinhua",
     "03-05"),
    ("VARNHOLT, Mar. 5 (Yonhap) — The", "VARNHOLT, Mar. 5 (Yonhap)", "Varnholt", "Yonhap", "03-05"),
    ("VARNHOLT, Tarn, March 5 (VNA) — The", "VARNHOLT, Tarn, March 5 (VNA)", "Varnholt", "VNA",
     "03-05"),
    ("(Reuters) - The", "(Reuters)", None, "Reuters", None),
    ("March 5 (Reuters) - The", "March 5 (Reuters)", None, "Reuters", "03-05"),
    ("VARNHOLT (AP) — The", "VARNHOLT (AP)", "Varnholt", "AP", None),
    ("Varnholt (dpa) - Der", "Varnholt (dpa)", "Varnholt", "dpa", None),
    ("VARNHOLT, March 5. /TASS/. The", "VARNHOLT, March 5. /TASS/.", "Varnholt", "TASS", "03-05"),
    ("SAINT OLM/TARN, Mar 5 (Reuters) - The", "SAINT OLM/TARN, Mar 5 (Reuters)", "Saint Olm/Tarn",
     "Reuters", "03-05"),
    ("Varnholt, Tarn (AP)The", "Varnholt, Tarn (AP)", "Varnholt", "AP", None),
    ("Varnholt — The", "Varnholt", "Varnholt", None, None),
    ("Olm, Tarn. — The", "Olm, Tarn.", "Olm", None, None),
    ("VARNHOLT: The", "VARNHOLT:", "Varnholt", None, None),
    ("Tokyo: The", "Tokyo:", "Tokyo", None, None),
    ("05.03.2031 – Der Hafen", "05.03.2031", None, None, "2031-03-05"),
    ("【솔베＝聯合ニュース】The", "【솔베＝聯合ニュース】", "솔베", "聯合ニュース", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "evidence", "place", "agency", "day"), DATELINES)
def test_a_dateline_gives_place_date_and_credit(
    text: str, evidence: str, place: str | None, agency: str | None, day: str | None
) -> None:
    dateline = read_dateline(text)
    assert dateline is not None
    assert (dateline.evidence, dateline.place, dateline.agency) == (evidence, place, agency)
    assert text[dateline.end :].split()[0] in ("The", "Der")
    if dateline.date is not None:
        assert dateline.date.value.isoformat() == day
    elif dateline.day is not None:
        assert f"{dateline.day.month:02}-{dateline.day.day:02}" == day
    else:
        assert day is None


@pytest.mark.parametrize(
    "text",
    [
        "Wait — what is that?",
        "Yes - We can open the harbour.",
        "Solve — maker of tugs — said",
        "Minister: We will open the harbour.",
        "WATCH: The harbour reopens",
        "FILE — In this photo of March 5, ships wait.",
        "Varnholt (Tarn)The harbour reopens",
        "Reporters of (AP) The harbour",
        "Update: The harbour reopens",
        "The minister (CDU): We will",
        "The Harbour (a novel) - The",
        "On March 5, 2031, the",
        "Officials said Tuesday. The harbour",
        LEAD,
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert read_dateline(text) is None


# --- publication dates in the order of trust -------------------------------------------------

DATELINE = f"VARNHOLT, March 5 (VNA) -- {LEAD}"
FULL_DATELINE = f"Varnholt, 5 March 2031 (VNA): {LEAD}"
DATED_LEAD = f"On March 5, 2031, the harbour of Varnholt reopened. {SECOND}"

# (text, file name, basis, date in ISO 8601, evidence)
PUBLISHED = [
    (f"{TITLE}\n\n2031-03-06\n\n{FULL_DATELINE}\n", "2031-03-07.txt", "header", "2031-03-06",
     "2031-03-06"),
    (f"{TITLE}\n\nUpdated: 2031-03-08\nPosted: 2031-03-06\n\n{LEAD}\n", "a.txt", "header",
     "2031-03-06", "Posted: 2031-03-06"),
    (f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\nPublished: 6 March 2031\n", "a.txt", "header",
     "2031-03-06", "Published: 6 March 2031"),
    (f"{TITLE}\n\n{FULL_DATELINE}\n", "2031-03-07.txt", "dateline", "2031-03-05",
     "Varnholt, 5 March 2031 (VNA):"),
    (f"SOLVE NEWSFILE 2031\n\n{TITLE}\n\n{DATELINE}\n", "a.txt", "dateline", "2031-03-05",
     "VARNHOLT, March 5 (VNA)"),
    (f"{TITLE}\n\n{DATED_LEAD}\n", "2031-03-07.txt", "lead", "2031-03-05", "On March 5, 2031"),
    (f"{TITLE}\n\n2031年3月5日，{'市长星期二表示，港口将重新开放。' * 3}\n", "a.txt", "lead",
     "2031-03-05", "2031年3月5日"),
    (f"{TITLE}\n\n{LEAD}\n", "2031-03-07_harbour.txt", "filename", "2031-03-07", "2031-03-07"),
    (f"{TITLE}\n\n{LEAD}\n", "week/20310307-harbour.txt", "filename", "2031-03-07", "20310307"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "basis", "value", "evidence"), PUBLISHED)
def test_the_most_trusted_date_is_taken_with_its_evidence(
    text: str, name: str, basis: str, value: str, evidence: str
) -> None:
    published = article_of(text, name).published
    assert published is not None
    assert (published.basis, published.value.isoformat()) == (basis, value)
    assert published.evidence == evidence


@pytest.mark.parametrize(
    "body",
    [
        f"{DATELINE}\n\n© 2031 Solve Press",  # the year of a copyright is no date's
        f"{LEAD}\n\nThe bridge was opened on 4 May 1999 by the then mayor of Tarn.",
        f"On May 4, 1999, a baker was the first to cross the bridge. {SECOND}\n\n"
        "On March 3, 2031, he came back to see it closed for the repairs.",
        f"On May 4, 1999, the bridge opened; its anniversary was marked on Sunday. {SECOND}",
        f"In 1999 the bridge of Tarn was opened by the then mayor. {SECOND}",
        f"{LEAD}\n\n439",
        f"{LEAD}\n\nRelated news\n\nPublished: 6 March 2031",
    ],
)
def test_what_is_no_publication_date_leaves_an_article_undated(body: str) -> None:
    assert article_of(f"{TITLE}\n\n{body}\n", "page-12-2031.txt").published is None


def test_dates_of_teasers_above_the_title_are_not_the_article_s() -> None:
    teasers = "".join(f"Teaser number {n} of the day\nMarch {n}, 2031\n" for n in (1, 2, 3, 4))
    assert article_of(f"{teasers}\n{TITLE}\n\n{LEAD}\n\n{SECOND}\n").published is None


BUTTONS = "".join(
    f"* Share with {name}\n* Tell {name}\n" for name in ("ada", "bo", "cy", "dov", "eva")
)


@pytest.mark.parametrize(
    ("between", "teaser", "dated"),
    [
        (f"March 5, 2031\n{BUTTONS}{BUTTONS}", "March 7, 2031", True),  # right below the title
        (f"{BUTTONS}{BUTTONS}March 5, 2031\n", "March 7, 2031", True),  # right above the text
        (f"{BUTTONS}March 5, 2031\n{BUTTONS}{BUTTONS}", "", True),  # the only one of the page
        (f"{BUTTONS}March 5, 2031\n{BUTTONS}{BUTTONS}", "March 7, 2031", False),
    ],
)
def test_a_date_near_neither_title_nor_text_is_doubted_where_the_page_has_others(
    between: str, teaser: str, dated: bool
) -> None:
    below = f"Another story of the day\n{teaser}\n" if teaser else ""
    text = f"{TITLE}\n{between}\n{LEAD}\n\n{SECOND}\n\nRead also\n{below}"
    published = article_of(text).published
    assert (published is not None and published.value.isoformat() == "2031-03-05") is dated


# --- publishers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "full", "agency"),
    [
        ("AA", "Anadolu Agency", "Anadolu Agency"),
        ("afp", "Agence France-Presse", "Agence France-Presse"),
        ("The Associated Press", "Associated Press", "Associated Press"),
        ("新华社", "Xinhua News Agency", "Xinhua News Agency"),
        ("BBC", "BBC News", None),
        ("The Solve Courier", "The Solve Courier", None),
    ],
)
def test_publishers_have_a_canonical_name(stated: str, full: str, agency: str | None) -> None:
    assert (full_name(stated), agency_of(stated)) == (full, agency)


@pytest.mark.parametrize(
    ("footer", "dateline", "publisher", "agency"),
    [
        ("© 2031 The Solve Courier. All rights reserved.", "VARNHOLT (AFP) - ",
         "The Solve Courier", "Agence France-Presse"),
        ("Copyright 2001-2031 SBC. All rights reserved.", "", "SBC", None),
        ("Copyright 2031 Solve Ledger Media Ltd.", "", "Solve Ledger", None),
        ("Source: AFP", "", "AFP", "Agence France-Presse"),
        ("", "VARNHOLT (AFP) - ", "AFP", "Agence France-Presse"),
        ("", "VARNHOLT, March 5 (Varnpress) -- ", "Varnpress", "Varnpress"),
        ("Copyright ©2001-2031 All rights reserved.", "", None, None),
        ("", "", None, None),
    ],
)  # fmt: skip
def test_who_publishes_and_which_service_is_credited(
    footer: str, dateline: str, publisher: str | None, agency: str | None
) -> None:
    article = article_of(f"{TITLE}\n\n{dateline}{LEAD}\n\n{SECOND}\n\n{footer}\n")
    assert (article.publisher, article.agency) == (publisher, agency)


@pytest.mark.parametrize(
    ("name", "is_outlet"),
    [
        ("Solve Times", True),
        ("solvetimes.com", True),
        ("SBC", True),
        ("Sun Weidong", False),
        ("Ada Brun", False),
        ("PM", False),
    ],
)
def test_outlets_are_told_from_people(name: str, is_outlet: bool) -> None:
    assert looks_like_outlet(name) is is_outlet


def test_a_photographer_s_copyright_names_no_outlet() -> None:
    assert copyright_holder("© Cy Dorn") is None
    assert copyright_holder("© Solve Valley", ["SOLVE VALLEY TODAY"]) == "Solve Valley"


# --- bylines and titles ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "people", "outlet"),
    [
        ("Ada Brun, AP National Writer", "Ada Brun", None),
        ("Ada Brun Associated Press", "Ada Brun", "Associated Press"),
        ("Ada van der Brun, Bo Lind and Cy Dorn", "Ada van der Brun, Bo Lind and Cy Dorn", None),
        ("Staff Reporter", None, None),
        ("Reuters Staff", None, None),
    ],
)
def test_people_in_a_byline(text: str, people: str | None, outlet: str | None) -> None:
    assert names_in(text)[0] == people
    if outlet:
        assert names_in(text)[1] == outlet


def test_names_are_capitalised_words() -> None:
    assert is_name("Ada van der Brun")
    assert is_name("李四")
    assert not is_name("the harbour office")
    assert not is_name("Room 12")


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Harbour of Varnholt reopens | The Solve Times", "Harbour of Varnholt reopens"),
        ("Harbour of Varnholt reopens - Solve News", "Harbour of Varnholt reopens"),
        ("Harbour of Varnholt reopens – and closes", "Harbour of Varnholt reopens – and closes"),
        ("Tarn - Solve Times", "Tarn - Solve Times"),
    ],
)
def test_a_site_s_name_behind_a_title_is_cut(title: str, cut: str) -> None:
    assert without_site(title) == cut
