"""The room of a note, shared out: to its stories, and to its undated articles.

A period tells of many things. Were its sentences chosen from all articles at once, the
best would come from wherever most is repeated; so each story's sentences are chosen from
its own text, and the stories take turns until the room is used up.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.records import Budget, Chosen, Document
from briefing.text.likeness import says_again, words_of
from briefing.text.words import count_words

# A note quotes at most this share of an article, so that it neither replaces the article
# nor pads itself with it; of a very short one, as much as makes two sentences.
QUOTED_SHARE = 0.4
QUOTED_WORDS = 60
# One story among several gives no more than these.
SENTENCES_A_STORY = 3
# Words of a sentence that is shorter than most.
SHORT_SENTENCE = 20
# Undated articles take at most a third of a note.
UNDATED_SHARE = 1 / 3


def room_of(document: Document) -> Budget:
    """How much a note may quote of one article."""
    words = sum(count_words(sentence.text) for sentence in document.sentences)
    return Budget(words=max(QUOTED_WORDS, int(QUOTED_SHARE * words)))


def allot(stories: Sequence[Sequence[Chosen]], budget: Budget) -> tuple[Chosen, ...]:
    """Take turns: each story's first sentence, then the second ones, while there is room.

    ``stories`` come in order of weight, the sentences of each in order of selection. The
    budget is never exceeded; what does not fit is passed over, and so is what a sentence of
    another story says already, word for word or nearly.
    """
    most = SENTENCES_A_STORY if len(stories) > 1 else max(map(len, stories), default=0)
    taken: list[Chosen] = []
    told: list[frozenset[str]] = []
    words = 0
    for turn in range(most):
        for story in stories:
            if turn >= len(story):
                continue
            text = story[turn].sentence.text
            length = count_words(text)
            if budget.words is not None and words + length > budget.words:
                continue
            if budget.sentences is not None and len(taken) >= budget.sentences:
                return tuple(taken)
            own = words_of(text)
            if any(says_again(own, known) for known in told):
                continue
            taken.append(story[turn])
            told.append(own)
            words += length
    return tuple(taken)


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
