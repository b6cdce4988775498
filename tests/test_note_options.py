"""The options and settings of a note: length, languages, marking, lists, the coverage page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

PLACES = (
    *("Karsa", "Velm", "Lunde", "Tarvin", "Ostby", "Kest", "Sella", "Norvik"),
    *("Almen", "Brisk", "Corvo", "Dunmar", "Elst", "Falkby", "Grona", "Hultby"),
)
THINGS = (
    *("harbour", "library", "bridge", "school", "market", "theatre", "station", "museum"),
    *("hospital", "tunnel", "brewery", "lighthouse", "sawmill", "observatory", "dam", "prison"),
)


def article(number: int, *, day: int, publisher: str, place: str) -> str:
    """An article about an event of its own, of some hundred words."""
    thing = THINGS[number]
    return (
        f"{place} opens a new {thing} after {number + 2} years\n\n"
        f"{place}, {day} March 2026 ({publisher}): The town of {place} opened its {thing} number "
        f"{number} on Monday after {number + 2} years of work by the builders of Hall {number}.\n\n"
        f"The {thing} cost {number + 3} million marks, of which the province of {place} paid half "
        "from its fund for public buildings and the rest came from a loan.\n\n"
        f"Some {number + 1} hundred guests came to {place} for the day, and the school band of "
        f"{place} played in the square until the evening while it rained.\n\n"
        f"Work on the second wing of the {thing} will begin in the autumn of next year, and the "
        f"council of {place} expects it to take {number + 1} months.\n"
    )


@pytest.fixture
def many(folder: Path) -> Path:
    """Sixteen articles of one week by four publishers."""
    place = folder / "corpus"
    place.mkdir()
    papers = ("Harbour Post", "Tide Wire", "Vesk Gazette", "Coast Daily")
    for number in range(16):
        text = article(
            number, day=2 + number % 5, publisher=papers[number % 4], place=PLACES[number]
        )
        (place / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return place


def note(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("note", "2026-W10", "--format", "json", *arguments)
    assert done.code == 0, done.err
    told: dict[str, Any] = json.loads(done.out)
    return told


def key_points(told: dict[str, Any]) -> int:
    return len(told["sections"][0]["points"])


def words(told: dict[str, Any]) -> int:
    quoted = [one for s in told["sections"] for p in s["points"] for one in p["citations"]]
    return sum(len(told["citations"][number - 1]["quote"].split()) for number in quoted)


@pytest.mark.usefixtures("many")
def test_pages_give_words_and_key_points(run: Run) -> None:
    one, two = note(run, "--pages", "1"), note(run, "--pages", "2")
    assert (key_points(one), key_points(two)) == (3, 5)
    assert words(one) <= 350
    Path("briefing.toml").write_text("[note]\npages = 2\n")
    assert note(run) == two
    assert words(note(run, "--words", "100")) <= 100
    Path("briefing.toml").write_text("key_points = 4\n[note]\npages = 2\n")
    assert key_points(note(run)) == 4


@pytest.mark.usefixtures("many")
def test_a_template_says_what_a_page_holds(run: Run) -> None:
    run("templates", "copy", "note", "--to", "templates")
    short = Path("templates/note.md.j2")
    text = short.read_text().replace("{#\n", "{# A short note, 60 words a page.\n", 1)
    short.write_text(text)
    assert run("note", "2026-W10", "--pages", "1").code == 0
    one = run("note", "2026-W10", "--pages", "1").out
    assert one.count("\n[^") < run("note", "2026-W10").out.count("\n[^")


@pytest.mark.usefixtures("many")
def test_no_more_than_ten_titles_are_listed_and_the_rest_is_counted(run: Run) -> None:
    told = note(run, "--sentences", "1")
    (also,) = [section for section in told["sections"] if section["kind"] == "also"]
    assert (len(also["articles"]), also["more"]) == (10, 5)
    shown = run("note", "2026-W10", "--sentences", "1").out
    assert "5 further articles." in shown


@pytest.mark.usefixtures("many")
def test_what_the_office_puts_on_a_note_stands_in_it(run: Run) -> None:
    options = (
        *("--marking", "OFFICIAL", "--prepared-by", "Strait Unit"),
        *("--prepared-for", "The Director", "--comment", "--coverage-page"),
    )
    for format_ in ("md", "html", "text"):
        shown = run("note", "2026-W10", "--format", format_, *options).out
        for words_ in ("OFFICIAL", "Strait Unit", "The Director"):
            assert words_ in shown, format_
    shown = run("note", "2026-W10", *options).out
    assert "## Comment" in shown
    assert "### Files read (16)" in shown
    Path("briefing.toml").write_text('[note]\nmarking = "OFFICIAL"\ncoverage_page = true\n')
    shown = run("note", "2026-W10", "--no-coverage-page").out
    assert shown.startswith("**OFFICIAL**")
    assert "Files read" not in shown


def test_articles_in_other_languages_are_named_and_not_quoted(many: Path, run: Run) -> None:
    (many / "fr.txt").write_text(
        "La ville de Karsa ouvre son école\n\n2026-03-04\n\n"
        "La ville de Karsa a ouvert mercredi sa nouvelle école, qui accueillera trois cents élèves "
        "dès le mois de septembre.\n\nLe maire a remercié les ouvriers et les parents d’élèves "
        "qui avaient soutenu ce projet pendant quatre ans.\n",
        encoding="utf-8",
    )
    told = note(run)
    (other,) = [s for s in told["sections"] if s["heading"] == "In other languages"]
    assert other["kind"] == "also"
    assert not any(one["path"] == "fr.txt" for one in told["citations"])
    Path("briefing.toml").write_text('[note]\nlanguages = ["en", "fr"]\n')
    assert "In other languages" not in [s["heading"] for s in note(run)["sections"]]


@pytest.mark.usefixtures("many")
def test_excluded_articles_are_counted_and_pinned_sentences_are_in(run: Run) -> None:
    run("ingest")
    run("articles", "exclude", "03.txt")
    run("articles", "pin", "15.txt", "guests came")
    told = note(run, "--words", "60")
    assert told["coverage"]["excluded"] == 1
    assert told["coverage"]["read"] == 16
    assert any("guests came" in p["text"] for s in told["sections"] for p in s["points"])
    assert "1 left out by staff" in run("note", "2026-W10").out


@pytest.mark.usefixtures("many")
def test_a_picture_counts_articles_a_day(run: Run) -> None:
    assert "<svg" in run("note", "2026-W10", "--format", "html").out
    assert "<svg" not in run("note", "2026-W10", "--format", "html", "--no-chart").out
