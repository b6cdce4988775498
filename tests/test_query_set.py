"""Queries on the sample corpus, with what a person would have them find.

Measured as in retrieval: precision and recall of the articles that answer a query, and the
share of the sentences chosen for it that stand in an article on the matter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing
from briefing import pipeline
from briefing.ranking.query import matches
from briefing.records import Document

SAMPLE = Path(__file__).parents[1] / "corpus" / "sample"

# Query → the articles that are about it, by a part of their file's name or their title.
QUERIES = {
    "herring": ("interkess_0924_herring", "norrava_fisheries", "maren_herring_talks"),
    '"grain strike" OR "grain handlers"': (
        "ledger-grain-strike",
        "port-merin-strike-ends",
        "Grain queue at Port Merin",
    ),
    "ferry inquiry": (
        "courant_havlinde_inquiry",
        "courant_valve",
        "courant_interim_report",
        "csta_harbour_rejects",
        "courant_compensation",
    ),
    "pipeline leak": (
        "interkess-pipeline-leak",
        "csta_delta_cleanup",
        "ledger_transovra_bill",
        "oil-flows-again",
        "ledger_lab_131_tonnes",
    ),
    "tunnel cost": ("audit-office-tunnel", "kessary_tunnel"),
    '"interim agreement" OR "interim deal" OR "interim accord"': (
        "interkess_ovra_deal",
        "ovra-interim-deal",
        "ledger-ovra-accord",
        "lodvenia_water_committee",
        "csta_monteverra_amdrup",
    ),
    "Dolna bridge": ("dolna_bridge", "ovt_dolna_gauge", "dolna_hospital"),
    "storms OR gales": ("csta_storm", "gale-ferries-back"),
    '"key rate"': ("lodvenia-rate",),
    "Maren population": ("maren-population",),
    "desalinating": ("lagresta-desalination",),
    "ferry -inquiry Sorrel": (),
}


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    files = sorted(SAMPLE.rglob("*.txt")) + sorted(SAMPLE.rglob("*.html"))
    return tuple(d for file in files for d in pipeline.read(file, file.name).documents)


def named(document: Document) -> str:
    return f"{document.article.path} {document.article.title}"


def test_queries_find_what_a_person_would(documents: tuple[Document, ...]) -> None:
    precisions, recalls = [], []
    for query, wanted in QUERIES.items():
        found = [named(d) for d in documents if matches(d, query)]
        right = [name for name in found if any(part in name for part in wanted)]
        precisions.append(len(right) / len(found) if found else 1.0)
        recalls.append(len(right) / len(wanted) if wanted else 1.0)
    assert sum(precisions) / len(precisions) >= 0.85
    assert sum(recalls) / len(recalls) >= 0.9


def test_what_is_chosen_for_a_query_is_about_it(documents: tuple[Document, ...]) -> None:
    names = {d.article.id: named(d) for d in documents}
    articles = [d.article for d in documents]

    def share(query: str, asked: str | None) -> float:
        chosen = briefing.summarize(articles, words=100, query=asked).sentences
        on_it = [s for s in chosen if any(part in names[s.article_id] for part in QUERIES[query])]
        return len(on_it) / len(chosen)

    asked_for = [query for query, wanted in QUERIES.items() if wanted]
    with_query = [share(query, query) for query in asked_for]
    without = [share(query, None) for query in asked_for]
    assert sum(with_query) / len(with_query) >= 0.9
    assert sum(without) / len(without) <= 0.3
