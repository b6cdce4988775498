"""Which language a text is written in, by its script, its function words and its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import AnyStr, TypeAlias

from briefing.text.patterns import Lazy, is_latin
from briefing.text.stopwords import STOPWORDS
from briefing.text.words import tokens

# Of a longer text, this many code points of its beginning and of its middle are read.
_SAMPLE = 2000

_SCRIPTS = {
    "latin": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "kana": "\u3041-\u3096\u30a1-\u30fa",
    "hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "cyrillic": "\u0400-\u04ff",
    "arabic": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u05d0-\u05ea",
    "th": "\u0e01-\u0e4e",
    "hi": "\u0900-\u0963",
    "hy": "\u0531-\u0587",
    "ka": "\u10a0-\u10ff",
    "bn": "\u0980-\u09e3",
    "ta": "\u0b82-\u0bd7",
}
# One sign of these says about as much as this many letters of an alphabet.
_WEIGHTS = {"han": 3, "kana": 2, "hangul": 2}
# A text without a sign of this set is in Latin letters, or in none.
_BEYOND_LATIN = Lazy("[^\x00-\u036f\u1e00-\u1eff\u2000-\u2e7f]")
_WORD = re.compile(r"[^\W\d_]+")
# The letters of ASCII in lower case, and a space for every other sign of it.
_LOWER_LETTERS = bytes(
    ord(chr(code).lower()) if code < 0x80 and chr(code).isalpha() else 0x20 for code in range(256)
)
_COMMON_MARKS = "“”‘’–—…\u00a0"

# The commonest words of languages that no list of function words is kept for: enough to
# tell them from those that one is kept for.
_MARKERS = {
    "ca": "el la els les un una de del dels i a al amb per que és no en es va són ha han aquest "
    "aquesta com més també però seva seu als ser entre",
    "cs": "a v na se je že s z do o k i ve to si by za jsou od pro jako po podle který která které "
    "byl ale také není jeho při jsem",
    "da": "og i at det en den til er som på de med han af for ikke der var et har om fra men ved "
    "blev efter også sig over kan siger skal mod være hun",
    "fi": "ja on ei se että oli ovat mukaan myös hän mutta kun joka sen ole tai jo sekä kuin olla "
    "hänen vain ollut tämä niin jotka ovat vuoden kanssa",
    "hu": "a az és hogy nem is egy volt ez már csak meg azt mint de el szerint még lesz ki után "
    "vagy ha kell aki amely ezt között",
    "id": "yang dan di dari untuk dengan ini pada itu dalam tidak akan oleh ke juga ada telah "
    "sebagai adalah bahwa kata lebih bisa karena mereka tersebut para",
    "no": "og i at det en den til er som på de med han av for ikke der var et har om fra men ved "
    "ble etter også seg over kan sier skal mot være hun",
    "pl": "i w na z się nie do że to jest o jak po od za przez przy dla oraz ale już tym jego są "
    "był była które który która będzie także",
    "ro": "și în de la a că nu pe cu din o un pentru care este au fost mai sunt prin după ca fi "
    "dar între acest sa lui iar său",
    "sv": "och i att det en den till är som på de med han av för inte var ett har om från men vid "
    "blev efter också sig över kan säger ska mot vara hon",
    "tr": "ve bir bu için ile de da olarak daha çok olan gibi kadar sonra ise en ne ki değil ama "
    "olduğunu olduğu göre var dedi yeni her tarafından",
    "vi": "và của là có trong cho không được với các những một đã người này khi từ đến cũng tại "
    "về ra sẽ để ông bị theo sau",
}
# Letters that speak for a language, where function words leave it open.
_LETTERS = {
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "pl": "łąęśż",
    "tr": "ğış",
    "cs": "ěřů",
    "ro": "țșă",
    "hu": "őű",
    "sv": "å",
    "da": "øå",
    "no": "øå",
    "vi": "ơưđ",
}
# A text this poor in function words may be a list, a table or any language at all.
_LEAST_SHARE = 0.14
_LEAST_HITS = 3
_LEAST_LEAD = 1.12

# Languages that share words.
_Groups: TypeAlias = list[tuple[str, ...]]


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where it can't be told.

    A few words of a language written in Latin letters are too short, unless they are
    function words; of a script that one language writes, a few letters are enough.
    """
    sample = text
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        sample = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"
    plain = _without_marks(sample)
    if plain.isascii():
        return _by_plain_words(plain)
    if is_latin(sample) or not _BEYOND_LATIN.search(sample):
        return _by_words(sample.lower())
    counts: Counter[str] = Counter()
    for match in _script().finditer(sample):
        name = match.lastgroup or ""
        counts[name] += len(match.group()) * _WEIGHTS.get(name, 1)
    if not counts:
        return None
    han, kana = counts.pop("han", 0), counts.pop("kana", 0)
    counts["han"] = han + kana
    script, _ = max(counts.items(), key=lambda item: (item[1], item[0]))
    if script == "latin":
        return _by_words(sample.lower())
    if script == "han":
        # Japanese has kana between any two words; a Chinese text may quote some.
        return "ja" if kana * 10 > han else "zh"
    if script == "hangul":
        return "ko"
    if script == "cyrillic":
        return _cyrillic(sample.lower())
    if script == "arabic":
        return _arabic(sample)
    return script


def _without_marks(text: str) -> str:
    if not text.isascii():
        for mark in _COMMON_MARKS:
            text = text.replace(mark, " ")
    return text


def _by_words(lowered: str) -> str | None:
    """The language that the function words and letters of a text in lower case speak for."""
    lowered = lowered.replace("\u00ad", "")
    plain = _without_marks(lowered)
    if plain.isascii():
        return _by_plain_words(plain)
    groups, by_word = _languages_by_word()
    words = _WORD.findall(lowered)
    known = [word for word in words if word in by_word]
    scores = _scores(known, groups, by_word)
    for language, letters in _LETTERS.items():
        if language in scores:
            scores[language] += sum(map(lowered.count, letters)) / 4
    return _best(scores, len(words), known, groups, by_word)


def _by_plain_words(text: str) -> str | None:
    """The same of a text of ASCII: its words are parted by white space, which is faster."""
    groups, by_word = _languages_by_plain_word()
    words = text.encode("ascii").translate(_LOWER_LETTERS).split()
    known = [word for word in words if word in by_word]
    return _best(_scores(known, groups, by_word), len(words), known, groups, by_word)


def _scores(
    known: Iterable[AnyStr], groups: _Groups, by_word: Mapping[AnyStr, int]
) -> dict[str, float]:
    """What some function words say for each language that has any of them."""
    scores: dict[str, float] = {}
    for group, times in Counter(map(by_word.__getitem__, known)).items():
        languages = groups[group]
        # A word of one language alone counts twice, one of many hardly more than once.
        worth = times * (1 + 1 / len(languages))
        for language in languages:
            scores[language] = scores.get(language, 0.0) + worth
    return scores


def _best(
    scores: Mapping[str, float],
    words: int,
    known: Iterable[AnyStr],
    groups: _Groups,
    by_word: Mapping[AnyStr, int],
) -> str | None:
    """The language of most worth, where it has enough of a text's words and of a lead."""
    if not scores:
        return None
    (best, score), *others = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:2]
    if score < 1.5 * _LEAST_SHARE * words or not _has_words_of(best, known, groups, by_word):
        return None
    if others and score < others[0][1] * _LEAST_LEAD:
        return None
    return best


def _has_words_of(
    language: str, words: Iterable[AnyStr], groups: _Groups, by_word: Mapping[AnyStr, int]
) -> bool:
    """Whether enough different words of a language are among some function words."""
    found: set[AnyStr] = set()
    for word in words:
        if language in groups[by_word[word]]:
            found.add(word)
            if len(found) >= _LEAST_HITS:
                return True
    return False


@lru_cache(maxsize=1)
def _script() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>[{signs}]+)" for name, signs in _SCRIPTS.items()))


@lru_cache(maxsize=1)
def _languages_by_word() -> tuple[_Groups, dict[str, int]]:
    """The groups of languages that share words, and the number of each word's group."""
    table: dict[str, list[str]] = {}
    lists = {language: words for language, words in STOPWORDS.items() if language != "ru"}
    lists |= {language: frozenset(words.split()) for language, words in _MARKERS.items()}
    for language, words in lists.items():
        for word in words:
            table.setdefault(word, []).append(language)
    groups = {
        languages: number
        for number, languages in enumerate(dict.fromkeys(map(tuple, table.values())))
    }
    return list(groups), {word: groups[tuple(languages)] for word, languages in table.items()}


@lru_cache(maxsize=1)
def _languages_by_plain_word() -> tuple[_Groups, dict[bytes, int]]:
    """The same for the words that have letters of ASCII only, in bytes."""
    groups, by_word = _languages_by_word()
    return groups, {word.encode(): group for word, group in by_word.items() if word.isascii()}


def _cyrillic(lowered: str) -> str | None:
    def has(letters: str) -> int:
        return sum(map(lowered.count, letters))

    if has("ў"):
        return "be"
    if has("ѓќѕ"):
        return "mk"
    if has("јљњђћџ"):
        return "sr"
    if has("їєґ") or has("і") > has("ыэ"):
        return "uk"
    if has("ыэё"):
        return "ru"
    if any(word in STOPWORDS["ru"] for word in tokens(lowered, "ru")):
        # Bulgarian writes ъ in every other word and shares short function words.
        return "bg" if has("ъ") * 60 > len(lowered) else "ru"
    return "bg" if has("ъ") else None


def _arabic(sample: str) -> str:
    if any(letter in sample for letter in "ٹڈڑںے"):
        return "ur"
    return "fa" if any(letter in sample for letter in "پچژگ") else "ar"


def main_language(codes: Iterable[str | None]) -> str:
    """Return the most frequent of the codes that are known; English where none is."""
    counts = Counter(code for code in codes if code)
    return min(counts, key=lambda code: (-counts[code], code)) if counts else "en"
