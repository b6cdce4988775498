"""Fields of a house template, what its check says, and the styles it names in its language."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from lxml import etree
from typer.testing import CliRunner

from briefing.cli.app import app
from briefing.errors import TemplateError
from briefing.records import House
from briefing.rendering import catalogue
from briefing.rendering.docx import render_docx
from briefing.rendering.sample_note import full_note
from briefing.rendering.template_check import check
from briefing.rendering.word.look import PLAIN, styles_of
from briefing.rendering.word.markup import W
from briefing.rendering.word.read_back import read_back_docx
from briefing.rendering.word.reading import blocks
from tests.factories_docx import note_of, parts_of, weekly_note

Edit = Callable[[Document], object]
QUOTE = "The crossing reopens."
HOUSE = House(marking="OFFICIAL", prepared_by="Strait Unit", prepared_for="The Director")
NOTE = note_of(QUOTE, house=HOUSE)
LINK = (
    '<w:hyperlink xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' w:anchor="top"><w:r><w:t>{{ title }}</w:t></w:r></w:hyperlink>'
)


def house(folder: Path, *edits: Edit) -> Path:
    """A Word file of an office's own, with these edits, as house.docx."""
    document = docx.Document()
    for edit in edits:
        edit(document)
    saved = io.BytesIO()
    document.save(saved)
    (folder / "house.docx").write_bytes(saved.getvalue())
    return folder / "house.docx"


def says(text: str) -> Edit:
    return lambda document: document.add_paragraph(text)


def in_header(text: str) -> Edit:
    def edit(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = text

    return edit


def in_footer(text: str) -> Edit:
    def edit(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = text

    return edit


def split(*runs: str) -> Edit:
    def edit(document: Document) -> None:
        paragraph = document.add_paragraph()
        for index, text in enumerate(runs):
            paragraph.add_run(text).bold = index % 2 == 0

    return edit


def linked(document: Document) -> None:
    document.add_paragraph()._p.append(etree.fromstring(LINK))


def boxed(text: str) -> Edit:
    def edit(document: Document) -> None:
        inner = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        xml = f'<w:txbxContent xmlns:w="{W[1:-1]}">{inner}</w:txbxContent>'
        document.add_paragraph().add_run("")._r.append(etree.fromstring(xml))

    return edit


def lines(content: bytes, part: str = "word/document.xml") -> list[str]:
    root = etree.fromstring(parts_of(content)[part].encode())
    return [block.text for block in blocks(root) if block.text]


BODY = says("{{ body }}")


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        (says("{{ title }}"), "Weekly briefing: 9–15 June 2031"),
        (says("Week {{period}}, {{ dates }}"), "Week 2031-W24, 9–15 June 2031"),
        (split("By {", "{ prepa", "red_by }", "} alone"), "By Strait Unit alone"),
        (split("{{ desk }}{{ mark", "ing }}"), "OFFICIAL"),
        (says("{{ marking | lower }}"), "official"),
        (says("{{ “for ” ~ prepared_for if prepared_for }}"), "for The Director"),
        (says("{{ marking | e }}"), "OFFICIAL"),
        (boxed("{{ marking }}"), "OFFICIAL"),
        (linked, "Weekly briefing: 9–15 June 2031"),
        (says("In {{ timezone }} ({{ language }}), {{ as_of }}"),
         "In UTC (en), Monday 16 June 2031, 00:00 UTC"),
    ],
)  # fmt: skip
def test_fields_are_filled(tmp_path: Path, edit: Edit, shown: str) -> None:
    content = render_docx(NOTE, str(house(tmp_path, edit, BODY)))
    assert lines(content)[0] == shown
    assert read_back_docx(content).unsourced == ()


def test_a_paragraph_whose_fields_are_empty_is_left_out(tmp_path: Path) -> None:
    path = house(tmp_path, says("Desk: {{ desk }}"), says("Static."), BODY)
    assert lines(render_docx(NOTE, str(path)))[0] == "Static."


def test_what_a_template_places_is_not_shown_twice(tmp_path: Path) -> None:
    path = house(
        tmp_path,
        says("{{ title }}"),
        in_header("For {{ prepared_for }}"),
        BODY,
        says("{{ coverage }}"),
    )
    shown = lines(render_docx(NOTE, str(path)))
    assert shown.count("Weekly briefing: 9–15 June 2031") == 1
    assert [line for line in shown if "Read 17 articles" in line] == [shown[-1]]
    assert [line for line in shown if "Prepared" in line] == [
        "Prepared by: Strait Unit · As of: Monday 16 June 2031, 00:00 UTC · Time zone: UTC"
    ]


def test_a_value_is_never_a_field(tmp_path: Path) -> None:
    note = replace(NOTE, title="{{ marking }} {% if %} & <b>")
    path = house(tmp_path, in_header("{{ title }}"), BODY)
    content = render_docx(note, str(path))
    assert lines(content)[0] == note.title
    headers = [name for name in parts_of(content) if name.startswith("word/header")]
    assert lines(content, headers[0]) == ["OFFICIAL", note.title]


@pytest.mark.parametrize(
    ("edits", "headers"),
    [
        ((), ["OFFICIAL"]),
        ((in_header("Ministry"),), ["OFFICIAL", "Ministry"]),
        ((in_header("{{ marking }} – Ministry"),), ["OFFICIAL – Ministry"]),
    ],
)
def test_a_marking_is_in_every_header_and_footer(
    tmp_path: Path, edits: tuple[Edit, ...], headers: list[str]
) -> None:
    def title_page(document: Document) -> None:
        document.sections[0].different_first_page_header_footer = True

    path = house(tmp_path, *edits, title_page, BODY)
    content = render_docx(NOTE, str(path))
    parts = sorted(
        name for name in parts_of(content) if "word/header" in name or "word/footer" in name
    )
    shown = [lines(content, name) for name in parts]
    assert len(shown) == 4
    assert all(any("OFFICIAL" in line for line in edge) for edge in shown)
    assert headers in shown
    without = render_docx(note_of(QUOTE), str(path))
    assert "OFFICIAL" not in "".join(parts_of(without).values())


def test_a_template_chooses_the_style_of_citations(tmp_path: Path) -> None:
    note = note_of(QUOTE, "It rains.")
    short = render_docx(note, str(house(tmp_path, BODY)))
    full = render_docx(note, str(house(tmp_path, says('{{ citations("full") }}'), BODY)))
    assert "see note 1" in parts_of(short)["word/footnotes.xml"]
    assert "see note 1" not in parts_of(full)["word/footnotes.xml"]
    assert parts_of(full)["word/footnotes.xml"].count("“Title 1”") == 2
    assert lines(full) == lines(short)


@pytest.mark.parametrize("language", range(1, 12))
def test_styles_are_found_in_any_language(tmp_path: Path, language: int) -> None:
    from briefing.rendering.word.style_names import _NAMES

    def localise(document: Document) -> None:
        for style in document.styles.element.iter(f"{W}style"):
            name = style.find(f"{W}name")
            for role, names in _NAMES.items():
                known = names.split("|")
                if name.get(f"{W}val").casefold() == known[0].casefold() and len(known) > language:
                    name.set(f"{W}val", known[language])
                    style.set(f"{W}styleId", f"{role}X")

    content = render_docx(weekly_note(), str(house(tmp_path, localise, BODY)))
    xml = parts_of(content)["word/document.xml"]
    for role in ("title", "part", "story", "point", "source"):
        assert f'<w:pStyle w:val="{role}X"/>' in xml


def test_every_role_is_named_once_in_each_kind() -> None:
    from briefing.rendering.word.style_names import names_of

    taken: dict[tuple[str, str], str] = {}
    for style in styles_of(PLAIN):
        for name in set(names_of(style.role, style.name)):
            assert taken.setdefault((style.kind, name), style.role) == style.role


# --- check -----------------------------------------------------------------------------

WHOLE = (in_header("{{ marking }}"), in_footer("{{ marking }}"))


@pytest.mark.parametrize(
    ("edits", "grave", "told"),
    [
        ((BODY, says("{{ prepard_by }}")), True, "body, paragraph 2 (“{{ prepard_by }}”): "
         "{{ prepard_by }} is no field of a note; did you mean {{ prepared_by }}?"),
        ((BODY, BODY), True, "a second {{ body }}, after the one in body, paragraph 1"),
        ((says("Here: {{ body }}"),), True, "body, paragraph 1 (“Here: {{ body }}”): {{ body }} is "
         "not alone"),
        ((BODY, in_header("{{ marking }} {{ body }}")), True, "header, paragraph 1"),
        ((boxed("{{ body }}"),), True, "can't stand in a text box"),
        ((BODY, says("{% if x %}y{% endif %}")), True, "takes fields only"),
        ((BODY, says("{{ title")), True, "without its other half"),
        ((BODY, says("{{ title title }}")), True, "does not parse"),
        ((BODY, says("{{ title.__class__ }}")), True, "__class__"),
        ((BODY, says('{{ citations("apa") }}')), True, "no citation style 'apa'; known: note"),
        ((BODY, linked), False, "a field in a link"),
        ((), False, "no paragraph is {{ body }}"),
        ((BODY, in_footer("Ministry")), False, "no {{ marking }} in footer"),
        ((BODY, lambda d: d.styles["List Bullet"].delete()), False, "has no styles 'List Bullet'"),
    ],
)  # fmt: skip
def test_check_names_each_problem_and_its_paragraph(
    tmp_path: Path, edits: tuple[Edit, ...], grave: bool, told: str
) -> None:
    path = house(tmp_path, *WHOLE, *edits)
    found = [one for one in check(path, None) if told in str(one)]
    assert [one.grave for one in found] == [grave]
    if grave:
        with pytest.raises(TemplateError):
            render_docx(full_note(), str(path))
    else:
        assert render_docx(full_note(), str(path))


def test_a_file_with_macros_is_told(tmp_path: Path) -> None:
    content = parts_of(house(tmp_path, BODY).read_bytes())["[Content_Types].xml"]
    from tests.factories_docx import edited

    kind = "wordprocessingml.document.main+xml"
    assert kind in content
    changed = edited(
        (tmp_path / "house.docx").read_bytes(),
        "[Content_Types].xml",
        lambda xml: xml.replace(
            f"application/vnd.openxmlformats-officedocument.{kind}",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    )
    (tmp_path / "house.docx").write_bytes(changed)
    (problem,) = check(tmp_path / "house.docx", None)
    assert "has macros" in problem.reason


def test_ours_have_nothing_to_mend() -> None:
    found = [one for one in catalogue.listed(None) if one.format != "html"]
    assert {(one.name, one.format) for one in found} >= {
        (name, kind) for name in ("note", "summary", "daily") for kind in ("docx", "md")
    }
    for one in found:
        assert check(one.path, None) == ()
        assert one.description


# --- the command -----------------------------------------------------------------------


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["templates", *words])
    ended = done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output if ended else str(done.exception)


def test_copy_never_overwrites_unless_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, told = run("copy", "note.docx")
    assert (code, told.split()) == (0, ["templates/note.docx"])
    ours = Path("templates/note.docx").read_bytes()
    Path("templates/note.docx").write_bytes(b"changed")
    assert run("copy", "note.docx")[0] == 1
    assert Path("templates/note.docx").read_bytes() == b"changed"
    assert run("copy", "note.docx", "--force")[0] == 0
    assert Path("templates/note.docx").read_bytes() == ours
    assert run("copy", "note", "--to", "letter.docx") == (0, "letter.docx\n")
    assert run("copy", "nothing")[0] == 1


def test_list_tells_where_each_is_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("copy", "note.docx")
    code, told = run("list", "--json")
    found = [one for one in json.loads(told) if one["path"].endswith("note.docx")]
    assert (code, [(one["from"], one["replaced"]) for one in found]) == (
        0, [("folder", False), ("built-in", True)],
    )  # fmt: skip
    assert "A weekly note" in run("list")[1]


def test_check_exits_as_the_contract_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good, fair, bad = tmp_path / "good", tmp_path / "fair", tmp_path / "bad"
    for folder, edits in ((good, WHOLE), (fair, ()), (bad, (says("{{ nothing }}"),))):
        folder.mkdir()
        house(folder, BODY, *edits)
    assert run("check", "fair/house.docx")[0] == 0
    assert run("check", "fair/house.docx", "--strict")[0] == 3
    code, told = run("check", "bad/house.docx", "--json")
    (file,) = json.loads(told)
    assert (code, file["ok"], file["problems"][0]["kind"]) == (1, False, "error")
    assert run("check", "absent.docx")[0] == 1
    (tmp_path / "broken.md.j2").write_text("{{ titel }}")
    assert "titel" in run("check", "broken.md.j2")[1]
