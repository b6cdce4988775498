"""The way back: what a document cites, held against what the corpus holds.

Two questions for each footnote mark. Is the text before it the quote that its footnote
cites? Then the hash in the document agrees. And does the source say so? Then the corpus
does: a document whose text and hash were altered alike is found out by the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing.records import (
    PARAGRAPH_BREAK,
    Evidence,
    Held,
    Insertion,
    Kept,
    Locator,
    Outcome,
    ReadBack,
    Use,
    Verdict,
    Verification,
    comparable,
    sha256_of,
    weave,
)
from briefing.records.frozen import dataclass
from briefing.text.sentences import spans

HOLDING: frozenset[Outcome] = frozenset({"holds", "holds in an earlier revision"})

_SENTENCE_END = re.compile(r"[.!?…。！？｡।۔؟։።][\"'”’»)\]」』]*$")
_BRACKETS = re.compile(r"\s*\[[^\[\]]*\]")
_WORD = re.compile(r"\w+")
_SHOWN = 5  # differing places of a quote
_SEARCHED = 400  # word boundaries of one paragraph at which a quote may begin


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    outcome: Outcome
    detail: str = ""
    unsourced: tuple[str, ...] = ()


def verify(
    path: str, read_back: ReadBack, look_up: Callable[[Locator], Held | None]
) -> Verification:
    """The verdict on every use of a citation in a document, in its order.

    ``look_up`` gives what the corpus holds of a locator's article, None where it has no
    such article. ``unsourced`` are the sentences that the document itself shows to be
    without a citation, then those found in front of a quote.
    """
    held: dict[str, Held | None] = {}
    for locator in read_back.locators:
        if locator.article not in held:
            held[locator.article] = look_up(locator)
    by_hash = {locator.sha256: locator for locator in reversed(read_back.locators)}
    verdicts: list[Verdict] = []
    unsourced = list(read_back.unsourced)
    before = ""
    for use in read_back.uses:
        before = use.text or before
        if use.locator is None:
            finding = _Finding(
                outcome="renumbered",
                detail="the mark leads to no footnote of this note, or its text was edited",
            )
        else:
            article = held.get(use.locator.article)
            finding = _judge(_Shown(use=use, text=before), use.locator, article, by_hash)
        if use.text:  # else the mark before has told them
            unsourced.extend(finding.unsourced)
        verdicts.append(
            Verdict(
                label=use.label,
                outcome=finding.outcome,
                detail=finding.detail,
                locator=use.locator,
            )
        )
    return Verification(path=path, verdicts=tuple(verdicts), unsourced=tuple(unsourced))


def failures(verification: Verification) -> tuple[Verdict, ...]:
    """The verdicts that don't hold; with none, the document is proved."""
    return tuple(v for v in verification.verdicts if v.outcome not in HOLDING)


# --- the text of the document ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What a document shows before a mark; ``text`` of the mark before where it is empty."""

    use: Use
    text: str


def _judge(
    shown: _Shown, locator: Locator, held: Held | None, by_hash: Mapping[str, Locator]
) -> _Finding:
    """Whether the text is the footnote's quote, and then whether the source says so."""
    truth = _cited_text(locator, held)
    if _is_quote(shown.text, locator, truth):
        return _proved(shown.text, locator, held)
    for start in _word_starts(shown.text):  # sentences of somebody else in front of the quote
        added, quote = shown.text[:start].rstrip(), shown.text[start:]
        if _SENTENCE_END.search(added) and _is_quote(quote, locator, truth):
            finding = _proved(quote, locator, held)
            sentences = tuple(added[begin:end] for begin, end in spans(added))
            return _Finding(outcome=finding.outcome, detail=finding.detail, unsourced=sentences)
    other = _quoted_elsewhere(shown.text, by_hash)
    if other is not None and other.sha256 != locator.sha256:
        return _Finding(
            outcome="renumbered",
            detail=(
                f"stands behind the quote of citation {other.number} ({other.path}), "
                f"but leads to citation {locator.number} ({locator.path})"
            ),
        )
    if truth is None:
        detail = "the text is not the quote that was cited"
        if held is None:
            detail += f", and article {locator.article} ({locator.path}) is not in the corpus"
        return _Finding(outcome="changed quote", detail=detail)
    woven = weave(truth, locator.insertions)
    if _brackets_differ(shown.text, truth, locator):
        detail = _differences(shown.text, woven, whose="the note as it was written")
        return _Finding(outcome="changed insertion", detail=detail)
    return _Finding(outcome="changed quote", detail=_differences(shown.text, woven))


def _is_quote(text: str, locator: Locator, truth: str | None) -> bool:
    """Whether a text is the quote of a locator with its insertions, each at its place."""
    if truth is not None and comparable(text) == comparable(weave(truth, locator.insertions)):
        return True
    plain = _taken_out(text, locator.insertions)
    if plain is None or (truth is not None and comparable(plain) == comparable(truth)):
        return False  # what is inserted is missing, or stands at another place
    return locator.sha256 in {sha256_of(plain), sha256_of(comparable(plain))}


def _taken_out(text: str, insertions: Iterable[Insertion]) -> str | None:
    """A text without its insertions; None where it lacks one of them."""
    insertions = tuple(insertions)
    kept, rest = "", comparable(text) if insertions else text
    for one in insertions:
        before, found, rest = rest.partition(f" [{comparable(one.text)}]")
        if not found:
            return None
        kept += before
    return kept + rest


def _brackets_differ(text: str, truth: str, locator: Locator) -> bool:
    """Whether a text differs from the quote in nothing but what stands in square brackets."""
    ours = bool(locator.insertions) or text.count("[") > truth.count("[")
    plain = (comparable(_BRACKETS.sub("", one)) for one in (text, truth))
    return ours and next(plain) == next(plain)


def _proved(text: str, locator: Locator, held: Held | None) -> _Finding:
    """What the corpus says of a quote that is as the document's data have it."""
    finding = _in_corpus(_taken_out(text, locator.insertions) or text, locator, held)
    if finding.outcome not in HOLDING or held is None:
        return finding
    source = held.texts.get(locator.revision, held.texts.get(held.current, ""))
    purged = () if locator.revision in held.texts else held.purged.get(locator.revision, ())
    for one in locator.insertions:
        if purged and one.evidence is not None:
            kept = _of_purged(one.evidence, purged)
            if kept is None:
                detail = "the text was purged, with what ‘[{}]’ rests on; its hash agrees"
                return _Finding(outcome=finding.outcome, detail=detail.format(one.text))
            source = kept
        if not _rests_on_source(one, source):
            detail = f"‘[{one.text}]’ does not rest on what the source says at the place it names"
            return _Finding(outcome="changed insertion", detail=detail)
    return finding


def _of_purged(place: Evidence, kept: Iterable[Kept]) -> str | None:
    """As much of a purged text as has the words of a place where they stood; None: not kept."""
    for one in kept:
        same = (one.paragraph, one.start, one.end) == (place.paragraph, place.start, place.end)
        if same and one.text is not None:
            before = PARAGRAPH_BREAK * (one.paragraph - 1)
            return before.ljust(one.start) + one.text
    return None


def _rests_on_source(insertion: Insertion, source: str) -> bool:
    """Whether every word of an insertion stands at its place; a date may rest on no place."""
    place = insertion.evidence
    if place is None:
        return insertion.kind == "date"
    if not 0 <= place.start < place.end <= len(source):
        return False
    if source.count(PARAGRAPH_BREAK, 0, place.start) + 1 != place.paragraph:
        return False
    evidence = set(_WORD.findall(source[place.start : place.end].casefold()))
    words = _WORD.findall(insertion.text.casefold())
    return insertion.kind == "date" or all(word in evidence for word in words)


def _quoted_elsewhere(text: str, by_hash: Mapping[str, Locator]) -> Locator | None:
    """The citation whose quote the text is, or ends with behind sentences of somebody else."""
    for start in (0, *_word_starts(text)):
        if start and not _SENTENCE_END.search(text[:start].rstrip()):
            continue
        quote = text[start:]
        other = by_hash.get(sha256_of(quote)) or by_hash.get(sha256_of(comparable(quote)))
        if other is not None:
            return other
        if "[" in quote:  # it may be so with what is inserted in that citation
            for one in by_hash.values():
                plain = _taken_out(quote, one.insertions) if one.insertions else None
                if plain is not None and sha256_of(plain) == one.sha256:
                    return one
    return None


def _word_starts(text: str) -> Iterator[int]:
    for count, space in enumerate(re.finditer(r"\s+", text)):
        if count == _SEARCHED:
            return
        yield space.end()


# --- the text of the source ------------------------------------------------------------


def _cited_text(locator: Locator, held: Held | None) -> str | None:
    """What the source says at the place of a locator, where that can be known for certain."""
    if held is None:
        return None
    if locator.revision in held.texts:
        return held.texts[locator.revision][locator.start : locator.end]
    text = held.texts.get(held.current, "")[locator.start : locator.end]
    return text if sha256_of(text) == locator.sha256 else None


def _in_corpus(quote: str, locator: Locator, held: Held | None) -> _Finding:
    """Whether the source says what the document quotes, at the place that it names."""
    if held is None:
        return _Finding(
            outcome="missing article",
            detail=(
                f"article {locator.article} ({locator.path}) is not in the corpus; "
                "put its file back and run 'briefing ingest'"
            ),
        )
    if locator.revision in held.purged and locator.revision not in held.texts:
        return _among_kept(locator, held.purged[locator.revision])
    current = held.texts.get(held.current, "")
    if locator.revision not in held.texts:
        if _same(current[locator.start : locator.end], quote):
            return _Finding(
                outcome="holds", detail="the text was changed since, but not in this sentence"
            )
        return _Finding(outcome="changed source", detail=_now(quote, current, held.path))
    text = held.texts[locator.revision]
    cited = text[locator.start : locator.end]
    if not _same(cited, quote):
        place = _found(quote, text)
        if place is None:
            return _Finding(
                outcome="changed quote",
                detail=f"the source is unchanged, and says otherwise: {_differences(quote, cited)}",
            )
        return _Finding(
            outcome="changed quote",
            detail=(
                f"the quote does not stand at characters {locator.start}–{locator.end} of "
                f"{held.path}, but at {place}"
            ),
        )
    paragraph = text.count(PARAGRAPH_BREAK, 0, locator.start) + 1
    if paragraph != locator.paragraph:
        return _Finding(
            outcome="changed quote",
            detail=f"the quote stands in paragraph {paragraph}, not {locator.paragraph}",
        )
    if locator.revision == held.current:
        return _Finding(outcome="holds")
    return _Finding(outcome="holds in an earlier revision", detail=_now(quote, current, held.path))


def _among_kept(locator: Locator, kept: Iterable[Kept]) -> _Finding:
    """What the hashes say that are kept of a purged text; the quote agrees with its own."""
    there = [one for one in kept if (one.start, one.end) == (locator.start, locator.end)]
    for one in there:
        if (one.paragraph, one.sha256) == (locator.paragraph, locator.sha256):
            told = "the text was purged; the hash that is kept of it agrees"
            return _Finding(outcome="holds", detail=told)
    if there:
        return _Finding(
            outcome="changed quote",
            detail="the text was purged, and the hash that is kept of this place is another",
        )
    return _Finding(
        outcome="missing article",
        detail=f"the text of {locator.path} was purged, and of this quote no hash was kept",
    )


def _same(one: str, other: str) -> bool:
    return comparable(one) == comparable(other)


def _found(quote: str, text: str) -> str | None:
    start = text.find(quote)
    return None if start < 0 else f"{start}–{start + len(quote)}"


def _now(quote: str, current: str, path: str) -> str:
    """What became of a quote in the text of today."""
    place = _found(quote, current)
    if place is not None:
        return f"{path} was changed; it has the quote at characters {place} now"
    nearest = max(
        (current[start:end] for start, end in spans(current)),
        key=lambda sentence: _likeness(sentence, quote),
        default="",
    )
    if _likeness(nearest, quote) < 0.6:
        return f"{path} was changed and no longer says this"
    return f"{path} was changed: {_differences(quote, nearest)}"


def _likeness(one: str, other: str) -> float:
    """The share of words that two sentences have in common, order counting (Ratcliff 1988)."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _differences(shown: str, truth: str, whose: str = "the source") -> str:
    """The words in which a document differs from its source: "'60' where the source has '16'"."""
    here, there = comparable(shown).split(), comparable(truth).split()
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, here, there, autojunk=False)
    places = []
    for kind, a, b, c, d in matcher.get_opcodes():
        ours, theirs = _short(here[a:b]), _short(there[c:d])
        if kind == "replace":
            places.append(f"‘{ours}’ where {whose} has ‘{theirs}’")
        elif kind == "delete":
            places.append(f"‘{ours}’ is not in {whose}")
        elif kind == "insert":
            places.append(f"‘{theirs}’ of {whose} is missing")
    more = f"; and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return "; ".join(places[:_SHOWN]) + more


def _short(words: list[str]) -> str:
    return " ".join(words) if len(words) <= 12 else " ".join((*words[:8], "…", *words[-3:]))
