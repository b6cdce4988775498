"""What can be seen of a block that tells whether it is the article's: names of features.

A block's own shape (length, ending, capitals, figures, function words), what its neighbours
are, where it stands to the title and to the stretch that the rules take for the article, and
how many of its words the title and the paragraphs of that stretch share. What each of these
is worth is learned (see ``chain``); here is only what is looked at.

The names come in groups, and the same group is the same tuple again and again: what it is
worth is added up once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from briefing.articles.blocks import Block, is_east_asian
from briefing.articles.furniture import Kind
from briefing.text.patterns import word_set
from briefing.text.stopwords import STOPWORDS

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# Words from which a block that ends as a sentence is a paragraph; from which one that does
# not is as good as one; up to which one may be a heading; up to which its words are looked at.
_PARAGRAPH = 12
_LONG = 25
_HEADING = 17
_LOOKED_AT = 40
# A word of so many letters tells what a text is about.
_TELLING = 4
# Where one class of a number ends and the next begins.
_LENGTHS = (2, 3, 5, 8, 12, 18, 30, 60)
_DISTANCES = (1, 2, 3, 5, 8, 13, 30)
_SHARES = (0.01, 0.2, 0.4, 0.7)
_FIGURES = (0.001, 0.06, 0.2)
_PARTS = (0.0001, 0.1, 0.3, 0.6, 0.9, 0.999)
_AROUND = 5
# In lines to the title; in words the paragraphs of the stretch have.
_ABOVE_TITLE = (2, 5, 12)
_BELOW_TITLE = (1, 2, 3, 5, 9, 20)
_WORDS_OF_PARAGRAPHS = (40, 120, 250, 500)
_MOST_OF_TITLE = 0.6
# So many different lines (and groups of features) are remembered, most of them navigation.
_REMEMBERED = 4096
# One letter for what a block is; P, L, h, m, s, k, b, t stand for text of different shapes.
_CODES = {
    Kind.FURNITURE: "F",
    Kind.CAPTION: "C",
    Kind.RELATED: "R",
    Kind.COMMENTS: "M",
    Kind.REPEATED: "D",
    Kind.COLOPHON: "A",
}
Group = tuple[str, ...]
_HEADER = "H"
_PARAGRAPHS = "PL"
_MARKERS = "RMA"
_SECOND_PERSON = word_set(
    "you your yours yourself du dich dir dein deine deinen deiner deinem ihr euch euer eure "
    "ihre ihren ihrem ihnen vous votre vos te tu tus tuyo su sus usted ustedes você seu sua"
)
_FIRST_PERSON = word_set(
    "i my me we our us ich mein meine meinen mir mich wir unser unsere uns je nous "
    "notre nos yo mi nosotros nuestro nuestra eu nós nosso io noi"
)


def features_of(
    blocks: Sequence[Block],
    kinds: Sequence[Kind],
    headers: Collection[int],
    stretch: tuple[int, int],
    body: Collection[int],
    title: int | None = None,
) -> Iterator[tuple[Group, ...]]:
    """Give the names of each block's features, in order, in groups.

    ``stretch`` (half-open) and ``body`` are what the rules take for the article, ``headers``
    the indices of its header lines, ``title`` the index of its title.
    """
    endings = [_ending(block) for block in blocks]
    classes = [
        _HEADER if index in headers else _class_of(block, kind, ending)
        for index, (block, kind, ending) in enumerate(zip(blocks, kinds, endings, strict=True))
    ]
    sizes = ["s" if one.words < 5 else "m" if one.words < _PARAGRAPH else "l" for one in blocks]
    own = _own(blocks, sizes, _words_of_the_article(blocks, classes, stretch), title)
    places = _places(blocks, classes, sizes, stretch, frozenset(body))
    around = _around(classes)
    runs = _runs(classes)
    paragraphs = sum(
        blocks[index].words for index in range(*stretch) if classes[index] in _PARAGRAPHS
    )
    richness = bisect_right(_WORDS_OF_PARAGRAPHS, paragraphs)
    padded = ["^", "^", *classes, "$", "$"]
    last = len(blocks) - 1
    for index, block in enumerate(blocks):
        one, size = classes[index], sizes[index]
        after = index == last or blocks[index + 1].apart
        before, follows = padded[index + 1], padded[index + 3]
        length = bisect_right(_LENGTHS, block.words)
        run = bisect_right(_DISTANCES, runs[index])
        yield (
            *own[index],
            _shape(length, endings[index], one, size, block.apart, after, block.bullet),
            _neighbours(before, one, follows),
            _further(padded[index], size, padded[index + 4]),
            _company(one, size, run, around[index] // 2, richness),
            _by_title(index, title, stretch, size),
            *places[index],
        )


@lru_cache(maxsize=_REMEMBERED)
def _shape(
    length: int, ending: str, one: str, size: str, apart: bool, after: bool, bullet: bool
) -> Group:
    names = (f"length {length}{ending}", f"is {one}", f"apart {size}{apart:d}{after:d}")
    return (*names, f"bullet {size}{ending}") if bullet else names


@lru_cache(maxsize=_REMEMBERED)
def _neighbours(before: str, one: str, after: str) -> Group:
    names = (f"before {before}{one}", f"after {after}{one}")
    return (*names, f"same {one}") if before == one == after else names


@lru_cache(maxsize=_REMEMBERED)
def _further(before: str, size: str, after: str) -> Group:
    return (f"before2 {before}{size}", f"after2 {after}{size}")


@lru_cache(maxsize=_REMEMBERED)
def _company(one: str, size: str, run: int, around: int, richness: int) -> Group:
    return (
        f"run {one if one in 'hbsk' else '-'}{run}",
        f"around {size}{around}",
        f"rich {richness}{one}",
    )


def _by_title(index: int, title: int | None, stretch: tuple[int, int], size: str) -> Group:
    if title is None:
        return _near_title("", 0, size)
    if index < title:
        return _near_title("above", bisect_right(_ABOVE_TITLE, title - index), size)
    start, end = stretch
    where = "at" if index == title else "gap" if index < start else "in" if index < end else "after"
    return _near_title(where, bisect_right(_BELOW_TITLE, index - title), size)


@lru_cache(maxsize=_REMEMBERED)
def _near_title(where: str, distance: int, size: str) -> Group:
    if where in ("", "above"):
        return (f"title {where}{distance}{size}",)
    behind = f"title below{distance}{size}"
    return (behind,) if where == "at" else (behind, f"title {where} {size}")


def _ending(block: Block) -> str:
    text = block.text
    if text.endswith(("…", "...", "[…]", "[...]")):
        return "~"
    if block.ends:
        return "?" if text.endswith(("?", "!")) else "."
    return ":" if text.endswith((":", "：", ",", ";")) else "-"


def _class_of(block: Block, kind: Kind, ending: str) -> str:
    code = _CODES.get(kind)
    if code is not None:
        return code
    if ending in ".?":
        return "P" if block.words >= _PARAGRAPH else "k" if block.bullet else "s"
    if block.words >= _LONG:
        return "L"
    if ending == "~":
        return "t"
    if block.bullet:
        return "b"
    return "h" if block.words < _HEADING else "m"


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset().union(*STOPWORDS.values())


def _words_of_the_article(
    blocks: Sequence[Block], classes: Sequence[str], stretch: tuple[int, int]
) -> tuple[set[str], set[str]]:
    """The words in the paragraphs of the stretch, and those of more than one of them."""
    once: set[str] = set()
    twice: set[str] = set()
    for index in range(*stretch):
        if classes[index] in _PARAGRAPHS:
            words = set(_WORD.findall(blocks[index].text.lower()))
            twice |= once & words
            once |= words
    return once, twice


def _own(
    blocks: Sequence[Block],
    sizes: Sequence[str],
    of_the_article: tuple[set[str], set[str]],
    title: int | None,
) -> list[tuple[Group, Group]]:
    """The features of what each block says, and of what it shares with title and article."""
    once, twice = of_the_article
    titled: frozenset[str] = frozenset()
    if title is not None:
        titled = frozenset(_telling(blocks[title].text.lower()))
    found: list[tuple[Group, Group]] = []
    for index, (block, size) in enumerate(zip(blocks, sizes, strict=True)):
        text = block.text
        if block.words >= _LOOKED_AT or is_east_asian(text):
            common = "-"
            if titled and index != title:
                lowered = text.lower()
                common = _in_common(sum([word in lowered for word in titled]), len(titled))
            names = _marks(text, block.words, size, block.bullet)
            found.append((names, _shared(size, "~", common)))
            continue
        names, telling = _said(text, block.words, size, block.bullet)
        share, common = "-", "-" if not titled or index == title else "0"
        if telling:
            known = twice if once.issuperset(telling) else once
            part = sum([word in known for word in telling]) / len(telling)
            share = str(bisect_right(_SHARES, part))
            if titled and index != title:
                common = _in_common(len(titled.intersection(telling)), len(titled))
        found.append((names, _shared(size, share, common)))
    return found


def _in_common(words: int, of: int) -> str:
    return f"{min(3, words)}{'+' if words >= _MOST_OF_TITLE * of else ''}"


def _telling(lowered: str) -> list[str]:
    return [word for word in _WORD.findall(lowered) if len(word) >= _TELLING]


@lru_cache(maxsize=_REMEMBERED)
def _shared(size: str, share: str, common: str) -> Group:
    return (f"shared {size}{share}", f"titled {size}{common}")


@lru_cache(maxsize=_REMEMBERED)
def _said(text: str, words: int, size: str, bullet: bool) -> tuple[Group, tuple[str, ...]]:
    """The features of a line by itself, and its telling words."""
    names = list(_marks(text, words, size, bullet))
    spoken = _WORD.findall(text)
    lowered = [word.lower() for word in spoken]
    if spoken:
        functional = _function_words()
        capitals = sum([word[0].isupper() for word in spoken]) / len(spoken)
        functions = sum([word in functional for word in lowered]) / len(spoken)
        names.append(f"capitals {size}{bisect_right(_SHARES, capitals)}")
        names.append(f"functions {size}{bisect_right(_SHARES, functions)}")
        if not _SECOND_PERSON.isdisjoint(lowered):
            names.append(f"you {size}")
        if not _FIRST_PERSON.isdisjoint(lowered):
            names.append(f"we {size}")
    if text[:1].islower():
        names.append(f"small {size}")
    return tuple(names), tuple(word for word in lowered if len(word) >= _TELLING)


def _marks(text: str, words: int, size: str, bullet: bool) -> Group:
    """The features of the signs in a text."""
    names: list[str] = []
    if text[:1].isdigit():
        names.append(f"number {size}{'b' if bullet else ''}")
    if text.isupper():
        names.append(f"loud {size}")
    if words < _LOOKED_AT:
        figures = len(_DIGIT.findall(text)) / len(text)
        names.append(f"figures {size}{bisect_right(_FIGURES, figures)}")
        if "|" in text or " › " in text or "»" in text or " / " in text:
            names.append(f"bar {size}")
        if "@" in text or "http" in text or "www." in text:
            names.append("address")
    if '"' in text or "“" in text or "„" in text or "«" in text:
        names.append(f"quote {size}")
    if "(" in text:
        names.append(f"bracket {size}")
    if ":" in text[:-1]:
        names.append(f"colon {size}")
    if text.endswith((">", "»", "→", "›")):
        names.append(f"arrow {size}")
    return tuple(names)


def _around(classes: Sequence[str]) -> list[int]:
    """How many paragraphs stand near each block, itself included."""
    sums = [0]
    for one in classes:
        sums.append(sums[-1] + (one == "P"))
    last = len(classes)
    return [
        sums[min(last, index + _AROUND + 1)] - sums[max(0, index - _AROUND)]
        for index in range(last)
    ]


def _runs(classes: Sequence[str]) -> list[int]:
    """How many blocks that are no paragraphs stand together with each of them."""
    runs = [0] * len(classes)
    first = 0
    for index in range(len(classes) + 1):
        if index == len(classes) or classes[index] in _PARAGRAPHS:
            runs[first:index] = [index - first] * (index - first)
            first = index + 1
    return runs


def _places(
    blocks: Sequence[Block],
    classes: Sequence[str],
    sizes: Sequence[str],
    stretch: tuple[int, int],
    body: frozenset[int],
) -> list[tuple[Group, Group]]:
    """The features of where each block stands: to the stretch, and behind what."""
    start, end = stretch
    total = sum([block.words for block, one in zip(blocks, classes, strict=True) if one == "P"])
    so_far = 0
    markers: dict[str, int] = {}
    places: list[tuple[Group, Group]] = []
    for index, (block, one, size) in enumerate(zip(blocks, classes, sizes, strict=True)):
        part = bisect_right(_PARTS, so_far / total if total else 0.0)
        if index < start:
            place = _place(part, "above", bisect_right(_DISTANCES, start - index), size, one)
        elif index >= end:
            place = _place(part, "below", bisect_right(_DISTANCES, index - end + 1), size, one)
        else:
            place = _place(part, "kept" if index in body else "left", 0, size, one)
        since: Group = ()
        if markers:
            since = tuple(
                [
                    f"since {marker}{bisect_right(_DISTANCES, index - at)}"
                    for marker, at in markers.items()
                ]
            )
        places.append((place, since))
        if one == _HEADER or (so_far and one in _MARKERS):
            markers[one] = index
        if one == "P":
            so_far += block.words
    return places


@lru_cache(maxsize=_REMEMBERED)
def _place(part: int, where: str, distance: int, size: str, one: str) -> Group:
    if where in ("above", "below"):
        return (f"part {part}", f"{where} {distance}{size}")
    return (f"part {part}", f"{where} {size}", f"{where} {one}")
