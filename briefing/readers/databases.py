"""What the exports of press databases have in common: lines, paragraphs, fields, names of items.

An export is one text file of several articles. Each is stated in fields around the body, so
the body need not be told from furniture, only from the fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.errors import ReadError
from briefing.readers.encodings import decode
from briefing.readers.lines import checked_lines
from briefing.records import Draft, Line, Rejected, sha256_of
from briefing.records.frozen import dataclass
from briefing.text.dates import find_dates, find_month_years
from briefing.text.patterns import Lazy
from briefing.text.spaces import normalise

# Wider lines are no hard wrap but paragraphs of one line each.
_WIDEST_WRAP = 130
# Of a body's lines, so many are no longer than its width; the rest are addresses and the like.
_WITHIN_WIDTH = 0.95
_LONGEST_DATE_LINE = 120
# Fewer characters than this above a number are a list or a remark, not an article.
_ARTICLE = 200
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]]{0,2}$")
_EAST_ASIAN = Lazy("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]")
_COPYRIGHT = Lazy(r"\s*(?:copyright\b|[©ⓒ]|\(c\)\s)", re.IGNORECASE)
_RESERVED = Lazy(
    r"\s*\b(?:all rights reserved|alle rechte|tous droits r[ée]serv|todos los derechos"
    r"|tutti i diritti|todos os direitos|alle rechten)",
    re.IGNORECASE,
)
_BROKEN_COMPOUND = Lazy(r"\w-$")
_BY = Lazy(r"(?:by|par|von|por|door|di|av|af)\b[\s:]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_MAIL_ADDRESS = Lazy(r"[\s,;(<]*[\w.+-]{1,64}@[\w.-]{1,190}[)>]?")

# How the databases name languages, in the languages of their own pages.
_LANGUAGES = {
    "en": "english anglais englisch inglés ingles inglese engels inglês",
    "fr": "french français francais französisch franzoesisch francés frances francese frans",
    "de": "german deutsch allemand alemán aleman tedesco duits alemão",
    "es": "spanish español espanol espagnol spanisch spagnolo spaans espanhol castellano",
    "it": "italian italiano italien italienisch italiaans",
    "pt": "portuguese português portugues portugais portugiesisch portugués portoghese",
    "nl": "dutch nederlands néerlandais neerlandais niederländisch niederlaendisch holandés",
    "ru": "russian русский russe russisch ruso russo",
    "zh": "chinese chinois chinesisch chino cinese 中文 简体中文 繁體中文",
    "ja": "japanese japonais japanisch japonés giapponese 日本語",
    "ko": "korean coréen koreanisch coreano 한국어",
    "ar": "arabic arabe arabisch árabe العربية",
    "pl": "polish polonais polnisch polaco polski",
    "tr": "turkish turc türkisch turco türkçe",
    "sv": "swedish suédois schwedisch sueco svenska",
    "da": "danish danois dänisch danés dansk",
    "no": "norwegian norvégien norwegisch noruego norsk",
    "fi": "finnish finnois finnisch finlandés suomi",
    "cs": "czech tchèque tschechisch checo čeština",
    "hu": "hungarian hongrois ungarisch húngaro magyar",
    "id": "indonesian indonésien indonesisch indonesio bahasa",
}
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between them; ``start`` is the index of the first."""

    start: int
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.lines)

    @property
    def text(self) -> str:
        return normalise(" ".join(self.lines))


def opening_of(content: bytes) -> str:
    """The beginning of a file as a text in which ASCII stands for itself: a cheap look at it."""
    return content.decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")


def lines_of(path: str, content: bytes) -> list[str]:
    """The lines of an export as they stand. Raises ReadError."""
    return checked_lines(path, decode(path, content), "export the articles anew, as plain text")


def no_articles(path: str, database: str) -> ReadError:
    """The error of a file in which no article of a database's export is found."""
    return ReadError(
        path,
        None,
        f"no article of a {database} export was found in it: export the full articles as text, "
        "or save each as a .txt file",
    )


def headless(path: str, number: str, lines: Sequence[str], start: int, end: int) -> Rejected | None:
    """What is told of ``lines[start:end]``, above a number but below no head; None for no text."""
    if sum(map(len, lines[start:end])) < _ARTICLE:
        return None
    return Rejected(
        path=path,
        item=number,
        reason="the lines of its source, date and number of words are missing, so it can not be "
        "told where it begins: export it anew",
    )


def blocks_of(lines: Sequence[str], start: int, end: int) -> list[Block]:
    """The blocks of ``lines[start:end]``."""
    blocks: list[Block] = []
    first: int | None = None
    for index in range(start, end + 1):
        blank = index == end or not normalise(lines[index])
        if blank and first is not None:
            blocks.append(Block(first, tuple(lines[first:index])))
            first = None
        elif not blank and first is None:
            first = index
    return blocks


def paragraphs_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """The paragraphs of a body, hard-wrapped lines joined, each with its first line's number.

    A body is wrapped where few of its lines end as sentences do. There a line goes on in the
    next where the next one's first word would not have fitted into the body's width; else
    every line is a paragraph.
    """
    blocks = list(blocks)
    lengths = sorted(len(line.rstrip()) for block in blocks for line in block.lines)
    if not lengths:
        return ()
    width = lengths[int((len(lengths) - 1) * _WITHIN_WIDTH)]
    inner = [line for block in blocks for line in block.lines[:-1]]
    ends = sum(1 for line in inner if _SENTENCE_END.search(line.rstrip()))
    wrapped = width <= _WIDEST_WRAP and 2 * ends < len(inner)
    found: list[Line] = []
    for block in blocks:
        text, number = "", block.start + 1
        before = ""
        for index, raw in enumerate(block.lines, start=block.start + 1):
            line = normalise(raw)
            if text and wrapped and _goes_on(before, line, width):
                text = _joined(text, line)
            else:
                if text:
                    found.append(Line(number=number, text=text))
                text, number = line, index
            before = raw
        if text:
            found.append(Line(number=number, text=text))
    return tuple(found)


def _goes_on(before: str, line: str, width: int) -> bool:
    first = line[:1] if _EAST_ASIAN.match(line) else line.split(" ", 1)[0]
    return len(before.rstrip()) + 1 + len(first) > width


def _joined(text: str, line: str) -> str:
    apart = not (
        (_EAST_ASIAN.match(text[-1]) and _EAST_ASIAN.match(line[0]))
        or (_BROKEN_COMPOUND.search(text) and line[0].islower())
    )
    return f"{text} {line}" if apart else text + line


def is_notice(text: str) -> bool:
    """Whether a line is a copyright notice, and no sentence that begins as one.

    A notice reserves rights, or is made of names: most of its words have capitals.
    """
    if _COPYRIGHT.match(text) is None:
        return _RESERVED.match(text) is not None
    if _RESERVED.search(text):
        return True
    words = _WORD.findall(text)
    return 2 * sum(1 for word in words if not word[0].islower()) >= len(words)


def is_date_line(text: str) -> bool:
    """Whether a line is short and names a day, or a month with its year."""
    return len(text) <= _LONGEST_DATE_LINE and bool(find_dates(text) or find_month_years(text))


def language_of(stated: str) -> str | None:
    """The ISO 639-1 code of a language as a database names it ("FRENCH; FRANÇAIS")."""
    names = _WORD.findall(stated.lower())
    return next((_CODES[name] for name in names if name in _CODES), None)


def author_of(stated: str) -> str | None:
    """The names of a byline, without "By" and mail addresses."""
    text = _MAIL_ADDRESS.sub("", normalise(stated.replace(";", ", ")))
    opening = _BY.match(text)
    text = text[opening.end() :] if opening else text
    text = text.replace(" ,", ",").strip(" ,.;|-–—")
    return text or None


def place_of(dateline: str) -> str | None:
    """The city of a dateline field ("VARNHOLT, June 20"), as it is written outside of one."""
    city = re.split(r"[,;(\d]|--|—| - ", normalise(dateline), maxsplit=1)[0].strip(" .:")
    dates = find_dates(dateline)
    if not city or (dates and dates[0].start == 0):
        return None
    return city.title() if city.isupper() and len(city) > 3 else city


def itemised(
    path: str, articles: Iterable[Draft | Rejected], database: str
) -> Iterator[Draft | Rejected]:
    """Articles with items that stay the same when the export is made anew.

    The database's own document number where it states one; else day, publisher and title,
    as in "2024-06-20-harbour-post-ferries-return-to-the-strait". Articles of the same number,
    or name, have the beginning of their text's hash behind it. An article that stands in
    the export twice is given once, and the second rejected. Raises ReadError without any.
    """
    drafts = list(articles)
    if not drafts:
        raise no_articles(path, database)
    base = [_item_of(one) if isinstance(one, Draft) else one.item for one in drafts]
    texts = [
        sha256_of("\n".join([one.title or "", *(line.text for line in one.lines)]))
        if isinstance(one, Draft)
        else ""
        for one in drafts
    ]
    different: dict[str | None, set[str]] = {}
    for name, text in zip(base, texts, strict=True):
        different.setdefault(name, set()).add(text)
    seen: set[str] = set()
    for one, name, text in zip(drafts, base, texts, strict=True):
        if not isinstance(one, Draft):
            yield one
            continue
        item = f"{name}-{text[:6]}" if len(different[name]) > 1 else str(name)
        if item in seen:
            yield Rejected(
                path=path, item=item, reason="it stands in the export twice, and is read once"
            )
            continue
        seen.add(item)
        yield replace(one, item=item)


# In words of the publisher, words of the title, and characters.
_ITEM_PUBLISHER, _ITEM_TITLE, _LONGEST_ITEM = 3, 6, 64
_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "il"})


def _item_of(draft: Draft) -> str:
    if draft.item:
        return draft.item
    dates = find_dates(draft.published or "")
    publisher = _WORD.findall((draft.publisher or "").lower())
    if len(publisher) > 1 and publisher[0] in _ARTICLES:
        del publisher[0]
    title = _WORD.findall((draft.title or draft.lines[0].text).lower())
    item = dates[0].day.isoformat() if dates else "undated"
    for word in (*publisher[:_ITEM_PUBLISHER], *title[:_ITEM_TITLE]):
        if len(item) + 1 + len(word) > _LONGEST_ITEM:
            break
        item = f"{item}-{word}"
    return item
