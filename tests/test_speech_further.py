"""Who said what in rarer ways of saying it, and what costs no more than a look."""

from __future__ import annotations

import pytest

from briefing.readers.deadline import deadline
from tests.factories_speech import said, speakers, words

# Sentence or sentences → who speaks, as the text names them; "" where nobody does.
FURTHER = [
    # A name before words in dashes, behind an age, an occupation, or a relation.
    (["Ida Holm - the mayor of Lunde - said fares were high."], "Ida Holm"),
    (["Ida Holm — the mayor of Lunde — said fares were high."], "Ida Holm"),
    (["“Fares are high,” said 45-year-old Lio Marsh."], "Lio Marsh"),
    (["Harbour Boys guitarist Lio Marsh said fares were high."], "Lio Marsh"),
    (["Fares were high, according to close friend Lio Marsh."], "Lio Marsh"),
    (["“Fares are high,” Lio Marsh, Ida's father, wrote on Friday."], "Lio Marsh"),
    (["“Fares are high,” Lunde police Sgt. Lio Marsh said."], "Lio Marsh"),
    (["Lio Marsh, a spokesman for Lunde Aid also urged calm on deck."], "Lio Marsh"),
    (["Lio Marsh, standing on the pier, said fares were high."], "Lio Marsh"),
    (["At one point Lio Marsh said fares were high."], "Lio Marsh"),
    (["Lio Marsh told Radio Lunde's Harbour Hour programme fares were high."], "Lio Marsh"),
    (["Lio Marsh said by telephone that fares were high."], "Lio Marsh"),
    (["Lio Marsh said of the ferry: “It is late.”"], "Lio Marsh"),
    (["Lio Marsh added, however, that “fares are high.”"], "Lio Marsh"),
    (["Secretary of State Lio Marsh met the crew.", "Marsh said it was late."], "Lio Marsh"),
    (["When Lio Marsh came, it rained.", "Marsh said fares were high."], "Lio Marsh"),
    (["Last month, top organised crime investigator Lio Marsh said it was late."], "Lio Marsh"),
    # Several, and those whom only a noun names.
    (["State media announced on Friday that it was late."], "State media"),
    (["The Lunde branch of the League said it was late."], "The Lunde branch of the League"),
    (["The family told Radio Lunde that fares were high."], "The family"),
    (["Ida's boyfriend Monday afternoon said fares were high."], "Ida's boyfriend"),
    (["The ferry's producers said fares were high."], "The ferry's producers"),
    (["A man living in Lunde said fares were high."], "A man living in Lunde"),
    (["A person familiar with the matter said it was late."], "A person familiar with the matter"),
    (["Rebels fighting to take Lunde said it was late."], "Rebels fighting to take Lunde"),
    (["Prosecutors allege he took the money."], "Prosecutors"),
    (["Activists say at least 1,700 people were there."], "Activists"),
    # Papers and who made them.
    (["It was late, according to a report by the Lunde Fund."], "a report by the Lunde Fund"),
    (["It was late, according to a statement from the council."], "a statement from the council"),
    # Who is nobody, or said nothing.
    (["Some said fares were high."], ""),
    (["Others said fares were high."], ""),
    (["People say fares are high."], ""),
    (["French said fares were high."], ""),
    (["“It was late,” wrote A. Holm/Norpress/Lunde Pictures."], ""),
    (["The Harbour Front claimed responsibility for the fire that was set."], ""),
    (["The council stepped in, with its director, Lio Marsh, saying he was sorry."], ""),
    (["The deputy called for backup."], ""),
    (["Thousands leave their homes for Lunde harbour officials say it was late."], ""),
    (["Officers believe it was late this week.Lio Marsh saw it."], ""),
    # "Ida" in what Ida Holm is said to say: rather somebody else's words.
    (["Ida Holm came.", "“It was not like Ida to be late,” she said."], ""),
    (["Lio Holm was there, and Peter Marsh saw it.", "“Nobody was hurt,” he said."], ""),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "speaker"), FURTHER)
def test_who_speaks_in_further_ways(texts: list[str], speaker: str) -> None:
    assert [one for _, one in speakers(*texts)] == ([speaker] if speaker else [])


# Sentence → what was said, the role and the party of who said it.
ROUND_THEM = [
    ("(LUNDE)Fares were high, the mayor said.", "Fares were high", "mayor", None),
    (
        "Lio Marsh said it was late, so the ferry left.",
        "it was late, so the ferry left",
        None,
        None,
    ),
    (
        "The port's director, Lio Marsh, said it was late.",
        "it was late",
        "director",
        None,
    ),
    (
        "Lio Marsh, president of the Peruvian Association of Pilots, said it was late.",
        "it was late",
        "president of the Peruvian Association of Pilots",
        "Peruvian Association of Pilots",
    ),
    (
        "Lio Marsh, director of the Centre on Trade and Peruvian Life at Lunde, said it was late.",
        "it was late",
        "director of the Centre on Trade and Peruvian Life at Lunde",
        "Centre on Trade and Peruvian Life",
    ),
    ("The Lunde Sheriff's office said it was late.", "it was late", None, None),
]


@pytest.mark.parametrize(("text", "content", "role", "party"), ROUND_THEM)
def test_words_roles_and_parties_end_where_they_should(
    text: str, content: str, role: str | None, party: str | None
) -> None:
    found = [(words(one, text), one.statement.role, one.statement.party) for one in said(text)]
    assert found == [(content, role, party)]


def test_what_a_paper_reports_somebody_to_have_said_is_theirs_through_it() -> None:
    (one,) = said("The Lunde Post reported that her father, Lio Marsh, said it was late.")
    assert (one.statement.speaker, one.statement.via) == ("Lio Marsh", "The Lunde Post")
    assert one.statement.party is None


def test_a_role_told_once_stays_with_its_bearer() -> None:
    found = said("“It is late,” said Lio Marsh, head of Lunde Gas.", "“Go home,” Marsh said.")
    assert [(one.statement.role, one.statement.party) for one in found] == [
        ("head of Lunde Gas", "Lunde Gas")
    ] * 2


def test_marks_of_two_kinds_close_each_other() -> None:
    assert [one.statement.direct for one in said('"It is late,” Lio Marsh said.')] == [True]


def test_a_namesake_is_nobody_else() -> None:
    texts = ("Omar Sol Karim left.", "“It was late,” according to Sol Karim, his father.")
    assert speakers(*texts) == [("Sol Karim", "Sol Karim")]


def test_a_long_run_of_capitals_is_gone_through_once() -> None:
    # It takes a minute and a half where each letter looks for a title in all that follow.
    with deadline("long.txt", 20):
        assert said("Pell Aron said it was late.", "A" * 40_000)


def test_verbs_of_saying_without_end_are_no_statements() -> None:
    with deadline("long.txt", 20):
        assert said("It was late, " + "he said, " * 20_000) == []
