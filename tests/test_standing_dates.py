"""The dates that are inserted: which, where, and how each language writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.records import Evidence, Insertion, PublicationDate, Span
from briefing.standing import stand_alone
from briefing.text.mentions import with_dates
from tests.test_standing import document, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port opened on Tuesday.", "The port opened on Tuesday [13 May 2031]."),
        ("The port opened Tuesday morning in fog.",
         "The port opened Tuesday morning [13 May 2031] in fog."),
        ("Ships came in from Thursday to Saturday.",
         "Ships came in from Thursday to Saturday [8–10 May 2031]."),
        ("The port was closed last month.", "The port was closed last month [April 2031]."),
        ("The port was closed last year.", "The port was closed last year [2030]."),
        ("Rain fell last week.", "Rain fell last week [5–11 May 2031]."),
        ("The port opened yesterday.", "The port opened yesterday [13 May 2031]."),
        ("Tuesday's storm closed the port.", "Tuesday's storm closed the port."),
        ("After Tuesday's storm the port closed.",
         "After Tuesday's [13 May 2031] storm the port closed."),
        # stated: nothing, or the year alone where it is another
        ("The port opened on 6 May 2031.", "The port opened on 6 May 2031."),
        ("The port opened on 6 May.", "The port opened on 6 May."),
        ("The port opened on December 30.", "The port opened on December 30 [2030]."),
        ("The port opened in 1987.", "The port opened in 1987."),
        # what may be another day than it was taken for
        ("The port is closed until Tuesday.", "The port is closed until Tuesday."),
        ("The talks on Tuesday are the sixth.", "The talks on Tuesday are the sixth."),
        ("He was a boy three weeks ago.", None),
        ("The port was closed three weeks ago.", "The port was closed three weeks ago."),
        ("The port was opened 25 years ago.", "The port was opened 25 years ago [2006]."),
        # the same day once
        ("It rained on Tuesday. However, the port opened on Tuesday.", None),
        ("Rain fell on Tuesday. However, the port opened on Tuesday.",
         "Rain fell on Tuesday [13 May 2031]. However, the port opened on Tuesday."),
    ],
)  # fmt: skip
def test_dates_are_told(text: str, expected: str | None) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Hafen wurde am Dienstag eröffnet.",
         "Der Hafen wurde am Dienstag [13. Mai 2031] eröffnet."),
        ("fr", "Le port a été ouvert hier par le maire.",
         "Le port a été ouvert hier [13 mai 2031] par le maire."),
        ("es", "El puerto fue inaugurado ayer por el alcalde.",
         "El puerto fue inaugurado ayer [13 de mayo de 2031] por el alcalde."),
        ("ru", "Порт открылся вчера вечером.", "Порт открылся вчера вечером [13 мая 2031]."),
        ("zh", "港口昨天开放。", "港口昨天 [2031年5月13日]开放。"),
        ("ja", "港は昨日開いた。", "港は昨日 [2031年5月13日]開いた。"),
        ("ko", "항구는 어제 문을 열었다.", "항구는 어제 [2031년 5월 13일] 문을 열었다."),
    ],
)  # fmt: skip
def test_each_language_writes_a_date_its_own_way(language: str, text: str, expected: str) -> None:
    assert told(text, language=language) == expected


@pytest.mark.parametrize(
    ("language", "first", "last", "precision", "expected"),
    [
        ("en", "2031-05-01", "2031-05-03", "day", "1–3 May 2031"),
        ("en", "2031-04-29", "2031-05-03", "week", "29 April – 3 May 2031"),
        ("en", "2030-12-29", "2031-01-03", "week", "29 December 2030 – 3 January 2031"),
        ("en", "2031-04-01", "2031-06-30", "quarter", "April–June 2031"),
        ("fr", "2031-05-01", "2031-05-03", "week", "1er–3 mai 2031"),
        ("es", "2031-05-01", "2031-05-03", "week", "1–3 de mayo de 2031"),
        ("ru", "2031-05-01", "2031-05-31", "month", "май 2031"),
        ("ko", "2031-05-01", "2031-05-31", "month", "2031년 5월"),
        ("pt", "2031-05-01", "2031-05-01", "day", "2031-05-01"),
        ("pt", "2031-05-01", "2031-05-31", "month", "2031-05"),
    ],
)  # fmt: skip
def test_stretches_are_written_short(
    language: str, first: str, last: str, precision: Span, expected: str
) -> None:
    made = document("xx yy.", language=language)
    mention = document("On Tuesday it rained.").sentences[0].dates[0]
    mention = replace(
        mention, start=0, end=2, first=date.fromisoformat(first), last=date.fromisoformat(last),
        precision=precision,
    )  # fmt: skip
    sentence = replace(made.sentences[0], dates=(mention,))
    passage = stand_alone(replace(made, sentences=(sentence,)))(sentence)
    assert passage is not None
    assert [one.text for one in passage.insertions] == [expected]


def test_a_date_from_the_publication_rests_on_no_place() -> None:
    made = document("The port opened on Tuesday.")
    passage = stand_alone(made)(made.sentences[0])
    assert passage is not None
    assert passage.insertions == (Insertion(at=26, text="13 May 2031", kind="date", evidence=None),)


def test_a_date_rests_on_the_one_it_was_counted_from() -> None:
    made = document("The ship left on 6 May 2031. The fog lifted on the 8th.")
    passage = stand_alone(made)(made.sentences[-1])
    assert passage is not None
    (insertion,) = passage.insertions
    assert insertion.text == "8 May 2031"
    assert insertion.evidence == Evidence(paragraph=1, start=17, end=27)


def test_a_date_from_the_lead_rests_on_the_lead() -> None:
    made = document("On May 6, 2031, the port opened. Ships came in last week.")
    published = PublicationDate(value=date(2031, 5, 6), precision="day", basis="lead")
    article = replace(made.article, published=published)
    made = replace(made, article=article, sentences=with_dates(article, made.sentences))
    passage = stand_alone(made)(made.sentences[-1])
    assert passage is not None
    (insertion,) = passage.insertions
    assert insertion.evidence is not None
    assert article.text[insertion.evidence.start : insertion.evidence.end] == "May 6, 2031"


def test_without_a_publication_nothing_is_counted() -> None:
    assert told("The port opened on Tuesday.", published=None) == "The port opened on Tuesday."
