"""What can be seen of a block that tells whether it is the article's, as a table of numbers.

A block's own shape (length, ending, capitals, figures, function words), what its neighbours
are, where it stands to the title and to the stretch that the rules take for the article, and
how many of its words the title and the paragraphs of that stretch share: ``seen_of``. And,
once each block has a first chance of being the article's, what the chances around it are:
``company_of``. What all this is worth is learned (see ``trees``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.articles.blocks import Block, is_east_asian
from briefing.articles.columns import (
    FARTHEST,
    NOTHING,
    alike,
    around,
    best_stretch,
    moved,
    part_known,
    sides,
    since,
    times,
)
from briefing.articles.furniture import Kind
from briefing.records.frozen import dataclass
from briefing.text.patterns import word_set
from briefing.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from briefing.articles.columns import Column, Columns

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
# Words from which a block that ends as a sentence is a paragraph; from which one that does
# not is as good as one; up to which one may be a heading.
_PARAGRAPH = 12
_LONG = 25
_HEADING = 17
# A word of so many letters tells what a text is about; so much of a text is looked at.
_TELLING = 4
_LOOKED_AT = 400  # characters
# So many different lines are remembered, most of them navigation; and none longer than this.
_REMEMBERED = 4096
_SHORT = 200
# What a block is, in one letter (P, L, s, k, t, m, h, b stand for text of different shapes),
# from what is likeliest to be the article's to what is least likely.
_CLASSES = "PLsktmhbCDFHARM"
_HEADER = "H"
_CODES = {
    Kind.FURNITURE: "F",
    Kind.CAPTION: "C",
    Kind.RELATED: "R",
    Kind.COMMENTS: "M",
    Kind.REPEATED: "D",
    Kind.COLOPHON: "A",
}
_PARAGRAPHS = "PL"
_ENDINGS = ".?~:-"
# Scripts that have no capitals and no spaces are taken to be as running text is elsewhere.
_USUAL_FUNCTIONS, _USUAL_CAPITALS = 0.4, 0.1
# What stands for a title that is not there.
_NO_TITLE = -999.0
_RADII = (2, 5, 12)
_SECOND_PERSON = word_set(
    "you your yours yourself du dich dir dein deine deinen deiner deinem ihr euch euer eure "
    "ihre ihren ihrem ihnen vous votre vos te tu tus tuyo su sus usted ustedes você seu sua"
)
_FIRST_PERSON = word_set(
    "i my me we our us ich mein meine meinen mir mich wir unser unsere uns je nous "
    "notre nos yo mi nosotros nuestro nuestra eu nós nosso io noi"
)
# What of a block is looked at again in those around it, by how far away it is.
_NEIGHBOURS = {
    1: ("class", "words", "functions", "shared", "ending", "bullet", "capitals", "ruled"),
    2: ("class", "words", "functions", "shared", "ending"),
    3: ("class", "words"),
}
# A chance from which a block is taken for the article's, and its words (from so many) for those
# the article uses; and what a chance must exceed to speak for a stretch.
_LIKELY = 0.6
_ENOUGH_WORDS = 8
_EVEN = 0.4
_MOST_WORTH = 60.0
_SUREST = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is looked at: the blocks of a file, and what the rules found among them.

    ``stretch`` (half-open) and ``body`` are what the rules take for the article, ``headers``
    the indices of its header lines, ``dated`` of those with a date, ``title`` the index of
    its title; ``next_article`` and ``comments`` are where those begin below it.
    """

    blocks: Sequence[Block]
    kinds: Sequence[Kind]
    headers: Collection[int]
    dated: Collection[int]
    stretch: tuple[int, int]
    body: Collection[int]
    title: int | None
    next_article: int
    comments: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A table of what was seen (lines by ``names``), and what the second look needs of it."""

    columns: Columns
    words: Column
    telling: Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says by itself: its signs in numbers, its telling words, how it opens."""

    signs: tuple[float, ...]
    telling: frozenset[str]
    masked: str
    opening: str


_SIGNS = (
    "functions", "capitals", "figures", "commas", "letters a word", "quote", "bracket", "colon",
    "bar", "address", "small", "number", "rights", "you", "we",
)  # fmt: skip


def seen_of(sight: Sight) -> Seen:
    """Look at each block; columns of one number a block, by name."""
    import numpy as np

    blocks, title = sight.blocks, sight.title
    size = len(blocks)
    start, end = sight.stretch
    endings = [_ending(block) for block in blocks]
    classes = [
        _HEADER if index in sight.headers else _class_of(block, kind, ending)
        for index, (block, kind, ending) in enumerate(
            zip(blocks, sight.kinds, endings, strict=True)
        )
    ]
    said = [_short_said(one.text) if len(one.text) <= _SHORT else _said(one.text) for one in blocks]
    telling = [one.telling for one in said]
    at = np.arange(size)
    words = np.array([float(block.words) for block in blocks])
    kept = np.zeros(size)
    kept[list(sight.body)] = 1.0
    paragraph = np.array([float(one == "P") for one in classes])
    signs = np.array([one.signs for one in said])
    columns: Columns = dict(zip(_SIGNS, signs.T, strict=True))
    columns["words"] = words
    columns["characters"] = np.array([float(len(block.text)) for block in blocks])
    columns["class"] = np.array([float(_CLASSES.index(one)) for one in classes])
    columns["ending"] = np.array([float(_ENDINGS.index(one)) for one in endings])
    columns["bullet"] = np.array([float(block.bullet) for block in blocks])
    columns["apart"] = np.array([float(block.apart) for block in blocks])
    columns["apart below"] = np.append(columns["apart"][1:], 1.0)
    columns["shared"] = _shared(telling, classes, sight.stretch)
    titled = telling[title] if title is not None else frozenset()
    columns["of the title"] = _share_of(titled, telling, of_the_title=True)
    columns["in the title"] = _share_of(titled, telling, of_the_title=False)
    columns["ruled"] = kept
    columns["in stretch"] = ((at >= start) & (at < end)).astype(float)
    columns["from start"] = np.clip(at - start, -FARTHEST, 200).astype(float)
    columns["from end"] = np.clip(at - end, -200, FARTHEST).astype(float)
    columns["from title"] = (
        np.full(size, _NO_TITLE)
        if title is None
        else np.clip(at - title, -FARTHEST, 150).astype(float)
    )
    columns["from comments"] = np.clip(at - sight.comments, -30, 30).astype(float)
    columns["from next"] = np.clip(at - sight.next_article, -30, 30).astype(float)
    first = classes.index("P") if "P" in classes else size
    columns["since header"] = since(sorted(sight.headers), size)
    columns["since date"] = since(sorted(sight.dated), size)
    for name, code in (("related", "R"), ("comments", "M"), ("colophon", "A")):
        marks = [index for index in range(first, size) if classes[index] == code]
        columns[f"since {name}"] = since(marks, size)
    marks = [index for index in range(size) if classes[index] == "P"]
    columns["since paragraph"] = since(marks, size)
    columns["until paragraph"] = since([size - 1 - index for index in reversed(marks)], size)[::-1]
    text = words * paragraph
    above = np.cumsum(text) - text
    columns["text above"] = above
    columns["text below"] = text.sum() - above - text
    columns["part above"] = above / max(1.0, text.sum())
    shared = np.maximum(0.0, columns["shared"])
    for radius in _RADII:
        columns[f"paragraphs {radius}"] = around(paragraph, radius)
        columns[f"words {radius}"] = around(words, radius)
        columns[f"ruled {radius}"] = around(kept, radius)
        columns[f"functions {radius}"] = around(columns["functions"], radius)
        columns[f"shared {radius}"] = around(shared, radius)
        columns[f"paragraphs above {radius}"], columns[f"paragraphs below {radius}"] = sides(
            paragraph, radius
        )
    columns["run"] = np.minimum(FARTHEST, _runs(classes))
    columns["same"] = times([one.masked for one in said])
    columns["same opening"] = times([one.opening for one in said]) / size
    columns["alike"] = alike(words, columns["ending"])
    for name, value in (
        ("lines of page", size),
        ("text of page", text.sum()),
        ("words ruled", (words * kept).sum()),
        ("length of stretch", end - start),
        ("usual length", float(np.median(words[kept > 0])) if kept.any() else 0.0),
        ("share of paragraphs", paragraph.mean() if size else 0.0),
        ("headers of page", len(sight.headers)),
    ):
        columns[name] = np.full(size, float(value))
    for distance, names in _NEIGHBOURS.items():
        for name in names:
            columns[f"{name} -{distance}"] = moved(columns[name], -distance)
            columns[f"{name} +{distance}"] = moved(columns[name], distance)
    return Seen(columns, words, telling)


def company_of(seen: Seen, chances: Column) -> Columns:
    """Look at each block once more: at the chances, from 0 to 1, of itself and around it."""
    import numpy as np

    words, telling = seen.words, seen.telling
    size = len(words)
    sure = np.clip(chances, _SUREST, 1 - _SUREST)
    odds = np.log(sure / (1 - sure))
    columns: Columns = {"odds": odds}
    for distance in (-4, -3, -2, -1, 1, 2, 3, 4):
        columns[f"odds {distance:+d}"] = moved(odds, distance)
    weighed = chances * words
    for radius in _RADII:
        columns[f"chance {radius}"] = around(chances, radius)
        above, below = sides(chances, radius)
        columns[f"chance above {radius}"], columns[f"chance below {radius}"] = above, below
        columns[f"chance of words {radius}"] = around(weighed, radius) / around(words, radius)
    before = np.cumsum(weighed) - weighed
    total = weighed.sum()
    columns["likely above"] = before
    columns["likely below"] = total - before - weighed
    columns["likely of page"] = np.full(size, total)
    columns["likely part above"] = before / max(1.0, total)
    likely = np.flatnonzero(chances > _LIKELY)
    columns["since likely"] = since(likely.tolist(), size, itself=False)
    columns["until likely"] = since((size - 1 - likely[::-1]).tolist(), size, itself=False)[::-1]
    columns["gap"] = columns["since likely"] + columns["until likely"]
    columns["share likely"] = np.full(size, len(likely) / max(1, size))
    start, end = best_stretch(((chances - _EVEN) * np.minimum(words, _MOST_WORTH)).tolist())
    at = np.arange(size)
    columns["from likely start"] = np.clip(at - start, -FARTHEST, 200).astype(float)
    columns["from likely end"] = np.clip(at - end, -200, FARTHEST).astype(float)
    using = set(likely[words[likely] >= _ENOUGH_WORDS].tolist())
    columns["shared likely"] = part_known(telling, using)
    return columns


def table_of(columns: Mapping[str, Column], names: Iterable[str]) -> Column:
    """The columns of these names side by side, a block a row."""
    import numpy as np

    return np.column_stack([columns[name] for name in names])


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


def _said(text: str) -> _Said:
    spoken = _WORD.findall(text[:_LOOKED_AT])
    lowered = [word.lower() for word in spoken]
    count = len(spoken)
    if is_east_asian(text):
        telling = frozenset(
            [word[at : at + 2] for word in lowered for at in range(max(1, len(word) - 1))]
        )
        functions, capitals = _USUAL_FUNCTIONS, _USUAL_CAPITALS
    else:
        telling = frozenset([word for word in lowered if len(word) >= _TELLING])
        functional = _function_words()
        functions = sum([word in functional for word in lowered]) / count if count else NOTHING
        capitals = sum([word[0].isupper() for word in spoken]) / count if count else NOTHING
    masked = _NUMBER.sub("0", text).lower()
    words = text.count(" ") + 1
    return _Said(
        (
            functions,
            capitals,
            len(_DIGIT.findall(text)) / len(text),
            text.count(",") / words,
            len(text) / words,
            float('"' in text or "“" in text or "„" in text or "«" in text),
            float("(" in text),
            float(":" in text[:-1]),
            float("|" in text or " › " in text or "»" in text or " / " in text),
            float("@" in text or "http" in text or "www." in text),
            float(text[:1].islower()),
            float(text[:1].isdigit()),
            float("©" in text),
            float(not _SECOND_PERSON.isdisjoint(lowered)),
            float(not _FIRST_PERSON.isdisjoint(lowered)),
        ),
        telling,
        masked,
        masked.partition(" ")[0],
    )


_short_said = lru_cache(maxsize=_REMEMBERED)(_said)


def _shared(
    telling: Sequence[frozenset[str]], classes: Sequence[str], stretch: tuple[int, int]
) -> Column:
    paragraphs = {index for index in range(*stretch) if classes[index] in _PARAGRAPHS}
    return part_known(telling, paragraphs)


def _share_of(
    titled: frozenset[str], telling: Sequence[frozenset[str]], *, of_the_title: bool
) -> Column:
    import numpy as np

    if not titled:
        return np.full(len(telling), NOTHING)
    return np.array(
        [
            len(titled & words) / (len(titled) if of_the_title else len(words)) if words else 0.0
            for words in telling
        ]
    )


def _runs(classes: Sequence[str]) -> Column:
    """How many blocks that are no paragraphs stand together with each of them."""
    import numpy as np

    runs = np.zeros(len(classes))
    first = 0
    for index in range(len(classes) + 1):
        if index == len(classes) or classes[index] in _PARAGRAPHS:
            runs[first:index] = index - first
            first = index + 1
    return runs
