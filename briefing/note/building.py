"""The note of a period: what goes into which section, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime

from briefing.note.citing import Citing, in_context, sources_of
from briefing.note.sides import figure_alone, heading_of
from briefing.records import (
    Chosen,
    Clash,
    Coverage,
    CoveragePage,
    Daily,
    Document,
    House,
    Note,
    Novelty,
    Passage,
    Period,
    Point,
    Publisher,
    Section,
    SectionKind,
    Source,
    SourceCount,
    Story,
)
from briefing.records.frozen import dataclass

KEY_POINTS = 3
# Titles under one heading; the rest is counted.
MOST_LISTED = 10
# How an article without a title is called.
_FIRST_WORDS = 9
_HEADINGS: dict[SectionKind, str] = {
    "key_points": "Key points",
    "statements": "Who said what",
    "also": "Also reported",
    "undated": "Undated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a note says of itself, whatever its points are."""

    title: str
    language: str
    generated: datetime | None
    coverage: Coverage | None
    matched: bool = True
    house: House = field(default_factory=House)
    daily: Daily | None = None
    page: CoveragePage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Articles that a note names by their titles alone, under one heading."""

    kind: SectionKind
    heading: str
    sources: tuple[Source, ...]


def build_note(
    frame: Frame,
    *,
    period: Period,
    stories: tuple[Story, ...],
    documents: Mapping[str, Document],
    chosen: tuple[Chosen, ...],
    clashes: tuple[Clash, ...] = (),
    listed: tuple[Listed, ...] = (),
    undated: tuple[Document, ...] = (),
    undated_chosen: tuple[Chosen, ...] = (),
    key_points: int = KEY_POINTS,
    labels: Mapping[str, Novelty] | None = None,
    counts: Mapping[str, SourceCount] | None = None,
    known: Mapping[str, Publisher] | None = None,
    rooms: Mapping[str, int] | None = None,
) -> Note:
    """The note of a period.

    ``stories`` are all of the period, the weightiest first; ``documents`` holds each of
    their articles by id; ``chosen`` is in order of weight and of these articles only.
    ``undated`` adds a section of articles without a date.

    Key points come first: of each story the first choice that is not one paper's own claim.
    Then each story with what else is told of it, in order of its first choice; but a
    statement of a story that has told something already stands with the others, by party.
    Then conflicts, what was reported and is not quoted, and what is ``listed``. With nothing
    chosen the key points are there, without points. ``labels`` and ``counts`` say by its
    first article how a story stands to the period before and on what it rests; ``known`` is
    what the table of publishers says by article; ``rooms`` how many words of an article may
    be shown.
    """
    story_of = {
        article.id: number for number, story in enumerate(stories) for article in story.articles
    }
    sources = [counts.get(s.articles[0].id) if counts else None for s in stories]
    single = frozenset(
        number for number, count in enumerate(sources) if count is None or count.independent < 2
    )
    key = _key_points(chosen, story_of, single, key_points)
    keyed = {id(choice) for choice in key}
    rest = [choice for choice in chosen if id(choice) not in keyed]
    statements = _by_party(_statements(rest, story_of, {_story(c, story_of) for c in key}))
    spoken = {id(choice) for choice in statements}
    by_id = {**documents, **{document.article.id: document for document in undated}}
    period_documents = [documents[a.id] for story in stories for a in story.articles]
    disputed = frozenset(place for clash in clashes for place in clash.claimed)
    citing = Citing(by_id, chosen, period_documents, disputed)

    sections = [citing.section("key_points", _HEADINGS["key_points"], (), key)]
    for number in dict.fromkeys(_story(choice, story_of) for choice in chosen):
        told = [c for c in rest if _story(c, story_of) == number and id(c) not in spoken]
        if told:
            story = stories[number]
            ids = tuple(article.id for article in story.articles)
            order = {article: place for place, article in enumerate(ids)}
            told.sort(key=lambda choice: (order[choice.sentence.article_id], _place(choice)))
            section = citing.section("story", headline(by_id[ids[0]]), ids, told)
            sections.append(
                replace(
                    section,
                    label=(labels or {}).get(ids[0]),
                    count=sources[number],
                    reasons=story.reasons,
                )
            )
    if statements:
        sections.append(citing.section("statements", _HEADINGS["statements"], (), statements))
    sections += [_conflict(clash, citing) for clash in clashes]

    cited = citing.cited()
    texts = [text for story in stories for text in story.texts or (story.articles,)]
    unquoted = [text for text in texts if not any(article.id in cited for article in text)]
    beyond = unquoted[MOST_LISTED:]
    unquoted = unquoted[:MOST_LISTED]
    if unquoted:
        ids = tuple(text[0].id for text in unquoted)
        section = citing.section("also", _HEADINGS["also"], ids, [])
        sections.append(replace(section, more=sum(map(len, beyond))))
    sections += [_list(one) for one in listed if one.sources]
    if undated:
        ids = tuple(document.article.id for document in undated)
        order = {article: place for place, article in enumerate(ids)}
        last = sorted(
            undated_chosen, key=lambda choice: (order[choice.sentence.article_id], _place(choice))
        )
        sections.append(citing.section("undated", _HEADINGS["undated"], ids, last))

    named = [
        *citing.cited(),
        *(text[0].id for text in unquoted),
        *(document.article.id for document in undated),
    ]
    further = {s.article: s for one in listed for s in one.sources[:MOST_LISTED]}
    copies = {text[0].id: text[1:] for text in texts}
    return Note(
        title=frame.title,
        language=frame.language,
        generated=frame.generated,
        period=period,
        sections=tuple(sections),
        citations=in_context(citing.citations, by_id, rooms or {}),
        sources=(
            *sources_of(named, by_id, copies, citing.citations, known or {}),
            *(source for id_, source in further.items() if id_ not in named),
        ),
        coverage=frame.coverage,
        matched=frame.matched,
        house=frame.house,
        daily=frame.daily,
        page=frame.page,
    )


def headline(document: Document) -> str:
    """What a story or a summary of one article is headed by: its title, else its first words."""
    title = " ".join((document.article.title or "").split())
    if title or not document.sentences:
        return title or document.article.path.rpartition("/")[2]
    words = document.sentences[0].text.split()
    opening = " ".join(words[:_FIRST_WORDS])
    return opening if len(words) <= _FIRST_WORDS else f"{opening.rstrip(',;:–—-')} …"


def _story(choice: Chosen, story_of: Mapping[str, int]) -> int:
    return story_of[choice.sentence.article_id]


def _key_points(
    chosen: tuple[Chosen, ...],
    story_of: Mapping[str, int],
    single: frozenset[int],
    wanted: int,
) -> list[Chosen]:
    """The first choices of distinct stories; where there are too few stories, the next ones.

    What a paper claims in its own voice is none where the story has a ``single`` source.
    Choices of one story stand together, in the order of its text.
    """
    fit = [
        place
        for place, choice in enumerate(chosen)
        if choice.claim_of is None or _story(choice, story_of) not in single
    ]
    rank: dict[int, int] = {}
    firsts: list[int] = []
    for place in fit:
        story = _story(chosen[place], story_of)
        if story not in rank:
            rank[story] = place
            firsts.append(place)
    first = frozenset(firsts)
    others = [place for place in fit if place not in first]
    taken = [chosen[place] for place in (*firsts, *others)[:wanted]]
    return sorted(taken, key=lambda c: (rank[_story(c, story_of)], _place(c)))


def _statements(
    rest: Iterable[Chosen], story_of: Mapping[str, int], told: set[int]
) -> list[Chosen]:
    """The statements of stories that are ``told`` already, or told before in the rest."""
    found = []
    for choice in rest:
        story = _story(choice, story_of)
        if choice.said is not None and story in told:
            found.append(choice)
        told.add(story)
    return found


def _by_party(statements: list[Chosen]) -> list[Chosen]:
    """The statements with those of one party together, in order of first appearance, those
    without one last: as they are shown, so that citations are numbered in the order of reading.
    """
    order: dict[str, int] = {"": len(statements)}
    parties = [
        " ".join((choice.said.statement.party or "").split()).casefold() if choice.said else ""
        for choice in statements
    ]
    for party in parties:
        order.setdefault(party, len(order))
    places = sorted(range(len(statements)), key=lambda place: order[parties[place]])
    return [statements[place] for place in places]


def _list(listed: Listed) -> Section:
    named = listed.sources[:MOST_LISTED]
    return Section(
        kind=listed.kind,
        heading=listed.heading,
        articles=tuple(source.article for source in named),
        points=(),
        more=len(listed.sources) - len(named),
    )


def _conflict(clash: Clash, citing: Citing) -> Section:
    """A conflict; of a side whose sentence the note has told already, the figure alone."""
    points = tuple(_side(passage, figure, citing) for passage, figure in clash.sides)
    ids = (citing.citations[number - 1].article for p in points for number in p.citations)
    return Section(
        kind="conflicts",
        heading=heading_of(clash),
        articles=tuple(dict.fromkeys(ids)),
        points=points,
    )


def _side(passage: Passage, figure: str, citing: Citing) -> Point:
    alone = figure_alone(passage, figure) if citing.tells(passage.sentences[-1]) else None
    return replace(citing.point(alone or passage), figure=figure, disputed=False)


def _place(choice: Chosen) -> tuple[str, int]:
    return (choice.sentence.article_id, choice.sentence.start)
