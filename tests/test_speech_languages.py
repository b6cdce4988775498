"""Direct speech in other languages than English."""

from __future__ import annotations

import pytest

from tests.factories_speech import said

OTHER_LANGUAGES = [
    ("de", "„Wir werden das Tal nicht verlassen“, sagte Ida Holm.", "Ida Holm"),
    (
        "fr",
        "« Nous ne quitterons pas la vallée », a déclaré Ida Holm, qui préside le syndicat.",
        "Ida Holm",
    ),
    ("es", "«No dejaremos el valle nunca», dijo Ida Holm.", "Ida Holm"),
    ("ru", "«Мы не покинем эту долину», — сказал Иван Холм.", "Иван Холм"),
    ("zh", "部长王涛说：“我们不会离开这个山谷。”", "部长王涛"),
    ("ko", '홍길동 장관은 "우리는 계곡을 떠나지 않는다"고 말했다.', "홍길동 장관"),
    ("ja", "山田大臣は「私たちは谷を離れません」と述べた。", "山田大臣"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), OTHER_LANGUAGES)
def test_direct_speech_in_other_languages(language: str, text: str, speaker: str) -> None:
    (one,) = said(text, language=language)
    assert (one.statement.speaker, one.statement.direct) == (speaker, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Buch „Der Fluss“ sagte ihm nichts."),
        ("fr", "Le film « La vallée » sort vendredi."),
        ("zh", "他说：“我们不会离开这个山谷。”"),
        ("xx", "“We will not leave,” said Ida Holm."),
    ],
)
def test_what_is_unsure_in_other_languages_is_left_alone(language: str, text: str) -> None:
    assert said(text, language=language) == []


def test_a_clause_before_a_quotation_is_no_name_in_korean() -> None:
    text = '공장 세 곳을 운영하는 "우리는 계곡을 떠나지 않는다"고 말했다.'
    assert said(text, language="ko") == []
