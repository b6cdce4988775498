"""Readers: formats by suffix, lines as an editor counts them, encodings, and clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.articles import understand
from briefing.errors import ReadError
from briefing.readers import content_of, format_of, read_drafts, readers
from briefing.readers.lines import LONGEST_LINE
from briefing.records import Draft, Limits, Reading
from briefing.text.sentences import split_article

BODY = "The harbour of Varnholt reopened on Tuesday, the port office said."


def read(content: bytes, name: str = "a.txt") -> Draft:
    (draft,) = read_drafts(name, content=content)
    assert isinstance(draft, Draft)
    return draft


def texts(content: bytes, name: str = "a.txt") -> list[str]:
    return [line.text for line in read(content, name).lines]


# --- formats -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"text", "text"),
        ("a.TXT", b"text", "text"),
        ("notes.md", b"# text", "markdown"),
        ("a.html", b"<p>x", "html"),
        ("a.HTM", b"<p>x", "html"),
        ("README", b"text", "text"),
        ("2031.03.05 report", b"text", "text"),
        ("-", b"text", "text"),
        ("page", b"  <!DOCTYPE html><html>", "html"),
        ("page.txt", b"<!-- saved --><html lang='en'>", "html"),
        ("tags.txt", b"<p> is a tag of HTML", "text"),
    ],
)
def test_the_format_is_told_by_suffix_then_by_the_opening(
    name: str, content: bytes, expected: str
) -> None:
    assert format_of(name, content).name == expected


def test_an_unknown_suffix_is_an_error_that_names_what_is_read() -> None:
    with pytest.raises(ReadError) as caught:
        format_of("talks.xyz", b"text")
    assert "no reader for '.xyz' files" in str(caught.value)
    for suffix in (".txt", ".md", ".html", ".xhtml"):
        assert suffix in str(caught.value)


def test_a_reader_is_called_with_path_and_content() -> None:
    (draft,) = readers["text"]("b.txt", BODY.encode())
    assert isinstance(draft, Draft)
    assert (draft.path, draft.lines[0].text, draft.extracted) == ("b.txt", BODY, False)


def test_a_file_is_read_from_disk_under_the_name_given(tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(BODY, encoding="utf-8")
    assert read_drafts(file)[0].path == str(file)
    assert read_drafts(file, "week/talks.txt")[0].path == "week/talks.txt"
    assert content_of(file, "talks.txt") == BODY.encode()


# --- lines ---------------------------------------------------------------------------------


def test_lines_end_where_an_editor_ends_them() -> None:
    draft = read(b"one\r\ntwo\rthree\n\nfive\x0bsix\x0cseven\xe2\x80\xa8eight")
    assert [(line.number, line.text) for line in draft.lines] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (4, ""),
        (5, "five six seven eight"),
    ]


def test_white_space_is_normalised_and_control_characters_are_dropped() -> None:
    assert texts("a\u00a0 b\t c\u3000d \x07e\x1bf\x9dg".encode()) == ["a b c d efg"]


# --- encodings -----------------------------------------------------------------------------

GERMAN = "Die Brücke über die Sölve bleibt für größere Fahrzeuge gesperrt, sagte der Müller."
FRENCH = "Le préfet a déclaré mardi que « l’été dernier » la forêt a brûlé près du château."
SPANISH = "El señor alcalde declaró que la reunión del año próximo será más pequeña."
POLISH = "Wójt powiedział, że żadna łódź nie wypłynęła, a rozmowy będą trwały całą noc."
CZECH = "Starosta řekl, že přístav bude znovu otevřen a že obě strany zůstanou v kontaktu."
TURKISH = "Başkan salı günü limanın yeniden açılacağını söyledi; işçiler grevi bitirdi."
ENGLISH = "“We have looked at every proposal,” the mayor said — and the café owners agreed."
RUSSIAN = "Мэр заявил во вторник, что порт будет открыт, а переговоры продолжатся всю неделю."
CHINESE = "市长星期二表示，港口将重新开放。双方同意继续就贸易问题进行谈判，并保持密切沟通。"
TAIWAN = "市長星期二表示，港口將重新開放。雙方同意繼續就貿易問題進行談判，並保持密切溝通。"
KOREAN = "시장은 화요일 항구가 다시 열릴 것이라고 말했다. 양측은 협상을 계속하기로 합의했다."
JAPANESE = "市長は火曜日、港を再開すると述べた。双方は貿易に関する交渉を続けることで合意した。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[(GERMAN, name) for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252")],
        (FRENCH, "cp1252"),
        (SPANISH, "latin-1"),
        (ENGLISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (TAIWAN, "big5"),
        (KOREAN, "euc-kr"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso2022_jp"),
        ("Le caf\u00e9", "cp1252"),
    ],
)
def test_text_in_a_common_encoding_is_read_as_it_was_written(text: str, encoding: str) -> None:
    assert texts((text + "\n").encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("eins\nzwei\nBrücke über die Sölve".encode()[:-4] + b"\xff\xfelve", 3, "broken UTF-8"),
        (KOREAN.encode()[:-2] + b"\n", 1, "broken UTF-8"),
        (b"one\r\ntwo \xff\xfe\xfa three", 2, "neither UTF-8"),
        (b"\xff\xfea\x00b", 1, "broken UTF-16"),
    ],
)
def test_broken_text_is_an_error_that_names_line_and_byte(
    content: bytes, line: int, words: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert caught.value.line == line
    assert words in str(caught.value)
    assert "save it as UTF-8" in str(caught.value)


# --- errors --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        ("\u00a0\n".encode(), "the file is empty"),
        (b"%PDF-1.7 rest", "a PDF document"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"PK\x03\x04rest", "give it a name that ends in .zip"),
        (b"\x1f\x8b\x08rest", "is a gzip archive, not text: give it a name that ends in .gz"),
        (b"\x89PNG\r\n\x1a\n", "save the article's text as a .txt file"),
        (b"abc\x00\x01\x02def", "a binary file"),
        (b"short\n" + b"x" * (LONGEST_LINE + 1), "the line has 1,000,001 characters"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_stray_nul_bytes_in_a_text_are_dropped() -> None:
    text = "The council of Tarnholm voted on Tuesday to close the old quarry road.\n" * 20
    damaged = text.encode().replace(b"voted", b"vo\x00ted", 2)
    assert read(damaged).lines == read(text.encode()).lines


@pytest.mark.parametrize(
    "content",
    [
        b"The council voted.\n" * 100 + b"\x00" * 20,  # padding: the end of the file is lost
        b"The council voted.\n" * 100 + b"\x00\x01\x02",
    ],
)
def test_more_than_stray_nul_bytes_are_a_binary_file(content: bytes) -> None:
    with pytest.raises(ReadError, match="a binary file"):
        read(content)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "dump.txt"
    with file.open("wb") as stream:
        stream.truncate(Limits().file_bytes + 1)
    with pytest.raises(ReadError, match="50,000,001 bytes"):
        read_drafts(file, "dump.txt")


def test_the_limit_is_the_users() -> None:
    small = Reading(limits=Limits(file_bytes=20))
    with pytest.raises(ReadError, match="21 bytes, and 20 are the limit"):
        read_drafts("dump.txt", content=bytes(21), reading=small)


def test_missing_files_and_folders_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_drafts(tmp_path / "gone.txt")
    with pytest.raises(ReadError, match="a folder, not a file"):
        read_drafts(tmp_path)


def test_a_file_that_may_not_be_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    file = tmp_path / "closed.txt"
    file.write_text(BODY, encoding="utf-8")
    monkeypatch.setattr("briefing.readers._open_at_once", refuse)
    with pytest.raises(ReadError, match="may not be read"):
        read_drafts(file, "closed.txt")


# --- HTML ----------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><title>Harbour of Varnholt reopens | The Solve Courier</title>
<meta property="og:site_name" content="The Solve Courier">
<meta name="author" content="Ada Brun">
<meta property="article:published_time" content="2031-03-05T07:10:00+02:00">
<script type="application/ld+json">{"@type": "WebSite", "name": "x"}</script>
</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article>
<h1>Harbour of Varnholt
 reopens</h1>
<p class="lead"
   id="x">
  The harbour of <b>Varnholt</b> reopened on Tuesday after the storm
  that had closed it for nine days, the port office said in a statement.</p>
<h2>Damage</h2>
<p>Officials put the damage at 4 million crowns. They said that &ldquo;work&rdquo; would go on.
<br>A second crane will be brought from Tarn by the end of the month, they added.</p>
<ul><li>One berth stays closed until the end of the month.</li>
<li>Two cranes were lost.</li></ul>
</article>
<footer>Copyright 2031 The Solve Courier</footer></body></html>
"""


def test_a_page_gives_its_paragraphs_with_the_lines_they_begin_on() -> None:
    draft = read(PAGE.encode(), "page.html")
    lines = PAGE.splitlines()
    assert draft.extracted
    assert [line.text.split()[0] for line in draft.lines] == [
        "The", "Damage", "Officials", "A", "One", "Two",
    ]  # fmt: skip
    assert draft.headings == {1}
    for line in draft.lines:
        assert line.number is not None
        assert line.text.split()[0] in lines[line.number - 1]


def test_a_page_gives_what_it_states_of_itself() -> None:
    draft = read(PAGE.encode(), "page.html")
    assert draft.title == "Harbour of Varnholt reopens"
    assert draft.published == "2031-03-05T07:10:00+02:00"
    assert (draft.publisher, draft.author, draft.language) == (
        "The Solve Courier",
        "Ada Brun",
        "en",
    )


def test_linked_data_comes_before_meta_tags_and_impossible_dates_are_passed_over() -> None:
    linked = PAGE.replace(
        '"@type": "WebSite"', '"@type": "NewsArticle", "datePublished": "2031-03-04"'
    )
    assert read(linked.encode(), "page.html").published == "2031-03-04"
    empty = PAGE.replace(
        '"@type": "WebSite"', '"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00Z"'
    )
    assert read(empty.encode(), "page.html").published == "2031-03-05T07:10:00+02:00"


def test_a_brief_has_its_paragraphs_and_neither_title_nor_date_in_them() -> None:
    paragraphs = (
        "The council of Tarnholm voted on Tuesday to close the old quarry road.",
        "Buses will be sent over the ridge until its walls are mended, the mayor said.",
    )
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = (
        "<html><head><title>Quarry closed</title></head><body><article><h1>Quarry closed</h1>"
        f'<time datetime="2026-09-16">16 Sep</time>{body}</article></body></html>'
    )
    [draft] = read_drafts("brief.html", content=page.encode())
    assert isinstance(draft, Draft)
    assert tuple(line.text for line in draft.lines) == paragraphs


def test_text_between_the_elements_of_a_page_is_kept() -> None:
    first, second, third = (
        f"The council of Tarnholm voted on {day} to close the old quarry road, the mayor said."
        for day in ("Tuesday", "Wednesday", "Thursday")
    )
    page = (
        "<html><head><title>Quarry closed</title></head><body><article><h1>Quarry closed</h1>"
        f"<h2>On the ridge</h2>{first}<h2>In the valley</h2>{second}<p>{third}</p>"
        "<h2>On the coast</h2>Ada Brun</article></body></html>"
    )
    texts = [line.text for line in read(page.encode(), "page.html").lines]
    assert [one for one in texts if one in (first, second, third)] == [first, second, third]
    assert "Ada Brun" not in texts


def test_a_page_in_the_encoding_that_it_declares() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="koi8-r">').replace("cranes", "краны")
    draft = read(page.encode("koi8-r", "xmlcharrefreplace"), "page.html")
    assert draft.lines[-1].text == "Two краны were lost."


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(ReadError, match="no article text was found"):
        read(b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "page.html")


_SAID = tuple(
    f"The council of Tarnholm voted on {day} to close the old quarry road, the mayor said."
    for day in ("Tuesday", "Wednesday", "Thursday")
)


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            _table(("Road", "Cars", "Lorries"), ("Quarry", "412", "38"), ("Ridge", "97", "")),
            ("Road Cars Lorries", "Quarry 412 38", "Ridge 97"),
        ),
        (_table(("Opened", "1931"), ("Length", "4.2&nbsp;km")), ("Opened 1931", "Length 4.2 km")),
        # One row, or one column, is a box of buttons or a frame.
        (_table(("Share", "Print")), ()),
        (_table(("Share",), ("Print",), ("Save",)), ()),
        # A table for the looks of the page holds sentences.
        (_table(("Note", _SAID[1]), ("Ridge", "97")), (_SAID[1],)),
    ],
)
@pytest.mark.parametrize("place", ["between", "at the end"])
def test_a_table_of_figures_is_read_a_row_at_a_time(
    table: str, rows: tuple[str, ...], place: str
) -> None:
    before, *after = (f"<p>{one}</p>" for one in (_SAID[0], _SAID[2], _SAID[2] + " It was late."))
    parts = [before, table, *after] if place == "between" else [before, *after, table]
    page = (
        "<html><head><title>Quarry closed</title></head><body><article><h1>Quarry closed</h1>"
        f"{''.join(parts)}</article></body></html>"
    )
    article = understand(read(page.encode(), "page.html"), content_id="0" * 12)
    text = [_SAID[2], _SAID[2] + " It was late."]
    wanted = [_SAID[0], *rows, *text] if place == "between" else [_SAID[0], *text, *rows]
    assert [one.text for one in article.paragraphs] == wanted
    # Rows are of the text, and no sentences to quote.
    quoted = {sentence.text for sentence in split_article(article)}
    assert quoted.isdisjoint(set(rows) - {_SAID[1]})
