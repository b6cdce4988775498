"""What the documents promise: commands and options that exist, links that lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from briefing.cli import app as app_module
from briefing.cli.app import app
from briefing.pipeline import rankers, renderers

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name."""

    def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        context = typer.Context(command)
        if not hasattr(command, "list_commands"):
            yield name, command
            return
        for inner in command.list_commands(context):
            yield from walk(f"{name} {inner}", command.get_command(context, inner))

    yield from walk("briefing", typer.main.get_command(app))


COMMANDS = dict(commands())


def options_of(command: Any) -> set[str]:
    found = {"--help", "-h"}
    for parameter in command.params:
        found |= set(parameter.opts) | set(parameter.secondary_opts)
    return found


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    assert name in TEXT


def test_every_documented_command_exists_with_its_options() -> None:
    root = options_of(typer.main.get_command(app)) | {"--version"}
    seen = 0
    fenced = "\n".join(re.findall(r"^ *```\w*\n(.*?)^ *```", TEXT, re.MULTILINE | re.DOTALL))
    for line in re.findall(r"^ *(briefing .*)$", fenced, re.MULTILINE):
        words = line.split("#")[0].split()
        name = next(
            (known for known in sorted(COMMANDS, key=len, reverse=True) if _starts(words, known)),
            None,
        )
        assert name is not None, f"'{line}' is no command"
        known = options_of(COMMANDS[name]) | root
        for word in words:
            if word.startswith("-") and word != "-":
                assert word in known, f"'{line}': no option {word}"
                seen += 1
    assert seen > 10


def _starts(words: list[str], name: str) -> bool:
    return words[: len(name.split())] == name.split()


def test_the_list_of_commands_says_of_each_what_it_says_itself() -> None:
    group: Any = typer.main.get_command(app)
    for name, told in app_module.COMMANDS.items():
        command = group.get_command(None, name)
        assert command.get_short_help_str(limit=1000) == told


def test_help_breaks_no_name_at_its_hyphens(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in range(60, 110):
        monkeypatch.setenv("COLUMNS", str(columns))
        told = CliRunner().invoke(app, ["export", "--help"], prog_name="briefing").stdout
        assert not re.search(r"[a-z]-$", told, re.MULTILINE)
        assert "\ue000" not in told


def test_help_names_every_method_and_format() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "briefing", "note", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in (*rankers.names(), *renderers.names()):
        assert name in told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_in_toml_are_toml(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for example in re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        assert tomllib.loads(example)


def test_every_page_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in PAGES[1:]:
        assert f"docs/{page.name}" in readme
