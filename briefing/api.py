"""The Python interface: ``briefing.read``, ``briefing.sentences``, ``briefing.summarize``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from os import PathLike, fspath
from pathlib import Path

from briefing.errors import ConfigError, ReadError
from briefing.records import Article, Budget, Chosen, Document, Sentence, sha256_of
from briefing.records.frozen import dataclass

DEFAULT_WORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The sentences chosen from one or several sources.

    ``sentences`` stand in order of selection, the most telling first; ``choices`` are the
    same with their scores and the named parts of each.
    """

    choices: tuple[Chosen, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(choice.sentence for choice in self.choices)


def read(path: str | PathLike[str]) -> list[Article]:
    """Read the articles of one file, with the corrections of its sidecar.

    Raises ReadError when the file can not be understood, TooLarge when it is too big to
    be an article, ConfigError when its sidecar is faulty.
    """
    from briefing import pipeline

    if not isinstance(path, str | PathLike) or not isinstance(fspath(path), str):
        raise ConfigError("read(path)", None, f"expected a path, not {path!r}")
    if "\0" in fspath(path):
        raise ReadError(repr(path), None, "is no path: it holds a NUL character")
    file = Path(fspath(path))
    return [document.article for document in pipeline.read(file, file.as_posix()).documents]


def sentences(text: str, *, language: str | None = None) -> tuple[Sentence, ...]:
    """Split a text into its sentences, in order, with only white space between them.

    Paragraphs end at line ends. ``language`` is an ISO 639-1 code; without one, rules that
    hold for any language are used.
    """
    from briefing.text.sentences import split_text

    _check_text("sentences(text)", text)
    _check_text("sentences(language=…)", language, optional=True)
    return split_text(text, language=language)


def summarize(
    source: str | Article | Iterable[str | Article],
    *,
    words: int | None = None,
    sentences: int | None = None,
    method: str = "coverage",
    query: str | None = None,
    diversity: float | None = None,
) -> Summary:
    """Choose the sentences that tell most of one or several sources.

    A string is a body as it is: nothing is removed, paragraphs end at line ends, offsets
    count in the string; the first sentence starts after a dateline. ``words`` and
    ``sentences`` are limits that are never exceeded (100 words where neither is given);
    what does not fit gives an empty summary.
    ``diversity``, 0 to 1, is how much likeness to a chosen sentence counts against another
    (None: as the method likes it). Of several sources only those count that answer
    ``query``; where none does in full, what is asked for weighs more in all. Raises
    UnknownName for a method that is not known, TooLarge where a method can not cope.
    """
    from briefing import pipeline

    for name, limit in (("words", words), ("sentences", sentences)):
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int)):
            raise ConfigError(f"summarize({name}=…)", None, f"expected an int, not {limit!r}")
        if limit is not None and limit < 0:
            raise ConfigError(f"summarize({name}=…)", None, f"expected 0 or more, not {limit}")
    if words is None and sentences is None:
        words = DEFAULT_WORDS
    share: object = diversity
    is_share = (
        isinstance(share, int | float) and not isinstance(share, bool) and 0.0 <= share <= 1.0
    )
    if share is not None and not is_share:
        raise ConfigError(
            "summarize(diversity=…)", None, f"expected a number from 0 to 1, not {share!r}"
        )
    _check_text("summarize(method=…)", method)
    _check_text("summarize(query=…)", query, optional=True)
    if not isinstance(source, Iterable | Article):
        raise ConfigError("summarize(source)", None, f"expected str or Article, not {source!r}")
    sources = [source] if isinstance(source, str | Article) else list(source)
    for one in sources:
        if not isinstance(one, str | Article):
            raise ConfigError(
                "summarize(source)", None, f"expected str or Article, not {type(one).__name__}"
            )
    # Equal strings are told apart by their number, others by what they say: were it their
    # place in the list, the order of the sources would decide between equals.
    seen: Counter[str] = Counter()
    documents = []
    for one in sources:
        if isinstance(one, str):
            documents.append(_document_of(one, seen[one]))
            seen[one] += 1
        else:
            documents.append(pipeline.document_of(one))
    answering = pipeline.relevant(documents, query) or tuple(documents)
    budget = Budget(words=words, sentences=sentences)
    return Summary(
        choices=pipeline.choose(answering, budget, method=method, query=query, diversity=diversity)
    )


def _check_text(what: str, value: object, *, optional: bool = False) -> None:
    if not isinstance(value, str) and not (optional and value is None):
        raise ConfigError(what, None, f"expected a str, not {value!r}")


def _document_of(text: str, number: int) -> Document:
    """A string as a document of its own; ``number`` tells equal strings apart."""
    from briefing.pipeline import dateline_end
    from briefing.text.languages import detect
    from briefing.text.sentences import split_text

    revision = sha256_of(text)
    article_id = sha256_of(f"{number} {revision}")[:12]
    language = detect(text)
    end = dateline_end(text)
    found = split_text(text, language=language, article_id=article_id, dateline_end=end)
    article = Article(
        id=article_id,
        path="",
        title=None,
        text=text,
        paragraphs=(),
        published=None,
        language=language,
        sha256=revision,
        dateline_end=end,
    )
    return Document(article=article, sentences=found)
