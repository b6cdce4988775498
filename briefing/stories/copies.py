"""Which articles of a period carry the same text, and how many sources that makes.

Wire copy runs in many outlets, cut and retitled: articles that share most of their text are
one text. Which texts tell the same event is looked for afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time

from briefing.records import Article, Coverage, Document, SourceCount, Story, comparable

_NEARLY_FULL = 0.9  # of the sentences of the fullest copy


def fold_copies(
    documents: tuple[Document, ...], groups: Mapping[str, str] | None = None
) -> tuple[Story, ...]:
    """Stories of one text each, in order of publication: the articles that carry it.

    ``groups`` gives the group of each article that has copies, by id; None has the texts
    compared. Copies of copies are copies. ``articles[0]`` is the one to cite: of the copies
    that are nearly complete, the agency's own before others, then the earliest; where its
    publisher has it again under the same address or title, the latest of these.
    """
    ordered = sorted(documents, key=lambda document: _filed(document.article))
    members: dict[str, list[Document]] = {}
    group_of = _compared(ordered) if groups is None else groups
    for document in ordered:
        id_ = document.article.id
        members.setdefault(group_of.get(id_, id_), []).append(document)
    stories = []
    for carriers in members.values():
        cited = _to_cite(carriers)
        others = [document.article for document in carriers if document is not cited]
        stories.append(Story(articles=(cited.article, *others)))
    return tuple(sorted(stories, key=lambda story: _filed(story.articles[0])))


def filed(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Documents in order of publication, each article once: of equal files the first path."""
    found: dict[str, Document] = {}
    for document in sorted(documents, key=lambda document: _filed(document.article)):
        found.setdefault(document.article.id, document)
    return tuple(found.values())


def texts_of(story: Story) -> tuple[tuple[Article, ...], ...]:
    """The articles of a story by the text that they carry."""
    return story.texts or (story.articles,)


def publishers(articles: Iterable[Article]) -> int:
    """How many publishers stand behind the articles, of those that state one."""
    return len({_publisher(article) for article in articles if _is_stated(article)})


def unknown(articles: Iterable[Article]) -> int:
    """How many of the articles state no publisher."""
    return sum(1 for article in articles if not _is_stated(article))


def counted(stories: Iterable[Story]) -> SourceCount:
    """How many texts, publishers and independent sources stories rest on."""
    stories = tuple(stories)
    articles = [article for story in stories for article in story.articles]
    return SourceCount(
        articles=sum(len(texts_of(story)) for story in stories),
        publishers=publishers(articles),
        independent=independent(stories),
        unknown=unknown(articles),
    )


def independent(stories: Iterable[Story]) -> int:
    """How many independent sources the stories rest on.

    Whatever credits an agency is that agency's, whoever carries it; any other text is its
    publisher's (of the copy to cite), or its own where no publisher is stated.
    """
    texts = [text for story in stories for text in texts_of(story)]
    names = {
        _folded(article.publisher): _folded(article.publisher_name)
        for text in texts
        for article in text
        if article.publisher and article.publisher_name
    }
    sources = set()
    for text in texts:
        agencies = sorted(_folded(article.agency) for article in text if article.agency)
        if agencies:
            sources.add(("name", names.get(agencies[0], agencies[0])))
        else:
            sources.add(_publisher(text[0]))
    return len(sources)


def coverage_of(
    stories: Iterable[Story],
    *,
    other_periods: int = 0,
    undated: int = 0,
    rejected: int = 0,
    copies: int = 0,
    excluded: int = 0,
    other_inferred: int = 0,
    before: int | None = None,
    asked: SourceCount | None = None,
) -> Coverage:
    """What a note of these stories rests on; the copies folded into them are added.

    ``articles`` counts each text once.
    """
    stories = tuple(stories)
    articles = [article for story in stories for article in story.articles]
    texts = [text for story in stories for text in texts_of(story)]
    cited = (text[0].published for text in texts)
    told = counted(stories)
    return Coverage(
        articles=told.articles,
        other_periods=other_periods,
        undated=undated,
        rejected=rejected,
        copies=copies + len(articles) - len(texts),
        excluded=excluded,
        publishers=told.publishers,
        independent=told.independent,
        unknown=told.unknown,
        asked=asked,
        inferred=sum(1 for published in cited if published and published.basis == "lead"),
        other_inferred=other_inferred,
        before=before,
    )


def _compared(documents: Sequence[Document]) -> dict[str, str]:
    """The group of each document by what its text shares with the others'."""
    if len(documents) < 2:
        return {}
    # Not at the top: the summary of one article compares nothing, and starts the sooner.
    from briefing.text import copies

    # By text, so that the order of the documents changes nothing.
    texts = {document.article.sha256: document.article.text for document in documents}
    hashes = sorted(texts)
    signatures = [copies.signature(texts[sha256]) for sha256 in hashes]
    grouped = copies.group(
        signatures, lambda numbers: {number: texts[hashes[number]] for number in numbers}
    )
    # A text that tells too little is nobody's copy, not even that of the very same.
    group_of = {
        sha256: f"text {first}"
        for sha256, signature, first in zip(hashes, signatures, grouped.first_of, strict=True)
        if signature
    }
    return {
        document.article.id: group_of[document.article.sha256]
        for document in documents
        if document.article.sha256 in group_of
    }


def _to_cite(carriers: Sequence[Document]) -> Document:
    """Of the documents that carry one text, in order of publication, the one to cite."""
    fullest = max(len(document.sentences) for document in carriers)
    complete = [d for d in carriers if len(d.sentences) >= _NEARLY_FULL * fullest]
    first = min(complete, key=lambda document: not _is_wire(document.article))
    again = (document for document in complete if _is_again(document.article, first.article))
    return max(again, key=lambda d: (_stamp(d.article), len(d.article.text)))


def _is_again(article: Article, first: Article) -> bool:
    """Whether this is an article or what its publisher made of it later, saved again."""
    if article is first or (first.url and article.url == first.url):
        return True
    named = bool(first.title and first.publisher)
    return (
        named
        and _folded(article.title) == _folded(first.title)
        and _publisher(article) == _publisher(first)
    )


def _stamp(article: Article) -> str:
    moment = _moment(article)
    return "" if moment is None else moment.isoformat(timespec="microseconds")


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


def _is_stated(article: Article) -> bool:
    return _publisher(article)[0] == "name"


def _folded(name: str | None) -> str:
    return comparable(name or "").casefold()
