"""Words of scripts without spaces, by dictionaries that are extras.

Without them a run of Han or Kana counts as its pairs of characters, which needs nothing.
Only where the user asks for it are words taken instead: what is installed alone never
changes a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TypeAlias

from briefing.errors import ConfigError, MissingExtra

Segmenter: TypeAlias = Callable[[str], list[str]]

SEGMENTED = ("ja", "zh")

_languages: ContextVar[frozenset[str]] = ContextVar("languages", default=frozenset())


@contextmanager
def segmenting(languages: Iterable[str]) -> Iterator[None]:
    """Take words instead of pairs of characters within the block, for these languages.

    Raises ConfigError for a language without a dictionary, MissingExtra where the
    dictionary is not installed.
    """
    asked = frozenset(languages)
    for language in sorted(asked):
        if language not in SEGMENTED:
            known = ", ".join(SEGMENTED)
            raise ConfigError(
                "segment", None, f"there is no dictionary of '{language}'; there is of {known}"
            )
        _segmenter(language)
    token = _languages.set(asked)
    try:
        yield
    finally:
        _languages.reset(token)


def segmenter_of(language: str | None) -> Segmenter | None:
    """What parts a text of a language into lower-cased words; None where pairs count."""
    return _segmenter(language) if language in _languages.get() and language else None


@lru_cache(maxsize=4)
def _segmenter(language: str) -> Segmenter:
    return _chinese() if language == "zh" else _japanese()


def _chinese() -> Segmenter:
    try:
        import rjieba
    except ImportError:
        raise MissingExtra("chinese", "words of Chinese") from None

    def cut(text: str) -> list[str]:
        return [word.lower() for word in rjieba.cut(text) if any(map(str.isalnum, word))]

    return cut


def _japanese() -> Segmenter:
    try:
        import fugashi

        tagger = fugashi.Tagger()
    except (ImportError, RuntimeError):  # the second where its dictionary is missing
        raise MissingExtra("japanese", "words of Japanese") from None

    def cut(text: str) -> list[str]:
        words = [word.surface.lower() for word in tagger(text)]
        return [word for word in words if any(map(str.isalnum, word))]

    return cut
