"""What a note, an export and ``verify`` ask of the database: indices answer all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from briefing import pipeline
from briefing.config import Settings
from briefing.corpus.corpus import Corpus
from briefing.records import Budget, NoteRequest
from tests.factories_corpus import days, locator

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ARTICLE = """\
The port of Merin opens again

{day} September 2026

The port of Merin opened again on {day} September after a closure of {day} days, the
harbour master said in a statement to the shipping lines of the strait.

He thanked the crews of the {day} tugs for their work through the night of the storm.
"""


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """The statements that are sent to the database meanwhile, each with its values."""
    found: list[tuple[str, Any]] = []

    def keep(
        connection: Connection, cursor: Any, statement: str, values: Any, context: Any, many: bool
    ) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            found.append((statement, values))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", keep)


def plans(corpus: Corpus, statements: list[tuple[str, Any]]) -> dict[str, list[str]]:
    """How the database goes about each statement."""
    with corpus._database.reading() as connection:
        return {
            statement: [
                row[3]
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            ]
            for statement, values in statements
        }


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for day in range(1, 22):
        (folder / f"{day:02d}.txt").write_text(ARTICLE.format(day=day), encoding="utf-8")
    settings = Settings(corpus=folder, database=tmp_path / "corpus.db", jobs=1)
    with pipeline.corpus_of(settings, reading=[folder]) as found:
        pipeline.ingest(found, settings, None)
        yield found


def ask_note(corpus: Corpus) -> None:
    period = days("2026-09-07", 7)
    pipeline.period_note(corpus, period, NoteRequest(budget=Budget(words=100), now=NOW))
    corpus.rejected()


def ask_export(corpus: Corpus) -> None:
    corpus.first_and_last()
    corpus.days()


def ask_verify(corpus: Corpus) -> None:
    article = corpus.find("01.txt").article
    for id_, revision, path in (
        (article.id, article.sha256, article.path),
        ("0" * 12, article.sha256, article.path),
        ("0" * 12, "0" * 64, "elsewhere.txt"),
    ):
        corpus.look_up(locator(id_, revision, path))


@pytest.mark.parametrize("ask", [ask_note, ask_export, ask_verify])
def test_indices_answer_every_question(corpus: Corpus, ask: Any) -> None:
    with asked() as statements:
        ask(corpus)
    assert statements
    for statement, steps in plans(corpus, statements).items():
        # Where all rows have to be counted an index has them, without the texts.
        scans = [
            step
            for step in steps
            if step.startswith("SCAN")
            and "INDEX" not in step
            and step not in ("SCAN state", "SCAN migrations", "SCAN CONSTANT ROW")
        ]
        assert not scans, f"{scans} of {' '.join(statement.split())}"


def test_no_question_of_a_note_walks_all_articles(corpus: Corpus) -> None:
    with asked() as statements:
        ask_note(corpus)
    for statement, steps in plans(corpus, statements).items():
        walked = [step for step in steps if step.startswith("SCAN articles")]
        assert not walked, f"{walked} of {' '.join(statement.split())}"


@pytest.mark.parametrize("table", ["articles", "revisions"])
def test_a_note_reads_no_text_but_those_of_its_periods(corpus: Corpus, table: str) -> None:
    with asked() as statements:
        ask_note(corpus)
    texts = [one for one in statements if "revisions.text" in one[0]]
    assert texts
    for steps in plans(corpus, texts).values():
        assert any(step.startswith(f"SEARCH {table} USING") for step in steps)
