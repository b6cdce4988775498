from __future__ import annotations

import pytest

from briefing.text.spaces import normalise
from briefing.text.stopwords import STOPWORDS
from briefing.text.words import (
    count_words,
    is_stop,
    primary,
    stem_all,
    stem_words,
    stems,
    stopwords,
    tokens,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \t\r\n ", ""),
        ("one  two\n three ", "one two three"),
        ("no\u00a0break\u2009thin\u3000wide\u202fnarrow", "no break thin wide narrow"),
        ("\ufeffmark zero\u200bwidth \u200b done\u200b", "mark zero width done"),
        ("line\u2028end\x0bpage\x0cnext\x85last", "line end page next last"),
        ("cafe\u0301", "cafe\u0301"),
        ("soft\u00adhyphen zero\u200cjoin", "soft\u00adhyphen zero\u200cjoin"),
    ],
)
def test_white_space_is_normalised_and_nothing_else(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("   ", 0),
        ("two words", 2),
        ("it’s – well-known", 3),
        ("no\u00a0break", 2),
        ("会议", 1),
        ("会议结束", 2),
        ("会议结束了", 3),
        ("会 议", 2),
        ("会议，结束。", 2),
        ("2023年5月19日", 5),
        ("KNA报道了会议", 4),
        ("カタカナとひらがな", 5),
        ("ﾆｭｰｽ", 2),
        ("한국 정부는", 2),
        ("Das „Café“ 会议", 3),
        ("， 。 会", 3),
    ],
)
def test_words_are_counted_by_white_space_and_by_two_characters(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The U.S. Treasury's men", "en", ["the", "u.s.", "treasury", "men"]),
        ("Don’t ask O'Brien’s firm", "en", ["don't", "ask", "o'brien", "firm"]),
        ("the ports’ 19th, 1,200 at 3.5%", "en", ["the", "ports", "19th", "1,200", "at", "3.5"]),
        ("well-known—and under_scored", "en", ["well", "known", "and", "under", "scored"]),
        ("L’accord d'aujourd’hui", "fr", ["l", "accord", "d", "aujourd'hui"]),
        ("cafe\u0301 au lait", "fr", ["café", "au", "lait"]),
        ("die Hafen\u00adbe\u00adhörde", "de", ["die", "hafenbehörde"]),
        ("Über die ÄRZTE", "de", ["über", "die", "ärzte"]),
        ("KNA报道2023年", "zh", ["kna", "报道", "2023", "年"]),
        ("会议结束。好", "zh", ["会议", "议结", "结束", "好"]),
        ("정부는 회의", "ko", ["정부", "부는", "회의"]),
        ("मंत्री ने कहा।", "hi", ["मंत्री", "ने", "कहा"]),
        ("…!? –", "en", []),
    ],
)
def test_tokens(text: str, language: str, expected: list[str]) -> None:
    assert tokens(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ministers agreed on the ports", "en", ["minist", "agre", "on", "the", "port"]),
        ("Ministers agreed on the ports", "en-GB", ["minist", "agre", "on", "the", "port"]),
        ("Ministers agreed", None, ["ministers", "agreed"]),
        ("Ministers agreed", "xx", ["ministers", "agreed"]),
        ("die Häfen", "de", ["die", "haf"]),
        ("会议结束", "zh", ["会议", "议结", "结束"]),
    ],
)
def test_stems(text: str, language: str | None, expected: list[str]) -> None:
    assert stems(text, language) == expected


def test_many_texts_are_stemmed_as_each_would_be() -> None:
    texts = ["Ports closed.", "", "The closing of a port"]
    assert stem_all(texts, "en") == [stems(text, "en") for text in texts]
    assert stem_words(["ports", "ports", "closing"], "en") == ["port", "port", "close"]


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl", "pt", "ru", "sv", "no", "tr"])
def test_languages_of_the_press_have_a_stemmer(language: str) -> None:
    words = {
        "de": "regierungen",
        "es": "gobiernos",
        "fr": "gouvernements",
        "it": "governi",
        "nl": "regeringen",
        "pt": "governos",
        "ru": "правительства",
        "sv": "regeringarna",
        "no": "regjeringene",
        "tr": "hükümetler",
    }
    assert stem_words([words[language]], language) != [words[language]]


@pytest.mark.parametrize(
    ("word", "language", "stop"),
    [
        ("the", "en", True),
        ("don’t", "en", True),
        ("minister", "en", False),
        ("der", "de", True),
        ("der", "en", False),
        ("the", None, False),
        ("the", "xx", False),
        ("the", "en_US", True),
    ],
)
def test_stop_words(word: str, language: str | None, stop: bool) -> None:
    assert is_stop(word, language) is stop


@pytest.mark.parametrize("language", sorted(STOPWORDS))
def test_stop_words_are_as_tokens_are(language: str) -> None:
    words = stopwords(language)
    assert len(words) > 100
    for word in words:
        assert word == word.lower()
        assert tokens(word, "xx") in ([word], [word.removesuffix("'s")])


@pytest.mark.parametrize(
    ("language", "expected"), [("EN-gb", "en"), ("zh_Hant", "zh"), ("", None), (None, None)]
)
def test_a_region_is_no_part_of_the_language(language: str | None, expected: str | None) -> None:
    assert primary(language) == expected
