"""Fields with names of their own: what a table's column, a JSON key or front matter states.

Names are compared without case, accents and punctuation ("Published At", "published_at",
"publishedAt"). The names that the user gives in briefing.toml come first; then the common
ones below, the surest first. A column that says when something was stored, seen or changed
is none of them: only a date of publication is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypedDict

from briefing.readers.encodings import legal
from briefing.text.addresses import web_address
from briefing.text.patterns import word_set
from briefing.text.spaces import normalise

# Field of an article → names, written without punctuation, the surest first.
NAMES: Mapping[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "title": "title headline articletitle documenttitle storytitle webtitle heading hl hed "
        "titel uberschrift ueberschrift schlagzeile titre titular titulo titolo otsikko rubrik "
        "nagłowek заголовок название 标题 標題 題目 제목 タイトル 見出し",
        "text": "text fulltext bodytext articletext articlebody body maintext storytext "
        "plaintext textcontent contenttext content maincontent articlecontent rawtext "
        "cleanedtext texte textecomplet contenu corps volltext artikeltext inhalt texto "
        "textocompleto contenido cuerpo conteudo corpo testo contenuto tekst текст содержание "
        "正文 内容 內容 全文 본문 내용 本文 contenthtml bodyhtml html article story",
        "published": "published publishedat publicationdate publisheddate publishdate "
        "datepublished publishedon publishedtime datetimepublished pubdate datepub publishtime "
        "pubtime webpublicationdate articledate dateofpublication firstpublished releasedate "
        "postedat posteddate dateposted issued date datetime datum veroffentlicht "
        "veroeffentlicht veroffentlichungsdatum erscheinungsdatum datedepublication "
        "datepublication publiele fecha fechapublicacion fechadepublicacion datapublicacao "
        "datapubblicazione dataora publicado pubblicato gepubliceerd дата датапубликации "
        "发布时间 發布時間 发布日期 发表时间 日期 날짜 게시일 작성일 日付 公開日 配信日",
        "publisher": "publisher publishername outlet outletname newspaper publication "
        "publicationname sourcename newssource medianame mediumname sitename source site "
        "website journal herausgeber quelle zeitung medium editeur periodico medio fuente "
        "testata fonte bron krant издание источник 来源 來源 媒体 媒體 언론사 매체 출처 媒体名 "
        "新聞社",
        "author": "author authors authorname byline bylines writer journalist reporter creator "
        "auteur auteurs autor autorin autoren autores verfasser autore autori автор 作者 记者 "
        "記者 기자 筆者 著者",
        "place": "place dateline datelineplace lieu ort lugar luogo plaats место 地点 地點 장소 "
        "場所",
        "url": "canonicalurl canonical url link permalink articleurl weburl sourceurl weblink "
        "pageurl href webpage uri guid lien adresse enlace adres ссылка 链接 連結 网址 링크 "
        "リンク",
        "language": "language lang languagecode langcode sprache langue idioma lingua taal язык "
        "语言 語言 언어 言語",
        "agency": "agency newsagency wireservice wire agentur agence agencia agenzia агентство "
        "通讯社 통신사 通信社",
        "copyright": "copyright copyrightnotice rights license",
        "item": "id guid uuid articleid docid documentid itemid storyid newsid oid doi "
        "identifier accessionnumber key url link permalink",
    }.items()
}
# Keys under which an object keeps the fields that others have at its top.
_WRAPPERS = word_set(
    "_source source_fields fields attributes article document doc item meta metadata properties "
    "node content data"
)
_MARKED_UP = frozenset({"rendered", "raw", "value", "#text", "$t"})
# Where an object stands for one value, the key of that value.
_VALUES = (
    *("name", "rendered", "main", "original", "text", "value", "title", "label", "display_name"),
    *("content", "plain", "$date", "$oid", "$numberLong", "#text", "_value", "href"),
)
_DEEPEST = 4
_NOTHING = frozenset({"", "null", "none", "nan", "n/a", "na", "nil", "~", "undefined", "-"})
_INITIALS = re.compile(r"[a-z]{2}(?=$|[-_])|[a-z]{3}(?=$|[-_])", re.IGNORECASE)
_LANGUAGES = {
    "eng": "en", "english": "en", "fra": "fr", "fre": "fr", "french": "fr", "francais": "fr",
    "deu": "de", "ger": "de", "german": "de", "deutsch": "de", "spa": "es", "spanish": "es",
    "espanol": "es", "por": "pt", "portuguese": "pt", "portugues": "pt", "ita": "it",
    "italian": "it", "italiano": "it", "nld": "nl", "dut": "nl", "dutch": "nl",
    "nederlands": "nl", "pol": "pl", "polish": "pl", "rus": "ru", "russian": "ru",
    "tur": "tr", "turkish": "tr", "ara": "ar", "arabic": "ar", "zho": "zh", "chi": "zh",
    "chinese": "zh", "中文": "zh", "kor": "ko", "korean": "ko", "한국어": "ko", "jpn": "ja",
    "japanese": "ja", "日本語": "ja", "русский": "ru",
}  # fmt: skip
# Days written as one number, and moments counted from 1970: 1990 to 2100 in seconds.
_COMPACT = re.compile(
    r"(?P<day>(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
    r"(?:T?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zone>Z)?)?"
)
_COUNTED = re.compile(r"\d{9,16}(?:\.\d{1,9})?")
_EARLIEST, _LATEST = 631_152_000, 4_102_444_800


class Stated(TypedDict, total=False):
    """The fields of a draft that a file states in fields of its own."""

    title: str | None
    published: str | None
    publisher: str | None
    author: str | None
    place: str | None
    url: str | None
    language: str | None
    agency: str | None
    copyright: str | None


def is_known(name: str) -> bool:
    """Whether a name is one of the common ones for some field of an article."""
    return key_of(name) in _KNOWN


def key_of(name: str) -> str:
    """Return a name as names are compared: letters and digits only, no case, no accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(character for character in plain if character.isalnum())
    return unicodedata.normalize("NFC", kept)


_KEYS = {field: tuple(map(key_of, names)) for field, names in NAMES.items()}
_KNOWN = frozenset(key for keys in _KEYS.values() for key in keys)


def columns_of(
    names: Iterable[str], settled: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return, for each field of an article, the columns that may hold it, the surest first.

    ``settled`` are the names that the user gave; a dotted one ("source.name") is a way
    into nested objects and always counts.
    """
    by_key: dict[str, list[str]] = {}
    for name in names:
        by_key.setdefault(key_of(name), []).append(name)
    columns: dict[str, tuple[str, ...]] = {}
    for field, keys in _KEYS.items():
        found: list[str] = []
        for name in settled.get(field, ()):
            found += by_key.get(key_of(name), [name] if "." in name else [])
        for key in keys:
            found += by_key.get(key, ())
        columns[field] = tuple(dict.fromkeys(found))
    return columns


def unwrapped(row: Mapping[str, object]) -> Mapping[str, object]:
    """Return an object with the fields of the objects inside it that only wrap it."""
    merged: dict[str, object] = {}
    wrapping: set[str] = set()
    for key, value in row.items():
        if not isinstance(value, dict) or key.casefold() not in _WRAPPERS:
            continue
        if key_of(key) in _KNOWN:  # "_source" would be taken for a publisher
            wrapping.add(key)
        if _MARKED_UP.isdisjoint(value):
            for inner, held in value.items():
                merged.setdefault(inner, held)
        else:  # a text beside what is told of it
            merged[key] = value
    if not merged:
        return row
    return {**merged, **{key: value for key, value in row.items() if key not in wrapping}}


def value_at(row: Mapping[str, object], name: str) -> object:
    """Return what a row holds under a name; a dotted one leads into nested objects."""
    if name in row:
        return row[name]
    first, _, rest = name.partition(".")
    if first not in row and rest:  # an object whose fields were brought up
        return value_at(row, rest)
    value: object = row
    for step in name.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return None
        value = value[step]
    return value


def text_of(value: object, *, between: str = ", ", depth: int = 0) -> str | None:
    """Return a value as text, or None where it says nothing.

    Of an object its name, of a list its members joined by ``between``.
    """
    if value is None or isinstance(value, bool) or depth > _DEEPEST:
        return None
    if isinstance(value, str):
        text = legal(value)
        return None if text.strip().lower() in _NOTHING else text
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        inside = (text_of(value.get(key), between=between, depth=depth + 1) for key in _VALUES)
        return next((text for text in inside if text), None)
    if isinstance(value, Iterable):
        members = (text_of(one, between=between, depth=depth + 1) for one in value)
        return between.join(member for member in members if member) or None
    return str(value)


def stated(row: Mapping[str, object], columns: Mapping[str, tuple[str, ...]]) -> Stated:
    """Return the fields of a draft that a row states, its text and item aside."""

    def named(field: str) -> Sequence[str]:
        names = columns[field]
        if not names:  # as most fields of most tables are
            return ()
        texts = (text_of(value_at(row, name)) for name in names)
        return [normalise(text) for text in texts if text and not text.isspace()]

    publishers = named("publisher")
    return Stated(
        title=_first(named("title"), str),
        published=_first(named("published"), published_of),
        # "source" is a name in some files and an address in others.
        publisher=_first((one for one in publishers if not web_address(one)), str),
        author=_first(named("author"), str),
        place=_first(named("place"), str),
        url=_first([*named("url"), *publishers], web_address),
        language=_first(named("language"), language_of),
        agency=_first(named("agency"), str),
        copyright=_first(named("copyright"), str),
    )


def _first(texts: Iterable[str], read: Callable[[str], str | None]) -> str | None:
    for text in texts:
        if value := read(text):
            return value
    return None


def published_of(text: str) -> str | None:
    """Return a date as stated, with its usual spelling behind it where it is a bare number."""
    if compact := _COMPACT.fullmatch(text):
        day = compact["day"]
        spelled = f"{day[:4]}-{day[4:6]}-{day[6:]}"
        if compact["hour"]:
            spelled += f"T{compact['hour']}:{compact['minute']}:{compact['second'] or '00'}"
            spelled += "+00:00" if compact["zone"] else ""
        return f"{text} ({spelled})"
    if _COUNTED.fullmatch(text):
        seconds = float(text)
        for _ in range(2):
            if seconds > _LATEST:  # milliseconds or microseconds
                seconds /= 1000
        if _EARLIEST <= seconds <= _LATEST:
            moment = datetime.fromtimestamp(int(seconds), UTC)
            return f"{text} ({moment.isoformat()})"
        return None
    return text


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a language given by code or by name."""
    named = _LANGUAGES.get(key_of(text))
    if named is not None:
        return named
    match = _INITIALS.match(text)
    if match is None:
        return None
    code = match[0].lower()
    return code if len(code) == 2 else _LANGUAGES.get(code)
