"""A note with every field of its records set: what a format has to show of each of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from typing import TypeAlias

from briefing.records import (
    Basis,
    Citation,
    Coverage,
    CoveragePage,
    Daily,
    Document,
    Evidence,
    House,
    Insertion,
    InsertionKind,
    Note,
    Period,
    Point,
    Rejected,
    Section,
    Source,
    SourceCount,
    Statement,
    sha256_of,
    weave,
)
from tests.factories_rendering import document

Woven: TypeAlias = tuple[str, str, InsertionKind, str | None]
ZONE = timezone(timedelta(hours=2), "EET")
PERIOD = Period(
    label="2031-W25",
    start=datetime(2031, 6, 16, tzinfo=ZONE),
    end=datetime(2031, 6, 23, tzinfo=ZONE),
    timezone="Europe/Linhaven",
)
HOUSE = House(
    marking="OFFICIAL",
    prepared_by="Strait Unit",
    prepared_for="Director, Neighbourhood Policy",
    desk="Northern Strait",
    comment=True,
)


@dataclass
class Written:
    """A note being written: each point enters its citations under the next numbers."""

    closed: frozenset[str] = frozenset()
    citations: list[Citation] = field(default_factory=list)

    def point(
        self,
        *quotes: tuple[Document, int],
        insertions: tuple[Woven, ...] = (),
        also: tuple[tuple[Document, int], ...] = (),
        statement: Statement | None = None,
        claim_of: str | None = None,
        figure: str | None = None,
    ) -> Point:
        """A point of sentences of documents; an insertion is (behind what, words, kind, the
        words of the first document that it rests on)."""
        numbers = tuple(self._cite(*one) for one in quotes)
        joined = " ".join(self.citations[number - 1].quote for number in numbers)
        text = quotes[0][0].article.text
        woven = tuple(
            Insertion(
                at=joined.index(behind) + len(behind),
                text=words,
                kind=kind,
                evidence=None if rests is None else _place(text, rests),
            )
            for behind, words, kind, rests in insertions
        )
        return Point(
            text=weave(joined, woven),
            citations=numbers,
            also=tuple(self._cite(*one) for one in also),
            insertions=woven,
            statement=statement,
            claim_of=claim_of,
            figure=figure,
        )

    def _cite(self, source: Document, index: int) -> int:
        article, sentence = source.article, source.sentences[index]
        paragraph = article.paragraphs[sentence.paragraph - 1]
        shown = article.id not in self.closed
        self.citations.append(
            Citation(
                number=len(self.citations) + 1,
                article=article.id,
                revision=article.sha256,
                path=article.path,
                line=paragraph.line,
                paragraph=sentence.paragraph,
                start=sentence.start,
                end=sentence.end,
                quote=sentence.text,
                sha256=sha256_of(sentence.text),
                title=article.title,
                publisher=article.publisher,
                published=article.published.value if article.published else None,
                date_basis=article.published.basis if article.published else None,
                url=article.url,
                context=paragraph.text if shown else "",
                context_start=paragraph.start if shown else 0,
            )
        )
        return len(self.citations)


def _place(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(paragraph=text.count("\n\n", 0, start) + 1, start=start, end=start + len(words))


def _article(
    *paragraphs: str,
    title: str,
    path: str,
    publisher: str,
    day: date | None,
    basis: Basis = "header",
    url: str | None = None,
    agency: str | None = None,
    language: str = "en",
    author: str | None = None,
) -> Document:
    one = document(
        *paragraphs,
        title=title,
        path=path,
        publisher=publisher,
        agency=agency,
        published=day,
        basis=basis,
        url=url,
    )
    return replace(one, article=replace(one.article, language=language, author=author))


def rich_documents() -> dict[str, Document]:
    """The articles of ``rich_note`` by short names."""
    agreed = (
        "The governments of Orland and Vesk agreed on Tuesday to reopen the Karsa crossing, "
        "closed to freight since February."
    )
    return {
        "wire": _article(
            agreed,
            "Foreign Minister Ilsa Torvane of Orland announced the decision after two days of "
            "talks in Linhaven. She said the first lorries would cross on 1 July, once both "
            "customs posts were staffed.",
            "Vesk’s transport minister, Daro Menk, called the reopening “a sober first step”. "
            "He added that 3,200 lorries had been waiting on the eastern side.",
            "At least 4 people were injured in a scuffle at the barrier on Monday, border "
            "police said.",
            title="Orland and Vesk agree to reopen Karsa crossing",
            path="wire/2031-06-17-karsa.txt",
            publisher="Tide Wire",
            agency="Tide Wire",
            day=datetime(2031, 6, 17, 18, 5),  # noqa: DTZ001 - no zone is stated
            url="https://tidewire.example/world/karsa-crossing",
            author="Mara Lunde",
        ),
        "post": _article(
            agreed,
            "Hauliers in the harbour district greeted the news with horns.",
            title="Karsa to open again",
            path="post/karsa.html",
            publisher="Harbour Post",
            agency="Tide Wire",
            day=date(2031, 6, 18),
            url="https://harbourpost.example/a?id=7&page=1",
        ),
        "gazette": _article(
            "Seven people were injured at the Karsa barrier on Monday, the hospital in Velm said.",
            "Vesk has once again shown more patience than its neighbour deserves.",
            title="Seven hurt at Karsa barrier",
            path="gazette/19.txt",
            publisher="Vesk Gazette",
            day=date(2031, 6, 19),
            basis="lead",
        ),
        "coast": _article(
            "The Strait Commission cut the herring quota by 32 percent from 1 August. Skippers "
            "of Port Almen, whose boats land most of the catch, said they would appeal.",
            "The cut is the deepest in two decades.",
            title="Herring quota cut by a third",
            path="coast/quota.txt",
            publisher="Coast Daily",
            day=date(2031, 6, 20),
            url="https://coast.example/fish/quota",
        ),
        "almen": _article(
            "Le ministre de la Pêche, Aurel Vann, a déclaré que l’État indemniserait les "
            "équipages. Les détails seront publiés en juillet.",
            title="L’État promet d’indemniser les équipages",
            path="almen/quota.txt",
            publisher="Journal d’Almen",
            day=date(2031, 6, 21),
            language="fr",
            url="https://almen.example/quota",
        ),
        "marsa": _article(
            "قالت وزيرة الخارجية إن أولى الشاحنات ستعبر معبر كارسا في الأول من يوليو. "
            "ولم يعلق الجانب الآخر.",
            title="إعادة فتح معبر كارسا",
            path="marsa/karsa.txt",
            publisher="Al Marsa",
            day=date(2031, 6, 18),
            language="ar",
        ),
        "ferry": _article(
            "The Velm ferry will sail twice a day from 1 July.",
            title="Ferry timetable",
            path="coast/ferry.txt",
            publisher="Coast Daily",
            day=date(2031, 6, 12),
        ),
        "survey": _article(
            "The survey ship Petrel found no trace of the cable.",
            title="No trace of cable",
            path="post/cable.txt",
            publisher="Harbour Post",
            day=None,
        ),
        "lynx": _article(
            "Two lynx cubs were shown to the press.",
            title="Lynx cubs at Linhaven zoo",
            path="post/lynx.txt",
            publisher="Harbour Post",
            day=date(2031, 6, 16),
        ),
    }


def _sections(written: Written, given: dict[str, Document]) -> tuple[Section, ...]:
    wire, post, gazette = given["wire"], given["post"], given["gazette"]
    coast, almen, marsa = given["coast"], given["almen"], given["marsa"]
    karsa = (wire, post, gazette, marsa)
    named = {key: one.article.id for key, one in given.items()}
    torvane = Statement(
        speaker="Ilsa Torvane",
        role="Foreign Minister",
        party="Orland",
        party_inferred=False,
        verb="said",
        direct=False,
        via=None,
    )
    menk = replace(
        torvane, speaker="Daro Menk", role="transport minister", party="Vesk", verb="called",
        direct=True,
    )  # fmt: skip
    vann = replace(
        torvane, speaker="Aurel Vann", role="ministre de la Pêche", party="Almen",
        party_inferred=True, verb="a déclaré",
    )  # fmt: skip
    foreign = replace(
        torvane, speaker="وزيرة الخارجية", role=None, party_inferred=True, verb="قالت"
    )
    skippers = replace(
        torvane, speaker="Skippers of Port Almen", role=None, party=None, via="Coast Daily"
    )
    tuesday: Woven = ("on Tuesday", "17 June 2031", "date", None)
    monday: Woven = ("on Monday", "16 June 2031", "date", None)
    minister = "transport minister, Daro Menk"
    he: Woven = ("He", "Daro Menk, transport minister", "referent", minister)
    key = Section(
        kind="key_points",
        heading="Key points",
        articles=(named["wire"], named["coast"]),
        points=(
            written.point((wire, 0), insertions=(tuesday,), also=((post, 0),)),
            written.point(
                (wire, 1),
                (wire, 2),
                insertions=(("She", "Ilsa Torvane", "referent", "Ilsa Torvane"),),
                statement=torvane,
            ),
            written.point((coast, 0)),
        ),
    )
    stories = (
        Section(
            kind="story",
            heading=wire.article.title or "",
            articles=tuple(one.article.id for one in karsa),
            points=(
                written.point(
                    (wire, 4),
                    insertions=(he,),
                    statement=replace(menk, verb="added", direct=False),
                ),
                written.point((gazette, 1), claim_of="Vesk Gazette"),
            ),
            label="developing",
            count=SourceCount(articles=4, publishers=4, independent=3),
            reasons={"independent sources": 3.0, "amount": 1.2, "recency": 0.4},
        ),
        Section(
            kind="story",
            heading=coast.article.title or "",
            articles=(named["coast"], named["almen"]),
            points=(written.point((coast, 2), claim_of="Coast Daily"),),
            label="new",
            count=SourceCount(articles=2, publishers=2, independent=2),
        ),
    )  # fmt: skip
    statements = Section(
        kind="statements",
        heading="Who said what",
        articles=(named["wire"], named["coast"], named["almen"], named["marsa"]),
        points=(
            written.point((marsa, 0), statement=foreign),
            written.point((wire, 3), statement=menk),
            written.point((almen, 0), statement=vann),
            written.point((coast, 1), statement=skippers),
        ),
    )
    conflict = Section(
        kind="conflicts",
        heading="People injured: 4 or seven",
        articles=(named["wire"], named["gazette"]),
        points=(
            written.point((wire, 5), insertions=(monday,), figure="4"),
            written.point((gazette, 0), insertions=(monday,), figure="Seven"),
        ),
    )
    rest = (
        Section(kind="also", heading="Also reported", articles=(named["lynx"],), points=()),
        Section(
            kind="late",
            heading="Received late",
            articles=(named["ferry"],),
            points=(written.point((given["ferry"], 0)),),
        ),
        Section(
            kind="undated",
            heading="Undated",
            articles=(named["survey"],),
            points=(written.point((given["survey"], 0)),),
        ),
    )
    return (key, *stories, statements, conflict, *rest)


_KINDS = {
    "Tide Wire": ("agency", "© Tide Wire. Quotation within fair dealing."),
    "Vesk Gazette": ("state media", None),
    "Harbour Post": ("newspaper", None),
    "Al Marsa": ("newspaper", "All rights reserved."),
}


def _source(one: Document, citations: list[Citation]) -> Source:
    article = one.article
    cited = {(c.start, c.end) for c in citations if c.article == article.id}
    kind, notice = _KINDS.get(article.publisher or "", (None, None))
    shown = {c.context or c.quote for c in citations if c.article == article.id}
    return Source(
        article=article.id,
        path=article.path,
        title=article.title,
        publisher=article.publisher,
        agency=article.agency,
        published=article.published,
        url=article.url,
        quoted=len(cited),
        sentences=len(one.sentences),
        copies=("Linhaven Online",) if article.publisher == "Tide Wire" else (),
        publisher_name=article.publisher,
        author=article.author,
        language=article.language,
        kind=kind,
        notice=notice,
        quoted_words=sum(len(text.split()) for text in shown),
        words=len(article.text.split()),
    )


def rich_note() -> tuple[Note, tuple[Document, ...]]:
    """A weekly note of nine articles with every field set, and the articles themselves.

    It has key points (a copy's citation, an antecedent, insertions), two labelled stories
    with claims, statements by party (one inferred, one relayed, one in Arabic, one in
    French), a conflict, articles received late, undated and only named, a house, a chart,
    a coverage page, and one source (Vesk Gazette) whose context may not be shown.
    """
    given = rich_documents()
    written = Written(closed=frozenset({given["gazette"].article.id}))
    sections = _sections(written, given)
    note = Note(
        title="Weekly briefing: 16–22 June 2031",
        language="en",
        generated=datetime(2031, 6, 23, 7, 0, tzinfo=ZONE),
        period=PERIOD,
        sections=sections,
        citations=tuple(written.citations),
        sources=tuple(_source(one, written.citations) for one in given.values()),
        coverage=Coverage(
            articles=7,
            other_periods=31,
            undated=1,
            rejected=2,
            copies=1,
            publishers=6,
            independent=5,
            inferred=1,
            before=9,
        ),
        house=HOUSE,
        daily=Daily(
            days=tuple(date(2031, 6, day) for day in range(16, 23)),
            publishers=("Tide Wire", "Harbour Post", "Coast Daily", "Vesk Gazette", "Others"),
            counts=(
                (2, 5, 4, 1, 0, 0, 1),
                (1, 3, 2, 2, 1, 0, 0),
                (0, 1, 2, 0, 4, 1, 0),
                (0, 0, 1, 3, 1, 0, 0),
                (1, 0, 2, 0, 1, 1, 1),
            ),
        ),
        page=CoveragePage(
            files=tuple(one.article.path for one in given.values()),
            rejected=(
                Rejected(path="post/blank.txt", reason="holds no sentence; check the file"),
                Rejected(path="mail/box.mbox", reason="is no message", item="3"),
            ),
            copies=(("online/karsa.html", "wire/2031-06-17-karsa.txt"),),
            undated=("No trace of cable",),
            silent=("Straits Monitor", "Orland Today"),
            settings=(("method", "coverage"), ("words", "350"), ("diversity", "0.7")),
            version="0.1.0",
        ),
    )
    return note, tuple(given.values())
