"""Words of Chinese and Japanese, where the user asks for them."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from briefing.errors import ConfigError, MissingExtra
from briefing.text import segmenters
from briefing.text.segmenters import segmenting
from briefing.text.terms import terms_of
from tests.conftest import Run
from tests.factories_ranking import document

SENTENCES = {"zh": "市议会周一关闭了大桥。", "ja": "市議会は月曜日に橋を閉鎖した。"}
WORDS = {"zh": "大桥", "ja": "月曜"}


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_words_take_the_place_of_pairs_of_characters(language: str) -> None:
    documents = (document("a", SENTENCES[language], language=language),)
    pairs = terms_of(documents).stems
    with segmenting([language]):
        words = terms_of(documents).stems
    assert any(len(word) > 2 or len(word) == 1 for word in words)
    assert any(WORDS[language] in word for word in words)
    assert all(any(map(str.isalnum, word)) for word in words)
    assert terms_of(documents).stems == pairs
    assert pairs != words


def test_other_languages_stay_as_they_are() -> None:
    documents = (document("a", "The council closed the bridge.", language="en"),)
    before = terms_of(documents)
    with segmenting(["zh"]):
        assert terms_of(documents) == before


def test_a_language_without_a_dictionary_is_refused() -> None:
    with (
        pytest.raises(ConfigError, match="no dictionary of 'ko'; there is of ja, zh"),
        segmenting(["ko"]),
    ):
        pass


@pytest.mark.parametrize(("language", "extra"), [("zh", "chinese"), ("ja", "japanese")])
def test_a_missing_extra_is_named(
    language: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = builtins.__import__

    def without(name: str, *rest: object, **named: object) -> object:
        if name in ("rjieba", "fugashi"):
            raise ImportError(name)
        return found(name, *rest, **named)  # type: ignore[arg-type]  # passed on as they came

    segmenters._segmenter.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=rf"briefing\[{extra}\]"), segmenting([language]):
        pass


def test_the_setting_reaches_the_note(corpus: Path, run: Run) -> None:
    Path("briefing.toml").write_text('segment = ["ko"]\n')
    done = run("note", "2026-W10")
    assert (done.code, "no dictionary of 'ko'" in done.err) == (1, True)
    Path("briefing.toml").write_text('segment = ["zh", "ja"]\n')
    assert run("note", "2026-W10").code == 0
    Path("briefing.toml").write_text("segment = 3\n")
    assert "expected a list such as ['zh']" in run("note", "2026-W10").err
