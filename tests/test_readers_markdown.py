"""Markdown and front matter: what a person sees, on the lines where it stands; stated fields."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.articles import understand
from briefing.errors import ReadError
from briefing.readers import own_notes, read_drafts
from briefing.readers.markdown_marks import shown, without_comments
from briefing.records import Article, Draft
from briefing.rendering.markdown_read_back import DATA
from briefing.rendering.note_json import SCHEMA
from briefing.rendering.word.citation_data import NAMESPACE

BODY = "The harbour of Varnholt reopened on Tuesday after the storm, the port office said."
MORE = "Officials put the damage at 4 million crowns and closed two berths until the summer."


def read(text: str, name: str = "a.md") -> Draft:
    (draft,) = read_drafts(name, content=text.encode())
    assert isinstance(draft, Draft)
    return draft


def article(text: str, name: str = "a.md") -> Article:
    return understand(read(text, name), content_id="0" * 12)


def texts(text: str) -> list[str]:
    return [line.text for line in read(f"# T\n\n{text}").lines]


# --- marks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("**bold** and *slanted* and ***both***", "bold and slanted and both"),
        ("__bold__ and _slanted_, snake_case_name", "bold and slanted, snake_case_name"),
        ("~~struck~~ and ==marked==", "struck and marked"),
        ("a [link](https://a.example/x), [other](/y 'title')", "a link, other"),
        ("[with (brackets)](https://a.example/a_(b)) and [ref][1] and [ref][]", None),
        ("[a *link*](x)!", "a link!"),
        ("before ![alt](x.png) after", "before  after"),
        ("[![alt](x.png)](y) after", " after"),
        ("![[photo.png]][[Port Merin|the port]] and [[Varnholt]]", "the port and Varnholt"),
        ("fact[^1] and fact.[^note]", "fact and fact."),
        ("<https://a.example> and <ada@b.example>", "https://a.example and ada@b.example"),
        ("x<br>y <b>z</b> <span class='a'>w</span>", "x y z w"),
        (r"5 \* 3 \_x\_ \[no link\](y)", "5 * 3 _x_ [no link](y)"),
        ("`code *x*` and ``a``", "code *x* and a"),
        ("AT&amp;T &lt;b&gt; &nbsp;", "AT&T <b> \u00a0"),
        ("price* and 5 * 3 and a_b", "price* and 5 * 3 and a_b"),
        ("[not a link] and (this)", "[not a link] and (this)"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_marks_inside_a_text_are_taken_out(markup: str, seen: str | None) -> None:
    assert shown(markup) == (seen or "with (brackets) and ref and ref")


def test_comments_scripts_and_styles_are_not_seen_and_their_lines_count() -> None:
    assert without_comments("a<!-- x\ny -->b<SCRIPT>\n</Script>c") == "a\nb\nc"
    assert without_comments("a <!-- never closed") == "a <!-- never closed"


def test_lines_stay_those_of_the_file() -> None:
    draft = read(
        f"---\ntitle: Reopens\n---\n\n<!-- a\nb -->\n# Reopens\n\n{BODY}\n\n## The *damage*\n\n"
        f"> {MORE}\n\n***\n\n- One item is here\n- Another one\n  that goes on\n\n[1]: /x\n"
    )
    assert [(line.number, line.text) for line in draft.lines] == [
        (9, BODY),
        (11, "The damage"),
        (13, MORE),
        (17, "One item is here"),
        (18, "Another one that goes on"),
    ]
    assert (draft.title, draft.headings, draft.extracted) == ("Reopens", frozenset({1}), True)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"Background\n----------\n\n{BODY}", ["Background", BODY]),
        (f"{BODY}\n---\n{MORE}", [BODY, MORE]),
        (f"| Year | Tonnes |\n|---|---|\n| 2030 | 5 |\n\n{BODY}", [BODY]),
        (f"| a | {BODY} |\n|---|---|\n", [BODY]),
        (f"```python\nx = 1\n```\n{BODY}", [BODY]),
        (f"```\n{BODY}\n```", [BODY]),
        (f"{BODY}[^1]\n\n[^1]: A footnote.\n    It goes on.\n\n{MORE}", [BODY, MORE]),
        (f"> [!note] From the port\n> {BODY}", ["From the port", BODY]),
        (f"1. {BODY}\n2. {MORE}", [BODY, MORE]),
        ("By Ada Brun\n5 March 2031", ["By Ada Brun", "5 March 2031"]),
        ("The first line was broken\nin the midst of a sentence.",
         ["The first line was broken in the midst of a sentence."]),
        (f"{BODY}\n{MORE}", [f"{BODY} {MORE}"]),
        (f"{BODY} {BODY}\n{MORE} {MORE}", [f"{BODY} {BODY}", f"{MORE} {MORE}"]),
        ("\\# no heading", ["# no heading"]),
        ("#hashtag is text", ["#hashtag is text"]),
    ],
)  # fmt: skip
def test_blocks_are_read_as_a_person_sees_them(text: str, seen: list[str]) -> None:
    assert texts(text) == seen


def test_wrapped_paragraphs_are_joined_and_keep_their_first_line() -> None:
    words = f"{BODY} {MORE} {BODY}".split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    (paragraph,) = read("# T\n\n" + "\n".join(lines)).lines
    assert (paragraph.number, paragraph.text) == (3, " ".join(words))


def test_plain_text_under_this_suffix_is_read_as_plain_text_is() -> None:
    draft = read(f"Harbour reopens\n\nBy Ada Brun | 5 March 2031\n\n{BODY}\n\n{MORE}\n")
    assert not draft.extracted
    found = understand(draft, content_id="0" * 12)
    assert (found.title, found.author) == ("Harbour reopens", "Ada Brun")
    assert [p.line for p in found.paragraphs] == [5, 7]


def test_a_page_clipped_with_its_links_is_told_from_its_furniture() -> None:
    menu = "\n".join(f"* [{name}](/{name})" for name in ("Home", "World", "Sport", "Arts"))
    draft = read(f"{menu}\n\n# Harbour reopens\n\n5 March 2031\n\n{BODY}\n\n{MORE}\n\n{menu}\n")
    assert not draft.extracted
    found = understand(draft, content_id="0" * 12)
    assert (found.title, [p.text for p in found.paragraphs]) == ("Harbour reopens", [BODY, MORE])
    assert found.published is not None
    assert found.published.value == date(2031, 3, 5)


# --- front matter ----------------------------------------------------------------------------

YAML = "---\n{}\n---\n\n# Another title\n\n" + BODY + "\n"


@pytest.mark.parametrize(
    ("block", "field", "value"),
    [
        ("title: Reopens", "title", "Reopens"),
        ("title: 'It''s open'", "title", "It's open"),
        ("title: Harbour: open again\ntags: [a, b]", "title", "Harbour: open again"),
        ('title: "Open" at last', "title", '"Open" at last'),
        ("title: >\n  Open\n  again", "title", "Open again"),
        ("date: 2031-03-05", "published", "2031-03-05"),
        ("date: 2031-03-05T10:00:00+01:00", "published", "2031-03-05T10:00:00+01:00"),
        ("Published: 5 March 2031", "published", "5 March 2031"),
        ("authors:\n  - Ada Brun\n  - name: Bo Tarn", "author", "Ada Brun, Bo Tarn"),
        ("source: The Courier", "publisher", "The Courier"),
        ("site: The Courier", "publisher", "The Courier"),
        ("source: https://a.example/x", "url", "https://a.example/x"),
        ("canonical: https://a.example/x", "url", "https://a.example/x"),
        ("link: javascript:alert(1)", "url", None),
        ("lang: no", "language", "no"),
        ("lang: en-GB", "language", "en"),
        ("place: Varnholt", "place", "Varnholt"),
        ("date: null\ntitle: x", "published", None),
    ],
)
def test_fields_are_taken_as_stated(block: str, field: str, value: str | None) -> None:
    assert getattr(read(YAML.format(block)), field) == value
    assert getattr(read(YAML.format(block).replace("# ", ""), "a.txt"), field) == value


def test_toml_front_matter_states_the_same_fields() -> None:
    draft = read(
        "+++\ntitle = 'Reopens'\ndate = 2031-03-05T10:00:00Z\nauthors = ['Ada Brun', 'Bo Tarn']\n"
        f"weight = 1.5\n[source]\nname = 'The Courier'\n+++\n{BODY}\n"
    )
    assert (draft.title, draft.published) == ("Reopens", "2031-03-05T10:00:00+00:00")
    assert (draft.author, draft.publisher) == ("Ada Brun, Bo Tarn", "The Courier")
    assert [(line.number, line.text) for line in draft.lines] == [(9, BODY)]


def test_what_front_matter_states_beats_the_text() -> None:
    found = article(
        "---\ntitle: Reopens\ndate: 2031-03-05\nsource: The Courier\n---\n\n# Harbour open\n\n"
        f"Published: 1 January 2030\n\n{BODY}\n"
    )
    assert (found.title, found.publisher) == ("Reopens", "The Courier")
    assert found.published is not None
    assert (found.published.value, found.published.basis) == (date(2031, 3, 5), "metadata")
    assert [p.text for p in found.paragraphs] == [BODY]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\na: &a [x]\nb: [*a, *a]\n---\n", 3, "aliases (*a) are not read"),
        ("---\nx: !!python/object/apply:os.system [y]\n---\n", 2, "tags"),
        ("---\ntitle: !custom y\n---\n", 2, "tags"),
        ("---\ntitle: x\ndate: y\ntitle: z\n---\n", 4, "'title' stands in it twice"),
        ("---\na:\n  b: 1\n  b: 2\n---\n", 4, "'b' stands in it twice"),
        ('---\ntitle: "x\ndate: y\n---\n', 3, "can not be read"),
        ("---\ntitle: [x\n---\n", 2, "can not be read"),
        ("---\ntitle: x\n  date: y\n---\n", 3, "can not be read"),
        ("---\ntitle: x\nmore text\n---\n", 3, "can not be read"),
        ("---\ntitle: x\n\nText.\n", 1, "never closed"),
        ("---\ntitle: " + "[" * 40_000 + "\n---\n", 2, "nested too deeply"),
        ("---\ntitle: x\nmore: " + "y" * 60_000 + "\n---\n", 1, "50,000 are the limit"),
        ("+++\ntitle = x\n+++\n", 2, "can not be read"),
        ("+++\ntitle = 'x'\ntitle = 'y'\n+++\n", 3, "can not be read"),
        ("+++\ntitle = 'x'\ndate = [[" + "[" * 5000 + "\n+++\n", 1, "can not be read"),
        ("+++\ntitle = 'x'\n\nText.\n", 1, "never closed"),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_broken_front_matter_is_an_error_that_names_the_line(
    text: str, line: int, words: str, name: str
) -> None:
    with pytest.raises(ReadError) as caught:
        read(f"{text}\n{BODY}\n", name)
    assert caught.value.line == line
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "opening", [f"---\n\n{MORE}\n\n---\n", "---\n", "----\nA: b\n----\n", "+++ Live +++\n"]
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_line_of_dashes_is_no_front_matter(opening: str, name: str) -> None:
    assert BODY in [line.text for line in read(f"{opening}\n{BODY}\n", name).lines]


# --- hostile text, own notes -----------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "*a ",
        "[a](",
        "<!--",
        "`a",
        "> ",
        "![[",
        "<a ",
        "|",
        "_",
        "1. ",
        "\\",
        "[^",
        "~~a",
        "- [",
    ],
)
def test_endless_marks_take_no_time_to_speak_of(piece: str) -> None:
    draft = read(f"# T\n\n{BODY}\n\n{piece * (100_000 // len(piece))}\n")
    assert draft.lines[0].text == BODY


def test_a_note_that_briefing_wrote_is_no_article() -> None:
    sample = Path(__file__).parent.parent / "output" / "sample"
    notes = sorted(one for one in sample.iterdir() if one.suffix in {".md", ".json", ".docx"})
    assert len(notes) == 3
    for note in notes:
        with pytest.raises(ReadError) as caught:
            read_drafts(note)
        assert "is a briefing note, not an article" in str(caught.value)


def test_the_marks_of_a_note_are_those_that_the_renderers_write() -> None:
    assert DATA.startswith(own_notes.MARKDOWN_MARK)
    assert SCHEMA.startswith(own_notes.JSON_SCHEMA)
    assert NAMESPACE.startswith(own_notes.WORD_NAMESPACE)


def test_an_article_about_notes_is_one() -> None:
    assert read(f"# T\n\nThe file holds <!-- briefing.citations/ as text. {BODY}\n").lines
