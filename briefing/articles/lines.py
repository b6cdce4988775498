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
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

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
from briefing.text.patterns import CASELESS, beyond_ascii, word_set
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
_TEXT = Kind.TEXT
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
# What of a block is looked at again in those around it, by how far away these are.
_NEIGHBOURS = (
    (("class", "words"), (-3, -2, -1, 1, 2, 3)),
    (("functions", "shared", "ending"), (-2, -1, 1, 2)),
    (("bullet", "capitals", "ruled"), (-1, 1)),
)
# And what of it is looked at in the mean of those around it.
_AROUND = ("paragraphs", "words", "ruled", "functions", "shared")
# What opens below the first paragraph, by its class.
_BELOW = {"related": "R", "comments": "M", "colophon": "A"}
# A chance from which a block is taken for the article's, and its words (from so many) for those
# the article uses; and what a chance must exceed to speak for a stretch.
_LIKELY = 0.6
_ENOUGH_WORDS = 8
_EVEN = 0.4
_MOST_WORTH = 60.0
_SUREST = 1e-4
_FURTHER = (-4, -3, -2, -1, 1, 2, 3, 4)


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


class _Said(NamedTuple):
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
    words = np.array([block.words for block in blocks], dtype=float)
    kept = np.zeros(size)
    kept[list(sight.body)] = 1.0
    paragraph = np.array([one == "P" for one in classes], dtype=float)
    signs = np.fromiter(chain.from_iterable([one.signs for one in said]), float)
    columns: Columns = dict(zip(_SIGNS, signs.reshape(size, -1).T.copy(), strict=True))
    columns["words"] = words
    columns["characters"] = np.array([len(block.text) for block in blocks], dtype=float)
    columns["class"] = np.array([_CLASSES.index(one) for one in classes], dtype=float)
    columns["ending"] = np.array([_ENDINGS.index(one) for one in endings], dtype=float)
    columns["bullet"] = np.array([block.bullet for block in blocks], dtype=float)
    columns["apart"] = np.array([block.apart for block in blocks], dtype=float)
    columns["apart below"] = np.append(columns["apart"][1:], 1.0)
    columns["shared"] = _shared(telling, classes, sight.stretch)
    titled = telling[title] if title is not None else frozenset()
    columns["of the title"], columns["in the title"] = _shares(titled, telling)
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
    paragraphs = [index for index, one in enumerate(classes) if one == "P"]
    marks = {
        "header": list(sight.headers),
        "date": list(sight.dated),
        **{name: _below(classes, paragraphs, code) for name, code in _BELOW.items()},
        "paragraph": paragraphs,
        "from below": [size - 1 - index for index in paragraphs],
    }
    for name, column in zip(marks, since(list(marks.values()), size), strict=True):
        columns[f"since {name}"] = column
    columns["until paragraph"] = columns.pop("since from below")[::-1]
    text = words * paragraph
    above = np.cumsum(text) - text
    columns["text above"] = above
    columns["text below"] = text.sum() - above - text
    columns["part above"] = above / max(1.0, text.sum())
    shared = np.maximum(0.0, columns["shared"])
    looked_at = np.array([paragraph, words, kept, columns["functions"], shared])
    for radius in _RADII:
        for name, column in zip(_AROUND, around(looked_at, radius), strict=True):
            columns[f"{name} {radius}"] = column
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
    for names, distances in _NEIGHBOURS:
        for name, near in zip(
            names, moved([columns[name] for name in names], distances), strict=True
        ):
            for distance, column in zip(distances, near, strict=True):
                columns[f"{name} {distance:+d}"] = column
    return Seen(columns, words, telling)


def company_of(seen: Seen, chances: Column) -> Columns:
    """Look at each block once more: at the chances, from 0 to 1, of itself and around it."""
    import numpy as np

    words, telling = seen.words, seen.telling
    size = len(words)
    sure = np.clip(chances, _SUREST, 1 - _SUREST)
    odds = np.log(sure / (1 - sure))
    columns: Columns = {"odds": odds}
    for distance, column in zip(_FURTHER, moved((odds,), _FURTHER)[0], strict=True):
        columns[f"odds {distance:+d}"] = column
    weighed = chances * words
    both = np.array([chances, weighed])
    for radius in _RADII:
        chance, chance_of_words = around(both, radius)
        columns[f"chance {radius}"] = chance
        above, below = sides(chances, radius)
        columns[f"chance above {radius}"], columns[f"chance below {radius}"] = above, below
        columns[f"chance of words {radius}"] = chance_of_words / seen.columns[f"words {radius}"]
    before = np.cumsum(weighed) - weighed
    total = weighed.sum()
    columns["likely above"] = before
    columns["likely below"] = total - before - weighed
    columns["likely of page"] = np.full(size, total)
    columns["likely part above"] = before / max(1.0, total)
    likely = np.flatnonzero(chances > _LIKELY)
    since_likely, until_likely = since((likely, size - 1 - likely), size, itself=False)
    columns["since likely"], columns["until likely"] = since_likely, until_likely[::-1]
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
    last = text[-1]
    if last in "….]" and text.endswith(("…", "...", "[…]", "[...]")):
        return "~"
    if block.ends:
        return "?" if last in "?!" else "."
    return ":" if last in ":：,;" else "-"


def _class_of(block: Block, kind: Kind, ending: str) -> str:
    if kind is not _TEXT:
        return _CODES[kind]
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
    plain = text.isascii() or CASELESS.issuperset(beyond_ascii(text))
    lowered, capital, figures = _plain_words(text) if plain else _words(text)
    count = len(lowered)
    if not plain and is_east_asian(text):
        telling = frozenset(
            [word[at : at + 2] for word in lowered for at in range(max(1, len(word) - 1))]
        )
        functions, capitals = _USUAL_FUNCTIONS, _USUAL_CAPITALS
    else:
        telling = frozenset([word for word in lowered if len(word) >= _TELLING])
        functions = sum(map(_function_words().__contains__, lowered)) / count if count else NOTHING
        capitals = capital / count if count else NOTHING
    masked = (_NUMBER.sub("0", text) if figures else text).lower()
    words = text.count(" ") + 1
    first = text[:1]
    return _Said(
        (
            functions,
            capitals,
            figures / len(text),
            text.count(",") / words,
            len(text) / words,
            '"' in text or "“" in text or "„" in text or "«" in text,
            "(" in text,
            ":" in text[:-1],
            "|" in text or " › " in text or "»" in text or " / " in text,
            "@" in text or "http" in text or "www." in text,
            first.islower(),
            first.isdigit(),
            "©" in text,
            not _SECOND_PERSON.isdisjoint(lowered),
            not _FIRST_PERSON.isdisjoint(lowered),
        ),
        telling,
        masked,
        masked.partition(" ")[0],
    )


def _words(text: str) -> tuple[list[str], int, int]:
    """A text's words in lower case, how many have a capital, and how many digits it has."""
    spoken = _WORD.findall(text[:_LOOKED_AT])
    capitals = sum([word[0].isupper() for word in spoken])
    return [word.lower() for word in spoken], capitals, len(_DIGIT.findall(text))


def _plain_words(text: str) -> tuple[list[str], int, int]:
    """The same of a text that has no letters and digits but those of ASCII, by far quicker."""
    encoded = text.encode("utf-8")
    begun = b" " + (encoded if len(text) <= _LOOKED_AT else text[:_LOOKED_AT].encode("utf-8"))
    return (
        begun.translate(_LOWER_OR_SPACE).decode("ascii").split(),
        begun.translate(_CAPITAL_OR_NOT).count(b" A"),
        len(encoded.translate(None, _BUT_DIGITS)),
    )


# For each byte: its letter in lower case; whether it is a capital, another letter or none.
_LETTERS = [chr(code) if chr(code).isalpha() and code < 128 else " " for code in range(256)]
_LOWER_OR_SPACE = "".join(_LETTERS).lower().encode("ascii")
_CAPITAL_OR_NOT = "".join("A" if one.isupper() else one.lower() for one in _LETTERS).encode("ascii")
_BUT_DIGITS = bytes(code for code in range(256) if not 48 <= code <= 57)
_short_said = lru_cache(maxsize=_REMEMBERED)(_said)


def _shared(
    telling: Sequence[frozenset[str]], classes: Sequence[str], stretch: tuple[int, int]
) -> Column:
    paragraphs = {index for index in range(*stretch) if classes[index] in _PARAGRAPHS}
    return part_known(telling, paragraphs)


def _shares(titled: frozenset[str], telling: Sequence[frozenset[str]]) -> tuple[Column, Column]:
    """How much of the title's telling words each block has, and how much of its own these are."""
    import numpy as np

    size = len(telling)
    if not titled:
        return np.full(size, NOTHING), np.full(size, NOTHING)
    common = np.array([len(titled & words) for words in telling], dtype=float)
    own = np.array([len(words) or 1 for words in telling], dtype=float)
    return common / len(titled), common / own


def _below(classes: Sequence[str], paragraphs: Sequence[int], code: str) -> list[int]:
    """The blocks of a class that stand below the first paragraph."""
    if not paragraphs or code not in classes:
        return []
    return [index for index in range(paragraphs[0], len(classes)) if classes[index] == code]


def _runs(classes: Sequence[str]) -> Column:
    """How many blocks that are no paragraphs stand together with each of them."""
    import numpy as np

    runs: list[int] = []
    for line in "".join(classes).replace("L", "P").split("P"):
        runs += [len(line)] * len(line)
        runs.append(0)
    return np.array(runs[:-1], dtype=float)
