"""What can be seen of a block that tells whether it is the article's: names of features.

A block's own shape (length, ending, capitals, figures, function words), what its neighbours
are, where it stands to the stretch that the rules take for the article, and how many of its
words the paragraphs of that stretch share. What each of these is worth is learned (see
``chain``); here is only what is looked at.
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
# One letter for what a block is; P, L, h, m, s, k, b, t stand for text of different shapes.
_CODES = {
    Kind.FURNITURE: "F",
    Kind.CAPTION: "C",
    Kind.RELATED: "R",
    Kind.COMMENTS: "M",
    Kind.REPEATED: "D",
    Kind.COLOPHON: "A",
}
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
) -> Iterator[list[str]]:
    """Give the names of each block's features, in order.

    ``stretch`` (half-open) and ``body`` are what the rules take for the article, ``headers``
    the indices of its header lines.
    """
    endings = [_ending(block) for block in blocks]
    classes = [
        _HEADER if index in headers else _class_of(block, kind, ending)
        for index, (block, kind, ending) in enumerate(zip(blocks, kinds, endings, strict=True))
    ]
    sizes = ["s" if one.words < 5 else "m" if one.words < _PARAGRAPH else "l" for one in blocks]
    once, twice = _words_of_the_article(blocks, classes, stretch)
    lines = zip(blocks, classes, endings, sizes, _own(blocks, sizes, once, twice), strict=True)
    around = _around(classes)
    runs = _runs(classes)
    places = _places(blocks, classes, sizes, stretch, frozenset(body))
    padded = ["^", "^", *classes, "$", "$"]
    last = len(blocks) - 1
    for index, (block, one, ending, size, names) in enumerate(lines):
        length = bisect_right(_LENGTHS, block.words)
        after = index == last or blocks[index + 1].apart
        names += (
            f"length {length}{ending}",
            f"is {one}",
            f"apart {size}{block.apart:d}{after:d}",
            f"before {padded[index + 1]}{one}",
            f"before2 {padded[index]}{size}",
            f"after {padded[index + 3]}{one}",
            f"after2 {padded[index + 4]}{size}",
            f"run {one if one in 'hbsk' else '-'}{bisect_right(_DISTANCES, runs[index])}",
            f"around {size}{around[index] // 2}",
        )
        if block.bullet:
            names.append(f"bullet {size}{ending}")
        names += places[index]
        yield names


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
    blocks: Sequence[Block], sizes: Sequence[str], once: set[str], twice: set[str]
) -> Iterator[list[str]]:
    """The features of what each block says."""
    functional = _function_words()
    for block, size in zip(blocks, sizes, strict=True):
        names: list[str] = []
        text = block.text
        if block.words < _LOOKED_AT and not is_east_asian(text):
            words = _WORD.findall(text)
            if words:
                capitals = sum(1 for word in words if word[0].isupper()) / len(words)
                lowered = [word.lower() for word in words]
                functions = sum(1 for word in lowered if word in functional) / len(words)
                names.append(f"capitals {size}{bisect_right(_SHARES, capitals)}")
                names.append(f"functions {size}{bisect_right(_SHARES, functions)}")
                telling = [word for word in lowered if len(word) >= _TELLING]
                shared = "-"
                if telling:
                    known = twice if once.issuperset(telling) else once
                    part = sum(1 for word in telling if word in known) / len(telling)
                    shared = str(bisect_right(_SHARES, part))
                names.append(f"shared {size}{shared}")
                if not _SECOND_PERSON.isdisjoint(lowered):
                    names.append(f"you {size}")
                if not _FIRST_PERSON.isdisjoint(lowered):
                    names.append(f"we {size}")
            if text[:1].islower():
                names.append(f"small {size}")
        if block.words < _LOOKED_AT:
            figures = len(_DIGIT.findall(text)) / len(text)
            names.append(f"figures {size}{bisect_right(_FIGURES, figures)}")
            if "|" in text or " › " in text or "»" in text or " / " in text:
                names.append(f"bar {size}")
            if "@" in text or "http" in text or "www." in text:
                names.append("address")
        if '"' in text or "“" in text or "„" in text or "«" in text:
            names.append(f"quote {size}")
        yield names


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
) -> list[list[str]]:
    """The features of where each block stands: to the stretch, and behind what."""
    start, end = stretch
    total = sum(block.words for block, one in zip(blocks, classes, strict=True) if one == "P")
    so_far = 0
    markers: dict[str, int] = {}
    places: list[list[str]] = []
    for index, (block, one, size) in enumerate(zip(blocks, classes, sizes, strict=True)):
        names = [f"part {bisect_right(_PARTS, so_far / total if total else 0.0)}"]
        if index < start:
            names.append(f"above {bisect_right(_DISTANCES, start - index)}{size}")
        elif index >= end:
            names.append(f"below {bisect_right(_DISTANCES, index - end + 1)}{size}")
        else:
            kept = "kept" if index in body else "left"
            names += (f"{kept} {size}", f"{kept} {one}")
        for marker, place in markers.items():
            names.append(f"since {marker}{bisect_right(_DISTANCES, index - place)}")
        if one == _HEADER or (so_far and one in _MARKERS):
            markers[one] = index
        if one == "P":
            so_far += block.words
        places.append(names)
    return places
