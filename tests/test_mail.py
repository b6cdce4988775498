"""One message: its fields, its body, what was passed on with it, and saved pages."""

from __future__ import annotations

import base64
import quopri

import pytest

from briefing.articles import understand
from briefing.errors import ReadError
from briefing.readers import read_drafts
from briefing.readers.mail_parts import sender_of, subject_of
from briefing.records import Draft, Limits, Reading, Rejected
from tests.factories_mail import (
    BODY,
    FERRY,
    LEAD,
    MORE,
    everything,
    mail,
    multipart,
    nested,
    part,
    read,
    text_of,
)

# --- one message ---------------------------------------------------------------------------


def test_a_message_is_an_article_with_what_its_fields_state() -> None:
    content = mail(BODY, "Archived-At: <https://solve.example/1>", "Content-Language: en")
    (draft,) = read(content)
    assert (draft.item, draft.title, draft.publisher) == (
        None,
        "Harbour reopens",
        "The Solve Courier",
    )
    assert (draft.published, draft.url, draft.language) == (
        "Wed, 5 Mar 2031 07:10:00 +0100",
        "https://solve.example/1",
        "en",
    )
    article = understand(draft, content_id="0" * 12)
    assert [one.text for one in article.paragraphs] == [LEAD, MORE]
    lines = content.split("\n")
    assert [lines[one.line - 1] for one in article.paragraphs if one.line] == [LEAD, MORE]
    assert article.published is not None
    assert (article.published.basis, article.published.precision) == ("metadata", "second")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Re: Fwd: [Ports] Harbour", "Harbour"),
        ("WG: AW: Hafen", "Hafen"),
        ("TR : Le port", "Le port"),
        ("Re[2]: Harbour", "Harbour"),
        ("[Update]", "[Update]"),
        ("Report: Harbour", "Report: Harbour"),
        ("Re: ", None),
    ],
)
def test_marks_of_replies_and_lists_are_no_title(stated: str, expected: str | None) -> None:
    assert subject_of(stated) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ('"Tarn Radio" <news@tarn.example>', "Tarn Radio"),
        ("Tarn Radio via Ports <list@tarn.example>", "Tarn Radio"),
        ("news@tarn.example (Tarn Radio)", "Tarn Radio"),
        ("news@tarn.example", None),
        ("news@tarn.example <news@tarn.example>", None),
        ("(" * 5000, None),
    ],
)
def test_the_name_of_a_sender(stated: str, expected: str | None) -> None:
    assert sender_of(stated).name == expected


def test_a_person_is_the_author_and_the_list_the_publisher() -> None:
    person = {"From": "Ada Brun <ada.brun@t.example>"}
    (alone,) = read(mail(BODY, **person))
    assert (alone.publisher, alone.author) == (None, "Ada Brun")
    (listed,) = read(mail(BODY, "List-Id: Tarn Port News <n.tarn.example>", **person))
    assert (listed.publisher, listed.author) == ("Tarn Port News", "Ada Brun")


UMLAUTS = "Die Brücke über die Sölve bleibt für Lastwagen gesperrt, sagte der Müller."


@pytest.mark.parametrize(
    ("charset", "encoding", "body"),
    [
        ("utf-8", "8bit", UMLAUTS.encode()),
        ("iso-8859-1", "8bit", UMLAUTS.encode("latin-1")),
        ("nonsense", "8bit", UMLAUTS.encode("latin-1")),
        ("utf-8", "base64", base64.encodebytes(UMLAUTS.encode())),
        ("iso-8859-1", "quoted-printable", quopri.encodestring(UMLAUTS.encode("latin-1"))),
        ("utf-8; format=flowed", "8bit", UMLAUTS.replace("bleibt ", "bleibt \n").encode()),
    ],
)
def test_bodies_are_decoded(charset: str, encoding: str, body: bytes) -> None:
    fields = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}"
    (draft,) = read(mail("", fields).encode() + body)
    assert text_of(draft) == [UMLAUTS]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("=?utf-8?q?Br=C3=BCcke?= =?utf-8?b?IHp1?=", "Brücke zu"),
        ("=?nonsense?q?x?=", "=?nonsense?q?x?="),
        ("Brücke zu", "Brücke zu"),
        ("Port\u202e\x01 open", "Port open"),
    ],
)
def test_subjects_are_decoded(subject: str, expected: str) -> None:
    (draft,) = read(mail(BODY, subject=subject))
    assert draft.title == expected


@pytest.mark.parametrize(
    "below",
    [
        "-- \nAda Brun\nSolve Press",
        "_______________________________________________\nPorts mailing list\nhttp://t.example",
        "To unsubscribe from this list, write to list@t.example.",
        "This e-mail is confidential and intended solely for the recipient named above.",
        "On Tue, 4 Mar 2031, Lea Orn wrote:\n> The mayor was asked about it in town.",
        "Sent from my telephone",
    ],
)
def test_what_stands_below_a_mail_is_left_out(below: str) -> None:
    (draft,) = read(mail(f"{BODY}\n{below}\n"))
    assert text_of(draft) == [LEAD, MORE]


PAGE = f"""<html><body><p><a href="x">View in browser</a></p><p>{LEAD}</p><p>{MORE}</p>
<script>track()</script><p style="display:none">{FERRY}</p></body></html>"""


@pytest.mark.parametrize(
    "plain", ["", "View online: https://t.example/x", "https://t.example/" * 50]
)
def test_the_page_is_read_where_the_plain_text_is_poor(plain: str) -> None:
    parts = (part("text/plain", plain), part("text/html", PAGE))
    (draft,) = read(nested(multipart("alternative", *parts)))
    assert text_of(draft) == [LEAD, MORE]


def test_good_plain_text_is_read_with_its_lines() -> None:
    content = nested(multipart("alternative", part("text/plain", BODY), part("text/html", PAGE)))
    (draft,) = read(content)
    (number,) = [line.number for line in draft.lines if line.text == MORE]
    assert number is not None
    assert content.split("\n")[number - 1] == MORE


# --- passed on -----------------------------------------------------------------------------

INNER = (
    "From: Tarn Radio <news@tarn.example>\nDate: Tue, Mar 4, 2031 at 7:10 AM\n"
    f"Subject: Ferry aground\nTo: ada@t.example\n\n{FERRY}\n\n{MORE}\n"
)


@pytest.mark.parametrize(
    ("subject", "mark"),
    [
        ("Fwd: x", "---------- Forwarded message ---------"),
        ("x", "Begin forwarded message:\n"),
        ("FW: x", "-----Original Message-----"),
        ("WG: x", "-------- Weitergeleitete Nachricht --------"),
        ("Fwd: x", ""),
    ],
)
def test_a_mail_passed_on_is_read_as_itself(subject: str, mark: str) -> None:
    (draft,) = read(mail(f"For you.\n\n{mark}\n{INNER}", subject=subject))
    assert (draft.item, draft.title, draft.publisher) == (None, "Ferry aground", "Tarn Radio")
    assert draft.published == "Tue, Mar 4, 2031 at 7:10 AM"
    assert text_of(draft) == [FERRY, MORE]


def test_a_mail_that_is_answered_is_not_read() -> None:
    (draft,) = read(mail(f"{LEAD}\n\n-----Original Message-----\n{INNER}", subject="Re: x"))
    assert text_of(draft) == [LEAD]


def test_attached_mails_and_files_are_items() -> None:
    attached = part("text/plain; name=a.txt", f"Ferry aground\n\n{FERRY}\n\n{MORE}")
    sheet = part(
        'application/zip; name="C:\\\\x.zip"', "UEsDBA==", "Content-Transfer-Encoding: base64"
    )
    letter = part("message/rfc822", mail(BODY, subject="Inner"))
    digest = multipart(
        "digest", "\n" + mail(BODY, subject="First"), "\n" + mail(BODY, subject="Second")
    )
    picture = part("image/png; name=x.png", "iVBO", "Content-Transfer-Encoding: base64")
    cover = part("text/plain", "Dear all, see below.")
    content = nested(multipart("mixed", cover, attached, sheet, picture, letter, digest))
    found = everything(content)
    drafts = [one for one in found if isinstance(one, Draft)]
    assert [(one.item, one.title) for one in drafts] == [
        ("1", "Inner"),
        ("2", "First"),
        ("3", "Second"),
        ("a.txt", None),
    ]
    assert text_of(drafts[3]) == [FERRY, MORE]
    lines = content.split("\n")
    for draft in drafts[:3]:
        (number,) = [line.number for line in draft.lines if line.text == LEAD]
        assert number is not None
        assert lines[number - 1] == LEAD
    assert [(one.item, "not read" in one.reason) for one in found if isinstance(one, Rejected)] == [
        ("x.zip", True)
    ]


# --- hostile -------------------------------------------------------------------------------


def test_parts_that_nest_too_deep_are_refused() -> None:
    for depth in (60, 2000):
        opened = "".join(
            f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
            for number in range(depth)
        )
        with pytest.raises(ReadError, match="too deep"):
            read(f"Subject: x\n{opened}\n{LEAD}")


def test_of_too_many_parts_the_first_are_read() -> None:
    parts = [part("text/plain; name=a.txt", BODY)] * 30
    content = nested(multipart("mixed", *parts)).encode()
    found = read_drafts("a.eml", content=content, reading=Reading(limits=Limits(members=20)))
    assert sum(isinstance(one, Draft) for one in found) == 19
    assert "too many parts" in str(found[-1])
    assert len({one.item for one in found}) == 20


@pytest.mark.parametrize(
    "content",
    [b"no mail at all", b"Subject: x\n\n", mail("Hello").encode(), b"\x00\x01" * 50],
)
def test_what_holds_no_article_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError):
        read(content)


def test_nul_bytes_are_dropped() -> None:
    (draft,) = read(mail(BODY.replace("harbour", "har\x00bour")))
    assert text_of(draft) == [LEAD, MORE]


# --- saved pages ---------------------------------------------------------------------------


def saved(address: str) -> bytes:
    page = part(
        "text/html; charset=utf-8",
        f"<html lang=3D'en'><body><article><h1>Harbour</h1><p>{LEAD}</p><p>{MORE}</p></article>",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {address}",
    )
    style = part("text/css", "p {}")
    return nested(multipart("related", page, style), Date="Fri, 5 Mar 2032 07:10:00 GMT").encode()


@pytest.mark.parametrize(
    ("address", "url"), [("https://t.example/1", "https://t.example/1"), ("file:///C:/x", None)]
)
def test_a_saved_page_is_read_without_the_day_it_was_saved_on(
    address: str, url: str | None
) -> None:
    (draft,) = read(saved(address), "a.mht")
    assert [line.text for line in draft.lines] == [LEAD, MORE]
    assert (draft.published, draft.url) == (None, url)


def test_a_saved_page_without_a_page_is_refused() -> None:
    with pytest.raises(ReadError, match="no web page"):
        read(nested(multipart("related", part("text/css", "p {}"))), "a.mhtml")
