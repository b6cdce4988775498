"""From bytes to text: the encoding a file is in, or a clear error.

A byte order mark decides, then strict UTF-8, then what the file declares, then what the
bytes look like: an alphabet of one byte a letter by the letters it would give, any other
script by charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from functools import partial

from briefing.errors import ReadError
from briefing.text.patterns import Lazy

# Longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (Word, Excel, EPUB and others are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (sound, film or picture)"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
)
# The suffix that a kind of file is read by.
_NAMED = (
    ("PDF", ".pdf"),
    ("a zip", ".zip"),
    ("gzip", ".gz"),
    ("bzip2", ".bz2"),
    ("an xz", ".xz"),
)
# What browsers and editors mean by these names is a larger encoding than the name says.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# What may not stand in XML, and so not in a document, and is no white space: it is dropped.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# The same as bytes of UTF-8, which are much quicker to look through.
_PLAIN = bytes((*range(0x20, 0x7F), 0x0A))
_ILLEGAL = re.compile(
    rb"[\x00-\x08\x0e-\x1b\x7f]|\xc2[\x80-\x84\x86-\x9f]|\xed[\xa0-\xbf]|\xef\xbf[\xbe\xbf]"
)
_NO_CHARACTERS = Lazy("[\ud800-\udfff\ufffe\uffff]")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Controls that no text file has; a text may have one stray NUL byte in so many bytes.
_BINARY = bytes({*range(1, 9), *range(14, 26), *range(28, 32), 127})
_NUL_APART = 500
_HIGH = re.compile(rb"[\x80-\xff]")
# As many bytes as charset-normalizer is shown; it needs no more and is slow.
_SAMPLE = 100_000

# The letters beyond ASCII of the languages that one-byte Latin encodings write, most used
# languages first: the first of equals is taken.
_LATIN = (
    ("cp1252", "äöüßé"),
    ("cp1252", "éèêëàâçîïôûùœæüÿñ"),
    ("cp1252", "áéíóúüñªº"),
    ("cp1252", "ãõáâàçéêíóôúºª"),
    ("cp1252", "àèéìíòóùú"),
    ("cp1252", "åäöæøéü"),
    ("cp1252", "ëïéèüöóêáçñ"),
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýž"),
    ("cp1250", "áäčďéíĺľňóôŕšťúýž"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "čćđšž"),
    ("cp1250", "ăâîşţ"),
    ("iso8859-2", "ąćęłńóśźż"),
    ("iso8859-2", "áčďéěíňóřšťúůýž"),
    ("iso8859-2", "áäčďéíĺľňóôŕšťúýž"),
    ("iso8859-2", "áéíóöőúüű"),
    ("iso8859-2", "čćđšž"),
    ("cp1254", "çğıöşüâîûİ"),
    ("cp1257", "ąčęėįšųūžāēģīķļņõäöü"),
    ("cp1252", "ðþæáéíóúýö"),
)
_SIGNS = frozenset("‘’‚“”„–—…•€£¥©®™°§«»‹›¿¡´·¹²³¼½¾×±\u00a0\u00ad")
# Letters that are words by themselves.
_WORDS = frozenset("àÀáéÉóôåÅöÖíúžŽ")
# What charset-normalizer may answer: the encodings that press texts are really saved in.
_OTHER_SCRIPTS = frozenset({
    "gb18030", "gbk", "gb2312", "hz", "big5", "big5hkscs", "cp950", "cp949", "euc_kr", "johab",
    "cp932", "shift_jis", "shift_jisx0213", "shift_jis_2004", "euc_jp", "euc_jisx0213",
    "euc_jis_2004", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "mac_cyrillic", "cp1253",
    "iso8859_7", "cp1255", "iso8859_8", "cp1256", "iso8859_6", "cp874", "tis_620", "cp1258",
})  # fmt: skip


def decode(path: str, content: bytes, declared: str | None = None) -> str:
    """Return the text of a file, without characters that no document may hold.

    ``declared`` is the encoding that the file names itself. Raises ReadError for binary
    content, broken UTF-8 (naming line and byte) and bytes of no known encoding.
    """
    return legal(_decoded(path, content, declared))


def decode_printable(path: str, content: bytes) -> tuple[str, bool]:
    """What ``decode`` gives, and whether all of it but line feeds is printable."""
    text = _decoded(path, content, None)
    rare = _beyond_plain(text)
    return _legal(text, rare), rare.decode("utf-8", "surrogatepass").isprintable()


def legal(text: str) -> str:
    """Return a text without the characters that no document may hold."""
    return _legal(text, _beyond_plain(text))


def _beyond_plain(text: str) -> bytes:
    """What a text has beside the printable characters of ASCII and line feeds, in UTF-8."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)


def _legal(text: str, rare: bytes) -> str:
    return _NO_CHARACTERS.sub("", _CONTROLS.sub("", text)) if _ILLEGAL.search(rare) else text


def _decoded(path: str, content: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(path, content[len(mark) :], encoding)
    wide = _wide_encoding(content)
    if wide is not None:
        return _strict(path, content, wide)
    _refuse_binary(path, content)
    if b"\x1b$" in content and content.isascii():
        return _strict(path, content, "iso2022_jp")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(content):
            raise _broken(path, content, error.start, "utf-8") from None
        for guess in (
            partial(_known, declared),
            partial(_latin, content),
            partial(_other_script, content),
        ):
            candidate = guess()
            if candidate is None:
                continue
            try:
                return content.decode(candidate)
            except UnicodeDecodeError:
                continue
        raise _broken(path, content, error.start, None) from None


def _strict(path: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(path, content, error.start, encoding) from None


def _broken(path: str, content: bytes, position: int, encoding: str | None) -> ReadError:
    before = content[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = position - max(content.rfind(b"\n", 0, position), content.rfind(b"\r", 0, position))
    what = (
        f"broken {encoding.upper()}"
        if encoding
        else "neither UTF-8 nor any encoding that could be told"
    )
    return ReadError(
        path,
        line,
        f"{what}: byte {column} of the line (0x{content[position]:02X}) belongs to no character; "
        "open the file in an editor, mend the line and save it as UTF-8",
    )


def _refuse_binary(path: str, content: bytes) -> None:
    kind = next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)
    if kind is None and content[4:8] == b"ftyp":
        kind = "a film or sound recording"
    if kind is None and b"\x00" in content and not _is_text_with_strays(content):
        kind = "a binary file"
    if kind is not None:
        raise ReadError(path, None, f"is {kind}, not text: {_way_out(kind, content)}")


def _is_text_with_strays(content: bytes) -> bool:
    """Whether NUL bytes are so rare, and other controls so absent, that a text was damaged.

    They are dropped, as are other characters that no document may hold.
    """
    if content.count(0) * _NUL_APART > len(content):
        return False
    return len(content.translate(None, _BINARY)) == len(content)


def _way_out(kind: str, content: bytes) -> str:
    """What to do with a file that goes by the wrong name: to rename it where it can be read."""
    from briefing.readers import suffixes

    suffix = next((suffix for opening, suffix in _NAMED if opening in kind), None)
    if suffix == ".zip" and b"word/document.xml" in content:
        suffix = ".docx"
    if suffix in suffixes():
        return f"give it a name that ends in {suffix}"
    return "save the article's text as a .txt file in UTF-8"


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: mostly ASCII, so every other byte is NUL."""
    head = content[:2000]
    if len(head) < 4 or len(content) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even == 0:
        return "utf-16-le"
    if even > 0.6 * half and odd == 0:
        return "utf-16-be"
    return None


def _mostly_utf8(content: bytes) -> bool:
    """Whether the bytes beyond ASCII are UTF-8 but for a few.

    In other encodings some pairs look like UTF-8 by chance; in Shift-JIS, the worst, not
    quite as many bytes as do not.
    """
    high = len(_HIGH.findall(content))
    valid = sum(map(len, _MULTIBYTE.findall(content)))
    return valid >= 1.25 * (high - valid)


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return _MEANT.get(name, name)


def _latin(content: bytes) -> str | None:
    """The one-byte Latin encoding under which the bytes give words, or None."""
    sample = content[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    best, encoding = 0.8 * high, None
    texts: dict[str, str | None] = {}
    for candidate, letters in _LATIN:
        if candidate not in texts:
            try:
                texts[candidate] = sample.decode(candidate)
            except UnicodeDecodeError:
                texts[candidate] = None
        text = texts[candidate]
        if text is None:
            continue
        score = _plausibility(text, letters + letters.upper())
        if score > best:
            best, encoding = score, candidate
    return encoding


def _plausibility(text: str, letters: str) -> float:
    score = 0.0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        character = match[0]
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        if character in letters:
            # A capital inside a word of small letters is no letter at all.
            if character.isupper() and before.islower():
                score -= 1
            elif before.isalpha() or after.isalpha() or character in _WORDS:
                score += 1
        elif character in _SIGNS:
            inside = before.isalpha() and after.isalpha() and character not in "’\u00ad·–—…"
            opens = character in "¡¿" and not after.isalnum()
            score += -2 if inside or opens else 0.9
        else:
            score += -0.5 if character.isalpha() else -2
    return score


def _other_script(content: bytes) -> str | None:
    """The encoding of a script other than Latin, by charset-normalizer, or None."""
    import charset_normalizer

    sample = content
    if len(content) > _SAMPLE:
        end = content.rfind(b"\n", 0, _SAMPLE)
        sample = content[: end if end > 0 else _SAMPLE]
    matches = list(charset_normalizer.from_bytes(sample))
    # Bytes of EUC-JP pass as rare Korean, too; only Japanese is full of hiragana.
    best = next((one for one in matches if _share(str(one), "\u3041", "\u309f") > 0.2), None)
    best = best or (matches[0] if matches else None)
    if best is None or best.encoding not in _OTHER_SCRIPTS:
        return None
    return best.encoding if _share(str(best), "\u0370", "\ufaff") > 0.3 else None


def _share(text: str, first: str, last: str) -> float:
    """Which share of a text's letters lies between two characters."""
    letters = [character for character in text if character.isalpha()]
    return sum(1 for one in letters if first <= one <= last) / max(1, len(letters))
