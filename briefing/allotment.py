"""The room of a note, shared out: to its stories, and to its undated articles.

A period tells of many things. Were its sentences chosen from all articles at once, the
best would come from wherever most is repeated; so each story's sentences are chosen from
its own text, and the stories take turns until the room is used up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.records import Budget, Chosen, Clash
from briefing.text.likeness import says_again, words_of
from briefing.text.words import count_words

# The part of a choice's reasons which says that staff want it.
PINNED = "pinned"
# One story among several gives no more than these.
SENTENCES_A_STORY = 3
# Words of a sentence that is shorter than most.
SHORT_SENTENCE = 20
# Undated articles take at most a third of a note.
UNDATED_SHARE = 1 / 3


def allot(stories: Sequence[Sequence[Chosen]], budget: Budget) -> tuple[Chosen, ...]:
    """Take turns: each story's first sentence, then the second ones, while there is room.

    ``stories`` come in order of weight, the choices of each in order of selection. What staff
    pinned comes before all turns. The budget is never exceeded; what does not fit is passed
    over, and so is what a sentence of another story says already, word for word or nearly.
    """
    most = SENTENCES_A_STORY if len(stories) > 1 else max(map(len, stories), default=0)
    turns = [choice for story in stories for choice in story if PINNED in choice.reasons]
    unpinned = [[one for one in story if PINNED not in one.reasons] for story in stories]
    for turn in range(most):
        turns += [story[turn] for story in unpinned if turn < len(story)]
    taken: list[Chosen] = []
    told: list[frozenset[str]] = []
    words = sentences = 0
    for choice in turns:
        length = sum(count_words(sentence.text) for sentence in choice.quotes)
        if budget.words is not None and words + length > budget.words:
            continue
        if budget.sentences is not None and sentences + len(choice.quotes) > budget.sentences:
            continue
        own = words_of(choice.sentence.text)
        if any(says_again(own, known) for known in told):
            continue
        taken.append(choice)
        told.append(own)
        words += length
        sentences += len(choice.quotes)
    return tuple(taken)


def left_of(budget: Budget, clashes: Iterable[Clash]) -> Budget:
    """What the conflicts that a note shows leave of its budget."""
    quotes = [sentence for clash in clashes for sentence in clash.quotes]
    words = sum(count_words(sentence.text) for sentence in quotes)
    return Budget(
        words=None if budget.words is None else budget.words - words,
        sentences=None if budget.sentences is None else max(0, budget.sentences - len(quotes)),
    )


def most_sentences(budget: Budget) -> int:
    """How many sentences a budget holds if most are short: no more articles need a look."""
    limits = [budget.sentences] if budget.sentences is not None else []
    limits += [budget.words // SHORT_SENTENCE + 1] if budget.words is not None else []
    return min(limits)


def shared(budget: Budget, dated: int, undated: int) -> tuple[Budget, Budget]:
    """A note's budget, split between so many dated and so many undated articles."""
    share = min(UNDATED_SHARE, undated / (dated + undated)) if undated else 0.0
    aside = Budget(words=_part(budget.words, share), sentences=_part(budget.sentences, share))
    rest = Budget(
        words=_rest(budget.words, aside.words), sentences=_rest(budget.sentences, aside.sentences)
    )
    return rest, aside


def _part(whole: int | None, share: float) -> int | None:
    return None if whole is None else int(whole * share)


def _rest(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole - part
