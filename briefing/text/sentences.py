"""Sentences with their exact places, found by rules.

One regular expression finds the marks that may end a sentence; each is then decided by
what stands on both sides of it. The rules are those of news prose: abbreviations, initials
and numbers do not end a sentence, a closing quotation mark or bracket belongs to the
sentence it closes, and a quotation of several sentences is several sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.records import Article, Document, Sentence
from briefing.records.making import make_sentence
from briefing.text.abbreviations import CLOCK, CLOCK_WORDS, MEASURES, Abbreviations, abbreviations
from briefing.text.languages import detect
from briefing.text.patterns import Lazy, is_latin, one_of
from briefing.text.words import primary

# Marks that end a sentence of their scripts whatever follows.
_FULL_MARKS = "。！？｡．।॥۔؟።။"
_MARKS = f".!?…{_FULL_MARKS}"
_HAN_KANA = "\u3005\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"

# A mark that may end a sentence, with the closing marks and reference numbers behind it:
# one of those above; or one of the Latin kind before white space (an ellipsis may be spaced
# out); or one of the Latin kind without a space, before a capital, Han or Kana. It begins
# with a plain set, which the search is fastest at; the look-behind keeps it from beginning
# again inside a run of marks.
_CANDIDATE = Lazy(
    rf"[{_MARKS}](?<![{_MARKS}]{{2}})(?:"
    rf"(?P<full>(?:(?<=[{_FULL_MARKS}])|[.!?…]*+[{_FULL_MARKS}])[{_MARKS}]*+[”’」』)\]）】〕〉》»]*+)"
    r"|(?:(?<=\.)(?:[ \u00a0]\.)+|[.!?…]*+)"
    r"(?:(?P<closing>[\"'”’»«“‘›‹)\]}]*+(?:\s?\[\d{1,3}\])*+(?:\s[”»](?=\s|$))?+)(?=\s)"
    rf"|(?P<tight>[”’」』)\]]*+)(?=[A-ZÀ-ÖØ-ÞА-Я{_HAN_KANA}])))"
)
# The same for a text that has none of the other scripts' signs: it is much quicker to compile.
_LATIN_CANDIDATE = Lazy(
    r"[.!?…](?<![.!?].)(?<!….)(?:(?P<full>(?!))"
    r"|(?:(?<=\.)(?:[ \u00a0]\.)+|(?:[.!?]++|…)*+)"
    r"(?:(?P<closing>(?:[\"'»«)\]}]++|[”’“‘]++|[›‹]++)*+(?:\s?\[\d{1,3}\])*+(?:\s[”»](?=\s|$))?+)"
    r"(?=\s)"
    r"|(?P<tight>(?:[”’]++|[)\]]++)*+)(?=[A-ZÀ-ÖØ-Þ])))",
    re.DOTALL,
)
_ASCII_MARKS = ".!?"
_LATIN_MARKS = f"{_ASCII_MARKS}…"
# Marks among these at the very end have neither white space nor a capital behind them.
_LATIN_ENDS = f"{_LATIN_MARKS}\"'»«)]}}”’“‘›‹"
_OPENING = one_of("\"'“‘”«„‚»›‹([{¿¡—–―-•*")
_AFTER = re.compile(
    rf"\s*+(?P<opening>(?:{_OPENING}\s?)*+)"
    r"(?P<word>[^\W\d_]++(?:(?:[-']|’(?=\w))[^\W\d_]++)*+|\d++)?"
)
_BEFORE = Lazy(r"[^\W_]+(?:\.-?[^\W_]+)*$")
_DOTTED = Lazy(r"(?:[^\W\d_]\.-?)+[^\W\d_]$")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# A number, a letter or a roman numeral that is all the sentence so far counts an item.
_ITEM_NUMBER = Lazy(r"[\s(\[•*·–—-]*(?:\d{1,3}|[A-Za-zА-Яа-я]|[IVXivx]{1,4})")
# Numbers in letters; "No. I did" and "No. A man" are not any.
_ROMAN = Lazy(r"[IVXLC]{2,}|[B-HJ-Z]")
# iPhone, al-Name: names that may open a sentence with a small letter.
_SMALL_NAME = Lazy(r"a[a-z]-[A-Z]|el-[A-Z]|[a-z][A-Z]")
# Short words without a vowel are abbreviations that no list has.
_CONSONANTS = Lazy(r"[BCDFGHJKLMNPQRSTVWXZ][bcdfghjklmnpqrstvwxz]{1,4}")
_SAYING = (
    "(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|answered|shouted|cried"
    "|exclaimed|wondered|insisted|demanded|declared|remarked|joked|warned|explained|continued)"
)
_ATTRIBUTION = Lazy(rf"\s+(?:[A-Z][\w'’-]*\.?\s+(?:(?!{_SAYING}\b)[a-z]\w*\s+)?){{0,4}}{_SAYING}\b")
_SIGNATURE = Lazy(r"\s+[-–—―]\s?[A-Z][^.!?]{1,60}$")
_WIDE_ATTRIBUTION = Lazy(
    r"[，、；：,的]|と|って|など|[のをがは]"
    r"|[^\s，。！？：“”「」]{1,20}(?:说|道|问|表示|指出|强调|說|問|表示|強調)。"
)
_KOREAN_QUOTATIVE = Lazy(r"(?:이?라고|이?라며|이?라는|하고|고|며|면서|는)(?:는|도)?")
_NOT_OPENING = frozenset(",;:)]}%/&…=+<>|·.!?")
_QUOTES = frozenset("\"'”’»«“‘›‹")


def spans(paragraph: str, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each sentence of one paragraph, in order.

    The spans tile the paragraph: none is empty or blank, and between them, before the
    first and after the last stands only white space. ``language`` is an ISO 639-1 code;
    None reads abbreviations as in English.
    """
    end = len(paragraph.rstrip())
    if not end:
        return ()
    # No mark before the white space at the end parts anything.
    paragraph = paragraph[:end]
    marks = _latin_marks(paragraph) if is_latin(paragraph) else None
    if marks is not None and not marks:
        return ((end - len(paragraph.lstrip()), end),)
    candidates = (
        _CANDIDATE.finditer(paragraph) if marks is None else _latin_candidates(paragraph, marks)
    )
    found: list[tuple[int, int]] = []
    start = 0
    for cut in _cuts(paragraph, candidates, primary(language)):
        piece = paragraph[start:cut]
        found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = cut
    found.append((end - len(paragraph[start:].lstrip()), end))
    return tuple(found)


def split_text(
    text: str, *, language: str | None = None, article_id: str = "", dateline_end: int = 0
) -> tuple[Sentence, ...]:
    """Return the sentences of a string, in order, with offsets in that string.

    Paragraphs are its lines that are not blank, counted from 1. Without a language, the
    text's own is detected. The first sentence starts after a dateline whose end is given.
    """
    language = language or detect(text)
    found: list[Sentence] = []
    paragraph = offset = 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            paragraph += 1
            skipped = min(len(line), max(0, dateline_end - offset))
            _add(found, line[skipped:], offset + skipped, paragraph, article_id, language)
        offset += len(line)
    return tuple(found)


def split_article(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article's body, in order, with offsets in its text.

    Headings give none, but count as paragraphs. The first sentence starts after the
    dateline.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs, start=1):
        if paragraph.heading:
            continue
        skipped = max(0, article.dateline_end - paragraph.start)
        _add(
            found,
            paragraph.text[skipped:],
            paragraph.start + skipped,
            number,
            article.id,
            article.language,
        )
    return tuple(found)


def _add(
    found: list[Sentence],
    piece: str,
    offset: int,
    paragraph: int,
    article_id: str,
    language: str | None,
) -> None:
    for start, end in spans(piece, language):
        found.append(
            make_sentence(
                article_id,
                len(found),
                paragraph,
                offset + start,
                offset + end,
                piece[start:end],
            )
        )


def _cuts(
    paragraph: str, candidates: Iterable[re.Match[str]], language: str | None
) -> Iterator[int]:
    """Where one sentence ends and another begins; both have a letter or a digit.

    ``candidates`` are the marks that may end one, with what closes behind them.
    """
    known = abbreviations(language)
    start = searched = quotes = counted = 0
    pending: int | None = None
    worded = False
    for candidate in candidates:
        at, end = candidate.span()
        worded = worded or _LETTER_OR_DIGIT.search(paragraph, searched, at) is not None
        searched = end
        if not worded:
            continue
        if pending is not None:
            yield pending
            start, pending = pending, None
        if candidate["full"] is not None:
            # A straight quotation mark closes where it has been opened.
            if paragraph.startswith('"', end):
                quotes += paragraph.count('"', counted, end)
                counted = end
                end += quotes % 2
            ends = _full_mark_ends(paragraph, at, end)
        elif candidate["closing"] is not None:
            ends = _latin_mark_ends(paragraph, start, candidate, known)
        else:
            ends = _tight_mark_ends(paragraph, candidate, known)
        if ends:
            pending, worded = end, False
    if pending is not None and _LETTER_OR_DIGIT.search(paragraph, pending):
        yield pending


def _latin_marks(paragraph: str) -> list[int]:
    """Where the marks of a Latin text stand that anything but other marks comes behind."""
    end = len(paragraph.rstrip(_LATIN_ENDS))
    places: list[int] = []
    for mark in _ASCII_MARKS if paragraph.isascii() else _LATIN_MARKS:
        at = paragraph.find(mark, 0, end)
        while at >= 0:
            places.append(at)
            at = paragraph.find(mark, at + 1, end)
    places.sort()
    return places


def _latin_candidates(paragraph: str, marks: Iterable[int]) -> Iterator[re.Match[str]]:
    """What the pattern for Latin texts finds: tried at the marks alone, as few as they are."""
    reach = 0
    for at in marks:
        candidate = _LATIN_CANDIDATE.match(paragraph, at) if at >= reach else None
        if candidate is not None:
            reach = candidate.end()
            yield candidate


def _full_mark_ends(text: str, at: int, end: int) -> bool:
    """Whether a mark of a script without spaces ends a sentence."""
    following = text[end : end + 1]
    if text[at] == "．" and following.isdigit():
        return False
    if text[end - 1] in "〉》":
        # The mark belongs to the title of a work.
        return False
    if text[end - 1] in _FULL_MARKS:
        return following not in _NOT_OPENING and following not in "，、；：と"
    return _WIDE_ATTRIBUTION.match(text, end) is None


def _tight_mark_ends(text: str, candidate: re.Match[str], known: Abbreviations) -> bool:
    """Whether a Latin mark ends a sentence where no space follows it."""
    at, end = candidate.span()
    mark = text[at : candidate.start("tight")]
    if _is_han_or_kana(text[end]):
        if mark in {".", "…", "……"}:
            return mark == "." and _is_han_or_kana(text[at - 1 : at])
        return _WIDE_ATTRIBUTION.match(text, end) is None
    before = text[max(0, at - 40) : at].rpartition(" ")[2]
    if len(mark) > 1 or len(before) < 2 or not before[-2:].isalnum() or before[-1:].isupper():
        return False
    if any(sign in before for sign in "./@:") or before.startswith("www"):
        return False
    after = _AFTER.match(text, end)
    return (
        after is not None
        and text[after.end() : after.end() + 1].isspace()
        and _opens(after["word"], known)
    )


def _latin_mark_ends(text: str, start: int, candidate: re.Match[str], known: Abbreviations) -> bool:
    """Whether a Latin mark before white space ends the sentence that begins at ``start``."""
    at, end = candidate.span()
    mark, closing = text[at : candidate.start("closing")], candidate["closing"]
    after = _AFTER.match(text, end)
    if after is None:
        return False
    word = after["word"] or text[after.end() : after.end() + 1]
    if not word or (word in _NOT_OPENING and not after["opening"]):
        return False
    if word[0].islower() and not _SMALL_NAME.match(word):
        return False
    quoted = not _QUOTES.isdisjoint(closing)
    if quoted and (
        (word >= "가" and _KOREAN_QUOTATIVE.fullmatch(word)) or _SIGNATURE.match(text, end)
    ):
        return False
    if mark != ".":
        if text[at - 1 : at] == "(" and closing.startswith(")"):
            return False
        return not (quoted and mark[-1] in "!?" and _ATTRIBUTION.match(text, end))
    if at - start <= 12 and _ITEM_NUMBER.fullmatch(text, start, at):
        return False
    before = text[max(0, at - 24) : at].rpartition(" ")[2]
    if not before.isalnum():
        trailing = _BEFORE.search(before)
        if trailing is None:
            return True
        before = trailing.group()
    return _full_stop_ends(before, word, known)


def _full_stop_ends(before: str, after: str, known: Abbreviations) -> bool:
    """Whether a full stop between these two words ends a sentence."""
    if len(before) > 5 and before.isalpha() and before.lower() not in known.every:
        return True
    if before.isdigit():
        if known.numbered:
            return False
        return not (known.ordinals and len(before) <= 2) or _opens(after, known)
    if len(before) == 1 and before.isalpha():
        if before.isupper():
            # An initial; the words that open names with two letters are too many.
            return len(after) > 2 and _opens(after, known)
        if not before.islower():
            # A letter of a script without capitals is one in Arabic and Hebrew only.
            return before > "\u0900"
    if known.joins(before) or (known.counts(before) and _is_number(after)):
        return False
    if after[0].isdigit():
        return not (known.is_loose(before) or len(before) == 1 or _DOTTED.match(before))
    lowered = before.lower()
    if lowered in CLOCK:
        return after.lower() not in CLOCK_WORDS
    if known.is_loose(before) or _DOTTED.match(before) or _CONSONANTS.fullmatch(before):
        return lowered in MEASURES or _opens(after, known)
    return True


def _opens(word: str, known: Abbreviations) -> bool:
    return word.replace("’", "'").partition("'")[0].lower() in known.openers


def _is_number(word: str) -> bool:
    return word[0].isdigit() or _ROMAN.fullmatch(word) is not None


def _is_han_or_kana(character: str) -> bool:
    return "\u3005" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


def document_of(article: Article, language: str | None = None) -> Document:
    """Return an article with its sentences; ``language`` stands in for the detected one."""
    if language is not None:
        article = replace(article, language=language)
    return Document(article=article, sentences=split_article(article))
