"""Feeds: every dialect's entries as articles; faults and hostile files cost what they must."""

from __future__ import annotations

import json

import pytest

from briefing.articles import understand
from briefing.errors import ReadError
from briefing.readers import read_drafts
from briefing.readers.entries import item_name, item_names, outlet_of_feed
from briefing.readers.fragments import address_at, body_of, has_sentence
from briefing.readers.json_feed import drafts_of_json_feed, is_json_feed
from briefing.records import Draft, Limits, Reading, Rejected

LEAD = "The harbour of Varnholt reopened on Tuesday after the storm, the port office said."
MORE = "Officials put the damage at 4 million crowns and closed two berths."
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Solve Courier - World RSS</title>
<link>https://solvecourier.example/world</link><language>en-GB</language>
<copyright>© 2031 Solve Press</copyright>
{items}
</channel></rss>
"""
FULL = f"""<item><title>Harbour of Varnholt reopens</title>
<guid isPermaLink="false">solve-17</guid><link>https://solvecourier.example/17</link>
<pubDate>Wed, 05 Mar 2031 07:10:00 GMT</pubDate><dc:creator>Ada Brun</dc:creator>
<description>The harbour is open again.</description>
<content:encoded><![CDATA[
<p>{LEAD}</p>
<h2>Damage</h2>
<p>{MORE}</p>
<script>track()</script>
<ul><li><a href="/1">Cranes of Tarn</a></li></ul>
<p>The post <a href="/17">Harbour</a> appeared first on <a href="/">Courier</a>.</p>]]>
</content:encoded></item>"""


def read(content: str, name: str = "a.rss") -> list[Draft | Rejected]:
    return list(read_drafts(name, content=content.encode()))


def rss(*items: str) -> list[Draft]:
    return [one for one in read(RSS.format(items="\n".join(items))) if isinstance(one, Draft)]


def item(text: str = LEAD, **fields: str) -> str:
    stated = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<item>{stated}<description>{text}</description></item>"


# --- what is read --------------------------------------------------------------------------


def test_an_entry_of_rss_gives_all_that_it_states() -> None:
    (draft,) = rss(FULL)
    assert (draft.item, draft.title) == ("solve-17", "Harbour of Varnholt reopens")
    assert (draft.published, draft.publisher, draft.author) == (
        "Wed, 05 Mar 2031 07:10:00 GMT",
        "The Solve Courier",
        "Ada Brun",
    )
    assert (draft.url, draft.language) == ("https://solvecourier.example/17", "en")
    assert draft.copyright == "© 2031 Solve Press"
    assert [line.text for line in draft.lines] == [LEAD, "Damage", MORE]
    assert (draft.headings, draft.extracted) == (frozenset({1}), True)


def test_paragraphs_carry_the_lines_of_the_file() -> None:
    (draft,) = rss(FULL)
    lines = RSS.format(items=FULL).splitlines()
    for line in draft.lines:
        assert line.number is not None
        assert line.text in lines[line.number - 1]


def test_a_draft_of_a_feed_is_understood() -> None:
    (draft,) = rss(FULL)
    article = understand(draft, content_id="0" * 12)
    assert article.published is not None
    assert str(article.published.value) == "2031-03-05 07:10:00+00:00"
    assert (article.published.basis, article.published.precision) == ("metadata", "second")
    assert (article.publisher, article.language, article.item) == (
        "The Solve Courier",
        "en",
        "solve-17",
    )
    assert [paragraph.heading for paragraph in article.paragraphs] == [False, True, False]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://t.example/">
<title>Tarn Matin</title><updated>2031-03-06T00:00:00Z</updated>
<author><name>Lea Orn</name></author>
{entries}</feed>"""


def entry(number: int, dates: str, text: str = LEAD) -> str:
    return (
        f"<entry><id>tag:t.example,2031:{number}</id><title type='html'>Port &amp;amp; town</title>"
        f"<link rel='alternate' href='/{number}'/>{dates}"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{text}</p></div>"
        "</content></entry>"
    )


def test_an_entry_of_atom_gives_all_that_it_states() -> None:
    dates = "<published>2031-03-04</published><updated>2031-03-05</updated>"
    (draft,) = read(ATOM.format(entries=entry(1, dates)), "a.atom")
    assert isinstance(draft, Draft)
    assert (draft.item, draft.title) == ("tag:t.example,2031:1", "Port & town")
    assert (draft.published, draft.publisher, draft.author) == (
        "2031-03-04",
        "Tarn Matin",
        "Lea Orn",
    )
    assert (draft.url, draft.language) == ("https://t.example/1", "fr")
    assert [line.text for line in draft.lines] == [LEAD]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            ["<published>2031-03-04</published>", "<updated>2031-03-05</updated>"],
            ["2031-03-04", None],
        ),
        (
            ["<updated>2031-03-04</updated>", "<updated>2031-03-05</updated>"],
            ["2031-03-04", "2031-03-05"],
        ),
        (["<updated>2031-03-04</updated>", "<updated>2031-03-04</updated>"], [None, None]),
        (["<updated>2031-03-04</updated>"], ["2031-03-04"]),
        (["", ""], [None, None]),
    ],
)
def test_the_last_change_is_the_date_only_where_a_feed_has_no_other(
    dates: list[str], expected: list[str | None]
) -> None:
    entries = "".join(entry(number, one) for number, one in enumerate(dates))
    drafts = read(ATOM.format(entries=entries), "a.xml")
    assert [draft.published for draft in drafts if isinstance(draft, Draft)] == expected


def test_rss_1_is_dated_by_dublin_core() -> None:
    (draft,) = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://t.example/"><title>Feed of all</title>'
        "<dc:publisher>Tarn Radio</dc:publisher><dc:language>de</dc:language></channel>"
        '<item rdf:about="https://t.example/1"><title>Port</title>'
        f"<link>https://t.example/1</link><description>{LEAD}</description>"
        "<dc:date>2031-03-04T01:00:00Z</dc:date></item></rdf:RDF>",
        "a.rdf",
    )
    assert isinstance(draft, Draft)
    assert (draft.published, draft.publisher, draft.language, draft.item) == (
        "2031-03-04T01:00:00Z",
        "Tarn Radio",
        "de",
        "t.example/1",
    )


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({"pubDate": "Wed, 05 Mar 31 07:10:00 GMT"}, "published", "2031-03-05T07:10:00+00:00"),
        ({"link": "javascript:alert(1)"}, "url", None),
        ({"link": "file:///etc/passwd"}, "url", None),
        ({"link": "\\\\host\\share"}, "url", None),
        ({"link": "/harbour"}, "url", "https://solvecourier.example/harbour"),
        ({"author": "ada@solve.example (Ada Brun)"}, "author", "Ada Brun"),
        ({"author": "desk@solve.example"}, "author", None),
        ({"title": "Port opens - Tarn Radio", "dc:publisher": "Tarn Radio"}, "title", "Port opens"),
        (
            {"title": "A &lt;b&gt;great&lt;/b&gt; day &amp;amp; night"},
            "title",
            "A great day & night",
        ),
        ({"title": "The Port Opens"}, "item", "the-port-opens"),
        ({"guid": "https://www.solve.example/2031/port/"}, "item", "solve.example/2031/port"),
    ],
)
def test_fields_are_cleaned(fields: dict[str, str], attribute: str, expected: str | None) -> None:
    (draft,) = rss(item(**fields))
    assert getattr(draft, attribute) == expected


def test_the_paper_that_an_entry_was_taken_from_is_its_publisher() -> None:
    (draft,) = rss(
        f"<item><title>Port opens - Tarn Radio</title><source url='http://t.example'>Tarn Radio"
        f"</source><description>{LEAD}</description></item>"
    )
    assert (draft.publisher, draft.title) == ("Tarn Radio", "Port opens")


@pytest.mark.parametrize(
    ("year", "dated"), [("2031", True), ("1799", False), ("0001", False), ("2231", False)]
)
def test_an_impossible_year_is_no_date(year: str, dated: bool) -> None:
    (draft,) = rss(item(pubDate=f"Wed, 05 Mar {year} 07:10:00 GMT"))
    assert (understand(draft, content_id="0" * 12).published is not None) is dated


@pytest.mark.parametrize(
    ("title", "link", "expected"),
    [
        ("Tarn Radio", None, "Tarn Radio"),
        ("Tarn Radio RSS Feed", None, "Tarn Radio"),
        ("World | Tarn Radio", "https://tarnradio.example", "Tarn Radio"),
        ("The Tarn Radio: Sport", "https://www.tarnradio.example/x", "The Tarn Radio"),
        ("World - Sport", "https://tarnradio.example", "World - Sport"),
        ("", None, None),
    ],
)
def test_the_outlet_is_told_from_the_feeds_title(
    title: str, link: str | None, expected: str | None
) -> None:
    assert outlet_of_feed(title, link) == expected


# --- fragments -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        (
            "One &amp; all.<br>Two fell.<br/>\nWrapped\nline<br>goes on.",
            ["One & all.", "Two fell.", "Wrapped line goes on."],
        ),
        ("<p>One fell.</p>Tail.", ["One fell.", "Tail."]),
        ("<p style='display: none'>Unseen.</p><p>Seen.</p>", ["Seen."]),
        ("<p>It fell. It ro [&#8230;]</p>", ["It fell."]),
        ("<p>It fell. Read more</p>", ["It fell."]),
        ("<p>It fell.</p><p><a href='x'>Continue reading →</a></p>", ["It fell."]),
        ("<p>It fell.</p><p>Der Beitrag Fall erschien zuerst auf Tarn.</p>", ["It fell."]),
        (
            "<p>Full text of the treaty was published on Monday.</p>",
            ["Full text of the treaty was published on Monday."],
        ),
        ("Plain < five and > four.\n\nSecond.", ["Plain < five and > four.", "Second."]),
        ("<p></p>", []),
        (
            "<table><tr><td>12</td><td>Rain is expected all over the valley.</td></tr></table>",
            ["Rain is expected all over the valley."],
        ),
    ],
)
def test_a_fragment_gives_paragraphs(fragment: str, expected: list[str]) -> None:
    assert list(body_of(fragment)[0]) == expected


def test_a_summary_that_was_cut_ends_with_its_last_whole_sentence() -> None:
    assert body_of("It fell. It ro...", shortened=True)[0] == ("It fell.",)
    assert body_of("It fell. And then...")[0] == ("It fell. And then...",)
    assert not has_sentence(("Harbour opens again today",))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("x", "https://b.example/x"),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("//evil.example/x", "https://evil.example/x"),
        ("http://[bad", None),
        ("https://a.example/\u202egnp", None),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, expected: str | None) -> None:
    assert address_at(address, "https://b.example/") == expected


# --- items ---------------------------------------------------------------------------------


def test_items_of_the_same_name_are_told_apart_and_the_oldest_keeps_it() -> None:
    assert item_names(["a", "b", "a"], newest_first=True) == ["a (2)", "b", "a"]
    assert item_names(["a", "a (2)", "a"], newest_first=False) == ["a", "a (2)", "a (3)"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("https://www.a.example/b/", "a.example/b"),
        ('say "x" \\ y', "say 'x' / y"),
        ("a\u202eb\x00c", "a b c"),
    ],
)
def test_a_name_can_be_written_into_a_sidecar(stated: str, expected: str) -> None:
    assert item_name(stated) == expected


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    first, second = item_name("x" * 300 + "1"), item_name("x" * 300 + "2")
    assert len(first) == 80
    assert first != second


# --- faults --------------------------------------------------------------------------------


def test_an_entry_without_a_sentence_is_rejected() -> None:
    (first, second) = read(RSS.format(items=item("Storm hits", guid="x") + item(guid="y")))
    assert isinstance(first, Rejected)
    assert (first.item, "no full sentence" in first.reason) == ("x", True)
    assert isinstance(second, Draft)


def test_a_fault_costs_one_entry() -> None:
    whole = RSS.format(items="\n".join([item(guid="a"), item("Tom & Jo left.", guid="b")]))
    cut = whole[: whole.index("</channel>")] + "<item><guid>c</guid><description>The mayor wo"
    found = read(cut)
    assert [(type(one), one.item) for one in found] == [
        (Draft, "a"),
        (Draft, "b"),
        (Rejected, "line 9"),
    ]
    assert "an entry not read" in str(found[2])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<note><to>Ada</to></note>", "XML with 'note'"),
        ("no mark-up at all", "no feed"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "no entries"),
        ("<rss><channel><item", "broken"),
        ('<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><item>&b;</item></rss>', "'b'"),
        ('<!DOCTYPE r [<!ENTITY b SYSTEM "file:///x">]><rss><item>&b;</item></rss>', "'b'"),
        ("<rss>" + "<a>" * 5000, "200 deep"),
        ("<feed>" + "<entry>" * 5000, "200 deep"),
        ("<!DOCTYPE x [" * 5000, "no feed"),
    ],
)
def test_what_is_no_feed_or_hostile_is_refused(content: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content, "a.xml")
    assert words in str(caught.value)


def test_a_document_type_is_neither_fetched_nor_expanded() -> None:
    prolog = (
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://t.example/x.dtd">%x;\n'
        '<!ENTITY nbsp "&#160;"><!ENTITY co "Solve &#169;">]>'
    )
    content = RSS.format(items=item(f"{LEAD} &co;&nbsp;&eacute;&unknown;."))
    (draft,) = read(content.replace("?>\n", f"?>\n{prolog}\n", 1))
    assert isinstance(draft, Draft)
    assert draft.lines[0].text == f"{LEAD} Solve © é&unknown;."


@pytest.mark.parametrize("reference", ["&#x110000;", "&#xD800;", "&#0;", f"&#{'9' * 3000};"])
def test_a_character_that_there_is_not_is_left_out(reference: str) -> None:
    (draft,) = rss(item(f"{reference}{LEAD} & so on."))
    assert draft.lines[0].text == f"{LEAD} & so on."


def test_entries_beyond_the_limit_are_refused() -> None:
    content = RSS.format(items=item() * 3).encode()
    with pytest.raises(ReadError, match="more than 2 entries"):
        read_drafts("a.rss", content=content, reading=Reading(limits=Limits(members=2)))


def test_the_declared_encoding_counts() -> None:
    text = RSS.format(items=item("Die Brücke über die Sölve bleibt für Autos gesperrt."))
    content = text.replace("utf-8", "iso-8859-1").encode("latin-1")
    (draft,) = read_drafts("a.rss", content=content)
    assert isinstance(draft, Draft)
    assert draft.lines[0].text == "Die Brücke über die Sölve bleibt für Autos gesperrt."


# --- JSON Feed -----------------------------------------------------------------------------

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Tarn Radio",
    "home_page_url": "https://tarn.example/",
    "language": "en-US",
    "items": [
        {
            "id": 17,
            "url": "https://tarn.example/17",
            "title": "Port opens",
            "content_html": f"<p>{LEAD}</p><p>{MORE}</p>",
            "date_published": "2031-03-04T07:00:00+01:00",
            "authors": [{"name": "Ada Brun"}, {"name": "Lea Orn"}],
        },
        {"id": "x", "url": "file:///etc/passwd", "content_text": LEAD, "date_published": 5},
        "no item",
    ],
}


def test_a_json_feed_is_read() -> None:
    first, second = read(json.dumps(JSON_FEED), "a.jsonfeed")
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.item, first.title, first.author) == ("17", "Port opens", "Ada Brun, Lea Orn")
    assert (first.published, first.publisher) == ("2031-03-04T07:00:00+01:00", "Tarn Radio")
    assert (first.url, first.language) == ("https://tarn.example/17", "en")
    assert [line.text for line in first.lines] == [LEAD, MORE]
    assert (second.url, second.published) == (None, None)


def test_decoded_json_is_told_to_be_a_feed() -> None:
    assert is_json_feed(JSON_FEED)
    assert not is_json_feed({"items": []})
    assert not is_json_feed({"version": "2", "items": []})
    assert not is_json_feed([JSON_FEED])
    assert len(drafts_of_json_feed("a.json", JSON_FEED, Reading())) == 2


def test_a_json_feed_that_breaks_off_gives_its_whole_items() -> None:
    text = json.dumps(JSON_FEED)
    found = read(text[: text.index('"no item"')] + '{"id": "z", "con', "a.jsonfeed")
    assert [(type(one), one.item) for one in found] == [
        (Draft, "17"),
        (Draft, "x"),
        (Rejected, "line 1"),
    ]
    assert isinstance(found[0], Draft)
    assert found[0].publisher == "Tarn Radio"


@pytest.mark.parametrize(
    "content",
    ["[" * 200_000, '{"version": "https://jsonfeed.org/version/1", "items": []}', '{"a": 1}', "{"],
)
def test_json_that_is_no_feed_is_refused(content: str) -> None:
    with pytest.raises(ReadError):
        read(content, "a.jsonfeed")
