"""What a note quotes as one point, and what is added so that it stands alone."""

from __future__ import annotations

from typing import Literal, TypeAlias

from briefing.records.articles import Sentence
from briefing.records.frozen import dataclass

InsertionKind: TypeAlias = Literal["referent", "name", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A place of an article: ``article.text[start:end]`` in paragraph ``paragraph``, from 1."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """Words of ours in square brackets: " [text]" behind the first ``at`` code points of a quote.

    ``text`` has no brackets of its own. ``evidence`` is the place in the same article that it
    rests on: every word of a referent or a name stands there. A date counted from the
    publication date has none.
    """

    at: int
    text: str
    kind: InsertionKind
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said it, as the text states it; ``party_inferred`` where the text does not say whose.

    ``direct`` marks words in quotation marks. ``via`` is who relayed it, None where the
    paper reports it itself.
    """

    speaker: str
    role: str | None
    party: str | None
    party_inferred: bool
    verb: str
    direct: bool
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in its sentence: ``article.text[start:end]`` are the words that were said.

    ``mention`` is the speaker as the sentence names it ("He", "the minister").
    """

    sentence: Sentence
    start: int
    end: int
    mention: str
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a note quotes as one point: a sentence, its antecedent before it where it needs that.

    ``at`` of an insertion counts in the sentences' texts joined by a space.
    """

    sentences: tuple[Sentence, ...]
    insertions: tuple[Insertion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Sentences of one story that say different figures or dates of the same thing.

    ``what`` names it so that it can head the figures: the thing counted in a source's words
    ("people injured"), or a plain label ("amounts"); each side is a sentence and its figure
    as it stands there, the most reported first. ``claimed`` are all sentences of a side, by
    article and index.
    """

    what: str
    sides: tuple[tuple[Sentence, str], ...]
    claimed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A conflict as a note shows it: each side's passage and its figure.

    ``claimed`` is the conflict's.
    """

    what: str
    sides: tuple[tuple[Passage, str], ...]
    claimed: tuple[tuple[str, int], ...] = ()

    @property
    def quotes(self) -> tuple[Sentence, ...]:
        """All sentences that it quotes."""
        return tuple(one for passage, _ in self.sides for one in passage.sentences)
