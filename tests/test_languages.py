from __future__ import annotations

import pytest

from briefing.text.languages import detect, main_language

ROWS = [
    ("en", "The harbour master said on Monday that the two ships had not been moved."),
    ("de", "Der Hafenmeister sagte am Montag, dass die beiden Schiffe nicht bewegt wurden."),
    ("fr", "Le maître du port a dit lundi que les deux navires n’avaient pas été déplacés."),
    ("es", "El jefe del puerto dijo el lunes que los dos barcos no se han movido."),
    ("it", "Il capo del porto ha detto lunedì che le due navi non sono state spostate."),
    ("pt", "O chefe do porto disse na segunda-feira que os dois navios não foram movidos."),
    ("nl", "De havenmeester zei maandag dat de twee schepen niet zijn verplaatst."),
    (
        "sv",
        "Hamnchefen sade på måndagen att de två fartygen inte har flyttats, och att det är bra.",
    ),
    ("pl", "Kapitan portu powiedział w poniedziałek, że nie wie, czy to się uda."),
    ("ru", "Начальник порта сказал в понедельник, что оба судна не двигались."),
    ("uk", "Начальник порту сказав у понеділок, що її судна не рухалися."),
    ("zh", "港务长星期一说，两艘船没有移动。"),
    (
        "zh",
        "港务长说，公司名叫「カモメ」，这两艘船星期一没有移动，也没有任何人受伤，会议照常进行。",
    ),
    ("ja", "港長は月曜日に二隻の船は動いていないと述べた。"),
    ("ko", "항만장은 월요일 두 배가 움직이지 않았다고 말했다 (KNA)."),
    ("ar", "قال مدير الميناء يوم الاثنين إن السفينتين لم تتحركا"),
    ("fa", "رئیس بندر روز دوشنبه گفت که دو کشتی جابه‌جا نشده‌اند و پرونده بسته شد"),
    ("he", "מנהל הנמל אמר ביום שני"),
    ("el", "Ο λιμενάρχης είπε τη Δευτέρα"),
    ("th", "นายท่าเรือกล่าวเมื่อวันจันทร์"),
    ("hi", "बंदरगाह प्रमुख ने सोमवार को कहा"),
]


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_language(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", " \n", "12 345", "…!", "Orvane", "Kesta Shipping", "Orvane Port Authority"]
)
def test_what_is_too_short_stays_open(text: str) -> None:
    assert detect(text) is None


def test_a_long_text_is_told_by_more_than_its_beginning() -> None:
    menu = "Home\nNews\nSport\nKontakt\nVideo\n" * 50
    body = "Der Hafenmeister sagte, dass die Schiffe nicht mehr in dem Hafen sind. " * 60
    assert detect(menu + body) == "de"


@pytest.mark.parametrize(
    ("codes", "main"),
    [
        (["de", "en", "de", None], "de"),
        (["fr", "de"], "de"),  # the same whatever the order
        (["de", "fr"], "de"),
        ([None], "en"),
        ([], "en"),
    ],
)
def test_the_main_language_is_the_most_frequent(codes: list[str | None], main: str) -> None:
    assert main_language(codes) == main
