"""Which articles of a period carry the same text, and how many sources that makes.

Wire copy runs in many outlets, cut and retitled. Articles that share most of their
sentences are one story; articles that merely tell of the same event stay apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time

from briefing.records import Article, Coverage, Document, Story, comparable

_SHARED = 0.5  # of the sentences of the shorter article
_AT_LEAST = 3  # sentences, or all that the shorter one has
_NEARLY_FULL = 0.9  # of the sentences of the fullest copy
# A sentence is looked up among the first articles that carry it only: real copies meet
# there, and a stock phrase that thousands share costs no more than that.
_LOOK_BACK = 32


def fold_copies(documents: tuple[Document, ...]) -> tuple[Story, ...]:
    """Stories in order of publication: each a text and the articles that carry it.

    Two articles are copies when they share at least half of the sentences of the shorter
    one, and at least three or all of them; copies of copies are copies. ``articles[0]``
    is the one to cite: of the copies that are nearly complete, the agency's own before
    others, then the earliest. Runs in time linear in the number of sentences.
    """
    ordered = sorted(documents, key=lambda document: _filed(document.article))
    sentences = [
        frozenset(comparable(sentence.text).casefold() for sentence in document.sentences)
        for document in ordered
    ]
    first_of = _groups(sentences)
    members: dict[int, list[int]] = {}
    for number, first in enumerate(first_of):
        members.setdefault(first, []).append(number)
    stories = []
    for copies in members.values():
        fullest = max(len(sentences[number]) for number in copies)
        complete = [n for n in copies if len(sentences[n]) >= _NEARLY_FULL * fullest]
        cited = min(complete, key=lambda n: (not _is_wire(ordered[n].article), n))
        others = [number for number in copies if number != cited]
        stories.append(Story(articles=tuple(ordered[n].article for n in (cited, *others))))
    return tuple(sorted(stories, key=lambda story: _filed(story.articles[0])))


def publishers(articles: Iterable[Article]) -> int:
    """How many publishers stand behind the articles; one that states none counts by itself."""
    return len({_publisher(article) for article in articles})


def independent(stories: Iterable[Story]) -> int:
    """How many independent sources the stories rest on.

    Whatever credits an agency is that agency's, whoever carries it; any other text is its
    publisher's (of the copy to cite), or its own where no publisher is stated.
    """
    stories = tuple(stories)
    names = {
        _folded(article.publisher): _folded(article.publisher_name)
        for story in stories
        for article in story.articles
        if article.publisher and article.publisher_name
    }
    sources = set()
    for story in stories:
        agencies = sorted(_folded(a.agency) for a in story.articles if a.agency)
        if agencies:
            sources.add(("name", names.get(agencies[0], agencies[0])))
        else:
            sources.add(_publisher(story.articles[0]))
    return len(sources)


def coverage_of(
    stories: Iterable[Story],
    *,
    other_periods: int = 0,
    undated: int = 0,
    rejected: int = 0,
    copies: int = 0,
    other_inferred: int = 0,
) -> Coverage:
    """What a note of these stories rests on; the copies folded into them are added."""
    stories = tuple(stories)
    articles = [article for story in stories for article in story.articles]
    cited = (story.articles[0].published for story in stories)
    return Coverage(
        articles=len(stories),
        other_periods=other_periods,
        undated=undated,
        rejected=rejected,
        copies=copies + len(articles) - len(stories),
        publishers=publishers(articles),
        independent=independent(stories),
        inferred=sum(1 for published in cited if published and published.basis == "lead"),
        other_inferred=other_inferred,
    )


def _groups(sentences: list[frozenset[str]]) -> list[int]:
    """For each article the number of the first one of its group (union-find, Tarjan 1975)."""
    first_of = list(range(len(sentences)))

    def first(number: int) -> int:
        while first_of[number] != number:
            first_of[number] = first_of[first_of[number]]
            number = first_of[number]
        return number

    carriers: dict[str, list[int]] = {}
    for number, own in enumerate(sentences):
        shared: Counter[int] = Counter()
        for sentence in own:
            known = carriers.setdefault(sentence, [])
            shared.update(known)
            if len(known) < _LOOK_BACK:
                known.append(number)
        for other, count in shared.items():
            shorter = min(len(own), len(sentences[other]))
            if count >= _SHARED * shorter and count >= min(_AT_LEAST, shorter):
                one, two = sorted((first(number), first(other)))
                first_of[two] = one
    return [first(number) for number in range(len(sentences))]


def _filed(article: Article) -> tuple[bool, datetime | None, str, str, str]:
    """The order of publication: a day without a time comes first, undated articles last."""
    moment = _moment(article)
    return (moment is None, moment, article.path, article.item or "", article.id)


def _moment(article: Article) -> datetime | None:
    """When an article was published, without a zone so that all can be compared."""
    if article.published is None:
        return None
    value = article.published.value
    if not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)


def _is_wire(article: Article) -> bool:
    """Whether the agency itself publishes the article."""
    if not article.agency:
        return False
    return _folded(article.agency) in {
        _folded(article.publisher),
        _folded(article.publisher_name),
    }


def _publisher(article: Article) -> tuple[str, str]:
    name = article.publisher_name or article.publisher
    return ("name", _folded(name)) if name else ("article", article.id)


def _folded(name: str | None) -> str:
    return comparable(name or "").casefold()
