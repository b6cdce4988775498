"""Several articles in one message or mailbox: digests, alerts, newsletters."""

from __future__ import annotations

import pytest

from briefing.errors import ReadError
from briefing.readers import read_drafts
from briefing.readers.digests import items_of
from briefing.readers.mail_parts import row_of
from briefing.records import Draft, Limits, Reading, Rejected
from tests.factories_mail import BODY, FERRY, LEAD, MORE, everything, mail, read, text_of

# --- several in one ------------------------------------------------------------------------

NUMBERED = f"""Good morning.

1. Harbour reopens
2. Ferry aground

1. Harbour reopens
Solve Courier, 4 March 2031
{LEAD} {MORE}
https://solve.example/17

2. Ferry aground
Tarn Radio | 3 March 2031
A ferry ran aground off Tarn on Monday, and nobody
was hurt, the coast guard said.
"""
RULED = f"""Tarn News Digest
====================
HARBOUR REOPENS (Solve Courier, 4 March 2031)
{LEAD}
--------------------
FERRY AGROUND
Source: Tarn Radio, 3 March 2031
{FERRY}
--------------------
"""
ALERTS = f"""=== News - 2 results for [port] ===

Harbour reopens
Solve Courier - 4 March 2031
{LEAD} The mayor then sa ...
<https://alerts.example/1>

Ferry aground
Tarn Radio - 3 March 2031
{FERRY}
<https://alerts.example/2>
"""
LETTERS = f"""Today's Topics:

----------------------------------------------------------------------

Message: 1
Date: 4 March 2031
From: Solve Courier <a@t.example>
Subject: Harbour reopens

{LEAD}

------------------------------

Message: 2
Date: 3 March 2031
From: Tarn Radio <b@t.example>
Subject: Ferry aground

{FERRY}

------------------------------
"""


ADDRESSED = f"""Tarn News Digest
----------------------------
1. Harbour reopens
Solve Courier, 4 March 2031
https://solve.example/1

{LEAD}
----------------------------
2. Ferry aground
Tarn Radio, 3 March 2031
https://tarn.example/2

{FERRY}
"""
LABELLED = f"""Harbour reopens
Solve Courier | 4 March 2031 | By Ada Brun

{LEAD}

***

Ferry aground
Tarn Radio | 3 March 2031

{FERRY}
"""
CREDITED = f"""Good morning,

here is what the papers say.

HARBOUR REOPENS (Solve Courier, 4 March 2031)
{LEAD}

FERRY AGROUND (Tarn Radio, 3 March 2031)
{FERRY}

Kind regards
The press office
"""
FLAGGED = f"""Alert: port
Daily update, 5 March 2031
NEWS

Harbour reopens
Solve Courier - 4 March 2031
{LEAD}
<https://alerts.example/1>
Flag as irrelevant

Ferry aground
Tarn Radio - 3 March 2031
{FERRY}
<https://alerts.example/2>
Flag as irrelevant

Unsubscribe from this alert
"""


@pytest.mark.parametrize(
    "body", [NUMBERED, RULED, ALERTS, LETTERS, ADDRESSED, LABELLED, CREDITED, FLAGGED]
)
def test_a_digest_gives_its_items(body: str) -> None:
    drafts = read(mail(body, subject="Digest"))
    assert [one.item for one in drafts] == ["1", "2"]
    assert [(one.title or "").lower() for one in drafts] == ["harbour reopens", "ferry aground"]
    assert [one.published for one in drafts] == ["4 March 2031", "3 March 2031"]
    assert [text_of(one)[0][:20] for one in drafts] == [LEAD[:20], FERRY[:20]]
    assert text_of(drafts[1]) == [FERRY]
    lines = mail(body).split("\n")
    first = drafts[1].lines[0]
    assert first.number is not None
    assert lines[first.number - 1].startswith(FERRY[:40])


def test_a_masthead_above_the_first_item_is_not_its_headline() -> None:
    items = "<hr>".join(
        f"<h3>{title}</h3><p><i>{source}</i></p><p>{text}</p><a href='https://s.example/{n}'>More</a>"
        for n, (title, source, text) in enumerate(
            (
                ("Harbour reopens", "Solve Courier, 4 March 2031", LEAD),
                ("Ferry aground", "Tarn Radio, 3 March 2031", FERRY),
            )
        )
    )
    page = f"<h1>The Morning Letter</h1><p>5 March 2031</p>{items}<hr><p>Unsubscribe</p>"
    drafts = read(mail(page, "Content-Type: text/html"))
    assert [(one.title, one.publisher, one.published) for one in drafts] == [
        ("Harbour reopens", "Solve Courier", "4 March 2031"),
        ("Ferry aground", "Tarn Radio", "3 March 2031"),
    ]


def test_a_newsletter_gives_its_items() -> None:
    page = "".join(
        f"<tr><td><h2><a href='https://t.example/{number}'>{title}</a></h2>"
        f"<p>{source}</p><p>{text}</p><a href='https://t.example/{number}'>Read more</a></td></tr>"
        for number, (title, source, text) in enumerate(
            [
                ("Harbour of Varnholt reopens", "Solve Courier · 4 March 2031", LEAD),
                ("Ferry aground off Tarn", "Tarn Radio", FERRY),
            ]
        )
    )
    content = mail(f"<html><table>{page}</table><p>Unsubscribe</p>", "Content-Type: text/html")
    first, second = read(content)
    assert (first.title, first.publisher, first.published, first.url) == (
        "Harbour of Varnholt reopens",
        "Solve Courier",
        "4 March 2031",
        "https://t.example/0",
    )
    assert (second.title, second.publisher, second.published) == (
        "Ferry aground off Tarn",
        "Tarn Radio",
        "Wed, 5 Mar 2031 07:10:00 +0100",
    )
    assert [text_of(first), text_of(second)] == [[LEAD], [FERRY]]


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        f"1. The port\n\n{LEAD}\n\n2. The ferry\n\n{FERRY}\n",
        f"{LEAD}\n--------\n{MORE}\n",
        f"- one\n- two\n\n{LEAD}\n",
        "",
    ],
)
def test_an_article_is_not_parted(body: str) -> None:
    assert items_of([row_of(number, line) for number, line in enumerate(body.split("\n"))]) == ()


# --- mailboxes -----------------------------------------------------------------------------


def test_a_mailbox_gives_its_messages_and_says_what_it_does_not() -> None:
    letters = [
        mail(BODY),
        mail(f">From here on it went well. {MORE}", **{"Message-ID": "<b2@solve.example>"}),
        "Subject: nothing\n\n",
        mail(f"From Tarn it was said so. {MORE}"),
    ]
    content = "".join(f"From x@t.example Wed Mar  5 07:10:00 2031\n{one}\n\n" for one in letters)
    found = everything(content, "a.mbox")
    assert [one.item for one in found] == [
        "a1@solve.example",
        "b2@solve.example",
        "3",
        "a1@solve.example (2)",
    ]
    assert isinstance(found[2], Rejected)
    drafts = [one for one in found if isinstance(one, Draft)]
    assert text_of(drafts[1]) == [f"From here on it went well. {MORE}"]
    assert text_of(drafts[2]) == [f"From Tarn it was said so. {MORE}"]
    lines = content.split("\n")
    (number,) = [line.number for line in drafts[2].lines if line.text]
    assert number is not None
    assert lines[number - 1].startswith("From Tarn")


def test_messages_beyond_the_limit_are_refused() -> None:
    content = b"From x\nSubject: a\n\nb\n\n" * 3
    with pytest.raises(ReadError, match="3 messages"):
        read_drafts("a.mbox", content=content, reading=Reading(limits=Limits(members=2)))
