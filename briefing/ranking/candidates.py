"""Which sentences may be chosen, and how much those count that should rather not be.

A sentence of a note stands alone, far from its neighbours. Questions, fragments, captions,
quotations without their speaker, sentences that point back to the one before them and very
long ones are left out, but only as long as enough others are there: what falls short of
the budget is made up from them, the less unfit first, and each then counts less.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from briefing.ranking.openers import FIRST_WORD, points_back
from briefing.ranking.query import Query, parse, sought
from briefing.records import Budget, Document, Objective, Sentence
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy, word_set
from briefing.text.terms import Terms, terms_of
from briefing.text.words import stems

# A fragment is short in words and in characters: some scripts part no words by spaces.
SHORTEST = 7
SHORTEST_IN_CHARACTERS = 50
LONGEST = 60

# How much a sentence counts that was let in for want of better ones, by how unfit it is.
_FACTORS = (1.0, 0.5, 0.25)
_UNFIT = len(_FACTORS) - 1

_SPACE = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2002\u2003\u2009\u202f\u3000"
_CLOSING = "\"'”’»«“‘›‹」』)]）】〕" + _SPACE
_TERMINAL = frozenset(".!?…。！？｡．।॥۔؟։።;\u037e")
_QUESTION = Lazy(rf"[?？؟\u037e][!?！？{re.escape(_CLOSING)}]*$")
_CAPTION = Lazy(
    r"\W*(?:file )?(?:photos?|images?|pictures?|videos?|graphics?|caption|credits?|watch|"
    r"read more|read also|see also|related|more on this|advertisement|copyright|source|"
    r"published|updated|posted|listen|subscribe|follow us|sign up|click here|share this)"
    r"(?:\s+(?:by|courtesy|credit)\b|\s+from\b(?!.*\b(?:shows?|showed|shown|suggest|suggests"
    r"|suggested|appear|appears|appeared|reveal|reveals|revealed|is|are|was|were|has|have|had)\b)"
    r"|\s*[:|–—-]|\s+\w+,? \w+\.? \d)"
    r"|\W*(?:click here for\b|(?:image|picture|photo|video|media) (?:source|credit|caption),"
    r"|watch (?:the|this|our|a) (?:full |live )?(?:video|clip|film|footage|interview|stream)\b)"
    r"|\W*©|\((?!.*\).*\w).*$",
    re.IGNORECASE,
)
# Every word that such a caption can begin with: most sentences begin with another.
_CAPTION_FIRST = word_set(
    "file photo photos image images picture pictures video videos graphic graphics caption credit "
    "credits watch read see related more advertisement copyright source published updated posted "
    "listen subscribe follow sign click share media"
)
_CREDIT_AT_THE_END = Lazy(r"\((?:photo|image|file|picture)[^()]*\)\W*$", re.IGNORECASE)
_CREDIT = Lazy(
    r"\bcontributed to this (?:report|story|article)\b|\ball rights reserved\b", re.IGNORECASE
)
# In an article of which fewer sentences end like one, the end says nothing: a script
# without full stops, or a list.
_PUNCTUATED = 0.5
# Papers mix the kinds: what a typographic mark opens, a straight one closes, or two singles.
# What begins with one set of characters is searched for several times as fast: so each
# pattern first takes the mark, and then looks at what stands around it.
_OPENING = Lazy(
    r"[“„«‹「『»\"](?:(?<=[“„«‹「『])|(?<=»)(?=\w)|(?<=\")(?<![\w.,!?…]\")(?=[\w\[(‘'“$€£…-]))"
)
_CLOSES = {
    '"': Lazy(r"[\"”’'](?:(?<=[\"”])|(?<=’)’|(?<=')')"),
    "“": Lazy(r"[”\"’'](?:(?<=[”\"])|(?<=’)’|(?<=')')"),
    "„": Lazy(r"[“”\"’'](?:(?<=[“”\"])|(?<=’)’|(?<=')')"),
    "«": Lazy("»"),
    "»": Lazy("«"),
    "‹": Lazy("›"),
    "「": Lazy("」"),
    "『": Lazy("』"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All sentences of documents in a fixed order; the other tuples are parallel to them.

    ``documents`` are sorted by publication, then id; ``document_of`` has each sentence's
    place among them; ``words`` its length; ``terms`` are counted over them, too.
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    terms: Terms
    document_of: Sequence[int]
    words: Sequence[int]
    places: Sequence[int]
    eligible: tuple[bool, ...]
    factors: tuple[float, ...]

    def worth(
        self, method: str, constants: Iterable[float], *, part: str, diversity: float = 0.0
    ) -> Objective:
        """The objective of a method that gives each sentence one worth, named ``part``."""
        worths = tuple(constants)
        return Objective(
            method=method,
            sentences=self.sentences,
            constants=worths,
            eligible=self.eligible,
            diversity=diversity,
            factors=self.factors,
            parts=tuple({part: value} for value in worths),
        )


def admit(documents: Iterable[Document], budget: Budget, query: str | None) -> Candidates:
    """Put the documents in order, and say which of their sentences may be chosen."""
    ordered = tuple(sorted(documents, key=_publication))
    sentences = tuple(sentence for document in ordered for sentence in document.sentences)
    terms = terms_of(ordered)
    words = terms.lengths
    unfit: list[int] = []
    for document in ordered:
        start = len(unfit)
        unfit.extend(_unfit(document, words[start : start + len(document.sentences)]))
    admitted = _admitted(unfit, words, budget)
    asked = _asked(ordered, parse(query))
    return Candidates(
        documents=ordered,
        sentences=sentences,
        terms=terms,
        document_of=terms.document_of,
        words=words,
        places=[
            place
            for numbers in terms.by_document()
            for place in _places([unfit[number] <= max(1, admitted) for number in numbers])
        ],
        eligible=tuple(degree <= admitted for degree in unfit),
        factors=tuple(
            _FACTORS[degree] * factor for degree, factor in zip(unfit, asked, strict=True)
        ),
    )


def _publication(document: Document) -> tuple[bool, str, str]:
    published = document.article.published
    when = published.value.isoformat() if published else ""
    return published is None, when, document.article.id


def _places(fit: Iterable[bool]) -> Iterator[int]:
    """How many sentences that are fit come before each."""
    place = 0
    for one in fit:
        yield place
        place += one


def _admitted(unfit: Sequence[int], words: Sequence[int], budget: Budget) -> int:
    """The degree of unfitness up to which sentences are let in to fill the budget."""
    for degree in range(_UNFIT):
        fitting = [
            count
            for count, its_degree in zip(words, unfit, strict=True)
            if its_degree <= degree and (budget.words is None or count <= budget.words)
        ]
        full = budget.words is not None and sum(fitting) >= budget.words
        numerous = budget.sentences is not None and len(fitting) >= budget.sentences
        if fitting and (full or numerous):
            return degree
    return _UNFIT


def _asked(documents: Iterable[Document], query: Query) -> list[float]:
    if not query.groups and not query.unwanted:
        return [1.0 for document in documents for _ in document.sentences]
    return [
        sought(query, document.article.language).factor(
            stems(sentence.text, document.article.language)
        )
        for document in documents
        for sentence in document.sentences
    ]


def _unfit(document: Document, words: Sequence[int]) -> list[int]:
    """How unfit each sentence of a document is to stand in a note: 0, 1 or 2."""
    sentences = document.sentences
    ended = [sentence.text.rstrip(_CLOSING)[-1:] in _TERMINAL for sentence in sentences]
    punctuated = sum(ended) >= _PUNCTUATED * len(ended)
    unspoken = [
        alone
        for _, paragraph in groupby(sentences, key=attrgetter("paragraph"))
        for alone in _unspoken([sentence.text for sentence in paragraph])
    ]
    language = document.article.language
    degrees = []
    for sentence, length, end, alone in zip(sentences, words, ended, unspoken, strict=True):
        text = sentence.text
        if (
            (length < SHORTEST and len(text) < SHORTEST_IN_CHARACTERS)
            or (punctuated and not end)
            or alone
            or _asks(text)
            or _is_caption(text)
        ):
            degrees.append(2)
        elif length > LONGEST or points_back(text, language):
            degrees.append(1)
        else:
            degrees.append(0)
    return degrees


def _asks(text: str) -> bool:
    # A look for the mark is far quicker than a search that finds none.
    marked = "?" in text or (
        not text.isascii() and ("？" in text or "؟" in text or "\u037e" in text)
    )
    return marked and _QUESTION.search(text) is not None


def _is_caption(text: str) -> bool:
    first = FIRST_WORD.match(text)
    # A word beyond ASCII may be one of them in capitals ("ıMAGE").
    may_be = (
        first is None
        or first[1].lower() in _CAPTION_FIRST
        or not first[1].isascii()
        or text.startswith("(")
        or "©" in text
    )
    return (
        (may_be and _CAPTION.match(text) is not None)
        or ("(" in text and _CREDIT_AT_THE_END.search(text) is not None)
        or (" this " in text and _CREDIT.search(text) is not None)
        or (" rights " in text and _CREDIT.search(text) is not None)
    )


def _unspoken(paragraph: Sequence[str]) -> list[bool]:
    """Which sentences of a paragraph are nothing but quotation, so that nobody says them.

    A quotation may run on over several sentences of a paragraph. One that is not closed
    before the next opens ends with the sentence that it opens in.
    """
    text = "\n".join(paragraph)
    opening = None if text.isascii() and '"' not in text else _OPENING.search(text)
    if opening is None:
        return [False] * len(paragraph)
    ends = [offset - 1 for offset in accumulate(len(each) + 1 for each in paragraph)]
    quoted: list[tuple[int, int]] = []
    while opening:
        start = opening.start()
        following = _OPENING.search(text, opening.end())
        closing = _CLOSES[opening[0]].search(text, opening.end())
        if closing and (following is None or closing.start() <= following.start()):
            end = closing.end()
        else:
            end = ends[bisect_left(ends, start)]
        quoted.append((start, end))
        opening = _OPENING.search(text, max(end, opening.end()))
    alone = []
    start = 0
    for end in ends:
        inside = [
            (max(start, first), min(end, last))
            for first, last in quoted
            if first < end and last > start
        ]
        within = sum(_letters(text[first:last]) for first, last in inside)
        alone.append(within > 0 and _letters(text[start:end]) - within < 2)
        start = end + 1
    return alone


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
