"""The records that every room shares: frozen, keyword-only, tuples inside.

All offsets count code points. An article's ``text`` is its canonical text: the body's
paragraphs, white space normalised, joined by a blank line ("\\n\\n"). Spans are half open:
``text[start:end]``. Paragraphs count from 1, lines of a file from 1.
"""

from __future__ import annotations

from briefing.records.articles import (
    Anchor,
    Article,
    Basis,
    Corrections,
    DateMention,
    Document,
    Draft,
    Line,
    Paragraph,
    Period,
    Precision,
    PublicationDate,
    Sentence,
    Span,
)
from briefing.records.choices import Budget, Chosen, NoteRequest, Objective, Story
from briefing.records.notes import (
    Citation,
    Coverage,
    Note,
    Novelty,
    Point,
    Section,
    SectionKind,
    Source,
)
from briefing.records.reading import FileRead, Limits, Reading
from briefing.records.reports import (
    Ahead,
    Held,
    IngestReport,
    Locator,
    Moved,
    NearCopy,
    Outcome,
    ReadBack,
    Rejected,
    Undated,
    Use,
    Verdict,
    Verification,
)
from briefing.records.texts import PARAGRAPH_BREAK, comparable, sha256_of

__all__ = [
    "PARAGRAPH_BREAK",
    "Ahead",
    "Anchor",
    "Article",
    "Basis",
    "Budget",
    "Chosen",
    "Citation",
    "Corrections",
    "Coverage",
    "DateMention",
    "Document",
    "Draft",
    "FileRead",
    "Held",
    "IngestReport",
    "Limits",
    "Line",
    "Locator",
    "Moved",
    "NearCopy",
    "Note",
    "NoteRequest",
    "Novelty",
    "Objective",
    "Outcome",
    "Paragraph",
    "Period",
    "Point",
    "Precision",
    "PublicationDate",
    "ReadBack",
    "Reading",
    "Rejected",
    "Section",
    "SectionKind",
    "Sentence",
    "Source",
    "Span",
    "Story",
    "Undated",
    "Use",
    "Verdict",
    "Verification",
    "comparable",
    "sha256_of",
]
