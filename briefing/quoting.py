"""What a note quotes of its stories: sentences that stand alone, no more than may be quoted.

From the sentences that ranking and selection choose of a story to passages: what staff
dropped is never among them and what they pinned always; a sentence that does not stand alone
is helped by insertions or by the one before it, or left out; of no article more is quoted
than its share; who says it, or whose claim it is, goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.allotment import PINNED
from briefing.conflicts import conflicts
from briefing.picking import dropped, each_party_early, each_side_first, pinned
from briefing.records import (
    Budget,
    Chosen,
    Clash,
    Document,
    Passage,
    Publisher,
    Said,
    Sentence,
    Story,
)
from briefing.records.frozen import dataclass
from briefing.speech import Voices
from briefing.standing import stand_alone
from briefing.text.namings import Told
from briefing.text.terms import words_in
from briefing.text.words import count_words

# More is chosen than may be quoted, since some of it will not stand alone: so many words
# at least, that hold a few sentences.
_SPARE = 2.0
_LEAST = 60
_CHOSEN_FOR_ONE = 4
# Share of a sentence that was told before from which it opens no story.
_STALE = 0.6
# How often a summary is chosen anew without what does not stand alone.
_ROUNDS = 4
# Conflicts take at most this share of a note.
_ROOM_FOR_CONFLICTS = 0.25
_MOST_CONFLICTS = 3

Choose = Callable[[tuple[Document, ...], Budget], tuple[Chosen, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """How much of an article may be quoted: a share of its words, by its publisher.

    A note doesn't take the place of what it cites; where one sentence is more than the
    share, one sentence may be quoted.
    """

    share: float
    publishers: tuple[Publisher, ...] = ()

    def room(self, document: Document) -> int:
        """How many words of an article may be quoted."""
        return int(self.share_of(document) * words_in(document))

    def share_of(self, document: Document) -> float:
        known = self.known(document)
        return self.share if known is None or known.share is None else known.share

    def known(self, document: Document) -> Publisher | None:
        """What the table of publishers says of an article's."""
        names = {
            (name or "").casefold()
            for name in (document.article.publisher_name, document.article.publisher)
        }
        return next((one for one in self.publishers if one.name.casefold() in names), None)

    def known_of(self, documents: Iterable[Document]) -> dict[str, Publisher]:
        """What the table of publishers says, by article."""
        found = {document.article.id: self.known(document) for document in documents}
        return {id_: publisher for id_, publisher in found.items() if publisher is not None}

    def rooms_of(self, documents: Iterable[Document]) -> Mapping[str, int]:
        """How many words may be shown of each article, counted when it is asked for."""
        return _Rooms(self, documents)


class _Rooms(Mapping[str, int]):
    """How many words may be shown of each article: of most that a period has, nobody asks."""

    def __init__(self, guard: Guard, documents: Iterable[Document]) -> None:
        self._guard = guard
        self._documents = {document.article.id: document for document in documents}

    def __getitem__(self, id_: str) -> int:
        return self._guard.room(self._documents[id_])

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


class Quoting:
    """What is quoted of documents, one story after the other.

    ``before`` is the share of each sentence that the period before told, by article.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        guard: Guard,
        before: Mapping[str, Sequence[float]] | None = None,
    ) -> None:
        self._before = before or {}
        self._documents = {document.article.id: document for document in documents}
        self._guard = guard
        self._told: dict[str, Told] = {}
        self._standing: dict[str, Callable[[Sentence], Passage | None]] = {}
        self._voices: dict[str, Voices] = {}
        self._said: dict[tuple[str, int], Said | None] = {}
        self._rooms: dict[str, int] = {}
        # What the conflicts of a note quote already, by article: words by sentence.
        self._shown: dict[str, dict[int, int]] = {}

    def of_story(self, story: Story, choose: Choose, most: int | None = None) -> list[Chosen]:
        """The passages of a story, the best first; ``choose`` ranks and selects.

        Beside what staff pinned there are no more than ``most``, where that is given.
        """
        documents = self.cited(story)
        if not documents:
            return []
        rooms = {document.article.id: self._room(document) for document in documents}
        usable = tuple(_without(document, dropped(document)) for document in documents)
        budget = Budget(
            words=max(_LEAST, int(_SPARE * sum(rooms.values()))),
            sentences=None if most is None else _CHOSEN_FOR_ONE * most,
        )
        # Where the share of a short text holds no sentence, its best one is quoted alone.
        ranked = choose(usable, budget) or choose(usable, Budget(sentences=1))
        led = self._lead_first(ranked, documents)
        # No further than the passages taken from it: most articles are not asked who speaks.
        in_turn = each_side_first(led, self._side)
        found = self._first(self._picked(documents, in_turn), rooms, most)
        heard = self._parties(found)
        if not heard or not self._parties(led) - heard:
            return found
        ordered = list(each_side_first(led, self._side))
        # A party was quoted and another had no room: each is heard before anything but the lead.
        fair = each_party_early(ordered, self._party)
        fairly = self._first(self._picked(documents, fair), rooms, most)
        if len(self._parties(fairly)) <= len(heard):
            return found
        places = {
            (one.sentence.article_id, one.sentence.index): at for at, one in enumerate(ordered)
        }
        return sorted(
            fairly, key=lambda one: places.get((one.sentence.article_id, one.sentence.index), -1)
        )

    def _first(
        self, picked: Iterable[tuple[Chosen, bool]], rooms: dict[str, int], most: int | None
    ) -> list[Chosen]:
        """What fits each article's room, no more than so many beside what is pinned."""
        found: list[Chosen] = []
        unpinned = 0
        for choice in self._within(picked, rooms):
            found.append(self._spoken(choice))
            unpinned += PINNED not in choice.reasons
            if unpinned == most:
                break
        return found

    def of_summary(
        self, documents: tuple[Document, ...], budget: Budget, choose: Choose
    ) -> tuple[Chosen, ...]:
        """What a summary quotes of documents: it stands alone, read in order of the text.

        A sentence behind the one before it in its article stands as it does there.
        """
        left = documents
        for _ in range(_ROUNDS):
            chosen = choose(left, budget)
            standing, fallen = self._standing_together(chosen, budget)
            if not fallen:
                break
            left = tuple(_without(document, fallen) for document in left)
        return standing

    def _standing_together(
        self, chosen: tuple[Chosen, ...], budget: Budget
    ) -> tuple[tuple[Chosen, ...], tuple[Sentence, ...]]:
        """The choices with what they need to stand alone, and the sentences that do not."""
        places = {(one.sentence.article_id, one.sentence.index) for one in chosen}
        words = sum(count_words(one.sentence.text) for one in chosen)
        count = len(chosen)
        standing, fallen = [], []
        for choice in chosen:
            sentence = choice.sentence
            if (sentence.article_id, sentence.index - 1) in places:
                standing.append(choice)
                continue
            passage = self.passage(sentence)
            if passage is None:
                fallen.append(sentence)
                continue
            words += _words(passage.sentences) - count_words(sentence.text)
            count += len(passage.sentences) - 1
            if (budget.words is not None and words > budget.words) or (
                budget.sentences is not None and count > budget.sentences
            ):
                fallen.append(sentence)
                continue
            standing.append(replace(choice, passage=passage))
        return tuple(standing), tuple(fallen)

    def cited(self, story: Story) -> tuple[Document, ...]:
        """The documents that are quoted of a story: of each text the one to cite."""
        texts = story.texts or (story.articles,)
        found = (self._documents.get(text[0].id) for text in texts)
        return tuple(document for document in found if document is not None)

    def passage(self, sentence: Sentence) -> Passage | None:
        """What is quoted in a sentence's place, None where it can't stand alone.

        Nor where staff dropped the sentence, or the one that it needs before it.
        """
        id_ = sentence.article_id
        if id_ not in self._standing:
            document = self._documents[id_]
            self._standing[id_] = stand_alone(document, self._told_in(document))
        found = self._standing[id_](sentence)
        unwanted = dropped(self._documents[id_])
        if found is None or any(one in unwanted for one in found.sentences):
            return None
        return found

    def clashes(self, story: Story) -> Iterator[Clash]:
        """The conflicts of a story whose sides all stand alone and may be quoted."""
        for conflict in conflicts(self.cited(story)):
            sides = []
            for sentence, figure in conflict.sides:
                passage = self.passage(sentence)
                if passage is None:
                    break
                sides.append((passage, figure))
            else:
                clash = Clash(what=conflict.what, sides=tuple(sides), claimed=conflict.claimed)
                if self._may_show(clash):
                    yield clash

    def shown(self, clash: Clash) -> None:
        """A note quotes a conflict: what else it quotes of these articles is less by that."""
        for sentence in clash.quotes:
            words = self._shown.setdefault(sentence.article_id, {})
            words[sentence.index] = count_words(sentence.text)

    def _may_show(self, clash: Clash) -> bool:
        """Whether no article is quoted beyond its share by a conflict, or by one sentence."""
        words = {one.article_id: dict(self._shown.get(one.article_id, {})) for one in clash.quotes}
        for sentence in clash.quotes:
            words[sentence.article_id][sentence.index] = count_words(sentence.text)
        return all(
            len(quoted) == 1 or sum(quoted.values()) <= self._room(self._documents[id_])
            for id_, quoted in words.items()
        )

    def _picked(
        self, documents: Sequence[Document], ranked: Iterable[Chosen]
    ) -> Iterator[tuple[Chosen, bool]]:
        """What staff pinned, then what was chosen beside it; each with whether it is pinned."""
        wanted = {
            (one.article_id, one.index): one for document in documents for one in pinned(document)
        }
        for sentence in wanted.values():
            choice = Chosen(sentence=sentence, score=0.0, reasons={PINNED: 1.0})
            # Staff answer for a sentence that they want as it stands.
            passage = self.passage(sentence) or Passage(sentences=(sentence,))
            yield replace(choice, passage=passage), True
        for choice in ranked:
            sentence = choice.sentence
            if (sentence.article_id, sentence.index) in wanted:
                continue
            found = self.passage(sentence)
            if found is not None:
                yield replace(choice, passage=found), False

    def _lead_first(self, chosen: Sequence[Chosen], documents: Sequence[Document]) -> list[Chosen]:
        """The choices, one that opens an article before all others: the bottom line first.

        Of several, the one whose article stands first; the others keep their order. What was
        told in the period before already is no bottom line of this one.
        """
        places = {document.article.id: number for number, document in enumerate(documents)}
        leads = [
            choice
            for choice in chosen
            if choice.sentence.index == 0
            and self._before.get(choice.sentence.article_id, (0.0,))[0] < _STALE
        ]
        lead = min(leads, key=lambda choice: places[choice.sentence.article_id], default=None)
        if lead is None:
            return list(chosen)
        return [lead, *(choice for choice in chosen if choice is not lead)]

    def _within(
        self, picked: Iterable[tuple[Chosen, bool]], rooms: dict[str, int]
    ) -> Iterator[Chosen]:
        """What fits each article's room beside the conflicts, no sentence twice."""
        left = {id_: room - sum(self._shown.get(id_, {}).values()) for id_, room in rooms.items()}
        told: set[tuple[str, int]] = set()
        for choice, is_pinned in picked:
            id_ = choice.sentence.article_id
            sentences = choice.quotes
            if any((id_, one.index) in told for one in sentences):
                continue
            shown = self._shown.get(id_, {})
            words = _words(one for one in sentences if one.index not in shown)
            untouched = left[id_] == rooms[id_]
            if words > left[id_] and not (is_pinned or untouched):
                continue
            if untouched and words > left[id_] and len(sentences) > 1:
                continue  # a pair is no single sentence
            left[id_] -= words
            told.update((id_, one.index) for one in sentences)
            yield choice

    def _spoken(self, choice: Chosen) -> Chosen:
        """A choice with who says it, or with the paper whose own claim it is."""
        sentence = choice.sentence
        said = self._said_of(sentence)
        if said is not None:
            return replace(choice, said=said)
        if self._voices_in(sentence).claims(sentence):
            article = self._documents[sentence.article_id].article
            name = article.publisher_name or article.publisher or article.path
            return replace(choice, claim_of=name)
        return choice

    def _side(self, choice: Chosen) -> str | None:
        """Whose statement a choice is: a party's, or a speaker's; None where it is none."""
        said = self._said_of(choice.sentence)
        return None if said is None else said.statement.party or said.statement.speaker

    def _party(self, choice: Chosen) -> str | None:
        """The party whose statement a choice is."""
        said = self._said_of(choice.sentence)
        return None if said is None else said.statement.party

    def _parties(self, choices: Iterable[Chosen]) -> set[str]:
        return {party for party in map(self._party, choices) if party is not None}

    def _said_of(self, sentence: Sentence) -> Said | None:
        """The statement that a sentence is; of several, the longest."""
        place = sentence.article_id, sentence.index
        if place not in self._said:
            # Of several that are as long, the first.
            self._said[place] = max(
                self._voices_in(sentence).said(sentence),
                key=lambda one: one.end - one.start,
                default=None,
            )
        return self._said[place]

    def _voices_in(self, sentence: Sentence) -> Voices:
        """Who speaks in the article of a sentence."""
        id_ = sentence.article_id
        if id_ not in self._voices:
            document = self._documents[id_]
            self._voices[id_] = Voices(document, self._told_in(document))
        return self._voices[id_]

    def _told_in(self, document: Document) -> Told:
        """What standing and speech share of a document, read once."""
        id_ = document.article.id
        if id_ not in self._told:
            self._told[id_] = Told(document)
        return self._told[id_]

    def _room(self, document: Document) -> int:
        """How many words of an article may be quoted, counted once."""
        id_ = document.article.id
        if id_ not in self._rooms:
            self._rooms[id_] = self._guard.room(document)
        return self._rooms[id_]


def chosen_clashes(quoting: Quoting, stories: Iterable[Story], budget: Budget) -> tuple[Clash, ...]:
    """The first conflicts of the weightiest stories, in a part of a note's budget."""
    words, sentences = (
        None if limit is None else int(limit * _ROOM_FOR_CONFLICTS)
        for limit in (budget.words, budget.sentences)
    )
    found: list[Clash] = []
    told: set[tuple[str, frozenset[str]]] = set()
    for story in stories:
        if len(story.texts) < 2:
            continue
        for clash in quoting.clashes(story):
            # Two stories may hold the same conflict: a reader wants it once.
            same = (clash.what, frozenset(figure.casefold() for _, figure in clash.sides))
            length, count = _words(clash.quotes), len(clash.quotes)
            if (
                same in told
                or (words is not None and length > words)
                or (sentences is not None and count > sentences)
            ):
                continue
            words = None if words is None else words - length
            sentences = None if sentences is None else sentences - count
            told.add(same)
            quoting.shown(clash)
            found.append(clash)
            if len(found) == _MOST_CONFLICTS:
                return tuple(found)
    return tuple(found)


def _words(sentences: Iterable[Sentence]) -> int:
    return sum(count_words(sentence.text) for sentence in sentences)


def _without(document: Document, unwanted: Iterable[Sentence]) -> Document:
    gone = {one.index for one in unwanted if one.article_id == document.article.id}
    if not gone:
        return document
    kept = tuple(one for one in document.sentences if one.index not in gone)
    return replace(document, sentences=kept)
