"""Statements of small articles, for the tests of who said what."""

from __future__ import annotations

from briefing.records import Said
from briefing.speech import statements
from tests.factories_ranking import document


def said(*paragraphs: str | list[str], language: str = "en") -> list[Said]:
    return list(statements(document("a", *paragraphs, language=language)))


def words(one: Said, *paragraphs: str | list[str]) -> str:
    return document("a", *paragraphs).article.text[one.start : one.end]


def speakers(*paragraphs: str | list[str]) -> list[tuple[str, str]]:
    return [(one.mention, one.statement.speaker) for one in said(*paragraphs)]
