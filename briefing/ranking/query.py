"""What the reader asks for: ``"exact phrase" word other OR another -unwanted``.

Words are compared by their stems in the language of each article, so that "talks" finds
"talk"; a phrase is compared stem by stem. Words side by side are all wanted somewhere in an
article, words joined by OR one of them is enough, and a minus keeps an article out. Inside
an article, a sentence that holds none of what is wanted counts less.
"""

from __future__ import annotations

import re
from dataclasses import field

from briefing.records import Document
from briefing.records.frozen import dataclass
from briefing.text.words import is_stop, stem_words, stems, tokens

# How much a sentence counts that holds nothing of what is asked for, or what is unwanted.
UNRELATED = 0.3
UNWANTED = 0.1
# The title and the first sentences, so many together, open an article; one of them counts as
# so many others.
_OPENING = 3
_OPENS = 4.0

_PIECE = re.compile(r'(?P<minus>-(?=\S))?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A parsed query: every group is wanted, of a group one text; none of ``unwanted``."""

    groups: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[str, ...] = ()


def parse(text: str | None) -> Query:
    """Parse a query; nothing asked for gives a query that everything matches.

    OR counts in capitals only and between two terms; typographic quotation marks count as
    straight ones; a phrase that is not closed ends with the text.
    """
    groups: list[tuple[str, ...]] = []
    unwanted: list[str] = []
    joins = False
    for piece in _PIECE.finditer(re.sub("[“”„«»]", '"', text or "")):
        term = (piece["phrase"] or piece["word"] or "").strip()
        if piece["word"] == "OR" and not piece["minus"]:
            joins = bool(groups)
            continue
        if not tokens(term, None):
            continue
        if piece["minus"]:
            unwanted.append(term)
        elif joins:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        joins = False
    return Query(groups=tuple(groups), unwanted=tuple(unwanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A query in one language: each term as its sequence of stems."""

    groups: tuple[tuple[tuple[str, ...], ...], ...]
    unwanted: tuple[tuple[str, ...], ...]
    stems: frozenset[str] = field(default=frozenset())

    def found_in(self, text: list[str]) -> bool:
        """Whether stems hold one term of every group, and none that is unwanted."""
        return all(any(_holds(text, term) for term in group) for group in self.groups) and not any(
            _holds(text, term) for term in self.unwanted
        )

    def factor(self, text: list[str]) -> float:
        """How much a sentence of these stems counts: 1 where it holds anything wanted."""
        if any(_holds(text, term) for term in self.unwanted):
            return UNWANTED
        if not self.groups or any(_holds(text, term) for group in self.groups for term in group):
            return 1.0
        return UNRELATED


def sought(query: Query, language: str | None) -> Sought:
    """A query as it is looked for in texts of one language.

    A group of function words only ("the") is left out, unless there is nothing else.
    """
    groups = tuple(tuple(tuple(stems(term, language)) for term in group) for group in query.groups)
    telling = tuple(
        stemmed
        for stemmed, group in zip(groups, query.groups, strict=True)
        if not all(is_stop(word, language) for term in group for word in tokens(term, language))
    )
    groups = telling or groups
    words = [word for group in query.groups for term in group for word in tokens(term, language)]
    return Sought(
        groups=groups,
        unwanted=tuple(tuple(stems(term, language)) for term in query.unwanted),
        stems=frozenset(
            stem_words((word for word in words if not is_stop(word, language)), language)
        ),
    )


def matches(document: Document, query: str | None) -> bool:
    """Whether an article, its title included, is about what is asked for."""
    asked = parse(query)
    if not asked.groups and not asked.unwanted:
        return True
    article = document.article
    title = stems(article.title or "", article.language)
    # An empty stem between title and body: no phrase runs from one into the other.
    return sought(asked, article.language).found_in(
        [*title, "", *stems(article.text, article.language)]
    )


def relevance(document: Document, query: str | None) -> float:
    """How much an article is about what is asked for, 0 to 1; 1 where nothing is asked for.

    The share of its sentences that hold something wanted, the title and the first sentences
    counting more; 0 for an article that does not match.
    """
    asked = parse(query)
    if not asked.groups and not asked.unwanted:
        return 1.0
    if not matches(document, query):
        return 0.0
    article = document.article
    looked_for = sought(asked, article.language)
    title = [article.title] if article.title else []
    texts = [*title, *(sentence.text for sentence in document.sentences)]
    weights = [_OPENS if place < _OPENING else 1.0 for place in range(len(texts))]
    found = sum(
        weight
        for weight, text in zip(weights, texts, strict=True)
        if looked_for.factor(stems(text, article.language)) == 1.0
    )
    return found / sum(weights)


def _holds(text: list[str], term: tuple[str, ...]) -> bool:
    if not term:
        return False
    if len(term) == 1:
        return term[0] in text
    return any(
        tuple(text[start : start + len(term)]) == term
        for start, first in enumerate(text)
        if first == term[0]
    )
