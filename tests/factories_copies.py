"""Made-up prose that can be cut, retouched and wrapped, for the tests of copies."""

from __future__ import annotations

import random

SYLLABLES = ("ka", "lor", "ven", "ti", "mar", "os", "qua", "len", "dri", "sto", "pel", "un")
HAN = "港口渡轮昨天抵达桥梁开通居民谷物罢工部长会谈河水管道泄漏调查报告价格增长银行税务学校"


def prose(seed: int, words: int = 200) -> str:
    """Sentences of made-up words, twelve words each."""
    rng = random.Random(seed)
    made = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(words)]
    sentences = [made[at : at + 12] for at in range(0, words, 12)]
    return " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)


def han(seed: int, characters: int = 200) -> str:
    """Sentences of Han characters, twenty each."""
    rng = random.Random(seed)
    made = rng.choices(HAN, k=characters)
    return "".join("".join(made[at : at + 20]) + "。" for at in range(0, characters, 20))


def cut(text: str, share: float) -> str:
    """The beginning of a text."""
    return text[: int(share * len(text))]


def retouched(text: str, share: float, seed: int = 0) -> str:
    """A text with some of its words replaced."""
    rng = random.Random(seed)
    return " ".join("other" if rng.random() < share else word for word in text.split())


def wrapped(text: str, seed: int = 0, words: int = 40) -> str:
    """A text between lines that are not its own."""
    return f"{prose(seed + 9_000, words // 2)} {text} {prose(seed + 9_500, words // 2)}"
