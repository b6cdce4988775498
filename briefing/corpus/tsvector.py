"""The index of words on PostgreSQL: the same words as on SQLite, the same articles found,
and in the same order.

SQLite's tokenizer, which Python always has, makes the words here too, in memory; PostgreSQL
finds the articles by a GIN index of them, and BM25 is computed as FTS5 computes it. Only the
server's own bounds differ: it keeps 255 places of a word and 16,383 words of an article in
their order, so that of a very long text a phrase far down may be missed.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, text

from briefing.corpus.fts5 import BODY, MAKE, TITLE, Form
from briefing.corpus.schema import articles, searched

_FURTHEST = 16_383
_MOST_PLACES = 255
# Bytes: what a lexeme may have, and all those of an article; the server's bounds are higher.
_LONGEST_WORD, _MOST_BYTES = 1_000, 900_000
# BM25 as FTS5 has it (Robertson and Zaragoza 2009).
_K1, _B = 1.2, 0.75

_INSERT = (
    "INSERT INTO article_words (row, title, body, words) VALUES (%s, %s, %s, %s::text::tsvector)"
)


def make(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE article_words (row BIGINT PRIMARY KEY, title INTEGER NOT NULL, "
        "body INTEGER NOT NULL, words TSVECTOR NOT NULL)"
    )
    connection.exec_driver_sql(
        "CREATE INDEX article_words_by_word ON article_words USING gin (words)"
    )


def insert_rows(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index texts: each the number of its row, a title and a body."""
    counted = _words_of([(title, body) for _, title, body in rows])
    connection.exec_driver_sql(
        _INSERT,
        [
            (row, words.title, words.body, words.vector())
            for (row, _, _), words in zip(rows, counted, strict=True)
        ],
    )


def empty(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM article_words")


def best(
    connection: Connection,
    groups: Sequence[Sequence[Form]],
    unwanted: Sequence[Sequence[Form]],
    inside: Sequence[ColumnElement[bool]],
    limit: int,
) -> tuple[Sequence[str], int]:
    """The ids of the best articles, and how many match: one form of every group, none unwanted."""
    phrases = _phrases([form for group in (*groups, *unwanted) for form in group])
    wanted = [phrases[form] for group in groups for form in group if phrases[form].words]
    asked = [_any_of(phrases, group) for group in groups]
    if not all(asked):  # a term of no word at all is in no article
        return [], 0
    asked += [f"!{one}" for forms in unwanted if (one := _any_of(phrases, forms))]
    found = _matching(connection, " & ".join(asked), wanted, inside)
    if not found:
        return [], 0
    total, size = connection.execute(
        text("SELECT count(*), coalesce(sum(title + body), 0) FROM article_words")
    ).one()
    weights = [_weight(connection, phrase, total) for phrase in wanted]
    scores = {
        row.id: round(
            -sum(
                weight * row.score(phrase, float(size) / total)
                for phrase, weight in zip(wanted, weights, strict=True)
            ),
            4,
        )
        for row in found
    }
    # The last order first: by id, then the newest, then the best.
    found.sort(key=lambda row: row.id)
    found.sort(key=lambda row: row.newest.isoformat() if row.newest else "", reverse=True)
    found.sort(key=lambda row: scores[row.id])
    return [row.id for row in found[:limit]], len(found)


# --- what is indexed -------------------------------------------------------------------


@dataclass(slots=True)
class _Words:
    """The words of one article: their places, of the title first, and how many there are."""

    title: int
    body: int
    places: dict[str, list[str]]

    def vector(self) -> str:
        """The text form of a tsvector."""
        told, size = [], 0
        for word, places in self.places.items():
            size += len(word.encode()) + 2 * len(places) + 8
            if size > _MOST_BYTES:
                break
            told.append(f"{_quoted(word)}:{','.join(places[:_MOST_PLACES])}")
        return " ".join(told)


def _words_of(texts: Sequence[tuple[str, str]]) -> list[_Words]:
    titles: list[list[tuple[int, str]]] = [[] for _ in texts]
    bodies: list[list[tuple[int, str]]] = [[] for _ in texts]
    for number, column, place, word in _tokens(texts):
        (titles if column == "title" else bodies)[number].append((place, word))
    found = []
    for title, body in zip(titles, bodies, strict=True):
        places: dict[str, list[str]] = {}
        # No phrase goes on from the title to the text.
        after = len(title) + 2
        for start, letter, words in ((1, "A", title), (after, "", body)):
            for place, word in sorted(words):
                at = min(start + place, _FURTHEST)
                places.setdefault(word, []).append(f"{at}{letter}")
        found.append(_Words(title=len(title), body=len(body), places=places))
    return found


def _tokens(texts: Sequence[tuple[str, str]]) -> list[tuple[int, str, int, str]]:
    """Every word of some pairs of texts: the number of its pair, its column, its place."""
    with closing(sqlite3.connect(":memory:")) as tokenizer:
        tokenizer.execute(MAKE)
        tokenizer.execute("CREATE VIRTUAL TABLE words USING fts5vocab(article_words, instance)")
        tokenizer.executemany(
            "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)",
            [(number, title, body) for number, (title, body) in enumerate(texts)],
        )
        return [
            (number, column, place, word.encode()[:_LONGEST_WORD].decode(errors="ignore"))
            for word, number, column, place in tokenizer.execute(
                "SELECT term, doc, col, offset FROM words"
            )
        ]


def _quoted(word: str) -> str:
    return "'{}'".format(word.replace("\\", "\\\\").replace("'", "''"))


# --- what is asked ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of one form in their order; the last is but a beginning where that is set."""

    words: tuple[str, ...]
    beginning: bool

    def query(self) -> str:
        """The text form of a tsquery."""
        told = [_quoted(word) for word in self.words]
        return f"({' <-> '.join(told)}{':*' if self.beginning else ''})"

    def count(self, lexemes: Mapping[str, Mapping[int, bool]]) -> tuple[int, int]:
        """How often it stands in a title and in a text, by the places of the words."""
        *first, last = self.words
        ends: dict[int, bool] = {}
        for word, places in lexemes.items():
            if word == last or (self.beginning and word.startswith(last)):
                ends |= places
        at = [
            in_title
            for place, in_title in ends.items()
            if all(
                place - back in lexemes.get(word, {})
                for back, word in enumerate(reversed(first), 1)
            )
        ]
        return sum(at), len(at) - sum(at)


@dataclass(frozen=True, slots=True)
class _Match:
    """An article that was found, and where the words that were asked for stand in it."""

    id: str
    newest: datetime | None
    size: int
    lexemes: Mapping[str, Mapping[int, bool]]

    def score(self, phrase: _Phrase, average: float) -> float:
        in_title, in_body = phrase.count(self.lexemes)
        frequency = TITLE * in_title + BODY * in_body
        length = 1 - _B + _B * self.size / average
        return frequency * (_K1 + 1) / (frequency + _K1 * length)


def _phrases(forms: Sequence[Form]) -> dict[Form, _Phrase]:
    words: list[dict[int, str]] = [{} for _ in forms]
    for number, _, place, word in _tokens([(form, "") for form, _ in forms]):
        words[number][place] = word
    return {
        form: _Phrase(tuple(found[place] for place in sorted(found)), form[1])
        for form, found in zip(forms, words, strict=True)
    }


def _any_of(phrases: Mapping[Form, _Phrase], forms: Sequence[Form]) -> str:
    told = [phrases[form].query() for form in forms if phrases[form].words]
    return f"({' | '.join(told)})" if told else ""


def _matching(
    connection: Connection,
    asked: str,
    wanted: Sequence[_Phrase],
    inside: Sequence[ColumnElement[bool]],
) -> list[_Match]:
    """The articles that match, each with the places of the words that are wanted."""
    whole = sorted({word for phrase in wanted for word in phrase.words})
    begun = sorted({phrase.words[-1] for phrase in wanted if phrase.beginning})
    words = text(
        "LATERAL (SELECT lexeme, positions, weights FROM unnest(article_words.words) "
        "WHERE lexeme = ANY(:whole) OR EXISTS (SELECT 1 FROM unnest(CAST(:begun AS text[])) "
        "AS one WHERE starts_with(lexeme, one))) AS word"
    )
    query = (
        select(
            articles.c.id,
            func.coalesce(articles.c.wall, articles.c.instant).label("newest"),
            text("article_words.title + article_words.body AS size"),
            text("word.lexeme, word.positions, word.weights"),
        )
        .select_from(articles)
        .join(searched, articles.c.id == searched.c.article_id)
        .join(text("article_words"), text("searched.row = article_words.row"))
        .join(words, text("true"))
        .where(text("article_words.words @@ CAST(:asked AS tsquery)"), *inside)
    )
    found: dict[str, _Match] = {}
    for row in connection.execute(query, {"asked": asked, "whole": whole, "begun": begun}):
        match = found.setdefault(row.id, _Match(row.id, row.newest, row.size, {}))
        places = {
            place: weight == "A" for place, weight in zip(row.positions, row.weights, strict=True)
        }
        match.lexemes[row.lexeme] = places  # type: ignore[index]  # made above as a dict
    return list(found.values())


def _weight(connection: Connection, phrase: _Phrase, total: int) -> float:
    """How much a phrase counts: the rarer, the more."""
    query = text("SELECT count(*) FROM article_words WHERE words @@ CAST(:asked AS tsquery)")
    holding = connection.execute(query, {"asked": phrase.query()}).scalar_one()
    return max(math.log((total - holding + 0.5) / (holding + 0.5)), 1e-6)
