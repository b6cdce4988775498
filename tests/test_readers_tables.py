"""Tables and JSON: rows to drafts, names guessed or settled, items that stay, hostile files."""

from __future__ import annotations

import json
import random

import pytest

from briefing.articles import understand
from briefing.errors import ReadError
from briefing.readers import read_drafts
from briefing.readers.fields import key_of, language_of, published_of
from briefing.records import Draft, Limits, Reading, Rejected

BODY = "The harbour of Varnholt reopened on Tuesday after the storm, the port office said."
MORE = "Officials put the damage at 4 million crowns and closed two berths until the summer."


def read(
    content: str | bytes, name: str = "a.csv", **settled: tuple[str, ...]
) -> tuple[Draft | Rejected, ...]:
    content = content if isinstance(content, bytes) else content.encode()
    return read_drafts(name, content=content, reading=Reading(fields=settled))


def one(content: str | bytes, name: str = "a.csv", **settled: tuple[str, ...]) -> Draft:
    (draft,) = read(content, name, **settled)
    assert isinstance(draft, Draft), draft
    return draft


def as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


# --- names and values ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "published"),
    [
        ("title,text,published,source,author,url,language", "2031-03-05"),
        ("Headline,Body,Pub Date,Publisher,Byline,Link,Lang", "2031-03-05"),
        ("article_title,fullText,publishedAt,Outlet,Authors,article-url,language_code", "x"),
        ("Titre,Texte,Date de publication,Journal,Auteur,Lien,Langue", "x"),
        ("Titel,Inhalt,Veröffentlicht,Quelle,Autorin,Adresse,Sprache", "x"),
        ("Título,Cuerpo,Fecha,Medio,Autor,Enlace,Idioma", "x"),
        ("标题,正文,发布时间,来源,作者,网址,语言", "x"),
        ("제목,본문,날짜,언론사,기자,링크,언어", "x"),
    ],
)
def test_common_names_of_columns_are_known_in_several_languages(names: str, published: str) -> None:
    draft = one(
        f"{names}\nReopens,{BODY.replace(',', ';')},{published},Bote,Ada,https://a.example/1,de\n"
    )
    assert (draft.title, draft.published, draft.publisher, draft.author) == (
        "Reopens",
        published,
        "Bote",
        "Ada",
    )
    assert (draft.url, draft.language) == ("https://a.example/1", "de")
    assert draft.lines[0].text.startswith("The harbour of Varnholt")


def test_names_that_the_user_settles_come_before_those_that_are_guessed() -> None:
    table = f'text,kopf,lang_text,wann\nshort,Reopens,"{BODY}",2031-03-05\n'
    draft = one(table, text=("lang_text",), title=("Kopf",), published=("WANN",))
    assert (draft.title, draft.published, draft.lines[0].text) == ("Reopens", "2031-03-05", BODY)
    assert one(table).lines[0].text == "short"


def test_a_dotted_name_leads_into_nested_objects() -> None:
    data = {"story": {"parts": {"main": BODY}}, "meta": {"by": {"who": "Ada Brun"}}}
    draft = one(as_json(data), "a.json", text=("story.parts.main",), author=("meta.by.who",))
    assert (draft.lines[0].text, draft.author) == (BODY, "Ada Brun")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-05", "2031-03-05"),
        ("5 March 2031", "5 March 2031"),
        ("20310305", "20310305 (2031-03-05)"),
        ("20310305T101500Z", "20310305T101500Z (2031-03-05T10:15:00+00:00)"),
        ("1930471200", "1930471200 (2031-03-05T10:00:00+00:00)"),
        ("1930471200000", "1930471200000 (2031-03-05T10:00:00+00:00)"),
        ("1930471200.25", "1930471200.25 (2031-03-05T10:00:00+00:00)"),
        ("99999999999999999", "99999999999999999"),
        ("123456789", None),
    ],
)
def test_a_date_stays_as_stated_with_its_usual_spelling(value: str, expected: str | None) -> None:
    assert published_of(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh_Hans", "zh"),
        ("eng", "en"),
        ("Deutsch", "de"),
        ("français", "fr"),
        ("한국어", "ko"),
        ("unknown", None),
        ("xyz", None),
        ("?", None),
    ],
)
def test_languages_by_code_or_name(value: str, expected: str | None) -> None:
    assert language_of(value) == expected


def test_names_are_compared_without_case_accents_and_punctuation() -> None:
    assert key_of("Published_At ") == key_of("publishedAt") == "publishedat"
    assert key_of("Título") == "titulo"


def test_empty_marks_and_moments_of_storage_state_nothing() -> None:
    draft = one(
        f'title,text,date,updated_at,scraped,author\nnull,"{BODY}",N/A,2031-03-05,2031-03-06,NaN\n'
    )
    assert (draft.title, draft.published, draft.author) == (None, None, None)


def test_a_source_that_is_an_address_is_the_url() -> None:
    draft = one(f'text,source\n"{BODY}",https://a.example/x\n')
    assert (draft.url, draft.publisher) == ("https://a.example/x", None)
    assert one(f'text,url\n"{BODY}",javascript:alert(1)\n').url is None


# --- csv -------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_encoding_and_line_ends_are_found_out(
    delimiter: str, encoding: str, end: str
) -> None:
    rows = [("id", "title", "text"), ("1", "Größe, Höhe; Maß", f'"{BODY}{end}{end}“{MORE}”"')]
    rows.append(("2", "Zwei", f'"{MORE}"'))
    if delimiter in rows[1][1]:
        rows[1] = (rows[1][0], f'"{rows[1][1]}"', rows[1][2])
    table = end.join(delimiter.join(row) for row in rows) + end
    first, second = read(table.encode(encoding))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.title, second.title) == ("Größe, Höhe; Maß", "Zwei")
    assert [(line.number, line.text) for line in first.lines] == [
        (2, BODY),
        (3, ""),
        (4, f"“{MORE}”"),
    ]
    assert second.lines[0].number == 5


def test_a_stated_delimiter_is_taken() -> None:
    draft = one(f'sep=;\ntitle;text\nReopens;"{BODY}"\n')
    assert (draft.title, draft.lines[0].number) == ("Reopens", 3)


def test_lines_are_those_of_the_file_behind_other_cells_of_several_lines() -> None:
    draft = one(f'title,note,text\nA,"x\ny\nz","{BODY}\n{MORE}"\n')
    assert [line.number for line in draft.lines] == [4, 5]


def test_text_with_line_ends_is_told_from_furniture_and_text_without_is_a_paragraph() -> None:
    table = f'text\n"{BODY}"\n"Menu\nSearch\n{BODY}\n{MORE}\nShare"\n'
    plain, messy = read(table)
    assert isinstance(plain, Draft)
    assert isinstance(messy, Draft)
    assert (plain.extracted, messy.extracted) == (True, False)
    article = understand(messy, content_id="0" * 12)
    assert [p.text for p in article.paragraphs] == [BODY, MORE]


def test_quotation_marks_are_text_where_tabs_part_cells() -> None:
    first, second = read(f'title\ttext\nA\t"Open, {BODY}\nB\t{MORE}\n', "a.tsv")
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.lines[0].text, second.lines[0].text) == (f'"Open, {BODY}', MORE)


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ("a,b\n1,2\n", None, "no column with an article's text was found in it; it has 'a', 'b'"),
        ("title,text\n", None, "has no rows"),
        ('title,text\n1,2\n1,"2\n3,4\n', 3, "never closed"),
        ("just some words\n", None, "no column with an article's text"),
        (",".join(f"c{n}" for n in range(3000)) + "\n1\n", None, "has 3,000 columns"),
    ],
)
def test_tables_that_can_not_be_read_say_why(table: str, line: int | None, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(table)
    assert caught.value.line == line
    assert words in str(caught.value)


def test_a_table_without_a_text_says_how_to_name_it() -> None:
    with pytest.raises(ReadError) as caught:
        read("kopf,leib\nA,B\n")
    assert "briefing.toml" in str(caught.value)
    assert 'text = "leib"' in str(caught.value)
    assert one("kopf,leib\nA,B\n", text=("leib",)).lines[0].text == "B"


# --- rows ------------------------------------------------------------------------------------


def test_items_are_ids_that_are_unique_and_short_or_numbers() -> None:
    table = f'id,url,text\n17,,"{BODY}"\n17,https://a.example/2,"{BODY}"\n17,,"{BODY}"\n'
    table += f'{"9" * 200},,"{BODY}"\n3,,"{BODY}"\n'
    items = [draft.item for draft in read(table)]
    assert items == ["17", "https://a.example/2", "3", "4", "5"]
    assert [draft.item for draft in read(table + f'x,,"{MORE}"\n')][:5] == items


def test_rows_that_hold_no_article_are_rejected_and_the_rest_is_read() -> None:
    table = f'id,title,text\n1,A,\n2,B,"{BODY}"\n\n3,C,{"x" * 5000}\n4,D,a,b\n5,E,"<p> </p>"\n'
    limits = Limits(page_bytes=4000)
    rows = read_drafts("a.csv", content=table.encode(), reading=Reading(limits=limits))
    reasons = {row.item: row.reason for row in rows if isinstance(row, Rejected)}
    assert [row.item for row in rows if isinstance(row, Draft)] == ["2"]
    assert list(reasons) == ["1", "3", "4", "5"]
    assert "has no text" in reasons["1"]
    assert "4,000 are the limit" in reasons["3"]
    assert "the row on line 6 has 4 cells where the heading row has 3" in reasons["4"]
    assert "nothing to read" in reasons["5"]


def test_html_in_a_cell_gives_paragraphs_and_headings() -> None:
    cell = f"<div><h2>Damage</h2><p>{BODY} <a href='x'>More</a> &amp; on.</p><script>x()</script>"
    draft = one(f'title,content\n<b>Big</b> &amp; small,"{cell}<p>{MORE}</p></div>"\n')
    assert [line.text for line in draft.lines] == ["Damage", f"{BODY} More & on.", MORE]
    assert (draft.title, draft.headings, draft.extracted) == ("Big & small", frozenset({0}), True)


def test_line_ends_and_entities_that_an_export_wrote_out_are_read() -> None:
    draft = one(f'text\n"{BODY}\\n\\n{MORE} &quot;Yes&quot;"\n')
    assert [line.text for line in draft.lines] == [BODY, "", f'{MORE} "Yes"']
    assert one("text\nC:\\new is a folder & nothing more.\n").lines[0].text.startswith("C:\\new")


# --- json ------------------------------------------------------------------------------------

ROW = {"id": "k1", "title": "Reopens", "text": BODY, "date": "2031-03-05"}


@pytest.mark.parametrize(
    "data",
    [
        ROW,
        [ROW],
        {"articles": [ROW]},
        {"status": "ok", "data": {"items": [ROW]}},
        {"response": {"docs": [ROW]}},
        {"hits": {"total": 1, "hits": [{"_id": "k1", "_source": {**ROW, "id": None}}]}},
        {"title": "All of March", "text": None, "results": [ROW]},
        {"anything": [ROW]},
        [{"uri": "k1", "attributes": ROW}],
        [{**ROW, "title": {"rendered": "Reopens"}, "text": None, "content": {"rendered": BODY}}],
        [{**ROW, "title": None, "headline": {"main": "Reopens"}, "_id": {"$oid": "x"}}],
        [{**ROW, "date": {"$date": "2031-03-05"}}],
        [{**ROW, "text": [BODY]}],
        [{**ROW, "text": [{"type": "p", "text": BODY}]}],
    ],
)
def test_articles_are_found_in_the_shapes_that_exports_have(data: object) -> None:
    draft = one(as_json(data), "a.json")
    assert (draft.item, draft.title, draft.published) == ("k1", "Reopens", "2031-03-05")
    assert [(line.number, line.text) for line in draft.lines] == [(None, BODY)]


def test_an_object_with_a_text_and_a_list_of_others_is_one_article() -> None:
    related = [{"title": "Elsewhere", "text": MORE}]
    assert one(as_json({**ROW, "items": related}), "a.json").lines[0].text == BODY


def test_names_of_people_and_outlets_are_taken_out_of_objects_and_lists() -> None:
    people = [{"name": "Ada Brun"}, {"name": "Bo Tarn"}]
    data = {"text": BODY, "source": {"id": None, "name": "The Courier"}, "authors": people}
    draft = one(as_json(data), "a.json")
    assert (draft.publisher, draft.author) == ("The Courier", "Ada Brun, Bo Tarn")


def test_lines_of_json_carry_their_number_and_bad_ones_are_rejected() -> None:
    lines = [as_json({"text": f"{BODY}\n{MORE}"}), "", "{broken", "[1]", as_json({"title": "x"})]
    rows = read("\r\n".join([*lines, as_json({**ROW, "n": "z"})]), "a.jsonl")
    assert [row.item for row in rows] == ["1", "3", "4", "5", "k1"]
    first, last = rows[0], rows[-1]
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert [line.number for line in first.lines] == [1, 1]
    assert last.lines[0].number == 6
    reasons = [row.reason for row in rows if isinstance(row, Rejected)]
    assert "line 3 is not JSON" in reasons[0]
    assert "line 4 is not an object" in reasons[1]
    assert "has no text" in reasons[2]


def test_lines_of_json_are_read_under_the_suffix_of_json_too() -> None:
    content = f"{as_json(ROW)}\n{as_json({**ROW, 'id': 'k2'})}\n"
    assert [row.item for row in read(content, "a.json")] == ["k1", "k2"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", '{"a":' * 5_000 + "1" + "}" * 5_000, "nested too deeply"),
        ("a.json", "{", "is not JSON"),
        ("a.json", '"just text"', "holds no articles"),
        ("a.json", "{}", "holds no articles"),
        ("a.json", '{"a": 1, "b": [{"x": 1}]}', "it has 'x'"),
        ("a.json", '{"schema": "briefing.note/1", "title": "t"}', "is a briefing note"),
        ("a.jsonl", '{"schema": "briefing.note/1"}', "is a briefing note"),
        ("a.jsonl", "[" * 100_000, "nested too deeply"),
        ("a.jsonl", "words\nwords\n", "no line holds an article"),
        ("a.jsonl", '{"a": 1}\n', "it has 'a'"),
    ],
)
def test_json_that_holds_no_article_says_why(name: str, content: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content, name)
    assert words in str(caught.value)


def test_numbers_and_characters_that_break_others_are_taken_as_text_or_dropped() -> None:
    content = as_json({**ROW, "id": None, "x": float("nan")})[:-1] + f', "guid": {"7" * 6000}}}'
    draft = one(content.replace("Reopens", "Re\\u0000op\\ud800ens"), "a.json")
    assert (draft.item, draft.title) == ("1", "Reopens")


def test_one_huge_cell_is_rejected_and_the_next_row_read() -> None:
    table = f'id,text\n1,"{"x" * 2_000_000}"\n2,"{BODY}"\n'
    first, second = read(table)
    assert isinstance(first, Rejected)
    assert "2,000,000 characters" in first.reason
    assert isinstance(second, Draft)


PIECES = [
    b"[",
    b"{",
    b'"',
    b",",
    b"\\",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"null",
    b"\\ud800",
    b"<p>",
]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.md"])
def test_a_mutated_file_is_read_or_rejected(name: str, seed: int) -> None:
    samples = {
        "a.csv": f'id,title,text\n1,A,"{BODY}\n{MORE}"\n2,B,"<p>{BODY}</p>"\n',
        "a.json": as_json({"articles": [ROW, {**ROW, "source": {"name": "The Courier"}}]}),
        "a.jsonl": f"{as_json(ROW)}\n{as_json({**ROW, 'id': 'k2'})}\n",
        "a.md": f"---\ntitle: A\ndate: 2031-03-05\n---\n\n# A *b*\n\n{BODY} [c](d)\n\n> {MORE}\n",
    }
    random_ = random.Random(seed)
    content = bytearray(samples[name].encode())
    for _ in range(random_.randint(1, 25)):
        at = random_.randrange(len(content))
        if random_.random() < 0.5:
            content[at] = random_.randrange(256)
        else:
            content[at : at + random_.randrange(3)] = random_.choice(PIECES)
    try:
        paths = {row.path for row in read_drafts(name, content=bytes(content))}
    except ReadError as error:
        paths = {error.path}
    assert paths == {name}
