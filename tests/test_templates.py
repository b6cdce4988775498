"""Templates: where they are found, what they may do, and how their mistakes are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from markupsafe import Markup

from briefing.errors import TemplateError
from briefing.rendering import templates
from briefing.rendering.markdown import SUFFIX, render
from tests.factories_rendering import small_note


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def run(path: Path, folder: Path | None = None, **context: object) -> str:
    return templates.render(
        path, context, escape=lambda text: text.replace("*", "+"), folder=folder
    )


def test_ours_are_there_beside_those_of_the_working_folder(tmp_path: Path) -> None:
    write(tmp_path, "house.md.j2", "")
    write(tmp_path, "house.docx", "")
    write(tmp_path, "~lock.md.j2", "")
    assert templates.available(SUFFIX) == ("daily", "note", "summary")
    assert templates.available(SUFFIX, tmp_path) == ("daily", "house", "note", "summary")
    assert templates.available(SUFFIX, tmp_path / "absent") == ("daily", "note", "summary")


@pytest.mark.parametrize("name", ["house", "house.md.j2"])
def test_a_name_is_found_in_the_working_folder_first(tmp_path: Path, name: str) -> None:
    own = write(tmp_path, "house.md.j2", "")
    assert templates.find(name, SUFFIX, tmp_path) == own
    assert templates.find("note", SUFFIX, tmp_path) == templates.packaged() / "note.md.j2"
    override = write(tmp_path, "note.md.j2", "")
    assert templates.find("note", SUFFIX, tmp_path) == override


def test_a_wheel_carries_the_templates_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "briefing"
    package.mkdir()
    monkeypatch.setattr(templates, "_PACKAGE", package)
    assert templates.packaged() == tmp_path / "templates"
    (package / "templates").mkdir()
    assert templates.packaged() == package / "templates"


def test_a_path_is_taken_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.md.j2", "")
    assert templates.find(str(path), SUFFIX) == path
    assert templates.find(str(tmp_path / "mine"), SUFFIX) == path


def test_a_missing_template_names_those_known(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"template nota: .*known: daily, note, summary"):
        templates.find("nota", SUFFIX, tmp_path)


def test_a_template_of_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"must end in '\.md\.j2'"):
        templates.find(str(write(tmp_path, "house.docx", "")), SUFFIX)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ x }}", "a+b"),
        ("*{{ '*' }}*", "***"),  # what the template itself says is markup
        ("{{ '*' ~ x }}", "*a+b"),
        ("{{ marked ~ x }}", "*c*a+b"),
        ("{{ marked|replace('c', x) }}", "*a+b*"),
        ("{{ [x, marked]|join }}", "a+b*c*"),
        ("{{ x|upper }}", "A+B"),
        ("{{ x ~ x }}", "a+ba+b"),
        ("{{ x|e }}", "a+b"),
        ("{{ x|escape }}", "a+b"),
        ("{% macro m(v) %}*{{ v }}*{% endmacro %}{{ m(x) }}", "*a+b*"),
        ("{% set v %}*{{ x }}*{% endset %}{{ v }}", "*a+b*"),
        ("{{ code }}", "{{ 1 + 1 }}"),  # a value is never read as a template
        ("{{ number }}", "3"),
    ],
)
def test_everything_put_out_is_escaped_once(tmp_path: Path, template: str, text: str) -> None:
    path = write(tmp_path, "t.md.j2", template)
    assert run(path, x="a*b", code="{{ 1 + 1 }}", number=3, marked=Markup("*c*")) == text


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("a\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("a\n\n{{ x.y }}", 3, "no attribute 'y'"),
        ("{% if %}", 1, "xpected"),
        ("a\n{% for x in y %}", 2, "nexpected end of template"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("a\n{{ x.__class__ }}", 2, "unsafe"),
        ("a\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("a\n{% for n in range(10 ** 9) %}{% endfor %}", 2, "range"),
        ("a\n{% include 'gone.md.j2' %}", 2, "no template 'gone.md.j2'.*note.md.j2"),
        ("a\n{{ x|nofilter }}", 2, "No filter named 'nofilter'"),
        ("a\n{{ x + 1 }}", 2, "str"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, template: str, line: int, reason: str
) -> None:
    path = write(tmp_path, "t.md.j2", template)
    with pytest.raises(TemplateError, match=reason) as caught:
        run(path, x="text")
    assert (caught.value.template, caught.value.line) == ("t.md.j2", line)


def test_a_mistake_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    write(tmp_path, "part.md.j2", "\n\n{{ nothing }}")
    path = write(tmp_path, "t.md.j2", "{% include 'part.md.j2' %}")
    with pytest.raises(TemplateError) as caught:
        run(path)
    assert (caught.value.template, caught.value.line) == ("part.md.j2", 3)


def test_a_template_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "t.md.j2"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match="UTF-8"):
        run(path)


def test_a_template_of_the_folder_may_build_on_ours(tmp_path: Path) -> None:
    write(tmp_path, "house.md.j2", "House.\n\n{% include 'note.md.j2' %}")
    note, _ = small_note()
    text = render(note, "house", tmp_path).decode()
    assert text.startswith("House.\n\n# Weekly briefing")


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{% for s in sections %}{% for p in s.points %}{{ p.cited }}\n\n{% endfor %}{% endfor %}",
         "has no footnote"),
        ("{% for s in sections %}{% for p in s.points %}{{ p.cited|upper }}\n\n{% endfor %}"
         "{% endfor %}{% for f in footnotes %}\n[^{{ f.number }}]: {{ f.text }}\n{% endfor %}",
         "is not its quote"),
        ("Nobody said this.[^1]\n\n[^1]: {{ footnotes[0].text }}", "is not its quote"),
        ("Nobody said this.[^x]\n\n[^x]: Somebody.", "no citation of this note"),
    ],
)  # fmt: skip
def test_a_template_whose_note_would_not_verify_is_refused(
    tmp_path: Path, template: str, reason: str
) -> None:
    write(tmp_path, "t.md.j2", template)
    note, _ = small_note()
    with pytest.raises(TemplateError, match=reason):
        render(note, "t", tmp_path)


@pytest.mark.parametrize(
    ("days", "own", "expected"),
    [
        (None, (), "summary"),
        (1, (), "daily"),
        (7, (), "note"),
        (1, ("note.md.j2",), "note"),  # the office's own note is taken before our daily
        (1, ("note.md.j2", "daily.md.j2"), "daily"),
    ],
)
def test_the_template_of_a_note_for_which_none_is_named(
    tmp_path: Path, days: int | None, own: tuple[str, ...], expected: str
) -> None:
    note, _ = small_note()
    period = None
    if days is not None and note.period is not None:
        period = replace(note.period, end=note.period.start + timedelta(days=days))
    for name in own:
        write(tmp_path, name, "")
    found = templates.default(replace(note, period=period), SUFFIX, tmp_path)
    assert found.name == f"{expected}{SUFFIX}"
    assert (found.parent == tmp_path) is bool(own)
