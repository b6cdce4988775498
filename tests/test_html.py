"""HTML notes: what the page holds, how it is made, and what is found when it was changed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.errors import ReadError, TemplateError
from briefing.note import build_summary
from briefing.records import Document, House, Note, Outcome
from briefing.rendering import chart
from briefing.rendering.daily import totals
from briefing.rendering.html import render
from briefing.rendering.web import markup
from briefing.rendering.web.read_back import read_back
from briefing.verify import failures, verify
from tests.factories_house import rich_note
from tests.factories_rendering import Shelf, choose, document, small_note, weekly


@pytest.fixture(scope="module")
def rich() -> tuple[str, Note, tuple[Document, ...]]:
    note, documents = rich_note()
    return render(note, None, None).decode(), note, documents


def outcomes(page: str, documents: tuple[Document, ...]) -> tuple[dict[str, Outcome], list[str]]:
    """The verdicts that don't hold, by the mark, and the sentences without a source."""
    found = verify("note", read_back(page.encode()), Shelf(documents).look_up)
    bad: dict[str, Outcome] = {one.label: one.outcome for one in failures(found)}
    return bad, list(found.unsourced)


# --- what the page holds -------------------------------------------------------------------


def test_everything_of_the_records_is_shown(rich: tuple[str, Note, tuple[Document, ...]]) -> None:
    page, _, _ = rich
    for shown in (
        '<p class="marking">OFFICIAL</p>',
        "<dt>Prepared for</dt><dd>Director, Neighbourhood Policy</dd>",
        "<dt>Prepared by</dt><dd>Strait Unit</dd>",
        "<dt>Desk</dt><dd>Northern Strait</dd>",
        "<dt>Time zone</dt><dd>Europe/Linhaven</dd>",
        "as of Monday 23 June 2031, 07:00 EET",
        '<span class="label">[developing]</span>',
        "4 articles, 4 publishers, 3 independent sources",
        '<span class="ours">[17 June 2031]</span>',
        "Vesk Gazette, in its own voice:",
        "Skippers of Port Almen (as relayed by Coast Daily)",
        "See also key point 2 (Ilsa Torvane).",
        '<p class="side">Seven, Vesk Gazette, 19 June 2031 (date inferred from the lead)</p>',
        '<h2 id="comment">Comment</h2>',
        "Brackets ours: [Ilsa Torvane], from para. 2.",
        "State media.",
        "mail/box.mbox, 3: is no message",
        "as of: Monday 23 June 2031, 07:00 EET</bdi>",
        "online/karsa.html carries the text of wire/2031-06-17-karsa.txt",
        '<h3 dir="auto">People injured: 4 or seven</h3>',
        "<mark>She said the first lorries would cross on 1 July, once both customs posts were "
        "staffed.</mark>",
        '<span lang="fr">Le ministre',
        "#:~:text=At%20least%204%20people%20were%20injured,"
        "barrier%20on%20Monday%2C%20border%20police%20said.",
    ):
        assert shown in page, shown


def test_the_source_around_a_quote_is_shown_only_where_it_may_be(
    rich: tuple[str, Note, tuple[Document, ...]],
) -> None:
    page, _, _ = rich
    (entry,) = re.findall(r'<li id="cite-7".*?</li>', page, re.DOTALL)
    assert re.findall(r"<blockquote.*?</blockquote>", entry) == [
        '<blockquote class="context" dir="auto"><mark>Vesk has once again shown more patience '
        "than its neighbour deserves.</mark></blockquote>"
    ]


def test_headings_keep_their_order_and_ids_are_each_their_own(
    rich: tuple[str, Note, tuple[Document, ...]],
) -> None:
    page, _, _ = rich
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    labelled = re.findall(r'aria-labelledby="([^"]+)"', page)
    assert {name for names in labelled for name in names.split()} <= set(ids)


def test_the_figures_stand_in_the_picture_and_in_the_table(
    rich: tuple[str, Note, tuple[Document, ...]],
) -> None:
    page, note, _ = rich
    assert note.daily is not None
    drawn = chart.geometry(note.daily)
    assert sum(bar.count for bar in drawn.bars) == 41
    assert page.count('<rect class="bar') == len(drawn.bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= chart.HEIGHT for bar in drawn.bars)
    cells = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", page)
    assert [(day, [int(n) for n in re.findall(r"<td>(\d+)</td>", row)]) for day, row in cells] == [
        (f"{16 + n} June 2031", [*(counts[n] for counts in note.daily.counts), total])
        for n, total in enumerate(totals(note.daily))
    ]
    assert "most on 18 June 2031 (11)" in page


@pytest.mark.parametrize("most", [0, 1, 3, 4, 7, 8, 99, 1_000])
def test_the_axis_is_round_and_reaches_over_every_column(most: int) -> None:
    note, _ = rich_note()
    assert note.daily is not None
    daily = replace(note.daily, publishers=("A",), counts=((most, 0, 0, 0, 0, 0, 0),))
    ticks = chart.geometry(daily).ticks
    assert ticks[0][0] == 0
    assert ticks[-1][0] >= most
    assert 2 <= len(ticks) <= 6
    assert chart.svg(daily)


def test_nothing_is_shown_for_what_a_note_has_not() -> None:
    note, _ = small_note()
    page = render(note, None, None).decode()
    for absent in ("marking", "<dl", "<svg", "Comment", "rests on", "in its own voice"):
        assert absent not in page.partition("</style>")[2], absent


def test_the_policy_names_the_style_and_the_script_and_lets_in_nothing_else(
    rich: tuple[str, Note, tuple[Document, ...]],
) -> None:
    page, _, _ = rich
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)

    def digest(tag: str) -> str:
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    assert policy == (
        f"default-src 'none'; script-src {digest('script')}; style-src {digest('style')}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style")
    assert not re.search(r"\son[a-z]+=|\sstyle=|<link|<iframe|<img|@import|url\(", page)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_paper_and_marking_reach_printed_pages(paper: str) -> None:
    note, _ = small_note()
    house = House(marking='"OFFICIAL"</style>', paper=paper)  # type: ignore[arg-type]  # a row
    page = render(replace(note, house=house), None, None).decode()
    assert f"@page{{size:{'A4' if paper == 'a4' else 'letter'};" in page
    marking = r'content:"\22 OFFICIAL\22 \3c \2f style\3e "'
    assert f"@top-center{{{marking}}}@bottom-center{{{marking}}}" in page
    assert page.count("</style>") == 1


def test_only_addresses_of_the_web_become_links() -> None:
    for url, linked in (
        ("https://a.example/x?y=1&z=2", 'href="https://a.example/x?y=1&amp;z=2"'),
        ("javascript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("//a.example", None),
    ):
        source = document("It rained.", url=url)
        page = render(weekly([source], choose(source, 0)), None, None).decode()
        assert (linked or "external") in page if linked else "external" not in page


LONG = " ".join("abcdefghijklmno")


@pytest.mark.parametrize(
    ("url", "quote", "linked"),
    [
        ("https://a.example/", "A-b, c & d.", "#:~:text=A%2Db%2C%20c%20%26%20d."),
        ("https://a.example/#part", "One.", "#part:~:text=One."),
        ("https://a.example/", LONG, f"#:~:text={'%20'.join('abcdef')},{'%20'.join('jklmno')}"),
        ("https://a.example/", "Turned\u202e.", ""),
        ("https://a.example/", "", ""),
    ],
)  # fmt: skip
def test_links_lead_to_the_quote(url: str, quote: str, linked: str) -> None:
    found = markup.fragment_address(url, quote)
    assert found == url.partition("#")[0] + linked


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("fr", "fr"), ("zh-Hant", "zh-Hant"), ("en", None), (None, None), ('x" y="', None)],
)
def test_languages_are_told_where_they_differ(tag: str | None, shown: str | None) -> None:
    assert markup.language_tag(tag, "en") == shown


# --- templates -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["note", "daily", "summary"])
def test_every_template_verifies(name: str) -> None:
    note, documents = rich_note()
    page = render(note, name, None).decode()
    assert outcomes(page, documents) == ({}, [])


def test_a_summary_says_its_title_once() -> None:
    source = document("It rained. It froze.")
    page = render(build_summary((source,), choose(source, 0), language="en"), None, None).decode()
    assert "Who said what" not in page
    assert "Coverage" not in page.partition("</style>")[2]


def template(folder: Path, body: str) -> Path:
    path = folder / "house.html.j2"
    path.write_text(body)
    return path


ENTRIES = (
    '{% for one in footnotes %}<div id="cite-{{ one.number }}">{{ one.entry }}</div>{% endfor %}'
)
POINTS = (
    "{% for s in sections %}{% for p in s.points %}<p>Is: “{{ p.cited }}</p>{% endfor %}"
    "{% endfor %}"
)


def test_a_house_template_verifies_with_words_around_quotes(tmp_path: Path) -> None:
    note, documents = small_note()
    path = template(
        tmp_path,
        f"<html><head><style>p {{}}</style></head><body><h1>Ours.</h1>{POINTS}{ENTRIES}</body>",
    )
    page = render(note, str(path), tmp_path).decode()
    assert "sha256-" in page.partition("<style>")[0]
    assert outcomes(page, documents) == ({}, [])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"<html><body>{POINTS}{ENTRIES}</body>", "no <head>"),
        (f"<html><head></head>{POINTS}", "citation 1 has no entry"),
        ("<html><head></head>It rained.<a href='#cite-9'>9</a>", "no citation"),
        (f"<html><head></head><p>Not it.<a href='#cite-1'>1</a></p>{ENTRIES}", "is not its quote"),
        ("<html><head></head>{{ nothing }}", "nothing"),
        ("", "puts out no page"),
        ("<html><head></head><script id='briefing-citations'>{}</script>", "citation data"),
    ],
)  # fmt: skip
def test_a_template_that_would_not_verify_is_refused(
    tmp_path: Path, body: str, message: str
) -> None:
    note, _ = small_note()
    with pytest.raises(TemplateError, match=re.escape(message)):
        render(note, str(template(tmp_path, body)), tmp_path)


def test_the_looks_of_a_house_are_taken_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("body { color: rebeccapurple }")
    note, _ = small_note()
    assert "rebeccapurple" in render(note, None, tmp_path).decode()


# --- what is found when a page was changed ---------------------------------------------------

SHE = 'She <span class="ours">[Ilsa Torvane]</span> said'


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("posts were staffed.<sup", "posts were empty.<sup", {"4": "changed quote"}),
        (SHE, SHE.replace("Ilsa", "Ana"), {"4": "changed insertion"}),
        ('id="use-3" href="#cite-3"', 'id="use-3" href="#cite-5"', {"3": "renumbered"}),
        # The mark still says 3, and would mislead on paper.
        ('see note 1).">3</a>', 'see note 1).">5</a>', {"5": "renumbered"}),
        # The source paragraph itself was changed.
        ("talks in Linhaven. <mark>", "talks in Velm. <mark>", {"4": "renumbered"}),
        ("Linhaven. <mark>She", "Linhaven. She <mark>", {"4": "renumbered"}),
        # Another entry stands under the number.
        ('place">Coast Daily, “', 'place">Coast Weekly, “', {"5": "renumbered"}),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(
    rich: tuple[str, Note, tuple[Document, ...]],
    before: str,
    after: str,
    found: dict[str, Outcome],
) -> None:
    page, _, documents = rich
    assert before in page
    bad, _ = outcomes(page.replace(before, after, 1), documents)
    assert bad == found


def test_an_insertion_that_was_taken_out_is_found(
    rich: tuple[str, Note, tuple[Document, ...]],
) -> None:
    page, _, documents = rich
    bad, _ = outcomes(page.replace(SHE, "She said"), documents)
    assert list(bad) == ["4"]


def test_swapped_entries_are_found(rich: tuple[str, Note, tuple[Document, ...]]) -> None:
    page, _, documents = rich
    entries = re.findall(r'<li id="cite-(?:5|6)".*?</li>', page, re.DOTALL)
    inside = [re.sub(r"^<li[^>]*>|</li>$", "", one) for one in entries]
    # One after the other, so that what was put in is not found again.
    page = page.replace(inside[0], "@").replace(inside[1], inside[0]).replace("@", inside[1], 1)
    bad, _ = outcomes(page, documents)
    assert bad == {"5": "renumbered", "6": "renumbered"}


def test_marks_taken_out_and_sentences_put_in_are_unsourced(
    rich: tuple[str, Note, tuple[Document, ...]],
) -> None:
    page, _, documents = rich
    mark = re.search(r'<sup class="marks"><a class="mark" id="use-5".*?</sup>', page)
    assert mark is not None
    page = page.replace(mark[0], "")
    page = page.replace("<h2>Who said", "<p>Staff think so. A lot.</p><h2>Who said")
    page = page.replace('<p class="room">', '<p>Our own view. Ours alone.</p><p class="room">')
    page = page.replace("para. 1 (line 3).</p>", "para. 1 (line 3). See also the annex.</p>", 1)
    page = page.replace(">Developments<", ">Developments of note<")
    bad, unsourced = outcomes(page, documents)
    assert bad == {}
    assert sorted(unsourced) == [
        "A lot.",
        "Developments of note",
        "See also the annex.",
        "Staff think so.",
        "The Strait Commission cut the herring quota by 32 percent from 1 August.",
    ]


def indented(page: str) -> str:
    """The page as an editor would have it that puts every element on a line of its own."""
    head, start, body = page.partition("<main")
    main, end, tail = body.partition("</main>")
    main = re.sub(r"(</?[a-z][^>]*>)", r"\n      \1\n      ", main)
    return f"{head}{start}{main}{end}{tail}"


def saved(page: str) -> str:
    """The page as a browser's 'Save as' has it: links absolute, attributes in quotes, remarks."""
    page = page.replace('href="#', 'href="file:///home/staff/a%20note.html#')
    page = page.replace("<!DOCTYPE html>", "<!DOCTYPE html>\n<!-- saved from url=(0031)x -->")
    return page.replace("&quot;", '"').replace("&#39;", "'").replace(" role=", " data-x role=")


@pytest.mark.parametrize("change", [indented, saved, lambda page: indented(saved(page))])
def test_a_page_that_was_saved_or_indented_holds_and_shows_changes_still(
    rich: tuple[str, Note, tuple[Document, ...]], change: object
) -> None:
    assert callable(change)
    page, _, documents = rich
    assert outcomes(change(page), documents) == ({}, [])
    bad, unsourced = outcomes(change(page.replace("Monday <span", "Sunday <span", 1)), documents)
    assert bad == {"13": "changed quote"}
    assert unsourced == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda page: page + page, "two notes"),
        (lambda page: page.replace("briefing-citations", "x"), "not a briefing note"),
        (lambda page: page.replace('"citations":[', '"citations":{'), "damaged"),
        (lambda page: page.replace('"start":', '"begin":'), "start"),
    ],
)
def test_a_page_without_its_data_is_a_clear_error(
    rich: tuple[str, Note, tuple[Document, ...]], change: object, message: str
) -> None:
    assert callable(change)
    with pytest.raises(ReadError, match=message):
        read_back(change(rich[0]).encode())


def test_deep_and_broken_pages_are_read() -> None:
    note, documents = small_note()
    page = render(note, None, None).decode()
    deep = page.replace("</main>", "<div>" * 1_500 + "Deep down." + "</main>")
    assert outcomes(deep, documents) == ({}, ["Deep down."])
    assert outcomes(f"{page}<p>Behind the end.</p>", documents) == ({}, ["Behind the end."])
    with pytest.raises(ReadError):
        read_back(page.replace("</main>", "<div>" * 100_000 + "</main>").encode())
    assert outcomes(page.replace("</p>", ""), documents)[0] == {}


def test_the_data_block_can_not_be_left() -> None:
    path = "</script><script>alert(1)</script><!--<script>"
    source = document("It rained.", path=path)
    page = render(weekly([source], choose(source, 0)), None, None).decode()
    (data,) = re.findall(r'id="briefing-citations">(.*?)</script>', page, re.DOTALL)
    assert json.loads(data)["citations"][0]["path"] == path
    assert page.count("<script") == 2


@pytest.mark.parametrize(
    "text",
    [
        "A\x00b\x1bc\x85d\x9fe.",
        "Half \ud800 a pair.",
        "Left \u202eopen.",
        "Closed \u2069too \u202coften.",
        "Right \u2067closed\u2069 again.",
        "\ufffe \uffff \ufffd.",
        "French « spaces » here\u202f!",
    ],
)
def test_what_html_can_not_hold_comes_back_all_the_same(text: str) -> None:
    source = document(f"{text} After.", title=text)
    note = weekly([source], choose(source, 0))
    page = render(note, None, None)
    assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", page.decode())
    found = verify("note", read_back(page), Shelf([source]).look_up)
    assert [one.outcome for one in found.verdicts] == ["holds"]
    assert found.unsourced == ()
