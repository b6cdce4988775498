"""Exports of press databases, in every layout, and what is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from briefing.errors import ReadError
from briefing.readers import format_of, read_drafts
from briefing.records import Draft, Rejected
from tests.factories_exports import (
    FIRST,
    FORMATS,
    LAYOUTS,
    TEXT,
    TOLD,
    Told,
    articles,
    body,
    day_of,
    nexis,
    read,
)

# --- every layout ------------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_articles_of_an_export_are_read_with_their_fields(layout: str) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    content = LAYOUTS[layout](TOLD)
    assert format_of(name, content.encode()).name == FORMATS[layout]
    done = read(content, name)
    assert done.rejected == ()
    found = [document.article for document in done.documents]
    assert [article.title for article in found] == [told.title for told in TOLD]
    assert [body(article) for article in found] == [told.body for told in TOLD]
    assert [day_of(article) for article in found] == [told.day.isoformat() for told in TOLD]
    assert [article.publisher for article in found] == [told.source for told in TOLD]
    assert [article.author for article in found] == [told.author for told in TOLD]
    assert {article.language for article in found} == {"en"}
    assert all(told.source in (a.copyright or "") for told, a in zip(TOLD, found, strict=True))
    basis = [article.published.basis for article in found if article.published]
    assert basis == ["metadata"] * len(TOLD)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lines_are_those_of_the_file(layout: str) -> None:
    content = LAYOUTS[layout](TOLD)
    lines = content.split("\n")
    for article in articles(content, "export.html" if "page" in layout else "export.txt"):
        for paragraph in article.paragraphs:
            assert paragraph.line is not None
            line = lines[paragraph.line - 1].strip().removeprefix("<p>").removesuffix("</p>")
            assert paragraph.text.startswith(line)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_items_stay_the_same_in_another_order_and_among_others(layout: str) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    more = (Told(title="Tarvin opens its new fish hall", day=date(2031, 3, 9)), *reversed(TOLD))

    def items(told: Sequence[Told]) -> dict[str | None, str | None]:
        return {article.title: article.item for article in articles(LAYOUTS[layout](told), name)}

    before, after = items(TOLD), items(more)
    assert len(set(after.values())) == len(more)
    if "nexis" in layout:  # the others number their documents, and this test does not keep them
        assert before.items() <= after.items()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16-le", "\ufeff")]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_and_line_ends_change_nothing(
    layout: str, encoding: str, mark: str, line_end: str
) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    content = LAYOUTS[layout](TOLD)
    other = articles((mark + content.replace("\n", line_end)).encode(encoding), name)
    assert [(a.title, body(a), a.item) for a in other] == [
        (a.title, body(a), a.item) for a in articles(content, name)
    ]
    lines = [[paragraph.line for paragraph in article.paragraphs] for article in other]
    assert lines == [[p.line for p in article.paragraphs] for article in articles(content, name)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_export_cut_off_keeps_what_came_before(layout: str) -> None:
    name = "export.html" if "page" in layout else "export.txt"
    content = LAYOUTS[layout](TOLD)
    whole = articles(content, name)
    last = content.rindex(TOLD[2].title)
    at = content.index(FIRST[1][:40], last)
    cut = articles(content[:at], name)
    assert [body(a) for a in cut[:2]] == [body(a) for a in whole[:2]]
    assert cut[2].title == TOLD[2].title
    assert body(cut[2]) == FIRST[:1]
    headless = read(content[:last], name)
    assert len(headless.documents) == 2


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_that_stands_twice_is_read_once(layout: str) -> None:
    if "factiva" in layout or "europresse" in layout:
        once = LAYOUTS[layout](TOLD[:1])
        twice = once + once if "page" not in layout else once.replace("</body></html>", "") + once
    else:
        twice = LAYOUTS[layout]((TOLD[0], TOLD[1], TOLD[0]))
    done = read(twice, "export.html" if "page" in layout else "export.txt")
    assert len({document.article.item for document in done.documents}) == len(done.documents)
    [rejected] = done.rejected
    assert rejected.item == done.documents[0].article.item
    assert "twice" in rejected.reason


# --- what is no export -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"Ferries return\n\n{TEXT}\n\nDocument\n",
        f"Ferries return\n\nLENGTH: 66 words\n\n{TEXT}\n\nThis is 3 of 57 DOCUMENTS of the file.\n",
        f"Ferries return\n\n{TEXT}\n\nEnd of Document\n",
        f"Ferries return\n66 words\n\n{TEXT}\n\nDocument ABC\n",
        f"Ferries return\n\n{TEXT}\n\nSee Document KNBN000020310306ek3600001 of 66 words.\n",
        f"Les ferries\n\n{TEXT}\n\nSource : news·20310306·DL·0012345, 45 mots\n",
        f"HD    Ferries return\n\n{TEXT}\n\nDocument follows\n",
        f"Ferries return\n\n{TEXT}\n\nDocument 1 de 3\n",
        f"Ferries return\n\n{TEXT}\n\nCited: Document 1 de 3, 45 mots.\n",
        f"Document 1 of 3\n\nFerries return\n66 words\n\nFull text: {TEXT}\n",
    ],
)
def test_an_ordinary_article_is_no_export(text: str) -> None:
    assert format_of("a.txt", text.encode()).name == "text"


def test_an_ordinary_page_is_no_export() -> None:
    page = (
        f"<html><body><script>Document</script><article><p>{FIRST[0]}</p></article></body></html>"
    )
    assert format_of("a.html", page.encode()).name == "html"


@pytest.mark.parametrize("format_", ["nexis", "factiva", "europresse"])
def test_what_holds_no_article_is_an_error_that_names_the_database(format_: str) -> None:
    from briefing.readers import readers

    with pytest.raises(ReadError) as caught:
        readers[format_]("a.txt", FIRST[0].encode())
    assert f"no article of a {format_.capitalize()} export" in str(caught.value)


def test_drafts_have_their_bodies_apart() -> None:
    for one in read_drafts("a.txt", content=nexis(TOLD).encode()):
        assert not isinstance(one, Rejected)
        assert isinstance(one, Draft)
        assert one.extracted
