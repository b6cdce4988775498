"""What is quoted of a story: what stands alone, what staff want, no more than the share."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from briefing.picking import each_side_first
from briefing.quoting import Guard, Quoting, chosen_clashes
from briefing.records import Budget, Chosen, Document, Publisher, Story
from briefing.text.words import count_words
from tests.factories_rendering import document as written


def document(
    *paragraphs: str, title: str, path: str = "a.txt", publisher: str = "Tide Wire"
) -> Document:
    """An article in English."""
    one = written(*paragraphs, title=title, path=path, publisher=publisher)
    return replace(one, article=replace(one.article, language="en"))


MAYOR = (
    "Mayor Ada Brenn opened the new ferry terminal at Karsa on Monday in front of 300 guests.",
    "She thanked the builders, who finished the work two months before the day agreed.",
    "The terminal can handle 90 lorries an hour, twice as many as the old one did.",
    "The council paid 40 million marks for the terminal, a third of it from the harbour fund.",
    "Ferries to Velm will leave from the new terminal at six each morning from next Tuesday.",
)
ARTICLE = document(*MAYOR, title="Karsa terminal opens")
STORY = Story(articles=(ARTICLE.article,))


def in_order(documents: tuple[Document, ...], budget: Budget) -> tuple[Chosen, ...]:
    """Sentences as they stand, while they fit."""
    chosen: list[Chosen] = []
    words = 0
    for one in documents:
        for number, sentence in enumerate(one.sentences):
            length = count_words(sentence.text)
            if budget.words is not None and words + length > budget.words:
                continue
            if budget.sentences is not None and len(chosen) == budget.sentences:
                break
            words += length
            chosen.append(Chosen(sentence=sentence, score=1.0 / (number + 1)))
    return tuple(chosen)


def quoted(one: Document, guard: Guard) -> list[int]:
    """The sentences that are quoted of a document, by number."""
    story = Story(articles=(one.article,))
    chosen = Quoting((one,), guard).of_story(story, in_order)
    return [sentence.index for choice in chosen for sentence in choice.quotes]


@pytest.mark.parametrize(
    ("share", "expected"),
    [(1.0, [0, 2, 4]), (0.65, [0, 2]), (0.4, [0]), (0.0, [0])],
)
def test_no_more_is_quoted_than_the_share_but_one_sentence(
    share: float, expected: list[int]
) -> None:
    found = quoted(ARTICLE, Guard(share=share))
    assert [number for number in found if number != 1] == expected
    words = sum(count_words(ARTICLE.sentences[number].text) for number in found)
    assert len(found) == 1 or words <= share * sum(map(count_words, MAYOR))


def test_a_publishers_own_share_counts() -> None:
    guard = Guard(share=1.0, publishers=(Publisher(name="tide wire", share=0.2),))
    assert quoted(ARTICLE, guard) == [0]
    other = replace(ARTICLE, article=replace(ARTICLE.article, publisher="Harbour Post"))
    assert len(quoted(other, guard)) > 1
    assert guard.rooms_of((ARTICLE,)) == {
        ARTICLE.article.id: int(0.2 * sum(map(count_words, MAYOR)))
    }


def test_a_pronoun_never_opens_what_is_quoted_without_its_referent() -> None:
    chosen = Quoting((ARTICLE,), Guard(share=1.0)).of_story(STORY, in_order)
    second = next((c for c in chosen if c.sentence.index == 1), None)
    if second is not None:  # helped by a bracket or by the sentence before it
        assert second.passage is not None
        assert second.passage.insertions or len(second.passage.sentences) == 2


def test_staff_get_what_they_pin_and_nothing_that_they_drop() -> None:
    handled = replace(
        ARTICLE,
        article=replace(ARTICLE.article, pinned=(MAYOR[4],), dropped=(MAYOR[0],)),
    )
    found = quoted(handled, Guard(share=0.2))
    assert found[0] == 4
    assert 0 not in found


def test_a_pinned_sentence_is_quoted_as_it_is_where_it_does_not_stand_alone() -> None:
    lone = document("They left it there after that.", title="Bags at the pier")
    handled = replace(
        lone, article=replace(lone.article, pinned=("They left it there after that.",))
    )
    assert quoted(handled, Guard(share=0.4)) == [0]


def test_a_summary_is_chosen_anew_without_what_does_not_stand_alone() -> None:
    one = document(
        "They did so again later.",
        *MAYOR[2:],
        title="Terminal",
    )
    quoting = Quoting((one,), Guard(share=1.0))
    found = quoting.of_summary((one,), Budget(sentences=2), in_order)
    assert [choice.sentence.index for choice in found] == [1, 2]


def test_sentences_that_follow_one_another_stand_as_in_the_text() -> None:
    quoting = Quoting((ARTICLE,), Guard(share=1.0))
    first, second = quoting.of_summary((ARTICLE,), Budget(sentences=2), in_order)
    assert (first.sentence.index, second.sentence.index) == (0, 1)
    assert second.passage is None


FIRE = document(
    "Fourteen people were injured in the fire at the Karsa market, the police said.",
    "The market of Karsa has 120 stalls and opens at six every morning but on Sundays.",
    title="Fire at Karsa market",
    path="one.txt",
)
FIRE_AGAIN = document(
    "The fire at the Karsa market injured 17 people, the hospital said.",
    title="Market burns in Karsa",
    path="two.txt",
    publisher="Harbour Post",
)


OFFER = document(
    "About 120 passengers met on Friday to weigh the compensation that Karsa Lines offers them.",
    "The company offers 15,000 marks to everyone who was not injured.",
    title="Passengers meet",
)


def of_two(one: Document, other: Document) -> Story:
    return Story(articles=(one.article, other.article), texts=((one.article,), (other.article,)))


def test_conflicts_take_a_part_of_the_room() -> None:
    story = of_two(FIRE, FIRE_AGAIN)
    quoting = Quoting((FIRE, FIRE_AGAIN), Guard(share=0.4))
    (clash,) = chosen_clashes(quoting, [story], Budget(words=200))
    assert {figure for _, figure in clash.sides} == {"Fourteen", "17"}
    assert chosen_clashes(quoting, [story], Budget(words=40)) == ()
    assert len(chosen_clashes(quoting, [story], Budget(sentences=8))) == 1
    assert chosen_clashes(quoting, [story], Budget(sentences=7)) == ()
    alone = replace(story, articles=(FIRE.article,), texts=((FIRE.article,),))
    assert chosen_clashes(quoting, [alone], Budget(words=200)) == ()


def test_what_opens_an_article_is_told_first() -> None:
    def last_first(documents: tuple[Document, ...], budget: Budget) -> tuple[Chosen, ...]:
        return in_order(documents, budget)[::-1]

    story = Story(articles=(ARTICLE.article,))
    chosen = Quoting((ARTICLE,), Guard(share=1.0)).of_story(story, last_first)
    assert chosen[0].sentence.index == 0


def test_a_conflict_that_two_stories_hold_is_shown_once() -> None:
    story = of_two(FIRE, FIRE_AGAIN)
    same = replace(story, weight=0.1)
    quoting = Quoting((FIRE, FIRE_AGAIN), Guard(share=0.4))
    assert len(chosen_clashes(quoting, [story, same], Budget(words=400))) == 1


def test_what_a_conflict_quotes_counts_for_the_share() -> None:
    paragraphs = [sentence.text for sentence in FIRE.sentences]
    below = document(*reversed(paragraphs), title="Fire at Karsa market", path="one.txt")
    story = of_two(below, FIRE_AGAIN)

    def told(quoting: Quoting) -> list[int]:
        chosen = quoting.of_story(story, in_order)
        return [c.sentence.index for c in chosen if c.sentence.article_id == below.article.id]

    quoting = Quoting((below, FIRE_AGAIN), Guard(share=0.6))
    assert told(quoting) == [0]
    (clash,) = chosen_clashes(quoting, [story], Budget(words=200))
    assert {one.index for one in clash.quotes if one.article_id == below.article.id} == {1}
    # The sentence of the conflict may be told again; another would be beyond the share.
    assert told(quoting) == [1]


def test_what_staff_drop_is_no_side_of_a_conflict_and_no_antecedent() -> None:
    gone = replace(FIRE, article=replace(FIRE.article, dropped=(FIRE.sentences[0].text,)))
    quoting = Quoting((gone, FIRE_AGAIN), Guard(share=0.4))
    assert chosen_clashes(quoting, [of_two(gone, FIRE_AGAIN)], Budget(words=200)) == ()
    quoting = Quoting((OFFER,), Guard(share=1.0))
    found = quoting.passage(OFFER.sentences[1])
    assert found is not None
    assert len(found.sentences) == 2
    less = replace(OFFER, article=replace(OFFER.article, dropped=(OFFER.sentences[0].text,)))
    assert Quoting((less,), Guard(share=1.0)).passage(less.sentences[1]) is None


@pytest.mark.parametrize(
    ("sides", "order"),
    [
        ("aab", "021"),
        ("aa.b", "0231"),  # what nobody says keeps its place
        ("aaab.b", "031245"),
        ("aaa", "012"),
        ("...", "012"),
        ("", ""),
    ],
)
def test_each_side_is_heard_before_one_is_heard_again(sides: str, order: str) -> None:
    text = "The port of Brenn would stay open all winter, said somebody on the quay."
    one = document(*[text] * max(1, len(sides)), title="Port stays open")
    choices = [
        Chosen(sentence=sentence, score=0.0, reasons={}) for sentence in one.sentences[: len(sides)]
    ]
    found = each_side_first(choices, lambda choice: sides[choice.sentence.index].strip(".") or None)
    assert "".join(str(choice.sentence.index) for choice in found) == order


@pytest.mark.parametrize(
    ("sides", "taken", "asked"),
    [("abcd", 2, 2), ("aab.", 2, 3), ("a...", 3, 3), ("aaa.", 2, 4)],
)
def test_no_more_choices_are_asked_for_their_side_than_those_taken_need(
    sides: str, taken: int, asked: int
) -> None:
    one = document(*["The port of Brenn would stay open."] * len(sides), title="Port")
    seen: list[int] = []

    def side(choice: Chosen) -> str | None:
        seen.append(choice.sentence.index)
        return sides[choice.sentence.index].strip(".") or None

    choices = [Chosen(sentence=each, score=0.0, reasons={}) for each in one.sentences]
    assert len(list(islice(each_side_first(choices, side), taken))) == taken
    assert seen == list(range(asked))


TALKS = document(
    "Envoys of Orvia and Kest met in Tarvin on Monday to speak of the Sella bridge and its toll.",
    "The hall in which they sat had been painted green and white for the two delegations.",
    "Orvia's government said that the toll of the bridge should fall to two marks by June.",
    "Orvia's government also said that builders would mend a pier before the winter.",
    "Kest's government said that it would accept no toll of less than four "
    "marks, since it had paid for most of the bridge and would have to pay for its upkeep.",
    "The next round of talks will be held in Lunde after the summer, and more were agreed.",
    title="Orvia and Kest speak of the Sella bridge",
)


def test_no_party_is_quoted_while_another_finds_no_room() -> None:
    story = Story(articles=(TALKS.article,))

    def told(share: float) -> list[int]:
        chosen = Quoting((TALKS,), Guard(share=share)).of_story(story, in_order)
        return [choice.sentence.index for choice in chosen]

    assert told(1.0) == [0, 1, 2, 4, 3, 5]
    # There is room for the lead, the hall and Orvia, or for the lead and both: what there is
    # stands in its order.
    assert told(0.6) == [0, 2, 4]
    # Both will not go in, whatever comes first.
    assert told(0.5) == [0, 1, 2]
