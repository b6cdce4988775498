"""A working folder to start from: commented settings that hold, and nothing overwritten."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from briefing.cli import init
from briefing.config import Settings, load_settings
from tests.conftest import Run


def test_a_new_folder_can_be_worked_in(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Seoul")
    assert run("init").code == 0
    assert {path.name for path in folder.iterdir()} == {
        "briefing.toml",
        "corpus",
        "templates",
        "output",
    }
    assert load_settings(folder, {}, {}) == load_settings(folder, {}, {"timezone": "Asia/Seoul"})


def test_nothing_is_overwritten(folder: Path, run: Run) -> None:
    Path("briefing.toml").write_text("words = 7\n")
    done = run("init")
    assert done.code == 0
    assert "left as it is" in done.out
    assert Path("briefing.toml").read_text() == "words = 7\n"


def test_a_folder_that_can_not_be_made_is_one_clear_error(folder: Path, run: Run) -> None:
    Path("corpus").write_text("a file")
    done = run("init")
    assert done.code == 1
    assert "corpus" in done.err
    assert not Path("briefing.toml").exists()


def test_every_comment_out_is_a_setting_that_holds(tmp_path: Path) -> None:
    text = init.settings_text("UTC")
    lines = [re.sub(r"^# (?=[\[\w\"]+[^#]*(?:\]$| = ))", "", line) for line in text.splitlines()]
    content = "\n".join(lines)
    assert len(tomllib.loads(content)) > 8
    (tmp_path / "briefing.toml").write_text(content)
    settings = load_settings(tmp_path, {}, {})
    assert settings.words == Settings().words
    assert settings.desks[0].marking == "OFFICIAL"
    assert settings.note.house.marking == "OFFICIAL"
    assert settings.note.share == Settings().note.share
    assert settings.publishers[0].kind == "newspaper"


@pytest.mark.parametrize(
    ("stated", "linked", "zone"),
    [
        ("Europe/Paris", None, "Europe/Paris"),
        (":Europe/Paris", None, "Europe/Paris"),
        ("/usr/share/zoneinfo/Asia/Tokyo", None, "Asia/Tokyo"),
        ("", "zoneinfo/Asia/Seoul", "Asia/Seoul"),
        ("", "zoneinfo/posix/Asia/Seoul", "Asia/Seoul"),
        ("Mars/North", "zoneinfo/Asia/Seoul", "Asia/Seoul"),
        ("Etc/UTC", None, "UTC"),
        ("", "zoneinfo/Etc/UTC", "UTC"),
        ("", "elsewhere/Seoul", "UTC"),
        ("", None, "UTC"),
    ],
)
def test_the_time_zone_is_detected(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stated: str,
    linked: str | None,
    zone: str,
) -> None:
    link = tmp_path / "localtime"
    if linked is not None:
        link.symlink_to(tmp_path / linked)
    monkeypatch.setattr(init, "_LOCALTIME", link)
    monkeypatch.setenv("TZ", stated)
    assert init.local_zone() == zone
