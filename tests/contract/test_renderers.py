"""What every registered format promises: same bytes, text as it is, citations that return."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.errors import ReadError
from briefing.note import build_summary
from briefing.records import Document, Note
from briefing.rendering import Renderer, read_back, renderers
from briefing.verify import verify
from tests.factories_rendering import Shelf, choose, document, small_note, weekly

# LibreOffice starts for each PDF; it has tests of its own (test_pdf, office/test_pdf_office).
NAMES = tuple(name for name in renderers.names() if name != "pdf")
VERIFIABLE = tuple(name for name in NAMES if renderers[name].read_back is not None)

HOSTILE = [
    "*stars* _lines_ `code` ~~gone~~ and 5 * 3.",
    "[link](https://evil.example) ![image](x) [^1] [^2]: note.",
    "<script>alert(1)</script> <!-- comment --> &amp; &copy; <w:t>.",
    "| a | b |.",
    "# heading #.",
    "1. item.",
    "- item.",
    "+ item.",
    "--- rule.",
    "{{ title }} {% raw %} {# none #}.",
    "https://bare.example/a_b and www.bare.example.",
    "--> ]]> <?php ?>.",
    "back\\slash \\* \\\\.",
    "over\u202eride.",
    "isolate\u2067 and zero\u200dwidth.",
    "soft\u00adhyphen, wide\u3000space.",
    "%s %(x)s {0} $x ${x}.",
    "“quoted” «quoted» 'quoted' \"quoted\".",
    "Cafe\u0301 and café.",
    "東京で会議が開かれた。",
    "عقدت الحكومة اجتماعا.",
    "_x000D_ and \\u0041.",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f flags 👩\u200d🚀.",
    "Comment: none.",
    "briefing.citations/1.",
]


@pytest.fixture(params=NAMES)
def renderer(request: pytest.FixtureRequest) -> Renderer:
    return renderers[request.param]


@pytest.fixture(params=VERIFIABLE)
def verifiable(request: pytest.FixtureRequest) -> Renderer:
    return renderers[request.param]


def hostile_note(text: str) -> tuple[Note, tuple[Document, ...]]:
    """A note with the text in every place that a source can fill."""
    text = " ".join(text.split())
    one = document(
        f"Before it. {text}", f"{text} After it.", "The end.", path=f"{text}.txt", title=text,
        publisher=text, agency=f"{text} agency", url=f"https://evil.example/{text}",
    )  # fmt: skip
    other = document(f"{text} After it.", path="o.txt", title=f"Other: {text}", publisher=text)
    third = document("Not quoted.", path=f"3{text}", title=text, publisher=None)
    chosen = tuple(choice for i in range(len(one.sentences)) for choice in choose(one, i))
    documents = (one, other, third)
    return weekly(documents, chosen, key_points=1), documents


def test_the_registry_knows_a_format_by_its_own_name(renderer: Renderer) -> None:
    assert renderers[renderer.name] is renderer
    assert re.fullmatch(r"(\.[a-z]+){1,2}", renderer.suffix)


def test_suffixes_differ() -> None:
    assert len({renderers[name].suffix for name in NAMES}) == len(NAMES)


def test_the_same_note_gives_the_same_bytes(renderer: Renderer) -> None:
    note, _ = small_note()
    assert renderer.render(note, None, None) == renderer.render(small_note()[0], None, None)


def test_text_formats_are_utf8_and_end_with_a_line_end(renderer: Renderer) -> None:
    if renderer.text:
        assert renderer.render(small_note()[0], None, None).decode("utf-8").endswith("\n")


def test_every_kind_of_note_can_be_rendered(renderer: Renderer) -> None:
    source, undated = document("It rained. It froze."), document("When?", published=None, path="u")
    chosen = choose(source, 0)
    for note in (
        weekly([source], ()),
        weekly([source], chosen, undated=(undated,), undated_chosen=choose(undated, 0)),
        build_summary((source,), chosen, language="en"),
        build_summary((source, undated), (), language="en"),
    ):
        assert renderer.render(note, None, None)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_can_be_rendered(renderer: Renderer, text: str) -> None:
    note, _ = hostile_note(text)
    assert renderer.render(note, None, None)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_and_holds(verifiable: Renderer, text: str) -> None:
    note, documents = hostile_note(text)
    assert verifiable.read_back is not None
    back = verifiable.read_back(verifiable.render(note, None, None))
    assert [(one.number, one.sha256, one.path) for one in back.locators] == [
        (citation.number, citation.sha256, citation.path) for citation in note.citations
    ]
    assert [use.label for use in back.uses] == [str(one.number) for one in note.citations]
    found = verify("note", back, Shelf(documents).look_up)
    assert {verdict.outcome for verdict in found.verdicts} == {"holds"}
    assert found.unsourced == ()


def test_marks_of_other_sources_have_no_text_of_their_own(verifiable: Renderer) -> None:
    note, _ = small_note()
    assert verifiable.read_back is not None
    uses = verifiable.read_back(verifiable.render(note, None, None)).uses
    assert [use.text for use in uses[:2]] == [note.citations[0].quote, ""]


def test_a_document_is_found_by_its_suffix(verifiable: Renderer, tmp_path: Path) -> None:
    note, documents = small_note()
    path = tmp_path / f"note{verifiable.suffix.upper()}"
    path.write_bytes(verifiable.render(note, None, None))
    found = verify("note", read_back(path), Shelf(documents).look_up)
    assert [verdict.outcome for verdict in found.verdicts] == ["holds"] * 5


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe\x00", b"PK\x03\x04", b"{", b"Hello."])
def test_what_is_no_note_is_a_clear_error(
    verifiable: Renderer, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / f"note{verifiable.suffix}"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_back(path)
    assert str(caught.value).startswith(str(path))
