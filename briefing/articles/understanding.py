"""From a draft to an article: what a careful reader takes from a file.

The body is told from what stands around it, then title, header lines and dateline are read
off, and from them date, publisher and author. Nothing is guessed: a field that the file
does not state is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.articles.blocks import Block, block_of, blocks_of
from briefing.articles.body import Layout, by_rules, put_right
from briefing.articles.datelines import Dateline, read_dateline
from briefing.articles.furniture import Kind, kind_of
from briefing.articles.headers import Header, read_header
from briefing.articles.imprints import edges, imprint_around, imprint_of
from briefing.articles.publication import beside_title, publication_date, trusted_headers
from briefing.articles.publishers import (
    agency_of,
    copyright_holder,
    copyright_notice,
    full_name,
    is_service,
)
from briefing.articles.titles import Title, site_of, title_of
from briefing.errors import ReadError
from briefing.records import PARAGRAPH_BREAK, Article, Draft, Paragraph, sha256_of
from briefing.records.frozen import dataclass
from briefing.records.making import make_paragraph
from briefing.text.languages import detect

# In lines. What is longer is navigation.
_LONGEST_MASTHEAD = 5


@dataclass(frozen=True, slots=True)
class _Reading:
    """A draft taken apart: its body, and what stands around it."""

    body: tuple[tuple[Block, bool], ...]
    title: Title | None
    headers: tuple[Header, ...]
    beside: Header | None = None
    mastheads: tuple[str, ...] = ()
    footer: tuple[Block, ...] = ()
    site: str | None = None
    imprint: str | None = None
    notice: str | None = None


def understand(
    draft: Draft, *, content_id: str, publishers: Mapping[str, str] | None = None
) -> Article:
    """Return the article that a draft holds; ``content_id`` becomes its id (12 hex digits).

    ``publishers`` leads from a publisher as stated to its canonical name, before the names
    that are known.

    Raises ReadError where the draft has no paragraph of running text.
    """
    reading = _read_extracted(draft) if draft.extracted else _read_plain(draft)
    first = next((block.text for block, heading in reading.body if not heading), None)
    if first is None:
        raise ReadError(
            draft.path,
            None,
            "no paragraph of an article was found in it: check that the file holds the "
            "article's text, not only titles and links",
        )
    paragraphs, text = _canonical(reading.body)
    lead = next(paragraph for paragraph in paragraphs if not paragraph.heading)
    dateline = read_dateline(lead.text)
    if dateline is not None and _is_timeline(dateline, [one.text for one in paragraphs]):
        dateline = None
    publisher, agency = _publisher(draft, reading, dateline)
    return Article(
        id=content_id,
        path=draft.path,
        item=draft.item,
        title=draft.title or (reading.title.text if reading.title else None),
        title_confidence=_title_confidence(draft, reading),
        text=text,
        paragraphs=paragraphs,
        published=publication_date(
            stated=draft.published,
            headers=reading.headers,
            beside=reading.beside,
            mastheads=reading.mastheads,
            dateline=dateline,
            lead=lead.text,
            body=text,
            path=draft.path,
        ),
        publisher=publisher,
        publisher_name=full_name(publisher, publishers) if publisher else None,
        agency=draft.agency or agency,
        author=draft.author
        or _first(header.author for header in reading.headers if header.author != agency),
        place=draft.place or (dateline.place if dateline else None),
        url=draft.url,
        language=draft.language or detect(text),
        sha256=sha256_of(text),
        dateline_end=lead.start + dateline.end if dateline else 0,
        copyright=draft.copyright or reading.notice,
    )


def _read_plain(draft: Draft) -> _Reading:
    # Title and dates stand around the stretch that the rules find: what was learned adds
    # pieces of text from anywhere.
    ruled = by_rules(blocks_of(draft.lines))
    title = title_of(ruled)
    above = title.index if title else None
    layout = put_right(ruled, above)
    # A title among the first lines of the body is none of its paragraphs, nor is what is above.
    inside = above is not None and above in ruled.body
    rest = [at for at in layout.body if not inside or above is None or at > above]
    headers = trusted_headers(ruled, above)
    dated = next((header for header in headers if header.date is not None), None)
    surely = dated is not None and dated.stated != "updated"
    first, last = (ruled.body[0], ruled.body[-1]) if ruled.body else (0, len(ruled.blocks))
    footer = ruled.blocks[last + 1 :]
    return _Reading(
        body=tuple((layout.blocks[index], index in layout.headings) for index in rest),
        title=title,
        headers=headers,
        beside=beside_title(ruled, above) if above is not None and not surely else None,
        mastheads=_mastheads(ruled, above),
        footer=footer,
        site=site_of(ruled, title.text) if title else None,
        imprint=imprint_around(ruled.blocks[:first], footer, draft.publisher),
        notice=_first(copyright_notice(block.text) for block in (*footer, *ruled.blocks[:first])),
    )


def _title_confidence(draft: Draft, reading: _Reading) -> float | None:
    if draft.title:
        return 1.0
    return reading.title.confidence if reading.title else None


def _mastheads(layout: Layout, title: int | None) -> tuple[str, ...]:
    """The few lines above the title, where they are a masthead and no page's navigation."""
    above = layout.blocks[: title if title is not None else (layout.body or (0,))[0]]
    if len(above) > _LONGEST_MASTHEAD or any(block.bullet for block in above):
        return ()
    return tuple(block.text for block in above if copyright_holder(block.text) is None)


def _read_extracted(draft: Draft) -> _Reading:
    """The body as the format gives it, without lines that are surely furniture."""
    body: list[tuple[Block, bool]] = []
    headers: list[Header] = []
    notice: str | None = None
    imprints: list[Block] = []
    last, ends = max(draft.rows, default=-1), 0
    for index, line in enumerate(draft.lines):
        block = block_of(line.text, line.number)
        heading = index in draft.headings or index in draft.rows
        if not heading:
            header = read_header(block)
            if header is not None:
                headers.append(header)
                continue
            if block.words < 12 and kind_of(block) is not Kind.TEXT:
                notice = notice or copyright_notice(block.text)
                if imprint_of(block, draft.publisher) is None:
                    continue
                imprints.append(block)
        ends = len(body) + 1 if index == last else ends
        body.append((block, heading))
    # Subheadings that nothing follows are none; a table may end the article.
    while len(body) > ends and body[-1][1]:
        body.pop()
    first, last, imprint = edges(body, draft.publisher)
    if imprint is not None:
        headers.append(Header(publisher=imprint))
    body = body[first:last]
    if imprints:  # furniture, wherever they stand
        body = [(block, heading) for block, heading in body if block not in imprints]
    return _Reading(body=tuple(body), title=None, headers=tuple(headers), notice=notice)


def _canonical(body: tuple[tuple[Block, bool], ...]) -> tuple[tuple[Paragraph, ...], str]:
    paragraphs: list[Paragraph] = []
    start = 0
    for block, heading in body:
        paragraphs.append(make_paragraph(block.text, start, block.line, heading=heading))
        start += len(block.text) + len(PARAGRAPH_BREAK)
    return tuple(paragraphs), PARAGRAPH_BREAK.join(paragraph.text for paragraph in paragraphs)


def dateline_end(body: str) -> int:
    """Where a body goes on after the dateline that opens it; 0 where none does."""
    lines = [line for line in body.splitlines() if not line.isspace() and line]
    lead = lines[0].lstrip() if lines else ""
    dateline = read_dateline(lead)
    if dateline is None or _is_timeline(dateline, lines):
        return 0
    return len(body) - len(body.lstrip()) + dateline.end


def _is_timeline(dateline: Dateline, paragraphs: Iterable[str]) -> bool:
    """Whether the day that opens the lead is one of several: a chronicle, no dateline."""
    if dateline.date is None or dateline.place is not None or dateline.agency is not None:
        return False
    return sum(1 for one in paragraphs if (found := read_dateline(one)) and found.date) > 1


def _publisher(
    draft: Draft, reading: _Reading, dateline: Dateline | None
) -> tuple[str | None, str | None]:
    """The publisher as stated, and the wire service credited, in full.

    An outlet's own name comes before a wire service's: who carries wire copy has published
    it. Where only the service is named, it is the publisher.
    """
    stated = [header.publisher for header in reading.headers if header.publisher]
    credited = dateline.agency if dateline else None
    holder = _first(copyright_holder(block.text, reading.mastheads) for block in reading.footer)
    own = _first(
        name
        for name in (draft.publisher, *stated, reading.site, holder, reading.imprint)
        if name and agency_of(name) is None and name != credited
    )
    named = (holder, reading.imprint)
    publisher = own or _first([draft.publisher, *stated, credited, *named])
    agency = _first(map(agency_of, (*stated, credited, draft.publisher, draft.author, *named)))
    # A service that is not known: by its name, by the form of its datelines, because it is
    # named as the source, or because someone else publishes what it is credited for.
    if agency is None:
        sources = [header.publisher for header in reading.headers if header.credited]
        agency = _first(name for name in sources if name and (name.isupper() or is_service(name)))
    if agency is None and dateline is not None and credited is not None:
        agency = credited if own or dateline.is_wire or is_service(credited) else None
    return publisher, agency


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
