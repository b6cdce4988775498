from __future__ import annotations

import pytest

from briefing.records import PARAGRAPH_BREAK, Article, Paragraph, sha256_of
from briefing.text.sentences import spans, split_article, split_text

# A bar stands where one sentence ends: " | " for a space there, "|" for none.
ENGLISH = [
    "The council met on Monday. | It voted at noon. | Nobody objected.",
    # titles, ranks and names
    "Adm. Tarn met Gov. Ilse Brandt and Lt. Col. Oke. | He thanked Dr. Vell.",
    "GEN. TARN SPOKE FIRST. | NOBODY ANSWERED.",
    "The letter by J. R. Holm and George W. Ansel came late. | It was short.",
    "Kesta Shipping Inc. said so. | A rival of Kesta Shipping Inc. | The port was quiet.",
    "She lives on Mill St. in Orvane. | St. Anna is near.",
    "They asked Sgt. Mirel, Cpl. Ost and Prof. Lund et al. | They left.",
    "Oke Tarn Jr. spoke. | Bgt. Lund, a reporter, wrote it down.",
    # acronyms
    "A U.S. Treasury official flew to the U.N. Security Council. | He spoke.",
    "He flew to the U.S. | It was his first visit. | The U.K. Embassy was told.",
    "The e.g. and the i.e. of law, vs. those of courts, tire us. | So be it.",
    # numbers, dates, times and money
    "It rose 3.5 percent to 1,200.75 crowns. | In 2017 it fell by 0.4.",
    "See No. 5 and Art. 12 of the pact. | “No. | I did not,” he said.",
    "It cost $3.5 bn. | Officials paid on Sept. 19. | Talks go on in Oct. 2023.",
    "The port opened at 10 p.m. Monday. | It closed at 9 a.m. | Trucks waited.",
    "Sales hit 600. | How many remain? | Prices fell to $5. | $6 was too much.",
    "1. Open the gate. | 2. Close it. | IV. Lock it.",
    # questions, exclamations and ellipses
    "Why now? | Nobody knows! | Really?! | Yes.",
    "He waited ... and waited. | Then he left... | The door shut.",
    "It went on . . . and on. | It ended.",
    "... It began. | It ended.",
    "The firm Hey! sells tea. | It is new (?) and small. | (!) They like it.",
    # quotations and brackets
    "“We will come. | We will stay.” | She nodded.",
    "“Will you come?” he asked. | “Never!” she said. | She left.",
    "“Will you come?” Minister Oke Tarn asked. | “Never!” | The minister left.",
    '"It is over," he said. | "Go home."',
    "(The vote was close. | The hall was full.) | It ended late.",
    "It grew.[12] | It shrank. [3] | It vanished.",
    '"A port is a promise." - Ilse Brandt',
    # what only looks like an end
    "Write to desk@orvane.example or see www.Orvane.example/news?id=4. | Thanks.",
    "That ended the talks.|The two sides left. | Use Tool.js or Tool.Net for it.",
    "He fled. | al-Tarna stayed. | iBoat sales rose. then nothing.",
    "He paid , as . he , said .",
]
OTHERS = [
    ("de", "Am 3. Oktober kam Dr. Vell z. B. nach Orvane. | „Ich bleibe.“ | Er ging, d. h. bald."),
    ("de", "Es war am 12. Juni. | »Gut.« | Es kostet 3,5 Mio. Kronen."),
    ("fr", "M. Vell est venu. | « Oui ! » a-t-il dit. | « Non. » | Elle part."),
    ("es", "¿Quién viene? | ¡Nadie! | El Sr. Vell habló con EE. UU. ayer. | Nada más."),
    ("it", "Il sig. Vell parla. | Perché? | La prof.ssa Oke tace."),
    ("ru", "В 2017 г. он уехал. | А. С. Велл вернулся. | «Да!» — сказал он. | Потом умолк."),
    ("zh", "会议结束了。|他说：“我们同意。”|她问：“为什么？”|“好！”他说。|共３．５人。"),
    ("zh", "《为何？》一书出版。|真的吗?|是的。"),
    ("zh", '他说:"是的。"|她走了。|他走了.|雨停了……还没有。'),
    ("ja", "大臣は「協議する。」と述べた。|雨が降った。|「本当か？」と聞いた。|でも行った。"),
    ("ko", '그는 "가겠다."고 말했다. | 회의는 2023. 5. 19. 끝났다. | "정말?" 이라고 물었다. | 네.'),
    ("hi", "वह गया। | क्यों? | पता नहीं।"),
    ("ar", "هل جاء؟ | نعم. | قال د. سالم ذلك."),
    ("en-GB", "Mr. Vell came. | He left."),
    ("xx", "Mr. Vell came. | He left."),
]


def _sentences(row: str, language: str | None) -> list[str]:
    text = row.replace(" | ", " ").replace("|", "")
    return [text[start:end] for start, end in spans(text, language)]


@pytest.mark.parametrize("row", ENGLISH)
@pytest.mark.parametrize("language", ["en", None])
def test_english_sentences(row: str, language: str | None) -> None:
    assert _sentences(row, language) == [piece.strip() for piece in row.split("|")]


@pytest.mark.parametrize(("language", "row"), OTHERS)
def test_sentences_of_other_languages(language: str, row: str) -> None:
    assert _sentences(row, language) == [piece.strip() for piece in row.split("|")]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", []),
        (" \t\u00a0\n", []),
        ("***", ["***"]),
        ("  One.\u00a0 Two.\n", ["One.", "Two."]),
        ("One. * * *", ["One. * * *"]),
        ("* * * One.", ["* * * One."]),
        ("No mark at the end", ["No mark at the end"]),
    ],
)
def test_spans_leave_out_white_space_only(paragraph: str, expected: list[str]) -> None:
    assert [paragraph[start:end] for start, end in spans(paragraph)] == expected


def test_split_text_counts_paragraphs_and_offsets_in_the_string() -> None:
    text = "\n  One. Two.\r\n\r\n\u3000Three.\rFour.\u2028Five. \n"
    found = split_text(text, language="en", article_id="a1")
    assert [(s.paragraph, s.text) for s in found] == [
        (1, "One."),
        (1, "Two."),
        (2, "Three."),
        (3, "Four."),
        (4, "Five."),
    ]
    assert [s.index for s in found] == [0, 1, 2, 3, 4]
    assert all(text[s.start : s.end] == s.text and s.article_id == "a1" for s in found)


def test_split_text_of_nothing_is_nothing() -> None:
    assert split_text("") == split_text(" \n\n\t") == ()


def test_split_text_detects_the_language() -> None:
    german = "Der Minister war am 3. Oktober in Orvane, und er hat nicht mit der Presse gesprochen."
    assert len(split_text(german)) == 1
    assert len(split_text(german, language="en")) == 2


def _article(*paragraphs: tuple[str, bool], dateline_end: int = 0, language: str = "en") -> Article:
    placed: list[Paragraph] = []
    start = 0
    for text, heading in paragraphs:
        placed.append(Paragraph(text=text, start=start, line=None, heading=heading))
        start += len(text) + len(PARAGRAPH_BREAK)
    text = PARAGRAPH_BREAK.join(text for text, _ in paragraphs)
    return Article(
        id="0123456789ab",
        path="a.txt",
        title=None,
        text=text,
        paragraphs=tuple(placed),
        published=None,
        language=language,
        sha256=sha256_of(text),
        dateline_end=dateline_end,
    )


def test_split_article_skips_headings_and_the_dateline() -> None:
    dateline = "ORVANE, March 3 (KNA) –"
    article = _article(
        (f"{dateline} The port reopened. Ships waited.", False),
        ("The long wait", True),
        ("Nobody was hurt.", False),
        dateline_end=len(dateline),
    )
    found = split_article(article)
    assert [(s.index, s.paragraph, s.text) for s in found] == [
        (0, 1, "The port reopened."),
        (1, 1, "Ships waited."),
        (2, 3, "Nobody was hurt."),
    ]
    assert all(article.text[s.start : s.end] == s.text for s in found)
    assert {s.article_id for s in found} == {article.id}


def test_a_paragraph_that_is_all_dateline_gives_no_sentence() -> None:
    article = _article(("ORVANE:", False), ("It rained.", False), dateline_end=9)
    assert [(s.paragraph, s.text) for s in split_article(article)] == [(2, "It rained.")]


def test_split_article_reads_abbreviations_in_the_article_language() -> None:
    paragraph = ("Er kam am 3. Oktober nach Orvane.", False)
    assert len(split_article(_article(paragraph, language="de"))) == 1
    assert len(split_article(_article(paragraph, language="en"))) == 2
