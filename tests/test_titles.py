"""Titles: which line of a page is taken, how sure that is, and what stands beside it."""

from __future__ import annotations

from datetime import datetime

import pytest

from briefing.articles import correct
from briefing.articles.publishers import copyright_notice
from briefing.articles.titles import LEAST_CONFIDENCE
from briefing.records import Corrections
from tests.factories_articles import LEAD, SECOND, THIRD, TITLE, article_of

BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n"
MENU = "Home\n* News\n* Ports\n* Weather\nSubscribe\n\n"

SHOP = """Home > Garden > Tools
Shop
Cart (0)

Tarnwood pruning saw, 30 cm blade

€ 24.90
In stock
Add to cart

The Tarnwood saw cuts green wood up to twelve centimetres thick and folds to fit a pocket. Its
blade is made of carbon steel and can be changed without any tools at all.

Customers also bought
Leather gloves
"""
FORUM = """Board index › Boats › Engines
Register
Login

Engine stalls after ten minutes

Post by oren_t » 05.03.2031, 21:14

My outboard starts well and runs for about ten minutes, then it stalls as if it had no fuel. I
have changed the filter and cleaned the carburettor twice this spring.
"""
RECIPE = """Skip to content
Recipes
About

Barley soup with smoked trout

March 5, 2031 by Lena Ostry

This soup is what my grandmother cooked on the first cold evening of the year, and it needs only
one pot and about an hour of your time.

Ingredients
* 200 g barley
* 1 smoked trout

Rinse the barley and let it simmer in the stock for forty minutes. Add the carrots when the
barley begins to soften, and stir from time to time.
"""

# (what stands in the file, its title)
PAGES = [
    (f"{TITLE}\n\n{BODY}", TITLE),
    (f"{TITLE}\n{BODY}", TITLE),
    (f"{MENU}{TITLE}\n\n5 March 2031\n\n{BODY}", TITLE),
    (f"{MENU}Ports\n\n{TITLE}\n\nBy Ada Brun\n\n5 March 2031\n\n{BODY}", TITLE),
    (f"Ports Storms Varnholt Coast News\n\n{TITLE}\n\n{BODY}", TITLE),
    (f"Home > News > {TITLE}\n\n{TITLE}\n\nShare this story\n\n{BODY}", TITLE),
    (f"{TITLE} | The Solve Courier\n\n5 March 2031\n\n{BODY}", TITLE),
    (
        f"{MENU}{TITLE}\n\nTugs brought in the first ships at noon, and the cranes will follow.\n\n"
        f"By Ada Brun | 5 March 2031\n\n{BODY}",
        TITLE,
    ),
    (f"{MENU}Why did the harbour of Varnholt close?\n\n5 March 2031\n\n{BODY}",
     "Why did the harbour of Varnholt close?"),
    (SHOP, "Tarnwood pruning saw, 30 cm blade"),
    (FORUM, "Engine stalls after ten minutes"),
    (RECIPE, "Barley soup with smoked trout"),
    (BODY, None),
    (f"5 March 2031\n\n{BODY}", None),
    (f"The Solve Courier | Ports | Year 2031 | No. 64\n\n{BODY}", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), PAGES)
def test_the_line_that_is_the_title_is_taken(text: str, title: str | None) -> None:
    article = article_of(text)
    assert article.title == title
    if title is None:
        assert article.title_confidence is None
    else:
        assert article.title_confidence is not None
        assert LEAST_CONFIDENCE <= article.title_confidence < 1


def test_a_title_is_surer_under_a_menu_and_over_a_date_than_among_teasers() -> None:
    sure = article_of(f"{MENU}{TITLE}\n\n5 March 2031\n\n{BODY}")
    teasers = "Ferry line adds a ship\n\nTarn votes on its bridge\n\nFish prices fall again\n\n"
    among = article_of(f"{MENU}{teasers}{TITLE}\n\n{BODY}")
    assert sure.title == TITLE
    assert sure.title_confidence is not None
    assert (among.title_confidence or 0.0) < sure.title_confidence


def test_a_headline_that_was_read_into_the_body_is_no_paragraph() -> None:
    asks = "Why did the harbour of Varnholt close for nine days?"
    article = article_of(f"{asks}\n{BODY}")
    assert article.title == asks
    assert article.paragraphs[0].text == LEAD


@pytest.mark.parametrize("line", ["Published: 5 March 1650", "Date : 5 March 12031, 10:04"])
def test_a_date_that_no_article_can_have_is_no_title(line: str) -> None:
    assert article_of(f"{line}\n\n{BODY}").title is None
    assert article_of(f"{TITLE}\n{line}\n\n{BODY}").title == TITLE


def test_what_the_user_or_a_field_states_is_certain() -> None:
    corrected = correct(article_of(BODY), Corrections(title="Harbour open"))
    assert (corrected.title, corrected.title_confidence) == ("Harbour open", 1.0)
    page = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>" + "".join(
        f"<p>{line}</p>" for line in (LEAD, SECOND, THIRD)
    )
    stated = article_of(f"{page}</article></body></html>", "a.html")
    assert (stated.title, stated.title_confidence) == (TITLE, 1.0)


def test_a_corrected_publisher_has_the_name_that_the_user_gave_it() -> None:
    corrected = correct(article_of(BODY), Corrections(publisher="SC"), {"sc": "The Solve Courier"})
    assert (corrected.publisher, corrected.publisher_name) == ("SC", "The Solve Courier")


# (lines between title and body, the date that the article is filed under)
DATED = [
    # Flattening took the spaces between name, date and time.
    ("Ada Brun5 March 2031", "2031-03-05"),
    ("Lena Ostry05.03.2031 - 08:13 Uhr", "2031-03-05T08:13:00"),
    ("Published Wed, Mar 5 20314:29 AM ESTUpdated Thu, Mar 6 20317:01 AM EST",
     "2031-03-05T04:29:00"),
    ("5. März 20316. März 2031 | Ada Brun", "2031-03-05"),
    ("miércoles, 5 de marzo de 203107:59 hs", "2031-03-05T07:59:00"),
    # A pen name, and a line that says more than a header does.
    ("by oz on March 5, 2031", "2031-03-05"),
    ("5 March 2031 adabrun Leave a remark here", "2031-03-05"),
    ("⋅ March 5, 2031 ⋅ Email this post ⋅ Print", "2031-03-05"),
    # First published beats changed.
    ("5 March 2031 adabrun Leave a remark here\nUpdated on 9 March 2031", "2031-03-05"),
    # Neither a stretch of days nor a membership is the article's date.
    ("Report for 14 - 20 January 2031", None),
    ("Registered: 18.09.2028, 05:56", None),
    ("Varnholt Harbour, May 19, 2030", None),
    # The order of day and month is told by nothing.
    ("04/03/2031", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "value"), DATED)
def test_the_date_next_to_the_title(lines: str, value: str | None) -> None:
    published = article_of(f"{MENU}{TITLE}\n\n{lines}\n\n{BODY}").published
    assert (published.value.isoformat() if published else None) == value


# (a line below the body, the date of 04/03/2031 above it)
ORDERS = [
    ("Mira on 14/03/2031: at last", "2031-03-04"),
    ("Mira on 03/14/2031: at last", "2031-04-03"),
    ("The port is a centre of trade and its organisers favour tugs of another colour.",
     "2031-03-04"),
    ("The port is a center of trade and its organizers favor tugs of another color.",
     "2031-04-03"),
    ("The tickets cost 4 crowns.", None),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "value"), ORDERS)
def test_the_order_of_day_and_month_is_told_by_the_page(evidence: str, value: str | None) -> None:
    published = article_of(f"{TITLE}\n\n04/03/2031\n\n{BODY}\n{evidence}\n").published
    assert (published.value.isoformat() if published else None) == value


def test_days_come_first_where_the_language_writes_them_so() -> None:
    text = (
        "El puerto de Varnholt vuelve a abrir\n\n04/03/2031\n\n"
        "El puerto de Varnholt volvió a abrir el martes después de la tormenta que lo había "
        "cerrado durante nueve días, según la autoridad portuaria.\n\n"
        "Los daños ascienden a cuatro millones de coronas y dos muelles seguirán cerrados hasta "
        "finales de mes, dijeron los funcionarios.\n"
    )
    published = article_of(text).published
    assert published is not None
    assert published.value.isoformat() == "2031-03-04"


def test_a_note_below_the_post_states_its_date() -> None:
    note = "This entry was posted in Ports and tagged storm, tugs on 5 March 2031 by Ada Brun."
    published = article_of(f"{TITLE}\n\n{BODY}\n{note}\n").published
    assert published is not None
    assert (published.value.isoformat(), published.evidence) == ("2031-03-05", "5 March 2031")
    assert not isinstance(published.value, datetime)


# (line, whether it is a notice of copyright)
NOTICES = [
    ("© 2031 The Solve Courier. All rights reserved.", True),
    ("2031 © Solve Media GmbH", True),
    ("Copyright Solve Media. All rights reserved.", True),
    ("Copyright policy", False),
    ("A crane in the harbour © Ada Brun", False),
    ("Photo: © Ada Brun 2031", False),
    (LEAD, False),
]


@pytest.mark.parametrize(("line", "is_notice"), NOTICES)
def test_a_notice_of_copyright_is_kept_as_it_stands(line: str, is_notice: bool) -> None:
    assert copyright_notice(line) == (line if is_notice else None)
    assert article_of(f"{TITLE}\n\n{BODY}\n{line}\n").copyright == (line if is_notice else None)
