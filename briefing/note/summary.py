"""The summary of one or several articles as a note without a period."""

from __future__ import annotations

from datetime import datetime

from briefing.note.building import headline
from briefing.note.citing import Citing, in_context, sources_of
from briefing.records import Chosen, Coverage, Document, House, Note

_SUMMARY = "Summary"


def build_summary(
    documents: tuple[Document, ...],
    chosen: tuple[Chosen, ...],
    *,
    language: str,
    generated: datetime | None = None,
    coverage: Coverage | None = None,
    matched: bool = True,
    house: House | None = None,
) -> Note:
    """The summary of one or several articles: their chosen sentences in reading order."""
    by_id = {document.article.id: document for document in documents}
    order = {article: place for place, article in enumerate(by_id)}
    told = sorted(chosen, key=lambda c: (order[c.sentence.article_id], c.sentence.start))
    citing = Citing(by_id, chosen, documents)
    section = citing.section("key_points", _SUMMARY, (), told)
    title = f"{_SUMMARY} of {len(by_id)} articles"
    if len(by_id) == 1:
        title = headline(documents[0])
    return Note(
        title=title,
        language=language,
        generated=generated,
        period=None,
        sections=(section,),
        citations=in_context(citing.citations, by_id, {}),
        sources=sources_of([*citing.cited(), *by_id], by_id, {}, citing.citations, {}),
        coverage=coverage,
        matched=matched,
        house=house or House(),
    )
