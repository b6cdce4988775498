"""Dates inside sentences: what each expression stands for, and which stand for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.records import DateMention, PublicationDate, Sentence
from briefing.text.mentions import with_dates
from tests.factories_ranking import document

THURSDAY = date(2024, 6, 20)


def mentions(
    *sentences: str,
    language: str = "en",
    published: date | None = THURSDAY,
    lead: bool = False,
) -> tuple[Sentence, ...]:
    """The sentences of one paragraph, dated."""
    made = document("a", sentences, language=language)
    basis = PublicationDate(value=THURSDAY, precision="day", basis="lead" if lead else "header")
    dated = replace(basis, value=published) if published else None
    return with_dates(replace(made.article, published=dated), made.sentences)


def told(mention: DateMention) -> str:
    """A mention as its days and precision."""
    days = mention.first.isoformat()
    if mention.last != mention.first:
        days += f"..{mention.last.isoformat()}"
    return f"{days} {mention.precision}"


def found(text: str, language: str = "en") -> dict[str, str]:
    (sentence,) = mentions(text, language=language)
    return {text[one.start : one.end]: told(one) for one in sentence.dates}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A weekday is the last one, the day of publication included, unless it is to come.
        ("The council of Lunde met on Tuesday.", {"Tuesday": "2024-06-18 day"}),
        ("The council met Thursday.", {"Thursday": "2024-06-20 day"}),
        ("On Tuesday, in Lunde, the envoys met.", {"Tuesday": "2024-06-18 day"}),
        ("They will meet on Tuesday, he said.", {"Tuesday": "2024-06-25 day"}),
        ("He said on Tuesday that they will meet.", {"Tuesday": "2024-06-18 day"}),
        ("A vote is scheduled for Monday.", {"Monday": "2024-06-24 day"}),
        ("He resigned last Friday.", {"last Friday": "2024-06-14 day"}),
        ("He came this past Sunday.", {"this past Sunday": "2024-06-16 day"}),
        ("It closed on Monday last week.", {"Monday last week": "2024-06-10 day"}),
        ("Ships sank after Wednesday's storm.", {"Wednesday": "2024-06-19 day"}),
        ("Polls open ahead of Sunday's vote.", {"Sunday": "2024-06-23 day"}),
        (
            "She is in Orvia from Wednesday to Saturday.",
            {"Wednesday": "2024-06-19 day", "Saturday": "2024-06-22 day"},
        ),
        # Two readings are none.
        ("He resigned last Tuesday.", {}),
        ("The storm was due to end on Monday.", {}),
        ("Wednesday's storm sank two ferries.", {}),
        ("They must answer by Friday.", {"Friday": "2024-06-21 day"}),
        ("He asked them to leave by Friday.", {}),
        ("He may leave on Friday.", {}),
        ("The fair opens on Friday.", {}),
        ("The hearing will be held on Friday.", {"Friday": "2024-06-21 day"}),
        ("It was to be held on Friday.", {}),
        ("The race, scheduled for Friday, was called off.", {}),
        ("The race on Friday was called off.", {}),
        ("Sailings were cancelled until Wednesday.", {}),
        ("The fair will go on until Friday.", {"Friday": "2024-06-21 day"}),
        ("She sang on the Today Show.", {}),
        # Nor is what comes again, has a date beside it, is counted from elsewhere or a name.
        ("They met every Monday.", {}),
        ("They met on the first Monday in May.", {"in May": "2024-05-01..2024-05-31 month"}),
        ("They left the Monday after the vote.", {}),
        ("The following Monday, he resigned.", {}),
        ("They sold it Monday to Friday.", {}),
        ("The club won 3-1 on Sunday 12 May.", {"12 May": "2024-05-12 day"}),
        ("It fell on Monday two weeks ago.", {"two weeks ago": "2024-06-03..2024-06-09 week"}),
        ("It fell two weeks ago on Friday.", {"two weeks ago": "2024-06-03..2024-06-09 week"}),
        ("Sales rose on Black Friday.", {}),
        ("A Sunday Times reporter saw it.", {}),
        ("The last week of April was wet.", {"of April": "2024-04-01..2024-04-30 month"}),
        ("The next year was worse.", {}),
        ("It was twenty-two years ago.", {}),
        ("It was 1,200 years ago.", {}),
        ("Half a year ago he left.", {}),
        ("He was born on 3 May.", {}),
        ("In 2000 homes the power failed.", {}),
        ("It fell in 2000 and in 2023/24.", {"2000": "2000-01-01..2000-12-31 year"}),
        ("A year ago today it fell.", {"A year ago": "2023-01-01..2023-12-31 year"}),
        # Days and stretches counted from the publication.
        ("Yesterday the port closed.", {"Yesterday": "2024-06-19 day"}),
        ("The port closed three days ago.", {"three days ago": "2024-06-17 day"}),
        ("Two weeks ago it rained.", {"Two weeks ago": "2024-06-03..2024-06-09 week"}),
        ("They met 25 years ago.", {"25 years ago": "1999-01-01..1999-12-31 year"}),
        ("Last month it rained.", {"Last month": "2024-05-01..2024-05-31 month"}),
        ("Earlier this week it fell.", {"Earlier this week": "2024-06-17..2024-06-23 week"}),
        ("It fell last weekend.", {"last weekend": "2024-06-15..2024-06-16 day"}),
        ("Rates rose last quarter.", {"last quarter": "2024-01-01..2024-03-31 quarter"}),
        ("On the 18th, two ships left.", {"On the 18th": "2024-06-18 day"}),
        ("On the 21st, two ships left.", {"On the 21st": "2024-05-21 day"}),
        # In a quotation "today" is the speaker's; "today's" is nowadays.
        ("He said: “Today we vote.”", {}),
        ("Today's ferries are quicker.", {}),
        # Without a year.
        ("The port closed on June 3.", {"June 3": "2024-06-03 day"}),
        ("The port closed on 3 December.", {"3 December": "2023-12-03 day"}),
        ("The port will close on 3 December.", {"3 December": "2024-12-03 day"}),
        ("The fair was held June 15-17.", {"June 15-17": "2024-06-15..2024-06-17 day"}),
        ("It was held on 15 to 17 June.", {"15 to 17 June": "2024-06-15..2024-06-17 day"}),
        ("Floods came in May.", {"in May": "2024-05-01..2024-05-31 month"}),
        ("It will open in March.", {"in March": "2025-03-01..2025-03-31 month"}),
        ("July this year was dry.", {"July this year": "2024-07-01..2024-07-31 month"}),
        ("Floods came last August.", {"last August": "2023-08-01..2023-08-31 month"}),
        ("The May Street bridge may close.", {}),
        ("The September 19 accord was shelved.", {}),
        (
            "In 2018 the two signed it on 19 September.",
            {"2018": "2018-01-01..2018-12-31 year", "19 September": "2018-09-19 day"},
        ),
        # Nobody has spoken in a year to come; what is told of a past one may be of then.
        (
            "It can open in 2037, the company said on Tuesday.",
            {"2037": "2037-01-01..2037-12-31 year", "Tuesday": "2024-06-18 day"},
        ),
        (
            "It opened in 2017, the company said on Tuesday.",
            {"2017": "2017-01-01..2017-12-31 year"},
        ),
        # A year told in passing is not that of the month behind it.
        ("The ferry, built in 2004, sank in May.", {"2004": "2004-01-01..2004-12-31 year"}),
        # Stated in full.
        ("On Thursday, June 6, 2024, it closed.", {"June 6, 2024": "2024-06-06 day"}),
        ("It closed in May 2019.", {"May 2019": "2019-05-01..2019-05-31 month"}),
        ("Q2 2023 was slow.", {"Q2 2023": "2023-04-01..2023-06-30 quarter"}),
        (
            "In the first quarter of 2023 it grew.",
            {"first quarter of 2023": "2023-01-01..2023-03-31 quarter"},
        ),
        ("Orvia won the 2030 games.", {"2030": "2030-01-01..2030-12-31 year"}),
        ("It cost 2024 marks a day.", {}),
    ],
)
def test_english(text: str, expected: dict[str, str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Dienstag schloss der Hafen.", {"Dienstag": "2024-06-18 day"}),
        ("de", "Gestern und heute Morgen", {"Gestern": "2024-06-19 day",
                                            "heute Morgen": "2024-06-20 day"}),
        ("de", "Die Fähre kommt morgen.", {"morgen": "2024-06-21 day"}),
        ("de", "Am Morgen kam die Fähre.", {}),
        ("de", "Im vergangenen Monat", {"vergangenen Monat": "2024-05-01..2024-05-31 month"}),
        ("de", "Es begann vor zwei Wochen.", {"vor zwei Wochen": "2024-06-03..2024-06-09 week"}),
        ("de", "Am 18. Juni endete es.", {"18. Juni": "2024-06-18 day"}),
        ("fr", "Le port a fermé mardi.", {"mardi": "2024-06-18 day"}),
        ("fr", "Le mois dernier, hier", {"Le mois dernier": "2024-05-01..2024-05-31 month",
                                         "hier": "2024-06-19 day"}),
        ("fr", "Il a fermé il y a trois jours.", {"il y a trois jours": "2024-06-17 day"}),
        ("es", "El puerto cerró ayer.", {"ayer": "2024-06-19 day"}),
        ("es", "Cerró por la mañana.", {}),
        ("es", "La semana pasada cerró.", {"La semana pasada": "2024-06-10..2024-06-16 week"}),
        ("ru", "Порт закрыли во вторник.", {"вторник": "2024-06-18 day"}),
        ("ru", "Вчера порт закрыли.", {"Вчера": "2024-06-19 day"}),
        ("zh", "港口昨天关闭。", {"昨天": "2024-06-19 day"}),
        ("zh", "港口上周二关闭。", {"上周二": "2024-06-11 day"}),
        ("zh", "港口18日关闭。", {"18日": "2024-06-18 day"}),
        ("zh", "港口将于25日开放。", {"25日": "2024-06-25 day"}),
        ("zh", "去年12月3日", {"去年12月3日": "2023-12-03 day"}),
        ("zh", "2017年5月19日", {"2017年5月19日": "2017-05-19 day"}),
        ("ja", "港は昨日閉鎖された。", {"昨日": "2024-06-19 day"}),
        ("ja", "先月の港", {"先月": "2024-05-01..2024-05-31 month"}),
        ("ja", "港は18日に閉鎖された。", {"18日": "2024-06-18 day"}),
        ("ja", "港は3日間閉鎖された。", {}),
        ("ko", "항구는 어제 문을 닫았다.", {"어제": "2024-06-19 day"}),
        ("ko", "지난달 19일 항구가 닫혔다.", {"지난달 19일": "2024-05-19 day"}),
        ("ko", "지난해 12월 3일 닫혔다.", {"지난해 12월 3일": "2023-12-03 day"}),
        ("ko", "항구는 19일 다시 열렸다.", {"19일": "2024-06-19 day"}),
        ("ko", "항구는 19일간 닫혔다.", {}),
        ("de", "Jeden Montag und am Montag, 5. Mai", {"5. Mai": "2024-05-05 day"}),
        ("de", "Der Rat tagt am Freitag.", {}),
        ("fr", "Lundi 5 mai, il a plu.", {"5 mai": "2024-05-05 day"}),
        ("fr", "Il viendra lundi ; il dort le lundi.", {}),
        ("es", "Llovió el lunes siguiente y cada lunes.", {}),
        ("es", "Dimitirá el viernes.", {}),
        ("ru", "В понедельник, 6 мая, шёл дождь.", {"6 мая": "2024-05-06 day"}),
        ("ru", "Совет соберётся в пятницу.", {}),
        ("zh", "周一至周五开放，每周六关闭。", {}),
        ("zh", "十二年前关闭。", {}),
        ("ja", "第2月曜日に開く。", {}),
        ("ja", "毎週月曜日に開く。", {}),
        ("ko", "5월 5일 월요일 닫혔다.", {"5월 5일": "2024-05-05 day"}),
        ("it", "Il porto riapre il 3 marzo 2024.", {"3 marzo 2024": "2024-03-03 day"}),
        ("it", "Il porto riapre domani.", {}),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, expected: dict[str, str]) -> None:
    assert found(text, language) == expected


def test_places_count_in_the_text_of_the_article() -> None:
    first, second = mentions("The port closed on Monday.", "It reopened yesterday.")
    (closed,), (reopened,) = first.dates, second.dates
    assert "The port closed on Monday."[closed.start : closed.end] == "Monday"
    assert (reopened.start, reopened.end) == (second.start + 12, second.start + 21)


def test_without_a_date_of_publication_only_what_is_stated_counts() -> None:
    (sentence,) = mentions("On Monday and on 3 May 2019 it closed.", published=None)
    assert [told(one) for one in sentence.dates] == ["2019-05-03 day"]


def test_what_is_counted_from_an_event_date_says_so() -> None:
    (sentence,) = mentions("It reopened on Tuesday.", lead=True)
    assert [one.anchor for one in sentence.dates] == ["lead"]


def test_an_antecedent_counts_for_the_sentence_after_it_and_no_further() -> None:
    _, second, third = mentions(
        "The port closed on 3 May 2019.", "It reopened the same day.", "The same day it rained."
    )
    assert [(told(one), one.anchor) for one in second.dates] == [("2019-05-03 day", "antecedent")]
    assert [one.anchor for one in third.dates] == ["antecedent"]
    _, dom = mentions("Talks began on 3 May 2019.", "On the 5th, they ended.")
    assert [told(one) for one in dom.dates] == ["2019-05-05 day"]
    _, weekday = mentions("Talks began on 3 May 2019.", "They ended on Sunday.")
    assert weekday.dates == ()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "zh", "ja", "ko"])
def test_long_runs_of_digits_and_words_take_no_longer_than_they_are(language: str) -> None:
    shapes = ("9 " * 20_000, "in " * 20_000, "the 1" * 10_000, "月日" * 10_000, "day " * 10_000)
    for shape in shapes:
        assert len(mentions(shape, language=language)) == 1


def test_a_year_to_come_told_in_passing_takes_no_day_away() -> None:
    (sentence,) = mentions("The tunnel can be dug by 2037, its builder said on Tuesday.")
    assert date(2024, 6, 18) in [one.first for one in sentence.dates]


def test_what_is_of_today_is_no_day() -> None:
    (sentence,) = mentions("It may turn into the Orvia of today, but as of today it has not.")
    assert [one.start for one in sentence.dates] == [sentence.text.rindex("today") + sentence.start]
