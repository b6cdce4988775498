"""Articles kept out of notes, sentences pinned and dropped: stated in sidecars, undone, refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.config import Settings
from tests.conftest import Run
from tests.factories_corpus import Bench, ReadOne, days

ASKED = "Kest has asked for a toll of four marks a lorry, and Orvia has offered two."


@pytest.mark.usefixtures("corpus")
def test_what_is_said_of_an_article_stands_in_its_sidecar(run: Run) -> None:
    run("ingest")
    assert run("articles", "exclude", "talks.txt").out.splitlines()[1].startswith("kept out")
    told = run("articles", "pin", "talks.txt", "toll of four marks").out
    assert told.startswith(f"pinned: {ASKED}\n")
    sidecar = Path("corpus/talks.txt.toml")
    assert sidecar.read_text() == f'exclude = true\npin = ["{ASKED}"]\n'
    Path(".briefing/corpus.db").unlink()
    run("ingest")
    with pipeline.corpus_of(Settings()) as stored:
        article = stored.find("talks.txt").article
    assert (article.excluded, article.pinned, article.dropped) == (True, (ASKED,), ())


@pytest.mark.usefixtures("corpus")
def test_what_was_said_is_taken_back_and_a_sentence_is_pinned_or_dropped(run: Run) -> None:
    run("ingest")
    run("articles", "exclude", "talks.txt")
    run("articles", "pin", "talks.txt", "toll")
    run("articles", "drop", "talks.txt", "toll")
    run("articles", "exclude", "talks.txt", "--undo")
    sidecar = Path("corpus/talks.txt.toml")
    assert sidecar.read_text() == f'exclude = false\npin = []\ndrop = ["{ASKED}"]\n'
    run("articles", "drop", "talks.txt", "toll", "--undo")
    assert "drop = []" in sidecar.read_text()


@pytest.mark.usefixtures("corpus")
def test_the_coverage_counts_what_staff_left_out(run: Run) -> None:
    run("ingest")
    before = json.loads(run("note", "2026", "--format", "json").out)["coverage"]
    run("articles", "exclude", "flood.txt")
    after = json.loads(run("note", "2026", "--format", "json").out)["coverage"]
    assert (before["excluded"], after["excluded"]) == (0, 1)
    assert after["read"] == before["read"]
    assert "1 left out by staff" in run("note", "2026", "--format", "text").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a toll of forty marks", "no sentence of talks.txt has ‘a toll of forty marks’"),
        ("the", "2 sentences of talks.txt have ‘the’"),
        (" ", "is empty"),
    ],
)
@pytest.mark.usefixtures("corpus")
def test_words_that_name_no_sentence_are_refused(run: Run, words: str, told: str) -> None:
    run("ingest")
    done = run("articles", "pin", "talks.txt", words)
    assert done.code == 1
    assert told in done.err
    assert not Path("corpus/talks.txt.toml").exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('exclude = "yes"', "takes true or false"),
        ('pin = "one sentence"', "takes a list of sentences"),
        ("drop = [3]", "takes a list of sentences"),
    ],
)
def test_a_sidecar_that_says_it_wrongly_is_named(
    corpus: Path, run: Run, line: str, told: str
) -> None:
    (corpus / "talks.txt.toml").write_text(line)
    assert told in run("ingest").out


def test_articles_that_came_after_their_period_was_over_are_late(tmp_path: Path) -> None:
    bench = Bench(tmp_path)

    def ingest(day: int) -> None:
        with bench.open() as corpus:
            now = datetime(2031, 5, day, 12, tzinfo=UTC)
            corpus.ingest(None, ReadOne([]), reader_version="1", now=now)

    bench.write("first.txt", "It was here from the first.", published="2031-04-20")
    ingest(12)
    bench.write("in-time.txt", "It is of this week.", published="2031-05-13")
    bench.write("late.txt", "It is of the week before.", published="2031-05-08")
    ingest(14)
    bench.write("later.txt", "It came the week after.", published="2031-05-08")
    ingest(20)
    with bench.open() as corpus:
        week = corpus.late_in(days("2031-05-12", 7))
        assert [row.path for row in week] == ["late.txt"]
        assert [row.path for row in corpus.late_in(days("2031-05-19", 7))] == ["later.txt"]
        assert corpus.late_in(days("2031-05-05", 7)) == ()
