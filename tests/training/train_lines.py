"""Learns what the features of a line are worth, from the pages of BRIEFING_EVALUATION_DATA.

    python -m tests.training.train_lines [--folds 4] [--write]

Lines of pages with a known body are labelled by it; lines of the other pages by the snippets
that belong to the article or do not, and what lies between them by the chain that goes
through all of them. ``--folds`` prints what comes out, all the rules of ``put_right``
included, on pages of sites that were not learned from; ``--write`` learns from all and writes
the weights. Nothing of the pages' text goes into the weights but which features are worth
what.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack

import briefing.articles
from briefing.articles.blocks import blocks_of
from briefing.articles.body import Layout, by_rules, put_right
from briefing.articles.chain import FIRST, LAST, STATES, STEPS, Learned
from briefing.articles.lines import features_of
from briefing.articles.titles import title_of
from briefing.readers import read_drafts
from briefing.records import Draft

WEIGHTS = Path(briefing.articles.__file__).with_name("line_weights.json")
RULES = 1.0  # what the rules' own word is worth beside the chain's
LEAST = -1.0  # what a line that is kept is worth at least
L2 = 3.0
FEWEST_PAGES = 3  # a feature is learned from so many pages at least
LEAST_WEIGHT = 0.03  # smaller ones are left out of the file
LONGEST_PAGE = 500  # lines a page that are learned from
WORD = re.compile(r"\w+")
NUMBERED = [(STATES.index(one), STATES.index(other)) for one, other in STEPS]
ARTICLE = STATES.index("article")
OTHERS = [number for number in range(len(STATES)) if number != ARTICLE]
NEVER = -1e4


@dataclass(frozen=True)
class Page:
    """A page's features, and a label for each line: 1 article, 0 not, -1 unknown."""

    site: str
    item: dict[str, Any]
    layout: Layout
    title: int | None
    features: list[list[str]]
    labels: list[int]


def pages_of(folder: Path) -> list[Page]:
    """Read and label the pages of the evaluation data."""
    pages = []
    for name, label in (("pages_dev", labels_by_body), ("metadata_dev", labels_by_snippets)):
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                item = json.loads(line)
                site = urlparse(item["url"]).netloc if "url" in item else f"{name} {number}"
                pages.append(page_of(item, site, label))
                if number % 8 == 0:
                    # Files differ in their blank lines: learn not to lean on them.
                    bare = dict(item, text=re.sub(r"\n\s*\n", "\n", item["text"]), bare=True)
                    pages.append(page_of(bare, site, label))
    return pages


def page_of(item: dict[str, Any], site: str, label: Any) -> Page:
    (draft,) = read_drafts("page.txt", content=item["text"].encode("utf-8", "replace"))
    assert isinstance(draft, Draft)
    layout = by_rules(blocks_of(draft.lines))
    found = title_of(layout)
    title = found.index if found else None
    stretch = layout.start, layout.end
    groups = features_of(
        layout.blocks, layout.kinds, layout.headers, stretch, frozenset(layout.body), title
    )
    return Page(
        site,
        item,
        layout,
        title,
        [[name for group in each for name in group] for each in groups],
        label([block.text for block in layout.blocks], item),
    )


def labels_by_body(texts: Sequence[str], item: dict[str, Any]) -> list[int]:
    """Label the lines by how much of each an alignment finds in the true body."""
    words = [WORD.findall(text.lower()) for text in texts]
    every = [word for line in words for word in line]
    body = WORD.findall(item["body"].lower())
    found = np.zeros(len(every))
    for match in SequenceMatcher(None, every, body, autojunk=False).get_matching_blocks():
        found[match.a : match.a + match.size] = 1
    labels, at = [], 0
    for line in words:
        labels.append(int(found[at : at + len(line)].mean() > 0.55) if line else -1)
        at += len(line)
    return labels


def labels_by_snippets(texts: Sequence[str], item: dict[str, Any]) -> list[int]:
    """Label the lines that hold a snippet, and the title as no part of the body."""
    wanted = [plain(snippet) for snippet in item["with"]]
    unwanted = [plain(snippet) for snippet in item["without"]]
    labels = []
    for text in texts:
        words = plain(text)
        good = any(snippet and snippet in words for snippet in wanted)
        bad = any(snippet and snippet in words for snippet in unwanted)
        titled = bool(words) and words == plain(item["title"])
        labels.append(0 if titled or (bad and not good) else 1 if good and not bad else -1)
    return labels


def plain(text: str | None) -> str:
    return " ".join(WORD.findall((text or "").lower()))


class Chains:
    """Pages side by side, for going along all of them at once."""

    def __init__(self, pages: Sequence[Page], known: dict[str, int]) -> None:
        self.pages = sorted(pages, key=lambda page: -len(page.labels[:LONGEST_PAGE]))
        self.matrix = vstack([matrix(page.features[:LONGEST_PAGE], known) for page in self.pages])
        self.lengths = [len(page.features[:LONGEST_PAGE]) for page in self.pages]
        self.begins = np.concatenate([[0], np.cumsum(self.lengths)])
        # The first lines of all pages, then the second ones of those that have two, …
        self.rounds = [
            self.begins[: sum(1 for length in self.lengths if length > place)] + place
            for place in range(max(self.lengths))
        ]
        labels = np.concatenate([page.labels[:LONGEST_PAGE] for page in self.pages])
        self.told = np.zeros((len(labels), len(STATES)))
        self.told[labels == 1] = NEVER
        self.told[labels == 1, ARTICLE] = 0
        self.told[labels == 0, ARTICLE] = NEVER

    def along(self, own: np.ndarray, steps: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """The sum of the pages' log partition, each line's share of states, the steps' counts."""
        change = np.full((len(STATES), len(STATES)), NEVER)
        for (one, other), worth in zip(NUMBERED, steps, strict=True):
            change[one, other] = worth
        first, last = (
            np.array([0.0 if state in allowed else NEVER for state in STATES])
            for allowed in (FIRST, LAST)
        )
        ahead, behind = np.empty_like(own), np.zeros_like(own)
        ends = self.begins[1:] - 1
        behind[ends] = last
        for place, at in enumerate(self.rounds):
            ahead[at] = own[at]
            if place:
                ahead[at] += added(ahead[at - 1][:, :, None] + change, 1)
            else:
                ahead[at] += first
        for after in self.rounds[:0:-1]:
            behind[after - 1] = added(change + (own[after] + behind[after])[:, None, :], 2)
        partition = added(ahead[ends] + last, 1)
        each = np.repeat(partition, self.lengths)
        share = np.exp(np.minimum(0, ahead + behind - each[:, None]))
        inner = np.ones(len(own), dtype=bool)
        inner[self.begins[:-1]] = False
        at = np.flatnonzero(inner)
        rest = own[at] + behind[at] - each[at][:, None]
        counts = [
            np.exp(ahead[at - 1, one] + change[one, other] + rest[:, other]).sum()
            for one, other in NUMBERED
        ]
        return float(partition.sum()), share, np.array(counts)


def added(logarithms: np.ndarray, axis: int) -> np.ndarray:
    """The logarithm of the sum of what these are the logarithms of."""
    most = logarithms.max(axis, keepdims=True)
    total: np.ndarray = most + np.log(np.exp(logarithms - most).sum(axis, keepdims=True))
    return total.squeeze(axis)


def matrix(features: Iterable[Iterable[str]], known: dict[str, int]) -> csr_matrix:
    begins, columns = [0], []
    for names in features:
        columns += [known[name] for name in names if name in known]
        begins.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, begins), shape=(len(begins) - 1, len(known)))


def learn(pages: Sequence[Page]) -> Learned:
    """What each feature, and each step of the chain, is worth: the likeliest, kept small by L2."""
    count = Counter(
        name for page in pages for name in sorted({n for names in page.features for n in names})
    )
    known = {
        name: number
        for number, name in enumerate(sorted(n for n, c in count.items() if c >= FEWEST_PAGES))
    }
    chains = Chains(pages, known)
    columns = chains.matrix.T.tocsr()
    size = len(known) * len(OTHERS)

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        own = np.zeros_like(chains.told)
        own[:, OTHERS] = chains.matrix @ vector[:size].reshape(-1, len(OTHERS))
        steps = vector[size:]
        free, share, counts = chains.along(own, steps)
        told, told_share, told_counts = chains.along(own + chains.told, steps)
        features = columns @ (share - told_share)[:, OTHERS]
        gradient = np.concatenate([features.ravel(), counts - told_counts])
        return free - told + L2 / 2 * vector @ vector, gradient + L2 * vector

    start = np.concatenate(
        [np.zeros(size), [0.0 if one == other else -1.0 for one, other in NUMBERED]]
    )
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 90}).x
    worth = np.round(found[:size].reshape(-1, len(OTHERS)), 2) + 0.0
    return Learned(
        features={
            name: tuple(worth[number].tolist())
            for name, number in known.items()
            if np.abs(worth[number]).max() >= LEAST_WEIGHT
        },
        steps={
            f"{one} to {other}": round(float(value), 2)
            for (one, other), value in zip(STEPS, found[size:], strict=True)
        },
        rules=RULES,
        least=LEAST,
    )


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def score(found: Sequence[tuple[Page, Learned]]) -> str:
    """Body F1, and which shares of the wanted and of the unwanted snippets are kept."""
    precision, recall = [], []
    count: Counter[str] = Counter()
    for page, learned in found:
        body = put_right(page.layout, page.title, learned).body
        text = "\n".join(page.layout.blocks[index].text for index in body)
        if "body" in page.item:
            have, want = shingles(text), shingles(page.item["body"])
            common = (have & want).total()
            precision.append(common / have.total() if text else 0.0)
            recall.append(common / want.total())
        else:
            words = plain(text)
            for part in ("with", "without"):
                count[part] += len(page.item[part])
                count[f"{part} kept"] += sum(plain(one) in words for one in page.item[part])
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return (
        f"body P {p:.4f} R {r:.4f} F1 {2 * p * r / (p + r):.4f}  wanted kept "
        f"{count['with kept'] / count['with']:.4f}  unwanted kept "
        f"{count['without kept'] / count['without']:.4f}"
    )


def fold_of(page: Page, folds: int) -> int:
    return int(hashlib.sha256(page.site.encode()).hexdigest(), 16) % folds


def write(learned: Learned) -> None:
    """Write what was learned, a feature a line: its worth above, in a gap and below."""
    rows = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(worth)}"
        for name, worth in sorted(learned.features.items())
    )
    steps = ",\n".join(f'"{name}": {value}' for name, value in learned.steps.items())
    WEIGHTS.write_text(
        f'{{\n"rules": {learned.rules},\n"least": {learned.least},\n'
        f'"steps": {{\n{steps}\n}},\n"features": {{\n{rows}\n}}\n}}\n',
        encoding="utf-8",
    )
    print(f"{len(learned.features)} features written to {WEIGHTS}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    pages = pages_of(Path(os.environ["BRIEFING_EVALUATION_DATA"]))
    if arguments.folds:
        found: list[tuple[Page, Learned]] = []
        for fold in range(arguments.folds):
            learned = learn([page for page in pages if fold_of(page, arguments.folds) != fold])
            found += [
                (page, learned)
                for page in pages
                if fold_of(page, arguments.folds) == fold and "bare" not in page.item
            ]
        for rules in (1.0, 1.5):
            for least in (-1.8, -1.6, -1.4, -1.2, -1.0, -0.8, -0.4):
                tried = [(page, replace(one, rules=rules, least=least)) for page, one in found]
                print(f"{rules:4} {least:5}  ", score(tried), flush=True)
    if arguments.write:
        write(learn(pages))


if __name__ == "__main__":
    main()
