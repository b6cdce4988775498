"""Which sentences come first: those staff picked, and each side's before another's second."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefing.errors import ConfigError
from briefing.records import Chosen, Document, Sentence, comparable


def sentence_with(document: Document, words: str) -> str:
    """The one sentence of a document that has these words, as sidecars state it.

    Raises ConfigError where none has, or several.
    """
    wanted = comparable(words)
    if not wanted:
        raise ConfigError("TEXT", None, "is empty; give the sentence, or words of it")
    texts = dict.fromkeys(comparable(one.text) for one in document.sentences)
    found = [wanted] if wanted in texts else [text for text in texts if wanted in text]
    if len(found) == 1:
        return found[0]
    path = document.article.path
    if not found:
        raise ConfigError(
            "TEXT",
            None,
            f"no sentence of {path} has ‘{words}’; copy it from: briefing articles show "
            f"{document.article.id}",
        )
    raise ConfigError(
        "TEXT", None, f"{len(found)} sentences of {path} have ‘{words}’; give more of it"
    )


def pinned(document: Document) -> tuple[Sentence, ...]:
    """The sentences that staff want in a note, in order of the text."""
    return _named(document, document.article.pinned)


def dropped(document: Document) -> tuple[Sentence, ...]:
    """The sentences that staff want in no note."""
    return _named(document, document.article.dropped)


def _named(document: Document, texts: Iterable[str]) -> tuple[Sentence, ...]:
    wanted = {comparable(text) for text in texts}
    if not wanted:
        return ()
    return tuple(one for one in document.sentences if comparable(one.text) in wanted)


def each_side_first(
    choices: Iterable[Chosen], side: Callable[[Chosen], str | None]
) -> Iterator[Chosen]:
    """The choices, a side's second statement behind the first one of every other side.

    ``side`` tells whose statement a choice is, None where it is none: such keep their places.
    It is asked of no more choices than those given need, since it may cost much to tell.
    """
    ordered = list(choices)
    sides: list[str | None] = []
    heard: set[str] = set()
    waiting: list[Chosen] = []
    ahead = 0

    def side_at(place: int) -> str | None:
        sides.extend(map(side, ordered[len(sides) : place + 1]))
        return sides[place]

    def others_follow() -> bool:
        """Whether a choice further on is the first of its side."""
        nonlocal ahead
        while ahead < len(ordered) and ((one := side_at(ahead)) is None or one in heard):
            ahead += 1
        return ahead < len(ordered)

    for place, choice in enumerate(ordered):
        one = side_at(place)
        if one is not None and one in heard and others_follow():
            waiting.append(choice)
            continue
        yield choice
        if one is not None:
            heard.add(one)
        if waiting and not others_follow():
            yield from waiting
            waiting = []


def each_party_early(
    choices: Iterable[Chosen], party: Callable[[Chosen], str | None]
) -> list[Chosen]:
    """The choices, each party's first statement right behind the choice that opens them."""
    ordered = list(choices)
    heard: set[str] = set()
    early = []
    for choice in ordered[1:]:
        whose = party(choice)
        if whose is not None and whose not in heard:
            heard.add(whose)
            early.append(choice)
    rest = [choice for choice in ordered[1:] if not any(choice is one for one in early)]
    return [*ordered[:1], *early, *rest]
