"""Markdown: what it shows, what it can not be made to show, and what is read out of it."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from briefing.errors import ReadError
from briefing.note import build_summary
from briefing.records import Note, ReadBack, Verification
from briefing.rendering import read_back, renderers
from briefing.rendering.markdown_text import escape, plain
from briefing.verify import verify
from tests.factories_rendering import Shelf, choose, document, small_note, weekly

MARKDOWN = renderers["md"]


def rendered(note: Note) -> str:
    return MARKDOWN.render(note, None, None).decode()


def read(text: str) -> ReadBack:
    assert MARKDOWN.read_back is not None
    return MARKDOWN.read_back(text.encode())


def edited(*changes: tuple[str, str]) -> Verification:
    """The verdicts on the small note after these replacements, each made once."""
    note, documents = small_note()
    text = rendered(note)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return verify("note.md", read(text), Shelf(documents).look_up)


def outcomes(found: Verification) -> dict[str, str]:
    return {verdict.label: verdict.outcome for verdict in found.verdicts}


ALL_HOLD = dict.fromkeys("12345", "holds")


def test_a_note() -> None:
    note, _ = small_note()
    visible = rendered(note).partition("<!--")[0]
    assert visible == (
        "# Weekly briefing: 16–22 June 2031\n"
        "\n"
        "2031-W25 · 4 articles, 4 publishers, 4 independent\n"
        "\n"
        "## Key points\n"
        "\n"
        "1. The governments of Orland and Vesk reopened the Karsa crossing.[^1] [^2]\n"
        "2. The quota falls by 32 percent.[^3]\n"
        "\n"
        "## Developments\n"
        "\n"
        "### “Karsa crossing to reopen”\n"
        "\n"
        "- Posts open at 6.[^4]\n"
        "\n"
        "### “Fishing quota cut”\n"
        "\n"
        "- Skippers said \\[on radio\\] they would \\*appeal\\*.[^5]\n"
        "\n"
        "## Also reported\n"
        "\n"
        "- “Zoo news” (publisher not stated, 17 June 2031)\n"
        "\n"
        "## Sources\n"
        "\n"
        "1. Tide Wire, “Karsa crossing to reopen”, 17 June 2031 (header). a.txt. "
        "Quoted: 2 of 3 sentences (82% of words).\n"
        "2. Harbour Post, “Karsa crossing to reopen”, 17 June 2031 (header). b.txt. "
        "Quoted: 1 of 2 sentences (77% of words).\n"
        "3. Coast Daily, [“Fishing quota cut”](https://coast.example/quota?a=1&amp;copy=2), "
        "17 June 2031 (header). c.txt. Quoted: 2 of 2 sentences (100% of words).\n"
        "\n"
        "**Coverage.** Read 4 articles: 4 in this week, 0 in other weeks, 0 without a date, "
        "0 copies, 0 rejected. Sentences are the sources’ own, word for word, "
        "square brackets included.\n"
        "\n"
        "[^1]: Tide Wire, “Karsa crossing to reopen”, 17 June 2031, para. 1 (line 3).\n"
        "[^2]: The same sentence: Harbour Post, “Karsa crossing to reopen”, 17 June 2031, "
        "para. 1 (line 3).\n"
        "[^3]: Coast Daily, [“Fishing quota cut”](https://coast.example/quota?a=1&amp;copy=2), "
        "17 June 2031, para. 1 (line 3).\n"
        "[^4]: Tide Wire, 17 June 2031, para. 2 (line 5; see note 1).\n"
        "[^5]: Coast Daily, 17 June 2031, para. 1 (line 3; see note 3).\n"
        "\n"
    )


def test_a_summary() -> None:
    source = document("It rained. It froze.")
    note = build_summary((source,), choose(source, 1), language="en")
    assert rendered(note).partition("## Sources")[0] == (
        "# Karsa crossing to reopen\n\nTide Wire · 17 June 2031 (header)\n\n1. It froze.[^1]\n\n"
    )


def test_nothing_matched() -> None:
    text = rendered(replace(weekly([document("It rained.")], ()), matched=False))
    assert "## Key points\n\nNo article in the corpus matched.\n\n## Also reported" in text
    assert read(text) == ReadBack(uses=(), locators=(), unsourced=())


HOSTILE = [
    "plain text, with (brackets) and 1.5 million",
    "*stars* _lines_ __both__ ~~gone~~ `code` ``more``",
    "snake_case and _lead and trail_",
    "[link](https://evil.example) ![image](x.png) [ref][1] [^1] and [^1]: note",
    "<script>alert(1)</script> <b>bold</b> <!-- comment --> <https://a.example>",
    "# heading #",
    "## heading",
    "> quote",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "=====",
    "---",
    "***",
    "| a | b |",
    "~~~",
    "```",
    "&lt; &amp; &copy; &#65; &#x41; AT&T",
    "back\\slash \\* and end\\",
    "{{ code }} {% raw %} {# none #} {.class}",
    "https://bare.example and www.bare.example and mailto:a@b.example",
    "$1 billion and $2 billion, x^2^ and H~2~O",
    ":smile: at 12:30:45 @someone #123",
    "wow!",
    "bell \x07 escape \x1b[31m",
    "over\u202eride and \u2067isolate and \u202aembedding\u202c",
    "tag \U000e0041 soft\u00adhyphen zero\u200bwidth joined\u200dup",
    "東京で会議が開かれた。*重要*",
    "عقدت *الحكومة* اجتماعا.",
    "-->",
    "briefing.citations/1",
    "* * *",
    "5 * 3 * 2",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("opening", ["", "- ", "## “", "1. ", "Words: "])
def test_escaped_text_shows_as_it_is(text: str, opening: str) -> None:
    page = MarkdownIt("gfm-like", {"linkify": False}).render(f"{opening}{escape(text)}[^1]\n")
    shown = html.unescape(re.sub(r"<[^>]*>", "", page)).strip().removesuffix("[^1]")
    # A page shows a control character as the sign of something that can't be shown.
    expected = opening.lstrip("-1.# ") + re.sub("[\x07\x1b]", "\ufffd", text)
    assert shown.rstrip("\u202c\u2069") == expected.lstrip().rstrip("\u202c\u2069")
    for tag in re.findall(r"<(\w+)", page):
        assert tag in {"p", "ul", "ol", "li", "h2"}


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_reads_back(text: str) -> None:
    assert plain(escape(text)) == text


def test_open_directions_are_closed_and_invisible_characters_can_be_seen() -> None:
    assert escape("a\u202eb") == "a&#x202E;b&#8236;"
    assert escape("a\u2067b\u202ec") == "a&#x2067;b&#x202E;c&#8236;&#8297;"
    assert escape("soft\u00adly") == "soft&#xAD;ly"


def test_the_data_can_not_be_closed_from_inside() -> None:
    source = document("It rained.", path="a-->b--c.txt", title="--> <!-- briefing.citations/1")
    text = rendered(weekly([source], choose(source, 0)))
    assert text.count("<!--") == text.count("-->") == 1
    assert read(text).locators[0].path == "a-->b--c.txt"


# --- what staff do to a note -----------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        (),
        ((("# Weekly briefing", "# Weekly briefing")),),
        ((".[^4]", ". [^4]"),),
        (("Posts open", "Posts\u00a0open"),),
        (("Posts open", "Posts\nopen"),),
        (("Posts open", "**Posts** _open_"),),
        (("- Posts", "* Posts"),),
        (("- Posts", "> Posts"),),
        (("\\*appeal\\*", "&#42;appeal&#42;"),),
        (("- Posts open at 6.[^4]\n", ""),),  # a sentence and its mark left out
        (("[^4]: Tide", "[^4]:   Tide"),),
        (("crossing.[^1] [^2]", "crossing.[^1], [^2]"),),
        (("crossing.[^1] [^2]", "crossing. [^2]"),),  # a mark left out of several
        (("crossing.[^1] [^2]", "crossing.[^1]"),),
        (("Harbour Post, “", "Harbour Post,\n   “"),),
    ],
)
def test_what_changes_no_words_changes_no_verdict(changes: tuple[tuple[str, str], ...]) -> None:
    found = edited(*changes)
    assert set(outcomes(found).values()) == {"holds"}
    assert found.unsourced == ()


def test_windows_line_ends_and_a_byte_order_mark_are_no_change() -> None:
    note, documents = small_note()
    assert MARKDOWN.read_back is not None
    content = b"\xef\xbb\xbf" + rendered(note).replace("\n", "\r\n").encode()
    found = verify("note.md", MARKDOWN.read_back(content), Shelf(documents).look_up)
    assert (outcomes(found), found.unsourced) == (ALL_HOLD, ())


@pytest.mark.parametrize(
    ("changes", "bad", "detail"),
    [
        ([("32 percent", "23 percent")], {"3": "changed quote"}, "‘23’ where the source has ‘32’"),
        ([("at 6.[^4]", "at 6, not 7.[^4]")], {"4": "changed quote"}, "‘6, not 7.’"),
        ([("Posts open", "Not posts open")], {"4": "changed quote"}, "Not"),
        ([("6.[^4]", "6.[^5]"), ("\\*.[^5]", "\\*.[^4]")],
         {"4": "renumbered", "5": "renumbered"}, "citation"),
        ([("[^4]: Tide Wire, 17 June 2031, para. 2 (line 5; see note 1).\n", "[^4]: @\n"),
          ("[^5]: Coast Daily, 17 June 2031, para. 1 (line 3; see note 3)", "[^5]: Tide Wire, "
           "17 June 2031, para. 2 (line 5; see note 1)"),
          ("[^4]: @", "[^4]: Coast Daily, 17 June 2031, para. 1 (line 3; see note 3).")],
         {"4": "renumbered", "5": "renumbered"}, "citation"),
        ([("[^4]: Tide Wire", "[^4]: Harbour Post")], {"4": "renumbered"}, "no footnote of this"),
        ([("\n[^4]: Tide Wire, 17 June 2031, para. 2 (line 5; see note 1).", "")],
         {"4": "renumbered"}, "no footnote of this"),
        ([("6.[^4]", "6.[^9]")], {"9": "renumbered"}, "no footnote of this"),
        ([('"start":0', '"start":1')], {"1": "changed quote"}, "characters 1–"),
        ([('"paragraph":2', '"paragraph":1')], {"4": "changed quote"}, "paragraph 2, not 1"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_found(
    changes: list[tuple[str, str]], bad: dict[str, str], detail: str
) -> None:
    found = edited(*changes)
    failing = {label: outcome for label, outcome in outcomes(found).items() if outcome != "holds"}
    assert failing == bad
    assert all(detail in v.detail for v in found.verdicts if v.outcome != "holds")


def test_footnotes_that_read_alike_are_told_apart_under_any_number() -> None:
    source = document("It rained. It froze. It thawed. It snowed.")
    note = weekly([source], choose(source, 0, 1, 2, 3), key_points=1)
    text = rendered(note)
    alike = "Tide Wire, 17 June 2031, para. 1 (line 3; see note 1)."
    assert [text.count(f"[^{number}]: {alike}") for number in (1, 2, 3, 4)] == [0, 1, 1, 1]
    # The second sentence goes, and staff number what follows anew.
    text = text.replace("2. It froze.[^2]\n", "").replace(f"[^2]: {alike}\n", "")
    text = text.replace("[^3]", "[^2]").replace("[^4]", "[^3]")
    found = verify("note.md", read(text), Shelf([source]).look_up)
    assert outcomes(found) == dict.fromkeys("123", "holds")
    text = text.replace("It thawed.[^2]", "It boiled.[^2]")
    found = verify("note.md", read(text), Shelf([source]).look_up)
    assert outcomes(found)["2"] == "changed quote"


@pytest.mark.parametrize("style", ["full", "short"])
def test_a_template_chooses_the_style_of_citations(tmp_path: Path, style: str) -> None:
    body = (
        "{% for s in sections %}{% for p in s.points %}\n- {{ p.cited }}\n{% endfor %}{% endfor %}"
    )
    notes = "{% for f in footnotes %}\n[^{{ f.number }}]: {{ f." + style + " }}\n{% endfor %}"
    (tmp_path / "house.md.j2").write_text(body + notes, encoding="utf-8")
    note, documents = small_note()
    text = MARKDOWN.render(note, "house", tmp_path).decode()
    visible = text.partition("<!--")[0]
    assert "see note" not in visible
    assert visible.count("“Karsa crossing to reopen”") == (3 if style == "full" else 0)
    found = verify("note.md", read(text), Shelf(documents).look_up)
    assert (outcomes(found), found.unsourced) == (ALL_HOLD, ())


def test_footnotes_renumbered_together_with_their_marks_still_hold() -> None:
    found = edited(
        ("crossing.[^1] [^2]", "crossing.[^1]"),
        (
            "\n[^2]: The same sentence: Harbour Post, “Karsa crossing to reopen”, 17 June 2031, "
            "para. 1 (line 3).",
            "",
        ),
        ("percent.[^3]", "percent.[^2]"),
        ("[^3]: Coast", "[^2]: Coast"),
        ("see note 3", "see note 2"),
    )
    assert outcomes(found) == {"1": "holds", "2": "holds", "4": "holds", "5": "holds"}


@pytest.mark.parametrize(
    ("before", "after", "unsourced"),
    [
        ("\n## Also", "\nOur view. It holds.\n\n## Also", ("Our view.", "It holds.")),
        ("- Posts", "- Our view.\n- Posts", ("Our view.",)),
        ("6.[^4]", "6.[^4] Our view.", ("Our view.",)),
        ("6.[^4]\n", "6.[^4]\nOur view.\n", ("Our view.",)),
        ("- Posts", "- Our view. Posts", ("Our view.",)),
        ("## Sources", "## War is near\n\n## Sources", ("War is near",)),
        ("## Sources", "War is near\n===\n\n## Sources", ("War is near",)),
        ("## Sources", "| Our | view |\n|---|:-:|\n| one | two |\n\n## Sources",
         ("Our", "view", "one", "two")),
        ("see note 1).\n", "see note 1). Denied since.\n", ("Denied since.",)),
        ("2031-W25 · 4 articles", "2031-W25 · 5 articles",
         ("2031-W25 · 5 articles, 4 publishers, 4 independent",)),
        ("3. Coast", "3. Fake. Coast", ("Fake.",)),
        ("3. Coast", "3. Fake Coast",
         ("Fake Coast Daily, “Fishing quota cut”, 17 June 2031 (header). c.txt.",)),
        ("word for word,", "word for word, or so,",
         ("Sentences are the sources’ own, word for word, or so, square brackets included.",)),
        ("(77% of words).", "(77% of words). So far.", ("So far.",)),
        ("2. Harbour", "- Ours.\n2. Harbour", ("Ours.",)),
        ("2. Harbour", "2) Ours.\n3) Harbour", ("Ours.",)),
        ("Two", "Two", ()),
        ("## Sources", "## Comment\n\nOurs.\n\n### More\n\nOurs too.\n\n## Sources", ()),
        ("## Sources", "## Comment\n\n## Sources", ()),
        ("## Sources", "**Comment:** Ours.\n\n## Sources", ()),
        ("## Sources", "## Comment\n\nOurs.\n\n## Outlook\n\nDark.\n\n## Sources",
         ("Outlook", "Dark.")),
        ("## Sources", "Commentators agree.\n\n## Sources", ("Commentators agree.",)),
        ("## Sources", "<!-- to do -->\n\n***\n\n## Sources", ()),
    ],
)  # fmt: skip
def test_what_staff_wrote_is_listed(before: str, after: str, unsourced: tuple[str, ...]) -> None:
    if before == "Two":
        before = after = "Zoo news"
    found = edited((before, after))
    assert found.unsourced == unsourced
    assert outcomes(found) == ALL_HOLD


def test_a_quote_of_marks_alone_is_a_quote() -> None:
    source = document("It rained. --- . It froze.")
    note = weekly([source], choose(source, 0, 1, 2))
    found = verify("note.md", read(rendered(note)), Shelf([source]).look_up)
    assert [verdict.outcome for verdict in found.verdicts] == ["holds"] * 3


def test_what_staff_wrote_behind_the_data_is_listed() -> None:
    note, _ = small_note()
    assert read(rendered(note) + "\nOur view.\n").unsourced == ("Our view.",)


def test_a_sentence_before_a_quote_is_listed_once_also_where_a_copy_is_cited() -> None:
    found = edited(("1. The governments", "1. Our view. The governments"))
    assert (found.unsourced, outcomes(found)) == (("Our view.",), ALL_HOLD)


def test_a_template_may_write_around_quotes(tmp_path: Path) -> None:
    (tmp_path / "house.md.j2").write_text(
        "{{ title }}\n"
        "{% for s in sections %}{% for p in s.points %}\n"
        "* Point: “{{ p.cited }}\n"
        "{% endfor %}{% endfor %}\n"
        "{% for f in footnotes %}\n[^{{ f.number }}]: See {{ f.text }}\n{% endfor %}",
        encoding="utf-8",
    )
    note, documents = small_note()
    text = MARKDOWN.render(note, "house", tmp_path).decode()
    found = verify("note.md", read(text), Shelf(documents).look_up)
    assert (outcomes(found), found.unsourced) == (ALL_HOLD, ())


# --- files that can't be read ----------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"# A note\n", "not a briefing note, or its citation data were removed"),
        (b"", "not a briefing note"),
        (b"\xff\xfe", "not UTF-8"),
        (b"<!-- briefing.citations/1\n{\n-->", "damaged"),
        (b"<!-- briefing.citations/1\n[]\n-->", "expected an object in 'the whole', not a list"),
        (b"<!-- briefing.citations/1\n{}\n-->", "'citations' is missing"),
        (b'<!-- briefing.citations/1\n{"citations":[{"number":"1"}]}\n-->',
         "expected int in 'citations[0].number', not str"),
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=re.escape(reason)) as caught:
        read_back(path)
    assert caught.value.path == str(path)


def test_two_notes_in_one_file_are_refused() -> None:
    note, _ = small_note()
    with pytest.raises(ReadError, match="two notes"):
        read(rendered(note) * 2)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.md", "no such file"),
        ("folder.md", "a folder"),
        ("note.txt", r"'\.txt' files can't be verified; those that can: .*\.json, \.md"),
        ("note", "no suffix"),
    ],
)
def test_paths_that_can_not_be_read(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(ReadError, match=reason):
        read_back(tmp_path / name)
