"""The eight methods of sumy, fed with this project's sentences and words.

Documents are built by hand: the text of a sumy sentence is its position, and a tokenizer
of ours looks its words up. So no data of nltk is needed, and equal sentences stay two
(sumy keys its ratings by the text). Words, stems and function words are those of each
article's own language. Ratings are taken for all sentences on their way to sumy's own
selection, shifted so that none is negative, and rounded to ten digits, because some of
them are summed in the order of a set of strings, which differs between runs.

Faults that are worked around here:

- LexRank divides by zero on two sentences, or whenever no word is shared by some and
  missing in others: all sentences then count the same.
- LSA warns where there are more sentences than words, and takes the order of its rows from
  a set: it is given numbers instead of stems, which sets keep in order.
- KL, SumBasic and Edmundson give ratings below 0.
- Edmundson refuses empty lists of cue words, and rates the place in a text: every article
  is rated by itself, with its title.
- Every method but Edmundson and Luhn takes time that grows with the square of the
  sentences, KL with the cube: above a limit each raises TooLarge. The limits keep a run
  under about a minute.
"""

from __future__ import annotations

import importlib
import math
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from briefing.errors import TooLarge
from briefing.ranking import rankers
from briefing.ranking.candidates import admit
from briefing.records import Budget, Document, Objective
from briefing.text.words import is_stop, stem_words, tokens

_INSTEAD = "use --method coverage, which has no such limit, or fewer articles"

# Cue words in the sense of Edmundson (1969), "New methods in automatic extracting", for
# press texts: what announces a point, and what takes it back. English; in other languages
# title and place decide.
_BONUS = """
agree announce approve call condemn confirm declare demand important launch major officially
pledge propose reject report sign significant stress urge vote warn
"""
_STIGMA = """
allegedly apparently example hardly impossible incidentally maybe perhaps possibly reportedly
rumour seemingly supposedly
"""
BONUS_WORDS = tuple(_BONUS.split())
STIGMA_WORDS = tuple(_STIGMA.split())


class _Words:
    """The words of a cluster, looked up by what stands for a sentence's or title's text."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self.function_words: set[str] = set()
        position = 0
        for number, document in enumerate(documents):
            language = document.article.language
            for sentence in document.sentences:
                self._enter(str(position), sentence.text, language)
                position += 1
            self._enter(f"title {number}", document.article.title or "", language)

    def _enter(self, name: str, text: str, language: str | None) -> None:
        words = tokens(text, language)
        self._words[name] = tuple(words)
        for word, stem in zip(words, stem_words(words, language), strict=True):
            if word not in self._stems:
                self._stems[word] = stem
                if is_stop(word, language):
                    self.function_words.add(word)

    def to_words(self, name: str) -> tuple[str, ...]:
        """What sumy asks a tokenizer for."""
        return self._words[name]

    def stem(self, word: str) -> str:
        """What sumy asks a stemmer for; a word of no sentence is its own stem."""
        return self._stems.get(word, word)

    def stem_number(self, word: str) -> int:
        """A number for each stem, for methods that put stems into sets and sum over them."""
        return self._numbers.setdefault(self.stem(word), len(self._numbers))


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Keep what sumy, nltk and numpy warn of from the user, who can do nothing about it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _summarizer(module: str, name: str, stemmer: Callable[[str], Any]) -> Any:
    loaded = importlib.import_module(f"sumy.summarizers.{module}")
    return getattr(loaded, name)(stemmer)


def _model(documents: Sequence[Document], words: _Words, first: int, titles: Sequence[int]) -> Any:
    """A sumy document: a paragraph of titles, then one paragraph for each of ours."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    paragraphs = []
    position = first
    for document, title in zip(documents, titles, strict=True):
        heading = Sentence(f"title {title}", words, is_heading=True)
        members: list[Any] = [heading]
        current = None
        for sentence in document.sentences:
            if current is not None and sentence.paragraph != current:
                paragraphs.append(Paragraph(members))
                members = []
            current = sentence.paragraph
            members.append(Sentence(str(position), words))
            position += 1
        paragraphs.append(Paragraph(members))
    return ObjectDocumentModel(paragraphs)


def _ratings(summarizer: Any, model: Any, size: int) -> list[float]:
    """Run a sumy summarizer and take the rating of every sentence, by position."""
    taken: dict[int, float] = {}

    def take(
        sentences: Iterable[Any], count: object, rating: Any, *arguments: Any, **named: Any
    ) -> tuple[()]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        for sentence in sentences:
            taken[int(str(sentence))] = float(rate(sentence, *arguments, **named))
        return ()

    # An attribute of the instance goes before the class's static method.
    summarizer._get_best_sentences = take
    summarizer(model, size)
    return list(taken.values()) if len(taken) == size else [0.0] * size


def _even(ratings: Sequence[float]) -> list[float]:
    """Ratings without faults: finite, not negative, the same in every run."""
    if not all(map(math.isfinite, ratings)):
        return [1.0] * len(ratings)
    lowest = min(0.0, *ratings) if ratings else 0.0
    return [float(f"{rating - lowest:.10g}") for rating in ratings]


def _rank(
    method: str,
    limit: int,
    rate: Callable[[tuple[Document, ...], _Words, int], list[float]],
    documents: tuple[Document, ...],
    budget: Budget,
    query: str | None,
) -> Objective:
    size = sum(len(document.sentences) for document in documents)
    if size > limit:
        raise TooLarge(f"sentences for {method}", size, limit, _INSTEAD)
    candidates = admit(documents, budget, query)
    with _without_warnings():
        ratings = rate(candidates.documents, _Words(candidates.documents), size) if size else []
    return candidates.worth(method, _even(ratings), part=method)


def _whole(
    module: str, name: str, *, numbers: bool = False
) -> Callable[[tuple[Document, ...], _Words, int], list[float]]:
    """A method that rates all articles as one text; ``numbers`` gives it numbered stems."""

    def rate(documents: tuple[Document, ...], words: _Words, size: int) -> list[float]:
        summarizer = _summarizer(module, name, words.stem_number if numbers else words.stem)
        summarizer.stop_words = frozenset(words.function_words)
        model = _model(documents, words, 0, range(len(documents)))
        return _ratings(summarizer, model, size)

    return rate


def _edmundson(documents: tuple[Document, ...], words: _Words, size: int) -> list[float]:
    ratings: list[float] = []
    for number, document in enumerate(documents):
        if not document.sentences:
            continue
        summarizer = _summarizer("edmundson", "EdmundsonSummarizer", words.stem)
        language = document.article.language
        summarizer.bonus_words = stem_words(BONUS_WORDS, "en")
        summarizer.stigma_words = stem_words(STIGMA_WORDS, "en")
        # Sumy refuses an empty list; no word is an empty one.
        summarizer.null_words = sorted(
            word for word in words.function_words if is_stop(word, language)
        ) or [""]
        model = _model([document], words, len(ratings), [number])
        ratings.extend(_ratings(summarizer, model, len(document.sentences)))
    return ratings


@rankers.register("sumy-lex-rank")
def lex_rank(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """LexRank: centrality in the graph of similar sentences (Erkan and Radev, 2004)."""
    rate = _whole("lex_rank", "LexRankSummarizer", numbers=True)
    return _rank("sumy-lex-rank", 1_500, rate, documents, budget, query)


@rankers.register("sumy-text-rank")
def text_rank(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """TextRank: centrality by words in common (Mihalcea and Tarau, 2004)."""
    rate = _whole("text_rank", "TextRankSummarizer")
    return _rank("sumy-text-rank", 2_500, rate, documents, budget, query)


@rankers.register("sumy-lsa")
def lsa(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Latent semantic analysis (Steinberger and Ježek, 2004)."""
    rate = _whole("lsa", "LsaSummarizer", numbers=True)
    return _rank("sumy-lsa", 2_000, rate, documents, budget, query)


@rankers.register("sumy-luhn")
def luhn(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Clusters of significant words (Luhn, 1958)."""
    rate = _whole("luhn", "LuhnSummarizer")
    return _rank("sumy-luhn", 5_000, rate, documents, budget, query)


@rankers.register("sumy-edmundson")
def edmundson(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Cue words, title and place in the text (Edmundson, 1969).

    Cue words are BONUS_WORDS and STIGMA_WORDS; null words are the function words of the
    article's language; the key method has weight 0, as in sumy.
    """
    return _rank("sumy-edmundson", 50_000, _edmundson, documents, budget, query)


@rankers.register("sumy-kl")
def kl(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """KL-Sum: the least divergence from the words of all (Haghighi and Vanderwende, 2009)."""
    rate = _whole("kl", "KLSummarizer")
    return _rank("sumy-kl", 300, rate, documents, budget, query)


@rankers.register("sumy-sum-basic")
def sum_basic(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """SumBasic: frequent words, each less worth once told (Nenkova and Vanderwende, 2005)."""
    rate = _whole("sum_basic", "SumBasicSummarizer")
    return _rank("sumy-sum-basic", 5_000, rate, documents, budget, query)


@rankers.register("sumy-reduction")
def reduction(documents: tuple[Document, ...], budget: Budget, query: str | None) -> Objective:
    """Graph reduction: the sum of a sentence's similarities to all others."""
    rate = _whole("reduction", "ReductionSummarizer")
    return _rank("sumy-reduction", 2_000, rate, documents, budget, query)
