"""Who speaks in the sentences of one document, told as far as it is asked for."""

from __future__ import annotations

from functools import cached_property

from briefing.records import Document, Said, Sentence
from briefing.speech.languages import spoken
from briefing.speech.own_voice import claims_itself
from briefing.speech.quotations import Quoted, quotations_of
from briefing.speech.statements import English
from briefing.text.namings import Told
from briefing.text.words import primary


class Voices:
    """What ``statements`` and ``own_claims`` tell of a document, for one sentence at a time.

    The answers are the same; only what comes after the sentences asked for is not read.
    """

    def __init__(self, document: Document, told: Told) -> None:
        self._document = document
        self._told = told
        self._language = primary(document.article.language) or ""

    def said(self, sentence: Sentence) -> tuple[Said, ...]:
        """The statements of a sentence, in their order."""
        if self._language == "en":
            return self._english.of(sentence)
        return tuple(one for one in self._spoken if one.sentence.index == sentence.index)

    def claims(self, sentence: Sentence) -> bool:
        """Whether the paper itself claims something in a sentence that is no statement."""
        return self._language == "en" and claims_itself(sentence, lambda: self._quoted)

    @cached_property
    def _quoted(self) -> Quoted:
        return Quoted(quotations_of(self._document.article))

    @cached_property
    def _english(self) -> English:
        return English(self._document, self._told, self._quoted)

    @cached_property
    def _spoken(self) -> tuple[Said, ...]:
        return spoken(self._document, self._language)
