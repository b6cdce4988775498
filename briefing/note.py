"""Chosen sentences to a note: its sections, its numbered citations, its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.records import (
    Article,
    Chosen,
    Citation,
    Coverage,
    Document,
    Note,
    Novelty,
    Period,
    Point,
    Section,
    SectionKind,
    Sentence,
    Source,
    Story,
    comparable,
    sha256_of,
)

KEY_POINTS = 3
_HEADINGS: dict[SectionKind, str] = {
    "key_points": "Key points",
    "also": "Also reported",
    "undated": "Undated",
}
_SUMMARY = "Summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a note says of itself, whatever its points are."""

    title: str
    language: str
    generated: datetime | None
    coverage: Coverage | None
    matched: bool = True


def build_note(
    frame: Frame,
    *,
    period: Period,
    stories: tuple[Story, ...],
    documents: Mapping[str, Document],
    chosen: tuple[Chosen, ...],
    undated: tuple[Document, ...] = (),
    undated_chosen: tuple[Chosen, ...] = (),
    key_points: int = KEY_POINTS,
    labels: Mapping[str, Novelty] | None = None,
) -> Note:
    """The note of a period.

    ``stories`` are all of the period; ``documents`` holds each of their articles by id;
    ``chosen`` is in order of weight and of these articles only. ``undated`` adds a section
    of articles without a date. Key points come first, then a section for each story that
    has more to say, in order of its first choice, then what was reported and is not
    quoted. With nothing chosen the key points are there, without points. ``labels`` say by
    article how its story stands to the period before.
    """
    story_of = {
        article.id: number for number, story in enumerate(stories) for article in story.articles
    }
    key = _key_points(chosen, story_of, key_points)
    keyed = {id(choice) for choice in key}
    rest = [choice for choice in chosen if id(choice) not in keyed]

    by_id = {**documents, **{document.article.id: document for document in undated}}
    period_documents = [documents[a.id] for story in stories for a in story.articles]
    citing = _Citing(by_id, _carriers(chosen, period_documents))

    sections = [citing.section("key_points", _HEADINGS["key_points"], (), key)]
    for number in dict.fromkeys(story_of[choice.sentence.article_id] for choice in chosen):
        told = [choice for choice in rest if story_of[choice.sentence.article_id] == number]
        if told:
            articles = stories[number].articles
            ids = tuple(article.id for article in articles)
            order = {article: place for place, article in enumerate(ids)}
            told.sort(key=lambda choice: (order[choice.sentence.article_id], _place(choice)))
            section = citing.section("story", _headline(articles[0]), ids, told)
            sections.append(replace(section, label=(labels or {}).get(ids[0])))

    cited = citing.cited()
    unquoted = [s for s in stories if not any(article.id in cited for article in s.articles)]
    if unquoted:
        ids = tuple(story.articles[0].id for story in unquoted)
        sections.append(citing.section("also", _HEADINGS["also"], ids, []))
    if undated:
        ids = tuple(document.article.id for document in undated)
        order = {article: place for place, article in enumerate(ids)}
        told = sorted(
            undated_chosen, key=lambda choice: (order[choice.sentence.article_id], _place(choice))
        )
        sections.append(citing.section("undated", _HEADINGS["undated"], ids, told))

    copies = {story.articles[0].id: story.articles[1:] for story in stories}
    named = [
        *citing.cited(),
        *(story.articles[0].id for story in unquoted),
        *(document.article.id for document in undated),
    ]
    return _note(frame, period, sections, citing, _sources(named, by_id, copies, citing.citations))


def build_summary(
    documents: tuple[Document, ...],
    chosen: tuple[Chosen, ...],
    *,
    language: str,
    generated: datetime | None = None,
    coverage: Coverage | None = None,
    matched: bool = True,
) -> Note:
    """The summary of one or several articles: their chosen sentences in reading order."""
    by_id = {document.article.id: document for document in documents}
    order = {article: place for place, article in enumerate(by_id)}
    told = sorted(chosen, key=lambda c: (order[c.sentence.article_id], _place(c)))
    citing = _Citing(by_id, _carriers(chosen, documents))
    section = citing.section("key_points", _SUMMARY, (), told)
    if len(by_id) == 1:
        title = _headline(documents[0].article)
    else:
        title = f"{_SUMMARY} of {len(by_id)} articles"
    frame = Frame(
        title=title,
        language=language,
        generated=generated,
        coverage=coverage,
        matched=matched,
    )
    named = [*citing.cited(), *by_id]
    return _note(frame, None, [section], citing, _sources(named, by_id, {}, citing.citations))


# --- what goes where -------------------------------------------------------------------


def _key_points(
    chosen: tuple[Chosen, ...], story_of: Mapping[str, int], wanted: int
) -> list[Chosen]:
    """The first choices of distinct stories; where there are too few stories, the next ones.

    Choices of one story stand together, in the order of its text.
    """
    rank: dict[int, int] = {}
    firsts: list[int] = []
    for place, choice in enumerate(chosen):
        story = story_of[choice.sentence.article_id]
        if story not in rank:
            rank[story] = place
            firsts.append(place)
    first = frozenset(firsts)
    others = [place for place in range(len(chosen)) if place not in first]
    taken = [chosen[place] for place in (*firsts, *others)[:wanted]]
    return sorted(taken, key=lambda c: (rank[story_of[c.sentence.article_id]], _place(c)))


def _place(choice: Chosen) -> tuple[str, int]:
    return (choice.sentence.article_id, choice.sentence.start)


def _headline(article: Article) -> str:
    title = " ".join((article.title or "").split())
    if title:
        return title
    name = article.path.rpartition("/")[2] or article.path
    return f"{article.publisher or 'Untitled'}: {name}"


def _carriers(
    chosen: Iterable[Chosen], documents: Iterable[Document]
) -> dict[str, tuple[Sentence, ...]]:
    """For each chosen sentence, by its compared form, every article's first that is the same."""
    wanted = {comparable(choice.sentence.text) for choice in chosen}
    found: dict[str, dict[str, Sentence]] = {text: {} for text in wanted}
    for document in documents:
        for sentence in document.sentences:
            text = comparable(sentence.text)
            if text in wanted:
                found[text].setdefault(sentence.article_id, sentence)
    return {text: tuple(sentences.values()) for text, sentences in found.items()}


# --- citations and sources -------------------------------------------------------------


class _Citing:
    """Numbers the citations of a note as its sections are written, one after the other."""

    def __init__(
        self, documents: Mapping[str, Document], carriers: Mapping[str, tuple[Sentence, ...]]
    ) -> None:
        self._documents = documents
        self._carriers = carriers
        self.citations: list[Citation] = []

    def section(
        self,
        kind: SectionKind,
        heading: str,
        articles: tuple[str, ...],
        choices: Iterable[Chosen],
    ) -> Section:
        """A section of one point a choice; without ``articles``, about those it quotes."""
        points = tuple(self._point(choice.sentence) for choice in choices)
        if not articles:
            quoted = (self.citations[n - 1].article for p in points for n in p.citations)
            articles = tuple(dict.fromkeys(quoted))
        return Section(kind=kind, heading=heading, articles=articles, points=points)

    def cited(self) -> dict[str, None]:
        """The articles cited so far, in order of first citation."""
        return dict.fromkeys(citation.article for citation in self.citations)

    def _point(self, sentence: Sentence) -> Point:
        own = self._cite(sentence)
        same = self._carriers.get(comparable(sentence.text), ())
        also = [self._cite(s) for s in same if s.article_id != sentence.article_id]
        return Point(text=sentence.text, citations=(own,), also=tuple(also))

    def _cite(self, sentence: Sentence) -> int:
        article = self._documents[sentence.article_id].article
        published = article.published
        citation = Citation(
            number=len(self.citations) + 1,
            article=article.id,
            revision=article.sha256,
            path=article.path,
            line=article.paragraphs[sentence.paragraph - 1].line,
            paragraph=sentence.paragraph,
            start=sentence.start,
            end=sentence.end,
            quote=sentence.text,
            sha256=sha256_of(sentence.text),
            title=article.title,
            publisher=article.publisher,
            published=None if published is None else published.value,
            date_basis=None if published is None else published.basis,
            url=article.url,
        )
        self.citations.append(citation)
        return citation.number


def _sources(
    named: Iterable[str],
    documents: Mapping[str, Document],
    copies: Mapping[str, tuple[Article, ...]],
    citations: Iterable[Citation],
) -> tuple[Source, ...]:
    quoted: dict[str, set[int]] = {}
    for citation in citations:
        quoted.setdefault(citation.article, set()).add(citation.start)
    sources = []
    for article_id in dict.fromkeys(named):
        document = documents[article_id]
        article = document.article
        carried = (copy.publisher or copy.path for copy in copies.get(article_id, ()))
        sources.append(
            Source(
                article=article.id,
                path=article.path,
                title=article.title,
                publisher=article.publisher,
                publisher_name=article.publisher_name,
                agency=article.agency,
                published=article.published,
                url=article.url,
                quoted=len(quoted.get(article_id, ())),
                sentences=len(document.sentences),
                copies=tuple(dict.fromkeys(carried)),
            )
        )
    return tuple(sources)


def _note(
    frame: Frame,
    period: Period | None,
    sections: list[Section],
    citing: _Citing,
    sources: tuple[Source, ...],
) -> Note:
    return Note(
        title=frame.title,
        language=frame.language,
        generated=frame.generated,
        period=period,
        sections=tuple(sections),
        citations=tuple(citing.citations),
        sources=sources,
        coverage=frame.coverage,
        matched=frame.matched,
    )
