"""Desks: what a table may say, and which articles a desk's note tells of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.config import Settings, load_settings
from briefing.config.filenames import portable
from briefing.errors import ConfigError
from briefing.records import Budget, Desk, Document, House
from briefing.telling import relevant
from tests.factories_ranking import document


def loaded(folder: Path, content: str) -> Settings:
    (folder / "briefing.toml").write_text(content, encoding="utf-8")
    return load_settings(folder, {}, {})


def test_a_desk_holds_what_its_table_says(tmp_path: Path) -> None:
    settings = loaded(
        tmp_path,
        '[desks.harbours]\ntitle = "Harbours desk"\nquery = "ferry OR port"\n'
        'languages = ["EN", "de"]\npublishers = "Harbour Post"\ntemplate = "house.docx"\n'
        'formats = ["docx"]\npages = 2\nmarking = "OFFICIAL"\nprepared_by = "I. Holm"\n'
        'prepared_for = "the Director"\nfolder = "share/harbours"\nmethod = "centroid"\n'
        'comment = true\npaper = "Letter"\nendnotes = true\n'
        "[desks.valleys]\nsentences = 4\n",
    )
    harbours, valleys = settings.desks
    assert (harbours.name, harbours.title, harbours.query) == (
        "harbours",
        "Harbours desk",
        "ferry OR port",
    )
    assert (harbours.languages, harbours.publishers) == (("en", "de"), ("Harbour Post",))
    assert harbours.folder == Path("share/harbours")
    assert (harbours.pages, harbours.key_points) == (2, None)
    house = harbours.house(House(marking="INTERNAL", prepared_by="Office"))
    assert (house.marking, house.prepared_by, house.prepared_for, house.desk) == (
        "OFFICIAL",
        "I. Holm",
        "the Director",
        "Harbours desk",
    )
    assert (house.comment, house.endnotes, house.paper) == (True, True, "letter")
    assert valleys == Desk(name="valleys", title="valleys", sentences=4)
    assert valleys.budget == Budget(sentences=4)
    office = House(marking="INTERNAL", comment=True, paper="letter")
    assert valleys.house(office) == replace(office, desk="valleys")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("desks = 3", "'desks': expected a table"),
        ("[desks]\nasia = 3", "'desks.asia': expected a table"),
        ("[desks.asia]\ncolour = 1", "'desks.asia.colour': no such setting of a desk; known: ti"),
        ("[desks.asia]\nwords = 0", "'desks.asia.words': expected a number of 1 or more"),
        ("[desks.asia]\nwords = true", "'desks.asia.words': expected a number"),
        ("[desks.asia]\nwords = 9\npages = 1", "'desks.asia.pages': a note has one length"),
        ("[desks.asia]\nquery = ' '", "'desks.asia.query': expected a text"),
        ("[desks.asia]\nlanguages = ['english']", "'desks.asia.languages': expected the two"),
        ("[desks.asia]\nformats = []", "'desks.asia.formats': expected a text or a list"),
        ("[desks.asia]\npaper = 'a5'", "'desks.asia.paper': expected a4 or letter"),
        ("[desks.asia]\ncomment = 'yes'", "'desks.asia.comment': expected true or false"),
        ("[desks.asia]\nfolder = '~nobody-has-this-name/x'", "'desks.asia.folder'"),
        ("[desks.Asia]\n[desks.asia]", "differs from desks.Asia only in case"),
        ("[desks.'Île']\n[desks.'I\u0302le']", "differs from desks.Île only in case"),
        ("[desks.con]", "keeps for a device"),
        ("[desks.'COM1.east']", "keeps for a device"),
        ("[desks.'asia.']", "begins or ends with a dot"),
        ("[desks.'..']", "begins or ends with a dot"),
        ("[desks.'a/b']", "file names can not have"),
        ('[desks."a\\u0007"]', "file names can not have"),
        ('[desks."a\\u202eb"]', "file names can not have"),
        ("[desks.'Manifest.json']", "a file that lies beside"),
        ("[desks.' asia']", "white space at an end"),
        (f"[desks.{'a' * 81}]", "longer than 80 bytes"),
    ],
)
def test_a_wrong_desk_is_named_with_its_key(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, content)
    assert "briefing.toml" in str(caught.value)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("ferry late", "ferry late"),
        ("漁業 2031", "漁業 2031"),
        ("10:30 talks?", "10_30 talks_"),
        ("aux", "_aux"),
        ("NUL.txt", "_NUL.txt"),
        ("console", "console"),
        ("the end. ", "the end__"),
        ("a\u202etxt\x07", "a_txt_"),
    ],
)
def test_a_files_name_is_one_that_every_system_takes(name: str, taken: str) -> None:
    assert portable(name) == taken
    assert portable(taken) == taken


def article(name: str, **stated: str | None) -> Document:
    plain = document(name, "The ferry was late.")
    return replace(plain, article=replace(plain.article, **stated))  # type: ignore[arg-type]  # texts all


@pytest.mark.parametrize(
    ("languages", "publishers", "told"),
    [
        ((), (), "abcd"),
        (("en",), (), "acd"),  # d has no language that anybody could tell
        (("de", "fr"), (), "bd"),
        ((), ("harbour post",), "ad"),
        ((), ("The Lunde Bote", "nobody"), "b"),
        (("en",), ("Lunde Bote",), ""),
    ],
)
def test_a_desk_is_told_of_its_languages_and_publishers(
    languages: tuple[str, ...], publishers: tuple[str, ...], told: str
) -> None:
    documents = [
        article("a", language="en", publisher="Harbour Post"),
        article("b", language="de", publisher="LB", publisher_name="The Lunde Bote"),
        article("c", language="en", publisher=None),
        article("d", language=None, publisher="HP", publisher_name="Harbour Post"),
    ]
    found = relevant(documents, None, languages=languages, publishers=publishers)
    assert "".join(document.article.id for document in found) == told
