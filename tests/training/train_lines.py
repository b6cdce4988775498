"""Grows the trees that tell the lines of an article, from the pages of BRIEFING_EVALUATION_DATA.

    python -m tests.training.train_lines [--folds 4] [--write]

Lines of pages with a known body are labelled by it; lines of the other pages by the snippets
that belong to the article or do not. The trees of the second look learn from what trees that
had not seen a page's site said of it. ``--folds`` prints what comes out, all the rules of
``put_right`` included, on pages of sites that were not learned from;
``--write`` learns from all and writes the trees. Nothing of the pages' text goes into them.

Growing needs LightGBM (MIT licence); reading the trees needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

import numpy as np

import briefing.articles
from briefing.articles.blocks import blocks_of
from briefing.articles.body import Layout, by_rules, put_right, sight_of
from briefing.articles.lines import Seen, company_of, seen_of, table_of
from briefing.articles.titles import title_of
from briefing.articles.trees import DEEPEST, Forest, Learned, Tree, forest_of
from briefing.readers import read_drafts
from briefing.records import Draft

if TYPE_CHECKING:
    from briefing.articles.columns import Column, Columns

WEIGHTS = Path(briefing.articles.__file__).with_name("line_trees.json")
LEAST = 0.34  # the least chance of a line that is kept
INNER = 4  # parts of the pages, by site, that trees for the second look are told apart by
GROWING = {
    "objective": "binary",
    "num_leaves": 8,
    "max_depth": DEEPEST,
    "learning_rate": 0.1,
    "min_child_samples": 25,
    "lambda_l2": 5.0,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "num_threads": 1,
    "deterministic": True,
    "seed": 1,
    "verbose": -1,
}
TREES = 160
# What a line that a snippet labels counts; what a page with few lines is taken to have.
SNIPPET = 4.0
FEWEST_LINES = 40
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """A page, what is seen of its lines, and a label for each: 1 article, 0 not, -1 unknown."""

    site: str
    item: dict[str, Any]
    layout: Layout
    title: int | None
    seen: Seen
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
    return Page(
        site,
        item,
        layout,
        title,
        seen_of(sight_of(layout, title)),
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


def counts_of(page: Page) -> Column:
    """What each line of a page counts: long ones more, those of a long page less."""
    told = np.array(page.labels) >= 0
    if "body" in page.item:
        counts = np.asarray((0.6 + 0.4 * np.log1p(page.seen.words) / 3) * told, np.float64)
        counts = counts * (FEWEST_LINES / max(FEWEST_LINES, len(told)) ** 0.7)
    else:
        counts = np.asarray(SNIPPET * told, np.float64)
    return counts * (0.5 if "bare" in page.item else 1.0)


def grow(pages: Sequence[Page], columns: Sequence[Columns]) -> tuple[float, list[Tree]]:
    """Grow trees on the lines of these pages whose label is known."""
    names = sorted(columns[0])
    table = np.vstack([table_of(one, names) for one in columns])
    labels = np.concatenate([page.labels for page in pages])
    counts = np.concatenate([counts_of(page) for page in pages])
    told = labels >= 0
    lightgbm = import_module("lightgbm")  # needed here only, and by nothing that is shipped
    data = lightgbm.Dataset(table[told], labels[told], weight=counts[told])
    grown = lightgbm.train(GROWING, data, num_boost_round=TREES).dump_model()
    trees = [tree_of(one["tree_structure"], names) for one in grown["tree_info"]]
    return 0.0, trees


def tree_of(node: Mapping[str, Any], names: Sequence[str]) -> Tree:
    """A tree as it is written: name, number, the tree up to it, the tree beyond it."""
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 3)
    return [
        names[node["split_feature"]],
        float(f"{node['threshold']:.4g}"),
        tree_of(node["left_child"], names),
        tree_of(node["right_child"], names),
    ]


@dataclass(frozen=True)
class Grown:
    """The trees of both looks, as they are written."""

    first: tuple[float, list[Tree]]
    second: tuple[float, list[Tree]]

    def learned(self) -> Learned:
        return Learned(first=forest_of(*self.first), second=forest_of(*self.second), least=LEAST)


def learn(pages: Sequence[Page]) -> Grown:
    """Grow the trees of both looks; the second sees chances as a page of a new site gets them."""
    company: list[Columns] = [{} for _ in pages]
    for part in range(INNER):
        of_others = [page for page in pages if part_of(page) != part]
        forest = first_look(of_others)
        for number, page in enumerate(pages):
            if part_of(page) == part:
                seen = page.seen
                company[number] = company_of(seen, forest.chances(seen.columns))
    first = grow(pages, [page.seen.columns for page in pages])
    both = [page.seen.columns | other for page, other in zip(pages, company, strict=True)]
    return Grown(first, grow(pages, both))


def first_look(pages: Sequence[Page]) -> Forest:
    return forest_of(*grow(pages, [page.seen.columns for page in pages]))


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


def number_of(page: Page) -> int:
    return int(hashlib.sha256(page.site.encode()).hexdigest(), 16)


def part_of(page: Page) -> int:
    """The part of a page among those that are left, whatever the number of folds."""
    return number_of(page) // 1000 % INNER


def fold_of(page: Page, folds: int) -> int:
    return number_of(page) % folds


def write(grown: Grown) -> None:
    """Write what was grown, a tree a line."""
    looks = []
    for name, (start, trees) in (("first", grown.first), ("second", grown.second)):
        rows = ",\n".join(json.dumps(tree) for tree in trees)
        looks.append(f'"{name}": {{"start": {start}, "trees": [\n{rows}\n]}}')
    WEIGHTS.write_text(f'{{\n"least": {LEAST},\n' + ",\n".join(looks) + "\n}\n", encoding="utf-8")
    print(f"{len(grown.first[1]) + len(grown.second[1])} trees written to {WEIGHTS}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    pages = pages_of(Path(os.environ["BRIEFING_EVALUATION_DATA"]))
    if arguments.folds:
        found: list[tuple[Page, Learned]] = []
        for fold in range(arguments.folds):
            grown = learn([page for page in pages if fold_of(page, arguments.folds) != fold])
            learned = grown.learned()
            found += [
                (page, learned)
                for page in pages
                if fold_of(page, arguments.folds) == fold and "bare" not in page.item
            ]
        for least in (0.28, 0.3, 0.32, 0.34, 0.36, 0.38, 0.4, 0.44):
            tried = [(page, replace(one, least=least)) for page, one in found]
            print(f"{least:5}  ", score(tried), flush=True)
    if arguments.write:
        write(learn(pages))


if __name__ == "__main__":
    main()
