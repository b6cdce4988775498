"""Learns what the features of a line are worth, from the pages of BRIEFING_EVALUATION_DATA.

    python -m tests.training.train_lines [--folds 4] [--write]

Lines of pages with a known body are labelled by it; lines of the other pages by the snippets
that belong to the article or do not, and what lies between them by the chain that goes
through all of them. ``--folds`` prints what comes out on
pages of sites that were not learned from, ``--write`` learns from all and writes the
weights. Nothing of the pages' text goes into the weights but which features are worth what.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack

import briefing.articles
from briefing.articles.blocks import blocks_of
from briefing.articles.body import by_rules
from briefing.articles.lines import features_of
from briefing.readers import read_drafts
from briefing.records import Draft

WEIGHTS = Path(briefing.articles.__file__).with_name("line_weights.json")
RULES = 1.0  # what the rules' own word is worth beside the chain's
LEAST = -1.0  # what a line that is kept is worth at least
L2 = 4.0
FEWEST_PAGES = 3  # a feature is learned from so many pages at least
LEAST_WEIGHT = 0.05  # smaller ones are left out of the file
LONGEST_PAGE = 500  # lines a page that are learned from
WORD = re.compile(r"\w+")
CHAIN = ("stay", "leave", "enter", "first", "last")
NEVER = -1e4


@dataclass(frozen=True)
class Page:
    """A page's features, and a label for each line: 1 article, 0 not, -1 unknown."""

    site: str
    item: dict[str, Any]
    texts: list[str]
    features: list[list[str]]
    labels: list[int]
    rules: np.ndarray


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
    texts = [block.text for block in layout.blocks]
    body = frozenset(layout.body)
    features = features_of(
        layout.blocks, layout.kinds, layout.headers, (layout.start, layout.end), body
    )
    rules = np.array([1.0 if index in body else -1.0 for index in range(len(texts))])
    return Page(site, item, texts, list(features), label(texts, item), rules)


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

    def __init__(self, pages: Sequence[Page], known: dict[str, int], labelled: bool) -> None:
        self.pages = sorted(pages, key=lambda page: -len(page.texts[:LONGEST_PAGE]))
        if not labelled:
            self.pages = sorted(pages, key=lambda page: -len(page.texts))
        longest = LONGEST_PAGE if labelled else None
        self.matrix = vstack([matrix(page.features[:longest], known) for page in self.pages])
        self.lengths = [len(page.features[:longest]) for page in self.pages]
        self.begins = np.concatenate([[0], np.cumsum(self.lengths)])
        self.steps = [
            self.begins[: sum(1 for length in self.lengths if length > step)] + step
            for step in range(max(self.lengths))
        ]
        size = self.begins[-1]
        self.out, self.inside = np.zeros(size), np.zeros(size)
        if labelled:
            labels = np.concatenate([page.labels[:longest] for page in self.pages])
            self.out[labels == 1] = NEVER
            self.inside[labels == 0] = NEVER

    def along(
        self, out: np.ndarray, inside: np.ndarray, chain: np.ndarray
    ) -> tuple[float, np.ndarray, np.ndarray]:
        """The sum of the pages' log partition, each line's odds as a share, the chain's counts."""
        stay, leave, enter, first, last = chain
        to_out, to_in = np.empty_like(out), np.empty_like(out)
        from_out, from_in = np.zeros_like(out), np.full_like(out, last)
        for step, at in enumerate(self.steps):
            if step:
                before = at - 1
                to_out[at] = out[at] + np.logaddexp(to_out[before], to_in[before] + leave)
                to_in[at] = inside[at] + np.logaddexp(to_out[before] + enter, to_in[before] + stay)
            else:
                to_out[at], to_in[at] = out[at], inside[at] + first
        for step in range(len(self.steps) - 2, -1, -1):
            after = self.steps[step + 1]
            at = after - 1
            next_out, next_in = out[after] + from_out[after], inside[after] + from_in[after]
            from_out[at] = np.logaddexp(next_out, enter + next_in)
            from_in[at] = np.logaddexp(leave + next_out, stay + next_in)
        ends = self.begins[1:] - 1
        partition = np.logaddexp(to_out[ends], to_in[ends] + last)
        each = np.repeat(partition, self.lengths)
        share = np.exp(np.minimum(0, to_in + from_in - each))
        inner = np.ones(len(out), dtype=bool)
        inner[self.begins[:-1]] = False
        at = np.flatnonzero(inner)
        before = at - 1
        counts = np.array(
            [
                np.exp(to_in[before] + stay + inside[at] + from_in[at] - each[at]).sum(),
                np.exp(to_in[before] + leave + out[at] + from_out[at] - each[at]).sum(),
                np.exp(to_out[before] + enter + inside[at] + from_in[at] - each[at]).sum(),
                share[self.begins[:-1]].sum(),
                share[ends].sum(),
            ]
        )
        return float(partition.sum()), share, counts


def matrix(features: Iterable[Iterable[str]], known: dict[str, int]) -> csr_matrix:
    begins, columns = [0], []
    for names in features:
        columns += [known[name] for name in names if name in known]
        begins.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, begins), shape=(len(begins) - 1, len(known)))


def learn(pages: Sequence[Page]) -> tuple[dict[str, int], np.ndarray]:
    """What each feature, and then each step of the chain, is worth."""
    count = Counter(
        name for page in pages for name in sorted({n for names in page.features for n in names})
    )
    known = {
        name: number
        for number, name in enumerate(sorted(n for n, c in count.items() if c >= FEWEST_PAGES))
    }
    chains = Chains(pages, known, labelled=True)
    columns = chains.matrix.T.tocsr()

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        own, chain = chains.matrix @ vector[:-5], vector[-5:]
        free, share, counts = chains.along(np.zeros_like(own), own, chain)
        told, told_share, told_counts = chains.along(chains.out, own + chains.inside, chain)
        gradient = np.concatenate([columns @ (share - told_share), counts - told_counts])
        return free - told + L2 / 2 * vector @ vector, gradient + L2 * vector

    found = minimize(
        loss, np.zeros(len(known) + 5), jac=True, method="L-BFGS-B", options={"maxiter": 90}
    )
    return known, found.x


def odds(
    pages: Sequence[Page], known: dict[str, int], vector: np.ndarray
) -> list[tuple[Page, np.ndarray]]:
    """The logarithm of each line's odds."""
    chains = Chains(pages, known, labelled=False)
    own = chains.matrix @ vector[:-5]
    _, share, _ = chains.along(np.zeros_like(own), own, vector[-5:])
    share = np.clip(share, 1e-9, 1 - 1e-9)
    every = np.log(share / (1 - share))
    return [
        (page, every[begin:end])
        for page, begin, end in zip(
            chains.pages, chains.begins[:-1], chains.begins[1:], strict=True
        )
    ]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def score(found: Sequence[tuple[Page, np.ndarray]], rules: float, least: float) -> str:
    """Body F1, and which shares of the wanted and of the unwanted snippets are kept."""
    precision, recall = [], []
    count: Counter[str] = Counter()
    for page, value in found:
        if "bare" in page.item:
            continue
        kept = value + rules * page.rules > least
        text = "\n".join(one for one, keep in zip(page.texts, kept, strict=True) if keep)
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


def write(known: dict[str, int], vector: np.ndarray) -> None:
    learned = {
        "chain": {
            **{name: round(float(v), 2) for name, v in zip(CHAIN, vector[-5:], strict=True)},
            "rules": RULES,
            "least": LEAST,
        },
        "features": {
            name: round(float(vector[number]), 2)
            for name, number in sorted(known.items())
            if abs(vector[number]) >= LEAST_WEIGHT
        },
    }
    WEIGHTS.write_text(json.dumps(learned, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(learned['features'])} weights written to {WEIGHTS}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    pages = pages_of(Path(os.environ["BRIEFING_EVALUATION_DATA"]))
    if arguments.folds:
        found = []
        for fold in range(arguments.folds):
            rest = [page for page in pages if fold_of(page, arguments.folds) != fold]
            held_out = [page for page in pages if fold_of(page, arguments.folds) == fold]
            found += odds(held_out, *learn(rest))
        print("rules alone  ", score([(p, p.rules * 0) for p, _ in found], 1.0, 0.0))
        for rules in (0.0, 1.0, 2.0):
            for least in (-2.0, -1.5, -1.0, -0.5, 0.0):
                print(f"{rules:4} {least:5}  ", score(found, rules, least), flush=True)
    if arguments.write:
        write(*learn(pages))


if __name__ == "__main__":
    main()
