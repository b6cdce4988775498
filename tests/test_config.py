"""Settings: what beats what, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import Settings, load_settings
from briefing.errors import ConfigError
from briefing.records import House, Limits, NoteTable, Publisher


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    assert load_settings(tmp_path, {}, {}) == Settings()


def test_option_beats_variable_beats_file(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('corpus = "a"\nwords = 200\ntimezone = "Asia/Seoul"\n')
    variables = {"BRIEFING_CORPUS": "b", "BRIEFING_WORDS": "250"}
    settings = load_settings(tmp_path, variables, {"corpus": Path("c"), "words": None})
    assert settings.corpus == Path("c")
    assert settings.words == 250
    assert settings.timezone == "Asia/Seoul"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("colour = 1", "'colour': no such setting"),
        ("words = 0", "'words': expected a number of 1 or more"),
        ("words = true", "'words': expected a number"),
        ('timezone = "Mars/North"', "no time zone is named 'Mars/North'"),
        ('language = "english"', "two-letter code"),
        ('language = "xx"', "two-letter code of a language such as en, not 'xx'"),
        ("corpus = 3", "expected a path"),
        ("corpus = ", "is not TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "briefing.toml").write_text(content)
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path, {}, {})
    assert "briefing.toml" in str(caught.value)
    assert told in str(caught.value)


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="BRIEFING_TIMEZONE"):
        load_settings(tmp_path, {"BRIEFING_TIMEZONE": "../etc/passwd"}, {})


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_bytes(b"\xef\xbb\xbfwords = 7\n")
    assert load_settings(tmp_path, {}, {}).words == 7


def test_the_tables_settle_how_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(
        "[limits]\nfile_bytes = 1000\nseconds = 2.5\n"
        '[fields]\ntitle = "Headline"\ntext = ["Body", "Content"]\n'
        '[publishers]\n"VC" = "Varnholt Courier"\n'
    )
    reading = load_settings(tmp_path, {}, {}).reading
    assert (reading.limits.file_bytes, reading.limits.seconds) == (1000, 2.5)
    assert reading.limits.members == Limits().members
    assert reading.fields == {"title": ("Headline",), "text": ("Body", "Content")}
    assert reading.publishers == {"VC": "Varnholt Courier"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("limits = 3", "'limits': expected a table"),
        ("[limits]\ncolour = 3", "'limits.colour': no such limit; known: file_bytes"),
        ("[limits]\nmembers = 0", "'limits.members': expected a number above 0"),
        ("[limits]\nmembers = 1.5", "'limits.members': expected a number above 0"),
        ("[limits]\nseconds = true", "'limits.seconds': expected a number above 0"),
        ('[fields]\nheadline = "h"', "'fields.headline': no such field; known: title"),
        ("[fields]\ntitle = [1]", "'fields.title': expected a name or a list"),
        ("[publishers]\nVC = 3", "'publishers.VC': expected a text"),
        ("[publishers.VC]\ncolour = 3", "'publishers.VC.colour': no such key; known: aliases"),
        ("[publishers.VC]\nshare = 2", "'publishers.VC.share': expected a number from 0 to 1"),
        ('[publishers.VC]\naliases = "V"', "'publishers.VC.aliases': expected a list"),
    ],
)
def test_a_wrong_table_is_named_with_its_key(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "briefing.toml").write_text(content)
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path, {}, {})
    assert told in str(caught.value)


def test_the_table_of_publishers_gives_aliases_kind_notice_and_share(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(
        '[publishers]\nVC = "Varnholt Courier"\n'
        '[publishers."Tide Wire"]\naliases = ["TW", "Tide"]\nkind = "agency"\n'
        'notice = "© Tide Wire"\nshare = 0.25\n'
    )
    settings = load_settings(tmp_path, {}, {})
    assert settings.reading.publishers == {
        "VC": "Varnholt Courier",
        "TW": "Tide Wire",
        "Tide": "Tide Wire",
    }
    assert settings.publishers == (
        Publisher(name="Tide Wire", kind="agency", notice="© Tide Wire", share=0.25),
    )


def test_the_table_of_notes_settles_what_every_note_has(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(
        '[note]\nmarking = "OFFICIAL"\nprepared_by = "Strait Unit"\nprepared_for = "Director"\n'
        'comment = true\npaper = "letter"\nendnotes = true\npages = 2\nlanguages = ["en", "FR"]\n'
        "share = 0.3\nchart = false\ncoverage_page = true\n"
    )
    note = load_settings(tmp_path, {}, {}).note
    assert note == NoteTable(
        house=House(
            marking="OFFICIAL",
            prepared_by="Strait Unit",
            prepared_for="Director",
            comment=True,
            paper="letter",
            endnotes=True,
        ),
        pages=2,
        languages=("en", "fr"),
        share=0.3,
        chart=False,
        coverage_page=True,
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("colour = 1", "'note.colour': no such setting of notes; known: marking"),
        ("marking = 3", "'note.marking': expected a text"),
        ('paper = "a5"', "'note.paper': expected a4 or letter"),
        ("share = 3", "'note.share': expected a number from 0 to 1"),
        ("pages = 0", "'note.pages': expected a number of 1 or more"),
        ('comment = "yes"', "'note.comment': expected true or false"),
    ],
)
def test_a_wrong_line_about_notes_is_named(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "briefing.toml").write_text(f"[note]\n{line}\n")
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path, {}, {})
    assert told in str(caught.value)
