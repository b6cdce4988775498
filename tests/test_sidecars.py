"""Sidecars: what they may state, which of several wins, and how they are written."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefing.corpus import read_corrections, sidecar_files
from briefing.corpus.sidecar_files import write_corrections
from briefing.errors import ConfigError, CorpusError
from briefing.records import Corrections

TWO_EAST = timezone(timedelta(hours=2))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "corpus" / "story.txt"
    place.parent.mkdir()
    place.write_text("A story.")
    return place


@pytest.fixture
def further(tmp_path: Path) -> Path:
    return tmp_path / "tree" / "story.txt.toml"


def sidecar(file: Path, text: str, name: str = "story.txt.toml") -> Path:
    place = file.with_name(name)
    place.write_text(text, encoding="utf-8")
    return place


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2023-11-26", date(2023, 11, 26)),
        ('"2023-11-26"', date(2023, 11, 26)),
        ('" 2023-11-26 "', date(2023, 11, 26)),
        ("2023-11-26T10:30:00", datetime(2023, 11, 26, 10, 30)),  # noqa: DTZ001 # as stated
        ('"2023-11-26T10:30"', datetime(2023, 11, 26, 10, 30)),  # noqa: DTZ001 # as stated
        ('"2023-11-26 10:30"', datetime(2023, 11, 26, 10, 30)),  # noqa: DTZ001 # as stated
        ("2023-11-26T10:30:00Z", datetime(2023, 11, 26, 10, 30, tzinfo=UTC)),
        ('"2023-11-26T10:30+02:00"', datetime(2023, 11, 26, 10, 30, tzinfo=TWO_EAST)),
    ],
)
def test_dates(file: Path, stated: str, value: date) -> None:
    sidecar(file, f"published = {stated}\n")
    found = read_corrections(file).published
    assert found == value
    assert type(found) is type(value)


def test_every_key(file: Path) -> None:
    sidecar(
        file,
        '\ufefftitle = "  A  title "\npublisher = "The Ostrel Post"\nauthor = "I. Brandt"\n'
        'place = "Ostrel"\nurl = "https://post.example/1"\nlanguage = "EN"\n',
    )
    assert read_corrections(file) == Corrections(
        title="A title",
        publisher="The Ostrel Post",
        author="I. Brandt",
        place="Ostrel",
        url="https://post.example/1",
        language="en",
    )


def test_without_a_sidecar_nothing_is_stated(file: Path) -> None:
    assert read_corrections(file) == Corrections()
    assert read_corrections(file.with_name("x" * 252)) == Corrections()


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('titel = "A"', "titel", "no such key; known: title, published"),
        ('published = "26/11/2023"', "published", "'26/11/2023' is not a date: write 2023-11-26"),
        ('published = "2023-02-30"', "published", "is not in the calendar"),
        ("published = 10:30:00", "published", "is not a date"),
        ("published = 2023", "published", "is not a date"),
        ("title = 7", "title", "takes a text in quotes"),
        ('title = " "', "title", "is empty; take the line out"),
        ('url = "javascript:alert(1)"', "url", "begins with http:// or https://"),
        ('url = "https://["', "url", "begins with http:// or https://"),
        ('language = "english"', "language", "is not a language code"),
        ('language = "xx"', "language", "is not a language code"),
        ("title = A", None, "is not TOML: Invalid value (at line 1, column 9)"),
        ("items = 3", "items", "takes a table for each article"),
        ("[items]\n2 = 3", "items.2", 'write [items."2"]'),
        ('[items."2"]\ndate = "x"', "items.2.date", "no such key"),
    ],
)
def test_faults_are_named(file: Path, text: str, key: str | None, reason: str) -> None:
    place = sidecar(file, text)
    with pytest.raises(ConfigError) as caught:
        read_corrections(file)
    assert (caught.value.path, caught.value.key) == (str(place), key)
    assert reason in caught.value.reason


def test_a_sidecar_must_be_readable_text(file: Path) -> None:
    sidecar(file, "").write_bytes(b'title = "\xff"')
    with pytest.raises(ConfigError, match="is not UTF-8"):
        read_corrections(file)
    file.with_name("story.txt.toml").unlink()
    file.with_name("story.txt.toml").mkdir()
    with pytest.raises(ConfigError, match="can not be read"):
        read_corrections(file)


def test_full_name_beats_stem_and_the_tree_beats_both(file: Path, further: Path) -> None:
    sidecar(file, 'title = "stem"\nauthor = "stem"\nplace = "stem"', "story.toml")
    sidecar(file, 'title = "full"\nauthor = "full"')
    further.parent.mkdir()
    further.write_text('title = "tree"')
    expected = Corrections(title="tree", author="full", place="stem")
    assert read_corrections(file, further=further) == expected
    assert read_corrections(file) == Corrections(title="full", author="full", place="stem")


def test_a_stem_serves_every_file_that_goes_by_it(file: Path) -> None:
    sidecar(file, 'title = "both"', "story.toml")
    for name in ("story.txt", "story.html"):
        assert read_corrections(file.with_name(name)).title == "both"
    assert read_corrections(file.with_name("story.txt.old")).title is None


def test_each_item_has_a_table(file: Path) -> None:
    sidecar(file, 'title = "file"\n[items."1"]\ntitle = "one"\n[items.b]\nplace = "Ostrel"\n')
    assert read_corrections(file) == Corrections(title="file")
    assert read_corrections(file, "1") == Corrections(title="one")
    assert read_corrections(file, "b") == Corrections(place="Ostrel")
    assert read_corrections(file, "c") == Corrections()


def test_what_stands_above_the_tables_holds_for_every_article_of_the_file(file: Path) -> None:
    sidecar(
        file,
        'title = "file"\nurl = "http://a.example/"\npublisher = "Post"\nplace = "Tarn"\n'
        '[items."1"]\nplace = "Ostrel"\n',
    )
    assert read_corrections(file, "1") == Corrections(publisher="Post", place="Ostrel")
    assert read_corrections(file, "2") == Corrections(publisher="Post", place="Tarn")


# --- writing ---------------------------------------------------------------------------


@pytest.mark.parametrize("item", [None, "2", "a.b c"])
@pytest.mark.parametrize(
    "corrections",
    [
        Corrections(title='A "quoted" title', published=date(2023, 11, 26)),
        Corrections(published=datetime(2023, 11, 26, 10, 30, tzinfo=TWO_EAST)),
        Corrections(publisher="Ostrel\\Post", author="é", url="http://post.example/?a=1#b"),
    ],
)
def test_what_is_written_is_read(
    file: Path, further: Path, corrections: Corrections, item: str | None
) -> None:
    place = write_corrections(file, item, corrections, further=further)
    assert place == file.with_name("story.txt.toml")
    assert read_corrections(file, item) == corrections
    assert [entry.name for entry in sorted(file.parent.iterdir())] == ["story.txt", place.name]


def test_writing_keeps_the_rest(file: Path, further: Path) -> None:
    place = sidecar(
        file,
        '# seen in print\ntitle = "Old" # check\nplace = "Ostrel"\n\n'
        '[items."2"]\n# second\ntitle = "Two"\n',
    )
    write_corrections(file, None, Corrections(title="New", author="I. Brandt"), further=further)
    write_corrections(file, "2", Corrections(place="Velmark"), further=further)
    write_corrections(file, "3", Corrections(place="Tarn"), further=further)
    text = place.read_text(encoding="utf-8")
    assert "# seen in print\n" in text
    assert 'title = "New" # check\n' in text
    assert "# second\n" in text
    assert read_corrections(file) == Corrections(title="New", author="I. Brandt", place="Ostrel")
    assert read_corrections(file, "2") == Corrections(
        title="Two", author="I. Brandt", place="Velmark"
    )
    assert read_corrections(file, "3") == Corrections(author="I. Brandt", place="Tarn")


def test_a_value_that_would_not_be_read_is_not_written(file: Path, further: Path) -> None:
    with pytest.raises(ConfigError, match="begins with http"):
        write_corrections(file, None, Corrections(url="ftp://x"), further=further)
    assert not file.with_name("story.txt.toml").exists()
    assert not further.exists()


def test_a_sidecar_with_a_fault_is_not_written_over(file: Path, further: Path) -> None:
    place = sidecar(file, "title = broken")
    with pytest.raises(ConfigError, match="is not TOML"):
        write_corrections(file, None, Corrections(title="New"), further=further)
    assert place.read_text() == "title = broken"


def test_a_folder_that_can_not_be_written_has_the_tree(
    file: Path, further: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = sidecar_files._write

    def refuse(place: Path, content: str) -> None:
        if place.parent == file.parent:
            raise PermissionError(13, "Permission denied")
        write(place, content)

    monkeypatch.setattr(sidecar_files, "_write", refuse)
    assert write_corrections(file, None, Corrections(title="T"), further=further) == further
    assert read_corrections(file, further=further) == Corrections(title="T")


def test_what_is_in_the_tree_is_corrected_there_since_it_wins(file: Path, further: Path) -> None:
    further.parent.mkdir()
    further.write_text('title = "tree"')
    assert write_corrections(file, None, Corrections(title="T"), further=further) == further
    assert read_corrections(file, further=further) == Corrections(title="T")


def test_no_place_to_write_is_an_error(file: Path, tmp_path: Path) -> None:
    long = file.with_name("x" * 252)
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    with pytest.raises(CorpusError, match="neither here nor to"):
        write_corrections(long, None, Corrections(title="T"), further=blocked / "a.toml")


def test_a_failed_write_leaves_the_old_whole(
    file: Path, further: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = sidecar(file, 'title = "Old"\n')

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CorpusError, match="No space left"):
        write_corrections(file, None, Corrections(title="New"), further=further)
    assert place.read_text() == 'title = "Old"\n'
    assert [entry.name for entry in sorted(file.parent.iterdir())] == ["story.txt", place.name]


def test_a_linked_sidecar_stays_a_link(file: Path, further: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text('title = "Old"\n')
    file.with_name("story.txt.toml").symlink_to(real)
    write_corrections(file, None, Corrections(title="New"), further=further)
    assert file.with_name("story.txt.toml").is_symlink()
    assert real.read_text() == 'title = "New"\n'
