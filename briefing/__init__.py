"""briefing: press articles in, briefing notes out, every sentence cited to its place."""

from __future__ import annotations

from briefing.api import Summary, read, sentences, summarize
from briefing.errors import (
    BriefingError,
    ConfigError,
    CorpusError,
    EmptyPeriod,
    ExportError,
    MissingExtra,
    PeriodError,
    ReadError,
    TemplateError,
    TooLarge,
    UnknownName,
)
from briefing.records import Article, Note, Paragraph, PublicationDate, Sentence

__all__ = [
    "Article",
    "BriefingError",
    "ConfigError",
    "CorpusError",
    "EmptyPeriod",
    "ExportError",
    "MissingExtra",
    "Note",
    "Paragraph",
    "PeriodError",
    "PublicationDate",
    "ReadError",
    "Sentence",
    "Summary",
    "TemplateError",
    "TooLarge",
    "UnknownName",
    "read",
    "sentences",
    "summarize",
]
