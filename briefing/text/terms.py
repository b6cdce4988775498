"""The words of documents as numbers: one term matrix for all that counts words.

Rows are sentences, columns are terms. A term is a stem, told apart by whether its word is a
function word. Built once from documents by ``terms_of``; whoever counts, compares or weighs
sentences starts from it and not from the text.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from threading import Lock
from typing import TYPE_CHECKING, cast, overload

from briefing.records import Document
from briefing.records.frozen import dataclass
from briefing.text.segmenters import Segmenter, segmenter_of
from briefing.text.words import count_words, primary, stem_of, stopwords, tokens

# Longer runs between white space are no words that come again.
_LONGEST_KEPT = 40
_LONGEST_SENTENCE = 2_000
# From so many terms on numpy numbers them, where it is there already.
_MANY = 100

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of every sentence of some documents, in order of the text.

    Sentence i, counted over all documents, has the terms ``sequence[starts[i]:starts[i+1]]``
    with all repetitions. ``stems[t]`` is the stem of term t, ``function[t]`` 1 where its
    word is a function word, else 0. ``lengths[i]`` is the number of words of sentence i as
    every limit counts them, ``document_of[i]`` the place of its document; document d has
    ``sentences[d]`` of them.
    """

    stems: tuple[str, ...]
    function: bytes
    starts: array[int]
    sequence: array[int]
    lengths: array[int]
    document_of: array[int]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        """The number of sentences."""
        return len(self.lengths)

    def of(self, sentence: int) -> array[int]:
        """The terms of one sentence, in order, with all repetitions."""
        return self.sequence[self.starts[sentence] : self.starts[sentence + 1]]

    def by_document(self) -> Iterator[range]:
        """The sentences of each document, by their numbers."""
        ends = [0, *accumulate(self.sentences)]
        yield from map(range, ends, ends[1:])

    def groups(self) -> list[int]:
        """For each sentence a number, the same for sentences of the same terms."""
        numbers: dict[bytes, int] = {}
        return [
            numbers.setdefault(self.of(sentence).tobytes(), len(numbers))
            for sentence in range(len(self))
        ]

    def telling(self) -> Iterable[list[int]]:
        """The terms of each sentence without its function words, in order."""
        function = self.function
        start = 0
        for end in self.starts[1:]:
            yield [term for term in self.sequence[start:end] if not function[term]]
            start = end

    def counts(self, *, function_words: bool = False) -> csr_matrix:
        """How often each term stands in each sentence: a sparse matrix of float64.

        Its shape is (sentences, terms); the columns of function words are empty unless
        they are asked for; indices are sorted and none is twice in a row.
        """
        import numpy as np
        from scipy.sparse import csr_matrix

        columns = np.frombuffer(self.sequence, dtype=np.int32)
        starts = np.frombuffer(self.starts, dtype=np.int64)
        rows = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(starts))
        if not function_words:
            kept = np.frombuffer(self.function, dtype=np.uint8)[columns] == 0
            rows, columns = rows[kept], columns[kept]
        matrix = csr_matrix(
            (np.ones(len(columns)), (rows, columns)), shape=(len(self), len(self.stems))
        )
        matrix.sum_duplicates()
        return matrix


def terms_of(documents: Iterable[Document]) -> Terms:
    """Count the words of documents, each in its own language, in the order given.

    Terms are numbered in order of their first appearance.
    """
    vocabulary = _vocabulary()
    starts = array("q", [0])
    found = array("i")
    lengths = array("i")
    document_of = array("i")
    sentences: list[int] = []
    for place, document in enumerate(documents):
        language = primary(document.article.language)
        known = vocabulary.sentences(language, segmenter_of(language))
        for sentence in document.sentences:
            numbers, words = known[sentence.text]
            found.extend(numbers)
            starts.append(len(found))
            lengths.append(words)
        document_of.extend([place] * len(document.sentences))
        sentences.append(len(document.sentences))
    different, sequence = _renumbered(found, len(vocabulary.terms))
    terms = [vocabulary.terms[number] for number in different]
    return Terms(
        stems=tuple([stem for stem, _ in terms]),
        function=bytes([function for _, function in terms]),
        starts=starts,
        sequence=sequence,
        lengths=lengths,
        document_of=document_of,
        sentences=tuple(sentences),
    )


def words_in(document: Document) -> int:
    """How many words the sentences of a document have; those that were met are not counted anew."""
    language = primary(document.article.language)
    known = _vocabulary().sentences(language, segmenter_of(language))
    return sum(
        [
            found[1] if (found := known.get(one.text)) is not None else count_words(one.text)
            for one in document.sentences
        ]
    )


def _renumbered(found: array[int], size: int) -> tuple[list[int], array[int]]:
    """Numbers below ``size`` in order of their first appearance, and the places in that list."""
    if len(found) < _MANY or "numpy" not in sys.modules:
        place_of = {number: place for place, number in enumerate(dict.fromkeys(found))}
        return list(place_of), array("i", [place_of[number] for number in found])
    import numpy as np

    numbers = np.frombuffer(found, dtype=np.int32)
    places = np.arange(len(numbers), dtype=np.int32)
    # Of places that are assigned to one number the last one stays: hence backwards.
    place_of_first = np.empty(size, dtype=np.int32)
    place_of_first[numbers[::-1]] = places[::-1]
    different = numbers[place_of_first[numbers] == places]
    place_in_list = np.empty(size, dtype=np.int32)
    place_in_list[different] = places[: len(different)]
    return different.tolist(), array("i", place_in_list[numbers].tobytes())


class Rows(Sequence[Sequence[int]]):
    """Rows of whole numbers in one array: row i is ``flat[starts[i]:starts[i + 1]]``."""

    def __init__(self, flat: array[int], starts: array[int]) -> None:
        self.flat = flat
        self.starts = starts

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self.flat == other.flat and self.starts == other.starts

    def __hash__(self) -> int:
        return hash(len(self))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, row: int) -> Sequence[int]: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Sequence[int]]: ...
    def __getitem__(self, row: int | slice) -> Sequence[int] | Sequence[Sequence[int]]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        if row < 0:
            row += len(self)
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self.flat[self.starts[row] : self.starts[row + 1]]


# --- what is known of words and sentences from one count to the next -----------------------


class _Vocabulary:
    """The terms that were met so far, and what sentences are made of.

    One sentence is counted several times: among its story, for a note, and for the note of
    the period after. It grows in one thread at a time.
    """

    def __init__(self) -> None:
        self.terms: list[tuple[str, bool]] = []
        self._numbers: dict[tuple[str, bool], int] = {}
        self._sentences: dict[tuple[str | None, Segmenter | None], _KnownSentences] = {}
        self._lock = Lock()

    def sentences(self, language: str | None, segmenter: Segmenter | None) -> _KnownSentences:
        """The sentences of a language, parted into words by a segmenter, if any."""
        key = (language, segmenter)
        known = self._sentences.get(key)
        if known is None:
            words = _KnownWords(language, segmenter, self.number)
            known = self._sentences.setdefault(key, _KnownSentences(words))
        return known

    def number(self, term: tuple[str, bool]) -> int:
        """The number of a term."""
        found = self._numbers.get(term)
        if found is None:
            with self._lock:
                found = self._numbers.setdefault(term, len(self.terms))
                if found == len(self.terms):
                    self.terms.append(term)
        return found


class _Known:
    """The vocabulary of this process; past so many terms it begins afresh."""

    limit = 200_000
    vocabulary = _Vocabulary()


def _vocabulary() -> _Vocabulary:
    if len(_Known.vocabulary.terms) > _Known.limit:
        _Known.vocabulary = _Vocabulary()
    return _Known.vocabulary


class _KnownSentences(dict[str, tuple["array[int]", int]]):
    """The numbers of each sentence's terms, and how many words it has."""

    # Of some hundred bytes each: two periods of a note have fewer. As many that were met before
    # are at hand, so that none of the period before is gone when its sentences come again.
    _LIMIT = 20_000

    def __init__(self, words: _KnownWords) -> None:
        super().__init__()
        self._words = words
        self._before: dict[str, tuple[array[int], int]] = {}

    def __missing__(self, text: str) -> tuple[array[int], int]:
        found = self._before.get(text) or self._counted(text)
        if len(text) <= _LONGEST_SENTENCE:
            if len(self) >= self._LIMIT:
                self._before = dict(self)
                self.clear()
            self[text] = found
        return found

    def _counted(self, text: str) -> tuple[array[int], int]:
        # What white space parts, the search for words never joins.
        pieces = text.split()
        terms = list(map(self._words.__getitem__, pieces))
        try:
            numbers = array("i", cast("list[int]", terms))  # as nearly always
        except TypeError:
            parted = [(one,) if isinstance(one, int) else one for one in terms]
            numbers = array("i", chain.from_iterable(parted))
        return numbers, count_words(text, len(pieces))


class _KnownWords(dict[str, int | tuple[int, ...]]):
    """What stands between white space: the number of its term, or of each where it has not one.

    Kept from one text to the next, since texts of one language share most of it.
    """

    _LIMIT = 200_000

    def __init__(
        self,
        language: str | None,
        segmenter: Segmenter | None,
        number: Callable[[tuple[str, bool]], int],
    ) -> None:
        super().__init__()
        self._parted: Segmenter = segmenter or (lambda piece: tokens(piece, language))
        self._terms = _KnownTerms(language, number)

    def __missing__(self, piece: str) -> int | tuple[int, ...]:
        # Most pieces are a word, or one before a comma or a full stop.
        plain = piece.rstrip(".,")
        found: int | tuple[int, ...]
        if plain.isascii() and plain.isalpha():
            found = self._terms[plain.lower()]
        else:
            numbers = [self._terms[word] for word in self._parted(piece)]
            found = numbers[0] if len(numbers) == 1 else tuple(numbers)
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= self._LIMIT:
                self.clear()
            self[piece] = found
        return found


class _KnownTerms(dict[str, int]):
    """The number of each lower-cased word's term."""

    _LIMIT = 200_000

    def __init__(self, language: str | None, number: Callable[[tuple[str, bool]], int]) -> None:
        super().__init__()
        self._function_words = stopwords(language)
        self._stem = stem_of(language)
        self._number = number

    def __missing__(self, word: str) -> int:
        found = self._number((self._stem(word), word in self._function_words))
        if len(word) <= _LONGEST_KEPT:
            if len(self) >= self._LIMIT:
                self.clear()
            self[word] = found
        return found
