"""Citations numbered as a note is written, what may be shown around them, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.note.names import Told
from briefing.records import (
    Article,
    Chosen,
    Citation,
    Document,
    Passage,
    Point,
    Publisher,
    Section,
    SectionKind,
    Sentence,
    Source,
    Statement,
    comparable,
    sha256_of,
    weave,
)
from briefing.text.words import count_words


class Citing:
    """Numbers the citations of a note as its sections are written, one after the other.

    ``documents`` are all that are cited; ``chosen`` what will be, looked for in the other
    ``carriers`` of a period. ``disputed`` are the sentences, by article and index, whose
    figure another source contradicts.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        chosen: Iterable[Chosen],
        carriers: Iterable[Document],
        disputed: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        self._documents = documents
        self._disputed = disputed
        self._carriers = _carriers(chosen, carriers)
        self._told = Told()
        self.citations: list[Citation] = []

    def section(
        self,
        kind: SectionKind,
        heading: str,
        articles: tuple[str, ...],
        chosen: Iterable[Chosen],
    ) -> Section:
        """A section of what was chosen; without ``articles`` it is about those it quotes."""
        points = tuple(self._point(choice) for choice in chosen)
        if not articles:
            quoted = (self.citations[n - 1].article for p in points for n in p.citations)
            articles = tuple(dict.fromkeys(quoted))
        return Section(kind=kind, heading=heading, articles=articles, points=points)

    def point(
        self,
        passage: Passage,
        *,
        statement: Statement | None = None,
        claim_of: str | None = None,
    ) -> Point:
        """A point of one passage, cited; a sentence alone with the others that carry it."""
        passage = self._told.introduce(passage)
        sentences = passage.sentences
        citations = tuple(self._cite(sentence) for sentence in sentences)
        same = self._carriers.get(comparable(sentences[0].text), ()) if len(sentences) == 1 else ()
        also = [self._cite(s) for s in same if s.article_id != sentences[0].article_id]
        text = " ".join(sentence.text for sentence in sentences)
        return Point(
            text=weave(text, passage.insertions),
            citations=citations,
            also=tuple(also),
            insertions=passage.insertions,
            statement=statement,
            claim_of=claim_of,
            disputed=any((one.article_id, one.index) in self._disputed for one in sentences),
        )

    def tells(self, sentence: Sentence) -> bool:
        """Whether the note has quoted a sentence already."""
        return any(
            one.article == sentence.article_id and one.start <= sentence.start < one.end
            for one in self.citations
        )

    def cited(self) -> dict[str, None]:
        """The articles cited so far, in order of first citation."""
        return dict.fromkeys(citation.article for citation in self.citations)

    def _point(self, choice: Chosen) -> Point:
        return self.point(
            choice.passage or Passage(sentences=(choice.sentence,)),
            statement=choice.said.statement if choice.said else None,
            claim_of=choice.claim_of,
        )

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


def in_context(
    citations: Sequence[Citation], documents: Mapping[str, Document], rooms: Mapping[str, int]
) -> tuple[Citation, ...]:
    """The citations, each with its paragraph as far as so many words of its article allow.

    ``rooms`` holds for an article how many of its words may be shown, quotes included; an
    article that is not there shows its paragraphs whole.
    """
    shown: dict[str, int] = {}
    quoted: dict[tuple[str, int], int] = {}
    for citation in _widest(citations):
        place = (citation.article, citation.paragraph)
        words = count_words(citation.quote)
        shown[citation.article] = shown.get(citation.article, 0) + words
        quoted[place] = quoted.get(place, 0) + words
    given: dict[tuple[str, int], bool] = {}
    found = []
    for citation in citations:
        paragraph = documents[citation.article].article.paragraphs[citation.paragraph - 1]
        place = (citation.article, citation.paragraph)
        if place not in given:
            more = count_words(paragraph.text) - quoted[place]
            room = rooms.get(citation.article)
            given[place] = room is None or shown[citation.article] + more <= room
            if given[place]:
                shown[citation.article] += more
        if given[place]:
            found.append(replace(citation, context=paragraph.text, context_start=paragraph.start))
        else:
            found.append(citation)
    return tuple(found)


def sources_of(
    named: Iterable[str],
    documents: Mapping[str, Document],
    copies: Mapping[str, tuple[Article, ...]],
    citations: Iterable[Citation],
    known: Mapping[str, Publisher],
) -> tuple[Source, ...]:
    """The sources of a note, in the order in which it names them.

    ``copies`` are the other articles of a text, by the one that is cited for it; ``known``
    what the table of publishers says, by article.
    """
    quoted: dict[str, dict[int, str]] = {}
    for citation in _widest(citations):
        quoted.setdefault(citation.article, {})[citation.start] = citation.quote
    sources = []
    for article_id in dict.fromkeys(named):
        document = documents[article_id]
        article = document.article
        carried = (copy.publisher or copy.path for copy in copies.get(article_id, ()))
        quotes = quoted.get(article_id, {})
        publisher = known.get(article_id)
        sources.append(
            Source(
                article=article.id,
                path=article.path,
                title=article.title,
                publisher=article.publisher,
                publisher_name=article.publisher_name,
                agency=article.agency,
                author=article.author,
                language=article.language,
                published=article.published,
                url=article.url,
                kind=publisher.kind if publisher else None,
                notice=publisher.notice if publisher else None,
                quoted=len(quotes),
                sentences=len(document.sentences),
                quoted_words=sum(map(count_words, quotes.values())),
                words=sum(count_words(one.text) for one in document.sentences),
                copies=tuple(dict.fromkeys(carried)),
            )
        )
    return tuple(sources)


def _widest(citations: Iterable[Citation]) -> list[Citation]:
    """The citations without those that quote a part of what another quotes."""
    kept: list[Citation] = []
    reached: dict[str, int] = {}
    for one in sorted(citations, key=lambda one: (one.article, one.start, -one.end, one.number)):
        if one.end > reached.get(one.article, -1):
            reached[one.article] = one.end
            kept.append(one)
    return kept


def _carriers(
    chosen: Iterable[Chosen], documents: Iterable[Document]
) -> dict[str, tuple[Sentence, ...]]:
    """For each chosen sentence, by its compared form, every article's first that is the same."""
    wanted = {comparable(choice.sentence.text) for choice in chosen if len(choice.quotes) == 1}
    found: dict[str, dict[str, Sentence]] = {text: {} for text in wanted}
    for document in documents:
        for sentence in document.sentences:
            text = comparable(sentence.text)
            if text in wanted:
                found[text].setdefault(sentence.article_id, sentence)
    return {text: tuple(sentences.values()) for text, sentences in found.items()}
