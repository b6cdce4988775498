"""Settings: what beats what, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import Settings, load_settings
from briefing.errors import ConfigError


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
