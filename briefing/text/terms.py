"""The words of documents as numbers: one term matrix for all that counts words.

Rows are sentences, columns are terms. A term is a stem, told apart by whether its word is a
function word. Built once from documents by ``terms_of``; whoever counts, compares or weighs
sentences starts from it and not from the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, overload

from briefing.records import Document
from briefing.text.patterns import is_latin
from briefing.text.segmenters import Segmenter, segmenter_of
from briefing.text.words import count_words, primary, stem_of, stopwords, tokens

# Longer runs between white space are no words that come again.
_LONGEST_KEPT = 40

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
    numbers: dict[tuple[str, bool], int] = {}
    known: dict[str | None, _Pieces] = {}
    starts = array("q", [0])
    sequence = array("i")
    lengths = array("i")
    document_of = array("i")
    sentences: list[int] = []
    for place, document in enumerate(documents):
        language = primary(document.article.language)
        pieces = known.setdefault(language, _Pieces(language, numbers))
        by_spaces = all(is_latin(sentence.text) for sentence in document.sentences)
        for sentence in document.sentences:
            parted = sentence.text.split()
            # What white space parts, the search for words never joins.
            sequence.extend(chain.from_iterable(map(pieces.__getitem__, parted)))
            starts.append(len(sequence))
            lengths.append(len(parted) if by_spaces else count_words(sentence.text))
        document_of.extend([place] * len(document.sentences))
        sentences.append(len(document.sentences))
    return Terms(
        stems=tuple(stem for stem, _ in numbers),
        function=bytes(function for _, function in numbers),
        starts=starts,
        sequence=sequence,
        lengths=lengths,
        document_of=document_of,
        sentences=tuple(sentences),
    )


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


class _Pieces(dict[str, tuple[int, ...]]):
    """The terms of what stands between white space, found when it is first looked up."""

    def __init__(self, language: str | None, numbers: dict[tuple[str, bool], int]) -> None:
        super().__init__()
        self._known = _known_words(language, segmenter_of(language))
        self._numbers = numbers

    def __missing__(self, piece: str) -> tuple[int, ...]:
        numbers = self._numbers
        found = tuple(
            [numbers.setdefault(word, len(numbers)) for word in self._known[piece]],
        )
        self[piece] = found
        return found


@lru_cache(maxsize=64)
def _known_words(language: str | None, segmenter: Segmenter | None) -> _KnownWords:
    return _KnownWords(language, segmenter)


class _KnownWords(dict[str, tuple[tuple[str, bool], ...]]):
    """Stems, and whether of function words, by what stands between white space.

    Kept from one text to the next, since texts of one language share most of it.
    """

    _LIMIT = 200_000

    def __init__(self, language: str | None, segmenter: Segmenter | None) -> None:
        super().__init__()
        self._words: Segmenter = segmenter or (lambda piece: tokens(piece, language))
        self._function_words = stopwords(language)
        self._stem = stem_of(language)

    def __missing__(self, piece: str) -> tuple[tuple[str, bool], ...]:
        # Most pieces are a word, or one before a comma or a full stop.
        plain = piece.rstrip(".,")
        is_word = plain.isascii() and plain.isalpha()
        words = [plain.lower()] if is_word else self._words(piece)
        found = tuple([(self._stem(word), word in self._function_words) for word in words])
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= self._LIMIT:
                self.clear()
            self[piece] = found
        return found
