"""Header lines: where an article states its date, its author and its publisher.

"Solve Times Published: 2031-03-05 11:50:52", "By Ada Brun | 5 March 2031, 10:04 | The Courier",
"2031-03-05 Editor : Ada Brun", "Source : AA".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.articles.blocks import Block
from briefing.articles.bylines import byline_opening, is_name, names_in
from briefing.articles.furniture import Kind, is_phrase, kind_of_text
from briefing.articles.labels import Stated, label_before, opens_with_label
from briefing.articles.publishers import is_known, looks_like_outlet, names_outlet
from briefing.records.frozen import dataclass
from briefing.text.dates import DateFound, find_dates
from briefing.text.patterns import Lazy, has_digit, is_latin, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What one header line states; ``evidence`` is the piece of it that bears date and byline.

    ``stated`` says how the date is introduced: as that of publication, as an update, or not
    at all ("plain"); ``credited`` whether the publisher is named as the source of the text.
    """

    date: DateFound | None = None
    stated: Stated = "plain"
    evidence: str = ""
    author: str | None = None
    publisher: str | None = None
    credited: bool = False


_LONGEST = 260
_WORDS_AT_MOST = 40
_WORDS_OF_A_SENTENCE = 11
_LONGEST_PEN_NAME = 20  # in characters
# Words that are neither name nor label: a labelled date bears some around it.
_MOST_UNKNOWN = 12

_NAME_IN_PLACE = Lazy(r"(?P<name>.{5,40}) in [A-ZÄÖÜ][\w’'.-]+(?: [A-ZÄÖÜ][\w’'.-]+){0,2}")
_POINTS = "|·•●∙⋅»›/"
# What parts the pieces of a line begins with white space or one of these.
_PARTING = frozenset(f"{_POINTS}()[]")
_BETWEEN = Lazy(
    rf"\s*(?:{one_of(_POINTS)}|\s[–—-]{{1,2}}\s|\s{{2,}}|\x1f|[()\[\]])\s*"
    r"|\s+(?=by\s)|\s+(?=(?:source|editors?|author|来源|來源|编辑|編輯|责编|责任编辑|作者|记者"
    r"|記者|출처)\s?[:：])",
    re.IGNORECASE,
)
_KOREAN_BYLINE = Lazy(r"(?P<name>\w{2,4})\s?(?:기자|특파원)(?:\s\S+@\S+)?")
_PUBLISHED_IN = Lazy(
    r"(?:first |originally )?(?:published|posted|appeared) (?:in|on|at|by) ", re.IGNORECASE
)
_SOURCE = Lazy(
    r"(?:source|sources|quelle|quellen|fuente|fonte|bron|kilde|källa|источник|来源|來源|출처|via"
    r"|provided by|published by|from)\s?[:：]\s?(?=\S)",
    re.IGNORECASE,
)
_POSTED = Lazy(
    r"this (?:entry|post|article|story) was (?:posted|published|written|filed)\b"
    r"|dieser (?:beitrag|eintrag|artikel) wurde\b"
    r"|cet(?:te)? (?:article|entrée) a été (?:publié|posté)"
    r"|esta entrada (?:fue publicada|se publicó)|questo articolo è stato (?:pubblicato|scritto)",
    re.IGNORECASE,
)
_CHANGED = Lazy(r"updated|modified|aktualisiert|geändert|bearbeitet", re.IGNORECASE)
# What a date is of that is no text's: a membership, and the end of a stretch of days.
_NOT_OF_TEXT = Lazy(
    r"(?:\b(?:registered|joined|member since|registriert|dabei seit|mitglied seit|inscrit(?:e)?"
    r"|registrado|iscritto)(?: (?:on|am|le|el|il|dal))?\s?:?|\d\.?\s?[-–])\s?$",
    re.IGNORECASE,
)
_LONGEST_SOURCE = 16
_COUNTED = Lazy(
    r"\s+\(?\d+\)? (?:comments?|kommentare?|shares?|views?|commentaires?|comentarios?|min read)$",
    re.IGNORECASE,
)
_TRAILING_ZONE = Lazy(r"^\s?(?:[(\[]?(?:[A-Z]{2,4}|local time)[)\]]?|Uhr|h|ET|IST)?[\s,.:;|]*$")
# "SEOUL, " before a date: where the article was written.
_PLACE_BEFORE = Lazy(r"[A-Z][A-Z .'’-]{2,30},\s?(?=[A-Z]?\w+\.? \d|\d)")


def signs_of(texts: Sequence[str]) -> list[bytes]:
    """Of each line the signs that a date, a source or a signature does not go without.

    All at once, which is by far quicker than to look for them in each line; those too long
    for a header line have none. Where a file has letters beyond the Latin ones, each line is
    taken to have them all.
    """
    joined = "\n".join([text if len(text) <= _LONGEST else "" for text in texts])
    if is_latin(joined):
        signs = joined.encode("utf-8", "surrogatepass").translate(None, _BUT_SIGNS).split(b"\n")
        if len(signs) == len(texts):
            return signs
    return [_SIGNS] * len(texts)


_SIGNS = b"0:@"
_BUT_SIGNS = bytes(code for code in range(256) if code not in b"\n0123456789:@")


def read_header(
    block: Block, day_first: bool | None = None, *, signs: bytes = _SIGNS
) -> Header | None:
    """Read a block as a header line, or None where it is something else.

    ``day_first`` is the order of 03/04/2024 on this page, where it is known, ``signs`` those
    of its signs that ``signs_of`` tells.
    """
    text = block.text
    if len(text) > _LONGEST or block.words > _WORDS_AT_MOST:
        return None
    if not signs:
        # A byline at most: neither a date nor a source, and no other script.
        return _parsed(text, (), sentence=_is_sentence(block)) if byline_opening(text) else None
    if "(@" in text:  # the signature of a post on a social network
        return None
    korean = "기자" in text or "특파원" in text
    reporter = _KOREAN_BYLINE.fullmatch(text) if korean else None
    if reporter is not None:
        return Header(author=reporter["name"], evidence=text)
    source = _names_behind_source(text)
    if source and block.words <= 10 and not _BETWEEN.search(text):
        return _source_line(text, source)
    dates = dates_of_text(text, day_first) if has_digit(text) else ()
    if not dates and not byline_opening(text):
        return None
    if dates and _POSTED.match(text):
        return _posted(text, dates[0])
    return _parsed(text, dates, sentence=_is_sentence(block))


def _is_sentence(block: Block) -> bool:
    return block.ends and block.words > _WORDS_OF_A_SENTENCE


def dates_of_text(text: str, day_first: bool | None = None) -> tuple[DateFound, ...]:
    """The dates of a line that can be its article's: of no membership and no stretch of days."""
    found = find_dates(text, short_years=True, day_first=day_first)
    return tuple(one for one in found if not _NOT_OF_TEXT.search(text, 0, one.start))


def byline_of(block: Block) -> Header | None:
    """Read a line next to a date as a byline without "By": "Ada Brun", "Ada Brun in Tarn"."""
    match = _NAME_IN_PLACE.fullmatch(block.text) if " in " in block.text else None
    name = match["name"] if match else block.text
    if block.ends or not 2 <= len(name.split()) <= 4 or not is_name(name):
        return None
    if names_outlet(name) or kind_of_text(name) is not Kind.TEXT:
        return None
    return Header(author=name, evidence=block.text)


def opens_as_header(text: str) -> bool:
    """Whether a text begins as header lines do: with a date, or a word that introduces one."""
    if not has_digit(text):
        return False
    dates = find_dates(text, short_years=True)
    return bool(dates) and (dates[0].start == 0 or opens_with_label(text))


def _posted(text: str, found: DateFound) -> Header:
    """What the note below a post says ("This entry was posted in Ports on 5 March 2031")."""
    stated: Stated = "updated" if _CHANGED.search(text, 0, found.start) else "published"
    return Header(date=found, stated=stated, evidence=text[found.start : found.end])


def _names_behind_source(text: str) -> int:
    """Where the name behind "Source:" and the like begins, or 0 where none of them opens a text."""
    start = text[:_LONGEST_SOURCE]
    match = _SOURCE.match(text) if ":" in start or "：" in start else None
    return match.end() if match else 0


def _source_line(text: str, end: int) -> Header | None:
    name = text[end:].strip(" .").removeprefix("the ")
    dates = find_dates(name)
    if dates:
        name = name[: dates[0].start].rstrip(" ,|-–—(")
    if not name or len(name.split()) > 6:
        return None
    date = dates[0] if dates else None
    return Header(publisher=name, date=date, evidence=text, credited=True)


def _parsed(text: str, dates: tuple[DateFound, ...], *, sentence: bool) -> Header | None:
    masked = list(text)
    labelled: list[tuple[Stated, DateFound, int]] = []
    for number, found in enumerate(dates):
        floor = dates[number - 1].end if number else 0
        stated, start = label_before(text, floor, found.start)
        labelled.append((stated, found, start))
        masked[start : found.end] = "\x1f" * (found.end - start)
    pieces = _pieces("".join(masked))
    facts = _Facts()
    for start, end in pieces:
        facts.take(text, start, end, dated=bool(dates))
    if not dates and ((facts.author is None and facts.publisher is None) or facts.unknown):
        return None
    has_label = any(stated != "plain" for stated, _, _ in labelled)
    if facts.unknown and not has_label:
        return None
    if facts.unknown > _MOST_UNKNOWN or (not has_label and sentence):
        return None
    if dates and not has_label and not _plausible_plain(text, dates[0], labelled[0][2], facts):
        return None
    if not labelled:
        return Header(evidence=text, author=facts.author, publisher=facts.publisher)
    stated, found, start = min(
        labelled, key=lambda one: ("published", "plain", "updated").index(one[0])
    )
    begin = min([start, *facts.starts])
    finish = max([found.end, *facts.ends])
    return Header(
        date=found,
        stated=stated,
        evidence=_piece(text, begin, finish),
        author=facts.author,
        publisher=facts.publisher,
    )


def _piece(text: str, begin: int, end: int) -> str:
    """A piece of a line, with the bracket that opens before it where it closes inside."""
    piece = text[begin:end].strip(" |·•,-–—")
    if ")" in piece and "(" not in piece and text[:begin].rstrip().endswith("("):
        return "(" + piece
    return piece


def _plausible_plain(text: str, date: DateFound, start: int, facts: _Facts) -> bool:
    """Whether an unlabelled date is the article's, not that of a caption ("Harbour, 3 May 2017").

    A place or thing before a comma and a day is how captions end; a byline is parted from
    its date otherwise, or has a time.
    """
    before = text[:start].rstrip()
    if not before.endswith(",") or date.precision != "day":
        return True
    if byline_opening(text) or _place_opens(text):
        return True
    return facts.publisher is not None and names_outlet(facts.publisher)


def _place_opens(text: str, start: int = 0) -> bool:
    return "," in text[start : start + 36] and _PLACE_BEFORE.match(text, start) is not None


class _Facts:
    """What the pieces of a line between its dates add up to."""

    def __init__(self) -> None:
        self.author: str | None = None
        self.publisher: str | None = None
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.unknown = 0

    def take(self, text: str, start: int, end: int, *, dated: bool) -> None:
        piece = text[start:end]
        byline = byline_opening(piece)
        if byline:
            self._byline(piece[byline:], start, start + byline, dated=dated)
            return
        source = _names_behind_source(piece)
        if source:
            self.publisher = self.publisher or piece[source:].strip(" .") or None
            return
        known = is_known(piece)
        if piece.startswith("@") or _TRAILING_ZONE.match(piece):
            return
        if not known and (is_furniture(piece) or _place_opens(text, start)):
            return
        name = without_furniture(_PUBLISHED_IN.sub("", piece)).strip(" ,.:;")
        if looks_like_outlet(name) and ("," not in name or known):
            if self.publisher is None:
                self.publisher = name
                self.starts.append(start)
            return
        if dated and self.author is None and is_name(name) and " " in name:
            self.author = name
            self.starts.append(start)
            self.ends.append(start + len(name))
            return
        if dated and "," in name:
            author, outlet = names_in(name)
            if author or outlet:
                self.author = self.author or author
                self.publisher = self.publisher or outlet
                return
        words = name.split()
        if dated and len(words) <= 4 and _delimited(text, start, end):
            return
        if len(words) == 1 and self.publisher is None and words[0][:1].isupper():
            # One name before "Published:" or a date: an outlet where it is known to be one.
            return
        self.unknown += sum(1 for word in words if word[:1].islower() and len(word) > 3)
        self.unknown += 1 if len(words) > 6 else 0

    def _byline(self, rest: str, start: int, names_start: int, *, dated: bool) -> None:
        rest = without_furniture(rest)
        people = _before_acronym(rest)
        author, outlet = names_in(people)
        if outlet is None and len(people) < len(rest):
            outlet = rest[len(people) :].strip() or None
        if author is None and outlet is None:
            # "by oz on 4 December 2006": a pen name, where the line has little else.
            self.unknown += 0 if dated and len(rest) <= _LONGEST_PEN_NAME else len(rest.split())
            return
        self.starts.append(start)
        if author is not None:
            self.author = self.author or author
            self.ends.append(names_start + rest.index(author) + len(author))
        if outlet is not None:
            self.publisher = self.publisher or outlet.removeprefix("the ")


def _before_acronym(text: str) -> str:
    """A name up to an acronym that is no part of it: "Jane Roe" of "Jane Roe XYZ"."""
    words = text.split(" ")
    for number, word in enumerate(words):
        if number >= 2 and len(word) >= 3 and word.isupper() and word.isalnum():
            if any(before.isupper() and len(before) > 2 for before in words[:number]):
                return text
            return " ".join(words[:number])
    return text


def _delimited(text: str, start: int, end: int) -> bool:
    """Whether a piece of a line is parted from the rest by bars or points, as sections are."""
    return text[end:].lstrip()[:1] in ("|", "·", "•") or text[:start].rstrip()[-1:] in (
        "|",
        "·",
        "•",
    )


def is_furniture(piece: str) -> bool:
    """Whether a piece of a header line is a counter, a button or the like."""
    return is_phrase(piece) or kind_of_text(piece) is not Kind.TEXT


def without_furniture(piece: str) -> str:
    """A piece of a header line without the buttons that stand behind it."""
    words = (_COUNTED.sub("", piece) if has_digit(piece) else piece).split(" ")
    while len(words) > 1:
        for length in (3, 2, 1):
            if length < len(words) and is_phrase(" ".join(words[-length:])):
                del words[-length:]
                break
        else:
            break
    return " ".join(words)


def _gaps(masked: str) -> Iterator[re.Match[str]]:
    """What ``_BETWEEN.finditer`` gives: tried everywhere it takes ten times as long."""
    reach = 0
    for at, sign in enumerate(masked):
        if at >= reach and (sign.isspace() or sign in _PARTING):
            gap = _BETWEEN.match(masked, at)
            if gap is not None:
                reach = gap.end()
                yield gap


def _pieces(masked: str) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position = 0
    for gap in _gaps(masked):
        pieces.append((position, gap.start()))
        position = gap.end()
    pieces.append((position, len(masked)))
    trimmed = []
    for start, end in pieces:
        while start < end and masked[start] in " ,.:;\x1f":
            start += 1
        while end > start and masked[end - 1] in " ,:;\x1f":
            end -= 1
        if any(map(str.isalnum, masked[start:end])):
            trimmed.append((start, end))
    return trimmed
