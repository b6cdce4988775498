"""What a paper claims in its own voice, told from plain reporting."""

from __future__ import annotations

import pytest

from briefing.speech import own_claims
from tests.factories_ranking import document

CLAIMS = [
    "Orvia plays a crucial role in the valley.",
    "Orvia plays the role of the most reliable ally of Kest.",
    "The two towns have exceptional ties.",
    "The bridge has resulted in enormous benefits for both towns.",
    "Orvia and Kest have a close special bilateral relation.",
    "The two towns are natural partners.",
    "The delay stems from years of neglect.",
    "The council is to blame for the delay.",
    "Kest is likely to lose the vote.",
    "The plan is doomed to fail.",
    "The ferry will probably sink the budget.",
    "Unfortunately, the ferry was late.",
    "It was, of course, late.",
    "Under the pretext of repairs, Kest closed the bridge.",
    "The closure was a blatant breach of the treaty.",
    "The so-called inquiry ended on Friday.",
    "The council should open the bridge at once.",
    "It is high time to open the bridge.",
    "There is no excuse for the delay.",
    "Orvia is ready to support its neighbour.",
    "Why did nobody stop the ferry in time?",
    "The vote raises questions about the council.",
    "The bridge is a triumph of engineering.",
]

REPORTS = [
    "The ferry sank on Friday.",
    "Orvia and Kest met in Tarvin on Tuesday.",
    "Four people were hurt.",
    "The bridge will open in May.",
    "The agreement must be approved by both parliaments.",
    "Vessels must report their position every hour.",
    "It was the longest closure since 1998.",
    "Prices rose 4 percent in May because of the drought.",
    "The vote led to a new council.",
    "The bridge is expected to open in May.",
    "Kest is likely to lose the vote, the union said.",
    "The council should open the bridge, Pell Aron said.",
    "“The council should open the bridge,” said Pell Aron.",
    "According to the union, the plan is doomed to fail.",
    "The union called the closure a blatant breach.",
    "The play “Of Course” opened in Tarvin.",
    "The council has a role in the school.",
    "They argued over who should lead the work.",
    "The crew asked whether it should wait.",
    "Analysts expect that Kest is likely to lose the vote.",
    "Nobody was hurt, and the ferry sailed at noon.",
    "We welcome comments on our articles.",
    "The crew lowered a so-called storm anchor.",
    "The new pump should be able to drain the dock by noon.",
    "Talks on how to respond should the dam break went on.",
    "The union raised some confusion over how far the rule should stretch.",
    "The league, a body that raises money for schools, met in Tarvin.",
    "There was hardly any wind.",
    "Protester: Why does nobody help us here?",
    "Pell Aron was not convinced the council should open the bridge.",
    "",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_a_judgement_nobody_is_named_for_is_the_papers(text: str) -> None:
    assert own_claims(document("a", text)) == {0}


@pytest.mark.parametrize("text", REPORTS)
def test_plain_reporting_and_what_others_say_is_not(text: str) -> None:
    assert own_claims(document("a", text)) == frozenset()


def test_the_indices_are_those_of_the_sentences() -> None:
    made = document("a", "The ferry sank.", ["It was late.", "The plan is doomed to fail."])
    assert own_claims(made) == {2}


def test_other_languages_have_none() -> None:
    assert own_claims(document("a", "Der Plan ist doomed to fail.", language="de")) == frozenset()
