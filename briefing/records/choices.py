"""What is asked for, and what ranking and selection give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime

from briefing.records.articles import Article, Sentence
from briefing.records.frozen import dataclass
from briefing.records.notes import House
from briefing.records.passages import Passage, Said
from briefing.records.reading import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much may be chosen: a number of words, of sentences, or both; never exceeded."""

    words: int | None = None
    sentences: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRequest:
    """What is asked of a note.

    ``now`` tells a running period from one that is over; ``generated`` is the stamp to
    carry, None for the period's own. ``novelty``, 0 to 1, is how far what the articles of
    the period before told already counts less; at 0 they are not looked at. ``diversity``
    is that of ``select``. ``segment`` are the languages whose words are told by a dictionary. Only
    documents in one of ``languages`` and by one of ``publishers`` are told (of any where
    there are none); ``house`` goes onto the note as it is. At most ``share`` of an article's
    words is quoted, unless ``known``, what the table of publishers says, has another.
    ``chart`` counts articles a day by publisher, ``page`` lists all that was read;
    ``version`` is briefing's own.
    """

    budget: Budget
    now: datetime
    generated: datetime | None = None
    method: str = "coverage"
    query: str | None = None
    language: str | None = None
    key_points: int = 3
    undated: bool = False
    novelty: float = 0.5
    diversity: float | None = None
    segment: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    house: House = field(default_factory=House)
    known: tuple[Publisher, ...] = ()
    share: float = 0.4
    chart: bool = True
    page: bool = False
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a ranker hands to selection: the worth of each sentence, and of sets of them.

    Sentence i is worth ``constants[i]`` by itself plus ``concept_weights[c]`` for every
    concept c of ``covers[i]`` that no chosen sentence covers yet; the gain is divided by
    ``words ** length_exponent``. ``diversity``, 0 to 1, is how much likeness to chosen
    sentences counts unless the user says. ``eligible[i]`` is False for a sentence that may not be
    chosen. ``factors[i]`` multiplies all that sentence i is worth (a concept counts at the
    largest factor among the chosen sentences that cover it). ``parts[i]`` names what the
    worth is made of before the factor, for the reader who asks why. ``lengths[i]`` is the
    number of words of sentence i, ``worths[i]`` what it is worth by itself before the factor.
    All are parallel to ``sentences``; ``covers`` (constant weights), ``factors`` (all 1),
    ``parts``, ``lengths`` and ``worths`` (counted where they are needed) may be empty.
    """

    method: str
    sentences: tuple[Sentence, ...]
    constants: tuple[float, ...]
    eligible: tuple[bool, ...]
    concept_weights: Sequence[float] = ()
    covers: Sequence[Sequence[int]] = ()
    length_exponent: float = 0.0
    diversity: float = 0.0
    parts: Sequence[Mapping[str, float]] = ()
    factors: tuple[float, ...] = ()
    lengths: Sequence[int] = ()
    worths: Sequence[float] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A chosen sentence, its gain when it was chosen, and the named parts of that gain.

    ``passage`` is what a note quotes in its place, None for the sentence as it is; ``said``
    is the statement that it is, ``claim_of`` the paper whose own claim it is, if any.
    """

    sentence: Sentence
    score: float
    reasons: Mapping[str, float] = field(default_factory=dict)
    passage: Passage | None = None
    said: Said | None = None
    claim_of: str | None = None

    @property
    def quotes(self) -> tuple[Sentence, ...]:
        """The sentences that are quoted: the chosen one, behind its antecedent if it needs that."""
        return self.passage.sentences if self.passage else (self.sentence,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell the same event; the title of ``articles[0]`` is its headline.

    ``texts`` groups them by text: of each group the first is the one to cite, the others
    carry the same text. Empty, it stands for one text that all of them carry. ``reasons``
    are the named parts of ``weight``.
    """

    articles: tuple[Article, ...]
    texts: tuple[tuple[Article, ...], ...] = ()
    weight: float = 0.0
    reasons: Mapping[str, float] = field(default_factory=dict)
