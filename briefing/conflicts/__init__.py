"""Different figures or dates for the same thing, in the articles of one story.

figures  numbers, and whether two can both be right
tokens   the words of a sentence
claims   sentences → figures and dates with what they are about
words    the English words that tell what that is

Only English is read. Units are not converted, and a figure is held only against one of the
same unit. Precision comes before recall: two claims are held to be about the same thing
where what is counted is the same, the words around it are, and no name, day, year or word
that limits one of them speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from briefing.conflicts.claims import Claim, claims
from briefing.conflicts.words import COST, LABELS, MONEY, OTHERWISE, OUTCOMES
from briefing.records import Article, Conflict, Document
from briefing.text.words import primary

# Of the telling words around two figures, so many are in both, and this share of the fewer.
_SHARED = 2
_SHARE = 0.4
# Days named by two sentences that lie further apart are those of two events.
_ONE_EVENT = 3


def conflicts(documents: Iterable[Document]) -> tuple[Conflict, ...]:
    """What the articles of one story say in different figures or dates, in order of the text.

    Figures of one article are never held against each other: it may correct itself, or
    quote both. Of articles of different days, a later one that says it is an update (its
    figure "rose", is "revised") contradicts nothing, nor does a larger later count of what
    is counted on, such as the injured. Each side is the earliest sentence of those with its
    figure, the figure of most articles first. The order of documents does not matter.
    """
    ordered = sorted(documents, key=lambda document: _place(document.article))
    by_kind: dict[str, list[tuple[Document, Claim]]] = {}
    for document in ordered:
        if primary(document.article.language) not in ("en", None):
            continue
        day = _day(document.article)
        for sentence in document.sentences:
            for claim in claims(sentence, None if day is None else day.year):
                by_kind.setdefault(claim.kind, []).append((document, claim))
    found = []
    for kind, made in by_kind.items():
        for group in _groups(made):
            conflict = _conflict(kind, group)
            if conflict is not None:
                found.append(conflict)
    order = {document.article.id: number for number, document in enumerate(ordered)}

    def place(conflict: Conflict) -> tuple[int, int, str]:
        firsts = ((order[s.article_id], s.index) for s, _ in conflict.sides)
        return (*min(firsts), conflict.what)

    return tuple(sorted(found, key=place))


def _groups(
    made: Sequence[tuple[Document, Claim]],
) -> list[list[tuple[Document, Claim]]]:
    """Claims about the same thing that contradict each other, each with all that it does."""
    contradicted: dict[int, set[int]] = {}
    for number, (one_of, one) in enumerate(made):
        for further in range(number + 1, len(made)):
            other_of, other = made[further]
            if one_of.article.id == other_of.article.id or not _same_thing(one, other):
                continue
            if not _agree(one, other) and not _develops(one_of, one, other_of, other):
                contradicted.setdefault(number, set()).add(further)
                contradicted.setdefault(further, set()).add(number)
    groups = []
    seen: set[int] = set()
    for number in sorted(contradicted):
        if number in seen:
            continue
        group, open_ = {number}, [number]
        while open_:
            more = contradicted[open_.pop()] - group
            group |= more
            open_ += sorted(more)
        seen |= group
        groups.append([made[member] for member in sorted(group)])
    return groups


def _same_thing(one: Claim, other: Claim) -> bool:
    elsewhere = not (one.names & other.all_names or other.names & one.all_names)
    if one.names and other.names and elsewhere:
        return False
    if one.years != other.years:
        return False
    if one.days and other.days and not one.days & other.days:
        apart = min(abs((a - b).days) for a in one.days for b in other.days)
        if apart > _ONE_EVENT:
            return False
    if one.kind.split()[0] in OUTCOMES:
        return True
    if one.near != other.near:
        return False
    shared = len(one.about & other.about)
    fewer = min(len(one.about), len(other.about))
    named = 0 if one.kind in MONEY else len(one.names & other.names)
    return 0 < shared >= _SHARED - named and shared + named >= _SHARE * fewer


def _agree(one: Claim, other: Claim) -> bool:
    if one.figure is not None and other.figure is not None:
        return one.figure.agrees(other.figure)
    return one.day == other.day


def _develops(one_of: Document, one: Claim, other_of: Document, other: Claim) -> bool:
    """Whether one of two claims, the later, tells what has become of the other."""
    first, second = _day(one_of.article), _day(other_of.article)
    if first is None or second is None or first == second:
        return False
    earlier, later = (one, other) if first < second else (other, one)
    if later.updates:
        return True
    if not later.grows or earlier.figure is None or later.figure is None:
        return False
    return later.figure.value > earlier.figure.value


def _conflict(kind: str, group: Sequence[tuple[Document, Claim]]) -> Conflict | None:
    """The sides of a conflict: claims that agree are one side, told by the first of them."""
    sides: list[list[tuple[Document, Claim]]] = []
    for member in group:
        side = next((s for s in sides if _agree(s[0][1], member[1])), None)
        if side is None:
            sides.append([member])
        else:
            side.append(member)
    if len(sides) < 2:
        return None
    sides.sort(key=lambda side: -len({document.article.id for document, _ in side}))
    told = [side[0][1] for side in sides]
    places = ((document.article.id, claim.sentence.index) for document, claim in group)
    return Conflict(
        what=_what(kind, told),
        sides=tuple((claim.sentence, claim.shown) for claim in told),
        claimed=tuple(dict.fromkeys(places)),
    )


def _what(kind: str, told: Sequence[Claim]) -> str:
    """What the claims are about, fit to head them: what is counted, in the words of the
    source that says most of it, else a plain label."""
    named = max((claim.what for claim in told), key=len)
    if named:
        return named
    if kind in MONEY:
        return COST if told[0].near == COST else LABELS["money"]
    return LABELS.get(kind, OTHERWISE)


def _place(article: Article) -> tuple[bool, date, str, str]:
    day = _day(article)
    return (day is None, day or date.max, article.path, article.id)


def _day(article: Article) -> date | None:
    if article.published is None:
        return None
    value = article.published.value
    return value.date() if isinstance(value, datetime) else value
