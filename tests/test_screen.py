"""What a terminal is shown of names and titles: characters, never commands to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.cli.screen import one_line
from tests.conftest import Run


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ferry hits the pier", "Ferry hits the pier"),
        ("漁業協定", "漁業協定"),
        ("red \x1b[31mink\x07", r"red \x1b[31mink\x07"),
        ("one\ntwo\r\tthree", r"one\ntwo\r\tthree"),
        ("\x9b2J\x7f", r"\x9b2J\x7f"),
        ("\u202etxt.exe", r"\u202etxt.exe"),
        ("no\xa0break", "no\xa0break"),
        ("lone \udcff", "lone \udcff"),
    ],
)
def test_what_a_terminal_acts_upon_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_a_files_name_is_no_command_to_a_terminal(folder: Path, run: Run) -> None:
    corpus = folder / "corpus"
    corpus.mkdir()
    text = "The bells\n\nPublished: 2031-05-19 10:00:00\n\nThe bells of Torv rang on Monday.\n"
    (corpus / "bell\n\x1b[2J.txt").write_text(text)
    (corpus / "\x1b[31m.txt").write_text("")
    told = (
        run("ingest").out + run("articles", "list").out + run("articles", "list", "--rejected").out
    )
    assert "\x1b" not in told
    assert r"bell\n\x1b[2J.txt" in told
    assert r"\x1b[31m.txt" in told
    assert "\x1b" not in run("articles", "show", "nothing\x1b[2J").err


def test_what_sidecars_and_paths_say_is_screened_wherever_it_is_printed(
    folder: Path, run: Run
) -> None:
    corpus = folder / "corpus"
    corpus.mkdir()
    text = "The bells\n\nPublished: 2031-05-19 10:00:00\n\nThe bells of Torv rang on Monday.\n"
    (corpus / "bell\x1b[2J.txt").write_text(text)
    (corpus / "bell\x1b[2J.txt.toml").write_text('title = 1\n"\\u001b[2J" = 2\n')
    (corpus / "late\x1b]0;x\x07.txt").write_text(text.split("\n\n")[2])
    (corpus / "\x1b[31m.txt").write_text("")
    Path("briefing.toml").write_text(
        "[desks.bells]\ntitle = 'Bells'\ntemplate = \"x\\u009b2J.docx\"\n"
    )
    said = []
    for command in (
        ("run", "--as-of", "2031-05-27"),
        ("export", "--dry-run"),
        ("export", "--output", "out\x1b[2J"),
        ("articles", "set", "bell\x1b[2J.txt", "--title", "Be\u202ells"),
        ("articles", "show", "bell\x1b[2J.txt"),
        ("articles", "search", "Torv"),
        ("articles", "log"),
        ("doctor",),
        ("articles", "purge", "--before", "2032-01-01", "--dry-run", "--file"),
        ("articles", "remove", "bell\x1b[2J.txt"),
        ("doctor", "--rebuild"),
        ("summarize", "corpus/\x1b[31m.txt", "corpus/bell\x1b[2J.txt", "-o", "a\x1b/"),
    ):
        done = run(*command)
        said.append(done.out + done.err)
        assert not set(said[-1]) & {"\x1b", "\x9b", "\x07", "\u202e"}, command
    assert any(r"bell\x1b[2J.txt" in one for one in said)
